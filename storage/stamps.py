"""When articles came in, as the windows of editions need it: moments that only grow.

What a transaction brings is seen when it ends, and its moments are from before. A window that ended in between would
leave it out, and so would the next one. So articles are stamped under the archive's lock, each later than all before,
and a window ends right behind the last one that it can see: whatever is on its way has a later stamp.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, func, select

from storage import schema
from storage.columns import UtcDateTime

STEP = dt.timedelta(microseconds=1)  # the least that both databases tell apart
ASTRAY = dt.timedelta(hours=1)  # a stamp as far ahead was made by a wrong clock, and the others need not follow it
SURE = dt.timedelta(minutes=1)  # clocks that are right differ by less: no stamp is followed further that was passed by


def stamp(connection: Connection, at: dt.datetime) -> dt.datetime:
    """Return when what comes in now came in: then, or right after the last before it. Needs the archive's lock."""
    before = [_last(connection, at + SURE), _newest(connection)]
    followed = [last for last in before if last is not None and at <= last < at + ASTRAY]
    return max(followed) + STEP if followed else at


def window_end(connection: Connection, now: dt.datetime) -> dt.datetime | None:
    """Return where a window may end: nothing stamped before that moment is still to be seen.

    None if it has to end where it begins: nothing is to be seen yet, and the very first may be on its way.
    """
    last = _last(connection, now)
    return None if last is None else last + STEP


def _newest(connection: Connection) -> dt.datetime | None:
    """The stamp of the article that was stored last: the greatest, unless those before it were astray.

    What was astray for the article behind it stays so, also when the clocks come to where it is.
    """
    articles = schema.articles.c
    return connection.scalar(select(articles.added_at).order_by(articles.id.desc()).limit(1))


def _last(connection: Connection, before: dt.datetime) -> dt.datetime | None:
    added = schema.articles.c.added_at
    last: dt.datetime | None = connection.scalar(select(func.max(added, type_=UtcDateTime)).where(added < before))
    return last
