"""The subject of a speaking verb: who speaks, out of everything a sentence says before the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.language import Language
from digest.language.phrases import (
    AUXILIARIES,
    CONTRASTS,
    COORDINATORS,
    DESCRIBING,
    DETERMINERS,
    FULL_NAME,
    NAME_BEHIND_BRACKET,
    NAME_WORD,
    NUMBERED,
    PREPOSITIONS,
    PRONOUNS,
    SUBHEADING,
)

__all__ = ["BLANK", "LONGEST_SPEAKER", "comma_parts", "is_verb", "subject"]

BLANK = "\x00"  # stands for every character inside quotation marks
LONGEST_SPEAKER = 16  # words of office, name and affiliation
LONGEST_NAME = 5  # words of a name with its rank
LONGEST_APPOSITION = 3  # parts between commas that say what somebody is


def subject(before: str, language: Language, *, trailing: bool) -> tuple[str, str]:
    """The speaker and what stands beside it between commas, from the text before a verb."""
    words = before.split()
    if words and words[-1].lower() in PRONOUNS:  # whatever stands before, the clause is the pronoun's
        return words[-1], ""
    chunks = [chunk.strip(' \t\u00a0“”"»«') for chunk in comma_parts(before)]
    chunks = [chunk for chunk in chunks if chunk.strip(BLANK + " ")]
    if not chunks:
        return "", ""
    if language.numbers.head_last and len(chunks) > 1 and chunks[-1].split()[0] in AUXILIARIES:
        return "", ""  # "Vale, a senator, took calls": no verb of speaking
    if trailing and len(chunks) > 1:
        return _trailing_subject(chunks, language)
    if chunks[-1].split()[0].lower() in CONTRASTS:
        chunks = chunks[-1:]
    led = False
    while len(chunks) > 1 and (_leads_in(chunks[0], language) or (led and _begins_relative(chunks[0], language))):
        chunks, led = chunks[1:], True
    while len(chunks) > 1 and language.numbers.head_last and not _noun_phrase(chunks[0], language):
        chunks = chunks[1:]  # a clause of its own: "The meeting came early, and Kim said"
    if NAME_BEHIND_BRACKET.search(chunks[-1]):  # an office with commas: "… Hukum, dan Keamanan (Menko) Vale"
        return " ".join(", ".join(chunks).split()[-LONGEST_SPEAKER:]), ""
    head = _noun_phrase(chunks[0], language)
    return head, chunks[1] if len(chunks) > 1 else ""


def _trailing_subject(chunks: list[str], language: Language) -> tuple[str, str]:
    """The speaker where nothing said follows: "…, Vale said", "…, Ann Vale, a teacher, said"."""
    if len(chunks) == 2 and (_begins_relative(chunks[1], language) or FULL_NAME.fullmatch(chunks[0])):
        return _noun_phrase(chunks[0], language), chunks[1]
    head = _noun_phrase(chunks[-1], language)
    if not FULL_NAME.fullmatch(head) or any(word.lower() in language.speech.roles for word in head.split()):
        for at in range(len(chunks) - 2, max(0, len(chunks) - 2 - LONGEST_APPOSITION), -1):
            if not _describes(chunks[at + 1], language) and at + 2 != len(chunks):
                break
            if _is_person(chunks[at], language) and _describes(chunks[at + 1], language):
                return chunks[at], chunks[at + 1]
            if not _describes(chunks[at], language):
                break
    return head, ""


def _is_person(chunk: str, language: Language) -> bool:
    """Whether a chunk is a name, with a rank before it or not."""
    words = chunk.split()
    plain = [word for word in words if word.lower().strip(".") not in language.speech.roles]
    return 0 < len(plain) <= len(words) <= LONGEST_NAME and all(map(NAME_WORD.fullmatch, words))


def _describes(chunk: str, language: Language) -> bool:
    """Whether a chunk says what the name before it is: "a teacher", "Chief Press Officer", "22"."""
    words = chunk.split()
    office = len(words) <= LONGEST_NAME and any(word.lower().strip(".") in language.speech.roles for word in words)
    return words[0] in ("a", "an", "the", "from", "who") or words[0].isdigit() or office


def _begins_relative(chunk: str, language: Language) -> bool:
    found = language.speech.relative.search(f" {chunk} ")
    return found is not None and found.start() == 0


def comma_parts(text: str) -> Iterator[str]:
    """Parts between commas that stand outside brackets."""
    depth, last = 0, 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")" and depth > 0)
        if letter == "," and not depth and not text[at + 1 : at + 2].isdigit():
            yield text[last:at]
            last = at + 1
    yield text[last:]


def _leads_in(chunk: str, language: Language) -> bool:
    """Whether a chunk only says when, where or how; "But Ann Vale" does not, "But in May" and "But" do."""
    words = re.findall(r"[\w’'-]+", chunk)
    if not words or BLANK in chunk:
        return True
    connecting = (at for at, word in enumerate(words) if word.lower() not in language.speech.connectives)
    words = words[next(connecting, 0) :]
    first = words[0].lower()
    if language.numbers.head_last:
        participle = first.endswith("ing") or (first.endswith("ed") and words[1:2] and words[1] in PREPOSITIONS)
        return bool(participle) or first in language.speech.lead_ins
    numbers = language.numbers  # a subject begins with no verb: "Berkaca dari laga itu, Sari …"
    doing = len(first) > 5 and first.startswith(("me", "ber")) and bool(numbers.stopping_forms.match(first))
    known = first in numbers.noun_forms or first in language.speech.roles
    return first in language.speech.lead_ins or (doing and not known and not all(map(NAME_WORD.fullmatch, words)))


def _noun_phrase(chunk: str, language: Language) -> str:
    """The speaker in a stretch before a verb: connectives, relative clauses and other verbs cut away."""
    chunk = language.speech.relative.sub("", f" {chunk.replace(BLANK, '')}").strip(' “”"')
    words = SUBHEADING.sub("", chunk).split()
    while len(words) > 1 and words[0].lower().strip(",") in language.speech.connectives:
        words = words[1:]
    if words and language.numbers.head_last and words[0] in AUXILIARIES:
        return ""  # a clause without its subject: "and should be thrown out"
    cut = next((at for at, word in enumerate(words) if at and _is_verb_at(words, at, language)), None)
    if cut is not None:
        words = _second_subject(words[cut:], language) or ([] if language.numbers.head_last else words[:cut])
    if words and words[0].lower() in language.speech.lead_ins:
        words = _last_name(words)
    return " ".join(words) if 0 < len(words) <= LONGEST_SPEAKER else ""


def _second_subject(words: list[str], language: Language) -> list[str]:
    """The subject of a second clause: "Hasil belum keluar dan [polisi] …", "… was asleep and [police] …"."""
    joined = [at for at, word in enumerate(words) if word.lower() in COORDINATORS]
    rest = words[joined[-1] + 1 :] if joined else []
    return [] if any(is_verb(word, language) for word in rest[1:]) else rest


def _is_verb_at(words: list[str], at: int, language: Language) -> bool:
    """Whether a word is a verb by its form, or in English by what is done to something: "ferried the injured"."""
    if is_verb(words[at], language):
        return True
    if not language.numbers.head_last or not words[at].endswith("ed") or at + 1 == len(words):
        return False
    before = words[at - 1].lower()
    if before in DETERMINERS or before.endswith(("'s", "’s")) or before in NUMBERED or words[at] in DESCRIBING:
        return False  # "the retired general", "Tarn's armed forces"
    behind = words[at + 1]
    doer = NAME_WORD.fullmatch(words[at - 1]) or at > 1
    return bool(doer) and behind not in PREPOSITIONS


def is_verb(word: str, language: Language) -> bool:
    """Whether a word inside a noun phrase must be a verb, so that the phrase ended before it."""
    if language.numbers.head_last:  # English participles describe nouns too: only auxiliaries tell
        return word in AUXILIARIES
    plain = word[0].islower() and word not in language.numbers.noun_forms and word not in language.speech.roles
    return plain and (bool(language.numbers.stopping_forms.match(word)) or word in language.speech.before_verb)


def _last_name(words: list[str]) -> list[str]:
    """The name that ends a stretch which began as an adverbial: "Dalam pidatonya Vale"."""
    at = len(words)
    while at > 1 and NAME_WORD.fullmatch(words[at - 1]):
        at -= 1
    return words[at:] if at > 1 and words[at - 1][0].islower() else []
