"""The tables as peewee knows them: columns bear the names of the records' attributes; never leaves this floor.

The models are bound to no database; every query names the one it runs on: `.execute(office.database)`.
The shape itself is made by the migrations; a test holds both together.
"""

from peewee import BlobField, FloatField, IntegerField, TextField

from db.care_rows import CARE_ROWS
from db.certificate_tables import CERTIFICATE_TABLES
from db.mending_rows import MENDING_ROWS
from db.mending_rows import BreachRow as BreachRow
from db.mending_rows import MergerRow as MergerRow
from db.mending_rows import NotDuplicateRow as NotDuplicateRow
from db.partner_rows import ContributionRow, PartnerContactRow, PartnerPersonRow, PartnerRow
from db.place_rows import PLACE_ROWS
from db.privacy_rows import DataRequestRow, ErasureRow, PrivacyContactRow
from db.report_rows import ReportTextRow
from db.round_rows import ROUND_ROWS
from db.round_rows import OutreachRoundRow as OutreachRoundRow
from db.row_kinds import KeptRow as KeptRow
from db.row_kinds import Row, Table
from db.service_rows import SERVICE_ROWS
from db.service_rows import ActivityRow as ActivityRow
from db.service_rows import GoalRow as GoalRow
from db.service_rows import ParticipantRow as ParticipantRow
from db.service_rows import PhotographRow as PhotographRow
from db.service_rows import ServiceRow as ServiceRow
from db.visit_rows import VISIT_ROWS
from db.volunteering_rows import VOLUNTEERING_ROWS
from db.volunteering_rows import AwardRow as AwardRow


class OfficeSettingsRow(Row):
    revision = IntegerField(default=1)
    name_th = TextField(default="")
    name_en = TextField(default="")
    district = TextField(default="")
    province = TextField(default="")
    seal = BlobField(null=True)
    numbering = TextField()
    pass_percent = IntegerField()
    paper_language = TextField()
    paper_digits = TextField()
    is_demo = IntegerField(default=0)
    own_words = TextField(default="")

    class Meta:
        table_name = "office_settings"


class SignatoryRow(KeptRow):
    name = TextField()
    position = TextField()
    signature = BlobField(null=True)
    signs = IntegerField(default=0)

    class Meta:
        table_name = "signatory"


class CommunityRow(KeptRow):
    name = TextField()
    sort_key = TextField()
    representative = TextField(default="")
    representative_phones = TextField(default="")
    notes = TextField(default="")

    class Meta:
        table_name = "community"


class HouseholdRow(KeptRow):
    house = TextField()
    moo = TextField(default="")
    community_id = IntegerField(null=True)
    house_code = TextField(default="")
    notes = TextField(default="")

    class Meta:
        table_name = "household"


class ResidentRow(KeptRow):
    title = TextField(default="")
    given = TextField()
    family = TextField(default="")
    nickname = TextField(default="")
    sex = TextField(null=True)
    citizen_id = TextField(default="")
    no_id_reason = TextField(default="")
    born = TextField(null=True)
    born_precision = TextField(null=True)
    household_id = IntegerField(null=True)
    community_id = IntegerField(null=True)
    phones = TextField(default="")
    status = TextField()
    status_date = TextField(null=True)
    organisation = TextField(default="")
    notes = TextField(default="")
    sort_key = TextField()
    rank = IntegerField()
    search_key = TextField()

    class Meta:
        table_name = "resident"


class ResidentReasonRow(Row):
    resident_id = IntegerField()
    doubt = TextField()
    text = TextField()
    at = TextField()
    who = TextField()

    class Meta:
        table_name = "resident_reason"


class VolunteerRow(KeptRow):
    resident_id = IntegerField()
    kinds = TextField()
    community_id = IntegerField(null=True)
    started = TextField(null=True)
    ended = TextField(null=True)
    end_reason = TextField(default="")
    skills = TextField(default="")
    invited_by_id = IntegerField(null=True)
    notes = TextField(default="")

    class Meta:
        table_name = "volunteer"


class CourseRow(KeptRow):
    name = TextField()
    sort_key = TextField()
    hours = FloatField()
    pass_percent = IntegerField()
    certificate_kind = TextField()
    wording = TextField(default="")
    notes = TextField(default="")
    valid_months = IntegerField(null=True)

    class Meta:
        table_name = "course"


class TrainingClassRow(KeptRow):
    course_id = IntegerField()
    name = TextField(default="")
    run = IntegerField(null=True)
    place = TextField(default="")
    trainers = TextField(default="")
    budget = TextField(null=True)
    budget_source = TextField(default="")
    closed_on = TextField(null=True)
    notes = TextField(default="")

    class Meta:
        table_name = "training_class"


class SessionRow(Row):
    class_id = IntegerField()
    day = TextField()
    half = TextField()
    hours = FloatField()

    class Meta:
        table_name = "session"


class EnrolmentRow(KeptRow):
    class_id = IntegerField()
    resident_id = IntegerField()

    class Meta:
        table_name = "enrolment"


class AttendanceRow(Table):
    enrolment_id = IntegerField()
    session_id = IntegerField()

    class Meta:
        table_name = "attendance"
        primary_key = False


class HistoryRow(Row):
    at = TextField()
    who = TextField()
    command = TextField()
    subject = TextField()
    record_id = IntegerField(null=True)
    note = TextField(default="")
    mac = BlobField(null=True)

    class Meta:
        table_name = "history"


class AccountRow(Row):
    revision = IntegerField(default=1)
    name = TextField()
    role = TextField()
    started_at = TextField()
    ended_at = TextField(null=True)

    class Meta:
        table_name = "account"


class SecretRow(Table):
    name = TextField(primary_key=True)
    value = BlobField()

    class Meta:
        table_name = "secret"


ROWS: tuple[type[Table], ...] = (
    *CARE_ROWS, *VOLUNTEERING_ROWS,
    *SERVICE_ROWS, *VISIT_ROWS,
    OfficeSettingsRow, SignatoryRow, CommunityRow, HouseholdRow, ResidentRow, ResidentReasonRow, VolunteerRow,
    CourseRow, TrainingClassRow, SessionRow, EnrolmentRow, AttendanceRow, *CERTIFICATE_TABLES,
    HistoryRow, AccountRow, SecretRow, PrivacyContactRow, DataRequestRow, *MENDING_ROWS,
    ErasureRow, ReportTextRow, PartnerRow, PartnerPersonRow, PartnerContactRow, ContributionRow, *ROUND_ROWS,
    *PLACE_ROWS,
)  # fmt: skip
