"""A conflict's question, structured in slots, put into words for the reader."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from babel import Locale
from markupsafe import Markup, escape

from digest.model import ConflictKind, Question
from handlers.texts import Texts, supported, texts

QUESTIONS = {
    ConflictKind.FIGURE: "question-figure",
    ConflictKind.STANCE: "question-stance",
    ConflictKind.DATE: "question-date",
    ConflictKind.VERIFICATION: "question-verification",
    ConflictKind.ENTITY: "question-entity",
}
UNNAMED = {
    ConflictKind.FIGURE: "question-figure-unnamed",
    ConflictKind.STANCE: "question-stance-unnamed",
    ConflictKind.DATE: "question-date-unnamed",
    ConflictKind.VERIFICATION: "question-verification-unnamed",
    ConflictKind.ENTITY: "question-entity-unnamed",
}

LEADING = re.compile(r"^(?:bahwa|that)\s+", re.IGNORECASE)  # what follows it is the statement


def question_text(question: Question, language: str, source: str = "") -> Markup:
    """The question in a language; what it is about stays as the source wrote it, marked if `source` is another one.

    Args:
        question: the slots.
        language: the reader's.
        source: the language of the article that the noun is from; empty if that does not matter.
    """
    t = texts(language)
    foreign = supported(source) not in {None, t.language}
    place = country_name(question.place, source, t.language) if foreign else question.place
    return Markup("{}{}?").format(
        _about(question, t, foreign=foreign), t("question-place", place=place) if place else ""
    )


def country_name(name: str, source: str, language: str) -> str:
    """What a language calls a country that another one names; every other name stays as it is."""
    code = _countries(source).get(name.casefold())
    return (Locale.parse(language).territories.get(code) or name) if code else name


@functools.cache
def _countries(language: str) -> Mapping[str, str]:
    """Countries' codes by their names; those with numbers are continents and regions."""
    named = Locale.parse(language).territories.items()
    return {name.casefold(): code for code, name in named if not code.isdigit()}


def _about(question: Question, t: Texts, *, foreign: bool) -> Markup:
    noun = escape(LEADING.sub("", " ".join(question.noun.split())))
    if noun and foreign:
        noun = Markup("<i>“{}”</i>").format(noun)
    measure = f"measure-{question.measure}"
    if question.kind is ConflictKind.FIGURE and measure in t:
        done = t(measure)
        return t("question-measure", noun=noun, measure=done) if noun else t("question-measure-unnamed", measure=done)
    return t(QUESTIONS[question.kind], noun=noun) if noun else t(UNNAMED[question.kind])
