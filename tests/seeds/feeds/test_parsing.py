"""Feeds of every kind, well made and badly made, become one shape."""

import datetime as dt
import json

import pytest

from seeds.feeds.finding import find_feeds
from seeds.feeds.opml import parse_opml, write_opml
from seeds.feeds.parsing import Entry, parse_feed
from seeds.feeds.timing import EVERY, LONGEST, asked_pause, next_time
from seeds.unreadable import Reason, Unreadable
from tests.seeds.conftest import NOW

AT = "https://selat.example/rss"
MORNING = dt.datetime(2024, 11, 6, 3, 15, tzinfo=dt.UTC)

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harian &amp; Selat</title>
<item><title>Jembatan &lt;b&gt;dibuka&lt;/b&gt;</title><link>https://selat.example/1?utm_source=rss</link><guid isPermaLink="false">n1</guid>
<pubDate>Wed, 06 Nov 2024 10:15:00 +0700</pubDate><description>Pendek</description>
<content:encoded><![CDATA[<p>Isi yang lengkap.</p>]]></content:encoded></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harian &amp; Selat</title>
<entry><id>n1</id><title type="html">Jembatan &lt;b&gt;dibuka&lt;/b&gt;</title><link rel="alternate" href="/1"/>
<published>2024-11-06T10:15:00+07:00</published><updated>2024-11-09T10:15:00Z</updated>
<content type="html">&lt;p&gt;Isi yang lengkap.&lt;/p&gt;</content></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harian & Selat",
        "items": [
            {"id": "n1", "url": "https://selat.example/1#top", "title": "Jembatan <b>dibuka</b>",
             "content_html": "<p>Isi yang lengkap.</p>", "date_published": "2024-11-06T10:15:00+07:00"},
            {"id": "no address"}, "nonsense",
        ],
    }
)  # fmt: skip
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harian &amp; Selat</title></channel>
<item rdf:about="n1"><title>Jembatan &lt;b&gt;dibuka&lt;/b&gt;</title><link>https://selat.example/1</link>
<dc:date>2024-11-06T03:15:00Z</dc:date><description>&lt;p&gt;Isi yang lengkap.&lt;/p&gt;</description></item></rdf:RDF>"""


def entries(text: str | bytes) -> tuple[Entry, ...]:
    data = text.encode() if isinstance(text, str) else text
    return parse_feed(data, url=AT, now=NOW).entries


@pytest.mark.parametrize("text", [RSS, ATOM, JSON, RDF, "\ufeff" + RSS], ids=["rss", "atom", "json", "rdf", "mark"])
def test_a_feed_of_any_kind_gives_the_same(text: str) -> None:
    feed = parse_feed(text.encode(), url=AT, now=NOW)
    assert feed.title == "Harian & Selat"
    [entry] = feed.entries
    assert (entry.url, entry.title, entry.published_at) == ("https://selat.example/1", "Jembatan dibuka", MORNING)
    assert "Isi yang lengkap." in entry.body
    assert len(entry.key) == 64


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (RSS.replace("</channel></rss>", ""), 1),
        (RSS.replace("Harian &amp;", "Harian &"), 1),
        (RSS.replace("&amp;", "&nbsp;"), 1),
        (RSS.replace("Wed, 06 Nov 2024 10:15:00 +0700", "kemarin pagi"), 1),
        (RSS.replace("https://selat.example/1?utm_source=rss", "javascript:alert(1)").replace("n1", "x"), 0),
        (RSS.replace("<channel>", "<channel>" + "<item><title>kosong</title></item>" * 3), 1),
        ('<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>', 0),
    ],
)
def test_a_badly_made_feed_gives_what_can_be_made_of_it(text: str, count: int) -> None:
    assert len(entries(text)) == count


def test_an_old_encoding_is_right() -> None:
    old = RSS.replace("UTF-8", "windows-1252").replace("dibuka", "dibuka – “lagi”").encode("cp1252")
    assert entries(old)[0].title == "Jembatan dibuka – “lagi”"


def test_marks_that_turn_text_round_go() -> None:
    assert entries(RSS.replace("dibuka", "\u202edibuka\u200b"))[0].title == "Jembatan dibuka"


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
REFUSED = {
    "a billion laughs": f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]>' + RSS.partition("?>")[2].replace("Pendek", "&a9;"),
    "a file of ours": '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + RSS.partition("?>")[2].replace("Pendek", "&x;"),
    "an entity in broken XML": '<!DOCTYPE rss [<!ENTITY x "y">]><rss><channel><title>&x;',
    "a page": "<!doctype html><html><head><title>x</title></head><body><p>Halo.</p></body></html>",
    "nothing": "",
    "letters": "halo",
    "other JSON": '{"a": 1}',
    "broken JSON": '{"items": [',
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_feed_or_declares_entities_is_refused(name: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(Unreadable) as caught:
            entries(REFUSED[name].encode(encoding))
        assert caught.value.reason is Reason.NOT_A_FEED


def test_a_page_names_its_feeds_those_of_comments_last() -> None:
    html = (
        '<html><head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">'
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/4">'
        '<link rel="alternate" hreflang="en" href="/en"><link rel="stylesheet" href="/a.css">'
        '<LINK REL="Alternate" TYPE="application/atom+xml" TITLE="Berita" HREF="atom.xml">'
    )
    assert find_feeds(html, url="https://selat.example/kota/") == [
        ("https://selat.example/kota/atom.xml", "Berita"),
        ("https://selat.example/comments/feed", "Comments"),
    ]
    assert find_feeds("", url=AT) == []


def test_a_list_of_feeds_comes_back_the_same() -> None:
    feeds = [("https://a.example/rss?x=1&y=2", 'A & "B" <c>'), ("https://b.example/atom", "")]
    assert parse_opml(write_opml(feeds)) == feeds


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"{}", b'<!DOCTYPE o [<!ENTITY a "b">]><opml/>', b"<opml>"])
def test_what_is_no_list_of_feeds_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_opml(data)
    assert caught.value.reason is Reason.NOT_A_FEED


@pytest.mark.parametrize(
    ("failures", "retry_after", "pause"),
    [
        (0, "", EVERY),
        (1, "", 2 * EVERY),
        (3, "", 8 * EVERY),
        (60, "", LONGEST),
        (0, "60", EVERY),
        (0, "7200", dt.timedelta(hours=2)),
        (0, "99999999999999", dt.timedelta(days=7)),
        (0, "-5", EVERY),
        (0, "soon", EVERY),
        (0, "٣", EVERY),
        (0, (NOW + dt.timedelta(hours=3)).strftime("%a, %d %b %Y %H:%M:%S GMT"), dt.timedelta(hours=3)),
        (0, "Wed, 06 Nov 1996 10:15:00 GMT", EVERY),
    ],
)
def test_a_feed_is_asked_again_at_its_time(failures: int, retry_after: str, pause: dt.timedelta) -> None:
    assert next_time(NOW, failures=failures, retry_after=retry_after) - NOW == pause


def test_a_pause_that_cannot_be_read_is_none() -> None:
    assert asked_pause("", NOW) == dt.timedelta(0)
