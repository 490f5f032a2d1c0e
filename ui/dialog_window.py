"""The window that all dialogs are made of: centred, whole on the screen, Enter for yes and Esc for no."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping
from typing import Any, Final

import ttkbootstrap as ttk

from ui import dpi, fonts, placement, theme
from ui.elision import elided
from ui.language import _
from ui.line_ends import with_line_ends
from ui.monitors import Area
from ui.own_events import spare
from ui.scrolling import ScrollArea
from ui.shortcuts import bind_shortcut, focused_widget
from ui.theme import Space

TEXT_LETTERS: Final = 46
EDGE: Final = 40  # pixels at 96 dpi: room for the title bar and a task bar
MOST_TEXT: Final = 70
"""Per cent of the screen's height that a text takes before it scrolls."""
MOST_BUTTONS: Final = 80
"""Per cent of its width that a line of buttons takes."""


class DialogWindow(ttk.Toplevel):
    """Fill `.body`, add buttons from left to right, then `ask()` waits and gives the value of the button.

    Esc and the window's cross give `cancel_value`. It never acts by itself.
    """

    def __init__(self, parent: tkinter.Misc, title: str = "", cancel_value: Any = None) -> None:
        super().__init__(title=title or _("Mae Sariang Desk"), master=parent)
        self.withdraw()
        self.configure(highlightthickness=1, highlightbackground=theme.QUIET_TEXT, highlightcolor=theme.QUIET_TEXT)
        self._parent = parent.winfo_toplevel()
        self._before = focused_widget(parent)
        self.value: Any = cancel_value
        self._cancel_value = cancel_value
        self.words_typed: Callable[[], Mapping[str, str]] = dict
        """What is ticked or typed beside the forms in it, by what it answers: not to be lost where it has to go."""
        self._check: Callable[[], bool] = lambda: True
        self._may_leave: Callable[[], bool] = lambda: True
        self._first: tkinter.Misc | None = None
        self._default: ttk.Button | None = None
        self.body = ttk.Frame(self, padding=(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE))
        self.buttons = ttk.Frame(self, padding=(Space.HUGE, 0, Space.HUGE, Space.HUGE))
        self.buttons.pack(side="bottom", fill="x")
        self.body.pack(fill="both", expand=True)
        self.protocol("WM_DELETE_WINDOW", self._give_up)
        self.bind("<Escape>", lambda _event: self._give_up(), add=True)
        self.bind("<Return>", self._on_enter, add=True)
        self.bind("<KP_Enter>", self._on_enter, add=True)
        self.bind("<ButtonRelease>", self._on_click_beside, add=True)

    def add_text(self, text: str, style: str = "") -> ttk.Label:
        """A paragraph."""
        width = paragraph_width(self)
        label = ttk.Label(self.body, text=with_line_ends(self, text, width), wraplength=width, justify="left")
        if style:
            label.configure(style=style)
        label.pack(anchor="w", fill="x")
        return label

    def add_long_text(self, text: str) -> ttk.Label:
        """A paragraph that may be longer than the screen is high: the wheel and the keys of the pages move it."""
        area = ScrollArea(self.body)
        area.pack(fill="both", expand=True)
        width = paragraph_width(self)
        label = ttk.Label(area.inside, text=with_line_ends(self, text, width), wraplength=width, justify="left")
        label.pack(anchor="w", fill="x")
        area.adopt()
        area.wish_size(self.winfo_screenwidth(), self.winfo_screenheight() * MOST_TEXT // 100)
        for key, pages in (("<Up>", -0.2), ("<Down>", 0.2), ("<Prior>", -0.8), ("<Next>", 0.8)):
            self.bind(key, lambda _event, pages=pages: area.scroll(pages), add=True)  # type: ignore[misc]
        return label

    def add_button(self, label: str, value: Any, bootstyle: str = "", *, checked: bool = False) -> ttk.Button:
        """A button that ends the dialog with `value`; the first is the one that Enter presses.

        `checked`: only if the check given to `ask` agrees; Ctrl+S presses such a one, too.
        """
        button = ttk.Button(self.buttons, text=label, command=lambda: self._end(value, checked))
        if bootstyle:
            button.configure(bootstyle=bootstyle)
        button.pack(side="left", padx=(0 if self._default is None else Space.SMALL, 0))
        # Here and not by the class: what ends the dialog must be the last binding that runs for the key.
        button.bind("<Return>", lambda _event: self._press(button), add=True)
        button.bind("<KP_Enter>", lambda _event: self._press(button), add=True)
        button.bind("<Left>", lambda _event: self._step_focus(button, -1), add=True)
        button.bind("<Right>", lambda _event: self._step_focus(button, 1), add=True)
        if checked and self._default is None:
            bind_shortcut(self, "s", button.invoke)
        self._default = self._default or button
        return button

    def let_enter_press(self, button: ttk.Button) -> None:
        """Another than the first, wherever the keyboard is: an answer that does harm is never given by Enter alone."""
        self._default = button

    def add_side_button(self, label: str, command: Callable[[], object]) -> ttk.Button:
        """A button at the far side that does something small and leaves the dialog open."""
        button = ttk.Button(self.buttons, text=label, command=command, bootstyle="ghost")
        button.pack(side="right")
        return button

    def ask(
        self,
        first: tkinter.Misc | None = None,
        check: Callable[[], bool] | None = None,
        may_leave: Callable[[], bool] | None = None,
    ) -> Any:
        """Show the dialog with the keyboard on `first` (or the first button), wait, give back the value.

        `may_leave` is asked before Esc or the cross ends it: a slip of the finger takes away nothing that was typed.
        """
        self._first = first or self._default
        if may_leave is not None:
            self._may_leave = may_leave
        if check is not None:
            self._check = check
        self._place()
        self.wait_window(self)
        if self._before is not None and self._before.winfo_exists():
            self._before.focus_set()
        return self.value

    def _give_up(self) -> None:
        if self._may_leave():
            self.cancel()
        elif self.winfo_exists():
            self.grab_set()  # the question had it

    def cancel(self) -> None:
        """End with the value for "neither"."""
        self._end(self._cancel_value, checked=False)

    def end(self, value: Any) -> None:
        """End as a button of this value would."""
        self._end(value, checked=False)

    def _end(self, value: Any, checked: bool) -> None:
        if checked and not self._check():
            return
        self.value = value
        self.grab_release()
        self.destroy()

    def _on_enter(self, event: tkinter.Event) -> str | None:
        if isinstance(event.widget, tkinter.Text):
            return None  # a new line there
        if self._default is not None:
            self._default.invoke()
        return "break"

    def _on_click_beside(self, event: tkinter.Event) -> None:
        """A click on the window that waits: the desktop gave that the keyboard, where keys would do nothing."""
        left, top = self.winfo_rootx(), self.winfo_rooty()
        across, down = event.x_root - left, event.y_root - top
        is_beside = not (0 <= across < self.winfo_width() and 0 <= down < self.winfo_height())
        if event.widget is self and is_beside and self.grab_current() is self:
            self.lift()
            (self.focus_lastfor() or self).focus_force()

    def _press(self, button: ttk.Button) -> str:
        button.invoke()
        return "break"

    def _step_focus(self, button: ttk.Button, step: int) -> None:
        buttons = [child for child in self.buttons.winfo_children() if isinstance(child, ttk.Button)]
        buttons[(buttons.index(button) + step) % len(buttons)].focus_set()

    def _screen(self) -> Area:
        """The monitor that the middle of the parent is on."""
        parent = self._parent
        middle = parent.winfo_rootx() + parent.winfo_width() // 2, parent.winfo_rooty() + parent.winfo_height() // 2
        return placement.monitor_at(self, middle)

    def _wrap_buttons(self) -> None:
        """Ten years, or the name of a record on a button, are wider than a screen: such buttons stand in lines, and
        one that fills a line and more loses its end."""
        room = self._screen().width * MOST_BUTTONS // 100
        if self.buttons.winfo_reqwidth() <= room:
            return
        room -= 2 * Space.HUGE
        line: ttk.Frame | None = None
        left = 0
        for button in [child for child in self.buttons.winfo_children() if isinstance(child, ttk.Button)]:
            text = str(button.cget("text"))
            edges = button.winfo_reqwidth() - fonts.text_width(self, text)
            button.configure(text=elided(text, room - edges, lambda part: fonts.text_width(self, part)))
            width = button.winfo_reqwidth() + Space.SMALL
            if line is None or left < width:
                line, left = ttk.Frame(self.buttons), room + Space.SMALL
                line.pack(anchor="w", pady=(0, Space.SMALL))
            button.pack(in_=line, side="left", padx=(0, Space.SMALL))
            button.lift()
            left -= width

    def _place(self) -> None:
        """In the middle of the parent, but wholly on the screen."""
        self.update_idletasks()
        self._wrap_buttons()
        self.update_idletasks()
        if not self.winfo_exists():
            return
        screen, edge = self._screen(), dpi.px(EDGE)
        width = min(self.winfo_reqwidth(), screen.width - edge)
        height = min(self.winfo_reqheight(), screen.height - 2 * edge)
        visible = self._parent.winfo_viewable()
        left = self._parent.winfo_rootx() + (self._parent.winfo_width() - width) // 2 if visible else screen.left + edge
        top = self._parent.winfo_rooty() + (self._parent.winfo_height() - height) // 3 if visible else screen.top + edge
        left = max(screen.left, min(left, screen.left + screen.width - width))
        top = max(screen.top, min(top, screen.top + screen.height - height - edge))
        # No size is set: a message that appears later makes the dialog larger, one that goes does not move it.
        self.minsize(width, height)
        self.maxsize(screen.width - edge, screen.top + screen.height - edge - top)
        self.geometry(f"+{left}+{top}")
        spare(self)
        if visible:  # a window that belongs to a hidden one would stay hidden with it
            self.transient(self._parent)
        self.deiconify()
        self.wait_visibility()
        self.grab_set()
        if self._first is not None:
            self._first.focus_force()


def error_below(parent: tkinter.Misc) -> ttk.Label:
    """An empty line in the colour of errors, for a field in a dialog."""
    return ttk.Label(parent, style=theme.ERROR, wraplength=paragraph_width(parent))


def paragraph_width(widget: tkinter.Misc) -> int:
    """Pixels of a line that reads well, at the present text size; never wider than a small screen."""
    return min(TEXT_LETTERS * fonts.text_width(widget, "ก"), widget.winfo_screenwidth() * 2 // 3)
