"""Moving a person or a household, splitting and joining households, births and deaths: one action each."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from db.domain.buddhist_era import PartialDate, Precision
from db.domain.doubts import Reason
from db.domain.errors import DeskError, FieldError, FormErrors, NotFound
from db.domain.house_relations import OF_CHILD, HousePerson, HouseRelation
from db.domain.moves import NOT_YET, Birth, Move, MoveKind, MoveWish, Told, check_wish
from db.domain.names import title_for
from db.domain.residents import Residency, Resident
from db.domain.words import N_
from db.house_people import house_people, keep_relation, relation_of
from db.move_history import keep_move
from db.office import Office, command, query
from db.parents import is_kept
from db.residents import resident_of, save_resident
from db.rows import HouseholdRow, ResidentRow

SUBJECT = "households"
HERE_ALREADY = N_("They live in this house already.")


@command
def move_person(office: Office, resident_id: int, wish: MoveWish) -> Resident:
    """To a house, from another, from away or from outside; or out of the municipality. Raises FormErrors, DeskError,
    NotFound."""
    day = check_wish(wish, office.today())
    person = _alive(office, resident_id)
    if wish.is_away:
        return _away(office, person, day, wish.note, MoveKind.AWAY)
    is_here = person.status is Residency.LIVING
    if is_here and person.household_id == wish.to_household_id:
        raise FormErrors({"to_household_id": FieldError(HERE_ALREADY)})
    kind = MoveKind.HOUSE if is_here else MoveKind.BACK
    moved = _to_house(office, person, wish.to_household_id, Told(kind=kind, day=day, note=wish.note))
    if wish.relation is not None:
        _require_no_other_head(office, wish.to_household_id, moved.id, wish.relation)
        keep_relation(office, moved.id, wish.relation)
    return moved


@command
def move_household(office: Office, household_id: int, wish: MoveWish) -> int:
    """Everyone who lives there, to a house where nobody lives, or out of the municipality: how many moved. What they
    are to the head stays. Raises FormErrors, DeskError."""
    day = check_wish(wish, office.today())
    people = _living(office, household_id)
    if not people:
        raise DeskError(N_("Nobody lives in this house."))
    told = Told(kind=MoveKind.HOUSEHOLD, day=day, note=wish.note)
    if not wish.is_away:
        _require_empty(office, household_id, wish.to_household_id)
    for each in people:
        person = resident_of(office, each.line.id)
        if wish.is_away:
            _away(office, person, day, wish.note, MoveKind.AWAY)
        else:
            _to_house(office, person, wish.to_household_id, told)
            keep_relation(office, person.id, each.relation)
    _note_both(office, household_id, wish.to_household_id)
    return len(people)


@command
def split_household(office: Office, household_id: int, people: Collection[int], wish: MoveWish) -> int:
    """Some of those who live there leave for a house of their own: how many. Raises FormErrors, DeskError."""
    day = check_wish(wish, office.today())
    living = {each.line.id: each for each in _living(office, household_id)}
    leaving = [key for key in living if key in people]
    if len(leaving) != len(people):
        raise NotFound(N_("This person is no longer in the house."))
    if not leaving:
        raise DeskError(N_("Choose who leaves for a house of their own."))
    if len(leaving) == len(living):
        raise DeskError(N_("Somebody has to stay; to move everybody, move the household."))
    _require_empty(office, household_id, wish.to_household_id)
    for resident_id in leaving:
        told = Told(kind=MoveKind.SPLIT, day=day, note=wish.note)
        _to_house(office, resident_of(office, resident_id), wish.to_household_id, told)
    if len(leaving) == 1:
        keep_relation(office, leaving[0], HouseRelation.HEAD)
    _note_both(office, household_id, wish.to_household_id)
    return len(leaving)


@command
def join_households(office: Office, household_id: int, wish: MoveWish) -> int:
    """The household becomes part of another, with those who moved away or died: how many. The house stays, empty.
    Raises FormErrors, DeskError."""
    day = check_wish(wish, office.today())
    people = house_people(office, household_id)
    if not people:
        raise DeskError(N_("Nobody belongs to this household."))
    if wish.to_household_id == household_id:
        raise FormErrors({"to_household_id": FieldError(HERE_ALREADY)})
    told = Told(kind=MoveKind.JOIN, day=day, note=wish.note)
    for each in people:
        person = resident_of(office, each.line.id)
        save_resident(office, replace(person, household_id=_kept(office, wish.to_household_id)), told)
    _note_both(office, household_id, wish.to_household_id)
    return len(people)


@query
def child_of(office: Office, birth: Birth) -> Resident:
    """The child as it would be kept; raises FormErrors."""
    errors: dict[str, FieldError] = {}
    today = office.today()
    if birth.mother_id is None or not is_kept(office, ResidentRow, birth.mother_id):
        errors["mother_id"] = FieldError(N_("This person is no longer there."))
    if birth.born is None:
        errors["born"] = FieldError(N_("This has to be filled in."))
    elif birth.born > today:
        errors["born"] = FieldError(NOT_YET)
    if birth.sex is None:
        errors["sex"] = FieldError(N_("This has to be filled in."))
    if errors:
        raise FormErrors(errors)
    assert birth.mother_id is not None and birth.born is not None and birth.sex is not None, "just looked at"
    mother = resident_of(office, birth.mother_id)
    return Resident(
        title=title_for(birth.sex, birth.born, today),
        given=birth.given,
        family=birth.family,
        nickname=birth.nickname,
        sex=birth.sex,
        citizen_id=birth.citizen_id,
        no_id_reason="" if birth.citizen_id else birth.no_id_reason,
        born=PartialDate(birth.born, Precision.DAY),
        household_id=mother.household_id,
        community_id=mother.community_id,
    )


@command
def record_birth(office: Office, birth: Birth, reasons: Sequence[Reason] = ()) -> Resident:
    """Put the child into the house of its mother; raises FormErrors."""
    child = save_resident(office, replace(child_of(office, birth), reasons=tuple(reasons)))
    assert birth.mother_id is not None and birth.born is not None, "child_of looked at both"
    relation = relation_of(office, birth.mother_id)
    if child.household_id is not None and relation in OF_CHILD:
        keep_relation(office, child.id, OF_CHILD[relation])
    keep_move(
        office,
        Move(
            resident_id=child.id,
            moved_on=birth.born,
            kind=MoveKind.BIRTH,
            to_household_id=child.household_id,
            to_community_id=child.community_id,
        ),
    )
    return child


@command
def record_death(office: Office, resident_id: int, wish: MoveWish) -> Resident:
    """The person died: their volunteering ends, and who cared for whom. Raises FormErrors, DeskError."""
    day = check_wish(replace(wish, is_away=True, to_household_id=None), office.today())
    person = _alive(office, resident_id)
    _require_born(person, day)
    dead = replace(person, status=Residency.DIED, status_date=day)
    return save_resident(office, dead, Told(kind=MoveKind.DEATH, day=day, note=wish.note))


def _alive(office: Office, resident_id: int) -> Resident:
    person = resident_of(office, resident_id)
    if person.status is Residency.DIED:
        raise DeskError(N_("This person died already."))
    return person


def _to_house(office: Office, person: Resident, household_id: int | None, told: Told) -> Resident:
    _require_born(person, told.day)
    here = replace(person, household_id=_kept(office, household_id), status=Residency.LIVING, status_date=None)
    return save_resident(office, here, told)


def _away(office: Office, person: Resident, day: date, note: str, kind: MoveKind) -> Resident:
    """They stay with the house that they left, so that it is known where they lived."""
    if person.status is not Residency.LIVING:
        raise DeskError(N_("This person does not live here."))
    _require_born(person, day)
    gone = replace(person, status=Residency.MOVED, status_date=day)
    return save_resident(office, gone, Told(kind=kind, day=day, note=note))


def _require_born(person: Resident, day: date) -> None:
    if person.born is not None and day < person.born.date:
        raise FormErrors({"moved_on": FieldError(N_("This day lies before the birth."))})


def _kept(office: Office, household_id: int | None) -> int | None:
    if household_id is None or not is_kept(office, HouseholdRow, household_id):
        raise FormErrors({"to_household_id": FieldError(N_("This household is no longer there."))})
    return household_id


def _living(office: Office, household_id: int) -> list[HousePerson]:
    return [each for each in house_people(office, household_id) if each.line.status is Residency.LIVING]


def _require_empty(office: Office, household_id: int, to_household_id: int | None) -> None:
    """Two households under one roof is joining, which is another question."""
    if to_household_id == household_id:
        raise FormErrors({"to_household_id": FieldError(HERE_ALREADY)})
    _kept(office, to_household_id)
    if to_household_id is not None and _living(office, to_household_id):
        message = N_("People live in that house already; join the households instead, or choose an empty house.")
        raise FormErrors({"to_household_id": FieldError(message)})


def _require_no_other_head(office: Office, household_id: int | None, resident_id: int, relation: HouseRelation) -> None:
    if relation is not HouseRelation.HEAD or household_id is None:
        return
    people = [each for each in _living(office, household_id) if each.line.id != resident_id]
    if any(each.relation is HouseRelation.HEAD for each in people):
        raise FormErrors({"relation": FieldError(N_("This house has a head already."))})


def _note_both(office: Office, *household_ids: int | None) -> None:
    for household_id in household_ids:
        if household_id is not None:
            office.note(SUBJECT, household_id, "moved")
