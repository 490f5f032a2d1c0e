"""The office's rules for elders: the allowance by age, and how often daily living is assessed."""

from dataclasses import asdict, fields

from db.care_rows import CareSettingsRow
from db.domain.allowance import AllowanceRule
from db.domain.care_settings import FORM, CareSettings
from db.domain.errors import Conflict
from db.office import Office, command, query
from db.records import checked

SUBJECT = "settings"
ONLY_ID = 1
COLUMNS = ", ".join(field.name for field in fields(CareSettings))


@query
def care_settings_of(office: Office) -> CareSettings:
    """As they stand."""
    revision, rule, *figures = office.sql(f"select {COLUMNS} from care_settings where id = ?", (ONLY_ID,))[0]
    names = [field.name for field in fields(CareSettings)][2:]
    return CareSettings(revision=revision, rule=AllowanceRule(rule), **dict(zip(names, figures, strict=True)))


@command
def save_care_settings(office: Office, settings: CareSettings) -> CareSettings:
    """Keep a change; raises FormErrors, Conflict."""
    values = asdict(checked(office, FORM, settings)) | {"rule": settings.rule.value}
    row = CareSettingsRow
    saved = (
        row.update(**values | {"revision": settings.revision + 1})
        .where((row.id == ONLY_ID) & (row.revision == settings.revision))
        .execute(office.database)
    )
    if not saved:
        raise Conflict(care_settings_of(office))
    office.note(SUBJECT, ONLY_ID, "care")
    return care_settings_of(office)
