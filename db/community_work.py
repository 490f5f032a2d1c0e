"""Services, activities and partners at work in one community in a fiscal year, counted by SQL."""

from datetime import date
from typing import Final

from db.domain.community_work import CommunityWork, PartnerThere, ServiceThere
from db.domain.fiscal_year import fiscal_year
from db.figures import span_of_year
from db.office import Office, query

SERVICES: Final = """
    select s.id, s.name,
        (select count(*) from activity a where a.service_id = s.id and a.community_id = ?1 and a.deleted_at is null
            and a.held_on between ?2 and ?3),
        coalesce(v.visits, 0)
    from service s left join (
        select service_id, count(*) as visits from visit
        where community_id = ?1 and done_on between ?2 and ?3 and deleted_at is null group by service_id
    ) v on v.service_id = s.id
    where s.deleted_at is null order by s.sort_key, s.id
"""
PARTNERS: Final = """
    select p.id, p.name, count(*), max(a.held_on) from activity a join partner p on p.id = a.partner_id
    where a.community_id = ? and a.held_on between ? and ? and a.deleted_at is null and p.deleted_at is null
    group by p.id order by p.sort_key, p.id
"""


@query
def community_work(office: Office, community_id: int, year: int | None = None) -> CommunityWork:
    """Of a B.E. fiscal year, or of the one that runs; services and partners in Thai order."""
    chosen = year or fiscal_year(office.today())
    span = span_of_year(office, chosen)
    values = (community_id, span.first.isoformat(), span.day.isoformat())
    return CommunityWork(
        year=chosen,
        services=tuple(
            ServiceThere(id=row[0], name=row[1], activities=row[2], visits=row[3])
            for row in office.sql(SERVICES, values)
        ),
        partners=tuple(
            PartnerThere(id=row[0], name=row[1], activities=row[2], latest=date.fromisoformat(row[3]))
            for row in office.sql(PARTNERS, values)
        ),
    )
