"""Date conflicts: one event at two times of day or on two days, and a weekday that does not belong to its date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from digest.language.counts import PLANNED
from digest.language.moments import (
    CLOCK,
    CLOCK_WORDS,
    ELSEWHERE,
    SMALL_HOURS,
    SPEECH,
    STAGES,
    ZONES,
)
from digest.model import Conflict, ConflictKind, Question, Severity
from digest.relations.material import Material, Told
from digest.relations.meetings import other_meetings
from digest.relations.sentences import Sentence, remembered
from digest.relations.sides import conflict, side
from digest.relations.slips import find_slips
from digest.relations.spans import Span, closeness
from digest.relations.zones import find_zone_slips

_SAME_MOMENT = 10  # minutes within which two clock times tell the same
_ALIGNED = 0.62  # closeness from which two times are of one event
_ONE_EVENT = 0.2  # what the same verb adds
_DAY_ALIGNED = 1.0  # closeness from which two days are of one event: a day is mentioned for many reasons
_SAME_VERB = 0.35  # what it adds to that if the very same is told to have been done on both
_SHARED = 2  # neighbours that two times share where the verbs are not the same
_TELLS = 1.0  # rarity from which a word tells what a claim is about; "was" and "ke" have less
_MINUTES = 24 * 60
_LOCAL = frozenset({"setempat", "lokal", "local"})  # of the place where it happened


@dataclass(frozen=True, eq=False)
class Moment:
    """A time of day, or a day, told in a claim."""

    span: Span
    value: int  # minutes since midnight as written, or the day's ordinal
    zone: int = 0  # hours ahead of UTC; 0 when the zone is not told

    @property
    def article(self) -> int:
        """The number of its article."""
        return self.span.told.article.id

    @property
    def keys(self) -> frozenset[int | str]:
        """The events it may be the time of: the kind of its verb, and the stems of all verbs before it."""
        kind = self.span.event
        return self.span.deeds_of_hour | (frozenset() if kind is None else frozenset({kind}))

    @property
    def days(self) -> frozenset[int]:
        """The single days named in its sentence."""
        windows = [mention.window for mention in self.span.told.claim.dates]
        return frozenset(window.first.toordinal() for window in windows if window.first == window.last)


Differ = Callable[[Moment, Moment], bool]
Score = Callable[[Moment, Moment], float]


def find_moments(material: Material) -> list[Conflict]:
    """The date conflicts of a story."""
    clocks = [moment for told in material.told for moment in _clock_times(told)]
    days = [moment for told in material.told for moment in _days(told)]
    return [
        *_conflicts(clocks, _ALIGNED, _clocks_differ, _clock_score),
        *_conflicts(days, _DAY_ALIGNED, _days_differ, _day_score),
        *find_slips(material),
        *find_zone_slips(material),
    ]


def _clock_times(told: Told) -> list[Moment]:
    return [Moment(Span(told, *span), minutes, zone) for span, minutes, zone in _clocks(told.sentence)]


@remembered
def _clocks(item: Sentence) -> list[tuple[tuple[int, int], int, int]]:
    """The clock times in a sentence: where, minutes since midnight, zone."""
    found = []
    for match in CLOCK.finditer(item.folded):
        hour, minute = int(match["hour"] or match["hour12"]), int(match["minute"] or match["minute12"] or 0)
        if match["half"]:
            hour = hour % 12 + (12 if match["half"] == "p" else 0)
        if hour < 24 and minute < 60:
            found.append((match.span(), hour * 60 + minute, ZONES.get(match["zone"] or "", 0)))
    return found


def _days(told: Told) -> list[Moment]:
    """The single days that a claim tells of, those of mere speaking left out."""
    found = []
    for mention in told.claim.dates:
        start, end = mention.start - told.claim.start, mention.end - told.claim.start
        exact = mention.window.first == mention.window.last and any(c.isdigit() for c in told.claim.quote[start:end])
        if exact and not SPEECH.search(told.folded, max(0, start - 90), start):
            found.append(Moment(Span(told, start, end), mention.window.first.toordinal()))
    return found


def _clocks_differ(a: Moment, b: Moment) -> bool:
    """Whether two clock times of one day differ however they are read: a zone may be missing or damaged."""
    if a.days and b.days and not a.days & b.days:
        return False
    shift = (a.zone - b.zone) * 60 if a.zone and b.zone else 0
    gaps = [abs(a.value - b.value), abs(a.value - b.value - shift)]
    return all(min(gap, _MINUTES - gap) > _SAME_MOMENT for gap in gaps)


def _days_differ(a: Moment, b: Moment) -> bool:
    apart = abs(a.value - b.value)
    if apart == 1 and (_clock(a) != _clock(b) or _one_night(a, b)):
        return False
    return 0 < apart <= 31 and not (_fresh(a) and _fresh(b))


def _clock(moment: Moment) -> frozenset[str]:
    """By which place's time a day is told, where its sentence says so: "local", "setempat", "utc"."""
    found = ELSEWHERE.finditer(moment.span.told.folded)
    names = {match[match.lastgroup or 0] for match in found}
    return frozenset("local" if name in _LOCAL else name for name in names)


