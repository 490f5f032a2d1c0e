"""The people to call at partners: kept and found."""

from typing import Any, Final

from db import records
from db.domain.partners import PERSON_FORM, PartnerPerson
from db.office import Office, command, query
from db.partner_parts import bring_back, keep_part, parts_of
from db.resident_rows import BETWEEN_PHONES, phones_of
from db.rows import PartnerPersonRow

SUBJECT: Final = "partner_people"


@query
def partner_person_of(office: Office, person_id: int) -> PartnerPerson:
    """One person, from the bin too; raises NotFound."""
    return _record(records.one(office, PartnerPersonRow, person_id))


@query
def people_of_partner(office: Office, partner_id: int | None = None) -> tuple[PartnerPerson, ...]:
    """Whom to call at a partner, or at all of them, as they were written down."""
    row = PartnerPersonRow
    return tuple(_record(each) for each in parts_of(office, row, partner_id, row.id))


@command
def save_partner_person(office: Office, person: PartnerPerson) -> PartnerPerson:
    """Keep a new one (id 0) or a change; raises FormErrors, NotFound, Conflict."""
    checked = records.checked(office, PERSON_FORM, person)
    values = {
        "name": checked.name,
        "position": checked.position,
        "phones": BETWEEN_PHONES.join(checked.phones),
    }
    kept: PartnerPerson = keep_part(office, PartnerPersonRow, SUBJECT, checked, values, partner_person_of)
    return kept


@command
def delete_partner_person(office: Office, person_id: int) -> None:
    """Put the person into the bin."""
    records.put_into_bin(office, PartnerPersonRow, SUBJECT, person_id)


@command
def restore_partner_person(office: Office, person_id: int) -> None:
    """Bring the person back; raises InUse while the partner lies in the bin."""
    bring_back(office, PartnerPersonRow, SUBJECT, person_id)


def _record(row: dict[str, Any]) -> PartnerPerson:
    return PartnerPerson(
        id=row["id"],
        revision=row["revision"],
        partner_id=row["partner_id"],
        name=row["name"],
        position=row["position"],
        phones=phones_of(row["phones"]),
    )
