"""Office and name in the words for one speaker: "Wali Kota Bandung Sari Melati", "Ann Vale of Ohio"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.language import Language
from digest.language.media import AFFILIATIONS, MEDIA
from digest.language.phrases import (
    BEHIND_NAME,
    BEHIND_OFFICE,
    BRACKETS,
    CONNECTING,
    EMPTY_WORDS,
    GIVEN,
    KIN,
    NAME_PART,
    NAMES,
    OFFICE_ARTICLES,
    RANKS,
    UNITS,
)
from digest.similarity import frequency
from digest.text import fold

__all__ = ["LONGEST_NAME", "PhraseReader"]

LONGEST_ROLE = 14  # words
OFFICE_REACH = 4  # words at the head of a phrase, among which an office has its name
RARE = 2e-6  # share of all words below which a word is hardly anything but a name
LONGEST_NAME = 3  # words of a name behind an office, where nothing else tells


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
            and all(NAME_PART.fullmatch(w) for w in words)
            and fold(words[0]) not in self.language.calendar.weekdays
        )

    def names_office(self, phrase: str) -> bool:
        """Whether a word of a phrase is an office, a body or an acronym: no bare name of a person."""
        return any(
            self.is_role(word) or fold(word) in self.language.speech.bodies or (len(word) > 2 and word.isupper())
            for word in phrase.split()
        )

    def bare_name(self, phrase: str) -> str:
        """The name of a person that a phrase is, without rank and honorific; empty if it is no such name."""
        words = phrase.split()
        while len(words) > 1 and fold(words[0]).strip(".") in RANKS:
            words = words[1:]
        name = " ".join(words)
        strange = all(fold(word) in AFFILIATIONS for word in words)  # "Kepala Biro Humas, Data, dan Informasi"
        return name if self.is_name(name) and not strange and not self.names_office(name) else ""

    def is_office(self, phrase: str, aside: str) -> bool:
        """Whether a phrase is an office and the words beside it are the full name of who holds it."""
        return len(aside.split()) > 1 and any(map(self.is_role, phrase.split()[:OFFICE_REACH]))

    def describes(self, aside: str) -> bool:
        """Whether words between commas say what somebody is."""
        words = aside.split()
        early = words if aside[0].isupper() and self.language.numbers.head_last else words[:OFFICE_REACH]
        return (
            len(words) <= LONGEST_ROLE
            and (words[0] in OFFICE_ARTICLES or any(map(self.is_role, early)))
            and not any(word in self.language.speech.before_verb for word in words)
        )

    def trim_role(self, aside: str) -> str:
        """An office without the clause that tells more about it."""
        return self.language.speech.relative.sub("", f" {aside}").strip()

    def split(self, phrase: str) -> tuple[str, str]:
        """Name and office of a phrase; the name is empty where only an office stands."""
        bracket = re.search(r"\)\s+(?=[A-Z])", phrase)
        body = bool(phrase) and fold(phrase.split()[0]) in self.language.speech.bodies
        if (
            bracket
            and not body
            and self.is_name(phrase[bracket.end() :])
            and any(self.is_role(w) for w in phrase[: bracket.end()].split())
        ):
            return phrase[bracket.end() :], phrase[: bracket.end()].strip()
        halves = re.split(r"\s(?:and|dan|serta)\s", phrase)
        if len(halves) > 1 and all(any(map(self.is_role, half.split())) and NAMES.search(half) for half in halves):
            return phrase, ""  # two people
        words = BRACKETS.sub("", phrase).split()
        if self.language.numbers.head_last:
            return self._split_head_last(phrase, words)
        lead = next((at for at, word in enumerate(words) if not NAME_PART.fullmatch(word)), len(words))
        if 1 < lead < len(words) and not any(
            self.is_role(w) or fold(w) in self.language.speech.bodies for w in words[:lead]
        ):
            return " ".join(words[:lead]), " ".join(words[lead:])
        if lead == 1 < len(words) and self._is_lone_name(words[0]) and not self.is_several(phrase):
            return words[0], ""
        if fold(words[0]) in KIN and len(words) > 1 and self.is_name(" ".join(words[1:])):
            return phrase, ""  # "Keluarga Sari" is not Sari
        offices = [at for at, word in enumerate(words) if self.is_role(word) and not self._is_within_name(words, at)]
        if not offices or (self.is_several(phrase) and words[0][0].islower()):
            return phrase, ""
        rest = words[offices[-1] + 1 :]
        name = self._name_in(rest)
        if not name:
            return "", " ".join(words)
        start = next(at for at in range(len(words)) if words[at : at + len(name)] == name and at > offices[-1])
        return " ".join(name), " ".join(words[:start])

    def _is_within_name(self, words: list[str], at: int) -> bool:
        """Whether a word that can be an office is part of a name: "Menteri Sari Hakim Melati"."""
        before = words[at - 1] if at else ""
        plain = bool(NAME_PART.fullmatch(before)) and not self.is_role(before) and not _affiliates(before)
        return plain and fold(words[at]) in GIVEN and not self._is_unit(before)

    def _split_head_last(self, phrase: str, words: list[str]) -> tuple[str, str]:
        """Name and office where modifiers come first: "Greek prime minister Ann Vale", "Ann Vale of the council"."""
        whole = words
        prepositions = (at for at, word in enumerate(words) if at and word in BEHIND_NAME)
        words = words[: next(prepositions, len(words))]
        before, name = self._name_tail(words)
        if self.is_several(phrase) and (not name or {"and", "&"} & set(whole)):
            return phrase, ""
        if not name and len(whole) > len(words) and any(map(self.is_role, words)):  # "chief of staff Ann Vale"
            before, name = self._name_tail(whole)
            if len(name) < 2 or before[-1] in CONNECTING or not self._introduces(before, name):
                return "", phrase
            words = whole
        if MEDIA.fullmatch(" ".join(name)):
            article = phrase.startswith("The ") and MEDIA.fullmatch(phrase)
            return phrase if article else " ".join(name), ""
        if not name:  # "the Tarnian president": who holds it is not said here
            return ("", phrase) if any(map(self.is_role, before)) else (phrase, "")
        bodily = any(fold(word) in self.language.speech.bodies for word in name)
        if bodily or self._is_place(name):
            return ("", phrase) if self.is_role(before[-1] if before else "") else (phrase, "")
        if before and not self._introduces(before, name):
            return phrase, ""
        name = self._without_unit(name)
        return " ".join(name), _with_house(words[: len(words) - len(name)], whole[len(words) :])

    def _name_tail(self, words: list[str]) -> tuple[list[str], list[str]]:
        """What stands before the capital words at the end of a phrase, and they, bodies at their head left out."""
        at = len(words)
        while at and NAME_PART.fullmatch(words[at - 1]) and not self.is_role(words[at - 1]) and words[at - 1] != "The":
            at -= 1
        if (
            at
            and len(words) - at > 2
            and fold(words[at]) in self.language.speech.bodies
            and self.is_role(words[at - 1])
        ):
            at += 1
        return words[:at], words[at:]

    def _introduces(self, before: list[str], name: list[str]) -> bool:
        """Whether words before a name say who bears it: an office, or a trade ("dough mixer Ann Vale")."""
        if any(map(self.is_role, before)):
            return True
        return len(name) > 1 and before[-1].islower() and before[-1] not in EMPTY_WORDS | CONNECTING

    def _is_place(self, name: list[str]) -> bool:
        """Whether capital words behind an adjective or a possessive name no person: "the Tarnian army"."""
        return all(fold(word) in AFFILIATIONS or word.isupper() for word in name) and len(name) < 3

    def _without_unit(self, name: list[str]) -> list[str]:
        """A name without the body that stands before it, where the last two words are a name by themselves."""
        for at, word in enumerate(name[:-1]):
            if word.endswith(("'s", "’s")) and len(name) - at > 2:
                return name[at + 1 :]
        if len(name) > LONGEST_NAME and self._is_lone_name(name[-1]):
            return name[-2:]
        return name

    def _is_lone_name(self, word: str) -> bool:
        """Whether a capital word by itself is a name: it also stands inside a sentence, and means no office or body."""
        speech, low = self.language.speech, fold(word)
        if self.is_role(word) or low in speech.bodies or low in speech.unnamed or low in EMPTY_WORDS:
            return False
        return bool(re.search(rf"[a-z,]\s{re.escape(word)}\b", self.text))

    def _name_in(self, words: list[str]) -> list[str]:
        """The name at the end of what follows an office: without affiliation and lower-case words."""
        lower = [at for at, word in enumerate(words) if not NAME_PART.fullmatch(word)]
        lead = _without_affiliation(words[: lower[0]]) if lower else []
        behind = words[lower[-1] + 1 :] if lower else []
        local = len(behind) > 1 and (words[lower[-1]] not in BEHIND_OFFICE or words[lower[0]] == "dan")
        if lower and not local and not lead and words[lower[-1]] in BEHIND_OFFICE:  # "ibu tiga anak dari Tarn Atas"
            return []
        if len(lead) > 1 and not local:  # "Sari Melati dari Tarn"; not "Kantor Pencarian dan Pertolongan Sari Melati"
            return lead[-LONGEST_NAME:]
        words = words[lower[-1] + 1 :] if lower else words
        units = [at for at, word in enumerate(words[:-1]) if self._is_unit(word)]
        words = _without_affiliation(words[units[-1] + 1 :] if units else words)
        while words and self._is_place_in_text(words[0]) and (len(words) > 1 or not self._is_lone_name(words[0])):
            words = words[1:]  # "Ketua Dewan Kota Tarn Sari Melati", "Gubernur Tarn"
        if words and len(words[-1]) > 2 and words[-1].isupper():  # "Pencegahan KPK" is a field of work
            return []
        if lower and len(words) == 1 and lower[-1] == len(words):
            return []
        if len(words) == LONGEST_NAME and self._stands_alone(words):
            return words[1:]
        return words if len(words) <= LONGEST_NAME else _without_affiliation(words[-2:])

    def _is_place_in_text(self, word: str) -> bool:
        """Whether the article writes a word as that of a place: "di Tarn", "Kota Tarn"."""
        return (
            re.search(rf"\b(?:di|[Kk]ota|[Kk]abupaten|[Pp]rovinsi|[Kk]ecamatan)\s{re.escape(word)}\b", self.text)
            is not None
        )

    def _is_unit(self, word: str) -> bool:
        """Whether a capital word belongs to the name of a body or a place, and a name of a person can follow it."""
        return fold(word) in self.language.speech.bodies or fold(word) in UNITS or fold(word).strip(".") in RANKS

    def _stands_alone(self, words: list[str]) -> bool:
        """Whether the last two of three words are a name by themselves: "Ketua Tani Sari Melati", later "Sari"."""
        first, second, last = map(re.escape, words)
        if re.search(rf"(?<!\b{first}\s)\b{second}\s{last}\b", self.text):
            return True
        if frequency(fold(words[0]), self.language.code) < RARE:
            return False
        alone = rf"(?<!\b{first}\s)\b{second}\b|(?<!\b{second}\s)\b{last}\b"
        return not re.search(rf"\b{first}\b(?!\s{second})", self.text) and bool(re.search(alone, self.text))

    def is_several(self, phrase: str) -> bool:
        """Whether a phrase means several people."""
        return bool(self.language.speech.plural.search(phrase)) and not self.is_role(
            phrase.split()[0] if phrase.split() else ""
        )


def _with_house(office: list[str], behind: list[str]) -> str:
    """An office with the country or the house behind the name: "Senator of Ohio", "National River Agency"."""
    if not behind or behind[0] not in ("of", "from") or len(behind) > LONGEST_ROLE:
        return " ".join(office)
    house = " ".join(behind if office else behind[1:])
    return f"{' '.join(office)} {house}".strip().removeprefix("the ")


def _without_affiliation(names: list[str]) -> list[str]:
    """Names without the countries, fields and acronyms that come first."""
    at = 0
    while at < len(names) and _affiliates(names[at]):
        at += 1
    return names[at:]


def _affiliates(word: str) -> bool:
    return (
        fold(word) in AFFILIATIONS
        or fold(word) in RANKS
        or (len(word) > 1 and word.isalpha() and word.isupper())
        or word.endswith(("'s", "’s"))
    )
