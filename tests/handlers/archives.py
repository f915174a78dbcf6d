"""A busy day of made-up news, and what an archive tells of it."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from digest.model import Conflict
from storage.database import Database
from tests.benchmarks.newswire import Item, stream

FLOOD = (
    "Banjir bandang melanda Kota Arau di Lembah Sirih pada Selasa malam setelah Sungai Sirih meluap. "
    "Badan penanggulangan bencana Arau mengatakan {dead} warga tewas dan ratusan rumah terendam lumpur. "
    "Wali kota Arau meminta warga di bantaran Sungai Sirih mengungsi ke balai kota."
)


def told(database: Database) -> dict[str, tuple[object, ...]]:
    """Every story by its articles' addresses: what is told of it, as a reader sees it."""
    with database.reading() as stores:
        stories = [stores.stories.get(number) for number in stores.stories.numbers()]
    return {
        " ".join(sorted(str(article.url) for article in story.articles)): (
            story.headline,
            sorted(claim.quote for claim in story.summary),
            sorted(_shown(conflict) for conflict in story.relations.conflicts),
            sorted(sorted(claim.quote for claim in agreement.claims) for agreement in story.relations.agreements),
            sorted([value.value for value in update.values] for update in story.relations.updates),
        )
        for story in stories
    }


def busy_day() -> list[Item]:
    """Made-up news: two stories that grow beside some that do not."""
    items = list(islice(stream(3), 200))
    sizes = Counter(item.story for item in items)
    large = {story for story, _ in sizes.most_common(2)}
    growing = [item for item in items if item.story in large]
    return sorted([*growing[:14], *(item for item in items if item.story not in large)][:18])


def _shown(conflict: Conflict) -> tuple[object, ...]:
    sides = [(side.position, sorted(claim.quote for claim in side.claims)) for side in conflict.sides]
    return str(conflict.kind), conflict.confidence, sides
