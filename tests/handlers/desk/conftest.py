"""A desk with five articles of two events."""

import pytest

from handlers.context import Services
from tests.handlers.desk.newsdesk import Desk, fill
from tests.handlers.telegram import Chatting


@pytest.fixture
def desk(chat: Chatting, services: Services) -> Desk:
    fill(services.database)
    return Desk(chat)
