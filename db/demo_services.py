"""The services of the fictitious office: a catalogue, goals, and three fiscal years of activities with their people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from db.activities import save_activity
from db.demo_photographs import drawn
from db.demo_training import FUND, HOLIDAYS, OWN
from db.domain.activities import Activity
from db.domain.activity_people import MINUTES, ParticipantRole
from db.domain.fiscal_year import fiscal_bounds, fiscal_year
from db.domain.goals import Goal, Measure
from db.domain.photographs import Moment
from db.domain.residents import Residency
from db.domain.services import Service, ServiceKind
from db.goals import save_goal
from db.office import Office
from db.services import save_service

YEARS: Final = 3
PICTURED: Final = 2
"""Of each year's activities of a service so many have photographs."""
STAFF: Final = ("นางวราลักษณ์ ศรีเรือน", "นายกิตติ แก้วมา", "นางสาวมาลี ปินตา", "นางสาวศศิธร ดอยหลวง")
KIND, MEASURE = ServiceKind, Measure
TEMPLE, HALL, CLUB = "ศาลาวัดดอยลำดวน", "หอประชุมเทศบาลตำบลแม่สะเรียง", "อาคารชมรมผู้สูงอายุ"
HOSPITAL, SOCIAL = "โรงพยาบาลดอยเพชร", "สำนักงานพัฒนาสังคมจังหวัดดอยหมอก"
COLLEGE, SCHOOL = "วิทยาลัยการอาชีพดอยยวม", "โรงเรียนป่าลำดวนวิทยา"
FREE: Final = "ไม่ใช้งบประมาณของเทศบาล"


