"""The volunteers of the fictitious office: of every age and kind, each invited by someone who came before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from db import demo_names
from db.demo_people import phone
from db.domain.ages import AgeBand, age_on, band_of
from db.domain.names import Sex
from db.domain.residents import Residency, Resident
from db.domain.volunteers import Volunteer, VolunteerKind

ONE_OF = 18
"""One living resident of so many volunteers."""
MOST = 3000
OUTSIDERS = 9
FOUNDERS = 12
"""The first ones: staff who began by themselves."""
FIRST_YEARS = 9 * 365

YOUNGEST = 12
"""Pupils come along with a teacher or a grandmother."""
_BANDS = {
    AgeBand.UNDER_15: 3,
    AgeBand.FROM_15: 11,
    AgeBand.FROM_25: 50,
    AgeBand.FROM_60: 22,
    AgeBand.FROM_70: 10,
    AgeBand.FROM_80: 3,
    AgeBand.FROM_90: 1,
}
"""How many of a hundred volunteers are of an age."""
_KINDS = {
    VolunteerKind.VILLAGE_HEALTH: 30,
    VolunteerKind.ELDER_CARE: 25,
    VolunteerKind.CAREGIVER: 20,
    VolunteerKind.LOCAL_CARE: 10,
    VolunteerKind.CIVIC: 30,
}
_SKILLS = (
    "", "", "", "วัดความดันโลหิต", "ปฐมพยาบาล", "ทำอาหารผู้สูงอายุ", "นวดแผนไทย", "ขับรถรับส่ง", "พูดภาษากะเหรี่ยง", "ตัดผม",
    "ร้องเพลง นำสันทนาการ", "ถ่ายภาพ ทำคลิปวิดีโอ", "ซ่อมบ้าน ทำราวจับ",
)  # fmt: skip
_REASONS = ("ย้ายไปทำงานต่างจังหวัด", "ขอหยุดพักเพราะดูแลหลาน", "อายุมาก เดินทางไม่สะดวก", "ไปศึกษาต่อ")
_ORGANISATIONS = (
    "วิทยาลัยการอาชีพดอยยวม", "โรงเรียนป่าลำดวนวิทยา", "ศูนย์เรียนรู้บ้านดอนแก้ว", "ชมรมผู้สูงอายุทุ่งมณี", "โรงพยาบาลดอยเพชร",
)  # fmt: skip


def outsiders(random: Random) -> list[Resident]:
    """People who never lived here but help: from made-up schools and clubs round about."""
    people = []
    for place in range(OUTSIDERS):
        sex, age = random.choice(tuple(Sex)), random.randint(24, 58)
        people.append(
            Resident(
                title="นาย" if sex is Sex.MALE else "นางสาว",
                given=demo_names.given_name(random, sex, age),
                family=demo_names.family_name(random),
                sex=sex,
                phones=(phone(random),),
                status=Residency.OUTSIDE,
                organisation=_ORGANISATIONS[place % len(_ORGANISATIONS)],
            )
        )
    return people


def volunteers(random: Random, today: date, people: Sequence[Resident], outside: Sequence[Resident]) -> list[Volunteer]:
    """Volunteers among kept people, in the order in which they began; the first have nobody who invited them."""
    chosen = _chosen(random, today, people)
    random.shuffle(chosen)
    chosen += outside
    starts = sorted(_start(random, today, place < FOUNDERS) for place in range(len(chosen)))
    began = [_volunteer(random, today, person, start) for person, start in zip(chosen, starts, strict=True)]
    began.sort(key=lambda volunteer: volunteer.started or today)
    found: list[Volunteer] = []
    for volunteer in began:
        found.append(replace(volunteer, invited_by_id=_inviter(random, found)))
    return found


def _chosen(random: Random, today: date, people: Sequence[Resident]) -> list[Resident]:
    by_band: dict[AgeBand, list[Resident]] = {band: [] for band in _BANDS}
    for person in people:
        if person.status is Residency.LIVING and person.born and person.title != "สามเณร":
            age = age_on(person.born.date, today)
            if age >= YOUNGEST:
                by_band[band_of(age)].append(person)
    wanted = min(MOST, sum(person.status is Residency.LIVING for person in people) // ONE_OF)
    chosen: list[Resident] = []
    for band, share in _BANDS.items():
        chosen += random.sample(by_band[band], min(len(by_band[band]), max(1, round(wanted * share / 100))))
    return chosen


def _start(random: Random, today: date, is_founder: bool) -> date:
    """More and more begin as word goes round; the founders all began in the first months."""
    if is_founder:
        return today - timedelta(days=FIRST_YEARS - random.randrange(120))
    return today - timedelta(days=int((FIRST_YEARS - 130) * random.random() ** 1.7) + 3)


def _volunteer(random: Random, today: date, person: Resident, started: date) -> Volunteer:
    age = age_on(person.born.date, today) if person.born else 40
    if person.born:
        started = max(started, today - timedelta(days=(age - YOUNGEST) * 365 + 30))
    ended = started + timedelta(days=random.randint(200, 1500)) if random.random() < 0.12 else None
    has_ended = ended is not None and ended < today
    return Volunteer(
        resident_id=person.id,
        kinds=tuple(_kinds(random, age)),
        community_id=person.community_id,
        started=started,
        ended=ended if has_ended else None,
        end_reason=random.choice(_REASONS) if has_ended else "",
        skills=random.choice(_SKILLS),
    )


def _kinds(random: Random, age: int) -> Iterator[VolunteerKind]:
    if age < 20:
        yield VolunteerKind.CIVIC
        return
    first, second = random.choices(tuple(_KINDS), tuple(_KINDS.values()), k=2)
    yield first
    if second is not first and random.random() < 0.3:
        yield second


def _inviter(random: Random, before: Sequence[Volunteer]) -> int | None:
    """Somebody who began earlier, often one of the few who invite many."""
    if len(before) < FOUNDERS or random.random() < 0.15:
        return None
    place = int(len(before) * random.random() ** 2)
    return before[place].resident_id
