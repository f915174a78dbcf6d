"""A web page becomes an article: its text without what stands around it, and what the page says about itself.

- `head` - what a page says about itself: title, outlet, address, kind; `structured` - the part of it in JSON-LD.
- `moments` - dates as pages write them.
- `pruning` - links to other articles, comments and notices go before the text is taken.
- `furniture` - lines of sites' own programs that stand in the text.
- `signs` - pages that are no article, or not the whole of one: each kind has its reason.
"""

from seeds.pages.parsing import Elsewhere, parse_page

__all__ = ["Elsewhere", "parse_page"]
