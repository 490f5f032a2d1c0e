"""What tests of erasure begin with: somebody with all that can hang on one, and a look into the file's own bytes."""

from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from db.awards import save_award
from db.carers import save_carer
from db.data_requests import answer_request
from db.domain.awards import Award, AwardKind
from db.domain.carers import Carer, Relation
from db.domain.data_requests import DataRequest, Outcome, RequestKind
from db.domain.doubts import Doubt, Reason
from db.domain.moves import MoveWish
from db.domain.residents import Resident
from db.moves import move_person
from db.office import Office
from db.residents import resident_of, save_resident
from db.storage import FILE_NAME, PAGE
from tests import care_office, services_office, visits_office
from tests.keys import KEY
from tests.people_office import born, citizen_id, community, household, resident, volunteer
from tests.rounds_office import found, full_round

NAME, FAMILY, NICKNAME, PHONE = "พิมพ์ชนกนาถ", "สกุลสมมุติยาว", "ชื่อเล่นหายาก", "0899911223"
NUMBER = citizen_id(7654321)
NOTE = "ข้อความลับเฉพาะของคนนี้"
EVERYTHING = (NAME, FAMILY, NICKNAME, PHONE, NUMBER, NOTE)
RESERVED = 80
"""Bytes at the end of each page: a start value of 16 and a code of 64."""


def content_of(folder: Path, key: bytes = KEY.key) -> bytes:
    """Every byte of the office's file as it is without encryption, the free places in its pages too."""
    raw = (folder / FILE_NAME).read_bytes()
    found = []
    for start in range(0, len(raw), PAGE):
        page = raw[start : start + PAGE]
        body = page[16 if start == 0 else 0 : PAGE - RESERVED]
        begin = page[PAGE - RESERVED : PAGE - RESERVED + 16]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(begin)).decryptor()
        found.append(decryptor.update(body) + decryptor.finalize())
    return b"".join(found)


def remains(folder: Path) -> list[str]:
    """What of the person can be read in the file."""
    content = content_of(folder)
    return [text for text in EVERYTHING if text.encode() in content]


def someone(office: Office) -> Resident:
    """A person with all that can hang on one but trainings, among a hundred others."""
    home = household(office, "12", community(office).id)
    for number in range(60):
        resident(office, f"คนอื่น{number}", citizen_id=citizen_id(number))
    person = resident(
        office, NAME, FAMILY, nickname=NICKNAME, phones=(PHONE,), citizen_id=NUMBER, household_id=home.id,
        born=born(1950), notes=NOTE, reasons=(Reason(Doubt.TITLE_AGE, NOTE),),
    )  # fmt: skip
    one = volunteer(office, person.id, notes=NOTE, skills=NOTE)
    save_award(
        office, Award(volunteer_id=one.id, kind=AwardKind.YEARS, step=1, given_on=date(2026, 10, 21), notes=NOTE)
    )
    care_office.cared_for(office, person.id, NOTE)
    save_carer(office, Carer(resident_id=1, carer_id=person.id, relation=Relation.NEIGHBOUR, notes=NOTE))
    asked = DataRequest(
        resident_id=person.id, kind=RequestKind.CORRECTION, received_on=date(2026, 11, 1), asked_by=NICKNAME,
        answered_on=date(2026, 11, 2), outcome=Outcome.REFUSED, reason=f"{NAME} {FAMILY} ไม่มีหลักฐาน", notes=NOTE,
    )  # fmt: skip
    full_round(office)
    found(office, 1, "12", needs=NOTE, notes=NOTE)
    answer_request(office, asked)
    took_part = services_office.activity(office, services_office.service(office).id)
    services_office.participant(office, took_part.id, person.id, notes=NOTE)
    move_person(office, person.id, MoveWish(is_away=True, moved_on=date(2026, 11, 3), note=NOTE))
    move_person(office, person.id, MoveWish(to_household_id=home.id, moved_on=date(2026, 11, 4), note=NOTE))
    seen = visits_office.service(office, "เยี่ยมไข้").id
    visits_office.visit(office, seen, person.id, notes=NOTE)
    visits_office.visit(office, seen, person.id, planned_on=date(2026, 12, 1), notes=NOTE)
    visits_office.visit(office, seen, 1, volunteer_id=one.id)
    visits_office.match(office, person.id, visits_office.helper(office, "ดาว")[1].id, seen, notes=NOTE)
    visits_office.match(office, 1, one.id, seen, notes=NOTE)
    for number in range(60, 120):
        resident(office, f"คนอื่น{number}", citizen_id=citizen_id(number))
    return save_resident(office, resident_of(office, person.id))
