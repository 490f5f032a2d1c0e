"""Who could care for an elder: every volunteer who serves, the best first, with what speaks for and against each."""

from typing import Any, Final

from db.care_matches import ACTIVE, SERVES, holders, match_lines, schooling_of
from db.domain.care_matches import SERIOUS, Candidate, MatchLine, MatchWarning
from db.domain.names import full_name
from db.domain.training_validity import TrainingValidity
from db.domain.volunteers import VolunteerKind
from db.office import Office, query

MOST: Final = 20
CANDIDATES: Final = f"""
    select v.id, v.resident_id, p.title, p.given, p.family, v.kinds, coalesce(c.name, ''),
        coalesce(v.community_id, p.community_id) is (select community_id from resident where id = ?1), count(m.id)
    from volunteer v join resident p on p.id = v.resident_id
        left join community c on c.id = coalesce(v.community_id, p.community_id)
        left join (select distinct volunteer_id as id, resident_id from care_match m where {ACTIVE}) m on m.id = v.id
    where {SERVES} and v.resident_id <> ?1 and v.id not in (
        select m.volunteer_id from care_match m where m.resident_id = ?1 and m.service_id = ?2 and {ACTIVE})
    group by v.id order by p.rank
"""


@query
def candidates(office: Office, resident_id: int, service_id: int, most: int = MOST) -> tuple[Candidate, ...]:
    """The best volunteers for the elder and the need (a service), at most so many, fit or not: who is not trained or
    has no room comes last. Nobody is left out for where they live."""
    course_id: int | None = office.sql("select course_id from service where id = ?", (service_id,))[0][0]
    held = holders(office, [course_id] if course_id else []).get(course_id or 0, {})
    today = office.today()

    def candidate(row: tuple[Any, ...]) -> Candidate:
        validity: TrainingValidity | None = held.get(row[1])
        return Candidate(
            volunteer_id=row[0],
            resident_id=row[1],
            name=full_name(*row[2:5]),
            kinds=tuple(VolunteerKind(kind) for kind in row[5].split("/") if kind),
            community=row[6],
            is_near=bool(row[7]),
            schooling=schooling_of(course_id, validity, today),
            valid_until=validity.until if validity else None,
            elders=row[8],
        )

    rows = office.sql(CANDIDATES, (resident_id, service_id))
    return tuple(sorted(map(candidate, rows), key=lambda one: one.place)[:most])


@query
def warned_matches(office: Office) -> tuple[MatchLine, ...]:
    """Matches that go on and ask for a look: whose volunteer is not trained any more, has too many or left, or whose
    elder left; by the elders' names."""
    if "warned_matches" not in office.remembered:
        found = office.sql(
            f"select m.id from care_match m join resident e on e.id = m.resident_id where {ACTIVE} order by e.rank"
        )
        lines = match_lines(office, [row[0] for row in found])
        office.remembered["warned_matches"] = tuple(line for line in lines if asks_for_look(line))
    lines = office.remembered["warned_matches"]
    return lines


def asks_for_look(line: MatchLine) -> bool:
    """Whether somebody has to decide anew: that both live apart was seen when they were matched."""
    return any(warning in SERIOUS or warning is MatchWarning.NO_NEED for warning in line.warnings)
