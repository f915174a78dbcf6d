"""Wire copies: articles of one story that are mostly the same text, told by one witness.

Sentences are compared as they stand, letters and digits only: an agency's text is reprinted with another title, another
first line and fewer paragraphs, hardly ever with other words. Exact sentences need no sketch (MinHash) and no library:
a story's articles are few, and one look-up a sentence finds all that share it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from digest.model import Article, Claim

_SHARED = 0.6  # of the shorter article's sentences, from which one of the two is a copy
_FEWEST = 3  # sentences that an article must have to be judged
_LETTERS = 80  # of a sentence that are compared


def witnesses_of(articles: Sequence[Article], claims: Iterable[Claim]) -> Mapping[int, str]:
    """Who counts as the independent source of each article: a copy's is that of the text it copies.

    Args:
        articles: of one story, the earliest first; of two copies the earlier is the original.
        claims: of these articles.
    """
    sentences: dict[int, set[str]] = {article.id: set() for article in articles}
    for claim in claims:
        if not claim.in_title and claim.article_id in sentences:
            sentences[claim.article_id].add(_letters(claim.quote))
    holders: dict[str, list[int]] = {}
    found: dict[int, str] = {}
    for article in articles:
        mine = sentences[article.id]
        common = Counter(other for sentence in mine for other in holders.get(sentence, ()))
        originals = [other for other in found if _copied(common[other], len(mine), len(sentences[other]))]
        found[article.id] = found[originals[0]] if originals else article.witness
        for sentence in mine:
            holders.setdefault(sentence, []).append(article.id)
    return found


def _copied(common: int, one: int, other: int) -> bool:
    fewer = min(one, other)
    return fewer >= _FEWEST and common >= _SHARED * fewer


def _letters(quote: str) -> str:
    return "".join(filter(str.isalnum, quote.casefold()))[:_LETTERS]
