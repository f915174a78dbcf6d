"""Conflicts and their stable numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, delete, exists, func, insert, or_, select, true, update

from digest.model import Conflict
from storage import schema
from storage.decisions import ConflictRow, Dismissal
from storage.errors import NotFound
from storage.records import ConflictState, StoredConflict
from storage.statements import insert_numbered

ENOUGH = 2  # articles of a conflict that came into a story together: it came with them


class Conflicts:
    """A conflict's number is never given again, whatever becomes of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_story(self, story_id: int) -> list[Conflict]:
        """Return all conflicts of a story in any state, by number; also those that came with their articles."""
        return [row.conflict for row in self.rows(story_id)]

    def rows(self, story_id: int) -> list[ConflictRow]:
        """As `of_story`, each with where it stands."""
        table, members, link = schema.conflicts, schema.memberships, schema.conflict_articles
        came_along = (
            select(link.c.conflict_id)
            .join(members, members.c.article_id == link.c.article_id)
            .where(members.c.story_id == story_id)
            .group_by(link.c.conflict_id)
            .having(func.count() >= ENOUGH)
        )
        return self._rows(or_(table.c.story_id == story_id, table.c.id.in_(came_along)))

    def get(self, number: int) -> Conflict:
        """Return a conflict in whatever state. Raises NotFound."""
        body = self._connection.scalar(select(schema.conflicts.c.body).where(schema.conflicts.c.id == number))
        if body is None:
            raise NotFound("conflict", number)
        found: Conflict = body
        return found

    def latest(
        self, least_confidence: float, limit: int, offset: int = 0, *, story_ids: Collection[int] | None = None
    ) -> list[tuple[int, Conflict]]:
        """Return open conflicts with their stories' numbers, those that changed last first; of some stories if named.

        Those of a story that has no article left are not among them.
        """
        table = schema.conflicts
        query = (
            select(table.c.story_id, table.c.body)
            .where(*_listed(least_confidence, story_ids))
            .order_by(table.c.changed_at.desc(), table.c.id.desc())
            .limit(limit)
            .offset(offset)
        )
        return [(row.story_id, row.body) for row in self._connection.execute(query)]

    def count(self, least_confidence: float) -> int:
        """Return how many conflicts `latest` would go through."""
        query = select(func.count()).select_from(schema.conflicts).where(*_listed(least_confidence, None))
        return self._connection.execute(query).scalar_one()

    def standing(self, number: int) -> StoredConflict:
        """Return where a conflict stands. Raises NotFound."""
        table = schema.conflicts
        row = self._connection.execute(select(table).where(table.c.id == number)).one_or_none()
        if row is None:
            raise NotFound("conflict", number)
        return StoredConflict(row.story_id, ConflictState(row.state), row.found_at, row.changed_at)

    def stories_of(self, numbers: Collection[int]) -> dict[int, int]:
        """Return by conflict the stories of those of these that are open."""
        table = schema.conflicts
        query = select(table.c.id, table.c.story_id).where(table.c.id.in_(numbers))
        rows = self._connection.execute(query.where(table.c.state == ConflictState.OPEN))
        return {row.id: row.story_id for row in rows}

    def dismiss(self, number: int, at: dt.datetime, *, reason: str = "", by: int | None = None) -> None:
        """Keep a conflict from being shown, also when it is found again. Raises NotFound."""
        self._set_state(number, ConflictState.DISMISSED, at)
        table = schema.dismissals
        self._connection.execute(delete(table).where(table.c.conflict_id == number))
        self._connection.execute(insert(table).values(conflict_id=number, reason=reason, by=by, at=at))

    def reopen(self, number: int, at: dt.datetime) -> None:
        """Dismiss a conflict no longer: it is shown again if its story, told anew, has it. Raises NotFound."""
        self._set_state(number, ConflictState.CLOSED, at)
        table = schema.dismissals
        self._connection.execute(delete(table).where(table.c.conflict_id == number))

    def dismissal(self, number: int) -> Dismissal | None:
        """Return why a conflict is dismissed; None if it is not."""
        return next((each for each in self._dismissals(schema.dismissals.c.conflict_id == number)), None)

    def dismissals(self) -> list[Dismissal]:
        """Return all that moderators dismissed, by the conflict's number."""
        return list(self._dismissals(true()))

    def articles_of(self, number: int) -> list[int]:
        """Return the numbers of the articles whose claims a conflict holds."""
        link = schema.conflict_articles
        query = select(link.c.article_id).where(link.c.conflict_id == number).order_by(link.c.article_id)
        return list(self._connection.scalars(query))

    def about_article(self, article_id: int) -> list[ConflictRow]:
        """Return the conflicts that hold, or held, a claim of an article."""
        table, link = schema.conflicts, schema.conflict_articles
        mine = select(link.c.conflict_id).where(link.c.article_id == article_id)
        return self._rows(table.c.id.in_(mine))

    def save(self, story_id: int, found: Sequence[Conflict], at: dt.datetime) -> tuple[Conflict, ...]:
        """Store what was found in a story and return what is open of it, numbered. Raises NotFound."""
        table = schema.conflicts
        numbers = [conflict.id for conflict in found if conflict.id]
        known = {row.conflict.id: row for row in self._rows(or_(table.c.story_id == story_id, table.c.id.in_(numbers)))}
        standing = []
        for conflict in found:
            if conflict.id == 0:
                standing.append(self._insert(story_id, conflict, at))
                continue
            if conflict.id not in known:
                raise NotFound("conflict", conflict.id)
            before = known[conflict.id]
            dismissed = before.state == ConflictState.DISMISSED
            if not dismissed:
                standing.append(conflict)
            after = replace(
                before,
                conflict=conflict,
                story_id=story_id,
                state=ConflictState.DISMISSED if dismissed else ConflictState.OPEN,
            )
            if after != before:
                self._write(replace(after, changed_at=at))
        seen = set(numbers)
        for number, row in known.items():
            if number not in seen and row.state == ConflictState.OPEN:
                self._set_state(number, ConflictState.CLOSED, at)
        return tuple(standing)

    def put_back(self, rows: Sequence[ConflictRow]) -> None:
        """Make conflicts what they were; one that is gone for good stays so."""
        for row in rows:
            self._write(row)

    def _rows(self, condition: ColumnElement[bool]) -> list[ConflictRow]:
        table = schema.conflicts
        return [
            ConflictRow(row.body, row.story_id, row.state, row.found_at, row.changed_at)
            for row in self._connection.execute(select(table).where(condition).order_by(table.c.id))
        ]

    def _dismissals(self, condition: ColumnElement[bool]) -> Iterator[Dismissal]:
        table, conflicts = schema.dismissals, schema.conflicts
        query = select(table, conflicts.c.body).join(conflicts, conflicts.c.id == table.c.conflict_id).where(condition)
        for row in self._connection.execute(query.order_by(table.c.conflict_id)):
            yield Dismissal(row.body, row.reason, row.by, row.at)

    def _insert(self, story_id: int, conflict: Conflict, at: dt.datetime) -> Conflict:
        table = schema.conflicts
        values = {"story_id": story_id, "state": ConflictState.OPEN, "found_at": at, "changed_at": at}
        number = insert_numbered(self._connection, table, **values, **_columns(conflict))
        numbered = replace(conflict, id=number)
        self._connection.execute(update(table).where(table.c.id == number).values(body=numbered))
        self._link(numbered)
        return numbered

    def _write(self, row: ConflictRow) -> None:
        table = schema.conflicts
        values = {"story_id": row.story_id, "state": row.state, "found_at": row.found_at, "changed_at": row.changed_at}
        same = table.c.id == row.conflict.id
        if self._connection.execute(update(table).where(same).values(**values, **_columns(row.conflict))).rowcount:
            self._link(row.conflict)

    def _link(self, conflict: Conflict) -> None:
        """Note which articles a conflict is about."""
        link = schema.conflict_articles
        articles = {claim.article_id for side in conflict.sides for claim in side.claims}
        self._connection.execute(delete(link).where(link.c.conflict_id == conflict.id))
        if articles:
            rows = [{"conflict_id": conflict.id, "article_id": article} for article in sorted(articles)]
            self._connection.execute(insert(link), rows)

    def _set_state(self, number: int, state: ConflictState, at: dt.datetime) -> None:
        table = schema.conflicts
        changed = self._connection.execute(update(table).where(table.c.id == number).values(state=state, changed_at=at))
        if not changed.rowcount:
            raise NotFound("conflict", number)


def _listed(least_confidence: float, story_ids: Collection[int] | None) -> list[ColumnElement[bool]]:
    table, members, articles = schema.conflicts, schema.memberships, schema.articles
    told = (
        exists()
        .where(members.c.story_id == table.c.story_id, members.c.article_id == articles.c.id)
        .where(articles.c.removed_at.is_(None))
    )
    wanted = [table.c.state == ConflictState.OPEN, table.c.confidence >= least_confidence, told]
    return wanted if story_ids is None else [*wanted, table.c.story_id.in_(story_ids)]


def _columns(conflict: Conflict) -> dict[str, object]:
    return {
        "kind": conflict.kind,
        "severity": conflict.severity,
        "confidence": conflict.confidence,
        "body": conflict,
    }
