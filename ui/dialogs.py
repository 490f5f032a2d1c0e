"""All questions to the user: each function shows one dialog and gives back the answer, none of them acts.

Texts are given translated. Screens call them through the module (`dialogs.ask_yes_no(...)`), so that tests
can script the answers. `parent` is any widget of the window to which the dialog belongs.
"""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from tkinter import filedialog
from typing import Final

import ttkbootstrap as ttk

from ui import theme
from ui.dialog_window import DialogWindow, error_below, paragraph_width
from ui.language import _
from ui.scrolling import ScrollArea
from ui.theme import Space


class Answer(StrEnum):
    """What to do with changes that are not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


Kinds = Sequence[tuple[str, str]]
"""Kinds of files to choose from: (label, "*.xlsx *.csv")."""

_KEPT: Final = object()  # the answer that means: take what was typed


def show_message(parent: tkinter.Misc, text: str, title: str = "", more: str = "") -> bool:
    """Tell something; Enter or Esc closes it. True if the button `more` was pressed, where there is one."""
    dialog = DialogWindow(parent, title, cancel_value=False)
    dialog.add_long_text(text)
    dialog.add_button(_("OK"), False, "primary")
    if more:
        dialog.add_button(more, True)
    return bool(dialog.ask())


def show_error(parent: tkinter.Misc, text: str, details: str | None = None, title: str = "") -> None:
    """Tell what went wrong; `details` for the maker can be copied with one click."""
    dialog = DialogWindow(parent, title or _("This did not work"))
    dialog.add_long_text(text)
    if details:
        _add_details(dialog, details)
        dialog.add_side_button(_("Copy details"), lambda: _copy(dialog, f"{text}\n\n{details}"))
    dialog.add_button(_("Close"), None, "primary")
    dialog.ask()


def _add_details(dialog: DialogWindow, details: str) -> None:
    """In the letters of the fields: no font of even width has Thai marks that stand right."""
    box = ttk.Text(dialog.body, height=8, width=60, wrap="word", font="TkTextFont", takefocus=False)
    box.insert("1.0", details)
    box.configure(state="disabled")
    box.pack(fill="both", expand=True, pady=(Space.MEDIUM, 0))


def _copy(dialog: tkinter.Misc, text: str) -> None:
    dialog.clipboard_clear()
    dialog.clipboard_append(text)


def ask_yes_no(
    parent: tkinter.Misc, question: str, *, yes: str = "", no: str = "", danger: bool = False, title: str = ""
) -> bool:
    """A question with two answers; better say what they do (`yes=_("Delete")`). Esc is no.

    With `danger` the keyboard stands on "no", so that Enter does no harm.
    """
    dialog = DialogWindow(parent, title, cancel_value=False)
    dialog.add_text(question)
    dialog.add_button(yes or _("Yes"), True, "danger" if danger else "primary")
    second = dialog.add_button(no or _("No"), False)
    if danger:
        dialog.let_enter_press(second)
    return bool(dialog.ask(second if danger else None))


def may_drop(parent: tkinter.Misc, is_changed: Callable[[], bool]) -> bool:
    """Whether nothing was typed into a dialog, or the user gives it up."""
    if not is_changed():
        return True
    question = _("What was typed here is not kept anywhere. Close all the same?")
    return ask_yes_no(parent, question, yes=_("Close"), no=_("Go on editing"), danger=True)


def ask_save_discard_cancel(parent: tkinter.Misc, question: str = "", title: str = "") -> Answer:
    """What to do with changes that are not saved; Esc is to go on working."""
    dialog = DialogWindow(parent, title or _("Unsaved changes"), cancel_value=Answer.CANCEL)
    dialog.add_text(question or _("There are changes that are not saved yet. Save them?"))
    dialog.add_button(_("Save"), Answer.SAVE, "primary")
    dialog.add_button(_("Do not save"), Answer.DISCARD)
    dialog.add_button(_("Go on editing"), Answer.CANCEL)
    return Answer(dialog.ask())


def ask_choice(
    parent: tkinter.Misc, question: str, choices: Sequence[tuple[str, str]], title: str = "", *, explained: str = ""
) -> str | None:
    """One of a few ways to go on, a button each: (value, label), the first is proposed. None: none of them.

    What has to be `explained` at length may scroll, and none of the ways is proposed: the keyboard stands on Cancel.
    """
    dialog = DialogWindow(parent, title)
    dialog.add_text(question)
    if explained:
        dialog.add_text("")
        dialog.add_long_text(explained)
    for value, label in choices:
        dialog.add_button(label, value, "primary" if value == choices[0][0] and not explained else "")
    none = dialog.add_button(_("Cancel"), None)
    answer = dialog.ask(none if explained else None)
    return None if answer is None else str(answer)


def ask_reasons(
    parent: tkinter.Misc, warnings: Sequence[tuple[str, str]], given: Mapping[str, str] | None = None, title: str = ""
) -> dict[str, str] | None:
    """Each warning (code, text) asks for a reason to go on all the same; None goes back to mend it.

    `given` are reasons known already, by code. All have to be filled in.
    """
    dialog = DialogWindow(parent, title or _("Please look again"))
    dialog.add_text(_("If this is right all the same, give the reason. It is kept with the record."))
    area = ScrollArea(dialog.body)
    area.pack(fill="both", expand=True, pady=(Space.MEDIUM, 0))
    fields: dict[str, tuple[tkinter.StringVar, ttk.Entry, ttk.Label]] = {}
    for code, text in warnings:
        ttk.Label(area.inside, text=text, wraplength=paragraph_width(dialog), style=theme.NOTICE).pack(anchor="w")
        typed = tkinter.StringVar(dialog, (given or {}).get(code, ""))
        entry = ttk.Entry(area.inside, textvariable=typed, width=48)
        entry.pack(fill="x", pady=(Space.HAIR, 0))
        error = error_below(area.inside)
        error.pack(anchor="w", pady=(0, Space.SMALL))
        fields[code] = typed, entry, error
    area.adopt()
    area.wish_size(dialog.winfo_screenwidth() * 4 // 5, dialog.winfo_screenheight() // 2)

    def check() -> bool:
        empty = [(entry, error) for typed, entry, error in fields.values() if not typed.get().strip()]
        for _typed, _entry, error in fields.values():
            error.configure(text="")
        for _entry, error in empty:
            error.configure(text=_("This has to be filled in."))
        if empty:
            empty[0][0].focus_set()
        return not empty

    dialog.add_button(_("Save with these reasons"), _KEPT, "primary", checked=True)
    dialog.add_button(_("Go back"), None)
    first = next((entry for typed, entry, _error in fields.values() if not typed.get()), None)
    said = dict(warnings)
    dialog.words_typed = lambda: {said[code]: typed.get() for code, (typed, _entry, _error) in fields.items()}
    answer = dialog.ask(first, check)
    return {code: typed.get().strip() for code, (typed, _entry, _error) in fields.items()} if answer is _KEPT else None


def ask_password(parent: tkinter.Misc, question: str, title: str = "") -> str | None:
    """The password as it was typed; None if the question was put away."""
    from ui.password_entry import PasswordEntry

    dialog = DialogWindow(parent, title)
    dialog.add_text(question)
    typed = PasswordEntry(dialog.body)
    typed.pack(fill="x", pady=(Space.MEDIUM, 0))
    kept: list[str] = []

    def check() -> bool:
        kept[:] = [typed.get()]
        return bool(kept[0])

    dialog.add_button(_("Go on"), _KEPT, "primary", checked=True)
    dialog.add_button(_("Cancel"), None)
    return kept[0] if dialog.ask(typed.entry, check) is _KEPT else None


def choose_open_file(parent: tkinter.Misc, title: str, kinds: Kinds, folder: Path | None = None) -> Path | None:
    """A file that exists; None if none was chosen."""
    chosen = filedialog.askopenfilename(
        parent=parent.winfo_toplevel(), title=title, filetypes=_with_all(kinds), initialdir=_first(folder)
    )
    return Path(chosen) if chosen else None


def choose_open_files(parent: tkinter.Misc, title: str, kinds: Kinds, folder: Path | None = None) -> list[Path]:
    """Any number of files that exist."""
    chosen = filedialog.askopenfilenames(
        parent=parent.winfo_toplevel(), title=title, filetypes=_with_all(kinds), initialdir=_first(folder)
    )
    return [Path(each) for each in chosen]


def choose_save_file(
    parent: tkinter.Misc, title: str, kinds: Kinds, name: str = "", folder: Path | None = None
) -> Path | None:
    """A file to write; the system asks before an existing one is replaced. The first kind's ending is added."""
    ending = kinds[0][1].split()[0].removeprefix("*") if kinds else ""
    chosen = filedialog.asksaveasfilename(
        parent=parent.winfo_toplevel(),
        title=title,
        filetypes=_with_all(kinds),
        initialfile=name,
        initialdir=_first(folder),
        defaultextension=ending,
    )
    return Path(chosen) if chosen else None


def choose_folder(parent: tkinter.Misc, title: str, folder: Path | None = None) -> Path | None:
    """A folder that exists; None if none was chosen."""
    chosen = filedialog.askdirectory(
        parent=parent.winfo_toplevel(), title=title, initialdir=_first(folder), mustexist=True
    )
    return Path(chosen) if chosen else None


def _first(folder: Path | None) -> str:
    """In which such a box opens: the one that is wanted, else where people keep their documents."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return str(folder or (documents if documents.is_dir() else Path.home()))


def _with_all(kinds: Kinds) -> list[tuple[str, tuple[str, ...]]]:
    return [(label, tuple(patterns.split())) for label, patterns in kinds] + [(_("All files"), ("*",))]
