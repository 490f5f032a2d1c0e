"""What was found at the households of outreach rounds, one key each; and who still waits for help."""

from typing import Any, Final

from db import records
from db.domain.errors import Conflict, NotFound
from db.domain.permissions import ROUND_NEEDS
from db.domain.round_results import (
    CHECK_FIELDS,
    VISIT_FORM,
    Answer,
    RoundResult,
    RoundVisit,
    check_visit,
)
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import is_kept
from db.resident_rows import day_of, iso
from db.rows import OutreachRoundRow

SUBJECT: Final = "round_households"
ANSWERS: Final = {1: Answer.YES, 0: Answer.NO, None: None}
KEPT_AS: Final = {answer: number for number, answer in ANSWERS.items()}
COLUMNS: Final = """
    x.id, x.revision, x.round_id, x.household_id, x.result, x.reached_on, x.needs, x.symptoms, x.medicine, x.food,
    x.vaccinated, x.helped_on, x.notes
"""
"""Of `round_household x`, as round_visit() reads them."""


def round_visit(row: tuple[Any, ...], sees: bool = True) -> RoundVisit:
    """A row of COLUMNS; for who may not see what was found without needs, checks and notes."""
    checks = [ANSWERS[number] if sees else None for number in row[7:11]]
    return RoundVisit(
        id=row[0],
        revision=row[1],
        round_id=row[2],
        household_id=row[3],
        result=RoundResult(row[4]) if row[4] else None,
        reached_on=day_of(row[5]),
        needs=row[6] if sees else "",
        **dict(zip(CHECK_FIELDS, checks, strict=True)),
        helped_on=day_of(row[11]),
        notes=row[12] if sees else "",
    )


@query
def round_visit_of(office: Office, house_id: int) -> RoundVisit:
    """A household of a round, by its id there; raises NotFound."""
    rows = office.sql(f"select {COLUMNS} from round_household x where x.id = ?", (house_id,))
    if not rows:
        raise NotFound(N_("This record is no longer there."))
    return round_visit(rows[0], office.may(ROUND_NEEDS))


@command
def save_round_visit(office: Office, visit: RoundVisit) -> RoundVisit:
    """Keep what was found at a household; raises FormErrors, NotFound, Conflict."""
    checked = records.checked(office, VISIT_FORM, visit)
    starts = office.sql("select starts from outreach_round where id = ?", (visit.round_id,))
    if not starts or not is_kept(office, OutreachRoundRow, visit.round_id):
        raise NotFound(N_("This round is no longer there."))
    first = day_of(starts[0][0])
    assert first is not None, "the column holds no nulls"
    check_visit(checked, first, office.today())
    return _keep(office, checked)


def _keep(office: Office, visit: RoundVisit) -> RoundVisit:
    values = (
        visit.result.value if visit.result else "",
        iso(visit.reached_on),
        visit.needs,
        *(KEPT_AS[getattr(visit, name)] for name in CHECK_FIELDS),
        iso(visit.helped_on),
        visit.notes,
    )
    saved = office.sql(
        """update round_household set revision = revision + 1, result = ?, reached_on = ?, needs = ?, symptoms = ?,
               medicine = ?, food = ?, vaccinated = ?, helped_on = ?, notes = ?
           where id = ? and revision = ? returning id""",
        (*values, visit.id, visit.revision),
    )
    if not saved:
        raise Conflict(round_visit_of(office, visit.id))
    office.note(SUBJECT, visit.id)
    return round_visit_of(office, visit.id)
