"""The contact log of partners: who talked with them when, what was said, when to call again."""

from typing import Final

from db.domain.partners import CONTACT_FORM, PartnerContact, check_contact
from db.office import Office, command, query
from db.partner_parts import OWNER, parts_of
from db.rows import PartnerContactRow
from db.subjects import Subject

PARTNER_CONTACTS: Final = Subject("partner_contacts", PartnerContactRow, CONTACT_FORM, owner=OWNER)


@query
def partner_contact_of(office: Office, contact_id: int) -> PartnerContact:
    """One talk, from the bin too; raises NotFound."""
    return PARTNER_CONTACTS.read(office, contact_id)


@query
def contacts_of_partner(office: Office, partner_id: int) -> tuple[PartnerContact, ...]:
    """The talks with a partner, the latest first."""
    row = PartnerContactRow
    return parts_of(office, PARTNER_CONTACTS, partner_id, row.held_on.desc(), row.id.desc())


@command
def save_partner_contact(office: Office, contact: PartnerContact) -> PartnerContact:
    """Keep a new one (id 0) or a change; raises FormErrors, NotFound, Conflict."""
    checked = PARTNER_CONTACTS.checked(office, contact)
    check_contact(checked, office.today())
    return PARTNER_CONTACTS.keep(office, checked)


@command
def delete_partner_contact(office: Office, contact_id: int) -> None:
    """Put a talk into the bin."""
    PARTNER_CONTACTS.delete(office, contact_id)


@command
def restore_partner_contact(office: Office, contact_id: int) -> None:
    """Bring a talk back; raises InUse while the partner lies in the bin."""
    PARTNER_CONTACTS.restore(office, contact_id)
