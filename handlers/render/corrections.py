"""One short message about what was shown and no longer stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from handlers.render.parts import LINE, View, one_line
from handlers.render.questions import question_text
from storage.decisions import Shown

MOST = 5  # corrections told in one message
HEADLINE = 120  # characters
POSITION = 60  # characters of a side


def render_corrections(view: View, shown: Sequence[Shown], now_told: Mapping[int, tuple[str, ...]]) -> list[Markup]:
    """The blocks of one correction; `now_told`: the sides by conflict as they stand now, none if it stands no more."""
    blocks = [_one(view, each, now_told) for each in shown[:MOST]]
    rest = [view.t.count("and-more", len(shown) - MOST)] if len(shown) > MOST else []
    return [view.t("correction-head"), *blocks, *rest, view.t("correction-foot")]


def _one(view: View, shown: Shown, now_told: Mapping[int, tuple[str, ...]]) -> Markup:
    headline = one_line(shown.headline, HEADLINE) or view.t.plain("no-headline")
    head = Markup("<b>{}</b> /story_{}").format(headline, shown.story_id)
    if shown.conflict_id is None or shown.question is None:
        return LINE.join([head, view.t("correction-claims")])
    question = question_text(shown.question, view.t.language)
    now = now_told.get(shown.conflict_id, ())
    before, after = _sides(shown.positions), _sides(now)
    key = "correction-changed" if now else "correction-gone"
    return LINE.join([head, view.t(key, question=question, before=before, after=after)])


def _sides(positions: Sequence[str]) -> str:
    return " / ".join(one_line(position, POSITION) for position in positions)
