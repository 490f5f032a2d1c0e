"""Hours, awards, inviters and ages of volunteers as the command line shows them: text columns, and objects for JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from db.office import Office

Objects = list[dict[str, Any]]


def _hours(office: Office, everyone: bool) -> Objects:
    """A line for each volunteer and fiscal year (B.E.), the latest first; `value` in baht by the office's rate."""
    from db.domain.fiscal_year import fiscal_bounds
    from db.domain.volunteer_hours import hours_of, value_of
    from db.volunteer_hours import work_by_volunteer, working_years
    from db.volunteering_settings import volunteering_settings_of

    rate = volunteering_settings_of(office).hour_baht
    return [
        {
            "id": line.volunteer_id,
            "year": year,
            "name": line.full_name,
            "community": line.community,
            "activity_hours": hours_of(line.work.activity_minutes),
            "visit_hours": hours_of(line.work.visit_minutes),
            "hours": line.work.hours,
            "value": float(value_of(line.work.minutes, rate)),
        }
        for year in working_years(office)
        for line in work_by_volunteer(office, *fiscal_bounds(year))
    ]


def _awards(office: Office, everyone: bool) -> Objects:
    """What is due, whose `given_on` is null; with --all what was given too."""
    from db.awards import due_lines, given_lines

    due = [
        {
            "id": line.volunteer_id,
            "name": line.full_name,
            "community": line.community,
            "kind": line.due.kind.value,
            "step": line.due.step,
            "reached": line.reached,
            "given_on": None,
        }
        for line in due_lines(office)
    ]
    given = [
        {
            "id": line.award.volunteer_id,
            "name": line.full_name,
            "community": line.community,
            "kind": line.award.kind.value if line.award.kind else None,
            "step": line.award.step,
            "reached": None,
            "given_on": line.award.given_on.isoformat() if line.award.given_on else None,
        }
        for line in (given_lines(office) if everyone else ())
    ]
    return due + given


def _recruits(office: Office, everyone: bool) -> Objects:
    """By whose word people came: `id` is the person; `came` counts those too who came by the word of others then."""
    from db.referrals import recruiters

    return [
        {
            "id": line.resident_id,
            "name": line.full_name,
            "community": line.community,
            "invited": line.recruits,
            "serving": line.serving,
            "came": line.reached,
            "latest": line.latest.isoformat() if line.latest else None,
        }
        for line in recruiters(office)
    ]


def _ages(office: Office, everyone: bool) -> Objects:
    """A line for each community; `gaps` are the ages in which nobody serves there."""
    from db.volunteer_bands import volunteer_bands

    return [
        {
            "id": line.community_id,
            "community": line.community,
            **{band.value: count for band, count in line.counts.items()},
            "unknown": line.unknown,
            "volunteers": line.total,
            "gaps": [band.value for band in line.gaps],
        }
        for line in volunteer_bands(office)
    ]


LISTS: Final[dict[str, Callable[[Office, bool], Objects]]] = {
    "volunteer-hours": _hours,
    "awards": _awards,
    "recruits": _recruits,
    "volunteer-ages": _ages,
}
SHOWN: Final = {
    "volunteer-hours": ("id", "year", "name", "community", "activity_hours", "visit_hours", "hours", "value"),
    "awards": ("id", "name", "community", "kind", "step", "reached", "given_on"),
    "recruits": ("id", "name", "community", "invited", "serving", "came", "latest"),
    "volunteer-ages": (
        "community", "0-14", "15-24", "25-59", "60-69", "70-79", "80-89", "90+", "unknown", "volunteers", "gaps",
    ),
}  # fmt: skip
