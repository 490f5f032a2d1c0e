"""The office's rules for volunteers, kept: what an hour is worth, and when awards are due."""

from typing import Final

from db.domain.errors import Conflict
from db.domain.money import baht_of, satang_of
from db.domain.volunteering_settings import FORM, VolunteeringSettings, steps_of, steps_text
from db.office import Office, command, query
from db.records import checked
from db.volunteering_rows import VolunteeringSettingsRow

SUBJECT: Final = "settings"
ONLY_ID: Final = 1


@query
def volunteering_settings_of(office: Office) -> VolunteeringSettings:
    """As they stand."""
    revision, satang, hours, years = office.sql(
        "select revision, hour_satang, award_hours, award_years from volunteering_settings where id = ?", (ONLY_ID,)
    )[0]
    baht = baht_of(satang)
    assert baht is not None, "the column holds no nulls"
    return VolunteeringSettings(revision=revision, hour_baht=baht, award_hours=hours, award_years=years)


@command
def save_volunteering_settings(office: Office, settings: VolunteeringSettings) -> VolunteeringSettings:
    """Keep a change; raises FormErrors, Conflict."""
    wanted = checked(office, FORM, settings)
    row = VolunteeringSettingsRow
    saved = (
        row.update(
            revision=settings.revision + 1,
            hour_satang=satang_of(wanted.hour_baht),
            award_hours=steps_text(steps_of(wanted.award_hours)),
            award_years=steps_text(steps_of(wanted.award_years)),
        )
        .where((row.id == ONLY_ID) & (row.revision == settings.revision))
        .execute(office.database)
    )
    if not saved:
        raise Conflict(volunteering_settings_of(office))
    office.note(SUBJECT, ONLY_ID, "volunteering")
    return volunteering_settings_of(office)
