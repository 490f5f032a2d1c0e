"""What a file knows better about a person than the office: only that is changed, and nothing is ever emptied."""

from collections.abc import Mapping as MappingOf
from dataclasses import replace
from typing import Any

from db.domain.buddhist_era import Precision
from db.domain.citizen_id import is_valid
from db.domain.doubts import Doubt
from db.domain.residents import Residency, Resident
from db.import_plan import with_lines


def news_of(known: Resident, told: Resident) -> dict[str, Any]:
    """The fields in which the file knows better than the office; an empty cell never empties one."""
    changes: dict[str, Any] = {}
    for name in ("title", "nickname", "sex", "organisation"):
        if getattr(told, name) and getattr(told, name) != getattr(known, name):
            changes[name] = getattr(told, name)
    if _has_better_id(known, told):
        changes |= {"citizen_id": told.citizen_id, "no_id_reason": ""}
    if told.born and told.born != known.born and not _is_vaguer(told, known):
        changes["born"] = told.born
    changes |= _news_of_home(known, told)
    phones = tuple(dict.fromkeys((*told.phones, *known.phones)))
    if not set(told.phones) <= set(known.phones):
        changes["phones"] = phones
    notes = with_lines(known.notes, told.notes.split("\n"))
    if notes != known.notes:
        changes["notes"] = notes
    return changes | _news_of_reasons(known, told, changes)


def without_former(known: Resident, told: Resident, former: Resident) -> Resident:
    """What a row tells besides what stood in a record that was merged: of that, the merger decided what is right."""
    same = ("title", "nickname", "sex", "citizen_id", "born", "organisation", "status", "status_date")
    values: dict[str, Any] = {
        name: getattr(known, name) for name in same if getattr(told, name) == getattr(former, name)
    }
    if (told.household_id, told.community_id) == (former.household_id, former.community_id):
        values |= {"household_id": known.household_id, "community_id": known.community_id}
    values["phones"] = tuple(phone for phone in told.phones if phone not in former.phones)
    values["notes"] = "\n".join(line for line in told.notes.split("\n") if line not in former.notes.split("\n"))
    return replace(told, **values)


def _has_better_id(known: Resident, told: Resident) -> bool:
    """Whether the file mends a number that the office has wrong or not at all; a good one is never replaced."""
    if told.citizen_id in ("", known.citizen_id) or is_valid(known.citizen_id):
        return False
    return is_valid(told.citizen_id) or not known.citizen_id


def _is_vaguer(told: Resident, known: Resident) -> bool:
    """Whether the file has only a year or month of a birth date that the office knows better."""
    if told.born is None or known.born is None or told.born.precision is Precision.DAY:
        return False
    same_year = told.born.date.year == known.born.date.year
    return same_year and known.born.precision is not Precision.YEAR


def _news_of_home(known: Resident, told: Resident) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if told.household_id is not None and told.household_id != known.household_id:
        changes["household_id"] = told.household_id
        changes["community_id"] = told.community_id
    elif told.household_id is known.household_id is None and told.community_id not in (None, known.community_id):
        changes["community_id"] = told.community_id
    if told.status is not Residency.LIVING and told.status is not known.status:
        changes |= {"status": told.status, "status_date": told.status_date}
    elif known.status is Residency.OUTSIDE and told.status is Residency.LIVING:
        changes["status"] = Residency.LIVING
    return changes


def _news_of_reasons(known: Resident, told: Resident, changes: MappingOf[str, Any]) -> dict[str, Any]:
    """Reasons of doubts that the office has none for; those of an ID that is replaced go."""
    gone = (Doubt.ID_CHECK, Doubt.ID_LENGTH) if "citizen_id" in changes else ()
    explained = {reason.doubt for reason in known.reasons}
    left_out = {Doubt.BIRTH_INVALID} if known.born else set()
    if is_valid(known.citizen_id) or "citizen_id" in changes:
        left_out |= {Doubt.ID_CHECK, Doubt.ID_LENGTH}
    new = [reason for reason in told.reasons if reason.doubt not in explained | left_out]
    reasons = (*(reason for reason in known.reasons if reason.doubt not in gone), *new)
    return {"reasons": reasons} if reasons != known.reasons else {}