def _one_night(a: Moment, b: Moment) -> bool:
    """Whether the later of two days is told as the small hours, and the earlier may be the evening before."""
    earlier, later = sorted((a, b), key=lambda moment: moment.value)
    return later.span.told.has(SMALL_HOURS) and not earlier.span.told.has(SMALL_HOURS)


def _fresh(moment: Moment) -> bool:
    """Whether a day is that of its article or the day before: each article tells of what is new to it."""
    day = moment.span.told.day
    return day is not None and 0 <= day.toordinal() - moment.value <= 1


def _conflicts(moments: Sequence[Moment], aligned: float, differ: Differ, score: Score) -> list[Conflict]:
    """The surest pair of each question, with all who tell the same on its sides."""
    told = {(moment.value, moment.article) for moment in moments}
    pairs = [
        (close, a, b)
        for a, b in _of_one_event(moments)
        if a.article != b.article and differ(a, b)
        # neither is told in the other's article
        if (a.value, b.article) not in told and (b.value, a.article) not in told
        if (close := score(a, b)) >= aligned
    ]
    pairs.sort(key=lambda pair: (-pair[0], pair[1].span.told.order, pair[2].span.told.order))
    found: list[Conflict] = []
    taken: set[tuple[int, int | str]] = set()
    answers: set[tuple[int, int]] = set()  # one pair of times is one question, though told with other verbs elsewhere
    for close, a, b in pairs:
        asked = {(moment.value, key) for moment in (a, b) for key in a.keys & b.keys}
        values = min(a.value, b.value), max(a.value, b.value)
        if not taken & asked and values not in answers:
            found.append(_conflict(a, b, moments, score, close - aligned))
        taken |= asked
        answers.add(values)
    return found


def _of_one_event(moments: Sequence[Moment]) -> Iterator[tuple[Moment, Moment]]:
    """The pairs that share an event, each once: only what happened at two times can be a conflict."""
    events: dict[int | str, list[int]] = {}
    for index, moment in enumerate(moments):
        for key in moment.keys:
            events.setdefault(key, []).append(index)
    pairs = {pair for indices in events.values() for pair in combinations(indices, 2)}
    return ((moments[one], moments[other]) for one, other in sorted(pairs))


def _clock_score(a: Moment, b: Moment) -> float:
    one, two = a.span, b.span
    if _of_two(one.told, two.told):
        return 0.0
    if one.event is None or one.event != two.event:
        return closeness(one, two)[0] if _one_deed(one, two) else 0.0
    close, shared = closeness(one, two)
    if one.verb != two.verb and len(shared) < _SHARED:
        return 0.0  # an aircraft that takes off, and the one that searches for it
    return close + _ONE_EVENT


def _one_deed(one: Span, two: Span) -> bool:
    """Whether two hours are of one verb and of one thing beside it, and not one of them planned."""
    deeds = one.deeds_of_hour & two.deeds_of_hour
    things = _things(one.told) & _things(two.told) - deeds
    return bool(deeds and things) and one.told.has(PLANNED) == two.told.has(PLANNED)


def _things(told: Told) -> set[str]:
    """The stems that tell what a claim is about, names apart: in a town much is sealed, handed over and opened."""
    return {
        word.key
        for word in told.words
        if not (word.capital or word.number)
        and word.plain not in CLOCK_WORDS
        and told.sentence.rarities.get(word.key, 0.0) >= _TELLS
    }


def _day_score(a: Moment, b: Moment) -> float:
    one, two = a.span, b.span
    same_kind = one.event is not None and one.event == two.event
    if _of_two(one.told, two.told) or not (same_kind or one.deeds & two.deeds):
        return 0.0
    return closeness(one, two)[0] + _ONE_EVENT * same_kind + _SAME_VERB * bool(one.deeds & two.deeds)


def _of_two(a: Told, b: Told) -> bool:
    """Whether two claims tell of two things of one kind: two hearings in a row, or meetings on two matters."""
    return _stages_clash(a, b) or other_meetings(a, b)


def _stages_clash(a: Told, b: Told) -> bool:
    """Whether one speaks of the first hearing, say, and the other of the next."""
    one, two = ({STAGES[word.plain] for word in told.words if word.plain in STAGES} for told in (a, b))
    return bool(one and two and not one & two)


def _conflict(a: Moment, b: Moment, moments: Sequence[Moment], score: Score, over: float) -> Conflict:
    asked = a.keys & b.keys

    def backing(leader: Moment) -> list[tuple[Told, float]]:
        same = [other for other in moments if other.value == leader.value and other.keys & asked]
        return [(leader.span.told, 2.0), *((other.span.told, score(leader, other)) for other in same)]

    return conflict(
        Question(ConflictKind.DATE, noun=a.span.happened),
        [side(a.span.text, backing(a)), side(b.span.text, backing(b))],
        Severity.MEDIUM,
        0.52 + 0.3 * over,
        [
            ("words", ", ".join(sorted(a.span.beside & b.span.beside))),
            ("values", f"{a.span.text} / {b.span.text}"),
        ],
    )
