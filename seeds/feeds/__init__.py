"""Feeds: where new articles announce themselves.

- `parsing` - RSS, Atom and JSON Feed become one shape; `finding` - the feeds a page names; `opml` - lists of feeds.
- `reading` - asking a feed for what is new, politely (conditions, robots.txt); `timing` - when to ask again.
- `entries` - one entry of a feed becomes an article.
"""
