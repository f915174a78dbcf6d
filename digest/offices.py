"""Office and name in the words for one speaker: "Wali Kota Bandung Sari Melati", "Ann Vale of Ohio"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.language import Language
from digest.language.media import AFFILIATIONS
from digest.language.shape import words as listed
from digest.text import fold

__all__ = ["BRACKETS", "EMPTY_WORDS", "LONGEST_NAME", "NAMES", "PhraseReader"]

LONGEST_ROLE = 14  # words
PREPOSITIONS = listed("dari di untuk pada asal dan")  # behind a name; "setempat" stands between an office and a name
OFFICE_ARTICLES = frozenset({"seorang", "a", "an"})
LONGEST_NAME = 3  # words of a name behind an office, where nothing else tells

NAME_WORD = re.compile(r"(?:[A-Z][\w’'-]*\.?|(?:bin|binti|al|van|de|da|von|der|el|ibn)(?=\s[A-Z]))")
NAMES = re.compile(r"[A-Z][\w’'-]+(?:[ \xa0](?:[A-Z]\.[ \xa0]?)?[A-Z][\w’'-]+){1,3}")  # on one line
BRACKETS = re.compile(r"\s*\([^)]*\)?")
EMPTY_WORDS = listed("para sang si the a an pihak seorang salah satu sejumlah beberapa some several its his her")


@dataclass(frozen=True)
class PhraseReader:
    """Reads the phrases for speakers in one article."""

    language: Language
    text: str  # of the article: whether a word is a name shows where it stands elsewhere

    def is_role(self, word: str) -> bool:
        """Whether a word names an office."""
        return fold(word).strip(".,") in self.language.speech.roles

    def is_name(self, phrase: str) -> bool:
        """Whether a phrase is nothing but a name."""
        words = phrase.split()
        return (
            0 < len(words) <= 5
            and all(NAME_WORD.fullmatch(w) for w in words)
            and fold(words[0]) not in self.language.calendar.weekdays
        )

    def is_office(self, phrase: str, aside: str, name: str) -> bool:
        """Whether a phrase is an office and the words beside it are the full name of who holds it."""
        body = any(fold(word) in self.language.speech.bodies for word in aside.split())  # "AKP Bagas, Kasat Polres"
        return self.is_role(phrase.split()[0]) and len(aside.split()) > 1 and not (name and body)

    def describes(self, aside: str) -> bool:
        """Whether words between commas say what somebody is."""
        words = aside.split()
        return (
            aside[0].islower()
            and len(words) <= LONGEST_ROLE
            and (self.is_role(words[0]) or words[0] in OFFICE_ARTICLES or any(map(self.is_role, words[:4])))
            and not any(word in self.language.speech.before_verb for word in words)
        )

    def trim_role(self, aside: str) -> str:
        """An office without the clause that tells more about it."""
        return self.language.speech.relative.sub("", f" {aside}").strip()

    def split(self, phrase: str) -> tuple[str, str]:
        """Name and office of a phrase; the name is empty where only an office stands."""
        bracket = re.search(r"\)\s+(?=[A-Z])", phrase)
        if (
            bracket
            and self.is_name(phrase[bracket.end() :])
            and any(self.is_role(w) for w in phrase[: bracket.end()].split())
        ):
            return phrase[bracket.end() :], phrase[: bracket.end()].strip()
        halves = re.split(r"\s(?:and|dan|serta)\s", phrase)
        if len(halves) > 1 and all(any(map(self.is_role, half.split())) and NAMES.search(half) for half in halves):
            return phrase, ""  # two people
        words = BRACKETS.sub("", phrase).split()
        if self.language.numbers.head_last and len(words) > 1 and words[-1].islower() and self.is_role(words[-1]):
            return "", " ".join(words)  # "the Tarnian president": who holds it is not said here
        lead = next((at for at, word in enumerate(words) if not NAME_WORD.fullmatch(word)), len(words))
        named_behind = self.language.numbers.head_last and bool(NAMES.search(" ".join(words[lead:])))
        if (
            1 < lead < len(words)
            and not named_behind
            and not any(self.is_role(w) or fold(w) in self.language.speech.bodies for w in words[:lead])
        ):
            return " ".join(words[:lead]), " ".join(words[lead:])
        if lead == 1 < len(words) and not named_behind and self._is_lone_name(words[0]) and not self.is_several(phrase):
            return words[0], ""
        offices = [at for at, word in enumerate(words) if self.is_role(word)]
        if not offices or (self.is_several(phrase) and words[0][0].islower()):
            return phrase, ""
        rest = words[offices[-1] + 1 :]
        name = self._name_in(rest)
        if not name:
            return "", " ".join(words)
        start = next(at for at in range(len(words)) if words[at : at + len(name)] == name and at > offices[-1])
        return " ".join(name), " ".join(words[:start])

    def _is_lone_name(self, word: str) -> bool:
        """Whether a capital word by itself is a name: it also stands inside a sentence, and means no office or body."""
        speech, low = self.language.speech, fold(word)
        if self.is_role(word) or low in speech.bodies or low in speech.unnamed or low in EMPTY_WORDS:
            return False
        return bool(re.search(rf"[a-z,]\s{re.escape(word)}\b", self.text))

    def _name_in(self, words: list[str]) -> list[str]:
        """The name at the end of what follows an office: without affiliation and lower-case words."""
        lower = [at for at, word in enumerate(words) if not NAME_WORD.fullmatch(word)]
        lead = _without_affiliation(words[: lower[0]]) if lower else []
        behind = words[lower[-1] + 1 :] if lower else []
        local = len(behind) > 1 and not self.language.numbers.head_last and words[lower[-1]] not in PREPOSITIONS
        if len(lead) > 1 and not local:  # "Ann Vale of Ohio"
            return lead[-LONGEST_NAME:]
        words = words[lower[-1] + 1 :] if lower else words
        words = _without_affiliation(words)
        if words and len(words[-1]) > 2 and words[-1].isupper():  # "Pencegahan KPK" is a field of work
            return []
        if lower and len(words) == 1 and lower[-1] == len(words):
            return []
        if len(words) == LONGEST_NAME and not self.language.numbers.head_last and self._stands_alone(words):
            return words[1:]
        return words[-LONGEST_NAME:] if len(words) <= LONGEST_NAME else words[-2:]

    def _stands_alone(self, words: list[str]) -> bool:
        """Whether the last two of three words are a name by themselves: "Ketua Tani Sari Melati", later "Sari"."""
        first, second, last = map(re.escape, words)
        alone = rf"(?<!\b{first}\s)\b{second}\b|(?<!\b{second}\s)\b{last}\b"
        return not re.search(rf"\b{first}\b(?!\s{second})", self.text) and bool(re.search(alone, self.text))

    def is_several(self, phrase: str) -> bool:
        """Whether a phrase means several people."""
        return bool(self.language.speech.plural.search(phrase)) and not self.is_role(
            phrase.split()[0] if phrase.split() else ""
        )


def _without_affiliation(names: list[str]) -> list[str]:
    """Names without the countries, fields and acronyms that come first."""
    at = 0
    while at < len(names) and _affiliates(names[at]):
        at += 1
    return names[at:]


def _affiliates(word: str) -> bool:
    return (
        fold(word) in AFFILIATIONS
        or (len(word) > 1 and word.isalpha() and word.isupper())
        or word.endswith(("'s", "’s"))
    )
