"""What /sources finds, on both databases."""

from __future__ import annotations

import threading

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from digest.model import Passage
from storage.database import Database
from storage.passages import of_article
from storage.records import IndexedPassage
from storage.search import SearchResult
from storage.search import lists as module
from storage.search.lists import Lists
from tests.storage.factories import DAY, NOON
from tests.storage.search_archive import ask, fill, fill_each, marked, passages_of, texts

ARCHIVE = (
    "Sekretaris Jenderal NATO tiba di Arau.",
    "Senator Bramanta menolak rencana itu.",
    "Tentara Korea Utara dikirim ke perbatasan.",
    "Korut mengirim amunisi, kata seorang pejabat.",
    "Badan intelijen mengumumkan temuan baru.",
    "Presiden Zelenskyy berbicara tentang Kursk.",
    "Pemimpin Soeharto dikenang di kota kecil.",
    "Para pejabat AS enggan berkomentar.",
    "Prices rose as fast as wages, such as rents.",
    "Amerika Serikat mengirimkan bantuan pangan.",
    "Wali kota Arau memerintahkan evakuasi.",
    "Trains from South Arau run late, a unik sight.",
    "المتحدث باسم البلدية نفى الخبر",
    "Мэр города подтвердил сообщение.",
    "北京大学的学生举行活动。",
)


@pytest.fixture
def archive(database: Database) -> Database:
    fill_each(database, ARCHIVE)
    return database


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("NATO", ["NATO"]),
        ("nato", ["NATO"]),
        ("ＮＡＴＯ", ["NATO"]),
        ("inteligen", ["intelijen"]),
        ("intelijne", ["intelijen"]),  # a transposition
        ("intljen", ["intelijen"]),  # two letters dropped
        ("Zelenskiy Kursk", ["Zelenskyy", "Kursk"]),
        ("selenskyj kurks", ["Zelenskyy", "Kursk"]),
        ("suharto", ["Soeharto"]),
        ("diperintahkan", ["memerintahkan"]),
        ("perintah", ["memerintahkan"]),
        ("sekretar", ["Sekretaris"]),  # the beginning of a word
        ("korea utara perbatasan", ["Korea", "Utara", "perbatasan"]),
        ("korut perbatasan", ["Korea", "Utara", "perbatasan"]),
        ("dprk amunisi", ["Korut", "amunisi"]),
        ("north korea amunisi", ["Korut", "amunisi"]),
        ("البلدية", ["البلدية"]),
        ("мэр", ["Мэр"]),
        ("北京", ["北", "京"]),
        ("senator", ["Senator"]),
    ],
)
def test_a_word_is_found_whatever_way_it_is_spelt(archive: Database, query: str, words: list[str]) -> None:
    assert marked(ask(archive, query))[0] == words


@pytest.mark.parametrize(
    ("query", "never"),
    [
        ("NATO", "Senator"),
        ("AS", "Prices rose"),
        ("AS", "NATO"),
        ("京北", "北京大学"),  # characters in another order are other words
        ("intelijen", "mengirim"),
        ("Nörth", "South"),
        ("senator", "NATO"),
        ("natos", "Senator"),
        ("U.N.", "unik"),
    ],
)
def test_what_only_looks_alike_is_not_found(archive: Database, query: str, never: str) -> None:
    assert not any(never in text for text in texts(ask(archive, query, limit=50)))


def test_an_abbreviation_in_capitals_is_the_country_and_not_every_as(archive: Database) -> None:
    result = ask(archive, "AS", limit=50)
    assert marked(result) == [["AS"], ["Amerika", "Serikat"]]
    assert "Prices rose" in " ".join(texts(ask(archive, "as", limit=50)))


