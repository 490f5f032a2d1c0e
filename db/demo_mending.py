"""What was mended in the fictitious office: people kept twice, two who are not, one merger, and two breaches."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from db.breaches import save_breach
from db.domain.breaches import Breach, Risk
from db.domain.fiscal_year import fiscal_bounds, fiscal_year
from db.domain.residents import Residency, Resident
from db.duplicates import say_apart
from db.mergers import merge_residents, merging_proposal
from db.office import Office
from db.resident_additions import add_residents
from db.residents import resident_of

SPELT: Sequence[tuple[str, str]] = (
    ("พรรณ", "พันธ์"), ("ศิริ", "สิริ"), ("ณัฐ", "นัท"), ("วรรณ", "วัน"), ("ไชย", "ชัย"), ("ชัย", "ไชย"), ("สิริ", "ศิริ"),
    ("ภ", "พ"), ("ธ", "ท"), ("ณ", "น"),
)  # fmt: skip
"""How whoever typed a list from hearing spells a name; the first that fits is taken."""
TWICE, MERGED, APART = 5, 1, 1
"""So many people were typed a second time and wait; were merged; were found to be two."""
LISTS = ("ชมรมผู้สูงอายุ", "กลุ่มออกกำลังกาย", "ผู้ร่วมกิจกรรมวัด")

BREACHES = (
    (
        2, 0.35, "16.20", Risk.NONE, 120, "แฟลชไดรฟ์ที่เก็บไฟล์สำรองหายระหว่างนำไปเก็บที่ตู้เซฟ ไฟล์สำรองถูกเข้ารหัสไว้ทั้งหมด",
        "ประชากรทุกคนในไฟล์สำรอง ชื่อ ที่อยู่ และเลขประจำตัว", "เปลี่ยนกุญแจกู้คืน ยกเลิกแฟลชไดรฟ์เดิม และบันทึกไว้เป็นหลักฐาน",
    ),
    (
        1, 0.6, "10.05", Risk.RISK, 38, "ติดประกาศรายชื่อผู้เข้าอบรมซึ่งมีเบอร์โทรศัพท์ไว้หน้าอาคารนานสองชั่วโมง",
        "ผู้เข้าอบรม ชื่อและเบอร์โทรศัพท์", "ปลดประกาศทันที แจ้งผู้เกี่ยวข้อง และให้พิมพ์รายชื่อโดยไม่มีเบอร์โทรศัพท์ต่อไป",
    ),
)  # fmt: skip
"""Fiscal years ago, part of the year, time found, risk, people, what, whose, what was done."""


def keep_mending(office: Office, seed: int, today: date, people: Sequence[Resident]) -> None:
    """Second records of some people, as lists bring them in, and what became of them."""
    random = Random(f"mending {seed}")
    named = [person for person in people if person.family and person.status is Residency.LIVING and person.born]
    chosen = random.sample(named, min(len(named), TWICE + MERGED + APART))
    copies = [_typed_again(random, person) for person in chosen]
    ids = add_residents(office, copies)
    pairs = [(person.id, copy_id) for person, copy_id in zip(chosen, ids, strict=True)]
    for kept_id, gone_id in pairs[:MERGED]:
        picks = merging_proposal(office, kept_id, gone_id)
        kept, gone = resident_of(office, kept_id), resident_of(office, gone_id)
        merge_residents(office, (kept_id, kept.revision), (gone_id, gone.revision), picks)
    for first, second in pairs[MERGED : MERGED + APART]:
        say_apart(office, first, second)
    _keep_breaches(office, today)


def _typed_again(random: Random, person: Resident) -> Resident:
    """The same person in a list of a club: without ID and house, the name as it was heard."""
    given = next((person.given.replace(*pair, 1) for pair in SPELT if pair[0] in person.given), person.given)
    return replace(
        person,
        id=0,
        revision=0,
        given=given,
        citizen_id="",
        no_id_reason="",
        household_id=None,
        community_id=None,
        phones=person.phones[:1],
        status=Residency.OUTSIDE,
        status_date=None,
        organisation=random.choice(LISTS),
        notes="",
        reasons=(),
    )


def _keep_breaches(office: Office, today: date) -> None:
    """Each was reported in time, where it had to be, and closed a week later."""
    for years, part, found_time, risk, count, what, whose, done in BREACHES:
        first, last = fiscal_bounds(fiscal_year(today) - years)
        found_on = first + timedelta(round((last - first).days * part))
        next_day = found_on + timedelta(1)
        save_breach(
            office,
            Breach(
                found_on=found_on,
                found_time=found_time,
                happened_on=found_on,
                what=what,
                whose=whose,
                people=count,
                risk=risk,
                done=done,
                reported_on=None if risk is Risk.NONE else next_day,
                reported_time="" if risk is Risk.NONE else "09.00",
                closed_on=found_on + timedelta(7),
            ),
        )
