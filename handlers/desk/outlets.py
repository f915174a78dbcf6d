"""/outlet: what outlets are called, where they publish and who owns them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from telegram import Update

from handlers.context import Context, Services
from handlers.desk.changing import Work
from handlers.desk.deciding import answer, decide
from handlers.desk.fields import CLEAR
from handlers.desk.states import OUTLET
from handlers.errors import UserMistake
from handlers.render.desk import render_outlet, render_outlets
from seeds.letters import clean_line
from seeds.outlets import Outlet, Outlets
from storage.decisions import StoredOutlet
from storage.stores import Stores

LONGEST = 100  # characters of a name
FIELDS = {
    "name": "name", "nama": "name", "alias": "alias", "domain": "domain", "owner": "owner", "pemilik": "owner",
}  # fmt: skip
ASKED = re.compile(rf"(?P<outlet>.+?)\s+(?P<field>{'|'.join(FIELDS)})\s+(?P<value>.+)", re.IGNORECASE | re.DOTALL)
DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")


async def outlet(update: Update, context: Context) -> None:
    """/outlet: those in the archive; /outlet NAME: one; /outlet NAME owner Somebody: change it."""
    words = " ".join(context.words.split())
    asked = ASKED.fullmatch(words)
    if asked:
        await _change(update, context, asked["outlet"], asked["field"], clean_line(asked["value"])[:LONGEST])
    elif words:
        await context.reply(update, render_outlet(context.view, await _find(context, words)))
    else:
        names = await context.services.read(lambda stores: stores.revisions.outlet_names())
        await context.reply(update, render_outlets(context.view, sorted({name for name, _ in names}, key=str.casefold)))


async def _change(update: Update, context: Context, name: str, field: str, value: str) -> None:
    """Change one thing about an outlet, and about its articles with it."""
    stored = await context.services.read(lambda stores: stores.outlets.all())
    before = _stored(name, known_outlets(context.services.outlets, stored), stored)
    after = _changed(before, FIELDS[field.casefold()], value)
    others = (each for each in stored if each.origin != after.origin)
    try:
        now = known_outlets(context.services.outlets, [*others, after])
    except ValueError:
        raise UserMistake("outlet-taken", value=value) from None
    entry = await decide(update, context, "outlet", f"outlet {after.origin}", lambda work: _make(work, after, now))
    shown = now.recognise(after.name)
    assert shown is not None, "it was just put in"
    await answer(update, context, render_outlet(context.view, shown), entry)


async def _find(context: Context, name: str) -> Outlet:
    """The outlet of a name. Raises UserMistake."""
    outlets = await find_outlets(context.services)
    known = outlets.recognise(name) or await _in_archive(context, name)
    if known is None:
        raise UserMistake("outlet-unknown-name", name=name[:LONGEST])
    return known


async def _in_archive(context: Context, name: str) -> Outlet | None:
    """An outlet that only its articles name, as they name it."""
    names = await context.services.read(lambda stores: stores.revisions.outlet_names())
    return next((Outlet(each, owner) for each, owner in names if each.casefold() == name.casefold()), None)


async def find_outlets(services: Services) -> Outlets:
    """The outlets of the house with what moderators changed about them. Raises StorageError."""
    return known_outlets(services.outlets, await services.read(lambda stores: stores.outlets.all()))


def known_outlets(house: Outlets, stored: Iterable[StoredOutlet]) -> Outlets:
    """The outlets of the house with these changes. Raises ValueError if two share a name, an alias or a domain."""
    return house.changed({each.origin: Outlet(each.name, each.owner, each.aliases, each.domains) for each in stored})


def _stored(name: str, outlets: Outlets, stored: Iterable[StoredOutlet]) -> StoredOutlet:
    """The outlet as it is to be changed; one that nobody knows begins with its name."""
    known = outlets.recognise(name)
    if known is None:
        new = clean_line(name)[:LONGEST]
        return StoredOutlet(new, new)
    for each in stored:
        if each.name == known.name:
            return each
    return StoredOutlet(known.name, known.name, known.owner, known.aliases, known.domains)


def _changed(outlet: StoredOutlet, field: str, value: str) -> StoredOutlet:
    """The outlet with one thing changed; "-" empties the owner, "-word" takes an alias or a domain away."""
    if field == "owner":
        return replace(outlet, owner=None if value == CLEAR else value)
    if field == "name":
        others = tuple(dict.fromkeys((*outlet.aliases, outlet.name)))
        return replace(outlet, name=value, aliases=tuple(alias for alias in others if alias != value))
    word = value.removeprefix(CLEAR).strip()
    if field == "domain":
        word = word.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").strip("/")
        if not DOMAIN.fullmatch(word):
            raise UserMistake("outlet-bad-domain", value=word)
    have = outlet.domains if field == "domain" else outlet.aliases
    left = tuple(each for each in have if each.casefold() != word.casefold())
    now = left if value.startswith(CLEAR) else (*left, word)
    return replace(outlet, domains=now) if field == "domain" else replace(outlet, aliases=now)


def _make(work: Work, after: StoredOutlet, outlets: Outlets) -> None:
    """Keep the outlet, and let the articles that are its own bear its name and owner."""
    work.put("outlet", 0, after.origin, state=OUTLET.dump_python(after, mode="json"))
    for record in work.stores.revisions.of_outlets(_renamed(work.stores, after, outlets)):
        work.put("article", record.article.id, state={"outlet": after.name, "owner": after.owner})


def _renamed(stores: Stores, after: StoredOutlet, outlets: Outlets) -> set[str]:
    """How articles of this outlet name it that do not name it, or its owner, as it is now."""
    own = {
        (name, owner)
        for name, owner in stores.revisions.outlet_names()
        if (known := outlets.recognise(name)) and known.name == after.name
    }
    return {name for name, owner in own if (name, owner) != (after.name, after.owner)}
