"""In what somebody took part, as lines of their card that lead to the activities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from db.activity_people import activities_of_person
from db.domain.activity_people import PersonActivity
from db.office import Office
from ui import shown
from ui.language import _
from ui.record_card import Tie

MOST: Final = 8
"""The latest; a busy volunteer has hundreds, which the paper with their data holds."""


def activity_ties(office: Office, go: Callable[..., object], resident_id: int) -> Sequence[Tie]:
    """The latest first."""
    latest = activities_of_person(office, resident_id)[:MOST]
    return [Tie(_text(one), partial(go, "activities", one.line.activity_id), "calendar-event") for one in latest]


def _text(one: PersonActivity) -> str:
    hours = _("{hours} hours").format(hours=f"{one.line.hours:g}")
    return "  ·  ".join((shown.day(one.held_on), one.name, _(one.line.role.label), hours))
