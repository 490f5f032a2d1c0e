"""Numbers that are grouped for the eye: citizen IDs and house codes while typing, phones when one leaves the field."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import Final

from db.domain import citizen_id, house_code, phones
from db.domain.citizen_id import IdProblem
from db.domain.doubts import Doubt
from db.domain.errors import FieldError
from db.domain.forms import Field
from db.domain.words import N_
from ui import theme
from ui.field_note import FieldNote
from ui.field_widget import EntryField, Surroundings
from ui.language import _, follow_language

REMARKS: Final = {
    IdProblem.CHECK: Doubt.ID_CHECK.label,
    IdProblem.LENGTH: Doubt.ID_LENGTH.label,
    IdProblem.NOTICE: Doubt.ID_NO_STATUS.label,
    IdProblem.LETTERS: N_("A citizen ID has digits only."),
    IdProblem.FIRST: N_("No citizen ID begins with 9."),
}


def place_after(text: str, digits: int) -> int:
    """Where in `text` its first `digits` digits end: the cursor keeps its place while dashes come and go."""
    if digits <= 0:
        return 0
    for place, letter in enumerate(text):
        digits -= letter.isdigit()
        if digits == 0:
            return place + 1
    return len(text)


class GroupedField(EntryField):
    """Regroups while typing, as long as only digits and dashes were typed; says beside it what is odd."""

    group: Callable[[str], str] = staticmethod(citizen_id.format_partly)

    def __init__(self, parent: tkinter.Misc, field: Field, surroundings: Surroundings) -> None:
        super().__init__(parent, field, surroundings)
        self.note = FieldNote(self, 1)
        self.entry.bind("<KeyRelease>", lambda _event: self._regroup(), add=True)
        self.entry.bind("<<Paste>>", lambda _event: self.entry.after_idle(self._regroup), add=True)
        self._is_wrong = False
        follow_language(self, self.refresh)

    def mark_wrong(self, wrong: bool) -> None:
        super().mark_wrong(wrong)
        self._is_wrong = wrong
        self.refresh()

    def _regroup(self) -> None:
        if not self.entry.winfo_exists():
            return
        typed = self.get()
        grouped = self.group(typed)
        if grouped == typed or not _is_plain_number(typed):
            return
        digits_before = sum(letter.isdigit() for letter in typed[: self.entry.index("insert")])
        self.put(grouped)
        self.entry.icursor(place_after(grouped, digits_before))

    def refresh(self) -> None:
        """The remark gives way to the error that the form shows below the field: nothing is said twice."""
        style, text = (theme.ERROR, "") if self._is_wrong else self.remark()
        self.note.say(text, style)

    def remark(self) -> tuple[str, str]:
        """Style and text of the note beside the field."""
        return theme.QUIET, ""


def _is_plain_number(text: str) -> bool:
    return all(letter.isdigit() or letter in "- " for letter in text)


class CitizenIdField(GroupedField):
    """1-9999-00000-63-3; the check digit is looked at as soon as all 13 digits are there."""

    def remark(self) -> tuple[str, str]:
        digits = citizen_id.digits_of(self.get())
        if not digits:
            return theme.QUIET, ""
        if citizen_id.is_hidden(digits):
            return theme.QUIET, _("Only its last digits are shown. To change it, type the whole new one.")
        problem = citizen_id.problem_of(digits)
        if problem is None:
            return theme.GOOD, _("✓ The check digit fits")
        if problem is IdProblem.LENGTH and len(digits) < citizen_id.LENGTH:
            return theme.QUIET, _("{count} of 13 digits").format(count=len(digits))
        return theme.NOTICE, _(REMARKS[problem])


def group_house_code(text: str) -> str:
    """A house code once it is whole; before that as typed."""
    try:
        return house_code.format_house_code(house_code.parse_house_code(text))
    except FieldError:
        return text


class HouseCodeField(GroupedField):
    """The 11 digits of a house, grouped once all are there."""

    group = staticmethod(group_house_code)


class PhonesField(EntryField):
    """Phone numbers, grouped when one leaves the field."""

    def __init__(self, parent: tkinter.Misc, field: Field, surroundings: Surroundings) -> None:
        super().__init__(parent, field, surroundings)
        self.entry.bind("<FocusOut>", lambda _event: self._regroup(), add=True)

    def _regroup(self) -> None:
        if phones.words_beside(self.get()):
            return  # said when the form is saved
        numbers = phones.parse_phones(self.get())
        grouped = ", ".join(phones.format_phone(number) for number in numbers)
        if grouped != self.get():
            self.put(grouped)
