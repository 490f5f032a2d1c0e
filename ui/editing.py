"""What every text field can do: undo, cut, copy and paste in any keyboard layout, and a menu on the right button."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import Any, Final

import ttkbootstrap as ttk

from db.domain.words import N_
from ui.language import _
from ui.shortcuts import ALT, SHIFT, latin_letter

CLASSES: Final = ("TEntry", "TCombobox", "TSpinbox", "Entry", "Text")
# Tk binds these to Latin letters only; with the Thai layout the same keys must work.
BY_LETTER: Final = {
    "c": "<<Copy>>",
    "v": "<<Paste>>",
    "x": "<<Cut>>",
    "a": "<<SelectAll>>",
    "z": "<<Undo>>",
    "y": "<<Redo>>",
}
# On X11 Tk edits as Emacs does, where these keys search, print and begin a new record for everybody else.
EMACS_EVENTS: Final = {
    "<<Paste>>": "<Control-y>",
    "<<NextChar>>": "<Control-f>",
    "<<PrevChar>>": "<Control-b>",
    "<<NextLine>>": "<Control-n>",
    "<<PrevLine>>": "<Control-p>",
    "<<LineStart>>": "<Control-a>",
    "<<LineEnd>>": "<Control-e>",
}
EMACS_KEYS: Final = ("<Control-d>", "<Control-h>", "<Control-i>", "<Control-k>", "<Control-o>", "<Control-t>")
MENU: Final = (
    (N_("Undo"), "<<Undo>>", "Ctrl+Z"),
    None,
    (N_("Cut"), "<<Cut>>", "Ctrl+X"),
    (N_("Copy"), "<<Copy>>", "Ctrl+C"),
    (N_("Paste"), "<<Paste>>", "Ctrl+V"),
    None,
    (N_("Select all"), "<<SelectAll>>", "Ctrl+A"),
)  # fmt: skip


def install(window: tkinter.Misc) -> None:
    """Teach all text fields of the window."""
    on_windows = window.tk.call("tk", "windowingsystem") == "win32"
    for action, key in EMACS_EVENTS.items():
        window.event_delete(action, key)
    window.event_add("<<Redo>>", "<Control-y>")
    window.event_add("<<SelectAll>>", "<Control-a>")
    for kind in CLASSES:
        for key in EMACS_KEYS:
            window.unbind_class(kind, key)
        window.bind_class(kind, "<Control-Key>", _on_control_key)
        window.bind_class(kind, "<Button-3>", lambda event: show_menu(event.widget, event.x_root, event.y_root))
        window.bind_class(kind, "<App>" if on_windows else "<Menu>", _on_menu_key)
        window.bind_class(kind, "<Shift-F10>", _on_menu_key)


def _on_control_key(event: tkinter.Event) -> str | None:
    """Runs only where no Latin binding of the class fits."""
    state = event.state if isinstance(event.state, int) else 0
    if state & ALT or (len(event.keysym) == 1 and event.keysym.isascii()):
        return None
    action = BY_LETTER.get(latin_letter(event))
    if action is None:
        return None
    event.widget.event_generate("<<Redo>>" if action == "<<Undo>>" and state & SHIFT else action)
    return "break"


def _on_menu_key(event: tkinter.Event) -> None:
    widget = event.widget
    show_menu(widget, widget.winfo_rootx() + 10, widget.winfo_rooty() + widget.winfo_height())


def make_menu(widget: tkinter.Misc) -> ttk.Menu:
    """The menu for a text field in the language in use; what can not be done in it now is grey."""
    menu = ttk.Menu(widget, tearoff=False)
    read_only = str(widget.cget("state")) in ("readonly", "disabled")
    for entry in MENU:
        if entry is None:
            menu.add_separator()
            continue
        label, action, keys = entry
        changes = action in ("<<Undo>>", "<<Cut>>", "<<Paste>>")
        state: Any = "disabled" if changes and read_only else "normal"
        menu.add_command(label=_(label), accelerator=keys, state=state, command=_doer(widget, action))
    return menu


def _doer(widget: tkinter.Misc, action: str) -> Callable[[], None]:
    return lambda: widget.event_generate(action)


def show_menu(widget: tkinter.Misc, x: int, y: int) -> None:
    """Open the menu at a place on the screen; it is thrown away once it closed."""
    widget.focus_set()
    menu = make_menu(widget)
    menu.bind("<Unmap>", lambda _event: menu.after_idle(menu.destroy), add=True)
    menu.tk_popup(x, y)


class Undo:
    """Steps back and forth through what was typed into an entry (Tk has this only for many-line texts)."""

    MOST: Final = 200

    def __init__(self, entry: Any) -> None:
        self._entry = entry
        self._past: list[tuple[str, int]] = [(entry.get(), 0)]
        self._future: list[tuple[str, int]] = []
        entry.bind("<KeyRelease>", lambda _event: self.note(), add=True)
        for action, step in (("<<Undo>>", self._back), ("<<Redo>>", self._forth)):
            entry.bind(action, step, add=True)
        for action in ("<<Paste>>", "<<Cut>>"):
            entry.bind(action, lambda _event: entry.after_idle(self.note), add=True)

    def forget(self) -> None:
        """Begin anew with the text as it stands: another record is shown."""
        self._past = [(self._entry.get(), self._entry.index("insert"))]
        self._future = []

    def note(self) -> None:
        """Keep the text as a step if it changed."""
        if not self._entry.winfo_exists():
            return
        text, place = self._entry.get(), self._entry.index("insert")
        if text != self._past[-1][0]:
            self._past = [*self._past[-self.MOST :], (text, place)]
            self._future = []

    def _back(self, _event: tkinter.Event) -> str:
        self.note()
        if len(self._past) > 1:
            self._future.append(self._past.pop())
            self._put(*self._past[-1])
        return "break"

    def _forth(self, _event: tkinter.Event) -> str:
        if self._future:
            self._past.append(self._future.pop())
            self._put(*self._past[-1])
        return "break"

    def _put(self, text: str, place: int) -> None:
        if str(self._entry.cget("state")) in ("readonly", "disabled"):
            return
        self._entry.delete(0, "end")
        self._entry.insert(0, text)
        self._entry.icursor(place)
