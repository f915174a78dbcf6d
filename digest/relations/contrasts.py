"""Stance conflicts in other words: one thing is told to be open and closed, to have resigned and been removed."""

from __future__ import annotations

from collections.abc import Sequence

from digest.language.frames import AGAIN, FRAMES, PAPERS, PICTURES, PURPORTED
from digest.model import Conflict, ConflictKind, Question, Severity
from digest.relations.material import Material, Word
from digest.relations.sides import conflict, side, witnesses
from digest.relations.spans import likeness
from digest.relations.stands import Stand, StandKey, stands_of
from digest.relations.subjects import one_thing

_ALIKE = 0.12  # likeness that two sentences about one named thing must have
_ALIKE_UNNAMED = 0.45  # the same, where only a common noun says what they are about
_ALIKE_TWO_VOICES = 0.2  # the same, where two named speakers stand against each other
_SAME_WORDS = 2  # words of a thing named by two voices from which it is as good as a name
_LASTING = 10  # days within which a thing that does not turn round is told of


def find_contrasts(material: Material) -> list[Conflict]:
    """The things told at two poles of one frame, one conflict a frame and thing."""
    stands = [stand for told in material.told for stand in stands_of(told)]
    found: list[Conflict] = []
    for frame in range(len(FRAMES)):
        rows = [stand for stand in stands if stand.frame == frame]
        pairs = _clashing(material, rows)
        open_pairs = [(a, b) for a, b in pairs if not _told_by_both(a, b, rows)]
        if open_pairs:
            found.append(_conflict(open_pairs, rows))
    return found


def _clashing(material: Material, rows: Sequence[Stand]) -> list[tuple[Stand, Stand]]:
    """The pairs of stands in one frame that exclude each other; those found before are remembered."""
    known: dict[tuple[StandKey, StandKey], None] = material.notes.setdefault("contrasts", {})
    by_key = {stand.key: stand for stand in rows}
    for index, a in enumerate(rows):
        new = a.told.article.id in material.new
        for b in rows[index + 1 :]:
            if (new or b.told.article.id in material.new) and _clash(a, b):
                known[a.key, b.key] = None
    return [(by_key[one], by_key[other]) for one, other in known if one in by_key and other in by_key]


def _clash(a: Stand, b: Stand) -> bool:
    """Whether two stands on one thing exclude each other and are of the same time."""
    opposite = (a.pole != b.pole and not a.reversed and not b.reversed) or (
        a.pole == b.pole and a.reversed != b.reversed
    )
    one, two = a.told.speaker, b.told.speaker
    same_voice = (one == two and bool(one)) or (a.told.article.id == b.told.article.id and not _found_otherwise(a, b))
    return opposite and not same_voice and _same_time(a, b) and _same_thing(a, b)


def _found_otherwise(a: Stand, b: Stand) -> bool:
    """Whether two voices of one article tell it, or one voice and the article, which found it to be otherwise."""
    one, two = a.told.speaker, b.told.speaker
    if one and two:
        return True
    return bool(one or two) and FRAMES[a.frame].lasting and likeness(a.told, b.told) >= _ALIKE_UNNAMED


def _same_time(a: Stand, b: Stand) -> bool:
    one, two = a.told.day, b.told.day
    if not FRAMES[a.frame].lasting and a.told.has(AGAIN) != b.told.has(AGAIN):
        return False  # closed in the morning and opened again at night
    if one is None or two is None:
        return True
    return abs((one - two).days) <= (_LASTING if FRAMES[a.frame].lasting else 0)


def _same_thing(a: Stand, b: Stand) -> bool:
    one, two = a.thing, b.thing
    if FRAMES[a.frame].papers and _papers(a) and _papers(b) and _two_voices(a, b):
        return _pictured(a) == _pictured(b)
    if not one_thing(a.called, b.called):
        return False
    # Two parties may approve and reject, each for itself: only told of one and the same it is a conflict.
    if FRAMES[a.frame].parties and not _one_party(a, b):
        return False
    alike = likeness(a.told, b.told)
    named = a.named(one), b.named(two)
    if all(named):
        return alike >= _ALIKE and _one_name(*named) and not (a.names and b.names and not a.names & b.names)
    if not one or not two or any(named):
        return False
    voices = bool(a.told.speaker and b.told.speaker) and a.told.speaker != b.told.speaker
    both = {word.key for word in one} & {word.key for word in two}
    if len(both) >= _SAME_WORDS and len(both) == min(len(one), len(two)):
        return alike >= (_ALIKE if voices else _ALIKE_UNNAMED)
    return _head(a, one) == _head(b, two) and alike >= (_ALIKE_TWO_VOICES if voices else _ALIKE_UNNAMED)


def _papers(stand: Stand) -> bool:
    """Whether only a word for papers, files or pictures says what is at the pole."""
    telling = [word for phrase in stand.called[:1] for word in phrase.words if word.plain not in PURPORTED]
    return bool(telling) and all(word.key in PAPERS for word in telling)


def _pictured(stand: Stand) -> bool:
    """Whether what is at the pole is seen or heard, and not read: a video is not the letter called a forgery."""
    return any(word.key in PICTURES for word in stand.called[0].words)


def _two_voices(a: Stand, b: Stand) -> bool:
    return bool(a.told.speaker and b.told.speaker) and a.told.article.id != b.told.article.id


def _one_party(a: Stand, b: Stand) -> bool:
    """Whether the same one answers: one name, or one noun where neither is named."""
    named = a.named(a.subject), b.named(b.subject)
    if all(named):
        return _one_name(*named)
    return bool(a.subject and b.subject) and _head(a, a.subject) == _head(b, b.subject)


def _head(stand: Stand, words: Sequence[Word]) -> str:
    """The word that says what it is: the last of an English noun phrase, the first of an Indonesian one."""
    return words[-1 if stand.told.article.language == "en" else 0].key


def _one_name(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two names are of one thing: one is part of the other, or they share two words."""
    return one <= two or two <= one or len(one & two) >= 2


def _told_by_both(a: Stand, b: Stand, rows: Sequence[Stand]) -> bool:
    """Whether one article puts the thing at both poles in its own words: it tells two times or two things apart."""
    for one, other in ((a, b), (b, a)):
        for row in rows:
            same = row.told.article.id == one.told.article.id and row.told not in (one.told, other.told)
            if same and (row.pole, row.reversed) == (other.pole, other.reversed) and _same_thing(row, other):
                return True
    return False


def _conflict(pairs: Sequence[tuple[Stand, Stand]], rows: Sequence[Stand]) -> Conflict:
    a, b = max(pairs, key=lambda pair: (likeness(pair[0].told, pair[1].told), -pair[0].told.order, -pair[1].told.order))
    alike = likeness(a.told, b.told)
    sides = []
    for leader in (a, b):
        same = [row for row in rows if (row.pole, row.reversed) == (leader.pole, leader.reversed)]
        backing = [(row.told, 1.0) for row in same if row is leader or _same_thing(row, leader)]
        sides.append((leader, [(leader.told, 2.0), *backing]))
    noun = " ".join(a.told.claim.quote[word.start : word.end] for word in a.thing)
    independent = witnesses([told for _, quotes in sides for told, _ in quotes])
    return conflict(
        Question(ConflictKind.STANCE, noun=f"{noun} {a.written}"),
        [side(leader.written, quotes) for leader, quotes in sides],
        Severity.HIGH if independent > 2 else Severity.MEDIUM,
        min(0.55 + 0.3 * alike + 0.05 * (independent > 2), 0.9),
        [("of", noun), ("values", f"{a.written} / {b.written}")],
    )
