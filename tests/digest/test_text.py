"""Folding, tokens and languages."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Article
from digest.text import detect_language, fold, split_passages, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zelenskyy", "zelenskyy"),
        ("São Tomé", "sao tome"),
        ("Łódź", "lodz"),
        ("ＮＡＴＯ", "nato"),
        ("Straße", "strasse"),
        ("Київ", "киів"),
        ("が", "が"),
        ("한국", "한국"),
        ("", ""),
    ],
)
def test_fold_drops_what_spellings_differ_in(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sekitar 11.000 prajurit", ["sekitar", "11000", "prajurit"]),
        ("about 11,000 soldiers", ["about", "11000", "soldiers"]),
        ("Rp1,8 triliun", ["rp", "1.8", "triliun"]),
        ("U.S. troops", ["us", "troops"]),
        ("Jum'at di Xi’an", ["jumat", "di", "xian"]),
        ("AARP's plan", ["aarp", "plan"]),
        ("北京で会議", ["北", "京", "で", "会", "議"]),
        ("В Киеве", ["в", "киеве"]),
        ("قال الرئيس", ["قال", "الرييس"]),
        ("Covid-19", ["covid", "19"]),
        ("!?…", []),
    ],
)
def test_tokens_are_folded_words(text: str, words: list[str]) -> None:
    assert [t.word for t in tokens(text)] == words


@given(st.text())
def test_tokens_stand_where_they_say(text: str) -> None:
    found = tokens(text)
    assert all(text[t.start : t.end].strip() and t.word for t in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Warga yang mengungsi belum dapat kembali ke rumah karena air masih tinggi di sini.", "id"),
        ("The council said that it would not vote on the bridge before the end of the year.", "en"),
        ("Penduduk kampung itu telah dipindahkan ke pusat pemindahan sementara oleh pihak berkuasa tempatan.", "id"),
        ("Le conseil a annoncé que le pont restera fermé jusqu'à la fin de l'année pour des travaux.", "fr"),
        ("Городской совет сообщил, что мост будет закрыт до конца года.", "ru"),
        ("", "id"),
        ("12 34 !!", "id"),
        ("NATO", "id"),
    ],
)
def test_a_text_tells_its_language(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_the_title_comes_first_and_knows_that_it_is_one() -> None:
    article = Article(text="Jembatan ditutup. Warga memutar.", title="Jembatan Lama Tutup")
    assert [(p.text, p.in_title) for p in split_passages(article)] == [
        ("Jembatan Lama Tutup", True),
        ("Jembatan ditutup.", False),
        ("Warga memutar.", False),
    ]


def test_a_title_that_repeats_the_first_sentence_counts_once() -> None:
    article = Article(text="Jembatan ditutup. Warga memutar.", title="Jembatan ditutup")
    assert [p.in_title for p in split_passages(article)] == [False, False]


@given(st.text(), st.text(), st.sampled_from(["id", "en", "ru"]))
def test_every_passage_is_a_slice_of_its_article(text: str, title: str, language: str) -> None:
    for p in split_passages(Article(text=text, title=title, language=language)):
        assert p.text == (title if p.in_title else text)[p.start : p.end]
