"""Finding the figures of a sentence that count or measure something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digest.dates import Span, read_dates
from digest.language import Language
from digest.model import DateMention, Quantity, Share
from digest.numerals import Numeral, find_numerals, may_hold_figures, split_words
from digest.quantities.counted import has_children, unit_of
from digest.quantities.interval import interval_of, qualifier_of
from digest.quantities.sentence import BEFORE, Sentence
from digest.quantities.slots import BEFALLEN, as_of, measure_of, place_of, share_of

__all__ = ["find_quantities"]

LOST_DIGIT = re.compile(r"\.\s[a-z]")  # a damaged comma took the last digit with it
YEAR = re.compile(r"(?:19|20)\d{2}")
PEOPLE = frozenset({"orang", "jiwa", "warga", "people", "persons", "soldiers", "troops"})
PERSONS = {"en": "people", "id": "orang"}  # as what those are counted of whom no noun is told
ONE, THOUSAND = 1.0, 1000.0
LENGTHS = frozenset({"m", "km", "ft", "mi", "yd", "cm"})
UNITS_OF_TIME = frozenset({"s", "min", "h"})
SYMBOL = 3  # letters of a unit's symbol at most
SAME_KIND = (
    LENGTHS,
    frozenset({"kg", "g", "t", "lb", "oz"}),
    frozenset({"ha", "acre", "km²", "m²", "ft²", "mi²"}),
    frozenset({"l", "gal"}),
)
RESTATED = re.compile(r"[\s-]?[^\W\d]{0,12}\s?\([^()\d]{0,20}$")  # between "25 km" and the 15 of "(15 miles)"
JOINED = re.compile(r"(?i)(?:\b(?:and|dan|serta|sedangkan|while|leaving|menyisakan)|[,;])\s(?:\w+\s)?$")
COORDINATED = re.compile(r"(?i)\b(?:and|dan|serta|sedangkan|while)\s(?:\w+\s)?$")
SHARED_OUT = re.compile(r"(?i)\s(?:on|from|in|among|di|dari|lagi|lainnya|others?|more|for)\b")  # among whom
REACHED = re.compile(
    r"(?i)\b(?:toll|tally|count|losses|dead|number|total|korban|jumlah|angka)\b[^.;]*?\s"
    r"(?:to|was|is|stood\sat|stands\sat|as|menjadi|mencapai|kini|adalah)\s$"
)
# Behind a bare number in words: what befell so many people ("five were killed and seven injured", "dua tewas").
BEFELL = re.compile(
    r"(?i)\s(?:(?:were|was|are|is|have|had|has|been|telah|sudah|masih|dilaporkan|dinyatakan|reported|confirmed|feared|still|also|now|already|\w+ly)\s){0,3}"
    r"(?:killed|injured|wounded|hurt|dead|died|missing|arrested|detained|hospitali[sz]ed|tewas|meninggal|luka|luka-luka|terluka|cedera|hilang|ditangkap|ditahan)\b"
)
SAME_ONES = re.compile(  # right before it: those told of before
    r"(?i)\b(?:the|those|these|all|both|his|her|their|its|our|yang|ke|hari|pukul|jam)\s$"
)
AGO = re.compile(r"(?i)\s\w+\s(?:ago|earlier|(?:yang\s)?(?:lalu|silam))\b")  # a time, and no length of time
CLAUSE_OVER = re.compile(r"\s?(?:[.,;:]|$|\s(?:and|dan|on|pada|as\sof|per)\b)")


def find_quantities(
    text: str,
    language: Language,
    *,
    decimal_comma: bool,
    dates: Sequence[DateMention] = (),
    date_spans: Sequence[Span] | None = None,
    start: int = 0,
    end: int | None = None,
) -> tuple[Quantity, ...]:
    """The figures that count or measure something in one sentence, in order.

    Dates, clock times, ages, ordinals, laws, telephone numbers, scores and names of models are no quantities.
    `date_spans` says where dates stand, if that is known already; `dates` what they mean.
    """
    stop = len(text) if end is None else end
    words = split_words(text, start, stop)
    if not may_hold_figures(words, language):
        return ()
    if date_spans is None:
        date_spans = read_dates(text, language, None, start, stop)[1]
    sentence = Sentence(text, start, stop, language, words)
    masked = [*date_spans, *(m.span() for m in language.numbers.masks.finditer(text, start, stop))]
    numerals = find_numerals(words, language, decimal_comma=decimal_comma, masked=_without_money(masked, text))
    return tuple(_quantities(sentence, numerals, dates))


def _without_money(masked: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Masks that would hide a price are none."""
    return [(a, b) for a, b in masked if not re.match(r"(?i)rp\.?\s?\d|\$", text[a:b])]


