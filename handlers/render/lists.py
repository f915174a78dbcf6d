"""The newest articles, and a draft as it was understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from digest.model import Article
from handlers.render.html import shortened
from handlers.render.parts import LINE, View, one_line, outlet


def render_articles(view: View, articles: Sequence[Article], stories: Mapping[int, int]) -> list[Markup]:
    """The blocks of the newest articles, the newest first; `stories` has their stories' numbers."""
    return [view.t("latest-title"), *(_article(view, article, stories.get(article.id)) for article in articles)]


def _article(view: View, article: Article, story_id: int | None) -> Markup:
    title = one_line(article.title or article.text, 160)
    story = Markup(" · /story_{}").format(story_id) if story_id else ""
    return Markup("<b>{}</b>\n{}, {}{}").format(title, outlet(view, article), view.day(article.published_at), story)


def render_draft(view: View, article: Article) -> Markup:
    """What was understood of a draft: title, outlet, date, language, first line."""
    first = next((line for line in article.text.splitlines() if line.strip() and line.strip() != article.title), None)
    fields = {
        "draft-title": Markup("<b>{}</b>").format(one_line(article.title, 160) or "—"),
        "draft-outlet": outlet(view, article),
        "draft-date": view.day(article.published_at),
        "draft-language": view.t.language_name(article.language),
    }
    if first is not None:  # a single line is its own title
        fields["draft-first-line"] = escape(shortened(" ".join(first.split()), 200))
    return LINE.join([view.t("draft-head"), *(view.t(key, value=value) for key, value in fields.items())])
