"""What the newsroom must know of a language: the fields that every language module fills."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


def words(text: str) -> frozenset[str]:
    """A set from a blank-separated list, so that word lists read as text."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Phrases from a "|"-separated list, longest first, so that alternations prefer the longer phrase."""
    return tuple(sorted((" ".join(p.split()) for p in text.split("|") if p.strip()), key=len, reverse=True))


def table(text: str) -> Mapping[str, int]:
    """A number for every word of the lines "number: word word …"."""
    rows = (line.split(":") for line in text.strip().splitlines())
    return {word: int(number) for number, listed in rows for word in listed.split()}


@dataclass(frozen=True, eq=False)
class Calendar:
    """How a language names days. Patterns use the groups that `digest.dates` resolves by name."""

    months: Mapping[str, int]  # name or abbreviation → 1…12
    weekdays: Mapping[str, int]  # name → 0 (Monday) … 6
    day_first: bool  # 12/3 is the twelfth of March
    utc_offset: int  # hours: where its newsrooms are, for the local day of a publication
    days: Mapping[str, int]  # "kemarin" → -1
    units: Mapping[str, str]  # "pekan" → "week"
    which: Mapping[str, int]  # "lalu" → -1, "ini" → 0, "depan" → 1
    parts: Mapping[str, int]  # "awal" → 0, "pertengahan" → 1, "akhir" → 2
    counts: Mapping[str, int]  # number words before "days ago"; 0 means a few
    patterns: tuple[tuple[str, re.Pattern[str]], ...]  # (kind, pattern), the most specific first


def alternation(*listed: str) -> str:
    """A regular expression for any of the "|"-separated phrases, the longest first, blanks of any width."""
    found = phrases("|".join(listed))
    return "(?:" + "|".join(phrase.replace(" ", r"\s+") for phrase in found) + ")"


def any_of(*patterns: str) -> re.Pattern[str]:
    """What any of some regular expressions finds, the first that fits."""
    return re.compile("|".join(rf"(?:{pattern})" for pattern in patterns))


@dataclass(frozen=True, eq=False)
class Numbers:
    """How a language writes figures and what it counts; word lists in lower case."""

    decimal_comma: bool  # 1,8 is one point eight and 11.000 eleven thousand
    digits: Mapping[str, int]  # one … nine
    teens: Mapping[str, int]  # ten … nineteen, twenty, thirty: whole words below a hundred
    add_ten: frozenset[str]  # "belas": the digit before it plus ten
    times_ten: frozenset[str]  # "puluh"
    hundreds: frozenset[str]
    scales: Mapping[str, float]  # ribu, thousand …
    whole: Mapping[str, float]  # "seribu", "dozen": a figure by itself, also before a scale
    several: frozenset[str]  # "several", "a few": of the word for a hundred or more behind it
    vague: Mapping[str, tuple[float, float]]  # "puluhan" → 20…99
    fractions: Mapping[str, float]  # "setengah", "a third"
    fraction_parts: Mapping[str, int]  # "pertiga", "thirds": the digit before it divided by this
    collective: Mapping[str, int]  # "ketujuh kapal": all seven
    joiner: frozenset[str]  # "and" inside a number
    range_words: frozenset[str]  # between the ends of a range
    between: Mapping[str, str]  # "antara" … "dan"
    ranging: frozenset[str]  # before "from … to": what follows is a range, and not a rise
    about: str  # an ending of figures that makes them loose: "900-an orang"
    masks: re.Pattern[str]  # digits that are no figures: clock, age, law, ordinal, model, address
    currencies_before: re.Pattern[str]
    currencies_after: Mapping[str, str]  # phrase → ISO 4217
    percent: frozenset[str]
    units: Mapping[str, str]  # "kilometer" → "km"
    qualifiers: tuple[
        tuple[re.Pattern[str], str], ...
    ]  # at the end of what stands before a figure → bound, see quantities
    qualifiers_after: tuple[tuple[re.Pattern[str], str], ...]  # at the start of what follows
    shares_before: tuple[tuple[re.Pattern[str], str], ...]
    shares_after: tuple[tuple[re.Pattern[str], str], ...]
    measures: re.Pattern[str]  # named groups are measure classes
    places: re.Pattern[str]  # group "place"
    classifiers: frozenset[str]  # "orang", "unit": counted only where no noun follows
    stoppers: frozenset[str]  # words that end a noun phrase
    stopping_forms: re.Pattern[str]  # verb forms that end one
    noun_forms: frozenset[str]  # nouns that look like such verbs
    head_last: bool  # the noun stands behind its modifiers


@dataclass(frozen=True, eq=False)
class Speech:
    """How a language says who says what. Patterns see a sentence whose quotations are blanked out."""

    verbs: Mapping[str, str]  # speaking verb → status it gives ("asserted", "denied" …)
    verb_forms: tuple[str, ...]  # patterns of speaking in several words: "put the toll at"
    short_verbs: frozenset[str]  # stand before their speaker: "kata X", "said X"
    according: re.Pattern[str]  # "menurut"; the speaker follows
    passive: re.Pattern[str]  # "disampaikan oleh"; the speaker follows
    noun_verbs: frozenset[str]  # short verbs that are nouns too: only right behind a quotation they speak
    suffix: str  # a pronoun joined to a short verb: "katanya"
    before_verb: frozenset[str]  # adverbs, negations and auxiliaries between speaker and verb
    not_speaking: re.Pattern[str]  # at the end of what stands before a verb that nobody speaks ("untuk", "yang")
    lead_ins: frozenset[str]  # first words of a stretch that is no subject
    connectives: frozenset[str]  # dropped from the beginning of a subject
    relative: re.Pattern[str]  # begins a clause about the subject
    phrase_end: re.Pattern[str]  # ends a speaker's name or title behind a verb
    he: frozenset[str]
    they: frozenset[str]
    that_one: re.Pattern[str]  # "pusat tersebut": group "head"
    roles: frozenset[str]  # words that name an office
    bodies: frozenset[str]  # words that begin the name of a body that speaks
    plural: re.Pattern[str]  # a phrase that means several
    via: tuple[re.Pattern[str], ...]  # group "via"
    unnamed: frozenset[str]  # first words of a speaker without a name
    no_speaker: frozenset[str]  # subjects that say nothing themselves: "hal ini", "it"


@dataclass(frozen=True, eq=False)
class Statuses:
    """Words that tell how a claim is put forward; vetoes included in the patterns."""

    silent: re.Pattern[str]
    denied: re.Pattern[str]
    unverified: re.Pattern[str]
    doubted: re.Pattern[str]
    confirmed: re.Pattern[str]
    alleged: re.Pattern[str]
    estimated: re.Pattern[str]


@dataclass(frozen=True, eq=False)
class Language:
    """The words of one language, lower case unless said otherwise."""

    code: str
    common: frozenset[str]  # words that tell the language
    small_words: frozenset[str]  # written small in headlines
    openers: frozenset[str]  # begin sentences and are no names
    titles: frozenset[str]  # abbreviated titles, always followed by a name
    abbreviations: frozenset[str]  # other abbreviations that end in a full stop
    before_numbers: frozenset[str]  # abbreviations before a number ("no. 5")
    calendar: Calendar
    numbers: Numbers
    speech: Speech
    statuses: Statuses
