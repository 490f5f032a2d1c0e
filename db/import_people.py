"""Who a row speaks of: people the office knows, and those of earlier rows, found by citizen ID or by name and birth."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from db import resident_rows
from db.domain.buddhist_era import PartialDate, Precision
from db.domain.citizen_id import is_valid
from db.domain.residents import Residency, Resident
from db.office import Office, query
from db.rows import ResidentRow

LATIN = re.compile("[A-Za-z]")


@dataclass(slots=True)
class Known:
    """A person of the office (`record.id`), or of an earlier row that adds one; `row` is that row, 0 for none yet."""

    record: Resident
    row: int = 0


class People:
    """Everyone known so far."""

    def __init__(self) -> None:
        self._by_id: dict[str, Known] = {}
        self._by_name: dict[str, list[Known]] = {}

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

    def holder(self, citizen_id: str) -> Known | None:
        """Who holds the ID."""
        return self._by_id.get(citizen_id) if citizen_id else None

    def namesakes(self, given: str, family: str) -> Sequence[Known]:
        """Everyone of the name; titles change and do not count."""
        return self._by_name.get(_name(given, family), ())


def same_person(person: Resident, namesakes: Sequence[Known]) -> Known | None:
    """Who of the same name the person is, where the ID does not tell."""
    return next((known for known in namesakes if _is_same(known.record, person)), None)


def twin_of(person: Resident, namesakes: Sequence[Known]) -> Known | None:
    """Someone else of the same name and birth date."""
    if person.born is None:
        return None
    return next((known for known in namesakes if known.record.born == person.born), None)


def has_name(known: Known, given: str, family: str) -> bool:
    """Whether the person is called so; titles change and do not count."""
    return _name(known.record.given, known.record.family) == _name(given, family)


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
    people = People()
    rows = ResidentRow.select().where(ResidentRow.deleted_at.is_null()).order_by(ResidentRow.id).dicts()
    for row in rows.execute(office.database):
        people.add(Known(resident_rows.record_of(row, reasons.get(row["id"], ()))))
    return people
