"""Words for denying: which of them deny something, and what."""

import pytest

from digest.relations.charges import blames
from digest.relations.denials import Manner, find_denials
from tests.digest.relations.telling import material


def denied(sentence: str) -> list[str]:
    """What a sentence says is not so, in plain words for it."""
    (told,) = material((1, "Bram Ostell", sentence), language="en").told
    return [
        sentence[slice(*each.scope)].strip(" .") for each in find_denials(told) if each.manner is not Manner.NEGATED
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The board denied his request for a new hearing.",
        "The board denied most of the requests.",
        "The army denied aid groups access to Kessar.",
        "The court denied Ellis Warrick bail.",
        "The court denied the two men bail.",
        "He denied the offer a year ago to plead guilty.",
        "The court denied the accused a visa.",
        "The ministry denied the two related requests.",
        "The court denied Ellis Warrick a bail hearing on Monday.",
        "The ministry denied services to villages that were flooded.",
        "They were fined for denying services to travellers.",
        "They dispute control of the valley.",
        "A judge dismissed the charges against Ellis Warrick.",
        "A judge dismissed the charges against Ellis Warrick as too old.",
        "A court rejected the claims against the mill.",
        "He denied poisoning the pond until police found the jar.",
        "He could refute the claims at a trial.",
        "He did not directly dispute that the mill leaked.",
        "He denied the accusations until finally coming forward.",
        "The poll was dismissed by critics as a sham.",
        "Ellis Warrick was charged with making false statements.",
    ],
)
def test_what_only_looks_like_a_denial_is_none(sentence: str) -> None:
    assert denied(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("The board denied that the mill leaked.", "that the mill leaked"),
        ("He disputes the claim that the mill leaked.", "the claim that the mill leaked"),
        ("He dismissed the report of a leak as an attack by his rivals.", "the report of a leak"),
        ("A judge dismissed the charges that the mill leaked.", "the charges that the mill leaked"),
        ("He denied that the mill leaked, despite three reports.", "that the mill leaked"),
        ("The report of a leak is completely false.", "The report of a leak"),
        ("The army denied blocking access to Kessar.", "blocking access to Kessar"),
        ("The army denied the troops blocked access.", "the troops blocked access"),
        ("The club denied the offer was made.", "the offer was made"),
        ("He denied that until January the mill leaked.", "that until January the mill leaked"),
        ("He denied that access was blocked.", "that access was blocked"),
        ("He denied any role in asylum fraud.", "any role in asylum fraud"),
        ("The consul denied visa fraud.", "visa fraud"),
        ("The clinic denied access problems for wheelchairs.", "access problems for wheelchairs"),
        ("The town denied bus services to the villages were cut.", "bus services to the villages were cut"),
        ("The mayor denied the benefits of the deal went to her.", "the benefits of the deal went to her"),
        ("A lawyer dismissed the charges against Warrick as revenge.", "the charges against Warrick"),
        (
            "He denied the dam leaked until 2020 and no cracks were found.",
            "the dam leaked until 2020 and no cracks were found",
        ),
        ("The embassy denied reports of visas for sale.", "reports of visas for sale"),
        ("Ferro denied receiving offers.", "receiving offers"),
        ("He denied bribing members before the motion.", "bribing members before the motion"),
        ("The army responded by denying that troops shelled the market.", "that troops shelled the market"),
        ("He denied that schools stay closed until January.", "that schools stay closed until January"),
        (
            "He rejected the accusations against him that he doped skiers.",
            "the accusations against him that he doped skiers",
        ),
        ("The claim that the mill leaked is by any measure false.", "The claim that the mill leaked"),
    ],
)
def test_what_is_denied_ends_where_something_else_is_told(sentence: str, what: str) -> None:
    assert denied(sentence) == [what]


@pytest.mark.parametrize(
    ("sentence", "denies"),
    [
        ("Doni membantah memukul korban sampai akhirnya tewas.", True),
        ("Doni membantah memukul korban sampai akhirnya mengaku.", False),
        ("Doni membantah memukul korban sampai akhirnya tewas dan tidak ada yang mengaku.", True),
        ("Wali kota tidak menutup Pasar Lembang.", True),
        ("Wali kota tidak menutup kemungkinan pasar digusur.", False),
        ("Raharja tidak lagi melatih Persila.", True),
        ("Raharja tidak lagi membaca koran Persila.", False),
    ],
)
def test_a_denial_in_indonesian_is_given_up_or_another_word_only_where_it_says_so(sentence: str, denies: bool) -> None:
    (told,) = material((1, "Bram Ostell", sentence)).told
    assert bool(find_denials(told)) is denies


@pytest.mark.parametrize(
    ("claim", "said_of_him"),
    [
        ("Dario Fenn said Mayor Trent lied about the harbour deal.", True),
        ("Mayor Trent said Dario Fenn lied about the harbour deal.", False),
    ],
)
def test_only_the_one_who_denies_is_answered_by_who_calls_him_a_liar(claim: str, said_of_him: bool) -> None:
    told = material((1, "", "Mayor Trent denied any harbour deal."), (2, "", claim), language="en").told
    (denial,) = find_denials(told[0])
    assert blames(told[1], denial) is said_of_him


@pytest.mark.parametrize(
    ("sentence", "denies"),
    [
        ("He said not knowing about the leak cost the town dear.", False),
        ("He said the town did not know about the leak.", True),
        ("He said the mill was not leaking.", True),
    ],
)
def test_a_deed_left_undone_that_is_only_named_is_no_denial(sentence: str, denies: bool) -> None:
    (told,) = material((1, "Bram Ostell", sentence), language="en").told
    assert bool(find_denials(told)) is denies
