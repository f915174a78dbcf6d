"""One event at two times."""

import pytest

from digest.model import ConflictKind, Severity
from tests.digest.relations.telling import relations, story


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        (
            "Kereta Bahari anjlok di Watulor pukul 09.15 WIB.",
            "Kereta Bahari anjlok di Watulor sekitar pukul 10.40 WIB.",
            "id",
        ),
        (
            "The train derailed near Coldbrook at 7:40 a.m.",
            "The train derailed near Coldbrook at about 9:10 a.m.",
            "en",
        ),
        (
            "The train derailed near Coldbrook at 12:10 a.m.",
            "The train derailed near Coldbrook at 12:10 p.m.",
            "en",
        ),
    ],
)
def test_one_event_at_two_times_of_day_is_a_conflict(first: str, second: str, language: str) -> None:
    (conflict,) = relations((1, "", first), (2, "", second), language=language).conflicts
    assert conflict.kind is ConflictKind.DATE
    assert conflict.question.noun in {"anjlok", "derailed"}  # it asks when what happened


@pytest.mark.parametrize(
    "second",
    [
        "Kereta Bahari anjlok di Watulor pukul 09.20 WIB.",
        "Kereta Bahari anjlok di Watulor pukul 10.15 WITA.",
        "Kereta Bahari tiba di Cilarang pukul 13.30 WIB.",
        "Kereta Bahari anjlok di Watulor pada pagi hari.",
    ],
    ids=["minutes apart", "another zone", "another event", "no time"],
)
def test_times_that_agree_or_tell_of_something_else_are_silent(second: str) -> None:
    assert not relations((1, "", "Kereta Bahari anjlok di Watulor pukul 09.15 WIB."), (2, "", second)).conflicts


def test_a_weekday_that_does_not_belong_to_its_date_is_a_small_conflict() -> None:
    wrong = "Layanan terganggu pada Selasa (14/5/2031) siang."
    right = "Gangguan terjadi pada Rabu (14/5/2031) siang."
    (conflict,) = relations((1, "", wrong), (2, "", right)).conflicts
    assert (conflict.kind, conflict.severity) == (ConflictKind.DATE, Severity.LOW)


def test_two_right_days_are_no_slip() -> None:
    lines = [(1, "", "Rapat digelar pada Selasa (13/5/2031)."), (2, "", "Rapat digelar pada Rabu (14/5/2031).")]
    assert not relations(*lines).conflicts


def test_what_was_done_on_two_days_is_a_conflict_whatever_it_was() -> None:
    first = "Kilang minyak Wirangin di Kaltara diserang sepuluh pesawat nirawak pada 14 April lalu."
    second = "Kilang minyak Wirangin di Kaltara diserang pada Selasa (15/4), hingga produksi terhenti."
    (conflict,) = story(first, second).conflicts
    assert conflict.kind is ConflictKind.DATE


def test_two_days_of_speaking_are_no_conflict() -> None:
    first = "Direktur Kilang Wirangin mengungkapkan kerugian itu kepada dewan pada 14 April lalu."
    second = "Direktur Kilang Wirangin mengungkapkan kerugian itu kepada dewan pada 15 April."
    assert not story(first, second).conflicts


def test_an_aircraft_that_left_and_one_that_searches_are_two() -> None:
    first = "Pesawat itu berangkat dari Wirangin pukul 10.39 WIT."
    second = "Pencarian pukul 15.10 WIT dengan pesawat yang terbang 30 menit belum berhasil."
    assert not relations((1, "", first), (2, "", second)).conflicts


def test_weekdays_wrong_in_one_way_are_one_conflict() -> None:
    lines = [f"Pesawat itu hilang pada {day} (14/5/2031)." for day in ("Senin", "Selasa", "Rabu")]
    (conflict,) = relations(*((number, "", line) for number, line in enumerate(lines, 1))).conflicts
    assert len(conflict.sides) == 3


def test_a_year_that_does_not_belong_to_its_weekday_is_a_slip() -> None:
    lines = [(1, "", "Kapal itu karam pada Rabu (14/5/2030)."), (2, "", "Kapal itu tenggelam pada Rabu (14/5/2031).")]
    (conflict,) = relations(*lines).conflicts
    assert [side.position for side in conflict.sides] == ["Rabu (14/5/2030)", "Rabu (14/5/2031)"]


def test_a_weekday_beside_its_date_and_beside_the_next_is_a_slip_in_whatever_words() -> None:
    lines = [
        (1, "", "Ribuan petani memadati alun-alun Cilarang, Rabu (14/5/2031), menentang perluasan tambang."),
        (2, "", "Aksi pada Rabu (15/5/2031) itu yang kedua di alun-alun sejak awal tahun."),
    ]
    (conflict,) = relations(*lines).conflicts
    assert {side.position for side in conflict.sides} == {"Rabu (14/5/2031)", "Rabu (15/5/2031)"}


