"""Locking: nothing of a resident stays in any widget, and whoever signs in next has a desk of their own."""

import tkinter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db import demo_key, keys
from db.backup import has_changed
from db.backup_list import backups
from db.backup_proofs import due
from db.credential import Credential
from db.domain.accounts import Role
from db.domain.errors import DeskError
from db.office import Office
from tests.keyboard import press, take_keyboard
from tests.locked_desk import (
    CLERK,
    CLERKS_PASSWORD,
    SECRET,
    all_texts,
    lock_by_key,
    manager_at_desk,
    settle,
    sign_in,
    with_clerk,
)
from tests.signed_in import MANAGER, PASSWORD
from ui import gate
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


# --- who


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
