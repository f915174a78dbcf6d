"""The words that say that somebody speaks: cue, speaker as written, and what is said, in one sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.language import Language
from digest.language.shape import words as listed
from digest.quotes import Quote

__all__ = ["Speech", "blank_quotes", "find_speech"]

BLANK = "\x00"
LONGEST_SPEAKER = 16  # words of office, name and affiliation
LONGEST_UNNAMED = 10  # words of a speaker without a name
SHORT_TAIL = 8  # words behind a verb that only say when and to whom
QUOTE_END = r"[\x00”\"»,.?!]"
TIME_BEFORE_VERB = re.compile(
    r"\s(?:(?:sampai|hingga)\s(?:saat\sini|kini|sekarang)|saat\sini|sebelumnya|so\sfar|until\snow|on\s(?:\w+day))\s*$"
)
NAME_WORD = re.compile(r"[A-Z][\w’'.-]*")
NAME_BEHIND_BRACKET = re.compile(r"\)\s(?:[A-Z][\w.’'-]*\s?){1,4}$")
FULL_NAME = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,3}")
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
    quoted: bool = False  # stands right behind a quotation


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
            return found
    return None


def _after_quote(sentence: str, start: int, language: Language) -> Speech | None:
    """ "…," kata X; "…," said X; also behind a clause without quotation marks."""
    for match in _short_verb(language).finditer(sentence):
        suffixed = bool(language.speech.suffix) and bool(match["suffix"])
        speaker, aside = ("", "") if suffixed else _behind(sentence, match.end(), language)
        if suffixed or _may_speak(speaker, language):
            said = (start, start + match.start())
            return Speech(
                speaker, aside, match["cue"], language.speech.verbs.get(match["cue"], "asserted"), said, quoted=True
            )
    return None


@functools.cache
def _short_verb(language: Language) -> re.Pattern[str]:
    verbs = "|".join(sorted(language.speech.short_verbs, key=len, reverse=True))
    if not language.speech.suffix:  # only right behind a quotation: ", said the" begins something else
        return re.compile(rf"(?<=[”\"»]\s)(?P<cue>{verbs})\b(?P<suffix>)")
    medial = r"|(?<=\s)(?=(?:kata|ujar|tutur|ungkap|menurut)\s[A-Z])"
    place = rf"(?:(?<={QUOTE_END})|(?<={QUOTE_END}\s)|(?<={QUOTE_END}\s\s)|^{medial})(?:demikian\s)?"
    return re.compile(rf"{place}(?P<cue>{verbs})(?P<suffix>{language.speech.suffix})?\b")


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
        speaker, aside = _behind(sentence, match.end(), language)
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
        if language.speech.not_speaking.search(before) or language.speech.not_speaking.search(untouched):
            continue
        trailing = not region and _only_closes(sentence[match.end() :], match[0])
        speaker, aside = _subject(before, language, trailing=trailing)
        if _may_speak(speaker, language):
            said = (start, start + match.start()) if trailing else (start + match.end(), start + len(sentence))
            return Speech(
                speaker, aside, match[0], language.speech.verbs[match[0].lower()], said, negated, quoted=region > 0
            )
    return None


@functools.cache
def _verb(language: Language) -> re.Pattern[str]:
    verbs = "|".join(sorted(language.speech.verbs, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?i:{verbs})(?![\w-])")


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
        if not word or word[0].lower() not in language.speech.before_verb or not rest[: word.start()].strip():
            return rest, negated
        negated |= word[0].lower() in ("tidak", "belum", "tak", "not", "never", "enggan", "cannot")
        rest = rest[: word.start()].rstrip(" ")


CLOSING_WORDS = re.compile(
    r"\s*(?:[.,]|(?:reporters|in|on|at|during|to|of|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|last|this|earlier|softly)\b)"
)


def _only_closes(after: str, verb: str) -> bool:
    """Whether nothing that could be said stands behind a verb: only when, where and to whom."""
    if len(after.split()) > SHORT_TAIL or re.match(r"\s*[:,]?\s*[“\"]|\s(?:that|bahwa)\b|\s*:", after):
        return False
    return not after.split() or bool(CLOSING_WORDS.match(after)) or verb.lower() in ("told", "tells")


def _subject(before: str, language: Language, *, trailing: bool) -> tuple[str, str]:
    """The speaker and what stands beside it between commas, from the text before a verb."""
    chunks = [chunk.strip(' \t\u00a0“”"»«') for chunk in _commas(before)]
    chunks = [chunk for chunk in chunks if chunk.strip(BLANK + " ")]
    if not chunks:
        return "", ""
    if trailing and len(chunks) > 1:
        return _trailing_subject(chunks, language)
    while len(chunks) > 1 and _leads_in(chunks[0], language):
        chunks = chunks[1:]
    if NAME_BEHIND_BRACKET.search(chunks[-1]):  # an office with commas: "… Hukum, dan Keamanan (Menko) Vale"
        return " ".join(", ".join(chunks).split()[-LONGEST_SPEAKER:]), ""
    head = _noun_phrase(chunks[0], language)
    return head, chunks[1] if len(chunks) > 1 else ""


def _trailing_subject(chunks: list[str], language: Language) -> tuple[str, str]:
    """The speaker behind what is said: "…, Vale said", "…, Ann Vale, a teacher, said"."""
    head = _noun_phrase(chunks[-1], language)
    if (
        len(chunks) > 2
        and head[:1].islower()
        and NAME_WORD.fullmatch(chunks[-2].split()[-1])
        and len(chunks[-2].split()) <= 4
    ):
        return chunks[-2], head
    return head, ""


def _commas(text: str) -> Iterator[str]:
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
    cut = next((at for at, word in enumerate(words) if at and _is_verb(word, language)), None)
    if cut is not None:
        words = [] if language.numbers.head_last else words[:cut]
    if words and words[0].lower() in language.speech.lead_ins:
        words = _last_name(words)
    return " ".join(words) if 0 < len(words) <= LONGEST_SPEAKER else ""


AUXILIARIES = listed("is are was were has have had will would been did does do")


def _is_verb(word: str, language: Language) -> bool:
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


def _behind(sentence: str, at: int, language: Language) -> tuple[str, str]:
    """The speaker that follows a cue, and what stands beside it."""
    rest = sentence[at:].lstrip()
    stop = language.speech.phrase_end.search(_protected(rest))
    rest = rest[: stop.start()] if stop else rest
    chunks = [chunk.strip(' “”"' + BLANK) for chunk in _commas(rest)]
    words = chunks[0].split()[:LONGEST_SPEAKER] if chunks else []
    if not language.numbers.head_last:
        words = words[: next((n for n, word in enumerate(words) if n and _is_verb(word, language)), None)]
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


def _may_speak(phrase: str, language: Language) -> bool:
    """Whether a phrase can name a speaker."""
    words = PARENTHESIS.sub("", phrase).split()
    if not words:
        return False
    speech, first = language.speech, words[0].lower().strip(".,")
    if first in speech.he or first in speech.they:
        return len(words) <= 2
    if first in speech.no_speaker or (words[0].islower() and len(words) > LONGEST_UNNAMED):
        return False
    if speech.that_one.match(" ".join(words)):
        return True
    offices = words if language.numbers.head_last else words[:1]
    known = any(w.lower().strip(".,") in speech.roles or w.lower() in speech.bodies for w in offices)
    if language.numbers.head_last and first in speech.unnamed:
        return known or bool(speech.plural.search(phrase))
    named = any(NAME_WORD.match(word) for word in words) and not first[0].isdigit()
    return named or known or first in speech.unnamed or bool(speech.plural.search(phrase))
