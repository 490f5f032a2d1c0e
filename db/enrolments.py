"""Enrolments: who is in a class, and in which classes a person was."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from db import records
from db.class_lines import lines_of
from db.classes import open_class
from db.domain.certificates import format_number
from db.domain.citizen_id import hide
from db.domain.errors import DeskError, InUse, NotFound
from db.domain.names import full_name
from db.domain.permissions import REVEAL
from db.domain.residents import Residency
from db.domain.training import EnrolmentLine, PersonTraining, needed_hours
from db.domain.words import N_
from db.office import Office, command, query
from db.resident_rows import phones_of
from db.rows import EnrolmentRow, ResidentRow

LINES = """
select e.id, e.class_id, e.resident_id, r.title, r.given, r.family, r.citizen_id, coalesce(m.name, ''),
    r.organisation, r.phones, k.hours, k.pass_percent, f.number, f.year, f.id
from enrolment e
    join resident r on r.id = e.resident_id
    join training_class c on c.id = e.class_id
    join course k on k.id = c.course_id
    left join household h on h.id = r.household_id
    left join community m on m.id = coalesce(h.community_id, r.community_id)
    left join certificate f on f.class_id = e.class_id and f.resident_id = e.resident_id and f.status = 'issued'
where e.deleted_at is null and {where} order by r.sort_key, r.id
"""
ATTENDED = """
select a.enrolment_id, a.session_id, s.hours
from enrolment e join attendance a on a.enrolment_id = e.id join session s on s.id = a.session_id
where e.deleted_at is null and {where}
"""


@query
def enrolment_lines(office: Office, class_id: int) -> tuple[EnrolmentLine, ...]:
    """Everyone in the class in Thai order of names, with what they attended and their certificate in force."""
    return _lines(office, "e.class_id = ?", class_id)


@query
def trainings_of(office: Office, resident_id: int) -> tuple[PersonTraining, ...]:
    """Every training of a person, the latest first."""
    lines = _lines(office, "e.resident_id = ?", resident_id)
    classes = lines_of(office, (line.class_id for line in lines))
    found = (PersonTraining(line=line, training_class=classes[line.class_id]) for line in lines)
    return tuple(sorted(found, key=lambda training: str(training.training_class.first_day or ""), reverse=True))


def _lines(office: Office, where: str, value: int) -> tuple[EnrolmentLine, ...]:
    attended: dict[int, dict[int, float]] = {}
    for enrolment_id, session_id, hours in office.sql(ATTENDED.format(where=where), (value,)):
        attended.setdefault(enrolment_id, {})[session_id] = hours
    rows = office.sql(LINES.format(where=where), (value,))
    shown = str if office.may(REVEAL) else hide
    return tuple(_line(row, attended.get(row[0], {}), shown) for row in rows)


def _line(row: tuple[Any, ...], attended: dict[int, float], shown: Callable[[str], str]) -> EnrolmentLine:
    """`shown` is a citizen ID as whoever is signed in may see it."""
    number, year, certificate_id = row[12:]
    return EnrolmentLine(
        id=row[0],
        class_id=row[1],
        resident_id=row[2],
        title=row[3],
        given=row[4],
        family=row[5],
        citizen_id=shown(row[6]),
        community=row[7],
        organisation=row[8],
        phones=phones_of(row[9]),
        attended=frozenset(attended),
        hours=sum(attended.values(), 0.0),
        needed=needed_hours(row[10], row[11]),
        certificate=format_number(number, year) if number else "",
        certificate_id=certificate_id or 0,
    )


@command
def enrol(office: Office, class_id: int, resident_ids: Sequence[int]) -> int:
    """Enrol people, how many were added: who is enrolled already is passed over, who was withdrawn comes back
    with their attendance. Raises DeskError for a closed class or naming who has died; NotFound."""
    open_class(office, class_id)
    wanted = tuple(dict.fromkeys(resident_ids))
    _refuse_lost_and_dead(office, wanted)
    known = _known(office, class_id)
    enrolled = {resident_id for resident_id, (_, withdrawn_at) in known.items() if withdrawn_at is None}
    added = [resident_id for resident_id in wanted if resident_id not in enrolled]
    for resident_id in added:
        if resident_id in known:
            records.take_from_bin(office, EnrolmentRow, "enrolments", known[resident_id][0])
        else:
            new_id = records.insert(office, EnrolmentRow, {"class_id": class_id, "resident_id": resident_id})
            office.note("enrolments", new_id)
    if added:
        office.note("classes", class_id, f"enrolled {len(added)}")
    return len(added)


def _known(office: Office, class_id: int) -> dict[int, tuple[int, str | None]]:
    """Enrolment and, if withdrawn, when, by person: nobody has two in a class, a withdrawn one comes back."""
    rows = office.sql("select resident_id, id, deleted_at from enrolment where class_id = ?", (class_id,))
    return {resident_id: (enrolment_id, deleted_at) for resident_id, enrolment_id, deleted_at in rows}


def _refuse_lost_and_dead(office: Office, resident_ids: Iterable[int]) -> None:
    dead = []
    for resident_id in resident_ids:
        found = office.sql("select title, given, family, status, deleted_at from resident where id = ?", (resident_id,))
        if not found or found[0][4]:
            raise NotFound(N_("This person is no longer there."))
        title, given, family, status, _ = found[0]
        if status == Residency.DIED:
            dead.append(full_name(title, given, family))
    if dead:
        raise DeskError(N_("Who has died can not be enrolled: {names}."), names=", ".join(dead))


@command
def withdraw(office: Office, enrolment_id: int) -> None:
    """Take someone out of an open class, so nobody who holds a certificate of it; the attendance waits in the bin."""
    row = records.one(office, EnrolmentRow, enrolment_id)
    open_class(office, row["class_id"])
    records.put_into_bin(office, EnrolmentRow, "enrolments", enrolment_id)
    office.note("classes", row["class_id"], "withdrawn")


@command
def restore_enrolment(office: Office, enrolment_id: int) -> None:
    """Bring a withdrawn person back with their attendance; where they are enrolled again by now, nothing changes."""
    row = records.one(office, EnrolmentRow, enrolment_id)
    open_class(office, row["class_id"])
    if records.one(office, ResidentRow, row["resident_id"])["deleted_at"]:
        raise InUse(N_("This person is in the bin. Restore the person first."))
    if row["deleted_at"] is None:
        return
    records.take_from_bin(office, EnrolmentRow, "enrolments", enrolment_id)
    office.note("classes", row["class_id"], "enrolled 1")
