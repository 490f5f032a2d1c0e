"""Keys of a part that lies over all else: they are its own while the keyboard is in it, and Tab stays within it."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping

from ui.shortcuts import Event, bind_tag, on_shortcut


class OwnKeys:
    """Letters with Ctrl act as `acts` say; Tab goes on at `first`, back at `last`, where it would leave the frame."""

    def __init__(
        self,
        frame: tkinter.Misc,
        acts: Mapping[str, Callable[[], object]],
        first: tkinter.Misc,
        last: tkinter.Misc,
    ) -> None:
        self._frame, self._tag = frame, f"OwnKeys{frame}"
        for letter, act in acts.items():
            self.bind("<Control-Key>", on_shortcut(letter, act))
        self.bind("<Tab>", lambda event: self._step_focus(event.widget.tk_focusNext(), first))
        back_tabs = ["<Shift-Tab>"]
        if frame.tk.call("tk", "windowingsystem") == "x11":
            back_tabs.append("<ISO_Left_Tab>")
        for key in back_tabs:
            self.bind(key, lambda event: self._step_focus(event.widget.tk_focusPrev(), last))

    def bind(self, sequence: str, handler: Callable[[Event], str | None] | Callable[[Event], None]) -> None:
        bind_tag(self._frame, self._tag, sequence, handler)

    def adopt(self, part: tkinter.Misc) -> None:
        """Let the keys work in the part and all that is in it. They are not bound to each widget: Tk would take frames
        with keys for places to stop at."""
        waiting: list[tkinter.Misc] = [part]
        while waiting:
            widget = waiting.pop()
            if self._tag not in widget.bindtags():
                widget.bindtags((self._tag, *widget.bindtags()))
            waiting += [child for child in widget.winfo_children() if not isinstance(child, tkinter.Toplevel)]

    def _step_focus(self, following: tkinter.Misc | None, end: tkinter.Misc) -> str:
        """What lies behind the frame can not be seen."""
        inside = following is not None and str(following).startswith(f"{self._frame}.")
        (following if following is not None and inside else end).focus_set()
        return "break"
