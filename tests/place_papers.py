"""Address labels with usual, short and extreme data, for the tests of every paper."""

from dataclasses import replace

from db.domain.address_labels import AddressLabel, LabelSheet
from printing.address_labels import AddressLabels, write_address_labels
from printing.paper import Paper
from tests.papers import LONG_FAMILY, LONG_GIVEN, made

LABEL = AddressLabel(head="นางสาวน้ำผึ้ง ปั๊มทิพย์", house="306/8", moo="4", community="ชุมชนริมยวม")
BARE = AddressLabel(head="", house="7", moo="", community="")
LONG = replace(LABEL, head=f"ว่าที่ร้อยตรี{LONG_GIVEN} {LONG_FAMILY}", community="ชุมชนประตูชัยร่วมใจพัฒนาสัมพันธ์")
ENDING = "อ.แม่สะเรียง จ.แม่ฮ่องสอน 58110"


def labels(*found: AddressLabel, sheet: LabelSheet = LabelSheet.FULL_24, first: int = 1) -> AddressLabels:
    return AddressLabels(labels=found or (LABEL, BARE, LONG) * 9, sheet=sheet, first=first, ending=ENDING)


def address_labels(paper: Paper) -> bytes:
    return made(lambda stream: write_address_labels(labels(), stream, paper))


PLACE_PAPERS = {"labels": address_labels}
