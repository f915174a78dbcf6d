"""The words that say that somebody speaks: cue, speaker as written, and what is said, in one sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.language import Language
from digest.language.phrases import (
    ADVERB,
    ADVERBIAL,
    AGE_BEFORE,
    FULL_NAME,
    NAME_WORD,
    NEGATIONS,
    POSTPOSED,
    PREPOSITIONS,
    STATEMENT,
    STATEMENT_OF,
    TAIL_OPENERS,
    TIME_BEFORE_VERB,
)
from digest.quotes import Quote
from digest.subjects import BLANK, LONGEST_SPEAKER, comma_parts, is_verb, subject

__all__ = ["Speech", "blank_quotes", "find_speech"]

LONGEST_UNNAMED = 10  # words of a speaker without a name
SHORT_TAIL = 8  # words behind a verb that only say when and to whom
QUOTE_END = r"[\x00”\"»,.?!]"
PARENTHESIS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speaking as a sentence tells it."""

    speaker: str  # as written: name, office, pronoun; empty when only a suffix ("katanya") stands for it
    aside: str  # what stands beside it between commas
    cue: str
    status: str  # what the cue makes of the words: "asserted", "denied" …
    said: tuple[int, int]  # offsets of what is said
    negated: bool = False  # "tidak menyebutkan"


def blank_quotes(text: str, start: int, end: int, quotes: Sequence[Quote]) -> str:
    """The sentence with the words inside quotation marks made unreadable, marks and lengths kept."""
    letters = list(text[start:end])
    for quote in quotes:
        first, last = max(quote.start + 1, start), min(quote.end - quote.closed, end)
        if first < last:
            letters[first - start : last - start] = BLANK * (last - first)
    return "".join(letters)


def find_speech(text: str, start: int, end: int, quotes: Sequence[Quote], language: Language) -> Speech | None:
    """Who speaks in the sentence text[start:end], by the first rule that finds somebody; None for the narrator."""
    sentence = blank_quotes(text, start, end, quotes)
    for rule in (_after_quote, _passive, _according, _before_verb):
        found = rule(sentence, start, language)
        if found:
            return found if found.speaker else _before_verb(sentence[: found.said[1] - start], start, language) or found
    return None


def _after_quote(sentence: str, start: int, language: Language) -> Speech | None:
    """ "…," kata X; "…," said X; also behind a clause without quotation marks."""
    for match in _short_verb(language).finditer(sentence):
        suffixed = bool(language.speech.suffix) and bool(match["suffix"])
        speaker, aside = ("", "") if suffixed else _behind(sentence, match.end(), language)
        if suffixed or _may_speak(speaker, language):
            said = (start, start + match.start())
            cue = match[0] if match["cue"] is None else match["cue"]
            return Speech(speaker, aside, cue, language.speech.verbs.get(cue, "asserted"), said)
    return None


@functools.cache
def _short_verb(language: Language) -> re.Pattern[str]:
    verbs = "|".join(sorted(language.speech.short_verbs - language.speech.noun_verbs, key=len, reverse=True))
    if not language.speech.suffix:  # only right behind a quotation: ", said the" begins something else
        return re.compile(
            rf"(?:(?<=[”\"»]\s)(?P<cue>{verbs})\b(?P<suffix>)|(?<=,\s)(?P<last>said|says)\b(?={POSTPOSED}))"
        )
    medial = r"|(?<=\s)(?=(?:kata|ujar|tutur|ungkap|menurut)\s[A-Z])"
    place = rf"(?:(?<={QUOTE_END})|(?<={QUOTE_END}\s)|(?<={QUOTE_END}\s\s)|^{medial})(?:demikian\s)?"
    nouns = "|".join(sorted(language.speech.noun_verbs, key=len, reverse=True))
    quoted = rf"(?:(?<=[”\"»]\s)|(?<=[”\"»]))(?:{nouns})"
    return re.compile(rf"(?:{place}(?P<cue>{verbs})|(?P<noun>{quoted}))(?P<suffix>{language.speech.suffix})?\b")


