"""Who is behind it: somebody denies a part in something, others blame him for it.

Such a denial says little ("denied any links to the raid"): it is met by whoever names the denier and the event and puts
the blame on him, in whatever words.
"""

from __future__ import annotations

from digest.language import accusing, covering, denying
from digest.language.nouns import CALENDAR
from digest.relations.denials import Denial, Manner
from digest.relations.material import Material, Told, Word
from digest.similarity import rarity

_NAME = 12.0  # rarity from which the first word of a sentence is taken for a name
_ROOT = 4  # letters that a people and its country share at least ("Iran", "Iranian")
_ENDINGS = frozenset({"", "n", "an", "ian", "ese", "i", "ish"})  # "Budiman" is somebody else than "Budi"
_BLAMED = 0.85  # strength of a claim that puts the blame on the denier by name
_BESIDE = 40  # characters within which a name stands beside a word of blame


def blaming(material: Material, denial: Denial, *, fresh: bool) -> list[tuple[Told, float]]:
    """The claims that put on the denier what he denies, or call it a lie, with their strengths."""
    rows = material.fresh if fresh else material.told
    return [(other, _BLAMED) for other in rows if blames(other, denial)]


def blames(other: Told, denial: Denial) -> bool:
    """Whether a claim puts on the denier what he denies, calls it a lie, or owns up to what he does not believe."""
    if denial.doubts:
        return _owns_up(other, denial)
    return _puts_it_on(other, denial) or _gives_the_lie(other, denial)


def _owns_up(other: Told, denial: Denial) -> bool:
    """Whether somebody takes upon himself what a denial does not believe of him, by name and of one event."""
    owned = accusing.OWNED_UP.search(other.folded)
    if owned is None or not accusing.BLAMED.search(denial.told.folded, *denial.scope):
        return False
    owner = [word.key for word in other.words if word.capital and word.end <= owned.start()][-1:]
    denied = denial.told.between(*denial.scope)
    return bool(owner) and owner[0] in denied and bool(denial.told_of & other.keys - set(owner))


def _gives_the_lie(other: Told, denial: Denial) -> bool:
    """Whether a claim says that the denier lies, and about this."""
    same = other.keys & denial.told_of
    lie = accusing.GIVES_THE_LIE.search(other.folded)
    if denial.manner is not Manner.DENIED or lie is None or len(same) < 2 or not names(other, denial):
        return False
    liar = [word for word in other.words if word.capital and word.end <= lie.start()][-1:]
    return all(_is_one(word, deniers(denial)) for word in liar)


def _puts_it_on(other: Told, denial: Denial) -> bool:
    """Whether a claim names the one who denies a part in something beside a word of blame for it."""
    event = denial.event
    if not (denial.of_a_charge or (denial.of_a_part and event)) or (event and not other.keys & event):
        return False
    if not other.has(accusing.BLAMED) or other.has(accusing.OWNED_UP):
        return False
    own = deniers(denial)
    named = [word for word in other.words if _is_one(word, own)]
    text = other.folded
    blamed = [
        match.span() for match in accusing.BLAMED.finditer(text) if not denying.CONDITION.search(text[: match.start()])
    ]
    return any(word.start - end <= _BESIDE and start - word.end <= _BESIDE for word in named for start, end in blamed)


def names(other: Told, denial: Denial) -> bool:
    """Whether a claim names the one who denies, or a body named with him."""
    own = deniers(denial)
    return any(_is_one(word, own) for word in other.words)


def named_near(other: Told, denial: Denial) -> bool:
    """Whether a claim, or the sentence before it in its article, names the one who denies."""
    return names(other, denial) or bool(deniers(denial) & other.before)


def tells_of_denier(other: Told, denial: Denial) -> bool:
    """Whether a claim tells of the one who denies where he has no name ("the bank denied laundering")."""
    return not deniers(denial) - {"the"} and bool(denial.subject) and denial.subject <= other.keys


def deniers(denial: Denial) -> frozenset[str]:
    """The names of who denies: in his sentence before the cue, and the speaker's."""
    before = {word.plain.removesuffix("'s") for word in denial.told.words if word.capital and _named(denial, word)}
    spoken = {
        word.casefold().removesuffix("'s")
        for word in (denial.told.claim.attribution.speaker or "").split()
        if word[:1].isupper()
    }
    return frozenset(before | spoken)


def same_denier(a: Denial, b: Denial) -> bool:
    """Whether two denials are by one person, body or people, as far as their names tell."""
    one, two = (deniers(denial) | _right_before(denial) for denial in (a, b))
    return any(name == other or akin(name, other) for name in one for other in two)


def _right_before(denial: Denial) -> frozenset[str]:
    """The capitalised word right before the cue, where a sentence begins with it, too ("Corvane rejected")."""
    return frozenset(
        word.plain
        for word in denial.told.words
        if word.capital and word.end + 1 == denial.start and not covering.SELF.fullmatch(word.plain)
    )


def _named(denial: Denial, word: Word) -> bool:
    """Whether a capitalised word names who denies: before the cue, not in what is denied, nor just a first word."""
    if denial.scope[0] <= word.start and denial.scope[1] <= denial.start and denial.manner is Manner.DENIED:
        return False  # "the claim by Corvane is contested": Corvane denies nothing
    rare = rarity(word.plain, denial.told.article.language) >= _NAME
    return word.start < denial.start and (word.start > 0 or rare) and word.plain not in CALENDAR


def _is_one(word: Word, own: frozenset[str]) -> bool:
    """Whether a word is one of the names, or that of a people where the name is its country's."""
    return word.plain.removesuffix("'s") in own or (word.capital and any(akin(word.plain, other) for other in own))


def akin(a: str, b: str) -> bool:
    """Whether one name is of a country and the other of its people, or both are one."""
    root, longer = sorted((a, b), key=len)
    return len(root) >= _ROOT and longer.startswith(root) and longer[len(root) :] in _ENDINGS
