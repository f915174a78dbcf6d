"""Annotated stories, scored; and what people said is wrong, as new ones."""

import json
from pathlib import Path

import pytest
from aiohttp import web

from bot.evaluating import evaluate, export_cases, read_stories
from storage.database import Database
from tests.bot.advice.fake import NOTHING, Asked, FakeEndpoint, says, sentences
from tests.bot.conftest import Shell
from tests.digest.advice.ferry import GUARD, HARBOUR
from tests.handlers.desk.newsdesk import fill
from tests.handlers.newsroom import NOW

FIRST = "At least 40 people died when a ferry capsized off Port Hallam on Saturday, the regional governor said."
SECOND = "The coast guard said 27 people were killed when the ferry capsized off Port Hallam."
GOLD = {
    "conflicts": [
        {
            "kind": "figure",
            "question": "How many died?",
            "sides": [
                {"article": "01", "sentence": FIRST, "camp": "A"},
                {"article": "02", "sentence": SECOND, "camp": "B"},
            ],
        }
    ]
}


def annotate(shell: Shell, gold: object = GOLD) -> None:
    shell.write("stories/ferry/01.txt", FIRST)
    shell.write("stories/ferry/02.txt", SECOND)
    shell.write("stories/ferry/gold.json", json.dumps(gold))


def test_an_annotated_story_is_scored_as_the_digest_would_show_it(shell: Shell) -> None:
    annotate(shell)
    lines = shell.kabar("evaluate", "stories").stdout.splitlines()
    assert "precision: 1.00 (1 of 1)" in lines
    assert "major conflicts found: 1.00 (1 of 1)" in lines


def test_what_was_missed_and_each_alarm_is_printed_when_asked_for(shell: Shell) -> None:
    annotate(shell, {"conflicts": []})
    assert "alarm: ferry: " in shell.kabar("evaluate", "stories", "--verbose").stdout


@pytest.mark.parametrize(
    ("gold", "why"),
    [
        ({"conflicts": [{"kind": "weather", "question": "?", "sides": []}]}, "weather"),
        ({"conflicts": [{**GOLD["conflicts"][0], "sides": [{"article": "9", "sentence": "", "camp": "A"}]}]}, "'9'"),
        ([], "annotated stories"),
    ],
)
def test_a_folder_that_is_not_annotated_right_is_refused_with_the_reason(shell: Shell, gold: object, why: str) -> None:
    annotate(shell, gold)
    assert why in shell.kabar("evaluate", "stories", code=1).stderr
    assert "holds no story" in shell.kabar("evaluate", ".git", code=1).stderr


def test_what_a_model_adds_is_measured_on_the_same_stories(shell: Shell) -> None:
    for name, text in (("01", HARBOUR.text), ("02", GUARD.text)):
        shell.write(f"stories/wren/{name}.txt", text)
    shell.write("stories/wren/gold.json", json.dumps(PUMPS))
    with FakeEndpoint().in_a_thread() as fake:
        fake.answer = propose
        shell.env["KABAR_MODEL_URL"], shell.env["KABAR_MODEL_NAME"] = fake.url, "small"
        rules, _, model = shell.kabar("evaluate", "stories", "--model", "large").stdout.partition("\nwith large:\n")
        assert fake.asked[0]["model"] == "large"
        fake.answer = lambda _: says("no JSON")
        failed = shell.kabar("evaluate", "stories", "--model", "large").stdout.splitlines()
    assert "major conflicts found: 0.00 (0 of 1)" in rules
    assert "major conflicts found: 1.00 (1 of 1)" in model
    assert model.splitlines()[-3:] == ["calls: answered 1", "taken: conflict 1", "refused: conflict 1"]
    assert failed[-3:] == ["calls: reply: json_invalid 1", "taken: none", "refused: none"]


PUMPS = {
    "conflicts": [
        {
            "kind": "stance",
            "question": "Was the ship sound?",
            "sides": [
                {
                    "article": "01",
                    "sentence": "Marrin said the ship had passed every inspection since spring.",
                    "camp": "A",
                },
                {"article": "02", "sentence": "found in spring that the ship's pumps did not work", "camp": "B"},
            ],
        }
    ]
}


def propose(asked: Asked) -> web.Response:
    """Propose that conflict, and one that nobody printed."""
    numbers = {each["text"][:10]: each["number"] for each in sentences(asked)}
    owner = {
        "sentence": numbers["Marrin sai"],
        "passage": "the ship had passed every inspection",
        "position": "passed every inspection",
    }
    inspector = {
        "sentence": numbers["An inspect"],
        "passage": "the ship's pumps did not work",
        "position": "did not work",
    }
    lie = {**inspector, "passage": "the ship was on fire", "position": "on fire"}
    return says(NOTHING | {"conflicts": [{"first": owner, "second": inspector}, {"first": owner, "second": lie}]})


def test_a_model_is_measured_only_where_an_endpoint_is_set(shell: Shell) -> None:
    annotate(shell)
    assert "KABAR_MODEL_URL" in shell.kabar("evaluate", "stories", "--model", "large", code=1).stderr


def test_stories_with_dismissed_or_reported_conflicts_become_cases_that_can_be_scored(
    database: Database, tmp_path: Path
) -> None:
    fill(database)
    with database.writing() as stores:
        (number, first), *_ = stores.conflicts.latest(0.0, 9)
        stores.reports.add(f"conflict {first.id}", 1, NOW)
        stores.reports.add(f"story {number}", 2, NOW)
        stores.reports.add("story 999", 2, NOW)
        assert export_cases(stores, tmp_path / "reported") == 1
        stores.conflicts.dismiss(first.id, NOW, reason="dua kapal", by=8)
        assert export_cases(stores, tmp_path / "dismissed") == 1
    (reported,) = read_stories(tmp_path / "reported", at=NOW)
    assert reported.name == f"story-{number}"
    assert not any(annotation.sure for annotation in reported.annotations)
    assert evaluate([reported]).alarms == []
    (dismissed,) = read_stories(tmp_path / "dismissed", at=NOW)
    assert len(dismissed.annotations) == len(reported.annotations) - 1
    assert len(evaluate([dismissed]).alarms) == 1


def test_cases_are_written_into_a_new_folder_only(shell: Shell) -> None:
    shell.write("there/x.txt", "x")
    assert "is not empty" in shell.kabar("cases", "export", "there", code=1).stderr
    assert shell.kabar("cases", "export", "new").stdout == "cases: 0\n"
