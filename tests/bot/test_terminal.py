"""The terminal chat: lines in, what the bot would send out."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.offline import OfflineTelegram
from bot.terminal import PEOPLE, Screen, TerminalChat, converse

Context = ContextTypes.DEFAULT_TYPE
BUTTONS = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("More", callback_data="more"), InlineKeyboardButton("Less", callback_data="less")],
        [InlineKeyboardButton("Site", url="https://kabar.example/")],
    ]
)


async def greet(update: Update, context: Context) -> None:
    """`/start`: a message with buttons."""
    assert update.message
    await update.message.reply_text("<b>Welcome</b> &amp; hello", parse_mode="HTML", reply_markup=BUTTONS)


async def pressed(update: Update, context: Context) -> None:
    """A button: "more" edits its message, "less" takes its buttons away."""
    query = update.callback_query
    assert query
    await query.answer("as you wish")
    if query.data == "more":
        await query.edit_message_text("more it is", reply_markup=BUTTONS)
    else:
        await query.edit_message_reply_markup(None)


async def received(update: Update, context: Context) -> None:
    """A document: say what is in it."""
    assert update.message
    assert update.message.document
    file = await update.message.document.get_file()
    content = bytes(await file.download_as_bytearray())
    await update.message.reply_text(f"{update.message.document.file_name}: {content.decode()}")


async def echo(update: Update, context: Context) -> None:
    """Any other text: say it back."""
    assert update.message
    text = update.message.text or ""
    await update.message.reply_text(f"said {text!r}" if len(text) < 99 else f"said {len(text)}")


class Talk:
    """A chat with a small bot of four handlers."""

    def __init__(self, application: Any, request: OfflineTelegram, out: io.StringIO) -> None:
        self.application = application
        self._out = out
        self._chat = TerminalChat(application, request, Screen(out, request), PEOPLE["owner"])

    async def say(self, script: str) -> str:
        """Pipe a script in; returns what was printed for it."""
        self._out.seek(0)
        self._out.truncate()
        await converse(self._chat, io.StringIO(script))
        return self._out.getvalue()


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    """The small bot, started."""
    out = io.StringIO()
    request = OfflineTelegram(plain=lambda html: html.replace("<b>", "*").replace("</b>", "*").replace("&amp;", "&"))
    application: Application[Any, Any, Any, Any, Any, Any] = (
        ApplicationBuilder().token("1:t").request(request).get_updates_request(request).build()
    )
    application.add_handler(CommandHandler("start", greet))
    application.add_handler(CallbackQueryHandler(pressed))
    application.add_handler(MessageHandler(filters.Document.ALL, received))
    application.add_handler(MessageHandler(filters.TEXT, echo))
    async with application:
        yield Talk(application, request, out)


async def test_a_command_is_a_command_and_buttons_are_numbered(talk: Talk) -> None:
    assert await talk.say("/start\n") == "*Welcome* & hello\n[1] More  [2] Less\n[3] Site (https://kabar.example/)\n\n"


async def test_a_number_presses_that_button_and_edits_are_shown(talk: Talk) -> None:
    said = await talk.say("/start\n1\n")
    assert "(notice) as you wish\n" in said
    assert "(edited) more it is\n[1] More" in said


async def test_a_button_that_opens_a_page_says_which(talk: Talk) -> None:
    assert "(opens https://kabar.example/)" in await talk.say("/start\n3\n")


async def test_a_button_that_is_not_there_is_not_pressed(talk: Talk) -> None:
    assert (await talk.say("/start\n4\n")).endswith("(there is no button 4)\n\n")


async def test_when_the_buttons_are_gone_a_number_is_a_text_again(talk: Talk) -> None:
    assert "said '1'" in await talk.say("/start\n2\n1\n")
    assert "said '7'" in await talk.say("7\n")


async def test_a_backslash_joins_the_next_line(talk: Talk) -> None:
    assert "said 'first\\nsecond\\n\\nfourth'" in await talk.say("first\\\nsecond\\\n\\\nfourth\n")


async def test_a_last_line_without_an_end_counts(talk: Talk) -> None:
    assert "said 'no end'" in await talk.say("no end")
    assert "said 'joined to nothing'" in await talk.say("joined to nothing\\")


async def test_an_empty_line_says_nothing(talk: Talk) -> None:
    assert await talk.say("\n   \n\r\n") == ""


async def test_a_path_is_sent_as_a_document(talk: Talk, tmp_path: Path) -> None:
    (tmp_path / "berita.txt").write_text("isi berita", encoding="utf-8")
    assert await talk.say(f"@{tmp_path}/berita.txt\n") == "berita.txt: isi berita\n\n"


async def test_a_file_that_cannot_be_read_is_told_and_the_chat_goes_on(talk: Talk, tmp_path: Path) -> None:
    said = await talk.say(f"@{tmp_path}/none.txt\n@{tmp_path}\nhello\n")
    assert said.count("(cannot send") == 2
    assert "said 'hello'" in said


async def test_a_text_too_long_for_one_message_comes_in_pieces_as_from_an_app(talk: Talk) -> None:
    said = await talk.say("a" * 4095 + "😀" + "b" * 10 + "\n")
    assert said == "said 4095\n\nsaid '😀bbbbbbbbbb'\n\n"


async def test_what_telegram_refuses_is_refused_here_too(talk: Talk) -> None:
    for text in (" ", "😀" * 2049):
        with pytest.raises(BadRequest):
            await talk.application.bot.send_message(1, text)
    with pytest.raises(BadRequest, match="not found"):
        await talk.application.bot.edit_message_text("x", 1, 99)


async def test_an_edit_that_changes_nothing_is_refused(talk: Talk) -> None:
    sent = await talk.application.bot.send_message(1, "same")
    with pytest.raises(BadRequest, match="not modified"):
        await sent.edit_text("same")


def test_the_people_of_the_terminal_can_be_nobody_on_telegram() -> None:
    assert len(set(PEOPLE.values())) == 3
    assert all(user_id > 2**52 for user_id in PEOPLE.values())
