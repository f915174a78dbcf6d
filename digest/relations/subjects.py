"""Whether two noun phrases mean one thing: one head, nobody's on one side only, no modifiers that differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digest.language.contrasts import STILL
from digest.language.nouns import CALENDAR
from digest.language.subjects import AMOUNTS, ASIDE, JOINED, OWNER, POSSESSIVE, PREPOSITION, TITLES, VERB
from digest.relations.material import Told, Word

_SAYS = 1.0  # rarity from which a word tells one thing from another: "first", "back", "anak"


@dataclass(frozen=True, eq=False)
class Phrase:
    """The telling words of a noun phrase in order."""

    words: tuple[Word, ...]
    head: Word
    owners: frozenset[str]  # stems that something in it belongs to ("the mayor's dog")
    leading: tuple[Word, ...]  # words before the first preposition

    @property
    def keys(self) -> frozenset[str]:
        """Its stems but for titles and amounts, if there are others."""
        telling = frozenset(word.key for word in self.words if word.plain not in TITLES | AMOUNTS)
        return telling or frozenset(word.key for word in self.words)


def phrases(told: Told, start: int, end: int) -> list[Phrase]:
    """The phrases between these offsets, up to the first verb: the thing, and behind commas what else it is called."""
    text = told.folded
    verb = next((match for match in VERB.finditer(text, start, end) if telling(told, start, match.start())), None)
    last = verb.start() if verb else end
    found = []
    first = start
    for end_of in (*JOINED.finditer(text, start, last), None):
        until = end_of.start() if end_of else last
        if not ASIDE.match(text, first, until) and (phrase := _phrase(told, first, until)):
            found.append(phrase)
        first = end_of.end() if end_of else last
    return found


def telling(told: Told, start: int, end: int) -> tuple[Word, ...]:
    """The words between these offsets that tell one thing from another."""
    rarities = told.sentence.rarities
    return tuple(
        word
        for word in told.words
        if start <= word.start
        and word.end <= end
        and not word.number
        and word.plain not in STILL
        and word.plain not in CALENDAR
        and rarities.get(word.key, 0.0) >= _SAYS
    )


def _phrase(told: Told, start: int, end: int) -> Phrase | None:
    found = telling(told, start, end)
    if not found:
        return None
    goes_on = PREPOSITION.search(told.folded, found[0].end, end)
    leading = tuple(word for word in found if not goes_on or word.end <= goes_on.start())
    head = leading[-1 if told.article.language == "en" else 0]
    owners = [word for word in found if OWNER.search(word.plain) or POSSESSIVE.match(told.folded, word.end)]
    return Phrase(found, head, frozenset(word.key for word in owners), leading)


def one_thing(a: Sequence[Phrase], b: Sequence[Phrase]) -> bool:
    """Whether two things are one; where both are called twice, what they are called first decides."""
    if len(a) > 1 and len(b) > 1:
        return _same(a[0], b[0])
    return any(_same(one, other) for one in a for other in b)


def _same(a: Phrase, b: Phrase) -> bool:
    one, two = a.keys, b.keys
    if not (one <= two or two <= one):
        return False
    if (a.owners & two) != (b.owners & one):
        return False
    return a.head.key == b.head.key or _called_so(a, b) or _called_so(b, a)


def _called_so(short: Phrase, long: Phrase) -> bool:
    """Whether the longer only has titles before the shorter's head ("Bupati Sela Mandika", "Sela Mandika")."""
    place = next((number for number, word in enumerate(long.leading) if word.key == short.head.key), 0)
    if long.leading[place].key in long.owners:
        return False
    before = [word.plain for word in long.leading[:place]]
    titled = short.head.capital and short.head.plain not in TITLES and all(word in TITLES for word in before)
    return bool(before) and (titled or all(word in AMOUNTS for word in before))


def names_among(told: Told, words: Iterable[Word]) -> frozenset[str]:
    """The stems of the names among some words, but for who speaks."""
    without = CALENDAR | TITLES | set(told.speaker.split())
    return frozenset(word.key for word in words if word.capital and word.start and word.plain not in without)
