"""Activities on the card of what they belong to, the latest first: each is one click away, and so are all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from db.activity_lists import activity_listing
from ui import shown
from ui.language import _
from ui.record_card import Tie

if TYPE_CHECKING:
    from db.activity_lists import ActivityFilter
    from db.domain.activities import ActivityLine
    from ui.desk import Desk

MOST: Final = 12


def activity_ties(desk: Desk, filter: ActivityFilter, narrowing: Mapping[str, Any]) -> Sequence[Tie]:
    """Those that pass the filter; the page of activities shows the same when it is narrowed so."""
    listing = activity_listing(desk.office, filter, "held_on", True)
    latest = [Tie(_text(line), _goer(desk, line.id), "calendar-event") for line in listing.page(0, MOST)]
    if listing.total <= len(latest):
        return latest
    text = _("All its activities: {count}").format(count=f"{listing.total:,}")
    return (*latest, Tie(text, lambda: desk.go("activities", None, narrowing), "three-dots"))


def _text(line: ActivityLine) -> str:
    return f"{shown.short_days(line.held_on, line.last_day)}  ·  {line.name}"


def _goer(desk: Desk, activity_id: int) -> Callable[[], object]:
    return lambda: desk.go("activities", activity_id)
