"""Whether two figures of one unit are of one crowd, one family, one sum, one thing that rose."""

import pytest

from digest.relations.matters import one_crowd, one_sum, other_crowds, other_subjects, other_sums, some_of_them
from tests.digest.relations.telling import figures

Pair = tuple[str, str]


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (("The rally drew 5,000 people.", "Police counted 2,000 protesters at the rally."), "en"),
        (("The concert drew 5,000 people.", "The show drew 9,000 spectators."), "en"),
        (("Aksi itu dihadiri 5.000 orang.", "Menurut polisi, 2.000 orang ikut unjuk rasa itu."), "id"),
        (("Konser itu ditonton 5.000 orang.", "Sebanyak 9.000 penonton hadir."), "id"),
        (
            ("The rally after the verdict was attended by 5,000 people.", "The rally was attended by 9,000 people."),
            "en",
        ),
        (("Aksi setelah putusan dihadiri 5.000 orang.", "Aksi itu dihadiri 9.000 orang."), "id"),
        (("The vigil was attended by 5,000 people.", "The vigil was attended by 9,000 mourners."), "en"),
        (("The campaign event was attended by 5,000 people.", "The rally was attended by 9,000 people."), "en"),
        (("In March the concert was attended by 5,000 people.", "The concert was attended by 9,000 people."), "en"),
    ],
    ids=["protest", "show", "aksi", "konser", "after a verdict", "setelah putusan", "vigil", "campaign", "the month"],
)
def test_people_at_large_who_came_for_one_thing_are_one_crowd(texts: Pair, language: str) -> None:
    _, (one, other) = figures(*texts, language=language)
    assert one_crowd(one, other)
    assert not other_crowds(one, other)


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (("The rally drew 5,000 people.", "The concert drew 2,000 people."), "en"),
        (("The rally drew 5,000 people.", "Another rally drew 2,000 people."), "en"),
        (("The rally drew 5,000 people.", "Last year the rally drew 2,000 people."), "en"),
        (("The rally drew 5,000 people.", "Some 300 vehicles came to the rally."), "en"),
        (("Aksi itu dihadiri 5.000 orang.", "Konser itu dihadiri 2.000 orang."), "id"),
        (("Aksi itu dihadiri 5.000 orang.", "Aksi tandingan dihadiri 2.000 orang."), "id"),
        (("Aksi itu dihadiri 5.000 orang.", "Aksi pekan lalu dihadiri 2.000 orang."), "id"),
    ],
    ids=["other thing", "another", "last year", "vehicles", "hal lain", "tandingan", "pekan lalu"],
)
def test_others_or_another_time_are_another_crowd(texts: Pair, language: str) -> None:
    _, (one, other) = figures(*texts, language=language)
    assert not one_crowd(one, other)


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (("The rally was attended by 5,000 people.", "The rally was attended by 300 police officers."), "en"),
        (("The rally was attended by 5,000 people.", "The prayers were attended by 300 people."), "en"),
        (("The match was attended by 5,000 people.", "A rally before the match was attended by 300 people."), "en"),
        (("Rapat itu dihadiri 5.000 orang.", "Rapat itu dihadiri 300 polisi."), "id"),
        (("Konser itu dihadiri 5.000 orang.", "Misa itu dihadiri 300 orang."), "id"),
    ],
    ids=["guards", "prayers", "before it", "polisi", "misa"],
)
def test_those_who_guard_and_those_at_another_gathering_are_others(texts: Pair, language: str) -> None:
    _, (one, other) = figures(*texts, language=language)
    assert other_crowds(one, other)


@pytest.mark.parametrize(
    ("texts", "language", "part"),
    [
        (("The flood killed 3 children.", "The flood killed 12 people."), "en", True),
        (("The flood killed 12 children.", "The flood killed 3 people."), "en", False),
        (("The flood killed 12 people.", "So far 9 people killed in it have been identified."), "en", True),
        (("The flood killed 12 people.", "The flood killed 9 people."), "en", False),
        (("The flood killed 12 people.", "The flood killed 9 people who were buried under mud."), "en", False),
        (("The flood killed 12 people.", "A man named Tarn Weller saw the flood that killed 9 people."), "en", False),
        (("Banjir itu menewaskan 3 anak.", "Banjir itu menewaskan 12 orang."), "id", True),
        (("Banjir itu menewaskan 12 orang.", "Sebanyak 9 korban tewas sudah dimakamkan."), "id", True),
        (("Banjir itu menewaskan 12 orang.", "Banjir itu menewaskan 9 orang."), "id", False),
    ],
    ids=[
        "children",
        "more children",
        "identified",
        "people",
        "buried under",
        "a man named",
        "anak",
        "dimakamkan",
        "orang",
    ],
)
def test_children_and_those_identified_may_be_some_of_the_dead(texts: Pair, language: str, part: bool) -> None:
    _, (one, other) = figures(*texts, language=language)
    assert some_of_them(one, other) is part
    assert some_of_them(other, one) is part


@pytest.mark.parametrize(
    ("texts", "language", "one_for_all"),
    [
        (("The town paid Rp 25,417,650 for the bridge.", "It paid Rp 25,417,850 for the bridge."), "en", True),
        (("The town paid Rp 25,417,650 for the bridge.", "It paid Rp 25,417,850 for a pump."), "en", False),
        (("Kota itu membayar Rp 25.417.650 untuk jembatan.", "Harga Rp 25.417.850 untuk jembatan."), "id", True),
        (("Kota itu membayar Rp 25.417.650 untuk jembatan.", "Harga Rp 25.417.850 untuk pompa."), "id", False),
    ],
    ids=["one bridge", "a pump", "satu jembatan", "pompa"],
)
def test_sums_that_differ_by_a_slip_are_one_where_they_are_for_one_thing(
    texts: Pair, language: str, one_for_all: bool
) -> None:
    _, (one, other) = figures(*texts, language=language)
    assert one_sum(one, other) is one_for_all
    assert other_sums(one, other) is not one_for_all


@pytest.mark.parametrize(
    ("texts", "language", "others"),
    [
        (("Exports rose 5 percent.", "Imports rose 8 percent."), "en", True),
        (("Exports rose 5 percent.", "Exports rose 8 percent."), "en", False),
        (("Exports rose 5 percent.", "Growth of exports was 8 percent."), "en", False),
        (("Ekspor naik 5 persen.", "Impor naik 8 persen."), "id", True),
        (("Ekspor naik 5 persen.", "Ekspor naik 8 persen."), "id", False),
    ],
    ids=["two things", "one thing", "named in the other", "dua hal", "satu hal"],
)
def test_shares_of_two_things_that_rose_are_two(texts: Pair, language: str, others: bool) -> None:
    _, (one, other) = figures(*texts, language=language)
    assert other_subjects(one, other) is others


def test_other_units_are_no_matter_of_sums_and_shares() -> None:
    _, (one, other) = figures("The flood killed 3 people.", "The flood killed 30 people.", language="en")
    assert not other_sums(one, other)
    assert not other_subjects(one, other)
    assert not other_crowds(one, other)
