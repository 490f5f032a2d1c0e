"""Dialogs: values go back, Enter and Esc answer, nothing acts by itself, all of it stays on the screen."""

import tkinter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import ttkbootstrap as ttk
from platformdirs import user_documents_path

from db.domain import certificate_forms
from db.domain.partners import CONTACT_FORM, PartnerContact
from tests.in_sight import cut_off
from tests.keyboard import press, write
from ui import dialogs, language, theme
from ui.form_dialog import ask_form
from ui.forms import FormView


@pytest.fixture
def dressed(window: Any) -> Any:
    theme.dress(window)
    return window


def labels_in(widget: tkinter.Misc) -> list[ttk.Label]:
    inside = [label for child in widget.winfo_children() for label in labels_in(child)]
    return [widget, *inside] if isinstance(widget, ttk.Label) else inside


def keys(*names: str) -> Callable[[Any], None]:
    return lambda dialog: press(dialog, *names)


@pytest.mark.parametrize(
    ("pressed", "answer"),
    [(["Return"], True), (["Escape"], False), (["Tab", "space"], False), (["Right", "Return"], False)],
)
def test_yes_or_no_by_keyboard(dressed: Any, in_dialog: Any, pressed: list[str], answer: bool) -> None:
    in_dialog(keys(*pressed))
    assert dialogs.ask_yes_no(dressed, "ลบรายการนี้หรือไม่") is answer


def test_enter_does_no_harm_where_yes_is_dangerous(dressed: Any, in_dialog: Any) -> None:
    in_dialog(keys("Return"))
    assert dialogs.ask_yes_no(dressed, "ลบ", yes="ลบ", no="ไม่ลบ", danger=True) is False


def test_enter_does_no_harm_wherever_the_keyboard_is(dressed: Any, in_dialog: Any) -> None:
    """A click on the text takes it from the buttons."""

    def beside(dialog: Any) -> None:
        dialog.focus_force()
        press(dialog, "Return")

    in_dialog(beside)
    assert dialogs.ask_yes_no(dressed, "ลบ", yes="ลบ", no="ไม่ลบ", danger=True) is False


@pytest.mark.parametrize(
    ("pressed", "answer"),
    [
        (["Return"], dialogs.Answer.SAVE),
        (["Right", "Return"], dialogs.Answer.DISCARD),
        (["Right", "Right", "Return"], dialogs.Answer.CANCEL),
        (["Escape"], dialogs.Answer.CANCEL),
    ],
)
def test_unsaved_changes_ask_what_to_do(dressed: Any, in_dialog: Any, pressed: list[str], answer: str) -> None:
    in_dialog(keys(*pressed))
    assert dialogs.ask_save_discard_cancel(dressed) is answer


def test_closing_the_window_by_its_cross_is_no_answer(dressed: Any, in_dialog: Any) -> None:
    in_dialog(lambda dialog: dialog.tk.eval(dialog.protocol("WM_DELETE_WINDOW")))
    assert dialogs.ask_save_discard_cancel(dressed) is dialogs.Answer.CANCEL


def test_choice_of_ways_to_go_on(dressed: Any, in_dialog: Any) -> None:
    ways = [("a", "ทางแรก"), ("b", "ทางที่สอง")]
    in_dialog(keys("Return"), keys("Right", "Return"), keys("Escape"))
    assert [dialogs.ask_choice(dressed, "เลือก", ways) for _ in range(3)] == ["a", "b", None]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(
    "labels",
    [
        ["ทุกปีงบประมาณ", *(f"ปีงบประมาณ พ.ศ. {year}" for year in range(2570, 2558, -1))],
        ["รายงานกิจกรรม: " + "ก่อนเก่า" * 20, "ทะเบียนกิจกรรม"],
    ],
)
def test_buttons_that_have_no_room_beside_each_other_stand_in_lines(
    dressed: Any, in_dialog: Any, labels: list[str], percent: int
) -> None:
    def step(dialog: Any) -> None:
        dialog.update()
        assert cut_off(dialog) == []
        assert 0 <= dialog.winfo_rootx() <= dialog.winfo_screenwidth() - dialog.winfo_width()
        press(dialog, *["Right"] * (len(labels) - 1), "Return")

    theme.set_text_size(dressed, percent)
    in_dialog(step)
    ways = [(str(number), label) for number, label in enumerate(labels)]
    try:
        assert dialogs.ask_choice(dressed, "เลือก", ways) == str(len(labels) - 1)
    finally:
        theme.set_text_size(dressed, 100)


def test_a_choice_that_is_explained_at_length_shows_all_its_buttons_and_proposes_none(
    dressed: Any, in_dialog: Any
) -> None:
    def step(dialog: Any) -> None:
        focused = dialog.focus_get()
        assert focused.cget("text") == "ยกเลิก"
        assert focused.winfo_rooty() + focused.winfo_height() <= dialog.winfo_screenheight()
        assert not cut_off(dialog.buttons)
        press(dialog, "Return")

    in_dialog(step)
    explained = "\n".join(f"บทบาทที่ {number}: ดูข้อมูล" for number in range(90))
    assert dialogs.ask_choice(dressed, "เลือก", [("a", "ทางแรก")], explained=explained) is None


