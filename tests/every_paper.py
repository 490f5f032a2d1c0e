"""One of each paper with usual, short and extreme data: `python -m tests.every_paper FOLDER` writes them all there."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import BinaryIO

from db.domain.buddhist_era import PartialDate
from db.domain.names import Sex
from db.domain.training import Half
from printing.certificate_register import (
    CertificateRegister,
    RegisteredBatch,
    RegisteredCertificate,
    write_certificate_register,
)
from printing.certificates import CertificatePage, CertificateSignatory, write_certificates
from printing.hand_over import HandOverList, Recipient, write_hand_over_list
from printing.paper import Paper
from printing.residents import ResidentRoster, ResidentRosterRow, write_resident_roster
from printing.training import RegisterDay, RegisterPerson, TrainingRegister, write_training_register
from printing.volunteers import VolunteerRoster, VolunteerRosterRow, write_volunteer_roster
from tests.papers import DAY, LONG_FAMILY, LONG_GIVEN, OFFICE, catalog, made, png

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


PAPERS: dict[str, Callable[[Paper], bytes]] = {
    "participation": lambda paper: certificates("เกียรติบัตร", paper),
    "achievement": lambda paper: certificates("วุฒิบัตร", paper),
    "residents": residents,
    "volunteers": volunteers,
    "attendance": attendance,
    "register": register,
    "hand-over": hand_over,
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
