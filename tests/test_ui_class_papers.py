"""Papers of a class and cards of volunteers: from the window and by command, each with what its subject keeps."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db import attendance, certificates, training
from tests import training_office
from tests.at_desk import opened_at, town
from tests.keyboard import press
from tests.keys import lay_key
from tests.papers import page_texts
from tests.people_office import volunteer
from tests.training_desk import preview_of
from ui.card_papers import valid_until
from ui.class_papers import attendance_summary, participants_list
from ui.command_line import main


@pytest.fixture
def finished(office: Any) -> Any:
    """A closed class: กวิน and แก้ว passed and hold certificates, three others did not pass."""
    training_office.named(office)
    training_class = training_office.class_with(office)
    training_office.attend(office, training_class, {"กวิน": 20, "แก้ว": 16, "แกว": 3})
    training.close_class(office, training_class.id)
    certificates.issue_certificates(office, training_class.id)
    return training_class


@pytest.fixture
def desk(window: Any, office: Any, finished: Any) -> Iterator[Any]:
    with opened_at(window, office, "training", finished.id) as made:
        yield made


def text_of(path: Path) -> str:
    return " ".join(page_texts(path.read_bytes()))


def test_the_summary_agrees_with_attendance_and_certificates(office: Any, finished: Any) -> None:
    summary = attendance_summary(office, finished.id)
    result = attendance.class_result(office, finished.id)
    assert [one.hours for one in summary.people] == [line.hours for line in result.lines]
    counts = [len(line.attended) for line in result.lines]
    assert [sum(sum(day) for day in one.halves) for one in summary.people] == counts
    by_name = {one.given: one for one in summary.people}
    assert (by_name["กวิน"].certificate, by_name["แก้ว"].certificate, by_name["แกว"].certificate) == (
        "1/2569",
        "2/2569",
        "",
    )
    assert (summary.half_days, summary.class_hours, summary.needed) == (20, 70.0, 56.0)


def test_the_notice_board_names_everyone_or_who_passed(office: Any, finished: Any) -> None:
    assert len(participants_list(office, finished.id).people) == 5
    assert [one.given for one in participants_list(office, finished.id, only_passed=True).people] == ["กวิน", "แก้ว"]


@pytest.mark.parametrize(("kind", "says"), [("attendance", "สรุปผลการเข้าอบรม"), ("passed", "รายชื่อผู้ผ่านการอบรม")])
def test_ctrl_p_in_the_result_asks_which_paper_and_shows_it(
    window: Any, desk: Any, answers: Any, kind: str, says: str
) -> None:
    answers(ask_choice=kind)
    press(window, "Alt-Key-4")
    press(window, "Control-p")
    assert says in text_of(preview_of(desk).path)


def test_cards_of_those_in_the_list_are_shown_with_the_day_that_was_typed(
    window: Any, office: Any, in_dialog: Callable[..., None]
) -> None:
    people = town(office)
    volunteer(office, people["กมล"].id)
    with opened_at(window, office, "volunteers") as made:
        in_dialog(lambda _dialog: press(window, "Control-s"))
        made.screen.print_cards()
        text = text_of(preview_of(made).path)
    assert "กมล" in text and "ใช้ได้ถึง ๒๒ พ.ย. ๒๕๗๑" in text


def test_a_card_made_on_the_29th_of_february_ends_on_the_28th() -> None:
    assert valid_until(date(2028, 2, 29)) == date(2030, 2, 28)
    assert valid_until(date(2026, 11, 22)) == date(2028, 11, 22)


# --- by command


@pytest.fixture
def folder(office: Any, office_folder: Path, finished: Any) -> str:
    office.close()
    lay_key(office_folder)
    return str(office_folder)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["attendance", "--class", "1"], "สรุปผลการเข้าอบรม"),
        (["participants", "--class", "1"], "รายชื่อผู้เข้าร่วม"),
        (["participants", "--class", "1", "--passed"], "รายชื่อผู้ผ่านการอบรม"),
        (["certificate-register", "--year", "๒๕๖๙"], "ทะเบียนคุม"),
        (["roster", "residents", "--columns", "community,note", "--group", "community"], "บัญชีรายชื่อ"),
    ],
)
def test_each_paper_is_printed_by_command(folder: str, tmp_path: Path, arguments: list[str], says: str) -> None:
    file = tmp_path / "paper.pdf"
    assert main(["print", *arguments, str(file), "--data", folder]) == 0
    assert says in text_of(file)


def test_cards_are_printed_by_command(office: Any, office_folder: Path, tmp_path: Path) -> None:
    volunteer(office, town(office)["กมล"].id)
    office.close()
    lay_key(office_folder)
    file = tmp_path / "cards.pdf"
    assert main(["print", "cards", str(file), "--data", str(office_folder)]) == 0
    assert "บัตรประจำตัวจิตอาสา" in text_of(file) and "กมล" in text_of(file)


@pytest.mark.parametrize(
    "arguments",
    [
        ["attendance", "--class", "99"],
        ["cards"],
        ["certificate-register", "--year", "2500"],
        ["roster", "residents", "--columns", "shoe"],
    ],
)
def test_what_can_not_be_printed_is_told_and_leaves_no_file(
    folder: str, tmp_path: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "paper.pdf"
    assert main(["print", *arguments, str(file), "--data", folder]) == 1
    assert list(tmp_path.glob("*.pdf*")) == [] and len(capsys.readouterr().err.strip().splitlines()) == 1
