"""Where sources conflict: the marked block, a list of conflicts, and the evidence for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from digest.model import Article, Conflict, Question, Side, Update
from handlers.render.parts import LINE, View, on_page, one_line, quoted, voice, voices
from handlers.render.questions import question_text

POSITION = 200  # characters of a side's position
QUOTES = 4  # of a side in one block of the evidence
SURE, FAIRLY_SURE = 0.75, 0.5  # confidence from which it is called so
SLOTS = {  # what the newsroom's slots are called to readers; shared word stems ("words", "shared", "did") say nothing
    "noun": "why-noun",
    "of": "why-noun",
    "thing": "why-noun",
    "measure": "why-measure",
    "values": "why-values",
    "denied": "why-denied",
    "cue": "why-cue",
    "verified": "why-verified",
    "not verified": "why-not-verified",
    "role": "why-role",
    "slip": "why-slip",
    "size": "why-size",
    "kind": "why-constant",
    "digits": "why-digits",
    "vetoed": "why-vetoed",
}


def question(view: View, asked: Question, articles: Sequence[Article]) -> Markup:
    """A question for this reader; nouns are in the language of the articles."""
    return question_text(asked, view.t.language, articles[0].language if articles else "")


def conflict_blocks(view: View, conflicts: Sequence[Conflict], articles: Sequence[Article]) -> list[Markup]:
    """The marked block of where sources conflict: a heading, then each question with its sides; none, no block."""
    if not conflicts:
        return []
    heading = view.t.count("conflict-mark", len(conflicts))
    return [heading, *(conflict_block(view, conflict, articles) for conflict in conflicts)]


def conflict_block(view: View, conflict: Conflict, articles: Sequence[Article]) -> Markup:
    """One question with its sides, and where its evidence is."""
    asked = question(view, conflict.question, articles)
    number = Markup(" /why_{}").format(conflict.id) if conflict.id else ""
    sides = LINE.join(_side(view, side, articles) for side in conflict.sides)
    return Markup("<blockquote><b>{}</b>{}\n{}</blockquote>").format(asked, number, sides)


def conflict_line(view: View, conflict: Conflict, articles: Sequence[Article]) -> Markup:
    """A conflict in a list to choose from: its question and number."""
    return Markup("• {} /why_{}").format(question(view, conflict.question, articles), conflict.id)


def _side(view: View, side: Side, articles: Sequence[Article]) -> Markup:
    """One answer, then who gives it and when."""
    said = voices(view, side.claims, articles)
    return Markup("▸ <b>{}</b>\n— {}").format(one_line(side.position, POSITION), said)


def render_conflict(
    view: View, conflict: Conflict, headline: str, story_id: int, articles: Sequence[Article]
) -> Markup:
    """One entry of a list of conflicts."""
    story = Markup("{} · /story_{}").format(one_line(headline, 100), story_id)
    return LINE.join([conflict_block(view, conflict, articles), story])


def render_why(view: View, conflict: Conflict, articles: Sequence[Article]) -> list[Markup]:
    """The evidence for a conflict: each side's quotes with their places, then what was compared."""
    known = {article.id: article for article in articles}
    sides = [block for side in conflict.sides for block in _evidence(view, side, known)]
    return [*sides, _compared(view, conflict)]


def why_head(view: View, conflict: Conflict, articles: Sequence[Article]) -> Markup:
    """What the evidence is for."""
    number = view.t("conflict-number", number=conflict.id)
    asked = on_page(view, "conflict", conflict.id, question(view, conflict.question, articles))
    return Markup("{}\n<b>{}</b>").format(number, asked)


def _evidence(view: View, side: Side, articles: Mapping[int, Article]) -> list[Markup]:
    """One side: its position and its quotes, in several blocks if there are many."""
    there = [claim for claim in side.claims if claim.article_id in articles]
    position = Markup("▸ <b>{}</b>").format(one_line(side.position, POSITION))
    lines = [
        Markup("{}\n— {}").format(quoted(c.quote, articles[c.article_id]), voice(view, c, articles[c.article_id]))
        for c in there
    ]
    blocks = [lines[start : start + QUOTES] for start in range(0, len(lines), QUOTES)] or [[]]
    return [LINE.join([position, *blocks[0]]), *(LINE.join(block) for block in blocks[1:])]


def _compared(view: View, conflict: Conflict) -> Markup:
    """Which slots matched, which values clash, and how sure Kabar is."""
    lines = [Markup("• {}").format(reason) for reason in reasons(view, conflict)]
    return LINE.join([view.t("why-head"), *lines, how_sure(view, conflict)])


def reasons(view: View, conflict: Conflict) -> list[Markup]:
    """Which slots matched and which values clash, a line each; two nouns stand in one."""
    found: dict[str, list[Markup]] = {}  # by text
    for slot, value in conflict.why:
        if slot == "measure" and f"measure-{value}" in view.t:
            value = view.t.plain(f"measure-{value}")
        if slot in SLOTS and value:
            found.setdefault(SLOTS[slot], []).append(_once(value))
    return [view.t(key, value=Markup(", ").join(dict.fromkeys(values))) for key, values in found.items()]


def how_sure(view: View, conflict: Conflict) -> Markup:
    """How sure Kabar is that it is a conflict."""
    if conflict.question.by_model:  # how sure the rules are is no question then
        return view.t("why-proposed")
    sure = "sure" if conflict.confidence >= SURE else "fairly-sure" if conflict.confidence >= FAIRLY_SURE else "unsure"
    return view.t(SURENESS[sure])


SURENESS = {"sure": "why-sure", "fairly-sure": "why-fairly-sure", "unsure": "why-unsure"}


def _once(value: str) -> Markup:
    """A pair of values as people read it: one if both are the same."""
    left, mark, right = value.partition(" / ")
    if mark and left.casefold() != right.casefold():
        return Markup("{} ↔ {}").format(left, right)
    return escape(left if mark else value)


def undisputed(updates: Sequence[Update], conflicts: Sequence[Conflict]) -> list[Update]:
    """The updates that no conflict shown beside them is about: a value is told to have moved or to be disputed."""
    disputed = {claim for conflict in conflicts for side in conflict.sides for claim in side.claims}
    return [u for u in updates if disputed.isdisjoint(claim for value in u.values for claim in value.claims)]


def timeline(view: View, update: Update, articles: Sequence[Article]) -> Markup:
    """A value that moved as time passed: "3.000 (1 Oct) → 10.000 (24 Oct)", and who gave the last one."""
    steps = [
        Markup("{} ({})").format(value.value, view.t.day(value.as_of.last, today=view.now.date()))
        if value.as_of
        else escape(value.value)
        for value in update.values
    ]
    said = voices(view, update.values[-1].claims[:2], articles)
    moved = view.t("update", question=question(view, update.question, articles), values=Markup(" → ").join(steps))
    return Markup("{}\n— {}").format(moved, said) if said else moved
