"""An edition for one reader."""

from dataclasses import replace

import pytest

from digest.compose import compose_edition
from digest.model import (
    Agreement,
    Article,
    Conflict,
    ConflictKind,
    Edition,
    Question,
    Relations,
    Severity,
    Side,
    Story,
    Update,
    UpdateValue,
)
from digest.tailor import PHONE, Wishes, mentions, tailor
from tests.digest.noon import HOUR, NOON, claim

SEEN = Question(ConflictKind.FIGURE, noun="perahu")


def article(number: int, outlet: str, hours: int = -1, title: str = "") -> Article:
    added = NOON + hours * HOUR
    title = title or f"Perahu Melati {number}"
    return Article("Isi.", title, outlet, id=number, published_at=added, added_at=added)


OLD = article(1, "Harian Ufuk", -40)
NEW, OTHER = article(2, "Suara Tanjung"), article(3, "Kabar Pulau")
THREE = claim(1, "Tiga perahu tenggelam di Teluk Arau.")
FOUR = claim(2, "Empat perahu tenggelam di Teluk Arau.")
FIVE = claim(3, "Lima perahu tenggelam di Teluk Arau.")
ALONE = claim(2, "Syahbandar Wirandono menutup dermaga selatan.", 50)
BEFORE = Conflict(SEEN, (Side("3", (THREE,)), Side("7", (claim(1, "Tujuh perahu.", 60),))), Severity.LOW, 0.9, id=1)
NOW = Conflict(SEEN, (Side("4", (FOUR,)), Side("5", (FIVE,))), Severity.HIGH, 0.9, id=2)
MOVED = Update(SEEN, (UpdateValue("3", None, (THREE,)), UpdateValue("4", None, (FOUR,))))
RELATIONS = Relations((BEFORE, NOW), (MOVED,), (Agreement((FOUR, FIVE)),))
CLAIMS = (THREE, FOUR, FIVE, ALONE)
STORY = Story(7, "Perahu tenggelam", (OLD, NEW, OTHER), CLAIMS, CLAIMS, RELATIONS)


def edition(*stories: Story) -> Edition:
    return compose_edition(stories, since=NOON - 24 * HOUR, until=NOON, outlets=[])


def small(number: int, outlet: str = "Harian Ufuk", title: str = "") -> Story:
    one = article(number + 100, outlet, title=title)
    said = (claim(one.id, f"Kalimat {number}."),)
    return Story(number, one.title, (one,), said, said, Relations())


def numbers(made: Edition) -> list[int]:
    return [brief.story.id for brief in made.stories]


def test_who_wants_all_and_knows_nothing_gets_the_edition_as_it_is() -> None:
    day = edition(STORY, small(8))
    made = tailor(day, Wishes(), {})
    assert numbers(made) == numbers(day)
    assert [brief.claims for brief in made.stories] == [brief.claims for brief in day.stories]
    assert not any(brief.continuing for brief in made.stories)


@pytest.mark.parametrize(
    ("wishes", "left"),
    [
        (Wishes(stories_muted=frozenset({7})), [9, 8]),
        (Wishes(least_sources=2), [7]),
        (Wishes(least_sources=4), []),
        (Wishes(muted=("tenggelam",)), [9, 8]),
        (Wishes(muted=("Pasar lumbung",)), [7, 8]),
        (Wishes(muted=("pasar perahu",)), [7, 9, 8]),
        (Wishes(outlets_muted=frozenset({"Warta Lumbung"})), [7, 8]),
        (Wishes(outlets_muted=frozenset({"Suara Tanjung", "Kabar Pulau"})), [9, 8]),
        (Wishes(stories_followed=frozenset({8})), [8, 7, 9]),
        (Wishes(followed=("lumbung",)), [9, 7, 8]),
        (Wishes(followed=("dermaga",)), [7, 9, 8]),
    ],
)
def test_what_is_muted_is_left_out_and_what_is_followed_comes_first(wishes: Wishes, left: list[int]) -> None:
    day = edition(STORY, small(8), small(9, "Warta Lumbung", "Pasar lumbung dibuka"))
    order = [each for each in numbers(day) if each in left]
    made = numbers(tailor(day, wishes, {}))
    assert sorted(made) == sorted(left)
    assert made[0] == left[0] if wishes.followed or wishes.stories_followed else made == order


def test_a_muted_outlet_says_nothing_and_takes_no_side() -> None:
    [brief] = tailor(edition(STORY), Wishes(outlets_muted=frozenset({"Kabar Pulau"})), {}).stories
    assert OTHER not in brief.story.articles
    assert FIVE not in brief.claims
    assert [conflict.id for conflict in brief.conflicts] == [1]
    assert brief.witnesses == 2


def test_where_only_a_muted_outlet_was_quoted_the_others_speak() -> None:
    quoted = replace(STORY, summary=(FIVE,))
    [brief] = tailor(edition(quoted), Wishes(outlets_muted=frozenset({"Kabar Pulau"})), {}).stories
    assert set(brief.claims) == {FOUR, ALONE}


def test_a_story_told_before_shows_only_what_changed() -> None:
    [brief] = tailor(edition(STORY), Wishes(), {7: {1}}).stories
    assert brief.continuing
    assert THREE not in brief.claims
    assert ([conflict.id for conflict in brief.conflicts], brief.known_conflicts) == ([2], 1)
    assert brief.updates == (MOVED,)


def test_a_known_conflict_that_a_new_article_joins_is_told_again() -> None:
    [brief] = tailor(edition(STORY), Wishes(), {7: {1, 2}}).stories
    assert [conflict.id for conflict in brief.conflicts] == [2]


def test_an_update_that_no_new_article_moved_is_not_told_again() -> None:
    still = replace(MOVED, values=(MOVED.values[1], MOVED.values[0]))
    told = replace(STORY, relations=replace(RELATIONS, updates=(still,)))
    [brief] = tailor(edition(told), Wishes(), {7: ()}).stories
    assert brief.updates == ()


def test_what_only_one_of_several_sources_says_is_marked() -> None:
    [brief] = tailor(edition(STORY), Wishes(), {}).stories
    assert brief.single == (ALONE,)
    assert tailor(edition(small(8)), Wishes(), {}).stories[0].single == ()


def test_a_busy_day_is_cut_to_the_most_important_stories_and_says_how_many_it_leaves_out() -> None:
    day = edition(*(small(number) for number in range(1, PHONE + 4)))
    made = tailor(day, Wishes(stories_muted=frozenset({1})), {})
    assert (len(made.stories), made.left_out, made.articles) == (PHONE, 2, PHONE + 2)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Banjirnya surut", "banjir", True),
        ("BANJIR bandang", "Bandang banjir", True),
        ("Senator datang", "NATO", False),
        ("Asap tebal", "as", False),
        ("Kota Arau", "arau utara", False),
    ],
)
def test_words_are_found_in_this_form_or_a_longer_one(text: str, words: str, found: bool) -> None:
    assert mentions(text, words) is found
