"""Word of mouth: who invited whom as a tree, laid out to be drawn, and how many came by whose word in which month."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from db.domain.forms import Column
from db.domain.words import N_

LONG_AGO: Final = date.min
Path = tuple[int, ...]
"""People from the first one of a tree to one of its last, each invited by the one before."""


@dataclass(frozen=True, kw_only=True)
class Referral:
    """Somebody of the tree. `volunteer_id` None: they invited others without being a volunteer themself."""

    resident_id: int
    volunteer_id: int | None
    full_name: str
    community: str
    started: date | None
    ended: date | None
    inviter_id: int | None

    @property
    def serves(self) -> bool:
        return self.volunteer_id is not None and self.ended is None


@dataclass(frozen=True, kw_only=True)
class Forest:
    """All of it: people by their ids, who began by themselves, and whom each invited, both the earliest first.

    `reached` is how many came through somebody, by whose word they invited others too.
    """

    people: Mapping[int, Referral]
    roots: tuple[int, ...]
    children: Mapping[int, tuple[int, ...]]
    reached: Mapping[int, int]


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place of the picture: `column` counts from the left, `row` from above in heights of a box, and may lie between
    two. `parent` is the place of the spot in its sheet that a line leads to. `goes_on`: whom they invited stands in a
    tree further below; `is_again`: the picture had them before."""

    resident_id: int
    column: int
    row: float
    parent: int | None
    goes_on: bool = False
    is_again: bool = False


@dataclass(frozen=True, kw_only=True)
class RecruitMonth:
    """Who began in the month: all, and how many of them by somebody's word."""

    month: date
    recruits: int
    invited: int


@dataclass(frozen=True, kw_only=True)
class Recruiter:
    """Somebody by whose word others came: how many, how many of them serve still, when the last one began, and how
    many came in all, by the word of those too."""

    resident_id: int
    full_name: str
    community: str
    recruits: int
    serving: int
    reached: int
    latest: date | None


def forest_of(people: Iterable[Referral]) -> Forest:
    """The tree of these people. Who names an inviter that is not there began by themself; where people invited each
    other in a circle, the one who began first did."""
    known = {each.resident_id: each for each in people}
    by_time = sorted(known.values(), key=lambda each: (each.started or LONG_AGO, each.resident_id))
    children: dict[int, list[int]] = {}
    roots = []
    for each in by_time:
        if each.inviter_id in known and each.inviter_id != each.resident_id:
            children.setdefault(each.inviter_id, []).append(each.resident_id)
        else:
            roots.append(each.resident_id)
    seen = _below(roots, children)
    for each in by_time:
        if each.resident_id not in seen and each.inviter_id is not None:
            children[each.inviter_id].remove(each.resident_id)
            roots.append(each.resident_id)
            seen |= _below([each.resident_id], children)
    reached = _reached(roots, children)
    roots.sort(key=lambda one: (-reached[one], known[one].started or LONG_AGO, one))
    return Forest(
        people=known,
        roots=tuple(roots),
        children={one: tuple(invited) for one, invited in children.items() if invited},
        reached=reached,
    )


def _below(roots: Sequence[int], children: Mapping[int, Sequence[int]]) -> set[int]:
    """Everybody in the trees of these, they too."""
    found, waiting = set(roots), list(roots)
    while waiting:
        new = [each for each in children.get(waiting.pop(), ()) if each not in found]
        found.update(new)
        waiting += new
    return found


def _reached(roots: Sequence[int], children: Mapping[int, Sequence[int]]) -> dict[int, int]:
    order, waiting = [], list(roots)
    while waiting:
        one = waiting.pop()
        order.append(one)
        waiting += children.get(one, ())
    found: dict[int, int] = {}
    for one in reversed(order):
        found[one] = sum(1 + found[each] for each in children.get(one, ()))
    return found


def laid_out(forest: Forest, rows: int | None = None, columns: int | None = None) -> list[list[Spot]]:
    """The picture, cut into sheets of so many rows and columns; without them it is one sheet.

    A tree goes on from sheet to sheet with its first ones drawn again; whoever stands in the last column and invited
    others begins a tree of their own further below.
    """
    paths = list(_paths(forest, columns))
    if not paths:
        return []
    size = rows or len(paths)
    before: set[tuple[int, int]] = set()
    sheets = []
    for first in range(0, len(paths), size):
        sheets.append(_sheet(forest, paths[first : first + size], before))
        before |= {(tree, one) for tree, path in paths[first : first + size] for one in path}
    return sheets


def _paths(forest: Forest, columns: int | None) -> Iterable[tuple[int, Path]]:
    """The number of the tree and the way to each of its last ones, from above."""
    trees = list(forest.roots)
    place = 0
    while place < len(trees):
        waiting: list[Path] = [(trees[place],)]
        cut: list[int] = []
        while waiting:
            path = waiting.pop()
            invited = forest.children.get(path[-1], ())
            if invited and (columns is None or len(path) < max(2, columns)):
                waiting += [(*path, each) for each in reversed(invited)]
                continue
            if invited:
                cut.append(path[-1])
            yield place, path
        trees[place + 1 : place + 1] = cut
        place += 1


def _sheet(forest: Forest, paths: Sequence[tuple[int, Path]], before: set[tuple[int, int]]) -> list[Spot]:
    """The last ones stand below each other, the others in the middle of whom they invited."""
    heights = _heights(paths)
    columns = {(tree, one): column for tree, path in paths for column, one in enumerate(path)}
    above = {(tree, each): (tree, one) for tree, path in paths for one, each in pairwise(path)}
    places = {key: place for place, key in enumerate(columns)}
    ends, roots = {(tree, path[-1]) for tree, path in paths}, frozenset(forest.roots)
    return [
        Spot(
            resident_id=key[1],
            column=column,
            row=heights[key],
            parent=places[above[key]] if key in above else None,
            goes_on=key in ends and key[1] in forest.children,
            is_again=key in before or (column == 0 and key[1] not in roots),
        )
        for key, column in columns.items()
    ]


def _heights(paths: Sequence[tuple[int, Path]]) -> dict[tuple[int, int], float]:
    spans: dict[tuple[int, int], list[float]] = {}
    heights: dict[tuple[int, int], float] = {(tree, path[-1]): row for row, (tree, path) in enumerate(paths)}
    for depth in range(max(len(path) for _tree, path in paths) - 2, -1, -1):
        spans.clear()
        for tree, path in paths:
            if len(path) > depth + 1:
                spans.setdefault((tree, path[depth]), []).append(heights[tree, path[depth + 1]])
        heights |= {key: (rows[0] + rows[-1]) / 2 for key, rows in spans.items()}
    return heights


MONTH_COLUMNS = (
    Column("month", N_("Month"), 16, sortable=False),
    Column("recruits", N_("Began"), 10, "e", sortable=False, figure="new_volunteers"),
    Column("invited", N_("By somebody's word"), 18, "e", sortable=False, figure="came_by_word"),
)
RECRUITER_COLUMNS = (
    Column("name", N_("Invited by"), 28),
    Column("community", N_("Community"), 14),
    Column("recruits", N_("Invited"), 9, "e", figure="invited"),
    Column("serving", N_("Serve still"), 11, "e", figure="invited_serving"),
    Column("reached", N_("Came in all"), 11, "e", figure="came_through"),
    Column("latest", N_("The last one"), 12),
)
