"""Stance conflicts: one says that something is so, another that it is not.

The other side of a denial is found by how much of what the denial covers it tells, not by how alike the sentences are:
a denial shares few words with what it denies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from digest.language import accusing, asserting, covering
from digest.model import Conflict, ConflictKind, Question, Severity
from digest.relations.charges import blames, blaming, names, same_denier
from digest.relations.cores import at_core
from digest.relations.deeds import contradicts
from digest.relations.denials import SAYS, Denial, Manner, find_denials
from digest.relations.grouping import Links, together
from digest.relations.material import Key, Material, Told, alike
from digest.relations.opposing import opposes
from digest.relations.sides import conflict, ranked, side, witnesses

_COVERED = {
    Manner.DENIED: 0.5,
    Manner.UNTRUE: 0.55,
    Manner.NEGATED: 0.75,
}  # share of what is denied that the other tells
_SHARED = {Manner.DENIED: 2, Manner.UNTRUE: 2, Manner.NEGATED: 3}  # stems that both must have
_UNPROVEN = 3  # the same, where there is only no evidence
_TELLING = 6.0  # rarity that the words of both must have together: "having said that" says nothing
_SAME_DEED_COVERED = 0.4  # the same for a "not", where the other says that the same one did the same
_OWN_COVERED = 0.4  # the same, where the other names the one who denies something of himself
_CHARGE = 2  # telling stems from which a denial says what the charge is
_SAME_DENIAL = 0.5  # share of what the shorter of two denials covers from which they are one
_ONE_WORD = 0.45  # likeness of the sentences where a "not" denies a single word
_POINTED, _POINTED_VAGUELY = 0.8, 0.2  # strength of what "that charge" means, and of what a bare "that" does
_BACK = 3  # sentences that a pointer ("tuduhan itu") reaches back
_SAME_EVENT = 0.45  # likeness from which another sentence tells what a pointed-at one tells
_BASE = {Manner.DENIED: 0.62, Manner.UNTRUE: 0.6, Manner.NEGATED: 0.5}  # confidence at the threshold
_LIKENESS = 0.2  # how much likeness counts beside that share
_ASKED = 140  # letters of a sentence that can be asked after whole
_QUOTES = 6  # that a side shows


@dataclass(frozen=True, eq=False)
class Clash:
    """A denial and the claims that say what it denies, with their strengths."""

    denial: Denial
    claimed: tuple[tuple[Told, float], ...]

    @property
    def strength(self) -> float:
        """That of the best."""
        return max(score for _, score in self.claimed)


def find_stances(material: Material) -> list[Conflict]:
    """The stance conflicts of a story; denials of the same thing make one."""
    denials = {told.order: find_denials(told) for told in material.told}
    clashes = [
        clash
        for told in material.told
        for denial in denials[told.order]
        if (clash := _clash(material, denial, denials)) is not None
    ]
    return [_conflict(group) for group in _merged(material, clashes)]


def _clash(material: Material, denial: Denial, denials: dict[int, list[Denial]]) -> Clash | None:
    if denial.manner is Manner.NEGATED and not denial.told.speaker:
        return None
    claimed = _claimed(material, denial, denials)
    return Clash(denial, tuple(claimed)) if claimed else None


def _claimed(material: Material, denial: Denial, denials: dict[int, list[Denial]]) -> list[tuple[Told, float]]:
    """What is denied, wherever it is told; what was found before is remembered."""
    notes: dict[tuple[Key, int, int], dict[Key, float]] = material.notes.setdefault("stances", {})
    known = notes.setdefault((denial.told.key, denial.start, denial.end), {})
    fresh = denial.told.article.id not in material.new  # compared before with all others
    found = _pointed(material, denial, denials, fresh) if denial.pointing else []
    found += [pair for pair in blaming(material, denial, fresh=fresh) if opposes(material, pair[0], denial, denials)]
    for other, score in [*found, *_told_elsewhere(material, denial, denials, fresh)]:
        known[other.key] = max(score, known.get(other.key, 0.0))
    claimed = [(material.by_key[key], score) for key, score in known.items()]
    blame = [pair for pair in claimed if blames(pair[0], denial)]  # says it plainly; the rest only shares its words
    of_it = [pair for pair in blame if denial.charge & pair[0].keys]  # of two charges the one that is rejected
    return sorted(of_it or blame or claimed, key=lambda pair: pair[0].order)


def _told_elsewhere(
    material: Material, denial: Denial, denials: dict[int, list[Denial]], fresh: bool
) -> list[tuple[Told, float]]:
    """The claims that tell what is denied: enough of its words, said to be so, by somebody else."""
    if denial.of_a_part and denial.of_own_deed:
        return []  # it shares its words with all that is told of the matter: only who puts the blame answers it
    wanted = frozenset(key for key in denial.keys if material.weights.get(key))
    if len(wanted) < (1 if denial.manner is Manner.NEGATED else _SHARED[denial.manner]):
        return []
    found = []
    whole = material.weight(wanted)
    own = denial.manner is Manner.DENIED and denial.own
    least = min(_COVERED[denial.manner], _OWN_COVERED if own else 1.0)
    if denial.manner is Manner.NEGATED:
        least = _SAME_DEED_COVERED
    for order, weight in material.telling(wanted, least * whole, fresh=fresh).items():
        other = material.told[order]
        enough = _OWN_COVERED if own and names(other, denial) else _COVERED[denial.manner]
        if denial.manner is Manner.NEGATED and contradicts(denial, other):
            enough = _SAME_DEED_COVERED
        share = weight / whole
        both = wanted & other.keys
        few = len(both) < (_UNPROVEN if denial.unproven else _SHARED[denial.manner]) and enough > _SAME_DEED_COVERED
        telling = sum(material.rarities[key] for key in both) >= _TELLING * enough / _COVERED[denial.manner]
        if denial.manner is Manner.NEGATED and len(wanted) == 1 and alike(other, denial.told) < _ONE_WORD:
            continue
        told_of = any(material.rarities[key] >= SAYS for key in both - denial.names)  # not only whom it is about
        if share >= enough and not few and telling and told_of and opposes(material, other, denial, denials):
            found.append((other, share + _LIKENESS * alike(other, denial.told)))
    return [*found, *at_core(material, denial, denials, fresh=fresh)]


def _pointed(
    material: Material, denial: Denial, denials: dict[int, list[Denial]], fresh: bool
) -> list[tuple[Told, float]]:
    """What a pointer means: the nearest charge told before, and the sentences elsewhere that tell the same."""
    row = material.by_article[denial.told.article.id]
    here = row.index(denial.told)
    before = [other for other in row[max(0, here - _BACK) : here][::-1] if opposes(material, other, denial, denials)]
    uttered = covering.UTTERANCE.search(denial.told.folded[slice(*denial.scope)])
    charged = [
        other
        for other in before
        if (accusing.ACCUSED.search(other.folded) and not uttered)
        or (
            (covering.SPOKEN if uttered else accusing.ALLEGED).search(other.folded)
            and (names(other, denial) or _told_just_before(row[here - 1], other, denial))
        )
    ]
    for meant in charged[:1]:
        others = [
            (other, likeness)
            for other, likeness in material.like(meant, _SAME_EVENT, fresh=fresh)
            if other is not meant and opposes(material, other, denial, denials)
        ]
        vague = covering.PRONOUN.search(denial.told.folded[slice(*denial.scope)])
        return [(meant, _POINTED_VAGUELY if vague else _POINTED), *others]
    return []


def _told_just_before(last: Told, other: Told, denial: Denial) -> bool:
    """Whether it is the sentence before a plain denial, by another named voice: then nothing else can be meant."""
    voices = bool(other.speaker and denial.told.speaker) and other.speaker != denial.told.speaker
    return other is last and voices and denial.manner is Manner.DENIED


def _merged(material: Material, clashes: Sequence[Clash]) -> list[list[Clash]]:
    """Clashes that share a denial or a claim denied, and deny the same, together: one sentence may tell two things."""
    links = Links()
    for (i, one), (j, other) in combinations(enumerate(clashes), 2):
        met = bool(_orders(one) & _orders(other)) and _deny_the_same(material, one.denial, other.denial)
        if met or _of_one_charge(one.denial, other.denial) or _of_one_deed(material, one, other):
            links.join(i, j)
    return [[clash for _, clash in group] for group in together(enumerate(clashes), lambda row: [row[0]], links)]


def _orders(clash: Clash) -> set[int]:
    return {clash.denial.told.order, *(told.order for told, _ in clash.claimed)}


def _deny_the_same(material: Material, a: Denial, b: Denial) -> bool:
    """Whether two denials cover the same: half of what the shorter says, the same charge, or one only points back."""
    if _of_two_charges(a, b):
        return False
    if a.told is b.told or ((a.pointing or b.pointing) and Manner.NEGATED not in (a.manner, b.manner)):
        return True
    if a.doubts and b.doubts and a.keys & a.names & b.keys & b.names:
        return True
    blamed = all(denial.of_a_part or denial.of_a_charge for denial in (a, b))
    if (blamed or len(a.told_of & b.told_of) > 1) and same_denier(a, b):
        return True
    least = min(material.weight(a.keys), material.weight(b.keys))
    return material.weight(a.keys & b.keys) >= _SAME_DENIAL * least


def _of_one_charge(a: Denial, b: Denial) -> bool:
    """Whether one and the same reject what they are charged with, twice: whatever the words, it is one quarrel."""
    return a.of_a_charge and b.of_a_charge and same_denier(a, b) and not _of_two_charges(a, b)


def _of_two_charges(a: Denial, b: Denial) -> bool:
    """Whether two denials each say what the charge is, and share nothing of it ("took bribes", "beat his wife")."""
    told = min(len(a.charge), len(b.charge)) >= _CHARGE
    return a.told is not b.told and told and not a.charge & b.charge


def _of_one_deed(material: Material, one: Clash, other: Clash) -> bool:
    """Whether two short denials are of one thing, by what their words tell in the language at large.

    What a story is all about weighs little in it, but is what is denied all the same ("did not have a gun").
    """
    a, b = one.denial, other.denial
    if a.pointing or b.pointing or a.names & b.told_of or b.names & a.told_of:
        return False
    both = a.told_of & b.told_of
    told = [sum(material.rarities[key] for key in keys) for keys in (both, a.told_of, b.told_of)]
    answered = [any(both <= claim.keys for claim, _ in clash.claimed) for clash in (one, other)]
    return bool(both) and told[0] >= _SAME_DENIAL * min(told[1:]) and all(answered)


def _kind(claimed: Told, denial: Denial) -> ConflictKind:
    """A rumour called untrue is a matter of verification, anything else one of stance."""
    rumour = asserting.RUMOUR.search(claimed.folded) and denial.manner is not Manner.DENIED
    return ConflictKind.VERIFICATION if rumour else ConflictKind.STANCE


def _denied(denial: Denial) -> str:
    return denial.told.claim.quote[slice(*denial.scope)].strip(" ,.")


def _asked(denial: Denial, claimed: Told) -> str:
    """What the question asks: the words denied, or, where they only point back, what they point at if that is short."""
    if not _empty(denial):
        return _denied(denial)
    told = claimed.claim.quote.strip(" .,")
    return told if len(told) <= _ASKED else ""


def _empty(denial: Denial) -> bool:
    """Whether what is denied says nothing without the sentence before ("having said that", "tudingan itu")."""
    return denial.pointing and bool(covering.ANAPHOR.fullmatch(_denied(denial).lower()))


def _position(denial: Denial) -> str:
    """The denial from its cue to what it denies, or the whole sentence where that alone says nothing."""
    if _empty(denial):
        return denial.told.claim.quote
    return denial.told.claim.quote[min(denial.start, denial.scope[0]) : max(denial.end, denial.scope[1])].strip(" ,")


def _conflict(group: Sequence[Clash]) -> Conflict:
    best = max(group, key=lambda clash: (clash.strength, -clash.denial.told.order))
    quotes = [(clash.denial.told, clash.strength) for clash in group]
    deniers = {told.order for told, _ in quotes}
    claiming = [pair for clash in group for pair in clash.claimed if pair[0].order not in deniers]
    leading = ranked(claiming)[:_QUOTES]
    scores = {told.order: score for told, score in sorted(claiming, key=lambda pair: pair[1])}
    denial = best.denial
    base = min(_BASE[denial.manner] + 0.5 * (best.strength - _COVERED[denial.manner]), 0.9)
    independent = witnesses([*leading, *(told for told, _ in quotes)])
    return conflict(
        Question(_kind(leading[0], denial), noun=_asked(denial, leading[0])),
        [
            side(leading[0].claim.quote, [(told, scores[told.order]) for told in leading]),
            side(_position(denial), quotes[:_QUOTES]),
        ],
        Severity.HIGH if independent > 2 and denial.manner is Manner.DENIED else Severity.MEDIUM,
        base + 0.05 * (independent > 2),
        [
            ("denied", _denied(denial)),
            ("cue", denial.told.claim.quote[denial.start : denial.end]),
            ("shared", ", ".join(sorted(denial.keys & leading[0].keys))),
        ],
    )
