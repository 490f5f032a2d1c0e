"""Visits of the fictitious office: three fiscal years of them, who cares for whom, what is overdue, what is to come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from db.domain.ages import ELDER_AGE, age_on, born_by
from db.domain.barthel import AdlGroup
from db.domain.care_matches import MOST_ELDERS
from db.domain.fiscal_year import fiscal_bounds, fiscal_year
from db.domain.residents import Residency
from db.domain.services import ServiceKind
from db.domain.visits import VisitOutcome
from db.elders import elder_lines
from db.office import Office
from db.resident_rows import day_of
from db.training_validity import holders_of_course

YEARS: Final = 3
STAFF: Final = ("นางวราลักษณ์ ศรีเรือน", "นายกิตติ แก้วมา", "นางสาวมาลี ปินตา", "นางสาวศศิธร ดอยหลวง")
COVERED: Final = (0.62, 0.74, 0.34)
"""The share of elders who are visited in each of the years; the present one has just begun."""
EVERY_DAYS: Final = {AdlGroup.BEDBOUND: 30, AdlGroup.HOMEBOUND: 61, AdlGroup.SOCIAL: 183}
OUTCOMES: Final = {
    VisitOutcome.MET: 78, VisitOutcome.NEEDS: 8, VisitOutcome.REFERRED: 3, VisitOutcome.NOT_HOME: 9,
    VisitOutcome.REFUSED: 2,
}  # fmt: skip
NOTES: Final = {
    VisitOutcome.NEEDS: (
        "ขอราวจับในห้องน้ำ", "ขอรถรับส่งไปโรงพยาบาลวันนัด", "ผ้าอ้อมผู้ใหญ่ใกล้หมด", "หลังคารั่ว ขอให้ช่างมาดู", "อยากได้คนช่วยอ่านหนังสือให้ฟัง",
    ),
    VisitOutcome.REFERRED: ("ส่งต่องานเยี่ยมบ้านโรงพยาบาล", "แจ้งสำนักงานพัฒนาสังคมจังหวัด", "ประสานชมรมผู้สูงอายุ"),
    VisitOutcome.NOT_HOME: ("ไปสวน นัดใหม่", "ไปเยี่ยมลูกต่างอำเภอ", "ปิดบ้าน เพื่อนบ้านว่าไปวัด"),
}  # fmt: skip
ENDINGS: Final = ("อาสาย้ายไปทำงานต่างจังหวัด", "เปลี่ยนผู้ดูแลตามความสะดวก", "ลูกกลับมาดูแลเองแล้ว")
Row = tuple[object, ...]


@dataclass(frozen=True)
class Helper:
    """A volunteer who serves still, with the elders they care for."""

    id: int
    resident_id: int
    community_id: int | None
    started: date
    elders: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Elder:
    """An elder as far as visits ask."""

    id: int
    household_id: int | None
    community_id: int | None
    age: int
    group: AdlGroup


def keep_visits(office: Office, seed: int, today: date) -> None:
    """Fill in matches and visits, by chances of their own, so that nothing else of the demo moves."""
    random = Random(f"visits {seed}")
    at_home, others, course_id = _services(office)
    trained = holders_of_course(office, course_id) if course_id else {}
    elders, helpers = _elders(office, today), _helpers(office, today)
    able = {resident_id for resident_id, training in trained.items() if training.is_valid(today)}
    schooled = [helper for helper in helpers if helper.resident_id in able]
    matches = list(_matches(random, elders, (schooled, helpers), today, at_home))
    cares = {row[0]: (row[1], day_of(str(row[3]))) for row in matches if row[4] is None}
    visits: list[Row] = []
    by_place: dict[int | None, list[Helper]] = {}
    for helper in helpers:
        by_place.setdefault(helper.community_id, []).append(helper)
    for elder in elders:
        match = cares.get(elder.id)
        near = by_place.get(elder.community_id, [])
        visits += _visits_now_and_then(random, elder, near, (at_home, *others), today)
        if match is not None and match[1] is not None:
            visits += _visits_in_care(random, elder, int(str(match[0])), match[1], at_home, today)
    visits += _visits_to_houses(random, elders, at_home, today)
    _keep(office, visits, matches)


def _keep(office: Office, visits: list[Row], matches: list[Row]) -> None:
    visits.sort(key=lambda row: str(row[7] or row[6]))
    office.sql_many(
        """insert into visit(revision, resident_id, household_id, community_id, service_id, volunteer_id, visitor,
               planned_on, done_on, outcome, minutes, notes) values (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        visits,
    )
    office.sql_many(
        """insert into care_match(revision, resident_id, volunteer_id, service_id, since, until, end_reason, notes)
           values (1, ?, ?, ?, ?, ?, ?, '')""",
        matches,
    )
    office.note("visits", None, f"+{len(visits)}")
    office.note("care_matches", None, f"+{len(matches)}")


