"""About the program: its version, where the data is, and the licence of every part it is made of."""

from __future__ import annotations

import tkinter
from pathlib import Path
from typing import Final

import ttkbootstrap as ttk

from db import engine
from ui import fonts, theme
from ui.dialog_window import DialogWindow
from ui.language import _
from ui.parts import Part, parts
from ui.theme import Space
from ui.version import version

PICTURE: Final = Path(__file__).resolve().parent / "icons" / "maesariang_desk.png"
SMALLER: Final = 4
"""The picture has 256 pixels a side and is shown with a quarter of them."""
LINES: Final = ((6, 12), (5, 9), (4, 7), (3, 5), (3, 4), (3, 3))
"""Lines of the list and of the text: the first pair with which the dialog fits the screen."""
ROOM_ABOVE_AND_BELOW: Final = 120
"""Pixels that the window's frame and the taskbar take."""
TEXT_LETTERS: Final = 84
"""Licences are written in lines of up to 80 letters."""
COLUMNS: Final = {"#0": 20, "version": 9, "licence": 26}
"""The columns of the list and their widths in wide letters."""


class AboutDialog(DialogWindow):
    """The list of parts above, the licence of the chosen one below; arrow keys choose, Tab goes into the text."""

    def __init__(self, parent: tkinter.Misc, folder: Path) -> None:
        super().__init__(parent, _("About this program"))
        self.parts = parts()
        self._add_head(folder)
        self.list = self._make_list()
        self.list.pack(fill="x")
        self.text = self._make_text()
        self.add_button(_("Close"), None, "primary")
        self.list.selection_set("0")
        self.list.focus("0")
        self._fit()

    def _add_head(self, folder: Path) -> None:
        head = ttk.Frame(self.body)
        head.pack(fill="x", pady=(0, Space.MEDIUM))
        self._picture = tkinter.PhotoImage(master=self, file=str(PICTURE)).subsample(SMALLER)
        ttk.Label(head, image=self._picture).pack(side="left", padx=(0, Space.LARGE))
        words = ttk.Frame(head)
        words.pack(side="left", fill="x", expand=True)
        ttk.Label(words, text=_("Mae Sariang Desk"), style=theme.TITLE).pack(anchor="w")
        ttk.Label(words, text=_("Version {version}").format(version=version())).pack(anchor="w")
        data = _("The data is in {folder}").format(folder=folder)
        ttk.Label(words, text=data, style=theme.QUIET).pack(anchor="w")

    def _make_list(self) -> ttk.Treeview:
        tree = ttk.Treeview(self.body, columns=list(COLUMNS)[1:], selectmode="browse")
        headings = {"#0": _("Part"), "version": _("Version"), "licence": _("Licence")}
        for column, letters in COLUMNS.items():
            tree.heading(column, text=headings[column], anchor="w")
            tree.column(column, width=letters * fonts.text_width(tree, "m"), anchor="w")
        known = {"Tcl/Tk": str(self.tk.call("info", "patchlevel")), **engine.versions()}
        for place, part in enumerate(self.parts):
            shown = (part.version or known.get(part.name, ""), part.licence)
            tree.insert("", "end", iid=str(place), text=part.name, values=shown)
        tree.bind("<<TreeviewSelect>>", lambda _event: self._show_text(), add=True)
        return tree

    def _make_text(self) -> ttk.Text:
        frame = ttk.Frame(self.body)
        frame.pack(fill="both", expand=True, pady=(Space.MEDIUM, 0))
        text = ttk.Text(frame, width=TEXT_LETTERS, wrap="word", font=fonts.SMALL)
        text.configure(state="disabled", takefocus=True)
        bar = ttk.Scrollbar(frame, orient="vertical", command=text.yview)
        text.configure(yscrollcommand=bar.set)
        bar.pack(side="right", fill="y")
        text.pack(side="left", fill="both", expand=True)
        text.bind("<Tab>", self._leave_text, add=True)
        return text

    def _fit(self) -> None:
        """With large letters on a low screen the head, list, text and button are in sight as well."""
        for list_lines, text_lines in LINES:
            self.list.configure(height=list_lines)
            self.text.configure(height=text_lines)
            self.update_idletasks()
            if self.winfo_reqheight() <= self.winfo_screenheight() - ROOM_ABOVE_AND_BELOW:
                return

    def _leave_text(self, _event: tkinter.Event) -> str:
        self.text.tk_focusNext().focus_set()  # type: ignore[union-attr]
        return "break"

    @property
    def part(self) -> Part:
        """The part whose licence is in sight."""
        return self.parts[int(self.list.selection()[0])]

    def _show_text(self) -> None:
        self.text.configure(state="normal")
        self.text.delete("1.0", "end")
        self.text.insert("1.0", self.part.text())
        self.text.configure(state="disabled")


def show(parent: tkinter.Misc, folder: Path) -> None:
    """Show it until it is closed; `folder` is where the office is kept."""
    dialog = AboutDialog(parent, folder)
    dialog.ask(dialog.list)
