"""Word of mouth: who invited whom, as the tree of all volunteers; recruits by month, and by whose word they came."""

from datetime import date
from typing import Any, Final

from db.domain.names import full_name
from db.domain.referrals import Forest, Recruiter, RecruitMonth, Referral, forest_of
from db.office import Office, query
from db.resident_rows import day_of, iso

FOREST: Final = "referrals.forest"
EVER: Final = ("0001-01-01", "9999-12-31")
VOLUNTEERS: Final = """
select r.id, v.id, r.title, r.given, r.family, coalesce(c.name, ''), v.started, v.ended, v.invited_by_id
from volunteer v join resident r on r.id = v.resident_id
    left join community c on c.id = coalesce(v.community_id, r.community_id)
where v.deleted_at is null
"""
OTHERS: Final = """
select r.id, null, r.title, r.given, r.family, coalesce(c.name, ''), null, null, null
from resident r left join community c on c.id = r.community_id
where r.id in (select invited_by_id from volunteer where deleted_at is null)
    and r.id not in (select resident_id from volunteer where deleted_at is null)
"""


@query
def referral_forest(office: Office) -> Forest:
    """Everybody who volunteers or did, and who invited them without volunteering."""
    if FOREST not in office.remembered:
        office.remembered[FOREST] = forest_of(_referral(row) for row in office.sql(f"{VOLUNTEERS} union all {OTHERS}"))
    found: Forest = office.remembered[FOREST]
    return found


@query
def recruits_by_month(office: Office, first: date, last: date) -> tuple[RecruitMonth, ...]:
    """Every month from the first day to the last, the earliest first, those in which nobody began too."""
    counted = {
        month: (recruits, invited)
        for month, recruits, invited in office.sql(
            """select substr(started, 1, 7), count(*), count(invited_by_id) from volunteer
               where deleted_at is null and started between ? and ? group by 1""",
            (iso(first), iso(last)),
        )
    }
    places = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    months = [date(place // 12, place % 12 + 1, 1) for place in places]
    found = [(month, counted.get(f"{month:%Y-%m}", (0, 0))) for month in months]
    return tuple(RecruitMonth(month=month, recruits=each[0], invited=each[1]) for month, each in found)


@query
def recruiters(office: Office, first: date | None = None, last: date | None = None) -> tuple[Recruiter, ...]:
    """By whose word people began between two days, or ever; those by whom most came first. `reached` is ever."""
    forest = referral_forest(office)
    rows = office.sql(
        """select invited_by_id, count(*), sum(ended is null), max(started) from volunteer
           where deleted_at is null and invited_by_id is not null and coalesce(started, ?3) between ?1 and ?2
           group by invited_by_id""",
        (iso(first) or EVER[0], iso(last) or EVER[1], "" if first or last else EVER[0]),
    )
    found = [
        Recruiter(
            resident_id=resident_id,
            full_name=forest.people[resident_id].full_name,
            community=forest.people[resident_id].community,
            recruits=recruits,
            serving=serving,
            reached=forest.reached[resident_id],
            latest=day_of(latest),
        )
        for resident_id, recruits, serving, latest in rows
    ]
    return tuple(sorted(found, key=lambda one: (-one.recruits, -one.reached, one.resident_id)))


@query
def first_beginning(office: Office) -> date | None:
    """The day on which the first volunteer began, as far as it is known."""
    return day_of(office.sql("select min(started) from volunteer where deleted_at is null")[0][0])


def _referral(row: tuple[Any, ...]) -> Referral:
    return Referral(
        resident_id=row[0],
        volunteer_id=row[1],
        full_name=full_name(*row[2:5]),
        community=row[5],
        started=day_of(row[6]),
        ended=day_of(row[7]),
        inviter_id=row[8],
    )
