"""The tables of the duties of personal data: requests, whom to turn to, who was erased."""

from peewee import BlobField, IntegerField, TextField

from db.row_kinds import Row


class PrivacyContactRow(Row):
    revision = IntegerField(default=1)
    address = TextField(default="")
    phone = TextField(default="")
    email = TextField(default="")
    officer = TextField(default="")

    class Meta:
        table_name = "privacy_contact"


class DataRequestRow(Row):
    revision = IntegerField(default=1)
    resident_id = IntegerField()
    kind = TextField()
    asked_by = TextField(default="")
    received_on = TextField()
    answered_on = TextField(null=True)
    outcome = TextField(null=True)
    reason = TextField(default="")
    notes = TextField(default="")

    class Meta:
        table_name = "data_request"


class ErasureRow(Row):
    resident_id = IntegerField()
    erased_on = TextField()
    who = TextField()
    reason = TextField()
    key = BlobField()
    marks = TextField()

    class Meta:
        table_name = "erasure"
