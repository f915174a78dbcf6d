"""Whether a claim can be the other side of a denial: another voice that tells the same, and as being so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.language import accusing, asserting, covering, denying, language_of
from digest.language.media import AFFILIATIONS, CAPITALS
from digest.language.nouns import CALENDAR
from digest.model import Status
from digest.relations.charges import named_near, tells_of_denier
from digest.relations.denials import Denial, Manner
from digest.relations.doubted import of_another_thing, of_other_time, of_somebody_else
from digest.relations.material import Material, Told
from digest.relations.nots import meets_a_not
from digest.relations.values import Match, compare

_ASIDE = 1  # stems that a "not" about something else may share with what is denied
_NOT_BEFORE = 3  # words before another within which a "not" is of it
_MARK = re.compile(r"[,;:()]")  # between a "not" and a word: it is of something else


def opposes(material: Material, other: Told, denial: Denial, denials: dict[int, list[Denial]]) -> bool:
    """Whether a claim can be the other side: another voice, saying it of something real and denying nothing itself."""
    told = denial.told
    rumour = other.has(asserting.RUMOUR)
    charged = other.has(accusing.ACCUSED)
    if other is told or (_one_voice(told, other) and not (rumour or charged or _back(denial))):
        return False
    if not _tells_and_denies(other) and (
        other.claim.status in (Status.DENIED, Status.NO_COMMENT) or _denies_too(denial, denials[other.order])
    ):
        return False
    if (
        asserting.SUPPOSED.match(other.folded)
        or other.has(asserting.MISTAKEN)
        or other.has(accusing.ANSWERED)
        or _not_done(denial, other)
    ):
        return False
    if _only_asks(denial, other) or not _by_the_maker(denial, other):
        return False
    if not _gives_number(denial, other) or _elsewhere(denial, other) or not _of_the_claimant(denial, other):
        return False
    if of_other_time(denial, other) or of_another_thing(denial, other) or of_somebody_else(denial, other, material):
        return False
    if denial.of_own_deed and not (named_near(other, denial) or tells_of_denier(other, denial)):
        return False
    if (denial.done_by and not denial.done_by & other.keys) or (denial.unproven and other.has(asserting.UNCHECKED)):
        return False
    if denial.manner is Manner.NEGATED and not meets_a_not(material, other, denial):
        return False
    return not other.has(denying.SILENT)


def _tells_and_denies(other: Told) -> bool:
    """Whether a claim tells it and only adds that somebody denies it ("... took bribes, something he has denied")."""
    return other.has(denying.AFTERTHOUGHT)


def _one_voice(a: Told, b: Told) -> bool:
    """Whether two claims are by one speaker, by the whole name or a person's in part ("Anang", "Mas Anang Wirya")."""
    if a.speaker and a.speaker == b.speaker:
        return True
    short, full = sorted((_name(a), _name(b)), key=len)
    if not short or not set(short) <= set(full) or _is_body(short, full, a.article.language):
        return False
    english = a.article.language == b.article.language == "en"
    return not english or short[-1] == full[-1]  # "Israel" is not Israel Kest


def _name(told: Told) -> list[str]:
    speaker = told.claim.attribution.speaker or ""
    return [word.casefold() for word in speaker.split() if word[:1].isupper() and word != "The"]


def _is_body(short: Sequence[str], full: Sequence[str], language: str) -> bool:
    """Whether two names, one part of the other, are of a body or a place: a longer one is then another's."""
    if short == full:
        return False
    bodies = language_of(language).speech.bodies
    rest = set(full) - set(short)
    return bool(bodies & set(full)) or set(short) <= AFFILIATIONS | CAPITALS or rest <= AFFILIATIONS | CAPITALS


def _not_done(denial: Denial, other: Told) -> bool:
    """Whether a claim says "not" of something that is denied, too: then it tells the same ("was not hurried")."""
    told = denial.told
    if denying.NEGATION.search(told.folded, *denial.scope):
        return False
    first, last = denial.scope
    scope = [place for place, word in enumerate(told.words) if first <= word.start < last]
    without = {told.words[place].key for place in scope if _behind_not(told, place, 1, first)}  # "of no confidence"
    reach = _NOT_BEFORE if denial.manner is Manner.NEGATED else 1
    return any(
        word.key in denial.told_of - without and _behind_not(other, place, reach)
        for place, word in enumerate(other.words)
    )


