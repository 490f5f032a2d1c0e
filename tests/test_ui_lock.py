"""Locking: by key and by idleness nothing of a resident stays in any widget, and what was typed comes back."""

import threading
import time
import tkinter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db import accounts, demo_key, keys, sealing
from db.backup import has_changed
from db.backup_list import backups
from db.backup_proofs import due
from db.credential import Credential
from db.domain.accounts import Account, Role
from db.domain.errors import DeskError
from db.office import Office
from db.residents import resident_of
from tests.at_desk import town
from tests.keyboard import press, take_keyboard, write
from tests.keys import CHEAP
from tests.signed_in import MANAGER, PASSWORD, begun
from ui import choosers, dialogs, drafts, gate, watchman
from ui.locking import MANAGER_MINUTES, MINUTES
from ui.session import Session

CLERK, CLERKS_PASSWORD = "มาลี ดีงาม", "four houses by the river"
SECRET = ("กนกวรรณ", "กมล", "แก้วตา", "ใจดี", "0812345678", "081-234-5678", "สมหมาย")
"""What the town's people are known by, and what was half typed."""


@pytest.fixture
def folder(office_folder: Path) -> Path:
    return office_folder


@pytest.fixture
def credential(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Credential:
    made = begun(folder)
    monkeypatch.setattr(sealing, "COST", CHEAP)
    with Office.open(folder, made) as office:
        town(office)
        accounts.add_account(office, Account(name=CLERK, role=Role.CLERK), CLERKS_PASSWORD)
    return made


@pytest.fixture
def session(window: Any, folder: Path, credential: Credential) -> Iterator[Session]:
    """The manager is at the desk."""
    sitting = Session(window, folder, immediate_jobs=True)
    sitting.enter(credential)
    window.update()
    window.focus_force()
    sitting.desk_window.screen.show()
    window.update()
    yield sitting
    sitting.end()


def settle(window: Any, until: Any) -> None:
    """Let the window work until something is so."""
    deadline = time.monotonic() + 10
    while not until():
        assert time.monotonic() < deadline, "it never came"
        window.update()
        time.sleep(0.005)


def lock_by_key(session: Session, window: Any) -> None:
    focused = window.focus_get() or window
    focused.event_generate("<Control-l>")
    del focused
    settle(window, lambda: session.office is None)
    for _turn in range(20):
        window.update()
        time.sleep(0.002)


def sign_in(session: Session, window: Any, name: str, password: str) -> None:
    page = session.gate.sign_in_page
    page.name.set(name)
    page.name.event_generate("<<ComboboxSelected>>")
    take_keyboard(window, page.password.entry)
    write(window, password)
    press(window, "Return")
    window.update()


def all_texts(window: Any) -> str:
    """Every option of every widget, what every text, entry, list and canvas holds, and every Tcl variable."""
    found: list[str] = [str(window.title())]
    waiting = [str(window)]
    call = window.tk.call
    while waiting:
        widget = waiting.pop()
        waiting += [str(child) for child in window.tk.splitlist(call("winfo", "children", widget))]
        found.append(str(call(widget, "configure")))
        kind = str(call("winfo", "class", widget))
        if kind in ("TEntry", "Entry", "TCombobox", "TSpinbox"):
            found.append(str(call(widget, "get")))
        elif kind == "Text":
            found.append(str(call(widget, "get", "1.0", "end")))
        elif kind == "Treeview":
            found += [str(call(widget, "item", item)) for item in window.tk.splitlist(call(widget, "children", ""))]
        elif kind == "Canvas":
            items = window.tk.splitlist(call(widget, "find", "all"))
            found += [str(call(widget, "itemconfigure", item)) for item in items]
        elif kind == "Listbox":
            found.append(str(call(widget, "get", 0, "end")))
        elif kind == "Menu":
            found.append(str(call(widget, "index", "end")))
    for name in window.tk.splitlist(call("info", "globals")):
        try:
            found.append(str(call("array", "get", name) if int(call("array", "exists", name)) else call("set", name)))
        except tkinter.TclError:
            continue
    return "\n".join(found)


# --- nothing is left -----------------------------------------------------------------------------


def look_at_everything(session: Session, window: Any) -> None:
    desk = session.desk_window
    for page in ("home", "residents", "households", "communities", "volunteers", "certificates", "settings"):
        desk.go(page)
        window.update()
    desk.shell.field.text.set("กนก")
    window.update()
    desk.go("residents")
    first = next(iter(desk.screen.table.tree.get_children()))
    desk.screen.table.tree.selection_set(first)
    desk.begin("residents")
    desk.screen.editor.view.put({"given": "สมหมาย", "notes": "สมหมายขอไว้"})
    window.update()


def test_the_lock_backs_up_what_changed_behind_an_empty_screen(
    session: Session, window: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[bool, bool]] = []
    backed_up = gate.backed_up

    def look(place: Path, head: int) -> None:
        seen.append((session.office is None and session.desk_window is None, session.gate.sign_in_page is not None))
        backed_up(place, head)

    monkeypatch.setattr(gate, "backed_up", look)
    lock_by_key(session, window)
    settle(window, lambda: not session.gate.jobs.busy)
    (copy,) = backups(folder)
    assert seen == [(True, True)], "the office is closed and its page in sight first"
    assert copy.known.reason == "lock" and copy.known.proved_at is None
    sign_in(session, window, MANAGER, PASSWORD)
    assert [each.path for each in due(session.office)] == [copy.path], "whoever signs in proves it"
    lock_by_key(session, window)
    settle(window, lambda: not session.gate.jobs.busy)
    assert len(backups(folder)) == 1 and len(seen) == 1, "nothing changed since"


def test_a_backup_that_fails_after_the_lock_hinders_nobody(
    session: Session, window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path, _head: int) -> None:
        raise DeskError("The disk is full.")

    monkeypatch.setattr(gate, "backed_up", fail)
    lock_by_key(session, window)
    settle(window, lambda: not session.gate.jobs.busy)
    sign_in(session, window, MANAGER, PASSWORD)
    assert session.office is not None and has_changed(session.office), "so that it is tried again"


def test_after_the_lock_no_widget_and_no_variable_holds_anything_of_a_resident(
    session: Session, window: Any, folder: Path
) -> None:
    look_at_everything(session, window)
    before = all_texts(window)
    assert all(secret in before for secret in ("กนกวรรณ", "ใจดี", "สมหมาย"))
    lock_by_key(session, window)
    after = all_texts(window)
    assert [secret for secret in SECRET if secret in after] == []
    assert session.office is None and session.desk_window is None and session.credential is None
    with Office.open(folder, keys.sign_in(folder, MANAGER, PASSWORD)):  # nobody holds the file
        pass


def test_pictures_of_pages_go_with_the_lock(session: Session, window: Any) -> None:
    look_at_everything(session, window)
    page = tkinter.PhotoImage(master=window, width=500, height=500)
    holder = tkinter.Label(session.desk_window, image=page)
    holder.page = page
    name = str(page)
    del page, holder
    lock_by_key(session, window)
    assert name not in window.tk.splitlist(window.tk.call("image", "names"))


def copy_name(session: Session, window: Any) -> None:
    session.desk_window.begin("residents")
    entry = session.desk_window.screen.editor.view.field("given").entry
    take_keyboard(window, entry)
    entry.insert(0, "สมหมาย")
    entry.selection_range(0, "end")
    press(window, "Control-c")
    assert window.clipboard_get() == "สมหมาย"


def test_what_was_copied_here_is_taken_out_of_the_clipboard(session: Session, window: Any) -> None:
    copy_name(session, window)
    lock_by_key(session, window)
    with pytest.raises(tkinter.TclError):
        window.clipboard_get()


def test_what_another_program_copied_meanwhile_stays_in_the_clipboard(session: Session, window: Any) -> None:
    copy_name(session, window)
    window.clipboard_clear()
    window.clipboard_append("from elsewhere")
    lock_by_key(session, window)
    assert window.clipboard_get() == "from elsewhere"
    window.clipboard_clear()


# --- by key --------------------------------------------------------------------------------------


def test_ctrl_l_works_in_a_field(session: Session, window: Any) -> None:
    session.desk_window.begin("residents")
    window.update()
    entry = window.focus_get()
    assert entry.winfo_class() in ("TEntry", "TCombobox")
    entry.event_generate("<Control-l>")
    settle(window, lambda: session.office is None)
    assert session.gate.sign_in_page is not None


def test_the_button_locks_too(session: Session, window: Any) -> None:
    session.desk_window.shell.lock_button.invoke()
    settle(window, lambda: session.office is None)
    assert session.gate.sign_in_page.name.get() == MANAGER


def test_an_open_dialog_gives_way_as_if_it_was_cancelled(session: Session, window: Any, in_dialog: Any) -> None:
    seen: list[Any] = []

    def press_lock(dialog: Any) -> None:
        dialog.event_generate("<Control-l>")
        window.update()
        if dialog.winfo_exists():
            dialog.cancel()

    in_dialog(press_lock)
    seen.append(dialogs.ask_yes_no(session.desk_window, "?"))
    settle(window, lambda: session.office is None)
    assert seen == [False]


def test_work_may_finish_before_the_lock(session: Session, window: Any, answers: Any) -> None:
    asked = answers(ask_choice="wait")
    desk = session.desk_window
    desk.jobs._immediate = False
    done: list[Any] = []
    go_on = threading.Event()
    desk.jobs.start(lambda _progress: go_on.wait(10), done.append)
    window.event_generate("<Control-l>")
    settle(window, lambda: bool(asked.calls))
    window.update()
    assert session.office is not None
    go_on.set()
    settle(window, lambda: session.office is None)
    assert done == [True]


def test_work_may_be_stopped_for_the_lock(session: Session, window: Any, answers: Any) -> None:
    answers(ask_choice="stop")
    desk = session.desk_window
    desk.jobs._immediate = False
    done: list[Any] = []

    def work(progress: Any) -> None:
        for step in range(10_000):
            progress(step, 10_000)
            time.sleep(0.005)

    desk.jobs.start(work, done.append)
    window.event_generate("<Control-l>")
    settle(window, lambda: session.office is None)
    assert done == []


def test_who_rather_goes_on_is_not_locked_out(session: Session, window: Any, answers: Any) -> None:
    asked = answers(ask_choice=None)
    desk = session.desk_window
    desk.jobs._immediate = False
    go_on = threading.Event()
    desk.jobs.start(lambda _progress: go_on.wait(10), lambda _done: None)
    window.event_generate("<Control-l>")
    settle(window, lambda: bool(asked.calls))
    go_on.set()
    settle(window, lambda: not desk.jobs.busy)
    assert session.office is not None
    lock_by_key(session, window)


# --- boxes of the system --------------------------------------------------------------------------


@pytest.mark.parametrize("choose", ["tk_getOpenFile", "tk_getSaveFile", "tk_chooseDirectory"])
def test_a_box_for_files_goes_when_the_desk_is_locked(session: Session, window: Any, choose: str) -> None:
    """Tk draws it without telling tkinter, and keeps it for the next time; on Windows it is the system's own."""
    too_late: list[bool] = []
    window.after(300, session.lock)
    # the first one that Windows shows in a process takes its time
    rescue = window.after(30_000, lambda: too_late.append(choosers.cancel_one(window)))
    assert not window.tk.call(choose, "-parent", "."), "nothing was chosen"
    window.after_cancel(rescue)
    assert not too_late, "it went by the lock"
    settle(window, lambda: session.desk_window is None)
    boxes = [str(path) for path in window.tk.splitlist(window.tk.call("winfo", "children", "."))]
    assert not [box for box in boxes if "__tk_" in box and int(window.tk.call("winfo", "viewable", box))]
    assert session.gate.sign_in_page is not None and session.office is None


# --- by idleness ---------------------------------------------------------------------------------


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that have passed, by both clocks."""
    passed = [0.0]
    monkeypatch.setattr(watchman, "_now", lambda: (passed[0], 1_000_000 + passed[0]))
    monkeypatch.setattr(watchman, "LOOK_MS", 1)
    return passed


@pytest.mark.parametrize(
    ("name", "password", "minutes"),
    [(MANAGER, PASSWORD, MANAGER_MINUTES), (CLERK, CLERKS_PASSWORD, MINUTES)],
)
def test_an_idle_desk_is_locked_a_manager_s_sooner(
    window: Any, folder: Path, credential: Credential, clock: list[float], name: str, password: str, minutes: float
) -> None:
    session = Session(window, folder, immediate_jobs=True)
    session.enter(keys.sign_in(folder, name, password))
    for _turn in range(20):  # the mouse comes upon the window
        window.update()
        time.sleep(0.002)
    clock[0] = minutes * 60 - 1
    for _turn in range(20):
        window.update()
        time.sleep(0.002)
    assert session.office is not None
    clock[0] = minutes * 60
    settle(window, lambda: session.office is None)
    session.end()


@pytest.mark.parametrize("sign", ["<KeyPress-a>", "<Motion>", "<Button-1>", "<ButtonRelease-1>"])
def test_any_key_and_any_move_of_the_mouse_is_a_sign_of_life(
    window: Any, folder: Path, credential: Credential, clock: list[float], sign: str
) -> None:
    session = Session(window, folder, immediate_jobs=True)
    session.enter(credential)
    window.update()
    clock[0] = MANAGER_MINUTES * 60 - 1
    session.desk_window.event_generate(sign)
    window.update()
    session._lock._watchman.idle_seconds()
    clock[0] += 60
    for _turn in range(20):
        window.update()
        time.sleep(0.002)
    assert session.office is not None
    session.end()


def test_an_idle_desk_waits_for_slow_work(session: Session, window: Any) -> None:
    desk = session.desk_window
    desk.jobs._immediate = False
    done: list[Any] = []
    go_on = threading.Event()
    desk.jobs.start(lambda _progress: go_on.wait(10), done.append)
    session._lock._watchman.idle_seconds()
    session._lock._watchman._since = (-1e9, -1e9)
    session._lock._when_idle()
    window.update()
    assert session.office is not None
    go_on.set()
    settle(window, lambda: session.office is None)
    assert done == [True]


def test_nothing_watches_after_the_lock(session: Session, window: Any, clock: list[float]) -> None:
    before = {tag: window.tk.call("bind", "all", tag) for tag in watchman.SIGNS_OF_LIFE}
    assert any("maesariang" in str(script) for script in before.values())
    lock_by_key(session, window)
    assert not any("maesariang" in str(window.tk.call("bind", "all", tag)) for tag in watchman.SIGNS_OF_LIFE)


# --- what was typed ------------------------------------------------------------------------------


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


# --- who -----------------------------------------------------------------------------------------


def test_a_clerk_s_desk_is_a_clerk_s(session: Session, window: Any) -> None:
    lock_by_key(session, window)
    sign_in(session, window, CLERK, CLERKS_PASSWORD)
    assert session.office.account.role is Role.CLERK
    assert session.gate.page is None


def test_an_account_that_has_ended_is_refused_beside_the_field(session: Session, window: Any, folder: Path) -> None:
    from ui import language

    lock_by_key(session, window)
    with Office.open(folder, keys.sign_in(folder, MANAGER, PASSWORD)) as office:
        office.run(lambda: office.sql("update account set ended_at = '2026-11-22' where name = ?", (CLERK,)))
    language.set_language("en")
    sign_in(session, window, CLERK, CLERKS_PASSWORD)
    assert session.office is None
    assert "ended" in session.gate.sign_in_page.error.cget("text")


def test_a_demo_opens_again_without_asking(window: Any, folder: Path) -> None:
    folder.mkdir()
    demo = demo_key.make_demo_key(folder)
    Office.create(folder, demo).close()
    session = Session(window, folder, immediate_jobs=True)
    assert session.begin()
    window.update()
    before = session.desk_window
    window.focus_force()
    window.update()
    (window.focus_get() or window).event_generate("<Control-l>")
    settle(window, lambda: session.desk_window is not before)
    assert session.office is not None and session.gate.page is None
    session.end()
