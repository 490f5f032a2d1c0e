"""Which columns of an attendance sheet are half-days: told by headings such as "15 ก.ค. 69 เช้า"."""

import re
from datetime import date

from db.domain.buddhist_era import DateProblem, parse_short_year_date
from db.domain.training import Half
from db.spreadsheets import Sheet, cell_text

LONGEST_HEADING = 60
Moment = tuple[date, Half]

HALVES = {
    "เช้า": Half.MORNING, "บ่าย": Half.AFTERNOON, "morning": Half.MORNING, "afternoon": Half.AFTERNOON,
    "am": Half.MORNING, "pm": Half.AFTERNOON,
}  # fmt: skip
HALF = re.compile(r"(?:\(|ช่วง|ภาค)*(เช้า|บ่าย|morning|afternoon|\b[ap]m\b)\)?", re.IGNORECASE)


def session_columns(sheet: Sheet, header_row: int) -> tuple[dict[int, Moment], int]:
    """Columns headed by a day and a half of it, in one row or with the halves in the row below; rows of headings."""
    top = [cell_text(cell) for cell in sheet.rows[header_row]]
    below = [cell_text(cell) for row in sheet.rows[header_row + 1 : header_row + 2] for cell in row]
    in_one = {at: moment for at, text in enumerate(top) if (moment := moment_of(text))}
    if in_one:
        return in_one, 1
    in_two: dict[int, Moment] = {}
    day_text = ""
    for at, half in enumerate(below):
        day_text = (top[at] if at < len(top) else "") or day_text
        if moment := moment_of(f"{day_text} {half}"):
            in_two[at] = moment
    return in_two, 2 if in_two else 1


def moment_of(text: str) -> Moment | None:
    """ "15 ก.ค. 69 เช้า" as its day and half; None for any other text."""
    half = HALF.search(text)
    if half is None or len(text) > LONGEST_HEADING:
        return None
    try:
        return parse_short_year_date(HALF.sub(" ", text), date.max), HALVES[half[1].lower()]
    except DateProblem:
        return None
