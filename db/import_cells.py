"""Cells of people in an office's file: names, citizen IDs, births, sexes, kinds, and what stands at the foot."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.domain.ages import age_on
from db.domain.buddhist_era import PartialDate, Precision, parse_partial_date
from db.domain.citizen_id import IdProblem, check_digit, digits_of, problem_of
from db.domain.digits import is_digits
from db.domain.doubts import OLDEST, Doubt
from db.domain.errors import DeskError, FieldError
from db.domain.field_kinds import BETWEEN_CHOICES
from db.domain.names import Sex, parse_sex, split_full_name, split_title, title_named
from db.domain.phones import parse_phones
from db.domain.residents import Residency
from db.domain.typed_text import clean
from db.domain.volunteers import VolunteerKind
from db.domain.words import N_
from db.spreadsheets import Cell

LONGEST_NAME = 100
SHORTEST_NUMBER = 6
NAMED_BY = ("name", "given", "title", "family")
FOOT = re.compile(
    r"(รวม(ทั้งสิ้น|ทั้งหมด|จำนวน|เป็น|ยอด)?\s*([0-9๐-๙,]|$|คน|ประชากร)|รวม(ทั้ง|หมู่|ชุมชน)|ยอดรวม|\(?\s*ลงชื่อ|พิมพ์เมื่อ"
    r"|หมายเหตุ|\(.*\)$|ตำแหน่ง|ผู้(จัดทำ|ตรวจสอบ|รับรอง|รายงาน)|(grand )?total\b|sum\b)",
    re.IGNORECASE,
)
"""What a total, a note or a signature below the people begins with."""
ORDINAL = re.compile(r"\(?[0-9๐-๙]{1,2}\)?")
"""Forms number their columns (1) (2) (3) below the headings."""
NOTHING = re.compile(r"[-–—.*/\s]*|ไม่มี(เลข.*|บัตร.*)?|ไม่ทราบ|ไม่ระบุ|ไม่แจ้ง|null|none|n/?a", re.IGNORECASE)
USUAL_ID = re.compile("[1-8][0-9]{12}")
USUAL_PHONE = re.compile("0[689][0-9]-?[0-9]{3}-?[0-9]{4}")
LOST_DIGITS = re.compile(r"[0-9.,]+e[+-]?[0-9]+", re.IGNORECASE)
STATUS_WORDS: tuple[tuple[str, Residency], ...] = (
    ("ย้ายออก", Residency.MOVED),
    ("เสียชีวิต", Residency.DIED),
    ("นอกพื้นที่", Residency.OUTSIDE),
    ("อยู่", Residency.LIVING),
    ("ย้าย", Residency.MOVED),
    ("ตาย", Residency.DIED),
    ("ถึงแก่กรรม", Residency.DIED),
    ("died", Residency.DIED),
    ("moved", Residency.MOVED),
    ("outside", Residency.OUTSIDE),
    ("living", Residency.LIVING),
)
"""What files write for a person's status; the first of each is what exports write."""
KIND_WORDS: Mapping[VolunteerKind, str] = {
    VolunteerKind.VILLAGE_HEALTH: "อสม|อาสาสมัครสาธารณสุข.*",
    VolunteerKind.ELDER_CARE: "อผส|อาสาสมัคร(ดูแล)?ผู้สูงอายุ.*",
    VolunteerKind.CAREGIVER: "cg|caregivers?|ผู้ดูแลผู้สูงอายุ.*",
    VolunteerKind.LOCAL_CARE: "อาสา(สมัคร)?(นัก)?บริบาล.*|นักบริบาล.*",
    VolunteerKind.CIVIC: "จิตอาสา.*|civic.*",
}
"""What files write for a kind, without dots and spaces."""
BETWEEN_KINDS = re.compile(r"\s*(?:\n|และ|(?<![0-9])[0-9][.)](?![0-9]))\s*")
"""Lines, "and", and the numbers of a list: 1. อสม. 2. CG."""


@dataclass(slots=True)
class IdCell:
    """`digits` is what is kept ("" if the cell can not be), `doubt` what is odd about it."""

    digits: str
    doubt: Doubt | None = None
    message: DeskError | None = None


@dataclass(frozen=True, slots=True)
class BirthCell:
    """A birth date as far as it can be taken, and what is odd about it."""

    born: PartialDate | None = None
    doubt: Doubt | None = None
    message: DeskError | None = None


NO_ID, NO_BIRTH = IdCell("", Doubt.ID_MISSING, DeskError(N_("There is no citizen ID."))), BirthCell()


def read_id(text: str) -> IdCell:
    """A citizen ID in any usual way of writing; a wrong check digit is kept, another length is not."""
    digits = text.replace("-", "")
    if USUAL_ID.fullmatch(digits) and digits[-1] == check_digit(digits[:-1]):
        return IdCell(digits)
    digits = digits_of(text)
    if NOTHING.fullmatch(digits) or (is_digits(digits) and len(set(digits)) == 1):
        return NO_ID
    problem = problem_of(digits)
    if problem is None or problem is IdProblem.NOTICE:
        return IdCell(digits)
    if LOST_DIGITS.fullmatch(text.strip()):
        message = N_("Excel has shortened this citizen ID to {cell}; its digits are lost.")
        return IdCell("", Doubt.ID_LENGTH, DeskError(message, cell=text.strip()))
    if problem is IdProblem.LETTERS:
        return IdCell("", Doubt.ID_LENGTH, DeskError(N_("A citizen ID has digits only.")))
    if problem is IdProblem.LENGTH:
        message = N_("A citizen ID has 13 digits; these are {count}.")
        return IdCell("", Doubt.ID_LENGTH, DeskError(message, count=len(digits)))
    return IdCell(digits, Doubt.ID_CHECK, DeskError(N_("The citizen ID has a wrong check digit.")))


