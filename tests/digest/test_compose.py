"""What an edition shows."""

import pytest

from digest.compose import SHOWN_CONFIDENCE, compose_edition, shown, summarise
from digest.model import (
    Agreement,
    Article,
    Claim,
    Conflict,
    ConflictKind,
    Edition,
    Question,
    Relations,
    Severity,
    Side,
    Story,
)
from tests.digest.noon import HOUR, NOON, claim


def article(number: int, hours: int = -1, outlet: str | None = None) -> Article:
    return Article(text="Isi.", id=number, outlet=outlet, published_at=NOON, added_at=NOON + hours * HOUR)


def conflict(confidence: float, severity: Severity = Severity.MEDIUM) -> Conflict:
    sides = (Side("3", (claim(1, "Tiga orang."),)), Side("4", (claim(2, "Empat orang."),)))
    return Conflict(Question(ConflictKind.FIGURE, noun="orang"), sides, severity, confidence)


def story(number: int, *articles: Article, relations: Relations | None = None) -> Story:
    claims = tuple(claim(item.id, f"Kalimat {item.id}.") for item in articles)
    return Story(number, f"Judul {number}", articles, claims, claims, relations or Relations())


def edition(*stories: Story) -> Edition:
    return compose_edition(
        stories, since=NOON - 24 * HOUR, until=NOON, outlets=["Suara Tanjung", "Harian Ufuk", "Harian Ufuk"]
    )


def test_only_stories_with_articles_added_in_the_window_are_shown() -> None:
    result = edition(story(1, article(1), article(2, -30)), story(2, article(3, -25)), story(3, article(4, 0)))
    assert [brief.story.id for brief in result.stories] == [1]
    assert [item.id for item in result.stories[0].new_articles] == [1]
    assert result.articles == 1


def test_nothing_new_gives_an_edition_without_stories_that_says_what_was_read() -> None:
    result = edition(story(2, article(3, -25)))
    assert (result.stories, result.outlets) == ((), ("Harian Ufuk", "Suara Tanjung"))


def test_stories_with_more_independent_witnesses_come_first() -> None:
    alone = story(1, article(1, outlet="Harian Ufuk"), article(2, outlet="Harian Ufuk"))
    both = story(2, article(3, outlet="Harian Ufuk"), article(4, outlet="Suara Tanjung"))
    assert [brief.story.id for brief in edition(alone, both).stories] == [2, 1]


def test_the_claims_of_new_articles_come_first() -> None:
    brief = edition(story(1, article(1, -30), article(2))).stories[0]
    assert [item.article_id for item in brief.claims] == [2, 1]


def test_only_sure_conflicts_are_shown_and_the_most_severe_first() -> None:
    sure, grave, unsure = conflict(SHOWN_CONFIDENCE), conflict(0.6, Severity.HIGH), conflict(SHOWN_CONFIDENCE - 0.01)
    assert shown([unsure, sure, grave]) == (grave, sure)
    relations = Relations(conflicts=(unsure, sure, grave))
    assert edition(story(1, article(1), relations=relations)).stories[0].conflicts == (grave, sure)


@pytest.mark.parametrize(
    ("outlets", "counted"), [(("Harian Ufuk", "Suara Tanjung"), 1), (("Harian Ufuk", "Harian Ufuk"), 0)]
)
def test_one_outlet_cannot_agree_with_itself(outlets: tuple[str, str], counted: int) -> None:
    agreement = Agreement((claim(1, "Tiga orang."), claim(2, "Tiga orang.")))
    items = [article(number, outlet=outlet) for number, outlet in enumerate(outlets, 1)]
    brief = edition(story(1, *items, relations=Relations(agreements=(agreement,)))).stories[0]
    assert len(brief.agreed) == counted


def test_a_summary_never_says_the_same_sentence_twice() -> None:
    first = "Gubernur Wirandono meresmikan jembatan Cilarang pada Selasa pagi."
    again = "Jembatan Cilarang diresmikan Gubernur Wirandono pada Selasa pagi."
    other = "Pembangunannya menelan biaya yang lebih besar daripada rencana."
    claims = [claim(1, first), claim(1, other, 100), claim(2, again), Claim(2, "Judul jembatan", 0, 14, in_title=True)]
    chosen = summarise([article(1), article(2)], claims)
    assert [item.quote for item in chosen] in ([first, other], [again, other])
