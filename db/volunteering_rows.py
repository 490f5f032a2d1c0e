"""The tables of volunteering: awards given, and the office's rules for hours and awards."""

from peewee import IntegerField, TextField

from db.row_kinds import KeptRow, Row


class AwardRow(KeptRow):
    volunteer_id = IntegerField()
    kind = TextField()
    step = IntegerField()
    given_on = TextField()
    notes = TextField(default="")

    class Meta:
        table_name = "award"


class VolunteeringSettingsRow(Row):
    revision = IntegerField(default=1)
    hour_satang = IntegerField()
    award_hours = TextField()
    award_years = TextField()

    class Meta:
        table_name = "volunteering_settings"


VOLUNTEERING_ROWS = (AwardRow, VolunteeringSettingsRow)
