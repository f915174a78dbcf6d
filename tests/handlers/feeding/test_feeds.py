"""/feed: from an address to articles, through the queue or at once; and what happens when a feed goes bad."""

import datetime as dt
import logging

import pytest

from handlers.context import Services
from handlers.desk.troubles import tell_desk
from handlers.feeding.polling import Poller
from seeds.feeds.opml import parse_opml, write_opml
from storage.feed_records import FeedState
from tests.handlers.conftest import MODERATOR, OWNER, READER, Clock
from tests.handlers.feeding.asking import FEED, feeds, queued, say, titles
from tests.handlers.feeding.conftest import feed, page
from tests.handlers.telegram import Chatting, RefusalError
from tests.seeds.fetching.network import Web, answer, html

HOUR = dt.timedelta(hours=1)


def log(services: Services) -> list[tuple[str, str, int | None]]:
    with services.database.reading() as stores:
        return [(entry.action, entry.subject, entry.actor) for entry in reversed(stores.log.latest(50))]


async def test_a_feed_is_added_and_its_articles_wait_in_the_queue_until_somebody_looks(
    chat: Chatting, services: Services, poller: Poller
) -> None:
    said = await say(chat, f"/feed add {FEED}")
    assert "1. Harian Selat (https://selat.example/rss) – aktif; artikelnya masuk /queue." in said
    await poller.poll_due()
    assert [item.article.url for item in queued(services) if item.article] == [
        "https://selat.example/1",
        "https://selat.example/2",
    ]
    assert titles(services) == []

    first, second = await chat.say("/queue", user=MODERATOR)
    assert "Judul: *Jembatan dibuka*" in first.text
    assert "Harian Selat" in first.text
    assert list(first.buttons) == ["Terbitkan", "Buang"]
    published, _ = await chat.press(first, "Terbitkan", user=MODERATOR)
    assert published.text == "Terbit: artikel 1. Peristiwa: /story_1"
    discarded, _ = await chat.press(second, "Buang", user=MODERATOR)
    assert discarded.text == "Dibuang: Pasar ramai"
    assert titles(services) == ["Jembatan dibuka"]
    assert await say(chat, "/queue") == "Tidak ada yang menunggu. Umpan: /feed list"
    assert log(services)[-3:] == [
        ("feed-add", "feed 1", MODERATOR),
        ("add", "article 1", MODERATOR),
        ("queue-discard", "item 2", MODERATOR),
    ]


async def test_an_item_is_of_the_outlet_that_moderators_call_it(
    chat: Chatting, services: Services, poller: Poller
) -> None:
    await say(chat, f"/feed add {FEED}")
    await say(chat, "/outlet Harian Selat name Pos Selat")
    await say(chat, "/outlet Pos Selat owner Grup Teluk")
    await poller.poll_due()
    assert {(i.article.outlet, i.article.owner) for i in queued(services) if i.article} == {("Pos Selat", "Grup Teluk")}


@pytest.mark.parametrize("label", ["Terbitkan", "Buang"])
async def test_a_second_press_changes_nothing(chat: Chatting, services: Services, poller: Poller, label: str) -> None:
    await say(chat, f"/feed add {FEED}")
    await poller.poll_due()
    first, *_ = await chat.say("/queue", user=MODERATOR)
    await chat.press(first, label, user=MODERATOR)
    before = titles(services), log(services)
    [again] = await chat.press(first, "Terbitkan", user=MODERATOR)
    assert "sudah ditangani" in str(again.params["text"])
    assert (titles(services), log(services)) == before


async def test_a_feed_that_publishes_at_once_does_and_brings_each_article_once(
    chat: Chatting, services: Services, poller: Poller, web: Web, clock: Clock
) -> None:
    await say(chat, f"/feed add {FEED} publish")
    await poller.poll_due()
    assert titles(services) == ["Jembatan dibuka", "Pasar ramai"]
    clock.now += HOUR
    web.pages["selat.example/rss"] = feed(
        ("https://selat.example/3", "Sekolah libur"), ("https://selat.example/1", "Jembatan dibuka")
    )
    web.pages["selat.example/3"] = page("Sekolah libur", more="Murid pulang lebih awal.")
    asked = len(web.asked)
    await poller.poll_due()
    assert titles(services) == ["Jembatan dibuka", "Pasar ramai", "Sekolah libur"]
    assert web.asked[asked:] == ["selat.example/rss", "selat.example/3"]
    assert ("add", "article 3", None) in log(services)


