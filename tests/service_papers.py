"""Activities, services and goals as papers with usual, short and extreme data, for the tests of every paper."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from db.domain.activities import ActivityLine
from db.domain.activity_people import ParticipantLine, ParticipantRole
from db.domain.goals import GoalLine, Measure
from db.domain.photographs import Moment, Photograph
from db.domain.services import ServiceKind, ServiceLine
from printing.activities import ActivityRoster, write_activity_roster
from printing.activity_report import ActivityReport, write_activity_report
from printing.paper import Paper
from printing.services import GoalRoster, ServiceRoster, write_goal_roster, write_service_roster
from tests.papers import LONG_FAMILY, LONG_GIVEN, OFFICE, made
from tests.services_office import picture

HELD = ActivityLine(
    id=1, service_id=1, service="เยี่ยมบ้านผู้สูงอายุ", kind=ServiceKind.VISIT, goal_id=1, goal="ผู้สูงอายุได้รับการดูแลทั่วถึง",
    community="ชุมชนริมยวม", partner="โรงพยาบาลดอยเพชร", name="สัปดาห์เยี่ยมบ้านผู้สูงอายุ", place="ศาลาวัด",
    held_on=date(2025, 11, 10), ended_on=date(2025, 11, 12), budget=Decimal("1500.50"),
    budget_source="กองทุนหลักประกันสุขภาพ",
    served=42, result="พบผู้ป่วย 2 ราย\nส่งต่อโรงพยาบาล", notes="", staff=2, volunteers=6, public=3, hours=21.5,
    photographs=3,
)  # fmt: skip
COMING = replace(
    HELD, id=2, goal_id=None, goal="", community="", partner="", name="ทำบุญ", place="", held_on=date(2026, 12, 1),
    ended_on=None, budget=None, budget_source="", served=None, result="", staff=0, volunteers=0, public=0, hours=0.0,
    photographs=0,
)  # fmt: skip
LONG = replace(
    HELD, id=3, name="โครงการเสริมสร้างสุขภาวะผู้สูงอายุในชุมชนแบบมีส่วนร่วมอย่างยั่งยืน " * 2, budget=Decimal(0), served=0,
    result="ผู้เข้าร่วมได้เรียนรู้การดูแลสุขภาพ " * 90, community="ชุมชนประตูชัยร่วมใจพัฒนาสัมพันธ์",
)  # fmt: skip
STAFF = ParticipantLine(
    id=1, activity_id=1, resident_id=None, full_name="นางสาวน้ำผึ้ง ปั๊มทิพย์", community="", role=ParticipantRole.STAFF,
    joined_on=date(2025, 11, 1), after_id=None, after="", hours=3.5, notes="",
)  # fmt: skip
HELPER = replace(
    STAFF, id=2, resident_id=7, full_name=f"ว่าที่ร้อยตรี{LONG_GIVEN} {LONG_FAMILY}", community="ชุมชนริมยวม",
    role=ParticipantRole.VOLUNTEER, after_id=1, after=STAFF.full_name,
)  # fmt: skip
GUEST = replace(HELPER, id=3, full_name="นายก ใจดี", role=ParticipantRole.PUBLIC, joined_on=None, after_id=2, after="")


def photograph(number: int, moment: Moment, caption: str = "จิตอาสาร่วมกิจกรรม", colour: str = "seagreen") -> Photograph:
    size = (320, 240) if number % 2 else (180, 400)
    return Photograph(id=number, image=picture(*size, colour), caption=caption, moment=moment, position=number)


SHOTS = (
    photograph(1, Moment.BEFORE, "สภาพบ้านก่อนปรับปรุง", "brown"),
    photograph(2, Moment.DURING),
    photograph(3, Moment.AFTER, "ติดราวจับและซ่อมหลังคาให้แข็งแรง " * 5, "navy"),
    photograph(5, Moment.DURING, ""),
    photograph(6, Moment.BEFORE, "อีกหลัง"),
)


def report(line: ActivityLine = HELD, **values: object) -> ActivityReport:
    usual = {"indicator": "จำนวนผู้สูงอายุที่ได้รับการเยี่ยม", "people": (STAFF, HELPER, GUEST) * 12, "photographs": SHOTS}
    return ActivityReport(organisation=OFFICE, line=line, **usual | values)  # type: ignore[arg-type]


VISITS = ServiceLine(
    id=1, name="เยี่ยมบ้านผู้สูงอายุ", kind=ServiceKind.VISIT, course="ผู้ดูแลผู้สูงอายุ", notes="", activities=12, served=345,
    visits=1234, volunteers=56,
)  # fmt: skip
LONELY = replace(VISITS, id=2, name="รถรับส่งไปโรงพยาบาล", kind=ServiceKind.LEARNING, course="", visits=0, volunteers=0)
AIM = GoalLine(
    id=1, year=2570, name="ผู้สูงอายุได้รับการดูแลทั่วถึง", indicator="จำนวนผู้สูงอายุที่ได้รับการเยี่ยมอย่างน้อยปีละ 1 ครั้ง",
    measure=Measure.VISITED, target=550, reached=231, service="เยี่ยมบ้านผู้สูงอายุ", activities=0, notes="",
)  # fmt: skip
OWN = replace(AIM, id=2, year=2569, measure=Measure.OWN, target=85, reached=None, service="", indicator="")
MET = replace(AIM, id=3, year=2569, target=3, reached=4)


def activity_report(paper: Paper) -> bytes:
    return made(lambda stream: write_activity_report(report(), stream, paper))


def activities(paper: Paper) -> bytes:
    roster = ActivityRoster(organisation=OFFICE, lines=(HELD, COMING, LONG) * 12, year=2569, scope="ชุมชนริมยวม")
    return made(lambda stream: write_activity_roster(roster, stream, paper))


def services(paper: Paper) -> bytes:
    roster = ServiceRoster(organisation=OFFICE, lines=(VISITS, LONELY) * 20, year=2569)
    return made(lambda stream: write_service_roster(roster, stream, paper))


def goals(paper: Paper) -> bytes:
    roster = GoalRoster(organisation=OFFICE, lines=(AIM,) * 20 + (OWN, MET) * 10)
    return made(lambda stream: write_goal_roster(roster, stream, paper))


SERVICE_PAPERS = {"activity": activity_report, "activities": activities, "services": services, "goals": goals}
