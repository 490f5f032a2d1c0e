"""The tables of certificates: their numbers, layouts, looks and pictures, and the key that signs them."""

from peewee import BlobField, IntegerField, TextField

from db.row_kinds import KeptRow, Row, Table


class CertificateRow(Row):
    revision = IntegerField(default=1)
    year = IntegerField()
    number = IntegerField()
    batch = IntegerField()
    class_id = IntegerField()
    resident_id = IntegerField()
    kind = TextField()
    title = TextField()
    given = TextField()
    family = TextField()
    text = TextField()
    issued_on = TextField()
    status = TextField()
    replaces_id = IntegerField(null=True)
    ended_on = TextField(null=True)
    end_reason = TextField(default="")
    handed_over_on = TextField(null=True)
    handed_to = TextField(default="")
    look_id = IntegerField(null=True)

    class Meta:
        table_name = "certificate"


class CertificateCorrectionRow(Row):
    certificate_id = IntegerField()
    at = TextField()
    who = TextField()
    before = TextField()
    after = TextField()
    reason = TextField()

    class Meta:
        table_name = "certificate_correction"


class CertificateCounterRow(Table):
    year = IntegerField(primary_key=True)
    next_number = IntegerField()
    next_batch = IntegerField()

    class Meta:
        table_name = "certificate_counter"


class PictureRow(Table):
    digest = TextField(primary_key=True)
    content = BlobField()

    class Meta:
        table_name = "picture"


class LayoutRow(KeptRow):
    name = TextField()
    origin = TextField(default="")
    content = TextField()

    class Meta:
        table_name = "layout"


class LayoutChoiceRow(Table):
    kind = TextField(primary_key=True)
    layout_id = IntegerField()

    class Meta:
        table_name = "layout_choice"


class CertificateLookRow(Row):
    digest = TextField()
    content = TextField()
    seal = TextField(null=True)
    signatures = TextField()

    class Meta:
        table_name = "certificate_look"


class SigningKeyRow(Row):
    private = BlobField()

    class Meta:
        table_name = "signing_key"


CERTIFICATE_TABLES: tuple[type[Table], ...] = (
    CertificateRow, CertificateCorrectionRow, CertificateCounterRow, PictureRow, LayoutRow, LayoutChoiceRow,
    CertificateLookRow, SigningKeyRow,
)  # fmt: skip