def _behind_not(told: Told, place: int, reach: int, first: int = 0) -> bool:
    """Whether a "not" stands among the words before one in its clause, no earlier than an offset."""
    start = max(first, told.words[max(0, place - reach)].start)
    end = told.words[place].start
    cue = denying.UNDONE.search(told.folded, start)  # what is behind the cue tells whether it is one
    return cue is not None and cue.end() <= end and not _MARK.search(told.folded, cue.end(), end)


def _only_asks(denial: Denial, other: Told) -> bool:
    """Whether a claim says no more than that somebody asks whether what is denied is so."""
    asked = asserting.WONDERED.search(other.folded)
    if asked is None:
        return False
    end = covering.CLAUSE_END.search(other.folded, asked.end())
    last = end.start() if end else len(other.folded)
    told = denial.told_of
    return not any(word.key in told for word in other.words if word.end <= asked.start() or word.start >= last)


def _by_the_maker(denial: Denial, other: Told) -> bool:
    """Whether a claim is by the one whose words, not repeated, are called untrue ("Vale's remarks were inaccurate")."""
    words = accusing.WORDS_OF.search(denial.told.folded, *denial.scope)
    if denial.manner is not Manner.UNTRUE or words is None or len(denial.told_of) > 1:
        return True
    return words["maker"] in other.speaker.split()


def _gives_number(denial: Denial, other: Told) -> bool:
    """Whether a claim has a number that the denied one may be, where a number of people or things is denied."""
    first, last = (denial.told.claim.start + offset for offset in denial.scope)
    denied = [quantity for quantity in denial.told.claim.quantities if first <= quantity.start < last]
    if denial.manner is Manner.NEGATED or denial.pointing or not denied:
        return True
    return any(compare(one, two) is not Match.APART for one in denied for two in other.claim.quantities)


def _back(denial: Denial) -> bool:
    """Whether somebody takes back his own words."""
    return denying.TAKEN_BACK.match(denial.told.folded, denial.start) is not None


def _denies_too(denial: Denial, others: Sequence[Denial]) -> bool:
    """Whether a claim's own denials are of the same thing; a "not" elsewhere in it does not matter.

    Nor does one that is itself denied ("contest the claim that no cyanide leaked").
    """
    twice = denial.manner is not Manner.NEGATED and denying.NEGATION.search(denial.told.folded, *denial.scope)
    return any(
        other.manner is not Manner.NEGATED or (len(other.keys & denial.keys) > _ASIDE and not twice) for other in others
    )


def _of_the_claimant(denial: Denial, other: Told) -> bool:
    """Whether a claim is by or about whoever makes the one that is denied, where that one is named first in it."""
    scope = denial.told.folded[slice(*denial.scope)]
    if denial.manner is not Manner.DENIED or denial.scope[1] > denial.start or not accusing.CLAIM_OF.match(scope):
        return True
    first, last = denial.scope
    maker = [word for word in denial.told.words if word.capital and first < word.start < last][:1]
    return not maker or maker[0].key in other.keys or maker[0].plain in other.speaker.split()


def _elsewhere(denial: Denial, other: Told) -> bool:
    """Whether what is denied is of one named place and the claim of others only."""
    denied = _places(denial.told, *denial.scope)
    told = _places(other, 0, len(other.folded))
    return bool(denied and told) and not (denied & other.keys or told & denial.told.keys)


def _places(told: Told, start: int, end: int) -> frozenset[str]:
    """The last words of the names that say where ("di Kabupaten Padang Lontar", "in Port Wenna")."""
    found = set()
    for place in covering.WHERE.finditer(told.folded, start, end):
        last = None
        for word in told.words:
            if word.start < place.end():
                continue
            gap = told.folded[last.end if last else place.end() : word.start]
            if not word.capital or word.start >= end or gap.strip(" "):
                break
            last = word
        if last and last.plain not in CALENDAR:
            found.add(last.key)
    return frozenset(found)
