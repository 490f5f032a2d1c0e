"""A desk that is locked and signed in to again, and all that can be read from its widgets."""

import time
import tkinter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from db import accounts, sealing
from db.credential import Credential
from db.domain.accounts import Account, Role
from db.office import Office
from tests.at_desk import town
from tests.keyboard import press, take_keyboard, write
from tests.keys import CHEAP
from tests.signed_in import begun
from ui.session import Session

CLERK, CLERKS_PASSWORD = "มาลี ดีงาม", "four houses by the river"
SECRET = ("กนกวรรณ", "กมล", "แก้วตา", "ใจดี", "0812345678", "081-234-5678", "สมหมาย")
"""What the town's people are known by, and what was half typed."""


def with_clerk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Credential:
    """What the manager of a small town with a clerk signs in with."""
    made = begun(folder)
    monkeypatch.setattr(sealing, "COST", CHEAP)
    with Office.open(folder, made) as office:
        town(office)
        accounts.add_account(office, Account(name=CLERK, role=Role.CLERK), CLERKS_PASSWORD)
    return made


@contextmanager
def manager_at_desk(window: Any, folder: Path, credential: Credential) -> Iterator[Session]:
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