def _passive(sentence: str, start: int, language: Language) -> Speech | None:
    """Diverifikasi oleh X; confirmed by X."""
    for match in language.speech.passive.finditer(sentence):
        speaker, aside = _behind(sentence, match.end(), language)
        if _may_speak(speaker, language):
            cue = " ".join(match[0].split())
            return Speech(speaker, aside, cue, _passive_status(cue), (start, start + len(sentence)))
    return None


def _passive_status(cue: str) -> str:
    if re.match(r"dibantah|denied", cue):
        return "denied"
    return "confirmed" if re.match(r"diverifikasi|dikonfirmasi|dibenarkan|verified|confirmed", cue) else "asserted"


def _according(sentence: str, start: int, language: Language) -> Speech | None:
    """Menurut X, …; according to X."""
    for match in language.speech.according.finditer(sentence):
        if "his" in match.re.groupindex and match["his"] is not None:  # "menurutnya"
            return Speech("", "", match[0], "asserted", (start, start + len(sentence)))
        speaker, aside = _behind(sentence, match.end(), language)
        if not re.search(rf"{re.escape(speaker)}[”\"]?,\s{re.escape(aside)}\s?(?:,|$|\.$)", sentence):
            aside = ""  # what follows is said, "Menurut saksi, Sari pergi"
        if _may_speak(speaker, language):
            said = (
                (start, start + match.start())
                if match.start() > len(sentence) // 2
                else (start + match.end() + len(speaker), start + len(sentence))
            )
            return Speech(speaker, aside, " ".join(match[0].split()), "asserted", said)
    return None


def _before_verb(sentence: str, start: int, language: Language) -> Speech | None:
    """X mengatakan …; X said …; …, X said."""
    for match in _verb(language).finditer(sentence):
        region = _region(sentence, match.start())
        before, negated = _without_adverbs(sentence[region : match.start()], language)
        untouched = before if negated else sentence[region : match.start()]  # "cannot confirm" does speak
        if (
            _is_participle(sentence, match, before)
            or language.speech.not_speaking.search(before)
            or language.speech.not_speaking.search(untouched)
        ):
            continue
        trailing = not region and _only_closes(sentence[match.end() :], match[0], language)
        speaker, aside = subject(before, language, trailing=trailing)
        if _may_speak(speaker, language):
            said = (start, start + match.start()) if trailing else (start + match.end(), start + len(sentence))
            return Speech(
                speaker,
                aside,
                match[0],
                language.speech.verbs.get(match[0].lower(), "asserted"),
                said,
                negated,
            )
    return None


def _is_participle(sentence: str, verb: re.Match[str], before: str) -> bool:
    """Whether a verb only describes what stands before it: "the town, also called Tarn", "a company called Tarn"."""
    if verb[0].lower() == "called":
        bare = before.rstrip()
        return (bare.endswith(",") and bare.count(",") == 1) or re.match(r"\s[A-Z]", sentence[verb.end() :]) is not None
    return False


@functools.cache
def _verb(language: Language) -> re.Pattern[str]:
    verbs = "|".join(sorted(language.speech.verbs, key=len, reverse=True))
    forms = "|".join([*language.speech.verb_forms, verbs])
    return re.compile(rf"(?<![\w-])(?i:{forms})(?![\w-])")


def _region(sentence: str, verb: int) -> int:
    """Where the clause of a verb can begin: behind the last quotation, semicolon or dash before it."""
    ends = [m.end() for m in re.finditer(r"\x00[^\w\s]?[”\"»]|\x00[.,?!]*[”\"»]|[;:]|\s(?:--|[—–])\s", sentence[:verb])]
    return ends[-1] if ends else 0


def _without_adverbs(before: str, language: Language) -> tuple[str, bool]:
    """The text before a verb without the adverbs and auxiliaries that belong to the verb."""
    negated = False
    rest = before.rstrip(" ")
    while True:
        rest = TIME_BEFORE_VERB.sub("", rest)
        word = re.search(r"[\w'’-]+$", rest)
        adverb = word is not None and (
            word[0].lower() in language.speech.before_verb or (language.numbers.head_last and ADVERB.fullmatch(word[0]))
        )
        if not word or not adverb or not rest[: word.start()].strip():
            return rest, negated
        negated |= word[0].lower() in NEGATIONS
        rest = rest[: word.start()].rstrip(" ")


