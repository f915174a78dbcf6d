"""/add: from messages, replies and documents to a draft, and from a draft to an article."""

import pytest
from telegram.ext import Application

from digest.model import Article
from handlers.commands import register
from handlers.context import CONTEXT_TYPES, Services
from handlers.intake import take_in
from tests.handlers.conftest import MODERATOR, READER
from tests.handlers.desk.newsdesk import DAY, FERRY, fill, state
from tests.handlers.newsroom import NOW
from tests.handlers.telegram import Call, Chatting, Recorder

TEXT = """---
title: Jembatan Awan dibuka
source: Harian Selat
url: https://selat.example/jembatan
published: 2024-11-07
---
Jembatan Awan dibuka pada Kamis, kata kepala dinas Tora Mila.

Sekitar 300 orang hadir."""
PREVIEW = """*Begini saya membacanya:*
Judul: *Jembatan Awan dibuka*
Media: Harian Selat (https://selat.example/jembatan)
Tanggal: 7 Nov
Bahasa: Indonesia
Awal: Jembatan Awan dibuka pada Kamis, kata kepala dinas Tora Mila. Sekitar 300 orang hadir.

2 pernyataan
Peristiwa baru
Tidak bertentangan dengan artikel lain"""

PAGE = (
    b"<html><head><title>Jembatan Awan dibuka</title><script>alert('x')</script></head><body><article>"
    b"<h1>Jembatan Awan dibuka</h1><p>Jembatan Awan dibuka pada Kamis, kata kepala dinas Tora Mila. "
    b"Sekitar 300 orang hadir di sana pada pagi hari itu.</p><p>Jembatan itu panjangnya 200 meter, kata dia. "
    b"Warga menyambutnya dengan gembira dan berjalan di atasnya.</p></article></body></html>"
)


def articles(services: Services) -> int:
    with services.database.reading() as stores:
        return stores.articles.count()


def shown(calls: list[Call]) -> str:
    return "\n".join(call.text for call in calls if call.method in {"sendMessage", "editMessageText"})


async def say(chat: Chatting, text: str) -> list[Call]:
    return await chat.say(text, user=MODERATOR)


async def press(chat: Chatting, call: Call, label: str) -> list[Call]:
    return await chat.press(call, label, user=MODERATOR)


async def test_text_over_several_messages_until_done(chat: Chatting, services: Services) -> None:
    [opened] = await say(chat, "/add")
    assert list(opened.buttons) == ["Buang"]
    head, _, tail = TEXT.partition("\n\n")
    [first] = await say(chat, head)
    [second] = await say(chat, tail)
    assert ("1 bagian" in first.text, "2 bagian" in second.text) == (True, True)
    preview, answered = await press(chat, second, "Selesai")
    assert preview.text == PREVIEW
    assert list(preview.buttons) == ["Terbitkan", "Ubah", "Buang"]
    assert answered.method == "answerCallbackQuery"
    assert articles(services) == 0
    published, _ = await press(chat, preview, "Terbitkan")
    assert published.method == "editMessageText"
    assert published.text == "Terbit: artikel 1. Peristiwa: /story_1"
    assert list(published.buttons) == ["Batalkan"]
    assert articles(services) == 1
    with services.database.reading() as stores:
        assert "300 orang" in stores.articles.get(1).text
        [entry] = [e for e in stores.log.latest(5) if e.action == "add"]
        assert (entry.actor, entry.subject) == (MODERATOR, "article 1")


async def test_done_as_a_command_and_text_after_add(chat: Chatting) -> None:
    await say(chat, f"/add {TEXT}")
    assert shown(await say(chat, "/done")) == PREVIEW


async def test_a_reply_is_shown_at_once(chat: Chatting) -> None:
    said = chat.message(TEXT, user=MODERATOR)
    calls = await chat.say("/add", user=MODERATOR, reply_to_message=said)
    assert shown(calls) == PREVIEW


async def test_a_draft_survives_a_restart(chat: Chatting, services: Services) -> None:
    await say(chat, "/add")
    [part] = await say(chat, TEXT)
    network = Recorder()
    application = Application.builder().token("1:test").context_types(CONTEXT_TYPES).request(network).build()
    application.bot_data["services"] = services
    register(application)
    await application.initialize()
    later = Chatting(application, network)
    [preview, _] = await press(later, part, "Selesai")
    assert preview.text == PREVIEW
    await press(later, preview, "Terbitkan")
    await application.shutdown()
    assert articles(services) == 1


async def test_publish_pressed_twice_publishes_once(chat: Chatting, services: Services) -> None:
    await say(chat, f"/add {TEXT}")
    [preview] = await say(chat, "/done")
    await press(chat, preview, "Terbitkan")
    [answer] = await press(chat, preview, "Terbitkan")
    assert "sudah diterbitkan atau dibuang" in answer.params["text"]
    assert articles(services) == 1


