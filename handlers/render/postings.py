"""What an inline query offers for posting into any chat: excerpts and articles, as lines of a list and as messages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from digest.model import Article
from handlers.render.excerpts import highlighted
from handlers.render.parts import View, one_line, outlet
from storage.search import Excerpt

TITLE = 100  # characters of a line in the list


@dataclass(frozen=True, slots=True)
class Posting:
    """One result."""

    title: str
    description: str  # below it in the list
    html: Markup  # the message


def excerpt_posting(view: View, excerpt: Excerpt) -> Posting:
    """A passage with its matched words in bold, and where it stands."""
    return _posting(view, excerpt.article, one_line(excerpt.passage.text, TITLE), highlighted(excerpt))


def article_posting(view: View, article: Article) -> Posting:
    """An article's title, and where it stands."""
    title = one_line(article.title or article.text, TITLE)
    return _posting(view, article, title, Markup("<b>{}</b>").format(title))


def _posting(view: View, article: Article, title: str, html: Markup) -> Posting:
    day = view.day(article.published_at)
    source = outlet(view, replace(article, url=None)).striptags()
    return Posting(title, f"{source}, {day}", Markup("{}\n— {}, {}").format(html, outlet(view, article), day))
