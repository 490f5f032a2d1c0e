"""Lists of visits and of who cares for whom, made from the office's records for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.care_matches import all_matches
from db.communities import community_of
from db.domain.thai_order import order_key
from db.domain.visits import VisitFilter
from db.settings import settings_of
from db.visit_lists import visit_listing
from ui.papers import office_name

if TYPE_CHECKING:
    from db.office import Office
    from printing.care_matches import MatchList
    from printing.visits import VisitList


def visit_list(office: Office, filter: VisitFilter | None = None, by_community: bool = False) -> VisitList:
    """The visits that pass the filter, by their days, or by community and then by day."""
    from printing.visits import VisitList

    chosen = filter or VisitFilter()
    listing = visit_listing(office, chosen, "community" if by_community else "day")
    lines = listing.page(0, listing.total)
    return VisitList(
        organisation=office_name(settings_of(office)), lines=lines, scope=_scope(office, chosen.community_id),
        by_community=by_community,
    )  # fmt: skip


def match_list(office: Office, community_id: int | None = None, by_community: bool = False) -> MatchList:
    """Matches that go on, by the elders' names, or by community and then by name."""
    from printing.care_matches import MatchList

    scope = _scope(office, community_id)
    lines = [line for line in all_matches(office) if not scope or line.community == scope]
    if by_community:
        lines.sort(key=lambda line: order_key(line.community))
    return MatchList(organisation=office_name(settings_of(office)), lines=lines, scope=scope, by_community=by_community)


def _scope(office: Office, community_id: int | None) -> str:
    return community_of(office, community_id).name if community_id is not None else ""
