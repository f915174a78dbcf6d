"""Time zones mixed up: one time of day to the minute, told by the clocks of two places ("19.23 WIB", "19.23 WIT")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from digest.language.moments import CLOCK_WORDS, LOCAL_ZONES, ZONED
from digest.language.others import OTHER_ONE
from digest.model import Conflict, ConflictKind, Question, Severity
from digest.relations.material import Material, Told
from digest.relations.sentences import Sentence, remembered
from digest.relations.sides import conflict, side
from digest.relations.subjects import names_among

_ROUND = 5  # minutes: what is told in such steps is told alike of two things, too
_CONFIDENCE = 0.55
_NOON = 12
_CLOCKS = CLOCK_WORDS | {"gmt", "utc"}


@dataclass(frozen=True, eq=False)
class Zoned:
    """A time of day with the zone that it is told in."""

    told: Told
    text: str
    minutes: int  # since midnight, as written
    zone: str

    @property
    def article(self) -> int:
        """The number of its article."""
        return self.told.article.id


def find_zone_slips(material: Material) -> list[Conflict]:
    """The times that two articles tell alike to the minute, in two zones; one of them has the wrong one."""
    times = [Zoned(told, *time) for told in material.told for time in _zoned(told.sentence)]
    given = {(time.article, time.minutes, time.zone) for time in times}
    found: dict[int, Conflict] = {}
    for a, b in combinations(times, 2):
        apart = a.minutes == b.minutes and a.article != b.article and _clash(a.zone, b.zone)
        both = (a.article, b.minutes, b.zone) in given or (b.article, a.minutes, a.zone) in given
        if apart and not both and _of_one_place(a.told, b.told) and a.minutes not in found:
            found[a.minutes] = _conflict(a, b, times)
    return list(found.values())


@remembered
def _zoned(item: Sentence) -> list[tuple[str, int, str]]:
    """The times to the minute in a sentence that name their zone: as written, minutes since midnight, zone."""
    found = []
    for match in ZONED.finditer(item.folded):
        hour, minute = int(match["hour"]), int(match["minute"])
        if match["half"]:
            hour = hour % _NOON + _NOON * (match["half"] == "p")
        zone = "local" if match["zone"] in LOCAL_ZONES else match["zone"].replace("utc", "gmt")
        if hour < 2 * _NOON and minute % _ROUND:
            found.append((item.quote[match.start() : match.end()], hour * 60 + minute, zone))
    return found


def _of_one_place(a: Told, b: Told) -> bool:
    """Whether two sentences share a name where both have any: the clocks of two towns show one time, too."""
    one, two = (names_among(told, [word for word in told.words if word.plain not in _CLOCKS]) for told in (a, b))
    return (not one or not two or bool(one & two)) and a.has(OTHER_ONE) == b.has(OTHER_ONE)


def _clash(a: str, b: str) -> bool:
    """Whether two zones are two: that of the place may be any but Greenwich's."""
    return a != b and ("local" not in (a, b) or "gmt" in (a, b))


def _conflict(a: Zoned, b: Zoned, times: Sequence[Zoned]) -> Conflict:
    def backing(leader: Zoned) -> list[tuple[Told, float]]:
        same = [time for time in times if (time.minutes, time.zone) == (leader.minutes, leader.zone)]
        return [(leader.told, 2.0), *((time.told, 1.0) for time in same)]

    return conflict(
        Question(ConflictKind.DATE),
        [side(a.text, backing(a)), side(b.text, backing(b))],
        Severity.LOW,
        _CONFIDENCE,
        [("slip", "time zone"), ("values", f"{a.text} / {b.text}")],
    )
