"""What a search found: passages with their matched words in bold."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from handlers.render.parts import View, outlet
from storage.search import Excerpt, SearchResult

EXCERPT = 350  # characters of an excerpt
LEAD = 80  # characters kept before the first matched word when an excerpt is cut


def render_excerpts(view: View, query: str, result: SearchResult, *, first: int = 1) -> list[Markup]:
    """The blocks of a page of excerpts, the first of them number `first`."""
    total = view.t.number(result.total) + ("+" if result.beyond else "")
    head = view.t.count("sources-found", result.total, query=query, total=total)
    return [head, *(_excerpt(view, number, excerpt) for number, excerpt in enumerate(result.excerpts, start=first))]


def _excerpt(view: View, number: int, excerpt: Excerpt) -> Markup:
    article = excerpt.article
    return Markup("{}. {}\n— {}, {}").format(
        number, highlighted(excerpt), outlet(view, article), view.day(article.published_at)
    )


def highlighted(excerpt: Excerpt) -> Markup:
    """The passage with its matched words in bold, cut round the first of them if it is long."""
    text = excerpt.passage.text
    marks = _joined(text, excerpt.highlights)
    start = max(0, marks[0][0] - LEAD) if marks and len(text) > EXCERPT else 0
    start = text.find(" ", start) + 1 if start else 0
    end = min(len(text), start + EXCERPT)
    html = Markup("…") if start else Markup("")
    at = start
    for low, high in marks:
        if at <= low and high <= end:
            html += escape(text[at:low]) + Markup("<b>{}</b>").format(text[low:high])
            at = high
    html += escape(text[at:end]) + ("…" if end < len(text) else "")
    return Markup(" ".join(html.split()))  # noqa: S704 - escaped above


def _joined(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The marks, those with nothing but blanks between them made one: "Korea" "Utara" is one name."""
    joined: list[tuple[int, int]] = []
    for low, high in marks:
        if joined and not text[joined[-1][1] : low].strip():
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return joined
