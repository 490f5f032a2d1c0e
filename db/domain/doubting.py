"""What looks odd about a person by itself, and what of it nobody has explained yet."""

from datetime import date

from db.domain import citizen_id, names
from db.domain.ages import age_on
from db.domain.citizen_id import IdProblem
from db.domain.doubts import OLDEST, Doubt
from db.domain.residents import Residency, Resident


def doubts_of(resident: Resident, today: date) -> tuple[Doubt, ...]:
    """What looks odd about the person by itself; what other records tell (duplicates) the office finds."""
    found = []
    problem = citizen_id.problem_of(resident.citizen_id)
    if problem is IdProblem.NOTICE:
        found.append(Doubt.ID_NO_STATUS)
    elif problem is IdProblem.LENGTH:
        found.append(Doubt.ID_LENGTH)
    elif problem is not None:
        found.append(Doubt.ID_CHECK)
    if not resident.citizen_id and not resident.no_id_reason and resident.status is not Residency.OUTSIDE:
        found.append(Doubt.ID_MISSING)
    born = resident.born.date if resident.born else None
    if born is not None and not 0 <= age_on(born, today) <= OLDEST:
        found.append(Doubt.BIRTH_ODD)
    odd_title = names.title_problem(resident.title, resident.sex, born, today)
    if odd_title is not None and resident.status is not Residency.DIED:
        found.append(Doubt(odd_title))
    return tuple(found)


def unexplained(doubts: tuple[Doubt, ...], resident: Resident) -> tuple[Doubt, ...]:
    """The doubts for which the person's record gives no reason yet."""
    explained = {reason.doubt for reason in resident.reasons}
    return tuple(doubt for doubt in doubts if doubt not in explained)
