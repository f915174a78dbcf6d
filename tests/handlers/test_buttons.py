"""Callback data: ours, whole, and bound to its chat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.buttons import LIMIT, Button, ForgedError, Press, Signer

words = st.text(st.characters(exclude_characters="|", codec="utf-8", max_codepoint=0x7FF), max_size=6)
presses = st.builds(Press, words, st.lists(words, max_size=2).map(tuple))


@given(presses, st.integers(-(2**52), 2**52))
def test_what_is_signed_is_read_back(press: Press, chat_id: int) -> None:
    assert Signer("secret").read(Signer("secret").sign(press, chat_id), chat_id) == press


@given(presses)
def test_it_fits(press: Press) -> None:
    try:
        data = Signer("secret").sign(press, -(2**52))
    except ValueError:
        return
    assert len(data.encode()) <= LIMIT


def test_too_long_an_argument_is_refused_when_it_is_made() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        Signer("secret").sign(Press("page", ("x" * 60,)), 1)


@pytest.mark.parametrize(
    "data",
    ["", "|", "publish|1", "publish|1|", "publish|1|AAAAAAAAAAA", "publish|1|" + "é" * 11, "x" * 64, "\x00"],
)
def test_what_we_did_not_sign_is_forged(data: str) -> None:
    with pytest.raises(ForgedError):
        Signer("secret").read(data, 1)


def test_an_argument_cannot_pass_for_two() -> None:
    with pytest.raises(ValueError, match="holds"):
        Signer("secret").sign(Press("page", ("a|b",)), 1)


def test_a_button_works_only_in_its_chat_with_its_arguments_and_its_secret() -> None:
    data = Signer("secret").sign(Press("publish", ("7",)), 1)
    for signer, chat_id, tried in (
        (Signer("secret"), 2, data),
        (Signer("other"), 1, data),
        (Signer("secret"), 1, data.replace("|7|", "|8|")),
    ):
        with pytest.raises(ForgedError):
            signer.read(tried, chat_id)


def test_a_keyboard_has_the_rows_and_none_is_no_keyboard() -> None:
    signer = Signer("secret")
    keyboard = signer.keyboard([[Button("Yes", Press("yes")), Button("No", Press("no"))], [Button("?", Press("x"))]], 1)
    assert keyboard is not None
    assert [[b.text for b in row] for row in keyboard.inline_keyboard] == [["Yes", "No"], ["?"]]
    assert signer.keyboard([], 1) is None
    assert signer.keyboard([[]], 1) is None
    assert keyboard.to_dict() == {
        "inline_keyboard": signer.signed(
            [[Button("Yes", Press("yes")), Button("No", Press("no"))], [Button("?", Press("x"))]], 1
        )
    }
    assert signer.signed([[]], 1) == []
