"""Who a row speaks of: people the office knows, and those of earlier rows, found by citizen ID or by name and birth."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from db import resident_rows
from db.domain.buddhist_era import PartialDate, Precision
from db.domain.citizen_id import is_valid
from db.domain.residents import Residency, Resident
from db.mergers import former_records
from db.office import Office, query
from db.rows import ResidentRow

LATIN = re.compile("[A-Za-z]")


@dataclass(slots=True)
class Known:
    """A person of the office (`record.id`), or of an earlier row that adds one; `row` is that row, 0 for none yet.
    `former` is how the person stood in records that were merged since."""

    record: Resident
    row: int = 0
    former: tuple[Resident, ...] = ()


class People:
    """Everyone known so far."""

    def __init__(self) -> None:
        self._by_id: dict[str, Known] = {}
        self._by_name: dict[str, list[Known]] = {}
        self._by_former_name: dict[str, list[Known]] = {}

    def add(self, known: Known) -> None:
        """From now on this person can be found."""
        person = known.record
        if person.citizen_id:
            self._by_id.setdefault(person.citizen_id, known)
        name = _name(person.given, person.family)
        if name in self._by_name:
            self._by_name[name].append(known)
        else:
            self._by_name[name] = [known]

    def add_former(self, known: Known) -> None:
        """The person can be found as they stood in merged records too; by an ID only if nobody else holds it."""
        for person in known.former:
            if person.citizen_id:
                self._by_id.setdefault(person.citizen_id, known)
            here = self._by_former_name.setdefault(_name(person.given, person.family), [])
            if known not in here:
                here.append(known)

    def holder(self, citizen_id: str) -> Known | None:
        """Who holds the ID."""
        return self._by_id.get(citizen_id) if citizen_id else None

    def namesakes(self, given: str, family: str) -> Sequence[Known]:
        """Everyone of the name; titles change and do not count. If nobody is called so, who was before a merger."""
        name = _name(given, family)
        return self._by_name.get(name, self._by_former_name.get(name, ()))

    def known_as(self, given: str, family: str) -> Sequence[Known]:
        """Everyone of the name, who is called so now before those who were."""
        name = _name(given, family)
        now, former = self._by_name.get(name, ()), self._by_former_name.get(name, ())
        return now if not former else [*now, *(known for known in former if known not in now)]


def same_person(person: Resident, namesakes: Sequence[Known]) -> Known | None:
    """Who of the same name the person is, where the ID does not tell."""
    return next((known for known in namesakes if _is_one_of(known, person)), None)


def former_of(known: Known, person: Resident) -> Resident | None:
    """The merged record that a row about this known person speaks of; None where it speaks of the one that stayed."""
    now = known.record
    if not known.former or (_same_name(now, person) and (person.citizen_id == now.citizen_id or _is_same(now, person))):
        return None
    return next((each for each in known.former if _same_name(each, person)), None)


def twin_of(person: Resident, namesakes: Sequence[Known]) -> Known | None:
    """Someone else of the same name and birth date."""
    if person.born is None:
        return None
    return next((known for known in namesakes if known.record.born == person.born), None)


def has_name(known: Known, given: str, family: str) -> bool:
    """Whether the person is called so, or was before a merger; titles change and do not count."""
    name = _name(given, family)
    return any(_name(each.given, each.family) == name for each in (known.record, *known.former))


def _same_name(one: Resident, other: Resident) -> bool:
    return _name(one.given, one.family) == _name(other.given, other.family)


def _is_one_of(known: Known, person: Resident) -> bool:
    """Whether the person is this one as they stand, or as they stood in a merged record; a good ID that is not theirs
    tells them apart whatever a record without one said."""
    if _is_same(known.record, person):
        return True
    if is_valid(person.citizen_id) and is_valid(known.record.citizen_id):
        return False
    return any(_is_same(each, person) for each in known.former)


def _name(given: str, family: str) -> str:
    name = f"{given} {family}"
    return name.casefold() if LATIN.search(name) else name


def _is_same(one: Resident, other: Resident) -> bool:
    """Of two people of one name: two good IDs tell them apart; else the birth date decides, or the household."""
    if one.citizen_id and other.citizen_id:
        if is_valid(one.citizen_id) and is_valid(other.citizen_id):
            return False
        return one.household_id == other.household_id and births_agree(one.born, other.born)
    if one.born is not None and other.born is not None:
        return births_agree(one.born, other.born)
    if Residency.OUTSIDE in (one.status, other.status):
        return True
    return one.household_id == other.household_id


def births_agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two birth dates can be the same day, as far as they are known."""
    if one is None or other is None:
        return one is other
    if Precision.YEAR in (one.precision, other.precision):
        return one.date.year == other.date.year
    if Precision.MONTH in (one.precision, other.precision):
        return (one.date.year, one.date.month) == (other.date.year, other.date.month)
    return one.date == other.date


@query
def people_of(office: Office) -> People:
    """Everyone the office keeps, to plan an import."""
    reasons: dict[int, list[tuple[str, str]]] = {}
    for resident_id, doubt, text in office.sql("select resident_id, doubt, text from resident_reason order by id"):
        reasons.setdefault(resident_id, []).append((doubt, text))
    people, former = People(), former_records(office)
    merged = []
    rows = ResidentRow.select().where(ResidentRow.deleted_at.is_null()).order_by(ResidentRow.id).dicts()
    for row in rows.execute(office.database):
        known = Known(resident_rows.record_of(row, reasons.get(row["id"], ())), former=former.get(row["id"], ()))
        people.add(known)
        if known.former:
            merged.append(known)
    for known in merged:
        people.add_former(known)
    return people
