"""The people of the fictitious office: households of believable families, with names, IDs, phones and notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from db import demo_names
from db.demo_families import Member, Quota, next_family
from db.domain.ages import age_on, born_by
from db.domain.buddhist_era import PartialDate, Precision
from db.domain.citizen_id import check_digit
from db.domain.doubts import Doubt, Reason
from db.domain.households import Household
from db.domain.names import ADULT_AGE, Sex, title_for
from db.domain.residents import Residency, Resident

MEN_SHARE = 1379 / 2862
TEMPLE_EVERY = 900
"""One temple for so many people."""
NOBODYS_OFFICE = "9999"
"""A registration office that does not exist: IDs and house codes with it belong to nobody."""
_IDS = 10**7
_ID_STEP = 7_368_787
"""Coprime to _IDS: every person's seven digits differ, and look drawn by lot."""

_RANKS = {
    Sex.MALE: (
        "สิบเอก",
        "จ่าสิบเอก",
        "ร้อยตรี",
        "ว่าที่ร้อยตรี",
        "ร้อยตำรวจเอก",
        "ดาบตำรวจ",
        "พันตรี",
        "สิบตำรวจโท",
        "ดร.",
        "นายแพทย์",
    ),
    Sex.FEMALE: ("ว่าที่ร้อยตรีหญิง", "ร้อยตำรวจโทหญิง", "ดร.", "แพทย์หญิง", "แม่ชี", "แม่ชี"),
}
_NOTES = {
    60: (
        "ติดต่อผ่านบุตรสาว",
        "ข้าราชการครูบำนาญ",
        "ปราชญ์ชาวบ้านด้านจักสาน",
        "กรรมการชมรมผู้สูงอายุ",
        "ไปพักกับบุตรที่เชียงใหม่เป็นครั้งคราว",
    ),
    18: (
        "ทำงานต่างจังหวัด กลับบ้านช่วงสงกรานต์",
        "เปิดร้านขายของชำ",
        "ช่างไม้",
        "กรรมการชุมชน",
        "ทอผ้ากะเหรี่ยง",
        "รับจ้างทั่วไป",
        "สะดวกให้โทรหลังเลิกงาน",
    ),
    0: ("เรียนอยู่โรงเรียนในเขตเทศบาล", "พักอยู่กับยายวันธรรมดา", "นักกีฬาของโรงเรียน"),
}
_NO_ID = (
    "อยู่ระหว่างยื่นคำร้องขอมีชื่อในทะเบียนบ้าน",
    "บัตรหาย จำเลขไม่ได้ รอตรวจสอบกับสำนักทะเบียน",
    "ย้ายมาใหม่ ยังไม่นำหลักฐานมาแสดง",
)
_TEMPLES = ("ดอนแก้ว", "ป่าลำดวน", "ยวมคำ", "ทุ่งมณี", "ดอยเพชร")
_MONKS = (
    ("พระครู", 48, 80), ("พระอธิการ", 40, 75), ("พระมหา", 28, 60), ("พระ", 23, 78), ("พระ", 23, 78), ("พระ", 21, 50),
    ("สามเณร", 11, 18), ("สามเณร", 10, 17),
)  # fmt: skip
"""Who lives in a temple: title and range of age."""


@dataclass(frozen=True)
class Home:
    """A household and who lives (or lived) in it; its people have no household id yet."""

    household: Household
    people: tuple[Resident, ...]


