"""The title rows over an attendance sheet: project, course, hours, run and place as offices write them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from db.domain.digits import to_arabic
from db.domain.typed_text import clean, search_form
from db.spreadsheets import Cell, cell_text

HOURS = re.compile(r"(?:หลักสูตร|จำนวน|ระยะเวลา|รวม)?\s*\(?([0-9]{1,4}(?:\.5)?)\s*(?:ชั่วโมง|ชม\.?|hours?)\)?")
RUN = re.compile(r"รุ่น(?:ที่)?\s*([0-9]{1,4})(?:\s*/\s*[0-9]{4})?")
PLACE = re.compile(r"(?:^|\s)ณ\s*(?!วัน)(\S.*)")
DAYS = re.compile(r"\s*(?:(?:ใน)?(?:ระหว่าง)?วันที่|ประจำปี|ปีงบประมาณ).*")
SHEET_KIND = re.compile(r"^(?:ใบ|บัญชี|แบบ|ทะเบียน|ตาราง)+(?:ลงเวลา|ลงทะเบียน|ลงชื่อ|ลงนาม|รายชื่อ|เซ็นชื่อ)\S*\s*(?:การอบรม)?\s*")
PROJECT = re.compile(r"โครงการ|หลักสูตร|อบรม|รุ่น")
TEACHING = re.compile(r"^(?:โครงการ)?\s*(?:การ)?(?:ฝึก)?(?:อบรม|สัมมนา)?(?:เชิงปฏิบัติการ)?(?:ให้ความรู้)?\s*")
COURSE = re.compile(r"หลักสูตร\s*(\S.*)")


@dataclass(frozen=True)
class ClassTitle:
    """`project` is the name on papers, `course` the course's own; what the rows do not say is empty."""

    project: str = ""
    course: str = ""
    hours: float | None = None
    run: int | None = None
    place: str = ""


def class_title(rows: Sequence[Sequence[Cell]]) -> ClassTitle:
    """What the rows above the headings say of the class."""
    lines = [line for row in rows if (line := clean(" ".join(text for cell in row if (text := cell_text(cell)))))]
    arabic = [to_arabic(line) for line in lines]
    hours = next((found for line in arabic if (found := HOURS.search(line))), None)
    run = next((found for line in arabic if (found := RUN.search(line))), None)
    place = next((found for line in lines if (found := PLACE.search(line))), None)
    named = next((at for at, line in enumerate(lines) if PROJECT.search(line)), 0 if lines else None)
    if named is None:
        return ClassTitle()
    return ClassTitle(
        project=_project(lines[named], arabic[named]),
        course=_course(arabic[named]),
        hours=float(hours[1]) if hours else None,
        run=int(run[1]) if run else None,
        place=clean(DAYS.sub("", place[1])) if place else "",
    )


def same_words(one: str, other: str) -> bool:
    """Whether two names are the same but for spaces and digits of another script."""
    return search_form(one).replace(" ", "") == search_form(other).replace(" ", "")


def _project(line: str, arabic: str) -> str:
    """The line without what kind of sheet it is, the run, days and place; digits stay as they were written."""
    run = RUN.search(arabic)
    if run is not None:
        line = line[: run.start()] + line[run.end() :]
    return clean(SHEET_KIND.sub("", PLACE.sub("", DAYS.sub("", line))))


def _course(arabic: str) -> str:
    """What the course is called: what follows หลักสูตร, or else the project's subject, without hours."""
    plain = clean(HOURS.sub(" ", PLACE.sub("", DAYS.sub("", SHEET_KIND.sub("", RUN.sub(" ", arabic))))))
    found = COURSE.search(plain)
    subject = found[1] if found else TEACHING.sub("", plain)
    return clean(subject.removesuffix("หลักสูตร")).strip(" ,;:-–") or plain
