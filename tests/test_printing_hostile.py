"""Texts that break programs: each is printed as it stands or refused by name; nothing crashes and no file is opened."""

import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from db.domain.digits import to_arabic
from db.domain.errors import DeskError
from printing.attendance import write_attendance_summary
from printing.cards import write_volunteer_cards
from printing.certificate_register import CertificateRegister, write_certificate_register
from printing.certificates import write_certificates
from printing.clusters import printable
from printing.hand_over import HandOverList, Recipient, write_hand_over_list
from printing.participants import Participant, ParticipantsList, write_participants_list
from printing.residents import ResidentRoster, write_resident_roster
from printing.training import write_training_register
from printing.volunteers import VolunteerRoster, VolunteerRosterRow, write_volunteer_roster
from tests.hostile_papers import HOSTILE_PAPERS
from tests.papers import CONTROLLED, HOSTILE, OFFICE, made, page_texts, thai_paper
from tests.test_printing_cards_and_lists import CAME, CARD, CARDS, SUMMARY
from tests.test_printing_certificates import PAGE
from tests.test_printing_registers import BATCH, CERTIFICATES, REGISTER
from tests.test_printing_registers import PERSON as COMER
from tests.test_printing_rosters import PERSON

MARKUP = (
    "<b>",
    "</b>",
    "<i><b>",
    "<para>",
    "<br/>",
    "<a href='http://localhost/'>ก</a>",
    '<img src="/etc/hostname"/>',
    '<img src="file:///C:/Windows/win.ini">',
    "<font name='nowhere'>",
    "<script>alert(1)</script>",
    "<!-- ",
    "<![CDATA[",
    "<?xml version='1.0'?>",
    "&amp;",
    "&#0;",
    "&#x202E;",
    "&lt;b&gt;",
    "&",
    "<<>>",
)
CODE = (
    "(((",
    ")))",
    "\\",
    "\\)",
    "\\000",
    "endstream endobj",
    "%PDF-1.7",
    "%%EOF",
    "/JavaScript (app.alert(1))",
    "<feff0e01>",
    "[/FlateDecode]",
    "{}",
    "{0}",
    "{text!r}",
    "{name.__class__}",
    "%(name)s",
    "%n",
    "$HOME ${PATH} `id`",
    "'; drop table resident; --",
    "=1+1",
    "@SUM(A1)",
    "../../etc/passwd",
    "C:\\con\\nul",
)
SHAPES = (
    " ",
    "\t\r\n",
    "ๆๆๆๆๆๆ",
    "์" * 40,
    "ก" + "้" * 200,
    "ำ" * 30,
    "เ" * 30,
    "ั",
    "ฺ",
    "๏๛",
    "ẗ̃̂́",
    "Z" + "\u0301" * 60,
    "\u0e4d\u0e32",
    "๑๒๓" * 50,
    "ก\u200bข\u200dค",
    "ไ\u00a0ทย",
    "ｆｕｌｌ",
    "ﬁ",
    "😀",
    "👩‍👩‍👧",
    "🇹🇭",
    "漢字",
    "العربية",
    "עברית",
    "नमस्ते",
    "ភាសា",
    "ພາສາລາວ",
    "\ue000",
    "\ufffe",
    "\U0010ffff",
    "\u0378",
    "ก" * 10_000,
    "กา " * 5_000,
    "မ" * 10_000,
    "\u1039" * 300,
)
TEXTS = list(dict.fromkeys([*HOSTILE, *CONTROLLED, *MARKUP, *CODE, *SHAPES]))


def certificate(text: str) -> bytes:
    page = replace(PAGE, given=text, course=text, place=text)
    return made(lambda stream: write_certificates([page], stream, thai_paper()))


def roster(text: str) -> bytes:
    row = replace(PERSON, given=text, house=text[:20], community=text, note=text)
    document = ResidentRoster(organisation=OFFICE, rows=[row], by_community=True)
    return made(lambda stream: write_resident_roster(document, stream, thai_paper()))