def _quantities(sentence: Sentence, numerals: Sequence[Numeral], dates: Sequence[DateMention]) -> Iterator[Quantity]:
    counted, happened = "", ""  # the people or things counted last, which a figure without a noun goes on with
    measured: tuple[str, int] = ("", 0)  # the unit of the last figure, and where it ends
    for numeral in numerals:
        if LOST_DIGIT.match(sentence.text, numeral.end, sentence.end):
            continue
        unit, of, after = unit_of(sentence, numeral)
        before, measured = measured, (unit, numeral.end)
        if _restates(sentence, numeral, unit, *before):
            continue
        measure = "" if has_children(sentence, numeral) else measure_of(sentence, numeral, unit)
        goes_on = not unit and counted != "" and _goes_on(sentence, numeral, measure)
        unit = counted if goes_on else unit
        befell = not unit and _befell(sentence, numeral, measure)
        unit = PERSONS[sentence.language.code] if befell else unit
        if not _counts(sentence, numeral, unit, measure):
            continue
        share = _share_of_same(sentence, numeral, measure, happened) if goes_on else share_of(sentence, numeral, after)
        if share is Share.INCREMENT and unit in LENGTHS:  # who fell 600 m did not become less
            share = Share.WHOLE
        counted = unit if unit[:1].islower() and len(unit) > SYMBOL and not befell else ""
        happened = measure
        qualifier, bound, low, high = interval_of(sentence, numeral)
        yield Quantity(
            low=low, high=high, start=numeral.start, end=max(numeral.end, after if unit == "%" else numeral.end),
            unit=unit, of=of, measure=measure, qualifier=qualifier, bound=bound, share=share,
            place=place_of(sentence, numeral), as_of=as_of(numeral, dates),
        )  # fmt: skip


def _restates(sentence: Sentence, numeral: Numeral, unit: str, last_unit: str, last_end: int) -> bool:
    """Whether a figure gives the one before it in another unit or currency: "25 km (15 miles)", "€110 bn ($143 bn)"."""
    money = all(each.isupper() and len(each) == SYMBOL for each in (unit, last_unit))
    kind = money or any({unit, last_unit} <= kind for kind in SAME_KIND)
    return kind and unit != last_unit and RESTATED.fullmatch(sentence.text, last_end, numeral.start) is not None


def _counts(sentence: Sentence, numeral: Numeral, unit: str, measure: str) -> bool:
    """Whether a figure says how many: bare years, bare ones and nameless small words do not."""
    written = sentence.text[numeral.start : numeral.end]
    if YEAR.fullmatch(written) and not qualifier_of(sentence, numeral) and not (measure and unit[:1].islower()):
        return unit in PEOPLE or unit.isupper()  # money
    if numeral.spelled and not numeral.vague:
        if not unit:
            return numeral.low >= THOUSAND or (numeral.low > ONE and _ends_a_count(sentence, numeral))
        loose = unit in UNITS_OF_TIME and qualifier_of(sentence, numeral) is not None  # "around one minute"
        if loose and AGO.match(sentence.text, numeral.end, sentence.end):
            return False
        return numeral.low != ONE or measure != "" or loose
    return True


def _ends_a_count(sentence: Sentence, numeral: Numeral) -> bool:
    """Whether a bare number in words is where a count has come to: "the losses had risen to three"."""
    reached = REACHED.search(sentence.text, max(sentence.start, numeral.start - BEFORE), numeral.start)
    return bool(reached) and CLAUSE_OVER.match(sentence.text, numeral.end, sentence.end) is not None


def _befell(sentence: Sentence, numeral: Numeral, measure: str) -> bool:
    """Whether a bare number in words counts people of whom it is told what happened to them: "five were killed"."""
    if not numeral.spelled or numeral.vague or numeral.fraction or numeral.low <= ONE or measure not in BEFALLEN:
        return False
    before = sentence.text[max(sentence.start, numeral.start - BEFORE) : numeral.start]
    return BEFELL.match(sentence.text, numeral.end, sentence.end) is not None and not SAME_ONES.search(before)


def _goes_on(sentence: Sentence, numeral: Numeral, measure: str) -> bool:
    """Whether a bare figure is of what was counted before it: "74 people were saved and seven died"."""
    joined = JOINED.search(sentence.text, max(sentence.start, numeral.start - BEFORE), numeral.start)
    if joined is None:
        return False
    return measure != "" or SHARED_OUT.match(sentence.text, numeral.end) is not None


def _share_of_same(sentence: Sentence, numeral: Numeral, measure: str, happened: str) -> Share:
    """What a bare figure is of the one before: a part, unless "and" joins it and something else happened to it."""
    before = sentence.text[max(sentence.start, numeral.start - BEFORE) : numeral.start]
    apart = measure not in ("", happened) and COORDINATED.search(before)
    return Share.WHOLE if apart else Share.PART
