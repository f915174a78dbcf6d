"""Where articles come from: the starter articles, the outlets, and the readers that turn files into an `Article`.

A file goes through three stages, one module each:

1. `letters` - bytes become text: the right encoding, nothing invisible, no binary.
2. `frontmatter`, `pages`, `lines` - what the format itself says: details (title, outlet, date …) and the text.
3. `making` - details and text become an `Article`; what nobody said is read from the text or stays unknown.

`files` puts them together for callers; every refusal is an `Unreadable` with a reason.
"""