async def test_a_page_leads_to_the_feed_it_names(chat: Chatting, services: Services, web: Web) -> None:
    web.pages["selat.example/"] = html(
        '<html><head><link rel="alternate" type="application/rss+xml" title="Berita" href="/rss"></head><body>x</body>'
    )
    assert "https://selat.example/rss" in await say(chat, "/feed add selat.example")
    assert [each.url for each in feeds(services)] == [FEED]


async def test_a_page_that_names_several_feeds_lets_one_choose(chat: Chatting, services: Services, web: Web) -> None:
    web.pages["selat.example/"] = html(
        '<link rel="alternate" type="application/rss+xml" title="Komentar" href="/comments/feed">'
        '<link rel="alternate" type="application/atom+xml" title="Berita" href="/atom">'
    )
    said = await say(chat, "/feed add https://selat.example/")
    assert said.index("/feed add https://selat.example/atom") < said.index(
        "/feed add https://selat.example/comments/feed"
    )
    assert feeds(services) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/feed", "/feed add https://situs.example"),
        ("/feed add", "/feed add https://situs.example"),
        ("/feed add https://selat.example/rss loud", "/feed add https://situs.example"),
        ("/feed dance", "/feed add https://situs.example"),
        ("/feed list", "Belum ada umpan"),
        ("/feed opml", "Belum ada umpan"),
        ("/feed pause", "/feed add https://situs.example"),
        ("/feed pause 9", "Tidak ada umpan *9*"),
        ("/feed remove https://elsewhere.example/", "Tidak ada umpan"),
        ("/feed add http://127.0.0.1/rss", "jaringan pribadi"),
        ("/feed add file:///etc/passwd", "bukan alamat web"),
        ("/feed add https://selat.example/1", "tidak ada umpan berita"),
        ("/feed add https://selat.example/nothing", "tidak ada apa-apa"),
        ("/queue", "Tidak ada yang menunggu"),
    ],
)
async def test_what_cannot_be_done_is_said(chat: Chatting, services: Services, text: str, said: str) -> None:
    assert said in await say(chat, text)
    assert feeds(services) == []


@pytest.mark.parametrize("text", [f"/feed add {FEED}", "/feed list", "/feed opml", "/queue"])
async def test_a_stranger_changes_nothing(chat: Chatting, services: Services, text: str) -> None:
    [call] = await chat.say(text, user=READER)
    assert call.text == "Perintah ini hanya untuk moderator."
    assert feeds(services) == []


async def test_a_feed_is_paused_resumed_switched_and_removed_and_each_is_recorded(
    chat: Chatting, services: Services, poller: Poller, web: Web
) -> None:
    await say(chat, f"/feed add {FEED}")
    assert "dijeda" in await say(chat, "/feed pause 1")
    await poller.poll_due()
    assert len(web.asked) == 1  # only when it was added
    assert "aktif" in await say(chat, f"/feed resume {FEED}")
    assert "langsung terbit" in await say(chat, "/feed publish 1")
    assert "masuk /queue" in await say(chat, "/feed queue 1")
    assert "sudah ada" in await say(chat, f"/feed add {FEED}")
    assert "dihapus" in await say(chat, "/feed remove 1")
    assert feeds(services) == []
    assert [action for action, _, _ in log(services) if action.startswith("feed")] == [
        "feed-add", "feed-pause", "feed-resume", "feed-mode", "feed-mode", "feed-remove",
    ]  # fmt: skip
    with services.database.reading() as stores:
        [removal] = stores.log.latest(1)
        assert removal.changes is not None
        before, after = removal.changes[0].before, removal.changes[0].after
    assert before == {"url": FEED, "title": "Harian Selat", "mode": "queue", "state": "active"}
    assert after == {**before, "state": "removed"}
    with services.database.writing() as stores:
        stores.feeds.put(1, before)
    assert [each.state for each in feeds(services)] == [FeedState.ACTIVE]


