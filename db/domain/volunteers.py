"""A volunteer (อาสาสมัคร): a resident or someone from outside who helps: kinds, place, since when, by whose word."""

from dataclasses import dataclass
from datetime import date

from db.domain import names
from db.domain.buddhist_era import PartialDate
from db.domain.choices import Choice
from db.domain.errors import FieldError
from db.domain.forms import Column, Field, Form, Kind
from db.domain.names import Sex
from db.domain.residents import Residency
from db.domain.words import N_


class VolunteerKind(Choice):
    """The kinds the office keeps; the value is the kind's own Thai name, as files write it."""

    VILLAGE_HEALTH = "อสม.", N_("Village health volunteer")
    ELDER_CARE = "อผส.", N_("Elder care volunteer")
    CAREGIVER = "CG", N_("Caregiver (CG)")
    LOCAL_CARE = "อาสาบริบาลท้องถิ่น", N_("Local care volunteer")
    CIVIC = "จิตอาสา", N_("Civic volunteer")


@dataclass(frozen=True, kw_only=True)
class Volunteer:
    """One person's volunteering; `resident_id` is the person, `invited_by_id` the person who invited them."""

    id: int = 0
    revision: int = 0
    resident_id: int | None = None
    kinds: tuple[VolunteerKind, ...] = ()
    community_id: int | None = None
    started: date | None = None
    ended: date | None = None
    end_reason: str = ""
    skills: str = ""
    invited_by_id: int | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class VolunteerLine:
    """A volunteer as lists and rosters show them, with the person spelt out."""

    id: int
    resident_id: int
    title: str
    given: str
    family: str
    nickname: str
    sex: Sex | None
    citizen_id: str
    born: PartialDate | None
    status: Residency
    organisation: str
    phones: tuple[str, ...]
    house: str
    kinds: tuple[VolunteerKind, ...]
    community: str
    started: date | None
    ended: date | None
    skills: str
    invited_by_id: int | None
    invited_by: str
    notes: str

    @property
    def full_name(self) -> str:
        return names.full_name(self.title, self.given, self.family)


def check_term(volunteer: Volunteer) -> None:
    """Raises FieldError when the end lies before the start."""
    if volunteer.started and volunteer.ended and volunteer.ended < volunteer.started:
        raise FieldError(N_("The end lies before the start."))


FORM = Form(
    Volunteer,
    (
        Field("resident_id", N_("Person"), Kind.LINK, required=True, help=N_("Type a name, an ID or a phone number.")),
        Field(
            "kinds",
            N_("Kinds"),
            Kind.CHOICES,
            required=True,
            choices=VolunteerKind,
            headings=(
                "ประเภทอาสา",
                "ประเภท",
                "ประเภทอาสาสมัคร",
                "ประเภทจิตอาสา",
                "อาสา",
                "kind",
                "kinds",
                "volunteer kind",
            ),
        ),
        Field("community_id", N_("Serves in"), Kind.LINK, headings=("ชุมชน", "ชุมชนที่ดูแล", "พื้นที่", "community", "หมู่บ้าน")),
        Field(
            "started",
            N_("Started on"),
            Kind.DATE,
            width=14,
            headings=("วันที่เริ่ม", "เริ่ม", "วันเริ่ม", "เป็นอาสาตั้งแต่", "ตั้งแต่", "started", "start", "start date", "since"),
        ),
        Field("ended", N_("Ended on"), Kind.DATE, width=14, headings=("วันที่สิ้นสุด", "สิ้นสุด", "ended", "end", "end date")),
        Field("end_reason", N_("Reason for leaving"), headings=("เหตุที่ออก", "เหตุผลที่ออก", "reason for leaving")),
        Field("skills", N_("Skills"), width=40, headings=("ทักษะ", "ความสามารถ", "ความถนัด", "skills", "skill")),
        Field(
            "invited_by_id",
            N_("Invited by"),
            Kind.LINK,
            headings=("ผู้ชักชวน", "ผู้ชวน", "ชักชวนโดย", "ผู้แนะนำ", "invited by", "invited_by", "inviter"),
        ),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=40, headings=("หมายเหตุ", "บันทึก", "notes", "note", "remark")),
    ),
)

COLUMNS = (
    Column("name", N_("Name"), 28),
    Column("kinds", N_("Kinds"), 22),
    Column("age", N_("Age"), 6, "e"),
    Column("community", N_("Community"), 14),
    Column("started", N_("Started on"), 12),
    Column("invited_by", N_("Invited by"), 24),
    Column("phones", N_("Phone"), 14, sortable=False),
    Column("ended", N_("Ended on"), 12),
)
