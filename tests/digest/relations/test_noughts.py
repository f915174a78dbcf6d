"""None is set against a count of the same people in the same event, and against no other."""

import pytest

from digest.relations.noughts import of_others
from tests.digest.relations.telling import figures


@pytest.mark.parametrize(
    ("none", "some", "language"),
    [
        ("No one was hurt in the fire at Calder.", "The fire at Calder injured 3 people.", "en"),
        ("Nobody was killed in the Calder crash.", "The Calder crash killed 2 people.", "en"),
        ("There were no deaths among the passengers.", "The crash killed 4 passengers.", "en"),
        ("No one was hurt aboard in the crash.", "The crash injured 3 people aboard.", "en"),
        ("The bus carried no passengers.", "The bus carried 12 passengers.", "en"),
        ("Tidak ada korban luka dalam kebakaran Pasar Ranu.", "Kebakaran Pasar Ranu melukai 3 orang.", "id"),
        ("Bentrok itu nihil korban jiwa dari pihak polisi.", "Bentrok itu menewaskan 3 polisi.", "id"),
        ("Kapal itu tidak membawa penumpang.", "Kapal itu mengangkut 12 penumpang.", "id"),
    ],
    ids=["fire", "crash", "of one group", "in one spot", "vehicle", "kebakaran", "satu pihak", "kapal"],
)  # fmt: skip
def test_the_same_people_in_the_same_event_are_compared(none: str, some: str, language: str) -> None:
    material, (first, last) = figures(none, some, language=language)
    assert first.none
    assert not of_others(material, first, last)
    assert not of_others(material, last, first)


@pytest.mark.parametrize(
    ("none", "some", "language"),
    [
        ("No one was hurt in the fire.", "A second fire injured 3 people.", "en"),
        ("No one was hurt in the last fire.", "The fire injured 3 people.", "en"),
        ("There were no deaths among the guests.", "The fire killed 4 firefighters.", "en"),
        ("No one was hurt aboard in the crash.", "The crash injured 3 people.", "en"),
        ("No one was hurt in the market fire.", "The warehouse fire injured 3 people.", "en"),
        ("No one was hurt in the crash.", "The explosion injured 3 people.", "en"),
        ("No one was hurt in the fire on 3 May 2031.", "The fire on 9 May 2031 injured 3 people.", "en"),
        ("No one was hurt in the fire in Calder.", "The fire in Brayton injured 3 people.", "en"),
        ("No one was killed in the raid.", "The raid killed 3 gunmen.", "en"),
        ("No one was hurt in the robbery.", "In the robbery 3 people were hurt when they ran.", "en"),
        ("The cargo train carried no passengers.", "The commuter train carried 40 passengers.", "en"),
        ("Tidak ada korban luka dalam kebakaran itu.", "Kebakaran lain melukai 3 orang.", "id"),
        ("Tidak ada korban luka dalam ledakan terakhir.", "Ledakan itu melukai 3 orang.", "id"),
        ("Tidak ada korban jiwa dari pihak polisi.", "Bentrok itu menewaskan 3 warga.", "id"),
        ("Tidak ada korban jiwa di dalam gedung.", "Ledakan itu menewaskan 3 orang.", "id"),
        ("Tidak ada korban luka dalam kebakaran pasar.", "Kebakaran gudang melukai 3 orang.", "id"),
        ("Tidak ada korban luka dalam gempa itu.", "Longsor itu melukai 3 orang.", "id"),
        ("Tidak ada korban luka di Cilarang.", "Kebakaran di Bandasari melukai 3 orang.", "id"),
        ("Tidak ada korban jiwa dalam serangan itu.", "Serangan itu menewaskan 3 pelaku.", "id"),
        ("Tidak ada korban luka dalam perampokan itu.", "Dalam perampokan itu 3 orang terluka saat lari.", "id"),
        ("Kereta barang itu tidak membawa penumpang.", "Kereta penumpang itu mengangkut 40 penumpang.", "id"),
    ],
    ids=[
        *("another fire", "one of several", "of a group", "one spot", "another site", "another happening"),
        *("another day", "another town", "who did it", "how else", "freight", "kebakaran lain"),
        *("satu dari beberapa", "satu pihak", "satu tempat", "tempat lain", "peristiwa lain"),
        *("kota lain", "pelaku", "sebab lain", "kereta barang"),
    ],
)  # fmt: skip
def test_other_people_and_other_events_are_not(none: str, some: str, language: str) -> None:
    material, (first, last) = figures(none, some, language=language)
    assert first.none
    assert of_others(material, first, last)
    assert of_others(material, last, first)


def test_two_counts_and_two_noughts_are_left_to_others() -> None:
    material, (one, other) = figures("The fire killed 3 people.", "The fire killed 4 gunmen.", language="en")
    assert not of_others(material, one, other)
    material, (one, other) = figures("No one was hurt in Calder.", "No one was hurt in Brayton.", language="en")
    assert not of_others(material, one, other)
