"""The papers of the duties of personal data, with usual and extreme contents; for `tests.every_paper`."""

from collections.abc import Callable

from db.domain.privacy_contact import PrivacyContact
from printing.paper import Paper
from printing.person_data import PersonGroup, PersonPaper, write_person_data
from printing.privacy_notice import PrivacyNotice, write_privacy_notice
from printing.processing_record import ProcessingRecord, write_processing_record
from tests.papers import LONG_FAMILY, LONG_GIVEN, OFFICE, made

LONG = "ติดต่อผ่าน อสม. ประจำชุมชนเท่านั้น ห้ามโทรหลังเวลา 20.00 น. " * 5
CONTACT = PrivacyContact(
    address="999 ถนนตัวอย่าง ตำบลแม่สะเรียง อำเภอแม่สะเรียง จังหวัดแม่ฮ่องสอน 58110",
    phone="0 0000 0000",
    email="office@example.go.th",
    officer="ปลัดเทศบาลตำบลแม่สะเรียง",
)


def notice(paper: Paper) -> bytes:
    document = PrivacyNotice(organisation=OFFICE, contact=CONTACT)
    return made(lambda stream: write_privacy_notice(document, stream, paper))


def processing(paper: Paper) -> bytes:
    document = ProcessingRecord(organisation=OFFICE, contact=CONTACT, requests=12, refused=1)
    return made(lambda stream: write_processing_record(document, stream, paper))


def person(paper: Paper) -> bytes:
    groups = (
        PersonGroup(paper.gettext("Identity"), (("ชื่อ", LONG_GIVEN), ("นามสกุล", LONG_FAMILY), ("หมายเหตุ", LONG))),
        PersonGroup(paper.gettext("Volunteering"), ()),
    )
    document = PersonPaper(organisation=OFFICE, full_name=f"นาง{LONG_GIVEN} {LONG_FAMILY}", groups=groups)
    return made(lambda stream: write_person_data(document, stream, paper))


PRIVACY_PAPERS: dict[str, Callable[[Paper], bytes]] = {
    "privacy-notice": notice,
    "processing-record": processing,
    "person-data": person,
}
