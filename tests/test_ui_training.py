"""The training page: its list, enrolling, closing, and who gets a certificate."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from db import attendance, certificates, training
from tests import training_office
from tests.at_desk import opened_at, texts_of
from tests.keyboard import press, take_keyboard, write
from tests.training_desk import VOLUNTEERS, at_class, filled, office_with_volunteers, rewrite, tab_to


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[Any]:
    training_office.named(office)
    with opened_at(window, office, "training") as made:
        yield made


# --- the list


def test_an_empty_list_says_how_to_begin(desk: Any) -> None:
    desk.go("training")
    note = desk.screen.table.empty
    assert "เริ่มเปิดรุ่นแรก" in note.label.cget("text") and note.frame.winfo_manager() == "place"
    note.button.invoke()
    assert desk.screen.work.here == "details"


def test_enter_opens_a_class_and_escape_leads_back_to_its_line(window: Any, office: Any, desk: Any) -> None:
    kept = training_office.class_with(office)
    desk.go("training")
    window.update()
    press(window, "Down", "Return")
    assert desk.screen.work.class_id == kept.id
    press(window, "Escape")
    assert desk.screen.table.chosen == kept.id
    assert window.focus_get() is desk.screen.table.tree


def test_a_class_with_people_is_not_deleted_and_the_reason_is_told(
    window: Any, office: Any, desk: Any, answers: Any
) -> None:
    asked = answers(show_error=None)
    training_office.class_with(office)
    desk.go("training")
    window.update()
    press(window, "Down", "Control-Delete")
    assert len(training.class_lines(office)) == 1
    assert "5" in asked.calls[0][1][1]


def test_an_empty_class_is_deleted_and_ctrl_z_brings_it_back(window: Any, office: Any, desk: Any) -> None:
    training_office.class_with(office, given=())
    desk.go("training")
    window.update()
    press(window, "Down", "Control-Delete")
    assert training.class_lines(office) == ()
    press(window, "Control-z")
    assert len(training.class_lines(office)) == 1


def test_the_page_speaks_english_at_once(desk: Any, office: Any) -> None:
    step = at_class(desk, training_office.class_with(office).id, "attendance")
    desk.switch_language()
    assert desk.screen.work.step_buttons["people"].cget("text") == "2  Participants"
    assert "have passed" in step.summary.cget("text")


# --- participants


def test_ticks_stay_while_another_name_is_searched_and_all_are_enrolled_at_once(
    window: Any, office: Any, desk: Any
) -> None:
    office_with_volunteers(office)
    kept = training_office.class_with(office, given=())
    step = at_class(desk, kept.id, "people")
    for given in VOLUNTEERS[:3]:
        step.picker.typed.set("")
        take_keyboard(window, step.picker.entry)
        write(window, given)
        press(window, "Down", "space")
    press(window, "Return")
    assert {line.given for line in training.enrolment_lines(office, kept.id)} == set(VOLUNTEERS[:3])
    assert step.picker.table.ticked == ()


def test_who_is_enrolled_is_marked_among_those_found(office: Any, desk: Any) -> None:
    people = office_with_volunteers(office)
    kept = training_office.class_with(office, given=())
    step = at_class(desk, kept.id, "people")
    training.enrol(office, kept.id, [people["กมล"]])
    rows = {row.key: row.cells[0] for row in step.picker.table.rows.page(0, 10)}
    assert rows[people["กมล"]].startswith("✓") and not rows[people["ขวัญ"]].startswith("✓")


def test_letters_typed_in_the_list_search(window: Any, office: Any, desk: Any) -> None:
    office_with_volunteers(office)
    step = at_class(desk, training_office.class_with(office, given=()).id, "people")
    press(window, "Down")
    write(window, "a")
    assert step.picker.typed.get() == "a" and window.focus_get() is step.picker.entry


def test_withdrawing_is_undone_by_ctrl_z(window: Any, office: Any, desk: Any) -> None:
    kept = training_office.class_with(office)
    step = at_class(desk, kept.id, "people")
    step.table.focus_rows()
    window.update()
    press(window, "Control-Delete")
    assert len(training.enrolment_lines(office, kept.id)) == 4
    press(window, "Control-z")
    assert len(training.enrolment_lines(office, kept.id)) == 5


def test_an_outsider_without_a_name_stays_in_the_dialog(
    window: Any, office: Any, desk: Any, in_dialog: Callable[..., None]
) -> None:
    kept = training_office.class_with(office, given=())
    at_class(desk, kept.id, "people")

    def nameless(dialog: Any) -> None:
        filled({"organisation": "รพ.สต."})(dialog)
        assert dialog.winfo_exists()
        dialog.cancel()

    in_dialog(nameless)
    press(window, "Control-n")
    assert training.enrolment_lines(office, kept.id) == ()


# --- result and certificates


def test_who_did_not_pass_stands_first_with_the_hours_that_are_missing(office: Any, desk: Any) -> None:
    kept = training_office.class_with(office)
    training_office.attend(office, kept, {"กวิน": 20, "แก้ว": 15})
    step = at_class(desk, kept.id, "result")
    rows = [row.cells for row in step.table.rows.page(0, 5)]
    assert rows[-1][0] == "นางกวิน ใจดี" and rows[-1][3] == "ผ่าน"
    missing = {row[0]: row[3] for row in rows}
    assert "3.5" in missing["นางแก้ว ใจดี"] and "56" in missing["นางแกว ใจดี"]


def test_a_class_shorter_than_its_course_warns(office: Any, desk: Any) -> None:
    step = at_class(desk, training_office.class_with(office, days=9).id, "result")
    assert "63" in step.warning.cget("text") and step.warning.winfo_manager() == "pack"


def test_a_class_without_days_is_not_closed(window: Any, office: Any, desk: Any, answers: Any) -> None:
    asked = answers(show_error=None)
    kept = training_office.class_with(office, days=0)
    at_class(desk, kept.id, "result")
    press(window, "space")
    assert len(asked.calls) == 1 and training.class_line(office, kept.id).closed_on is None


def test_a_class_is_opened_again_as_long_as_it_has_no_certificate(window: Any, office: Any, desk: Any) -> None:
    kept = training_office.finished_class(office)
    step = at_class(desk, kept.id, "result")
    press(window, "space")
    assert training.class_line(office, kept.id).closed_on is None
    assert step.close_button.winfo_manager() == "pack"


def test_nothing_is_issued_before_the_class_is_closed(office: Any, desk: Any) -> None:
    kept = training_office.class_with(office, given=("กวิน",), days=10)
    training_office.attend(office, kept, {"กวิน": 20})
    step = at_class(desk, kept.id, "certificates")
    assert not step.panel.winfo_ismapped() and "ปิดรุ่น" in step.note.cget("text")
    assert attendance.class_result(office, kept.id).passed == 1


def test_who_lost_a_certificate_gets_a_new_one_by_enter_in_the_result(
    window: Any, office: Any, desk: Any, in_dialog: Callable[..., None]
) -> None:
    kept = training_office.finished_class(office, passed=("กวิน",))
    (lost,) = certificates.issue_certificates(office, kept.id)
    certificates.revoke(office, lost.id, lost.revision, "ออกผิด")
    step = at_class(desk, kept.id, "result")
    tab_to(window, step.table.tree)
    in_dialog(filled({"issued_on": "22/11/2569"}))
    press(window, "End", "Return")
    assert [one.label for one in certificates.certificates_of_class(office, kept.id)] == ["1/2569", "2/2569"]
    press(window, "Return")
    assert "2/2569" in desk.status.said.cget("text")


def test_who_did_not_pass_gets_none_and_the_dialog_says_why(
    window: Any, office: Any, desk: Any, in_dialog: Callable[..., None]
) -> None:
    kept = training_office.finished_class(office, passed=("กวิน",))
    step = at_class(desk, kept.id, "result")
    tab_to(window, step.table.tree)

    def refused(dialog: Any) -> None:
        filled({})(dialog)
        assert any("นางเกวลิน ใจดี" in text for text in texts_of(dialog.body))
        dialog.cancel()

    in_dialog(refused)
    press(window, "Home", "Return")
    assert certificates.certificates_of_class(office, kept.id) == ()


def test_escape_leads_back_to_the_page_whose_link_was_followed(window: Any, office: Any, desk: Any) -> None:
    kept = training_office.class_with(office)
    desk.go("home")
    desk.go("training", kept.id)
    window.update()
    press(window, "Escape")
    assert desk.screen is desk._screens["home"]


def test_letters_typed_among_certificates_lead_to_the_name_that_has_them(
    window: Any, office: Any, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An hour before the ceremony one of a hundred is misspelt."""
    clock = [100.0]
    monkeypatch.setattr("ui.screens.class_certificates.monotonic", lambda: clock[0])
    step = at_class(desk, training_office.finished_class(office).id, "certificates")
    step.issue()
    window.update()
    take_keyboard(window, step.table.tree)

    def chosen() -> str:
        return str(step._chosen().given)

    for letter in "แก่น":
        step.table.on_type(letter)
    assert chosen() == "แก่น"
    clock[0] += 5
    found = []
    for _time in range(3):
        step.table.on_type("แกว"[:2])
        found.append(chosen())
        clock[0] += 5
    assert len(set(found)) > 1, "the same letters after a pause go on to the next"
    step.table.on_type("ฮ")
    assert chosen() == found[-1] and "ฮ" in desk.status.said.cget("text")


def test_the_numbers_told_follow_the_day_that_is_typed(window: Any, office: Any, desk: Any) -> None:
    step = at_class(desk, training_office.finished_class(office).id, "certificates")
    assert "1-5/2569" in step.panel.text.cget("text")
    rewrite(window, "5/1/2570")
    assert "1-5/2570" in step.panel.text.cget("text")
    rewrite(window, "ไม่ใช่วัน")
    press(window, "Return")
    assert step.issued == ()


def test_a_name_of_eighty_letters_keeps_every_step_in_place(window: Any, office: Any, desk: Any) -> None:
    long = "กัลยาณี" * 12
    kept = training_office.class_with(office, given=(long, "นา"), days=2)
    for name in ("people", "attendance", "result", "certificates"):
        step = at_class(desk, kept.id, name)
        assert step.winfo_reqwidth() <= 1400
    tab_to(window, desk.screen.work.step.table.tree)
