"""Where rules and model meet: of a reply that lies no figure, name or quote gets into a digest."""

import datetime as dt
import re
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.advice import Heeded, Reply, heed
from digest.advice.heeding import VETOED
from digest.advice.reply import Passage, Proposal, Wording
from digest.compose import compose_edition, shown
from digest.model import Edition, Story
from digest.text import tokens
from handlers.render import plain, render_edition
from handlers.render.parts import View
from handlers.texts import texts
from storage.records import Length
from tests.digest.advice.ferry import DAY
from tests.digest.advice.replies import INQUIRY, NOTHING, PROPOSAL, SENTENCES, STORY

assert INQUIRY is not None
LONG = next(iter(INQUIRY.long))
SHORTER = "The harbour master, Rhea Dunn, said that about 40 people were safe, and that 3 crew had not been found."
HEADLINE = "Ferry Blue Wren sinks off Port Hallam, rescue boats from three islands search the strait"


def heeded(reply: Reply) -> Heeded:
    assert INQUIRY is not None
    return heed(STORY, INQUIRY, reply)


def edition(story: Story) -> Edition:
    return compose_edition([story], since=DAY, until=DAY + dt.timedelta(days=1), outlets=["Hallam Courier"])


def digest(story: Story, language: str = "en") -> str:
    view = View(texts(language), ZoneInfo("UTC"), DAY + dt.timedelta(days=1), Length.FULL)
    return plain("\n".join(map(str, render_edition(view, edition(story)))))


def test_a_reply_that_says_nothing_changes_nothing() -> None:
    same = heeded(NOTHING)
    assert same.story == STORY
    assert not any([*same.taken.values(), *same.refused.values()])


def test_what_stands_up_is_shown_and_marked_in_both_languages() -> None:
    reply = Reply(
        headline=HEADLINE,
        wordings=(Wording(sentence=LONG, text=SHORTER),),
        no_conflict=(1,),
        conflicts=(PROPOSAL,),
    )
    told_with_it = heeded(reply)
    assert dict(told_with_it.taken) == {"headline": 1, "wording": 1, "veto": 1, "conflict": 1}
    text = digest(told_with_it.story)
    assert HEADLINE in text
    assert f"{SHORTER} (shortened with a model)" in text.replace("_", "")
    assert f"“{SHORTER}" not in text
    assert "(found with a model)" in text
    assert "(ditemukan dengan model)" in digest(told_with_it.story, "id")
    assert "(disingkat dengan model)" in digest(told_with_it.story, "id").replace("_", "")


def test_a_vetoed_conflict_leaves_the_digest_and_stays_in_the_archive_with_the_reason() -> None:
    before = shown(STORY.relations.conflicts)
    conflicts = heeded(NOTHING.model_copy(update={"no_conflict": (1,)})).story.relations.conflicts
    assert len(shown(conflicts)) == len(before) - 1
    (vetoed,) = [conflict for conflict in conflicts if conflict.confidence == VETOED]
    assert vetoed.why[-1] == ("vetoed", "model")
    assert vetoed.sides[0].position == "Ben Aldous, 54"


def test_a_conflict_that_the_rules_are_sure_of_cannot_be_vetoed() -> None:
    sure = [conflict for conflict in STORY.relations.conflicts if conflict.confidence > 0.8]
    result = heeded(NOTHING.model_copy(update={"no_conflict": tuple(range(1, 13))}))
    assert sure
    assert set(sure) <= set(result.story.relations.conflicts)
    assert (result.taken["veto"], result.refused["veto"]) == (1, 11)


def test_a_proposal_that_comes_again_keeps_its_number_and_a_pair_is_told_once() -> None:
    reply = NOTHING.model_copy(update={"conflicts": (PROPOSAL, PROPOSAL)})
    (proposed,) = [c for c in heeded(reply).story.relations.conflicts if c.question.by_model]
    assert INQUIRY is not None
    again = heed(STORY, INQUIRY, reply, [*STORY.relations.conflicts, replace(proposed, id=12)])
    assert [c.id for c in again.story.relations.conflicts if c.question.by_model] == [12]


# -- a model that lies

WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})
LIES = [
    "900",
    "4",
    "41",
    "Sinta",
    "Osk Dunn",
    "arrested",
    "not",
    '"We sank her"',
    "“all dead”",
    "@evil",
    "t.me/evil",
    "\n",
]


@st.composite
def texts_of(draw: st.DrawFn) -> str:
    """A sentence of the story, some words of it gone, doubled, moved, or replaced by lies and by words of others."""
    words = draw(st.sampled_from(SENTENCES)).split()
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, max(0, len(words) - 1)))
        until = draw(st.integers(at, min(len(words), at + 8)))
        words[at:until] = draw(st.lists(st.sampled_from([*LIES, *WORDS]), max_size=2))
    return " ".join(words)[:200] or "x"


NUMBERS = st.integers(1, len(SENTENCES) + 1)


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    number = draw(NUMBERS)
    source = draw(texts_of()) if draw(st.booleans()) else SENTENCES[min(number, len(SENTENCES)) - 1]
    start = draw(st.integers(0, len(source) - 1))
    passage = source[start : start + draw(st.integers(1, 200))]
    at = draw(st.integers(0, len(passage) - 1))
    position = passage[at : at + draw(st.integers(1, 40))] if draw(st.booleans()) else draw(texts_of())
    return Passage(sentence=number, passage=passage, position=position)


REPLIES = st.builds(
    Reply,
    headline=st.none() | texts_of() | st.just(HEADLINE),
    wordings=st.lists(
        st.builds(Wording, sentence=NUMBERS | st.just(LONG), text=texts_of() | st.just(SHORTER)), max_size=6
    ).map(tuple),
    no_conflict=st.lists(NUMBERS, max_size=4).map(tuple),
    conflicts=st.lists(st.builds(Proposal, first=passages(), second=passages()) | st.just(PROPOSAL), max_size=4).map(
        tuple
    ),
)


def telling_words(text: str) -> set[str]:
    """Figures and names: words with a digit or a capital in them."""
    return {
        text[t.start : t.end] for t in tokens(text) if any(c.isdigit() or c.isupper() for c in text[t.start : t.end])
    }


RULES = digest(STORY)
PRINTED = " ".join([RULES, *(f"{article.title} {article.text}" for article in STORY.articles)])


@settings(max_examples=60, deadline=None)
@given(REPLIES)
def test_no_figure_name_or_quote_in_a_digest_is_a_models(reply: Reply) -> None:
    hold_to_the_articles(reply)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(REPLIES)
def test_nor_is_any_when_a_model_lies_some_hundred_times(reply: Reply) -> None:
    hold_to_the_articles(reply)


def hold_to_the_articles(reply: Reply) -> None:
    """What a digest prints with this reply was printed by the articles."""
    story = heeded(reply).story
    text = digest(story)
    assert telling_words(text) <= telling_words(PRINTED) | {"Is"}  # of "Is it so?"
    for quote in re.findall(r"“([^”]*)”", text):
        assert quote.rstrip("…") in PRINTED
    assert story.headline in STORY.headline
    for claim in story.summary:
        assert claim.quote in PRINTED
        assert telling_words(claim.wording) <= telling_words(claim.quote) | {claim.wording[:1].upper()}
        assert [d for d in re.findall(r"\d+", claim.wording) if d not in re.findall(r"\d+", claim.quote)] == []
    for conflict in story.relations.conflicts:
        if conflict.question.by_model:
            houses = {
                story.witness_of(a) for a in story.articles for s in conflict.sides if a.id == s.claims[0].article_id
            }
            assert len(houses) == 2
            assert all(side.position in " ".join(side.claims[0].quote.split()) for side in conflict.sides)
            assert all(side.claims[0] in STORY.claims for side in conflict.sides)
    assert text.count("(found with a model)") == sum(c.question.by_model for c in shown(story.relations.conflicts))


def test_what_a_model_writes_cannot_be_markup() -> None:
    story = replace(STORY, summary=(replace(STORY.summary[0], wording="<b>bold</b>"),))
    view = View(texts("en"), ZoneInfo("UTC"), DAY)
    assert "&lt;b&gt;bold" in str(render_edition(view, edition(story))[1])
