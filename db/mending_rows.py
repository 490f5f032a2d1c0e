"""The tables of mending: pairs that are two people, records that were merged, breaches of personal data."""

from peewee import IntegerField, TextField

from db.row_kinds import Row


class NotDuplicateRow(Row):
    first_id = IntegerField()
    second_id = IntegerField()
    at = TextField()
    who = TextField()

    class Meta:
        table_name = "not_duplicate"


class MergerRow(Row):
    kept_id = IntegerField()
    gone_id = IntegerField()
    at = TextField()
    who = TextField()
    undone_at = TextField(null=True)
    undone_by = TextField(default="")
    before = TextField()

    class Meta:
        table_name = "merger"


class BreachRow(Row):
    revision = IntegerField(default=1)
    found_at = TextField()
    happened_on = TextField(null=True)
    what = TextField()
    whose = TextField()
    people = IntegerField(null=True)
    risk = TextField()
    done = TextField(default="")
    reported_at = TextField(null=True)
    late_reason = TextField(default="")
    told_on = TextField(null=True)
    closed_on = TextField(null=True)
    notes = TextField(default="")

    class Meta:
        table_name = "breach"


MENDING_ROWS = (NotDuplicateRow, MergerRow, BreachRow)
