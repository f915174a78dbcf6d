"""What happened to the counted, which share of the whole they are, where, and as of when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digest.language.counts import OF_PEOPLE
from digest.language.meanings import meaning
from digest.language.money import currencies
from digest.language.nouns import CALENDAR, is_thing
from digest.model import DateMention, DateWindow, Share
from digest.numerals import Numeral
from digest.quantities.sentence import BEFORE, Sentence, before_money

OF_POSTS = frozenset({"laid_off"})  # "cut" is said of sums, too, which are not laid off
MEASURE_REACH = 70  # characters between a figure and the word that says what happened
PLACE_REACH = 80
CLAUSE_COSTS = {",": 40, ";": 99, ":": 40, ".": 99, "–": 40, "—": 40}  # crossing one counts as so many characters
CONJUNCTION_COSTS = 30  # the same for "and"
CLAUSE_END = re.compile(r"[;:]|\.\s|[–—]|,(?!\d)|(?<=\s)(?:and|dan|serta|while|sedangkan|sementara)(?=\s)")
# "jumlah warga yang mengungsi … mencapai", "the number of people displaced … reached": what a sum is of.
SUM_OF = re.compile(
    r"(?i)\b(?:jumlah|total|banyaknya|angka|data|number\sof|total\sof|tally\sof|count\sof)\s(?P<of>[^;]{3,130}?)\s"
    r"(?:sebanyak|mencapai|berjumlah|sebesar|menjadi|ada|adalah|yakni|yaitu|tercatat"
    r"|is|was|were|are|at|to|reached|reaches|hit|passed|topped|exceeded|exceeds)\s(?:[^\W\d]+\s){0,2}$"
)
# A bare figure is that of a toll, however far behind it: "the death toll as collated from clinics in the suburbs was".
DEATH_TOLL = re.compile(
    r"(?i)\b(?:death\stoll|korban\s(?:jiwa|tewas|meninggal))\b[^.;]{0,120}\s(?:is|was|at|to|adalah|menjadi|mencapai)\s(?:[^\W\d]+\s){0,2}$"
)
BEFALLEN = OF_PEOPLE | {"missing", "evacuated"}  # not the rescued, who were carried: both are told of one count
STAFF = BEFALLEN | {"attended", "laid_off"}
# Nouns that tell what was done to the counted if nothing else does, and before what they give way.
GIVES_WAY = {
    "passengers": BEFALLEN,
    "penumpang": BEFALLEN,
    **dict.fromkeys(("workers", "employees"), STAFF),
    **dict.fromkeys(("karyawan", "pegawai", "pns", "asn"), STAFF),
}
MODIFIER = re.compile(r"\s[^\W\d_]+\s")
IN_CLAUSE = 40  # of these costs, within which a word is about the counted and not about others
OUT_OF = re.compile(r"(?i)\b(?:of|dari)\s(?:the\s|its\s|all\s)?$")  # "14 of 210 passengers died"
QUAKE_CLASS, QUAKE_MOST = "magnitude", 10.0  # no earthquake reaches it
QUAKE = re.compile(r"(?:\b(?:M|Mag|[Mm]agnitudo|[Mm]agnitude|berkekuatan)[\s-]?)$")  # right before a magnitude


def measure_of(sentence: Sentence, numeral: Numeral, unit: str) -> str:
    """The class of the word that says what happened to the counted: in what a sum is of, else the nearest one."""
    barred = OF_PEOPLE if unit and is_thing(meaning(unit, sentence.language.code)) else frozenset[str]()
    if unit in currencies():
        barred = OF_POSTS
    before = sentence.text[sentence.start : numeral.start]
    small = numeral.high < QUAKE_MOST
    if small and QUAKE.search(before):
        return QUAKE_CLASS
    if sum_of := SUM_OF.search(before):
        classes = [match.lastgroup for match in sentence.numbers.measures.finditer(sum_of["of"])]
        if named := [each for each in classes if each and each != QUAKE_CLASS and each not in barred]:
            return named[0]
    nearest = _nearest_measure(sentence, numeral, barred, unit)
    return nearest or ("dead" if not unit and DEATH_TOLL.search(before) else "")


def _nearest_measure(sentence: Sentence, numeral: Numeral, barred: frozenset[str], unit: str) -> str:
    """The class of the nearest word that says what happened, in the same clause if possible."""
    best, least, counted, before = "", float(MEASURE_REACH), "", frozenset[str]()
    out_of = OUT_OF.search(sentence.text, sentence.start, numeral.start)
    first = max(sentence.start, numeral.start - MEASURE_REACH)
    last = min(sentence.end, numeral.end + MEASURE_REACH)
    for match in sentence.numbers.measures.finditer(sentence.text, first, last):
        if (match.start() < numeral.end and match.end() > numeral.start) or match.lastgroup in barred:
            continue
        if match.lastgroup == QUAKE_CLASS and numeral.high >= QUAKE_MOST:
            continue
        if match[0].casefold() in GIVES_WAY and _counted(sentence.text, numeral, match, unit):
            # "14 passengers had died": who they are, and not yet what befell them
            counted, before = match.lastgroup or "", GIVES_WAY[match[0].casefold()]
            continue
        between = (match.end(), numeral.start) if match.end() <= numeral.start else (numeral.end, match.start())
        cost = (
            between[1]
            - between[0]
            + sum(
                CLAUSE_COSTS.get(end[0][0], CONJUNCTION_COSTS) for end in CLAUSE_END.finditer(sentence.text, *between)
            )
        )
        if cost < least:
            best, least = match.lastgroup or "", cost
    befell = best in before and least < IN_CLAUSE and not out_of
    return best if befell or not counted else counted


def _counted(text: str, numeral: Numeral, match: re.Match[str], unit: str) -> bool:
    """Whether a word is the noun that a figure counts: right behind it, or behind a modifier ("six mill workers")."""
    between = text[numeral.end : match.start()]
    return not between.strip() or (match[0] == unit and MODIFIER.fullmatch(between) is not None)


def share_of(sentence: Sentence, numeral: Numeral, after: int) -> Share:
    """Whether it is the whole, a part, the total, an increment, or so much for each."""
    before = sentence.text[max(sentence.start, numeral.start - BEFORE) : before_money(sentence, numeral)]
    for pattern, share in sentence.numbers.shares_before:
        if pattern.search(before):
            return Share(share)
    following = sentence.text[numeral.end : min(sentence.end, max(after, numeral.end) + BEFORE)]
    for pattern, share in sentence.numbers.shares_after:
        if pattern.match(following):
            return Share(share)
    return Share.PART if numeral.fraction else Share.WHOLE


def place_of(sentence: Sentence, numeral: Numeral) -> str:
    """The nearest place named behind the figure, or else before it in the same sentence."""
    places, text = sentence.numbers.places, sentence.text
    behind = _named(places.finditer(text, numeral.end, sentence.end))
    match = next(behind, None)
    if match and match.start() <= numeral.end + PLACE_REACH:
        return str(match["place"])
    earlier = list(_named(places.finditer(text, max(sentence.start, numeral.start - PLACE_REACH), numeral.start)))
    return str(earlier[-1]["place"]) if earlier else ""


def _named(matches: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Those that are no month or day: "in December" is no place."""
    return (match for match in matches if match["place"].split()[0].casefold() not in CALENDAR)


def as_of(numeral: Numeral, dates: Sequence[DateMention]) -> DateWindow | None:
    """The date that stands nearest."""
    nearest = min(
        dates, key=lambda mention: min(abs(mention.start - numeral.end), abs(mention.end - numeral.start)), default=None
    )
    return nearest.window if nearest else None
