"""Keys of a part of the window that lies over all else: they are its own while the keyboard is in it."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping

from ui.shortcuts import on_shortcut


class OwnKeys:
    """Letters with Ctrl act as `acts` say, and Tab stays within the frame, going on at `end`."""

    def __init__(self, frame: tkinter.Misc, end: tkinter.Misc, acts: Mapping[str, Callable[[], object]]) -> None:
        self._frame, self._end, self._tag = frame, end, f"OwnKeys{frame}"
        for letter, act in acts.items():
            self.bind(letter, act)
        frame.bind_class(self._tag, "<Tab>", lambda event: self._step_focus(event.widget.tk_focusNext()))
        back_tabs = ["<Shift-Tab>"]
        if frame.tk.call("tk", "windowingsystem") == "x11":
            back_tabs.append("<ISO_Left_Tab>")
        for key in back_tabs:
            frame.bind_class(self._tag, key, lambda event: self._step_focus(event.widget.tk_focusPrev()))

    def bind(self, letter: str, act: Callable[[], object], *, shift: bool = False) -> None:
        """The letter with Ctrl, whatever layout the keyboard has."""
        self._frame.bind_class(self._tag, "<Control-Key>", on_shortcut(letter, act, shift=shift), add=True)

    def adopt(self, part: tkinter.Misc) -> None:
        """Let the keys work in the part and all that is in it."""
        waiting: list[tkinter.Misc] = [part]
        while waiting:
            widget = waiting.pop()
            if self._tag not in widget.bindtags():
                widget.bindtags((self._tag, *widget.bindtags()))
            waiting += [child for child in widget.winfo_children() if not isinstance(child, tkinter.Toplevel)]

    def _step_focus(self, following: tkinter.Misc | None) -> str:
        """What lies behind the frame can not be seen."""
        inside = following is not None and str(following).startswith(f"{self._frame}.")
        (following if following is not None and inside else self._end).focus_set()
        return "break"
