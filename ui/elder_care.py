"""What reaches an elder, on their card: who cares for them, visits to come and made, and both written down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from db import care_matches, carers, health_notes, residents, visit_lists
from db.domain.ages import is_elder
from db.domain.reach import ElderReach
from db.domain.residents import Residency
from db.domain.words import N_
from db.rights import name_of
from ui import elder_records, match_records, shown, visit_records
from ui.language import _
from ui.record_card import Action, Fact, Tie
from ui.visit_texts import LOOK, match_text, visit_text

if TYPE_CHECKING:
    from db.domain.elders import ElderLine
    from db.office import Office
    from ui.desk import Desk
    from ui.register_screen import RegisterScreen

MOST_VISITS: Final = 6
"""On a card; all of them stand on the page of visits."""


def is_elder_here(office: Office, resident_id: int) -> bool:
    """Whether they live here and are of an age to stand among the elders."""
    line = residents.resident_line(office, resident_id)
    return line.status is Residency.LIVING and line.born is not None and is_elder(line.born.date, office.today())


def met_text(line: ElderLine) -> str:
    """The last visit in a list; who had nothing in this fiscal year stands out, without colour too."""
    day = shown.short_days(line.last_met, line.last_met) or _("never")
    return f"{LOOK}{day}" if line.has_nothing else day


def care_facts(line: ElderLine) -> Sequence[Fact]:
    """Who cares, and when somebody was there last."""
    last = shown.day(line.last_met) or _("never")
    if line.has_nothing:
        last = f"{last}  ({LOOK}{_(ElderReach.NOTHING.label)})"
    return (
        Fact(_("Volunteer"), ", ".join(line.volunteers) or _("no volunteer yet")),
        Fact(_("Last visit"), last),
    )


def care_actions(screen: RegisterScreen) -> Sequence[Action]:
    """A note, a carer, a visit of today, one to come, and a volunteer for who has none."""
    desk = screen.desk

    def about(act: Callable[[int], object]) -> Callable[[], None]:
        def run() -> None:
            if screen.record_id is not None:
                act(screen.record_id)

        return run

    return (
        Action(
            N_("Health note"), "journal-medical", about(lambda elder: elder_records.new_note(screen, desk, elder)),
            needs=name_of(health_notes.save_health_note),
        ),
        Action(
            N_("Carer"), "person-heart", about(lambda elder: elder_records.new_carer(screen, desk, elder)),
            needs=name_of(carers.save_carer),
        ),
        Action(
            N_("Visit done"), "check2-circle",
            about(lambda elder: visit_records.write_visit(screen, desk, elder, _volunteer(desk, elder))),
            needs=visit_records.SAVES,
        ),
        Action(
            N_("Plan a visit"), "calendar-plus",
            about(lambda elder: visit_records.plan_visit(screen, desk, elder, _volunteer(desk, elder))),
            needs=visit_records.SAVES,
        ),
        Action(
            N_("Match"), "person-plus", about(lambda elder: desk.go("matching", elder)), needs=match_records.SAVES
        ),
    )  # fmt: skip


def care_ties(screen: RegisterScreen, resident_id: int) -> Sequence[Tie]:
    """Matches with what asks for a look, then visits: those to come, then the latest."""
    desk, today = screen.desk, screen.desk.today()
    found = []
    for match in care_matches.matches_of_elder(desk.office, resident_id):
        text = match_text(match)
        icon = "heart-fill" if match.is_active else "clock-history"
        found.append(Tie(text, _match_changer(screen, match.id, text), icon))
    for visit in visit_lists.visits_of_resident(desk.office, resident_id, MOST_VISITS):
        text = visit_text(visit, today)
        icon = "calendar-check" if visit.done_on else "calendar"
        found.append(Tie(text, _visit_changer(screen, visit.id, text), icon))
    return found


def _volunteer(desk: Desk, resident_id: int) -> int | None:
    """Who cares for them goes there first."""
    every = care_matches.matches_of_elder(desk.office, resident_id)
    return next((match.volunteer_id for match in every if match.is_active), None)


def _match_changer(screen: RegisterScreen, match_id: int, text: str) -> Callable[[], None]:
    return lambda: match_records.change_match(screen, screen.desk, match_id, text)


def _visit_changer(screen: RegisterScreen, visit_id: int, text: str) -> Callable[[], None]:
    return lambda: visit_records.change_visit(screen, screen.desk, visit_id, text)
