"""Rosters made from the office's records: who passes a filter, with the columns and the IDs that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from db.communities import community_of
from db.domain.elders import ElderFilter
from db.domain.garbage import garbage_left
from db.domain.permissions import ADL, REVEAL
from db.elders import elder_listing
from db.resident_lists import ResidentFilter, resident_listing
from db.settings import settings_of
from db.volunteers import VolunteerFilter, volunteer_listing
from ui.papers import office_name

if TYPE_CHECKING:
    from db.domain.elders import ElderLine
    from db.domain.residents import ResidentLine
    from db.domain.volunteers import VolunteerLine
    from db.office import Office
    from printing.elders import ElderRoster, ElderRosterRow
    from printing.residents import ResidentRoster
    from printing.rosters import Ids
    from printing.volunteers import VolunteerRoster

ELDER_COLUMNS: Final = (
    "sex", "born", "age", "house", "community", "phones", "adl", "allowance", "carer", "volunteer", "last_visit",
    "note",
)  # fmt: skip
"""The columns of printing.elders, by name."""


def resident_roster(
    office: Office,
    filter: ResidentFilter | None = None,
    ids: Ids = "masked",
    by_community: bool = False,
    columns: tuple[str, ...] = (),
    most: int | None = None,
) -> ResidentRoster:
    """Who passes the filter (living residents unless it says otherwise), in the order of names, with these `columns`
    beside the name, or all; with `most` only the first so many."""
    from printing.residents import ResidentRoster, ResidentRosterRow

    _require_ids(office, ids)
    chosen = filter or ResidentFilter()
    listing = resident_listing(office, chosen, "community" if by_community else "name")
    with garbage_left():
        people = listing.page(0, listing.total if most is None else most)
        rows = [ResidentRosterRow(house=line.house, **_person(line)) for line in people]
    return ResidentRoster(
        rows=rows, ids=ids, by_community=by_community, columns=columns, **_heads(office, chosen.community_id)
    )


def volunteer_roster(
    office: Office,
    filter: VolunteerFilter | None = None,
    ids: Ids = "masked",
    by_community: bool = False,
    columns: tuple[str, ...] = (),
    most: int | None = None,
) -> VolunteerRoster:
    """Who passes the filter (volunteers who serve unless it says otherwise), in the order of names; columns
    and `most` as there."""
    from printing.volunteers import VolunteerRoster, VolunteerRosterRow

    _require_ids(office, ids)
    chosen = filter or VolunteerFilter()
    listing = volunteer_listing(office, chosen, "community" if by_community else "name")
    with garbage_left():
        rows = [
            VolunteerRosterRow(
                kinds=tuple(kind.value for kind in line.kinds),
                started=line.started,
                invited_by=line.invited_by,
                **_person(line),
            )
            for line in listing.page(0, listing.total if most is None else most)
        ]
    return VolunteerRoster(
        rows=rows, ids=ids, by_community=by_community, columns=columns, **_heads(office, chosen.community_id)
    )


def elder_roster(
    office: Office,
    filter: ElderFilter | None = None,
    ids: Ids = "masked",
    by_community: bool = False,
    columns: tuple[str, ...] = (),
    most: int | None = None,
) -> ElderRoster:
    """Elders who pass the filter, in the order of names; columns and `most` as there. Daily living is left out for
    whoever may not see it, and refused if it is asked for by name."""
    from printing.elders import ADL_COLUMN, TO_REGISTER, ElderRoster

    _require_ids(office, ids)
    if ADL_COLUMN in columns:
        office.require(ADL)
    chosen = filter or ElderFilter()
    year = chosen.to_register(office.today())
    if not columns and year is not None:
        columns = TO_REGISTER
    elif not columns and not office.may(ADL):
        columns = tuple(name for name in ELDER_COLUMNS if name != ADL_COLUMN)
    listing = elder_listing(office, chosen, "community" if by_community else "name")
    with garbage_left():
        rows = [_elder(line) for line in listing.page(0, listing.total if most is None else most)]
    heads = _heads(office, chosen.community_id)
    return ElderRoster(rows=rows, ids=ids, by_community=by_community, columns=columns, register_year=year, **heads)


def _elder(line: ElderLine) -> ElderRosterRow:
    from printing.elders import ElderRosterRow

    standing, carer = line.standing, line.carer
    return ElderRosterRow(
        house=line.house,
        group=standing.group if standing else None,
        total=standing.total if standing else None,
        assessed_on=standing.assessed_on if standing else None,
        allowance=line.allowance,
        carer=carer.full_name if carer else "",
        relation=carer.relation if carer else None,
        volunteers=line.volunteers,
        last_visit=line.last_met,
        **_person(line),
    )


def _require_ids(office: Office, ids: Ids) -> None:
    """Raises NotAllowed where whole citizen IDs are wanted by somebody who may not see them."""
    if ids == "full":
        office.require(REVEAL)


def _person(line: ResidentLine | VolunteerLine | ElderLine) -> dict[str, Any]:
    """What every roster shows of a person, as RosterPerson names it."""
    return {
        "title": line.title,
        "given": line.given,
        "family": line.family,
        "citizen_id": line.citizen_id,
        "sex": line.sex,
        "born": line.born,
        "community": line.community,
        "phones": line.phones,
        "note": line.notes.replace("\n", " "),
    }


def _heads(office: Office, community_id: int | None) -> dict[str, str]:
    """Whose list it is, and of which community."""
    scope = community_of(office, community_id).name if community_id is not None else ""
    return {"organisation": office_name(settings_of(office)), "scope": scope}