async def test_moderators_are_told_of_a_dead_feed_once_telegram_is_there_again(
    chat: Chatting, services: Services, poller: Poller, web: Web
) -> None:
    def away(_: object) -> None:
        raise RefusalError(502, "Bad Gateway")

    def blocked(_: object) -> None:
        raise RefusalError(403, "Forbidden: bot was blocked by the user")

    await say(chat, f"/feed add {FEED}")
    web.pages["selat.example/rss"] = answer(b"", 410)
    await poller.poll_due()
    for nobody, known in ((away, False), (blocked, True)):
        chat.network.answers["sendMessage"] = nobody
        await tell_desk(chat.application.bot, services)
        with services.database.reading() as stores:
            assert (stores.feeds.unknown_to_desk() == []) is known


@pytest.mark.parametrize(
    ("words", "errors"),
    [("Bad Request: chat not found", 0), ("Bad Request: can't parse entities: unsupported start tag", 2)],
)
async def test_what_telegram_refuses_to_tell_a_moderator_is_our_fault_unless_it_knows_no_such_chat(
    chat: Chatting,
    services: Services,
    poller: Poller,
    web: Web,
    caplog: pytest.LogCaptureFixture,
    words: str,
    errors: int,
) -> None:
    def refused(_: object) -> None:
        raise RefusalError(400, words)

    await say(chat, f"/feed add {FEED}")
    web.pages["selat.example/rss"] = answer(b"", 410)
    await poller.poll_due()
    chat.network.answers["sendMessage"] = refused
    await tell_desk(chat.application.bot, services)
    assert len([record for record in caplog.records if record.levelno >= logging.ERROR]) == errors
    with services.database.reading() as stores:
        assert stores.feeds.unknown_to_desk() == []


async def test_a_feed_that_is_gone_dies_and_the_moderators_are_told_once(
    chat: Chatting, services: Services, poller: Poller, web: Web, clock: Clock
) -> None:
    await say(chat, f"/feed add {FEED}")
    web.pages["selat.example/rss"] = answer(b"", 410)
    await poller.poll_due()
    assert feeds(services)[0].state is FeedState.DEAD
    before = len(chat.network.calls)
    for _ in range(2):
        await tell_desk(chat.application.bot, services)
    told = chat.network.calls[before:]
    assert sorted(call.params["chat_id"] for call in told) == [OWNER, MODERATOR]
    assert "Umpan 1, *Harian Selat*, mati" in told[0].text
    clock.now += 48 * HOUR
    asked = len(web.asked)
    await poller.poll_due()
    assert len(web.asked) == asked
    web.pages["selat.example/rss"] = feed(("https://selat.example/1", "Jembatan dibuka"))
    await say(chat, "/feed resume 1")
    await poller.poll_due()
    assert len(queued(services)) == 1


async def test_a_feed_that_fails_is_asked_less_and_less_and_dies_after_days(
    chat: Chatting, services: Services, poller: Poller, web: Web, clock: Clock
) -> None:
    await say(chat, f"/feed add {FEED}")
    web.pages["selat.example/rss"] = answer(b"", 500)
    pauses = []
    while feeds(services)[0].state is FeedState.ACTIVE:
        await poller.poll_due()
        [stored] = feeds(services)
        pauses.append(stored.due_at - clock.now)
        clock.now = stored.due_at
    assert pauses == sorted(pauses)
    assert len(pauses) == 8
    assert 2 * HOUR * 24 < sum(pauses, dt.timedelta()) < 5 * HOUR * 24
    assert "bermasalah" in await say(chat, "/feed list")


async def test_a_host_that_asks_to_wait_is_left_alone_as_long(
    chat: Chatting, services: Services, poller: Poller, web: Web, clock: Clock
) -> None:
    await say(chat, f"/feed add {FEED}")
    web.pages["selat.example/rss"] = answer(b"", 503, Retry_After=str(5 * 3600))
    await poller.poll_due()
    [stored] = feeds(services)
    assert (stored.due_at - clock.now, stored.failures) == (5 * HOUR, 0)


