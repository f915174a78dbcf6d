import datetime as dt
from collections.abc import Callable

import pytest

from digest.model import Article
from seeds.files import read_file
from seeds.unreadable import Reason, Unreadable

NOW = dt.datetime(2026, 11, 22, 6, 0, tzinfo=dt.UTC)

Read = Callable[[str | bytes, str], Article]
Refuse = Callable[[str | bytes, str], Reason]


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


@pytest.fixture
def read() -> Read:
    """Reads the one article that a file of this content and name holds."""

    def read_one(content: str | bytes, name: str = "a.txt") -> Article:
        (article,) = read_file(_bytes(content), name, now=NOW)
        return article

    return read_one


@pytest.fixture
def refusal() -> Refuse:
    """Gives the reason for which a file of this content and name is refused."""

    def refuse(content: str | bytes, name: str = "a.txt") -> Reason:
        with pytest.raises(Unreadable) as caught:
            read_file(_bytes(content), name, now=NOW)
        assert caught.value.words
        return caught.value.reason

    return refuse
