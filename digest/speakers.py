"""Who is who in one article: names, offices and pronouns of speakers, and one key for one speaker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import JaroWinkler

from digest.language import Language
from digest.language.media import AFFILIATIONS, CAPITALS, MEDIA
from digest.language.phrases import BRACKETS, EMPTY_WORDS, NAMES, STATEMENT, STATEMENT_OF
from digest.language.shape import words as listed
from digest.offices import LONGEST_NAME, PhraseReader
from digest.text import fold

__all__ = ["SAME_NAME", "Cast", "Person", "same_speaker"]

SAME_NAME = 0.93  # Jaro-Winkler of full names; Kirill and Kirilo are one, Kursk and Kurakhove (.82) two
SUBJECT_REACH = 120  # characters: beyond, a sentence is about somebody else
PHRASE_BREAKS = frozenset(
    {"of", "to", "and", "dan", "yang", "with", "dengan", "untuk", "over"}
)  # between an office and somebody else's name
PAST = listed("former ex mantan eks then")
EPITHET = re.compile(r"^(?:\S+\s){2,7}(?:ini|itu|tersebut)$")
HONORIFICS = listed("mr mrs ms bapak ibu pak bu dr drg")


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker: the name shown, the office, and the key that all spellings share."""

    name: str
    role: str = ""
    key: str = ""
    several: bool = False


def same_speaker(a: str, b: str) -> bool:
    """Whether two keys mean one speaker though they are spelled differently ("zelensky", "zelenskyy")."""
    if a == b:
        return bool(a)
    if not a or not b or a.split()[0][:1] != b.split()[0][:1]:
        return False
    if min(len(a.split()), len(b.split())) >= 2:
        return (
            JaroWinkler.similarity(a, b) >= SAME_NAME
            and JaroWinkler.similarity(a.split()[-1], b.split()[-1]) >= SAME_NAME
        )
    return len(a.split()) == len(b.split()) and min(len(a), len(b)) >= 5 and JaroWinkler.similarity(a, b) >= SAME_NAME


def speaker_key(name: str) -> str:
    """The key of a name: folded, without articles; the acronym where the name has one in brackets."""
    acronym = re.search(r"\(([A-Z][A-Za-z-]{1,9})\)", name)
    words = re.findall(r"[^\W_]+", fold(acronym[1] if acronym else BRACKETS.sub("", name)))
    return " ".join(word for word in words if word not in EMPTY_WORDS) or fold(name)


