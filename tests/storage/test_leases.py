"""A lease has one holder, an end, and a number that only grows."""

from __future__ import annotations

import datetime as dt
import threading

import pytest

from storage.database import Database
from storage.errors import Superseded

LONG, ENDED = dt.timedelta(minutes=5), dt.timedelta(seconds=-1)


def test_only_one_holds_it_until_it_ends(database: Database) -> None:
    with database.writing() as stores:
        assert stores.leases.take("courier", "one", LONG) == 1
        assert stores.leases.take("courier", "two", LONG) is None
        assert stores.leases.take("clock", "two", LONG) == 1


def test_once_it_has_ended_another_takes_it_under_a_higher_number(database: Database) -> None:
    with database.writing() as stores:
        assert stores.leases.take("courier", "one", ENDED) == 1
        assert stores.leases.take("courier", "two", LONG) == 2
        assert not stores.leases.renew("courier", 1, LONG)
        assert stores.leases.renew("courier", 2, LONG)


def test_one_that_ended_and_that_nobody_wanted_is_renewed_by_its_holder(database: Database) -> None:
    with database.writing() as stores:
        stores.leases.take("courier", "one", ENDED)
        assert stores.leases.renew("courier", 1, LONG)
        assert stores.leases.take("courier", "two", LONG) is None


def test_one_that_is_given_back_is_free_at_once_and_a_stranger_cannot_give_it_back(database: Database) -> None:
    with database.writing() as stores:
        stores.leases.take("courier", "one", LONG)
        stores.leases.release("courier", 7)
        assert stores.leases.take("courier", "two", LONG) is None
        stores.leases.release("courier", 1)
        assert stores.leases.take("courier", "two", LONG) == 2


def test_whoever_was_superseded_writes_nothing(database: Database) -> None:
    with database.writing() as stores:
        stores.leases.take("courier", "one", ENDED)
    held = database.under("courier", 1)
    with held.writing() as stores:
        stores.flags.set("by", "one")
        assert stores.leases.take("clock", "two", LONG) == 1
    with database.writing() as stores:
        stores.leases.take("courier", "two", LONG)
    with pytest.raises(Superseded), held.writing() as stores:
        stores.flags.set("by", "one again")
    with held.reading() as stores:
        assert stores.flags.get("by") == "one"


def test_nobody_takes_it_while_a_transaction_of_its_holder_goes_on(database: Database) -> None:
    with database.writing() as stores:
        stores.leases.take("courier", "one", ENDED)
    happened: list[str] = []

    def take() -> None:
        with database.writing() as stores:
            number = stores.leases.take("courier", "two", LONG)  # waits on SQLite, is refused at once on PostgreSQL
        happened.append("taken" if number else "refused")

    with database.under("courier", 1).writing() as stores:
        other = threading.Thread(target=take)
        other.start()
        other.join(0.2)
        stores.flags.set("by", "one")
        happened.append("written")
    other.join()
    assert happened in (["written", "taken"], ["refused", "written"])


def test_all_are_told_with_who_holds_them_and_old_ones_are_forgotten(database: Database) -> None:
    with database.writing() as stores:
        stores.leases.take("courier", "one", LONG)
        stores.leases.take("process a", "a", ENDED)
        stores.leases.take("process b", "b", LONG)
        told = [(lease.name, lease.holder, lease.number, lease.held) for lease in stores.leases.all()]
        assert told == [("courier", "one", 1, True), ("process a", "a", 1, False), ("process b", "b", 1, True)]
        stores.leases.forget_processes(dt.timedelta(0))
        assert [lease.name for lease in stores.leases.all()] == ["courier", "process b"]
