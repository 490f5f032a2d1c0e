"""The elders of the fictitious office: assessed over three fiscal years, with carers at home and a few health notes."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Final

from db.domain.ages import ELDER_AGE, age_on
from db.domain.assessments import months_after, next_due
from db.domain.barthel import FULL_SCORE, MAXIMA, BarthelItem, group_of
from db.domain.carers import Relation
from db.domain.fiscal_year import fiscal_bounds, fiscal_year
from db.domain.residents import Residency, Resident
from db.office import Office

YEARS: Final = 3
ASSESSORS: Final = ("นางสาวกัญญารัตน์ มณีเลิศ", "นายธีรพงษ์ ไพรวัลย์", "นางอรพิน ธารทอง", "นางสาวศศิธร ดอยหลวง")
HARDEST: Final = (
    BarthelItem.STAIRS, BarthelItem.BATHING, BarthelItem.MOBILITY, BarthelItem.DRESSING, BarthelItem.TOILET,
    BarthelItem.TRANSFER, BarthelItem.BLADDER, BarthelItem.GROOMING, BarthelItem.BOWELS, BarthelItem.FEEDING,
)  # fmt: skip
"""What is lost first stands first."""
NOTES: Final = (
    "ความดันโลหิตสูง รับยาที่โรงพยาบาลทุกเดือน", "เบาหวาน ต้องงดของหวาน", "แพ้ยาเพนิซิลลิน", "แพ้อาหารทะเล", "หูตึงข้างซ้าย พูดใกล้ๆ",
    "ข้อเข่าเสื่อม ใช้ไม้เท้า", "ต้อกระจก รอผ่าตัด", "ใส่สายสวนปัสสาวะ เปลี่ยนทุกเดือน", "มีแผลกดทับที่ก้นกบ ต้องพลิกตัวทุก 2 ชั่วโมง",
)  # fmt: skip
HIRED: Final = ("นางสาวมะลิวัลย์ ทุ่งทอง", "นางบัวเขียว สายธาร", "นางสาวแสงหล้า ดงงาม")
Row = tuple[object, ...]


def keep_care(office: Office, seed: int, today: date, people: Sequence[Resident]) -> None:
    """Fill in what hangs on the elders; by chances of its own, so that the rest of the demo stays as it was."""
    random = Random(f"care {seed}")
    elders = [person for person in people if person.status is Residency.LIVING and _age(person, today) >= ELDER_AGE]
    homes: dict[int | None, list[Resident]] = {}
    for person in people:
        if person.status is Residency.LIVING:
            homes.setdefault(person.household_id, []).append(person)
    assessed: list[Row] = []
    cared: list[Row] = []
    noted: list[Row] = []
    for elder in elders:
        rows = list(_assessments(random, elder, today))
        assessed += rows
        last = sum(rows[-1][3:-1]) if rows else FULL_SCORE  # type: ignore[arg-type]
        cared += _carers(random, elder, homes.get(elder.household_id, []), last, today)
        noted += _notes(random, elder, last, today)
    items = ", ".join(MAXIMA)
    marks = ", ".join("?" * len(MAXIMA))
    office.sql_many(
        f"""insert into assessment(revision, resident_id, assessed_on, assessor, {items}, notes)
            values (1, ?, ?, ?, {marks}, ?)""",
        assessed,
    )
    office.sql_many(
        """insert into carer(revision, resident_id, carer_id, name, relation, phones, notes)
           values (1, ?, ?, ?, ?, ?, '')""",
        cared,
    )
    office.sql_many(
        "insert into health_note(revision, resident_id, noted_on, noted_by, text) values (1, ?, ?, ?, ?)", noted
    )
    for subject, rows in (("assessments", assessed), ("carers", cared), ("health_notes", noted)):
        office.note(subject, None, f"+{len(rows)}")


def _age(person: Resident, day: date) -> int:
    return age_on(person.born.date, day) if person.born else 0


def _assessments(random: Random, elder: Resident, today: date) -> Iterator[Row]:
    """From the first fiscal year on, when each is due or a little later; now and then one was never begun."""
    start = fiscal_bounds(fiscal_year(today) - YEARS + 1)[0]
    day = start + timedelta(days=random.randrange(300))
    if random.random() < 0.06:
        return
    total = _first_total(random, _age(elder, today))
    while day <= today:
        if _age(elder, day) >= ELDER_AGE:
            points = _points(random, total)
            yield (elder.id, _working_day(day).isoformat(), random.choice(ASSESSORS), *points.values(), "")
        due = next_due(day, group_of(total))
        day = due + timedelta(days=random.randrange(45)) if random.random() < 0.9 else months_after(due, 5)
        total = max(0, min(FULL_SCORE, total + random.choices((-3, -2, -1, 0, 1), (3, 6, 16, 65, 10))[0]))


def _first_total(random: Random, age: int) -> int:
    """The older, the more need help: few before 70, one in four from 80 on."""
    needy = 0.03 if age < 70 else 0.10 if age < 80 else 0.26 if age < 90 else 0.45
    chance = random.random()
    if chance < needy * 0.25:
        return random.randint(0, 4)
    if chance < needy:
        return random.randint(5, 11)
    return FULL_SCORE - min(8, int(random.expovariate(0.9 if age < 80 else 0.5)))


def _points(random: Random, total: int) -> dict[str, int]:
    """Points of the items in the order of the form; what is missing is missing where it is lost first."""
    points: dict[BarthelItem, int] = dict(MAXIMA)
    missing = FULL_SCORE - total
    while missing:
        item = random.choices(HARDEST, range(len(HARDEST) * 2, 0, -2))[0]
        if points[item]:
            points[item] -= 1
            missing -= 1
    return {item.value: value for item, value in points.items()}


def _working_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _carers(random: Random, elder: Resident, home: Sequence[Resident], total: int, today: date) -> Iterator[Row]:
    """Whoever needs care has somebody at home where there is one, else a neighbour's help is hired now and then."""
    if total >= 12 and random.random() > 0.3:
        return
    grown = [person for person in home if person.id != elder.id and _age(person, today) >= 18]
    if grown:
        carer = random.choice(grown)
        yield (elder.id, carer.id, "", _relation(elder, carer, today).value, "")
    elif total < 12 or random.random() < 0.2:
        phone = f"08{random.randrange(10**8):08d}"
        yield (elder.id, None, random.choice(HIRED), Relation.HIRED.value, phone)


def _relation(elder: Resident, carer: Resident, today: date) -> Relation:
    younger = _age(elder, today) - _age(carer, today)
    if younger >= 40:
        return Relation.GRANDCHILD
    if younger >= 17:
        return Relation.CHILD
    if younger <= -17:
        return Relation.PARENT
    return Relation.SPOUSE if elder.sex is not carer.sex else Relation.SIBLING


def _notes(random: Random, elder: Resident, total: int, today: date) -> Iterator[Row]:
    if random.random() < (0.5 if total < 12 else 0.05):
        day = _working_day(today - timedelta(days=random.randrange(5, 700)))
        yield (elder.id, day.isoformat(), random.choice(ASSESSORS), random.choice(NOTES))
