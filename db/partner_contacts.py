"""The contact log of partners: who talked with them when, what was said, when to call again."""

from typing import Any, Final

from db import records
from db.domain.partners import CONTACT_FORM, PartnerContact, check_contact
from db.office import Office, command, query
from db.partner_parts import bring_back, keep_part, parts_of
from db.resident_rows import day_of, iso
from db.rows import PartnerContactRow

SUBJECT: Final = "partner_contacts"


@query
def partner_contact_of(office: Office, contact_id: int) -> PartnerContact:
    """One talk, from the bin too; raises NotFound."""
    return _record(records.one(office, PartnerContactRow, contact_id))


@query
def contacts_of_partner(office: Office, partner_id: int) -> tuple[PartnerContact, ...]:
    """The talks with a partner, the latest first."""
    row = PartnerContactRow
    return tuple(_record(each) for each in parts_of(office, row, partner_id, row.held_on.desc(), row.id.desc()))


@command
def save_partner_contact(office: Office, contact: PartnerContact) -> PartnerContact:
    """Keep a new one (id 0) or a change; raises FormErrors, NotFound, Conflict."""
    checked = records.checked(office, CONTACT_FORM, contact)
    check_contact(checked, office.today())
    values = {
        "held_on": iso(checked.held_on),
        "by_whom": checked.by_whom,
        "said": checked.said,
        "next_due": iso(checked.next_due),
    }
    kept: PartnerContact = keep_part(office, PartnerContactRow, SUBJECT, checked, values, partner_contact_of)
    return kept


@command
def delete_partner_contact(office: Office, contact_id: int) -> None:
    """Put a talk into the bin."""
    records.put_into_bin(office, PartnerContactRow, SUBJECT, contact_id)


@command
def restore_partner_contact(office: Office, contact_id: int) -> None:
    """Bring a talk back; raises InUse while the partner lies in the bin."""
    bring_back(office, PartnerContactRow, SUBJECT, contact_id)


def _record(row: dict[str, Any]) -> PartnerContact:
    return PartnerContact(
        id=row["id"],
        revision=row["revision"],
        partner_id=row["partner_id"],
        held_on=day_of(row["held_on"]),
        by_whom=row["by_whom"],
        said=row["said"],
        next_due=day_of(row["next_due"]),
    )
