"""The first page: the office at a glance, what waits today and this week, and the things done most often."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import ttkbootstrap as ttk

from db import certificates, communities, settings, training
from db.domain import ageing
from db.domain.residents import Residency
from db.domain.words import N_
from db.resident_lists import residency_figures
from ui import dpi, fonts, language, shown, theme
from ui.figure_tile import TileRow
from ui.flow import Flow
from ui.home_tasks import HomeTasks
from ui.home_year import HomeYear
from ui.language import _, ngettext
from ui.link_button import LinkButtons
from ui.missing_steps import MissingSteps
from ui.screen import Screen
from ui.scrolling import ScrollArea
from ui.theme import Space
from ui.toolbar import allowed

if TYPE_CHECKING:
    from db.domain.agenda import Agenda
    from db.domain.errors import Progress
    from db.domain.figures import YearFigures
    from db.domain.training import ClassLine
    from ui.desk import Desk

MOST_CLASSES: Final = 3
BAR_HEIGHT: Final = 18
"""Pixels at 96 dpi."""
LEAST_ROOM: Final = 200
"""Pixels at 96 dpi."""
WIDE_ENOUGH: Final = "0" * 90
"""Letters of a line in which both halves stand beside each other."""


@dataclass(frozen=True)
class Beginning:
    """A button that begins something on its page; `needs` is the operation it is for."""

    label: str
    icon: str
    page: str
    needs: str


ACTIONS: Final = (
    Beginning(N_("Add a resident"), "person-plus", "residents", "residents.save_resident"),
    Beginning(N_("New class"), "mortarboard", "training", "classes.save_class"),
    Beginning(N_("Import a list"), "file-earmark-arrow-up", "imports", "import_plan.import_rows"),
    Beginning(N_("Make a backup"), "shield-check", "backup", "backup._note_backup"),
)
AGED: Final = (ageing.AgeingLevel.AGED, ageing.AgeingLevel.SUPER_AGED)
LIVING: Final[Mapping[str, Any]] = {"status": Residency.LIVING}
FIGURES: Final[tuple[tuple[str, str, str, Mapping[str, Any]], ...]] = (
    ("residents", "people", "residents", LIVING),
    ("elders", "person-hearts", "residents", {**LIVING, "sort": ("age", True)}),
    ("households", "house-door", "households", {}),
    ("volunteers", "heart", "volunteers", {"active": True}),
)
"""The figure's name, its icon, and the list behind it."""


