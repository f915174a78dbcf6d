"""What messages look like: HTML is made and escaped here and in the catalogues, nowhere else.

Each function gives blocks: pieces that belong together on a phone's screen and are never cut in two if they fit.
"""

from handlers.render.edition import render_edition
from handlers.render.excerpts import render_excerpts
from handlers.render.html import Packed, pack_blocks, plain, shortened, split_blocks, units
from handlers.render.lists import render_articles, render_draft
from handlers.render.parts import View
from handlers.render.questions import question_text
from handlers.render.story import render_story

__all__ = [
    "Packed",
    "View",
    "pack_blocks",
    "plain",
    "question_text",
    "render_articles",
    "render_draft",
    "render_edition",
    "render_excerpts",
    "render_story",
    "shortened",
    "split_blocks",
    "units",
]
