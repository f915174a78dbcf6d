"""Figures with what they measure: unit, counted noun, class of event, bound, share and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.dates import Span, read_dates
from digest.language import Language
from digest.language.shape import Numbers
from digest.model import Bound, DateMention, DateWindow, Quantity, Share
from digest.numerals import Numeral, Word, find_numerals, may_hold_figures, split_words

__all__ = ["find_quantities"]

ABOUT = 0.1  # "sekitar 100" is 90 to 110
ALMOST = 0.9  # "hampir 100" is 90 to 100
LONGEST_NOUN = 5  # words of a counted noun with its modifiers
MEASURE_REACH = 70  # characters between a figure and the word that says what happened
PLACE_REACH = 80
CLAUSE_COSTS = {",": 40, ";": 99, ":": 40, ".": 99, "–": 40, "—": 40}  # crossing one counts as so many characters
CONJUNCTION_COSTS = 20  # the same for "and"
BEFORE = 60  # characters before a figure that can qualify it

CLAUSE_END = re.compile(r"[;:]|\.\s|[–—]|,|(?<=\s)(?:and|dan|serta|while|sedangkan|sementara)(?=\s)")
LOST_DIGIT = re.compile(r"\.\s[a-z]")  # a damaged comma took the last digit with it
YEAR = re.compile(r"(?:19|20)\d{2}")
PEOPLE = frozenset({"orang", "jiwa", "warga", "people", "persons", "soldiers", "troops"})
ONE, THOUSAND = 1.0, 1000.0
LENGTHS = frozenset({"m", "km", "ft", "mi", "yd", "cm"})
SYMBOL = 3  # letters of a unit's symbol at most
SAME_KIND = (
    LENGTHS,
    frozenset({"kg", "g", "t", "lb", "oz"}),
    frozenset({"ha", "acre", "km²", "m²"}),
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
# "jumlah warga yang mengungsi … mencapai", "the number of people displaced … reached": what a sum is of.
SUM_OF = re.compile(
    r"(?i)\b(?:jumlah|total|banyaknya|angka|data|number\sof|total\sof|tally\sof|count\sof)\s(?P<of>[^;]{3,130}?)\s"
    r"(?:sebanyak|mencapai|berjumlah|sebesar|menjadi|ada|adalah|yakni|yaitu|tercatat"
    r"|is|was|were|are|at|to|reached|reaches|hit|passed|topped|exceeded|exceeds)\s(?:[^\W\d]+\s){0,2}$"
)
QUAKE_CLASS, QUAKE_MOST = "magnitude", 10.0  # no earthquake reaches it
QUAKE = re.compile(r"(?:\b(?:M|Mag|[Mm]agnitudo|[Mm]agnitude|berkekuatan)[\s-]?)$")  # right before a magnitude
CLAUSE_OVER = re.compile(r"\s?(?:[.,;:]|$|\s(?:and|dan|on|pada|as\sof|per)\b)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the slots of one sentence's figures are read from."""

    text: str
    start: int
    end: int
    language: Language
    words: Sequence[Word]

    @property
    def numbers(self) -> Numbers:
        """The number data of its language."""
        return self.language.numbers


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
        unit, of, after = _unit(sentence, numeral)
        before, measured = measured, (unit, numeral.end)
        if _restates(sentence, numeral, unit, *before):
            continue
        measure = _measure(sentence, numeral)
        goes_on = not unit and counted != "" and _goes_on(sentence, numeral, measure)
        unit = counted if goes_on else unit
        if not _counts(sentence, numeral, unit, measure):
            continue
        share = _share_of_same(sentence, numeral, measure, happened) if goes_on else _share(sentence, numeral, after)
        if share is Share.INCREMENT and unit in LENGTHS:  # who fell 600 m did not become less
            share = Share.WHOLE
        counted, happened = (unit if unit[:1].islower() and len(unit) > SYMBOL else ""), measure
        qualifier, bound, low, high = _interval(sentence, numeral)
        yield Quantity(
            low=low, high=high, start=numeral.start, end=max(numeral.end, after if unit == "%" else numeral.end),
            unit=unit, of=of, measure=measure, qualifier=qualifier, bound=bound, share=share,
            place=_place(sentence, numeral), as_of=_as_of(numeral, dates),
        )  # fmt: skip


def _restates(sentence: Sentence, numeral: Numeral, unit: str, last_unit: str, last_end: int) -> bool:
    """Whether a figure gives the one before it in another unit or currency: "25 km (15 miles)", "€110 bn ($143 bn)"."""
    money = all(each.isupper() and len(each) == SYMBOL for each in (unit, last_unit))
    kind = money or any({unit, last_unit} <= kind for kind in SAME_KIND)
    return kind and unit != last_unit and RESTATED.fullmatch(sentence.text, last_end, numeral.start) is not None


