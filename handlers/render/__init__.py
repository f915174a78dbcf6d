"""What messages look like: HTML is made and escaped here and in the catalogues, nowhere else.

Each function gives blocks: pieces that belong together on a phone's screen and are never cut in two if they fit.
"""

from handlers.render.chart import describe_chart, draw_chart, far_end, named, near_end, who_of, written
from handlers.render.conflicts import (
    conflict_line,
    how_sure,
    question,
    reasons,
    render_conflict,
    render_why,
    undisputed,
    why_head,
)
from handlers.render.drafts import render_draft
from handlers.render.edition import render_edition
from handlers.render.excerpts import render_excerpts
from handlers.render.findings import render_findings
from handlers.render.html import LIMIT, Packed, pack_blocks, pages_of, plain, shortened, split_blocks, units
from handlers.render.lists import render_articles
from handlers.render.parts import View, on_page, one_line, web_address
from handlers.render.postings import Posting, article_posting, excerpt_posting
from handlers.render.questions import question_text
from handlers.render.story import (
    Voice,
    claims_of,
    render_said,
    render_speaker,
    render_story,
    said_head,
    speaker_head,
    speaker_key_of,
    speaker_voices,
    story_head,
    story_voices,
)

__all__ = [
    "LIMIT",
    "Packed",
    "Posting",
    "View",
    "Voice",
    "article_posting",
    "claims_of",
    "conflict_line",
    "describe_chart",
    "draw_chart",
    "excerpt_posting",
    "far_end",
    "how_sure",
    "named",
    "near_end",
    "on_page",
    "one_line",
    "pack_blocks",
    "pages_of",
    "plain",
    "question",
    "question_text",
    "reasons",
    "render_articles",
    "render_conflict",
    "render_draft",
    "render_edition",
    "render_excerpts",
    "render_findings",
    "render_said",
    "render_speaker",
    "render_story",
    "render_why",
    "said_head",
    "shortened",
    "speaker_head",
    "speaker_key_of",
    "speaker_voices",
    "split_blocks",
    "story_head",
    "story_voices",
    "undisputed",
    "units",
    "web_address",
    "who_of",
    "why_head",
    "written",
]
