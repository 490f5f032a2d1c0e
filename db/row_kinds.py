"""What tables have in common, as peewee knows them: an id, a revision, a place in the bin."""

from peewee import AutoField, IntegerField, Model, TextField


class Table(Model):
    """Every table; its name is given by hand."""

    class Meta:
        legacy_table_names = False


class Row(Table):
    """A table with an id."""

    id = AutoField()


class KeptRow(Row):
    """A record: `revision` counts its saves, `deleted_at` marks what lies in the bin."""

    revision = IntegerField(default=1)
    deleted_at = TextField(null=True)
