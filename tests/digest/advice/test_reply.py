"""A reply has one form; whatever else comes is no reply."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.advice import Unusable, read_reply
from digest.advice.reply import LARGEST

EMPTY: dict[str, object] = {"headline": None, "wordings": [], "no_conflict": [], "conflicts": []}
SIDE = {"sentence": 1, "passage": "a b c", "position": "b"}


def test_a_reply_is_read_also_between_the_fences_that_models_like() -> None:
    full = EMPTY | {
        "wordings": [{"sentence": 2, "text": "few"}],
        "no_conflict": [1],
        "conflicts": [{"first": SIDE, "second": SIDE}],
    }
    reply = read_reply(json.dumps(full))
    assert (reply.wordings[0].sentence, reply.no_conflict, reply.conflicts[0].second.position) == (2, (1,), "b")
    assert read_reply(f"```json\n{json.dumps(full)}\n```\n") == reply


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sure! Here is the JSON you asked for.",
        "<!doctype html><title>502</title>",
        "null",
        "[]",
        "{}",
        json.dumps(EMPTY) + json.dumps(EMPTY),
        "Here it is: " + json.dumps(EMPTY),
        json.dumps(EMPTY | {"tool": "delete_everything"}),
        json.dumps(EMPTY | {"no_conflict": ["1"]}),
        json.dumps(EMPTY | {"no_conflict": [0]}),
        json.dumps(EMPTY | {"no_conflict": [1.5]}),
        json.dumps(EMPTY | {"no_conflict": [True]}),
        json.dumps(EMPTY | {"no_conflict": [1] * 13}),
        json.dumps(EMPTY | {"headline": 5}),
        json.dumps(EMPTY | {"headline": "x" * 301}),
        json.dumps(EMPTY | {"wordings": [{"sentence": 1, "text": "x" * 701}]}),
        json.dumps(EMPTY | {"wordings": [{"sentence": 1}]}),
        json.dumps(EMPTY | {"conflicts": [{"first": SIDE}]}),
        json.dumps(EMPTY | {"conflicts": [{"first": SIDE, "second": SIDE | {"position": ""}}]}),
        json.dumps(EMPTY) + " " * LARGEST,
        "[" * 20_000,
    ],
)
def test_anything_else_is_refused_as_a_whole_and_without_a_word_of_it(text: str) -> None:
    with pytest.raises(Unusable) as refused:
        read_reply(text)
    assert len(str(refused.value)) < 80
    assert "delete" not in str(refused.value)


@given(
    st.text()
    | st.recursive(st.none() | st.integers() | st.text(), lambda v: st.lists(v) | st.dictionaries(st.text(), v)).map(
        json.dumps
    )
)
def test_whatever_comes_is_read_or_refused(text: str) -> None:
    with suppress(Unusable):
        read_reply(text)
