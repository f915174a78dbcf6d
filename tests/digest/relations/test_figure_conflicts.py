"""Figures that measure the same and cannot both hold."""

import datetime as dt

import pytest

from digest.claims import read_article
from digest.compose import SHOWN_CONFIDENCE
from digest.model import Article, ConflictKind, Severity
from digest.relations import relate
from tests.digest.relations.telling import story

FIRST = "Kapal Nusa Indah mengangkut 62 penumpang ketika tenggelam di Selat Seruling."
OTHER = "Kapal Nusa Indah mengangkut 88 penumpang ketika tenggelam di Selat Seruling."


def toll(dead: int) -> str:
    return f"Jumlah korban tewas akibat banjir di Sumberwangi mencapai {dead} orang."


def test_two_figures_for_one_thing_are_a_conflict() -> None:
    (conflict,) = story(FIRST, OTHER).conflicts
    assert [side.position for side in conflict.sides] == ["62 penumpang", "88 penumpang"]
    assert conflict.question.noun == "penumpang"
    assert dict(conflict.why)["values"] == "62 penumpang / 88 penumpang"


def test_all_who_give_a_figure_are_quoted_on_its_side() -> None:
    third = "Menurut manifes, 88 penumpang diangkut Kapal Nusa Indah."
    (conflict,) = story(FIRST, OTHER, third).conflicts
    assert [len(side.claims) for side in conflict.sides] == [1, 2]


@pytest.mark.parametrize(
    "second",
    [
        "Kapal Nusa Indah mengangkut 62 penumpang dari Cilarang.",
        "Kapal Nusa Indah mengangkut sekitar 60 penumpang ketika tenggelam di Selat Seruling.",
        "Kapal Nusa Indah mengangkut lebih dari 60 penumpang ketika tenggelam di Selat Seruling.",
        "Kapal Nusa Indah mengangkut puluhan penumpang ketika tenggelam di Selat Seruling.",
        "Kapal Nusa Indah mengangkut 88 ton beras ketika tenggelam di Selat Seruling.",
        "Dari 62 penumpang Kapal Nusa Indah, 40 penumpang selamat.",
    ],
    ids=["same", "rounded", "bound", "vague", "other thing", "part of the whole"],
)
def test_figures_that_agree_or_measure_something_else_are_silent(second: str) -> None:
    assert not story(FIRST, second).conflicts


BADAI = "Kapal Nusa Indah tenggelam pada malam badai dengan {} penumpang di dek"


@pytest.mark.parametrize(
    ("first", "others", "shown"),
    [
        (FIRST, [BADAI.format(300)], False),
        (FIRST, [BADAI.format(88)], True),
        (FIRST, [BADAI.format(620)], True),
        (FIRST, [FIRST.replace("62", "300")], True),
        (FIRST, [BADAI.format(300), "Kapal Nusa Indah tenggelam, 300 penumpang ada di dek."], True),
        (f"Bupati Rama Sidik mengatakan {FIRST}", [f"{BADAI.format(300)}, kata Lina Wirya."], True),
    ],
    ids=["far apart", "near", "a nought too many", "the same words", "told twice", "both have a speaker"],
)
def test_values_far_apart_are_shown_where_more_than_one_sentence_each_speaks_for_them(
    first: str, others: list[str], *, shown: bool
) -> None:
    (conflict,) = story(first, *others).conflicts
    assert (conflict.confidence >= SHOWN_CONFIDENCE) is shown


def test_a_value_that_the_other_article_also_gives_is_no_side() -> None:
    assert not story(FIRST, f"{OTHER} Menurut manifes, Kapal Nusa Indah mengangkut 62 penumpang.").conflicts


def test_a_count_that_grows_is_an_update() -> None:
    relations = story(toll(12), toll(29), days=(0, 3))
    assert not relations.conflicts
    assert [value.value for value in relations.updates[0].values] == ["12 orang", "29 orang"]


def test_what_can_only_grow_has_not_shrunk_weeks_later() -> None:
    relations = story(toll(29), toll(12), days=(0, 20))
    assert (relations.conflicts, relations.updates) == ((), ())


def test_a_count_does_not_grow_more_than_tenfold_between_reports() -> None:
    assert story(toll(12), toll(412), days=(0, 3)).updates == ()


def test_a_lower_toll_told_later_by_another_office_is_a_conflict() -> None:
    earlier = "Gempa Kamis (1/5) di Sumberwangi kini menewaskan 23 orang, kata badan penanggulangan bencana."
    later = "Gempa Kamis (1/5) di Sumberwangi menewaskan 19 orang, kata pemerintah provinsi."
    assert story(earlier, later, days=(0, 1)).conflicts


