"""Whom people turn to about their data: on the notice, on the record of processing."""

from db.domain.errors import Conflict
from db.domain.privacy_contact import FORM, PrivacyContact
from db.office import Office, command, query
from db.records import checked
from db.rows import PrivacyContactRow

SUBJECT = "settings"
ONLY_ID = 1


@query
def contact_of(office: Office) -> PrivacyContact:
    """What is filled in so far."""
    rows = office.sql("select revision, address, phone, email, officer from privacy_contact where id = ?", (ONLY_ID,))
    revision, address, phone, email, officer = rows[0]
    return PrivacyContact(revision=revision, address=address, phone=phone, email=email, officer=officer)


@command
def save_contact(office: Office, contact: PrivacyContact) -> PrivacyContact:
    """Keep a change; raises FormErrors, Conflict."""
    contact, row = checked(office, FORM, contact), PrivacyContactRow
    saved = (
        row.update(
            revision=row.revision + 1,
            address=contact.address,
            phone=contact.phone,
            email=contact.email,
            officer=contact.officer,
        )
        .where((row.id == ONLY_ID) & (row.revision == contact.revision))
        .execute(office.database)
    )
    if not saved:
        raise Conflict(contact_of(office))
    office.note(SUBJECT, ONLY_ID, "contact")
    return contact_of(office)
