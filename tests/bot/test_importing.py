"""Many articles join their stories at once and are told of later: nothing half told is shown, nothing stays untold."""

from __future__ import annotations

import datetime as dt
import json
import logging
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot import importing
from bot.extracting import LEFT, TELL, _look
from bot.importing import import_paths
from digest.claims import read_article
from digest.model import Article, Story
from digest.stories import tell
from handlers import intake
from handlers.desk.changing import Work
from handlers.intake import Brought, reindex, take_in, take_in_together, tell_untold
from handlers.publishing import find_edition
from seeds.lines import article_line
from storage.database import Database
from storage.errors import NotFound
from storage.stamps import STEP
from tests.bot.conftest import PATIENCE, Shell
from tests.handlers.archives import FLOOD, busy_day, told

T = TypeVar("T")
NOON = dt.datetime(2031, 3, 6, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
FIRST = Article(FLOOD.format(dead="tiga"), "Banjir bandang melanda Kota Arau", "Harian Arau", published_at=NOON - HOUR)
SECOND = Article(FLOOD.format(dead="tujuh"), "Tujuh warga Arau tewas", "Suara Sirih", published_at=NOON)
CHESS = Article("Pecatur muda Pulau Nila menjuarai turnamen Teluk Kenari.", "Pecatur Nila juara", "Suara Sirih")


class Killed(BaseException):
    """The process ends here."""


def killed_after(steps: int) -> importing.Watched:
    """An import that is killed before its article or story number so and so."""
    left = steps

    def watched(items: list[T], _: str) -> Iterator[T]:
        nonlocal left
        for item in items:
            if not left:
                raise Killed
            left -= 1
            yield item

    return watched


def bring(database: Database, *articles: Article, now: dt.datetime = NOON) -> list[int]:
    """Their numbers, as an import that is under way leaves them."""
    brought = [Brought(article, read_article(article)) for article in articles]
    return [each.id for each in take_in_together(database, brought, now=now)]


@pytest.fixture(scope="module")
def day(sqlite_template: Path) -> Iterator[tuple[list[Article], dict[str, Any]]]:
    """A busy day, and what is told of it when its articles are added one by one."""
    articles = [item.article for item in busy_day()]
    with tempfile.TemporaryDirectory() as folder:
        database = copied(sqlite_template, Path(folder))
        for article in articles:
            take_in(database, article, now=NOON)
        yield articles, told(database)
        database.close()


def copied(template: Path, folder: Path) -> Database:
    shutil.copyfile(template, folder / "kabar.db")
    return Database(f"sqlite:///{folder / 'kabar.db'}")


@example(cuts=[4, 9, 13])
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.integers(min_value=0, max_value=30), max_size=3))
def test_killed_anywhere_and_repeated_an_import_tells_what_articles_added_one_by_one_tell(
    cuts: list[int], day: tuple[list[Article], dict[str, Any]], sqlite_template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 7)
    monkeypatch.setattr(importing, "TOGETHER", 3)
    articles, one_by_one = day
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "news.jsonl"
        path.write_text("\n".join(map(article_line, reversed(articles))), encoding="utf-8")
        database = copied(sqlite_template, Path(name))
        for cut in cuts:
            try:
                import_paths(database, [path], clock=lambda: NOON, watched=killed_after(cut))
            except Killed:
                continue
        result = import_paths(database, [path], clock=lambda: NOON)
        assert (result.added + result.known, result.refused) == (len(articles), [])
        assert told(database) == one_by_one
        with database.reading() as stores:
            assert stores.articles.count() == len(articles)
            assert stores.untold.stories() == []
            assert stores.search.disagreements() == []
        database.close()


def test_until_it_is_told_nobody_is_shown_an_article_as_part_of_its_story(database: Database) -> None:
    first = take_in(database, FIRST, now=NOON - HOUR)
    story = first.story_id or 0
    [second] = bring(database, SECOND)
    with database.reading() as stores:
        before = stores.stories.get(story)
        assert [each.id for each in before.articles] == [first.id]
        assert before.witnesses.keys() == {first.id}
        assert stores.stories.members(story) == [first.id, second]
        assert stores.stories.of_articles([first.id, second]) == {first.id: story}
        assert stores.articles.get(second).title == SECOND.title
        assert stores.search.find("tujuh warga").excerpts
    tell_untold(database, lambda: NOON + HOUR)
    with database.reading() as stores:
        after = stores.stories.get(story)
        assert [each.id for each in after.articles] == [first.id, second]
        assert after.witnesses.keys() == {first.id, second}
        assert stores.stories.of_articles([second]) == {second: story}


def test_a_story_of_an_import_is_none_until_it_is_told(database: Database) -> None:
    [number] = bring(database, FIRST)
    with database.reading() as stores:
        story = stores.stories.of_article(number) or 0
        with pytest.raises(NotFound):
            stores.stories.get(story)
        assert stores.stories.whole([story]) == []
        assert stores.counting.figures(NOON, 0.5).stories == 0
    tell_untold(database, lambda: NOON)
    with database.reading() as stores:
        assert stores.stories.get(story).headline == FIRST.title
        assert stores.counting.figures(NOON, 0.5).stories == 1