def _services(office: Office) -> tuple[int, tuple[int, ...], int | None]:
    """The home visit, the others that go to a door, and the course that the first asks for."""
    rows = office.sql("select id, kind, course_id from service where deleted_at is null order by id")
    visit = next(row for row in rows if row[1] == ServiceKind.VISIT)
    kinds = (ServiceKind.MEALS, ServiceKind.MEDICINE, ServiceKind.HEALTH)
    return visit[0], tuple(row[0] for row in rows if row[1] in kinds), visit[2]


def _elders(office: Office, today: date) -> list[Elder]:
    rows = office.sql(
        """select id, household_id, community_id, born from resident
           where status = ? and deleted_at is null and born <= ? order by id""",
        (Residency.LIVING.value, born_by(ELDER_AGE, today).isoformat()),
    )
    groups = {line.id: line.standing.group for line in elder_lines(office, [row[0] for row in rows]) if line.standing}
    return [
        Elder(row[0], row[1], row[2], age_on(date.fromisoformat(row[3]), today), groups.get(row[0], AdlGroup.SOCIAL))
        for row in rows
    ]


def _helpers(office: Office, today: date) -> list[Helper]:
    rows = office.sql(
        """select v.id, v.resident_id, coalesce(v.community_id, r.community_id), coalesce(v.started, ?)
           from volunteer v join resident r on r.id = v.resident_id
           where v.deleted_at is null and v.ended is null and r.status <> 'died' order by v.id""",
        (today.isoformat(),),
    )
    return [Helper(row[0], row[1], row[2], date.fromisoformat(row[3])) for row in rows]


def _matches(
    random: Random, elders: Sequence[Elder], known: tuple[Sequence[Helper], Sequence[Helper]], today: date, need: int
) -> Iterator[Row]:
    """Who needs care has a trained volunteer nearby as long as one has room; now and then somebody not trained was
    asked in a hurry, and some had another before. `known` are those who are trained, and all."""
    schooled, helpers = known
    needy = [elder for elder in elders if elder.group is not AdlGroup.SOCIAL or elder.age >= 88]
    for elder in needy:
        near = [one for one in schooled if one.community_id == elder.community_id and len(one.elders) < MOST_ELDERS]
        if random.random() < 0.06:
            near = [one for one in helpers if one.community_id == elder.community_id and one not in schooled]
        elif not near and random.random() < 0.25:
            near = [one for one in schooled if len(one.elders) < MOST_ELDERS - 1]
        near = [one for one in near if one.resident_id != elder.id]
        if not near or random.random() < 0.12:
            continue
        helper = min(near, key=lambda one: (len(one.elders) == 0, -len(one.elders), one.id))
        helper.elders.append(elder.id)
        first = max(helper.started, fiscal_bounds(fiscal_year(today) - 2)[0])
        since = first + timedelta(days=random.randrange(max(1, (today - first).days - 20)))
        if random.random() < 0.15:
            before = random.choice([one for one in helpers if one.resident_id != elder.id])
            began = since - timedelta(days=random.randint(120, 400))
            if before.id != helper.id and before.started < began:
                yield (elder.id, before.id, need, began.isoformat(), since.isoformat(), random.choice(ENDINGS))
        yield (elder.id, helper.id, need, since.isoformat(), None, "")


