"""Public pages: the evidence for a story, a conflict or an edition, for whoever is given the link.

`finding` reads what is public of the archive into `sheets`; `html`, `data` (JSON) and `atom` put the same sheet into
words. Nothing here knows chats, readers or moderators; `bot.web.pages` has the addresses.
"""

from handlers.pages.atom import feed_of
from handlers.pages.data import data_of
from handlers.pages.finding import find_conflict, find_edition, find_story
from handlers.pages.html import Address, Notice, render_about, render_notice, render_sheet, style
from handlers.pages.language import preferred
from handlers.pages.sheets import Sheet

__all__ = [
    "Address",
    "Notice",
    "Sheet",
    "data_of",
    "feed_of",
    "find_conflict",
    "find_edition",
    "find_story",
    "preferred",
    "render_about",
    "render_notice",
    "render_sheet",
    "style",
]