def _counts(sentence: Sentence, numeral: Numeral, unit: str, measure: str) -> bool:
    """Whether a figure says how many: bare years, bare ones and nameless small words do not."""
    written = sentence.text[numeral.start : numeral.end]
    if YEAR.fullmatch(written) and not _qualifier(sentence, numeral) and not (measure and unit[:1].islower()):
        return unit in PEOPLE or unit.isupper()  # money
    if numeral.spelled and not numeral.vague:
        if not unit:
            return numeral.low >= THOUSAND or (numeral.low > ONE and _ends_a_count(sentence, numeral))
        return numeral.low != ONE or measure != ""
    return True


def _ends_a_count(sentence: Sentence, numeral: Numeral) -> bool:
    """Whether a bare number in words is where a count has come to: "the losses had risen to three"."""
    reached = REACHED.search(sentence.text, max(sentence.start, numeral.start - BEFORE), numeral.start)
    return bool(reached) and CLAUSE_OVER.match(sentence.text, numeral.end, sentence.end) is not None


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


# --- interval -----------------------------------------------------------------------------------------------------


def _qualifier(sentence: Sentence, numeral: Numeral) -> tuple[str, str] | None:
    """The words that open or loosen a figure, and how."""
    start = max(sentence.start, numeral.start - BEFORE)
    before = sentence.text[start : _before_money(sentence, numeral)]
    found = [
        (match[0].strip(), bound) for pattern, bound in sentence.numbers.qualifiers if (match := pattern.search(before))
    ]
    if found:
        return max(found, key=lambda qualifier: len(qualifier[0]))  # "no more than", not "more than"
    after = sentence.text[numeral.end : min(sentence.end, numeral.end + BEFORE)]
    for pattern, bound in sentence.numbers.qualifiers_after:
        match = pattern.match(after)
        if match:
            return match[0].strip(), bound
    return None


def _before_money(sentence: Sentence, numeral: Numeral) -> int:
    money = sentence.numbers.currencies_before.search(
        sentence.text, max(sentence.start, numeral.start - 12), numeral.start
    )
    return money.start() if money else numeral.start


def _interval(sentence: Sentence, numeral: Numeral) -> tuple[str, Bound, float | None, float | None]:
    low, high = float(numeral.low), float(numeral.high)
    qualifier, kind = _qualifier(sentence, numeral) or ("", "")
    match kind:
        case "at_least" | "more_than":
            return qualifier, Bound.AT_LEAST, low, None
        case "at_most" | "less_than":
            return qualifier, Bound.AT_MOST, None, high
        case "almost":
            return qualifier, Bound.ABOUT, round(low * ALMOST, 6), high
        case "about":
            return qualifier, Bound.ABOUT, round(low * (1 - ABOUT), 6), round(high * (1 + ABOUT), 6)
    return qualifier, Bound.RANGE if numeral.is_range else Bound.EXACT, low, high


# --- what is counted ------------------------------------------------------------------------------------------------


def _unit(sentence: Sentence, numeral: Numeral) -> tuple[str, str, int]:
    """Unit, its modifiers, and where they end."""
    money = sentence.numbers.currencies_before.search(
        sentence.text, max(sentence.start, numeral.start - 12), numeral.start
    )
    if money:
        return money.lastgroup or "", "", numeral.end
    words, at = sentence.words, numeral.last
    if at < len(words) and words[at].low == "-" and words[at].start == numeral.end and at + 1 < len(words):
        return words[at + 1].text, "", words[at + 1].end  # 300-member
    following = [word.low for word in words[at : at + 3]]
    if following[:1] and following[0] in sentence.numbers.percent:
        return "%", _noun_after_percent(sentence, at + 1), words[at].end
    if following[:2] == ["per", "cent"]:
        return "%", _noun_after_percent(sentence, at + 2), words[at + 1].end
    for length in (3, 2, 1):
        phrase = " ".join(following[:length])
        if len(following) >= length and phrase in sentence.numbers.currencies_after:
            return sentence.numbers.currencies_after[phrase], "", words[at + length - 1].end
    if following[:1] and following[0] in sentence.numbers.units and not numeral.fraction:
        return sentence.numbers.units[following[0]], "", words[at].end
    return _noun(sentence, numeral, at)


def _noun_after_percent(sentence: Sentence, at: int) -> str:
    """What a percentage is of: "20 percent of voters", "20 persen warga"."""
    words = sentence.words
    while at < len(words) and words[at].low in ("of", "dari", "the", "total"):
        at += 1
    return " ".join(word.text for word in _noun_words(sentence, at))


