"""What touches is put together, the group that grew last at the end."""

import pytest

from digest.relations.grouping import Links, together


@pytest.mark.parametrize(
    ("items", "groups"),
    [
        ([], []),
        (["ab", "cd"], [["ab"], ["cd"]]),
        (["ab", "cd", "bx"], [["cd"], ["ab", "bx"]]),
        (["ab", "cd", "bc"], [["ab", "cd", "bc"]]),
        (["a", "b", "a"], [["b"], ["a", "a"]]),
    ],
)
def test_items_that_share_a_key_are_one_group(items: list[str], groups: list[list[str]]) -> None:
    assert together(items, tuple, Links()) == groups


def test_keys_that_hang_together_make_one_group() -> None:
    links = Links()
    links.join("b", "c")
    assert together(["ab", "ef", "cd"], tuple, links) == [["ef"], ["ab", "cd"]]
    assert links.root("a") == links.root("d")
    assert links.root("a") != links.root("e")