def test_a_nought_too_many_is_no_growth() -> None:
    earlier = "Sebanyak 14.500 warga Sumberwangi mengungsi akibat banjir."
    later = "Sebanyak 145.000 warga Sumberwangi mengungsi akibat banjir."
    relations = story(earlier, later, days=(0, 1))
    assert relations.conflicts
    assert not relations.updates


def test_a_lower_bound_and_another_thing_counted_give_no_value() -> None:
    first = "Setidaknya empat bom dijatuhkan di Rawa. Lima bom dijatuhkan di Rawa, kata pengungsi."
    second = "Lima relawan melihat empat bom dijatuhkan di Rawa."
    assert story(first, second).conflicts


def test_an_article_that_sets_two_figures_against_each_other_has_not_taken_both_as_its_own() -> None:
    first = "Gempa di Sumberwangi merusak 120 rumah warga, kata bupati."
    reports = "Bupati menyebut gempa di Sumberwangi merusak 120 rumah warga, tetapi relawan mencatat 210 rumah."
    other = "Gempa di Sumberwangi merusak 210 rumah warga."
    assert story(first, reports, other).conflicts
    assert not story(first, reports.replace("tetapi relawan mencatat", "dan pada gempa susulan"), other).conflicts


def test_a_count_that_falls_is_a_conflict() -> None:
    assert story(toll(29), toll(12), days=(0, 3)).conflicts


def test_the_gap_decides_how_severe_it_is() -> None:
    near = "Kapal Nusa Indah mengangkut 67 penumpang ketika tenggelam di Selat Seruling."
    far = "Kapal Nusa Indah mengangkut 140 penumpang ketika tenggelam di Selat Seruling."
    assert [story(FIRST, other).conflicts[0].severity for other in (near, OTHER, far)] == [
        Severity.LOW,
        Severity.MEDIUM,
        Severity.HIGH,
    ]


def test_the_order_of_articles_changes_nothing() -> None:
    start = dt.datetime(2031, 5, 2, 9, tzinfo=dt.UTC)
    articles = [
        Article(text=text, id=n, outlet=f"O{n}", published_at=start) for n, text in enumerate((FIRST, OTHER), 1)
    ]
    claims = [claim for article in articles for claim in read_article(article).claims]
    assert relate(articles, claims) == relate(articles[::-1], claims[::-1])


def test_english_figures() -> None:
    first = "The airstrike on the market in Drusk killed 34 civilians on Sunday."
    second = "The airstrike on the market in Drusk killed nine civilians on Sunday."
    assert story(first, second, language="en").conflicts


def test_an_article_that_gives_both_values_tells_two_things_apart() -> None:
    third = f"{FIRST} {OTHER}"
    assert not story(FIRST, OTHER, third).conflicts


def test_what_those_counted_have_done_makes_one_measure() -> None:
    done = "Sebanyak 1.830 guru di Kabupaten Rawa disebut sudah melaporkan hartanya."
    other = "Dari jumlah tersebut, 2.790 orang telah lapor."
    not_yet = "Dari jumlah tersebut, 2.790 orang belum lapor."
    assert story(done, other).conflicts
    assert not story(done, not_yet).conflicts


def test_the_same_year_named_in_both_is_one_time_however_far_apart_they_are_published() -> None:
    one = "Uji coba alat itu di Rawa, Mei-Juli 2030, diikuti 5.200 petani."
    other = "Uji coba alat di Rawa sepanjang Mei sampai Juli 2030 diikuti 2.500 petani, kata dinas."
    assert story(one, other, days=(0, 20)).conflicts


@pytest.mark.parametrize(
    ("first", "second", "gap"),
    [
        ("Tahun lalu anggaran jembatan Rp 2,1 triliun.", "Anggaran jembatan tahun ini Rp 4,6 triliun.", 1),
        ("Radius bahaya gunung itu dua kilometer.", "Radius bahaya gunung itu empat kilometer.", 2),
        ("Gunung Larang bergetar 37 kali, kata pos.", "Gunung Larang bergetar 81 kali, kata pos.", 1),
        ("Posko Rawa melayani 600 warga.", "Kini Posko Rawa melayani 250 warga.", 2),
        ("Sebanyak 2.600 tentara pertama tiba di Rawa.", "Sebanyak 10.000 tentara tiba di Rawa.", 0),
        ("Banjir merendam empat desa di Rawa.", "Banjir di Rawa merendam tempat tinggal 600 orang.", 0),
    ],
    ids=["two years", "what varies", "day by day", "where it has come to", "a first lot", "places and people"],
)
def test_figures_of_two_times_or_things_are_no_conflict(first: str, second: str, gap: int) -> None:
    assert not story(first, second, days=(0, gap)).conflicts


