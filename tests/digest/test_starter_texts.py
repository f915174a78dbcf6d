"""Texts about the starter archive that are not true of it, beside those that are: a wrong answer is worse than none."""

from dataclasses import replace

import pytest

from digest.analysis import analyse
from digest.checking import Finding, Sent, check, concerned
from digest.claims import read_article
from digest.model import Article, Claim, Story, StoryCandidate
from digest.text import detect_language
from seeds.starter import starter_articles


@pytest.fixture(scope="module")
def starter() -> Story:
    (story,) = analyse([replace(each, id=number) for number, each in enumerate(starter_articles(), 1)])
    return replace(story, id=1)


def findings(text: str, story: Story) -> tuple[Finding, ...]:
    sent = Sent.read(Article(text=text, language=detect_language(text)))
    near = concerned(sent, [StoryCandidate(1, tuple(read_article(each).terms for each in story.articles), None)])
    return check(sent, [(story, near[1])] if near else [])


def voices(claims: tuple[Claim, ...]) -> set[str]:
    return {claim.attribution.speaker or "" for claim in claims}


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin meninggal di Rusia.",
        "Juru bicara Pentagon Sabrina Singh tewas.",
        "Kirill Budanov, kepala intelijen militer Ukraina, dibunuh.",
        "Rutte dipecat sebagai Sekretaris Jenderal NATO.",
        "Menteri Pertahanan Ukraina Rustem Umerov mengundurkan diri.",
        "Donald Trump menang pemilihan presiden",
        "Ahn Chan-il, pembelot berusia 96 tahun",
        "50 ribu tentara Ukraina dihimpun di Kursk",
        "11.000 tentara Korea Selatan di Kursk",
        "11.000 tentara korea selatan di kursk",
        "11.000 tentara Ukraina di Kursk",
        "Korea Selatan mengirim 11.000 tentara ke Rusia",
        "Korea Utara menolak mengirim 10.000 tentara ke Rusia",
        "Hampir 200 pembelot Korea Utara menolak diberangkatkan ke Ukraina",
        "32 duta besar negara anggota tewas di markas NATO",
        "Presiden Rusia Vladimir Putin",
        "ke Rusia kata NATO",
        "NATO tidak mengirim pasukan ke Kursk.",
        "Amerika Serikat tidak mengirim tentara ke Rusia.",
        "Tentara Ukraina tidak terlibat pertempuran di Korea Utara.",
        "Video kebakaran pasar di Surabaya, Ukraina itu palsu.",
    ],
)
def test_of_what_nobody_told_nothing_is_said(text: str, starter: Story) -> None:
    assert findings(text, starter) == ()


@pytest.mark.parametrize(
    "text",
    [
        "11.000 tentara Korea Utara membelot di Kursk",
        "10.000 tentara Korea Utara bertempur di Jepang",
        "11.000 tentara Korea Utara tewas di Kursk",
    ],
)
def test_a_figure_of_another_deed_or_place_is_not_the_same(text: str, starter: Story) -> None:
    assert not any(finding.same for finding in findings(text, starter))


def test_who_was_sent_is_who_is_there(starter: Story) -> None:
    (finding,) = findings("South Korea says 1,500 North Korean troops were sent to Russia", starter)
    assert voices(finding.same) == {"Badan Intelijen Nasional Korea Selatan (NIS)"}


@pytest.mark.parametrize(
    ("text", "same", "other"),
    [
        ("50 ribu tentara Rusia dihimpun di Kursk", {"Pihak Ukraina"}, set()),
        ("There are 11,000 North Korean troops in Kursk, says Ukraine.", {"Ukraina"}, {"Amerika Serikat"}),
        ("About 90,000 North Korean soldiers are in Russia, the Pentagon says.", set(), {"Amerika Serikat"}),
        ("Tidak ada tentara Korea Utara di Rusia", set(), {"Pentagon", "Amerika Serikat", "NATO"}),
        ("tidak ada tentara korea utara di rusia", set(), {"Pentagon", "Amerika Serikat", "NATO"}),
        ("Tentara Korea Utara belum bertempur di Kursk", set(), {"Seorang komandan Ukraina"}),
        ("North Korea has not sent any soldiers to Russia.", set(), {"Negara-negara anggota NATO"}),
        ("There are no North Korean soldiers in Kursk.", set(), {"Ukraina", "NATO"}),
    ],
)
def test_those_who_told_it_or_its_contrary_are_found(
    text: str, same: set[str], other: set[str], starter: Story
) -> None:
    (finding,) = findings(text, starter)
    assert same <= voices(finding.same)
    assert bool(same) == bool(finding.same)
    assert other <= voices(finding.other)
    assert bool(other) == bool(finding.other)


def test_there_are_none_is_met_by_who_tells_of_those_very_ones(starter: Story) -> None:
    (finding,) = findings("Tidak ada tentara Rusia di Kursk.", starter)
    assert (voices(finding.same), voices(finding.other)) == (set(), {"Pihak Ukraina"})


VERIFIER = "Pusat Komunikasi Strategis dan Keamanan Informasi Ukraina"


@pytest.mark.parametrize(
    ("text", "verified"),
    [
        ("Video tentara Korea Utara itu palsu", True),
        ("The video of North Korean soldiers getting uniforms is fake", True),
        ("Video bendungan Kurakhove terbakar itu hoaks.", False),
        ("Rekaman suara tentara Rusia itu palsu.", False),
    ],
)
def test_a_fake_is_met_by_who_verified_that_very_thing(text: str, verified: bool, starter: Story) -> None:
    assert any(VERIFIER in voices(each.other) for each in findings(text, starter)) is verified
