"""What tests of people and their places begin with; made-up people of registration office 9999."""

import random
from datetime import date, datetime, timedelta

from db.communities import save_community
from db.domain.buddhist_era import PartialDate, Precision
from db.domain.citizen_id import check_digit
from db.domain.communities import Community
from db.domain.households import Household
from db.domain.names import Sex
from db.domain.residents import Residency, Resident
from db.domain.volunteers import Volunteer, VolunteerKind
from db.households import save_household
from db.office import Office
from db.residents import save_resident
from db.volunteers import save_volunteer

NOW = datetime(2026, 11, 22, 9, 30)
GIVEN = [
    "กวิน", "เกวลิน", "แก่น", "แกว", "แก้ว", "แกะ", "จันดี", "จันทร์", "จันทร์ดี", "จันทร์เพ็ญ", "จันทรา", "นา", "นาน", "นำ", "น้ำ",
    "นำชัย", "น้ำฝน", "เกง", "เก็ง", "เก่ง", "เก้ง", "เก๊ง", "เก๋ง", "รักษ์", "ฤทัย", "ฤๅษี", "ลักษณ์", "ฦๅชา", "สมชาย", "สมหญิง",
    "สมศรี", "ปวีณา", "วิชัย", "ไพโรจน์", "โสภา", "อำนวย", "ขวัญใจ", "ณัฐพร", "Anna", "พะเลอะ",
]  # fmt: skip
FAMILY = [
    "ใจดี", "มูลคำ", "ศรีวงค์", "คำหล้า", "จันทร์แก้ว", "ก้อนทอง", "เพชรรัตน์", "ณ เชียงใหม่", "แสนดี", "O'Brien", "พอพิมาน",
]  # fmt: skip


def citizen_id(number: int) -> str:
    """A valid ID that is nobody's."""
    first = f"19999{number:07d}"
    return first + check_digit(first)


def born(year: int, month: int = 1, day: int = 1) -> PartialDate:
    return PartialDate(date(year, month, day), Precision.DAY)


def community(office: Office, name: str = "ริมยวม") -> Community:
    return save_community(office, Community(name=name))


def household(office: Office, house: str = "12", community_id: int | None = None, moo: str = "") -> Household:
    return save_household(office, Household(house=house, community_id=community_id, moo=moo))


def resident(office: Office, given: str = "สมชาย", family: str = "ใจดี", **values: object) -> Resident:
    return save_resident(office, Resident(given=given, family=family, **values))  # type: ignore[arg-type]


def volunteer(office: Office, resident_id: int, **values: object) -> Volunteer:
    kinds = (VolunteerKind.CIVIC,)
    return save_volunteer(office, Volunteer(resident_id=resident_id, **{"kinds": kinds, **values}))  # type: ignore[arg-type]


def made_up(chance: random.Random, household_ids: list[int]) -> Resident:
    """Anyone: names, nickname, ID, house and phones by chance."""
    return Resident(
        title=chance.choice(("นาย", "นาง", "")),
        given=chance.choice(GIVEN) + chance.choice(("", "", "พร", "ชัย")),
        family=chance.choice((*FAMILY, "")),
        nickname=chance.choice(("", "", "แดง", "ต้อม", "หนู", "Joe")),
        sex=chance.choice((*Sex, None)),
        citizen_id=citizen_id(chance.randrange(10**7)) if chance.random() < 0.9 else "",
        born=born(1930 + chance.randrange(90)) if chance.random() < 0.9 else None,
        household_id=chance.choice((*household_ids, None)),
        phones=tuple(f"08{chance.randrange(10**8):08d}" for _ in range(chance.randrange(3))),
        status=chance.choice((Residency.LIVING, Residency.LIVING, Residency.LIVING, Residency.MOVED, Residency.DIED)),
        status_date=date(2020, 1, 1) + timedelta(chance.randrange(2000)),
    )
