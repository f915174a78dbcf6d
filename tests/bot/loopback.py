"""A very small Bot API server on loopback: it hands out updates and records what it is asked to send."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "424242:made-up-token"
BOT = {"id": 424242, "is_bot": True, "first_name": "Kabar", "username": "kabar_test_bot"}


class Loopback:
    """What the server knows; `sent` gives the messages in the order they came."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.sent: queue.Queue[dict[str, str]] = queue.Queue()
        self._updates: queue.Queue[dict[str, Any]] = queue.Queue()
        self._numbers = iter(range(1, 10**6))

    def say(self, text: str, user_id: int = 7) -> None:
        """Somebody writes to the bot in private."""
        who = {"id": user_id, "is_bot": False, "first_name": "Made-up", "language_code": "en"}
        message = {"message_id": next(self._numbers), "date": 1900000000, "chat": {**who, "type": "private"}}
        message |= {"from": who, "text": text}
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        self._updates.put({"update_id": next(self._numbers), "message": message})

    def answer(self, path: str, params: dict[str, str]) -> tuple[int, Any]:
        """Status and result of one call."""
        _, bot, method = path.split("/")
        if bot != f"bot{self.token}":
            return 401, "Unauthorized"
        if method == "getMe":
            return 200, BOT
        if method == "getUpdates":
            try:
                return 200, [self._updates.get(timeout=0.2)]
            except queue.Empty:
                return 200, []
        if method == "sendMessage":
            self.sent.put(params)
            chat = {"id": int(params["chat_id"]), "type": "private"}
            return 200, {"message_id": next(self._numbers), "date": 1900000000, "chat": chat, "text": params["text"]}
        return 200, True


@contextmanager
def serving(loopback: Loopback, port: int = 0) -> Iterator[str]:
    """Serve until the block ends; gives the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, result = loopback.answer(self.path, json.loads(body or b"{}"))
            key = "result" if status == 200 else "description"
            answer = json.dumps({"ok": status == 200, "error_code": status, key: result}).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Nothing: pytest shows enough."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
