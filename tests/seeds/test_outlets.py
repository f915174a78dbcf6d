"""Outlets are recognised by any of their names and addresses."""

import re

import pytest

from seeds.outlets import Outlet, Outlets

OUTLETS = Outlets.load()


def test_the_list_is_long_enough_to_be_of_use() -> None:
    assert len(OUTLETS) >= 40
    assert sum(1 for o in OUTLETS if o.owner) >= 25


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Kompas.com", "Kompas.com"),
        ("kompas", "Kompas"),
        ("cnn indonesia", "CNN Indonesia"),
        ("CNN-Indonesia", "CNN Indonesia"),
        ("antaranews", "Antara"),
        ("Tribunnews.com", "Tribunnews"),
        ("  DETIKCOM ", "Detik"),
        ("France Médias Monde", None),
        ("anadolu ajansi", "Anadolu"),
        ("news.detik.com", "Detik"),
        ("https://www.tempo.co/internasional/x-1?y=2", "Tempo"),
        ("HTTPS://M.Kompas.COM:443/read", "Kompas.com"),
        ("http://user@cnn.com/", "CNN"),
        ("example.com", None),
        ("notdetik.com", None),
        ("com", None),
        ("", None),
        (" … ", None),
        ("http://[", None),
        ("//", None),
    ],
)
def test_a_name_a_domain_or_an_address_means_its_outlet(given: str, name: str | None) -> None:
    found = OUTLETS.recognise(given)
    assert (found.name if found else None) == name


def test_outlets_of_one_family_share_their_owner() -> None:
    families = {name: OUTLETS.recognise(name) for name in ("Detik", "CNN Indonesia", "CNBC Indonesia")}
    assert {o.owner for o in families.values() if o} == {"CT Corp"}


def test_a_licensed_name_does_not_share_the_owner_of_its_namesake() -> None:
    ours, theirs = OUTLETS.recognise("CNN Indonesia"), OUTLETS.recognise("CNN")
    assert ours
    assert theirs
    assert ours.owner != theirs.owner


def test_every_domain_is_a_bare_host_name() -> None:
    assert [d for o in OUTLETS for d in o.domains if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", d)] == []


def test_two_outlets_may_not_share_a_name() -> None:
    with pytest.raises(ValueError, match="both known as"):
        Outlets([Outlet("Harian Contoh"), Outlet("Warta Contoh", aliases=("harian contoh",))])
