"""The people to call at partners: kept and found."""

from typing import Final

from db.domain.partners import PERSON_FORM, PartnerPerson
from db.office import Office, command, query
from db.partner_parts import OWNER, parts_of
from db.rows import PartnerPersonRow
from db.subjects import Subject

PARTNER_PEOPLE: Final = Subject("partner_people", PartnerPersonRow, PERSON_FORM, owner=OWNER)


@query
def partner_person_of(office: Office, person_id: int) -> PartnerPerson:
    """One person, from the bin too; raises NotFound."""
    return PARTNER_PEOPLE.read(office, person_id)


@query
def people_of_partner(office: Office, partner_id: int | None = None) -> tuple[PartnerPerson, ...]:
    """Whom to call at a partner, or at all of them, as they were written down."""
    return parts_of(office, PARTNER_PEOPLE, partner_id, PartnerPersonRow.id)


@command
def save_partner_person(office: Office, person: PartnerPerson) -> PartnerPerson:
    """Keep a new one (id 0) or a change; raises FormErrors, NotFound, Conflict."""
    return PARTNER_PEOPLE.keep(office, PARTNER_PEOPLE.checked(office, person))


@command
def delete_partner_person(office: Office, person_id: int) -> None:
    """Put the person into the bin."""
    PARTNER_PEOPLE.delete(office, person_id)


@command
def restore_partner_person(office: Office, person_id: int) -> None:
    """Bring the person back; raises InUse while the partner lies in the bin."""
    PARTNER_PEOPLE.restore(office, person_id)
