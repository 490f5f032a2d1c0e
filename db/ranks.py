"""A person's place in the Thai order of names: whole numbers with room between them, also the search index's rowids."""

import json
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from db.office import Office

GAP = 1024
ENOUGH_ROOM = 64
REACHES = (32, 256, 2048, 16384)
NEWEST = sys.maxsize
"""Stands for the id of who is not kept yet: of equal names the newest comes last."""


def place_for(office: Office, sort_key: str, resident_id: int = NEWEST) -> int:
    """A free rank for someone of this sort key, in the middle between the neighbours; makes room if need be."""
    before, after = _neighbours(office, sort_key, resident_id)
    if after is not None and after - before < 2:
        make_room(office, before)
        before, after = _neighbours(office, sort_key, resident_id)
    return before + GAP if after is None else (before + after) // 2


def _neighbours(office: Office, sort_key: str, resident_id: int) -> tuple[int, int | None]:
    """Ranks of who comes before (0: nobody) and after (None: nobody), the person themself left out."""
    found = office.sql(
        """select rank from resident where (sort_key, id) < (?, ?)
           order by sort_key desc, id desc limit 1""",
        (sort_key, resident_id),
    )
    before = found[0][0] if found else 0
    found = office.sql(
        "select rank from resident where rank > ? and id <> ? order by rank limit 1", (before, resident_id)
    )
    return before, found[0][0] if found else None


def make_room(office: Office, rank: int) -> None:
    """Spread the people around a rank evenly: few of them if that is enough, else more, at last all."""
    for reach in REACHES:
        left = office.sql("select rank, id from resident where rank <= ? order by rank desc limit ?", (rank, reach + 1))
        right = office.sql("select rank, id from resident where rank > ? order by rank limit ?", (rank, reach + 1))
        low = left.pop()[0] if len(left) > reach else 0
        high = right.pop()[0] if len(right) > reach else None
        people = [*reversed(left), *right]
        step = GAP if high is None else (high - low) // (len(people) + 1)
        if step >= ENOUGH_ROOM:
            _move(office, [(old, low + step * place, who) for place, (old, who) in enumerate(people, 1)])
            return
    everyone = office.sql("select count(*) from resident")[0][0]
    spread(office, range(GAP, GAP * (everyone + 1), GAP))


def _move(office: Office, moves: Sequence[tuple[int, int, int]]) -> None:
    """Give new ranks, (old, new, id) in ascending order, so that no two ever hold the same one on the way."""
    up = [(new, who) for old, new, who in reversed(moves) if new > old]
    down = [(new, who) for old, new, who in moves if new < old]
    office.sql_many("update resident set rank = ? where id = ?", up + down)


def places_for(office: Office, sort_keys: Sequence[str]) -> list[int]:
    """Ranks for many new people at once, given their sort keys in ascending order."""
    kept = office.sql("select sort_key, rank from resident order by rank")
    keys = [key for key, _rank in kept]
    ranks = [0, *(rank for _key, rank in kept)]
    slots = [bisect_right(keys, key) for key in sort_keys]
    crowds = Counter(slots)
    if any(slot < len(kept) and ranks[slot + 1] - ranks[slot] <= crowd for slot, crowd in crowds.items()):
        ranks = [0, *(GAP * (place + bisect_right(slots, place - 1)) for place in range(1, len(kept) + 1))]
        spread(office, ranks[1:])
    steps = {slot: _step(ranks, slot, crowd) for slot, crowd in crowds.items()}
    given: Counter[int] = Counter()
    places = []
    for slot in slots:
        given[slot] += 1
        places.append(ranks[slot] + steps[slot] * given[slot])
    return places


def _step(ranks: Sequence[int], slot: int, crowd: int) -> int:
    """How far apart `crowd` people stand behind the slot's rank."""
    return GAP if slot + 1 == len(ranks) else (ranks[slot + 1] - ranks[slot]) // (crowd + 1)


def spread(office: Office, ranks: Iterable[int]) -> None:
    """Give all people these ranks, in their order of names, and build the search index anew."""
    people = office.sql("select id from resident order by sort_key, id")
    with put_aside(office, "trigger"):
        office.sql("update resident set rank = -rank - 1")
        moves = [(rank, who) for rank, (who,) in zip(ranks, people, strict=True)]
        office.sql_many("update resident set rank = ? where id = ?", moves)
    rebuild_index(office)


def rebuild_index(office: Office) -> None:
    """Make the search index from the residents' keys."""
    office.sql("insert into resident_find(resident_find) values ('delete-all')")
    office.sql(
        "insert into resident_find(rowid, search_key) select rank, search_key || '  ' from resident order by rank"
    )


@contextmanager
def put_aside(office: Office, *kinds: str) -> Iterator[None]:
    """Do without the residents' triggers, or indexes, in this block and make them again; inside the transaction only.

    A trigger makes the search index write itself out for every row: five times the work of many rows at once.
    """
    parts = office.sql(
        """select type, name, sql from sqlite_master
           where tbl_name = 'resident' and sql is not null and type in (select value from json_each(?))""",
        (json.dumps(kinds),),
    )
    for kind, name, _sql in parts:
        office.sql(f"drop {kind} {name}")
    yield
    for _kind, _name, sql in parts:
        office.sql(sql)
