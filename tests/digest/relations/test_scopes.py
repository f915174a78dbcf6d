"""Of what part of a matter a figure is."""

import pytest

from tests.digest.relations.telling import story


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("Sebanyak 22 rumah rusak akibat badai di kecamatan itu.", "Badai membuat 240 rumah rusak.", "id"),
        ("The storm damaged 22 houses in the district.", "The storm damaged 240 houses.", "en"),
        ("The flood killed 17 people in Brayton alone.", "The flood killed 23 people.", "en"),
        (
            "Kami telah merawat 50 orang luka akibat ledakan itu, kata dokter.",
            "Sebanyak 210 orang luka akibat ledakan itu, kata polisi.",
            "id",
        ),
        ("The blast left 30 people seriously injured.", "The blast left 210 people injured.", "en"),
        ("Ledakan itu membuat 30 orang luka berat.", "Ledakan itu membuat 210 orang luka.", "id"),
        (
            "Dari delapan orang yang tewas dalam kecelakaan bus, lima orang warga Kaltara.",
            "Kecelakaan bus itu menewaskan delapan orang.",
            "id",
        ),
        ("The storm damaged 12 houses in Lower Brayton.", "The storm damaged 340 houses across Wenna.", "en"),
        ("Sebanyak 80 anggota dari 560 anggota dewan hadir.", "Rapat dewan dihadiri 80 anggota.", "id"),
        ("Badai itu menewaskan 13 orang.", "Sebanyak 19 orang mengikuti rapat tentang badai itu.", "id"),
        ("The flood killed 17 people in the province and thousands more in other towns.", "It killed 23 people.", "en"),
    ],
    ids=["district", "english", "alone", "hospital", "badly", "berat", "of the dead", "named", "base", "dead", "more"],
)
def test_a_part_is_never_held_against_the_whole(first: str, second: str, language: str) -> None:
    assert not story(first, second, language=language).conflicts


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("The storm damaged 22 houses in the district.", "The storm damaged 240 houses in the district.", "en"),
        ("Rapat pengesahan dihadiri 77 dari 560 anggota dewan.", "Rapat pengesahan dihadiri 289 anggota dewan.", "id"),
        ("Sinta Wulan memiliki empat anak, yakni tiga putra dan satu putri.", "Sinta Wulan memiliki dua putra.", "id"),
        (
            "Dari delapan korban tewas dalam kecelakaan bus, lima dimakamkan.",
            "Sembilan korban tewas dalam kecelakaan bus.",
            "id",
        ),
    ],
    ids=["same place", "out of all", "another noun", "all the dead"],
)
def test_one_and_the_same_part_is_compared(first: str, second: str, language: str) -> None:
    assert story(first, second, language=language).conflicts


def test_the_inhabitants_of_two_places_are_two_counts() -> None:
    first = "They were flown to Port Brayton, a city of 500,000 people that the quake shook too."
    second = "The quake shook Wenna Island, home to 120,000 people, and Port Brayton."
    assert not story(first, second, language="en").conflicts


@pytest.mark.parametrize("second", ["Five bombs were dropped.", "The pilots felt shocks of around 4.5."])
def test_what_is_counted_is_the_noun_and_not_what_stands_beside_it(second: str) -> None:
    assert not story("The plane launched two bombing raids and felt three shocks.", second, language="en").conflicts


def test_a_toll_told_again_a_day_later_is_an_update_though_both_name_the_day_of_the_event() -> None:
    texts = [
        f"{number} people were killed when the earthquake struck the Brayton hills on Friday." for number in (5, 24)
    ]
    relations = story(*texts, days=(0, 1), language="en")
    assert [value.value for value in relations.updates[0].values] == ["5 people", "24 people"]
    assert not relations.conflicts


def test_two_steps_of_a_rate_are_no_conflict() -> None:
    first = "Bank Tirang menurunkan suku bunga simpanan ke 4,75% dan suku bunga pinjaman ke 6,25%."
    second = "Bank Tirang menurunkan suku bunga simpanan ke 4,5% dan suku bunga pinjaman ke 6,0%."
    assert not story(first, second).conflicts


def test_the_first_word_of_a_quotation_is_no_name() -> None:
    first = '"Umur kandungan Sinta Wulan baru 28 minggu ketika diperiksa", kata bidan.'
    second = '"Usia kandungan Sinta Wulan sudah 24 minggu ketika diperiksa", kata dokter.'
    assert story(first, second).conflicts
