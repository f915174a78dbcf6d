"""What a figure counts: a currency, a unit, or a noun with its modifiers."""

from __future__ import annotations

import re

from digest.language.scopes import FAMILY
from digest.language.shape import Numbers
from digest.numerals import Numeral, Word
from digest.quantities.sentence import BEFORE, Sentence

SHORT = 24  # characters in which "mother of" stands
MILLIONS = 5e5
# Right before a sum in Indonesian: it is one of money, and then of rupiah.
SUM = re.compile(
    r"(?i)\b(?:uang|duit|dana|senilai|seharga|sebesar|kerugian|anggaran|suap|denda|modal|utang|pinjaman|biaya|omzet|laba)\s"
    r"(?:(?:tunai|sebesar|senilai|sejumlah|sekitar|mencapai|hingga|lebih|dari|kurang|hampir|sampai|negara|ditaksir|adalah|yang|diamankan|disita)\s){0,4}$"
)
MANY = 100  # from which a bare figure behind a verb of change counts what the verb is of
LONGEST_NOUN = 5  # words of a counted noun with its modifiers
NOUN_BEFORE = re.compile(
    r"(?i)\b(?:jumlah|total|angka|korban|number\sof|toll\sof|total\sof|(?<!\bin\s)(?<!\bof\s)(?<!\bat\s)(?<!\bfrom\s)(?<!\bby\s)(?<!\bon\s)(?<!\bto\s)the)\s(?P<noun>[^\W\d_][\w’'-]*(?:\s[^\W\d_][\w’'-]*){0,4}?)"
    r"\s(?:(?:mencapai|menjadi|sebanyak|adalah|yakni|yaitu|tercatat|berjumlah|capai|kini|hingga|sampai|sekitar|lebih|dari|naik|total|bertambah|kini\smenjadi|"
    r"reached|was|is|stood|at|rose|to|had|has|risen|more|larger|smaller|higher|lower|bigger|much|far|than|about|of|hit|stands|now)\s?)+$"
)

SQUARE = re.compile(r"(?i)[\s-]square[\s-](?P<length>[a-z]+)")
COUNTS = frozenset(
    {"number", "total", "toll", "count", "tally", "figure", "jumlah", "angka"}
)  # said of what follows them
CHANGED_REACH = 110  # characters before a figure in which what has changed is named
# "arrests at the border have actually fallen in recent years, to 400,000"
CHANGED = re.compile(
    r"(?:^|(?<=[\s,]))(?P<noun>[a-z][\w’'-]*(?:\s[a-z][\w’'-]*){0,2}?)(?:\s(?:in|at|on|of|di|pada)\s[^.,;]{2,30}?)?"
    r"\s(?:(?:have|has|had|telah|sudah|already|actually|since|now|sharply|steadily|slightly)\s){0,3}"
    r"(?:fallen|fell|dropped|declined|decreased|shrunk|risen|rose|climbed|grown|grew|increased|jumped|soared|swelled"
    r"|turun|menurun|naik|meningkat|bertambah|berkurang|merosot|melonjak)\b[^.;]{0,45}?\s(?:to|menjadi|ke)\s(?:[a-z]+\s){0,2}$"
)


def unit_of(sentence: Sentence, numeral: Numeral) -> tuple[str, str, int]:
    """Unit, its modifiers, and where they end."""
    money = sentence.numbers.currencies_before.search(
        sentence.text, max(sentence.start, numeral.start - 12), numeral.start
    )
    if money:
        return money.lastgroup or "", "", numeral.end
    words, at = sentence.words, _behind(sentence, numeral)
    if has_children(sentence, numeral) and sentence.numbers.head_last:
        return "children", "", numeral.end
    if area := _area(sentence, numeral):
        return area
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


def _is_rupiah(sentence: Sentence, numeral: Numeral) -> bool:
    """Whether a sum of millions names no currency: "uang sekitar seratusan juta", "kerugian mencapai dua miliar"."""
    if sentence.numbers.head_last or numeral.low < MILLIONS:
        return False
    before = sentence.text[max(sentence.start, numeral.start - BEFORE) : numeral.start]
    return SUM.search(before) is not None


