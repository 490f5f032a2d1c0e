"""The lists of volunteering on screen: hours by volunteer and service, months, inviters, ages, awards due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from db import awards, referrals, volunteer_bands, volunteer_hours
from db.domain.ages import AgeBand
from db.domain.awards import DUE_COLUMNS
from db.domain.communities import short_community_name
from db.domain.forms import Column
from db.domain.money import format_baht
from db.domain.referrals import MONTH_COLUMNS, RECRUITER_COLUMNS
from db.domain.volunteer_bands import BandLine, sum_of
from db.domain.volunteer_hours import Work, format_hours, hours_of, value_of
from db.domain.words import N_
from db.volunteering_settings import volunteering_settings_of
from ui import shown
from ui.award_records import award_name
from ui.language import _, ngettext
from ui.rows import ListedRows, Row, few_rows
from ui.volunteering_papers import bounds, months_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.office import Office

Go = tuple[str, int | None, "Mapping[str, Any]"]
"""Where a row leads: the page, its record, its filters."""
TOWN: Final = 0
"""The key of the line of the whole town."""

OF_AGE: Final = "volunteers_of_age"

WORK_COLUMNS: Final = (
    Column("activities", N_("Activities (hours)"), 15, "e", sortable=False, spare=True, figure="activity_hours"),
    Column("visits", N_("Visits (hours)"), 13, "e", sortable=False, spare=True, figure="visit_hours"),
    Column("hours", N_("Hours in all"), 12, "e", sortable=False, figure="volunteer_hours"),
    Column("value", N_("Value (baht)"), 13, "e", sortable=False, figure="volunteer_value"),
)


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A list as it is read: rows, where each leads by its key, and a sentence about all of it, translated."""

    rows: ListedRows
    goes: Mapping[int, Go]
    said: str


@dataclass(frozen=True, kw_only=True)
class VolunteeringList:
    """One of the lists: `label` is a msgid, `read` gives it for a fiscal year (None: ever); `of_year` whether the year
    matters to it; `paper` names what Ctrl+P makes of it."""

    name: str
    label: str
    icon: str
    columns: tuple[Column, ...]
    read: Callable[[Office, int | None], Listed]
    paper: str
    of_year: bool = True


def _work_cells(work: Work, rate: Decimal) -> tuple[str, ...]:
    return (
        format_hours(hours_of(work.activity_minutes)),
        format_hours(hours_of(work.visit_minutes)),
        format_hours(work.hours),
        format_baht(value_of(work.minutes, rate)),
    )


def _rate(office: Office) -> Decimal:
    return volunteering_settings_of(office).hour_baht


def _said_of_work(office: Office, year: int | None) -> str:
    all_work, rate = volunteer_hours.work_in(office, *bounds(year)), _rate(office)
    return _("{hours} hours in all, worth {baht} baht at {rate} baht an hour").format(
        hours=format_hours(all_work.hours),
        baht=format_baht(value_of(all_work.minutes, rate)),
        rate=format_baht(rate),
    )


def _hours(office: Office, year: int | None) -> Listed:
    """Those with most hours first."""
    rate = _rate(office)
    lines = sorted(volunteer_hours.work_by_volunteer(office, *bounds(year)), key=lambda line: -line.work.minutes)
    by_id = {line.volunteer_id: line for line in lines}

    def read(keys: Sequence[int]) -> list[Row]:
        """Thousands gave something: cells are made for those in sight."""
        return [
            Row(key, (line.full_name, short_community_name(line.community), *_work_cells(line.work, rate)))
            for key, line in ((key, by_id[key]) for key in keys)
        ]

    return Listed(
        rows=ListedRows(tuple(by_id), read),
        goes={line.volunteer_id: ("volunteers", line.volunteer_id, {}) for line in lines},
        said=_said_of_work(office, year),
    )


def _services(office: Office, year: int | None) -> Listed:
    rate = _rate(office)
    lines = volunteer_hours.work_by_service(office, *bounds(year))
    return Listed(
        rows=few_rows([Row(line.service_id, (line.service, *_work_cells(line.work, rate))) for line in lines]),
        goes={},
        said=_said_of_work(office, year),
    )


def _months(office: Office, year: int | None) -> Listed:
    """The latest first."""
    months = months_of(office, year)
    total, invited = sum(each.recruits for each in months), sum(each.invited for each in months)
    return Listed(
        rows=few_rows(
            [
                Row(
                    place,
                    (shown.month(each.month), f"{each.recruits:,}", f"{each.invited:,}"),
                    "" if each.recruits else "quiet",
                )
                for place, each in reversed(list(enumerate(months)))
            ]
        ),
        goes={
            place: ("volunteers", None, {"month": each.month, "active": False})
            for place, each in enumerate(months)
            if each.recruits
        },
        said=_("{count} began, of whom {invited} came by somebody's word").format(
            count=f"{total:,}", invited=f"{invited:,}"
        ),
    )


