"""Whether a claim is of another thing or another time than what somebody doubts, or says is not so."""

from __future__ import annotations

from digest.language.contrasts import LEADS
from digest.language.moments import VERBS
from digest.language.others import IN_THE_PAST
from digest.language.subjects import AFTER, AWAITED, BEFORE, BY_PRONOUN, CLAIMED, FUTURE, NOW, TOPIC
from digest.relations.denials import Denial, Manner
from digest.relations.material import Material, Told
from digest.relations.subjects import names_among, phrases


def of_other_time(denial: Denial, other: Told) -> bool:
    """Whether one speaks of now or what is to come and the other of what was."""
    told = denial.told
    if denial.manner is Manner.NEGATED and (_of_the_next(other, told) or _of_the_next(told, other)):
        return True
    past = other.has(IN_THE_PAST) and not told.has(IN_THE_PAST)
    if past and (denial.doubts or told.has(NOW)):
        return True
    to_come = denial.doubts and FUTURE.search(told.folded, denial.start, denial.scope[1])
    return bool(to_come) and not other.has(AWAITED) and _happened(other)


def _of_the_next(told: Told, other: Told) -> bool:
    """Whether one speaks of the next of its kind only, and the other of one of that kind, or of what is now.

    Who says no more than that it will not be denies that it will be the week after.
    """
    if other.has(AFTER):
        return False
    kinds = {match.start(match.lastgroup or 0) for match in AFTER.finditer(told.folded)}
    return bool(kinds) and (other.has(NOW) or any(word.key in other.keys for word in told.words if word.start in kinds))


def _happened(told: Told) -> bool:
    forms = VERBS[True]
    english = told.article.language == "en"
    return told.has(BEFORE) or (english and any(forms.search(word.plain) for word in told.words))


def of_another_thing(denial: Denial, other: Told) -> bool:
    """Whether what is doubted is said of a thing that a claim does not speak of."""
    if not denial.doubts:
        return False
    first, last = denial.scope
    text = denial.told.folded
    topic = TOPIC.search(text, first, last)
    if (denial.pointing or CLAIMED.match(text, first)) and not topic:
        return False
    start = topic.end() if topic else first
    if BY_PRONOUN.match(text, start):
        return False
    found = phrases(denial.told, start, last)[:1]
    if topic:
        return any(not {word.key for word in phrase.leading} <= other.keys for phrase in found)
    return any(phrase.head.key not in other.keys for phrase in found)


def of_somebody_else(denial: Denial, other: Told, material: Material) -> bool:
    """Whether a "not" names whom or where it is said of, and a claim names only others."""
    if denial.manner is not Manner.NEGATED:
        return False
    start = max((lead.end() for lead in LEADS.finditer(denial.told.folded, 0, denial.start)), default=0)
    said_of = names_among(denial.told, [word for word in denial.told.words if start <= word.start < denial.start])
    named = names_among(other, other.words)
    return bool(said_of) and not said_of & other.keys and bool(named - material.article_keys[denial.told.article.id])
