"""Putting together what touches: the groups that many small links make."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


class Links:
    """Which things hang together, directly or by way of others."""

    def __init__(self) -> None:
        self._parents: dict[Hashable, Hashable] = {}

    def root(self, key: Hashable) -> Hashable:
        """What stands for all that hangs together with this one."""
        parents = self._parents
        path = []
        while (parent := parents.setdefault(key, key)) != key:
            path.append(key)
            key = parent
        for passed in path:
            parents[passed] = key
        return key

    def join(self, one: Hashable, other: Hashable) -> None:
        """Say that two hang together."""
        self._parents[self.root(one)] = self.root(other)


def together(items: Iterable[Item], keys: Callable[[Item], Iterable[Hashable]], links: Links) -> list[list[Item]]:
    """The items in groups: those that share a key, or whose keys hang together; the group that grew last comes last."""
    rows = [(item, tuple(keys(item))) for item in items]
    for _, own in rows:
        for key in own[1:]:
            links.join(own[0], key)
    groups: dict[Hashable, list[Item]] = {}
    for item, own in rows:
        root = links.root(own[0])
        group = groups.pop(root, [])
        group.append(item)
        groups[root] = group
    return list(groups.values())
