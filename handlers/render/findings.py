"""What the archive says about a text that somebody sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from digest.checking import Finding
from digest.model import Article, Claim, Story
from handlers.render.parts import LINE, View, one_line, quoted, voice

CLAIM = 200  # characters of the text's own sentence
QUOTE = 220  # characters of an article's
QUOTES = 3  # under one heading
CLAIMS = 6  # of one text that are answered


def render_findings(view: View, claims: int, findings: Sequence[Finding], stories: Sequence[Story]) -> list[Markup]:
    """Each claim with who says the same, who says otherwise and what it was at other times; then what is not known."""
    if not findings:
        return [view.t("check-nothing")]
    articles = {article.id: article for story in stories for article in story.articles}
    shown = findings[:CLAIMS]
    blocks = [view.t("check-head"), *(_finding(view, finding, articles) for finding in shown)]
    if len(findings) > len(shown):
        blocks.append(view.t.count("check-found-more", len(findings) - len(shown)))
    if claims > len(findings):
        blocks.append(view.t.count("check-rest", claims - len(findings)))
    numbers = Markup(" ").join(Markup("/story_{}").format(story.id) for story in stories)
    return [*blocks, view.t("check-more", stories=numbers)]


def _finding(view: View, finding: Finding, articles: Mapping[int, Article]) -> Markup:
    lines = [Markup("<b>“{}”</b>").format(one_line(finding.claim.quote.strip('"“” '), CLAIM))]
    for heading, claims in (
        ("check-same", finding.same),
        ("check-other", finding.other),
        ("check-moved", finding.moved),
    ):
        there = [claim for claim in claims if claim.article_id in articles]
        if there:
            lines += [view.t(heading), *(_quote(view, claim, articles[claim.article_id]) for claim in there[:QUOTES])]
        if len(there) > QUOTES:
            lines.append(view.t.count("and-more", len(there) - QUOTES))
    return LINE.join(lines)


def _quote(view: View, claim: Claim, article: Article) -> Markup:
    return Markup("▸ {}\n— {}").format(quoted(claim.quote, article, QUOTE), voice(view, claim, article))
