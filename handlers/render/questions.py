"""A conflict's question, structured in slots, put into words for the reader."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from babel import Locale
from babel.numbers import get_currency_name
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

CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
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
    mark = t("question-by-model") if question.by_model else ""  # here, so that no place forgets it
    return Markup("{}{}?{}").format(
        _about(question, t, foreign=foreign), t("question-place", place=place) if place else "", mark
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
    words = " ".join(question.noun.split())
    noun = _marked(LEADING.sub("", words), foreign=foreign)
    if question.kind is ConflictKind.FIGURE:
        noun = _counted(words, t, foreign=foreign) or noun
    measure = f"measure-{question.measure}"
    if question.kind is ConflictKind.FIGURE and measure in t:
        done = t(measure)
        return t("question-measure", noun=noun, measure=done) if noun else t("question-measure-unnamed", measure=done)
    return t(QUESTIONS[question.kind], noun=noun) if noun else t(UNNAMED[question.kind])


def _counted(noun: str, t: Texts, *, foreign: bool) -> Markup | None:
    """What is counted, its unit in the reader's words and the rest in the source's; None if there is no unit."""
    first, _, after = noun.partition(" ")
    before, _, last = noun.rpartition(" ")
    for unit, of in ((first, after), (last, before)):  # "t beras", "rice t"
        named = unit_name(unit, t)
        if named:
            return t("question-unit", unit=named, noun=_marked(of, foreign=foreign)) if of else escape(named)
    return None


def _marked(noun: str, *, foreign: bool) -> Markup:
    return Markup("<i>“{}”</i>").format(noun) if noun and foreign else escape(noun)


def unit_name(symbol: str, t: Texts) -> str:
    """What a language calls a unit or a currency that the newsroom knows by a symbol ("t", "%", "IDR"); "" if none."""
    if f"unit-{symbol}" in t:
        return t.plain(f"unit-{symbol}")
    name = get_currency_name(symbol, count=2, locale=t.language) if CURRENCY.fullmatch(symbol) else symbol
    return name if name != symbol else ""
