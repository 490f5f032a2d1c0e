"""Settings: with which number the certificates of a year go on; earlier ones may exist on paper."""

from __future__ import annotations

import tkinter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from db import certificates, settings
from db.domain.certificates import format_number, numbering_year
from db.domain.forms import Column, Field, Form, Kind
from db.domain.words import N_
from ui import dpi, theme
from ui.form_dialog import ask_form
from ui.language import _, follow_language
from ui.rows import Row, few_rows
from ui.screens.settings_part import SettingsPart
from ui.table import Table
from ui.theme import Space

if TYPE_CHECKING:
    from ui.desk import Desk

COLUMNS = (
    Column("year", N_("Year"), 10, sortable=False),
    Column("next", N_("Next number"), 16, "e", sortable=False),
    Column("used", N_("Numbers in the register"), 24, "e", sortable=False),
)


@dataclass(frozen=True, kw_only=True)
class NextNumber:
    """The number of the next certificate of a year."""

    number: int | None = None


FORM = Form(
    NextNumber,
    (Field("number", N_("Next number"), Kind.WHOLE, required=True, width=10, least=1, most=999999),),
)


class NumbersPart(SettingsPart):
    """This year, the next, and all that have certificates."""

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        self.note = ttk.Label(self, style=theme.QUIET, wraplength=dpi.px(640), justify="left")
        self.note.pack(anchor="w", pady=(0, Space.SMALL))
        foot = ttk.Frame(self)
        foot.pack(side="bottom", fill="x", pady=(Space.SMALL, 0))
        self.change_button = ttk.Button(foot, text=" ", icon="pencil", bootstyle="primary", command=self.change)
        self.change_button.pack(side="left")
        self.table = Table(self, COLUMNS, on_open=lambda _key: self.change())
        self.table.pack(fill="both", expand=True)
        follow_language(self, self._relabel)

    def _relabel(self) -> None:
        self.note.configure(
            text=_(
                "Each year begins with 1. Where certificates of the year exist on paper already, set the next number;"
                " a number that was used is never given again."
            )
        )
        self.change_button.configure(text=_("Set the next number"))
        self.refresh()

    def _years(self) -> list[int]:
        office = self.desk.office
        now = numbering_year(self.desk.today(), settings.settings_of(office).numbering)
        return sorted({now, now + 1, *certificates.certificate_years(office)}, reverse=True)

    def show(self) -> None:
        self.refresh()
        if self.table.chosen is None:
            self.table.choose(numbering_year(self.desk.today(), settings.settings_of(self.desk.office).numbering))
        self.table.tree.focus_set()

    def refresh(self) -> None:
        self.table.show(few_rows([self._row(year) for year in self._years()]))

    def _row(self, year: int) -> Row:
        office = self.desk.office
        used = len(certificates.register(office, year))
        return Row(year, (str(year), format_number(settings.next_number(office, year), year), f"{used:,}"))

    def change(self) -> None:
        """Ask for the next number of the chosen year."""
        year = self.table.chosen
        if year is None:
            return
        office = self.desk.office

        def keep(typed: NextNumber) -> None:
            settings.set_next_number(office, year, typed.number or 0)
            self.desk.say(_("The next certificate is {number}.").format(number=format_number(typed.number or 0, year)))

        ask_form(
            self,
            _("Certificates of {year}").format(year=year),
            FORM,
            NextNumber(number=settings.next_number(office, year)),
            self.desk.today(),
            keep,
            yes=_("Save"),
        )
