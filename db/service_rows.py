"""The tables of services: the catalogue, goals of a year, activities with who took part, and photographs of them."""

from peewee import BlobField, IntegerField, TextField

from db.row_kinds import KeptRow, Table


class ServiceRow(KeptRow):
    name = TextField()
    sort_key = TextField()
    kind = TextField()
    course_id = IntegerField(null=True)
    notes = TextField(default="")

    class Meta:
        table_name = "service"


class GoalRow(KeptRow):
    year = IntegerField()
    name = TextField()
    indicator = TextField(default="")
    measure = TextField()
    target = IntegerField(null=True)
    reached = IntegerField(null=True)
    service_id = IntegerField(null=True)
    notes = TextField(default="")

    class Meta:
        table_name = "goal"


class ActivityRow(KeptRow):
    service_id = IntegerField()
    goal_id = IntegerField(null=True)
    community_id = IntegerField(null=True)
    partner_id = IntegerField(null=True)
    name = TextField()
    sort_key = TextField()
    place = TextField(default="")
    held_on = TextField()
    ended_on = TextField(null=True)
    budget_satang = IntegerField(null=True)
    budget_source = TextField(default="")
    served = IntegerField(null=True)
    result = TextField(default="")
    notes = TextField(default="")

    class Meta:
        table_name = "activity"


class ParticipantRow(KeptRow):
    activity_id = IntegerField()
    resident_id = IntegerField(null=True)
    name = TextField(default="")
    role = TextField()
    joined_on = TextField(null=True)
    after_id = IntegerField(null=True)
    minutes = IntegerField(default=0)
    notes = TextField(default="")

    class Meta:
        table_name = "participant"


class PhotographRow(KeptRow):
    activity_id = IntegerField()
    image = BlobField()
    caption = TextField(default="")
    moment = TextField()
    position = IntegerField()

    class Meta:
        table_name = "photograph"


SERVICE_ROWS: tuple[type[Table], ...] = (ServiceRow, GoalRow, ActivityRow, ParticipantRow, PhotographRow)
