"""Who goes to the households of an outreach round: volunteers and staff by community, shared out evenly or by hand."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from db.domain.ages import born_by
from db.domain.errors import DeskError
from db.domain.names import full_name
from db.domain.round_sharing import Helper, shared_out
from db.domain.thai_order import order_key
from db.domain.typed_text import clean
from db.domain.words import N_
from db.office import Office, command, query
from db.round_households import require_round
from db.volunteers import AREA

GROWN_UP: Final = 18
HOUSES: Final = "round_household x join household h on h.id = x.household_id"


@query
def helpers_of(office: Office, round_id: int) -> tuple[Helper, ...]:
    """Who may go: volunteers who serve in the communities of the round, their representatives and staff, and whoever
    goes already; by community, staff first. Whoever serves several communities stands there for each."""
    given = _given(office, round_id)
    here = json.dumps(sorted({place for *_goes, place in given if place is not None}))
    places = {row[0]: (row[1], row[2], row[3]) for row in office.sql(
        """select id, name, sort_key, representative from community
           where id in (select value from json_each(?))""",
        (here,),
    )}  # fmt: skip
    going = [key[:2] for key in given]
    found: dict[tuple[object, int | None], Helper] = {}
    for each in (*_staff(office, going, places), *_volunteers(office, going, here)):
        if each.community_id is not None or all(each.key != key for key, _place in found):
            found.setdefault((each.key, each.community_id), each)
    chosen = [
        replace(
            each,
            community=places[each.community_id][0] if each.community_id in places else "",
            given=sum(
                count
                for (volunteer_id, worker, place), count in given.items()
                if (volunteer_id, worker) == each.key and each.community_id in (None, place)
            ),
        )
        for each in found.values()
    ]
    return tuple(
        sorted(
            chosen,
            key=lambda each: (
                each.community_id is not None,
                places[each.community_id][1] if each.community_id in places else "",
                each.volunteer_id is not None,
                order_key(each.name),
            ),
        )
    )


def _given(office: Office, round_id: int) -> dict[tuple[int | None, str, int | None], int]:
    """How many households each goes to, by volunteer, name and community; remembered until something changes."""
    key = ("round given", round_id)
    if key not in office.remembered:
        rows = office.sql(
            f"""select x.volunteer_id, x.worker, h.community_id, count(*) from {HOUSES} where x.round_id = ?
                group by 1, 2, 3""",
            (round_id,),
        )
        office.remembered[key] = {tuple(row[:3]): row[3] for row in rows}
    found: dict[tuple[int | None, str, int | None], int] = office.remembered[key]
    return found


@command
def share_round_out(office: Office, round_id: int, helpers: Sequence[Helper], only_free: bool = True) -> int:
    """Share the households that nobody came to yet out evenly among these, each community's among its own; whoever has
    no community goes where a community has nobody. With `only_free` only those that nobody was to go to. How many
    households were given; raises DeskError where nobody is named."""
    require_round(office, round_id)
    if not helpers:
        raise DeskError(N_("Choose who goes first."))
    free = "and x.volunteer_id is null and x.worker = ''" if only_free else ""
    houses = office.sql(
        f"""select x.id, h.community_id from {HOUSES}
            where x.round_id = ? and x.result in ('', 'nobody') {free} order by x.position""",
        (round_id,),
    )
    shares = shared_out(((row[0], row[1]) for row in houses), [(each.key, each.community_id) for each in helpers])
    office.sql_many(
        "update round_household set volunteer_id = ?, worker = ?, revision = revision + 1 where id = ?",
        [(volunteer_id, clean(worker), house_id) for house_id, (volunteer_id, worker) in shares.items()],
    )
    office.note("rounds", round_id, f"{len(shares)}")
    return len(shares)


@command
def give_households(office: Office, round_id: int, ids: Sequence[int], helper: Helper | None) -> None:
    """Let one helper go to these households, or nobody (None)."""
    require_round(office, round_id)
    volunteer_id, worker = helper.key if helper else (None, "")
    office.sql(
        """update round_household set volunteer_id = ?, worker = ?, revision = revision + 1
           where round_id = ? and id in (select value from json_each(?))""",
        (volunteer_id, clean(worker), round_id, json.dumps(list(ids))),
    )
    office.note("rounds", round_id, f"{len(ids)}")


def _volunteers(office: Office, going: Sequence[tuple[int | None, str]], here: str) -> list[Helper]:
    """Who serves in the communities `here`, and who goes already. Nobody sends a child from house to house."""
    rows = office.sql(
        f"""select v.id, r.title, r.given, r.family, {AREA} from volunteer v join resident r on r.id = v.resident_id
            where v.deleted_at is null and (v.ended is null and coalesce(r.born <= ?1, true)
                    and {AREA} in (select value from json_each(?2))
                or v.id in (select value from json_each(?3)))""",
        (born_by(GROWN_UP, office.today()).isoformat(), here, json.dumps([key[0] for key in going if key[0]])),
    )
    return [Helper(volunteer_id=row[0], name=full_name(*row[1:4]), community_id=row[4]) for row in rows]


def _staff(
    office: Office, going: Sequence[tuple[int | None, str]], places: dict[int, tuple[str, str, str]]
) -> list[Helper]:
    """Those who serve a community now, its representative, and by name whoever goes already."""
    today = office.today().isoformat()
    serving = office.sql(
        """select name, community_id from community_staff where deleted_at is null and coalesce(since, '') <= ?1
           and coalesce(until, '9999') >= ?1 order by id""",
        (today,),
    )
    found = [Helper(name=name, community_id=place) for name, place in serving if place in places]
    found += [Helper(name=clean(each[2]), community_id=place) for place, each in places.items() if clean(each[2])]
    return [*found, *(Helper(name=name) for name in sorted({worker for _volunteer, worker in going if worker}))]
