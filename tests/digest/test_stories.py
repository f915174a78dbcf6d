"""Which articles tell of one event."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from digest.model import Article, Claim, Passage, StoryCandidate
from digest.stories import JOIN, STORY_OPEN, article_terms, choose_story, group, headline, kinship, tell

DAY = dt.datetime(2031, 5, 2, 8, tzinfo=dt.UTC)


def article(number: int, text: str, title: str = "", days: int | None = 0, outlet: str | None = None) -> Article:
    published = None if days is None else DAY + dt.timedelta(days=days)
    return Article(text=text, title=title, id=number, published_at=published, outlet=outlet)


def terms(item: Article) -> dict[str, float]:
    passages = (Passage(item.title, 0, len(item.title), in_title=True), Passage(item.text, 0, len(item.text)))
    return dict(article_terms(item, passages))


def candidate(*members: Article, number: int = 7) -> StoryCandidate:
    last = max((m.published_at for m in members if m.published_at), default=None)
    return StoryCandidate(number, tuple(terms(member) for member in members), last)


FLOOD = (
    "Banjir bandang melanda Kabupaten Sumberwangi. Sungai Cilarang meluap dan merendam ratusan rumah di Sumberwangi."
)
FLOOD_AGAIN = "Warga Sumberwangi mengungsi setelah Sungai Cilarang meluap. Banjir merendam permukiman."
TENNIS = "Petenis Larasmi Wirandono melaju ke semifinal turnamen Arvena setelah menundukkan unggulan kedua."


def test_an_article_joins_the_story_it_resembles() -> None:
    item = article(2, FLOOD_AGAIN, days=1)
    assert choose_story(item, terms(item), [candidate(article(1, FLOOD)), candidate(article(3, TENNIS), number=8)]) == 7


def test_a_name_that_is_in_all_the_news_joins_nothing_by_itself() -> None:
    school = "Bupati Waullel Patbru meresmikan perpustakaan sekolah dasar, ujar Patbru."
    fire = "Kebakaran gudang tekstil dipadamkan semalam. Patbru, bupati itu, datang meninjau."
    item = article(2, fire)
    assert choose_story(item, terms(item), [candidate(article(1, school))]) is None


RIVALS = (
    "Banjir bandang merendam Kecamatan Wirangin. Tanggul Kali Sapolohu jebol, kata Lurah Dewonto, dan jembatan putus.",
    "Banjir bandang merendam Kampung Girimalat. Tanggul Waduk Petunang jebol, ujar Camat Sarimbo; sawah gagal panen.",
)


@pytest.mark.parametrize(("stories", "joins"), [(1, True), (30, False)])
def test_the_words_of_a_topic_that_many_stories_use_join_nothing(stories: int, joins: bool) -> None:
    there, here = (article(number, text) for number, text in enumerate(RIVALS, 1))
    spread = dict.fromkeys(terms(here), stories)
    found = choose_story(here, terms(here), [replace(candidate(there), spread=spread)])
    assert (found == 7) is joins


def test_an_article_that_resembles_nothing_opens_a_story() -> None:
    item = article(2, TENNIS)
    assert choose_story(item, terms(item), [candidate(article(1, FLOOD))]) is None
    assert choose_story(item, terms(item), []) is None


def test_one_place_name_makes_no_story_of_short_texts() -> None:
    quake = article(1, "Bupati Wirandau mengatakan gempa merusak dua belas sekolah.", "Gempa Wirandau")
    market = article(2, "Dinas Perdagangan Wirandau menggelar pasar murah; harga beras turun.", "Pasar murah Wirandau")
    assert choose_story(market, terms(market), [candidate(quake)]) is None


@pytest.mark.parametrize(("days", "joins"), [(0, True), (9, True), (-9, True), (29, True), (31, False), (400, False)])
def test_time_apart_weakens_softly_and_closes_after_thirty_days(days: int, joins: bool) -> None:
    item = article(2, FLOOD_AGAIN, days=days)
    assert (choose_story(item, terms(item), [candidate(article(1, FLOOD))]) == 7) is joins
    assert dt.timedelta(days=30) == STORY_OPEN


def test_an_undated_article_can_still_join() -> None:
    item = article(2, FLOOD_AGAIN, days=None)
    assert choose_story(item, terms(item), [candidate(article(1, FLOOD))]) == 7


def test_grouping_does_not_depend_on_the_order_of_arrival() -> None:
    items = [
        article(1, FLOOD),
        article(2, TENNIS),
        article(3, FLOOD_AGAIN, days=2),
        article(4, TENNIS + " Besok.", days=None),
    ]
    vectors = {item.id: terms(item) for item in items}
    expected = [[1, 3], [2, 4]]
    for order in itertools.permutations(items):
        assert sorted([a.id for a in members] for members in group(order, vectors)) == expected


def test_the_headline_is_the_title_nearest_to_what_all_tell() -> None:
    items = [article(1, FLOOD, "Kabar pagi ini"), article(2, FLOOD_AGAIN, "Sungai Cilarang meluap, Sumberwangi banjir")]
    assert headline(items) == "Sungai Cilarang meluap, Sumberwangi banjir"


def test_without_titles_a_first_sentence_is_the_headline() -> None:
    assert headline([article(1, FLOOD)]) == "Banjir bandang melanda Kabupaten Sumberwangi."
    assert headline([]) == ""


def test_a_story_holds_its_articles_by_publication_time() -> None:
    items = [article(1, FLOOD_AGAIN, days=3), article(2, FLOOD, "Banjir Sumberwangi", days=1)]
    claims = [Claim(item.id, item.text, 0, len(item.text)) for item in items]
    story = tell(5, items, claims)
    assert (story.id, story.headline, [a.id for a in story.articles]) == (5, "Banjir Sumberwangi", [2, 1])
    assert story.summary
    assert tell(5, items[::-1], claims[::-1]).summary == story.summary


def test_the_names_of_a_story_join_articles_that_share_few_other_words() -> None:
    plan = article(
        1,
        "Orlane Glass akan menutup tungku di Dunmore. Direktur Victor Salk menyebut harga gas. Pekerja diberi surat.",
        "Orlane Glass tutup tungku Dunmore",
    )
    union = article(
        2,
        "Serikat buruh kaca menggelar rapat. Ketua serikat menuding Victor Salk ingkar janji, dan mendatangi Orlane.",
        "Serikat: Salk ingkar janji",
    )
    assert choose_story(union, terms(union), [candidate(plan)]) == 7


def test_words_for_the_same_thing_join_articles() -> None:
    blaze = article(1, "Kebakaran gudang tekstil di Kali Anyar menewaskan tiga pekerja.", "Kebakaran gudang Kali Anyar")
    fire = article(2, "Tiga buruh meninggal dalam kobaran yang melalap gudang di Kali Anyar.", "Tiga buruh meninggal")
    assert choose_story(fire, terms(fire), [candidate(blaze)]) == 7


def test_a_story_that_says_the_same_twice_is_no_more_kin_to_another() -> None:
    one, again, tennis = article(1, FLOOD), article(2, FLOOD_AGAIN, days=1), article(3, TENNIS)
    twice = replace(again, id=4)
    known = {each.id: terms(each) for each in (one, again, tennis, twice)}
    likely = kinship([again], [one], known, {})
    assert likely > JOIN > kinship([again], [tennis], known, {})
    assert kinship([again, twice], [one], known, {}) == pytest.approx(likely)
    assert kinship([again, tennis], [one], known, {}) < likely


def test_stories_far_apart_in_time_are_less_kin_the_nearest_articles_counting() -> None:
    one, again = article(1, FLOOD), article(2, FLOOD_AGAIN, days=1)
    late, undated = article(3, FLOOD_AGAIN, days=40), article(4, FLOOD_AGAIN, days=None)
    known = {each.id: terms(each) for each in (one, again, late, undated)}
    near = kinship([again], [one], known, {})
    assert kinship([late], [one], known, {}) < 0.8 * near
    assert kinship([again, late], [one], known, {}) == pytest.approx(near)
    assert kinship([undated], [one], known, {}) == pytest.approx(near)