def test_who_says_that_the_other_miscounted_makes_it_a_conflict() -> None:
    one = "Kementerian Bahari menyebut 800 ribu nelayan akan menerima kartu."
    other = "Serikat menilai kementerian salah hitung; nelayan penerima kartu, kata Arga Pelawan, 1,5 juta orang."
    (conflict,) = story(one, other).conflicts
    assert "disputed" in dict(conflict.why)


def test_one_article_that_sets_one_speaker_against_another_reports_a_conflict() -> None:
    both = (
        'Massa aksi mencapai 9.000 orang, kata koordinator aksi Yusran Dalle. "Massa aksi itu 3.000 orang," '
        "kata Kapolres Dimas Anggoro."
    )
    assert story(both).conflicts


GROWN = (
    "Ten people died when the ferry Sea Lark sank off Port Wenna, the coast guard said.",
    "The toll from the sinking of the ferry Sea Lark off Port Wenna has risen to 14 people dead, officials said.",
)


def test_of_one_day_the_higher_count_of_an_article_that_tells_of_growth_is_the_later_one() -> None:
    assert not story(*GROWN, language="en").conflicts


def test_a_count_told_again_is_as_old_as_its_first_telling() -> None:
    first = "Tim SAR mencatat 74 orang selamat dari kapal Nusa Indah yang tenggelam."
    later = "Tim SAR mencatat 83 orang selamat dari kapal Nusa Indah yang tenggelam."
    assert not story(first, later, first.replace("Tim SAR", "Basarnas"), days=(0, 2, 4)).conflicts


def test_an_earlier_state_of_one_side_is_no_side() -> None:
    claimed = "General Orsk of Vorland said 30 Tarnian soldiers were killed in the fighting at Lune."
    counted = "Colonel Bel of Tarnia said six Tarnian soldiers were killed in the fighting at Lune."
    earlier = "Colonel Bel of Tarnia said four Tarnian soldiers were killed in the fighting at Lune."
    (conflict,) = story(earlier, claimed, counted, days=(0, 1, 1), language="en").conflicts
    assert sorted(side.position for side in conflict.sides) == ["30 soldiers", "six soldiers"]


def test_a_number_of_other_things_in_the_same_article_takes_nothing_back() -> None:
    ours = "Ten people have died of cholera in Lakemba, Health Minister Sol Wanda said."
    theirs = (
        "Twenty-three people have died of cholera in Lakemba, Eva Lind of Open Medics said."
        " Bacteria were found at ten standpipes."
    )
    (conflict,) = story(ours, theirs, language="en").conflicts
    assert len(conflict.sides) == 2


@pytest.mark.parametrize("second", ["Belland's own losses had risen to five", "Its losses rose to five"])
def test_whose_losses_they_are_is_a_slot(second: str) -> None:
    assert not story(
        "Arland's losses had risen to three, officers said.", f"{second}, it said.", language="en"
    ).conflicts


@pytest.mark.parametrize(
    ("carried", "died", "later"),
    [
        (
            "Kapal Nusa Indah mengangkut 62 penumpang ketika tenggelam di Selat Seruling.",
            "Sebanyak 14 penumpang tewas ketika Kapal Nusa Indah tenggelam di Selat Seruling.",
            "Dari 62 penumpang Kapal Nusa Indah, 14 tewas di Selat Seruling.",
        ),
        (
            "The ferry Nusa carried 62 passengers when it sank in Seruling Strait.",
            "The coast guard said 14 passengers had died when the ferry Nusa sank in Seruling Strait.",
            "Of the 62 passengers of the ferry Nusa 14 died in Seruling Strait.",
        ),
    ],
    ids=["id", "en"],
)
def test_passengers_who_died_are_not_those_who_were_carried(carried: str, died: str, later: str) -> None:
    language = "en" if "ferry" in carried else "id"
    assert not story(carried, died, language=language).conflicts
    assert not story(carried, later, language=language).conflicts


