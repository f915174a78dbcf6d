"""Whom a name means: speakers found forgivingly, across spellings, parts of names and slips of the finger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from digest.speakers import same_speaker, speaker_key

NEAR = 60.0  # of 100, from which a key may be meant
WORD = 0.75  # likeness from which a word of a name is the word asked for
MOST = 200  # keys that are looked at closely


def match_speakers(name: str, known: Mapping[str, int]) -> list[tuple[str, ...]]:
    """The speakers a name may mean, likeliest first, each as all its keys, most claims first.

    Args:
        name: as people type it.
        known: every key with its number of claims.
    """
    key = speaker_key(name)
    if not key:
        return []
    near = process.extract(key, known.keys(), scorer=fuzz.WRatio, score_cutoff=NEAR, limit=MOST)
    scores = {found: score for found, *_ in near if (score := _score(key, found))}
    return _people(sorted(scores, key=lambda each: (-scores[each], -known[each], each)), known)


def _score(asked: str, key: str) -> float:
    """How well a key fits what was asked, 0 if it does not."""
    if asked == key:
        return 4
    if same_speaker(asked, key):
        return 3
    wanted, words = asked.split(), key.split()
    fewer, more = sorted((wanted, words), key=len)  # "Rutte" is Mark Rutte, and so is "secretary general Mark Rutte"
    hits = [max(_alike(one, other) for other in more) for one in fewer]
    if min(hits) < WORD:
        return 0
    return 1 + sum(hits) / len(hits) - 0.01 * (len(more) - len(fewer))


def _alike(one: str, other: str) -> float:
    """How alike two words are; short ones must be the same."""
    if one == other:
        return 1.0
    return DamerauLevenshtein.normalized_similarity(one, other) if min(len(one), len(other)) >= 4 else 0.0


def _people(keys: Sequence[str], known: Mapping[str, int]) -> list[tuple[str, ...]]:
    """Keys gathered by who they mean, in the order of their best one."""
    people: list[list[str]] = []
    for key in keys:
        mine = [person for person in people if any(same_speaker(key, other) for other in person)]
        if mine:
            mine[0].append(key)
        else:
            people.append([key])
    return [tuple(sorted(person, key=lambda key: (-known[key], key))) for person in people]
