"""What is kept about people: /privacy says it, /export gives it, /forget deletes it."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict
from typing import Any

from markupsafe import Markup
from telegram import Update

from handlers.access import person_id
from handlers.buttons import Button, Press
from handlers.context import Context
from storage.stores import Stores

NOWHERE = 48  # bits of a number that leads nowhere; below zero no person has one


async def privacy(update: Update, context: Context) -> None:
    """/privacy: what is kept, why, and how to be rid of it."""
    t = context.t
    if not context.place.private:
        await context.reply(update, t("privacy-group"))
        return
    rows = [
        [Button(t.plain("button-export"), Press("export"))],
        [Button(t.plain("button-forget"), Press("forget", ("ask",)))],
    ]
    await context.reply(update, t("privacy"), rows)


async def forget(update: Update, context: Context) -> None:
    """/forget: asks once more before everything goes."""
    t = context.t
    rows = [
        [Button(t.plain("button-forget-all"), Press("forget", ("all",)))],
        [Button(t.plain("button-cancel"), Press("forget", ("nothing",)))],
    ]
    await context.reply(update, t("forget-ask"), rows)


async def forget_pressed(update: Update, context: Context) -> None:
    """The buttons of /forget and /privacy."""
    wish = context.press.arguments[0]
    if wish == "ask":
        await forget(update, context)
        return
    if wish == "nothing":
        await context.edit(update, context.t("forget-nothing"))
        return
    user_id = person_id(update)
    assert user_id is not None, "whoever presses a button is a person"
    stand_in = -1 - secrets.randbits(NOWHERE)
    await context.services.write(lambda stores: stores.forgetting.forget(user_id, stand_in))
    await context.edit(update, context.t("forget-done"))


async def export(update: Update, context: Context) -> None:
    """/export: everything that is kept about this chat's settings, as JSON."""
    kept = await context.services.read(lambda stores: _kept(stores, context.place.chat_id))
    text = json.dumps(kept, ensure_ascii=False, indent=1, default=str)
    await context.reply(update, [context.t("export-head"), Markup("<code>{}</code>").format(text)])


def _kept(stores: Stores, chat_id: int) -> dict[str, Any]:
    """What is kept about a private chat."""
    choices = stores.chats.choices(chat_id)
    times = stores.subscriptions.of_chat(chat_id, None)
    return {
        "chat": chat_id,
        "role": stores.people.role(chat_id) or "reader",
        "language": stores.chats.language(chat_id),
        "timezone": stores.chats.zone(chat_id),
        "choices": asdict(choices) | {"days": sorted(choices.days)},
        "follows_and_mutes": [asdict(taste) for taste in stores.tastes.of_chat(chat_id)],
        "subscriptions": [
            {"time": f"{each.local_time:%H:%M}", "timezone": each.zone, "language": each.language} for each in times
        ],
    }
