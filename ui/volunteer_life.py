"""The life of a volunteer as their card tells it: hours and their value, training, elders, awards, recruits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from db import certificates, training
from db.activity_people import activities_of_person
from db.domain.money import format_baht
from db.domain.phones import format_phone
from db.domain.volunteer_hours import format_hours
from ui import shown
from ui.award_records import award_name, award_opener, award_text
from ui.language import _, ngettext
from ui.record_card import Fact, Tie

if TYPE_CHECKING:
    from datetime import date

    from db.domain.training_validity import TrainingValidity
    from db.domain.volunteers import VolunteerLine
    from db.volunteer_life import VolunteerLife
    from ui.screens.volunteers import VolunteersScreen

MOST_RECRUITS: Final = 8
"""So many of those who came by somebody's word are named on the card; the tree has them all."""
MOST_SERVICES: Final = 6
MOST_ACTIVITIES: Final = 8
"""The latest ones; the rest are in the page of activities."""


def life_facts(line: VolunteerLine, life: VolunteerLife) -> Sequence[Fact]:
    """From the beginning to the end, what nobody knows left out."""
    return (
        Fact(_("Kinds"), ", ".join(_(kind.label) for kind in line.kinds)),
        Fact(_("Serves in"), line.community),
        Fact(_("Started on"), _started(line.started, life.years)),
        Fact(_("Ended on"), shown.day(line.ended)),
        Fact(_("Reason for leaving"), life.volunteer.end_reason),
        Fact(_("Hours"), _hours(life), figure="hours_given"),
        Fact(_("Hours by service"), _services(life), figure="hours_by_service"),
        Fact(_("Worth"), _worth(life), figure="hours_worth"),
        Fact(_("Award due"), ", ".join(award_name(due.kind, due.step) for due in life.due)),
        Fact(_("Next award"), _next(life)),
        Fact(_("Skills"), line.skills),
        Fact(_("Phone"), ", ".join(map(format_phone, line.phones))),
        Fact(_("Organisation"), line.organisation),
        Fact(_("Notes"), line.notes),
    )


def _started(started: date | None, years: int) -> str:
    day = shown.day(started)
    if not day or not years:
        return day
    served = ngettext("{count} year", "{count} years", years).format(count=years)
    return f"{day}  ({served})"


def _hours(life: VolunteerLife) -> str:
    """All of them, and those of this fiscal year."""
    if not life.ever.minutes:
        return _("none yet")
    return _("{hours} hours, of which {recent} in fiscal year {year}").format(
        hours=format_hours(life.ever.hours), recent=format_hours(life.this_year.hours), year=life.year
    )


def _worth(life: VolunteerLife) -> str:
    return _("{amount} baht").format(amount=format_baht(life.value)) if life.ever.minutes else ""


def _services(life: VolunteerLife) -> str:
    shown_ones = [f"{each.service} {format_hours(each.work.hours)}" for each in life.services[:MOST_SERVICES]]
    return ", ".join([*shown_ones, "…"] if len(life.services) > MOST_SERVICES else shown_ones)


def _next(life: VolunteerLife) -> str:
    if life.next_hours is None or life.volunteer.ended:
        return ""
    return _("at {hours} hours").format(hours=f"{life.next_hours:,}")


def life_ties(screen: VolunteersScreen, line: VolunteerLine, life: VolunteerLife) -> list[Tie]:
    """What hangs on the volunteer, each one click away: by whose word, trained, elders, awards, who came by theirs."""
    desk, office = screen.desk, screen.desk.office
    ties = [Tie(_("The person's record"), lambda: desk.go("residents", line.resident_id), "person")]
    if line.invited_by_id is not None:
        text, inviter = _("Invited by {name}").format(name=line.invited_by), line.invited_by_id
        ties.append(Tie(text, lambda: desk.go("residents", inviter), "person-hearts"))
    ties.append(Tie(_("Their place in the tree"), lambda: desk.go("referrals", line.resident_id), "diagram-2"))
    held = {one.certificate_id: one for one in life.trained}
    for each in training.trainings_of(office, line.resident_id):
        ties.append(Tie(shown.training(each), _goer(screen, "training", each.line.class_id), "mortarboard"))
    for certificate in certificates.certificates_of_resident(office, line.resident_id):
        text = shown.certificate(certificate)
        if certificate.id in held:
            text = f"{text}  ·  {holds_text(held[certificate.id], desk.today())}"
        ties.append(Tie(text, _goer(screen, "certificates", certificate.id), "award"))
    for one in activities_of_person(office, line.resident_id)[:MOST_ACTIVITIES]:
        hours = _("{hours} hours").format(hours=format_hours(one.line.hours))
        text = "  ·  ".join((shown.day(one.held_on), one.name, hours))
        ties.append(Tie(text, _goer(screen, "activities", one.line.activity_id), "calendar-event"))
    for elder in life.elders:
        text = _elder_text(elder.full_name, elder.since, elder.until)
        ties.append(Tie(text, _goer(screen, "elders", elder.resident_id), "person-walking"))
    for award in life.awards:
        ties.append(Tie(award_text(award), award_opener(screen, desk, award.id, line.full_name), "trophy"))
    for recruit in life.recruits[:MOST_RECRUITS]:
        came = _("Came by their word: {name}").format(name=recruit.full_name)
        text = "  ·  ".join(filter(None, (came, shown.day(recruit.started))))
        ties.append(Tie(text, _goer(screen, "volunteers", recruit.volunteer_id), "person-plus"))
    return ties


def holds_text(one: TrainingValidity, today: date) -> str:
    """Until when a training holds, or that it does no longer."""
    if one.until is None:
        return _("holds for good")
    text = _("holds until {day}") if one.is_valid(today) else _("held until {day} only")
    return text.format(day=shown.day(one.until))


def _elder_text(name: str, since: date | None, until: date | None) -> str:
    text = _("Cared for {name}") if until else _("Cares for {name}")
    days = f"{shown.day(since)} – {shown.day(until)}" if until else shown.day(since)
    return "  ·  ".join(filter(None, (text.format(name=name), days)))


def _goer(screen: VolunteersScreen, page: str, record_id: int) -> Callable[[], object]:
    return lambda: screen.desk.go(page, record_id)
