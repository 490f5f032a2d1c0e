"""Settings on screen: the office, who signs, next numbers, language and text size."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from db import settings
from tests import training_office
from tests.at_desk import opened_at, texts_of
from tests.keyboard import press, take_keyboard, write
from tests.training_desk import filled, rewrite, tab_to
from ui import dialogs, fonts, language


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[Any]:
    with opened_at(window, office, "settings") as made:
        yield made


def part(desk: Any, name: str) -> Any:
    desk.screen.go(name)
    desk.window.update()
    return desk.screen.part


def test_the_office_is_named_and_the_window_says_so(window: Any, office: Any, desk: Any) -> None:
    write(window, "เทศบาลตำบลตัวอย่าง")
    press(window, "Control-s")
    assert settings.settings_of(office).name_th == "เทศบาลตำบลตัวอย่าง"


def test_an_office_without_a_name_is_not_saved(window: Any, office: Any, desk: Any) -> None:
    press(window, "Control-s")
    assert desk.screen.part.editor.view.rows["name_th"].error is not None
    assert settings.settings_of(office).revision == 0


def test_the_seal_is_chosen_from_a_file_and_shown(
    window: Any, office: Any, desk: Any, answers: Any, tmp_path: Path
) -> None:
    training_office.named(office)
    seal = tmp_path / "ตรา.png"
    Image.new("RGB", (40, 40), "red").save(seal)
    answers(choose_open_file=seal)
    field = desk.screen.part.editor.view.field("seal")
    tab_to(window, field.choose)
    press(window, "space", "Control-s")
    assert settings.settings_of(office).seal == seal.read_bytes()
    assert field.picture.cget("image")


def test_unsaved_settings_are_asked_about_before_another_part_opens(window: Any, desk: Any, answers: Any) -> None:
    write(window, "เทศบาล")
    answers(ask_save_discard_cancel=dialogs.Answer.CANCEL)
    desk.screen.go("view")
    assert desk.screen.here == "office"
    answers(ask_save_discard_cancel=dialogs.Answer.DISCARD)
    desk.screen.go("view")
    assert desk.screen.here == "view"


def test_settings_saved_elsewhere_meanwhile_are_no_silent_loss(
    window: Any, office: Any, desk: Any, answers: Any
) -> None:
    write(window, "เทศบาลของฉัน")
    training_office.named(office)
    asked = answers(ask_choice="mine")
    press(window, "Control-s")
    assert len(asked.calls) == 1
    assert settings.settings_of(office).name_th == "เทศบาลของฉัน"


def test_a_signatory_is_added_changed_deleted_and_brought_back(window: Any, office: Any, desk: Any) -> None:
    signing = part(desk, "signatories")
    press(window, "Control-n")
    write(window, "นายตัวอย่าง ดีงาม")
    tab_to(window, signing.editor.view.field("position").focus_target())
    write(window, "นายกเทศมนตรี")
    tab_to(window, signing.editor.view.field("signs").focus_target())
    press(window, "space", "Control-s")
    (kept,) = settings.signatories(office)
    assert (kept.name, kept.position, kept.signs) == ("นายตัวอย่าง ดีงาม", "นายกเทศมนตรี", True)
    press(window, "Return")
    rewrite(window, "นายตัวอย่าง ดียิ่ง")
    press(window, "Control-s")
    assert settings.signatories(office)[0].name == "นายตัวอย่าง ดียิ่ง"
    press(window, "Control-Delete")
    assert settings.signatories(office) == ()
    press(window, "Control-z")
    assert len(settings.signatories(office)) == 1


def test_a_fourth_who_signs_is_refused_beside_the_box(window: Any, office: Any, desk: Any) -> None:
    training_office.named(office)
    for name in ("นางสอง", "นางสาม"):
        settings.save_signatory(office, settings.Signatory(name=name, position="ปลัด", signs=True))
    signing = part(desk, "signatories")
    press(window, "Control-n")
    signing.editor.view.put({"name": "นายสี่", "position": "รองปลัด", "signs": "1"})
    press(window, "Control-s")
    assert signing.editor.view.rows["signs"].error is not None


def test_the_next_number_is_set_where_earlier_ones_are_on_paper(
    window: Any, office: Any, desk: Any, in_dialog: Callable[..., None]
) -> None:
    part(desk, "numbers")
    in_dialog(filled({"number": "๑๒๘"}))
    press(window, "Return")
    assert settings.next_number(office, 2569) == 128
    assert any(row.cells[1] == "128/2569" for row in desk.screen.part.table.rows.page(0, 9))


def test_a_used_number_can_not_be_the_next(window: Any, office: Any, desk: Any, in_dialog: Callable[..., None]) -> None:
    from db import certificates

    training_office.named(office)
    certificates.issue_certificates(office, training_office.finished_class(office).id)
    part(desk, "numbers")

    def step(dialog: Any) -> None:
        filled({"number": "3"})(dialog)
        assert any("3/2569" in text for text in texts_of(dialog.body))
        dialog.cancel()

    in_dialog(step)
    press(window, "Return")
    assert settings.next_number(office, 2569) == 6


def test_language_and_text_size_change_at_once_and_are_kept(window: Any, desk: Any) -> None:
    view = part(desk, "view")
    tab_to(window, view.languages[1])
    press(window, "space")
    assert language.current_language() == "en" and desk.screen.title.cget("text") == "Settings"
    before = fonts.line_height(window)
    take_keyboard(window, view.sizes[3])
    press(window, "space")
    assert fonts.line_height(window) > before
    assert (desk.desk.preferences.language, desk.desk.preferences.text_size) == ("en", 150)
    desk.change_text_size(-50)
