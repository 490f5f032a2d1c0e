"""What one certificate says: a value for each placeholder, in the language and digits of its layout."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from db.domain.certificate_kinds import HEADINGS, CertificateKind, format_number
from db.domain.layout_stock import stock_layout
from db.domain.layout_wording import PERSONAL
from db.domain.layouts import Layout
from db.domain.names import full_name
from db.domain.paper_choices import PaperDigits, PaperLanguage
from printing.paper import Paper

NO_BREAK_SPACE = "\xa0"


@dataclass(frozen=True)
class CertificateSignatory:
    """Who signs: name with title, position, and an image of the signature (PNG or JPEG) or None to sign by hand."""

    name: str
    position: str
    image: bytes | None = None


@dataclass(frozen=True, kw_only=True)
class CertificatePage:
    """One certificate. `heading` is a CertificateKind, or the sentence above the name; `year` is B.E.

    `statement` stands before the name of the course (ได้ผ่านการอบรมหลักสูตร). `code` stands small in the corner,
    below a QR code that holds `proof`, or number and code. `words` are the office's own words that lines must not be
    broken in. Without a `layout` it looks as certificates come with the program.
    """

    number: int
    year: int
    organisation: str
    heading: str
    title: str
    given: str
    family: str
    statement: str
    course: str
    kind: str = ""
    hours: float = 0.0
    first_day: date | None = None
    last_day: date | None = None
    place: str = ""
    issued_on: date
    signatories: tuple[CertificateSignatory, ...] = ()
    seal: bytes | None = None
    code: str = ""
    proof: bytes = b""
    words: frozenset[str] = field(default_factory=frozenset)
    layout: Layout | None = None

    @property
    def full_name(self) -> str:
        return full_name(self.title, self.given, self.family)

    @property
    def alike(self) -> Hashable:
        """What those of a class have alike."""
        return (
            self.organisation, self.heading, self.kind, self.statement, self.course, self.hours,
            self.first_day, self.last_day, self.place, self.issued_on,
        )  # fmt: skip

    @property
    def qr(self) -> bytes:
        """What the QR code holds."""
        return self.proof or f"{format_number(self.number, self.year)} {self.code}".encode()


def layout_of(page: CertificatePage, paper: Paper) -> Layout:
    """How the page looks."""
    if page.layout is not None:
        return page.layout
    language, digits = PaperLanguage(paper.language), PaperDigits(paper.digits)
    return stock_layout("passed", language, digits, has_seal=page.seal is not None or paper.text_only)


def paper_of(layout: Layout, paper: Paper) -> Paper:
    """The paper with the language and the digits that the layout has."""
    return replace(
        paper,
        language="en" if layout.language is PaperLanguage.ENGLISH else "th",
        digits="arabic" if layout.digits is PaperDigits.ARABIC else "thai",
    )


def presentation(heading: str, paper: Paper) -> str:
    """The sentence above the name: that of the kind of certificate, or `heading` itself where it is no kind."""
    known = HEADINGS[paper.language]
    return known[CertificateKind(heading)] if heading in set(CertificateKind) else heading


def name_value(page: CertificatePage, _paper: Paper) -> str:
    """As it is written; the title does not stand alone at the end of a line."""
    name = page.full_name
    if page.title and name.startswith(page.title + " "):
        name = page.title + NO_BREAK_SPACE + name[len(page.title) + 1 :]
    return name


PERSONAL_VALUES: Mapping[str, Callable[[CertificatePage, Paper], str]] = {
    "name": name_value,
    "title": lambda page, _paper: page.title,
    "given": lambda page, _paper: page.given,
    "family": lambda page, _paper: page.family,
    "number": lambda page, paper: paper.numerals(format_number(page.number, page.year)),
    "year": lambda page, paper: paper.numerals(str(page.year)),
    "code": lambda page, _paper: page.code,
}


def personal_values(page: CertificatePage, paper: Paper, asked: Iterable[str] = PERSONAL) -> dict[str, str]:
    """What differs from one certificate of a class to the next, as far as it is asked for."""
    return {name: PERSONAL_VALUES[name](page, paper) for name in asked}


def course_values(page: CertificatePage, paper: Paper) -> dict[str, str]:
    """What follows from the page's `alike`; "" for what is not known."""
    first, last = page.first_day or page.last_day, page.last_day or page.first_day
    place = page.place.removeprefix("ณ").strip() if page.place.startswith("ณ ") else page.place
    return {
        "office": page.organisation,
        "kind": page.kind,
        "presents": presentation(page.heading, paper),
        "statement": paper.prose(page.statement.strip()),
        "course": paper.prose(page.course.strip()),
        "hours": paper.count(page.hours) if page.hours else "",
        "days": paper.date_range(first, last) if first and last and first != last else "",
        "day": paper.long_date(first) if first and first == last else "",
        "place": paper.prose(place),
        "date": paper.certificate_date(page.issued_on),
    }


def fields_of(page: CertificatePage, paper: Paper) -> list[tuple[str, str]]:
    """What was typed for a certificate, by the names that the window's forms have for it; the layout's words last."""
    _ = paper.gettext
    signers = [pair for one in page.signatories for pair in ((_("Signatory"), one.name), (_("Position"), one.position))]
    words = [page.heading, page.statement, page.kind]
    words += [line.wording for line in page.layout.lines] if page.layout is not None else []
    return [
        (_("Title, name and family name"), page.full_name),
        (_("Course"), page.course),
        (_("Place"), page.place),
        *signers,
        (_("Office name in Thai"), page.organisation),
        *((_("Wording"), text) for text in words),
    ]
