"""The lines between `---` at the head of an article file: `key: value`, nothing more of YAML."""

from __future__ import annotations

import re

KEYS = frozenset({"title", "source", "url", "published", "language", "retold"})
LONGEST = 100  # lines; further down a `---` is a rule in the text, not the end of front matter
FENCE = re.compile(r"---[ \t]*")
ENTRY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
SKIPPED = re.compile(r"[ \t]*|#.*|[ \t]+.*|-[ \t].*")  # blank, comment, continued or listed: keys we do not know


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The details at the head of a text and the text below them; no details where the head is not front matter.

    Text that merely begins with a rule stays whole: front matter has an end, only entries, and a key that we know.
    """
    lines = text.lstrip("\n").split("\n")
    if not FENCE.fullmatch(lines[0]):
        return {}, text
    details: dict[str, str] = {}
    for number, line in enumerate(lines[1:LONGEST], start=1):
        if FENCE.fullmatch(line):
            known = details or number == 1
            return (details, "\n".join(lines[number + 1 :])) if known else ({}, text)
        entry = ENTRY.fullmatch(line.rstrip())
        if entry:
            key = entry[1].lower()
            if key in KEYS and entry[2]:
                details[key] = _unquoted(entry[2])
        elif not SKIPPED.fullmatch(line):
            break
    return {}, text


def _unquoted(value: str) -> str:
    """A value as written, or what its quotation marks hold: `"` with backslashes, `'` with doubled marks."""
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] == '"':
        return re.sub(r"\\(.)", r"\1", value[1:-1])
    if len(value) >= 2 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value
