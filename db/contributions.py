"""What partners gave: kept and found, money to the satang."""

from typing import Final

from db.domain.partners import CONTRIBUTION_FORM, Contribution, check_contribution
from db.office import Office, command, query
from db.partner_parts import OWNER, parts_of
from db.rows import ContributionRow
from db.subjects import Subject

CONTRIBUTIONS: Final = Subject("contributions", ContributionRow, CONTRIBUTION_FORM, owner=OWNER)


@query
def contribution_of(office: Office, contribution_id: int) -> Contribution:
    """One of them, from the bin too; raises NotFound."""
    return CONTRIBUTIONS.read(office, contribution_id)


@query
def contributions(office: Office, partner_id: int | None = None, year: int | None = None) -> tuple[Contribution, ...]:
    """What a partner gave, or all of them (None), in a B.E. fiscal year or ever, the latest first."""
    row = ContributionRow
    found = parts_of(office, CONTRIBUTIONS, partner_id, row.given_on.desc(), row.id.desc())
    return tuple(each for each in found if year in (None, each.year))


@command
def save_contribution(office: Office, contribution: Contribution) -> Contribution:
    """Keep a new one (id 0) or a change; raises FormErrors, NotFound, Conflict."""
    checked = CONTRIBUTIONS.checked(office, contribution)
    check_contribution(checked, office.today())
    return CONTRIBUTIONS.keep(office, checked)


@command
def delete_contribution(office: Office, contribution_id: int) -> None:
    """Put it into the bin: it counts no longer."""
    CONTRIBUTIONS.delete(office, contribution_id)


@command
def restore_contribution(office: Office, contribution_id: int) -> None:
    """Bring it back; raises InUse while the partner lies in the bin."""
    CONTRIBUTIONS.restore(office, contribution_id)
