"""What an archive says about a text that somebody was sent."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analysis import analyse
from digest.checking import CONCERNED, Sent, check, concerned
from digest.claims import read_article
from digest.model import Article, Claim, Story, StoryCandidate
from digest.text import detect_language


def article(number: int, day: int, outlet: str, title: str, text: str) -> Article:
    at = dt.datetime(2031, 3, day, tzinfo=dt.UTC)
    return Article(text=text, title=title, outlet=outlet, language=detect_language(text), published_at=at, id=number)


FERRY = (
    article(
        1,
        2,
        "Harian Selat",
        "Feri Melati Jaya karam di Selat Ombu",
        "Feri Melati Jaya karam di Selat Ombu pada Minggu malam. Kepala Basarnas Ombu, Raka Wen, mengatakan 12 orang "
        "tewas dalam kecelakaan feri Melati Jaya itu. Kapal itu berangkat dari Pelabuhan Sanro dengan 140 penumpang. "
        "Raka Wen mengatakan feri Melati Jaya tidak kelebihan muatan.",
    ),
    article(
        2,
        2,
        "Kabar Pulau",
        "Penumpang feri Melati Jaya",
        "Feri Melati Jaya yang karam di Selat Ombu membawa 190 penumpang, kata Serikat Pelaut Ombu. Ketua serikat itu, "
        "Sinta Olo, mengatakan feri Melati Jaya kelebihan muatan saat berangkat dari Pelabuhan Sanro.",
    ),
    article(
        3,
        6,
        "Harian Selat",
        "Korban tewas feri Melati Jaya menjadi 31",
        "Jumlah korban tewas feri Melati Jaya di Selat Ombu bertambah menjadi 31 orang, kata Kepala Basarnas Ombu, "
        "Raka Wen, pada Kamis. Pencarian korban feri Melati Jaya dilanjutkan.",
    ),
)
BRIDGE = (
    article(
        4,
        2,
        "Harbour Post",
        "Lantern Bridge collapses in Edvale",
        "Lantern Bridge in Edvale collapsed on Sunday night. Police chief Mara Quill said 7 people were killed in the "
        "Lantern Bridge collapse. The city council had inspected Lantern Bridge in January, said engineer Tobin Ashe.",
    ),
    article(
        5,
        2,
        "Edvale Times",
        "Lantern Bridge: what we know",
        "Rescuers said 9 people were killed when Lantern Bridge in Edvale collapsed. Resident Ilse Brand said the "
        "Lantern Bridge was never inspected by the city council.",
    ),
)
DOCTORS = (
    article(
        6,
        2,
        "Harian Selat",
        "Dokter Jepang dikirim ke Selandia Baru",
        "Sekitar 10.000 dokter Jepang dikirim ke Selandia Baru pada Senin, kata Ketua Ikatan Dokter Tirua, Hina Moru. "
        "Video dokter Jepang di pelabuhan Tirua sudah diverifikasi oleh Lembaga Cek Fakta Ombu.",
    ),
)


@pytest.fixture(scope="module")
def stories() -> tuple[Story, ...]:
    ferry, *more = analyse(FERRY)
    assert not more, "one story"
    bridge, *more = analyse(BRIDGE)
    assert not more, "one story"
    doctors, *more = analyse(DOCTORS)
    assert not more, "one story"
    return ferry, replace(bridge, id=2), replace(doctors, id=3)


def candidate_of(story: Story) -> StoryCandidate:
    return StoryCandidate(story.id, tuple(read_article(each).terms for each in story.articles), None)


def look_up(text: str, stories: tuple[Story, ...]) -> list[tuple[list[str], list[str], list[str]]]:
    """For each finding, who says the same, who otherwise, and who gave a figure of another time."""
    sent = Sent.read(Article(text=text, language=detect_language(text)))
    near = concerned(sent, [candidate_of(story) for story in stories])
    found = check(sent, [(story, near[story.id]) for story in stories if story.id in near])
    return [(_voices(each.same), _voices(each.other), _voices(each.moved)) for each in found]


def _voices(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.attribution.speaker or claim.quote[:13] for claim in claims]


TEXTS = {
    "an older figure has become another": (
        "Katanya 12 orang tewas di feri Melati Jaya.",
        [(["Raka Wen"], [], ["Raka Wen"])],
    ),
    "the newest figure had others before it": (
        "Sebanyak 31 orang tewas akibat feri Melati Jaya karam.",
        [(["Raka Wen"], [], ["Raka Wen"])],
    ),
    "a disputed figure has both sides": (
        "Feri Melati Jaya membawa 140 penumpang saat karam.",
        [(["Kapal itu ber"], ["Serikat Pelaut Ombu"], [])],
    ),
    "a figure that nobody gave is set against those that were": (
        "SEBARKAN! Feri Melati Jaya membawa 500 penumpang!",
        [([], ["Kapal itu ber", "Serikat Pelaut Ombu"], [])],
    ),
    "a statement that somebody denies": (
        "Feri Melati Jaya kelebihan muatan.",
        [(["Sinta Olo"], ["Raka Wen"], [])],
    ),
    "a denial that somebody contradicts": (
        "Feri Melati Jaya tidak kelebihan muatan, kata petugas.",
        [(["Raka Wen"], ["Sinta Olo"], [])],
    ),
    "another ferry is another matter": ("Feri Kenanga karam, 12 orang tewas di laut utara.", []),
    "a matter that the archive does not know": ("Harga beras naik dua kali lipat di semua pasar mulai besok.", []),
    "an English figure": (
        "Seven people were killed when Lantern Bridge in Edvale collapsed.",
        [(["Mara Quill"], ["Rescuers"], [])],
    ),
    "an English figure that nobody gave": (
        "BREAKING: 40 people killed in the Lantern Bridge collapse!!!",
        [([], ["Mara Quill", "Rescuers"], [])],
    ),
    "an English statement": (
        "Lantern Bridge was never inspected by the city council.",
        [(["Ilse Brand"], [], [])],
    ),
    "people write without full stops": (
        "feri Melati Jaya membawa 500 penumpang",
        [([], ["Kapal itu ber", "Serikat Pelaut Ombu"], [])],
    ),
    "a plain denial meets those who tell it": (
        "Feri Melati Jaya tidak karam di Selat Ombu",
        [([], ["Feri Melati J", "Serikat Pelaut Ombu"], [])],
    ),
    "an English denial meets those who tell it": (
        "Lantern Bridge in Edvale has not collapsed",
        [([], ["Lantern Bridg", "Rescuers"], [])],
    ),
    "a text in another language, with other names for the same countries": (
        "Japan has sent 6,000 doctors to New Zealand",
        [([], ["Hina Moru"], [])],
    ),
    "what is called a fake meets those who verified it": (
        "Video dokter Jepang di Tirua itu palsu!",
        [([], ["Lembaga Cek Fakta Ombu"], [])],
    ),
    "a figure that is told as it is": (
        "Sebanyak 10.000 dokter Jepang dikirim ke Selandia Baru.",
        [(["Hina Moru"], [], [])],
    ),
    "about as many is no word for it": ("Sebanyak 11.000 dokter Jepang dikirim ke Selandia Baru.", []),
    "doctors sent elsewhere are another matter": ("Japan has sent 6,000 doctors to Egypt", []),
    "another bridge is another matter": ("A bridge in Norwood collapsed and 7 people were killed.", []),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS.keys())
def test_a_text_meets_what_the_archive_knows(
    text: str, expected: list[tuple[list[str], list[str], list[str]]], stories: tuple[Story, ...]
) -> None:
    assert look_up(text, stories) == expected


def test_what_was_written_later_has_older_figures_and_no_conflict(stories: tuple[Story, ...]) -> None:
    written = dt.datetime(2031, 3, 9, tzinfo=dt.UTC)
    sent = Sent.read(Article(text="31 orang tewas di feri Melati Jaya.", published_at=written))
    (finding,) = check(sent, [(stories[0], sent)])
    assert [claim.quote[:6] for claim in finding.same] == ["Jumlah"]
    assert [claim.quote[:6] for claim in finding.moved] == ["Kepala"]
    assert finding.other == ()


def test_each_claim_of_a_text_is_answered_for_itself(stories: tuple[Story, ...]) -> None:
    text = "Feri Melati Jaya membawa 500 penumpang. Semua tiket feri Melati Jaya dijual di bawah tangan oleh calo."
    assert len(look_up(text, stories)) == 1


@pytest.mark.parametrize(
    ("terms", "numbers"),
    [
        ({"ombu": 1.0}, []),
        ({"ombu": 0.8, "feri": 0.6}, [1]),
        ({"ombu": 0.2, "feri": 0.2, "kenanga": 0.96}, []),
    ],
)
def test_one_shared_name_does_not_make_a_text_concern_a_story(terms: dict[str, float], numbers: list[int]) -> None:
    sent = Sent(Article(text=""), replace(read_article(Article(text="")), terms=terms))
    assert list(concerned(sent, [StoryCandidate(1, ({"ombu": 0.9, "feri": 0.4},), None)])) == numbers
    assert 0 < CONCERNED < 1


@given(st.text(max_size=200))
def test_no_text_crashes_it_and_every_quote_stands_in_its_article(text: str) -> None:
    sent = Sent.read(Article(text=text, language="id"))
    (ferry,) = analyse(FERRY)
    texts = {each.id: each.text for each in FERRY}
    for finding in check(sent, [(ferry, sent.in_words_of(candidate_of(ferry)))]):
        for claim in (*finding.same, *finding.other, *finding.moved):
            assert texts[claim.article_id][claim.start : claim.end] == claim.quote
