"""The life of a volunteer: by whose word, trained until when, hours by service, whom they care for, awards."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from db.awards import awards_of
from db.domain.awards import Award, AwardKind, DueAward, awards_due, full_years, next_step
from db.domain.fiscal_year import fiscal_bounds, fiscal_year
from db.domain.names import full_name
from db.domain.training_validity import TrainingValidity
from db.domain.volunteer_hours import ServiceWork, Work, value_of
from db.domain.volunteers import Volunteer
from db.office import Office, query
from db.resident_rows import day_of
from db.training_validity import trainings_held_by
from db.volunteer_hours import work_of, work_of_by_service
from db.volunteering_settings import volunteering_settings_of
from db.volunteers import volunteer_of


@dataclass(frozen=True, kw_only=True)
class CaredFor:
    """An elder whom the volunteer cares for, or did until a day."""

    resident_id: int
    full_name: str
    since: date | None
    until: date | None


@dataclass(frozen=True, kw_only=True)
class Recruit:
    """Somebody who came by the volunteer's word."""

    volunteer_id: int
    full_name: str
    started: date | None


@dataclass(frozen=True, kw_only=True)
class VolunteerLife:
    """`years` of service, full ones, to the day they left or today; `value` of all hours in baht; `year` is the fiscal
    year (B.E.) of `this_year`; `next_hours` the hours at which the next award is due, None beyond the last."""

    volunteer: Volunteer
    years: int
    year: int
    ever: Work
    this_year: Work
    value: Decimal
    services: tuple[ServiceWork, ...]
    trained: tuple[TrainingValidity, ...]
    elders: tuple[CaredFor, ...]
    recruits: tuple[Recruit, ...]
    awards: tuple[Award, ...]
    due: tuple[DueAward, ...]
    next_hours: int | None


@query
def volunteer_life(office: Office, volunteer_id: int) -> VolunteerLife:
    """Everything of one volunteer; raises NotFound. Nothing is due to who left."""
    volunteer, settings, today = volunteer_of(office, volunteer_id), volunteering_settings_of(office), office.today()
    person = volunteer.resident_id or 0
    year = fiscal_year(today)
    ever, this_year = work_of(office, person), work_of(office, person, *fiscal_bounds(year))
    awards = awards_of(office, volunteer_id)
    years = full_years(volunteer.started, volunteer.ended or today)
    given = [(each.kind, each.step) for each in awards if each.kind is not None and each.step is not None]
    had = max([step for kind, step in given if kind is AwardKind.HOURS], default=0)
    return VolunteerLife(
        volunteer=volunteer,
        years=years,
        year=year,
        ever=ever,
        this_year=this_year,
        value=value_of(ever.minutes, settings.hour_baht),
        services=work_of_by_service(office, person),
        trained=trainings_held_by(office, person),
        elders=_elders(office, volunteer_id),
        recruits=_recruits(office, person),
        awards=awards,
        due=() if volunteer.ended else awards_due(ever.minutes, years, given, settings),
        next_hours=next_step(max(ever.hours, had), settings.hour_steps),
    )


def _elders(office: Office, volunteer_id: int) -> tuple[CaredFor, ...]:
    """Those of now first, then the latest."""
    rows = office.sql(
        """select m.resident_id, r.title, r.given, r.family, m.since, m.until
           from care_match m join resident r on r.id = m.resident_id
           where m.volunteer_id = ? and m.deleted_at is null and r.deleted_at is null
           order by m.until is not null, m.since desc, r.rank""",
        (volunteer_id,),
    )
    return tuple(
        CaredFor(resident_id=row[0], full_name=full_name(*row[1:4]), since=day_of(row[4]), until=day_of(row[5]))
        for row in rows
    )


def _recruits(office: Office, resident_id: int) -> tuple[Recruit, ...]:
    """The earliest first."""
    rows = office.sql(
        """select v.id, r.title, r.given, r.family, v.started from volunteer v join resident r on r.id = v.resident_id
           where v.invited_by_id = ? and v.deleted_at is null order by v.started, v.id""",
        (resident_id,),
    )
    return tuple(Recruit(volunteer_id=row[0], full_name=full_name(*row[1:4]), started=day_of(row[4])) for row in rows)
