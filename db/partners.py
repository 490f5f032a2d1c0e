"""Partners: kept, listed with whom to call and what they gave, put into the bin and brought back."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from db.contributions import contributions
from db.domain.errors import InUse, NotFound
from db.domain.fiscal_year import fiscal_year
from db.domain.partners import (
    FORM,
    Contribution,
    Partner,
    PartnerKind,
    PartnerLine,
    PartnerNeed,
    PartnerPerson,
    PartnerScope,
    PartnerYear,
    check_partner,
)
from db.domain.typed_text import search_form
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import how_many_name
from db.partner_people import people_of_partner
from db.partner_rows import ContributionRow
from db.resident_rows import day_of
from db.rows import ActivityRow, PartnerRow
from db.subjects import OneName, Subject

PARTNERS: Final = Subject(
    "partners",
    PartnerRow,
    FORM,
    one_name=OneName(
        N_("There is already a partner of this name."),
        N_("There is another partner named {name} by now; rename that one first."),
    ),
    parts=("partner_person", "partner_contact"),
)
LATEST: Final = """
    select partner_id, held_on, next_due from partner_contact where deleted_at is null order by held_on, id
"""


@dataclass(frozen=True)
class PartnerFilter:
    """Which partners are listed. `text` is in the name, the address, or the name or number of who is called there."""

    kind: PartnerKind | None = None
    scope: PartnerScope | None = None
    need: PartnerNeed | None = None
    text: str = ""


@query
def partner_of(office: Office, partner_id: int) -> Partner:
    """The partner, from the bin too; raises NotFound."""
    return PARTNERS.read(office, partner_id)


@query
def partner_line(office: Office, partner_id: int) -> PartnerLine:
    """The partner as lists show it; raises NotFound."""
    found = [line for line in partner_lines(office) if line.id == partner_id]
    if not found:
        raise NotFound(N_("This record is no longer there."))
    return found[0]


@query
def partner_lines(office: Office, filter: PartnerFilter | None = None) -> tuple[PartnerLine, ...]:
    """Who passes the filter, or all, in Thai order."""
    row, chosen, today = PartnerRow, filter or PartnerFilter(), office.today()
    rows = row.select().where(row.deleted_at.is_null()).order_by(row.sort_key, row.id).dicts().execute(office.database)
    people: dict[int, list[PartnerPerson]] = {}
    for person in people_of_partner(office):
        people.setdefault(person.partner_id, []).append(person)
    given: dict[int, list[Contribution]] = {}
    for contribution in contributions(office):
        given.setdefault(contribution.partner_id, []).append(contribution)
    latest = {partner_id: (held_on, due) for partner_id, held_on, due in office.sql(LATEST)}
    lines = []
    for partner in map(PARTNERS.record, rows):
        talked = latest.get(partner.id, (None, None))
        lines.append(_line(partner, people.get(partner.id, []), talked, given.get(partner.id, [])))
    return tuple(line for line in lines if _passes(line, chosen, today))


@query
def partners_to_call(office: Office) -> tuple[PartnerLine, ...]:
    """With whom the next contact is due, the longest waiting first."""
    due = partner_lines(office, PartnerFilter(need=PartnerNeed.CALL))
    return tuple(sorted(due, key=lambda line: line.next_due or date.max))


@query
def partner_years(office: Office) -> tuple[PartnerYear, ...]:
    """Every fiscal year in which a partner was new or gave something, the latest first."""
    lines = partner_lines(office)
    given = [each for line in lines for each in line.contributions]
    began = [fiscal_year(line.since) for line in lines]
    years = sorted({*began, *(each.year for each in given if each.year)}, reverse=True)
    found = []
    for year in years:
        here = [each for each in given if each.year == year]
        found.append(
            PartnerYear(
                year=year,
                new=began.count(year),
                contributions=len(here),
                value=sum((each.value for each in here if each.value is not None), PartnerYear.value),
                paid=sum((each.paid for each in here if each.paid is not None), PartnerYear.paid),
                without_value=sum(each.value is None for each in here),
            )
        )
    return tuple(found)


@command
def save_partner(office: Office, partner: Partner) -> Partner:
    """Keep a new partner (id 0) or a change; raises FormErrors, Conflict."""
    checked = PARTNERS.checked(office, partner)
    check_partner(checked)
    return PARTNERS.keep(office, checked)


@command
def delete_partner(office: Office, partner_id: int) -> None:
    """Put a partner into the bin with its people and contacts; raises InUse while it gave something or activities
    name it: that counts."""
    given = how_many_name(office, ContributionRow, "partner_id", partner_id)
    if given:
        raise InUse(N_("What this partner gave counts in the results ({count}). Delete that first."), count=given)
    held = how_many_name(office, ActivityRow, "partner_id", partner_id)
    if held:
        raise InUse(N_("Activities were held with this partner ({count}). Change those first."), count=held)
    PARTNERS.delete(office, partner_id)


@command
def restore_partner(office: Office, partner_id: int) -> None:
    """Bring a partner back with what went into the bin with it; raises InUse if its name was given to another."""
    PARTNERS.restore(office, partner_id)


def _passes(line: PartnerLine, chosen: PartnerFilter, today: date) -> bool:
    return (
        chosen.kind in (None, line.kind)
        and chosen.scope in (None, line.scope)
        and (chosen.need is None or chosen.need in line.needs(today))
        and all(word in _said(line) for word in search_form(chosen.text).split())
    )


def _said(line: PartnerLine) -> str:
    """What a partner is found by."""
    people = [part for person in line.people for part in (person.name, person.position, *person.phones)]
    return search_form(" ".join((line.name, line.address, *people)))


def _line(
    partner: Partner, people: list[PartnerPerson], latest: tuple[str | None, str | None], given: list[Contribution]
) -> PartnerLine:
    assert partner.kind and partner.scope and partner.since, "the columns hold no nulls"
    return PartnerLine(
        id=partner.id,
        name=partner.name,
        kind=partner.kind,
        scope=partner.scope,
        address=partner.address,
        since=partner.since,
        agreement_start=partner.agreement_start,
        agreement_end=partner.agreement_end,
        agreement=partner.agreement,
        notes=partner.notes,
        people=tuple(people),
        last_contact=day_of(latest[0]),
        next_due=day_of(latest[1]),
        contributions=tuple(given),
    )
