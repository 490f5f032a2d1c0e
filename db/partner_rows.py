"""The tables of partners: organisations, the people to call there, talks with them, what they gave."""

from peewee import IntegerField, TextField

from db.row_kinds import KeptRow


class PartnerRow(KeptRow):
    name = TextField()
    sort_key = TextField()
    kind = TextField()
    scope = TextField()
    address = TextField(default="")
    since = TextField()
    agreement_start = TextField(null=True)
    agreement_end = TextField(null=True)
    agreement = TextField(default="")
    notes = TextField(default="")

    class Meta:
        table_name = "partner"


class PartnerPersonRow(KeptRow):
    partner_id = IntegerField()
    name = TextField()
    position = TextField(default="")
    phones = TextField(default="")

    class Meta:
        table_name = "partner_person"


class PartnerContactRow(KeptRow):
    partner_id = IntegerField()
    held_on = TextField()
    by_whom = TextField()
    said = TextField()
    next_due = TextField(null=True)

    class Meta:
        table_name = "partner_contact"


class ContributionRow(KeptRow):
    partner_id = IntegerField()
    given_on = TextField()
    kind = TextField()
    what = TextField()
    value_satang = IntegerField(null=True)
    paid_satang = IntegerField()

    class Meta:
        table_name = "contribution"