def _behind(sentence: Sentence, numeral: Numeral) -> int:
    """The word behind a figure and what only says "about" or "more": "900-an orang", "13.400an pengungsi"."""
    words, at = sentence.words, numeral.last
    loose = (cue.match(sentence.text, numeral.end) for cue, _ in sentence.numbers.qualifiers_after)
    ends = [match.end() for match in loose if match]
    while ends and at < len(words) and words[at].end <= max(ends):
        at += 1
    return at


def _area(sentence: Sentence, numeral: Numeral) -> tuple[str, str, int] | None:
    """A unit of area in English ("170,000-square-foot", "40 square miles"); None if the figure has another."""
    match = SQUARE.match(sentence.text, numeral.end, sentence.end)
    length = sentence.numbers.units.get(match["length"].lower(), "") if match else ""
    return (f"{length}²", "", match.end()) if match and length else None


def has_children(sentence: Sentence, numeral: Numeral) -> bool:
    """Whether a figure is how many children somebody has: "a mother of nine", "ibu lima anak"."""
    if FAMILY.search(sentence.text, max(sentence.start, numeral.start - SHORT), numeral.start) is None:
        return False
    return sentence.numbers.head_last or sentence.words[min(numeral.last, len(sentence.words) - 1)].low == "anak"


def _noun_after_percent(sentence: Sentence, at: int) -> str:
    """What a percentage is of: "20 percent of voters", "20 persen warga"."""
    words = sentence.words
    while at < len(words) and words[at].low in ("of", "dari", "the", "total"):
        at += 1
    return " ".join(word.text for word in _noun_words(sentence, at))


def _noun(sentence: Sentence, numeral: Numeral, at: int) -> tuple[str, str, int]:
    words = sentence.words
    if not _noun_words(sentence, at) and _is_rupiah(sentence, numeral):
        return "IDR", "", numeral.end
    while (
        at < len(words)
        and words[at].low in ("of", "the", "dari", "or", "more", "additional", "other", "lagi", "lebih", "–")
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
    joined = False  # by a hyphen to the word before: "worst-hit villages", "half-brothers"
    for word in sentence.words[at : at + LONGEST_NOUN]:
        if found and word.low == "-" and word.start == found[-1].end:
            joined = True
            continue
        if not word.low[0].isalpha() or (_stops(word, sentence.numbers) and not joined):
            break
        found.append(word)
        joined = False
    return found


def _stops(word: Word, numbers: Numbers) -> bool:
    """Whether a word cannot be part of a counted noun phrase."""
    if word.low in numbers.stoppers:
        return True
    return (
        word.low not in numbers.noun_forms and word.text[0].islower() and bool(numbers.stopping_forms.match(word.low))
    )


def _noun_before(sentence: Sentence, numeral: Numeral) -> tuple[str, str]:
    """The counted noun where it stands before the verb: "jumlah pengungsi mencapai 5.000"."""
    noun = _changed(sentence, numeral)
    if not noun:
        match = NOUN_BEFORE.search(sentence.text[max(sentence.start, numeral.start - BEFORE) : numeral.start])
        noun = match["noun"].split() if match else []
    if not noun:
        return "", ""
    if sentence.numbers.head_last:
        return noun[-1], " ".join(noun[:-1])
    return noun[0], " ".join(noun[1:])


def _changed(sentence: Sentence, numeral: Numeral) -> list[str]:
    """The words of what has risen or fallen to a figure, if a verb before it says so."""
    if numeral.high < MANY:
        return []
    match = CHANGED.search(sentence.text[max(sentence.start, numeral.start - CHANGED_REACH) : numeral.start])
    found: list[str] = []
    for word in match["noun"].split() if match else ():
        found = [] if word in sentence.numbers.stoppers else [*found, word]
    return [] if set(found) & COUNTS else found