def test_an_edition_made_before_its_story_is_told_leaves_an_article_to_the_next_one(database: Database) -> None:
    take_in(database, FIRST, now=NOON - HOUR)
    [second] = bring(database, SECOND)
    with database.reading() as stores:
        assert find_edition(stores, NOON - HOUR / 2, NOON + HOUR).stories == ()
    tell_untold(database, lambda: NOON + 2 * HOUR)
    with database.reading() as stores:
        [brief] = find_edition(stores, NOON + HOUR, NOON + 3 * HOUR).stories
    assert [each.id for each in brief.new_articles] == [second]


def test_whoever_follows_something_hears_of_an_article_when_it_is_told(database: Database) -> None:
    first = take_in(database, FIRST, now=NOON)
    [second] = bring(database, SECOND)
    with database.reading() as stores:
        assert stores.arrivals.mark().article == first.id
    tell_untold(database, lambda: NOON)
    with database.reading() as stores:
        assert stores.arrivals.mark().article == second


def test_an_article_added_to_an_untold_story_tells_it_all(database: Database) -> None:
    [first] = bring(database, FIRST)
    second = take_in(database, SECOND, now=NOON + HOUR)
    with database.reading() as stores:
        assert {each.id for each in stores.stories.get(second.story_id or 0).articles} == {first, second.id}
        assert stores.untold.stories() == []
        assert stores.articles.get(first).added_at == NOON + HOUR + STEP


def test_a_moderator_who_moves_an_untold_article_has_it_told(database: Database) -> None:
    [first] = bring(database, FIRST)
    with database.writing() as stores:
        story = stores.stories.open(first)
        work = Work(stores, None, NOON + HOUR)
        work.put("membership", first, state={"story": story, "pinned": True})
        work.finish("merge", f"story {story}")
    with database.reading() as stores:
        assert [each.id for each in stores.stories.get(story).articles] == [first]
        assert stores.articles.get(first).added_at == NOON + HOUR


def test_an_article_removed_elsewhere_comes_in_removed_and_its_story_is_not_told_for_ever(database: Database) -> None:
    brought = Brought(FIRST, read_article(FIRST), removed_at=NOON - HOUR)
    [taken] = take_in_together(database, [brought], now=NOON)
    assert tell_untold(database, lambda: NOON) == 1
    assert tell_untold(database, lambda: NOON) == 0
    with database.reading() as stores:
        assert stores.articles.find(taken.id) is None
        assert stores.search.disagreements() == []


def test_articles_that_come_together_are_known_if_they_are_the_same(database: Database) -> None:
    assert len(set(bring(database, FIRST, SECOND, FIRST))) == 2


def test_reading_everything_anew_tells_what_was_untold(database: Database) -> None:
    bring(database, FIRST, SECOND)
    reindex(database, now=NOON + HOUR)
    with database.reading() as stores:
        assert stores.untold.stories() == []
        assert [len(stores.stories.get(number).articles) for number in stores.stories.numbers()] == [2]


