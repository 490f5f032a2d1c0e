"""Two records of one person merged into one with everything that hangs on both, and taken apart again."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from db import ranks, records
from db.check_rules import SUBJECTS
from db.citizen_ids import as_seen
from db.domain.errors import Conflict, DeskError, FieldError, FormErrors, InUse, NotFound
from db.domain.mending import FIELDS, MergerLine, Pick, merged, proposal
from db.domain.names import full_name
from db.domain.residents import Resident, check_status_day
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import is_kept
from db.resident_homes import Homes
from db.resident_rows import record_of, values_of
from db.residents import SUBJECT, resident_of
from db.row_links import links_of
from db.row_merging import RowMerging
from db.rows import CommunityRow, HouseholdRow, MergerRow, ResidentRow

COLUMNS: Final = ("born_precision", *(part for field in FIELDS for part in field.parts))
"""What merging may change in the record that stays."""
LINE: Final = """
    select m.id, m.kept_id, m.gone_id, k.title, k.given, k.family, g.title, g.given, g.family, m.at, m.who, m.undone_at,
        m.before <> '' and not exists (
            select 1 from merger l where l.id > m.id and l.undone_at is null
            and (l.kept_id in (m.kept_id, m.gone_id) or l.gone_id in (m.kept_id, m.gone_id)))
    from merger m join resident k on k.id = m.kept_id join resident g on g.id = m.gone_id
"""
INTO: Final = """
    with recursive into_it(id) as (
        select gone_id from merger where kept_id = ?1 and undone_at is null
        union select m.gone_id from merger m join into_it i on m.kept_id = i.id where m.undone_at is null)
    select id from into_it order by id
