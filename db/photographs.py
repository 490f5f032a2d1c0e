"""Photographs of activities: kept small, in the office's file, and so in every copy of it."""

from typing import Any, Final

from db import records
from db.activity_parts import bring_back, keep_part
from db.domain.photographs import FORM, Moment, Photograph, PhotographLine
from db.office import Office, command, query
from db.photograph_sizes import shrunk
from db.rows import PhotographRow

SUBJECT: Final = "photographs"
LINE: Final = "select id, activity_id, caption, moment, position, length(image) from photograph"


@query
def photograph_of(office: Office, photograph_id: int) -> Photograph:
    """One photograph with its picture, from the bin too; raises NotFound."""
    return _record(records.one(office, PhotographRow, photograph_id))


@query
def photographs_of(office: Office, activity_id: int) -> tuple[PhotographLine, ...]:
    """The photographs of an activity in their order, without the pictures."""
    rows = office.sql(
        f"{LINE} where activity_id = ? and deleted_at is null order by position, id", (activity_id,)
    )  # fmt: skip
    return tuple(
        PhotographLine(
            id=row[0], activity_id=row[1], caption=row[2], moment=Moment(row[3]), position=row[4], size=row[5]
        )
        for row in rows
    )


@command
def save_photograph(office: Office, photograph: Photograph) -> Photograph:
    """Keep a new one (id 0), the last of its activity, or a change; raises FormErrors, BadPhotograph, NotFound,
    Conflict. A picture straight from a camera is made small here; whoever has time does that before."""
    checked = records.checked(office, FORM, photograph)
    assert checked.moment, "the form asks for it"
    values: dict[str, Any] = {
        "image": shrunk(checked.image),
        "caption": checked.caption,
        "moment": checked.moment.value,
        "position": checked.position if checked.id else _next_position(office, checked.activity_id),
    }
    kept: Photograph = keep_part(office, PhotographRow, SUBJECT, checked, values, photograph_of)
    return kept


@command
def delete_photograph(office: Office, photograph_id: int) -> None:
    """Put it into the bin."""
    records.put_into_bin(office, PhotographRow, SUBJECT, photograph_id)


@command
def restore_photograph(office: Office, photograph_id: int) -> None:
    """Bring it back; raises InUse while the activity lies in the bin."""
    bring_back(office, PhotographRow, SUBJECT, photograph_id)


def _next_position(office: Office, activity_id: int) -> int:
    found = office.sql("select coalesce(max(position), 0) + 1 from photograph where activity_id = ?", (activity_id,))
    return int(found[0][0])


def _record(row: dict[str, Any]) -> Photograph:
    return Photograph(
        id=row["id"],
        revision=row["revision"],
        activity_id=row["activity_id"],
        image=bytes(row["image"]),
        caption=row["caption"],
        moment=Moment(row["moment"]),
        position=row["position"],
    )
