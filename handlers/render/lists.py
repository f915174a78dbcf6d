"""The newest articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from digest.model import Article
from handlers.render.parts import View, one_line, outlet


def render_articles(view: View, articles: Sequence[Article], stories: Mapping[int, int]) -> list[Markup]:
    """The blocks of the newest articles, the newest first; `stories` has their stories' numbers."""
    return [view.t("latest-title"), *(_article(view, article, stories.get(article.id)) for article in articles)]


def _article(view: View, article: Article, story_id: int | None) -> Markup:
    title = one_line(article.title or article.text, 160)
    story = Markup(" · /story_{}").format(story_id) if story_id else ""
    return Markup("<b>{}</b>\n{}, {}{}").format(title, outlet(view, article), view.day(article.published_at), story)
