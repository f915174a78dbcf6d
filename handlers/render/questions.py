"""A conflict's question, structured in slots, put into words for the reader."""

from __future__ import annotations

from markupsafe import Markup

from digest.model import ConflictKind, Question
from handlers.texts import texts

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


def question_text(question: Question, language: str) -> Markup:
    """The question in a language; what it is about stays as the source wrote it."""
    t = texts(language)
    noun = " ".join(question.noun.split())
    measure = MEASURES.get(question.measure)
    about = t(QUESTIONS[question.kind], noun=noun) if noun else t(UNNAMED[question.kind])
    if question.kind is ConflictKind.FIGURE and measure and noun:
        about = t("question-measure", noun=noun, measure=t(measure))
    place = t("question-place", place=question.place) if question.place else Markup("")
    return Markup("{}{}?").format(about, place)


MEASURES: dict[str, str] = {}
