"""Who says it: speaker, role, cue and the agencies that carried it, for every sentence of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.language import Language
from digest.language.media import MEDIA
from digest.language.phrases import PRONOUNS
from digest.model import Article, Attribution, Passage
from digest.quotes import Quote, find_quotes
from digest.sentences import paragraphs
from digest.speakers import Cast, Person, same_speaker
from digest.speech import Speech, blank_quotes, find_speech

__all__ = ["Statement", "attribute", "same_speaker"]

CARRIED = re.compile(r"\bmedia\b|\blaporan\b")
HEADLINE_CAPITALS = 0.8  # of the longer words of a headline
JOINED = re.compile(r"\b(?:and|when|as|while|dan|ketika|saat|sambil)\s(?:he|she|dia|ia|beliau)\b")
LONGEST_UNCLOSED = 600  # characters; a quotation that never closes says nothing beyond


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says a passage, and the act of speaking if it is told in the passage itself."""

    attribution: Attribution
    speech: Speech | None = None


def attribute(article: Article, passages: Sequence[Passage], language: Language) -> list[Statement]:
    """The speaker of every passage, in order.

    Looked for in this order: behind the quotation, passive, "according to", subject and verb; then the speaker of a
    quotation that runs over several sentences; the narrator otherwise.
    """
    quotes = _quotes(article.text)
    titles = find_quotes(article.title)
    told_text = "\n".join(passage.text for passage in passages if not _is_headline(passage))
    cast = Cast(language, told_text)
    speeches = [_speech(article, passage, titles if passage.in_title else quotes, language) for passage in passages]
    for passage, speech in zip(passages, speeches, strict=True):
        if _is_headline(passage):
            continue
        cast.introduce_all(passage.text)
        if speech and speech.speaker:
            cast.introduce(speech.speaker, speech.aside)
    told = [_told(p, s, quotes, cast, language) for p, s in zip(passages, speeches, strict=True)]
    return _carry_on(passages, quotes, told)


def _is_headline(passage: Passage) -> bool:
    """Whether a passage is a headline: in it, any word may have a capital, and what looks like a name is none."""
    words = re.findall(r"[^\W\d_][\w’'-]{3,}", passage.text)
    capitals = sum(word[0].isupper() for word in words)
    return passage.in_title or (len(words) > 2 and capitals > HEADLINE_CAPITALS * len(words))


def _quotes(text: str) -> list[Quote]:
    found: list[Quote] = []
    for start, end in paragraphs(text):
        found += [q for q in find_quotes(text, start, end) if q.closed or q.end - q.start <= LONGEST_UNCLOSED]
    return found


def _speech(article: Article, passage: Passage, quotes: Sequence[Quote], language: Language) -> Speech | None:
    text = article.title if passage.in_title else article.text
    near = [quote for quote in quotes if quote.start < passage.end and quote.end > passage.start]
    return find_speech(text, passage.start, passage.end, near, language)


def _told(
    passage: Passage, speech: Speech | None, quotes: Sequence[Quote], cast: Cast, language: Language
) -> Statement:
    """The statement as far as the passage itself tells it."""
    via = _via(passage.text, language)
    if speech and speech.speaker.lower() in PRONOUNS and JOINED.search(passage.text):
        cast.notice(passage.text)  # "Mayor Vale came, and she said"
    person = cast.resolve(speech.speaker, speech.aside) if speech else None
    if speech is None or person is None:
        if not _is_headline(passage):  # nor are those the antecedent whom somebody names in a quotation
            cast.notice(blank_quotes(passage.text, 0, len(passage.text), _moved(quotes, passage)))
        return Statement(Attribution(via=via))
    if MEDIA.fullmatch(person.name) and speech.status == "asserted":
        return Statement(Attribution(cue=speech.cue, via=tuple(dict.fromkeys((person.name, *via)))), speech)
    return Statement(_attribution(person, speech.cue, tuple(v for v in via if v != person.name)), speech)


def _moved(quotes: Sequence[Quote], passage: Passage) -> list[Quote]:
    """The quotations in a passage, with offsets into it."""
    near = [quote for quote in quotes if quote.start < passage.end and quote.end > passage.start]
    return [Quote(quote.start - passage.start, quote.end - passage.start, quote.closed) for quote in near]


def _attribution(person: Person, cue: str, via: tuple[str, ...]) -> Attribution:
    return Attribution(speaker=person.name, role=person.role, key=person.key, cue=cue, via=via)


def _via(sentence: str, language: Language) -> tuple[str, ...]:
    """The agencies and media that carried a sentence, in the order they are named."""
    if not (MEDIA.search(sentence) or CARRIED.search(sentence)):
        return ()
    found = [(m.start("via"), m["via"]) for pattern in language.speech.via for m in pattern.finditer(sentence)]
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _carry_on(passages: Sequence[Passage], quotes: Sequence[Quote], told: list[Statement]) -> list[Statement]:
    """Give every sentence of a quotation the speaker that one of its sentences names."""
    statements = list(told)
    for quote in quotes:
        inside = [i for i, p in enumerate(passages) if not p.in_title and p.start < quote.end and p.end > quote.start]
        named = [i for i in inside if statements[i].attribution.speaker]
        if len(inside) > 1 and named:
            for i in inside:
                if not statements[i].attribution.speaker:
                    statements[i] = Statement(_continued(statements[named[-1]].attribution, statements[i]))
    for i, passage in enumerate(passages[1:], start=1):
        if (
            statements[i].attribution.speaker is None
            and statements[i].speech is None
            and _is_quotation(passage, quotes)
        ):
            before = statements[i - 1].attribution
            near = passage.paragraph - passages[i - 1].paragraph <= 1
            if before.speaker and near and _holds_quotation(passages[i - 1], quotes):
                statements[i] = Statement(_continued(before, statements[i]))
    return statements


def _continued(attribution: Attribution, statement: Statement) -> Attribution:
    via = attribution.via or statement.attribution.via
    return Attribution(attribution.speaker, attribution.role, attribution.key, attribution.cue, via)


def _is_quotation(passage: Passage, quotes: Sequence[Quote]) -> bool:
    """Whether a passage is mostly somebody's own words."""
    covered = (
        sum(max(0, min(q.end, passage.end) - max(q.start, passage.start)) for q in quotes)
        if not passage.in_title
        else 0
    )
    return bool(re.search(r"\w", passage.text)) and covered > 0.6 * (passage.end - passage.start)


def _holds_quotation(passage: Passage, quotes: Sequence[Quote]) -> bool:
    return passage.text.endswith(":") or any(q.start < passage.end and q.end > passage.start for q in quotes)
