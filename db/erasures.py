"""Erasing a person: everything of them overwritten but what has to prove something, and once more after a restore."""

import json
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from db import erasure_list, ranks, records
from db.credential import Credential, Means
from db.domain.audit import Event
from db.domain.certificates import format_number
from db.domain.erasures import (
    ERASED,
    Erased,
    ErasurePlan,
    ErasureReason,
    Reapplied,
    Tombstone,
    copies_until,
    is_erased,
    marks_of,
)
from db.domain.errors import DeskError, NotFound
from db.domain.residents import Residency, Resident
from db.domain.thai_order import person_key
from db.domain.words import N_
from db.erasure_list import BESIDE, DAMAGED
from db.mentions import mentions_of
from db.mergers import forget_mergers, records_merged_into
from db.office import Office, action, command, query
from db.resident_rows import record_of, search_form
from db.round_people import erase_from_rounds
from db.rows import ErasureRow, ResidentRow
from db.safe_files import remove
from db.writing_anew import write_anew

SUBJECT: Final = "residents"
DOUBTFUL: Final = "doubtful"
"""The note of the log for a record that a manager has to compare with who was erased."""
NOT_YET_ANEW: Final = N_(
    "The data was erased, but some of it may stand between the records until the office is opened the next time. The "
    "file could not be written anew now: {reason}"
)
GONE: Final = "…"
"""Stands where a request named the person."""
SORTED_AS: Final = person_key(ERASED, "")
BLANK: Final = {
    "title": "", "given": ERASED, "family": "", "nickname": "", "sex": None, "citizen_id": "", "no_id_reason": "",
    "born": None, "born_precision": None, "household_id": None, "community_id": None, "phones": "",
    "status": Residency.OUTSIDE.value, "status_date": None, "organisation": "", "notes": "",
    "sort_key": SORTED_AS, "search_key": search_form(ERASED),
}  # fmt: skip
"""What is left of a person: a row that others refer to, whose id is never given again."""


@query
def erasure_plan(office: Office, resident_id: int) -> ErasurePlan:
    """What erasing the person would do; raises NotFound, DeskError for who was erased already."""
    person = _person(office, resident_id)
    if _stones(office, resident_id):
        raise DeskError(N_("This person was erased already."))
    numbers = office.sql(
        "select number, year from certificate where resident_id = ? order by year, number", (resident_id,)
    )
    return ErasurePlan(
        full_name=person.full_name,
        certificates=tuple(format_number(*number) for number in numbers),
        trainings=len(office.sql(f"select id from enrolment e where resident_id = ? and {STAYS}", (person.id,))),
        volunteering=bool(office.sql("select 1 from volunteer where resident_id = ? limit 1", (person.id,))),
        mentions=mentions_of(office, person),
    )


@action
def erase_person(office: Office, resident_id: int, reason: ErasureReason) -> Erased:
    """Overwrite everything of the person but what `erasure_plan` says. It can not be taken back.

    The file is then written anew, so that nothing of them stays between its records either. Raises NotFound, DeskError.
    """
    plan = erasure_plan(office, resident_id)
    stone = erase_records(office, resident_id, reason)
    try:
        write_anew(office)
        _keep_beside(office)
    except DeskError as error:
        raise DeskError(NOT_YET_ANEW, reason=error) from error
    return Erased(plan, copies_until(stone.erased_on))


@command
def erase_records(office: Office, resident_id: int, reason: ErasureReason) -> Tombstone:
    """Overwrite the records of the person, those too that were merged into theirs, and keep a tombstone of each."""
    for merged_id in records_merged_into(office, resident_id):
        _erase_one(office, merged_id, reason)
    return _erase_one(office, resident_id, reason)


def _erase_one(office: Office, resident_id: int, reason: ErasureReason) -> Tombstone:
    person = _person(office, resident_id)
    key = os.urandom(32)
    stone = Tombstone(resident_id, office.today(), office.who, reason, key, marks_of(person, key))
    _erase(office, person, stone)
    return stone


@action
def reapply_erasures(office: Office) -> Reapplied:
    """Erase once more who was erased after the copy was made that this office was restored from.

    Asked at every opening, for a restore may have been killed before it came to that; nothing is written where nothing
    is to be done.
    """
    beside, is_whole = erasure_list.read(office)
    stones = office.run(lambda: {stone.resident_id: stone for stone in (*_stones(office), *beside)})
    open_ones = office.run(lambda: [stone for stone in stones.values() if _is_open(office, stone)])
    done = erase_again(office, open_ones) if open_ones else Reapplied(0)
    if done.erased or not set(office.run(lambda: _stones(office))) <= set(beside):  # killed before it was written anew
        write_anew(office)
    _keep_beside(office)
    return Reapplied(done.erased, done.doubtful, is_whole)


@action
def confirm_erased(office: Office) -> None:
    """A manager has looked whether people of a list that could not be read are there again. Raises DeskError."""
    _keep_beside(office)
    office.record(Event.CONFIRM_ERASED.value, SUBJECT)
    remove(office.folder / DAMAGED)


def reapply_in(folder: Path, credential: Credential) -> None:
    """reapply_erasures of the office in the folder, which nobody has open. Whoever restored it may have no account in
    the older copy: it is opened by its key alone."""
    if (folder / BESIDE).is_file():
        with Office.open(folder, replace(credential, means=Means.DEMO)):
            pass  # opening does it