class PersonCells:
    """Reads cells that come again and again (births, sexes, titles) once each."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._births: dict[str, BirthCell] = {}
        self._sexes: dict[str, Sex | None] = {}
        self._titles: dict[str, str] = {}

    def name(self, texts: Mapping[str, str]) -> tuple[str, str, str]:
        """(title, given, family) from one cell or three; a title in front of the given name is found there too."""
        title = self.title(texts["title"]) if "title" in texts else ""
        if "name" in texts:
            own_title, given, family = split_full_name(texts["name"])
        else:
            own_title, given = split_title(texts.get("given", ""))
            if title and own_title not in ("", title):  # นาย in a column of its own: พระจันทร์ is a name
                own_title, given = "", clean(texts["given"])
            family = clean(texts.get("family", ""))
            if given and not family and " " in given and "family" not in texts:
                given, family = given.split(" ", 1)
        return title or own_title, given, family

    def title(self, text: str) -> str:
        """The title in its full form; an unknown one as it is written."""
        if text not in self._titles:
            known, rest = split_title(text)
            self._titles[text] = known if known and not rest else clean(text)
        return self._titles[text]

    def sex(self, text: str, title: str) -> Sex | None:
        """What the cell says, else what the title tells."""
        if text not in self._sexes:
            self._sexes[text] = parse_sex(text)
        sex = self._sexes[text]
        if sex is None and (known := title_named(title)) is not None:
            return known.sex
        return sex

    def birth(self, text: str) -> BirthCell:
        """A birth date that a person can have."""
        if text not in self._births:
            self._births[text] = self._birth(text)
        return self._births[text]

    def _birth(self, text: str) -> BirthCell:
        if NOTHING.fullmatch(text):
            return NO_BIRTH
        try:
            born = parse_partial_date(text, today=self.today)
        except FieldError as error:
            return BirthCell(None, Doubt.BIRTH_INVALID, error)
        if born.date > self.today or age_on(born.date, self.today) > OLDEST:
            message = N_("The birth date lies in the future or over 120 years back.")
            return BirthCell(None, Doubt.BIRTH_INVALID, DeskError(message))
        if born.precision is Precision.YEAR:
            return BirthCell(born, Doubt.BIRTH_YEAR_ONLY, DeskError(N_("Only the year of birth is known.")))
        return BirthCell(born)


def read_phones(text: str) -> tuple[str, ...]:
    """Every number of a cell; most cells hold one of the usual shape."""
    if USUAL_PHONE.fullmatch(text):
        return (text.replace("-", ""),)
    return parse_phones(text)


def read_status(text: str) -> Residency | None:
    """What the cell says of where the person is; None if it can not be told."""
    word = clean(text).casefold()
    return next((status for sign, status in STATUS_WORDS if sign in word), None)


def status_word(status: Residency) -> str:
    """What exports write for a status; the twin of read_status."""
    return next(word for word, each in STATUS_WORDS if each is status)


def read_kinds(text: str) -> tuple[tuple[VolunteerKind, ...], str]:
    """(kinds, what is none), of a cell with one or several kinds."""
    kinds, unknown = [], []
    for part in BETWEEN_CHOICES.split(clean(BETWEEN_KINDS.sub("/", text))):
        found = [_kind(part)] if _kind(part) else [_kind(word) for word in part.split(" ")]
        if all(found):
            kinds += [kind for kind in found if kind]
        elif not NOTHING.fullmatch(part):
            unknown.append(part)
    return tuple(dict.fromkeys(kinds)), ", ".join(unknown)


def _kind(text: str) -> VolunteerKind | None:
    word = re.sub(r"[\s.]+|\(.*\)", "", text).casefold()
    return next((kind for kind, words in KIND_WORDS.items() if re.fullmatch(words, word)), None)


def is_nobody(texts: Mapping[str, str], cells: Sequence[Cell]) -> bool:
    """Whether the row is a total, a signature, a note below the people, or the numbers of the columns."""
    first = next((cell for cell in cells if cell != ""), "")
    if isinstance(first, str) and ORDINAL.fullmatch(first.strip()) is None:
        if FOOT.match(first.lstrip()) and not _has_number(texts.get("citizen_id", "")):
            return True
    elif len(texts) > 1 and all(ORDINAL.fullmatch(text) for text in texts.values()):
        return True
    if "citizen_id" in texts or "born" in texts:
        return False
    return any(FOOT.match(texts[name].lstrip()) for name in NAMED_BY if name in texts)


def _has_number(text: str) -> bool:
    """Whether the cell holds a citizen ID, be it a wrong one."""
    return sum(letter.isdigit() for letter in text) > SHORTEST_NUMBER
