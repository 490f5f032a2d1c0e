"""Care matching: elders who need a volunteer, who is proposed for each and why, and what stands already."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from db import care_matches, elders, matching, services
from db.domain.barthel import AdlGroup
from db.domain.care_matches import MOST_ELDERS, Candidate, CareWatch
from db.domain.communities import short_community_name
from db.domain.elders import COLUMNS, ElderFilter, ElderLine
from db.domain.errors import NotFound, Progress
from db.domain.permissions import ADL
from db.domain.words import N_
from db.rights import TAKE_OUT, name_of
from ui import match_records, shown, visit_records
from ui.elder_care import is_elder_here
from ui.elder_texts import standing_text
from ui.filters import Narrowing
from ui.language import _, ngettext
from ui.list_screen import ListingRows, ListScreen, listed
from ui.narrowings import by_community
from ui.preview import show_paper
from ui.record_card import Action, Fact, RecordCard, Tie
from ui.rows import Row
from ui.toolbar import Tool, allowed
from ui.visit_texts import candidate_text, match_text

if TYPE_CHECKING:
    from printing.paper import Paper
    from ui.desk import Desk

WIDTHS = {"name": 26, "age": 5, "community": 12, "adl": 18, "volunteer": 24, "last_met": 14}
PROPOSED = 8
"""So many volunteers are proposed, the best first."""
SAVES = name_of(care_matches.save_care_match)


class MatchingScreen(ListScreen):
    """The clerk decides: a line proposes, Enter on it asks, with everything that speaks against it."""

    name = "matching"
    title = N_("Matching")
    columns = listed(COLUMNS, WIDTHS, spare=("community", "last_met"))
    subjects = (
        "care_matches",
        "residents",
        "volunteers",
        "certificates",
        "services",
        "courses",
        "assessments",
        "visits",
    )
    sort = ("age", True)

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        self.record_id: int | None = None
        self.sees_adl = desk.office.may(ADL)
        if self.sees_adl:
            self.sort = ("adl", False)
        else:
            self.columns = tuple(column for column in self.columns if column.name != "adl")
        super().__init__(parent, desk)

    # --- the list ----------------------------------------------------------------------------------

    def narrowings(self) -> Mapping[str, Narrowing]:
        office, every = self.desk.office, N_("All")
        found = {
            "care": Narrowing(
                N_("Care"), lambda: [(one, _(one.label)) for one in CareWatch], 22, every, CareWatch.UNMATCHED
            ),
            "community": by_community(office),
        }
        if self.sees_adl:
            found["group"] = Narrowing(
                N_("ADL group"), lambda: [(group, _(group.label)) for group in AdlGroup], every=every
            )
        found["need"] = Narrowing(
            N_("Need"), lambda: [(one.id, one.name) for one in services.services(office)], 26,
            chosen=visit_records.usual_service(self.desk),
        )  # fmt: skip
        return found

    def tools(self) -> Sequence[Tool]:
        return (
            Tool(N_("Match"), "person-plus", self.on_new, "Ctrl+N", "primary", SAVES),
            Tool(N_("Print"), "printer", self.on_print, "Ctrl+P", needs=TAKE_OUT),
            Tool(N_("Visits"), "calendar-check", lambda: self.desk.go("visits")),
        )

    def build(self) -> None:
        actions = (
            Action(N_("Match"), "person-plus", self.on_new, "primary", SAVES),
            Action(N_("Plan a visit"), "calendar-plus", self._plan_visit, needs=visit_records.SAVES),
        )
        self.card = RecordCard(self.record, allowed(self.desk.office, actions))
        self.card.pack(fill="both", expand=True)
        self.table.empty.say(
            N_("No elder is in this list: everybody it asks for has a volunteer."),
            N_("Show all"),
            lambda: self.filters["care"].choose(None),
        )

    def filter(self) -> ElderFilter:
        """What the list is narrowed to."""
        return ElderFilter(
            community_id=self.chosen("community"),
            group=self.chosen("group") if self.sees_adl else None,
            care=self.chosen("care"),
        )

    def narrow(self, values: Mapping[str, Any]) -> None:
        """The need stays: it narrows nothing."""
        super().narrow({"need": self.chosen("need"), **values})

    def rows(self) -> ListingRows:
        column, descending = self.sort
        return ListingRows(elders.elder_listing(self.desk.office, self.filter(), column, descending), self._row)

    def _row(self, line: ElderLine) -> Row:
        cells = {
            "name": line.full_name,
            "age": str(line.age(self.desk.today())),
            "community": short_community_name(line.community),
            "adl": standing_text(line.standing),
            "volunteer": ", ".join(line.volunteers),
            "last_met": shown.short_days(line.last_met, line.last_met),
        }
        stands_out = self.chosen("care") is None and not line.volunteers
        return Row(line.id, tuple(cells[column.name] for column in self.columns), "warning" if stands_out else "")

    def count_text(self, total: int) -> str:
        return ngettext("{count} elder", "{count} elders", total).format(count=f"{total:,}")

    def relabel(self) -> None:
        self.card.relabel()
        self.show_record(self.record_id)

    def reload(self) -> None:
        """Another need proposes others."""
        super().reload()
        self.show_record(self.record_id)

    # --- the elder -----------------------------------------------------------------------------------

    def show_record(self, record_id: int | None) -> None:
        self.record_id = record_id
        try:
            if record_id is None:
                raise NotFound("")
            self._fill(elders.elder_line(self.desk.office, record_id))
        except NotFound:
            self.record_id = None
            self.card.clear(_("Choose an elder to see who could care for them; Ctrl+N takes the first one proposed."))

    def _on_choose(self, key: int | None) -> None:
        """An elder who left the list because they are matched now stays in sight."""
        if key is None and self._is_reading:
            return
        super()._on_choose(key)

    @property
    def record_in_sight(self) -> int | None:
        return self.record_id

    def _fill(self, line: ElderLine) -> None:
        office, today = self.desk.office, self.desk.today()
        found = self._candidates(line.id)
        facts = [Fact(_("Need"), self._need_text())]
        if self.sees_adl:
            facts.append(Fact(_("ADL"), standing_text(line.standing) or _("not assessed yet")))
        carer = f"{line.carer.full_name} ({_(line.carer.relation.label)})" if line.carer else _("nobody known")
        facts.append(Fact(_("Carer at home"), carer))
        facts.append(Fact(_("Last visit"), shown.day(line.last_met) or _("never")))
        facts.append(Fact(_("Proposal"), proposal_text(found)))
        ties = [Tie(candidate_text(one), self._taker(line, one), self._icon(one)) for one in found]
        for match in care_matches.matches_of_elder(office, line.id):
            icon = "heart-fill" if match.is_active else "clock-history"
            ties.append(Tie(match_text(match), self._changer(match.id, match_text(match)), icon))
        ties.append(Tie(_("Care of this person"), lambda: self.desk.go("elders", line.id), "person-walking"))
        house = _("house {house}").format(house=line.house) if line.house else ""
        age = _("{age} years").format(age=line.age(today))
        self.card.show(line.full_name, "  ·  ".join(filter(None, (age, house, line.community))), facts, ties)
        self.card.footnote.configure(text="")

    def _candidates(self, resident_id: int) -> Sequence[Candidate]:
        need = self.chosen("need")
        return matching.candidates(self.desk.office, resident_id, need, PROPOSED) if need is not None else ()

    def _need_text(self) -> str:
        """The service and the training that it asks for."""
        need = self.chosen("need")
        if need is None:
            return _("The catalogue of services is empty.")
        service = services.service_line(self.desk.office, need)
        course = _("asks for: {course}").format(course=service.course) if service.course else _("asks for no training")
        return f"{service.name}  ·  {course}"

    def _icon(self, one: Candidate) -> str:
        return "person-check" if one.is_fit else "person-exclamation"

    def _taker(self, line: ElderLine, one: Candidate) -> Callable[[], None]:
        return lambda: match_records.match(self, self.desk, line.id, one, self.chosen("need"))

    def _changer(self, match_id: int, text: str) -> Callable[[], None]:
        return lambda: match_records.change_match(self, self.desk, match_id, text)

    # --- keys ----------------------------------------------------------------------------------------

    def open_record(self, record_id: int) -> None:
        """Enter: into the proposals."""
        self.show_record(record_id)
        self.on_new()

    def shows_person(self, resident_id: int) -> bool:
        return is_elder_here(self.desk.office, resident_id)

    def on_new(self, about: int | None = None) -> None:
        """The first one proposed; who is not fit is asked about with the reason, and the clerk may name another."""
        if about is not None:
            self.show_record(about)
        if self.record_id is None:
            self.desk.say(_("Choose an elder first."))
            return
        found = self._candidates(self.record_id)
        first = found[0] if found else None
        match_records.match(self, self.desk, self.record_id, first, self.chosen("need"))
        self.table.tree.focus_set()

    def _plan_visit(self) -> None:
        if self.record_id is not None:
            active = [one for one in care_matches.matches_of_elder(self.desk.office, self.record_id) if one.is_active]
            visit_records.plan_visit(self, self.desk, self.record_id, active[0].volunteer_id if active else None)

    def on_print(self) -> None:
        """Who cares for whom, in the community that is chosen or all."""
        title, community = _("Volunteers who care for elders"), self.chosen("community")

        def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
            from printing.care_matches import write_match_list
            from ui.visit_papers import match_list

            write_match_list(match_list(self.desk.office, community), target, paper, progress)

        show_paper(self, self.desk, title, title, make, kind="roster")


def proposal_text(found: Sequence[Candidate]) -> str:
    """How many are fit; if nobody is left, what to do about it."""
    fit = sum(one.is_fit for one in found)
    if fit:
        return ngettext(
            "{count} volunteer is trained and has room; the best one first.",
            "{count} volunteers are trained and have room; the best one first.",
            fit,
        ).format(count=fit)
    if not found:
        return _("Nobody is left: no volunteer serves who does not care for this elder already.")
    full = sum(not one.has_room for one in found)
    return _(
        "Nobody is left: of the nearest {count} volunteers {full} have {most} elders already, the others are not "
        "trained. Hold a class, or invite new volunteers."
    ).format(count=len(found), full=full, most=MOST_ELDERS)
