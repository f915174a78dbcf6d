"""The head of an article file: a few `key: value` lines, or none at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.frontmatter import split_front_matter

BODY = "\nIsi berita."


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("title: Jembatan ditutup", "title", "Jembatan ditutup"),
        ('title: "Jembatan: ditutup"', "title", "Jembatan: ditutup"),
        ("title: Wali kota: jembatan ditutup", "title", "Wali kota: jembatan ditutup"),
        (r'title: "Kata \"tutup\" itu"', "title", 'Kata "tutup" itu'),
        ("title: 'Jum''at ditutup'", "title", "Jum'at ditutup"),
        ('title: "', "title", '"'),
        ("Title:   Jembatan  ", "title", "Jembatan"),
        ("url: https://contoh.example/a?b=c#d", "url", "https://contoh.example/a?b=c#d"),
        ("published: 2024-11-06T18:42:00+07:00", "published", "2024-11-06T18:42:00+07:00"),
        ("retold: true", "retold", "true"),
    ],
)
def test_a_value_is_read_as_written_or_quoted(line: str, key: str, value: str) -> None:
    assert split_front_matter(f"---\n{line}\n---\n{BODY}") == ({key: value}, "\n" + BODY[1:])


def test_unknown_keys_lists_comments_and_blank_lines_are_passed_over() -> None:
    text = "---\n# catatan\ntags:\n  - satu\n- dua\n\nauthor: A. Contoh\nlanguage: id\nsource:\n---\nIsi."
    assert split_front_matter(text) == ({"language": "id"}, "Isi.")


@pytest.mark.parametrize(
    "text",
    [
        "Isi berita.",
        "",
        "---",
        "---\nIsi berita.\n---\nLanjutannya.",
        "---\ntitle: tidak pernah ditutup\n\nIsi berita.",
        "---\nCatatan: bukan kunci kita\n---\nIsi berita.",
        "----\ntitle: garis, bukan pagar\n----\nIsi.",
        "Isi.\n---\ntitle: di tengah\n---\n",
        "---\n" + "title: x\n" * 200 + "---\nIsi.",
    ],
)
def test_a_text_that_only_looks_like_it_stays_whole(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


def test_empty_front_matter_is_taken_off() -> None:
    assert split_front_matter("---\n---\nIsi.") == ({}, "Isi.")


@given(st.text(st.sampled_from("-\n: ab\"'\\title")))
def test_no_text_is_lost_but_the_head(text: str) -> None:
    _, body = split_front_matter(text)
    assert text.endswith(body)
