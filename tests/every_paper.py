"""One of each paper with usual, short and extreme data: `python -m tests.every_paper FOLDER` writes them all there."""

import io
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from db.domain.barthel import AdlGroup
from db.domain.buddhist_era import PartialDate
from db.domain.carers import Relation
from db.domain.layout_stock import stock_layout
from db.domain.layouts import Frame
from db.domain.names import Sex
from db.domain.partners import (
    Contribution,
    ContributionKind,
    PartnerKind,
    PartnerLine,
    PartnerPerson,
    PartnerScope,
)
from db.domain.recovery_key import format_recovery_key
from db.domain.settings import PaperDigits, PaperLanguage
from db.domain.training import Half
from printing.attendance import AttendanceSummary, Attendee, write_attendance_summary
from printing.cards import Card, VolunteerCards, write_volunteer_cards
from printing.certificate_register import (
    CertificateRegister,
    RegisteredBatch,
    RegisteredCertificate,
    write_certificate_register,
)
from printing.certificates import CertificatePage, CertificateSignatory, write_certificates
from printing.elders import TO_REGISTER, ElderRoster, ElderRosterRow, write_elder_roster
from printing.hand_over import HandOverList, Recipient, write_hand_over_list
from printing.paper import Paper
from printing.participants import Participant, ParticipantsList, write_participants_list
from printing.partners import PartnerRoster, write_partner_roster
from printing.recovery_page import RecoveryPage, recovery_page
from printing.residents import ResidentRoster, ResidentRosterRow, write_resident_roster
from printing.training import RegisterDay, RegisterPerson, TrainingRegister, write_training_register
from printing.volunteers import VolunteerRoster, VolunteerRosterRow, write_volunteer_roster
from tests.every_mending_paper import MENDING_PAPERS
from tests.every_privacy_paper import PRIVACY_PAPERS
from tests.every_report import REPORT_PAPERS
from tests.papers import DAY, LONG_FAMILY, LONG_GIVEN, OFFICE, catalog, made, png
from tests.place_papers import PLACE_PAPERS
from tests.round_papers import ROUND_PAPERS
from tests.service_papers import SERVICE_PAPERS
from tests.visit_papers import VISIT_PAPERS
from tests.volunteering_papers import VOLUNTEERING_PAPERS

LONG_NOTE = "ผู้ป่วยติดเตียง มีผู้ดูแลคือบุตรสาว ติดต่อผ่าน อสม. ประจำชุมชนเท่านั้น ห้ามโทรหลังเวลา 20.00 น. " * 4
PEOPLE = (
    ("นางสาว", "น้ำผึ้ง", "ปั๊มทิพย์"),
    ("", "โป", ""),
    ("ว่าที่ร้อยตรี", LONG_GIVEN, LONG_FAMILY),
    ("นาย", "ဦးအောင်ဆန်း", "စီၤစး"),
    ("เด็กหญิง", "ฐิติรัตน์", "กตัญญู"),
)
"""Usual, three letters, eighty letters, of the border, and with tails."""
COURSE = "ผู้ดูแลผู้สูงอายุ"
LONG_COURSE = "พัฒนาศักยภาพอาสาสมัครบริบาลท้องถิ่นเพื่อการดูแลระยะยาวในชุมชนสำหรับผู้มีภาวะพึ่งพิง ประจำปีงบประมาณ พ.ศ. 2569 รุ่นที่ 3"
SIGNERS = (
    CertificateSignatory("นายอนุสรณ์ ใจงาม", "นายกเทศมนตรีตำบลแม่สะเรียง", png((0, 0, 120))),
    CertificateSignatory("นางสาวพิมพ์ชนก เพ็ญแข", "ปลัดเทศบาลตำบลแม่สะเรียง ปฏิบัติหน้าที่ผู้อำนวยการกองสาธารณสุข"),
)


def thai() -> Paper:
    words = catalog()
    return Paper(gettext=lambda msgid: words.get(msgid, msgid), printed_on=DAY, printed_by="กิตติ")


