"""Reading from the web without being turned against the server Kabar runs on.

- `addresses` - which addresses are public, in whatever way they are written.
- `guard` - resolves a host once, checks what it means, and connects to exactly that.
- `unpacking` - compressed answers, counted while they are unpacked.
- `fetcher` - the whole way: redirects, limits, and reasons for what fails.
"""