def test_a_long_message_in_thai_ends_its_lines_between_words(dressed: Any, in_dialog: Any) -> None:
    def step(dialog: Any) -> None:
        label = max(labels_in(dialog), key=lambda each: len(str(each.cget("text"))))
        lines = str(label.cget("text")).split("\n")
        assert len(lines) > 1
        assert all(line.endswith(("โปรด", "คัดลอก", "สำเนา", "สำรอง", "ไว้", "เครื่อง", "อื่น")) for line in lines)
        press(dialog, "Escape")

    in_dialog(step)
    dialogs.show_message(dressed, "โปรดคัดลอกสำเนาสำรองไว้เครื่องอื่น" * 5)


def test_each_warning_has_a_reason_of_its_own(dressed: Any, in_dialog: Any) -> None:
    def step(dialog: Any) -> None:
        write(dialog, "old")
        press(dialog, "Return")
        assert dialog.winfo_exists(), "a warning without a reason was taken"
        write(dialog, "new")
        press(dialog, "Return")

    in_dialog(step)
    warnings = [("id_check", "เลขตรวจสอบไม่ถูกต้อง"), ("title_age", "คำนำหน้าไม่ตรงกับอายุ")]
    assert dialogs.ask_reasons(dressed, warnings) == {"id_check": "old", "title_age": "new"}


def test_reasons_known_already_are_offered_and_esc_goes_back(dressed: Any, in_dialog: Any) -> None:
    in_dialog(keys("Return"), keys("Escape"))
    warnings = [("id_check", "เลขตรวจสอบไม่ถูกต้อง")]
    assert dialogs.ask_reasons(dressed, warnings, {"id_check": "ตามทะเบียน"}) == {"id_check": "ตามทะเบียน"}
    assert dialogs.ask_reasons(dressed, warnings) is None


def test_details_of_an_error_can_be_copied(dressed: Any, in_dialog: Any) -> None:
    def step(dialog: Any) -> None:
        box = next(child for child in dialog.body.winfo_children() if isinstance(child, tkinter.Text))
        assert str(box.cget("font")) == "TkTextFont", "Thai marks fall apart in letters of even width"
        press(dialog, "Tab")
        copy = dialog.focus_get()
        buttons = [child for child in dialog.buttons.winfo_children() if isinstance(child, ttk.Button)]
        assert copy in buttons
        next(button for button in buttons if "opy" in button.cget("text") or "คัดลอก" in button.cget("text")).invoke()
        press(dialog, "Escape")

    in_dialog(step)
    dialogs.show_error(dressed, "บันทึกไม่ได้", "Traceback: line 1")
    assert dressed.clipboard_get() == "บันทึกไม่ได้\n\nTraceback: line 1"


def test_message_ends_by_enter(dressed: Any, in_dialog: Any) -> None:
    in_dialog(keys("Return"))
    dialogs.show_message(dressed, "เรียบร้อย")


@pytest.mark.parametrize("percent", [100, 200])
def test_many_warnings_stay_on_the_screen(dressed: Any, in_dialog: Any, percent: int) -> None:
    def step(dialog: Any) -> None:
        dialog.update()
        assert dialog.winfo_rooty() >= 0
        assert dialog.winfo_rooty() + dialog.winfo_height() <= dialog.winfo_screenheight()
        button = dialog.buttons.winfo_children()[0]
        assert button.winfo_viewable()
        assert button.winfo_rooty() + button.winfo_height() <= dialog.winfo_screenheight()
        press(dialog, "Escape")

    theme.set_text_size(dressed, percent)
    in_dialog(step)
    dialogs.ask_reasons(dressed, [(str(n), "เลขประจำตัวประชาชนนี้มีผู้อื่นใช้แล้ว " * 4) for n in range(20)])
    theme.set_text_size(dressed, 100)


def test_dialog_stands_over_its_parent_and_gives_the_keyboard_back(dressed: Any, in_dialog: Any) -> None:
    entry = ttk.Entry(dressed)
    entry.pack()
    dressed.update()
    entry.focus_force()
    dressed.update()

    def step(dialog: Any) -> None:
        middle = dialog.winfo_rootx() + dialog.winfo_width() / 2
        assert abs(middle - (dressed.winfo_rootx() + dressed.winfo_width() / 2)) < 5
        press(dialog, "Return")

    in_dialog(step)
    dialogs.show_message(entry, "x")
    dressed.update()
    assert dressed.focus_get() is entry