def english() -> Paper:
    return Paper(gettext=str, printed_on=DAY, printed_by="Kitti", language="en", digits="arabic")


def certificates(kind: str, paper: Paper) -> bytes:
    pages = [
        CertificatePage(
            number=number,
            year=2569,
            organisation=OFFICE,
            heading=kind,
            title=title,
            given=given,
            family=family,
            statement="ได้ผ่านการอบรมหลักสูตร",
            course=LONG_COURSE if given == LONG_GIVEN else COURSE,
            hours=70,
            first_day=date(2026, 10, 1),
            last_day=date(2026, 10, 3),
            place="หอประชุมเทศบาล",
            issued_on=date(2026, 11, 15),
            signatories=SIGNERS[: 1 + number % 2],
            seal=png(),
            code="K7QF-2M9X",
        )
        for number, (title, given, family) in enumerate(PEOPLE, 1)
    ]
    return made(lambda stream: write_certificates(pages, stream, paper))


def designed(paper: Paper) -> bytes:
    """A certificate in each frame, on a background that is a picture with clear places or one made for a press."""
    page = CertificatePage(
        number=1,
        year=2569,
        organisation=OFFICE,
        heading="วุฒิบัตร",
        title="นางสาว",
        given="น้ำผึ้ง",
        family="ปั๊มทิพย์",
        statement="ได้ผ่านการอบรมหลักสูตร",
        course=COURSE,
        issued_on=date(2026, 11, 15),
        signatories=SIGNERS,
        seal=png(),
        code="K7QF-2M9X",
    )
    language, digits = PaperLanguage(paper.language), PaperDigits(paper.digits)
    stock = stock_layout("passed", language, digits, has_seal=True)
    looks = [replace(stock, frame=frame, background=png() if place % 2 else None) for place, frame in enumerate(Frame)]
    looks.append(replace(stock, background=press_picture()))
    pages = [replace(page, number=number, layout=look) for number, look in enumerate(looks, 1)]
    return made(lambda stream: write_certificates(pages, stream, paper))


def press_picture() -> bytes:
    """A JPEG in the four colours of a printing press."""
    stream = io.BytesIO()
    Image.new("CMYK", (300, 200), (20, 0, 40, 0)).save(stream, "JPEG")
    return stream.getvalue()


def residents(paper: Paper) -> bytes:
    rows = [
        ResidentRosterRow(
            title=title,
            given=given,
            family=family,
            citizen_id="1999900000633",
            sex=Sex.FEMALE,
            born=PartialDate(date(1956, 10, 1)),
            house="123/45 หมู่ที่ 12" if given == LONG_GIVEN else "12/3",
            community="ชุมชนริมยวมฝั่งตะวันออกเฉียงเหนือ" if given == LONG_GIVEN else "ชุมชนริมยวม",
            phones=("0812345678", "053681234") if given == LONG_GIVEN else ("0812345678",),
            note=LONG_NOTE if given == LONG_GIVEN else "ผู้สูงอายุ COVID-19",
        )
        for title, given, family in PEOPLE
    ]
    roster = ResidentRoster(organisation=OFFICE, rows=rows * 9, ids="full", by_community=False)
    return made(lambda stream: write_resident_roster(roster, stream, paper))


def volunteers(paper: Paper) -> bytes:
    rows = [
        VolunteerRosterRow(
            title=title,
            given=given,
            family=family,
            born=PartialDate(date(1960, 2, 3)),
            kinds=("อสม.", "CG", "อาสาบริบาลท้องถิ่น"),
            community="ชุมชนริมยวม",
            phones=("0812345678",),
            started=date(2021, 5, 1),
            invited_by=f"{title}{given} {family}",
        )
        for title, given, family in PEOPLE
    ]
    roster = VolunteerRoster(organisation=OFFICE, rows=rows, by_community=True)
    return made(lambda stream: write_volunteer_roster(roster, stream, paper))


