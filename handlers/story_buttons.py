"""The buttons of a story, and where they stand: under an edition, under the story itself."""

from __future__ import annotations

from collections.abc import Sequence

from digest.model import StoryBrief
from handlers.buttons import Button, Press
from handlers.charts import brief_button
from handlers.context import Rows
from handlers.texts import Texts

IN_A_ROW = 5  # numbers of stories
CHARTS = 3  # that a part of an edition offers, in one row


def edition_rows(t: Texts, briefs: Sequence[StoryBrief]) -> Rows:
    """The buttons under a part of an edition: those of its only story, or a number for each of several.

    Below them a chart for each of the foremost stories that has figures to draw.
    """
    several = len(briefs) != 1
    charts = [button for brief in briefs if (button := brief_button(t, brief, named=several))][:CHARTS]
    below = [charts] if charts else []
    if not several:
        return [*story_rows(t, briefs[0].story.id), *below]
    numbers = [Button(f"№ {brief.story.id}", Press("card", (str(brief.story.id),))) for brief in briefs]
    return [*(numbers[start : start + IN_A_ROW] for start in range(0, len(numbers), IN_A_ROW)), *below]


def story_rows(t: Texts, story_id: int, *, named: bool = False) -> list[list[Button]]:
    """What can be done with a story; `named` says in the buttons which one it is."""
    number = str(story_id)
    mark = f"№ {number}: " if named else ""
    return [
        [
            Button(mark + t.plain("button-quotes"), Press("quotes", (number,))),
            Button(t.plain("button-why"), Press("evidence", (number,))),
        ],
        wish_row(t, story_id),
    ]


def wish_row(t: Texts, story_id: int) -> list[Button]:
    """To follow a story, to mute it, and to say that it is wrong."""
    number = str(story_id)
    return [
        Button(t.plain("button-follow"), Press("wish", ("follow", number))),
        Button(t.plain("button-mute"), Press("wish", ("mute", number))),
        wrong_button(t, "story", story_id),
    ]


def wrong_button(t: Texts, kind: str, number: int) -> Button:
    """To say that a story or a conflict is wrong."""
    return Button(t.plain("button-wrong"), Press("wrong", (kind, str(number))))
