"""/stats: how much there is of everything, and whether it goes well."""

from __future__ import annotations

import datetime as dt

from telegram import Update

from digest.compose import SHOWN_CONFIDENCE
from handlers.context import Context
from handlers.render.figures import render_figures

DAY = dt.timedelta(days=1)


async def stats(update: Update, context: Context) -> None:
    """/stats: articles, stories, conflicts, subscribers, the last day's deliveries, queue, feeds and version."""
    since = context.services.now() - DAY
    found = await context.services.read(lambda stores: stores.counting.figures(since, SHOWN_CONFIDENCE))
    await context.reply(update, render_figures(context.view, found))
