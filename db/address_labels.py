"""Houses to write to: one label for each where somebody lives, by community and house number."""

import json

from db.domain.address_labels import AddressLabel, LabelFilter
from db.domain.ages import ELDER_AGE, born_by
from db.domain.households import house_order
from db.domain.names import full_name
from db.office import Office, query

LIVING = "p.household_id = h.id and +p.status = 'living' and p.deleted_at is null"
"""SQL: who lives in the house; the plus keeps SQLite from going through everybody who lives anywhere."""
LABELS = f"""
    select h.house, h.moo, coalesce(c.name, ''), coalesce(c.sort_key, ''), p.title, p.given, p.family
    from household h left join community c on c.id = h.community_id
        left join resident p on p.id = (select p.id from resident p cross join house_relation r on r.resident_id = p.id
            where {LIVING} and r.relation = 'head' order by p.id limit 1)
    where h.deleted_at is null and (?1 is null or h.community_id = ?1)
        and exists (select 1 from resident p where {LIVING} and (not ?2 or p.born <= ?3))
        and (?5 is null or h.id in (select value from json_each(?5)))
    limit ?4
"""


@query
def address_labels(office: Office, filter: LabelFilter, most: int = -1) -> tuple[AddressLabel, ...]:
    """Those that pass the filter, or some of them."""
    elder_born = born_by(ELDER_AGE, office.today()).isoformat()
    among = None if filter.household_ids is None else json.dumps(filter.household_ids)
    rows = office.sql(LABELS, (filter.community_id, filter.elders_only, elder_born, most, among))
    rows.sort(key=lambda row: (row[3], house_order(row[0]), row[0], house_order(row[1])))
    return tuple(
        AddressLabel(house=row[0], moo=row[1], community=row[2], head=full_name(*row[4:7]) if row[5] else "")
        for row in rows
    )
