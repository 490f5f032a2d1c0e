"""A small form in a dialog: for what is added in passing, or needs a few words before it is done."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from db.domain.forms import Form, Record
from ui import dialogs, fonts, theme
from ui.dialog_window import DialogWindow, error_below
from ui.field_widget import Link
from ui.forms import FormView, read_and_done
from ui.language import _

LETTERS: Final = "0" * 64
"""What stands beside each other in a form: label, field and note."""
_DONE: Final = object()
_SIDE: Final = object()


def ask_form(
    parent: tkinter.Misc,
    title: str,
    form: Form[Record],
    record: Record,
    today: date,
    act: Callable[[Record], object],
    *,
    yes: str,
    text: str = "",
    only: Sequence[str] | None = None,
    links: Mapping[str, Link] | None = None,
    first: str = "",
    side: tuple[str, Callable[[], object]] | None = None,
) -> Record | None:
    """Show `record` in a form; `yes` runs `act(record)`, whose errors are shown beside the fields with the form
    still open. `side` is a button at the far side with what it does instead, once the dialog is gone. Gives back what
    was typed once `act` went well, None if the user would rather not."""
    dialog = DialogWindow(parent, title)
    if text:
        dialog.add_text(text)
    button = dialog.add_button(yes, _DONE, "primary", checked=True)
    dialog.add_button(_("Cancel"), None)
    if side:
        dialog.add_side_button(side[0], lambda: dialog.end(_SIDE))
    view = FormView(dialog.body, form, today, only=only, links=links, on_save=lambda: button.invoke())
    view.set(record)
    view.pack(fill="both", expand=True, pady=(theme.Space.SMALL, 0))
    width = min(fonts.text_width(dialog, LETTERS), dialog.winfo_screenwidth() * 4 // 5)
    view.wish_size(width, dialog.winfo_screenheight() * 2 // 3)
    error = error_below(dialog.body)
    error.pack(anchor="w")
    typed: list[Record] = []

    def check() -> bool:
        new = read_and_done(view, error, act)
        typed.extend([new] if new is not None else [])
        return new is not None

    first_field = view.rows[first] if first else next(iter(view.rows.values()))
    answer = dialog.ask(
        first_field.widget.focus_target(), check, lambda: dialogs.may_drop(dialog, lambda: view.is_changed)
    )
    if side and answer is _SIDE:
        side[1]()
    return typed[-1] if answer is _DONE and typed else None
