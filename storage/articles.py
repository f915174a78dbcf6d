"""Articles with what reading them gave: passages, claims and terms."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from digest.model import Article, Claim, Reading
from storage import passages, schema
from storage.errors import NotFound
from storage.locks import lock_archive
from storage.records import Added
from storage.stamps import stamp
from storage.statements import insert_numbered

if TYPE_CHECKING:
    from storage.search import Search

LATELY = 200  # articles: how far back "outlets lately read" looks
PAGE = 200  # articles read at a time when all are wanted
COLUMNS = tuple(column for column in schema.articles.c if column.name not in {"text_hash", "added_by", "terms"})


class Articles:
    """The archive. A removed article keeps its number and can be restored; only `everything` still gives it out."""

    def __init__(self, connection: Connection, search: Search) -> None:
        self._connection = connection
        self._search = search

    def add(self, article: Article, reading: Reading, *, at: dt.datetime, by: int | None = None) -> Added:
        """Store an article with its reading, unless its URL or its text (white space folded) is known already."""
        lock_archive(self._connection)
        digest = text_hash(article.text)
        known = self._known(article.url, digest)
        if known is not None:
            return Added(known, known=True)
        at = stamp(self._connection, at)
        number = insert_numbered(
            self._connection,
            schema.articles,
            url=article.url,
            text_hash=digest,
            title=article.title,
            text=article.text,
            outlet=article.outlet,
            owner=article.owner,
            language=article.language,
            published_at=article.published_at,
            retold=article.retold,
            added_at=at,
            added_by=by,
            terms=dict(reading.terms),
        )
        self.store_reading(replace(article, id=number, added_at=at), reading)
        return Added(number, known=False, at=at)

    def replace_reading(self, number: int, reading: Reading) -> None:
        """Read anew: the old passages, claims and terms give way to these. Raises NotFound."""
        lock_archive(self._connection)
        article, removed_at = self._with_removal(number)
        if removed_at is None:
            self._search.drop(passages.of_article(self._connection, number), article.outlet)
        self.forget_reading(number)
        same = schema.articles.c.id == number
        self._connection.execute(update(schema.articles).where(same).values(terms=dict(reading.terms)))
        self.store_reading(article, reading, indexed=removed_at is None)

    def remove(self, number: int, at: dt.datetime) -> bool:
        """Take an article out of everything that is shown; False if it was out already. Raises NotFound."""
        return self._set_removed(number, at)

    def restore(self, number: int) -> bool:
        """Put a removed article back; False if it was there. Raises NotFound."""
        return self._set_removed(number, None)

    def find(self, number: int) -> Article | None:
        """Return an article, or None if there is none or it was removed."""
        table = schema.articles
        query = select(*COLUMNS).where(table.c.id == number, table.c.removed_at.is_(None))
        row = self._connection.execute(query).one_or_none()
        return None if row is None else article_of(row)

    def get(self, number: int) -> Article:
        """Return an article. Raises NotFound, also if it was removed."""
        article = self.find(number)
        if article is None:
            raise NotFound("article", number)
        return article

    def among(self, numbers: Collection[int]) -> list[Article]:
        """Return those of these articles that are there, by number."""
        table = schema.articles
        query = select(*COLUMNS).where(table.c.id.in_(numbers), table.c.removed_at.is_(None)).order_by(table.c.id)
        return [article_of(row) for row in self._connection.execute(query)]

    def latest(self, limit: int, before_id: int | None = None, *, offset: int = 0) -> list[Article]:
        """Return the articles added last, newest first; `before_id` or `offset` pages on."""
        table = schema.articles
        query = select(*COLUMNS).where(table.c.removed_at.is_(None)).order_by(table.c.id.desc())
        query = query.limit(limit).offset(offset)
        if before_id is not None:
            query = query.where(table.c.id < before_id)
        return [article_of(row) for row in self._connection.execute(query)]

    def everything(self) -> Iterator[tuple[Article, dt.datetime | None]]:
        """Give out all articles by number, each with the time it was removed (None while it counts)."""
        table = schema.articles
        last = 0
        while True:
            query = select(*COLUMNS).where(table.c.id > last).order_by(table.c.id).limit(PAGE)
            rows = self._connection.execute(query).all()
            if not rows:
                return
            yield from ((article_of(row), row.removed_at) for row in rows)
            last = rows[-1].id

    def claims(self, numbers: Sequence[int]) -> list[Claim]:
        """Return the claims of these articles, in the order given and then in each one's own."""
        table = schema.claims
        query = select(table).where(table.c.article_id.in_(numbers)).order_by(table.c.article_id, table.c.position)
        rank = {number: position for position, number in enumerate(numbers)}
        rows = sorted(self._connection.execute(query), key=lambda row: rank[row.article_id])
        return [row.body for row in rows]

    def count(self) -> int:
        """Return how many articles there are, removed ones left out."""
        table = schema.articles
        query = select(func.count()).select_from(table).where(table.c.removed_at.is_(None))
        return self._connection.execute(query).scalar_one()

    def outlets(self, since: dt.datetime, until: dt.datetime) -> list[str]:
        """Return the outlets of articles added in [since, until), alphabetically."""
        table = schema.articles
        window = select(table.c.outlet).distinct().where(table.c.added_at >= since, table.c.added_at < until)
        return self._outlets(window.where(table.c.removed_at.is_(None)))

    def outlets_lately(self) -> list[str]:
        """Return the outlets of the last articles added, alphabetically."""
        table = schema.articles
        newest = select(table.c.outlet).where(table.c.removed_at.is_(None)).order_by(table.c.id.desc()).limit(LATELY)
        return self._outlets(newest)

    def store_reading(
        self, article: Article, reading: Reading, *, indexed: bool = True, numbers: Sequence[int] = ()
    ) -> None:
        """Store what reading a stored article gave; a removed one's passages are not indexed.

        `numbers`: those that its passages had, in their order, if it is as it was before.
        """
        moment = article.published_at or article.added_at
        assert moment is not None  # a stored article knows when it was added
        stored = passages.store(self._connection, article.id, reading.passages, moment, numbers)
        if indexed:
            self._search.add(stored, article.outlet)
        if reading.claims:
            self._connection.execute(
                insert(schema.claims),
                [
                    {
                        "article_id": article.id,
                        "position": position,
                        "speaker": claim.attribution.key,
                        "body": replace(claim, article_id=article.id),
                    }
                    for position, claim in enumerate(reading.claims)
                ],
            )
        if reading.terms:
            self._connection.execute(
                insert(schema.article_terms),
                [
                    {"article_id": article.id, "term": term, "weight": weight, "published_at": article.published_at}
                    for term, weight in reading.terms.items()
                ],
            )

        if reading.buckets:
            self._connection.execute(
                insert(schema.article_buckets),
                [{"article_id": article.id, "bucket": bucket} for bucket in dict.fromkeys(reading.buckets)],
            )

    def forget_reading(self, number: int) -> None:
        """Drop an article's passages, claims and terms; the search index must have dropped its passages before."""
        passages.forget(self._connection, number)
        for table in (schema.claims, schema.article_terms, schema.article_buckets):
            self._connection.execute(delete(table).where(table.c.article_id == number))

    def _outlets(self, query: Any) -> list[str]:
        names = {row.outlet for row in self._connection.execute(query)}
        return sorted((name for name in names if name is not None), key=str.casefold)

    def known(self, article: Article) -> int | None:
        """Return the number of an article with the same URL or text, perhaps removed; None if there is none."""
        return self._known(article.url, text_hash(article.text))

    def sharing(self, buckets: Sequence[int], limit: int) -> list[Article]:
        """Return the articles that share most of a text's buckets (`digest.copies`), whether it is stored or not."""
        table, shared = schema.articles, schema.article_buckets
        most = (
            select(table.c.id)
            .join(shared, shared.c.article_id == table.c.id)
            .where(shared.c.bucket.in_(buckets), table.c.removed_at.is_(None))
            .group_by(table.c.id)
            .order_by(func.count().desc(), table.c.id)
            .limit(limit)
        )
        numbers = list(self._connection.scalars(most))
        rows = self._connection.execute(select(*COLUMNS).where(table.c.id.in_(numbers)))
        return sorted(map(article_of, rows), key=lambda article: numbers.index(article.id))

    def _known(self, url: str | None, digest: str) -> int | None:
        table = schema.articles
        same = table.c.text_hash == digest
        if url is not None:
            same |= table.c.url == url
        return self._connection.scalar(select(table.c.id).where(same).order_by(table.c.id).limit(1))

    def _set_removed(self, number: int, at: dt.datetime | None) -> bool:
        lock_archive(self._connection)
        article, removed_at = self._with_removal(number)
        if (removed_at is None) == (at is None):
            return False
        change = self._search.add if at is None else self._search.drop
        change(passages.of_article(self._connection, number), article.outlet)
        table = schema.articles
        self._connection.execute(update(table).where(table.c.id == number).values(removed_at=at))
        return True

    def _with_removal(self, number: int) -> tuple[Article, dt.datetime | None]:
        row = self._connection.execute(select(*COLUMNS).where(schema.articles.c.id == number)).one_or_none()
        if row is None:
            raise NotFound("article", number)
        return article_of(row), row.removed_at


def text_hash(content: str) -> str:
    """Return what tells texts apart: a hash that white space does not change."""
    return hashlib.sha256(" ".join(content.split()).encode()).hexdigest()


def article_of(row: Row[Any]) -> Article:
    """Make an article from a row that holds `COLUMNS`."""
    return Article(
        text=row.text,
        title=row.title,
        outlet=row.outlet,
        owner=row.owner,
        url=row.url,
        language=row.language,
        published_at=row.published_at,
        retold=row.retold,
        id=row.id,
        added_at=row.added_at,
    )