async def test_the_same_article_again_is_known(chat: Chatting, services: Services) -> None:
    for _ in range(2):
        await say(chat, f"/add {TEXT}")
        [preview] = await say(chat, "/done")
        calls = await press(chat, preview, "Terbitkan")
    assert "sudah ada di arsip, nomor 1" in shown(calls)
    assert articles(services) == 1


async def test_what_is_discarded_is_gone(chat: Chatting, services: Services) -> None:
    await say(chat, f"/add {TEXT}")
    [preview] = await say(chat, "/done")
    assert "Tidak ada yang disimpan" in shown(await press(chat, preview, "Buang"))
    [answer] = await press(chat, preview, "Terbitkan")
    assert "sudah diterbitkan atau dibuang" in answer.params["text"]
    assert articles(services) == 0


async def test_an_unfinished_draft_is_not_lost_to_a_new_one(chat: Chatting) -> None:
    await say(chat, f"/add {TEXT}")
    [refused] = await say(chat, "/add")
    assert "belum selesai" in refused.text
    [preview, _] = await press(chat, refused, "Selesai")
    assert preview.text == PREVIEW
    [refused] = await say(chat, "Satu kalimat lagi.")
    assert list(refused.buttons) == ["Terbitkan", "Ubah", "Buang"]


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("a.txt", TEXT.encode(), "Jembatan Awan dibuka"),
        ("a.MD", TEXT.encode("utf-16"), "Jembatan Awan dibuka"),
        ("a.html", PAGE, "Jembatan Awan dibuka"),
    ],
)
async def test_documents(chat: Chatting, services: Services, name: str, content: bytes, title: str) -> None:
    await say(chat, "/add")
    calls = await chat.send_file(name, content, user=MODERATOR)
    assert f"Judul: *{title}*" in shown(calls)
    assert "alert" not in shown(calls)
    await press(chat, calls[-1], "Terbitkan")
    assert articles(services) == 1


async def test_a_document_with_add_below_it_or_replied_to(chat: Chatting) -> None:
    calls = await chat.send_file("a.txt", TEXT.encode(), user=MODERATOR, caption="/add")
    assert PREVIEW in shown(calls)
    await press(chat, calls[-1], "Buang")
    said = chat.message("", user=MODERATOR) | {"document": chat.document("a.txt", TEXT.encode())}
    assert PREVIEW in shown(await chat.say("/add", user=MODERATOR, reply_to_message=said))


@pytest.mark.parametrize(
    ("name", "content", "size", "answer"),
    [
        ("a.txt", b"", None, "Berkas itu kosong"),
        ("a.txt", b"  \n ", None, "kosong"),
        ("a.txt", bytes(range(256)) * 40, None, "bukan teks"),
        ("a.txt", b"x", 20_000_000, "Terlalu besar"),
        ("a.txt", b"kata " * 400_000, None, "Terlalu besar"),
        ("a.exe", b"MZ", None, "jenis itu tidak bisa saya baca"),
        ("", b"?", None, "jenis itu tidak bisa saya baca"),
        ("a.html", b"<html><script>x</script></html>", None, "tidak ada teks"),
        ("a.md", b"---\npublished: kemarin dulu\n---\nTeks berita.", None, "Tanggal terbitnya"),
    ],
)
async def test_a_document_that_is_no_article(
    chat: Chatting, services: Services, name: str, content: bytes, size: int | None, answer: str
) -> None:
    await say(chat, "/add")
    document = chat.document(name, content) | ({"file_size": size} if size else {})
    calls = await chat.say("", user=MODERATOR, document=document)
    assert answer in shown(calls)
    with services.database.reading() as stores:
        draft = stores.drafts.of(MODERATOR)
    assert draft is not None
    assert draft.article is None
    assert shown(await chat.send_file("b.txt", TEXT.encode(), user=MODERATOR)) == PREVIEW


async def test_text_that_was_refused_can_be_sent_again_corrected(chat: Chatting) -> None:
    await say(chat, "/add")
    await say(chat, TEXT.replace("2024-11-07", "kemarin dulu"))
    assert "Tanggal terbitnya" in shown(await say(chat, "/done"))
    [part] = await say(chat, TEXT)
    assert "1 bagian" in part.text
    assert shown(await press(chat, part, "Selesai")) == PREVIEW


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("/done", "Mulai dengan /add"),
        ("/add http://127.0.0.1/berita", "jaringan pribadi"),
        ("/add file:///etc/passwd", "bukan alamat web"),
    ],
)
async def test_what_cannot_be_added(chat: Chatting, text: str, answer: str) -> None:
    assert answer in shown(await say(chat, text))


async def test_done_before_any_text(chat: Chatting) -> None:
    await say(chat, "/add")
    assert "Belum ada teks" in shown(await say(chat, "/done"))


