"""Excerpts offered in any chat."""

from __future__ import annotations

from typing import Any

import pytest
from telegram.error import TimedOut

from handlers import inline
from handlers.context import Services
from storage.errors import StorageError
from tests.handlers.telegram import Chatting, Recorder, RefusalError


async def offered(chat: Chatting, words: str, **more: Any) -> dict[str, Any]:
    [call] = await chat.type_inline(words, **more)
    assert call.method == "answerInlineQuery"
    return call.params


def messages(answer: dict[str, Any]) -> list[str]:
    return [result["input_message_content"]["message_text"] for result in answer["results"]]


async def test_excerpts_are_offered_with_outlet_and_link(chat: Chatting, archive: list[int]) -> None:
    answer = await offered(chat, "penumpang")
    assert "12 <b>penumpang</b> selamat" in messages(answer)[0]
    assert messages(answer)[0].endswith('— <a href="https://selat.example/1">Harian Selat</a>, 7 Nov')
    first = answer["results"][0]
    assert (first["type"], first["description"]) == ("article", "Harian Selat, 7 Nov")
    assert "12 penumpang selamat" in first["title"]
    assert first["input_message_content"]["parse_mode"] == "HTML"
    assert (answer["is_personal"], answer["cache_time"]) == (True, inline.CACHED)  # in the asker's language
    assert len({result["id"] for result in answer["results"]}) == len(answer["results"])


async def test_without_words_the_newest_articles_are_offered(chat: Chatting, archive: list[int]) -> None:
    for words in ("", "   ", "?!", "🙂"):
        assert all(text.startswith("<b>") for text in messages(await offered(chat, words)))
        assert len(messages(await offered(chat, words))) == len(archive)


@pytest.mark.parametrize("words", ["penumpang", ""])
async def test_pages_follow_until_there_are_no_more(
    chat: Chatting, archive: list[int], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inline, "PAGE", 1)
    first = await offered(chat, words)
    second = await offered(chat, words, offset=first["next_offset"])
    assert len(messages(first)) == len(messages(second)) == 1
    assert messages(first) != messages(second)
    assert len(messages(await offered(chat, words, offset="1000000000000"))) == 1  # no page of ours: the first


async def test_nothing_found_leads_to_the_bot_itself_in_the_language_of_whoever_asks(chat: Chatting) -> None:
    for language, word in (("id", "Tidak ada"), ("en", "Nothing"), ("xx", "Tidak ada")):
        answer = await offered(chat, "zzqqxxyy", language=language)
        assert (answer["results"], answer["button"]["start_parameter"]) == ([], "inline")
        assert answer["button"]["text"].startswith(word)


@pytest.mark.parametrize("words", ["x" * 5000, "NEAR(", '"', "%s ' OR 1=1 --", "\u202epenumpang", "| | |"])
@pytest.mark.parametrize("offset", ["", "-1", "x", "²", "99999999"])
async def test_whatever_is_typed_is_answered(chat: Chatting, archive: list[int], words: str, offset: str) -> None:
    assert len((await offered(chat, words, offset=offset))["results"]) <= 50


async def test_a_fault_is_said_where_results_would_stand(
    chat: Chatting, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StorageError("the disk is full")

    monkeypatch.setattr(inline, "_latest", fail)
    answer = await offered(chat, "", language="en")
    assert (answer["results"], answer["cache_time"]) == ([], 0)
    assert answer["button"]["text"].startswith("That did not work")


@pytest.mark.parametrize("refusal", [RefusalError(400, "Bad Request: query is too old"), TimedOut()])
async def test_an_answer_that_comes_too_late_is_let_go(
    chat: Chatting, network: Recorder, caplog: pytest.LogCaptureFixture, refusal: Exception
) -> None:
    def refuse(_: object) -> None:
        raise refusal

    network.answers["answerInlineQuery"] = refuse
    await chat.type_inline("penumpang")
    assert "fault" not in caplog.text