def elders(paper: Paper) -> bytes:
    rows = [
        ElderRosterRow(
            title=title,
            given=given,
            family=family,
            citizen_id="1999900000633",
            sex=Sex.FEMALE,
            born=PartialDate(date(1936, 10, 1)),
            house="123/45 หมู่ที่ 12" if given == LONG_GIVEN else "12/3",
            community="ชุมชนริมยวมฝั่งตะวันออกเฉียงเหนือ" if given == LONG_GIVEN else "ชุมชนริมยวม",
            phones=("0812345678", "053681234") if given == LONG_GIVEN else ("0812345678",),
            group=AdlGroup.HOMEBOUND,
            total=9,
            assessed_on=DAY,
            allowance=1000,
            carer=f"นาง{LONG_GIVEN} {LONG_FAMILY}" if given == LONG_GIVEN else "นางสาวน้ำทิพย์ ปั๊มทิพย์",
            relation=Relation.CHILD_IN_LAW,
            volunteers=("นางดี ใจงาม", f"นาง{LONG_GIVEN} {LONG_FAMILY}") if given == LONG_GIVEN else ("นางดี ใจงาม",),
            last_visit=DAY,
            note=LONG_NOTE if given == LONG_GIVEN else "",
        )
        for title, given, family in PEOPLE
    ]
    roster = ElderRoster(organisation=OFFICE, rows=rows * 9, ids="full")
    return made(lambda stream: write_elder_roster(roster, stream, paper))


def elders_to_register(paper: Paper) -> bytes:
    title, given, family = PEOPLE[0]
    row = ElderRosterRow(title=title, given=given, family=family, born=PartialDate(date(1967, 10, 1)), sex=Sex.FEMALE)
    roster = ElderRoster(organisation=OFFICE, rows=[row] * 30, columns=TO_REGISTER, register_year=2571)
    return made(lambda stream: write_elder_roster(roster, stream, paper))


def partners(paper: Paper) -> bytes:
    person = PartnerPerson(name=f"นาง{LONG_GIVEN} {LONG_FAMILY}", position="รองผู้อำนวยการ", phones=("0812345678",))
    gifts = tuple(
        Contribution(
            given_on=date(2026, 1, day),
            kind=kind,
            what=LONG_NOTE[: 40 * day].strip(),
            value=None if day == 1 else Decimal("12345.75") * 10**day,
            paid=Decimal(1250) * (day - 1),
        )
        for day, kind in enumerate(ContributionKind, 1)
    )
    lines = tuple(
        PartnerLine(
            id=number, name=name, kind=kind, scope=PartnerScope.OUTSIDE, address="", since=DAY,
            agreement_start=date(2025, 10, 1), agreement_end=date(2028, 9, 30), agreement="", notes="",
            people=(person,) * 2, last_contact=None, next_due=None, contributions=gifts if number % 3 else (),
        )
        for number, (kind, name) in enumerate((kind, "วิทยาลัยการอาชีพดอยยวม") for kind in PartnerKind)
    )  # fmt: skip
    roster = PartnerRoster(organisation=OFFICE, lines=lines * 2, year=2569)
    return made(lambda stream: write_partner_roster(roster, stream, paper))


def attendance(paper: Paper) -> bytes:
    register = TrainingRegister(
        organisation=OFFICE,
        project=f"โครงการอบรม{LONG_COURSE}",
        place="หอประชุมเทศบาล",
        days=(RegisterDay(day=DAY), RegisterDay(day=DAY, hours="08.30 - 12.00", halves=(Half.MORNING,))),
        people=[RegisterPerson(title=t, given=g, family=f, belongs_to="ชุมชนริมยวม") for t, g, f in PEOPLE],
    )
    return made(lambda stream: write_training_register(register, stream, paper))


def register(paper: Paper) -> bytes:
    everyone = [
        RegisteredCertificate(number=number, title=title, given=given, family=family, note="ออกแทนเลขที่ 2/2569")
        for number, (title, given, family) in enumerate(PEOPLE, 1)
    ]
    batch = RegisteredBatch(
        entry=1,
        year=2569,
        subject=LONG_COURSE,
        issued_on=date(2026, 11, 15),
        signers=tuple(signer.name for signer in SIGNERS),
        certificates=everyone,
    )
    document = CertificateRegister(
        organisation=OFFICE, year=2569, batches=(batch, replace(batch, entry=2, certificates=everyone[:1]))
    )
    return made(lambda stream: write_certificate_register(document, stream, paper))


