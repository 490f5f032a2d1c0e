"""Lines of Thai on the screen end between words; texts with spaces enough are left to Tk."""

import sys
from typing import Any

import pytest

from db.domain.residents import Resident
from db.residents import save_resident
from tests.at_desk import opened
from tests.keyboard import press
from ui import fonts, theme
from ui.line_ends import Paragraph, with_line_ends

COURSE = "จิตอาสาร่วมใจดูแลผู้สูงอายุแม่สะเรียงหอประชุมเทศบาล"
WORDS = {"จิตอาสา", "ร่วมใจ", "ดูแล", "ผู้สูงอายุ", "แม่สะเรียง", "หอประชุม", "เทศบาล"}


@pytest.fixture
def dressed(window: Any) -> Any:
    theme.dress(window)
    return window


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("letters", range(11, 30, 3))
def test_lines_end_between_words_and_have_room(dressed: Any, percent: int, letters: int) -> None:
    theme.set_text_size(dressed, percent)
    room = fonts.text_width(dressed, "ก" * letters)
    lines = with_line_ends(dressed, COURSE, room).split("\n")
    theme.set_text_size(dressed, 100)
    assert len(lines) > 1 and "".join(lines) == COURSE
    ends = {COURSE.index(word) + len(word) for word in WORDS}
    place = 0
    for line in lines:
        place += len(line)
        assert place in ends, lines


def test_texts_that_tk_ends_well_are_left_alone(dressed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "printing.line_breaking", None)
    text = "อายุ 41 ปี  ·  บ้านเลขที่ 281  ·  ชุมชนริมยวม"
    assert with_line_ends(dressed, text, fonts.text_width(dressed, "ชุมชนริมยวม")) == text
    assert with_line_ends(dressed, "", 100) == ""


def test_a_paragraph_follows_its_room_and_forgets_no_letter(dressed: Any) -> None:
    label = Paragraph(dressed, COURSE)
    assert label.cget("text") == COURSE
    label.wrap(fonts.text_width(dressed, "ก" * 12))
    narrow = label.cget("text")
    label.wrap(fonts.text_width(dressed, "ก" * 20))
    assert narrow.count("\n") > label.cget("text").count("\n") >= 1
    label.say("ก" * 3)
    assert label.cget("text") == "กกก"
    label.wrap(0)
    label.say(COURSE)
    assert label.cget("text") == COURSE


def test_the_heading_of_a_form_shows_a_long_name_whole(window: Any, office: Any) -> None:
    with opened(window, office) as desk:
        long = Resident(given="สุริยวงศ์วรวัฒนาธนพัฒน์กุลชาติ" * 2, family="เฉลิมพระเกียรติวัฒนานุรักษ์", no_id_reason="ทดสอบ")
        kept = save_resident(office, long)
        desk.go("residents", kept.id)
        window.update()
        press(window, "F2")
        window.update()
        heading = desk.screen.editor.heading
        assert heading.cget("text").replace("\n", "").replace(" ", "") == (long.given + long.family)
        assert heading.winfo_reqwidth() <= desk.screen.editor.winfo_width()
