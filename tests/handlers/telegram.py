"""Telegram on this machine: records what the bot sends, and answers as the real server would."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.request import BaseRequest, RequestData

from handlers.context import Kabar
from handlers.render import plain

ME = {"id": 99, "is_bot": True, "first_name": "Kabar", "username": "KabarBot"}
SENT_AT = 1_731_027_600
Answer = Callable[[dict[str, Any]], Any]  # the result of a call, or raises


class RefusalError(Exception):
    """An answer other than 200."""

    def __init__(self, status: int, description: str, **parameters: object) -> None:
        super().__init__(description)
        self.status = status
        self.body = {"ok": False, "error_code": status, "description": description, "parameters": parameters}


@dataclass
class Call:
    """One call of the Bot API."""

    method: str
    params: dict[str, Any]

    @property
    def html(self) -> str:
        """The text as sent."""
        return str(self.params.get("text", ""))

    @property
    def text(self) -> str:
        """The text as a terminal would show it."""
        return plain(self.html)

    @property
    def buttons(self) -> dict[str, str]:
        """Callback data by label."""
        rows = self.params.get("reply_markup", {}).get("inline_keyboard", [])
        return {button["text"]: button["callback_data"] for row in rows for button in row}


class Recorder(BaseRequest):
    """The network of the tests."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.answers: dict[str, Answer | list[Answer]] = {}  # by method; a list is used up
        self.files: dict[str, bytes] = {}
        self.uploads: list[bytes] = []
        self._numbers = itertools.count(1000)

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: object, **__: object
    ) -> tuple[int, bytes]:
        name = url.rsplit("/", 1)[-1]
        if method == "GET":
            return 200, self.files[name]
        params = dict(request_data.parameters if request_data else {})
        self.calls.append(Call(name, params))
        if request_data and request_data.contains_files:
            self.uploads += [
                bytes(content) for _, content, _ in request_data.multipart_data.values() if isinstance(content, bytes)
            ]
        try:
            result = self._answer(name)(params)
        except RefusalError as refusal:
            return refusal.status, json.dumps(refusal.body).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _answer(self, name: str) -> Answer:
        special = self.answers.get(name)
        if isinstance(special, list):
            special = special.pop(0) if special else None
        usual: Answer = getattr(self, f"_{name}", lambda _: True)
        return special or usual

    def _getMe(self, params: dict[str, Any]) -> Any:  # noqa: N802 - as the method is called
        return ME

    def _sendMessage(self, params: dict[str, Any]) -> Any:  # noqa: N802 - as the method is called
        chat = {"id": params["chat_id"], "type": "private", "first_name": "A"}
        return {"message_id": next(self._numbers), "date": SENT_AT, "chat": chat, "text": plain(params["text"])}

    def _sendPhoto(self, params: dict[str, Any]) -> Any:  # noqa: N802 - as the method is called
        return self._sendMessage({**params, "text": params["caption"]})

    def _editMessageText(self, params: dict[str, Any]) -> Any:  # noqa: N802 - as the method is called
        return {**self._sendMessage(params), "message_id": params["message_id"]}

    def _editMessageReplyMarkup(self, params: dict[str, Any]) -> Any:  # noqa: N802 - as the method is called
        return {**self._sendMessage(params | {"text": "shown"}), "message_id": params["message_id"]}

    def _getFile(self, params: dict[str, Any]) -> Any:  # noqa: N802 - as the method is called
        return {"file_id": params["file_id"], "file_unique_id": params["file_id"], "file_path": params["file_id"]}

    def _getChatMember(self, params: dict[str, Any]) -> Any:  # noqa: N802 - as the method is called
        user = {"id": params["user_id"], "is_bot": False, "first_name": "A"}
        return {"status": "member", "user": user}


@dataclass
class Group:
    """A group, perhaps with topics."""

    id: int = -1001
    topic: int | None = None
    forum: bool = False


@dataclass
class Chatting:
    """People talking to the bot: each call does what they do and gives what the bot sent because of it."""

    application: Kabar
    network: Recorder
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    async def say(
        self, text: str, user: int = 1, language: str = "id", group: Group | None = None, **more: Any
    ) -> list[Call]:
        """Somebody sends a message; `more` adds to it or replaces what is in it."""
        return await self.update(message=self.message(text, user, language, group, **more))

    def message(
        self, text: str, user: int = 1, language: str = "id", group: Group | None = None, **more: Any
    ) -> dict[str, Any]:
        """A message as Telegram tells of it."""
        command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
        message: dict[str, Any] = {
            "message_id": next(self.numbers),
            "date": SENT_AT,
            "from": person(user, language),
            "chat": {"id": group.id, "type": "supergroup", "title": "G"} if group else {"id": user, "type": "private"},
        }
        if text:
            message["text"] = text
        if command:
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]
        if group and group.topic:
            message |= {"message_thread_id": group.topic, "is_topic_message": group.forum}
        return message | more

    async def press(
        self, call: Call, label: str, user: int = 1, language: str = "id", group: Group | None = None
    ) -> list[Call]:
        """Somebody presses a button of a message the bot sent."""
        return await self.press_data(call.buttons[label], user, language, group, call.params["reply_markup"])

    async def press_data(
        self, data: str, user: int = 1, language: str = "id", group: Group | None = None, markup: Any = None
    ) -> list[Call]:
        """Somebody presses a button with this callback data; `markup` is all the buttons of its message."""
        message = self.message("shown", 99, "id", group) | {"from": ME}
        message |= {"reply_markup": markup} if markup else {}
        if not group:
            message["chat"] = {"id": user, "type": "private"}
        query = {"id": "1", "from": person(user, language), "chat_instance": "1", "message": message, "data": data}
        return await self.update(callback_query=query)

    async def type_inline(self, words: str, offset: str = "", language: str = "id") -> list[Call]:
        """Somebody types the bot's name and some words in any chat."""
        query = {"id": str(next(self.numbers)), "from": person(1, language), "query": words, "offset": offset}
        return await self.update(inline_query=query)

    async def send_file(self, name: str, content: bytes, user: int = 1, **more: Any) -> list[Call]:
        """Somebody sends a document."""
        return await self.update(message=self.message("", user) | {"document": self.document(name, content)} | more)

    def document(self, name: str, content: bytes) -> dict[str, Any]:
        """A document that the bot can fetch."""
        file_id = f"file{len(self.network.files)}"
        self.network.files[file_id] = content
        return {"file_id": file_id, "file_unique_id": file_id, "file_name": name, "file_size": len(content)}

    async def update(self, **kind: Any) -> list[Call]:
        """Something happens; gives what was called because of it."""
        before = len(self.network.calls)
        update = Update.de_json({"update_id": next(self.numbers), **kind}, self.application.bot)
        await self.application.process_update(update)
        return self.network.calls[before:]


def person(user: int, language: str) -> dict[str, Any]:
    """A person as Telegram tells of them."""
    return {"id": user, "is_bot": False, "first_name": "A", "language_code": language}


async def said(chat: Chatting, text: str, **more: Any) -> str:
    """What the bot answers to somebody's words."""
    return "\n\n".join(call.text for call in await chat.say(text, **more) if call.method == "sendMessage")
