"""What somebody calls an event, and somebody else refuses to call it."""

import pytest

from digest.model import ConflictKind
from digest.relations import relate
from tests.digest.relations.telling import articles, claims, relations

REFUSED = '"Bukan penculikan itu, hanya salah paham," kata Wirya.'


@pytest.mark.parametrize(
    ("called", "refused", "language", "label"),
    [
        ("Odan Kasro mengatakan anak itu korban kasus penculikan.", REFUSED, "id", "penculikan"),
        ("Tarsa membenarkan dua pegawai terjaring OTT.", "Ini bukan OTT, tegas Wirya.", "id", "OTT"),
        ("Ole Tamm said the fire was arson.", "It was not arson, the fire chief said.", "en", "arson"),
    ],
)
def test_a_label_that_somebody_refuses_is_a_conflict(called: str, refused: str, language: str, label: str) -> None:
    (conflict,) = relations((1, "Odan", called), (2, "Wirya", refused), language=language).conflicts
    assert conflict.kind is ConflictKind.STANCE
    assert conflict.question.noun == label


@pytest.mark.parametrize(
    ("speaker", "called"),
    [
        ("Wirya", "Anak itu korban kasus penculikan."),
        ("Odan", "Polisi membentuk satuan antipenculikan."),
        ("Odan", "Jika ini kasus penculikan, pelakunya dihukum."),
        ("Odan", "Ini tidak seperti kasus penculikan."),
    ],
    ids=["the same voice", "another word", "a condition", "refused too"],
)
def test_what_does_not_call_it_so_is_silent(speaker: str, called: str) -> None:
    assert not relations((1, speaker, called), (2, "Wirya", REFUSED)).conflicts


def test_common_words_and_long_ago_are_no_labels() -> None:
    common = claims((1, "Odan", "Ini adalah masalah kota."), (2, "Wirya", '"Bukan masalah itu," kata Wirya.'))
    assert not relate(articles(2), common).conflicts
    ago = claims((1, "Odan", "Anak itu korban kasus penculikan."), (2, "Wirya", REFUSED))
    assert not relate(articles(days=(0, 9)), ago).conflicts
