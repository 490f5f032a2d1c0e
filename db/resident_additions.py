"""Many residents kept at once, as imports and the demo need it: one pass over ranks, table and search index."""

from collections.abc import Mapping, Sequence
from typing import Any

from db import ranks, records, resident_rows
from db.domain.errors import Progress
from db.domain.residents import Resident
from db.office import Office, command
from db.resident_homes import Homes
from db.rows import ResidentRow

STEP = 1000
"""So many people between two reports of progress."""
FEW = 200
MANY = 20_000
"""From so many on the search index is put in order at once."""


@command
def add_residents(office: Office, residents: Sequence[Resident], progress: Progress | None = None) -> list[int]:
    """Keep new people; their ids in the same order. Raises FormErrors for the first who can not be kept.

    A hundred thousand take a few seconds; `progress` hears of people.
    """
    if not residents:
        return []
    homes = Homes(office, residents)
    rows = []
    for place, resident in enumerate(residents):
        house, settled = homes.settle(resident)
        rows.append(resident_rows.values_of(settled, house))
        if progress and place % STEP == 0:
            progress(place // 2, len(residents))
    first_id = office.sql("select coalesce(max(id), 0) + 1 from resident")[0][0]
    order = sorted(range(len(rows)), key=lambda place: rows[place]["sort_key"])
    ids = dict(zip(order, range(first_id, first_id + len(rows)), strict=True))
    if len(rows) < FEW:
        _insert_few(office, rows, ids)
    else:
        _insert_many(office, rows, ids, progress)
    _keep_reasons(office, residents, ids)
    office.note("residents", None, f"+{len(residents)}")
    return [ids[place] for place in range(len(rows))]


def _insert_few(office: Office, rows: Sequence[dict[str, Any]], ids: Mapping[int, int]) -> None:
    for place, resident_id in ids.items():
        rank = ranks.place_for(office, rows[place]["sort_key"])
        records.insert(office, ResidentRow, rows[place] | {"id": resident_id, "rank": rank})


def _insert_many(
    office: Office, rows: Sequence[dict[str, Any]], ids: Mapping[int, int], progress: Progress | None
) -> None:
    """Ranks from one pass; the search index takes all in one statement, by rank.

    `ids` go up in the order of names: who is found together then lies together in the file, too.
    """
    order = list(ids)
    places = ranks.places_for(office, [rows[place]["sort_key"] for place in order])
    rank_of = dict(zip(order, places, strict=True))
    columns = ("id", "rank", "revision", *rows[0])
    statement = f"insert into resident({', '.join(columns)}) values ({', '.join('?' * len(columns))})"
    kept = office.sql("select count(*) from resident")[0][0]
    with ranks.put_aside(office, "trigger", *(("index",) if len(rows) > kept else ())):
        for start in range(0, len(rows), STEP):
            part = order[start : start + STEP]
            office.sql_many(statement, [(ids[place], rank_of[place], 1, *rows[place].values()) for place in part])
            if progress:
                progress((len(rows) + start + len(part)) // 2, len(rows))
    office.sql(
        """insert into resident_find(rowid, search_key)
           select rank, search_key || '  ' from resident where id >= ? order by rank""",
        (ids[order[0]],),
    )
    if len(rows) >= MANY:
        office.sql("insert into resident_find(resident_find) values ('optimize')")


def _keep_reasons(office: Office, residents: Sequence[Resident], ids: Mapping[int, int]) -> None:
    at = office.now_text()
    office.sql_many(
        "insert into resident_reason(resident_id, doubt, text, at, who) values (?, ?, ?, ?, ?)",
        [
            (ids[place], reason.doubt.value, reason.text, at, office.who)
            for place, resident in enumerate(residents)
            for reason in resident.reasons
        ],
    )