@pytest.mark.parametrize(
    ("first", "second", "conflicts"),
    [
        ("Kebakaran asrama di Tarn menewaskan 12 WNI.", "Kebakaran asrama di Tarn menewaskan 15 WNI.", 1),
        ("Polisi menangkap 12 PNS di Cilarang.", "Polisi menangkap 15 pegawai di Cilarang.", 1),
        ("Kebakaran asrama di Tarn menewaskan 12 WNI.", "Kebakaran asrama di Tarn menewaskan 40 orang.", 0),
        ("Kebakaran asrama di Tarn menewaskan 12 WNI.", "Kebakaran asrama di Tarn melukai 15 WNI.", 0),
    ],
    ids=["citizens", "civil servants", "some of all", "dead and hurt"],
)
def test_people_written_as_an_abbreviation_are_no_currency(first: str, second: str, conflicts: int) -> None:
    assert len(story(first, second).conflicts) == conflicts


def test_a_sum_in_another_currency_is_no_second_figure() -> None:
    debt = "Utang Arvena mencapai US$395,3 miliar atau setara Rp{} triliun."
    assert not story(debt.format("5.545"), debt.format("5.534")).conflicts
    assert story(
        "Utang Arvena mencapai Rp5.545 triliun pada Juli.", "Utang Arvena mencapai Rp5.534 triliun pada Juli."
    ).conflicts


def test_further_ones_are_not_all() -> None:
    burnt = "Kecelakaan beruntun di Tol Seruling menyebabkan {} terbakar."
    assert not story(burnt.format("enam mobil"), burnt.format("satu mobil lain")).conflicts
    assert story(burnt.format("enam mobil"), burnt.format("empat mobil")).conflicts


@pytest.mark.parametrize(
    ("sentence", "one", "other", "language"),
    [
        ("Polisi Tirang memburu {} pelaku lain dalam perampokan itu.", "4", "9", "id"),
        ("Kebakaran di Tirang merusak {} rumah lain.", "12", "40", "id"),
        ("Police are hunting {} other suspects in the Redport robbery.", "four", "nine", "en"),
    ],
)
def test_two_counts_of_further_ones_are_held_together(sentence: str, one: str, other: str, language: str) -> None:
    assert story(sentence.format(one), sentence.format(other), language=language).conflicts


def test_two_steps_of_a_rate_have_their_own_times() -> None:
    assert not story(
        "Penurunan pertama suku bunga pada 18 Juni 2031 sebesar 25 bps menjadi 5,75 persen.",
        "Pada Agustus 2031 bank sentral juga menurunkan suku bunga sebesar 25 bps menjadi 5,5 persen.",
        days=(140, 140),
    ).conflicts


@pytest.mark.parametrize(
    ("one", "other", "language", "clash"),
    [
        ("A blast in Redport killed 12 people.", "A blast in Redport killed 30 people.", "en", True),
        ("A blast in Redport killed 12 people.", "A second blast in Redport killed 30 people.", "en", False),
        ("A second blast in Redport killed 12 people.", "The second blast in Redport killed 30 people.", "en", True),
        ("Gempa di Tirang melukai 12 orang.", "Gempa di Tirang melukai 3 orang.", "id", True),
        ("Gempa di Tirang melukai 12 orang.", "Gempa susulan di Tirang melukai 3 orang.", "id", False),
    ],
)
def test_a_toll_of_another_event_of_its_kind_is_another_toll(one: str, other: str, language: str, clash: bool) -> None:
    assert bool(story(one, other, language=language).conflicts) is clash


@pytest.mark.parametrize(("dead", "shown"), [(31, True), (310, False)])
def test_numbers_of_the_dead_may_lie_farther_apart(dead: int, shown: bool) -> None:
    told = [
        "The flood in Redport killed 12 people in the valley.",
        f"Floods across the country killed {dead} people this week.",
    ]
    found = story(*told, language="en").conflicts
    assert any(conflict.confidence >= SHOWN_CONFIDENCE for conflict in found) is shown


@pytest.mark.parametrize(
    ("other", "clash"),
    [
        ("The Redport clinic said 14 patients died in its ward.", True),
        ("The Redport clinic denied that 14 patients died in its ward.", False),
        ("The Redport clinic denied a fault and said that 14 patients died in its ward.", True),
    ],
)
def test_a_number_that_is_denied_is_nobodys_number(other: str, clash: bool) -> None:
    told = "Nurse Ama Rell said 3 patients died in the ward of the Redport clinic."
    kinds = {conflict.question.kind for conflict in story(told, other, language="en").conflicts}
    assert (ConflictKind.FIGURE in kinds) is clash
