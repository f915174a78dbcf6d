"""/deliveries: what of the digests did not surely arrive, for the owner to look at and to send again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup
from telegram import Update

from handlers.buttons import Button, Press
from handlers.context import Context, Rows
from handlers.errors import UserMistake
from storage.records import DeliveryState, Stuck

SHOWN = 10
COUNTED = {DeliveryState.UNCERTAIN: "deliveries-uncertain", DeliveryState.FAILED: "deliveries-failed"}
LISTED = {DeliveryState.UNCERTAIN: "deliveries-line-uncertain", DeliveryState.FAILED: "deliveries-line-failed"}
AGAIN = {DeliveryState.UNCERTAIN: "button-requeue-uncertain", DeliveryState.FAILED: "button-requeue-failed"}


async def deliveries(update: Update, context: Context) -> None:
    """/deliveries: how many parts wait, how many are stuck and the newest of those, with a button for each kind."""
    waiting, counts, newest = await context.services.read(
        lambda stores: (stores.outbox.waiting(), stores.outbox.count_stuck(), stores.outbox.stuck(SHOWN))
    )
    lines = [context.t.count("deliveries-waiting", waiting) if waiting else context.t("deliveries-none-waiting")]
    if not newest:
        lines.append(context.t("deliveries-well"))
    lines += [context.t.count(key, counts[state]) for state, key in COUNTED.items() if counts.get(state)]
    lines += [_line(context, each) for each in newest]
    await context.reply(update, Markup("\n").join(lines), _buttons(context, counts, newest))


async def requeue(update: Update, context: Context) -> None:
    """A button of /deliveries: those of one kind that were stuck when it was made are sent once more."""
    state, last = context.press.arguments
    now = context.services.now()
    number = await context.services.write(
        lambda stores: stores.outbox.requeue(DeliveryState(state), up_to=int(last), at=now)
    )
    if not number:
        raise UserMistake("deliveries-none-left")
    await context.edit(update, context.t.count("deliveries-requeued", number))


def _line(context: Context, stuck: Stuck) -> Markup:
    moment = stuck.changed_at.astimezone(context.zone)
    when = f"{context.t.weekday(moment.date())}, {moment:%H:%M}"
    return context.t(
        LISTED[stuck.state],
        when=when,
        chat=stuck.chat_id,
        part=stuck.part,
        parts=stuck.parts,
        error=stuck.error or "–",
    )


def _buttons(context: Context, counts: Mapping[DeliveryState, int], newest: Sequence[Stuck]) -> Rows:
    if not newest:
        return ()
    last = str(max(each.id for each in newest))
    return [
        [Button(context.t.count(key, counts[state]).striptags(), Press("requeue", (state, last)))]
        for state, key in AGAIN.items()
        if counts.get(state)
    ]
