"""Who tells what a text says is not so: a plain "not", or "fake", against those who tell or have verified it.

Only for a text of somebody's own, which is asked about: people write "there are no soldiers in …" and "that video is
fake". Between articles such pairs are mostly about two things, or two days.
"""

from __future__ import annotations

from collections.abc import Iterator

from digest.language.nouns import NEGATED
from digest.language.stances import AHEAD, FAKE, UNREAL
from digest.model import Status
from digest.relations.material import Material, Told, alike
from digest.relations.verification import checkable, verified

_SHORT = 16  # words of a text's sentence; of a longer one nobody knows what its "not" is about
_ALL = 0.999  # share of what the text's sentence tells that the other must tell
_FEWEST = 2  # stems that both tell
_MOST = 6  # claims against one, likest first: what everybody tells need not be told by all


def rebuttals(material: Material) -> Iterator[tuple[Told, Told]]:
    """The claims of the text, each with a claim that tells the opposite, likest first."""
    for mine in material.fresh:
        if len(mine.words) > _SHORT or mine.claim.quantities:
            continue
        if mine.has(FAKE):
            yield from ((mine, other) for other in material.told if _has_verified(mine, other))
        elif len(NEGATED.findall(mine.folded)) == 1:
            against = [other for other in _telling(material, mine) if _tells_it(mine, other)]
            yield from ((mine, other) for other in against[:_MOST])


def _has_verified(mine: Told, other: Told) -> bool:
    """Whether somebody has verified the very thing that is called a fake."""
    return _others(mine, other) and bool(checkable(mine) & checkable(other)) and verified(other)


def _telling(material: Material, mine: Told) -> list[Told]:
    """The claims that tell all that one of the text tells but for its "not"."""
    keys = [word.key for word in mine.words if not NEGATED.fullmatch(word.plain) and not word.number]
    telling = {key for key in keys if material.weights.get(key)}
    if len(telling) < _FEWEST:
        return []
    found = [material.told[order] for order in material.telling(telling, _ALL * material.weight(telling))]
    return sorted(found, key=lambda other: (-alike(mine, other), other.order))


def _tells_it(mine: Told, other: Told) -> bool:
    """Whether it is told as a fact, and not as what is planned, wished for or denied."""
    ahead = any(AHEAD.search(other.folded, 0, word.start) for word in other.words if word.key in mine.keys)
    stated = other.claim.status in (Status.ASSERTED, Status.CONFIRMED)
    return _others(mine, other) and stated and not (ahead or other.has(NEGATED) or other.has(UNREAL))


def _others(mine: Told, other: Told) -> bool:
    return mine.article.id != other.article.id
