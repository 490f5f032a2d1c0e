"""Volunteers who serve, counted by SQL for each age band of each community."""

from typing import Final

from db.domain.ages import AgeBand, born_between
from db.domain.volunteer_bands import BandLine
from db.office import Office, query
from db.resident_rows import iso

EVER: Final = ("0001-01-01", "9999-12-31")
COUNTS: Final = """
select coalesce(v.community_id, r.community_id) as place, {bands}, sum(r.born is null)
from volunteer v join resident r on r.id = v.resident_id
where v.deleted_at is null and v.ended is null group by place
"""


@query
def volunteer_bands(office: Office) -> tuple[BandLine, ...]:
    """A line for each community in Thai order, those where nobody serves too; last who serves in none, if anybody."""
    spans = [born_between(band, office.today()) for band in AgeBand]
    bounds = [iso(day) or EVER[place] for span in spans for place, day in enumerate(span)]
    bands = ", ".join("coalesce(sum(r.born between ? and ?), 0)" for _band in AgeBand)
    counted = {row[0]: row[1:] for row in office.sql(COUNTS.format(bands=bands), bounds)}
    places = office.sql("select id, name from community where deleted_at is null order by sort_key, id")
    if None in counted:
        places.append((None, ""))
    nobody = (0,) * (len(AgeBand) + 1)
    return tuple(_line(place, name, counted.get(place, nobody)) for place, name in places)


def _line(community_id: int | None, name: str, counts: tuple[int, ...]) -> BandLine:
    return BandLine(
        community_id=community_id,
        community=name,
        counts=dict(zip(AgeBand, counts[: len(AgeBand)], strict=True)),
        unknown=counts[-1],
    )
