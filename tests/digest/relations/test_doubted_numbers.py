"""A figure that one tells and another could not verify."""

import pytest

from digest.claims import read_article
from digest.model import Article, ConflictKind
from digest.relations import relate

DOUBTED = "Angka 162 yang disampaikan bupati belum diverifikasi, kata Kepala BPBD Wirya Tamba."


def _kinds(*texts: str) -> list[ConflictKind]:
    rows = [
        Article(text=text, id=number, outlet=f"Outlet {number}", language="id") for number, text in enumerate(texts)
    ]
    told = [claim for row in rows for claim in read_article(row).claims]
    return [conflict.question.kind for conflict in relate(rows, told).conflicts]


def test_a_figure_told_as_a_fact_stands_against_who_could_not_verify_it() -> None:
    told = "Badan Bencana mencatat korban meninggal akibat gempa Rawasari sebanyak 162 jiwa."
    assert _kinds(told, DOUBTED) == [ConflictKind.VERIFICATION]


@pytest.mark.parametrize(
    "told",
    [
        "Badan Bencana mencatat 170 rumah rusak akibat gempa Rawasari.",
        "Korban gempa Rawasari 162 jiwa, angka yang belum diverifikasi.",
    ],
    ids=["another figure", "not verified there, either"],
)
def test_other_figures_are_silent(told: str) -> None:
    assert not _kinds(told, DOUBTED)
