"""What was typed when the desk was locked is sealed, and comes back to whoever typed it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.credential import Credential
from db.domain.errors import DeskError
from db.office import Office
from db.residents import resident_of
from tests.keyboard import press
from tests.locked_desk import CLERK, CLERKS_PASSWORD, lock_by_key, manager_at_desk, settle, sign_in, with_clerk
from tests.signed_in import MANAGER, PASSWORD
from ui import drafts
from ui.session import Session


@pytest.fixture
def folder(office_folder: Path) -> Path:
    return office_folder


@pytest.fixture
def credential(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Credential:
    return with_clerk(folder, monkeypatch)


@pytest.fixture
def session(window: Any, folder: Path, credential: Credential) -> Iterator[Session]:
    with manager_at_desk(window, folder, credential) as sitting:
        yield sitting


def type_somebody(session: Session, window: Any) -> None:
    session.desk_window.begin("residents")
    session.desk_window.screen.editor.view.put({"given": "สมหมาย", "family": "ไว้ก่อน"})
    window.update()


def test_what_was_half_typed_is_sealed_and_comes_back(
    session: Session, window: Any, folder: Path, answers: Any
) -> None:
    told = answers(show_message=None)
    type_somebody(session, window)
    lock_by_key(session, window)
    kept = (folder / drafts.FILE_NAME).read_bytes()
    assert "สมหมาย".encode() not in kept and b"\\u" not in kept
    sign_in(session, window, MANAGER, PASSWORD)
    view = session.desk_window.screen.editor.view
    assert (view.texts()["given"], view.texts()["family"], view.is_changed) == ("สมหมาย", "ไว้ก่อน", True)
    assert len(told.calls) == 1 and not (folder / drafts.FILE_NAME).exists()


def test_the_keyboard_is_in_the_form_that_came_back(session: Session, window: Any, in_dialog: Any) -> None:
    type_somebody(session, window)
    lock_by_key(session, window)
    in_dialog(lambda dialog: press(dialog, "Return"))
    sign_in(session, window, MANAGER, PASSWORD)
    window.update()
    assert str(window.focus_get()).startswith(str(session.desk_window.screen.editor))


def test_somebody_else_s_draft_waits_for_who_typed_it(
    session: Session, window: Any, folder: Path, answers: Any
) -> None:
    told = answers(show_message=None)
    type_somebody(session, window)
    lock_by_key(session, window)
    sign_in(session, window, CLERK, CLERKS_PASSWORD)
    assert session.office.who == CLERK and session.desk_window.here == "home" and told.calls == []
    assert CLERK in session.desk_window.status.who.cget("text")
    lock_by_key(session, window)
    sign_in(session, window, MANAGER, PASSWORD)
    assert session.desk_window.screen.editor.view.texts()["given"] == "สมหมาย"


def test_what_was_typed_into_a_dialog_can_be_copied_afterwards(
    session: Session, window: Any, folder: Path, answers: Any, in_dialog: Any
) -> None:
    from db.domain.settings import SIGNATORY_FORM, Signatory
    from ui.form_dialog import ask_form
    from ui.forms import FormView

    told = answers(show_error=None)

    def type_and_lock(dialog: Any) -> None:
        view = next(child for child in dialog.body.winfo_children() if isinstance(child, FormView))
        view.put({"name": "สมหมาย"})
        dialog.event_generate("<Control-l>")
        window.update()

    in_dialog(type_and_lock)
    day = session.office.today()
    ask_form(window, "", SIGNATORY_FORM, Signatory(), day, lambda _record: None, yes="OK", only=("name",))
    settle(window, lambda: session.office is None)
    sign_in(session, window, MANAGER, PASSWORD)
    assert "สมหมาย" in told.calls[0][1][2]


def test_what_was_typed_into_a_dialog_is_told_as_it_stood_on_the_screen(
    session: Session, window: Any, answers: Any, in_dialog: Any
) -> None:
    """Not by the numbers and words that the records are kept under."""
    from db.domain.visits import FORM, Visit
    from ui.form_dialog import ask_form
    from ui.forms import FormView
    from ui.visit_links import visit_links

    told = answers(show_error=None)

    def type_and_lock(dialog: Any) -> None:
        view = next(child for child in dialog.body.winfo_children() if isinstance(child, FormView))
        view.put({"resident_id": str(view.field("resident_id")._link.find("กมล")[0][0]), "outcome": "not_home"})
        view.field("volunteer_id").typed.set("ยังไม่ได้เลือก")
        dialog.event_generate("<Control-l>")
        window.update()

    in_dialog(type_and_lock)
    day, looks = session.office.today(), visit_links(session.office)
    ask_form(window, "", FORM, Visit(), day, lambda _record: None, yes="OK", links=looks)
    settle(window, lambda: session.office is None)
    sign_in(session, window, MANAGER, PASSWORD)
    said = told.calls[0][1][2]
    assert "บุคคล: นายกมล ศรีวงค์" in said and "ไม่มีใครอยู่บ้าน" in said and "not_home" not in said
    assert "ยังไม่ได้เลือก" in said


def test_who_was_ticked_and_what_was_chosen_beside_a_form_is_told_too(
    session: Session, window: Any, answers: Any, in_dialog: Any
) -> None:
    from ui.household_moves import living, split, write_relations

    told = answers(show_error=None)

    def tick_and_lock(dialog: Any) -> None:
        press(dialog, "space")
        dialog.event_generate("<Control-l>")
        window.update()

    def choose_and_lock(dialog: Any) -> None:
        dialog.focus_get().master._choose(2)
        dialog.event_generate("<Control-l>")
        window.update()

    for step, open_it in ((tick_and_lock, split), (choose_and_lock, write_relations)):
        in_dialog(step)
        desk = session.desk_window.desk
        open_it(window, desk, 1, *(("", living(desk, 1)) if open_it is split else ()))
        settle(window, lambda: session.office is None)
        sign_in(session, window, MANAGER, PASSWORD)
    assert [call[1][2] for call in told.calls] == ["นางกนกวรรณ ใจดี: แยกครัวเรือน", "นางกนกวรรณ ใจดี: คู่สมรส"]


def test_what_was_typed_about_a_record_that_is_gone_is_told_by_the_names_of_its_fields(
    session: Session, window: Any, folder: Path, credential: Credential, answers: Any
) -> None:
    desk = session.desk_window
    desk.go("residents", 1)
    desk.screen.open_record(1)
    desk.screen.editor.view.put({"nickname": "หนุ่ม", "sex": "ชาย"})
    lock_by_key(session, window)
    with Office.open(folder, credential) as office:
        office.sql("delete from resident where id = 1")
    told = answers(show_error=None, show_message=False)
    sign_in(session, window, MANAGER, PASSWORD)
    details = told.calls[-1][1][2]
    assert "ชื่อเล่น: หนุ่ม" in details and "เพศ: ชาย" in details
    assert "nickname" not in details and "sex" not in details


def test_a_person_begun_in_a_house_comes_back_in_that_house(session: Session, window: Any, answers: Any) -> None:
    answers(show_message=None)
    session.desk_window.begin("residents", 1)
    began = session.desk_window.screen.editor.view.texts()["household_id"]
    session.desk_window.screen.editor.view.put({"given": "สมหมาย"})
    lock_by_key(session, window)
    sign_in(session, window, MANAGER, PASSWORD)
    view = session.desk_window.screen.editor.view
    assert began == "1" and (view.texts()["given"], view.texts()["household_id"]) == ("สมหมาย", "1")


def test_a_name_that_is_not_picked_yet_comes_back_too(session: Session, window: Any, answers: Any) -> None:
    answers(show_message=None)
    session.desk_window.begin("residents")
    session.desk_window.screen.editor.view.field("community_id").typed.set("ริมย")
    lock_by_key(session, window)
    sign_in(session, window, MANAGER, PASSWORD)
    field = session.desk_window.screen.editor.view.field("community_id")
    assert field.typed.get() == "ริมย" and field.problem() is not None


def test_a_disk_that_can_not_keep_the_draft_does_not_lose_it(
    session: Session, window: Any, answers: Any, expected_errors: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(show_message=None)
    type_somebody(session, window)

    def full(*_args: Any) -> None:
        raise DeskError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("db.safe_files.write_whole", full)
        patch.setattr("ui.preferences.save", lambda *_args: None)
        lock_by_key(session, window)
    assert len(expected_errors) == 1
    sign_in(session, window, MANAGER, PASSWORD)
    assert session.desk_window.screen.editor.view.texts()["given"] == "สมหมาย"


def test_a_changed_record_comes_back_with_the_new_texts_only(session: Session, window: Any, answers: Any) -> None:
    answers(show_message=None)
    desk = session.desk_window
    desk.go("residents")
    kept = next(person for person in (resident_of(session.office, number) for number in range(1, 5)) if person.id)
    desk.go("residents", kept.id)
    desk.screen.open_record(kept.id)
    desk.screen.editor.view.put({"nickname": "หนุ่ม"})
    lock_by_key(session, window)
    sign_in(session, window, MANAGER, PASSWORD)
    assert resident_of(session.office, kept.id).nickname == kept.nickname
    assert session.desk_window.screen.editor.save()
    assert resident_of(session.office, kept.id).nickname == "หนุ่ม"
