"""What a community's page says: who serves it, its people and volunteers, what was done this fiscal year, what not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from db.communities import community_of
from db.community_staff import (
    delete_staff_member,
    restore_staff_member,
    save_staff_member,
    staff_member_of,
    staff_of_community,
)
from db.community_work import community_work
from db.domain.ageing import AgeingLevel, ageing_level
from db.domain.ages import AgeBand
from db.domain.communities import full_community_name
from db.domain.community_staff import FORM, CommunityStaff
from db.domain.figure_list import FIGURE
from db.domain.figures import format_value
from db.domain.phones import format_phone
from db.domain.reach import ElderReach
from db.domain.visits import VisitWatch
from db.rights import name_of
from db.volunteer_bands import volunteer_bands
from ui import shown
from ui.form_dialog import ask_form
from ui.language import _
from ui.record_card import Fact, RecordCard, Tie
from ui.record_commands import RecordCommands, put_into_bin

if TYPE_CHECKING:
    from db.domain.community_work import CommunityWork
    from db.domain.figures import YearFigures
    from ui.desk import Desk
    from ui.record_screen import RecordScreen

STAFF: Final = RecordCommands(staff_member_of, save_staff_member, delete_staff_member, restore_staff_member)
BETWEEN: Final = "  ·  "
NOT_DONE: Final = ("elders_not_reached", "visits_overdue")


def fill(card: RecordCard, screen: RecordScreen, community_id: int, figures: YearFigures | None) -> None:
    """Show the community; without figures what is known before they are worked out."""
    desk = screen.desk
    record, work = community_of(desk.office, community_id), community_work(desk.office, community_id)
    representative = (record.representative, _phones(record.representative_phones))
    counted = _counted(figures, community_id) if figures else [Fact(_("Residents"), "…")]
    facts = (
        Fact(_("In charge"), BETWEEN.join(filter(None, representative))),
        Fact(_("Staff"), ", ".join(each.name for each in _serving(desk, community_id))),
        *counted,
        Fact(_("Ages of volunteers"), _bands(desk, community_id)),
        Fact(_("Services missing"), ", ".join(each.name for each in work.services if not each.came)),
        Fact(_("Notes"), record.notes),
        Fact(_("Fiscal year"), str(work.year)),
    )
    card.show(
        full_community_name(record.name),
        _level(figures, community_id) if figures else "",
        facts,
        _ties(screen, community_id, work, figures),
    )


def _counted(figures: YearFigures, community_id: int) -> Sequence[Fact]:
    return (
        Fact(_("Households"), _figure(figures, "households", community_id)),
        Fact(_("Residents"), _residents(figures, community_id)),
        Fact(_("Elders"), _elders(figures, community_id)),
    )


def _level(figures: YearFigures, community_id: int) -> str:
    """Of ageing; "" where nobody lives."""
    return _(ageing_level(*_old_and_all(figures, community_id)).label) if _old_and_all(figures, community_id)[1] else ""


def _old_and_all(figures: YearFigures, community_id: int) -> tuple[int, int]:
    elders, residents = (figures.of_community(FIGURE[name], community_id) for name in ("elders", "residents"))
    return int(elders or 0), int(residents or 0)


def _serving(desk: Desk, community_id: int) -> Sequence[CommunityStaff]:
    return [each for each in staff_of_community(desk.office, community_id) if each.serves_on(desk.today())]


def _figure(figures: YearFigures, name: str, community_id: int) -> str:
    return format_value(FIGURE[name].unit, figures.of_community(FIGURE[name], community_id))


def _residents(figures: YearFigures, community_id: int) -> str:
    text = _("{people}: {men} men, {women} women")
    names = {"people": "residents", "men": "men", "women": "women"}
    return text.format(**{key: _figure(figures, name, community_id) for key, name in names.items()})


def _elders(figures: YearFigures, community_id: int) -> str:
    """With the line of 20 per cent."""
    elders, residents = _old_and_all(figures, community_id)
    share = f"{_figure(figures, 'elders_percent', community_id)} %"
    if ageing_level(elders, residents) in (AgeingLevel.AGED, AgeingLevel.SUPER_AGED):
        said = _("{elders}  ▲ {share}, above the line of 20 %")
    else:
        said = _("{elders}  {share}, below the line of 20 %")
    return said.format(elders=f"{elders:,}", share=share)


def _bands(desk: Desk, community_id: int) -> str:
    """Each band with how many serve; those with nobody stand out."""
    line = next(each for each in volunteer_bands(desk.office) if each.community_id == community_id)
    parts = [f"{_(band.label)}: {line.counts[band] or '0 ▲'}" for band in AgeBand]
    if line.unknown:
        parts.append(_("age not known: {count}").format(count=line.unknown))
    return BETWEEN.join(parts)


def _figure_ties(screen: RecordScreen, figures: YearFigures, community_id: int) -> Sequence[Tie]:
    """What was done in the year that runs, and what was not: each opens the list behind it."""
    here = {"community": community_id}
    year = {**here, "year": figures.year}
    behind: Mapping[str, tuple[str, Mapping[str, Any]]] = {
        "activities": ("activities", year),
        "served": ("activities", year),
        "visits": ("visits", {**year, "watch": VisitWatch.DONE}),
        "elders_reached": ("elders", here),
        "households_reached": ("rounds", {}),
        "volunteer_hours": ("volunteers", here),
        "elders_not_reached": ("elders", {**here, "reach": ElderReach.NOTHING}),
        "visits_overdue": ("visits", {**here, "watch": VisitWatch.OVERDUE}),
    }

    def goer(page: str, filters: Mapping[str, Any]) -> Callable[[], object]:
        return lambda: screen.desk.go(page, filters=filters)

    found = []
    for name, place in behind.items():
        needs_look = name in NOT_DONE and figures.of_community(FIGURE[name], community_id)
        text = f"{_(FIGURE[name].label)}: {_figure(figures, name, community_id)}" + (" ▲" if needs_look else "")
        icon = "exclamation-circle" if name in NOT_DONE else "check2-circle"
        found.append(Tie(text, goer(*place), icon, figure=name))
    return found


def _ties(screen: RecordScreen, community_id: int, work: CommunityWork, figures: YearFigures | None) -> Sequence[Tie]:
    go, here = screen.desk.go, {"community": community_id}

    def goer(page: str) -> Callable[[], object]:
        return lambda: go(page, filters=here)

    def partner(record_id: int) -> Callable[[], object]:
        return lambda: go("partners", record_id)

    found = [
        Tie(_("Its residents"), goer("residents"), "people"),
        Tie(_("Its households"), goer("households"), "house-door"),
        Tie(_("Its elders"), goer("elders"), "person-walking"),
        Tie(_("Its volunteers"), goer("volunteers"), "heart"),
        *(_figure_ties(screen, figures, community_id) if figures else ()),
    ]
    found += [
        Tie(_staff_text(each), _opener(screen, each), "person-badge")
        for each in staff_of_community(screen.desk.office, community_id)
    ]
    for each in work.partners:
        text = _("Partner here: {name}  ·  activities: {count}  ·  last on {day}").format(
            name=each.name, count=each.activities, day=shown.day(each.latest)
        )
        found.append(Tie(text, partner(each.id), "diagram-3"))
    return found


def _phones(phones: Sequence[str]) -> str:
    return ", ".join(map(format_phone, phones))


def _staff_text(staff: CommunityStaff) -> str:
    """One of the staff: name, position, phone, since when and until when."""
    term = ""
    if staff.since:
        term = _("since {day}").format(day=shown.day(staff.since))
    if staff.until:
        until = _("until {day}").format(day=shown.day(staff.until))
        term = f"{shown.day(staff.since)} – {shown.day(staff.until)}" if staff.since else until
    return BETWEEN.join(filter(None, (staff.name, staff.position, _phones(staff.phones), term)))


def add_staff(screen: RecordScreen) -> None:
    """Somebody else of the staff serves the community from today."""
    if screen.record_id is not None:
        _work_on(screen, CommunityStaff(community_id=screen.record_id, since=screen.desk.today()))


def _opener(screen: RecordScreen, staff: CommunityStaff) -> Callable[[], object]:
    return lambda: _work_on(screen, STAFF.read(screen.desk.office, staff.id))


def _work_on(screen: RecordScreen, staff: CommunityStaff) -> None:
    """The record in a dialog; one that is kept already can be deleted there."""
    desk = screen.desk
    if not desk.lets(name_of(STAFF.save)):
        return
    delete = _("Delete"), lambda: put_into_bin(screen, desk, STAFF, staff.id, staff.name)
    side = delete if staff.id else None

    def keep(typed: Any) -> None:
        STAFF.save(desk.office, typed)

    title, text = _("Staff of a community"), screen.record_label(staff.community_id)
    if ask_form(screen, title, FORM, staff, desk.today(), keep, yes=_("Save"), text=text, side=side):
        desk.say(_("Saved."))
