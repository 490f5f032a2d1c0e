"""The tables of visits and of care matches: who goes where, and which volunteer cares for which elder."""

from peewee import IntegerField, TextField

from db.row_kinds import KeptRow


class VisitRow(KeptRow):
    resident_id = IntegerField(null=True)
    household_id = IntegerField(null=True)
    community_id = IntegerField(null=True)
    service_id = IntegerField()
    volunteer_id = IntegerField(null=True)
    visitor = TextField(default="")
    planned_on = TextField(null=True)
    done_on = TextField(null=True)
    outcome = TextField(default="")
    minutes = IntegerField(default=0)
    notes = TextField(default="")

    class Meta:
        table_name = "visit"


class CareMatchRow(KeptRow):
    resident_id = IntegerField()
    volunteer_id = IntegerField()
    service_id = IntegerField()
    since = TextField()
    until = TextField(null=True)
    end_reason = TextField(default="")
    notes = TextField(default="")

    class Meta:
        table_name = "care_match"


VISIT_ROWS = (VisitRow, CareMatchRow)
