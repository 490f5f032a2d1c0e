"""The table of the texts that the office writes into the report of a fiscal year."""

from peewee import IntegerField, TextField

from db.row_kinds import Table


class ReportTextRow(Table):
    year = IntegerField(primary_key=True)
    revision = IntegerField()
    introduction = TextField()
    problems = TextField()
    proposals = TextField()
    targets = TextField()

    class Meta:
        table_name = "report_text"