def _noun(sentence: Sentence, numeral: Numeral, at: int) -> tuple[str, str, int]:
    words = sentence.words
    while (
        at < len(words)
        and words[at].low in ("of", "the", "dari", "or", "more", "additional", "other", "lagi", "lebih", "–", "-an")
        and at < numeral.last + 3
    ):
        at += 1
    found = _noun_words(sentence, at)
    if found and found[0].low in sentence.numbers.classifiers and len(found) > 1:
        found = found[1:]
    if not found:
        return *_noun_before(sentence, numeral), numeral.end
    head = found[-1] if sentence.numbers.head_last else found[0]
    rest = [word.text for word in found if word is not head]
    return head.text, " ".join(rest), found[-1].end


def _noun_words(sentence: Sentence, at: int) -> list[Word]:
    """The words of the noun phrase that begins at word `at`."""
    found: list[Word] = []
    for word in sentence.words[at : at + LONGEST_NOUN]:
        if not word.low[0].isalpha() or _stops(word, sentence.numbers):
            break
        found.append(word)
    return found


def _stops(word: Word, numbers: Numbers) -> bool:
    """Whether a word cannot be part of a counted noun phrase."""
    if word.low in numbers.stoppers:
        return True
    return (
        word.low not in numbers.noun_forms and word.text[0].islower() and bool(numbers.stopping_forms.match(word.low))
    )


NOUN_BEFORE = re.compile(
    r"(?i)\b(?:jumlah|total|angka|korban|number\sof|toll\sof|total\sof|the)\s(?P<noun>[^\W\d_][\w’'-]*(?:\s[^\W\d_][\w’'-]*){0,4}?)"
    r"\s(?:(?:mencapai|menjadi|sebanyak|adalah|yakni|yaitu|tercatat|berjumlah|capai|kini|hingga|sampai|sekitar|lebih|dari|naik|total|bertambah|kini\smenjadi|"
    r"reached|was|is|stood|at|rose|to|had|has|risen|more|than|about|of|hit|stands|now)\s?)+$"
)


def _noun_before(sentence: Sentence, numeral: Numeral) -> tuple[str, str]:
    """The counted noun where it stands before the verb: "jumlah pengungsi mencapai 5.000"."""
    before = sentence.text[max(sentence.start, numeral.start - BEFORE) : numeral.start]
    match = NOUN_BEFORE.search(before)
    if not match:
        return "", ""
    noun = match["noun"].split()
    if sentence.numbers.head_last:
        return noun[-1], " ".join(noun[:-1])
    return noun[0], " ".join(noun[1:])


# --- other slots ------------------------------------------------------------------------------------------------------


def _measure(sentence: Sentence, numeral: Numeral) -> str:
    """The class of the word that says what happened to the counted: in what a sum is of, else the nearest one."""
    before = sentence.text[sentence.start : numeral.start]
    small = numeral.high < QUAKE_MOST
    if small and QUAKE.search(before):
        return QUAKE_CLASS
    if sum_of := SUM_OF.search(before):
        classes = [match.lastgroup for match in sentence.numbers.measures.finditer(sum_of["of"])]
        if named := [each for each in classes if each and each != QUAKE_CLASS]:
            return named[0]
    return _nearest_measure(sentence, numeral)


def _nearest_measure(sentence: Sentence, numeral: Numeral) -> str:
    """The class of the nearest word that says what happened, in the same clause if possible."""
    best, least = "", float(MEASURE_REACH)
    first = max(sentence.start, numeral.start - MEASURE_REACH)
    last = min(sentence.end, numeral.end + MEASURE_REACH)
    for match in sentence.numbers.measures.finditer(sentence.text, first, last):
        if match.start() < numeral.end and match.end() > numeral.start:
            continue
        if match.lastgroup == QUAKE_CLASS and numeral.high >= QUAKE_MOST:
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
    return best


def _share(sentence: Sentence, numeral: Numeral, after: int) -> Share:
    before = sentence.text[max(sentence.start, numeral.start - BEFORE) : _before_money(sentence, numeral)]
    for pattern, share in sentence.numbers.shares_before:
        if pattern.search(before):
            return Share(share)
    following = sentence.text[numeral.end : min(sentence.end, max(after, numeral.end) + BEFORE)]
    for pattern, share in sentence.numbers.shares_after:
        if pattern.match(following):
            return Share(share)
    return Share.PART if numeral.fraction else Share.WHOLE


def _place(sentence: Sentence, numeral: Numeral) -> str:
    """The nearest place named behind the figure, or else before it in the same sentence."""
    match = sentence.numbers.places.search(sentence.text, numeral.end, sentence.end)
    if match and match.start() <= numeral.end + PLACE_REACH:
        return str(match["place"])
    earlier = list(
        sentence.numbers.places.finditer(sentence.text, max(sentence.start, numeral.start - PLACE_REACH), numeral.start)
    )
    return str(earlier[-1]["place"]) if earlier else ""


def _as_of(numeral: Numeral, dates: Sequence[DateMention]) -> DateWindow | None:
    nearest = min(
        dates, key=lambda mention: min(abs(mention.start - numeral.end), abs(mention.end - numeral.start)), default=None
    )
    return nearest.window if nearest else None