def hand_over(paper: Paper) -> bytes:
    recipients = [
        Recipient(
            number=n, year=2569, title=t, given=g, family=f, belongs_to="ชุมชนริมยวม", received_on=DAY if n % 2 else None
        )
        for n, (t, g, f) in enumerate(PEOPLE, 1)
    ]
    document = HandOverList(organisation=OFFICE, project=f"โครงการอบรม{LONG_COURSE}", recipients=recipients)

    def write(stream: BinaryIO) -> None:
        write_hand_over_list(document, stream, paper)

    return made(write)


def summary(paper: Paper) -> bytes:
    attended = tuple((half > 0, half > 1) for half in range(3))
    people = [
        Attendee(title=t, given=g, family=f, belongs_to="ชุมชนริมยวม", halves=attended, hours=10.5, has_passed=True)
        for t, g, f in PEOPLE
    ]
    document = AttendanceSummary(
        organisation=OFFICE,
        project=f"โครงการอบรม{LONG_COURSE}",
        place="หอประชุมเทศบาล",
        days=(date(2026, 11, 20), date(2026, 11, 21), DAY),
        half_days=6,
        class_hours=21,
        needed=17,
        people=people,
    )
    return made(lambda stream: write_attendance_summary(document, stream, paper))


def participants(paper: Paper) -> bytes:
    document = ParticipantsList(
        organisation=OFFICE,
        project=f"โครงการอบรม{LONG_COURSE}",
        place="หอประชุมเทศบาล",
        days=(DAY,),
        people=[Participant(title=t, given=g, family=f, citizen_id="1999900000633") for t, g, f in PEOPLE],
    )
    return made(lambda stream: write_participants_list(document, stream, paper))


def cards(paper: Paper) -> bytes:
    document = VolunteerCards(
        organisation=OFFICE,
        cards=[Card(title=t, given=g, family=f, kinds=("อสม.", "CG"), community="ชุมชนริมยวม") for t, g, f in PEOPLE],
        valid_until=date(2028, 11, 22),
        signer=SIGNERS[0].name,
        position=SIGNERS[0].position,
    )
    return made(lambda stream: write_volunteer_cards(document, stream, paper))


def recovery(paper: Paper) -> bytes:
    document = RecoveryPage(office=OFFICE, made_on=DAY, key=format_recovery_key(bytes(range(200, 220))))
    return made(lambda stream: recovery_page(document, stream, paper))


PAPERS: dict[str, Callable[[Paper], bytes]] = {
    "participation": lambda paper: certificates("เกียรติบัตร", paper),
    "achievement": lambda paper: certificates("วุฒิบัตร", paper),
    "designed": designed,
    "residents": residents,
    "volunteers": volunteers,
    "elders": elders,
    "elders-to-register": elders_to_register,
    "partners": partners,
    "attendance": attendance,
    "register": register,
    "hand-over": hand_over,
    "summary": summary,
    "participants": participants,
    "cards": cards,
    "recovery": recovery,
    **PRIVACY_PAPERS,
    **PLACE_PAPERS,
    **ROUND_PAPERS,
    **SERVICE_PAPERS,
    **VOLUNTEERING_PAPERS,
    **VISIT_PAPERS,
    **REPORT_PAPERS,
    **MENDING_PAPERS,
}


TONGUES = [(name, tongue, make) for name in PAPERS for tongue, make in (("th", thai), ("en", english))]
NAMES = [f"{name}-{tongue}" for name, tongue, _make in TONGUES]


@cache
def every_paper() -> dict[str, bytes]:
    """All of them, in Thai and in English."""
    return {f"{name}-{tongue}": PAPERS[name](make()) for name, tongue, make in TONGUES}


if __name__ == "__main__":
    for name, content in every_paper().items():
        (Path(sys.argv[1]) / f"{name}.pdf").write_bytes(content)
