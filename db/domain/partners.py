"""A partner (เครือข่าย/ภาคี): an organisation that works with the office, whom to call there, and what it gave."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from db.domain.choices import Choice
from db.domain.errors import FieldError, FormErrors
from db.domain.fiscal_year import fiscal_year
from db.domain.forms import Column, Field, Form, Kind
from db.domain.words import N_

NOT_YET = N_("This day has not come yet.")


class PartnerKind(Choice):
    """What sort of organisation; educational institutions above all give what the budget can not."""

    EDUCATIONAL = "educational", N_("Educational institution")
    HEALTH = "health", N_("Health service")
    TEMPLE = "temple", N_("Temple")
    PRIVATE = "private", N_("Private company")
    STATE = "state", N_("State agency")
    COMMUNITY = "community", N_("Community or civil society")
    OTHER = "other", N_("Other kind")


class PartnerScope(Choice):
    """Where it is at home."""

    INSIDE = "inside", N_("In the area")
    OUTSIDE = "outside", N_("Outside the area")


class PartnerNeed(Choice):
    """What of a partner asks for a look."""

    CALL = "call", N_("To be called now")
    ENDED = "ended", N_("Agreement ended")


class ContributionKind(Choice):
    """What was given."""

    MONEY = "money", N_("Money")
    STAFF = "staff", N_("Staff time")
    GOODS = "goods", N_("Goods")
    TRAINING = "training", N_("Training and speakers")
    SOFTWARE = "software", N_("Software")


@dataclass(frozen=True, kw_only=True)
class Partner:
    """An organisation. It is new in the fiscal year of `since`; `agreement` is what was agreed."""

    id: int = 0
    revision: int = 0
    name: str = ""
    kind: PartnerKind | None = None
    scope: PartnerScope | None = None
    address: str = ""
    since: date | None = None
    agreement_start: date | None = None
    agreement_end: date | None = None
    agreement: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class PartnerPerson:
    """Whom to call at a partner."""

    id: int = 0
    revision: int = 0
    partner_id: int = 0
    name: str = ""
    position: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PartnerContact:
    """A talk with a partner. `next_due` of the latest one says when to call again."""

    id: int = 0
    revision: int = 0
    partner_id: int = 0
    held_on: date | None = None
    by_whom: str = ""
    said: str = ""
    next_due: date | None = None


@dataclass(frozen=True, kw_only=True)
class Contribution:
    """What a partner gave. `value` in baht, None where nobody valued it; `paid` is what the municipality paid for it
    in baht: 0 is a result."""

    id: int = 0
    revision: int = 0
    partner_id: int = 0
    given_on: date | None = None
    kind: ContributionKind | None = None
    what: str = ""
    value: Decimal | None = None
    paid: Decimal | None = None

    @property
    def year(self) -> int | None:
        """The B.E. fiscal year that it belongs to."""
        return fiscal_year(self.given_on) if self.given_on else None


@dataclass(frozen=True, kw_only=True)
class PartnerLine:
    """A partner as lists show it. `next_due` is that of the latest contact; `value` and `paid` are sums in baht."""

    id: int
    name: str
    kind: PartnerKind
    scope: PartnerScope
    address: str
    since: date
    agreement_start: date | None
    agreement_end: date | None
    agreement: str
    notes: str
    people: tuple[PartnerPerson, ...]
    last_contact: date | None
    next_due: date | None
    contributions: tuple[Contribution, ...]

    @property
    def is_valued(self) -> bool:
        """Whether anything it gave was valued."""
        return any(each.value is not None for each in self.contributions)

    @property
    def value(self) -> Decimal:
        """Of what was valued."""
        return sum((each.value for each in self.contributions if each.value is not None), Decimal(0))

    @property
    def paid(self) -> Decimal:
        """By the municipality."""
        return sum((each.paid for each in self.contributions if each.paid is not None), Decimal(0))

    def needs(self, today: date) -> tuple[PartnerNeed, ...]:
        """What asks for a look on the day."""
        is_due = self.next_due is not None and self.next_due <= today
        has_ended = self.agreement_end is not None and self.agreement_end < today
        return (PartnerNeed.CALL,) * is_due + (PartnerNeed.ENDED,) * has_ended


@dataclass(frozen=True, kw_only=True)
class PartnerYear:
    """A fiscal year: partners who are new in it, contributions with their value and what the municipality paid in
    baht, and how many of them nobody valued."""

    year: int
    new: int = 0
    contributions: int = 0
    value: Decimal = Decimal(0)
    paid: Decimal = Decimal(0)
    without_value: int = 0


def check_partner(partner: Partner) -> None:
    """Raises FormErrors for an agreement that ends before it starts."""
    start, end = partner.agreement_start, partner.agreement_end
    _raise({"agreement_end": N_("The end lies before the start.") if start and end and end < start else ""})


def check_contact(contact: PartnerContact, today: date) -> None:
    """Raises FormErrors for a talk that is still to come, and a next one that lies before it."""
    held, due = contact.held_on, contact.next_due
    _raise({
        "held_on": NOT_YET if held and held > today else "",
        "next_due": N_("The next contact lies before this one.") if held and due and due < held else "",
    })  # fmt: skip


def check_contribution(contribution: Contribution, today: date) -> None:
    """Raises FormErrors for what is still to be given: only what was given counts."""
    _raise({"given_on": NOT_YET if contribution.given_on and contribution.given_on > today else ""})


def _raise(problems: Mapping[str, str]) -> None:
    errors = {name: FieldError(message) for name, message in problems.items() if message}
    if errors:
        raise FormErrors(errors)


FORM = Form(
    Partner,
    (
        Field("name", N_("Name of the partner"), required=True, width=40),
        Field("kind", N_("Kind"), Kind.CHOICE, required=True, choices=PartnerKind),
        Field("scope", N_("Area"), Kind.CHOICE, required=True, choices=PartnerScope),
        Field("address", N_("Address"), Kind.LONG_TEXT, width=40),
        Field(
            "since", N_("Partner since"), Kind.DATE, required=True, width=14,
            help=N_("The partner is new in the fiscal year of this day."),
        ),
        Field("agreement_start", N_("Agreement from"), Kind.DATE, width=14),
        Field("agreement_end", N_("Agreement until"), Kind.DATE, width=14),
        Field("agreement", N_("What was agreed"), Kind.LONG_TEXT, width=40),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=40),
    ),
)  # fmt: skip

PERSON_FORM = Form(
    PartnerPerson,
    (
        Field("name", N_("Person to call"), required=True, width=34),
        Field("position", N_("Position"), width=34),
        Field("phones", N_("Phone"), Kind.PHONES, width=34),
    ),
)

CONTACT_FORM = Form(
    PartnerContact,
    (
        Field("held_on", N_("Talked on"), Kind.DATE, required=True, width=14),
        Field("by_whom", N_("Who of us"), required=True, width=34),
        Field("said", N_("What was said"), Kind.LONG_TEXT, required=True, width=34),
        Field("next_due", N_("Call again on"), Kind.DATE, width=14),
    ),
)

CONTRIBUTION_FORM = Form(
    Contribution,
    (
        Field("given_on", N_("Contributed on"), Kind.DATE, required=True, width=14),
        Field("kind", N_("Kind"), Kind.CHOICE, required=True, choices=ContributionKind),
        Field("what", N_("What was given"), required=True, width=40),
        Field("value", N_("Value (baht)"), Kind.MONEY, width=14, help=N_("Empty: nobody valued it.")),
        Field(
            "paid", N_("The municipality paid (baht)"), Kind.MONEY, required=True, width=14,
            help=N_("Type 0 where it paid nothing: that is a result."),
        ),
    ),
)  # fmt: skip

COLUMNS = (
    FORM.field("name").column(26),
    FORM.field("kind").column(18),
    FORM.field("scope").column(12),
    Column("next_due", N_("Call again on"), 12),
    Column("agreement_end", N_("Agreement until"), 12),
    Column("value", N_("Value (baht)"), 12, "e", figure="partner_value"),
    Column("paid", N_("The municipality paid (baht)"), 12, "e", figure="partner_paid"),
)