def test_a_date_without_a_year_far_ahead_was_last_year() -> None:
    # both are read in May 2031; Christmas Eve 2030 was a Tuesday
    lines = [(1, "", "Jembatan itu ambruk pada Selasa (24/12)."), (2, "", "Jembatan ambruk pada Selasa (24/12/2030).")]
    assert not relations(*lines).conflicts


def test_a_slip_that_two_finders_see_is_told_once() -> None:
    wrong = "Pengendara menyeret polisi di Cilarang Selatan pada Senin, 3 Mei 2031."
    right = "Pengendara menyeret polisi di Cilarang Selatan pada Senin (5/5/2031)."
    assert len(story(wrong, right, days=(20, 20)).conflicts) == 1


def test_a_day_that_only_its_own_article_tells_otherwise_is_another_days_matter() -> None:
    plenary = "Dewan menggelar rapat paripurna tentang aturan kota pada Rabu (6/5/2031)."
    session = "Dewan menggelar rapat kerja tentang aturan kota pada Rabu (14/5/2031)."
    assert not relations((1, "", plenary), (1, "", session)).conflicts
    assert relations((1, "", plenary), (2, "", session)).conflicts


@pytest.mark.parametrize("when", ["Rabu (14/5/2031) malam waktu setempat", "Kamis (15/5/2031) dini hari WIB"])
def test_one_night_by_two_clocks_is_no_conflict(when: str) -> None:
    day = "Kamis (15/5/2031)" if "14/5" in when else "Rabu (14/5/2031)"
    played = "Garuda Arvena mengalahkan Elang Watulor di Stadion Luhur pada {} lalu."
    assert not story(played.format(when), played.format(day), days=(25, 25)).conflicts
    assert story(played.format("Senin (12/5/2031)"), played.format(day), days=(25, 25)).conflicts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rabu (14/5/2031) dini hari", "Kamis (15/5/2031) dini hari"),
        ("Rabu (14/5/2031) dini hari", "Kamis (15/5/2031)"),  # the small hours are of the night before, not after
        ("Rabu (14/5/2031) waktu setempat", "Kamis (15/5/2031) waktu setempat"),
    ],
)
def test_two_nights_by_one_clock_are_a_conflict(one: str, other: str) -> None:
    played = "Garuda Arvena mengalahkan Elang Watulor di Stadion Luhur pada {} lalu."
    assert story(played.format(one), played.format(other), days=(25, 25)).conflicts


def test_one_hour_of_two_days_by_local_time_is_a_conflict() -> None:
    days = [f"The Marlow dam collapsed near Redport on May {day} at 3 p.m. local time." for day in (12, 13)]
    assert story(*days, days=(25, 25), language="en").conflicts
    assert not story(days[0], days[1].replace("local time", "GMT"), days=(25, 25), language="en").conflicts


def test_what_came_before_has_no_part_in_the_day_of_what_happened() -> None:
    admitted = "Bram Wiratma dirawat di rumah sakit kota Tirang sejak Senin (12/5/2031)."
    died = "Bram Wiratma tutup usia dan meninggalkan Tirang setelah dirawat di rumah sakit kota, Rabu (14/5/2031)."
    again = "Bram Wiratma dirawat di rumah sakit kota Tirang sejak Rabu (14/5/2031)."
    assert not story(admitted, died, days=(25, 25)).conflicts
    assert story(admitted, again, days=(25, 25)).conflicts


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        (
            "The fire at the mill was extinguished at 7 a.m. with help from neighbours.",
            "At about 9 a.m. the fire that had gutted the mill was finally extinguished.",
            "en",
        ),
        (
            "Api di gudang itu dipadamkan pukul 07.00 WIT.",
            "Sekitar pukul 09.00 WIT, api di gudang itu akhirnya dipadamkan.",
            "id",
        ),
    ],
)
def test_a_sentence_that_begins_with_the_hour_tells_behind_it_what_was_done(
    first: str, second: str, language: str
) -> None:
    (conflict,) = relations((1, "", first), (2, "", second), language=language).conflicts
    assert conflict.kind is ConflictKind.DATE


def test_one_pair_of_hours_is_one_question_though_other_verbs_tell_of_it() -> None:
    lines = [
        (article, "", f"{what} in Redport {done} at {hour} on Friday.")
        for article, hour in ((1, "9 p.m."), (2, "8.40 p.m."))
        for what, done in (("The lamps of the mill", "were extinguished"), ("The old bakery", "was evacuated"))
    ]
    assert len(relations(*lines, language="en").conflicts) == 1


def test_the_hour_that_was_planned_is_not_the_hour_at_which_it_was_done() -> None:
    planned = "Rencananya warga pasar Watulor dievakuasi pukul 13.30 WIB."
    done = "Warga pasar Watulor dievakuasi tepat pukul 13.45 WIB."
    assert relations((1, "", planned), (2, "", done)).conflicts == ()
    (conflict,) = relations((1, "", planned.removeprefix("Rencananya ")), (2, "", done)).conflicts
    assert conflict.kind is ConflictKind.DATE
