"""One thing told at two poles: open and closed, resigned and removed."""

import pytest

from digest.model import ConflictKind
from tests.digest.relations.telling import relations


@pytest.mark.parametrize(
    ("first", "second", "positions"),
    [
        ("Bandara Suling masih ditutup.", "Bandara Suling tetap beroperasi.", {"ditutup", "tetap beroperasi"}),
        ("Kepala Dinas Ratri Sekar mengundurkan diri.", "Ratri Sekar dipecat.", {"mengundurkan diri", "dipecat"}),
        ("Bupati Sela Mandika sudah ditahan.", "Bupati Sela Mandika belum ditahan.", {"ditahan", "belum ditahan"}),
        ("Kubu timur merebut Varnesk.", "Kubu barat masih menguasai Varnesk.", {"merebut", "masih menguasai"}),
        ("Bupati menilai razia Odan sesuai prosedur.", "Razia Odan melanggar.", {"sesuai prosedur", "melanggar"}),
        ("Surat Rano Tiksa asli.", "Surat Rano Tiksa palsu.", {"asli", "palsu"}),
        ("Wali kota menutup Pasar Rawa.", "Pasar Rawa tetap buka.", {"menutup", "tetap buka"}),
        ("Gamelan Rawa masih ada di balai.", "Gamelan Rawa sudah hilang.", {"masih ada", "sudah hilang"}),
    ],
    ids=["open or closed", "left or removed", "not yet", "what the verb is done to", "by the rules", "the pole denies",
         "told of what follows", "there or gone"],
)  # fmt: skip
def test_one_thing_at_two_poles_is_a_conflict(first: str, second: str, positions: set[str]) -> None:
    (conflict,) = relations((1, "", first), (2, "", second)).conflicts
    assert conflict.kind is ConflictKind.STANCE
    assert {side.position for side in conflict.sides} == positions


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Bandara Tanjung Suling masih ditutup.", "Bandara Muara Kecil tetap beroperasi."),
        ("Rumah Sakit Rawa ditutup.", "Puskesmas Rawa tetap buka."),
        ("Persirawa menang atas Putra Teluk.", "Persirawa kalah dari Muara United."),
        ("Bandara Tanjung Suling ditutup.", "Bandara Tanjung Suling akan tetap beroperasi jika hujan reda."),
        ("Persirawa menang dari Putra Teluk.", "Persirawa punya 6 poin dari 4 laga, 1 menang, 3 imbang, 2 kalah."),
        ("Korban feri Bahtera yang selamat 18 orang.", "Korban feri Bahtera yang meninggal dunia 3 orang."),
        ("Persirawa menang dari Putra Teluk.", "Persirawa kalah selisih gol dari Putra Teluk."),
        ("Wali kota akan menutup Pasar Rawa.", "Pasar Rawa tetap buka."),
        ("Wali kota menutup Pasar Rawa.", "Pasar Teluk tetap buka."),
    ],
    ids=[
        *("another airport", "another house of one town", "another opponent", "a condition"),
        *("so many losses", "so many saved", "fewer goals", "to come", "closed elsewhere"),
    ],
)
def test_other_things_are_silent(first: str, second: str) -> None:
    assert not relations((1, "", first), (2, "", second)).conflicts


def test_what_two_voices_call_by_the_same_two_words_is_one_thing() -> None:
    smooth = "We lack nothing and the relief operations are going smoothly."
    slow = "The relief operations were slow."
    (conflict,) = relations((1, "Haro Milne", smooth), (2, "Tarn council", slow), language="en").conflicts
    assert {side.position for side in conflict.sides} == {"smoothly", "were slow"}
    assert not relations(
        (1, "Haro Milne", smooth), (2, "Tarn council", "Ticket sales were slow."), language="en"
    ).conflicts


def test_what_two_finders_find_is_told_once() -> None:
    assert len(relations((1, "", "Surat Rano Tiksa asli."), (2, "", "Surat Rano Tiksa adalah palsu.")).conflicts) == 1


def test_two_names_joined_by_and_are_no_two_clauses() -> None:
    lines = (
        (1, "", "Mayor Dora Pell and her deputy resigned."),
        (2, "", "Mayor Dora Pell was sacked, aides of Dora Pell said."),
    )
    assert relations(*lines, language="en").conflicts


def test_an_article_that_tells_both_tells_two_times() -> None:
    lines = [
        (1, "", "Bandara Tanjung Suling ditutup."),
        (2, "", "Bandara Tanjung Suling tetap beroperasi."),
        (2, "", "Bandara Tanjung Suling ditutup pekan lalu."),
    ]
    assert not relations(*lines).conflicts


def test_a_choice_between_two_poles_takes_none() -> None:
    either = "Polisi bisa membedakan apakah pelat nomor itu asli atau palsu."
    assert not relations((1, "", either), (2, "", either)).conflicts
    lines = [(1, "", "Pelat nomor mobil itu asli."), (2, "", "Pelat nomor mobil itu palsu.")]
    assert relations(*lines).conflicts