@dataclass(frozen=True)
class Wish:
    """A goal of each year: `targets` from the first year on, `reached` where the office counts by itself."""

    name: str
    indicator: str
    measure: Measure
    targets: tuple[int, int, int]
    reached: tuple[int | None, int | None, int | None] = (None, None, None)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A service with what was done in it `times` a year: everywhere in turn (`place` empty) or at one place for the
    whole town; so many of the staff, volunteers and public, for whom (least and most people), at what cost (baht)."""

    service: str
    kind: ServiceKind
    activity: str
    times: int
    wish: int | None = None
    place: str = ""
    course: str = ""
    partner: str = ""
    budget: int = 0
    source: str = FREE
    people: tuple[int, int, int] = (1, 4, 6)
    served: tuple[int, int] = (15, 40)
    hours: float = 3.0
    results: tuple[str, ...] = ()
    pictures: tuple[Moment, ...] = ()


WISHES: Final = (
    Wish("ผู้สูงอายุได้รับการเยี่ยมบ้านทั่วถึง", "จำนวนผู้สูงอายุที่ได้รับการเยี่ยมอย่างน้อยปีละ 1 ครั้ง", MEASURE.VISITED, (350, 450, 550)),
    Wish("ผู้สูงอายุแข็งแรง ไม่หกล้ม", "จำนวนผู้รับบริการในกิจกรรมส่งเสริมสุขภาพ (คน)", MEASURE.SERVED, (900, 1000, 1100)),
    Wish("จิตอาสามีส่วนร่วมในทุกบริการ", "จำนวนจิตอาสาที่ร่วมกิจกรรม (คน)", MEASURE.VOLUNTEERS, (25, 30, 35)),
    Wish("บ้านปลอดภัยสำหรับผู้สูงอายุ", "จำนวนบ้านที่ปรับปรุง (หลัง)", MEASURE.ACTIVITIES, (3, 4, 4)),
    Wish(
        "ประชาชนพึงพอใจต่อการดูแลผู้สูงอายุ", "ร้อยละความพึงพอใจจากแบบสอบถาม", MEASURE.OWN, (80, 85, 85), (83, 88, None)
    ),
)  # fmt: skip
PLANS: Final = (
    Plan(
        service="เยี่ยมบ้านผู้สูงอายุ", kind=KIND.VISIT, activity="สัปดาห์เยี่ยมบ้านผู้สูงอายุติดเตียง", times=4, wish=2,
        course="ผู้ดูแลผู้สูงอายุ (Care Giver)", partner=HOSPITAL, people=(2, 6, 0), served=(9, 18), hours=3.5,
        results=("พบผู้สูงอายุที่ต้องการเตียงปรับระดับ 2 ราย ประสานโรงพยาบาลแล้ว", "ผู้ดูแลในครอบครัวได้เรียนรู้การพลิกตัวและป้องกันแผลกดทับ"),
        pictures=(Moment.DURING,),
    ),
    Plan(
        service="ส่งอาหารกลางวันผู้สูงอายุติดเตียง", kind=KIND.MEALS, activity="ครัวกลางชุมชน ปันอิ่มผู้สูงอายุ", times=3, wish=2,
        place=TEMPLE, partner="บริษัท ดอยหมอกการค้า จำกัด", people=(1, 8, 10), served=(28, 46),
        results=("แจกอาหารครบทุกหลัง ไม่มีอาหารเหลือทิ้ง",),
    ),
    Plan(
        service="ส่งยาถึงบ้าน", kind=KIND.MEDICINE, activity="ส่งยาโรคเรื้อรังถึงบ้าน", times=3, partner=HOSPITAL,
        people=(1, 3, 0), served=(8, 20), hours=2.5, course="การปฐมพยาบาลเบื้องต้นและการช่วยฟื้นคืนชีพ",
    ),
    Plan(
        service="รถรับส่งไปโรงพยาบาล", kind=KIND.TRANSPORT, activity="รถรับส่งผู้สูงอายุพบแพทย์", times=2, budget=2400,
        source=OWN, place="ทุกชุมชน", people=(2, 0, 0), served=(5, 9), hours=6.0,
    ),
    Plan(
        service="ออกกำลังกายผู้สูงอายุ", kind=KIND.EXERCISE, activity="ออกกำลังกายยืดเหยียดป้องกันการหกล้ม", times=9, wish=1,
        people=(1, 3, 12), served=(18, 38), hours=1.5, results=("ผู้เข้าร่วมขอให้จัดทุกสัปดาห์",), pictures=(Moment.DURING,),
    ),
    Plan(
        service="ตรวจคัดกรองสุขภาพ", kind=KIND.HEALTH, activity="ตรวจวัดความดันและน้ำตาลในเลือดถึงชุมชน", times=9, wish=1,
        partner=HOSPITAL, budget=1800, source=FUND, people=(2, 5, 0), served=(24, 60),
        results=("พบกลุ่มเสี่ยงความดันโลหิตสูง 6 ราย ส่งต่อโรงพยาบาล", "พบผู้ที่ยังไม่เคยตรวจ 4 ราย นัดตรวจซ้ำ"),
    ),
    Plan(
        service="เคาะประตูบ้านช่วงโรคระบาด", kind=KIND.OUTBREAK, activity="เคาะประตูบ้าน สำรวจความต้องการช่วงโรคระบาด",
        times=2, wish=2, people=(2, 9, 0), served=(60, 140), hours=4.0, results=("สำรวจครบทุกหลังในสองวัน",),
    ),
    Plan(
        service="ซ่อมแซมและปรับบ้านผู้สูงอายุ", kind=KIND.HOUSING, activity="ปรับบ้านผู้สูงอายุให้ปลอดภัย", times=4,
        wish=3, partner=SOCIAL, budget=2500, source=OWN, people=(1, 6, 4), served=(1, 4), hours=7.0,
        results=("ติดราวจับ ปรับพื้นห้องน้ำกันลื่น และซ่อมหลังคา",), pictures=(Moment.BEFORE, Moment.AFTER),
    ),
    Plan(
        service="โรงเรียนผู้สูงอายุ", kind=KIND.LEARNING, activity="โรงเรียนผู้สูงอายุ ครั้งที่", times=10, wish=1, place=CLUB,
        partner=SCHOOL, budget=1500, source=OWN, people=(1, 3, 14), served=(30, 55), pictures=(Moment.DURING,),
    ),
    Plan(
        service="ตัดผมและดูแลความสะอาดถึงบ้าน", kind=KIND.OTHER, activity="ตัดผมฟรีถึงบ้านผู้สูงอายุติดบ้านติดเตียง", times=3, wish=2,
        partner=COLLEGE, people=(1, 4, 0), served=(6, 14), hours=3.0,
    ),
)  # fmt: skip
CAPTIONS: Final = {
    Moment.BEFORE: "สภาพบ้านก่อนปรับปรุง",
    Moment.AFTER: "หลังติดราวจับและซ่อมหลังคา",
    Moment.DURING: "จิตอาสาและผู้สูงอายุร่วมกิจกรรม",
}
Row = tuple[object, ...]


class Crowd:
    """Who can take part: volunteers with the days they serve, and grown people, both by community."""

    def __init__(self, office: Office) -> None:
        self.communities = [row[0] for row in office.sql("select id from community order by id")]
        self.volunteers = office.sql(
            """select v.resident_id, coalesce(v.community_id, r.community_id), v.started, coalesce(v.ended, '9999')
               from volunteer v join resident r on r.id = v.resident_id order by v.id"""
        )
        self.people: dict[int, list[int]] = {}
        for resident_id, community_id in office.sql(
            "select id, community_id from resident where status = ? and born < '2000' order by id",
            (Residency.LIVING.value,),
        ):
            self.people.setdefault(community_id, []).append(resident_id)

    def community(self, turn: int) -> int | None:
        """Each in its turn."""
        return self.communities[turn % len(self.communities)] if self.communities else None

    def helpers(self, random: Random, day: date, community_id: int | None, count: int) -> list[int]:
        """Volunteers who serve on the day, those of the community first."""
        serving = [row for row in self.volunteers if (row[2] or "") <= day.isoformat() < row[3]]
        random.shuffle(serving)
        serving.sort(key=lambda row: community_id is not None and row[1] != community_id)
        return [row[0] for row in serving[:count]]

    def public(self, random: Random, community_id: int | None, count: int) -> list[int]:
        """Others who live there."""
        where = [community_id] if community_id is not None else self.communities
        here = [resident_id for place in where for resident_id in self.people.get(place, [])]
        return random.sample(here, min(count, len(here)))


def keep_services(office: Office, seed: int, today: date) -> None:
    """The catalogue, goals of each year, activities and who took part; by chances of its own, so that the rest of the
    demo stays as it was. For commands."""
    random, crowd = Random(f"services {seed}"), Crowd(office)
    courses = {name: course_id for course_id, name in office.sql("select id, name from course")}
    partners = {name: partner_id for partner_id, name in office.sql("select id, name from partner")}
    services = [
        save_service(office, Service(name=plan.service, kind=plan.kind, course_id=courses.get(plan.course))).id
        for plan in PLANS
    ]
    people: list[Row] = []
    shots: list[Row] = []
    for ago in range(YEARS - 1, -1, -1):
        year = fiscal_year(today) - ago
        goals = [save_goal(office, _goal(wish, year, YEARS - 1 - ago)).id for wish in WISHES]
        for plan, service_id in zip(PLANS, services, strict=True):
            for turn, day in enumerate(_days(random, plan, year)):
                activity = replace(
                    _activity(random, plan, day, turn, today),
                    service_id=service_id,
                    goal_id=None if plan.wish is None else goals[plan.wish],
                    community_id=None if plan.place else crowd.community(turn),
                    partner_id=partners.get(plan.partner),
                )
                kept = save_activity(office, activity)
                if day <= today:
                    people += _participants(random, crowd, plan, kept, len(people))
                    shots += _photographs(random, plan, kept) if turn < PICTURED else []
    _keep_rows(office, people, shots)


def _keep_rows(office: Office, people: Sequence[Row], shots: Sequence[Row]) -> None:
    office.sql_many(
        """insert into participant(id, revision, activity_id, resident_id, name, role, joined_on, after_id, minutes,
           notes) values (?, 1, ?, ?, ?, ?, ?, ?, ?, '')""",
        people,
    )
    office.sql_many(
        """insert into photograph(revision, activity_id, image, caption, moment, position)
           values (1, ?, ?, ?, ?, ?)""",
        shots,
    )
    for subject, rows in (("participants", people), ("photographs", shots)):
        office.note(subject, None, f"+{len(rows)}")


def _goal(wish: Wish, year: int, place: int) -> Goal:
    return Goal(
        year=year,
        name=wish.name,
        indicator=wish.indicator,
        measure=wish.measure,
        target=wish.targets[place],
        reached=wish.reached[place],
    )


def _days(random: Random, plan: Plan, year: int) -> list[date]:
    """Spread over the fiscal year, on working days."""
    first, last = fiscal_bounds(year)
    step = ((last - first).days + 1) / plan.times
    starts = [int(step * turn) + random.randrange(max(1, int(step * 0.7))) for turn in range(plan.times)]
    return [_working_day(first + timedelta(start)) for start in starts]


def _working_day(day: date) -> date:
    """The day or the next that is one; the last days of a fiscal year are left to those who sum it up."""
    while day.weekday() > 4 or (day.month, day.day) in HOLIDAYS:
        day += timedelta(1)
    return day


def _activity(random: Random, plan: Plan, day: date, turn: int, today: date) -> Activity:
    """What can be said of it on the day of the demo: of what is to come no result, of the latest perhaps not yet."""
    name = f"{plan.activity} {turn + 1}" if plan.activity.endswith("ที่") else plan.activity
    is_written = day < today - timedelta(12)
    return Activity(
        name=name,
        place=plan.place or random.choice(("ศาลาประชาคม", "ลานกลางชุมชน", "บ้านตัวแทนชุมชน")),
        held_on=day,
        budget=Decimal(plan.budget),
        budget_source=plan.source,
        served=random.randint(*plan.served) if is_written else None,
        result=random.choice(plan.results) if is_written and plan.results else "",
    )


def _participants(random: Random, crowd: Crowd, plan: Plan, activity: Activity, before: int) -> Iterator[Row]:
    """The staff first, then the volunteers whom they asked, then people whom the volunteers brought along."""
    assert activity.held_on is not None, "every plan has its day"
    day, (staff, helpers, public) = activity.held_on, plan.people
    minutes = int(plan.hours * MINUTES)
    found: list[Row] = []

    def add(resident_id: int | None, name: str, role: ParticipantRole, joined: date, after: int | None) -> int:
        number = before + len(found) + 1
        found.append((number, activity.id, resident_id, name, role.value, joined.isoformat(), after, minutes))
        return number

    leaders = [
        add(None, name, ParticipantRole.STAFF, day - timedelta(14), None) for name in random.sample(STAFF, staff)
    ]
    asked = [
        add(resident_id, "", ParticipantRole.VOLUNTEER, day - timedelta(random.randint(2, 9)), random.choice(leaders))
        for resident_id in crowd.helpers(random, day, activity.community_id, max(0, helpers - random.randrange(2)))
    ]
    taken = {row[2] for row in found}
    for resident_id in crowd.public(random, activity.community_id, max(0, public - random.randrange(4))):
        if resident_id not in taken:
            add(resident_id, "", ParticipantRole.PUBLIC, day, random.choice(asked or leaders))
    return iter(found)


def _photographs(random: Random, plan: Plan, activity: Activity) -> list[Row]:
    return [
        (
            activity.id,
            drawn(random, moment, random.randint(4, 7) if moment is Moment.DURING else random.randrange(3)),
            CAPTIONS[moment],
            moment.value,
            position,
        )
        for position, moment in enumerate(plan.pictures, 1)
    ]
