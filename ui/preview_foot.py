"""The line below a paper that is looked at: how far it is made, or the keys to look at it by."""

from __future__ import annotations

import tkinter
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db.domain.words import N_
from ui import fonts, theme
from ui.flow import fill_width
from ui.language import _, follow_language
from ui.preview_making import State
from ui.theme import Space

if TYPE_CHECKING:
    from ui.preview_making import PaperMaker

LOOK_MS: Final = 60
BAR_LETTERS: Final = "0" * 20
SAID: Final = {
    State.MAKING: N_("This is the first page; the rest is being made."),
    State.WHOLE: N_("Page Up, Page Down: another page    + −: larger, smaller    F3: next found    Tab: small pages"),
    State.STOPPED: N_("Stopped: the rest was not made."),
    State.FAILED: N_("The rest could not be made."),
}
AWAITED: Final = N_("It goes on by itself as soon as all pages are made.")


class MakingFoot(ttk.Frame):
    """Follows `maker`; one button stops it, or makes what was not made. A paper that is `begun` leaves room for the
    button from the first, so that the page above does not move when it is whole."""

    def __init__(self, parent: tkinter.Misc, maker: PaperMaker, *, begun: bool) -> None:
        super().__init__(parent)
        self._maker, self._begun = maker, begun
        self.awaited = False
        self._timer = ""
        self.label = ttk.Label(self, style=theme.QUIET)
        self.bar = ttk.Progressbar(self, length=fonts.text_width(self, BAR_LETTERS), bootstyle="primary")
        self.count = ttk.Label(self, style=theme.QUIET)
        self.button = ttk.Button(self, text=" ", bootstyle="outline", command=self._press)
        self.columnconfigure(0, weight=1)
        self.label.grid(row=0, column=0, sticky="ew")
        fill_width(self.label)
        self.rowconfigure(0, minsize=self.button.winfo_reqheight() if begun else 0)
        follow_language(self, self.tell)
        self.bind("<Destroy>", self._on_destroy, add=True)

    def tell(self) -> None:
        """Show what is so now."""
        state = self._maker.state
        if state is State.MAKING and not self._begun:  # the window shows how far it is
            state = State.WHOLE
        is_making = state is State.MAKING
        self.label.configure(
            text=_(AWAITED if is_making and self.awaited else SAID[state]),
            style=theme.QUIET if state is State.WHOLE else theme.NOTICE if not is_making or self.awaited else "TLabel",
        )
        self.button.configure(text=_("Cancel") if is_making else _("Make the rest"))
        for column, (part, is_wanted) in enumerate(
            ((self.bar, is_making), (self.count, is_making), (self.button, state is not State.WHOLE)), start=1
        ):
            if is_wanted:
                part.grid(row=0, column=column, padx=(Space.MEDIUM, 0))
            else:
                part.grid_remove()
        if is_making and not self._timer:
            self._follow()

    def _follow(self) -> None:
        self._timer = ""
        if self._maker.state is not State.MAKING:
            return
        done, total = self._maker.progress
        if total:
            self.bar.configure(mode="determinate", maximum=total, value=done)
            self.count.configure(text=_("{done} of {total}").format(done=f"{done:,}", total=f"{total:,}"))
        else:
            self.bar.configure(mode="indeterminate", maximum=100)
            self.bar.step(3)
            self.count.configure(text="")
        self._timer = self.after(LOOK_MS, self._follow)

    def _press(self) -> None:
        if self._maker.state is State.MAKING:
            self.button.configure(text=_("Stopping …"))
            self._maker.stop()
        else:
            self._maker.finish()

    def _on_destroy(self, event: tkinter.Event) -> None:
        if event.widget is self and self._timer:
            self.after_cancel(self._timer)
