"""A resident (ประชากร): who lives or lived here, and who from outside the office knows by volunteering or training."""

from dataclasses import dataclass
from datetime import date

from db.domain import names
from db.domain.ages import age_on
from db.domain.buddhist_era import PartialDate
from db.domain.choices import Choice
from db.domain.doubts import Reason
from db.domain.errors import FieldError
from db.domain.forms import Column, Field, Form, Kind
from db.domain.keyboard_layout import Script
from db.domain.names import Sex
from db.domain.words import N_


class Residency(Choice):
    """Where a person stands towards the municipality. OUTSIDE: never lived here, but volunteers, trains or teaches."""

    LIVING = "living", N_("Lives here")
    MOVED = "moved", N_("Moved away")
    DIED = "died", N_("Died")
    OUTSIDE = "outside", N_("From outside")


@dataclass(frozen=True, kw_only=True)
class Resident:
    """One person. `citizen_id` is digits or "" (then `no_id_reason` says why); `phones` digits only.

    A person without a household may still belong to a community (`community_id`); with one the household's counts.
    `organisation` is where someone from outside belongs.
    """

    id: int = 0
    revision: int = 0
    title: str = ""
    given: str = ""
    family: str = ""
    nickname: str = ""
    sex: Sex | None = None
    citizen_id: str = ""
    no_id_reason: str = ""
    born: PartialDate | None = None
    household_id: int | None = None
    community_id: int | None = None
    phones: tuple[str, ...] = ()
    status: Residency = Residency.LIVING
    status_date: date | None = None
    organisation: str = ""
    notes: str = ""
    reasons: tuple[Reason, ...] = ()

    @property
    def full_name(self) -> str:
        return names.full_name(self.title, self.given, self.family)


@dataclass(frozen=True, kw_only=True)
class ResidentLine:
    """A resident as lists, searches and rosters show it, with house and community spelt out."""

    id: int
    title: str
    given: str
    family: str
    nickname: str
    sex: Sex | None
    citizen_id: str
    born: PartialDate | None
    house: str
    moo: str
    community: str
    phones: tuple[str, ...]
    status: Residency
    status_date: date | None
    organisation: str
    notes: str
    is_volunteer: bool

    @property
    def full_name(self) -> str:
        return names.full_name(self.title, self.given, self.family)

    def age(self, today: date) -> int | None:
        """Age in years on the day; of the dead, on the day of death."""
        if self.born is None:
            return None
        day = self.status_date if self.status is Residency.DIED and self.status_date else today
        return age_on(self.born.date, day)


def check_status_day(resident: Resident, today: date) -> None:
    """Raises FieldError where someone moved or died before they were born, or on a day that has not come."""
    if resident.status_date is None:
        return
    if resident.status_date > today:
        raise FieldError(N_("This day has not come yet."))
    if resident.born is not None and resident.status_date < resident.born.date:
        raise FieldError(N_("This day lies before the birth."))


def is_given_name(value: str) -> None:
    """Rule of the field: a name has a letter."""
    if not any(letter.isalpha() for letter in value):
        raise FieldError(N_("A name has at least one letter."))


FORM = Form(
    Resident,
    (
        Field(
            "title",
            N_("Title"),
            Kind.TITLE,
            width=14,
            headings=("คำนำหน้า", "คำนำหน้าชื่อ", "คำนำหน้านาม", "คำนำ", "title", "prefix"),
        ),
        Field(
            "given",
            N_("Given name"),
            required=True,
            rule=is_given_name,
            headings=("ชื่อ", "ชื่อตัว", "ชื่อจริง", "given name", "first name", "given", "firstname"),
        ),
        Field(
            "family",
            N_("Family name"),
            headings=("นามสกุล", "สกุล", "ชื่อสกุล", "family name", "last name", "surname", "family", "lastname"),
        ),
        Field("nickname", N_("Nickname"), width=14, headings=("ชื่อเล่น", "nickname")),
        Field("sex", N_("Sex"), Kind.CHOICE, choices=Sex, width=8, headings=("เพศ", "sex", "gender")),
        Field(
            "citizen_id",
            N_("Citizen ID"),
            Kind.CITIZEN_ID,
            width=18,
            help=N_("13 digits; spaces and dashes may be left out."),
            headings=(
                "เลขประจำตัวประชาชน",
                "เลขบัตรประชาชน",
                "เลขบัตร",
                "เลขประชาชน",
                "บัตรประชาชน",
                "เลขที่บัตรประชาชน",
                "เลขประจำตัว",
                "หมายเลขบัตรประชาชน",
                "เลข 13 หลัก",
                "เลขบัตรประจำตัวประชาชน",
                "citizen id",
                "national id",
                "หมายเลขประจำตัวประชาชน",
                "หมายเลขบัตร",
                "เลขที่บัตร",
                "id card",
                "pid",
                "cid",
                "id number",
            ),
        ),
        Field(
            "no_id_reason",
            N_("Reason for no ID"),
            help=N_("Only where there is no number."),
            headings=("เหตุที่ไม่มีเลขประจำตัว", "reason for no id"),
        ),
        Field(
            "born",
            N_("Born"),
            Kind.PARTIAL_DATE,
            width=16,
            help=N_("Day/month/year B.E.; the year alone if nothing more is known."),
            headings=(
                "วันเกิด",
                "วันเดือนปีเกิด",
                "ว/ด/ป เกิด",
                "ว.ด.ป.เกิด",
                "วดปเกิด",
                "วัน/เดือน/ปีเกิด",
                "วัน เดือน ปี เกิด",
                "เกิด",
                "ปีเกิด",
                "born",
                "birth date",
                "birthdate",
                "date of birth",
                "dob",
                "birthday",
            ),
        ),
        Field(
            "household_id",
            N_("Household"),
            Kind.LINK,
            script=Script.NUMBER_FIRST,
            help=N_("Type a house number to find it."),
        ),
        Field("community_id", N_("Community"), Kind.LINK, help=N_("For people without a household.")),
        Field(
            "phones",
            N_("Phone"),
            Kind.PHONES,
            headings=(
                "โทรศัพท์",
                "เบอร์โทร",
                "เบอร์โทรศัพท์",
                "โทร",
                "เบอร์",
                "หมายเลขโทรศัพท์",
                "มือถือ",
                "phone",
                "telephone",
                "mobile",
                "tel",
            ),
        ),
        Field(
            "status",
            N_("Status"),
            Kind.CHOICE,
            choices=Residency,
            required=True,
            width=14,
            headings=("สถานะ", "status"),
        ),
        Field(
            "status_date",
            N_("Since"),
            Kind.DATE,
            width=14,
            help=N_("The day of moving or of death."),
            headings=("สถานะตั้งแต่", "วันที่ย้ายหรือเสียชีวิต", "status date"),
        ),
        Field(
            "organisation",
            N_("Organisation"),
            help=N_("Where someone from outside belongs."),
            headings=("หน่วยงาน", "สังกัด", "หน่วยงาน/สังกัด", "ตำแหน่ง/หน่วยงาน", "organisation", "organization"),
        ),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=40, headings=("หมายเหตุ", "บันทึก", "notes", "note", "remark")),
    ),
)

COLUMNS = (
    Column("name", N_("Name"), 26),
    Column("nickname", N_("Nickname"), 9),
    Column("age", N_("Age"), 6, "e"),
    Column("sex", N_("Sex"), 7),
    Column("house", N_("House number"), 10),
    Column("community", N_("Community"), 13),
    Column("phones", N_("Phone"), 14, sortable=False),
    Column("status", N_("Status"), 12),
)
