"""From what was typed to what may be meant: each word gains forms, stage by stage, the surest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import JaroWinkler

from storage.search import affixes
from storage.search.aliases import Aliases, Name
from storage.search.vocabulary import Vocabulary
from storage.search.words import CAPITALS_MARK, skeleton

# What a form takes off a word's full weight.
ALIAS, KIN, RESPELT, PER_EDIT, BEGUN, ALIKE = 0.05, 0.1, 0.15, 0.2, 0.3, 0.5

MAX_FORMS = 40  # of one word in one stage; the likeliest are kept
ONE_EDIT_FROM = 4  # letters; in shorter words an edit makes another word
TWO_EDITS_FROM = 5
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

    def gain(self, forms: dict[Name, float]) -> list[Name]:
        """Add forms it does not have yet; those."""
        new = [name for name in forms if name not in self.forms]
        self.forms.update({name: forms[name] for name in new})
        return new

    def only(self, name: Name) -> Unit:
        """The same unit in one of its forms."""
        return Unit(self.words, {name: self.forms[name]}, self.known)


@dataclass(frozen=True, slots=True)
class Stage:
    """A way to widen a unit; `resort`: only for a query that has found nothing yet."""

    name: str
    widen: Callable[[Unit, Vocabulary], dict[Name, float]]
    resort: bool = False


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
    return Unit(words, {words: 0.0}, all(word in vocabulary for word in words))


def stages(aliases: Aliases) -> Iterator[Stage]:
    """The stages after the exact one, in order."""
    yield Stage("alias", lambda unit, _: dict.fromkeys(sorted(aliases.groups.get(unit.words, ())), ALIAS))
    yield Stage("kin", _kin)
    yield Stage("one edit", _one_edit)
    yield Stage("two edits", _two_edits)
    yield Stage("two edits in short words", _two_edits_anyway, resort=True)
    yield Stage("anything like it", _anything, resort=True)


def _kin(unit: Unit, vocabulary: Vocabulary) -> dict[Name, float]:
    """Other forms of its root that the archive knows, and other transliterations."""
    word = _single(unit)
    if word is None:
        return {}
    family = {word}
    for root in affixes.roots(word):
        known = vocabulary.among(affixes.forms(root))
        if root in vocabulary or len(known - {word}) > 1 or len(root) >= SURE_ROOT:
            family |= known
    found = vocabulary.sounding([word]) | family
    found.discard(word)
    return dict.fromkeys([(form,) for form in sorted(found)[:MAX_FORMS]], KIN)


def _one_edit(unit: Unit, vocabulary: Vocabulary) -> dict[Name, float]:
    word = _single(unit)
    if word is None or len(word) < ONE_EDIT_FROM:
        return {}
    if not unit.known:
        return _near(word, 1, vocabulary)
    if len(word) < SAME_SKELETON_FROM:
        return {}
    bones = skeleton(word)
    near = _near(word, 1 if len(word) < SURELY_TWO_FROM else 2, vocabulary)
    return {name: RESPELT for name in near if skeleton(name[0]) == bones}


def _two_edits(unit: Unit, vocabulary: Vocabulary) -> dict[Name, float]:
    word = _single(unit)
    long = word is not None and not unit.known and len(word) >= SURELY_TWO_FROM
    return _near(word, 2, vocabulary) if word is not None and long else {}


def _two_edits_anyway(unit: Unit, vocabulary: Vocabulary) -> dict[Name, float]:
    word = _single(unit)
    return _near(word, 2, vocabulary) if word and not unit.known and len(word) >= TWO_EDITS_FROM else {}


def _anything(unit: Unit, vocabulary: Vocabulary) -> dict[Name, float]:
    """The whole vocabulary: words it may be the beginning of, and words that look alike."""
    word = _single(unit)
    if word is None or len(word) < BEGINNING_FROM:
        return {}
    if unit.known:
        return _near(word, 1, vocabulary)
    found: dict[Name, float] = {(begun,): BEGUN for begun in vocabulary.beginning(word, MAX_FORMS)}
    for match, _ in vocabulary.alike(word, 5, JaroWinkler.similarity, ALIKE_SCORE):
        found.setdefault((match,), ALIKE)
    return found


def _near(word: str, edits: int, vocabulary: Vocabulary) -> dict[Name, float]:
    """The nearest spellings, the likeliest kept: people get the beginning of a word right."""
    found = [(distance, -JaroWinkler.similarity(word, near), near) for near, distance in vocabulary.near(word, edits)]
    found.sort()
    return {(near,): PER_EDIT * distance for distance, _, near in found[:MAX_FORMS] if distance}


def _single(unit: Unit) -> str | None:
    """Its word, if it is one plain word; a number with another digit is another number."""
    word = unit.words[0]
    plain = len(unit.words) == 1 and word[-1] != CAPITALS_MARK and not any(map(str.isdigit, word))
    return word if plain else None
