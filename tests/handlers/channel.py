"""A channel as Telegram tells of it, and who is what in it."""

from __future__ import annotations

from typing import Any

from tests.handlers.telegram import ME

CHANNEL = {"id": -1009, "type": "channel", "title": "Kanal Selat", "username": "kanalselat"}


def member(status: str, **rights: bool) -> Any:
    def answer(params: dict[str, Any]) -> Any:
        user = {"id": params["user_id"], "is_bot": params["user_id"] == ME["id"], "first_name": "A"}
        names = ["can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"]
        names += ["can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"]
        names += ["can_post_stories", "can_edit_stories", "can_delete_stories"]
        ours = params["user_id"] == ME["id"]
        return {"status": "administrator" if ours else status, "user": user} | dict.fromkeys(names, False) | rights

    return answer
