"""Lines that the programs of news sites put into articles, beside the forms of the trade that `digest` knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

FURNITURE = re.compile(
    r"""\W*(?:
      \[?gambas\s*:.*                                       # a video of Detik's or CNN Indonesia's editing program
    | \(?[a-z]{2,4}(?:\s?/\s?[a-z]{2,4}){1,3}\)?           # who wrote and edited it: (abc/def)
    | (?:simak|tonton|saksikan|lihat)\s+(?:juga\s+)?video\b.*
    | (?:di|ter)?cetak\s+dari\b.* | printed\s+from\b.*
    | dilarang\s+(?:keras\s+)?(?:mengambil|mengutip|menyalin|memperbanyak|menyebarluaskan)\b.*(?:izin|konten|isi|seizin)\b.*
    | (?:please\s+)?(?:consider\s+)?support(?:ing)?\s+(?:us|our|independent)\b.{0,120}
    | .{0,60}\b(?:waktu\s+baca\s+\d+\s+menit|\d+\s+min(?:ute)?s?\s+read)\W* | our\s+standards\s*:.*
    | bagikan(?:\s+(?:ini|artikel|berita))?\W* | share(?:\s+(?:this|on))?\W*
    )""",
    re.IGNORECASE | re.VERBOSE,
)
LONGEST = 300  # characters of a line that is judged
RULE = re.compile(r"[_*\u2014-]{3,}")
MOST_NOTES = 600  # characters below an agency's closing rule


def is_furniture(line: str) -> bool:
    """Whether a whole line is none of the article's."""
    return len(line) <= LONGEST and FURNITURE.fullmatch(line) is not None


def without_notes(lines: Sequence[str]) -> Sequence[str]:
    """The lines up to an agency's closing rule ("___"), below which it says who reported from where."""
    for position, line in enumerate(lines):
        if RULE.fullmatch(line.strip()) and position > len(lines) // 2:
            below = sum(map(len, lines[position + 1 :]))
            if below <= MOST_NOTES and 3 * below <= sum(map(len, lines[:position])):
                return lines[:position]
    return lines
