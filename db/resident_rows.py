"""Residents as the file keeps them: rows to records and lines and back, and the keys they are sorted and found by."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from db.domain import typed_text
from db.domain.buddhist_era import PartialDate, Precision
from db.domain.citizen_id import hide
from db.domain.doubts import Doubt, Reason
from db.domain.names import Sex
from db.domain.permissions import REVEAL
from db.domain.residents import Residency, Resident, ResidentLine
from db.domain.thai_order import person_key
from db.office import Office
from db.rows import ResidentRow

BETWEEN_PHONES = ","
BETWEEN_FIELDS = "\x1f"
"""Stands between the parts of a search key; cleaning turns it into a space, so no question can hold it."""

SEXES = {sex.value: sex for sex in Sex}
STATES = {status.value: status for status in Residency}
PRECISIONS = {precision.value: precision for precision in Precision}

# Names repeat: of many people at once most were just met.
clean = lru_cache(16384)(typed_text.clean)
search_form = lru_cache(16384)(typed_text.search_form)

LINE = """
    r.id, r.title, r.given, r.family, r.nickname, r.sex, r.citizen_id, r.born, r.born_precision,
    h.house, h.moo, c.name, r.phones, r.status, r.status_date, r.organisation, r.notes,
    exists (select 1 from volunteer v where v.resident_id = r.id and v.deleted_at is null and v.ended is null)
"""
"""What a line is made of, of `resident r` joined with JOINS."""

JOINS = "left join household h on h.id = r.household_id left join community c on c.id = r.community_id"

House = tuple[str, str]
"""House number and moo."""


def iso(day: date | None) -> str | None:
    """A date as it is kept."""
    return day.isoformat() if day else None


def day_of(text: str | None) -> date | None:
    """The twin of iso()."""
    return date.fromisoformat(text) if text else None


@lru_cache(16384)
def birth_of(born: str | None, precision: str | None) -> PartialDate | None:
    """A birth date with what is known of it."""
    return PartialDate(date.fromisoformat(born), PRECISIONS[precision or Precision.DAY.value]) if born else None


def phones_of(text: str) -> tuple[str, ...]:
    """The twin of joining with BETWEEN_PHONES."""
    return tuple(text.split(BETWEEN_PHONES)) if text else ()


def line_of(row: tuple[Any, ...]) -> ResidentLine:
    """A row of LINE as values.

    Filled in directly: a frozen dataclass sets each field by a call of its own, which costs four times as much, and
    every letter typed into the search makes fifty of these.
    """
    line = object.__new__(ResidentLine)
    fill = line.__dict__
    (
        fill["id"], fill["title"], fill["given"], fill["family"], fill["nickname"], sex, fill["citizen_id"], born,
        precision, house, moo, community, phones, status, since, fill["organisation"], fill["notes"], is_volunteer,
    ) = row  # fmt: skip
    fill["sex"] = SEXES.get(sex)
    fill["born"] = birth_of(born, precision)
    fill["house"] = house or ""
    fill["moo"] = moo or ""
    fill["community"] = community or ""
    fill["phones"] = phones_of(phones)
    fill["status"] = STATES[status]
    fill["status_date"] = day_of(since)
    fill["is_volunteer"] = bool(is_volunteer)
    return line


def hidden_line_of(row: tuple[Any, ...]) -> ResidentLine:
    """line_of for those who may not see citizen IDs."""
    line = line_of(row)
    line.__dict__["citizen_id"] = hide(line.citizen_id)
    return line


def reader(office: Office) -> Callable[[tuple[Any, ...]], ResidentLine]:
    """line_of as it is for whoever is signed in."""
    return line_of if office.may(REVEAL) else hidden_line_of


def lines(office: Office, ids: Sequence[int]) -> tuple[ResidentLine, ...]:
    """The people of these ids in this order, those in the bin too."""
    rows = office.sql(
        f"""select {LINE} from json_each(?) wanted cross join resident r on r.id = wanted.value {JOINS}
            order by wanted.key""",
        (json.dumps(list(ids)),),
    )
    return tuple(map(reader(office), rows))


def record_of(row: dict[str, Any], reasons: Iterable[tuple[str, str]]) -> Resident:
    """A row of the table, and (doubt, text) of its reasons, as the record."""
    return Resident(
        id=row["id"],
        revision=row["revision"],
        title=row["title"],
        given=row["given"],
        family=row["family"],
        nickname=row["nickname"],
        sex=SEXES.get(row["sex"]),
        citizen_id=row["citizen_id"],
        no_id_reason=row["no_id_reason"],
        born=birth_of(row["born"], row["born_precision"]),
        household_id=row["household_id"],
        community_id=row["community_id"],
        phones=phones_of(row["phones"]),
        status=STATES[row["status"]],
        status_date=day_of(row["status_date"]),
        organisation=row["organisation"],
        notes=row["notes"],
        reasons=tuple(Reason(Doubt(doubt), text) for doubt, text in reasons),
    )


def values_of(resident: Resident, house: House) -> dict[str, Any]:
    """The record as columns, keys included; all but id, revision and rank. `house` is its household's."""
    gone = resident.status in (Residency.MOVED, Residency.DIED)
    names = {name: clean(getattr(resident, name)) for name in ("title", "given", "family", "nickname")}
    return names | {
        "sex": resident.sex.value if resident.sex else None,
        "citizen_id": resident.citizen_id,
        "no_id_reason": resident.no_id_reason,
        "born": iso(resident.born.date) if resident.born else None,
        "born_precision": resident.born.precision.value if resident.born else None,
        "household_id": resident.household_id,
        "community_id": resident.community_id,
        "phones": BETWEEN_PHONES.join(resident.phones),
        "status": resident.status.value,
        "status_date": iso(resident.status_date) if gone else None,
        "organisation": resident.organisation,
        "notes": resident.notes,
        "sort_key": person_key(names["given"], names["family"]),
        "search_key": search_key(resident, house),
    }


def search_key(resident: Resident, house: House) -> str:
    """All that a person is found by: name, nickname, citizen ID, house number and moo, phones."""
    number, moo = house
    parts = (
        f"{search_form(resident.given)} {search_form(resident.family)}".strip(),
        search_form(resident.nickname),
        resident.citizen_id,
        search_form(f"{number} ม.{moo}" if moo else number),
        *resident.phones,
    )
    return BETWEEN_FIELDS.join(part for part in parts if part)


def household_moved(office: Office, household_id: int, community_id: int | None, house: House) -> None:
    """A household got another house number, moo or community: its people, those in the bin too, follow."""
    people = ResidentRow.select().where(ResidentRow.household_id == household_id).dicts().execute(office.database)
    changed = [
        (community_id, key, row["id"])
        for row in people
        if (key := search_key(record_of(row, ()), house)) != row["search_key"] or row["community_id"] != community_id
    ]
    office.sql_many("update resident set community_id = ?, search_key = ? where id = ?", changed)