def test_reading_anew_that_is_stopped_leaves_the_stories_as_they_were(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for article in (FIRST, SECOND):
        take_in(sqlite_database, article, now=NOON)
    before = told(sqlite_database)

    def fails(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(intake, "tell", fails)
    with pytest.raises(Killed):
        reindex(sqlite_database, now=NOON + HOUR)
    assert told(sqlite_database) == before


def fails_on_the_first(number: int, *rest: Any) -> Story:
    if number == 1:
        raise ZeroDivisionError
    return tell(number, *rest)


def test_a_story_that_cannot_be_told_keeps_no_other_from_being_told(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bring(database, FIRST, CHESS)
    monkeypatch.setattr(intake, "tell", fails_on_the_first)
    with caplog.at_level(logging.ERROR):
        tell_untold(database, lambda: NOON)
    assert "story 1 could not be told" in caplog.text
    assert "Sungai Sirih" not in caplog.text, "what an article says is in no log"
    with database.reading() as stores:
        assert (stores.untold.stories(), stores.untold.failed()) == ([1], [1])
        assert stores.stories.get(2).headline == CHESS.title
        assert not stores.untold.waits(NOON + HOUR), "it is not tried again by itself"
        mark = stores.arrivals.mark()
        assert [each.story_id for each in stores.arrivals.articles(0, mark.article)] == [2], (
            "followers hear of later ones"
        )

    monkeypatch.setattr(intake, "tell", tell)
    tell_untold(database, lambda: NOON + HOUR)
    with database.reading() as stores:
        assert (stores.untold.stories(), stores.untold.failed(), stores.untold.unknown_to_desk()) == ([], [], [])


def test_reading_anew_goes_on_past_a_story_that_cannot_be_told_and_shows_nothing_of_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for article in (FIRST, CHESS):
        take_in(database, article, now=NOON)
    monkeypatch.setattr(intake, "tell", fails_on_the_first)
    assert reindex(database, now=NOON + HOUR) == 2
    with database.reading() as stores:
        assert [story.id for story in stores.stories.whole([1, 2])] == [2]
        assert [telling.id for telling in stores.untold.unknown_to_desk()] == [1]
        assert len(stores.search.find("Sirih").excerpts) > 0


def test_what_was_told_before_is_not_new_when_its_story_can_be_told_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = take_in(database, FIRST, now=NOON).id
    monkeypatch.setattr(intake, "tell", fails_on_the_first)
    reindex(database, now=NOON + HOUR)
    new = take_in(database, SECOND, now=NOON + 2 * HOUR).id
    monkeypatch.setattr(intake, "tell", tell)
    tell_untold(database, lambda: NOON + 3 * HOUR)
    with database.reading() as stores:
        assert [stores.articles.get(number).added_at for number in (known, new)] == [NOON, NOON + 3 * HOUR]
        assert stores.untold.late() == [new]


def test_what_was_never_told_is_new_however_often_its_story_failed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    [number] = bring(database, FIRST)
    monkeypatch.setattr(intake, "tell", fails_on_the_first)
    reindex(database, now=NOON + HOUR)
    monkeypatch.setattr(intake, "tell", tell)
    tell_untold(database, lambda: NOON + 2 * HOUR)
    with database.reading() as stores:
        assert stores.articles.get(number).added_at == NOON + 2 * HOUR


def test_who_mends_a_story_that_cannot_be_told_is_not_stopped_by_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = bring(database, FIRST, SECOND)
    monkeypatch.setattr(intake, "tell", fails_on_the_first)
    tell_untold(database, lambda: NOON)
    remove(database, first)
    with database.reading() as stores:
        assert stores.stories.whole([1]) == []
    monkeypatch.setattr(intake, "tell", tell)
    tell_untold(database, lambda: NOON + HOUR)
    with database.reading() as stores:
        assert [article.id for article in stores.stories.get(1).articles] == [second]


def test_an_import_past_such_a_story_restores_what_was_decided_and_says_so(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlet = {"type": "outlet", "origin": "Suara Sirih", "name": "Suara Sirih Baru", "owner": None}
    lines = [*map(article_line, (FIRST, CHESS)), json.dumps(outlet | {"aliases": [], "domains": []})]
    (tmp_path / "export.jsonl").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(intake, "tell", fails_on_the_first)
    result = import_paths(database, [tmp_path / "export.jsonl"], clock=lambda: NOON)
    assert (result.added, result.decisions, result.refused) == (2, 1, [])


def remove(database: Database, number: int) -> None:
    with database.writing() as stores:
        work = Work(stores, None, NOON + HOUR)
        work.put("article", number, state={"removed_at": NOON.isoformat()})
        work.finish("remove", f"article {number}")


def test_stories_are_told_in_between_when_many_articles_come(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 8)
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(article_line(item.article) for item in busy_day()), encoding="utf-8")
    seen: list[tuple[str, int]] = []

    def watched(items: list[T], doing: str) -> Iterable[T]:
        seen.append((doing, len(items)))
        return items

    import_paths(sqlite_database, [path], clock=lambda: NOON, watched=watched)
    assert [doing for doing, _ in seen] == ["adding", "telling", "telling", "telling"]


def test_a_worker_looks_after_what_an_import_left_at_its_start_and_later_if_it_is_old(database: Database) -> None:
    def waits(left: dt.timedelta, now: dt.datetime) -> Sequence[str]:
        with database.reading() as stores:
            return partial(_look, before=now - left)(stores)

    assert waits(dt.timedelta(), NOON) == []
    bring(database, FIRST)
    assert waits(dt.timedelta(), NOON + HOUR) == [TELL]
    assert waits(LEFT, NOON + LEFT) == []
    assert waits(LEFT, NOON + 2 * LEFT) == [TELL]


@pytest.mark.slow
def test_a_process_apart_tells_it(shell: Shell) -> None:
    database = Database(f"sqlite:///{shell.folder / 'kabar.db'}")
    database.migrate()
    bring(database, FIRST)
    command = [sys.executable, "-m", "bot.extracting", TELL]
    subprocess.run(command, cwd=shell.folder, env=shell.environment(), check=True, timeout=PATIENCE)
    with database.reading() as stores:
        assert stores.untold.stories() == []
    database.close()


def test_a_digest_on_the_command_line_tells_what_an_import_left(shell: Shell) -> None:
    database = Database(f"sqlite:///{shell.folder / 'kabar.db'}")
    database.migrate()
    bring(database, FIRST)
    assert FIRST.title in shell.kabar("digest").stdout
    database.close()
