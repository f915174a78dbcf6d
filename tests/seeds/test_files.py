"""Article files are read or refused one by one; nothing is half taken."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Article
from seeds.files import FileResult, read_file, read_paths
from seeds.unreadable import Reason, Unreadable
from tests.seeds.conftest import NOW, Read, Refuse

TEXT = "Jembatan Rawaindah ditutup mulai hari ini, kata wali kota."


def results(*paths: Path) -> list[FileResult]:
    return list(read_paths(paths, now=NOW))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT", "a.markdown", "folder/b.md"])
def test_text_files_are_read(read: Read, name: str) -> None:
    assert read(TEXT, name).text == TEXT


@pytest.mark.parametrize("name", ["a.rtf", "a.odt", "a", "", "a.txt.exe"])
def test_other_formats_are_refused(refusal: Refuse, name: str) -> None:
    assert refusal(TEXT, name) is Reason.UNKNOWN_FORMAT


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl"])
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"\n \n", Reason.EMPTY),
        (bytes(range(256)) * 20, Reason.BINARY),
        (b"GIF89a\x01\x00\x01\x00", Reason.BINARY),
        (b"kata lain " * 2_000_000, Reason.TOO_LARGE),
    ],
    ids=["nothing", "blank", "binary", "image", "20 MB"],
)
def test_bad_content_is_refused_with_its_reason(refusal: Refuse, name: str, content: bytes, reason: Reason) -> None:
    assert refusal(content, name) is reason


def test_a_file_on_disk_is_read_like_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "berita.txt"
    path.write_text(TEXT)
    assert read_file(path, now=NOW) == read_file(TEXT.encode(), "berita.txt", now=NOW)


def test_a_folder_gives_its_article_files_in_order_and_passes_over_the_rest(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.html", "gold.json", ".hidden.md", ".git/d.md", "sub/e.txt~"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<p>{TEXT}</p>" if name.endswith("html") else TEXT)
    assert [r.path.name for r in results(tmp_path)] == ["a.txt", "b.md", "c.html"]
    assert all(r.article for r in results(tmp_path))


def test_one_refusal_does_not_end_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "x.doc").write_text(TEXT)
    named = [tmp_path / "tiada.txt", tmp_path, tmp_path / "x.doc", tmp_path / "tiada"]
    read = [(r.path.name, r.refusal and r.refusal.reason) for r in results(*named)]
    assert read == [
        ("tiada.txt", Reason.MISSING),
        ("a.txt", Reason.EMPTY),
        ("b.txt", None),
        ("x.doc", Reason.UNKNOWN_FORMAT),
        ("tiada", Reason.MISSING),
    ]


def test_each_line_of_a_jsonl_file_is_a_result_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "arsip.jsonl"
    path.write_text("\n".join([json.dumps({"text": TEXT}), "", "{", json.dumps({"text": "Kabar kedua."})]) + "\n")
    assert [(r.place, bool(r.article)) for r in results(path)] == [
        (f"{path}:1", True),
        (f"{path}:3", False),
        (f"{path}:4", True),
    ]
    with pytest.raises(Unreadable):
        read_file(path, now=NOW)


def test_a_line_without_end_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    path = tmp_path / "arsip.jsonl"
    path.write_bytes(b'{"text": "' + b"kata " * 800_000 + b'"}\n{"text": "Kabar kedua."}\n')
    assert [(r.line, r.refusal and r.refusal.reason) for r in results(path)] == [(1, Reason.TOO_LARGE), (2, None)]


def test_removed_articles_of_an_export_are_marked_and_left_out_of_a_plain_reading(tmp_path: Path) -> None:
    path = tmp_path / "arsip.jsonl"
    removed = {"type": "article", "id": 3, "text": TEXT, "removed": "2026-11-01T08:30:00Z"}
    path.write_text(json.dumps(removed) + "\n" + json.dumps({"text": "Kabar kedua."}))
    assert [bool(r.removed_at) for r in results(path)] == [True, False]
    assert [a.text for a in read_file(path, now=NOW)] == ["Kabar kedua."]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.txt")
    (result,) = results(tmp_path / "pipa.txt")
    assert result.refusal
    assert result.refusal.reason is Reason.MISSING


def outcome(data: bytes, name: str) -> list[Article] | Reason:
    try:
        return read_file(data, name, now=NOW)
    except Unreadable as refused:
        return refused.reason


NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl"])
FRAGMENTS = st.sampled_from(
    [
        *("---\n", "title: ", "published: 2024-11-06", "\n", "\n\n", "# ", '{"text": "', '"}', "<html>", "<p>", "</p>"),
        *("<script>", "<meta charset=utf-16>", "Jembatan ditutup, kata wali kota. ", "…", "\u202e", "\x00", "é"),
    ]
)


@given(st.binary(max_size=300) | st.lists(FRAGMENTS).map(lambda parts: "".join(parts).encode()), NAMES)
@settings(deadline=None)
def test_no_bytes_do_more_than_be_refused(data: bytes, name: str) -> None:
    articles = outcome(data, name)
    assert isinstance(articles, Reason) or all(a.text.strip() and a.title.strip() for a in articles)
