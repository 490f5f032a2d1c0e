"""The tables of places and who lives there: staff of communities, relations in a house, moves, births and deaths."""

from peewee import IntegerField, TextField

from db.row_kinds import KeptRow, Row, Table


class CommunityStaffRow(KeptRow):
    community_id = IntegerField()
    name = TextField()
    position = TextField(default="")
    phones = TextField(default="")
    since = TextField(null=True)
    until = TextField(null=True)

    class Meta:
        table_name = "community_staff"


class HouseRelationRow(Table):
    resident_id = IntegerField(primary_key=True)
    relation = TextField()

    class Meta:
        table_name = "house_relation"


class MoveRow(Row):
    resident_id = IntegerField()
    moved_on = TextField()
    kind = TextField()
    from_household_id = IntegerField(null=True)
    to_household_id = IntegerField(null=True)
    from_community_id = IntegerField(null=True)
    to_community_id = IntegerField(null=True)
    note = TextField(default="")

    class Meta:
        table_name = "move"


PLACE_ROWS = (CommunityStaffRow, HouseRelationRow, MoveRow)
