"""Who may go and who waits: volunteers found by what is typed, and elders in care with no visit to come."""

from typing import Final

from db.care_matches import ACTIVE, SERVES, match_lines
from db.domain.care_matches import MatchLine
from db.domain.volunteers import VolunteerLine
from db.office import Office, query
from db.search import CONTAINS, words_of
from db.volunteers import volunteer_lines

MOST: Final = 20


@query
def volunteers_found(office: Office, text: str, most: int = MOST) -> tuple[VolunteerLine, ...]:
    """The first volunteers who serve, in Thai order, in whose record every word of `text` stands somewhere."""
    words = words_of(text)
    if not words:
        return ()
    contains = " and ".join([CONTAINS] * len(words))
    found = office.sql(
        f"""select v.id from volunteer v join resident p on p.id = v.resident_id
            where {SERVES} and {contains} order by p.rank limit ?""",
        (*words, most),
    )
    return volunteer_lines(office, [row[0] for row in found])


@query
def matches_to_plan(office: Office, community_id: int | None = None) -> tuple[MatchLine, ...]:
    """Matches that go on, of elders who live here, in which no visit is to come yet; of a community or all."""
    found = office.sql(
        f"""select m.id from care_match m join resident e on e.id = m.resident_id
                join volunteer v on v.id = m.volunteer_id join resident p on p.id = v.resident_id
            where {ACTIVE} and {SERVES} and e.deleted_at is null and e.status = 'living'
                and (?1 is null or e.community_id = ?1)
                and not exists (select 1 from visit t where t.resident_id = e.id and t.volunteer_id = m.volunteer_id
                    and t.done_on is null and t.deleted_at is null)
            order by e.rank, m.id""",
        (community_id,),
    )
    return match_lines(office, [row[0] for row in found])
