"""What moderators see: drafts, articles, outlets, reports, the log and who may."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from digest.model import Article, Conflict
from handlers.render.parts import LINE, View, one_line, outlet
from handlers.render.questions import question_text
from seeds.outlets import Outlet
from storage.decisions import Appointment, ArticleRecord, Change, State
from storage.records import LogEntry, Report

TITLE = 120  # characters of a title
VALUE = 80  # characters of what something was or is, in the log
OUTLETS = 150  # names in one answer
ARROW = " → "
# Fields of an article in the log, and the texts that name them; what is not here is not for people.
FIELDS = {
    "title": "field-title",
    "outlet": "field-outlet",
    "owner": "field-owner",
    "url": "field-url",
    "published_at": "field-date",
    "language": "field-language",
    "text": "field-text",
    "name": "field-name",
    "aliases": "field-aliases",
    "domains": "field-domains",
    "reason": "field-reason",
    "story": "field-story",
}
ACTIONS = {
    "add": "log-add",
    "edit": "log-edit",
    "remove": "log-remove",
    "restore": "log-restore",
    "purge": "log-purge",
    "dismiss": "log-dismiss",
    "reopen": "log-reopen",
    "merge": "log-merge",
    "split": "log-split",
    "outlet": "log-outlet",
    "moderators-add": "log-moderators-add",
    "moderators-remove": "log-moderators-remove",
    "feed-add": "log-feed-add",
    "feed-pause": "log-feed-pause",
    "feed-resume": "log-feed-resume",
    "feed-remove": "log-feed-remove",
    "feed-mode": "log-feed-mode",
    "queue-discard": "log-queue-discard",
}

SUBJECTS = {
    "article": "subject-article",
    "story": "subject-story",
    "conflict": "subject-conflict",
    "person": "subject-person",
    "outlet": "subject-outlet",
    "feed": "subject-feed",
    "item": "subject-item",
}


def title_of(article: Article) -> str:
    """What an article is called in a line."""
    return one_line(article.title or article.text, TITLE)


def render_record(view: View, record: ArticleRecord, story: int | None) -> Markup:
    """All that a moderator may change about an article, and where it stands."""
    article = record.article
    lines = [
        view.t("record-head", number=article.id, title=title_of(article)),
        view.t("draft-outlet", value=outlet(view, article)),
        view.t("draft-date", value=view.day(article.published_at)),
        view.t("draft-language", value=view.t.language_name(article.language)),
        view.t("draft-first-line", value=one_line(article.text, 200)),
    ]
    if story is not None:
        lines.append(view.t("record-story", story=story))
    if record.removed_at is not None:
        lines.append(view.t("record-removed", day=view.day(record.removed_at)))
    return LINE.join(lines)


def render_records(view: View, records: Sequence[ArticleRecord]) -> list[Markup]:
    """A list of articles, each with the way to all that is known of it."""
    return [view.t("articles-head"), *(_record_line(view, record) for record in records)]


def _record_line(view: View, record: ArticleRecord) -> Markup:
    article = record.article
    name = one_line(article.outlet or view.t.plain("outlet-unknown"), 60)
    key = "articles-line" if record.removed_at is None else "articles-line-removed"
    day = view.day(article.published_at)
    return view.t(key, number=article.id, title=title_of(article), outlet=name, day=day)


def render_outlet(view: View, known: Outlet) -> Markup:
    """An outlet with its other names, domains and owner."""
    fields = {
        "outlet-aliases": ", ".join(known.aliases),
        "outlet-domains": ", ".join(known.domains),
        "outlet-owner": known.owner or "",
    }
    lines = [view.t(key, value=one_line(value, 500) or "–") for key, value in fields.items()]
    return LINE.join([Markup("<b>{}</b>").format(one_line(known.name, TITLE)), *lines])


def render_outlets(view: View, names: Sequence[str]) -> list[Markup]:
    """The outlets that articles are from, and how to change one."""
    shown = ", ".join(one_line(name, 60) for name in names[:OUTLETS]) or "–"
    rest = [view.t.count("and-more", len(names) - OUTLETS)] if len(names) > OUTLETS else []
    return [view.t("outlets-head"), Markup(", ").join([escape(shown), *rest]), view.t("outlet-usage")]


def render_report(view: View, report: Report, conflict: Conflict | None) -> Markup:
    """What readers say is wrong, and how many of them."""
    readers = view.t.count("reports-readers", report.readers)
    kind, _, number = report.subject.partition(" ")
    if conflict is None:
        what = view.t("story-number", number=number) if kind == "story" else escape(one_line(report.subject, 60))
        return Markup("<b>{}</b>\n{}").format(what, readers)
    sides = " / ".join(one_line(side.position, VALUE) for side in conflict.sides)
    return view.t(
        "reports-conflict",
        number=number,
        question=question_text(conflict.question, view.t.language),
        sides=sides,
        readers=readers,
    )


def render_moderators(view: View, owners: Sequence[int], people: Sequence[Appointment]) -> Markup:
    """Who may change the archive, since when."""
    lines = [view.t("moderators-line-owner", person=_person(user)) for user in owners]
    lines += [
        view.t("moderators-line", person=_person(each.user_id), day=view.day(each.at), number=each.user_id)
        for each in people
    ]
    if not people:
        lines.append(view.t("moderators-nobody"))
    return LINE.join([view.t("moderators-head"), *lines])


def render_log(view: View, entries: Sequence[LogEntry], undone: frozenset[int]) -> list[Markup]:
    """Entries of the log: who, what, from what, to what."""
    return [view.t("log-head"), *(_entry(view, entry, entry.id in undone) for entry in entries)]


def _entry(view: View, entry: LogEntry, undone: bool) -> Markup:
    local = entry.at.astimezone(view.zone)
    who = _person(entry.actor) if entry.actor is not None else view.t("log-program")
    when = f"{view.t.day(local.date(), today=view.now.date())} {local:%H:%M}"
    lines = [view.t("log-entry", number=entry.id, when=when, who=who, what=entry_line(view, entry))]
    lines += [Markup("   {}").format(line) for line in _details(view, entry)]
    if undone:
        lines.append(view.t("log-undone"))
    elif entry.changes:
        lines.append(view.t("log-undo", number=entry.id))
    return LINE.join(lines)


def entry_line(view: View, entry: LogEntry) -> Markup:
    """What an entry says was done, to what."""
    subject = _subject(view, entry.subject)
    if entry.undoes is not None:
        return view.t("log-undoes", number=entry.undoes, subject=subject)
    key = ACTIONS.get(entry.action)
    return view.t(key, subject=subject) if key else Markup("{} {}").format(entry.action, subject)


def _subject(view: View, subject: str) -> str:
    """ "article 12" in the reader's language; what has a name keeps it."""
    kind, _, rest = subject.partition(" ")
    key = SUBJECTS.get(kind)
    return view.t.plain(key, what=one_line(rest, VALUE)) if key else one_line(subject, VALUE)


