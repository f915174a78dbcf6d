"""What a long denial denies at its core."""

import pytest

from digest.relations.cores import at_core, core_of
from digest.relations.denials import find_denials
from digest.relations.material import Material, prepare
from tests.digest.relations.telling import articles, claims

LONG = "The guard denied earlier reports that it had received a distress signal from the ferry that vanished off Wenna."


@pytest.mark.parametrize(
    ("sentence", "language", "core"),
    [
        (LONG, "en", {"received", "distress", "signal", "ferry"}),
        ("The mayor denied it.", "en", set()),
        ("Vale has doubts that the ferry sank near the pier.", "en", set()),
        ("Wirya membantah kabar bahwa sopir truk disandera.", "id", {"sopir", "truk", "disandera"}),
    ],
    ids=["carried and going on", "it only points back", "a doubt", "Indonesian"],
)
def test_names_carriers_and_what_goes_on_are_left_out(sentence: str, language: str, core: set[str]) -> None:
    (told,) = prepare(articles(1, language=language), claims((1, "", sentence))).told
    (denial,) = find_denials(told)
    assert {word.plain for word in told.words if word.key in core_of(denial)} == core


def tells_the_core(material: Material) -> bool:
    """Whether the second claim tells the core of what the first one denies."""
    denials = {told.order: find_denials(told) for told in material.told}
    (denial,) = denials[0]
    return [told.order for told, _ in at_core(material, denial, denials, fresh=False)] == [1]


@pytest.mark.parametrize(
    ("claim", "tells"),
    [
        ("A distress signal was received from the ferry.", True),
        ("A letter was received from the ferry.", False),
        ("A distress call came at night.", False),
    ],
)
def test_enough_of_the_core_has_to_be_told(claim: str, tells: bool) -> None:
    material = prepare(articles(2, language="en"), claims((1, "", LONG), (2, "", claim)))
    assert tells_the_core(material) is tells


@pytest.mark.parametrize(("who", "tells"), [("Rano Tiksa", True), ("Odan Kasro", False)])
def test_whoever_is_named_in_it_has_to_be_named(who: str, tells: bool) -> None:
    denied = "Wirya membantah Rano Tiksa menerima sogokan proyek."
    material = prepare(
        articles(2), claims((1, "", denied), (2, "", f"Saksi mengatakan {who} menerima sogokan proyek."))
    )
    assert tells_the_core(material) is tells