async def test_what_is_no_text_is_said_and_the_draft_stays(chat: Chatting) -> None:
    await say(chat, f"/add {TEXT}")
    place = {"latitude": 1.0, "longitude": 1.0}
    assert "Itu bukan teks" in shown(await chat.say("", user=MODERATOR, location=place))
    assert shown(await say(chat, "/done")) == PREVIEW


async def test_a_document_without_add_gets_a_hint(chat: Chatting) -> None:
    assert "balas berkasnya dengan /add" in shown(await chat.send_file("a.txt", b"x", user=MODERATOR))
    assert "/sources" in shown(await chat.send_file("a.txt", b"x", user=READER))


async def test_a_dismissed_moderator_can_go_on_with_nothing(chat: Chatting, services: Services) -> None:
    await say(chat, "/add")
    [part] = await say(chat, TEXT)
    with services.database.writing() as stores:
        stores.people.dismiss(MODERATOR)
    assert "/sources NATO" in shown(await say(chat, "Satu kalimat lagi."))
    [answer] = await press(chat, part, "Selesai")
    assert "hanya untuk moderator" in answer.params["text"]


async def test_one_moderators_draft_is_not_anothers(chat: Chatting, services: Services) -> None:
    await say(chat, f"/add {TEXT}")
    assert "Mulai dengan /add" in shown(await chat.say("/done", user=7))


def posted(chat: Chatting, text: str = TEXT.split("---\n")[-1], **more: object) -> dict[str, object]:
    channel = {"id": -100, "type": "channel", "title": "Harian\u202e Selat", "username": "harianselat"}
    origin = {"type": "channel", "date": 1_730_950_200, "chat": channel, "message_id": 77}
    return {**chat.message(text, user=MODERATOR), "forward_origin": origin, **more}


async def test_a_channels_post_is_shown_at_once_with_its_channel_and_date(chat: Chatting, services: Services) -> None:
    calls = await chat.update(message=posted(chat))
    assert "Media: Harian Selat (https://t.me/harianselat/77)" in shown(calls)
    assert "Tanggal: 7 Nov" in shown(calls)
    await press(chat, calls[-1], "Terbitkan")
    with services.database.reading() as stores:
        assert str(stores.articles.get(1).published_at) == "2024-11-07 03:30:00+00:00"


async def test_a_post_after_add_replied_to_or_as_a_caption(chat: Chatting) -> None:
    await say(chat, "/add")
    calls = await chat.update(message=posted(chat))
    assert "t.me/harianselat/77" in shown(calls)
    await press(chat, calls[-1], "Buang")
    calls = await chat.say("/add", user=MODERATOR, reply_to_message=posted(chat))
    assert "t.me/harianselat/77" in shown(calls)
    await press(chat, calls[-1], "Buang")
    photo = [{"file_id": "f", "file_unique_id": "f", "width": 1, "height": 1}]
    words = "Jembatan Awan dibuka pada Kamis, kata Tora Mila."
    calls = await chat.update(message=posted(chat, "", caption=words, photo=photo))
    assert "Jembatan Awan dibuka" in shown(calls)


async def test_a_strangers_forward_is_no_draft(chat: Chatting) -> None:
    message = posted(chat) | {"chat": {"id": READER, "type": "private"}}
    message["from"] = {"id": READER, "is_bot": False, "first_name": "A", "language_code": "id"}
    assert "/sources NATO" in shown(await chat.update(message=message))


@pytest.mark.parametrize(
    ("label", "value", "line"),
    [
        ("Judul", "Jembatan\u202e Lain", "Judul: *Jembatan Lain*"),
        ("Media", "Kabar Pulau", "Media: Kabar Pulau"),
        ("Media", "-", "Media: media tak disebut"),
        ("Tanggal", "2024-11-05", "Tanggal: 5 Nov"),
        ("Tautan", "https://selat.example/lain", "https://selat.example/lain"),
        ("Bahasa", "en", "Bahasa: Inggris"),
        ("Teks", "Jembatan Kenanga roboh, kata Tora Mila.", "Awal: Jembatan Kenanga roboh"),
    ],
)
async def test_a_draft_is_edited_field_by_field(
    chat: Chatting, services: Services, label: str, value: str, line: str
) -> None:
    await say(chat, f"/add {TEXT}")
    [preview] = await say(chat, "/done")
    which, _ = await press(chat, preview, "Ubah")
    asked, _ = await press(chat, which, label)
    assert label in asked.text
    [again] = await say(chat, value)
    assert line in again.text
    await press(chat, again, "Terbitkan")
    assert articles(services) == 1


