"""From what was typed to what may be meant: each word gains forms, stage by stage, the surest first."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapidfuzz.distance import JaroWinkler

from storage.search import affixes
from storage.search.aliases import Aliases, Name
from storage.search.vocabulary import Vocabulary
from storage.search.words import CAPITALS_MARK

# What a form takes off a word's full weight.
ALIAS, KIN, RESPELT, PER_EDIT, BEGUN, ALIKE = 0.05, 0.1, 0.15, 0.2, 0.3, 0.5
UNLIKELY = 0.3  # of what Jaro-Winkler finds unlike in a misspelling: the likelier of two guesses comes first

MAX_FORMS = 40  # of one word in one stage; the likeliest are kept
ONE_EDIT_FROM = 4  # letters; in shorter words an edit makes another word
TWO_EDITS_FROM = 6
SURELY_TWO_FROM = 7  # shorter words are widened so far only if nothing else was found
SAME_SKELETON_FROM = 6  # letters of a known word that may still be a respelling of another
BEGINNING_FROM = 4
SURE_ROOT = 6  # letters of a root that one other form is proof enough of
ALIKE_SCORE = 0.88  # Jaro-Winkler


@dataclass(slots=True)
class Unit:
    """A word of the query, or several that are one name, with the forms under which it counts as found."""

    words: Name
    forms: dict[Name, float] = field(default_factory=dict)  # form → what it takes off
    known: bool = True  # the archive spells it that way

    def gain(self, forms: dict[Name, float]) -> int:
        """Add forms it does not have yet, after those it has; how many."""
        before = len(self.forms)
        self.forms |= {name: penalty for name, penalty in forms.items() if name not in self.forms}
        return len(self.forms) - before


def read_units(words: Name, aliases: Aliases, vocabulary: Vocabulary) -> list[Unit]:
    """The query's words as units; neighbours that the alias table knows as one name become one."""
    units: list[Unit] = []
    position = 0
    for start, end, _ in [*aliases.within(words), (len(words), len(words), None)]:
        units += [_unit((word,), vocabulary) for word in words[position:start]]
        if end > start:
            units.append(_unit(words[start:end], vocabulary))
        position = end
    return units


def _unit(words: Name, vocabulary: Vocabulary) -> Unit:
    there = all(word in vocabulary or word[-1] == CAPITALS_MARK for word in words)
    known = all(word in vocabulary for word in words)
    return Unit(words, {words: 0.0} if there else {}, known)


def meant(unit: Unit, aliases: Aliases, vocabulary: Vocabulary) -> dict[Name, float]:
    """What a unit means beside what was typed: other names, other forms, other spellings; the surest first."""
    forms = dict.fromkeys(sorted(aliases.groups.get(unit.words, ())), ALIAS)
    word = _single(unit)
    if word is None:
        return forms
    kin, spelt = _kin(word, vocabulary), (_respelt if unit.known else _misspelt)(word, vocabulary)
    both = {name: kin[name] / 2 for name in kin if spelt.get(name, 1) < 2 * PER_EDIT}  # a slip in another form
    return spelt | kin | both | forms


def guessed(unit: Unit, vocabulary: Vocabulary) -> dict[Name, float]:
    """Two edits wherever they are, for a query that has found nothing."""
    word = _single(unit)
    anyway = word is not None and not unit.known and len(word) >= TWO_EDITS_FROM
    return _near(word, vocabulary.near(word, 2, anywhere=True)) if word is not None and anyway else {}


def resembling(unit: Unit, vocabulary: Vocabulary) -> dict[Name, float]:
    """The last resort: words it may be the beginning of, and words that look alike."""
    word = _single(unit)
    if word is None or len(word) < BEGINNING_FROM:
        return {}
    if unit.known:
        return _near(word, vocabulary.near(word, 1))
    found: dict[Name, float] = {(begun,): BEGUN for begun in vocabulary.beginning(word, MAX_FORMS)}
    for match, _ in vocabulary.alike(word, 5, JaroWinkler.similarity, ALIKE_SCORE):
        found.setdefault((match,), ALIKE)
    return found


def _kin(word: str, vocabulary: Vocabulary) -> dict[Name, float]:
    """Other forms of its root that the archive knows, and other transliterations."""
    family = {word}
    for root in affixes.roots(word):
        known = vocabulary.among(affixes.forms(root))
        if root in vocabulary or len(known - {word}) > 1 or len(root) >= SURE_ROOT:
            family |= known
    found = family.union(vocabulary.sounding(word)) - {word}
    return dict.fromkeys([(form,) for form in sorted(found)[:MAX_FORMS]], KIN)


def _respelt(word: str, vocabulary: Vocabulary) -> dict[Name, float]:
    """Of a word that the archive knows: spellings that sound the same but for a vowel."""
    if len(word) < SAME_SKELETON_FROM:
        return {}
    near = vocabulary.respelt(word, 1 if len(word) < SURELY_TWO_FROM else 2)
    return {(found,): RESPELT for found in sorted(near) if found != word}


def _misspelt(word: str, vocabulary: Vocabulary) -> dict[Name, float]:
    if len(word) < ONE_EDIT_FROM:
        return {}
    return _near(word, vocabulary.near(word, 1 if len(word) < SURELY_TWO_FROM else 2))


def _near(word: str, near: list[tuple[str, int]]) -> dict[Name, float]:
    """The nearest spellings, the likeliest kept: people get the beginning of a word right."""
    found = [(distance, -JaroWinkler.similarity(word, match), match) for match, distance in near]
    found.sort()
    return {
        (match,): PER_EDIT * distance + UNLIKELY * (1 + likeness)
        for distance, likeness, match in found[:MAX_FORMS]
        if distance
    }


def _single(unit: Unit) -> str | None:
    """Its word, if it is one plain word; a number with another digit is another number."""
    word = unit.words[0]
    plain = len(unit.words) == 1 and word[-1] != CAPITALS_MARK and not any(map(str.isdigit, word))
    return word if plain else None
