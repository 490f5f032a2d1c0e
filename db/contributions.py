"""What partners gave: kept and found, money to the satang."""

from typing import Any, Final

from db import records
from db.domain.partners import (
    CONTRIBUTION_FORM,
    Contribution,
    ContributionKind,
    baht_of,
    check_contribution,
    satang_of,
)
from db.office import Office, command, query
from db.partner_parts import bring_back, keep_part, parts_of
from db.resident_rows import day_of, iso
from db.rows import ContributionRow

SUBJECT: Final = "contributions"


@query
def contribution_of(office: Office, contribution_id: int) -> Contribution:
    """One of them, from the bin too; raises NotFound."""
    return _record(records.one(office, ContributionRow, contribution_id))


@query
def contributions(office: Office, partner_id: int | None = None, year: int | None = None) -> tuple[Contribution, ...]:
    """What a partner gave, or all of them (None), in a B.E. fiscal year or ever, the latest first."""
    row = ContributionRow
    found = (_record(each) for each in parts_of(office, row, partner_id, row.given_on.desc(), row.id.desc()))
    return tuple(each for each in found if year in (None, each.year))


@command
def save_contribution(office: Office, contribution: Contribution) -> Contribution:
    """Keep a new one (id 0) or a change; raises FormErrors, NotFound, Conflict."""
    checked = records.checked(office, CONTRIBUTION_FORM, contribution)
    check_contribution(checked, office.today())
    assert checked.kind, "the form asks for it"
    values = {
        "given_on": iso(checked.given_on),
        "kind": checked.kind.value,
        "what": checked.what,
        "value_satang": satang_of(checked.value),
        "paid_satang": satang_of(checked.paid),
    }
    kept: Contribution = keep_part(office, ContributionRow, SUBJECT, checked, values, contribution_of)
    return kept


@command
def delete_contribution(office: Office, contribution_id: int) -> None:
    """Put it into the bin: it counts no longer."""
    records.put_into_bin(office, ContributionRow, SUBJECT, contribution_id)


@command
def restore_contribution(office: Office, contribution_id: int) -> None:
    """Bring it back; raises InUse while the partner lies in the bin."""
    bring_back(office, ContributionRow, SUBJECT, contribution_id)


def _record(row: dict[str, Any]) -> Contribution:
    return Contribution(
        id=row["id"],
        revision=row["revision"],
        partner_id=row["partner_id"],
        given_on=day_of(row["given_on"]),
        kind=ContributionKind(row["kind"]),
        what=row["what"],
        value=baht_of(row["value_satang"]),
        paid=baht_of(row["paid_satang"]),
    )