def _visits_now_and_then(
    random: Random, elder: Elder, near: Sequence[Helper], services: Sequence[int], today: date
) -> Iterator[Row]:
    """By staff, or by a volunteer of the community who had begun; the older, the rather; two communities lag behind."""
    present = fiscal_year(today)
    lags = elder.community_id is not None and elder.community_id % 4 == 3
    for year, covered in zip(range(present - YEARS + 1, present + 1), COVERED, strict=True):
        if random.random() > covered * (0.6 if lags else 1.05) + (elder.age - 70) * 0.004:
            continue
        first, last = fiscal_bounds(year)
        days = (min(last, today) - first).days
        for _time in range(random.choices((1, 2, 3), (60, 30, 10))[0] if year < present else 1):
            day = _working_day(first + timedelta(days=random.randrange(max(1, days))))
            able = [one for one in near if one.started <= day and one.resident_id != elder.id]
            helper = random.choice(able).id if able and random.random() < 0.7 else None
            service = random.choices(services, (5, *([1] * (len(services) - 1))))[0]
            yield _done(random, elder, service, helper, day, None if random.random() < 0.5 else day)


def _visits_in_care(
    random: Random, elder: Elder, volunteer_id: int, since: date, service: int, today: date
) -> Iterator[Row]:
    """As often as the group asks, now and then a few days late; mostly one is to come, or was forgotten."""
    step = EVERY_DAYS[elder.group] if elder.age < 88 else 61
    planned = since + timedelta(days=random.randrange(1, 15))
    while planned <= today - timedelta(days=step // 2):
        day = _working_day(min(today, planned + timedelta(days=random.choices((0, 1, 3, 6), (60, 20, 12, 8))[0])))
        yield _done(random, elder, service, volunteer_id, day, planned)
        planned += timedelta(days=step + random.randrange(-3, 4))
    if random.random() < 0.15:
        return  # nobody has planned the next one yet
    late = random.random() < 0.16
    due = today - timedelta(days=random.randint(2, 24)) if late else today + timedelta(days=random.randrange(0, 28))
    yield (
        elder.id, None, elder.community_id, service, volunteer_id, "", max(due, since).isoformat(), None, "", 0, "",
    )  # fmt: skip


def _visits_to_houses(random: Random, elders: Sequence[Elder], service: int, today: date) -> Iterator[Row]:
    """Staff look at a whole household, such as after a storm."""
    start = fiscal_bounds(fiscal_year(today) - YEARS + 1)[0]
    for elder in random.sample(list(elders), len(elders) // 12):
        if elder.household_id is not None:
            day = _working_day(start + timedelta(days=random.randrange((today - start).days)))
            row = _done(random, elder, service, None, day, None)
            yield (None, elder.household_id, *row[2:])


def _done(random: Random, elder: Elder, service: int, volunteer_id: int | None, day: date, planned: date | None) -> Row:
    """A visit that was made: a closed door takes five minutes."""
    outcome = random.choices(tuple(OUTCOMES), tuple(OUTCOMES.values()))[0]
    minutes = 5 if outcome in (VisitOutcome.NOT_HOME, VisitOutcome.REFUSED) else random.choice((20, 30, 30, 40, 45, 60))
    note = random.choice(NOTES[outcome]) if outcome in NOTES else ""
    visitor = "" if volunteer_id else random.choice(STAFF)
    return (
        elder.id, None, elder.community_id, service, volunteer_id, visitor, planned.isoformat() if planned else None,
        day.isoformat(), outcome.value, minutes, note,
    )  # fmt: skip


def _working_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))
