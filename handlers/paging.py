"""Long answers in pages: as many blocks as a screen or two of a phone hold, and arrows to turn them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from handlers.buttons import Button, Press
from handlers.context import Rows
from handlers.render import pages_of
from handlers.texts import Texts

Turn = Callable[[int], Press]  # what leads to a page, from 0


def leaf(
    t: Texts, head: Sequence[Markup], blocks: Sequence[Markup], page: int, turn: Turn
) -> tuple[list[Markup], Rows]:
    """One page of blocks under a head, with its arrows; a page that is no more becomes the last one."""
    pages = pages_of(blocks) or [[]]
    return of_many(t, [*head, *pages[min(page, len(pages) - 1)]], min(page, len(pages) - 1), len(pages), turn)


def last_of(page: int, total: int, size: int) -> int:
    """The page itself, or the last one if there are fewer by now."""
    return max(0, min(page, -(-total // size) - 1))


def of_many(
    t: Texts, blocks: Sequence[Markup], page: int, pages: int, turn: Turn
) -> tuple[list[Markup], list[list[Button]]]:
    """A page that was made alone, with the arrows to those beside it."""
    if pages <= 1:
        return list(blocks), []
    arrows = [("◀", page - 1), ("▶", page + 1)]
    row = [Button(f"{arrow} {to + 1}/{pages}", turn(to)) for arrow, to in arrows if 0 <= to < pages]
    return [*blocks, t("page", page=page + 1, pages=pages)], [row]
