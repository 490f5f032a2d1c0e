"""What hangs on a partner, written down and worked on from its card: people to call, talks, contributions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from db import contributions, partner_contacts, partner_people
from db.contributions import contribution_of, delete_contribution, restore_contribution, save_contribution
from db.domain.forms import Form
from db.domain.money import format_baht
from db.domain.partners import (
    CONTACT_FORM,
    CONTRIBUTION_FORM,
    PERSON_FORM,
    Contribution,
    PartnerContact,
    PartnerLine,
    PartnerPerson,
)
from db.domain.phones import format_phone
from db.domain.words import N_
from db.partner_contacts import (
    contacts_of_partner,
    delete_partner_contact,
    partner_contact_of,
    restore_partner_contact,
    save_partner_contact,
)
from db.partner_people import (
    delete_partner_person,
    partner_person_of,
    restore_partner_person,
    save_partner_person,
)
from db.rights import name_of
from ui import shown
from ui.form_dialog import ask_form
from ui.language import _
from ui.record_card import Action, Tie
from ui.record_commands import RecordCommands, put_into_bin

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.record_screen import RecordScreen

BETWEEN: Final = "  ·  "
LONGEST: Final = 90
"""Letters of a talk that are enough to know it by."""


def _person_text(person: PartnerPerson) -> str:
    return BETWEEN.join(filter(None, (person.name, person.position, ", ".join(map(format_phone, person.phones)))))


def _contact_text(contact: PartnerContact) -> str:
    said = " ".join(contact.said.split())
    cut = f"{said[:LONGEST]}…" if len(said) > LONGEST else said
    return BETWEEN.join((shown.day(contact.held_on), contact.by_whom, cut))


def _contribution_text(gift: Contribution) -> str:
    """0 baht is a result and is said."""
    money = "" if gift.value is None else _("worth {amount} baht").format(amount=format_baht(gift.value))
    paid = _("the municipality paid {amount} baht").format(amount=format_baht(gift.paid or Decimal(0)))
    kind = _(gift.kind.label) if gift.kind else ""
    parts = (shown.day(gift.given_on), kind, " ".join(gift.what.split()), money, paid)
    return BETWEEN.join(filter(None, parts))


@dataclass(frozen=True)
class Part:
    """A kind of record that hangs on a partner: `add` is the button's label, `heading` the dialog's, msgids both."""

    subject: str
    add: str
    heading: str
    icon: str
    form: Form[Any]
    text: Callable[[Any], str]
    commands: RecordCommands


PEOPLE: Final = Part(
    partner_people.PARTNER_PEOPLE.name, N_("New person"), N_("Person to call"), "telephone", PERSON_FORM, _person_text,
    RecordCommands(partner_person_of, save_partner_person, delete_partner_person, restore_partner_person),
)  # fmt: skip
CONTACTS: Final = Part(
    partner_contacts.PARTNER_CONTACTS.name, N_("New talk"), N_("Talk with a partner"), "chat-left-text", CONTACT_FORM,
    _contact_text,
    RecordCommands(partner_contact_of, save_partner_contact, delete_partner_contact, restore_partner_contact),
)  # fmt: skip
CONTRIBUTIONS: Final = Part(
    contributions.CONTRIBUTIONS.name, N_("New gift"), N_("What was given"), "gift", CONTRIBUTION_FORM,
    _contribution_text,
    RecordCommands(contribution_of, save_contribution, delete_contribution, restore_contribution),
)  # fmt: skip
PARTS: Final = (PEOPLE, CONTACTS, CONTRIBUTIONS)


def part_actions(screen: RecordScreen) -> Sequence[Action]:
    """A button for each kind of record that may be added."""
    return [Action(part.add, part.icon, _adder(screen, part), needs=name_of(part.commands.save)) for part in PARTS]


def part_ties(screen: RecordScreen, line: PartnerLine) -> Sequence[Tie]:
    """What hangs on the partner: whom to call first, then talks and gifts, the latest first."""
    talks = contacts_of_partner(screen.desk.office, line.id)
    found = ((PEOPLE, line.people), (CONTACTS, talks), (CONTRIBUTIONS, line.contributions))
    return [Tie(part.text(each), _opener(screen, part, each.id), part.icon) for part, every in found for each in every]


def _adder(screen: RecordScreen, part: Part) -> Callable[[], None]:
    def add() -> None:
        if screen.record_id is not None:
            _work_on(screen, part, _new(part, screen.desk, screen.record_id))

    return add


def _new(part: Part, desk: Desk, partner_id: int) -> Any:
    """What is written down is mostly of today and by whoever writes."""
    record = part.form.record(partner_id=partner_id)
    if part is CONTACTS:
        return replace(record, held_on=desk.today(), by_whom=desk.office.who)
    return replace(record, given_on=desk.today()) if part is CONTRIBUTIONS else record


def _opener(screen: RecordScreen, part: Part, record_id: int) -> Callable[[], None]:
    return lambda: _work_on(screen, part, part.commands.read(screen.desk.office, record_id))


def _work_on(screen: RecordScreen, part: Part, record: Any) -> None:
    """The record in a dialog; one that is kept already can be deleted there."""
    desk = screen.desk
    if not desk.lets(name_of(part.commands.save)):
        return
    text = screen.record_label(record.partner_id)
    side = (_("Delete"), lambda: _delete(screen, part, record)) if record.id else None

    def keep(typed: Any) -> None:
        part.commands.save(desk.office, typed)

    if ask_form(
        screen, _(part.heading), part.form, record, desk.today(), keep, yes=_("Save"), text=text, side=side
    ):  # fmt: skip
        desk.say(_("Saved."))


def _delete(screen: RecordScreen, part: Part, record: Any) -> None:
    put_into_bin(screen, screen.desk, part.commands, record.id, part.text(record))
