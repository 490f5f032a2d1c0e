"""Where a password is typed: never shown, with a word on what is often wrong with the keyboard."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import Final

import ttkbootstrap as ttk

from db.domain.words import N_
from ui import language, theme
from ui.language import _

CAPS_LOCK: Final = 0x2
"""The bit of the key in an event's state, in X11 and in Windows alike."""
HIDDEN: Final = "•"
THAI: Final = range(0x0E00, 0x0E80)

CAPS: Final = N_("Caps Lock is on.")
THAI_LAYOUT: Final = N_("The keyboard is set to Thai.")
ENGLISH_LAYOUT: Final = N_("The keyboard is set to English.")


class PasswordEntry(ttk.Frame):
    """An entry with a line below it. The line says that Caps Lock is on and which layout the last letter came from;
    nothing else of what is typed is told to anybody but by `get`."""

    def __init__(self, parent: tkinter.Misc, *, on_enter: Callable[[], object] | None = None) -> None:
        super().__init__(parent)
        self.entry = ttk.Entry(self, show=HIDDEN, width=30)
        self.entry.pack(fill="x")
        self.hint = ttk.Label(self, style=theme.NOTICE, text=" ")
        self.hint.pack(anchor="w")
        self._caps, self._layout = False, ""
        for sequence in ("<KeyPress>", "<KeyRelease>"):
            self.entry.bind(sequence, self._on_key, add=True)
        self.entry.bind("<<Paste>>", lambda _event: self.after_idle(self._look), add=True)
        self.entry.bind("<FocusOut>", lambda _event: self._on_leave(), add=True)
        self._on_enter = on_enter
        for sequence in ("<Return>", "<KP_Enter>"):
            self.entry.bind(sequence, self._on_enter_key, add=True)
        language.follow_language(self, self._show)

    def get(self) -> str:
        """What is typed."""
        return self.entry.get()

    def clear(self) -> None:
        """Forget what is typed; the layout stays known, it is what the next letter comes from."""
        self.entry.delete(0, "end")

    def set_enabled(self, enabled: bool) -> None:
        """Whether anything can be typed."""
        self.entry.configure(state="normal" if enabled else "disabled")

    def _on_enter_key(self, _event: tkinter.Event) -> str | None:
        if self._on_enter is None:
            return None
        self._on_enter()
        return "break"

    def _on_key(self, event: tkinter.Event) -> None:
        state = event.state if isinstance(event.state, int) else 0
        if event.keysym == "Caps_Lock":
            # In the event that turns it on the bit is not set yet, in the one that turns it off it still is.
            if event.type == tkinter.EventType.KeyPress:
                self._caps = not state & CAPS_LOCK
        else:
            self._caps = bool(state & CAPS_LOCK)
        self._look()

    def _look(self) -> None:
        if not self.winfo_exists():
            return
        place = self.entry.index("insert")
        self._layout = layout_of(self.entry.get()[max(0, place - 1) : place]) or self._layout
        self._show()

    def _on_leave(self) -> None:
        self._caps = False
        self._show()

    def _show(self) -> None:
        said = [_(CAPS)] if self._caps else []
        if self._layout and self.entry.get():
            said.append(_(self._layout))
        self.hint.configure(text="  ".join(said) or " ")


def layout_of(letter: str) -> str:
    """What to say of the layout that types the letter; "" for one that both type."""
    if not letter:
        return ""
    if ord(letter[-1]) in THAI:
        return THAI_LAYOUT
    return ENGLISH_LAYOUT if letter[-1].isascii() and letter[-1].isalpha() else ""
