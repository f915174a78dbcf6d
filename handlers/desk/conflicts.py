"""/dismiss, /reopen and /reports: conflicts that are none, and what readers say is wrong."""

from __future__ import annotations

from telegram import Update

from digest.model import Conflict
from handlers.buttons import Button, Press
from handlers.context import Context
from handlers.desk.changing import Work
from handlers.desk.deciding import answer, decide, me, numbered
from handlers.errors import UserMistake
from handlers.render import question_text
from handlers.render.desk import render_report
from seeds.letters import clean_line
from storage.errors import NotFound
from storage.records import ConflictState, Report
from storage.stores import Stores

LONGEST = 300  # characters of a reason
PAGE = 5  # reports in one message


async def dismiss(update: Update, context: Context) -> None:
    """/dismiss N reason: a conflict that is none is not shown any more, also when it is found again."""
    number, words = numbered(context, "dismiss-usage")
    reason = clean_line(words)[:LONGEST]
    if not reason:
        raise UserMistake("dismiss-why", number=number)
    await _dismiss(update, context, number, reason)


async def dismiss_pressed(update: Update, context: Context) -> None:
    """The button below what readers reported: they are right, it is no conflict."""
    number = int(context.press.arguments[0])
    await _dismiss(update, context, number, context.t.plain("dismiss-reported"))


async def _dismiss(update: Update, context: Context, number: int, reason: str) -> None:
    conflict, state = await _find(context, number)
    if state is ConflictState.DISMISSED:
        raise UserMistake("dismiss-already", number=number)
    now, by = context.services.now(), me(update)

    def make(work: Work) -> None:
        articles = work.stores.conflicts.articles_of(number)
        said = {"reason": reason, "by": by, "at": now.isoformat().replace("+00:00", "Z"), "articles": articles}
        work.put("dismissal", number, state=said)
        work.stores.reports.close(f"conflict {number}", now)

    entry = await decide(update, context, "dismiss", f"conflict {number}", make)
    question = question_text(conflict.question, context.t.language)
    await answer(update, context, context.t("dismiss-done", number=number, question=question, reason=reason), entry)


async def reopen(update: Update, context: Context) -> None:
    """/reopen N: a dismissed conflict is shown again if it is still found."""
    number, _ = numbered(context, "reopen-usage")
    conflict, state = await _find(context, number)
    if state is not ConflictState.DISMISSED:
        raise UserMistake("reopen-already", number=number)
    entry = await decide(
        update, context, "reopen", f"conflict {number}", lambda work: work.put("dismissal", number, state=None)
    )
    _, state = await _find(context, number)
    key = "reopen-done" if state is ConflictState.OPEN else "reopen-not-found"
    question = question_text(conflict.question, context.t.language)
    await answer(update, context, context.t(key, number=number, question=question), entry)


async def reports(update: Update, context: Context) -> None:
    """/reports: what readers say is wrong and nobody has dealt with, each with what can be done about it."""

    def find(stores: Stores) -> tuple[int, list[tuple[Report, Conflict | None]]]:
        waiting = stores.reports.waiting(PAGE)
        return stores.reports.count(), [(report, _conflict_of(stores, report)) for report in waiting]

    count, found = await context.services.read(find)
    if not found:
        raise UserMistake("reports-none")
    await context.reply(update, context.t.count("reports-head", count))
    for report, conflict in found:
        kind, _, number = report.subject.partition(" ")
        row = [Button(context.t.plain("button-fine"), Press("report-fine", (kind, number)))]
        if conflict is not None:
            row.insert(0, Button(context.t.plain("button-dismiss"), Press("report-dismiss", (number,))))
        await context.reply(update, render_report(context.view, report, conflict), [row])


async def report_fine(update: Update, context: Context) -> None:
    """The button below what readers reported: it stands as it is."""
    kind, number = context.press.arguments
    now = context.services.now()
    closed = await context.services.write(lambda stores: stores.reports.close(f"{kind} {number}", now))
    if not closed:
        raise UserMistake("reports-dealt-with")
    await context.edit(update, context.t("reports-fine"))


def _conflict_of(stores: Stores, report: Report) -> Conflict | None:
    kind, _, number = report.subject.partition(" ")
    if kind != "conflict" or not number.isdigit():
        return None
    try:
        return stores.conflicts.get(int(number))
    except NotFound:
        return None


async def _find(context: Context, number: int) -> tuple[Conflict, ConflictState]:
    """A conflict and where it stands. Raises UserMistake if there is none with that number."""
    try:
        return await context.services.read(
            lambda stores: (stores.conflicts.get(number), stores.conflicts.standing(number).state)
        )
    except NotFound:
        raise UserMistake("dismiss-none", number=number) from None