def _only_closes(after: str, verb: str, language: Language) -> bool:
    """Whether nothing that could be said stands behind a verb: only when, where and to whom."""
    after = after.split(";")[0]
    if not language.numbers.head_last and re.match(r"\s*,\s*\w", after):
        return False  # "Sari mengatakan, …" goes on
    if re.match(r"\s*[:,]?\s*[“\"]|\s(?:that|bahwa)\b|\s*:", after):
        return False
    if verb.lower() in ("told", "tells"):
        return len(after.split()) <= SHORT_TAIL
    while adverbial := ADVERBIAL.match(after):
        after = after[adverbial.end() :]
    bare = after.strip(" .")
    return (
        not bare
        or after.lstrip().startswith(",")
        or (len(bare.split()) <= SHORT_TAIL and bool(TAIL_OPENERS.match(after)))
    )


def _behind(sentence: str, at: int, language: Language) -> tuple[str, str]:
    """The speaker that follows a cue, and what stands beside it."""
    rest = AGE_BEFORE.sub("", sentence[at:].lstrip())
    stop = language.speech.phrase_end.search(_protected(rest))
    rest = rest[: stop.start()] if stop else rest
    chunks = [chunk.strip(' “”"' + BLANK) for chunk in comma_parts(rest)]
    words = chunks[0].split()[:LONGEST_SPEAKER] if chunks else []
    if not language.numbers.head_last:
        words = words[: next((n for n, word in enumerate(words) if n and is_verb(word, language)), None)]
    head = " ".join(words)
    name = next((chunk for chunk in chunks[1:4] if FULL_NAME.fullmatch(chunk)), "")
    return head, name or (chunks[1] if len(chunks) > 1 else "")


def _protected(text: str) -> str:
    """Full stops of initials and titles hidden, lengths kept."""
    return re.sub(
        r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Prof|Jr|Sr|Drs|Ir|St|H|Hj|Reps|Sens|Sgt|Maj|Capt|Adm|Ky|Calif|Va|Pa)\.(?=\s|[A-Z])",
        lambda m: m[0][:-1] + "_",
        text,
    )


def _head(words: Sequence[str]) -> str:
    """What an English phrase is about: its last word before a preposition, "report" of "the report of May"."""
    ends = (at for at, word in enumerate(words) if at and (word in PREPOSITIONS or (at > 1 and word.endswith("ed"))))
    at = next(ends, 0)
    return words[at - 1].strip(".,")


def _is_office(word: str, language: Language) -> bool:
    speech = language.speech
    singular = word.removesuffix("s") if language.numbers.head_last else word
    return word in speech.roles or word in speech.bodies or singular in speech.roles


def _may_speak(phrase: str, language: Language) -> bool:
    """Whether a phrase can name a speaker."""
    words = STATEMENT_OF.sub("", PARENTHESIS.sub("", phrase)).split()
    if not words:
        return False
    speech, first = language.speech, words[0].lower().strip(".,")
    if first in speech.he or first in speech.they:
        return len(words) <= 2
    if first in speech.no_speaker or (words[0].islower() and len(words) > LONGEST_UNNAMED):
        return False
    if language.numbers.head_last and _head(words) in speech.no_speaker and not STATEMENT.fullmatch(phrase):
        return False
    if speech.that_one.match(" ".join(words)):
        return True
    offices = words if language.numbers.head_last else words[:1]
    known = any(_is_office(w.lower().strip(".,"), language) for w in offices)
    if language.numbers.head_last and first in speech.unnamed:
        return known or bool(speech.plural.search(phrase))
    named = any(NAME_WORD.match(word) for word in words) and not first[:1].isdigit()
    return named or known or first in speech.unnamed or bool(speech.plural.search(phrase))
