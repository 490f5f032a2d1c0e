"""The head of the designer: back, save, steps, what is rarely needed in a menu, the name, and whom to try it with."""

from __future__ import annotations

import tkinter
from typing import TYPE_CHECKING, Any, Final

import ttkbootstrap as ttk

from db.domain.layout_samples import Sample
from db.domain.words import N_
from ui import layout_exchange, theme
from ui.flow import Flow
from ui.language import _
from ui.menu_button import Choice, MenuButton
from ui.theme import Space

if TYPE_CHECKING:
    from ui.screens.layout_designer import Designer

NAME_LETTERS: Final = 15
HINT: Final = N_("Arrow keys 1 mm  ·  Ctrl 0.1 mm  ·  Shift 10 mm  ·  Page Up, Page Down: another element")


class DesignerTools(ttk.Frame):
    """`name` is what is typed as the layout's name."""

    def __init__(self, parent: tkinter.Misc, designer: Designer) -> None:
        super().__init__(parent)
        self._designer = designer
        self.buttons = Flow(self)
        self.buttons.pack(fill="x")
        self.back = self._button("arrow-left", designer.leave)
        self.save_button = self._button("check-lg", lambda: designer.save(), "primary")
        self.undo_button = self._button("arrow-counterclockwise", designer.undo)
        self.redo_button = self._button("arrow-clockwise", designer.redo)
        self.more = MenuButton(self.buttons, self._choices)
        self.name = tkinter.StringVar(self)
        self.entry = ttk.Entry(self.buttons, textvariable=self.name, width=NAME_LETTERS)
        self.entry.bind("<Return>", lambda _event: self._leave_name(), add=True)
        self.sample = tkinter.StringVar(self, Sample.USUAL.value)
        # As for boxes to tick (ui.theme): built before the first one is made.
        designer.desk.window.style.configure("TRadiobutton", padding=(Space.HAIR, Space.TIGHT))
        group = ttk.Frame(self.buttons, padding=(0, Space.SMALL))
        self.samples = [
            ttk.Radiobutton(group, text=" ", value=each.value, variable=self.sample, command=self._on_sample)
            for each in Sample
        ]
        for button in self.samples:
            button.pack(side="left", padx=(0, Space.SMALL))
        self.error = ttk.Label(self, style=theme.ERROR)
        self.hint = ttk.Label(self, style=theme.QUIET)
        self.hint.pack(anchor="w", pady=(Space.HAIR, 0))

    def _button(self, icon: str, act: Any, style: str = "outline") -> ttk.Button:
        return ttk.Button(self.buttons, text=" ", icon=icon, bootstyle=style, command=act)

    def relabel(self) -> None:
        """Words in the language in use."""
        self.back.configure(text=_("Back") + "  Esc")
        self.save_button.configure(text=_("Save") + "  Ctrl+S")
        self.undo_button.configure(text=_("Undo") + "  Ctrl+Z")
        self.redo_button.configure(text=_("Redo") + "  Ctrl+Y")
        self.more.label(_("More"))
        for button, each in zip(self.samples, Sample, strict=True):
            button.configure(text=_(each.label))
        self.hint.configure(text=_(HINT))
        self.buttons.arrange()

    def _choices(self) -> list[Choice]:
        saving = self._designer.saving
        came = _("As it came with the program") if saving.kept.origin else _("As it was last saved")
        return [
            Choice(came, saving.reset, bool(saving.kept.id)),
            Choice(_("Copy to a new layout"), self.copy),
            Choice(_("Export to a file …"), self.export),
        ]

    def copy(self) -> None:
        self._designer.saving.copy()
        self.entry.focus_set()
        self.entry.selection_range(0, "end")

    def export(self) -> None:
        """The layout as it stands into a file."""
        layout_exchange.export(self, self._designer.desk, self.name.get(), self._designer.steps.now)

    def show_name(self, name: str, *, fixed: bool) -> None:
        """The layouts that come with the program keep their names."""
        self.name.set(name)
        self.entry.configure(state="readonly" if fixed else "normal")
        self.show_name_error("")

    def show_name_error(self, text: str) -> None:
        self.error.configure(text=text)
        self.entry.state(["invalid" if text else "!invalid"])
        if text:
            self.error.pack(anchor="w", before=self.hint)
            self.entry.focus_set()
        else:
            self.error.pack_forget()

    def show_state(self) -> None:
        """Which steps there are."""
        steps = self._designer.steps
        self.undo_button.configure(state="normal" if steps.can_undo else "disabled")
        self.redo_button.configure(state="normal" if steps.can_redo else "disabled")

    def _on_sample(self) -> None:
        self._designer.show_sample(Sample(self.sample.get()))

    def _leave_name(self) -> str:
        self._designer.view.canvas.focus_set()
        return "break"
