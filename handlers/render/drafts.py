"""A draft as it was understood, and what publishing it would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from digest.model import Article, Conflict
from handlers.render.html import shortened
from handlers.render.parts import LINE, View, one_line, outlet
from handlers.render.questions import question_text

if TYPE_CHECKING:
    from handlers.desk.foreseeing import Outlook

TITLE = 160  # characters
FIRST_LINES = 300  # characters of the text
QUESTIONS = 3  # of the conflicts it would raise
COPIES = 3  # articles named that are nearly the same


def render_preview(view: View, article: Article, outlook: Outlook) -> list[Markup]:
    """Two blocks: what was understood, and what would come of it."""
    return [render_draft(view, article), _outlook(view, outlook)]


def field_value(view: View, article: Article, name: str) -> Markup:
    """What one field of an article is now."""
    values = {
        "title": escape(one_line(article.title, TITLE)),
        "outlet": escape(one_line(article.outlet or view.t.plain("outlet-unknown"), TITLE)),
        "url": escape(one_line(article.url or "–", TITLE)),
        "date": escape(view.day(article.published_at)),
        "language": escape(view.t.language_name(article.language)),
        "text": escape(one_line(article.text, TITLE)),
    }
    return values[name]


def render_draft(view: View, article: Article) -> Markup:
    """What was understood of an article that is not stored: title, outlet, date, language, first lines."""
    fields = {
        "draft-title": Markup("<b>{}</b>").format(one_line(article.title, TITLE) or "—"),
        "draft-outlet": outlet(view, article),
        "draft-date": view.day(article.published_at),
        "draft-language": view.t.language_name(article.language),
    }
    first = _first_lines(article)
    if first:  # a single line is its own title
        fields["draft-first-line"] = escape(shortened(first, FIRST_LINES))
    return LINE.join([view.t("draft-head"), *(view.t(key, value=value) for key, value in fields.items())])


def _first_lines(article: Article) -> str:
    lines = (" ".join(line.split()) for line in article.text.splitlines())
    return " ".join(line for line in lines if line and line != article.title)


def _outlook(view: View, outlook: Outlook) -> Markup:
    """How many claims, which story, near-copies, conflicts."""
    lines = [view.t.count("draft-claims", outlook.claims)]
    if outlook.known is not None:
        key = "draft-known-removed" if outlook.known_removed else "draft-known"
        lines.append(view.t(key, article=outlook.known))
        return LINE.join(lines)
    if outlook.story_id is None:
        lines.append(view.t("draft-new-story"))
    else:
        headline = one_line(outlook.headline, TITLE)
        lines.append(view.t("draft-joins", story=outlook.story_id, headline=headline))
    names = [
        f"/articles_{copy.id} ({one_line(copy.outlet or view.t.plain('outlet-unknown'), 60)})"
        for copy in outlook.copies[:COPIES]
    ]
    if names:
        lines.append(view.t("draft-copies", articles=", ".join(names)))
    if outlook.conflicts:
        lines.append(view.t.count("draft-conflicts", len(outlook.conflicts)))
        lines += [_conflict(view, conflict) for conflict in outlook.conflicts[:QUESTIONS]]
    else:
        lines.append(view.t("draft-no-conflict"))
    return LINE.join(lines)


def _conflict(view: View, conflict: Conflict) -> Markup:
    sides = " / ".join(one_line(side.position, 80) for side in conflict.sides)
    return Markup("• {} {}").format(question_text(conflict.question, view.t.language), sides)
