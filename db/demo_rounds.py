"""The outreach rounds of the fictitious office: three fiscal years of them, two still under way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from db.domain.fiscal_year import fiscal_bounds, fiscal_year
from db.domain.round_results import RoundResult
from db.domain.round_sharing import Helper
from db.domain.rounds import HouseholdChoice, OutreachRound, RoundKind
from db.office import Office
from db.round_households import take_into_round
from db.round_sharing import helpers_of, share_round_out
from db.rounds import save_round

HELPERS_OF_COMMUNITY = 4
NEEDS = (
    "ขอยาความดันที่ใกล้หมด", "ขอรถรับส่งไปพบแพทย์ตามนัด", "ขอผ้าอ้อมผู้ใหญ่", "ราวจับในห้องน้ำชำรุด", "ขอข้าวสารและอาหารแห้ง",
    "ขอให้พยาบาลมาดูแผลกดทับ", "ไม่มีคนดูแลช่วงกลางวัน", "ขอคำแนะนำเรื่องเบี้ยยังชีพ",
)  # fmt: skip
OUTBREAK_NEEDS = ("", "", "ขอชุดตรวจ", "ขอหน้ากากอนามัย", "กักตัวอยู่บ้าน ไม่มีคนซื้ออาหาร", "ยาประจำใกล้หมด")
NOTES = ("", "", "", "", "", "", "กดกริ่งหน้าบ้าน", "ระวังสุนัข", "อยู่บ้านช่วงเย็น")
SYMPTOMS, MEDICINE, FOOD, NOT_VACCINATED = 0.03, 0.05, 0.04, 0.09


@dataclass(frozen=True)
class Plan:
    """A round from `starts` on for so many days, of which `done` of the households are written down by today."""

    name: str
    kind: RoundKind
    starts: date
    days: int
    with_elders: bool
    done: float = 1.0


def keep_rounds(office: Office, today: date, seed: int) -> None:
    """For the demo: two rounds in each of two fiscal years gone by, and two that are under way."""
    random = Random(f"rounds {seed}")
    for plan in _plans(today):
        made = save_round(
            office,
            OutreachRound(
                name=plan.name, kind=plan.kind, starts=plan.starts, ends=plan.starts + timedelta(plan.days - 1)
            ),
        )
        if take_into_round(office, made.id, HouseholdChoice(with_elders=plan.with_elders)):
            share_round_out(office, made.id, _chosen(helpers_of(office, made.id)))
            _write_down(office, random, plan, made.id, today)


def _plans(today: date) -> Iterator[Plan]:
    year = fiscal_year(today)
    for back, outbreak in ((2, "โรคทางเดินหายใจ"), (1, "ไข้เลือดออก")):
        first, _last = fiscal_bounds(year - back)
        name = f"ตรวจเชิงรุกช่วง{outbreak} ปีงบประมาณ {year - back}"
        yield Plan(name, RoundKind.OUTBREAK, first + timedelta(50 + 20 * back), 14, False)
        name = f"เยี่ยมผู้สูงอายุก่อนสงกรานต์ ปี {year - back}"
        yield Plan(name, RoundKind.VISIT, first + timedelta(178), 14, True)
    yield Plan(f"เยี่ยมผู้สูงอายุรับฤดูหนาว ปี {year}", RoundKind.VISIT, today - timedelta(12), 21, True, 0.62)
    yield Plan("ตรวจเชิงรุกไข้หวัดใหญ่ทุกครัวเรือน", RoundKind.OUTBREAK, today - timedelta(3), 7, False, 0.45)


def _chosen(helpers: Sequence[Helper]) -> list[Helper]:
    """The first few of each community, so that nobody goes to a handful of houses only."""
    found: dict[int | None, list[Helper]] = {}
    for helper in helpers:
        found.setdefault(helper.community_id, []).append(helper)
    return [helper for here in found.values() for helper in here[:HELPERS_OF_COMMUNITY]]


def _write_down(office: Office, random: Random, plan: Plan, round_id: int, today: date) -> None:
    """Each who goes is somewhere on their way."""
    houses = office.sql(
        "select id, volunteer_id, worker from round_household where round_id = ? order by position", (round_id,)
    )
    walks: dict[tuple[Any, str], list[int]] = {}
    for house_id, volunteer_id, worker in houses:
        walks.setdefault((volunteer_id, worker), []).append(house_id)
    rows = []
    for walk in walks.values():
        done = round(len(walk) * min(1.0, plan.done * random.uniform(0.7, 1.3)))
        for place, house_id in enumerate(walk[:done]):
            rows.append((*_found(random, plan, place / len(walk), today), house_id))
    office.sql_many(
        """update round_household set result = ?, reached_on = ?, needs = ?, symptoms = ?, medicine = ?, food = ?,
               vaccinated = ?, helped_on = ?, notes = ?, revision = 2 where id = ?""",
        rows,
    )


def _found(random: Random, plan: Plan, part: float, today: date) -> tuple[Any, ...]:
    """The columns of a household come to after that part of the walk."""
    day = min(today, plan.starts + timedelta(int(part * plan.days)))
    chance, note = random.random(), random.choice(NOTES)
    if chance < 0.05:
        return RoundResult.NOBODY.value, day.isoformat(), "", None, None, None, None, None, note
    if chance < 0.065:
        return RoundResult.REFUSED.value, day.isoformat(), "", None, None, None, None, None, note
    checks: tuple[int | None, ...] = (None, None, None, None)
    asks, needs = False, ""
    if plan.kind is RoundKind.OUTBREAK:
        symptoms, medicine, food, missing = (
            random.random() < share for share in (SYMPTOMS, MEDICINE, FOOD, NOT_VACCINATED)
        )
        asks = symptoms or medicine or food or missing
        checks = (int(symptoms), int(medicine), int(food), int(not missing))
        needs = random.choice(OUTBREAK_NEEDS) if asks else ""
    elif random.random() < 0.12:
        needs = random.choice(NEEDS)
    if not asks and not needs:
        return RoundResult.REACHED.value, day.isoformat(), "", *checks, None, note
    helped = day + timedelta(random.randint(0, 4))
    waits = helped > today or (plan.done < 1 and random.random() < 0.5)
    return RoundResult.NEEDS.value, day.isoformat(), needs, *checks, None if waits else helped.isoformat(), note
