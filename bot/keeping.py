"""What people decided beside the articles, out of one archive and into another: lines of an export."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from digest.model import Claim, Conflict
from handlers.desk.changing import Work
from storage.feed_records import FeedMode, FeedState
from storage.records import ConflictState
from storage.stores import Stores

Entry = Mapping[str, Any]
Numbers = Mapping[int, int]  # of articles: there → here


def decision_lines(stores: Stores) -> Iterator[str]:
    """Every decision as one JSON object a line, without the line ends; numbers are those of this archive's articles."""
    for entry in _entries(stores):
        yield json.dumps(entry, ensure_ascii=False)


def _entries(stores: Stores) -> Iterator[Entry]:
    for outlet in stores.outlets.all():
        own = {"aliases": list(outlet.aliases), "domains": list(outlet.domains)}
        yield {"type": "outlet", "origin": outlet.origin, "name": outlet.name, "owner": outlet.owner, **own}
    for feed in stores.feeds.all():
        yield {"type": "feed", "url": feed.url, "title": feed.title, **stores.feeds.decided(feed.id)}
    for pin in stores.stories.pins():
        yield {"type": "membership", "article": pin.article_id, "story": pin.story_id}
    for dismissal in stores.conflicts.dismissals():
        about = {"conflict": dismissal.conflict.id, "kind": str(dismissal.conflict.kind)}
        said = {"reason": dismissal.reason, "by": dismissal.by, "at": _text(dismissal.at)}
        claims = [
            {"article": claim.article_id, "in_title": claim.in_title, "start": claim.start, "end": claim.end}
            for claim in _claims(dismissal.conflict)
        ]
        yield {"type": "dismissal", **about, **said, "claims": claims}
    for person in stores.people.appointments():
        yield {"type": "moderator", "id": person.user_id, "by": person.by, "at": _text(person.at)}


def restore_decisions(stores: Stores, entries: Sequence[Entry], numbers: Numbers, *, now: dt.datetime) -> int:
    """Decide here what was decided there, and write it into the log; returns how many decisions are new here.

    What is about an article that is not here is left out. Raises KeyError, TypeError or ValueError if a line is not
    what an export writes.
    """
    by_kind: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_kind[entry["type"]].append(entry)
    made = sum(_outlet(stores, entry, now) for entry in by_kind["outlet"])
    made += sum(_feed(stores, entry, now) for entry in by_kind["feed"])
    made += _memberships(stores, by_kind["membership"], numbers, now)
    made += sum(_dismissal(stores, entry, numbers, now) for entry in by_kind["dismissal"])
    return made + sum(_moderator(stores, entry, now) for entry in by_kind["moderator"])


def _outlet(stores: Stores, entry: Entry, now: dt.datetime) -> bool:
    work = Work(stores, None, now)
    names = ("origin", "name", "owner", "aliases", "domains")
    work.put("outlet", 0, entry["origin"], state={name: entry[name] for name in names})
    return work.finish("outlet", f"outlet {entry['origin']}") is not None


def _feed(stores: Stores, entry: Entry, now: dt.datetime) -> bool:
    state = FeedState(entry["state"])
    if state is FeedState.REMOVED:
        return False
    stored, new = stores.feeds.add(entry["url"], entry["title"], FeedMode(entry["mode"]), by=None, at=now)
    if new:
        stores.feeds.decide(stored.id, state=state)
        stores.log.add(now, None, "feed-add", f"feed {stored.id}", None, stores.feeds.decided(stored.id))
    return new


def _memberships(stores: Stores, entries: Sequence[Entry], numbers: Numbers, now: dt.datetime) -> int:
    """Bring together what was brought together there; each story of there is one of its own here."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for entry in entries:
        if entry["article"] in numbers:
            groups[entry["story"]].append(numbers[entry["article"]])
    taken: set[int] = set()
    made = 0
    for members in groups.values():
        found = stores.stories.of_article(members[0])
        story = stores.stories.open(members[0]) if found is None or found in taken else found
        taken.add(story)
        work = Work(stores, None, now)
        for article in members:
            work.put("membership", article, state={"story": story, "pinned": True})
        made += work.finish("merge", f"story {story}") is not None
    return made


def _dismissal(stores: Stores, entry: Entry, numbers: Numbers, now: dt.datetime) -> bool:
    wanted = {(numbers.get(c["article"], 0), c["in_title"], c["start"], c["end"]) for c in entry["claims"]}
    rows = {row.conflict.id: row for article, *_ in wanted for row in stores.conflicts.about_article(article)}
    alike = {
        number: len(wanted & {_key(claim) for claim in _claims(row.conflict)})
        for number, row in rows.items()
        if str(row.conflict.kind) == entry["kind"] and row.state != ConflictState.DISMISSED
    }
    number = max(sorted(alike), key=lambda each: alike[each], default=None)
    if number is None or not alike[number]:
        return False
    work = Work(stores, None, now)
    said = {"reason": entry["reason"], "by": entry["by"], "at": entry["at"]}
    work.put("dismissal", number, state={**said, "articles": stores.conflicts.articles_of(number)})
    return work.finish("dismiss", f"conflict {number}") is not None


def _moderator(stores: Stores, entry: Entry, now: dt.datetime) -> bool:
    user_id = int(entry["id"])
    if stores.people.role(user_id) is not None:
        return False
    work = Work(stores, None, now)
    work.put("moderator", user_id, state={"user_id": user_id, "by": entry["by"], "at": entry["at"]})
    return work.finish("moderators-add", f"person {user_id}") is not None


def _claims(conflict: Conflict) -> list[Claim]:
    return [claim for side in conflict.sides for claim in side.claims]


def _key(claim: Claim) -> tuple[int, bool, int, int]:
    return claim.article_id, claim.in_title, claim.start, claim.end


def _text(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
