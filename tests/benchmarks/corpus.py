"""A made-up archive of any size: sentences from word lists and invented names, after the starter articles."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from wordfreq import get_frequency_dict

from digest.text import split_passages
from seeds.starter import starter_articles

PER_ARTICLE = 10  # passages
WORDS_PER_PASSAGE = 16  # on average
DAYS = 700  # over which the archive was published
ENGLISH_WORDS = 20_000
FAMILIES = 400  # roots that come in all their forms
END = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)

# Spellings of one name that newspapers do use.
VARIANTS = (
    ("zelenskyy", "zelensky", "zelenskiy", "selenskyj", "zelenski"),
    ("khamenei", "khameini", "chamenei"),
    ("gaddafi", "qaddafi", "khadafi", "gadafi"),
    ("netanyahu", "netanjahu"),
    ("erdogan", "erdogen"),
    ("lukashenko", "lukasjenko", "lukashenka"),
    ("hizbullah", "hezbollah", "hizbollah"),
    ("houthi", "huthi"),
    ("pyongyang", "piongyang"),
    ("kharkiv", "charkiw"),
    ("soeharto", "suharto"),
    ("yogyakarta", "jogjakarta"),
    ("kadyrov", "kadirov"),
    ("navalny", "nawalny", "navalnyy"),
    ("syrskyi", "syrsky", "syrskiy"),
    ("umerov", "umyerov"),
    ("kovalenko", "kowalenko"),
    ("tchaikovsky", "chaikovsky", "tschaikowski"),
    ("prigozhin", "prigozyn", "prigoschin"),
    ("tokayev", "tokajew"),
    ("shoigu", "schoigu", "sjoigu"),
    ("intelijen", "inteligen", "intelejen"),
    ("poroshenko", "porosjenko", "poroschenko"),
    ("yushchenko", "juschtschenko", "yuschenko"),
    ("jakarta", "djakarta"),
    ("soekarno", "sukarno"),
    ("mohammed", "muhammad", "mohamed"),
    ("bandoeng", "bandung"),
)


_NASALS = {
    **dict.fromkeys("aiueogh", ("ng", 0)),
    "k": ("ng", 1),
    "p": ("m", 1),
    "s": ("ny", 1),
    "t": ("n", 1),
    **dict.fromkeys("bf", ("m", 0)),
    **dict.fromkeys("cdjz", ("n", 0)),
}


def inflections(root: str) -> set[str]:
    """The commonest Indonesian forms of a root, by the grammar's rules and not by the search's own."""
    sound, dropped = _NASALS.get(root[0], ("", 0))
    verb, agent = (f"{prefix}{sound}{root[dropped:]}" for prefix in ("me", "pe"))
    active = {verb, f"{verb}kan", f"{verb}i", f"{verb}nya"}
    passive = {f"di{root}", f"di{root}kan", f"di{root}i", f"ter{root}", f"ber{root}"}
    return active | passive | {root, f"{root}nya", f"{root}kan", f"{root}an", agent, f"{agent}an", f"{agent}annya"}


@dataclass(frozen=True)
class Corpus:
    """Passages in articles: `articles[n]` is the article of `passages[n]`, `published[a]` the date of article a."""

    passages: list[str]
    articles: list[int]
    published: list[dt.datetime]

    @property
    def letters(self) -> int:
        """The size of the text in bytes."""
        return sum(len(passage.encode()) for passage in self.passages)


def make_corpus(size: int, seed: int) -> Corpus:
    """Make an archive of `size` passages."""
    passages: list[str] = []
    articles: list[int] = []
    for number, article in enumerate(starter_articles()):
        own = [passage.text for passage in split_passages(article)]
        passages += own
        articles += [number] * len(own)
    first = articles[-1] + 1
    missing = size - len(passages)
    passages += _sentences(missing, seed)
    articles += [first + n // PER_ARTICLE for n in range(missing)]
    count = articles[-1] + 1
    step = dt.timedelta(days=DAYS) / count
    published = [END - step * (count - n) for n in range(count)]
    order = random.Random(seed)
    order.shuffle(published)  # not everything is imported in the order it was published
    return Corpus(passages, articles, published)


def _sentences(count: int, seed: int) -> Iterator[str]:
    rng = np.random.default_rng(seed)
    words, weights = _vocabulary(count, seed)
    lengths = np.clip(rng.normal(WORDS_PER_PASSAGE, 5, count), 5, 40).astype(int)
    ends = np.cumsum(weights)
    drawn = np.searchsorted(ends, rng.random(int(lengths.sum())) * ends[-1])
    variants = _sown_variants(count, seed)
    start = 0
    for number, length in enumerate(lengths.tolist()):
        chosen = [words[i] for i in drawn[start : start + length].tolist()]
        start += length
        if number in variants:
            chosen[length // 2] = variants[number].capitalize()
        yield f"{chosen[0][:1].upper()}{chosen[0][1:]} {' '.join(chosen[1:])}."


def _vocabulary(count: int, seed: int) -> tuple[list[str], NDArray[np.float64]]:
    """Words and how often they come: two languages, word families, numbers, and a long tail of invented names."""
    indonesian = {w: f for w, f in get_frequency_dict("id").items() if w.isascii() and w.isalpha()}
    frequent = islice(get_frequency_dict("en").items(), ENGLISH_WORDS)
    english = {w: f for w, f in frequent if w.isascii() and w.isalpha()}
    roots = [word for word in list(indonesian)[100:1500] if 4 <= len(word) <= 9][:FAMILIES]
    families = {form: indonesian[root] / 30 for root in roots for form in sorted(inflections(root))}
    rng = random.Random(seed)
    names = list(dict.fromkeys(invented_name(rng) for _ in range(1000 + count // 4)))
    tail = {name: 1 / (rank + 20) for rank, name in enumerate(names)}
    numbers = {str(rng.randrange(1, 100_000)): 1 / (rank + 5) for rank in range(200 + count // 200)}
    words: list[str] = []
    weights: list[float] = []
    for pool, share in ((indonesian, 0.74), (english, 0.08), (families, 0.06), (tail, 0.1), (numbers, 0.02)):
        total = sum(pool.values())
        words += pool
        weights += [share * weight / total for weight in pool.values()]
    return words, np.array(weights)


_ONSETS = (
    "b",
    "br",
    "c",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "ng",
    "p",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "y",
    "z",
)
_VOWELS = ("a", "a", "e", "i", "o", "u", "ai", "au", "ia", "ie")
_CODAS = ("", "", "", "n", "ng", "r", "s", "k", "t", "l", "m", "sh", "v")


def invented_name(rng: random.Random) -> str:
    """A name that nobody has."""
    parts = (rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(rng.choice((2, 2, 3, 3, 4))))
    return "".join(parts).capitalize()


def _sown_variants(count: int, seed: int) -> dict[int, str]:
    """Which passages hold which spelling of which name: rare names and common ones."""
    rng = random.Random(seed + 1)
    sown: dict[int, str] = {}
    for spellings in VARIANTS:
        most = rng.choice((3, 8, 30, max(31, count // 2000)))
        for n in range(rng.randrange(len(spellings), len(spellings) + most)):
            near = rng.random() < 0.5  # among the passages that queries are made from
            sown[rng.randrange(min(count, 9_000) if near else count)] = spellings[n % len(spellings)]
    return sown
