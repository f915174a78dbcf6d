"""Both catalogues are complete, of one shape, and break nothing."""

import ast
import re
import string
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

import handlers
from digest.language import LANGUAGES as LANGUAGES_READ
from handlers.texts import FOLDER, LANGUAGES, in_all_languages, language_named, supported, texts

HOUSE = Path(handlers.__file__).parent
ALLOWED = {"b", "i", "code", "a", "blockquote"}


def messages(language: str) -> dict[str, Message]:
    with (FOLDER / f"{language}.po").open("rb") as file:
        return {key_of(m): m for m in read_po(file, locale=language) if m.id}


def key_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or [])


CATALOGUES = {language: messages(language) for language in LANGUAGES}
ALL = [(language, key) for language, catalogue in CATALOGUES.items() for key in catalogue]


def templates() -> set[str]:
    """Keys in the pages' templates: what stands there in quotation marks and is called like a text."""
    return {key for path in HOUSE.rglob("*.html") for key in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', path.read_text())}


def constants() -> set[str]:
    trees = (ast.parse(path.read_text()) for path in HOUSE.rglob("*.py"))
    return {
        n.value for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    }


def said() -> set[str]:
    """Keys that are said outright: t("key"), t.plain("key"), t.count("key"), UserMistake("key"), also in templates."""
    pages = (path.read_text() for path in HOUSE.rglob("*.html"))
    shown = {key for page in pages for key in re.findall(r'\bt(?:\.plain|\.count)?\("([^"]+)"', page)}
    trees = (ast.parse(path.read_text()) for path in HOUSE.rglob("*.py"))
    calls = [n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Call) and n.args]
    return shown | {
        call.args[0].value
        for call in calls
        if re.fullmatch(r"(.*\.)?t(\.plain|\.count)?|UserMistake", ast.unparse(call.func))
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def test_indonesian_and_english_are_spoken() -> None:
    assert {"id", "en"} <= set(LANGUAGES)


def test_every_catalogue_has_the_same_texts() -> None:
    keys = {language: set(catalogue) for language, catalogue in CATALOGUES.items()}
    assert {language: keys["en"] ^ own for language, own in keys.items()} == {language: set() for language in LANGUAGES}


def test_no_text_is_unused() -> None:
    unused = set(CATALOGUES["en"]) - constants() - templates()
    assert {key for key in unused if not key.startswith(("measure-", "unit-"))} == set()


def test_every_class_of_measure_has_words() -> None:
    classes = {name for language in LANGUAGES_READ.values() for name in language.numbers.measures.groupindex}
    assert {key.removeprefix("measure-") for key in CATALOGUES["en"] if key.startswith("measure-")} == classes


def test_every_unit_has_a_name() -> None:
    symbols = {symbol for language in LANGUAGES_READ.values() for symbol in language.numbers.units.values()}
    assert symbols - {key.removeprefix("unit-") for key in CATALOGUES["en"] if key.startswith("unit-")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_there_twice(language: str) -> None:
    keys = re.findall(r'^msgid "(.+)"', (FOLDER / f"{language}.po").read_text(encoding="utf-8"), re.MULTILINE)
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_no_text_is_missing() -> None:
    assert said() - set(CATALOGUES["en"]) == set()


@pytest.mark.parametrize(("language", "key"), ALL)
def test_a_text_is_whole(language: str, key: str) -> None:
    message, english = CATALOGUES[language][key], CATALOGUES["en"][key]
    fields = {name for form in forms(english) for _, name, _, _ in string.Formatter().parse(form) if name}
    for form in forms(message):
        assert form.strip()
        assert {name for _, name, _, _ in string.Formatter().parse(form) if name} == fields
        check_html(form)


def check_html(html: str) -> None:
    class Checker(HTMLParser):
        opened: list[str]

        def handle_starttag(self, tag: str, attrs: object) -> None:
            assert tag in ALLOWED
            self.opened.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.opened.pop() == tag

    checker = Checker()
    checker.opened = []
    checker.feed(html)
    checker.close()
    assert checker.opened == []
    assert "&" not in re.sub(r"&(lt|gt|amp|quot);", "", html)


def test_values_are_escaped_and_plain_texts_have_no_html() -> None:
    t = texts("en")
    assert "<b>&lt;i&gt;&amp;</b>" in t("sources-nothing", query="<i>&")
    assert t.plain("sources-nothing", query="<i>&") == "No excerpts for <i>&."


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [("en", 1, "1 article"), ("en", 2, "2 articles"), ("en", 1234, "1,234 articles"), ("id", 1234, "1.234 artikel")],
)
def test_counting(language: str, number: int, expected: str) -> None:
    assert texts(language).count("articles-count", number) == expected


@pytest.mark.parametrize(
    ("code", "language"), [("id", "id"), ("en-GB", "en"), ("EN_us", "en"), ("xx", None), ("", None), (None, None)]
)
def test_which_language_a_code_means(code: str | None, language: str | None) -> None:
    assert supported(code) == language


def test_an_unknown_language_is_answered_in_the_fallback() -> None:
    assert texts("xx").language == "en"


def test_what_a_language_is_called() -> None:
    assert (texts("id").language_name("en"), texts("en").language_name("zz")) == ("Inggris", "zz")


@pytest.mark.parametrize(
    ("word", "code"), [("Inggris", "en"), ("indonesian", "id"), ("EN-gb", "en"), ("klingon", None), ("", None)]
)
def test_a_language_by_any_of_its_names(word: str, code: str | None) -> None:
    assert language_named(word) == code


def test_words_that_people_type_are_known_in_every_language() -> None:
    assert in_all_languages("word-all") == {"semua", "all"}


def test_only_the_catalogues_name_the_languages() -> None:
    """A third language needs one module and one catalogue: nothing else in this room lists those there are."""
    defaults = {"context.py": {"id"}, "__init__.py": {"en"}, "atom.py": {"id"}}
    # what a house speaks until told, what fills gaps, and what Atom calls a thing's name
    named = {
        (path.name, node.value)
        for path in HOUSE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in LANGUAGES and node.value not in defaults.get(path.name, ())
    }
    assert named == {("times.py", "en")}  # spoken in so many zones that it tells nothing
