"""The awards of the fictitious office: given each year on the day of volunteers, a few still to be given."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random
from typing import Final

from db import records
from db.awards import AWARDS
from db.domain.awards import AwardKind, awards_due, full_years
from db.office import Office
from db.resident_rows import day_of, iso
from db.rows import AwardRow
from db.volunteer_hours import work_by_volunteer
from db.volunteering_settings import save_volunteering_settings, volunteering_settings_of

DAY_OF_VOLUNTEERS: Final = (10, 21)
"""21 October, the Thai day of volunteers."""
YEARS: Final = 3
WAITING: Final = 0.12
"""So many of those who earned an award were not there on the day."""
HOURS: Final = "25, 50, 100, 300"
"""A small office thanks early."""
NOTE: Final = "มอบในวันอาสาสมัครไทย"


def keep_awards(office: Office, seed: int, today: date) -> None:
    """What was earned by each of the last days of volunteers. For commands."""
    random = Random(seed + 13)
    settings = save_volunteering_settings(office, replace(volunteering_settings_of(office), award_hours=HOURS))
    given: dict[int, list[tuple[AwardKind, int]]] = {}
    count = 0
    for day in _days(today):
        minutes = {line.volunteer_id: line.work.minutes for line in work_by_volunteer(office, None, day)}
        for volunteer_id, started in _serving(office, day):
            had = given.setdefault(volunteer_id, [])
            for due in awards_due(minutes.get(volunteer_id, 0), full_years(started, day), had, settings):
                if random.random() < WAITING:
                    continue
                had.append((due.kind, due.step))
                values = {
                    "volunteer_id": volunteer_id, "kind": due.kind.value, "step": due.step, "given_on": iso(day),
                    "notes": NOTE,
                }  # fmt: skip
                records.insert(office, AwardRow, values)
                count += 1
    if count:
        office.note(AWARDS.name, None, f"+{count}")


def _days(today: date) -> list[date]:
    """The last days of volunteers that are over, the earliest first."""
    days = [date(today.year - back, *DAY_OF_VOLUNTEERS) for back in range(YEARS, -1, -1)]
    return [day for day in days if day < today]


def _serving(office: Office, day: date) -> Iterator[tuple[int, date | None]]:
    """Who served on the day, by id, and since when."""
    rows = office.sql(
        """select id, started from volunteer
           where deleted_at is null and started <= ?1 and coalesce(ended, '9999-12-31') >= ?1 order by id""",
        (iso(day),),
    )
    for volunteer_id, started in rows:
        yield volunteer_id, day_of(started)