@dataclass
class Cast:
    """The speakers of one article as reading goes on; one name may come in many forms."""

    language: Language
    text: str
    people: dict[str, Person] = field(default_factory=dict)  # by key
    offices: dict[str, Person] = field(default_factory=dict)  # folded office → who holds it
    last_one: Person | None = None
    last_group: Person | None = None
    names: Counter[str] = field(default_factory=Counter)

    reader: PhraseReader = field(init=False)

    def __post_init__(self) -> None:
        self.reader = PhraseReader(self.language, self.text)
        days = self.language.calendar.weekdays
        for match in NAMES.finditer(self.text):
            words = STATEMENT_OF.sub("", match[0]).split()
            while words and (fold(words[-1]) in days or self._opens(words[-1])):  # "Sari Melati Selasa (10/9)"
                words = words[:-1]
            while words and self._opens(words[0]):  # "Kata Melati"
                words = words[1:]
            if len(words) > 1:
                self.names[" ".join(words)] += 1

    def _opens(self, word: str) -> bool:
        """Whether a capital word only begins a sentence."""
        speech, low = self.language.speech, fold(word)
        return low in speech.connectives or low in speech.short_verbs or low in self.language.openers

    def resolve(self, phrase: str, aside: str) -> Person | None:
        """The speaker a phrase means; None if a pronoun has nobody to mean. Remembers the speaker."""
        person = self._pronoun(phrase) if self._is_pronoun(phrase) else self._named(phrase.strip(), aside.strip())
        if person:
            self.remember(person)
        return person

    def remember(self, person: Person) -> None:
        """Make a person the one that the next pronoun means."""
        if self._is_human(person):
            self.last_one = person
        else:
            self.last_group = person

    def notice(self, sentence: str) -> None:
        """Remember the person an ordinary sentence is about: the first office with a name in it."""
        if self._is_pronoun(sentence):
            return
        person = next(self._mentions(sentence[:SUBJECT_REACH]), None) or self._subject_by_name(sentence)
        if person:
            self.last_one = self.people.setdefault(person.key, person)

    def _subject_by_name(self, sentence: str) -> Person | None:
        """Who a sentence begins with, where the article also uses one of the names alone, as people are spoken of."""
        match = NAMES.match(sentence)
        words = match[0].split() if match else []
        strange = any(fold(w) in AFFILIATIONS or self._opens(w) or self.reader.is_role(w) for w in words)
        if not match or strange or len(words) > LONGEST_NAME or fold(words[0]) in self.language.speech.bodies:
            return None
        alone = (
            rf"(?<!{re.escape(words[0])}\s)\b{re.escape(words[-1])}\b(?!\s[A-Z])|\b{re.escape(words[0])}\b(?!\s[A-Z])"
        )
        return Person(match[0], "", speaker_key(match[0])) if re.search(alone, self.text) else None

    def introduce(self, phrase: str, aside: str) -> None:
        """Learn names and offices before reading, so that a first "Vale" is known to be Ann Vale."""
        if not self._is_pronoun(phrase) and not EPITHET.search(phrase):
            self._named(phrase.strip(), aside.strip())

    def introduce_all(self, sentence: str) -> None:
        """Learn everybody named with an office in a sentence."""
        for person in self._mentions(sentence):
            self._known(person)

    def _mentions(self, sentence: str) -> Iterator[Person]:
        for match in NAMES.finditer(sentence):
            before = re.search(r"(?:(?:[A-Z][\w.-]*|[a-z]+)\s){0,5}$", sentence[: match.start()])
            phrase = (before[0] if before else "") + match[0]
            words = phrase.split()
            offices = [i for i, w in enumerate(words) if self.reader.is_role(w)]
            telling = any(w.lower() in self.language.speech.verbs for w in words) or match[0].endswith(
                ("'s", "’s", "’")
            )
            if offices and offices[0] < len(words) - 1 and not telling:
                first = next((i for i in offices if not any(w in PHRASE_BREAKS for w in words[i:])), offices[-1])
                name, role = self.reader.split(" ".join(words[first:]))
                if name and role and len(name.split()) > 1 and not MEDIA.fullmatch(name):
                    yield Person(name.rstrip("’'"), role, speaker_key(name))

    def _is_human(self, person: Person) -> bool:
        """Whether "he" or "she" can mean a speaker: one with an office, or with a name of several words."""
        words = person.name.split()
        if person.several or MEDIA.fullmatch(person.name):
            return False
        if person.role or words[0].lower() in ("seorang", "a", "an"):
            return True
        body = any(fold(word) in self.language.speech.bodies for word in words) or "(" in person.name
        strange = fold(words[0]) in AFFILIATIONS or words[0].isupper() or not words[-1][0].isupper()
        return not body and not strange and (len(words) > 1 or not self._is_place(words[0]))

    def _is_place(self, name: str) -> bool:
        """Whether a lone name is written as that of a place: "di Tarn", "in Tarn"."""
        return (
            fold(name) in CAPITALS or re.search(rf"\b(?:di|in|near|across)\s{re.escape(name)}\b", self.text) is not None
        )

    def _is_pronoun(self, phrase: str) -> bool:
        words = phrase.lower().split()
        speech = self.language.speech
        return not words or words[0] in speech.he or words[0] in speech.they

    def _pronoun(self, phrase: str) -> Person | None:
        """Whom a pronoun means: "he" is somebody, "they" several; None rather than a body for "he"."""
        if phrase and phrase.lower().split()[0] in self.language.speech.they:
            return self.last_group or self.last_one
        return self.last_one

    def _named(self, phrase: str, aside: str) -> Person:
        phrase = STATEMENT_OF.sub("", phrase)
        if said := STATEMENT.fullmatch(phrase):
            phrase = said["whose"]
        if EPITHET.search(phrase) and self.reader.is_role(phrase.split()[0]) and self.last_one:
            return self._holder(phrase) or self.last_one
        that_one = self.language.speech.that_one.match(phrase)
        if that_one and not aside and (person := self._that_one(that_one["head"], phrase)):
            return person
        name, role = self.reader.split(re.sub(r"(?<=[a-z]{3})\.$", "", phrase.rstrip("’'")))
        bearer = self.reader.bare_name(aside)
        if bearer and (not name or self.reader.is_office(phrase, aside) or self._tells_no_name(name, phrase)):
            name, role = bearer, phrase  # "juru bicara NATO, Ann Vale"
        elif aside and not role and self.reader.describes(aside):
            role = self.reader.trim_role(aside)
        role = "" if name and fold(role).strip(".") in HONORIFICS else role
        if not name:
            return self._office_of(role) or self._group(role)
        person = Person(name, role, speaker_key(name), self.reader.is_several(phrase))
        return self._known(person)

    def _tells_no_name(self, name: str, phrase: str) -> bool:
        """Whether what was taken for a name is a description ("rebel group") or the name of a body."""
        return (name == phrase and not self.reader.is_name(name)) or self.reader.names_office(name)

    def _known(self, person: Person) -> Person:
        """The person as first met, under the fullest name; learns the office."""
        words = person.key.split()
        for known in [*self.people.values()][::-1]:
            if known.several == person.several and self._is_same(known.key, person.key):
                fullest = (
                    known
                    if len(known.key.split()) >= len(words)
                    else Person(person.name, person.role or known.role, known.key)
                )
                role = max(known.role, person.role, key=len)
                found = self.people[known.key] = Person(fullest.name, role, known.key, known.several)
                self._learn_office(found)
                return found
        full = self._fullest(person.name) if len(words) == 1 and not person.several else person.name
        found = Person(full, person.role, speaker_key(full), person.several)
        self.people[found.key] = found
        self._learn_office(found)
        return found

    def _is_same(self, known: str, key: str) -> bool:
        if same_speaker(known, key):
            return True
        short, long = sorted((known.split(), key.split()), key=len)
        return 0 < len(short) < len(long) <= 5 and all(len(w) > 2 for w in short) and set(short) <= set(long)

    def _fullest(self, name: str) -> str:
        """The full name that a lone last or first name stands for, if the article has one."""
        with_it = [
            full
            for full in self.names
            if name in (full.split()[-1], full.split()[0]) and not self.reader.is_role(full.split()[0])
        ]
        people = [
            full
            for full in with_it
            if len(full.split()) <= LONGEST_NAME
            and not any(fold(w) in AFFILIATIONS or fold(w) in self.language.openers for w in full.split())
        ]
        followed = [full for full in people if re.search(rf"(?:^|[.,:]\s|\b[a-z]+\s){re.escape(full)}\b", self.text)]
        best = followed[0] if len(set(followed)) == 1 else ""
        return (
            best
            if best
            and not MEDIA.fullmatch(best)
            and not MEDIA.fullmatch(name)
            and fold(name) not in AFFILIATIONS
            and not name.isupper()
            else name
        )

    def _learn_office(self, person: Person) -> None:
        if person.role and not person.several:
            self.offices.setdefault(fold(person.role), person)

    def _office_of(self, role: str) -> Person | None:
        """Who holds an office that is named in other words: "the policy chief" for "AARP's policy chief"."""
        words = set(fold(role).split()) - EMPTY_WORDS - {"tersebut", "itu"}
        held = [person for office, person in self.offices.items() if words and words <= set(office.split()) - PAST]
        held = [person for person in held if words & PAST or not set(fold(person.role).split()) & PAST]
        return max(held, key=lambda person: self.text.count(person.name.split()[-1]), default=None)

    def _holder(self, phrase: str) -> Person | None:
        """Who last was said to hold the office that an epithet begins with: "presiden berusia 73 tahun itu"."""
        head = fold(phrase.split()[0])
        return next((p for p in reversed(self.people.values()) if head in fold(p.role).split()), None)

    def _that_one(self, head: str, phrase: str) -> Person | None:
        """Whom "pusat tersebut" means: the last body whose name begins so, or whoever holds that office."""
        low = fold(head)
        for person in reversed(self.people.values()):
            holds = self.reader.is_role(head) and low in fold(person.role).split()
            if holds or person.key.split()[:1] == [low]:
                return person
        bodies = list(re.findall(rf"\b{re.escape(head.capitalize())}(?:\s(?:[A-Z][\w-]+|dan(?=\s[A-Z])))+", self.text))
        return Person(bodies[0], "", speaker_key(bodies[0])) if bodies else self._group(phrase)

    def _group(self, phrase: str) -> Person:
        return Person(phrase, "", speaker_key(phrase), self.reader.is_several(phrase))