async def test_a_feed_is_asked_on_conditions(
    chat: Chatting, services: Services, poller: Poller, web: Web, clock: Clock
) -> None:
    await say(chat, f"/feed add {FEED}")
    web.pages["selat.example/rss"] = feed(
        ("https://selat.example/1", "Jembatan dibuka"), etag='"v1"', last_modified="Wed, 06 Nov 2024 03:00:00 GMT"
    )
    await poller.poll_due()
    web.pages["selat.example/rss"] = answer(b"", 304)
    clock.now += HOUR
    await poller.poll_due()
    assert 'If-None-Match: "v1"' in web.requests[-1]
    assert "If-Modified-Since: Wed, 06 Nov 2024 03:00:00 GMT" in web.requests[-1]
    [stored] = feeds(services)
    assert (stored.etag, stored.failures, stored.error) == ('"v1"', 0, "")


async def test_robots_txt_is_respected(chat: Chatting, services: Services, poller: Poller, web: Web) -> None:
    web.pages["selat.example/robots.txt"] = answer(b"User-agent: *\nDisallow: /2", Content_Type="text/plain")
    await say(chat, f"/feed add {FEED}")
    await poller.poll_due()
    assert [item.title for item in queued(services)] == ["Jembatan dibuka"]
    assert "selat.example/2" not in web.asked
    web.pages["laut.example/robots.txt"] = answer(b"User-agent: Kabar\nDisallow: /")
    web.pages["laut.example/rss"] = feed()
    await say(chat, "/feed add https://laut.example/rss")
    asked = web.asked.count("laut.example/rss")
    await poller.poll_due()
    assert web.asked.count("laut.example/rss") == asked
    assert "robots.txt" in await say(chat, "/feed list")


async def test_an_item_whose_page_fails_is_tried_again_and_then_given_up(
    chat: Chatting, services: Services, poller: Poller, web: Web, clock: Clock
) -> None:
    web.pages["selat.example/1"] = answer(b"", 502)
    await say(chat, f"/feed add {FEED}")
    for _ in range(10):
        await poller.poll_due()
        clock.now += 24 * HOUR
    assert web.asked.count("selat.example/1") == 4
    assert len(queued(services)) == 1


async def test_the_newest_of_a_long_feed_are_read_and_the_rest_is_only_known(
    chat: Chatting, services: Services, poller: Poller, web: Web
) -> None:
    many = [(f"https://selat.example/old/{n}", f"Kabar {n}") for n in range(60)]
    for n in range(60):
        web.pages[f"selat.example/old/{n}"] = page(f"Kabar {n}", more=f"Kabar ke-{n}.")
    web.pages["selat.example/rss"] = feed(*many)
    await say(chat, f"/feed add {FEED} publish")
    for _ in range(4):
        await poller.poll_due()
    assert len(titles(services)) == 20
    assert "Kabar 0" in titles(services)


async def test_lists_of_feeds_come_and_go(chat: Chatting, services: Services) -> None:
    listed = write_opml([("https://a.example/rss", "A & B"), ("https://b.example/atom", "")])
    chat.network.files["list"] = listed
    document = {"file_id": "list", "file_unique_id": "list", "file_name": "feeds.opml", "file_size": len(listed)}
    source = chat.message("", user=MODERATOR, document=document)
    calls = await chat.say("/feed opml", user=MODERATOR, reply_to_message=source)
    assert "2 umpan ditambahkan, 0 sudah ada" in calls[-1].text
    assert [(each.url, each.title, each.mode) for each in feeds(services)] == [
        ("https://a.example/rss", "A & B", "queue"),
        ("https://b.example/atom", "", "queue"),
    ]
    calls = await chat.say("/feed opml", user=MODERATOR)
    assert [call.method for call in calls] == ["sendDocument"]
    assert parse_opml(chat.network.uploads[-1]) == [
        ("https://a.example/rss", "A & B"),
        ("https://b.example/atom", ""),
    ]


async def test_two_that_poll_at_once_read_everything_once(
    chat: Chatting, services: Services, poller: Poller, web: Web
) -> None:
    await say(chat, f"/feed add {FEED} publish")
    await poller.poll_due()
    await Poller.of(services).poll_due()
    assert web.asked.count("selat.example/1") == 1
    assert len(titles(services)) == 2