def _inviters(office: Office, year: int | None) -> Listed:
    lines = referrals.recruiters(office, *bounds(year))
    return Listed(
        rows=few_rows(
            [
                Row(
                    each.resident_id,
                    (
                        each.full_name,
                        short_community_name(each.community),
                        f"{each.recruits:,}",
                        f"{each.serving:,}",
                        f"{each.reached:,}",
                        shown.short_days(each.latest, each.latest),
                    ),
                )
                for each in lines
            ]
        ),
        goes={each.resident_id: ("referrals", each.resident_id, {}) for each in lines},
        said=ngettext("{count} person invited others", "{count} people invited others", len(lines)).format(
            count=f"{len(lines):,}"
        ),
    )


def _ages(office: Office, _year: int | None) -> Listed:
    """The town first, then each community; who serves in none last."""
    lines = volunteer_bands.volunteer_bands(office)
    town = sum_of(lines)
    gaps = sum(len(line.gaps) for line in lines)
    rows = [_ages_row(TOWN, _("The whole town"), town)]
    rows += [
        _ages_row(line.community_id or -1, short_community_name(line.community) or _("No community"), line)
        for line in lines
    ]
    goes: dict[int, Go] = {TOWN: ("volunteers", None, {"active": True})}
    goes |= {
        line.community_id: ("volunteers", None, {"community": line.community_id, "active": True})
        for line in lines
        if line.community_id is not None
    }
    text = ngettext(
        "{count} age without a volunteer, counted in all communities",
        "{count} ages without a volunteer, counted in all communities",
        gaps,
    )
    return Listed(rows=few_rows(rows), goes=goes, said=text.format(count=gaps))


def _ages_row(key: int, name: str, line: BandLine) -> Row:
    """A band in which nobody serves says so, in a line that stands out."""
    cells = [_("none !") if band in line.gaps else f"{line.counts[band]:,}" for band in AgeBand]
    return Row(key, (name, *cells, f"{line.unknown:,}", f"{line.total:,}"), "warning" if line.gaps else "")


def _awards(office: Office, _year: int | None) -> Listed:
    lines = awards.due_lines(office)
    return Listed(
        rows=few_rows(
            [
                Row(
                    line.key,
                    (
                        line.full_name,
                        short_community_name(line.community),
                        shown.short_days(line.started, line.started),
                        award_name(line.due.kind, line.due.step),
                        format_hours(line.reached),
                    ),
                )
                for line in lines
            ]
        ),
        goes={line.key: ("volunteers", line.volunteer_id, {}) for line in lines},
        said=ngettext("{count} award is due", "{count} awards are due", len(lines)).format(count=f"{len(lines):,}"),
    )


def _fixed(columns: Sequence[Column]) -> tuple[Column, ...]:
    """In the order in which the list is read."""
    return tuple(replace(each, sortable=False) for each in columns)


PERSON: Final = (
    Column("name", N_("Name"), 30, sortable=False),
    Column("community", N_("Community"), 16, sortable=False),
)
LISTS: Final = (
    VolunteeringList(
        name="hours", label=N_("Hours"), icon="clock-history", columns=(*PERSON, *WORK_COLUMNS), read=_hours,
        paper="hours",
    ),
    VolunteeringList(
        name="services", label=N_("Hours by service"), icon="list-task",
        columns=(Column("service", N_("Service"), 40, sortable=False), *WORK_COLUMNS), read=_services, paper="hours",
    ),
    VolunteeringList(
        name="months", label=N_("New by month"), icon="calendar3", columns=_fixed(MONTH_COLUMNS), read=_months,
        paper="recruits",
    ),
    VolunteeringList(
        name="inviters", label=N_("By whose word"), icon="megaphone", columns=_fixed(RECRUITER_COLUMNS),
        read=_inviters, paper="recruits",
    ),
    VolunteeringList(
        name="ages", label=N_("Ages"), icon="bar-chart-steps",
        columns=(
            Column("community", N_("Community"), 18, sortable=False),
            *(
                Column(band.value, band.value.replace("-", "–"), 7, "e", sortable=False, figure=OF_AGE)
                for band in AgeBand
            ),
            Column("unknown", N_("Age unknown"), 11, "e", sortable=False, spare=True, figure=OF_AGE),
            Column("total", N_("In all"), 8, "e", sortable=False, figure="volunteers"),
        ),
        read=_ages, paper="ages", of_year=False,
    ),
    VolunteeringList(
        name="awards", label=N_("Awards due"), icon="trophy", columns=_fixed(DUE_COLUMNS), read=_awards,
        paper="awards", of_year=False,
    ),
)  # fmt: skip