"""
NOT_THERE: Final = N_("This record is no longer there.")


@query
def both_records(office: Office, first_id: int, second_id: int) -> tuple[Resident, Resident]:
    """Two people to be compared, citizen IDs as whoever is signed in may see them; raises NotFound."""
    return _kept(office, first_id)[1], _kept(office, second_id)[1]


@query
def merging_proposal(office: Office, kept_id: int, gone_id: int) -> dict[str, Pick]:
    """What is most likely right for each field, judged by whole citizen IDs; raises NotFound."""
    return proposal(_kept(office, kept_id)[0], _kept(office, gone_id)[0])


@query
def hangs_on(office: Office, resident_id: int) -> dict[str, int]:
    """How many records of each subject refer to the person, those in the bin left out."""
    links = links_of(office)
    found: dict[str, int] = {}
    for table, column in links.references["resident"]:
        kept = "and deleted_at is null" if _has_bin(office, table) else ""
        count = office.sql(f"select count(*) from {table} where {column} = ? {kept}", (resident_id,))[0][0]
        if count and table not in ("merger", "not_duplicate", "resident_reason", "house_relation"):
            subject = SUBJECTS.get(table, table)
            found[subject] = found.get(subject, 0) + count
    return found


@command
def merge_residents(
    office: Office, kept: tuple[int, int], gone: tuple[int, int], picks: Mapping[str, Pick]
) -> MergerLine:
    """Merge the record `gone` into `kept`, each given as (id, revision), each field taken as `picks` says.

    Whatever refers to `gone` refers to `kept` afterwards; `gone` lies where undoing finds it. Raises NotFound,
    Conflict where one was changed meanwhile, FormErrors where the result can not be kept.
    """
    if kept[0] == gone[0]:
        raise DeskError(N_("A record can not be merged with itself."))
    mine, others = _of_revision(office, kept), _of_revision(office, gone)
    before = records.one(office, ResidentRow, mine.id)
    _keep(office, merged(mine, others, picks))
    after = records.one(office, ResidentRow, mine.id)
    merging = RowMerging(office)
    if mine.household_id != others.household_id:  # what somebody is in a house they do not live in says nothing
        stays_home = after["household_id"] == mine.household_id
        merging.drop("house_relation", {"resident_id": others.id if stays_home else mine.id})
    merging.absorb("resident", mine.id, others.id)
    records.put_into_bin(office, ResidentRow, SUBJECT, others.id)
    changed = {column: [before[column], after[column]] for column in COLUMNS if before[column] != after[column]}
    values = {
        "kept_id": mine.id,
        "gone_id": others.id,
        "at": office.now_text(),
        "who": office.who,
        "before": json.dumps({"changed": changed, "steps": merging.steps}, ensure_ascii=False),
    }
    merger_id = records.insert(office, MergerRow, values)
    _tell(office, (step["table"] for step in merging.steps))
    return merger_line(office, merger_id)


@command
def undo_merger(office: Office, merger_id: int) -> None:
    """Take both records apart again. What was changed since then stays with the record it was changed in.

    Raises NotFound, InUse where a later merger, an erasure or a lost household stands in the way.
    """
    line = merger_line(office, merger_id)
    row = records.one(office, MergerRow, merger_id)
    if line.undone_at is not None:
        raise InUse(N_("This merger was undone already."))
    if not row["before"]:
        raise InUse(N_("The person was erased; nothing is left to take apart."))
    if not line.can_be_undone:
        raise InUse(N_("One of both records was merged once more since then; undo that first."))
    kept = records.one(office, ResidentRow, line.kept_id)
    if kept["deleted_at"]:
        raise InUse(N_("The record that stayed lies in the bin; bring it back first."))
    before = json.loads(row["before"])
    was = {column: old for column, (old, new) in before["changed"].items() if kept[column] == new}
    gone = records.one(office, ResidentRow, line.gone_id)
    for home in (kept | was, gone):
        _require_home(office, home)
    records.take_from_bin(office, ResidentRow, SUBJECT, line.gone_id)
    RowMerging(office).take_back(before["steps"])
    if was:
        _keep(office, record_of(records.one(office, ResidentRow, line.kept_id) | was, ()))
    office.sql(
        "update merger set undone_at = ?, undone_by = ?, before = '' where id = ?",
        (office.now_text(), office.who, merger_id),
    )
    office.note(SUBJECT, line.kept_id)
    _tell(office, (step["table"] for step in before["steps"]))


@query
def merger_line(office: Office, merger_id: int) -> MergerLine:
    """One merger; raises NotFound."""
    rows = office.sql(f"{LINE} where m.id = ?", (merger_id,))
    if not rows:
        raise NotFound(NOT_THERE)
    return _line(rows[0])


@query
def merger_lines(office: Office, resident_id: int | None = None) -> tuple[MergerLine, ...]:
    """All mergers, or those that a record took part in, the latest first."""
    where = "where ?1 is null or m.kept_id = ?1 or m.gone_id = ?1"
    return tuple(map(_line, office.sql(f"{LINE} {where} order by m.id desc", (resident_id,))))


def records_merged_into(office: Office, resident_id: int) -> list[int]:
    """For queries: the ids of all records that became this one, those too that came by others."""
    return [row[0] for row in office.sql(INTO, (resident_id,))]


def former_records(office: Office) -> dict[int, tuple[Resident, ...]]:
    """For queries: what was merged, by the id of the record that stayed in the end: the other record, and its own as
    it was before. Nothing of mergers that were undone, or of somebody erased."""
    lasting = "undone_at is null and before <> ''"
    rows = office.sql(f"select kept_id, gone_id, before from merger where {lasting} order by id")
    stays = {gone_id: kept_id for kept_id, gone_id, _before in rows}
    found: dict[int, tuple[Resident, ...]] = {}
    for kept_id, gone_id, before in rows:
        last = kept_id
        while last in stays:
            last = stays[last]
        kept, gone = (records.one(office, ResidentRow, each) for each in (kept_id, gone_id))
        was = {column: old for column, (old, _new) in json.loads(before)["changed"].items()}
        both = (record_of(gone, ()), *((record_of(kept | was, ()),) if was else ()))
        found[last] = (*found.get(last, ()), *both)
    return found


def forget_mergers(office: Office, resident_id: int) -> None:
    """For the command that erases a person: what mergers know of how the records were."""
    office.sql(
        "update merger set before = '' where kept_id = ?1 or gone_id = ?1 or kept_id in (select gone_id from merger "
        "where kept_id = ?1)",
        (resident_id,),
    )
    office.sql("delete from not_duplicate where first_id = ?1 or second_id = ?1", (resident_id,))


def _kept(office: Office, resident_id: int) -> tuple[Resident, Resident]:
    """The person as kept, and as whoever is signed in may see them; raises NotFound for who lies in the bin."""
    row = records.one(office, ResidentRow, resident_id)
    if row["deleted_at"]:
        raise NotFound(NOT_THERE)
    whole = record_of(row, _reasons(office, resident_id))
    return whole, as_seen(office, whole)


def _of_revision(office: Office, wanted: tuple[int, int]) -> Resident:
    whole, _seen = _kept(office, wanted[0])
    if whole.revision != wanted[1]:
        raise Conflict(resident_of(office, whole.id))
    return whole


def _keep(office: Office, resident: Resident) -> None:
    """Save the fields of the record that stays. Its house may become another by that, but nobody has moved."""
    try:
        check_status_day(resident, office.today())
    except FieldError as error:
        raise FormErrors({"status_date": error}) from None
    house, resident = Homes(office, [resident]).settle(resident)
    values = values_of(resident, house)
    if records.one(office, ResidentRow, resident.id)["sort_key"] != values["sort_key"]:
        values["rank"] = ranks.place_for(office, values["sort_key"], resident.id)
    records.update(
        office, ResidentRow, resident.id, resident.revision, values, lambda: resident_of(office, resident.id)
    )
    office.note(SUBJECT, resident.id)


def _reasons(office: Office, resident_id: int) -> list[tuple[str, str]]:
    found = office.sql("select doubt, text from resident_reason where resident_id = ? order by id", (resident_id,))
    return [(doubt, text) for doubt, text in found]


def _require_home(office: Office, row: Mapping[str, Any]) -> None:
    """Raises InUse where the household or community of the record lies in the bin."""
    if not is_kept(office, HouseholdRow, row["household_id"]):
        raise InUse(N_("Their household lies in the bin; bring that one back first."))
    if row["household_id"] is None and not is_kept(office, CommunityRow, row["community_id"]):
        raise InUse(N_("Their community lies in the bin; bring that one back first."))


def _tell(office: Office, tables: Iterable[str]) -> None:
    """Each subject of which records were changed: what shows them is drawn anew."""
    for subject in dict.fromkeys(SUBJECTS.get(table, table) for table in tables):
        if subject != SUBJECT:
            office.note(subject, None)


def _has_bin(office: Office, table: str) -> bool:
    return any(row[1] == "deleted_at" for row in office.sql(f"pragma table_info({table})"))


def _line(row: tuple[Any, ...]) -> MergerLine:
    return MergerLine(
        id=row[0],
        kept_id=row[1],
        gone_id=row[2],
        kept=full_name(*row[3:6]),
        gone=full_name(*row[6:9]),
        at=datetime.fromisoformat(row[9]),
        who=row[10],
        undone_at=datetime.fromisoformat(row[11]) if row[11] else None,
        can_be_undone=bool(row[12]) and row[11] is None,
    )
