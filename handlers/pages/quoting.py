"""A quote where it stands: its sentence, the quote marked in it, and the sentences around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from digest.model import Article, Claim
from handlers.pages.sheets import Quotation
from handlers.render import shortened
from storage.sentences import Sentence

AROUND = 240  # characters of a sentence before or after: enough to see what the quote is about, not the article
OWN = 400  # of the quote's own sentence on either side of it


class Quoting:
    """Puts the claims of some articles back where they stand."""

    def __init__(self, articles: Iterable[Article], sentences: Mapping[int, Sequence[Sentence]]) -> None:
        self._articles = {article.id: article for article in articles}
        self._sentences = sentences

    def all(self, claims: Iterable[Claim]) -> tuple[Quotation, ...]:
        """The quotations of claims; those whose article is not among ours are left out."""
        return tuple(self._quotation(claim) for claim in claims if claim.article_id in self._articles)

    def _quotation(self, claim: Claim) -> Quotation:
        article = self._articles[claim.article_id]
        text = article.title if claim.in_title else article.text
        sentences = [each for each in self._sentences.get(article.id, ()) if each.in_title == claim.in_title]
        own = [n for n, each in enumerate(sentences) if each.start < claim.end and claim.start < each.end]
        if not own or text[claim.start : claim.end] != claim.quote:
            return Quotation(article, claim, _folded(claim.quote))
        first, last = sentences[own[0]], sentences[own[-1]]
        return Quotation(
            article=article,
            claim=claim,
            quote=_folded(claim.quote),
            lead=_up_to(text[min(first.start, claim.start) : claim.start]),
            tail=_from(text[claim.end : max(last.end, claim.end)]),
            before=_ending(_neighbour(text, sentences, own[0] - 1, first), AROUND),
            after=_beginning(_neighbour(text, sentences, own[-1] + 1, last), AROUND),
        )


def _neighbour(text: str, sentences: Sequence[Sentence], index: int, beside: Sentence) -> str:
    """The sentence at that place, if it is in the same paragraph."""
    if not 0 <= index < len(sentences) or sentences[index].paragraph != beside.paragraph:
        return ""
    return text[sentences[index].start : sentences[index].end]


def _up_to(text: str) -> str:
    """What comes before the quote in its sentence; a blank between them stays one."""
    return _ending(text, OWN) + " " * text[-1:].isspace()


def _from(text: str) -> str:
    return " " * text[:1].isspace() + _beginning(text, OWN)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _beginning(text: str, length: int) -> str:
    return shortened(_folded(text), length)


def _ending(text: str, length: int) -> str:
    """The end of a text, marked where something was cut off."""
    folded = _folded(text)
    if len(folded) <= length:
        return folded
    return "…" + folded[-length:].partition(" ")[2]
