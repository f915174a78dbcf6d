"""A conflict's question, structured in slots, put into words for the reader."""

from __future__ import annotations

import re

from markupsafe import Markup

from digest.model import ConflictKind, Question
from handlers.texts import Texts, texts

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


def question_text(question: Question, language: str) -> Markup:
    """The question in a language; what it is about stays as the source wrote it."""
    t = texts(language)
    place = t("question-place", place=question.place) if question.place else Markup("")
    return Markup("{}{}?").format(_about(question, t), place)


def _about(question: Question, t: Texts) -> Markup:
    noun = LEADING.sub("", " ".join(question.noun.split()))
    measure = f"measure-{question.measure}"
    if question.kind is ConflictKind.FIGURE and measure in t:
        done = t(measure)
        return t("question-measure", noun=noun, measure=done) if noun else t("question-measure-unnamed", measure=done)
    return t(QUESTIONS[question.kind], noun=noun) if noun else t(UNNAMED[question.kind])
