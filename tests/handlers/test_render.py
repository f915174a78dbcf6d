"""What readers see of editions, stories, articles and drafts."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from digest.model import Agreement, Attribution, ConflictKind, Edition, Question, Story
from handlers.desk.foreseeing import Outlook
from handlers.render import (
    View,
    plain,
    question_text,
    render_articles,
    render_edition,
    render_story,
    split_blocks,
)
from handlers.render.drafts import render_preview
from handlers.render.parts import voices
from handlers.texts import texts
from storage.records import Length
from tests.handlers.newsroom import (
    BRIEF,
    CONFLICT,
    EDITION,
    FIRST,
    LEFT,
    NOW,
    SECOND,
    STORY,
    TWELVE,
    TWENTY,
)

INDONESIAN = View(texts("id"), ZoneInfo("Asia/Jakarta"), NOW)
ENGLISH = View(texts("en"), ZoneInfo("Asia/Jakarta"), NOW)


def shown(edition: Edition, view: View = INDONESIAN) -> str:
    return plain("\n\n".join(split_blocks(render_edition(view, edition))))


def test_an_edition_on_a_phone() -> None:
    assert shown(EDITION) == (
        "*Ringkasan Kabar* · Jum, 8 Nov\n"
        "2 artikel · 1 peristiwa\n"
        "Dibaca: Harian Selat, Kabar Pulau\n"
        "\n"
        "*Kapal Melati karam*\n"
        "/story_7 · 2 artikel · 2 sumber · 6 Nov – 7 Nov\n"
        "• “Kepala pelabuhan Raka Wen mengatakan 12 penumpang selamat.”\n"
        "— Raka Wen via Antara Selat (Harian Selat (https://selat.example/1), 7 Nov)\n"
        "• “Kapal itu berangkat pada Rabu.”\n"
        "— Harian Selat (https://selat.example/1), 7 Nov\n"
        "⚠ *Sumber berbeda tentang 1 hal*\n"
        "│ *Berapa penumpang di Selat Melati?* /why_4\n"
        "│ ▸ *12*\n"
        "│ — Raka Wen via Antara Selat (Harian Selat (https://selat.example/1), 7 Nov)\n"
        "│ ▸ *20*\n"
        "│ — Sinta Olo (Kabar Pulau, 6 Nov)"
    )


def test_what_only_one_source_says_stands_under_a_line_of_its_own() -> None:
    text = shown(replace(EDITION, stories=(replace(BRIEF, single=(TWELVE,)),)))
    assert "• “Kapal itu berangkat pada Rabu.”\n— Harian Selat (https://selat.example/1), 7 Nov\n_Dari satu" in text
    assert "_Dari satu sumber saja:_\n• “Kepala pelabuhan" in text


def test_a_continued_story_says_so_and_what_is_still_open() -> None:
    brief = replace(BRIEF, continuing=True, new_articles=(SECOND,), conflicts=(), known_conflicts=1)
    text = shown(replace(EDITION, stories=(brief,)), ENGLISH)
    assert "/story_7 · continued · 1 new article · 2 sources · 6 Nov\n*Was → is*" in text
    assert text.endswith("Still open: 1 conflict told before, see /story_7")


@pytest.mark.parametrize(
    ("length", "claims", "conflicts"), [(Length.HEADLINES, 0, 0), (Length.NORMAL, 2, 1), (Length.FULL, 2, 1)]
)
def test_how_much_is_told_of_a_story_is_the_readers_choice(length: Length, claims: int, conflicts: int) -> None:
    text = shown(EDITION, replace(INDONESIAN, length=length))
    assert (text.count("•"), text.count("/why_")) == (claims, conflicts)
    assert "⚠ *Sumber berbeda tentang 1 hal*" in text


def test_conflicts_that_do_not_fit_are_counted() -> None:
    many = tuple(replace(CONFLICT, id=number) for number in range(1, 6))
    text = shown(replace(EDITION, stories=(replace(BRIEF, conflicts=many),)))
    assert text.count("/why_") == 3
    assert "2 perbedaan lain di /story_7" in text


def test_a_busy_day_says_how_many_stories_it_leaves_out() -> None:
    head = render_edition(INDONESIAN, replace(EDITION, left_out=4))[0]
    assert "5 peristiwa" in head
    assert "4 peristiwa lain" in head


def test_a_value_that_moved_is_a_timeline_unless_it_is_disputed() -> None:
    undisputed = replace(BRIEF, conflicts=())
    line = "*Dulu → kini*: Berapa penumpang di Selat Melati?\n3 (5 Nov) → 12 (6 Nov)\n— Raka Wen"
    assert line in shown(replace(EDITION, stories=(undisputed,)))
    assert "Dulu → kini" not in shown(EDITION)
    calm = replace(STORY, relations=replace(STORY.relations, conflicts=()))
    assert f"*Yang berubah*\n{line}" in plain("\n\n".join(render_story(INDONESIAN, calm)))


def test_an_agency_that_speaks_itself_is_not_named_twice() -> None:
    spoken = replace(TWELVE, attribution=replace(TWELVE.attribution, speaker="Antara Selat (AS)"))
    text = shown(replace(EDITION, stories=(replace(BRIEF, claims=(spoken,), conflicts=()),)))
    assert "— Antara Selat (AS) (Harian Selat" in text


def test_what_is_written_is_escaped() -> None:
    brief = replace(BRIEF, claims=(TWENTY,))
    [_, story] = render_edition(INDONESIAN, replace(EDITION, stories=(brief,)))
    assert "&lt;selamat&gt; &amp; sehat" in story


def test_a_quiet_window_is_said_in_one_block_with_the_outlets_read() -> None:
    quiet = replace(EDITION, stories=(), articles=0)
    assert shown(quiet) == "Tidak ada artikel baru sejak Kam, 7 Nov, 08:00.\nDibaca: Harian Selat, Kabar Pulau"
    assert shown(replace(quiet, outlets=()), ENGLISH) == "No new articles since Thu, 7 Nov, 08:00."


def test_what_was_said_so_already_is_not_said_again() -> None:
    same = replace(
        BRIEF, claims=(TWELVE, TWENTY, LEFT), agreed=(Agreement((TWELVE, TWENTY)),), conflicts=(), updates=()
    )
    text = shown(replace(EDITION, stories=(same,)))
    assert text.count("•") == 2
    assert "7 Nov); Sinta Olo (Kabar Pulau, 6 Nov)\n" in text


def retold(story: Story) -> Story:
    return replace(story, articles=tuple(replace(a, retold=True, outlet=None, url=None) for a in story.articles))


def test_retellings_are_labelled_and_put_no_words_in_quotation_marks() -> None:
    brief = replace(BRIEF, story=retold(STORY))
    text = shown(replace(EDITION, stories=(brief,)))
    assert "· diceritakan ulang oleh Kabar\n" in text
    assert "“" not in text
    assert "— Raka Wen via Antara Selat (7 Nov)" in text


def test_a_retelling_among_others_is_labelled_where_it_speaks() -> None:
    story = replace(STORY, articles=(replace(FIRST, retold=True), SECOND))
    text = shown(replace(EDITION, stories=(replace(BRIEF, story=story),)))
    assert "Harian Selat, diceritakan ulang (https://selat.example/1)" in text
    assert "“Kepala" not in text


def test_a_crowd_on_one_side_is_counted() -> None:
    crowd = tuple(replace(TWELVE, attribution=replace(TWELVE.attribution, speaker=f"Warga {n}")) for n in range(7))
    conflict = replace(CONFLICT, sides=(replace(CONFLICT.sides[0], claims=crowd), CONFLICT.sides[1]))
    text = shown(replace(EDITION, stories=(replace(BRIEF, conflicts=(conflict,)),)))
    assert "Warga 3" in text
    assert "Warga 4" not in text
    assert "; 3 lagi" in text


def test_a_story_leaves_no_speaker_out_however_many_there_are() -> None:
    voices = tuple(replace(TWELVE, attribution=Attribution(f"Warga {n:02}", key=f"warga {n:02}")) for n in range(30))
    text = plain("\n\n".join(render_story(ENGLISH, replace(STORY, claims=voices))))
    assert [f"*Warga {n:02}*" in text for n in range(30)] == [True] * 30


def test_a_story_tells_conflicts_changes_speakers_and_articles() -> None:
    text = plain("\n\n".join(render_story(ENGLISH, STORY)))
    for expected in (
        "*Kapal Melati karam*\n2 articles · 6 Nov – 7 Nov · Story 7",
        "⚠ *Sources conflict on 1 point*",
        "*Sinta Olo*\n• “Menurut Sinta Olo",
        "*Articles*\n• Kapal Melati karam (1) — Harian Selat",
    ):
        assert expected in text


def test_the_newest_articles() -> None:
    unknown = replace(SECOND, outlet=None, published_at=None, title="")
    assert plain("\n".join(render_articles(INDONESIAN, [FIRST, unknown], {}))) == (
        "*Artikel terbaru*\n"
        "*Kapal Melati karam (1)*\n"
        "Harian Selat (https://selat.example/1), 7 Nov\n"
        "*Menurut Sinta Olo, 20 penumpang <selamat> & sehat.*\n"
        "media tak disebut, tanpa tanggal"
    )


def test_a_draft_shows_what_was_understood() -> None:
    text = plain(render_preview(INDONESIAN, replace(FIRST, url="javascript:alert(1)", language="en"), Outlook(2))[0])
    assert text == (
        "*Begini saya membacanya:*\n"
        "Judul: *Kapal Melati karam (1)*\n"
        "Media: Harian Selat\n"
        "Tanggal: 7 Nov\n"
        "Bahasa: Inggris\n"
        "Awal: Kepala pelabuhan Raka Wen mengatakan 12 penumpang selamat. Kapal itu berangkat pada Rabu."
    )


def test_a_draft_of_one_line_has_no_beginning_beside_its_title() -> None:
    line = replace(FIRST, title="Kapal Melati karam.", text="Kapal Melati karam.")
    assert "Awal" not in plain(render_preview(INDONESIAN, line, Outlook(1))[0])


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (dt.datetime(2024, 11, 6, 20, tzinfo=dt.UTC), "7 Nov"),  # already tomorrow in Jakarta
        (dt.datetime(2024, 11, 6, tzinfo=dt.UTC), "6 Nov"),  # a date without a time
        (dt.datetime(2023, 8, 17, 5, tzinfo=dt.UTC), "17 Agu 2023"),
        (None, "tanpa tanggal"),
    ],
)
def test_days_are_local(moment: dt.datetime | None, day: str) -> None:
    assert INDONESIAN.day(moment) == day


def test_a_date_without_a_time_is_the_same_everywhere() -> None:
    hawaii = View(texts("en"), ZoneInfo("Pacific/Honolulu"), NOW)
    assert hawaii.day(dt.datetime(2024, 11, 6, tzinfo=dt.UTC)) == "6 Nov"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("noun", ["", "kapal <karam>"])
@pytest.mark.parametrize("kind", ConflictKind)
def test_every_kind_of_question_has_words(kind: ConflictKind, noun: str, language: str) -> None:
    text = question_text(Question(kind, noun=noun, place="Selat"), language)
    assert text.endswith(" Selat?")
    assert ("kapal &lt;karam&gt;" in text) == bool(noun)


@pytest.mark.parametrize(
    ("question", "indonesian", "english"),
    [
        (Question(ConflictKind.FIGURE, noun="t"), "Berapa ton?", "How many tonnes?"),
        (Question(ConflictKind.FIGURE, noun="t beras"), "Berapa ton beras?", "How many tonnes of beras?"),
        (Question(ConflictKind.FIGURE, noun="rice t"), "Berapa ton rice?", "How many tonnes of rice?"),
        (Question(ConflictKind.FIGURE, noun="JPY"), "Berapa Yen Jepang?", "How many Japanese yen?"),
        (Question(ConflictKind.FIGURE, noun="PBB"), "Berapa PBB?", "How many PBB?"),
        (
            Question(ConflictKind.STANCE, noun="harga naik 5 %"),
            "Benarkah harga naik 5 %?",
            "Is it true: harga naik 5 %?",
        ),
        (
            Question(ConflictKind.FIGURE, "penumpang", "dead"),
            "Berapa penumpang yang tewas?",
            "How many penumpang died?",
        ),
        (Question(ConflictKind.FIGURE, "", "dead", "Selat"), "Berapa yang tewas di Selat?", "How many died in Selat?"),
        (Question(ConflictKind.FIGURE, "penumpang", "unheard of"), "Berapa penumpang?", "How many penumpang?"),
        (
            Question(ConflictKind.STANCE, "bahwa kapal itu karam"),
            "Benarkah kapal itu karam?",
            "Is it true: kapal itu karam?",
        ),
        (
            Question(ConflictKind.VERIFICATION, "video itu"),
            "Sudahkah video itu terverifikasi?",
            "Has it been verified: video itu?",
        ),
    ],
)
def test_questions_read_naturally(question: Question, indonesian: str, english: str) -> None:
    assert (question_text(question, "id"), question_text(question, "en")) == (indonesian, english)


def test_a_unit_is_in_the_readers_language_and_what_it_is_of_in_the_sources() -> None:
    asked = Question(ConflictKind.FIGURE, noun="t beras")
    assert question_text(asked, "en", "id") == "How many tonnes of <i>“beras”</i>?"


def test_one_speaker_in_many_outlets_is_named_once() -> None:
    articles = [
        replace(
            FIRST, id=number, outlet=f"Harian {number}", url=None, published_at=NOW - dt.timedelta(days=number // 3)
        )
        for number in range(1, 7)
    ]
    said = [
        replace(TWELVE, article_id=each.id, attribution=Attribution("Raka Wen", key="raka wen")) for each in articles
    ]
    view = View(texts("en"), ZoneInfo("UTC"), NOW)
    assert voices(view, said, articles) == "Raka Wen (Harian 1, Harian 2, 8 Nov; Harian 3, Harian 4, 7 Nov); 2 more"
    told = [replace(each, attribution=Attribution()) for each in said]
    assert voices(view, told[:3], articles) == "Harian 1, Harian 2, 8 Nov; Harian 3, 7 Nov"