def _details(view: View, entry: LogEntry) -> list[Markup]:
    """What changed from what to what: a line a field, the engine's own doing left out."""
    if not entry.changes or all(change.kind in {"feed", "item"} for change in entry.changes):
        return [line for state in (entry.before, entry.after) if state for line in [_plain(state)] if line]
    lines = []
    for change in entry.changes[:6]:
        if change.kind == "membership" and not _pinned(change):
            continue
        lines += _fields(view, change)
    return lines[:8]


def _fields(view: View, change: Change) -> list[Markup]:
    before, after = change.before or {}, change.after or {}
    if change.kind == "article" and (change.before is None or change.after is None):
        names = ["title", "outlet"]
    else:
        names = [name for name in FIELDS if before.get(name) != after.get(name)]
    lines = []
    for name in names:
        old, new = _value(view, name, before.get(name)), _value(view, name, after.get(name))
        said = Markup("{}{}{}").format(old, ARROW if old and new else "", new)
        if said:
            whose = f"{change.number} " if change.kind == "membership" else ""
            lines.append(view.t("log-field", field=f"{whose}{view.t.plain(FIELDS[name])}", change=said))
    return lines


def _value(view: View, name: str, value: Any) -> Markup:
    if value is None or value == []:
        return Markup("")
    if name == "published_at":
        return escape(view.day(dt.datetime.fromisoformat(str(value))))
    if isinstance(value, Mapping):  # a text of which the log keeps the beginning
        value = value["begins"]
    if isinstance(value, (list, tuple)):
        value = ", ".join(map(str, value))
    return Markup("“{}”").format(one_line(str(value), VALUE))


def _plain(state: State) -> Markup:
    """What an entry of another room says, as it stands."""
    said = ", ".join(f"{name}: {value}" for name, value in state.items() if isinstance(value, (str, int)))
    return escape(one_line(said, 2 * VALUE))


def _pinned(change: Change) -> bool:
    return any(state and state["pinned"] for state in (change.before, change.after))


def _person(user_id: int) -> Markup:
    """A person's Telegram id, linked to them."""
    return Markup('<a href="tg://user?id={0}">{0}</a>').format(user_id)
