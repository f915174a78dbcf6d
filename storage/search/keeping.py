"""Keeping the index: adding and dropping postings, making it anew, and proving that it is what the archive says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

import numpy as np

from storage.search.bulk import StoredPassage, Terms
from storage.search.dialects import Index
from storage.search.postings import Postings, changed, decode, postings_of
from storage.search.words import CAPITALS_MARK, index_terms

RULES = 2  # counts up whenever the same text gives other terms: an index made by older rules must be rebuilt
PAGE = 2000  # passages read at a time when all are wanted
CHUNK = 100_000  # passages whose postings are put into the index at once while it is made anew
_LOWEST = -(2**63)

Progress = Callable[[int, int], None]  # passages done, of how many
IndexedTerms = tuple[int, list[str]]  # a passage's number and its terms


def change(index: Index, rows: Sequence[IndexedTerms], *, drop: bool) -> None:
    """Add the postings of these passages to the index, or drop them: as they were when they were added."""
    if rows:
        _change(index, postings_of(rows), drop=drop)


def _change(index: Index, postings: Postings, *, drop: bool) -> None:
    if not postings.terms:
        return
    low, high = int(postings.numbers.min()), int(postings.numbers.max())
    stored, gone = changed(index.around(postings.terms, low, high), postings, drop=drop)
    index.discard(gone)
    index.put(stored)


def rebuild(index: Index, progress: Progress | None) -> list[str]:
    """Make the index anew from the archive; the words of its vocabulary."""
    total = index.run(
        "SELECT count(*) FROM passages JOIN articles ON articles.id = article_id WHERE removed_at IS NULL"
    )[0][0]
    index.clear()
    index.run("UPDATE search_state SET generation = generation + 1, rules = ?", (RULES,))
    terms = Terms()
    waiting: list[StoredPassage] = []
    done = 0
    for rows in _archive(index):
        waiting += rows
        if len(waiting) >= CHUNK:
            _change(index, terms.postings(waiting), drop=False)
            waiting = []
        done += len(rows)
        if progress is not None:
            progress(done, total)
    _change(index, terms.postings(waiting), drop=False)
    words = sorted(filter(belongs_into_vocabulary, terms.terms))
    index.add_words(words)
    return words


def is_outdated(index: Index) -> bool:
    """Whether the index was made by the rules of an older version."""
    return bool(index.run("SELECT rules FROM search_state")[0][0] != RULES)


def disagreements(index: Index) -> list[int]:
    """The passages that are not indexed as the archive has them, or have words that no query would be corrected to.

    None when all is well. Words that no passage has any more may stay in the vocabulary.
    """
    known = {word for (word,) in index.run("SELECT word FROM search_terms")}
    strangers: set[int] = set()
    own = []
    for number, text, outlet in chain.from_iterable(_archive(index)):
        terms = index_terms(text, outlet)
        own.append((number, sum(map(hash, terms))))
        if not known.issuperset([term for term in terms if belongs_into_vocabulary(term)]):
            strangers.add(number)
    numbers = np.array([number for number, _ in own], dtype=np.int64)
    rests = np.array([rest & 0xFFFF_FFFF_FFFF_FFFF for _, rest in own], dtype=np.uint64)
    for blocks in index.everything():
        found, counts = decode(blocks)
        hashes = np.array([hash(term) & 0xFFFF_FFFF_FFFF_FFFF for term, _, _ in blocks], dtype=np.uint64)
        places = np.searchsorted(numbers, found)
        there = places < len(numbers)
        there[there] = numbers[places[there]] == found[there]
        np.subtract.at(rests, places[there], np.repeat(hashes, counts)[there])
        strangers.update(found[~there].tolist())
    return sorted(strangers.union(numbers[rests != 0].tolist()))


def words_of(rows: Sequence[IndexedTerms]) -> set[str]:
    """Their terms that belong into the vocabulary."""
    terms = set(chain.from_iterable(terms for _, terms in rows))
    return set(filter(belongs_into_vocabulary, terms))


def belongs_into_vocabulary(term: str) -> bool:
    """Whether a query may be corrected to it."""
    return term[-1] != CAPITALS_MARK


def _archive(index: Index) -> Iterator[list[StoredPassage]]:
    """All passages that count, by number."""
    sql = (
        "SELECT passages.id, passages.text, outlet FROM passages JOIN articles ON articles.id = article_id"
        " WHERE removed_at IS NULL AND passages.id > ? ORDER BY passages.id LIMIT ?"
    )
    last = _LOWEST
    while rows := index.run(sql, (last, PAGE)):
        yield [(number, text, outlet) for number, text, outlet in rows]
        last = rows[-1][0]
