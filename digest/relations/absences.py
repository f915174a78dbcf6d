"""Figures of nought: where a sentence says that nobody was hurt, or that there was nobody on board."""

from __future__ import annotations

import re

from digest.language.absence import EMPTY_SEATS, NOBODY, STATES, UNSURE
from digest.model import Quantity
from digest.relations.material import Told
from digest.relations.sentences import Sentence, remembered

_NEAR = 60  # characters either side in which a word says that it is not known, or only hoped
_MEASURES = {word: measures.split() for measures, words in STATES.items() for word in words.split()}


def absences(told: Told) -> list[Quantity]:
    """What a claim says there was none of, as quantities of nought; what is unit and measure of one is that of others.

    The words that say so are the qualifier.
    """
    offset = told.claim.start
    people, passengers = ("people", "passengers") if told.article.language == "en" else ("orang", "penumpang")
    return [
        Quantity(
            0.0,
            0.0,
            offset + start,
            offset + end,
            unit=passengers if measure == "carried" else people,
            measure=measure,
            qualifier=told.claim.quote[slice(*words)],
        )
        for start, end, measure, words in _absent(told.sentence)
    ]


Absent = tuple[int, int, str, tuple[int, int]]  # start, end, measure; where the words are that say so


@remembered
def _absent(item: Sentence) -> list[Absent]:
    if not (item.has(NOBODY) or item.has(EMPTY_SEATS)):
        return []
    found = [(match, _states(match)) for match in NOBODY.finditer(item.folded)]
    found += [(match, ["carried"]) for match in EMPTY_SEATS.finditer(item.folded)]
    return [
        # each measure has a start of its own, by which its figure is known; the nought is the "no" alone
        (match.start() + number, match.start() + len(match[0].split()[0]), measure, match.span())
        for match, measures in found
        if not _unsure(item.folded, match)
        for number, measure in enumerate(measures)
    ]


def _states(match: re.Match[str]) -> list[str]:
    """What did not happen to anybody, each once; the last word says it best: "korban jiwa" are dead, not hurt."""
    told = [words.split() for words in match.groupdict().values() if words]
    best = [next((word for word in reversed(words) if word in _MEASURES), "") for words in told]
    return list(dict.fromkeys(measure for word in best for measure in _MEASURES.get(word, ())))


def _unsure(text: str, match: re.Match[str]) -> bool:
    return UNSURE.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR) is not None
