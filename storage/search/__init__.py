"""Search that forgives spelling: words are indexed, and the query is corrected against the vocabulary.

A query goes through stages (`finder`) and stops when it has enough: the words as typed; other names of the same thing
(`aliases`); other forms of the same root and other transliterations (`affixes`, `words`); one edit, two edits, and the
whole vocabulary (`widening`, `vocabulary`). Of each stage the newest matches are taken. The two databases differ in
how postings are kept (`dialects`) and in nothing else.
"""

from storage.search.store import Excerpt, Search, SearchResult
from storage.search.vocabulary import Vocabulary
from storage.search.watching import Watched, can_be_watched

__all__ = ["Excerpt", "Search", "SearchResult", "Vocabulary", "Watched", "can_be_watched"]