class HomeScreen(Screen):
    """Figures of the town and of the year, what waits, the share of elders by community, classes under way."""

    subjects = (
        "residents", "households", "communities", "volunteers", "courses", "classes", "enrolments", "certificates",
        "settings", "assessments", "visits", "rounds", "services", "activities", "participants", "partners",
        "partner_contacts", "contributions", "breaches",
    )  # fmt: skip

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        self.area = ScrollArea(self)
        self.area.pack(fill="both", expand=True)
        page = self.area.inside
        self.title = ttk.Label(page, style=theme.TITLE)
        self.title.pack(anchor="w")
        self.day = ttk.Label(page, style=theme.QUIET)
        self.day.pack(anchor="w", pady=(0, Space.LARGE))
        self.missing = MissingSteps(page, desk)
        self.missing.pack(fill="x")
        self.row = TileRow(page)
        self.row.pack(fill="x", pady=(Space.SMALL, 0))
        self.figures = [
            self.row.add(icon, name, self._opener(place, narrowed)) for name, icon, place, narrowed in FIGURES
        ]
        actions = Flow(page)
        actions.pack(fill="x", pady=Space.LARGE)
        self._begins = allowed(desk.office, ACTIONS)
        self.actions = [
            ttk.Button(actions, text=_(one.label), icon=one.icon, bootstyle="outline", command=self._beginner(one.page))
            for one in self._begins
        ]
        self.halves = ttk.Frame(page)
        self.halves.pack(fill="x")
        self.links = LinkButtons(self)
        self.left, self.right = ttk.Frame(self.halves), ttk.Frame(self.halves)
        self.tasks = HomeTasks(self.left, desk, self.links)
        self.classes = ttk.Frame(self.left)
        self.year = HomeYear(self.right, desk)
        self.elders = ttk.Frame(self.right)
        for part in (self.tasks, self.classes, self.year, self.elders):
            part.pack(fill="x", pady=(0, Space.LARGE))
        for half in (self.left, self.right, self.row):  # what wraps in fewer lines than before leaves the page lower
            half.bind("<Configure>", lambda _event: self.area.grow(), add=True)
        self._asked = 0
        self._room = 0
        self._half = fonts.text_width(self, WIDE_ENOUGH) // 2
        self.links.wrap(self._half)
        self._day: date | None = None
        language.follow_language(self, self.refresh)
        page.bind("<Configure>", lambda event: self._arrange(event.width), add=True)
        theme.follow_text_size(self, lambda: self._arrange(page.winfo_width(), anew=True))

    def _arrange(self, width: int, *, anew: bool = False) -> None:
        """Two halves beside each other, or one below the other where the letters are large."""
        if width < dpi.px(LEAST_ROOM) or (width == self._room and not anew):
            return  # before the page is in sight it has no width, and words would wrap letter by letter
        self._room = width
        halves = 2 if width >= fonts.text_width(self, WIDE_ENOUGH) else 1
        uniform = "halves" if halves == 2 else ""
        for place, part in enumerate((self.left, self.right)):
            part.grid(
                row=place // halves, column=place % halves, sticky="new", padx=(0, Space.HUGE), pady=(0, Space.LARGE)
            )
            self.halves.columnconfigure(place, weight=1 if place < halves else 0, uniform=uniform)
        self.row.arrange(width)
        self._half = width // halves - Space.HUGE
        self.year.arrange(self._half)
        self.links.wrap(self._half)

    def _opener(self, page: str, narrowed: Mapping[str, Any] | None = None) -> Callable[[], object]:
        return lambda: self.desk.go(page, None, narrowed)

    def _record_opener(self, page: str, record_id: int) -> Callable[[], object]:
        return lambda: self.desk.go(page, record_id)

    def _beginner(self, page: str) -> Callable[[], object]:
        return lambda: self.desk.begin(page)

    def show(self, record_id: int | None = None) -> None:
        if self._day != self.desk.today():
            self.refresh()
        else:
            self.missing.refresh()
        (*self.actions, self.figures[0].name)[0].focus_set()

    def refresh(self) -> None:
        office, today, is_first = self.desk.office, self.desk.today(), self._day is None
        thai = language.current_language() == "th"
        known = settings.settings_of(office)
        self.title.configure(text=(known.name_th if thai else known.name_en or known.name_th) or _("Mae Sariang Desk"))
        self._day = today
        self.day.configure(text=shown.long_day(today))
        self.missing.refresh()
        self._show_figures()
        if is_first:  # the page is painted before the worker imports and counts
            self.desk.window.after_idle(lambda: self._ask_for_year() if self.winfo_exists() else None)
        else:
            self._ask_for_year()
        for button, one in zip(self.actions, self._begins, strict=True):
            button.configure(text=_(one.label))
        self._show_classes()
        self._show_elders()
        self.area.adopt()

    def _show_figures(self) -> None:
        town = residency_figures(self.desk.office)
        percent = ageing.elders_percent(town.elders, town.residents)
        level = ageing.ageing_level(town.elders, town.residents)
        notes = (
            _("{men} men, {women} women").format(men=f"{town.men:,}", women=f"{town.women:,}"),
            f"{percent:.1f} %  ·  {_(level.label)}",
            ngettext("in {count} community", "in {count} communities", town.communities).format(count=town.communities),
            _("serving now"),
        )
        numbers = (town.residents, town.elders, town.households, town.volunteers)
        for tile, number, note in zip(self.figures, numbers, notes, strict=True):
            tile.show(f"{number:,}", note)
        if self._room:  # names are longer in another language
            self.row.arrange(self._room)

    def _ask_for_year(self) -> None:
        """What takes longer than a page may is worked out beside the window's thread."""
        office = self.desk.office
        self._asked += 1
        asked = self._asked

        def work(_progress: Progress) -> tuple[YearFigures, Agenda]:
            from db import agenda, figures  # a fifth of all that the start would import

            return figures.year_figures(office), agenda.agenda(office)

        def done(result: tuple[YearFigures, Agenda]) -> None:
            if asked == self._asked and self.winfo_exists():
                self._show_year(*result)

        self.desk.jobs.start(work, done, title=_("Adding up the figures"), shown=False, repeatable=True)

    def _show_year(self, known: YearFigures, waiting: Agenda) -> None:
        self.year.show(known)
        self.tasks.show(waiting)
        self.area.adopt()

    def _show_classes(self) -> None:
        clear(self.classes)
        heading(self.classes, _("Classes under way"))
        lines = training.class_lines(self.desk.office, descending=False)
        under_way = [line for line in lines if line.closed_on is None]
        if not under_way:
            ttk.Label(self.classes, text=_("No class is planned or running."), style=theme.QUIET).pack(anchor="w")
        for line in under_way[:MOST_CLASSES]:
            link = self.links.make(
                self.classes, shown.class_name(line), "mortarboard", self._record_opener("training", line.id)
            )
            link.pack(anchor="w")
            ttk.Label(self.classes, text=class_note(line), style=theme.QUIET).pack(anchor="w", padx=Space.HUGE)
        waiting = certificates.waiting_for_hand_over(self.desk.office)
        if waiting:
            text = ngettext(
                "{count} certificate waits to be handed over.", "{count} certificates wait to be handed over.", waiting
            ).format(count=waiting)
            self.links.make(self.classes, text, "award", self._opener("certificates")).pack(
                anchor="w", pady=(Space.MEDIUM, 0)
            )

    def _show_elders(self) -> None:
        clear(self.elders)
        heading(self.elders, _("Share of elders by community"))
        lines = communities.community_lines(self.desk.office)
        if not lines:
            text = _("No community is kept yet. Add the first one; lists of people bring theirs along.")
            ttk.Label(self.elders, text=text, style=theme.QUIET, wraplength=max(1, self._half)).pack(anchor="w")
        grid = ttk.Frame(self.elders)
        grid.pack(fill="x")
        grid.columnconfigure(1, weight=1)
        for place, line in enumerate(lines):
            percent = ageing.elders_percent(line.elders, line.residents)
            aged = ageing.ageing_level(line.elders, line.residents) in AGED
            ttk.Label(grid, text=line.name).grid(row=place, column=0, sticky="w", padx=(0, Space.MEDIUM))
            ElderBar(grid, percent).grid(row=place, column=1, sticky="ew", pady=Space.HAIR)
            ttk.Label(
                grid, text=f"{line.elders:,} / {line.residents:,}  ({percent:.1f} %)", style="" if aged else theme.QUIET
            ).grid(row=place, column=2, sticky="e", padx=(Space.MEDIUM, 0))


