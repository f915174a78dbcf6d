"""What the papers show to be sent to the bot is understood: no fault, no unknown command, no explanation of its use."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from handlers.commands import COMMANDS
from handlers.render import plain
from handlers.texts import texts
from tests.handlers.channel import CHANNEL, member
from tests.handlers.conftest import OWNER
from tests.handlers.telegram import Chatting

HOUSE = Path(__file__).parents[2]
PAPERS = [HOUSE / "README.md", HOUSE / "CONTRIBUTING.md", *sorted((HOUSE / "docs").glob("*.md"))]
STAND_INS = {"WORDS": "Melati", "TEXT": "12 penumpang Kapal Melati selamat.", "N": "1", "NAME": "Raka", "12": "1"}
NAMES = {command.name for command in COMMANDS}
USAGES: list[str] = re.findall(r'msgid "(\S+-usage)"', (HOUSE / "handlers/texts/en.po").read_text("utf-8"))


def forms(shown: str) -> list[str]:
    """What somebody may send who reads `/subscribe [HH:MM] [Zone]`: with and without what may be left out."""
    parts = [part.split("|") for part in re.findall(r"\[[^]]*\]|\S+", shown.replace("\\|", "|"))]
    choices = [["", *(each.strip("[]") for each in some)] if some[0].startswith("[") else some for some in parts]
    sent = {" ".join(filter(None, chosen)) for chosen in itertools.product(*choices)}
    values = {**STAND_INS, "HH:MM": "07:30", "Zone": "Asia/Makassar"}
    return [" ".join(values.get(word, word) for word in each.split()) for each in sorted(sent)]


def shown() -> set[str]:
    """Whatever stands in backquotes and begins with a command that the bot knows, with something behind it."""
    found = {each for paper in PAPERS for each in re.findall(r"`(/[a-z]+(?: [^`]+)?)`", paper.read_text("utf-8"))}
    known = {each for each in found if each[1:].split()[0] in NAMES and each.count(" ")}
    return {form for each in known for form in forms(each)}


def test_there_is_something_to_send() -> None:
    assert len(shown()) > 12


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("text", sorted(shown()))
async def test_what_is_shown_is_understood(chat: Chatting, text: str) -> None:
    chat.network.answers["getChat"] = lambda _: CHANNEL | {"accent_color_id": 1, "max_reaction_count": 1}
    chat.network.answers["getChatMember"] = member("administrator", can_post_messages=True)
    answers = [plain(call.text) for call in await chat.say(text, user=OWNER) if call.method == "sendMessage"]
    assert answers
    for key in ("unknown-command", *USAGES):
        for language in ("id", "en"):
            begins = plain(texts(language)(key)).split("\n")[0][:40]
            assert not any(answer.startswith(begins) for answer in answers), text
    apology = plain(texts("id")("fault", code="")).split("(")[0][:25]
    assert not any(answer.startswith(apology) for answer in answers)
