"""An article that hangs or ends whatever reads it; called in the process apart."""

from __future__ import annotations

import os

from digest.claims import read_article
from digest.model import Article, Reading

HANGS, ENDS, FAILS = "Pasar menggantung", "Pasar ambruk", "Pasar keliru"


def read_or_suffer(article: Article) -> Reading:
    """As `read_article`, but for three titles."""
    while article.title == HANGS:
        pass
    if article.title == ENDS:
        os.abort()
    if article.title == FAILS:
        raise ZeroDivisionError(article.text)
    return read_article(article)
