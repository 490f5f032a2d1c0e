"""Residents: kept with their place in the order of names, doubted, put into the bin and brought back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db import citizen_ids, ranks, records, resident_rows
from db.domain.citizen_id import is_hidden
from db.domain.doubting import doubts_of
from db.domain.doubts import Doubt, Reason
from db.domain.errors import FieldError, FormErrors, InUse, NotFound
from db.domain.households import HouseholdLine
from db.domain.moves import Told
from db.domain.permissions import REVEAL
from db.domain.residents import FORM, Resident, ResidentLine, check_status_day
from db.domain.typed_text import clean
from db.domain.words import N_
from db.households import household_lines
from db.move_history import note_change
from db.office import Office, command, query
from db.parents import how_many_name, is_kept
from db.resident_additions import add_residents
from db.resident_homes import Homes
from db.resident_lists import Figures, ResidentFilter, residency_figures, resident_listing
from db.rows import CommunityRow, HouseholdRow, ResidentRow
from db.service_rows import ParticipantRow

__all__ = [
    "SUBJECT", "Figures", "ResidentFilter", "ResidentTies", "add_residents", "delete_resident", "doubts_about",
    "duplicates_of", "residency_figures", "resident_line", "resident_lines", "resident_listing", "resident_of",
    "restore_resident", "save_resident", "ties_of",
]  # fmt: skip

SUBJECT = "residents"
CARE = " + ".join(
    f"(select count(*) from {table} where {column} = ?1 and deleted_at is null)"
    for table, column in (
        ("assessment", "resident_id"), ("health_note", "resident_id"), ("carer", "resident_id"), ("carer", "carer_id"),
        ("visit", "resident_id"), ("care_match", "resident_id"),
    )
)  # fmt: skip
"""SQL: how many records of care are about the person, or name them as a carer."""


@dataclass(frozen=True, kw_only=True)
class ResidentTies:
    """What hangs on a person; `household` is None without one, the others count records that are not in the bin."""

    volunteer_id: int | None
    enrolments: int
    certificates: int
    invited: int
    care: int
    household: HouseholdLine | None


@query
def resident_of(office: Office, resident_id: int) -> Resident:
    """The person with the reasons given for doubts, from the bin too; raises NotFound.

    Who may not see citizen IDs gets the last digits; saved again the record keeps the whole ID.
    """
    return citizen_ids.as_seen(office, _whole(office, resident_id))


def _whole(office: Office, resident_id: int) -> Resident:
    row = records.one(office, ResidentRow, resident_id)
    reasons = office.sql("select doubt, text from resident_reason where resident_id = ? order by id", (resident_id,))
    return resident_rows.record_of(row, reasons)


def _meant(office: Office, resident: Resident) -> Resident:
    """The record with what its hidden parts stand for."""
    if office.may(REVEAL) and not is_hidden(resident.citizen_id):
        return resident
    return citizen_ids.made_whole(resident, _whole(office, resident.id) if resident.id else Resident())


@query
def resident_line(office: Office, resident_id: int) -> ResidentLine:
    """The person as lists show them; raises NotFound."""
    found = resident_rows.lines(office, [resident_id])
    if not found:
        raise NotFound(N_("This record is no longer there."))
    return found[0]


@query
def resident_lines(office: Office, ids: Sequence[int]) -> tuple[ResidentLine, ...]:
    """The people of these ids, in this order."""
    return resident_rows.lines(office, ids)


@query
def duplicates_of(office: Office, resident: Resident) -> tuple[ResidentLine, ...]:
    """Others with the same citizen ID, or of the same name and birth date."""
    resident = _meant(office, resident)
    return resident_rows.lines(office, list(dict.fromkeys(_same_id(office, resident) + _same_person(office, resident))))


@query
def doubts_about(office: Office, resident: Resident, today: date) -> tuple[Doubt, ...]:
    """What looks odd about the person, by itself and beside the others; nothing of it forbids to save."""
    resident = _meant(office, resident)
    found = list(doubts_of(resident, today))
    if _same_id(office, resident):
        found.append(Doubt.ID_DUPLICATE)
    if _same_person(office, resident):
        found.append(Doubt.POSSIBLE_DUPLICATE)
    return tuple(found)


@query
def ties_of(office: Office, resident_id: int) -> ResidentTies:
    """What hangs on the person."""
    volunteer = office.sql("select id from volunteer where resident_id = ? and deleted_at is null", (resident_id,))
    household = office.sql(
        """select h.id from resident r join household h on h.id = r.household_id
           where r.id = ? and h.deleted_at is null""",
        (resident_id,),
    )
    counts = {
        name: office.sql(f"select count(*) from {table} where {condition}", (resident_id,))[0][0]
        for name, table, condition in (
            ("enrolments", "enrolment", "resident_id = ? and deleted_at is null"),
            ("certificates", "certificate", "resident_id = ?"),
            ("invited", "volunteer", "invited_by_id = ? and deleted_at is null"),
        )
    }
    care = office.sql(f"select {CARE}", (resident_id,))[0][0]
    return ResidentTies(
        volunteer_id=volunteer[0][0] if volunteer else None,
        household=household_lines(office, [household[0][0]])[0] if household else None,
        care=care,
        **counts,
    )


@command
def save_resident(office: Office, resident: Resident, told: Told | None = None) -> Resident:
    """Keep a new person (id 0) or a change, doubts or not; raises FormErrors, Conflict, NotFound.

    Someone with a household belongs to its community, whatever `community_id` says. `told` is what is known of a move.
    """
    resident = _meant(office, resident)
    try:
        check_status_day(resident, office.today())
    except FieldError as error:
        raise FormErrors({"status_date": error}) from None
    house, resident = Homes(office, [resident]).settle(resident)
    values = resident_rows.values_of(resident, house)
    changed = ""
    if resident.id:
        kept = records.one(office, ResidentRow, resident.id)
        changed = _changed(kept, values)
        if kept["sort_key"] != values["sort_key"]:
            values["rank"] = ranks.place_for(office, values["sort_key"], resident.id)
        records.update(
            office, ResidentRow, resident.id, resident.revision, values, lambda: resident_of(office, resident.id)
        )
        resident_id = resident.id
        note_change(office, resident_id, kept, values, told)
    else:
        values["rank"] = ranks.place_for(office, values["sort_key"])
        resident_id = records.insert(office, ResidentRow, values)
    _keep_reasons(office, resident_id, resident.reasons)
    office.note(SUBJECT, resident_id, changed)
    return resident_of(office, resident_id)


def _changed(kept: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    """The names of the fields that a correction changes, for the history; never what stood in them."""
    return ", ".join(field.name for field in FORM.fields if kept[field.name] != values[field.name])


@command
def delete_resident(office: Office, resident_id: int) -> None:
    """Put the person into the bin; raises InUse while anything hangs on them."""
    ties = ties_of(office, resident_id)
    if ties.volunteer_id or ties.enrolments or ties.certificates or ties.invited:
        raise InUse(
            N_(
                "This person can not be deleted, for other records need them. Volunteering: {volunteering} · "
                "Enrolments: {enrolments} · Certificates: {certificates} · Volunteers they invited: {invited}"
            ),
            volunteering=int(ties.volunteer_id is not None),
            enrolments=ties.enrolments,
            certificates=ties.certificates,
            invited=ties.invited,
        )
    if ties.care:
        raise InUse(
            N_("This person can not be deleted, for records of care need them ({count}); see the page of elders."),
            count=ties.care,
        )
    took_part = how_many_name(office, ParticipantRow, "resident_id", resident_id)
    if took_part:
        raise InUse(
            N_("This person can not be deleted: activities count who took part in them ({count})."), count=took_part
        )
    records.put_into_bin(office, ResidentRow, SUBJECT, resident_id)


@command
def restore_resident(office: Office, resident_id: int) -> None:
    """Bring the person back from the bin; raises InUse if their household or community lies there, and for who was
    erased."""
    row = records.one(office, ResidentRow, resident_id)
    if office.sql("select 1 from erasure where resident_id = ?", (resident_id,)):
        raise InUse(N_("This person was erased; nothing of the record is left to bring back."))
    if office.sql("select 1 from merger where gone_id = ? and undone_at is null", (resident_id,)):
        raise InUse(N_("This record was merged with another of the same person; undo that instead."))
    if not is_kept(office, HouseholdRow, row["household_id"]):
        raise InUse(N_("Their household lies in the bin; bring that one back first."))
    if not is_kept(office, CommunityRow, row["community_id"]):
        raise InUse(N_("Their community lies in the bin; bring that one back first."))
    records.take_from_bin(office, ResidentRow, SUBJECT, resident_id)


def _same_id(office: Office, resident: Resident) -> list[int]:
    found = office.sql(
        """select id from resident where citizen_id = ? and citizen_id <> '' and id <> ? and deleted_at is null
           order by rank""",
        (resident.citizen_id, resident.id),
    )
    return [row[0] for row in found]


def _same_person(office: Office, resident: Resident) -> list[int]:
    """Others of this name, whatever their title, born on the same day."""
    if resident.born is None:
        return []
    found = office.sql(
        """select id from resident where given = ? and family = ? and born = ? and id <> ? and deleted_at is null
           order by rank""",
        (clean(resident.given), clean(resident.family), resident.born.date.isoformat(), resident.id),
    )
    return [row[0] for row in found]


def _keep_reasons(office: Office, resident_id: int, reasons: Sequence[Reason]) -> None:
    """Keep exactly these; who gave one that was there before, and when, stays with it."""
    kept = office.sql("select id, doubt, text from resident_reason where resident_id = ?", (resident_id,))
    wanted = {(reason.doubt.value, reason.text) for reason in reasons}
    gone = [(row[0],) for row in kept if row[1:] not in wanted]
    office.sql_many("delete from resident_reason where id = ?", gone)
    known = {row[1:] for row in kept}
    office.sql_many(
        "insert into resident_reason(resident_id, doubt, text, at, who) values (?, ?, ?, ?, ?)",
        [
            (resident_id, reason.doubt.value, reason.text, office.now_text(), office.who)
            for reason in dict.fromkeys(reasons)
            if (reason.doubt.value, reason.text) not in known
        ],
    )
