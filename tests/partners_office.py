"""What tests of partners begin with: made-up organisations, the people to call there, talks and gifts."""

from datetime import date
from decimal import Decimal

from db.contributions import save_contribution
from db.domain.partners import (
    Contribution,
    ContributionKind,
    Partner,
    PartnerContact,
    PartnerKind,
    PartnerPerson,
    PartnerScope,
)
from db.office import Office
from db.partner_contacts import save_partner_contact
from db.partner_people import save_partner_person
from db.partners import save_partner


def partner(office: Office, name: str = "วิทยาลัยตัวอย่าง", **values: object) -> Partner:
    usual = {"kind": PartnerKind.EDUCATIONAL, "scope": PartnerScope.OUTSIDE, "since": date(2025, 10, 1)}
    return save_partner(office, Partner(name=name, **usual | values))  # type: ignore[arg-type]


def person_to_call(office: Office, partner_id: int, name: str = "นางสมใจ ดีงาม", **values: object) -> PartnerPerson:
    return save_partner_person(office, PartnerPerson(partner_id=partner_id, name=name, **values))  # type: ignore[arg-type]


def talk(office: Office, partner_id: int, held_on: date, due: date | None = None) -> PartnerContact:
    return save_partner_contact(
        office,
        PartnerContact(partner_id=partner_id, held_on=held_on, by_whom="มาลี", said="ยินดีร่วมต่อ", next_due=due),
    )


def gift(
    office: Office,
    partner_id: int,
    given_on: date,
    value: str | None = "1000",
    paid: str = "0",
    what: str = "วิทยากร",
    kind: ContributionKind = ContributionKind.TRAINING,
) -> Contribution:
    worth = None if value is None else Decimal(value)
    return save_contribution(
        office,
        Contribution(partner_id=partner_id, given_on=given_on, kind=kind, what=what, value=worth, paid=Decimal(paid)),
    )
