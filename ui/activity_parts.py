"""What hangs on an activity, written down and worked on from its card: who took part, and photographs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from db import activity_people, photographs
from db.activities import activity_of
from db.activity_people import (
    add_participants,
    delete_participant,
    participant_of,
    participants_of,
    restore_participant,
    save_participant,
)
from db.domain import activity_people as people
from db.domain.activity_people import ManyVolunteers, Participant, ParticipantLine, ParticipantRole
from db.domain.forms import Form
from db.domain.photographs import FORM as PHOTOGRAPH_FORM
from db.domain.photographs import Moment, Photograph, PhotographLine
from db.domain.words import N_
from db.office import Office
from db.photographs import delete_photograph, photograph_of, photographs_of, restore_photograph, save_photograph
from db.rights import name_of
from db.volunteers import VolunteerFilter, volunteer_listing
from ui import links, shown
from ui.field_widget import Link
from ui.form_dialog import ask_form
from ui.language import _, ngettext
from ui.link_creation import people_or_new
from ui.record_card import Action, Tie
from ui.record_commands import RecordCommands, put_into_bin
from ui.service_links import people_of_activity

if TYPE_CHECKING:
    from ui.record_screen import RecordScreen

BETWEEN: Final = "  ·  "
CAPTION: Final = "caption"
MOST_SHOWN: Final = 15
"""Of those who took part so many are on the card; the rest at a press."""


@dataclass(frozen=True)
class Part:
    """A kind of record that hangs on an activity: `heading` is the dialog's, a msgid."""

    subject: str
    heading: str
    icon: str
    form: Form[Any]
    commands: RecordCommands


PEOPLE: Final = Part(
    activity_people.SUBJECT, N_("Who took part"), "person", people.FORM,
    RecordCommands(participant_of, save_participant, delete_participant, restore_participant),
)  # fmt: skip
PHOTOGRAPHS: Final = Part(
    photographs.SUBJECT, N_("Photograph"), "image", PHOTOGRAPH_FORM,
    RecordCommands(photograph_of, save_photograph, delete_photograph, restore_photograph),
)  # fmt: skip
PARTS: Final = (PEOPLE, PHOTOGRAPHS)


def part_actions(screen: RecordScreen, add_photographs: Callable[[], object]) -> Sequence[Action]:
    """A button for each way to write something down."""
    keeps = name_of(save_participant)
    return (
        Action(N_("New participant"), "person-plus", partial(add_person, screen), needs=keeps),
        Action(N_("Volunteers …"), "people", partial(add_volunteers, screen), needs=name_of(add_participants)),
        Action(N_("Photographs …"), "camera", add_photographs, needs=name_of(save_photograph)),
    )


def photograph_ties(screen: RecordScreen, activity_id: int) -> Sequence[Tie]:
    """The photographs in their order."""
    lines = photographs_of(screen.desk.office, activity_id)
    return [Tie(photograph_text(line), partial(_open, screen, PHOTOGRAPHS, line.id), "image") for line in lines]


def people_ties(screen: RecordScreen, activity_id: int, show_all: Callable[[], object] | None) -> Sequence[Tie]:
    """Who took part in the order of joining; with `show_all` the first of them, and what shows the others."""
    lines = participants_of(screen.desk.office, activity_id)
    most = MOST_SHOWN if show_all else len(lines)
    ties = [Tie(person_text(line), partial(_open, screen, PEOPLE, line.id), ICONS[line.role]) for line in lines[:most]]
    if show_all and len(lines) > most:
        more = ngettext("{count} more person …", "{count} more people …", len(lines) - most)
        ties.append(Tie(more.format(count=len(lines) - most), show_all, "three-dots"))
    return ties


ICONS: Final = {
    ParticipantRole.STAFF: "building",
    ParticipantRole.VOLUNTEER: "heart",
    ParticipantRole.PUBLIC: "person",
}


def person_text(line: ParticipantLine) -> str:
    """Name, role and hours, when they joined and after whom."""
    hours = _("{hours} hours").format(hours=f"{line.hours:g}")
    return BETWEEN.join(filter(None, (line.full_name, _(line.role.label), hours, _joined(line))))


