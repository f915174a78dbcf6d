"""What messages look like: HTML is made and escaped here and in the catalogues, nowhere else.

Each function gives blocks: pieces that belong together on a phone's screen and are never cut in two if they fit.
"""

from handlers.render.chart import describe_chart, draw_chart
from handlers.render.conflicts import conflict_line, render_conflict, render_why, why_head
from handlers.render.drafts import render_draft
from handlers.render.edition import render_edition
from handlers.render.excerpts import render_excerpts
from handlers.render.findings import render_findings
from handlers.render.html import LIMIT, Packed, pack_blocks, pages_of, plain, shortened, split_blocks, units
from handlers.render.lists import render_articles
from handlers.render.parts import View
from handlers.render.postings import Posting, article_posting, excerpt_posting
from handlers.render.questions import question_text
from handlers.render.story import render_speaker, render_story, speaker_head, story_head

__all__ = [
    "LIMIT",
    "Packed",
    "Posting",
    "View",
    "article_posting",
    "conflict_line",
    "describe_chart",
    "draw_chart",
    "excerpt_posting",
    "pack_blocks",
    "pages_of",
    "plain",
    "question_text",
    "render_articles",
    "render_conflict",
    "render_draft",
    "render_edition",
    "render_excerpts",
    "render_findings",
    "render_speaker",
    "render_story",
    "render_why",
    "shortened",
    "speaker_head",
    "split_blocks",
    "story_head",
    "units",
    "why_head",
]
