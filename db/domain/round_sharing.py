"""Sharing the households of a round out evenly: by community, to those who serve it, each a stretch of the walk."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
House = tuple[int, int | None]
"""Its id in the round, and its community."""


@dataclass(frozen=True, kw_only=True)
class Helper:
    """Who may go: a volunteer, or one of the staff by name (`volunteer_id` None). Without a community they go wherever
    nobody of the community does. `given` counts the households that they have in the round already."""

    volunteer_id: int | None = None
    name: str = ""
    community_id: int | None = None
    community: str = ""
    given: int = 0

    @property
    def key(self) -> tuple[int | None, str]:
        """By which a household names them."""
        return self.volunteer_id, "" if self.volunteer_id else self.name


def blocks(count: int, parts: int) -> list[int]:
    """How many of `count` each of `parts` gets: none more than one above another."""
    least, more = divmod(count, parts)
    return [least + (place < more) for place in range(parts)]


def shared_out(houses: Iterable[House], helpers: Sequence[tuple[Key, int | None]]) -> dict[int, Key]:
    """Who goes to which house. `houses` stand in the order of the walk, so that each helper gets neighbours; `helpers`
    with their community. Houses that nobody is for are left out.
    """
    of_community: dict[int | None, list[Key]] = {}
    for key, community_id in helpers:
        of_community.setdefault(community_id, []).append(key)
    walks: dict[int | None, list[int]] = {}
    for house_id, community_id in houses:
        place = community_id if community_id in of_community else None
        walks.setdefault(place, []).append(house_id)
    found: dict[int, Key] = {}
    for place, walk in walks.items():
        found |= _cut(walk, of_community.get(place, []))
    return found


def _cut(walk: Sequence[int], helpers: Sequence[Key]) -> Mapping[int, Key]:
    found: dict[int, Key] = {}
    start = 0
    if not helpers:
        return found
    for key, length in zip(helpers, blocks(len(walk), len(helpers)), strict=True):
        found |= dict.fromkeys(walk[start : start + length], key)
        start += length
    return found
