"""What a frame is: one question with answers that exclude each other, and the words for each answer.

A frame holds poles, each a pattern for lower-case text with both languages in it. `transitive` frames are told of what
follows the verb ("approved the merger"), the others of what stands before it ("the bridge is closed"); `active` holds
for each pole the forms that are told of what follows all the same ("closed the bridge"). Where `parties` is set, each
party answers for itself. `lasting` ones do not turn round from one day to the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from digest.language.shape import words

__all__ = ["Frame", "begin", "frame"]

_LETTERS = re.compile(r"[a-z]{3,}")
_HELPERS = words(
    "are was were has have had been the remain remains stays stayed remained masih tetap sudah telah "
    "tidak not still dan dalam berhasil kembali"
)
_BE = (
    r"(?:is|are|was|were|been|remains?|remained) (?:(?!only|hardly|barely|nearly|partly|partially)\w+ly |still |now )?"
)
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, eq=False)
class Frame:
    """One question with answers that exclude each other."""

    poles: tuple[re.Pattern[str], ...]
    active: tuple[re.Pattern[str], ...]  # as many, of what the verb is done to; some never match
    transitive: bool = False
    lasting: bool = False
    parties: bool = False  # each party answers for itself
    papers: bool = False  # papers, files and pictures are one thing to it, whatever each calls them

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """How the words in its poles begin: a text without any of them need not be searched."""
        found = {word for pole in (*self.poles, *self.active) for word in _LETTERS.findall(pole.pattern)}
        return frozenset(begin(word) for word in found - _HELPERS)


def begin(word: str) -> str:
    """The letters by which a word is looked up."""
    return word[:4]


def frame(
    *poles: str,
    active: tuple[str, ...] = (),
    transitive: bool = False,
    lasting: bool = False,
    parties: bool = False,
    papers: bool = False,
) -> Frame:
    """A frame from patterns without word borders; `active` ones may be fewer, or empty; "BE " stands for any "is"."""
    doing = [_bordered(pattern) if pattern else _NEVER for pattern in active]
    doing += [_NEVER] * (len(poles) - len(doing))
    return Frame(tuple(_bordered(pole) for pole in poles), tuple(doing), transitive, lasting, parties, papers)


def _bordered(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern.replace('BE ', _BE)})(?![\w-])")
