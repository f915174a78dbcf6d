"""The whole newsroom at one sitting."""

import datetime as dt
import itertools
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.analysis import analyse
from digest.model import Article, ConflictKind
from seeds.starter import starter_articles

START = dt.datetime(2031, 5, 2, 9, tzinfo=dt.UTC)
SHIP = "Kapal Nusa Indah mengangkut 62 penumpang ketika tenggelam di Selat Seruling, kata Basarnas."
AGAIN = "Kapal Nusa Indah mengangkut 88 penumpang ketika tenggelam di Selat Seruling. Pencarian berlanjut."
TENNIS = "Petenis Larasmi Wirandono melaju ke semifinal turnamen Arvena."


def articles() -> list[Article]:
    texts = (SHIP, AGAIN, TENNIS)
    return [
        Article(text=text, id=number, outlet=f"Outlet {number}", published_at=START + dt.timedelta(hours=number))
        for number, text in enumerate(texts, 1)
    ]


def test_articles_become_stories_with_their_conflicts() -> None:
    stories = analyse(articles())
    assert [[article.id for article in story.articles] for story in stories] == [[1, 2], [3]]
    assert [len(story.relations.conflicts) for story in stories] == [1, 0]


def test_an_article_placed_while_its_story_was_thin_is_looked_at_once_more() -> None:
    texts = (
        "Kapal Nusa Indah tenggelam di Selat Seruling. Bupati Kaltara Wenda mengirim tim ke Pulau Tirang.",
        "Nakhoda Oskar Manu diperiksa polisi Tirang. Lambung keropos, kata penyidik Delima Rumah.",
        "Kapal Nusa Indah, nakhodanya Oskar Manu, tenggelam di Selat Seruling. Bupati Kaltara Wenda ada di Tirang.",
    )
    items = [
        Article(text=text, id=number, published_at=START + dt.timedelta(hours=number))
        for number, text in enumerate(texts, 1)
    ]
    assert [[article.id for article in story.articles] for story in analyse(items[:2])] == [[1], [2]]
    assert [[article.id for article in story.articles] for story in analyse(items)] == [[1, 2, 3]]


def test_the_order_of_the_articles_changes_nothing() -> None:
    for order in itertools.permutations(articles()):
        assert analyse(order) == analyse(articles())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=200), min_size=1, max_size=3))
def test_no_text_crashes_it_and_every_quote_is_in_its_article(texts: list[str]) -> None:
    known = {number: Article(text=text, id=number) for number, text in enumerate(texts, 1)}
    for story in analyse(list(known.values())):
        for claim in story.claims:
            assert claim.in_title or known[claim.article_id].text[claim.start : claim.end] == claim.quote


def test_the_first_archive_shows_every_number_of_soldiers_that_somebody_gave_against_another() -> None:
    (story,) = analyse([replace(article, id=number) for number, article in enumerate(starter_articles(), 1)])
    (soldiers,) = [each for each in story.relations.conflicts if each.kind is ConflictKind.FIGURE]
    positions = " ".join(side.position for side in soldiers.sides)
    assert all(number in positions for number in ("1.500", "3.000", "11.000"))
