"""Whether a claim can be the other side of a bare "not": the same deed of the same ones, and an answer to it."""

from __future__ import annotations

from itertools import pairwise

from digest.language import asserting, covering, denying
from digest.language.contrasts import LEADS
from digest.language.nouns import CALENDAR
from digest.relations.charges import names
from digest.relations.deeds import contradicts, not_yet, of_the_deed, other_way_round
from digest.relations.denials import SAYS, Denial
from digest.relations.material import Material, Told, Word, alike

_SAME_SENTENCE = 0.55  # likeness of two sentences that differ in little but a "not"


def meets_a_not(material: Material, other: Told, denial: Denial) -> bool:
    """Whether a claim can be the other side of a bare "not": the same deed of the same ones, and an answer to it."""
    if not of_the_deed(denial, other) or other_way_round(denial, other) or _turned_round(denial, other):
        return False
    if _gives_another_thing(denial, other) or _of_another(denial, other, material) or _of_other_things(denial, other):
        return False
    return other.has(asserting.RUMOUR) or _answers(denial, other) or contradicts(denial, other)


def _turned_round(denial: Denial, other: Told) -> bool:
    """Whether a claim tells two nouns of a denied phrase the other way round ("tuan rumah", "rumah tuan").

    What is done to somebody may stand on either side of its verb ("arrested students", "students were arrested").
    """
    first, last = denial.scope
    noun = denying.NO_SUCH.match(denial.told.folded, denial.start) is not None
    scope = [
        word
        for word in denial.told.words
        if first <= word.start < last and word.key in denial.told_of and (noun or word.key != denial.deed)
    ]
    told = [word.plain for word in other.words if word.plain not in covering.COPULAS]
    turned = set(pairwise(told))
    return any(
        (two.plain, one.plain) in turned and (one.plain, two.plain) not in turned
        for one, two in pairwise(scope)
        if not denial.told.folded[one.end : two.start].strip()
    )


def _gives_another_thing(denial: Denial, other: Told) -> bool:
    """Whether a claim tells that something else is given ("gave a note" where "did not give the fund")."""
    first = denial.scope[0]
    behind = [word for word in denial.told.words if word.start >= first]
    if len(behind) < 2 or behind[0].plain not in covering.LENDING or behind[1].key not in denial.told_of:
        return False
    lending = [word for word in other.words if word.plain in covering.LENDING and word.key == denial.deed]
    given = [_given(other, verb) for verb in lending]
    return bool(given) and all(keys and behind[1].key not in keys for keys in given)


def _given(told: Told, verb: Word) -> frozenset[str]:
    """The telling stems of what is given, made or taken: "an envelope with cash", "most of the fund"."""
    end = covering.LENT.search(told.folded, verb.end)
    keys = told.between(verb.end, end.start() if end else len(told.folded))
    return frozenset(key for key in keys if told.sentence.rarities.get(key, 0.0) >= SAYS)


def _of_other_things(denial: Denial, other: Told) -> bool:
    """Whether "this is no such thing" is said of something that a claim does not name: it answers who calls it so."""
    text = denial.told.folded
    if not denying.NO_SUCH.match(text, denial.start):
        return False
    start = max((lead.end() for lead in LEADS.finditer(text, 0, denial.start)), default=0)
    called = denial.subject & denial.told.between(start, denial.start)
    return bool(called) and not called & other.keys


def _of_another(denial: Denial, other: Told, material: Material) -> bool:
    """Whether a "not" that names nobody may be of somebody else than a claim that names whom its article does not."""
    speaker = set(other.speaker.split())
    named = {word.key for word in other.words if word.capital and word.start and word.plain not in speaker | CALENDAR}
    own = {word.key for word in denial.told.words if word.capital and word.start} - set(denial.told.speaker.split())
    of_speaker = set(denial.told.speaker.split()) & {word.plain for word in other.words}
    return not own and not of_speaker and bool(named - material.article_keys[denial.told.article.id])


def _answers(denial: Denial, other: Told) -> bool:
    """Whether a bare "not" answers a claim: one about the speaker, or nearly the same sentence without it."""
    contrary = {match[0] for match in denying.CONTRARY.finditer(other.folded)}
    if not_yet(denial) or other.has(asserting.UNREAL) or not contrary <= set(denial.told.folded.split()):
        return False
    if names(other, denial):
        return True
    return other.article.id != denial.told.article.id and alike(other, denial.told) >= _SAME_SENTENCE
