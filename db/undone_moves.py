"""Moves, births and deaths taken back: as if they had not been, with all that had ended by them going on again."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from db.care_matches import require_may_go_on
from db.domain.errors import DeskError, InUse, Msg
from db.domain.house_relations import HouseRelation
from db.domain.moves import GoesOn, PlaceBefore
from db.domain.residents import Residency, Resident
from db.domain.words import N_
from db.house_people import house_people, keep_relation, relation_of
from db.office import Office, command, query
from db.parents import is_kept
from db.residents import delete_resident, resident_line, resident_of, save_resident
from db.rows import KeptRow, ResidentRow, VolunteerRow
from db.visit_rows import CareMatchRow, VisitRow
from db.visits import restore_visit

GOES_ON: Final = """
    select 'volunteer', id, revision, end_reason from volunteer
        where resident_id = ?1 and ended is null and deleted_at is null
    union all select 'visit', id, revision, '' from visit
        where resident_id = ?1 and done_on is null and deleted_at is null
    union all select 'care_match', m.id, m.revision, m.end_reason
        from care_match m join volunteer v on v.id = m.volunteer_id
        where m.until is null and m.deleted_at is null and (m.resident_id = ?1 or v.resident_id = ?1)
"""
"""What a death or leaving the municipality may end, in the order in which it begins again: who cares has to serve."""
TERMS: Final[dict[str, tuple[type[KeptRow], str, str]]] = {
    "volunteer": (VolunteerRow, "volunteers", "ended"),
    "care_match": (CareMatchRow, "care_matches", "until"),
}
"""What has a last day: its rows, its subject, the column of the day."""
ENDS_OF: Final[dict[str, str]] = {
    "volunteer": N_("the volunteering"),
    "visit": N_("a planned visit"),
    "care_match": N_("who cares for whom"),
}


@query
def places_before(office: Office, people: Collection[int]) -> tuple[PlaceBefore, ...]:
    """Where these people live now, how they stand and what goes on of them, to be kept until a move of them can not be
    taken back."""
    return tuple(_place(office, resident_of(office, resident_id)) for resident_id in sorted(people))


@command
def take_back_moves(office: Office, before: Sequence[PlaceBefore]) -> None:
    """As if they had not moved, left or died: houses, relations and standing as they were, nothing of it in the
    history, and what ended by it goes on.

    Raises FormErrors if one of the houses is no longer there, InUse if something was changed since that is in the way.
    """
    moved = [place for place in before if _has_moved(office, place)]
    if not moved:
        raise DeskError(N_("This was taken back already."))
    ended = [each for place in moved for each in _ended(office, place)]
    for place in moved:
        _put_back(office, place)
    for household_id in {place.household_id for place in moved if place.household_id is not None}:
        _require_one_head(office, household_id)
    for each in _in_order(ended):
        _begin_again(office, each)


@command
def take_back_birth(office: Office, child: Resident) -> None:
    """As if the child had not been born: it goes into the bin. `child` is the record that the birth left.

    Raises InUse where something hangs on the child by now, or somebody changed the record.
    """
    if not is_kept(office, ResidentRow, child.id):
        raise InUse(N_("This record is no longer there."))
    now = resident_of(office, child.id)
    # Its house may have come to another community: that says nothing of the child.
    if replace(now, revision=child.revision, community_id=child.community_id) != child:
        raise InUse(N_("The record of the child was changed since; if there is no such child, delete it on its page."))
    delete_resident(office, child.id)


def _place(office: Office, person: Resident) -> PlaceBefore:
    return PlaceBefore(
        resident_id=person.id,
        household_id=person.household_id,
        status=person.status,
        status_date=person.status_date,
        relation=relation_of(office, person.id),
        last_move=office.sql("select coalesce(max(id), 0) from move where resident_id = ?", (person.id,))[0][0],
        goes_on=_goes_on(office, person.id),
    )


def _goes_on(office: Office, resident_id: int) -> tuple[GoesOn, ...]:
    return tuple(GoesOn(*row) for row in office.sql(GOES_ON, (resident_id,)))


def _has_moved(office: Office, place: PlaceBefore) -> bool:
    """Whether the person moved, once, since then; raises InUse for who did more or is gone."""
    if not is_kept(office, ResidentRow, place.resident_id):
        raise InUse(N_("This person is no longer there."))
    lines = office.sql(
        "select count(*) from move where resident_id = ? and id > ?", (place.resident_id, place.last_move)
    )
    if lines[0][0] > 1:
        message = N_("{name} moved once more since then, or their record says so. Put that right first.")
        raise InUse(message, name=_name(office, place))
    return lines[0][0] == 1


def _put_back(office: Office, place: PlaceBefore) -> None:
    person = resident_of(office, place.resident_id)
    if place.status is not Residency.LIVING and place.status is not person.status:
        begun = {(each.table, each.record_id) for each in _goes_on(office, person.id)}
        if begun - {(each.table, each.record_id) for each in place.goes_on}:
            message = N_("Since then somebody was to care for {name}, or a visit was planned. End that first.")
            raise InUse(message, name=_name(office, place))
    back = replace(person, household_id=place.household_id, status=place.status, status_date=place.status_date)
    save_resident(office, back)
    keep_relation(office, place.resident_id, place.relation)
    office.sql("delete from move where resident_id = ? and id > ?", (place.resident_id, place.last_move))


def _require_one_head(office: Office, household_id: int) -> None:
    people = [each for each in house_people(office, household_id) if each.line.status is Residency.LIVING]
    if sum(each.relation is HouseRelation.HEAD for each in people) > 1:
        raise InUse(N_("The house has another head by now. Change the relations in the house first."))


def _ended(office: Office, place: PlaceBefore) -> tuple[GoesOn, ...]:
    """What ended by the move itself: nothing where the person still lives here, and only a death ends volunteering.
    What somebody ended by hand since stays ended."""
    status = resident_of(office, place.resident_id).status
    if status is place.status or status not in (Residency.DIED, Residency.MOVED):
        return ()
    return tuple(each for each in place.goes_on if status is Residency.DIED or each.table != "volunteer")


def _in_order(ended: Iterable[GoesOn]) -> list[GoesOn]:
    """As GOES_ON has them; what two of the people have between them goes on once."""
    order = list(ENDS_OF)
    return sorted(set(ended), key=lambda each: (order.index(each.table), each.record_id))


def _begin_again(office: Office, was: GoesOn) -> None:
    """Let go on what ended; what did not end, or goes on again, stays as it is."""
    if was.table == "visit":
        if office.sql("select 1 from visit where id = ? and deleted_at is not null", (was.record_id,)):
            restore_visit(office, was.record_id)
        elif not is_kept(office, VisitRow, was.record_id):
            raise _changed(was)
        return
    row, subject, column = TERMS[was.table]
    if not is_kept(office, row, was.record_id):
        raise _changed(was)
    ((ended, revision),) = office.sql(f"select {column}, revision from {was.table} where id = ?", (was.record_id,))
    if ended is None:
        return
    if revision != was.revision + 1:
        raise _changed(was)
    if row is CareMatchRow:
        require_may_go_on(office, was.record_id)
    values: dict[str, Any] = {column: None, "end_reason": was.end_reason, "revision": revision + 1}
    row.update(**values).where(row.id == was.record_id).execute(office.database)
    office.note(subject, was.record_id)


def _changed(was: GoesOn) -> InUse:
    message = N_("What ended then was changed since: {what}. It can not go on as it was; write it down by hand.")
    return InUse(message, what=Msg(ENDS_OF[was.table]))


def _name(office: Office, place: PlaceBefore) -> str:
    return resident_line(office, place.resident_id).full_name
