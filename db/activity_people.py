"""Who took part in activities: kept in the order of joining, found from the activity and from the person."""

from collections.abc import Sequence
from typing import Any, Final

from db import records
from db.activity_parts import bring_back, keep_part, require_activity
from db.domain.activity_people import (
    FORM,
    Participant,
    ParticipantLine,
    ParticipantRole,
    PersonActivity,
    check_participant,
    hours_of,
    in_order_of_joining,
    minutes_of,
)
from db.domain.errors import FieldError, FormErrors, InUse
from db.domain.names import full_name
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import is_kept
from db.resident_rows import day_of, iso
from db.rows import ParticipantRow, ResidentRow

SUBJECT: Final = "participants"
LINE: Final = """
    select x.id, x.activity_id, x.resident_id, x.name, r.title, r.given, r.family, coalesce(c.name, ''), x.role,
        coalesce(x.joined_on, a.held_on), b.id, b.name, b.resident_id, i.title, i.given, i.family, x.minutes, x.notes,
        a.name, s.name, a.held_on
    from participant x join activity a on a.id = x.activity_id join service s on s.id = a.service_id
        left join resident r on r.id = x.resident_id left join community c on c.id = r.community_id
        left join participant b on b.id = x.after_id and b.deleted_at is null
        left join resident i on i.id = b.resident_id
"""


@query
def participant_of(office: Office, participant_id: int) -> Participant:
    """One participant, from the bin too; raises NotFound."""
    return _record(records.one(office, ParticipantRow, participant_id))


@query
def participants_of(office: Office, activity_id: int) -> tuple[ParticipantLine, ...]:
    """Who took part in an activity, in the order of joining."""
    rows = office.sql(f"{LINE} where x.activity_id = ? and x.deleted_at is null order by x.id", (activity_id,))
    return in_order_of_joining([_line(row) for row in rows])


@query
def activities_of_person(office: Office, resident_id: int) -> tuple[PersonActivity, ...]:
    """In what the person took part, the latest first."""
    rows = office.sql(
        f"""{LINE} where x.resident_id = ? and x.deleted_at is null and a.deleted_at is null
            order by a.held_on desc, x.id desc""",
        (resident_id,),
    )
    return tuple(
        PersonActivity(line=_line(row), name=row[18], service=row[19], held_on=held_on)
        for row in rows
        if (held_on := day_of(row[20]))
    )


@command
def save_participant(office: Office, participant: Participant) -> Participant:
    """Keep a new one (id 0) or a change; raises FormErrors, NotFound, Conflict."""
    checked = records.checked(office, FORM, participant)
    check_participant(checked)
    _check_others(office, checked)
    assert checked.role, "the form asks for it"
    values = {
        "resident_id": checked.resident_id,
        "name": checked.name,
        "role": checked.role.value,
        "joined_on": iso(checked.joined_on),
        "after_id": checked.after_id,
        "minutes": minutes_of(checked.hours),
        "notes": checked.notes,
    }
    kept: Participant = keep_part(office, ParticipantRow, SUBJECT, checked, values, participant_of)
    return kept


@command
def add_participants(
    office: Office, activity_id: int, residents: Sequence[int], role: ParticipantRole, hours: float
) -> int:
    """Keep many residents at once in one role, each for as many hours; how many were new. Raises NotFound."""
    require_activity(office, activity_id)
    known = {row[0] for row in office.sql(f"select resident_id from participant where {HERE}", (activity_id,))}
    new = [each for each in dict.fromkeys(residents) if each not in known and is_kept(office, ResidentRow, each)]
    office.sql_many(
        """insert into participant(revision, activity_id, resident_id, name, role, minutes, notes)
           values (1, ?, ?, '', ?, ?, '')""",
        [(activity_id, resident_id, role.value, minutes_of(hours)) for resident_id in new],
    )
    if new:
        office.note(SUBJECT, None, f"+{len(new)}")
    return len(new)


@command
def delete_participant(office: Office, participant_id: int) -> None:
    """Put it into the bin; who joined after them stays."""
    records.put_into_bin(office, ParticipantRow, SUBJECT, participant_id)
    office.sql(
        """update participant set after_id = (select after_id from participant where id = ?1)
           where after_id = ?1 and deleted_at is null""",
        (participant_id,),
    )


@command
def restore_participant(office: Office, participant_id: int) -> None:
    """Bring it back; raises InUse if the person or the activity lies in the bin, or the person is there again."""
    participant = participant_of(office, participant_id)
    if not is_kept(office, ResidentRow, participant.resident_id):
        raise InUse(N_("The person lies in the bin; bring them back first."))
    if _is_there(office, participant):
        raise InUse(N_("This person is in the activity again by now."))
    after = participant.after_id if is_kept(office, ParticipantRow, participant.after_id) else None
    bring_back(office, ParticipantRow, SUBJECT, participant_id, after_id=after)


HERE: Final = "activity_id = ? and deleted_at is null"


def _check_others(office: Office, participant: Participant) -> None:
    """Raises FormErrors for somebody who is no longer there, takes part already, or would follow in a circle."""
    errors = {}
    if not is_kept(office, ResidentRow, participant.resident_id):
        errors["resident_id"] = FieldError(N_("This person is no longer there."))
    elif _is_there(office, participant):
        errors["resident_id"] = FieldError(N_("This person is in the activity already."))
    followed = dict(office.sql(f"select id, after_id from participant where {HERE}", (participant.activity_id,)))
    if participant.after_id is not None and participant.after_id not in followed:
        errors["after_id"] = FieldError(N_("This person is not in the activity."))
    elif participant.id and participant.id in _before(participant.after_id, followed):
        errors["after_id"] = FieldError(N_("This person joined after the one you are writing down."))
    if errors:
        raise FormErrors(errors)


def _before(participant_id: int | None, followed: dict[int, int | None]) -> set[int]:
    """Whom somebody followed, and whom those did, with themself."""
    found: set[int] = set()
    while participant_id is not None and participant_id not in found:
        found.add(participant_id)
        participant_id = followed.get(participant_id)
    return found


def _is_there(office: Office, participant: Participant) -> bool:
    """Whether the person has another line in the activity."""
    values = (participant.activity_id, participant.resident_id, participant.id)
    return bool(office.sql(f"select 1 from participant where {HERE} and resident_id = ? and id <> ?", values))


def _record(row: dict[str, Any]) -> Participant:
    return Participant(
        id=row["id"],
        revision=row["revision"],
        activity_id=row["activity_id"],
        resident_id=row["resident_id"],
        name=row["name"],
        role=ParticipantRole(row["role"]),
        joined_on=day_of(row["joined_on"]),
        after_id=row["after_id"],
        hours=hours_of(row["minutes"]),
        notes=row["notes"],
    )


def _line(row: tuple[Any, ...]) -> ParticipantLine:
    after = full_name(*row[13:16]) if row[12] else row[11]
    return ParticipantLine(
        id=row[0],
        activity_id=row[1],
        resident_id=row[2],
        full_name=full_name(*row[4:7]) if row[2] else row[3],
        community=row[7],
        role=ParticipantRole(row[8]),
        joined_on=day_of(row[9]),
        after_id=row[10],
        after=after or "",
        hours=hours_of(row[16]),
        notes=row[17],
    )