@command
def erase_again(office: Office, stones: Iterable[Tombstone]) -> Reapplied:
    """Erase these people where their data is there."""
    erased, doubtful = 0, []
    for stone in sorted(stones, key=lambda stone: stone.resident_id):
        person = _known_person(office, stone.resident_id)
        if person is None:
            _lay_blank(office, stone.resident_id)
            _keep_stone(office, stone)
        elif stone.fits(person):
            _erase(office, person, stone)
            erased += 1
        elif is_erased(person):
            _keep_stone(office, stone)
        else:
            doubtful.append(stone.resident_id)
            office.note(SUBJECT, stone.resident_id, DOUBTFUL)
    return Reapplied(erased, tuple(doubtful))


def _is_open(office: Office, stone: Tombstone) -> bool:
    """Whether something is to be done: people, a tombstone that this file does not have, a doubt not yet noted."""
    person = _known_person(office, stone.resident_id)
    if person is None or stone.fits(person):
        return True
    if is_erased(person):
        return not _stones(office, stone.resident_id)
    values = (SUBJECT, stone.resident_id, DOUBTFUL)
    return not office.sql("select 1 from history where subject = ? and record_id = ? and note = ? limit 1", values)


@query
def erasures(office: Office) -> tuple[Tombstone, ...]:
    """Who was erased, the latest first."""
    return tuple(sorted(_stones(office), key=lambda stone: (stone.erased_on, stone.resident_id), reverse=True))


# -- one person

STAYS: Final = """e.deleted_at is null and (
    exists (select 1 from training_class c where c.id = e.class_id and c.closed_on is not null)
    or exists (select 1 from certificate f where f.class_id = e.class_id and f.resident_id = e.resident_id))"""
"""SQL: whether an enrolment `e` stays: it counts in a class that is closed, or is what a certificate rests on."""


def _erase(office: Office, person: Resident, stone: Tombstone) -> None:
    _erase_row(office, person.id)
    erase_from_rounds(office, person)
    for statement in (
        "delete from resident_reason where resident_id = ?",
        "delete from award where volunteer_id in (select id from volunteer where resident_id = ?)",
        "delete from care_match where resident_id = ?",
        "delete from care_match where volunteer_id in (select id from volunteer where resident_id = ?)",
        "delete from visit where resident_id = ? and done_on is null",
        "update visit set notes = '', revision = revision + 1 where resident_id = ?",
        f"""update visit set volunteer_id = null, visitor = '{ERASED}', revision = revision + 1
            where volunteer_id in (select id from volunteer where resident_id = ?)""",
        "delete from volunteer where resident_id = ?",
        "delete from assessment where resident_id = ?",
        "delete from health_note where resident_id = ?",
        "delete from house_relation where resident_id = ?",
        "delete from move where resident_id = ?",
        "delete from carer where resident_id = ?",
        "delete from carer where carer_id = ?",
        f"""update participant set resident_id = null, name = '{ERASED}', notes = '', revision = revision + 1
            where resident_id = ?""",
        "update volunteer set invited_by_id = null, revision = revision + 1 where invited_by_id = ?",
        f"""delete from attendance where enrolment_id in
            (select e.id from enrolment e where e.resident_id = ? and not ({STAYS}))""",
        f"delete from enrolment as e where e.resident_id = ? and not ({STAYS})",
        "update certificate set handed_to = '' where resident_id = ?",
        "update data_request set asked_by = '', notes = '', revision = revision + 1 where resident_id = ?",
    ):
        office.sql(statement, (person.id,))
    forget_mergers(office, person.id)
    _blot_reasons(office, person)
    _keep_stone(office, stone)
    office.note(SUBJECT, person.id, stone.reason.value)


def _erase_row(office: Office, resident_id: int) -> None:
    rank = ranks.place_for(office, SORTED_AS, resident_id)
    row = ResidentRow
    (
        row.update(**BLANK, rank=rank, revision=row.revision + 1, deleted_at=office.now_text())
        .where(row.id == resident_id)
        .execute(office.database)
    )


def _lay_blank(office: Office, resident_id: int) -> None:
    """A copy from before the person came: their id must not become another's."""
    rank = ranks.place_for(office, SORTED_AS)
    records.insert(office, ResidentRow, BLANK | {"id": resident_id, "rank": rank, "deleted_at": office.now_text()})


def _blot_reasons(office: Office, person: Resident) -> None:
    """Why a request was refused is kept, without the names in it."""
    said = [person.full_name, person.given, person.family, person.nickname, person.citizen_id, *person.phones]
    for request_id, reason in office.sql("select id, reason from data_request where resident_id = ?", (person.id,)):
        for word in filter(None, said):
            reason = reason.replace(word, GONE)
        office.sql("update data_request set reason = ? where id = ?", (reason, request_id))


def _person(office: Office, resident_id: int) -> Resident:
    found = _known_person(office, resident_id)
    if found is None:
        raise NotFound(N_("This record is no longer there."))
    return found


def _known_person(office: Office, resident_id: int) -> Resident | None:
    rows = list(ResidentRow.select().where(ResidentRow.id == resident_id).dicts().execute(office.database))
    return record_of(rows[0], ()) if rows else None


# -- tombstones


def _stones(office: Office, resident_id: int | None = None) -> list[Tombstone]:
    rows = office.sql(f"{erasure_list.STONES} where ?1 is null or resident_id = ?1", (resident_id,))
    return [erasure_list.stone_of(*row) for row in rows]


def _keep_stone(office: Office, stone: Tombstone) -> None:
    office.sql("delete from erasure where resident_id = ?", (stone.resident_id,))
    values: dict[str, Any] = {
        "resident_id": stone.resident_id,
        "erased_on": stone.erased_on.isoformat(),
        "who": stone.who,
        "reason": stone.reason.value,
        "key": stone.key,
        "marks": json.dumps(sorted(stone.marks)),
    }
    records.insert(office, ErasureRow, values)


def _keep_beside(office: Office) -> None:
    erasure_list.keep(office, office.run(lambda: _stones(office)))
