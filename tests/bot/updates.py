"""What people send, as Telegram tells it."""

from typing import Any


def command(number: int, text: str, chat_id: int = 7) -> dict[str, Any]:
    """Somebody sends a command."""
    person = {"id": chat_id, "is_bot": False, "first_name": "A", "language_code": "en"}
    entity = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
    message = {"message_id": number, "date": 1_731_027_600, "from": person, "chat": {"id": chat_id, "type": "private"}}
    return {"update_id": number, "message": {**message, "text": text, "entities": [entity]}}
