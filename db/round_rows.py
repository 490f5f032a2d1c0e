"""The tables of outreach rounds: the rounds, and each household of one with what was found there."""

from peewee import IntegerField, TextField

from db.row_kinds import KeptRow, Row


class OutreachRoundRow(KeptRow):
    name = TextField()
    kind = TextField()
    starts = TextField()
    ends = TextField(null=True)
    notes = TextField(default="")

    class Meta:
        table_name = "outreach_round"


class RoundHouseholdRow(Row):
    revision = IntegerField(default=1)
    round_id = IntegerField()
    household_id = IntegerField()
    position = IntegerField()
    volunteer_id = IntegerField(null=True)
    worker = TextField(default="")
    result = TextField(default="")
    reached_on = TextField(null=True)
    needs = TextField(default="")
    symptoms = IntegerField(null=True)
    medicine = IntegerField(null=True)
    food = IntegerField(null=True)
    vaccinated = IntegerField(null=True)
    helped_on = TextField(null=True)
    notes = TextField(default="")

    class Meta:
        table_name = "round_household"


ROUND_ROWS = (OutreachRoundRow, RoundHouseholdRow)
