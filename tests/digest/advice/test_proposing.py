"""A proposed conflict counts only with two verbatim passages of independent articles, each with its position in it."""

from dataclasses import replace

import pytest

from digest.advice.inquiry import Inquiry, inquire
from digest.advice.proposing import read_proposal
from digest.advice.reply import Passage, Proposal
from digest.model import Agreement, Conflict, Story
from tests.digest.advice.ferry import told

STORY = told()
INQUIRED = inquire(STORY)
assert INQUIRED is not None
INQUIRY: Inquiry = INQUIRED


def number(start: str) -> int:
    """The number of the sentence that begins so."""
    return next(n for n, claim in enumerate(INQUIRY.claims, 1) if claim.quote.startswith(start))


def passage(start: str, passage: str, position: str) -> Passage:
    return Passage(sentence=number(start), passage=passage, position=position)


OWNER = passage("Marrin said", "the ship had passed every inspection since spring", "passed every inspection")
INSPECTOR = passage("An inspector", "the ship's pumps did not work", "pumps did not work")


def read(first: Passage, second: Passage, story: Story = STORY) -> Conflict | None:
    return read_proposal(Proposal(first=first, second=second), INQUIRY, story)


def test_two_passages_that_stand_make_a_conflict_of_whole_sentences_as_they_stand_in_the_articles() -> None:
    conflict = read(OWNER, INSPECTOR)
    assert conflict is not None
    assert conflict.question.by_model
    assert [side.position for side in conflict.sides] == ["passed every inspection", "pumps did not work"]
    assert all(side.claims[0] in STORY.claims for side in conflict.sides)
    spaced = passage("Marrin said", "the ship  had passed\nevery inspection", "passed  every inspection")
    assert read(spaced, INSPECTOR) == conflict


@pytest.mark.parametrize(
    ("lie", "second"),
    [
        ("a made-up quote", passage("An inspector", "the ship was never inspected", "never inspected")),
        ("another figure", passage("Lind said", "Lind said 3 pumps were replaced", "3 pumps")),
        ("another name", passage("Lind said", "Marrin said 2 pumps were replaced", "2 pumps")),
        ("a quote from the wrong article", passage("An inspector", "Ben Aldous, 61, said in Port Hallam", "61")),
        ("a quote from the wrong sentence", passage("Lind said", "the ship's pumps did not work", "did not work")),
        ("a position that stands elsewhere", passage("An inspector", "the ship's pumps did not work", "a month")),
        ("a part of a word", passage("An inspector", "the ship's pumps did not work", "ump")),
        ("without its 'not'", passage("An inspector", "the ship's pumps did not work", "work")),
        ("without the 'not' before the passage", passage("An inspector", "work, and kept it in port", "work")),
        ("too short a passage", passage("An inspector", "pumps did", "pumps")),
        ("no position", passage("An inspector", "the ship's pumps did not work", " ")),
        ("the same article", passage("The owner", "the Blue Wren carried too many passengers", "too many")),
        ("the same house", passage("The ferry's pumps", "The ferry's pumps failed on Monday already", "failed")),
        ("no such sentence", Passage(sentence=99, passage="the ship's pumps did not work", position="pumps")),
        ("the same position", passage("An inspector", "found in spring that the ship's", "spring")),
    ],
)
def test_what_does_not_stand_is_refused(lie: str, second: Passage) -> None:
    first = OWNER if lie != "the same position" else passage("Marrin said", "every inspection since spring", "Spring")
    first = first if first.position != "Spring" else first.model_copy(update={"position": "spring"})
    assert read(first, second) is None, lie
    assert read(second, first) is None, lie


def test_what_the_rules_relate_already_is_theirs() -> None:
    denied = passage("The owner", "the Blue Wren carried too many passengers", "the Blue Wren")
    said = passage("The coast guard said", "the Blue Wren carried too many passengers", "carried too many passengers")
    assert read(denied, said) is None
    pair = tuple(INQUIRY.claims[each.sentence - 1] for each in (OWNER, INSPECTOR))
    agreed = replace(STORY, relations=replace(STORY.relations, agreements=(Agreement(pair),)))
    assert read(OWNER, INSPECTOR, agreed) is None
