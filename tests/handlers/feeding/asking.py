"""A moderator's words about feeds, and what has come of them."""

from __future__ import annotations

from handlers.context import Services
from storage.feed_records import FeedItem, StoredFeed
from tests.handlers.conftest import MODERATOR
from tests.handlers.telegram import Chatting

FEED = "https://selat.example/rss"


async def say(chat: Chatting, text: str) -> str:
    calls = await chat.say(text, user=MODERATOR)
    return "\n".join(call.text for call in calls if call.method == "sendMessage")


def feeds(services: Services) -> list[StoredFeed]:
    with services.database.reading() as stores:
        return stores.feeds.all()


def queued(services: Services) -> list[FeedItem]:
    with services.database.reading() as stores:
        return stores.feeds.queue(50)


def titles(services: Services) -> list[str]:
    with services.database.reading() as stores:
        return sorted(article.title for article in stores.articles.latest(50))
