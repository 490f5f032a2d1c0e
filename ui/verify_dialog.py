"""Verifying a certificate that someone brings: its code typed or its file chosen, then what it came to."""

from __future__ import annotations

import tkinter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db.domain.errors import DeskError, Progress
from db.domain.proofs import Finding, Verdict
from ui import dialogs, fonts, last_folders, theme, verifying
from ui.dialog_window import DialogWindow, paragraph_width
from ui.glyphs import put_icon
from ui.language import _
from ui.last_folders import Errand
from ui.line_ends import Paragraph
from ui.scrolling import ScrollArea
from ui.theme import Space

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.verifying import Verified

CODE_LETTERS = 14
MOST_ROWS, MOST_NAME_LETTERS = 5, 30
MOST_PERCENT: Final = 55
"""Of the screen's height, for what is in the code; longer scrolls."""
PICTURES: Final = "*.pdf *.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp"
LOOKS: Final = {
    Verdict.VALID: ("check-circle-fill", theme.GOOD),
    Verdict.REVOKED: ("x-circle-fill", theme.ERROR),
    Verdict.REISSUED: ("arrow-repeat", theme.NOTICE),
    Verdict.ALTERED: ("exclamation-triangle-fill", theme.ERROR),
    Verdict.UNKNOWN: ("question-circle-fill", theme.NOTICE),
}
"""Icon and style of each verdict; the words stand beside, so nothing depends on colour."""


def verify_certificate(screen: tkinter.Misc, desk: Desk) -> None:
    """Ask what to verify, read it off the window's thread, and show what it came to."""
    what = QuestionDialog(screen, desk).ask_what()
    if what is None:
        return
    verifier = verifying.by_office(desk.office)

    def read(progress: Progress) -> Sequence[Verified]:
        return verifying.verify(what, verifier, progress)

    desk.jobs.start(read, lambda found: show_findings(screen, found), title=_("Reading the certificates"))


class QuestionDialog(DialogWindow):
    """Enter looks the code up; a file is chosen with the second button."""

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, _("Verify a certificate"))
        self._desk = desk
        self.add_text(_("Someone shows a certificate: type its code, or choose its PDF, photograph or scan."))
        label = ttk.Label(self.body, text=_("The code below the QR code (for example K7QF-2M9X)"))
        label.pack(anchor="w", pady=(Space.LARGE, Space.SMALL))
        self.code = ttk.Entry(self.body, width=CODE_LETTERS)
        self.code.pack(anchor="w")
        self.error = ttk.Label(self.body, style=theme.ERROR, wraplength=paragraph_width(self))
        self.error.pack(anchor="w")
        self.add_button(_("Look up the code"), "code", "primary", checked=True)
        self.add_button(_("Choose a file"), "file")
        self.add_button(_("Cancel"), None)
        self.add_side_button(_("Save the public key"), self.save_public_key)

    def ask_what(self) -> str | None:
        """The code typed or the name of the file chosen; None if the user would rather not."""
        typed = tkinter.StringVar(self)
        self.code.configure(textvariable=typed)
        answer = self.ask(self.code, self._has_code)
        if answer == "code":
            return typed.get()
        if answer == "file":
            kinds = [(_("Certificates as PDF or pictures"), PICTURES)]
            file = last_folders.choose_open_file(self._parent, Errand.PAPER, _("Verify a certificate"), kinds)
            return str(file) if file else None
        return None

    def _has_code(self) -> bool:
        from db.proofs import code_of

        is_code = code_of(self.code.get()) is not None
        self.error.configure(
            text="" if is_code else _("This is no such code: eight letters and digits, like K7QF-2M9X.")
        )
        return is_code

    def save_public_key(self) -> None:
        """Write the file that others verify by."""
        from db.public_key import save_public_key

        name = f"{_('public key')}.json"
        kinds = [(_("Public key"), "*.json")]
        file = last_folders.choose_save_file(self, Errand.EXPORT, _("Save the public key"), kinds, name)
        if file is None:
            return
        try:
            save_public_key(self._desk.office, Path(file))
        except DeskError as problem:
            dialogs.show_error(self, problem.text(_))
            return
        text = _("Whoever has this file can verify the office's certificates without asking the office: {file}")
        dialogs.show_message(self, text.format(file=file), _("Save the public key"))


