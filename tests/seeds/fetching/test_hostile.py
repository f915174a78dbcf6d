"""Addresses that would turn Kabar against the machine it runs on: none is connected to, and each gets its reason."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from seeds.fetching.addresses import is_public
from seeds.fetching.fetcher import Limits, Unfetched
from seeds.unreadable import Reason, Unreadable
from tests.seeds.fetching.network import PUBLIC, Hosts, Page, Web, answer, gzip, html, redirect

HIDDEN_HOSTS: Hosts = {
    "localhost": [["127.0.0.1"]],
    "loop.example": [["127.0.0.1"]],
    "ten.example": [["10.1.2.3"]],
    "home.example": [["192.168.1.1"]],
    "metadata.google.internal": [["169.254.169.254"]],
    "six.example": [["::1"]],
    "unique.example": [["fd00:ec2::254"]],
    "mapped.example": [["::ffff:10.0.0.1"]],
    "mixed.example": [[PUBLIC, "127.0.0.1"]],
    "carrier.example": [["100.100.100.200"]],
    "none.example": [[]],
    "zone.example": [["fe80::1%eth0"]],
    "away.example": [],
}

ADDRESSES = {
    # this machine
    "http://127.0.0.1/": Reason.NOT_PUBLIC,
    "http://127.0.0.1:80/": Reason.NOT_PUBLIC,
    "https://127.8.9.10/": Reason.NOT_PUBLIC,
    "http://localhost/": Reason.NOT_PUBLIC,
    "http://LOCALHOST./": Reason.NOT_PUBLIC,
    "http://loop.example/": Reason.NOT_PUBLIC,
    "http://0.0.0.0/": Reason.NOT_PUBLIC,
    "http://0/": Reason.NOT_PUBLIC,
    "http://[::]/": Reason.NOT_PUBLIC,
    "http://[::1]/": Reason.NOT_PUBLIC,
    "http://six.example/": Reason.NOT_PUBLIC,
    # the same as other numbers
    "http://127.1/": Reason.NOT_PUBLIC,
    "http://127.0.1/": Reason.NOT_PUBLIC,
    "http://2130706433/": Reason.NOT_PUBLIC,
    "http://0x7f000001/": Reason.NOT_PUBLIC,
    "http://0x7f.0.0.0x1/": Reason.NOT_PUBLIC,
    "http://0177.0.0.1/": Reason.BAD_ADDRESS,
    "http://017700000001/": Reason.NOT_PUBLIC,
    "http://0177.1/": Reason.NOT_PUBLIC,
    "http://127.0.0.1./": Reason.NOT_PUBLIC,
    "http://127。0。0。1/": Reason.NOT_PUBLIC,
    "http://①②⑦.⓪.⓪.①/": Reason.BAD_ADDRESS,
    "http://%31%32%37.0.0.1/": Reason.BAD_ADDRESS,
    "http://256.256.256.256/": Reason.BAD_ADDRESS,
    "http://99999999999/": Reason.BAD_ADDRESS,
    "http://1.2.3.4.5/": Reason.BAD_ADDRESS,
    "http://example.0x7f/": Reason.BAD_ADDRESS,
    # private networks, the link, the carrier, clouds
    "http://10.0.0.1/": Reason.NOT_PUBLIC,
    "http://172.16.0.1/": Reason.NOT_PUBLIC,
    "http://192.168.0.1/": Reason.NOT_PUBLIC,
    "http://ten.example/": Reason.NOT_PUBLIC,
    "http://home.example/": Reason.NOT_PUBLIC,
    "http://169.254.169.254/latest/meta-data/": Reason.NOT_PUBLIC,
    "http://0xA9FEA9FE/latest/meta-data/": Reason.NOT_PUBLIC,
    "http://metadata.google.internal/computeMetadata/v1/": Reason.NOT_PUBLIC,
    "http://168.63.129.16/machine": Reason.NOT_PUBLIC,
    "http://192.0.0.192/opc/v1/": Reason.NOT_PUBLIC,
    "http://carrier.example/": Reason.NOT_PUBLIC,
    "http://[fe80::1]/": Reason.NOT_PUBLIC,
    "http://[fe80::1%25eth0]/": Reason.BAD_ADDRESS,
    "http://zone.example/": Reason.NOT_PUBLIC,
    "http://[fd00:ec2::254]/": Reason.NOT_PUBLIC,
    "http://unique.example/": Reason.NOT_PUBLIC,
    "http://[fec0::1]/": Reason.NOT_PUBLIC,
    # many at once, reserved, documentation
    "http://224.0.0.1/": Reason.NOT_PUBLIC,
    "http://255.255.255.255/": Reason.NOT_PUBLIC,
    "http://240.0.0.1/": Reason.NOT_PUBLIC,
    "http://198.18.0.1/": Reason.NOT_PUBLIC,
    "http://203.0.113.7/": Reason.NOT_PUBLIC,
    "http://192.88.99.1/": Reason.NOT_PUBLIC,
    "http://[ff02::1]/": Reason.NOT_PUBLIC,
    "http://[2001:db8::1]/": Reason.NOT_PUBLIC,
    # IPv4 inside of IPv6
    "http://[::ffff:127.0.0.1]/": Reason.NOT_PUBLIC,
    "http://[::ffff:7f00:1]/": Reason.NOT_PUBLIC,
    "http://[::ffff:93.184.215.14]/": Reason.NOT_PUBLIC,
    "http://[::127.0.0.1]/": Reason.NOT_PUBLIC,
    "http://[64:ff9b::7f00:1]/": Reason.NOT_PUBLIC,
    "http://[64:ff9b:1::a00:1]/": Reason.NOT_PUBLIC,
    "http://[2002:7f00:1::]/": Reason.NOT_PUBLIC,
    "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/": Reason.NOT_PUBLIC,
    "http://[2606:2800::5efe:7f00:1]/": Reason.NOT_PUBLIC,
    "http://mapped.example/": Reason.NOT_PUBLIC,
    # names with two faces
    "http://mixed.example/": Reason.NOT_PUBLIC,
    "http://none.example/": Reason.NO_HOST,
    "http://away.example/": Reason.NO_HOST,
    # other schemes and ports, and who one claims to be
    "file:///etc/passwd": Reason.BAD_ADDRESS,
    "ftp://example.com/": Reason.BAD_ADDRESS,
    "gopher://127.0.0.1:70/_x": Reason.BAD_ADDRESS,
    "dict://127.0.0.1:11211/stat": Reason.BAD_ADDRESS,
    "unix:///var/run/docker.sock": Reason.BAD_ADDRESS,
    "javascript:alert(1)": Reason.BAD_ADDRESS,
    "data:text/html,<p>x</p>": Reason.BAD_ADDRESS,
    "view-source:http://example.com/": Reason.BAD_ADDRESS,
    "//example.com/": Reason.BAD_ADDRESS,
    "http:///etc/passwd": Reason.BAD_ADDRESS,
    "http://": Reason.BAD_ADDRESS,
    "": Reason.BAD_ADDRESS,
    "http://example.com:22/": Reason.BAD_PORT,
    "http://example.com:6379/": Reason.BAD_PORT,
    "https://example.com:8443/": Reason.BAD_PORT,
    "http://127.0.0.1:5432/": Reason.BAD_PORT,
    "http://example.com:0/": Reason.BAD_PORT,
    "http://example.com:99999/": Reason.BAD_PORT,
    "http://name:password@example.com/": Reason.CREDENTIALS,
    "http://name@example.com/": Reason.CREDENTIALS,
    "http://example.com@127.0.0.1/": Reason.CREDENTIALS,
    "http://127.0.0.1\\@example.com/": Reason.BAD_ADDRESS,
    "http://example.com\r\nHost: 127.0.0.1/": Reason.BAD_ADDRESS,
    "http://exam\u202eple.com/": Reason.BAD_ADDRESS,
    f"http://example.com/{'a' * 3000}": Reason.BAD_ADDRESS,
}


async def refusal(web: Web, url: str, limits: Limits | None = None) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        await web.fetcher(limits).get(url)
    assert all(is_public(host) and port in (80, 443) for host, port in web.connected)
    assert all(stream.closed for stream in web.streams)
    return caught.value


@pytest.mark.parametrize("url", ADDRESSES)
async def test_a_hostile_address_is_refused_and_nothing_is_connected_to(url: str) -> None:
    web = Web(HIDDEN_HOSTS)
    assert (await refusal(web, url)).reason is ADDRESSES[url]
    assert web.connected == []


@pytest.mark.parametrize("url", [url for url, reason in ADDRESSES.items() if url and reason is not Reason.NO_HOST])
async def test_a_redirect_to_a_hostile_address_goes_no_further(url: str) -> None:
    if url.startswith("//") or not url.isprintable():
        return  # the first is a fine relative address, the others are no header
    web = Web(HIDDEN_HOSTS, {"news.example/": redirect(url)})
    assert (await refusal(web, "https://news.example/")).reason in {ADDRESSES[url], Reason.BAD_ADDRESS}
    assert web.connected == [(PUBLIC, 443)]


async def test_a_name_that_changes_its_meaning_is_resolved_once_and_connected_to_as_checked() -> None:
    web = Web({"turn.example": [[PUBLIC], ["127.0.0.1"]]}, {"turn.example/": html("<p>x</p>")})
    await web.fetcher().get("http://turn.example/")
    assert web.resolved == ["turn.example"]
    assert web.connected == [(PUBLIC, 80)]


async def test_a_name_that_changes_its_meaning_between_redirects_is_checked_again() -> None:
    web = Web({"turn.example": [[PUBLIC], ["127.0.0.1"]]}, {"turn.example/": redirect("/next")})
    assert (await refusal(web, "http://turn.example/")).reason is Reason.NOT_PUBLIC
    assert web.connected == [(PUBLIC, 80)]


async def test_redirects_end() -> None:
    web = Web(pages={f"news.example/{n}": redirect(f"/{n + 1}") for n in range(20)})
    assert (await refusal(web, "http://news.example/0")).reason is Reason.TOO_MANY_REDIRECTS
    assert len(web.connected) == 6


async def endless() -> AsyncIterator[bytes]:
    yield answer(Content_Type="text/html")
    while True:
        yield b"<p>berita" * 10_000


async def slow() -> AsyncIterator[bytes]:
    for letter in answer(b"x" * 1000):
        yield bytes([letter])
        await asyncio.sleep(0.01)


async def silent() -> AsyncIterator[bytes]:
    await asyncio.sleep(3600)
    yield b""


async def endless_headers() -> AsyncIterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    while True:
        yield b"X-More: " + b"x" * 5000 + b"\r\n"


async def endless_interim() -> AsyncIterator[bytes]:
    while True:
        yield b"HTTP/1.1 103 Early Hints\r\n\r\n"
        await asyncio.sleep(0)


BOMB = gzip(b"\0" * 40_000_000)
ANSWERS: dict[str, tuple[Page, Reason]] = {
    "endless": (endless, Reason.TOO_LARGE),
    "huge by its own word": (answer(b"x", Content_Length="999999999999"), Reason.TOO_LARGE),
    "gzip bomb": (answer(BOMB, Content_Encoding="gzip"), Reason.TOO_LARGE),
    "deflate bomb": (answer(BOMB, Content_Encoding="deflate"), Reason.TOO_LARGE),
    "two layers": (answer(gzip(BOMB), Content_Encoding="gzip, gzip"), Reason.BAD_ANSWER),
    "not asked for": (answer(b"\x0b\x02\x80", Content_Encoding="br"), Reason.BAD_ANSWER),
    "broken gzip": (answer(b"\x1f\x8b\x08 nonsense", Content_Encoding="gzip"), Reason.BAD_ANSWER),
    "half a gzip": (answer(gzip(bytes(range(256)) * 40)[:200], Content_Encoding="gzip"), Reason.BAD_ANSWER),
    "slow": (slow, Reason.TOO_SLOW),
    "silent": (silent, Reason.TOO_SLOW),
    "endless headers": (endless_headers, Reason.BAD_ANSWER),
    "endless interim answers": (endless_interim, Reason.TOO_SLOW),
    "another protocol": (b"SSH-2.0-OpenSSH_9.6\r\n", Reason.BAD_ANSWER),
    "nothing": (b"", Reason.BAD_ANSWER),
    "cut off": (answer(b"half", Content_Length="1000"), Reason.BAD_ANSWER),
    "not there": (answer(b"", 404), Reason.GONE),
    "gone": (answer(b"", 410), Reason.GONE),
    "not let in": (answer(b"", 403), Reason.FORBIDDEN),
    "to be paid": (answer(b"", 402), Reason.PAYWALL),
    "later": (answer(b"", 429, Retry_After="60"), Reason.BUSY),
    "a fault": (answer(b"", 500), Reason.SERVER_FAULT),
    "a teapot": (answer(b"", 418), Reason.BAD_ANSWER),
    "a redirect to nowhere": (answer(b"", 302), Reason.BAD_ANSWER),
}


@pytest.mark.parametrize("kind", ANSWERS)
async def test_a_hostile_answer_is_cut_short_with_its_reason(kind: str) -> None:
    page, reason = ANSWERS[kind]
    web = Web(pages={"news.example/": page})
    limits = Limits(seconds=0.4, silence_seconds=0.2)
    if reason is not Reason.TOO_SLOW:
        limits = Limits()
    assert (await refusal(web, "http://news.example/", limits)).reason is reason


async def test_a_host_that_asks_to_come_back_later_says_when() -> None:
    error = await refusal(Web(pages={"news.example/": answer(b"", 503, Retry_After="120")}), "http://news.example/")
    assert isinstance(error, Unfetched)
    assert (error.status, error.retry_after) == (503, "120")


async def test_what_is_allowed_by_name_may_be_reached_and_nothing_beside_it() -> None:
    web = Web({"wiki.internal": [["10.0.0.5"]]}, {"wiki.internal:8000/": html("<p>x</p>")})
    fetcher = web.fetcher(allowed=[("wiki.internal", 8000)])
    await fetcher.get("http://wiki.internal:8000/")
    assert web.connected == [("10.0.0.5", 8000)]
    for url in ("http://wiki.internal/", "http://10.0.0.5:8000/", "http://wiki.internal:8001/"):
        with pytest.raises(Unreadable):
            await fetcher.get(url)
    assert len(web.connected) == 1
