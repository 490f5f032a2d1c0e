"""The history of where people live: a line for each move, birth and death, written with the change itself."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from db.care_matches import end_care_matches
from db.domain.moves import Move, MoveKind, MoveLine, Told
from db.domain.names import full_name
from db.domain.residents import Residency
from db.office import Office, query
from db.place_rows import MoveRow
from db.resident_rows import iso
from db.visits import delete_visit

PLACES: Final = ("household_id", "community_id")
DIED: Final = "เสียชีวิต"
MOVED: Final = "ย้ายออก"
"""Why volunteering and care ended, in the office's language, as whoever else writes it down."""
LINE: Final = """
    select m.id, m.resident_id, p.title, p.given, p.family, m.moved_on, m.kind, coalesce(fh.house, ''),
        coalesce(fc.name, ''), coalesce(th.house, ''), coalesce(tc.name, ''), m.note
    from move m join resident p on p.id = m.resident_id
        left join household fh on fh.id = m.from_household_id left join household th on th.id = m.to_household_id
        left join community fc on fc.id = m.from_community_id left join community tc on tc.id = m.to_community_id
"""
LATEST: Final = "order by m.moved_on desc, m.id desc"


@query
def moves_of(office: Office, resident_id: int) -> tuple[MoveLine, ...]:
    """What happened to the person, the latest first."""
    return tuple(map(_line, office.sql(f"{LINE} where m.resident_id = ? {LATEST}", (resident_id,))))


@query
def moves_of_household(office: Office, household_id: int, most: int = 50) -> tuple[MoveLine, ...]:
    """Who came to the house and who left it, was born or died there, the latest first."""
    found = office.sql(
        f"""{LINE} where m.id in (select id from move where from_household_id = ?1
                union select id from move where to_household_id = ?1) and p.deleted_at is null {LATEST} limit ?2""",
        (household_id, most),
    )
    return tuple(map(_line, found))


@query
def all_moves(office: Office) -> tuple[MoveLine, ...]:
    """What happened to anybody who is not in the bin, the latest first."""
    return tuple(map(_line, office.sql(f"{LINE} where p.deleted_at is null {LATEST}")))


def keep_move(office: Office, move: Move) -> None:
    """For commands: write a line of the history."""
    values = {
        "resident_id": move.resident_id,
        "moved_on": iso(move.moved_on),
        "kind": move.kind.value,
        "from_household_id": move.from_household_id,
        "to_household_id": move.to_household_id,
        "from_community_id": move.from_community_id,
        "to_community_id": move.to_community_id,
        "note": move.note,
    }
    MoveRow.insert(**values).execute(office.database)


def note_change(
    office: Office, resident_id: int, before: Mapping[str, Any], after: Mapping[str, Any], told: Told | None
) -> None:
    """For commands: whatever way the record of a person was changed, the history has where they lived and how they
    stood, and what ends with a life or with leaving has ended. `before` and `after` are columns of the resident."""
    is_other_status = before["status"] != after["status"]
    day = told.day if told else _day(after, is_other_status, office.today())
    if is_other_status or any(before[name] != after[name] for name in PLACES):
        keep_move(
            office,
            Move(
                resident_id=resident_id,
                moved_on=day,
                kind=told.kind if told else _kind(before["status"], after["status"]),
                from_household_id=before["household_id"],
                to_household_id=after["household_id"],
                from_community_id=before["community_id"],
                to_community_id=after["community_id"],
                note=told.note if told else "",
            ),
        )
    elif before["status_date"] != after["status_date"] and after["status_date"]:
        _correct_day(office, resident_id, _kind("", after["status"]), after["status_date"])
    if before["household_id"] != after["household_id"]:
        office.sql("delete from house_relation where resident_id = ?", (resident_id,))
    if is_other_status and after["status"] in (Residency.DIED, Residency.MOVED):
        _end_care(office, resident_id, day, DIED if after["status"] == Residency.DIED else MOVED)
    if is_other_status and after["status"] == Residency.DIED:
        _end_volunteering(office, resident_id, day)


def _day(after: Mapping[str, Any], is_other_status: bool, today: date) -> date:
    return date.fromisoformat(after["status_date"]) if is_other_status and after["status_date"] else today


def _kind(before: str, after: str) -> MoveKind:
    if after == before:
        return MoveKind.RECORD
    if after == Residency.DIED:
        return MoveKind.DEATH
    if after == Residency.MOVED:
        return MoveKind.AWAY
    is_arrival = after == Residency.LIVING and before in (Residency.MOVED, Residency.OUTSIDE)
    return MoveKind.BACK if is_arrival else MoveKind.RECORD


def _correct_day(office: Office, resident_id: int, kind: MoveKind, day: str) -> None:
    office.sql(
        """update move set moved_on = ?
           where id = (select max(id) from move where resident_id = ? and kind = ?)""",
        (day, resident_id, kind.value),
    )


def _end_care(office: Office, resident_id: int, day: date, why: str) -> None:
    """Nobody goes on caring for who is no longer here, they care for nobody, and no visit to them is due."""
    end_care_matches(office, resident_id, day, why)
    planned = office.sql(
        "select id from visit where resident_id = ? and done_on is null and deleted_at is null", (resident_id,)
    )
    for (visit_id,) in planned:
        delete_visit(office, visit_id)


def _end_volunteering(office: Office, resident_id: int, day: date) -> None:
    for (volunteer_id,) in office.sql(
        "select id from volunteer where resident_id = ? and ended is null and deleted_at is null", (resident_id,)
    ):
        office.sql(
            """update volunteer set ended = max(coalesce(started, ?1), ?1), end_reason = ?2, revision = revision + 1
               where id = ?3""",
            (day.isoformat(), DIED, volunteer_id),
        )
        office.note("volunteers", volunteer_id)


def _line(row: tuple[Any, ...]) -> MoveLine:
    return MoveLine(
        id=row[0],
        resident_id=row[1],
        full_name=full_name(*row[2:5]),
        moved_on=date.fromisoformat(row[5]),
        kind=MoveKind(row[6]),
        from_house=row[7],
        from_community=row[8],
        to_house=row[9],
        to_community=row[10],
        note=row[11],
    )
