"""The tables of elders and care: assessments, health notes, carers, and the office's rules for them."""

from peewee import IntegerField, TextField

from db.row_kinds import KeptRow, Row


class AssessmentRow(KeptRow):
    resident_id = IntegerField()
    assessed_on = TextField()
    assessor = TextField(default="")
    feeding = IntegerField()
    grooming = IntegerField()
    transfer = IntegerField()
    toilet = IntegerField()
    mobility = IntegerField()
    dressing = IntegerField()
    stairs = IntegerField()
    bathing = IntegerField()
    bowels = IntegerField()
    bladder = IntegerField()
    notes = TextField(default="")

    class Meta:
        table_name = "assessment"


class HealthNoteRow(KeptRow):
    resident_id = IntegerField()
    noted_on = TextField()
    noted_by = TextField(default="")
    text = TextField()

    class Meta:
        table_name = "health_note"


class CarerRow(KeptRow):
    resident_id = IntegerField()
    carer_id = IntegerField(null=True)
    name = TextField(default="")
    relation = TextField()
    phones = TextField(default="")
    notes = TextField(default="")

    class Meta:
        table_name = "carer"


class CareSettingsRow(Row):
    revision = IntegerField(default=1)
    rule = TextField()
    baht_60 = IntegerField()
    baht_70 = IntegerField()
    baht_80 = IntegerField()
    baht_90 = IntegerField()
    months_bedbound = IntegerField()
    months_homebound = IntegerField()
    months_social = IntegerField()

    class Meta:
        table_name = "care_settings"


CARE_ROWS = (AssessmentRow, HealthNoteRow, CarerRow, CareSettingsRow)