class PeopleMaker:
    """Draws homes one after another until all residents are made."""

    def __init__(self, random: Random, today: date, residents: int, communities: Sequence[int]) -> None:
        self._random = random
        self._today = today
        men = round(residents * MEN_SHARE)
        self._quota = Quota(men, residents - men)
        self._temples = residents // TEMPLE_EVERY
        self._communities = communities
        self._weights = [14 - place for place in range(len(communities))]
        self._houses = dict.fromkeys(communities, 0)
        self._parts = dict.fromkeys(communities, 0)
        self._serial = random.randrange(_IDS)
        self._codes = random.randrange(_IDS)

    def homes(self) -> Iterator[Home]:
        """Every home, the temples first."""
        for _ in range(self._temples):
            yield self._temple()
        while self._quota.total:
            yield self._home()

    # -- homes

    def _temple(self) -> Home:
        household = replace(self._household(), notes="วัด" + self._random.choice(_TEMPLES))
        monks = [self._monk(*place, household) for place in _MONKS if self._quota.take(Sex.MALE)]
        return Home(household, tuple(monks))

    def _monk(self, title: str, youngest: int, oldest: int, household: Household) -> Resident:
        member = Member(Sex.MALE, self._random.randint(youngest, oldest))
        monk = self._person(member, demo_names.family_name(self._random), household)
        reasons = tuple(reason for reason in monk.reasons if reason.doubt is not Doubt.TITLE_AGE)
        return replace(monk, title=title, reasons=reasons)

    def _home(self) -> Home:
        random, household = self._random, self._household()
        members = next_family(random, self._quota)
        if random.random() < 0.012 and len(members) > 1:
            return Home(household, tuple(self._from_the_hills(member, household) for member in members))
        family = demo_names.family_name(random)
        people = [self._person(member, family, household) for member in members]
        if random.random() < 0.16:
            people.append(self._one_who_left(family, household))
        return Home(household, tuple(people))

    def _household(self) -> Household:
        random = self._random
        community = random.choices(self._communities, self._weights)[0]
        if self._houses[community] and random.random() < 0.35:
            self._parts[community] += 1
        else:
            self._houses[community] += 1
            self._parts[community] = 0
        house, part = self._houses[community], self._parts[community]
        self._codes = (self._codes + _ID_STEP) % _IDS
        return Household(
            house=f"{house}/{part}" if part else str(house),
            moo=str(1 + self._communities.index(community) // 3),
            community_id=community,
            house_code=f"{NOBODYS_OFFICE}{self._codes:07d}" if random.random() < 0.9 else "",
        )

    # -- people

    def _person(self, member: Member, family: str, household: Household) -> Resident:
        random, today = self._random, self._today
        born = self._born(member.age)
        title, reasons = self._title(member, born.date)
        if member.own_family:
            family = demo_names.family_name(random)
        citizen_id = self._citizen_id(born.date)
        if citizen_id.startswith("0"):
            reasons = (*reasons, Reason(Doubt.ID_NO_STATUS, "มีบัตรประจำตัวบุคคลที่ไม่มีสถานะทางทะเบียน"))
        return Resident(
            title=title,
            given=demo_names.given_name(random, member.sex, member.age),
            family=family,
            nickname=demo_names.nickname(random, member.sex, member.age) if random.random() < 0.75 else "",
            sex=member.sex,
            citizen_id=citizen_id,
            no_id_reason="" if citizen_id else self._no_id_reason(age_on(born.date, today)),
            born=born,
            community_id=household.community_id,
            phones=self._phones(member.age),
            notes=self._note(member.age),
            reasons=reasons,
        )

    def _from_the_hills(self, member: Member, household: Household) -> Resident:
        """Somebody with one name only, who has no civil status yet or got it late."""
        person = self._person(member, "", household)
        return replace(person, given=demo_names.single_name(self._random, member.sex), family="", nickname="")

    def _one_who_left(self, family: str, household: Household) -> Resident:
        """A former member of the home: moved away, or died in the last years."""
        random = self._random
        died = random.random() < 0.55
        age = random.randint(58, 96) if died else random.randint(16, 55)
        person = self._person(Member(random.choice(list(Sex)), age, age > 30), family, household)
        day = self._today - timedelta(days=random.randint(20, 365 * min(5, age - 15)))
        return replace(person, status=Residency.DIED if died else Residency.MOVED, status_date=day, notes="")

    def _born(self, age: int) -> PartialDate:
        """A birthday that gives this age today; of some elders only month or year are known."""
        born = born_by(age, self._today) - timedelta(days=self._random.randrange(365))
        chance = self._random.random()
        if age >= 66 and chance < 0.06:
            return PartialDate(date(born.year, 1, 1), Precision.YEAR)
        if age >= 66 and chance < 0.10:
            return PartialDate(born.replace(day=1), Precision.MONTH)
        return PartialDate(born, Precision.DAY)

    def _title(self, member: Member, born: date) -> tuple[str, tuple[Reason, ...]]:
        random, sex = self._random, member.sex
        title = title_for(sex, born, self._today)
        if member.age >= 24 and random.random() < (0.016 if sex is Sex.MALE else 0.008):
            return random.choice(_RANKS[sex]), ()
        if sex is Sex.FEMALE and member.is_married and random.random() < (0.9 if member.age > 40 else 0.7):
            return "นาง", ()
        if age_on(born, self._today) == ADULT_AGE and random.random() < 0.4:
            child = "เด็กชาย" if sex is Sex.MALE else "เด็กหญิง"
            return child, (Reason(Doubt.TITLE_AGE, "ยังไม่ได้เปลี่ยนคำนำหน้าในทะเบียนบ้าน"),)
        return title, ()

    def _citizen_id(self, born: date) -> str:
        """x9999xxxxxxxc: the first digit tells how the person came into the register."""
        random = self._random
        self._serial = (self._serial + _ID_STEP) % _IDS
        chance = random.random()
        if chance < 0.015:
            return ""
        if chance < 0.045:
            first = random.choice("0678")
        elif born.year >= 1984:
            first = "2" if chance < 0.12 else "1"
        else:
            first = random.choice("345") if chance < 0.2 else "3"
        digits = f"{first}{NOBODYS_OFFICE}{self._serial:07d}"
        return digits + check_digit(digits)

    def _no_id_reason(self, age: int) -> str:
        return "เด็กแรกเกิด รอแจ้งเกิด" if age < 1 else self._random.choice(_NO_ID)

    def _phones(self, age: int) -> tuple[str, ...]:
        random = self._random
        if age < 15 or random.random() < (0.5 if age >= 70 else 0.2):
            return ()
        count = 2 if random.random() < 0.06 else 1
        return tuple(phone(random) for _ in range(count))

    def _note(self, age: int) -> str:
        if self._random.random() > 0.06:
            return ""
        return self._random.choice(next(notes for first, notes in _NOTES.items() if age >= first))


def phone(random: Random) -> str:
    """A made-up mobile number: 0, 6 8 or 9, any digit, 000, four digits."""
    return f"0{random.choice('689')}{random.randrange(10)}000{random.randrange(10**4):04d}"
