"""The partners of the fictitious office: made-up schools, clinics, companies and clubs, and three years of help."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from db import demo_names
from db.contributions import save_contribution
from db.demo_people import phone
from db.domain.fiscal_year import fiscal_bounds, fiscal_year
from db.domain.names import Sex
from db.domain.partners import (
    Contribution,
    ContributionKind,
    Partner,
    PartnerContact,
    PartnerKind,
    PartnerPerson,
    PartnerScope,
)
from db.office import Office
from db.partner_contacts import save_partner_contact
from db.partner_people import save_partner_person
from db.partners import save_partner

KIND, SCOPE, GIVEN = PartnerKind, PartnerScope, ContributionKind
STAFF = ("นางวราลักษณ์ ศรีเรือน", "นายกิตติ แก้วมา", "นางสาวมาลี ปินตา")
SAID = (
    "หารือแผนงานปีหน้า ยินดีร่วมต่อ", "ขอวิทยากรเพิ่มอีกหนึ่งคน จะตอบกลับทางหนังสือ", "ส่งภาพกิจกรรมและหนังสือขอบคุณแล้ว",
    "นัดประชุมเตรียมงานที่ห้องประชุมเทศบาล", "ติดตามเรื่องบันทึกข้อตกลง รอผู้บริหารลงนาม",
)  # fmt: skip


@dataclass(frozen=True)
class Gift:
    """Given so many fiscal years ago, at this part of the year's days. `value` and `paid` in baht."""

    years: int
    part: float
    kind: ContributionKind
    what: str
    value: int | None
    paid: int = 0


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`since` so many fiscal years ago; `agreed` how many fiscal years ago an agreement began and for how many years
    it was; `call` in how many days the next contact is due, before 0 overdue."""

    name: str
    kind: PartnerKind
    scope: PartnerScope
    address: str
    positions: tuple[str, ...]
    since: int
    agreed: tuple[int, int] | None = None
    agreement: str = ""
    call: int | None = None
    gifts: tuple[Gift, ...] = ()


PLANS = (
    Plan(
        name="วิทยาลัยการอาชีพดอยยวม", kind=KIND.EDUCATIONAL, scope=SCOPE.INSIDE, since=5, agreed=(2, 4), call=12,
        address="99 หมู่ 2 ถนนยวมพัฒนา", positions=("รองผู้อำนวยการ", "หัวหน้าแผนกช่างไฟฟ้า"),
        agreement="ส่งนักศึกษาร่วมดูแลผู้สูงอายุ และจัดอบรมอาชีพระยะสั้นโดยไม่คิดค่าใช้จ่าย",
        gifts=(
            Gift(2, 0.3, GIVEN.STAFF, "นักศึกษาซ่อมเครื่องใช้ไฟฟ้าในบ้านผู้สูงอายุ 24 หลัง", 36_000),
            Gift(1, 0.4, GIVEN.GOODS, "ราวจับในห้องน้ำบ้านผู้สูงอายุ 18 ชุด", 27_000, 5_400),
            Gift(0, 0.2, GIVEN.TRAINING, "อบรมใช้โทรศัพท์อย่างปลอดภัยสำหรับผู้สูงอายุ 2 วัน", 15_000),
        ),
    ),
    Plan(
        name="มหาวิทยาลัยล้านนาดอยหลวง", kind=KIND.EDUCATIONAL, scope=SCOPE.OUTSIDE, since=4, agreed=(1, 3), call=-9,
        address="จังหวัดเชียงใหม่", positions=("คณบดีคณะพยาบาลศาสตร์", "อาจารย์ผู้ประสานงาน"),
        agreement="พัฒนาระบบข้อมูลและหลักสูตรอาสาดูแลผู้สูงอายุร่วมกัน",
        gifts=(
            Gift(2, 0.1, GIVEN.SOFTWARE, "แอปพลิเคชันสำรวจครัวเรือนในช่วงโรคระบาด", 180_000),
            Gift(2, 0.7, GIVEN.TRAINING, "วิทยากรหลักสูตรผู้ดูแลผู้สูงอายุ 70 ชั่วโมง", 42_000),
            Gift(1, 0.6, GIVEN.TRAINING, "วิทยากรหลักสูตรผู้ดูแลผู้สูงอายุ 70 ชั่วโมง รุ่นที่ 2", 42_000),
            Gift(0, 0.5, GIVEN.STAFF, "อาจารย์และนักศึกษาพยาบาลร่วมเยี่ยมบ้าน 30 คน", None),
        ),
    ),
    Plan(
        name="วิทยาลัยพยาบาลดอยคำ", kind=KIND.EDUCATIONAL, scope=SCOPE.OUTSIDE, since=2, call=30,
        address="จังหวัดเชียงใหม่", positions=("หัวหน้าฝ่ายบริการวิชาการ",),
        gifts=(
            Gift(2, 0.8, GIVEN.TRAINING, "อบรมปฐมพยาบาลและการช่วยฟื้นคืนชีพ 1 วัน", 12_000, 3_000),
            Gift(1, 0.8, GIVEN.TRAINING, "อบรมการป้องกันการหกล้ม 1 วัน", 12_000),
        ),
    ),
    Plan(
        name="มหาวิทยาลัยราชพฤกษ์ดอยหมอก", kind=KIND.EDUCATIONAL, scope=SCOPE.OUTSIDE, since=5, agreed=(4, 2), call=-40,
        address="จังหวัดลำปาง", positions=("ผู้อำนวยการสำนักวิจัย",), agreement="งานวิจัยชุมชนผู้สูงอายุ",
        gifts=(Gift(2, 0.5, GIVEN.SOFTWARE, "แผนที่ครัวเรือนผู้สูงอายุติดบ้านติดเตียง", 60_000),),
    ),
    Plan(
        name="โรงเรียนป่าลำดวนวิทยา", kind=KIND.EDUCATIONAL, scope=SCOPE.INSIDE, since=1, call=3,
        address="12 หมู่ 5", positions=("ครูหัวหน้ากิจกรรมพัฒนาผู้เรียน",),
        gifts=(
            Gift(1, 0.3, GIVEN.STAFF, "นักเรียนจิตอาสาอ่านหนังสือให้ผู้สูงอายุฟัง 40 คน", None),
            Gift(0, 0.6, GIVEN.STAFF, "นักเรียนจิตอาสาทำความสะอาดบ้านผู้สูงอายุ 15 หลัง", 7_500),
        ),
    ),
    Plan(
        name="โรงพยาบาลดอยเพชร", kind=KIND.HEALTH, scope=SCOPE.INSIDE, since=5, agreed=(1, 2), call=21,
        address="1 ถนนดอยเพชร", positions=("พยาบาลวิชาชีพงานเยี่ยมบ้าน", "นักกายภาพบำบัด"),
        agreement="ทีมเยี่ยมบ้านร่วมเดือนละครั้ง",
        gifts=(
            Gift(2, 0.4, GIVEN.STAFF, "ทีมเยี่ยมบ้านผู้ป่วยติดเตียง เดือนละครั้ง", 96_000),
            Gift(1, 0.4, GIVEN.STAFF, "ทีมเยี่ยมบ้านผู้ป่วยติดเตียง เดือนละครั้ง", 96_000),
            Gift(1, 0.9, GIVEN.GOODS, "เครื่องวัดความดันโลหิต 9 เครื่อง", 16_200),
            Gift(0, 0.3, GIVEN.GOODS, "รถเข็นนั่งให้ยืม 4 คัน", 18_000),
        ),
    ),
    Plan(
        name="โรงพยาบาลส่งเสริมสุขภาพตำบลทุ่งมณี", kind=KIND.HEALTH, scope=SCOPE.INSIDE, since=3, call=-2,
        address="หมู่ 7", positions=("นักวิชาการสาธารณสุข",),
        gifts=(Gift(1, 0.2, GIVEN.GOODS, "หน้ากากอนามัยและแอลกอฮอล์เจลสำหรับอาสา", 8_450),),
    ),
    Plan(
        name="วัดดอยลำดวน", kind=KIND.TEMPLE, scope=SCOPE.INSIDE, since=5, address="หมู่ 1", positions=("เจ้าอาวาส",),
        gifts=(
            Gift(2, 0.6, GIVEN.GOODS, "ข้าวสารและเครื่องอุปโภคบริโภค 60 ชุด", 18_000),
            Gift(0, 0.4, GIVEN.GOODS, "ให้ใช้ศาลาเป็นที่จัดโรงเรียนผู้สูงอายุ", None),
        ),
    ),
    Plan(
        name="บริษัท ยวมคอมพิวเตอร์ จำกัด", kind=KIND.PRIVATE, scope=SCOPE.INSIDE, since=1, call=45,
        address="45/1 ถนนตลาดใหม่", positions=("ผู้จัดการ",),
        gifts=(Gift(1, 0.7, GIVEN.GOODS, "แท็บเล็ตมือสองสำหรับอาสาออกสำรวจ 5 เครื่อง", 12_500, 2_500),),
    ),
    Plan(
        name="บริษัท ดอยหมอกการค้า จำกัด", kind=KIND.PRIVATE, scope=SCOPE.OUTSIDE, since=0, call=14,
        address="กรุงเทพมหานคร", positions=("ฝ่ายกิจกรรมเพื่อสังคม",),
        gifts=(Gift(0, 0.7, GIVEN.MONEY, "เงินสนับสนุนอาหารมื้อกลางวันผู้สูงอายุติดเตียง", 50_000),),
    ),
    Plan(
        name="สำนักงานพัฒนาสังคมจังหวัดดอยหมอก", kind=KIND.STATE, scope=SCOPE.OUTSIDE, since=4, call=60,
        address="ศาลากลางจังหวัด", positions=("นักพัฒนาสังคม",),
        gifts=(
            Gift(2, 0.9, GIVEN.MONEY, "เงินปรับสภาพบ้านผู้สูงอายุ 5 หลัง", 112_500, 12_500),
            Gift(1, 0.5, GIVEN.MONEY, "เงินปรับสภาพบ้านผู้สูงอายุ 4 หลัง", 90_000, 10_000),
        ),
    ),
    Plan(
        name="ศูนย์ส่งเสริมการเรียนรู้ดอนแก้ว", kind=KIND.STATE, scope=SCOPE.INSIDE, since=2, address="หมู่ 3",
        positions=("ครูประจำศูนย์",),
        gifts=(Gift(1, 0.1, GIVEN.TRAINING, "สอนทำขนมพื้นบ้านในโรงเรียนผู้สูงอายุ 6 ครั้ง", 9_000),),
    ),
    Plan(
        name="ชมรมผู้สูงอายุทุ่งมณี", kind=KIND.COMMUNITY, scope=SCOPE.INSIDE, since=5, call=-1,
        address="หมู่ 7", positions=("ประธานชมรม", "เหรัญญิก"),
        gifts=(Gift(0, 0.1, GIVEN.STAFF, "เพื่อนเยี่ยมเพื่อน สมาชิกชมรม 22 คน", None),),
    ),
    Plan(
        name="มูลนิธิสายน้ำยวม", kind=KIND.COMMUNITY, scope=SCOPE.INSIDE, since=0, call=7,
        address="8 ถนนริมน้ำ", positions=("เลขานุการมูลนิธิ",),
        gifts=(Gift(0, 0.8, GIVEN.GOODS, "ที่นอนลม 3 หลัง", 10_500),),
    ),
)  # fmt: skip


def keep_partners(office: Office, today: date, seed: int) -> None:
    """All of them with their people, talks and gifts; chances of their own, so that nothing else of the demo moves."""
    random = Random(f"partners {seed}")
    for plan in PLANS:
        since = day_of_year(today, plan.since, 0.05)
        partner = save_partner(office, _partner(plan, since, today))
        for position in plan.positions:
            save_partner_person(office, _person(random, partner.id, position))
        for contact in _contacts(random, plan, partner.id, since, today):
            save_partner_contact(office, contact)
        for gift in plan.gifts:
            save_contribution(
                office,
                Contribution(
                    partner_id=partner.id,
                    given_on=day_of_year(today, gift.years, gift.part),
                    kind=gift.kind,
                    what=gift.what,
                    value=None if gift.value is None else Decimal(gift.value),
                    paid=Decimal(gift.paid),
                ),
            )


def day_of_year(today: date, years: int, part: float) -> date:
    """In the fiscal year so many years ago, after this part of its days; of the present one only days that came."""
    first, last = fiscal_bounds(fiscal_year(today) - years)
    return first + timedelta(int((min(last, today) - first).days * part))


def _partner(plan: Plan, since: date, today: date) -> Partner:
    start = end = None
    if plan.agreed:
        ago, length = plan.agreed
        year = fiscal_year(today) - ago
        start, end = fiscal_bounds(year)[0], fiscal_bounds(year + length - 1)[1]
    return Partner(
        name=plan.name, kind=plan.kind, scope=plan.scope, address=plan.address, since=since,
        agreement_start=start, agreement_end=end, agreement=plan.agreement,
    )  # fmt: skip


def _person(random: Random, partner_id: int, position: str) -> PartnerPerson:
    sex = Sex.MALE if position == "เจ้าอาวาส" else random.choice(tuple(Sex))
    title = "พระครู" if position == "เจ้าอาวาส" else "นาย" if sex is Sex.MALE else "นาง"
    name = f"{title}{demo_names.given_name(random, sex, 45)} {demo_names.family_name(random)}"
    return PartnerPerson(partner_id=partner_id, name=name, position=position, phones=(phone(random),))


def _contacts(random: Random, plan: Plan, partner_id: int, since: date, today: date) -> Iterator[PartnerContact]:
    """An old talk and the last one, which says when to call again."""
    last = min(-7, (plan.call or 0) - 20) if plan.call is None or plan.call < 0 else -random.randint(5, 40)
    for days, is_last in ((last - random.randint(90, 300), False), (last, True)):
        held = max(since, today + timedelta(days))
        due = today + timedelta(plan.call) if is_last and plan.call is not None else None
        yield PartnerContact(
            partner_id=partner_id,
            held_on=held,
            by_whom=random.choice(STAFF),
            said=random.choice(SAID),
            next_due=None if due is None else max(due, held),
        )
