"""The page with the recovery key: one sheet, the key as it must be typed, and nothing over anything else."""

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from db.domain.recovery_key import format_recovery_key, parse_recovery_key
from printing.output import NotWritten
from printing.paper import Paper
from printing.recovery_page import RecoveryPage, recovery_page
from printing.style import A4
from tests.every_paper import english, thai
from tests.papers import HOSTILE, OFFICE, letter_boxes, made, page_texts, text_boxes

SECRET = bytes(range(200, 220))
PAGE = RecoveryPage(office=OFFICE, made_on=date(2026, 11, 22), key=format_recovery_key(SECRET))
LONG = RecoveryPage(office=" ".join([OFFICE] * 3), made_on=date(2026, 9, 30), key=PAGE.key)


def written(page: RecoveryPage, paper: Paper) -> bytes:
    return made(lambda stream: recovery_page(page, stream, paper))


@pytest.mark.parametrize("paper", [thai(), english()], ids=["th", "en"])
@pytest.mark.parametrize("page", [PAGE, LONG, RecoveryPage(office="", made_on=PAGE.made_on, key=PAGE.key)])
def test_it_is_one_sheet_on_which_no_line_touches_another(page: RecoveryPage, paper: Paper) -> None:
    pdf = written(page, paper)
    assert len(page_texts(pdf)) == 1
    boxes = text_boxes(pdf)
    assert min(box.bottom for box in boxes) > 30 and max(box.right for box in boxes) < A4[0] - 30
    assert not [(one.text, other.text) for one, other in combinations(boxes, 2) if one.touches(other)]


def test_the_key_is_read_from_the_page_as_it_must_be_typed() -> None:
    pdf = written(PAGE, thai())
    letters = [box for box in letter_boxes(pdf) if box.text.isascii() and box.top - box.bottom > 13]
    ordered = "".join(box.text for box in sorted(letters, key=lambda box: (-box.baseline, box.left)))
    assert parse_recovery_key(ordered) == SECRET


def test_the_office_and_the_day_stand_on_it_in_thai() -> None:
    (text,) = page_texts(written(PAGE, thai()))
    assert OFFICE in text.replace(" ", "") and "๒๒ พฤศจิกายน ๒๕๖๙" in text


def test_a_page_of_an_office_without_a_name_says_so() -> None:
    """Years later nobody may wonder whether a name was cut off."""
    nameless = RecoveryPage(office="", made_on=PAGE.made_on, key=PAGE.key)
    (text,) = page_texts(written(nameless, english()))
    assert "(office without a name)" in text and "(office without" not in page_texts(written(PAGE, english()))[0]


def test_no_line_ends_within_another_building() -> None:
    (text,) = page_texts(written(PAGE, thai()))
    assert not [line for line in text.splitlines() if line.rstrip().endswith("ต่าง")]
    assert any("ต่างอาคาร" in piece for piece in thai().breaker("").pieces("อีกซองหนึ่งไว้ต่างอาคาร ห้ามเก็บ"))


@pytest.mark.parametrize("text", HOSTILE)
def test_an_office_of_any_name_has_its_page(text: str) -> None:
    page = RecoveryPage(office=f"{OFFICE} {text}", made_on=PAGE.made_on, key=PAGE.key)
    assert len(page_texts(written(page, thai()))) == 1


def test_a_key_is_never_in_a_file_s_properties() -> None:
    content = written(PAGE, thai())
    assert PAGE.key.encode() not in content and b"S34WS" not in content


def test_the_same_page_is_the_same_file_and_a_place_without_folder_is_refused(tmp_path: Path) -> None:
    assert written(PAGE, thai()) == written(PAGE, thai())
    with pytest.raises(NotWritten):
        recovery_page(PAGE, tmp_path / "missing" / "page.pdf", thai())
    recovery_page(PAGE, tmp_path / "page.pdf", thai())
    assert (tmp_path / "page.pdf").read_bytes() == written(PAGE, thai())
