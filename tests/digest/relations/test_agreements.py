"""What independent witnesses say alike."""

from dataclasses import replace

import pytest

from digest.model import Article, Attribution, Claim, Quantity
from digest.relations import relate

SAID = "Wali Kota Larasmi meresmikan pasar Cilarang pada Selasa."
ALIKE = "Pasar Cilarang diresmikan Wali Kota Larasmi, Selasa."


def claims(*figures: float) -> list[Claim]:
    quantities: list[tuple[Quantity, ...]] = [(Quantity(value, value, 0, 1, unit="kios"),) for value in figures] or [
        (),
        (),
    ]
    return [
        Claim(number, quote, 0, len(quote), quantities=quantity)
        for number, (quote, quantity) in enumerate(zip((SAID, ALIKE), quantities, strict=True), 1)
    ]


def articles(*outlets: str) -> list[Article]:
    return [Article(text="", id=number, outlet=outlet) for number, outlet in enumerate(outlets, 1)]


@pytest.mark.parametrize(
    ("outlets", "figures", "count"),
    [
        (("Harian Ufuk", "Suara Tanjung"), (), 1),
        (("Harian Ufuk", "Suara Tanjung"), (40, 40), 1),
        (("Harian Ufuk", "Suara Tanjung"), (40, 70), 0),
        (("Harian Ufuk", "Harian Ufuk"), (), 0),
    ],
    ids=["two witnesses", "same figure", "other figure", "one witness"],
)
def test_agreement_needs_two_witnesses_and_the_same_figures(
    outlets: tuple[str, str], figures: tuple[float, ...], count: int
) -> None:
    assert len(relate(articles(*outlets), claims(*figures)).agreements) == count


def test_sharing_the_names_of_a_story_is_not_saying_the_same() -> None:
    confirmed = "Badan Pelabuhan Larasmi mengonfirmasi kedatangan kapal riset Samudra Biru di Teluk Cilarang."
    stranded = "Nelayan melihat kapal riset Samudra Biru kandas di Teluk Cilarang pada dini hari."
    told = [Claim(number, quote, 0, len(quote)) for number, quote in enumerate((confirmed, stranded), 1)]
    assert relate(articles("Harian Ufuk", "Suara Tanjung"), told).agreements == ()


def test_one_speaker_in_two_outlets_is_one_witness() -> None:
    budi = Attribution(speaker="Budi Larasmi", key="budi larasmi")
    told = [replace(claim, attribution=budi) for claim in claims()]
    assert relate(articles("Harian Ufuk", "Suara Tanjung"), told).agreements == ()
