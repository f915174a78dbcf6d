"""The starter articles: our own retellings, so that a new archive has something to show."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files

from digest.model import Article
from seeds.files import parse_text

# Every starter article carries its date, so the clock never matters; a date missing there shows at once.
LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def starter_articles() -> list[Article]:
    """The articles of `seeds/articles`, in the order of their file names; all `retold`."""
    folder = files("seeds").joinpath("articles")
    pages = sorted((page for page in folder.iterdir() if page.name.endswith(".md")), key=lambda page: page.name)
    return [parse_text(page.read_text(encoding="utf-8"), now=LONG_AGO, markdown=True) for page in pages]
