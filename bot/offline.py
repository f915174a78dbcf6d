"""Telegram without a network: a request class that answers Bot API calls on this machine and shows what was sent."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Any, cast

from telegram.request import BaseRequest, RequestData

Params = Mapping[str, Any]
BOT = {"id": 1, "is_bot": True, "first_name": "Kabar", "username": "KabarBot"}
LONGEST = 4096  # UTF-16 units of a message, after its markup is taken out
LARGEST = 20_000_000  # bytes of a file that a bot can fetch


class RefusedError(Exception):
    """A call that Telegram would answer with 400 and this description."""


class OfflineTelegram(BaseRequest):
    """Answers the calls of one private chat and hands everything visible to `on_event(what, message)`.

    `what` is "send", "edit", "delete" or "notice"; `plain` takes the markup out of a text.
    """

    def __init__(self, plain: Callable[[str], str]) -> None:
        self.on_event: Callable[[str, dict[str, Any]], None] = lambda _what, _message: None
        self._plain = plain
        self._messages: dict[int, dict[str, Any]] = {}
        self._files: dict[str, bytes] = {}
        self._last_id = 0

    @property
    def read_timeout(self) -> float | None:
        """No call waits for a network, so none can time out."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    def next_id(self) -> int:
        """A number for a message or an update that nothing else in this chat has."""
        self._last_id += 1
        return self._last_id

    def keep_file(self, content: bytes) -> str:
        """Keep a document for the bot to fetch; returns its file id."""
        file_id = f"file-{self.next_id()}"
        self._files[file_id] = content
        return file_id

    def message(self, message_id: int) -> dict[str, Any]:
        """A message the bot sent, as it stands now."""
        return self._messages[message_id]

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        write_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """Answer one call as Telegram's server would: a status and a body."""
        name = url.rsplit("/", 1)[-1]
        if method == "GET":
            return 200, self._files[str(name)]
        params = cast(Params, request_data.parameters if request_data else {})
        answer = getattr(self, f"_{name}", None)
        try:
            if answer is None and str(name).startswith("get"):  # channels, groups and their members
                raise RefusedError("chat not found")
            result = answer(params) if answer else True  # menus, typing notices and the like are simply accepted
        except RefusedError as refusal:
            return 400, json.dumps({"ok": False, "error_code": 400, "description": f"Bad Request: {refusal}"}).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _getMe(self, _: Params) -> dict[str, Any]:  # noqa: N802  (the methods are named as in the Bot API)
        return BOT

    def _sendMessage(self, params: Params) -> dict[str, Any]:  # noqa: N802
        chat = {"id": params["chat_id"], "type": "private"}
        message_id = self.next_id()
        message = {"message_id": message_id, "from": BOT, "chat": chat, "date": int(time.time())}
        message |= {"text": self._text(params), **_markup(params)}
        self._messages[message_id] = message
        self.on_event("send", message)
        return message

    def _sendPhoto(self, params: Params) -> dict[str, Any]:  # noqa: N802
        """A picture: the terminal shows what stands below it."""
        return self._sendMessage({**params, "text": params.get("caption", "")})

    def _editMessageText(self, params: Params) -> dict[str, Any]:  # noqa: N802
        return self._edit(params, {"text": self._text(params), "reply_markup": None, **_markup(params)})

    def _editMessageReplyMarkup(self, params: Params) -> dict[str, Any]:  # noqa: N802
        return self._edit(params, {"reply_markup": None, **_markup(params)})

    def _deleteMessage(self, params: Params) -> bool:  # noqa: N802
        message = self._messages.pop(int(params["message_id"]), None)
        if message is None:
            raise RefusedError("message to delete not found")
        self.on_event("delete", message)
        return True

    def _answerCallbackQuery(self, params: Params) -> bool:  # noqa: N802
        if params.get("text"):
            self.on_event("notice", {"text": params["text"]})
        return True

    def _getFile(self, params: Params) -> dict[str, Any]:  # noqa: N802
        file_id = str(params["file_id"])
        size = len(self._files[file_id])
        if size > LARGEST:
            raise RefusedError("file is too big")
        return {"file_id": file_id, "file_unique_id": file_id, "file_size": size, "file_path": file_id}

    def _edit(self, params: Params, changes: Mapping[str, Any]) -> dict[str, Any]:
        """Change a message that is still there."""
        message = self._messages.get(int(params["message_id"]))
        if message is None:
            raise RefusedError("message to edit not found")
        changed = {key: value for key, value in {**message, **changes}.items() if value is not None}
        if changed == message:
            raise RefusedError("message is not modified")
        message.clear()
        message.update(changed)
        self.on_event("edit", message)
        return message

    def _text(self, params: Params) -> str:
        """The text as people see it; refuses what Telegram refuses: nothing to say, or too much of it."""
        text = str(params.get("text", ""))
        shown = self._plain(text) if params.get("parse_mode") else text
        if not shown.strip():
            raise RefusedError("message text is empty")
        if len(shown.encode("utf-16-le")) // 2 > LONGEST:
            raise RefusedError("message is too long")
        return shown


def _markup(params: Params) -> dict[str, Any]:
    """The buttons, if there are any."""
    return {"reply_markup": params["reply_markup"]} if params.get("reply_markup") else {}