def test_all_words_come_first_and_are_let_go_of_one_by_one(database: Database) -> None:
    fill_each(database, ["Banjir di Arau surut.", "Gempa di Arau kuat.", "Banjir bandang di Lubuk."])

    assert texts(ask(database, "banjir arau")) == ["Banjir di Arau surut."]
    assert texts(ask(database, "banjir arau xqwvzk")) == ["Banjir di Arau surut."]
    assert set(texts(ask(database, "gempa bandang"))) == {"Gempa di Arau kuat.", "Banjir bandang di Lubuk."}
    assert ask(database, "gempa bandang").excerpts[0].score < 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"kota arau"', ["Wali kota Arau bicara."]),
        ("“kota arau”", ["Wali kota Arau bicara."]),
        ("arau -kota", ["Arau tenang."]),
        ('arau -"kota arau"', ["Di Arau, kota itu tenang.", "Arau tenang."]),
        ("outlet:suara arau", ["Wali kota Arau bicara."]),
        ("outlet:suara", ["Wali kota Arau bicara."]),
        ('outlet:"Suara Lubuk" arau', ["Wali kota Arau bicara."]),
        ("media:sura-lubuk arau", ["Wali kota Arau bicara."]),
        ("outlet:entah arau", []),
        ("arau after:2026-03-05", ["Di Arau, kota itu tenang."]),
        ("arau before:2026-03-04", ["Arau tenang."]),
        ("after:2026-03-04 before:2026-03-05", ["Wali kota Arau bicara."]),
        ("arau after:kemarin", ["Di Arau, kota itu tenang.", "Wali kota Arau bicara.", "Arau tenang."]),
        ("-arau", []),
        ("", []),
        ("?! 🙂", []),
    ],
)
def test_filters_narrow_the_search(database: Database, query: str, found: list[str]) -> None:
    fill(database, "Arau tenang.", published=NOON - DAY)
    fill(database, "Wali kota Arau bicara.", outlet="Suara Lubuk")
    fill(database, "Di Arau, kota itu tenang.", outlet="Harian Arau", published=NOON + DAY)

    assert texts(ask(database, query)) == found


def test_a_page_shows_several_articles_before_a_second_passage_of_one(database: Database) -> None:
    fill(database, "Banjir satu.", "Banjir dua.", "Banjir tiga.", published=NOON + DAY)
    fill(database, "Banjir empat.", published=NOON)
    fill(database, "Banjir lima.", published=NOON - DAY)

    assert texts(ask(database, "banjir", limit=4)) == ["Banjir satu.", "Banjir empat.", "Banjir lima.", "Banjir dua."]


def test_pages_follow_each_other_and_the_newest_come_first(database: Database) -> None:
    for day in (3, 1, 4, 2, 5):
        fill(database, f"Banjir hari ke-{day}.", published=NOON + day * DAY)

    pages = [ask(database, "banjir", limit=2, offset=offset) for offset in (0, 2, 4, 6)]
    assert [text[-2] for page in pages for text in texts(page)] == ["5", "4", "3", "2", "1"]
    assert [(page.total, page.more) for page in pages] == [(5, True), (5, True), (5, False), (5, False)]


def test_of_a_common_word_the_newest_hundred_are_counted(database: Database) -> None:
    fill(database, *(f"Banjir nomor {n}." for n in range(150)))
    result = ask(database, "banjir")
    assert (result.total, result.beyond, result.more, len(result.excerpts)) == (100, True, True, 5)


