"""What is said of visits and matches in a line: whom, when, by whom, how it stands; why a volunteer is proposed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db.domain.care_matches import SERIOUS, MatchWarning, Schooling
from db.domain.communities import short_community_name
from db.domain.visits import VisitState
from ui import shown
from ui.language import _, ngettext

if TYPE_CHECKING:
    from db.domain.care_matches import Candidate, MatchLine
    from db.domain.visits import VisitLine

BETWEEN = "  ·  "
LOOK = "! "
"""Stands before what asks for a look, readable without colour."""


def whom_text(line: VisitLine) -> str:
    """The person, or the house of a visit to all of it."""
    return line.whom or _("house {house}").format(house=line.house)


def state_text(line: VisitLine, today: date) -> str:
    """What became of it, or how long it is overdue."""
    if line.outcome is not None:
        return _(line.outcome.label)
    if line.state(today) is VisitState.OVERDUE:
        days = (today - line.day).days
        return ngettext("{count} day overdue", "{count} days overdue", days).format(count=f"{days:,}")
    return _("today") if line.day == today else _(VisitState.PLANNED.label)


def visit_text(line: VisitLine, today: date) -> str:
    """A visit among others of the same person or house."""
    overdue = LOOK if line.state(today) is VisitState.OVERDUE else ""
    return overdue + BETWEEN.join(
        filter(None, (shown.day(line.day), line.service, line.visitor, state_text(line, today)))
    )


def visit_of_house_text(line: VisitLine, today: date) -> str:
    """A visit among those of a house: to whom, too."""
    return BETWEEN.join(filter(None, (visit_text(line, today), line.whom)))


def match_text(line: MatchLine) -> str:
    """Who cares for the elder, in what, since when or until when, and what asks for a look."""
    days = _("since {day}").format(day=shown.day(line.since))
    if line.until is not None:
        days = shown.days(line.since, line.until)
    warnings = warnings_text(line.warnings)
    parts = (line.volunteer, line.service, days, line.end_reason, warnings)
    return (LOOK if _asks_for_look(line) else "") + BETWEEN.join(filter(None, parts))


def cared_text(line: MatchLine) -> str:
    """The same seen from the volunteer: for whom."""
    days = _("since {day}").format(day=shown.day(line.since))
    if line.until is not None:
        days = shown.days(line.since, line.until)
    place = " ".join(filter(None, (line.house, short_community_name(line.community))))
    parts = (line.elder, place, line.service, days, warnings_text(line.warnings))
    return (LOOK if _asks_for_look(line) else "") + BETWEEN.join(filter(None, parts))


def schooling_text(schooling: Schooling, valid_until: date | None) -> str:
    """How the volunteer stands by the training, and until when."""
    if schooling is Schooling.VALID:
        if valid_until is None:
            return _("training valid for good")
        return _("training valid until {day}").format(day=shown.day(valid_until))
    if schooling is Schooling.EXPIRED and valid_until is not None:
        return _("training expired on {day}").format(day=shown.day(valid_until))
    return _(schooling.label)


def candidate_text(one: Candidate) -> str:
    """A volunteer with all that speaks for and against them."""
    near = _("same community") if one.is_near else short_community_name(one.community) or _("another community")
    elders = ngettext("{count} elder", "{count} elders", one.elders).format(count=one.elders)
    parts = (one.name, shown.kinds(one.kinds), near, schooling_text(one.schooling, one.valid_until), elders)
    return ("" if one.is_fit else LOOK) + BETWEEN.join(filter(None, parts))


def warnings_text(warnings: tuple[MatchWarning, ...]) -> str:
    return ", ".join(_(warning.label) for warning in warnings)


def _asks_for_look(line: MatchLine) -> bool:
    return any(warning in SERIOUS or warning is MatchWarning.NO_NEED for warning in line.warnings)
