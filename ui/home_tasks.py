"""On the first page: what waits today and this week, and what asks for a look; each line opens the list behind it."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import ttkbootstrap as ttk

from db.domain.activities import ActivityState
from db.domain.agenda import Agenda, Look, Task
from db.domain.elders import AllowanceWatch
from db.domain.partners import PartnerNeed
from db.domain.reach import ElderReach
from db.domain.training import ClassWatch
from db.domain.visits import VisitWatch
from ui import theme
from ui.language import _, ngettext
from ui.theme import Space

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.link_button import LinkButtons


@dataclass(frozen=True)
class Waiting:
    """A line: where it leads, what narrows the list there, and its words for so many."""

    icon: str
    page: str
    filters: Mapping[str, Any]
    text: Callable[[int], str]


TASKS: Final[Mapping[Task, Waiting]] = {
    Task.VISITS_OVERDUE: Waiting(
        "exclamation-circle", "visits", {"watch": VisitWatch.OVERDUE},
        lambda count: ngettext("{count} visit is overdue", "{count} visits are overdue", count),
    ),
    Task.VISITS_WEEK: Waiting(
        "calendar-check", "visits", {"watch": VisitWatch.THIS_WEEK},
        lambda count: ngettext("{count} visit within a week", "{count} visits within a week", count),
    ),
    Task.CLASSES_WEEK: Waiting(
        "mortarboard", "training", {"watch": ClassWatch.WEEK},
        lambda count: ngettext(
            "{count} class has a day within a week", "{count} classes have a day within a week", count
        ),
    ),
    Task.OPEN_NEEDS: Waiting(
        "basket", "rounds", {"waits": True},
        lambda count: ngettext(
            "{count} household waits for help after a round", "{count} households wait for help after a round", count
        ),
    ),
    Task.PARTNERS_TO_CALL: Waiting(
        "telephone", "partners", {"need": PartnerNeed.CALL},
        lambda count: ngettext("{count} partner to call", "{count} partners to call", count),
    ),
    Task.ALLOWANCE_STEPS: Waiting(
        "cash-coin", "elders", {"watch": AllowanceWatch.RISES_SOON},
        lambda count: ngettext(
            "{count} allowance rises within three months", "{count} allowances rise within three months", count
        ),
    ),
    Task.ASSESSMENTS_DUE: Waiting(
        "clipboard-check", "elders", {"due": True},
        lambda count: ngettext("{count} elder to be assessed", "{count} elders to be assessed", count),
    ),
    Task.CERTIFICATES_TO_ISSUE: Waiting(
        "award", "training", {"watch": ClassWatch.TO_ISSUE},
        lambda count: ngettext("{count} certificate to issue", "{count} certificates to issue", count),
    ),
    Task.COPY_TO_MAKE: Waiting(
        "shield-check", "backup", {}, lambda _count: _("A copy outside this computer is to be made")
    ),
}  # fmt: skip
LOOKS: Final[Mapping[Look, Waiting]] = {
    Look.ELDERS_WITH_NOTHING: Waiting(
        "person-walking", "elders", {"reach": ElderReach.NOTHING},
        lambda count: ngettext(
            "{count} elder had nothing this fiscal year", "{count} elders had nothing this fiscal year", count
        ),
    ),
    Look.SERVICES_ALONE: Waiting(
        "heart", "services", {"nobody": True},
        lambda count: ngettext(
            "{count} service has no volunteer this fiscal year", "{count} services have no volunteer this fiscal year",
            count,
        ),
    ),
    Look.COMMUNITIES_ALONE: Waiting(
        "geo-alt", "communities", {"sort": ("volunteers", False)},
        lambda count: ngettext("{count} community has no volunteer", "{count} communities have no volunteer", count),
    ),
    Look.UNFINISHED_ACTIVITIES: Waiting(
        "people", "activities", {"state": ActivityState.UNFINISHED},
        lambda count: ngettext(
            "{count} activity is over, but its result is missing",
            "{count} activities are over, but their results are missing", count,
        ),
    ),
    Look.AGREEMENTS_ENDED: Waiting(
        "diagram-3", "partners", {"need": PartnerNeed.ENDED},
        lambda count: ngettext("{count} agreement has ended", "{count} agreements have ended", count),
    ),
}  # fmt: skip


class HomeTasks(ttk.Frame):
    """`show` draws the lines anew; `links` makes their buttons, which all wrap alike."""

    def __init__(self, parent: tkinter.Misc, desk: Desk, links: LinkButtons) -> None:
        super().__init__(parent)
        self._desk, self._links = desk, links
        self.lines: list[ttk.Button] = []

    def show(self, agenda: Agenda | None) -> None:
        """None: it is still being counted."""
        for child in self.winfo_children():
            child.destroy()
        self.lines = []
        if agenda is None:
            return
        self._heading(_("Today and this week"))
        self._part([(TASKS[task], count) for task, count in agenda.tasks.items()], _("Nothing waits."))
        self._heading(_("Needs a look"), above=Space.LARGE)
        self._part([(LOOKS[look], count) for look, count in agenda.looks.items()], _("Nothing stands out."))

    def _heading(self, text: str, above: int = 0) -> None:
        ttk.Label(self, text=text, style=theme.SECTION).pack(anchor="w", pady=(above, Space.SMALL))

    def _part(self, lines: list[tuple[Waiting, int]], nothing: str) -> None:
        if not lines:
            ttk.Label(self, text=nothing, style=theme.QUIET).pack(anchor="w")
        for line, count in lines:
            text = line.text(count).format(count=f"{count:,}")
            button = self._links.make(self, text, line.icon, self._opener(line))
            button.pack(anchor="w")
            self.lines.append(button)

    def _opener(self, line: Waiting) -> Callable[[], object]:
        return lambda: self._desk.go(line.page, None, line.filters)
