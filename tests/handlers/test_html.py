"""Splitting and reading Telegram's HTML."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from handlers.render.html import ENTITIES, GAP, plain, shortened, split_blocks, units

words = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1, max_size=12)
inline = words.flatmap(
    lambda w: st.sampled_from([str(escape(w)), f"<b>{escape(w)}</b>", f'<a href="x">{escape(w)}</a>'])
)
lines = st.lists(inline, min_size=1, max_size=4).map(" ".join)
block = st.lists(lines, min_size=1, max_size=4).map("\n".join)
blocks = st.lists(st.one_of(block, block.map(lambda b: f"<blockquote>{b}</blockquote>")), max_size=4)


class Reader(HTMLParser):
    """The text and the number of tags; fails on what is not nested or not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.shown, self.tags = "", 0
        self.opened: list[str] = []
        self.feed(html)
        self.close()
        assert self.opened == []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.opened.append(tag)
        self.tags += 1

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.shown += data


@given(blocks, st.integers(12, 60))
def test_every_message_fits_is_valid_and_nothing_is_lost(given_blocks: list[str], limit: int) -> None:
    messages = [Reader(m) for m in split_blocks(given_blocks, limit)]
    assert all(units(m.shown) <= limit and m.tags <= ENTITIES for m in messages)
    letters = "".join("".join(m.shown for m in messages).split())
    assert letters == "".join("".join(Reader(b).shown for b in given_blocks).split())


@given(block)
def test_a_block_that_just_fits_is_left_as_it_is(html: str) -> None:
    assert split_blocks([html], units(Reader(html).shown)) == [html]


def test_blocks_stay_whole_and_fill_messages_in_order() -> None:
    assert split_blocks(["a" * 40, "b" * 40, "c" * 40], 90) == ["a" * 40 + GAP + "b" * 40, "c" * 40]


def test_length_is_counted_in_utf_16_and_without_tags() -> None:
    flag = "🇮🇩"  # four units
    assert units(flag) == 4
    assert len(split_blocks([flag * 10, flag * 10], 80)) == 2
    assert len(split_blocks([f"<b>{'x' * 40}</b>", "&amp;" * 38], 80)) == 1


def test_a_block_too_long_is_cut_at_lines_and_its_tags_opened_again() -> None:
    long = "<blockquote>" + "\n".join(f"<b>{n}</b> {'x' * 20}" for n in range(4)) + "</blockquote>"
    messages = split_blocks([long], 50)
    assert len(messages) == 2
    assert messages[1].startswith("<blockquote><b>2</b>")
    assert messages[0].endswith("</blockquote>")


def test_a_message_has_at_most_a_hundred_entities() -> None:
    assert len(split_blocks(["<b>x</b>\n" * 60, "<b>x</b>\n" * 60])) == 2
    assert len(split_blocks(["<b>x</b>\n" * 150])) == 2


@pytest.mark.parametrize("found", ["/story_4", "@warga", "#banjir", "$IDR", "arau.example", "https://arau.example"])
def test_what_telegram_makes_a_link_by_itself_is_an_entity_too(found: str) -> None:
    told = f"<b>Banjir</b> {found}\n" * 40  # eighty of them
    assert len(split_blocks([told, told])) == 2
    assert len(split_blocks([told * 2])) == 2


def test_figures_and_hours_are_no_entities() -> None:
    assert len(split_blocks(["3.000 orang pada 07.30, 1/2 dari 6/11; $5. A/B, dsb. & #1\n" * 60])) == 1


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b>NATO</b> &amp; <i>friends</i>", "*NATO* & _friends_"),
        ('<a href="https://a.example/?x=1&amp;y=2">Outlet</a>', "Outlet (https://a.example/?x=1&y=2)"),
        ("before\n<blockquote>one\n<b>two</b></blockquote>", "before\n│ one\n│ *two*"),
        ("", ""),
    ],
)
def test_how_html_reads_in_a_terminal(html: str, text: str) -> None:
    assert plain(html) == text


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("one two", 7, "one two"),
        ("one two three", 9, "one two…"),
        ("onetwothree", 5, "onet…"),
        ("a, bcdefghij", 8, "a, bcde…"),
    ],
)
def test_shortening(text: str, length: int, short: str) -> None:
    assert shortened(text, length) == short
