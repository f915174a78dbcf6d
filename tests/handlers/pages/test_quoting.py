"""A quote where it stands: marked in its sentence, between its neighbours."""

from __future__ import annotations

import pytest

from digest.model import Article, Claim
from digest.text import split_passages
from handlers.pages.quoting import AROUND, OWN, Quoting
from handlers.pages.sheets import Quotation
from storage.sentences import Sentence

TEXT = "Hujan turun di Arau. “Tiga warga tewas,” kata camat Sinta Olo di posko. Sungai surut.\n\nPasar dibuka lagi."


def sentences(of: Article) -> list[Sentence]:
    return [Sentence(each.start, each.end, each.in_title, each.paragraph) for each in split_passages(of)]


def quotation(quote: str, text: str = TEXT, *, in_title: bool = False, title: str = "Banjir di Arau") -> Quotation:
    article = Article(text=text, title=title, id=5)
    start = (title if in_title else text).index(quote)
    claim = Claim(5, quote, start, start + len(quote), in_title=in_title)
    (found,) = Quoting([article], {5: sentences(article)}).all([claim])
    return found


@pytest.mark.parametrize(
    ("quote", "before", "lead", "tail", "after"),
    [
        ("Tiga warga tewas", "Hujan turun di Arau.", "“", ",” kata camat Sinta Olo di posko.", "Sungai surut."),
        ("kata camat", "Hujan turun di Arau.", "“Tiga warga tewas,” ", " Sinta Olo di posko.", "Sungai surut."),
        ("Hujan turun di Arau.", "", "", "", "“Tiga warga tewas,” kata camat Sinta Olo di posko."),
        ("Pasar dibuka lagi.", "", "", "", ""),
    ],
    ids=["within", "further in", "the first of a paragraph", "a paragraph of its own"],
)
def test_a_quote_stands_in_its_sentence_between_its_neighbours(
    quote: str, before: str, lead: str, tail: str, after: str
) -> None:
    found = quotation(quote)
    assert (found.before, found.lead, found.quote, found.tail, found.after) == (before, lead, quote, tail, after)


def test_a_quote_in_the_title_stands_in_the_title() -> None:
    found = quotation("di Arau", in_title=True)
    assert (found.before, found.lead, found.quote, found.tail, found.after) == ("", "Banjir ", "di Arau", "", "")


def test_a_quote_over_two_sentences_is_whole() -> None:
    found = quotation("Sinta Olo di posko. Sungai")
    assert (found.lead, found.tail, found.after) == ("“Tiga warga tewas,” kata camat ", " surut.", "")


def test_what_is_around_is_cut_and_the_quote_never() -> None:
    long = " ".join(["kata"] * 88)
    found = quotation("Inti ucapan itu", f"Awal {long}. Ia {long} Inti ucapan itu {long} penutup. Lalu {long} selesai.")
    assert found.quote == "Inti ucapan itu"
    assert found.lead.startswith("…")
    assert found.tail.endswith("…")
    assert max(len(found.lead), len(found.tail)) <= OWN + 2
    assert max(len(found.before), len(found.after)) <= AROUND + 1


def test_a_claim_that_does_not_stand_where_it_says_is_shown_without_context() -> None:
    article = Article(text=TEXT, id=5)
    stale = Claim(5, "sesuatu yang lain", 0, 17)
    (found,) = Quoting([article], {5: sentences(article)}).all([stale])
    assert (found.lead, found.quote, found.tail) == ("", "sesuatu yang lain", "")


def test_claims_of_articles_that_are_not_there_are_left_out() -> None:
    assert Quoting([], {}).all([Claim(5, "Hujan", 0, 5)]) == ()
