"""What stands around an article's text goes before the text is taken: links to others, comments, notices."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

# "Read also", as it stands before a link; the house's own list of such forms judges whole lines later.
INVITATION = re.compile(
    r"(?:baca|simak|lihat|tonton|cek)\s+(?:juga|pula|artikel|berita)(?:\s+(?:lainnya|terkait))?|berita\s+terkait|artikel\s+terkait|pilihan\s+(?:editor|redaksi)|(?:read|see|watch)\s+(?:also|more|next)|also\s+read|related",
    re.IGNORECASE,
)
BEFORE_LINK = re.compile(rf"[\[(\s>•–—-]*(?:{INVITATION.pattern})\s*:?\s*$", re.IGNORECASE)
WHOLE = re.compile(rf"[\[(\s>•–—-]*(?:{INVITATION.pattern})\s*[:\])]*\s*", re.IGNORECASE)
INLINE = ("strong", "b", "em", "i", "span", "u", "mark")
LONGEST_INVITATION = 250  # characters with the title it invites to
# Parts that hold no text of the article, by what they are called.
AROUND = re.compile(
    r"(?:^|[\s_-])(?:comments?|komentar|disqus\w*|respond|related\w*|terkait|berita-?terkait|baca-?juga|read-?also|readmore|lihatjg|recommend\w*|rekomendasi"
    r"|newsletter|subscribe-box|sharing|share|social|sosmed|breadcrumbs?|cookie\w*|consent\w*|gdpr|popular|terpopuler|trending|outbrain|taboola\w*|advert\w*|iklan|paging|pagination"
    r"|author-box|contributions?-\w+|donat\w+|appeal|tags?-?(?:list|container)?|sr-only|screen-reader-text|visually-hidden)(?:$|[\s_-])",
    re.IGNORECASE,
)
# A heading over links to other articles, or their titles.
OTHERS = re.compile(
    r"\W*(?:(?:berita|artikel|topik)\s+(?:terkait|lain(?:nya)?|pilihan|terpopuler|terkini)|terkait|terpopuler|terkini|pilihan\s+(?:redaksi|editor)|baca\s+juga"
    r"|related(?:\s+(?:stories|articles|topics|news|coverage|content))?|more\s+(?:on\s+this(?:\s+story)?|stories|coverage)|most\s+(?:read|popular)|read\s+(?:more|next|also))\W*",
    re.IGNORECASE,
)
LONGEST_OTHERS = 1200  # characters of what stands under such a heading
MANY = 6  # of one kind side by side, each with a heading that is a link: teasers of other articles
LONGEST_TEASER = 350  # characters, on average
HIGHEST = 4  # elements above a heading that may be its teaser
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
MOST = 0.5  # of a page's text; what holds more of it is no part around it


def prune(page: Any) -> None:
    """Take out of a parsed page what is none of its article."""
    total = max(1, len(page.text_content()))
    for element in page.xpath("//*[@class or @id or @style or @hidden]"):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        hidden = HIDDEN.search(element.get("style") or "") or element.get("hidden") is not None
        if element.tag in ("html", "body", "article", "main") or element.getparent() is None:
            continue
        if (hidden or AROUND.search(name)) and len(element.text_content()) < MOST * total:
            element.drop_tree()
    _drop_others(page, total)
    for link in page.xpath("//a"):
        _drop_invitation(link)


def _drop_others(page: Any, total: int) -> None:
    """Drop what leads to other articles: boxes that say so in their heading, and rows of teasers."""
    for heading in page.xpath("//h2|//h3|//h4|//h5|//h6"):
        box = heading.getparent()
        if box is None or not OTHERS.fullmatch(heading.text_content()):
            continue
        size = len(box.text_content())
        around = box.tag in ("body", "main", "article", "html") or size > min(LONGEST_OTHERS, MOST * total)
        (heading if around else box).drop_tree()
    for teasers in _rows(page):
        for teaser in teasers:
            if teaser.getparent() is not None:
                teaser.drop_tree()


def _rows(page: Any) -> list[list[Any]]:
    """Rows of teasers: many of one kind side by side, each short and with a heading that is a link."""
    rows: defaultdict[tuple[Any, str, str], list[Any]] = defaultdict(list)
    for heading in page.xpath("//h2[a]|//h3[a]|//a[h2 or h3]"):
        for element in (heading, *itertools.islice(heading.iterancestors(), HIGHEST)):
            if element.tag in ("body", "main") or element.getparent() is None:
                break
            row = rows[element.getparent(), element.tag, element.get("class") or ""]
            if element not in row[-1:]:
                row.append(element)
    return [row for row in rows.values() if len(row) >= MANY and _is_short(row)]


def _is_short(row: Sequence[Any]) -> bool:
    """Whether these are teasers, and no sections of an article."""
    return sum(len(each.text_content()) for each in row) < LONGEST_TEASER * len(row) and not any(
        True for each in row for _ in each.iter("h1")
    )


def _drop_invitation(link: Any) -> None:
    """Drop a link to another article with the words that invite to it; what follows stays."""
    parent = link.getparent()
    if parent is None:
        return
    if INVITATION.match(link.text_content().strip()) and len(link.text_content()) < LONGEST_INVITATION:
        link.drop_tree()
        return
    if parent.tag in INLINE and WHOLE.match(parent.text_content()) and len(parent.text_content()) < LONGEST_INVITATION:
        parent.drop_tree()
        return
    before = link.getprevious()
    text = (parent.text if before is None else before.tail) or ""
    found = BEFORE_LINK.search(text)
    if found:
        _set_before(parent, before, text[: found.start()] + " ")
        link.drop_tree()
    elif not text.strip(" :") and before is not None and WHOLE.fullmatch(before.text_content()):
        before.tail = " "
        before.drop_tree()
        link.drop_tree()


def _set_before(parent: Any, before: Any, text: str) -> None:
    if before is None:
        parent.text = text
    else:
        before.tail = text
