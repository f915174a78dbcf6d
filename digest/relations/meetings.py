"""Whether two claims tell of two meetings: each with a matter of its own ("rapat anggaran", "the security meeting")."""

from __future__ import annotations

from digest.language import language_of
from digest.language.moments import HELD_SO, MEETINGS, VERBS
from digest.language.nouns import CALENDAR, EMPTY
from digest.language.subjects import PREPOSITION, VERB
from digest.relations.material import Told, Word


def other_meetings(a: Told, b: Told) -> bool:
    """Whether each names the matter of its meeting, and the other does not speak of it."""
    if not a.keys & b.keys & MEETINGS:
        return False
    one, two = _matters(a), _matters(b)
    return bool(one and two) and not one & b.keys and not two & a.keys


def _matters(told: Told) -> frozenset[str]:
    """The stems of the words that say on what the meetings of a claim are, beside the word for it."""
    english = told.article.language == "en"
    rows = zip(told.words[1:], told.words, strict=False) if english else zip(told.words, told.words[1:], strict=False)
    return frozenset(word.key for meeting, word in rows if meeting.key in MEETINGS and _tells(told, word, english))


def _tells(told: Told, word: Word, english: bool) -> bool:
    """Whether a word beside a meeting names its matter, and not what was done, when, or how it is held."""
    idle = word.key in HELD_SO | EMPTY | MEETINGS or word.plain in CALENDAR or word.number
    idle = idle or word.plain in language_of(told.article.language).speech.bodies  # who meets, not on what
    form = VERB.fullmatch(word.plain) or PREPOSITION.fullmatch(word.plain) or VERBS[english].search(word.plain)
    return not idle and not form and bool(told.weights.get(word.key))
