"""What outreach rounds keep of a person: what was found at their household, and the rounds that they walked."""

from typing import Final

from db.domain.residents import Resident
from db.domain.round_results import RoundVisit
from db.office import Office
from db.round_results import COLUMNS, round_visit

BLANK: Final = "needs = '', symptoms = null, medicine = null, food = null, vaccinated = null, notes = ''"


def rounds_at_home(office: Office, household_id: int | None) -> tuple[tuple[str, RoundVisit], ...]:
    """For queries: what was found at the household, by the name of the round, the latest first."""
    rows = office.sql(
        f"""select r.name, {COLUMNS} from round_household x join outreach_round r on r.id = x.round_id
            where x.household_id = ? and x.result <> '' order by r.starts desc, r.id desc""",
        (household_id,),
    )
    return tuple((row[0], round_visit(row[1:])) for row in rows)


def rounds_walked(office: Office, resident_id: int) -> tuple[tuple[str, int], ...]:
    """For queries: the rounds in which the person is to go to households as a volunteer, and to how many."""
    rows = office.sql(
        """select r.name, count(*) from round_household x join outreach_round r on r.id = x.round_id
           join volunteer v on v.id = x.volunteer_id where v.resident_id = ?
           group by r.id order by r.starts desc, r.id desc""",
        (resident_id,),
    )
    return tuple((name, count) for name, count in rows)


def erase_from_rounds(office: Office, person: Resident) -> None:
    """For commands, once their own row is blank: nobody is said to go where they went, and what was found at a house
    where nobody else is kept is blotted out; that somebody came there counts still."""
    office.sql(
        """update round_household set volunteer_id = null, worker = '', revision = revision + 1
           where volunteer_id in (select id from volunteer where resident_id = ?)""",
        (person.id,),
    )
    office.sql(
        f"""update round_household set {BLANK}, revision = revision + 1
            where household_id = ?1 and not exists (select 1 from resident p
                where p.household_id = ?1 and p.deleted_at is null)""",
        (person.household_id,),
    )
