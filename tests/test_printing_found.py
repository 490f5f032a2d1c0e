"""Found again: four programs give back every name, number, date and line of certificates, cards, rosters, exactly."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest

from db.domain.buddhist_era import PartialDate
from db.domain.names import Sex, full_name
from db.domain.recovery_key import format_recovery_key
from printing.cards import Card, VolunteerCards, write_volunteer_cards
from printing.certificates import CertificatePage, CertificateSignatory, write_certificates
from printing.fitting import Cell
from printing.reading import Read
from printing.recovery_page import RecoveryPage, recovery_page
from printing.residents import ResidentRoster, ResidentRosterRow, write_resident_roster
from printing.sheet import Sheet
from printing.style import Type
from tests.corpus import EVERYONE, SAMPLE, citizen_id, people, words
from tests.every_paper import PAPERS, thai
from tests.extractors import EXTRACTORS, pdfjs_of_several
from tests.papers import OFFICE

FEW_CERTIFICATES, FEW_CARDS = 120, 120
MAYOR = CertificateSignatory("นายอนุสรณ์ ใจงาม", "นายกเทศมนตรีตำบลแม่สะเรียง")
CLERK = CertificateSignatory("นางสาวพิมพ์ชนก เพ็ญแข", "ปลัดเทศบาลตำบลแม่สะเรียง")
COURSES = (
    "ผู้ดูแลผู้สูงอายุ",
    "การปฐมพยาบาลเบื้องต้นและการช่วยฟื้นคืนชีพขั้นพื้นฐานสำหรับอาสาสมัครสาธารณสุขประจำหมู่บ้าน",
    "COVID-19 และโรคติดเชื้อทางเดินหายใจ รุ่นที่ 2",
)
KNOW_ACTUAL_TEXT = ("pdftotext", "pdftotext -raw")
Drawn = list[list[str]]
"""The lines of each page, in the order in which they were drawn: the order of reading."""


@pytest.fixture
def drawn() -> Iterator[Drawn]:
    with recording() as pages:
        yield pages
    assert pages[0], "nothing was drawn"


@contextmanager
def recording() -> Iterator[Drawn]:
    """What is drawn meanwhile."""
    pages: Drawn = [[]]
    places = [0]
    alike: dict[Hashable, list[str]] = {}
    text, foot, rows, read, again = Sheet.text, Sheet.foot, Sheet.rows, Sheet.read, Sheet.again
    next_page, revisited = Sheet.next_page, Sheet.revisited

    def recorded_text(sheet: Sheet, x: float, y: float, line: str, *rest: object) -> None:
        pages[places[-1]].append(line)
        text(sheet, x, y, line, *rest)

    def recorded_foot(sheet: Sheet, middle: float, y: float, line: str, *rest: object) -> None:
        pages[places[-1]].append(line)
        foot(sheet, middle, y, line, *rest)  # type: ignore[arg-type]

    def recorded_rows(sheet: Sheet, x: float, drawn: Iterable[tuple[float, Sequence[Cell]]], style: Type) -> None:
        drawn = list(drawn)
        pages[places[-1]] += [line for _middle, cells in drawn for cell in cells for line in cell.lines if line]
        rows(sheet, x, drawn, style)

    def recorded_read(sheet: Sheet, x: float, y: float, reach: float, lines: Sequence[Read], font_name: str) -> None:
        pages[places[-1]] += [line.line for line in lines]
        read(sheet, x, y, reach, lines, font_name)

    def recorded_page(sheet: Sheet, *size: object) -> None:
        next_page(sheet, *size)
        places[-1] = len(pages)
        pages.append([])

    @contextmanager
    def recorded_revisit(sheet: Sheet, place: int) -> Iterator[None]:
        places.append(place)
        with revisited(sheet, place):
            yield
        places.pop()

    def recorded_again(sheet: Sheet, key: Hashable, draw: Callable[[], None]) -> None:
        """What a page has like the ones before it is not drawn anew."""
        before = len(pages[places[-1]])
        again(sheet, key, draw)
        if key in alike:
            pages[places[-1]] += alike[key]
        else:
            alike[key] = pages[places[-1]][before:]

    with patch.multiple(
        Sheet, text=recorded_text, foot=recorded_foot, rows=recorded_rows, read=recorded_read,
        next_page=recorded_page, revisited=recorded_revisit, again=recorded_again,
    ):  # fmt: skip
        yield pages


def certificates(size: int) -> list[CertificatePage]:
    return [
        CertificatePage(
            number=number,
            year=2569,
            organisation=OFFICE,
            heading="วุฒิบัตร",
            title=title,
            given=given,
            family=family,
            statement="ได้ผ่านการอบรมหลักสูตร",
            course=COURSES[number % len(COURSES)],
            hours=70,
            first_day=date(2026, 10, 1) + timedelta(number % 300),
            last_day=date(2026, 10, 3) + timedelta(number % 300),
            place="หอประชุมเทศบาล",
            issued_on=date(2026, 11, 15),
            signatories=(MAYOR, CLERK)[: 1 + number % 2],
            code="K7QF-2M9X",
        )
        for number, (title, given, family) in enumerate(people(size), 1)
    ]


def rows(size: int) -> list[ResidentRosterRow]:
    every = words(SAMPLE)
    return [
        ResidentRosterRow(
            title=title,
            given=given,
            family=family,
            citizen_id=citizen_id(place),
            sex=Sex.FEMALE if title in ("นาง", "นางสาว", "เด็กหญิง") else Sex.MALE,
            born=PartialDate(date(1930, 1, 1) + timedelta(place)),
            house=f"{place % 300}/{place % 7}",
            community="ชุมชนริมยวม",
            phones=(f"08{place:08d}",),
            note=every[place % len(every)] if place % 3 else "",
        )
        for place, (title, given, family) in enumerate(people(size))
    ]


def one_line(text: str) -> str:
    return " ".join(text.split())


def letters(text: str) -> str:
    """Without spaces and ends of lines."""
    return "".join(text.split())


def lines(text: str) -> list[str]:
    return [one_line(line) for line in text.splitlines() if line.strip()]


def not_found_in_order(wanted: Sequence[str], text: str) -> list[str]:
    """What does not follow, word for word, somewhere after what was found before it."""
    missing, place = [], 0
    for part in wanted:
        found = text.find(part, place)
        if found < 0:
            missing.append(part)
        else:
            place = found + len(part)
    return missing


def check_certificates(size: int, drawn: Drawn, extractor: str, folder: Path) -> None:
    """Every line comes back as a line, in the order of reading, and nothing else does."""
    path = folder / "certificates.pdf"
    write_certificates(certificates(size), path, thai())
    found = [lines(text) for text in EXTRACTORS[extractor](path)]
    assert len(found) == len(drawn) == size
    wrong = [(page, text) for page, text in zip(drawn, found, strict=True) if text != page]
    assert wrong[:3] == []


def check_roster(size: int, drawn: Drawn, extractor: str, folder: Path) -> None:
    """Names, IDs and dates of every row; and the whole page, one row after the other.

    A cell that is broken over lines is one text again where the program joins what ActualText says.
    """
    path = folder / "roster.pdf"
    roster = ResidentRoster(organisation=OFFICE, rows=rows(size), ids="full")
    paper = thai()
    write_resident_roster(roster, path, paper)
    found = EXTRACTORS[extractor](path)
    assert len(found) == len(drawn)
    wanted = [
        part
        for row in roster.rows
        for part in (
            paper.numerals(id_of(row)),
            full_name(row.title, row.given, row.family),
            paper.table_birth(row.born),
            row.note if extractor in KNOW_ACTUAL_TEXT else "",
        )
    ]
    assert not_found_in_order(wanted, one_line(" ".join(found))) == []
    shown = letters if extractor in KNOW_ACTUAL_TEXT else one_line
    assert [shown(page) for page in found] == [shown(" ".join(page)) for page in drawn]


def id_of(row: ResidentRosterRow) -> str:
    digits = row.citizen_id
    return f"{digits[0]}-{digits[1:5]}-{digits[5:10]}-{digits[10:12]}-{digits[12]}"


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_a_sample_of_certificates_is_given_back(extractor: str, drawn: Drawn, tmp_path: Path) -> None:
    check_certificates(FEW_CERTIFICATES, drawn, extractor, tmp_path)


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_a_sample_of_a_roster_is_given_back(extractor: str, drawn: Drawn, tmp_path: Path) -> None:
    check_roster(SAMPLE, drawn, extractor, tmp_path)


@cache
def paper(name: str) -> tuple[bytes, Drawn]:
    """A paper, made once for all programs that read it, and what was drawn."""
    with recording() as drawn:
        content = PAPERS[name](thai())
    assert drawn[0], "nothing was drawn"
    return content, drawn


@cache
def read_by_pdfjs() -> dict[str, list[str]]:
    """The pages of every paper."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.pdf" for name in PAPERS]
        for path in paths:
            path.write_bytes(paper(path.stem)[0])
        return dict(zip(PAPERS, pdfjs_of_several(*paths), strict=True))


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_read_in_its_order_whatever_is_on_it(name: str, extractor: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    content, drawn = paper(name)
    path.write_bytes(content)
    found = read_by_pdfjs()[name] if extractor == "pdf.js" else EXTRACTORS[extractor](path)
    assert [letters(page) for page in found] == [letters(" ".join(page)) for page in drawn]


def check_cards(size: int, extractor: str, folder: Path) -> None:
    """The lines of each card together and as they are printed, card after card, and nothing else.

    A name that is broken over lines is one again where the program joins what ActualText says.
    """
    path, paper = folder / "cards.pdf", thai()
    cards = [Card(title=t, given=g, family=f, kinds=("อสม.", "CG"), community="ชุมชนริมยวม") for t, g, f in people(size)]
    until, signer, position = date(2028, 11, 22), MAYOR.name, MAYOR.position
    document = VolunteerCards(organisation=OFFICE, cards=cards, valid_until=until, signer=signer, position=position)
    write_volunteer_cards(document, path, paper)
    found = [line for page in EXTRACTORS[extractor](path) for line in lines(page)]
    for card in cards:
        head, found = found[:3], found[3:]
        assert head == [OFFICE, "บัตรประจำตัวจิตอาสา", "รูปถ่าย"]
        name = full_name(card.title, card.given, card.family)
        said = found.pop(0)
        if said != name and extractor not in KNOW_ACTUAL_TEXT:
            said += " " + found.pop(0)
        assert said == name
        rest, found = found[:5], found[5:]
        assert rest == ["อสม., CG", "ชุมชนริมยวม", "ใช้ได้ถึง ๒๒ พ.ย. ๒๕๗๑", f"({signer})", position]
    assert found == []


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_a_sample_of_cards_is_given_back_card_by_card(extractor: str, tmp_path: Path) -> None:
    check_cards(FEW_CARDS, extractor, tmp_path)


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_a_recovery_key_is_given_back_group_by_group(extractor: str, tmp_path: Path) -> None:
    path, key = tmp_path / "key.pdf", format_recovery_key(bytes(range(200, 220)))
    recovery_page(RecoveryPage(office=OFFICE, made_on=date(2026, 11, 22), key=key), path, thai())
    (page,) = EXTRACTORS[extractor](path)
    wanted = [part for number, group in enumerate(key.split("-"), 1) for part in (str(number), group)]
    shown = lines if extractor in KNOW_ACTUAL_TEXT else lambda text: [letters(line) for line in lines(text)]
    found = shown(page)
    assert found[3 : 3 + len(wanted)] == wanted


@pytest.mark.corpus
@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_every_card_is_given_back(extractor: str, tmp_path: Path) -> None:
    check_cards(EVERYONE, extractor, tmp_path)


@pytest.mark.corpus
@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_every_certificate_is_given_back(extractor: str, drawn: Drawn, tmp_path: Path) -> None:
    check_certificates(EVERYONE, drawn, extractor, tmp_path)


@pytest.mark.corpus
@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_every_row_of_a_roster_is_given_back(extractor: str, drawn: Drawn, tmp_path: Path) -> None:
    check_roster(EVERYONE, drawn, extractor, tmp_path)
