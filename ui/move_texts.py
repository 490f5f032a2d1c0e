"""What the screen says of moves, births and deaths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from db.domain.communities import short_community_name
from ui import shown
from ui.language import _

if TYPE_CHECKING:
    from db.domain.moves import MoveLine

BETWEEN: Final = "  ·  "


def move_text(line: MoveLine) -> str:
    """What happened to one person: the day, what, from where to where, the remark."""
    places = [_place(line.from_house, line.from_community), _place(line.to_house, line.to_community)]
    way = " → ".join(filter(None, dict.fromkeys(places)))
    return BETWEEN.join(filter(None, (shown.day(line.moved_on), _(line.kind.label), way, line.note)))


def move_text_with_name(line: MoveLine) -> str:
    """The same in the history of a house, where many people came and went."""
    day, rest = move_text(line).split(BETWEEN, 1)
    return BETWEEN.join((day, line.full_name, rest))


def _place(house: str, community: str) -> str:
    return " ".join(filter(None, (house, short_community_name(community) if community else "")))
