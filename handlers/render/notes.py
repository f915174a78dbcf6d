"""One short note: what is new about what a chat follows, and why it gets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from digest.model import Article, Conflict, Story
from handlers.render.conflicts import question
from handlers.render.parts import LINE, View, one_line, story_headline, where
from storage.records import News, Taste, TasteKind

STORIES = 5  # told in one note
ARTICLES, CONFLICTS = 3, 2  # of a story
TITLE, POSITION = 120, 60  # characters


@dataclass(frozen=True, slots=True)
class Noted:
    """What a note tells of one story."""

    story: Story
    news: tuple[News, ...] = ()
    articles: tuple[Article, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def with_more(self, news: News, article: Article | None, conflict: Conflict | None) -> Noted:
        """The same with one more article or conflict."""
        return replace(
            self,
            news=(*self.news, news),
            articles=(*self.articles, article) if article else self.articles,
            conflicts=(*self.conflicts, conflict) if conflict else self.conflicts,
        )

    @property
    def because(self) -> tuple[Taste, ...]:
        """What the chat follows that brought it."""
        tastes = (Taste(each.follower.kind, each.follower.what, wanted=True) for each in self.news)
        return tuple(dict.fromkeys(tastes))


def render_note(view: View, news: Sequence[Noted]) -> list[Markup]:
    """The blocks of a note."""
    rest = [view.t.count("note-more", len(news) - STORIES)] if len(news) > STORIES else []
    return [view.t("note-head"), *(_story(view, each) for each in news[:STORIES]), *rest]


def _story(view: View, noted: Noted) -> Markup:
    head = Markup("{} /story_{}").format(story_headline(view, noted.story), noted.story.id)
    words = [each.what for each in noted.because if each.kind is TasteKind.WORDS]
    lines = [head, *([view.t("edition-followed", words=", ".join(words))] if words else [])]
    lines += [_article(view, article) for article in noted.articles[:ARTICLES]]
    lines += [_conflict(view, conflict, noted.story) for conflict in noted.conflicts[:CONFLICTS]]
    left = max(0, len(noted.articles) - ARTICLES) + max(0, len(noted.conflicts) - CONFLICTS)
    return LINE.join([*lines, *([view.t.count("and-more", left)] if left else [])])


def _article(view: View, article: Article) -> Markup:
    return Markup("• {} — {}").format(one_line(article.title or article.text, TITLE), where(view, article))


def _conflict(view: View, conflict: Conflict, story: Story) -> Markup:
    """The question and what its sides answer."""
    sides = " / ".join(one_line(side.position, POSITION) for side in conflict.sides)
    asked = question(view, conflict.question, story.articles)
    return Markup("⚠ {} /why_{}\n{}").format(asked, conflict.id, sides)