class FindingsDialog(DialogWindow):
    """One verdict with what is in the code; of a file with many, a list to choose from above it."""

    def __init__(self, parent: tkinter.Misc, found: Sequence[Verified]) -> None:
        super().__init__(parent, _("What was found"))
        self.found = found
        self.list = self._make_list() if len(found) > 1 else None
        self.verdict = ttk.Label(self.body, compound="left", padding=(0, 0, 0, Space.SMALL))
        self.verdict.pack(anchor="w", fill="x")
        self.area = ScrollArea(self.body)
        self.area.pack(fill="both", expand=True)
        self.facts = self.area.inside
        self.facts.columnconfigure(1, weight=1)
        self.add_button(_("Close"), None, "primary")
        self._make_room()
        self.show(found[0].finding)
        if self.list is not None:
            self.list.selection_set("0")
            self.list.focus("0")

    def _make_list(self) -> ttk.Treeview:
        lines = [self._line(each) for each in self.found]
        headings = {"page": _("Page"), "name": _("Name"), "verdict": ""}
        tree = ttk.Treeview(self.body, columns=list(headings), show="headings", height=min(MOST_ROWS, len(lines)))
        for place, (column, heading) in enumerate(headings.items()):
            texts = {heading, *(line[place][:MOST_NAME_LETTERS] if column == "name" else line[place] for line in lines)}
            width = max(fonts.text_width(tree, text) for text in texts) + 3 * Space.SMALL
            tree.heading(column, text=heading, anchor="w")
            tree.column(column, width=width, minwidth=width, anchor="w", stretch=column == "verdict")
        for place, line in enumerate(lines):
            tree.insert("", "end", iid=str(place))
            for column, text in zip(headings, line, strict=True):
                tree.set(str(place), column, text)
        tree.bind("<<TreeviewSelect>>", self._on_chosen, add=True)
        tree.pack(fill="x", pady=(0, Space.MEDIUM))
        return tree

    def _line(self, verified: Verified) -> tuple[str, str, str]:
        claim = verified.finding.claim
        return str(verified.page), claim.name if claim else "", self._title(verified.finding)

    def _make_room(self) -> None:
        """As much as the longest of them needs: the dialog keeps its size when another is chosen."""
        self.show(max((each.finding for each in self.found), key=lambda finding: len(verifying.facts(finding, _))))
        self.area.wish_size(self.winfo_screenwidth(), self.winfo_screenheight() * MOST_PERCENT // 100)
        for key, pages in (("<Prior>", -0.8), ("<Next>", 0.8)):
            self.bind(key, lambda _event, pages=pages: self.area.scroll(pages), add=True)  # type: ignore[misc]

    def _title(self, finding: Finding) -> str:
        return verifying.headline(finding, _)

    def _on_chosen(self, _event: tkinter.Event) -> None:
        if self.list is not None and self.list.selection():
            self.show(self.found[int(self.list.selection()[0])].finding)

    def show(self, finding: Finding) -> None:
        """The verdict and what is in the code."""
        icon, style = LOOKS[finding.verdict]
        self.verdict.configure(text=f" {self._title(finding)}", style=style, font=fonts.SECTION)
        put_icon(self.verdict, icon)
        for child in self.facts.winfo_children():
            child.destroy()
        for row, (label, text) in enumerate(verifying.facts(finding, _)):
            shown = Paragraph(self.facts, text)
            shown.wrap(paragraph_width(self))
            if label:
                ttk.Label(self.facts, text=label, style=theme.QUIET, font="TkDefaultFont").grid(
                    row=row, column=0, sticky="nw", pady=Space.TIGHT
                )
                shown.grid(row=row, column=1, sticky="w", padx=(Space.LARGE, 0), pady=Space.TIGHT)
            else:
                shown.grid(row=row, column=0, columnspan=2, sticky="w", pady=Space.SMALL)
        self.area.adopt()


def show_findings(parent: tkinter.Misc, found: Sequence[Verified]) -> None:
    """Show them until the dialog is closed."""
    dialog = FindingsDialog(parent, found)
    dialog.ask(dialog.list)