def test_a_message_beside_the_last_field_is_in_sight_whole(dressed: Any, in_dialog: Any, today: Any) -> None:
    def step(dialog: Any) -> None:
        dialog.update()
        press(dialog, "Return", "Return", "Return", "Return")
        dialog.update()
        view = next(child for child in dialog.body.winfo_children() if isinstance(child, FormView))
        note = view.rows["reason"].note
        assert note.cget("text")
        assert cut_off(dialog) == []
        bottom = note.winfo_rooty() + note.winfo_height()
        assert bottom <= dialog.buttons.winfo_rooty(), "the buttons stand over the message"
        assert bottom <= view.winfo_rooty() + view.winfo_height(), "the message is below what is in sight"
        press(dialog, "Escape")

    in_dialog(step)
    form = certificate_forms.CORRECTION_FORM
    change = certificate_forms.NameChange(title="นาย", given="บัณฑิต", family="ลุนเรือน")
    ask_form(dressed, "แก้ไข", form, change, today, lambda _record: None, yes="แก้ไขชื่อ", first="given")


@pytest.mark.parametrize("spoken", ["th", "en"])
def test_the_last_field_is_in_sight_whole_though_a_day_is_said_in_words_above_it(
    dressed: Any, in_dialog: Any, today: Any, spoken: str
) -> None:
    """The words go below their field only once it is known how wide the dialog is."""

    def step(dialog: Any) -> None:
        dialog.update()
        view = next(child for child in dialog.body.winfo_children() if isinstance(child, FormView))
        last = view.rows["next_due"].widget
        assert last.winfo_rooty() + last.winfo_height() <= view.winfo_rooty() + view.winfo_height()
        assert dialog.buttons.winfo_rooty() + dialog.buttons.winfo_height() <= dialog.winfo_screenheight()
        press(dialog, "Escape")

    language.set_language(spoken)
    in_dialog(step)
    begun = PartnerContact(held_on=today, by_whom="มาลี")
    ask_form(dressed, "การติดต่อ", CONTACT_FORM, begun, today, lambda _record: None, yes="บันทึก")
    language.set_language("th")


def test_a_click_beside_a_dialog_gives_it_the_keyboard_back(dressed: Any, in_dialog: Any) -> None:
    def step(dialog: Any) -> None:
        dialog.update()
        button = dialog.focus_get()
        dressed.focus_force()
        dressed.update()
        dialog.event_generate("<ButtonRelease-1>", x=-5, y=-5, rootx=dialog.winfo_rootx() - 5, rooty=1)
        dialog.update()
        assert dialog.focus_get() is button
        press(dialog, "Return")

    in_dialog(step)
    dialogs.show_message(dressed, "เรียบร้อย")


@pytest.mark.parametrize("path", ["", "รายชื่อ สำนักงาน.xlsx"])
def test_chosen_files_are_paths(dressed: Any, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    asked: dict[str, Any] = {}

    def answer(**options: Any) -> str:
        asked.update(options)
        return path

    monkeypatch.setattr("tkinter.filedialog.askopenfilename", answer)
    monkeypatch.setattr("tkinter.filedialog.asksaveasfilename", answer)
    expected = Path(path) if path else None
    assert dialogs.choose_open_file(dressed, "เปิด", [("Excel", "*.xlsx *.csv")]) == expected
    assert asked["filetypes"][0] == ("Excel", ("*.xlsx", "*.csv"))
    assert dialogs.choose_save_file(dressed, "บันทึก", [("Excel", "*.xlsx *.csv")], "a.xlsx") == expected
    assert (asked["defaultextension"], asked["initialfile"]) == (".xlsx", "a.xlsx")


def test_boxes_of_files_open_where_documents_are_unless_a_folder_is_wanted(
    dressed: Any, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    asked: list[str] = []

    def answer(**options: Any) -> str:
        asked.append(options["initialdir"])
        return ""

    for name in ("askopenfilename", "askopenfilenames", "asksaveasfilename", "askdirectory"):
        monkeypatch.setattr(f"tkinter.filedialog.{name}", answer)

    def ask_all(folder: Path | None) -> set[str]:
        asked.clear()
        dialogs.choose_open_file(dressed, "เปิด", [], folder)
        dialogs.choose_open_files(dressed, "เปิด", [], folder)
        dialogs.choose_save_file(dressed, "บันทึก", [], "a.xlsx", folder)
        dialogs.choose_folder(dressed, "ที่เก็บ", folder)
        assert len(asked) == 4
        return set(asked)

    assert ask_all(None) == {str(home)}
    documents = user_documents_path()
    documents.mkdir(exist_ok=True)
    assert ask_all(None) == {str(documents)}
    assert ask_all(home / "งาน") == {str(home / "งาน")}


def test_no_dialog_waits_without_a_window_in_sight(dressed: Any, in_dialog: Any) -> None:
    hidden = tkinter.Toplevel(dressed)
    hidden.withdraw()
    in_dialog(keys("Return"))
    dialogs.show_message(hidden, "x")