def test_of_common_words_old_passages_are_found_too(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHALLOW", 8)
    fill(database, "Banjir tua di Lubuk.", published=NOON - 9 * DAY)
    fill(database, "Banjirr tua di Arau.", published=NOON - 8 * DAY)
    fill(database, *(f"Banjir di Arau nomor {n}." for n in range(12_000)), published=NOON)
    with database.reading() as stores:
        lists = Lists(stores.search._index, -(2**63), 2**63 - 1)
        lists.read(["banjir", "lubuk"])
        assert lists.is_cut([("banjir",)])
        assert not lists.is_cut([("lubuk",)])
        oldest = lists.numbers("lubuk")
        for _ in range(2):
            lists.cover(["banjir"], oldest)
        known = lists.numbers("banjir").tolist()
        assert oldest[0] in known
        assert known == sorted(set(known))

    assert texts(ask(database, "banjir lubuk")) == ["Banjir tua di Lubuk."]  # looked up by the rare word
    assert texts(ask(database, "banjir tua lubuk")) == ["Banjir tua di Lubuk."]
    assert texts(ask(database, f"banjir before:{NOON - 8 * DAY:%Y-%m-%d}")) == ["Banjir tua di Lubuk."]
    assert texts(ask(database, '"banjir tua"')) == ["Banjir tua di Lubuk."]
    assert texts(ask(database, "banjir arau -nomor")) == []
    assert texts(ask(database, "banjirrr tua")) == ["Banjirr tua di Arau.", "Banjir tua di Lubuk."]


def test_suggestions_are_given_when_nothing_is_found(archive: Database) -> None:
    result = ask(archive, "zelenxquy")
    assert (result.excerpts, result.total) == ((), 0)
    assert result.suggestions[0] == "zelenskyy"
    assert ask(archive, result.suggestions[0]).total == 1
    assert ask(archive, "qqqqqxxxx") == SearchResult()
    assert ask(archive, "OR").suggestions == ()


def test_removed_articles_are_not_found_until_they_are_restored(database: Database) -> None:
    number = fill(database, "Banjir di Arau.")
    with database.writing() as stores:
        stores.articles.remove(number, NOON)
        assert stores.search.find("banjir").total == 0
        assert stores.search.disagreements() == []
    assert ask(database, "banjir") == SearchResult()
    with database.writing() as stores:
        stores.articles.restore(number)
    assert ask(database, "banjir").total == 1


def test_a_new_reading_replaces_the_old_postings(database: Database) -> None:
    number = fill(database, "Banjir di Arau.", outlet="Harian Arau")
    with database.writing() as stores:
        stores.articles.replace_reading(number, passages_of("Gempa di Lubuk."))
        assert stores.search.disagreements() == []
    assert ask(database, "banjir").total == 0
    assert texts(ask(database, "gempa outlet:arau")) == ["Gempa di Lubuk."]


def test_a_removed_article_stays_unfound_when_it_is_read_anew(database: Database) -> None:
    number = fill(database, "Banjir di Arau.")
    with database.writing() as stores:
        stores.articles.remove(number, NOON)
        stores.articles.replace_reading(number, passages_of("Gempa di Lubuk."))
        assert stores.search.find("gempa").total == 0
        stores.articles.restore(number)
        assert stores.search.find("gempa").total == 1
        assert stores.search.disagreements() == []


def test_a_word_that_is_missing_in_the_vocabulary_is_noticed(database: Database) -> None:
    fill(database, "Banjir di Arau.", "Gempa di Lubuk.")
    with database.writing() as stores:
        stores.search._index.run("DELETE FROM search_terms WHERE word = 'gempa'")
        (wrong,) = stores.search.disagreements()
        assert stores.search._index.texts([wrong]) == {wrong: "Gempa di Lubuk."}
        stores.search.rebuild()
        assert stores.search.disagreements() == []


def test_what_a_transaction_adds_it_finds_itself_and_others_only_after_it(database: Database) -> None:
    number = fill(database, "Banjir di Arau.")

    def change_and_fail() -> None:
        with database.writing() as stores:
            stores.articles.replace_reading(number, passages_of("Gempa di Lubuk."))
            assert stores.search.find("gempaa").total == 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_and_fail()
    assert ask(database, "gempaa").total == 0
    fill(database, "Gerhana di Lubuk.")  # gets the terms' numbers that the undone transaction had
    assert texts(ask(database, "gerhanaa")) == ["Gerhana di Lubuk."]


def test_what_another_process_writes_is_found(database: Database, database_url: str) -> None:
    other = Database(database_url)
    fill(database, "Banjir di Arau.")
    assert ask(other, "banjirr").total == 1
    fill(database, "Gerhana di Arau.")
    assert ask(other, "gerhanna").total == 1
    with database.writing() as stores:
        stores.search.rebuild()
    fill(database, "Letusan di Lubuk.")
    assert [ask(other, query).total for query in ("banjirr", "letusann")] == [1, 1]
    other.close()


def test_many_threads_search_while_articles_are_added(database: Database) -> None:
    failures: list[BaseException] = []
    done = threading.Event()

    def search() -> None:
        try:
            while not done.is_set():
                result = ask(database, "banjirr arau")
                assert all("Arau" in text for text in texts(result))
        except BaseException as error:
            failures.append(error)
            raise

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(30):
        fill(database, f"Banjir di Arau, desa{number}.")
    done.set()
    for thread in threads:
        thread.join()

    assert failures == []
    assert [ask(database, f"desa{number}").total for number in range(30)] == [1] * 30


def test_rebuilding_gives_the_same_answers_and_tells_how_far_it_is(archive: Database) -> None:
    queries = ["NATO", "inteligen", "korut perbatasan", "AS"]
    before = [ask(archive, query) for query in queries]
    told: list[tuple[int, int]] = []
    with archive.writing() as stores:
        stores.search.rebuild(lambda done, total: told.append((done, total)))
        assert stores.search.disagreements() == []
        assert not stores.search.is_outdated()
    assert [ask(archive, query) for query in queries] == before
    assert told[-1] == (len(ARCHIVE), len(ARCHIVE))


def test_whoever_reads_an_older_state_finds_while_the_index_is_made_anew(archive: Database) -> None:
    with archive.reading() as reading:
        assert reading.articles.count() == len(ARCHIVE)  # from here on it sees this state
        with archive.writing() as stores:
            stores.search.rebuild()
        fill(archive, "NATO menyusul.")
        assert texts(reading.search.find("NATO")) == ["Sekretaris Jenderal NATO tiba di Arau."]
    assert len(texts(ask(archive, "NATO"))) == 2


def test_words_of_removed_articles_are_gone_after_a_rebuild(database: Database) -> None:
    number = fill(database, "Banjir di Arau.")
    fill(database, "Banjar di Lubuk.")
    with database.writing() as stores:
        stores.articles.remove(number, NOON)
        stores.search.rebuild()
    assert texts(ask(database, "banjir")) == ["Banjar di Lubuk."]  # no longer a word of the archive: a misspelling


def test_a_passage_that_is_not_indexed_as_stored_is_told(database: Database) -> None:
    fill(database, "Banjir di Arau.", "Gempa di Lubuk.")
    with database.writing() as stores:
        [first, *_] = of_article(stores._connection, 1)
        stores.search.drop([first], None)
        assert stores.search.disagreements() == [first.id]


def test_an_index_made_by_other_rules_is_outdated(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with database.reading() as stores:
        assert not stores.search.is_outdated()
        monkeypatch.setattr("storage.search.keeping.RULES", 99)
        assert stores.search.is_outdated()


HOSTILE = [
    *(
        "NEAR(",
        "NEAR(nato arau, 5)",
        '"',
        '"""',
        "nato*",
        "*",
        "^nato",
        "nato AND",
        "AND",
        "NOT nato",
        "-nato",
        "- -",
        "--",
    ),
    *(
        "terms:nato",
        "{terms}: nato",
        "nato + arau",
        "(((",
        ")",
        "';--",
        "' OR 1=1 --",
        "\\",
        "'",
        "%s",
        "?",
        "nato:*A",
        "& | !",
    ),
    *(
        "\x00nato",
        "\ud800",
        "ﷺ",
        "⑴ ½",
        "outlet:",
        'outlet:"',
        "outlet:-",
        "after:",
        "after:9999-99-99",
        "before:0001-01-01",
    ),
    *(
        "before:9999",
        "after:0001",
        "a" * 5000,
        "nato " * 1000,
        "-" * 5000,
        '"' * 999,
        "京" * 5000,
        "🙂" * 1000,
        "e\u0301" * 900,
    ),
]


@pytest.mark.parametrize("query", HOSTILE, ids=ascii)
def test_no_query_is_an_error(archive: Database, query: str) -> None:
    result = ask(archive, query)
    assert len(result.excerpts) <= 5


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Database:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('fuzz') / 'kabar.db'}")
    database.migrate()
    fill_each(database, ARCHIVE)
    return database


SYNTAX = st.sampled_from(
    ['"', "-", "*", "(", ")", ":", "NEAR(", "AND", "OR", "NOT", "'", "outlet:", "after:", " ", "nato", "AS"]
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=300), st.lists(st.one_of(SYNTAX, st.text(max_size=8)), max_size=40).map("".join)))
@example("ﷺ" * 400)
def test_any_text_is_a_query(fuzzed: Database, query: str) -> None:
    for excerpt in ask(fuzzed, query, limit=50).excerpts:
        assert 0 < excerpt.score <= 1
        ends = [edge for span in excerpt.highlights for edge in span]
        assert ends == sorted(ends)
        assert all(0 <= edge <= len(excerpt.passage.text) for edge in ends)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(min_size=1, max_size=200))
def test_any_text_can_be_indexed_and_dropped(fuzzed: Database, text: str) -> None:
    storable = text.encode("utf-8", "ignore").decode().replace("\x00", "")
    with fuzzed.writing() as stores:
        rows = [IndexedPassage(7, 1, Passage(storable, 0, len(storable)))]
        stores.search.add(rows, "Harian Arau")
        stores.search.drop(rows, "Harian Arau")
        assert stores.search.disagreements() == []
