"""A town with one article about a ferry, looked at once."""

import pytest

from handlers.context import Services
from tests.handlers.conftest import Clock
from tests.handlers.following.town import FERRY, Town
from tests.handlers.telegram import Chatting


@pytest.fixture
async def town(chat: Chatting, services: Services, clock: Clock) -> Town:
    made = Town(chat, services, clock)
    made.publish(FERRY[0], added=1)
    assert await made.tick() == []  # before the first look everything is old
    return made
