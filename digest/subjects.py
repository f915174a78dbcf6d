"""The subject of a speaking verb: who speaks, out of everything a sentence says before the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.language import Language
from digest.language.shape import words as listed

__all__ = [
    "BLANK",
    "FULL_NAME",
    "LONGEST_SPEAKER",
    "NAME_WORD",
    "STATEMENT",
    "STATEMENT_OF",
    "comma_parts",
    "is_verb",
    "subject",
]

BLANK = "\x00"  # stands for every character inside quotation marks
LONGEST_SPEAKER = 16  # words of office, name and affiliation
NAME_WORD = re.compile(r"[A-Z][\w’'.-]*")
FULL_NAME = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,3}")
NAME_BEHIND_BRACKET = re.compile(r"\)\s(?:[A-Z][\w.’'-]*\s?){1,4}$")
# Words that belong to whoever said them: "Pernyataan Rutte", "the TPD's statement".
STATEMENT_OF = re.compile(
    r"^(?:[Pp]ernyataan|[Kk]eterangan|[Uu]capan|[Pp]erkataan|[Kk]laim|[Pp]engakuan)\s(?:resmi\s)?(?=[A-Z])"
)
STATEMENT = re.compile(
    r"(?:[Tt]he\s)?(?P<whose>[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)*)['’]s\s(?:own\s|official\s)?(?:statement|account|report|claim|testimony)"
)
CONTRASTS = listed("tetapi tapi namun sedangkan sementara but while whereas")
COORDINATORS = listed("dan tetapi tapi namun sedangkan sementara and but while")
AUXILIARIES = listed("is are was were has have had will would been did does do")


def subject(before: str, language: Language, *, trailing: bool) -> tuple[str, str]:
    """The speaker and what stands beside it between commas, from the text before a verb."""
    chunks = [chunk.strip(' \t\u00a0“”"»«') for chunk in comma_parts(before)]
    chunks = [chunk for chunk in chunks if chunk.strip(BLANK + " ")]
    if not chunks:
        return "", ""
    if trailing and len(chunks) > 1:
        return _trailing_subject(chunks, language)
    if chunks[-1].split()[0].lower() in CONTRASTS:
        chunks = chunks[-1:]
    led = False
    while len(chunks) > 1 and (_leads_in(chunks[0], language) or (led and _begins_relative(chunks[0], language))):
        chunks, led = chunks[1:], True
    if NAME_BEHIND_BRACKET.search(chunks[-1]):  # an office with commas: "… Hukum, dan Keamanan (Menko) Vale"
        return " ".join(", ".join(chunks).split()[-LONGEST_SPEAKER:]), ""
    head = _noun_phrase(chunks[0], language)
    return head, chunks[1] if len(chunks) > 1 else ""


def _trailing_subject(chunks: list[str], language: Language) -> tuple[str, str]:
    """The speaker where nothing said follows: "…, Vale said", "…, Ann Vale, a teacher, said"."""
    if len(chunks) == 2 and (_begins_relative(chunks[1], language) or FULL_NAME.fullmatch(chunks[0])):
        return _noun_phrase(chunks[0], language), chunks[1]
    head = _noun_phrase(chunks[-1], language)
    if (
        len(chunks) > 2
        and head[:1].islower()
        and NAME_WORD.fullmatch(chunks[-2].split()[-1])
        and len(chunks[-2].split()) <= 4
    ):
        return chunks[-2], head
    return head, ""


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
    first = re.match(r"[\w’'-]+", chunk)
    if not first or BLANK in chunk:
        return True
    participle = language.numbers.head_last and first[0].endswith("ing")
    return participle or first[0].lower() in language.speech.lead_ins


def _noun_phrase(chunk: str, language: Language) -> str:
    """The speaker in a stretch before a verb: connectives, relative clauses and other verbs cut away."""
    chunk = language.speech.relative.sub("", f" {chunk.replace(BLANK, '')}").strip(' “”"')
    words = chunk.split()
    while len(words) > 1 and words[0].lower().strip(",") in language.speech.connectives:
        words = words[1:]
    cut = next((at for at, word in enumerate(words) if at and is_verb(word, language)), None)
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