def _joined(line: ParticipantLine) -> str:
    """When and after whom, as far as it was written down."""
    if line.joined_on is None:
        return _("joined after {name}").format(name=line.after) if line.after else ""
    text = _("joined on {day} after {name}") if line.after else _("joined on {day}")
    return text.format(day=shown.short_days(line.joined_on, line.joined_on), name=line.after)


def photograph_text(line: PhotographLine) -> str:
    return BETWEEN.join((_(line.moment.label), line.caption or _("no caption yet")))


def add_person(screen: RecordScreen) -> None:
    """One after the other: the next begins as the last one did, until Esc."""
    activity_id = screen.record_id
    record = Participant(activity_id=activity_id or 0, role=ParticipantRole.VOLUNTEER)
    while activity_id is not None and screen.winfo_exists():
        kept = _ask(screen, PEOPLE, record)
        if kept is None:
            return
        record = Participant(
            activity_id=activity_id, role=kept.role, hours=kept.hours, joined_on=kept.joined_on, after_id=kept.after_id
        )


def add_volunteers(screen: RecordScreen) -> None:
    """All who serve a community now, at once; who is there already stays as they are."""
    desk, activity_id = screen.desk, screen.record_id
    if activity_id is None:
        return
    begun = ManyVolunteers(community_id=activity_of(desk.office, activity_id).community_id)
    added: list[int] = []

    def keep(typed: ManyVolunteers) -> None:
        listing = volunteer_listing(desk.office, VolunteerFilter(community_id=typed.community_id))
        ids = [line.resident_id for line in listing.page(0, listing.total)]
        role, hours = ParticipantRole.VOLUNTEER, typed.hours or 0
        added.append(add_participants(desk.office, activity_id, ids, role, hours))

    known = {"community_id": links.all_communities(desk.office)}
    title = _("Volunteers who took part")
    if ask_form(screen, title, people.MANY_FORM, begun, desk.today(), keep, yes=_("Add"), links=known):
        text = ngettext("{count} volunteer was added.", "{count} volunteers were added.", added[-1])
        desk.say(text.format(count=added[-1]))


def new_photograph(activity_id: int, image: bytes) -> Photograph:
    return Photograph(activity_id=activity_id, image=image, moment=Moment.DURING)


def _open(screen: RecordScreen, part: Part, record_id: int) -> None:
    _ask(screen, part, part.commands.read(screen.desk.office, record_id))


def open_photograph(screen: RecordScreen, photograph_id: int) -> None:
    """One photograph, to be given its caption."""
    _open(screen, PHOTOGRAPHS, photograph_id)


def _ask(screen: RecordScreen, part: Part, record: Any) -> Any | None:
    """The record in a dialog; one that is kept already can be deleted there. What was kept, or None."""
    desk = screen.desk
    if not desk.lets(name_of(part.commands.save)):
        return None
    side = (_("Delete"), lambda: _delete(screen, part, record)) if record.id else None
    kept: list[Any] = []

    def keep(typed: Any) -> None:
        kept.append(part.commands.save(desk.office, typed))

    text = screen.record_label(record.activity_id)
    first = CAPTION if part is PHOTOGRAPHS else ""  # of a photograph that is there already only its words are asked
    done = ask_form(
        screen, _(part.heading), part.form, record, desk.today(), keep,
        yes=_("Save"), text=text, links=_links(screen, record), side=side, first=first,
    )  # fmt: skip
    if done is None:
        return None
    desk.say(_("Saved."))
    return kept[-1]


def _links(screen: RecordScreen, record: Any) -> Mapping[str, Link]:
    office = screen.desk.office
    return {"resident_id": people_or_new(screen.desk), "after_id": people_of_activity(office, record.activity_id)}


def _delete(screen: RecordScreen, part: Part, record: Any) -> None:
    """Into the bin; Ctrl+Z brings it back."""
    label = record.caption or _(part.heading) if part is PHOTOGRAPHS else _name(screen.desk.office, record)
    put_into_bin(screen, screen.desk, part.commands, record.id, label)


def _name(office: Office, record: Participant) -> str:
    """As the list of the activity has it."""
    names = {line.id: line.full_name for line in participants_of(office, record.activity_id)}
    return names.get(record.id, record.name)
