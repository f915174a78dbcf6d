"""Articles changed, deleted and put back by moderators: whole records, with the index and the reading in step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, insert, or_, select, true, update

from digest.model import Article, Reading
from storage import passages, schema
from storage.articles import Articles, article_of, text_hash
from storage.decisions import ArticleRecord
from storage.errors import NotFound
from storage.locks import lock_archive
from storage.search import Search

TABLE = schema.articles
READ_FROM = ("text", "title", "language", "published_at")  # what a reading depends on


class Revisions:
    """Unlike `Articles`, this knows removed articles as well."""

    def __init__(self, connection: Connection, articles: Articles, search: Search) -> None:
        self._connection = connection
        self._articles = articles
        self._search = search

    def find(self, number: int) -> ArticleRecord | None:
        """Return all that is kept of an article; None if there is none with that number."""
        row = self._connection.execute(select(TABLE).where(TABLE.c.id == number)).one_or_none()
        return None if row is None else _record(row)

    def get(self, number: int) -> ArticleRecord:
        """Return all that is kept of an article. Raises NotFound."""
        found = self.find(number)
        if found is None:
            raise NotFound("article", number)
        return found

    def twin(self, article: Article) -> int | None:
        """Return the number of another article with the same URL or the same text (white space folded)."""
        same = TABLE.c.text_hash == text_hash(article.text)
        if article.url is not None:
            same = or_(same, TABLE.c.url == article.url)
        query = select(TABLE.c.id).where(same, TABLE.c.id != article.id).order_by(TABLE.c.id).limit(1)
        return self._connection.scalar(query)

    def passages(self, number: int) -> list[int]:
        """Return the numbers of an article's passages, in its order."""
        return [each.id for each in passages.of_article(self._connection, number)]

    def change(self, record: ArticleRecord, reading: Reading | None = None, numbers: Sequence[int] = ()) -> None:
        """Make an article what this record says; read anew where its text, title, language or date changed.

        `numbers`: what its passages were numbered when it was so before.

        Raises NotFound, and ValueError where a reading is wanted and not given.
        """
        lock_archive(self._connection)
        before, number = self.get(record.article.id), record.article.id
        if reading is None and needs_reading(before.article, record.article):
            raise ValueError("what an article says changed: it must be read anew")
        stored = passages.of_article(self._connection, number)
        indexed = record.removed_at is None
        moved = (before.removed_at is None, before.article.outlet) != (indexed, record.article.outlet)
        if before.removed_at is None and (moved or reading is not None):
            self._search.drop(stored, before.article.outlet)
        values = _columns(record) | ({"terms": dict(reading.terms)} if reading is not None else {})
        self._connection.execute(update(TABLE).where(TABLE.c.id == number).values(**values))
        if reading is not None:
            self._articles.forget_reading(number)
            self._articles.store_reading(record.article, reading, indexed=indexed, numbers=numbers)
        elif indexed and moved:
            self._search.add(stored, record.article.outlet)

    def put_back(self, record: ArticleRecord, reading: Reading, numbers: Sequence[int] = ()) -> None:
        """Store an article that was deleted, under the number that it had; so too its passages."""
        lock_archive(self._connection)
        values = {"id": record.article.id, "terms": dict(reading.terms), **_columns(record)}
        self._connection.execute(insert(TABLE).values(**values))
        indexed = record.removed_at is None
        self._articles.store_reading(record.article, reading, indexed=indexed, numbers=numbers)

    def delete(self, number: int) -> None:
        """Delete an article with all that reading it gave; its number is not given again. Raises NotFound."""
        lock_archive(self._connection)
        record = self.get(number)
        if record.removed_at is None:
            self._search.drop(passages.of_article(self._connection, number), record.article.outlet)
        self._articles.forget_reading(number)
        drafts = schema.drafts
        self._connection.execute(update(drafts).where(drafts.c.article_id == number).values(article_id=None))
        self._connection.execute(delete(schema.memberships).where(schema.memberships.c.article_id == number))
        self._connection.execute(delete(TABLE).where(TABLE.c.id == number))

    def of_outlets(self, names: set[str]) -> list[ArticleRecord]:
        """Return the articles, removed ones too, whose outlet is called one of these, by number."""
        query = select(TABLE).where(TABLE.c.outlet.in_(names)).order_by(TABLE.c.id)
        return [_record(row) for row in self._connection.execute(query)]

    def outlet_names(self) -> set[tuple[str, str | None]]:
        """Return how outlets and their owners are named in the archive."""
        query = select(TABLE.c.outlet, TABLE.c.owner).distinct().where(TABLE.c.outlet.is_not(None))
        return {(row.outlet, row.owner) for row in self._connection.execute(query)}

    def with_words(self, words: list[str], numbers: Collection[int], *, limit: int, offset: int) -> list[ArticleRecord]:
        """Return the articles whose title and outlet have all these words, removed ones too, newest number first.

        `numbers`: further ones, which the search found.
        """
        has = [
            TABLE.c.title.icontains(word, autoescape=True) | TABLE.c.outlet.icontains(word, autoescape=True)
            for word in words
        ]
        query = select(TABLE).where(and_(true(), *has) | TABLE.c.id.in_(numbers))
        rows = self._connection.execute(query.order_by(TABLE.c.id.desc()).limit(limit).offset(offset))
        return [_record(row) for row in rows]


def needs_reading(before: Article, after: Article) -> bool:
    """Whether an article that was changed so must be read anew."""
    return any(getattr(before, name) != getattr(after, name) for name in READ_FROM)


def _record(row: Row[Any]) -> ArticleRecord:
    return ArticleRecord(article_of(row), row.added_by, row.removed_at)


def _columns(record: ArticleRecord) -> dict[str, Any]:
    article = record.article
    return {
        "url": article.url,
        "text_hash": text_hash(article.text),
        "title": article.title,
        "text": article.text,
        "outlet": article.outlet,
        "owner": article.owner,
        "language": article.language,
        "published_at": article.published_at,
        "retold": article.retold,
        "added_at": article.added_at,
        "added_by": record.added_by,
        "removed_at": record.removed_at,
    }