class ElderBar(tkinter.Canvas):
    """The share of elders as a bar with the 20 % line; the full width is 50 %."""

    FULL: Final = 50.0

    def __init__(self, parent: tkinter.Misc, percent: float) -> None:
        super().__init__(parent, height=dpi.px(BAR_HEIGHT), highlightthickness=0, background="#ffffff")
        self.percent = percent
        self.bind("<Configure>", lambda _event: self._draw(), add=True)

    def _draw(self) -> None:
        self.delete("all")
        width, height, edge = self.winfo_width(), dpi.px(BAR_HEIGHT), dpi.px(3)
        line = width * ageing.PERCENT_LINES[ageing.AgeingLevel.AGED] / self.FULL
        self.create_rectangle(0, edge, width, height - edge, fill=theme.STRIPE, outline="")
        self.create_rectangle(
            0, edge, width * min(self.percent, self.FULL) / self.FULL, height - edge, fill=theme.ACCENT, outline=""
        )
        self.create_line(line, 0, line, height, fill=theme.QUIET_TEXT, dash=(3, 2))


def class_note(line: ClassLine) -> str:
    """When a class is and how many are enrolled."""
    enrolled = ngettext("{count} enrolled", "{count} enrolled", line.enrolled).format(count=line.enrolled)
    return "  ·  ".join(part for part in (shown.days(line.first_day, line.last_day), enrolled) if part)


def heading(parent: tkinter.Misc, text: str) -> None:
    """The caption of a part of the page."""
    ttk.Label(parent, text=text, style=theme.SECTION).pack(anchor="w", pady=(0, Space.SMALL))


def clear(frame: tkinter.Misc) -> None:
    """Empty a frame."""
    for child in frame.winfo_children():
        child.destroy()