def volunteers(text: str) -> bytes:
    row = VolunteerRosterRow(title="นาย", given=text, family=text, kinds=(text,), invited_by=text, note=text)
    return made(
        lambda stream: write_volunteer_roster(VolunteerRoster(organisation=OFFICE, rows=[row]), stream, thai_paper())
    )


def attendance(text: str) -> bytes:
    document = replace(REGISTER, people=(replace(COMER, given=text, belongs_to=text),), project=f"โครงการ{text[:99]}")
    return made(lambda stream: write_training_register(document, stream, thai_paper()))


def register(text: str) -> bytes:
    batch = replace(BATCH, subject=text, signers=(text,), certificates=(replace(CERTIFICATES[0], family=text),))
    document = CertificateRegister(organisation=OFFICE, year=2569, batches=(batch,))
    return made(lambda stream: write_certificate_register(document, stream, thai_paper()))


def hand_over(text: str) -> bytes:
    recipient = Recipient(number=1, year=2569, title="", given=text, family="ใจดี", belongs_to=text, note=text)
    document = HandOverList(organisation=OFFICE, project="โครงการ", recipients=(recipient,))
    return made(lambda stream: write_hand_over_list(document, stream, thai_paper()))


def card(text: str) -> bytes:
    document = replace(CARDS, cards=(replace(CARD, given=text, kinds=(text[:40],), community=text[:40]),))
    return made(lambda stream: write_volunteer_cards(document, stream, thai_paper()))


def summary(text: str) -> bytes:
    document = replace(SUMMARY, people=(replace(CAME, given=text, belongs_to=text),), project=f"โครงการ{text[:99]}")
    return made(lambda stream: write_attendance_summary(document, stream, thai_paper()))


def notice_board(text: str) -> bytes:
    person = Participant(title="", given=text, family="ใจดี", community=text)
    document = ParticipantsList(organisation=OFFICE, project="โครงการ", place=text[:60], days=(), people=(person,))
    return made(lambda stream: write_participants_list(document, stream, thai_paper()))


PAPERS: dict[str, Callable[[str], bytes]] = {
    each.__name__: each
    for each in (certificate, roster, volunteers, attendance, register, hand_over, card, summary, notice_board)
} | HOSTILE_PAPERS


class Outside:
    """What the process asks the world for while it is watched: files, programs, the network."""

    ASKS = ("open", "subprocess.Popen", "socket.connect", "urllib.Request", "os.system", "glob.glob")

    def __init__(self) -> None:
        self.is_watched = False
        self.asked: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.is_watched and event in self.ASKS:
            self.asked.append(f"{event} {arguments[:1]}")


@pytest.fixture(scope="module")
def outside() -> Iterator[Outside]:
    """Everything that is read once is read before: fonts, the dictionary, the profile."""
    for make in PAPERS.values():
        make("กခ Nguyễn ဦး Пётр ສົມ")
    yield Outside()


def test_there_are_more_than_sixty() -> None:
    assert len(TEXTS) > 60


def letters_of(text: str) -> str:
    """Without spaces, in one kind of digits; a letter that stands for two (ﬁ) is two, as PDFium gives it back."""
    return to_arabic(unicodedata.normalize("NFKC", "".join(text.split())))


@pytest.mark.parametrize("paper", PAPERS)
def test_each_is_printed_or_refused_by_name_and_opens_nothing(paper: str, outside: Outside) -> None:
    refused = {}
    for text in TEXTS:
        outside.asked.clear()
        outside.is_watched = True
        try:
            pdf = PAPERS[paper](text)
        except DeskError as problem:
            refused[text] = str(problem)
            pdf = b""
        finally:
            outside.is_watched = False
        assert outside.asked == [], text[:40]
        assert pdf or len(refused[text]) < 400
        assert pdf or not [letter for letter in refused[text] if letter < " " or letter in "\u202e\u202c\ud800\udfff"]
        if pdf and len(text) < 30:
            assert letters_of(printable(text)) in letters_of("".join(page_texts(pdf))), text
    assert set(CONTROLLED) <= set(refused) and {"😀", "漢字", "\ue000"} <= set(refused)
    assert not set(MARKUP + CODE) & set(refused)
