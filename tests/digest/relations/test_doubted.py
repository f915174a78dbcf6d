"""Whether a claim is of another thing or another time than what somebody doubts, or says is not so."""

import pytest

from digest.relations.denials import Denial, find_denials
from digest.relations.doubted import of_another_thing, of_other_time, of_somebody_else
from digest.relations.material import Material, Told
from tests.digest.relations.telling import material


def told(denial: str, claim: str, language: str) -> tuple[Denial, Told, Material]:
    story = material((1, "", denial), (2, "", claim), language=language)
    first, *_ = find_denials(story.told[0])
    return first, story.told[1], story


@pytest.mark.parametrize(
    ("denial", "claim", "language", "expected"),
    [
        ("Vale doubted that the dam leaked.", "The dam leaked last year.", "en", True),
        ("Vale doubted that the dam leaked.", "The dam leaked on the north side.", "en", False),
        ("Vale doubted that the dam leaked last year.", "The dam leaked last year.", "en", False),
        ("Vale said the dam had not leaked this year.", "The dam leaked last year.", "en", True),
        ("Vale said the dam had not leaked.", "The dam leaked last year.", "en", False),
        ("Vale doubted that the dam would be finished.", "The dam was finished.", "en", True),
        ("Vale doubted that the dam would be finished.", "The dam will be finished in May.", "en", False),
        ("Mandika meragukan bendungan itu bocor.", "Bendungan itu bocor tahun lalu.", "id", True),
        ("Mandika meragukan bendungan itu bocor.", "Bendungan itu bocor di sisi utara.", "id", False),
        ("Mandika berkata bendungan tidak bocor tahun ini.", "Bendungan itu bocor tahun lalu.", "id", True),
        ("Vale said the dam will not open this week.", "The dam will open next week.", "en", True),
        ("Vale said the council will not meet this term.", "The next council will meet.", "en", True),
        ("Vale said the dam will not open.", "The dam will open next week.", "en", False),
        ("Vale said the dam will not open.", "The dam will open in the coming days.", "en", False),
        ("Vale said the dam had not leaked.", "Following the earthquake, the dam leaked.", "en", False),
        (
            "Mandika berkata aturan tidak dibahas dewan periode ini.",
            "Dewan periode berikutnya membahasnya.",
            "id",
            True,
        ),
        ("Mandika berkata tarif tidak akan naik.", "Tarif akan naik pada Januari mendatang.", "id", False),
        ("Mandika meragukan bendungan akan selesai.", "Bendungan itu sudah selesai.", "id", True),
        ("Mandika meragukan bendungan akan selesai.", "Bendungan itu akan selesai pada Mei.", "id", False),
    ],
    ids=[
        *("last year", "no time", "both last year", "this year", "a plain not", "to come", "both to come"),
        *("tahun lalu", "tanpa waktu", "tahun ini"),
        *("this week and the next", "one council and the next", "no week but the next", "no days but the coming"),
        *("following is a preposition", "periode ini dan berikutnya", "bulan mendatang saja"),
        *("akan", "sama-sama akan"),
    ],
)
def test_what_was_is_no_answer_to_what_is_or_is_to_come(denial: str, claim: str, language: str, expected: bool) -> None:
    doubt, other, _ = told(denial, claim, language)
    assert of_other_time(doubt, other) is expected


@pytest.mark.parametrize(
    ("denial", "claim", "language", "expected"),
    [
        ("Vale doubted that the dam leaked.", "The tunnel leaked.", "en", True),
        ("Vale doubted that the dam leaked.", "The dam leaked.", "en", False),
        ("Vale doubted that it leaked.", "The tunnel leaked.", "en", False),
        ("Vale questioned the report.", "The tunnel leaked.", "en", False),
        ("Vale said the dam had not leaked.", "The tunnel leaked.", "en", False),
        ("Mandika meragukan bahwa bendungan bocor.", "Terowongan itu bocor.", "id", True),
        ("Mandika meragukan bahwa bendungan bocor.", "Bendungan itu bocor.", "id", False),
        ("Mandika meragukan keterangan itu.", "Terowongan itu bocor.", "id", False),
    ],
    ids=["another", "the same", "pronoun", "somebody's word", "no doubt", "hal lain", "hal itu", "keterangan"],
)
def test_a_doubt_is_answered_only_by_who_speaks_of_the_same_thing(
    denial: str, claim: str, language: str, expected: bool
) -> None:
    doubt, other, _ = told(denial, claim, language)
    assert of_another_thing(doubt, other) is expected


@pytest.mark.parametrize(
    ("denial", "claim", "language", "expected"),
    [
        ("Yesterday Ann Vale did not resign.", "On Monday Rob Tarn did resign.", "en", True),
        ("Yesterday Ann Vale did not resign.", "On Monday Ann Vale did resign.", "en", False),
        ("Yesterday she did not resign.", "On Monday Rob Tarn did resign.", "en", False),
        ("Ann Vale denied the charge.", "On Monday Rob Tarn did resign.", "en", False),
        ("Kemarin Sela Mandika tidak mundur.", "Senin itu Rudi Saptana mundur.", "id", True),
        ("Kemarin Sela Mandika tidak mundur.", "Senin itu Sela Mandika mundur.", "id", False),
        ("Kemarin ia tidak mundur.", "Senin itu Rudi Saptana mundur.", "id", False),
    ],
    ids=["another", "the same", "no name", "no plain not", "orang lain", "orang itu", "tanpa nama"],
)
def test_a_not_about_one_is_no_answer_to_a_claim_about_another(
    denial: str, claim: str, language: str, expected: bool
) -> None:
    first, other, story = told(denial, claim, language)
    assert of_somebody_else(first, other, story) is expected