async def test_a_field_is_edited_by_its_name_and_a_bad_value_is_asked_for_again(chat: Chatting) -> None:
    await say(chat, f"/add {TEXT}")
    [preview] = await say(chat, "/done")
    assert "Judul: *Baru*" in shown(await say(chat, "judul: Baru"))
    which, _ = await press(chat, preview, "Ubah")
    asked, _ = await press(chat, which, "Tanggal")
    assert "bukan tanggal" in shown(await say(chat, "kemarin dulu"))
    assert "Tanggal: 5 Nov" in shown(await say(chat, "2024-11-05"))
    back, _ = await press(chat, asked, "Kembali")
    assert "Judul: *Baru*" in back.text


async def test_the_preview_tells_story_copies_and_conflicts_and_stores_nothing(
    chat: Chatting, services: Services
) -> None:
    fill(services.database)
    before = state(services.database)
    text = "Kapal Melati karam di Selat Awan. Menurut kepala pelabuhan Raka Wen, 31 penumpang selamat."
    await say(chat, f"/add ---\ntitle: Penumpang Melati\n---\n{text} Tim penyelamat masih mencari di Selat Awan.")
    seen = shown(await say(chat, "/done"))
    assert "Bergabung dengan /story_1" in seen
    assert "Bertentangan dalam 1 hal" in seen
    assert "31 penumpang" in seen
    assert state(services.database) == before
    await say(chat, "teks: " + FERRY[1][2])
    assert "Sudah ada di arsip: /articles_2" in shown(await say(chat, "/done"))


async def test_the_preview_names_near_copies_of_another_story(chat: Chatting, services: Services) -> None:
    fill(services.database)
    wire = (
        "Pengelola Pasar Lembayung memindahkan seratus dua belas pedagang ikan ke gedung baru di Jalan Kenari sejak "
        "Senin pagi. Kepala pasar Ratri Bono mengatakan atap gedung lama bocor dan lantainya sering tergenang. "
        "Pedagang membayar sewa yang sama selama enam bulan pertama, lalu naik sepersepuluh setiap tahun."
    )
    long_ago = Article(wire, "Pasar Lembayung pindah", "Warta Teluk", published_at=NOW - 60 * DAY)
    there = take_in(services.database, long_ago, now=NOW)
    await say(chat, f"/add ---\ntitle: Pedagang ikan pindah\npublished: 2024-11-06\n---\n{wire} Warga senang.")
    seen = shown(await say(chat, "/done"))
    assert "Peristiwa baru" in seen
    assert f"Hampir sama dengan artikel: /articles_{there.id} (Warta Teluk)" in seen


async def test_a_removed_article_is_known_and_can_be_restored(chat: Chatting, services: Services) -> None:
    fill(services.database)
    await say(chat, "/remove 2")
    await say(chat, "/add " + FERRY[1][2])
    assert "Kembalikan: /restore_2" in shown(await say(chat, "/done"))


async def test_the_articles_of_a_file_of_several_wait_in_the_queue(chat: Chatting, services: Services) -> None:
    lines = b'{"text": "Kapal Melati karam."}\n{"text": "Jembatan Lembah retak."}\n{"text": "Pasar Arau dibuka."}\n'
    take_in(services.database, Article("Pasar Arau dibuka.", "Pasar"), now=NOW)
    await say(chat, "/add")
    said = shown(await chat.send_file("a.jsonl", lines, user=MODERATOR))
    assert said == "2 artikel dari berkas itu menunggu Anda: /queue\n1 sudah ada di arsip."
    assert articles(services) == 1
    first, second = await say(chat, "/queue")
    assert ("Kapal Melati karam" in first.text, "Jembatan Lembah retak" in second.text) == (True, True)
    await press(chat, first, "Terbitkan")
    await press(chat, second, "Buang")
    assert articles(services) == 2
    again = shown(await chat.send_file("a.jsonl", lines, user=MODERATOR, caption="/add"))
    assert again == "1 artikel dari berkas itu menunggu Anda: /queue\n2 sudah ada di arsip."
    again = shown(await chat.send_file("a.jsonl", lines, user=MODERATOR, caption="/add"))
    assert "0 artikel" in again
    assert "1 memang sudah menunggu" in again
    assert "Belum ada umpan" in shown(await say(chat, "/feed list"))


async def test_a_file_of_too_many_is_refused_with_their_number_and_the_way_to_load_them(
    chat: Chatting, services: Services
) -> None:
    lines = b"\n".join(b'{"text": "Kapal nomor %d karam."}' % number for number in range(101))
    said = shown(await chat.send_file("a.jsonl", lines, user=MODERATOR, caption="/add"))
    assert "berisi 101 artikel" in said
    assert "kabar import" in said
    assert articles(services) == 0


async def test_a_file_of_one_article_is_a_draft(chat: Chatting) -> None:
    seen = shown(await chat.send_file("a.jsonl", b'{"text": "Kapal Melati karam."}', user=MODERATOR, caption="/add"))
    assert "Kapal Melati karam" in seen
