"""What an archive says about a text that somebody was sent: who says the same, who otherwise, and when it was another.

A story is asked only if most of what the text tells, its names above all, stands in it; then the text's claims are
weighed against the story's as a new article's would be. Nothing here says what is true.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.claims import read_article
from digest.compose import SHOWN_CONFIDENCE, shown
from digest.language.aliases import as_called, other_names
from digest.language.meanings import meaning
from digest.model import Article, Claim, ConflictKind, Reading, Story, StoryCandidate
from digest.relations import Answer, Bearing, bearings
from digest.similarity import folded, rarity, words

# Share of what a text's words tell that must stand in a story. Set on 25 prepared texts: those about a story in their
# language had .58 and more, the others .46 at most, but for one of only words that the story has too.
CONCERNED = 0.5
MOST_CLAIMS = 40  # of a text, from its beginning
_LEAST_SHARED = 2  # terms of a text that a story must have: one name alone is in many stories


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known about one claim of the text; at least one of the three is not empty."""

    claim: Claim
    same: tuple[Claim, ...] = ()  # say it too
    other: tuple[Claim, ...] = ()  # cannot hold together with it
    moved: tuple[Claim, ...] = ()  # what its figure was, or became, at other times


@dataclass(frozen=True, slots=True)
class Sent:
    """A text that is not of the archive, as it was sent or in the names that a story uses."""

    article: Article  # its number is none of a stored article
    reading: Reading

    @classmethod
    def read(cls, article: Article) -> Sent:
        """Read it; people write to each other without full stops."""
        return cls(article, read_article(article, headings=False))

    @property
    def claims(self) -> list[Claim]:
        """What it states; a title says what the body says."""
        return [claim for claim in self.reading.claims if not claim.in_title][:MOST_CLAIMS]

    def wide_terms(self) -> Mapping[str, float]:
        """Its terms and those of all other names for what it names: by these its stories are looked for."""
        names = other_names(self.article.text)
        if not names:
            return self.reading.terms
        return read_article(replace(self.article, text="\n".join([self.article.text, *names]))).terms

    def in_words_of(self, candidate: StoryCandidate) -> Sent:
        """The same in the names that a story uses, a line for each claim."""
        there = {term for member in candidate.members for term in member}
        lines = [as_called(claim.quote, lambda name: _stands(name, there)) for claim in self.claims]
        if lines == [claim.quote for claim in self.claims]:
            return self
        return Sent.read(replace(self.article, text="\n".join(lines)))


def concerned(sent: Sent, candidates: Iterable[StoryCandidate]) -> dict[int, Sent]:
    """The stories that a text tells of, those that share most first: their numbers, and the text in their names."""
    worded = {candidate.id: (candidate, sent.in_words_of(candidate)) for candidate in candidates}
    shares = {number: _share(own.reading.terms, candidate) for number, (candidate, own) in worded.items()}
    near = sorted((number for number in shares if shares[number] >= CONCERNED), key=lambda n: (-shares[n], n))
    return {number: worded[number][1] for number in near}


def _share(terms: Mapping[str, float], candidate: StoryCandidate) -> float:
    """How much of the terms, by the squares of their weights, stands in the story's articles."""
    there = {term for member in candidate.members for term in member}
    shared = [weight * weight for term, weight in terms.items() if term in there]
    whole = sum(weight * weight for weight in terms.values())
    return sum(shared) / whole if len(shared) >= _LEAST_SHARED else 0.0


def _stands(name: str, terms: Collection[str]) -> bool:
    """Whether all words of a name that tell anything are among these terms, in either language."""
    telling = [folded(word) for word in words(name) if rarity(folded(word), "id") and rarity(folded(word), "en")]
    return bool(telling) and all(meaning(word, "id") in terms or meaning(word, "en") in terms for word in telling)


def check(sent: Sent, stories: Iterable[tuple[Story, Sent]]) -> tuple[Finding, ...]:
    """What stories say about a text's claims, in the text's order; a claim they do not touch is left out.

    `stories` come with their claims, each with the text in its names.
    """
    claims = sent.claims
    found: list[list[Finding]] = [[] for _ in claims]
    for story, own in stories:
        said = bearings(own.article, own.claims, story.articles, story.claims)
        said = [each for each in said if each.confidence >= SHOWN_CONFIDENCE]
        for claim in own.claims:
            place = claims.index(claim) if own is sent else own.article.text.count("\n", 0, claim.start)
            found[place].append(_finding(claim, [each for each in said if each.claim == claim], story))
    joined = (_joined(claim, each) for claim, each in zip(claims, found, strict=True))
    return tuple(each for each in joined if each.same or each.other or each.moved)


def _finding(claim: Claim, said: Sequence[Bearing], story: Story) -> Finding:
    """What one story says; a value that it tells to have moved is a step of its timeline, and not another answer."""
    by_answer = {answer: [each.theirs for each in said if each.answer is answer] for answer in Answer}
    same, moved = by_answer[Answer.SAME], by_answer[Answer.MOVED]
    other = [*by_answer[Answer.OTHER], *_contradicting(same, story)]
    for update in story.relations.updates:
        steps = [step.claims for step in update.values]
        if any(claim in same for step in steps for claim in step):
            moved += [claim for step in reversed(steps) for claim in step]
    moved = [claim for claim in moved if claim not in same]
    return Finding(claim, tuple(same), tuple(each for each in other if each not in (*same, *moved)), tuple(moved))


def _contradicting(same: Sequence[Claim], story: Story) -> list[Claim]:
    """What stands against some claims in the conflicts of their story; of figures all were compared."""
    found = []
    for conflict in shown(story.relations.conflicts):
        sides = [side for side in conflict.sides if conflict.kind is not ConflictKind.FIGURE]
        for side in sides:
            if not set(side.claims).isdisjoint(same):
                found += [other.claims[0] for other in sides if other is not side]
    return found


def _joined(claim: Claim, findings: Sequence[Finding]) -> Finding:
    """What all stories say, each claim of theirs once."""
    same, other, moved = (
        tuple(dict.fromkeys(each for finding in findings for each in getattr(finding, name)))
        for name in ("same", "other", "moved")
    )
    return Finding(claim, same, other, moved)
