"""Matches written down: who is to care for the elder, with all that speaks against it; put right, ended, deleted."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from db import care_matches, residents
from db.domain.care_matches import FORM, Candidate, CareMatch
from db.rights import name_of
from ui import dialogs
from ui.form_dialog import ask_form
from ui.language import _
from ui.record_commands import RecordCommands, put_into_bin
from ui.visit_links import visit_links
from ui.visit_texts import candidate_text, warnings_text

if TYPE_CHECKING:
    from ui.desk import Desk

COMMANDS: Final = RecordCommands(
    care_matches.care_match_of, care_matches.save_care_match, care_matches.delete_care_match,
    care_matches.restore_care_match,
)  # fmt: skip
SAVES: Final = name_of(COMMANDS.save)
EDIT, END, DELETE = "edit", "end", "delete"
NEW: Final = ("volunteer_id", "service_id", "since", "notes")
ENDING: Final = ("until", "end_reason")


def match(screen: tkinter.Misc, desk: Desk, resident_id: int, one: Candidate | None, service_id: int | None) -> None:
    """Ask whether the volunteer is to care for the elder from today on; another one may be named instead."""
    if not desk.lets(SAVES):
        return
    begun = CareMatch(
        resident_id=resident_id, volunteer_id=one.volunteer_id if one else None, service_id=service_id,
        since=desk.today(),
    )  # fmt: skip
    _ask(screen, desk, _("Match"), begun, NEW, _explained(one))


def change_match(screen: tkinter.Misc, desk: Desk, match_id: int, text: str) -> None:
    """Ask what is to be done with a match that says `text`, and do it."""
    if not desk.lets(SAVES):
        return
    kept = care_matches.care_match_of(desk.office, match_id)
    end = ((END, _("End")),) if kept.until is None else ()
    answer = dialogs.ask_choice(screen, text, (*end, (EDIT, _("Edit")), (DELETE, _("Delete"))), _("Who cares"))
    if answer == END:
        _ask(screen, desk, _("End"), replace(kept, until=desk.today()), ENDING, text, first="end_reason")
    elif answer == EDIT:
        _ask(screen, desk, _("Match"), kept, tuple(field.name for field in FORM.fields), "")
    elif answer == DELETE:
        put_into_bin(screen, desk, COMMANDS, match_id, text)


def _explained(one: Candidate | None) -> str:
    """Why this one, and what speaks against it: the clerk decides."""
    if one is None:
        return _("Nobody is proposed; name a volunteer.")
    if not one.warnings:
        return candidate_text(one)
    warned = _("What speaks against it: {warnings}. You decide.").format(warnings=warnings_text(one.warnings))
    return f"{candidate_text(one)}\n\n{warned}"


def _ask(
    screen: tkinter.Misc, desk: Desk, title: str, record: CareMatch, only: tuple[str, ...], text: str,
    first: str = "",
) -> None:  # fmt: skip
    said = "\n\n".join(filter(None, (_elder_name(desk, record), text)))
    if ask_form(
        screen, title, FORM, record, desk.today(), _keeper(desk), yes=_("Save"), text=said, only=only,
        links=visit_links(desk.office), first=first,
    ):  # fmt: skip
        desk.say(_("Saved."))


def _elder_name(desk: Desk, record: CareMatch) -> str:
    """For whom somebody is to care, and where they live: many elders bear the same name."""
    assert record.resident_id is not None, "a match is made for an elder"
    line = residents.resident_line(desk.office, record.resident_id)
    house = _("house {house}").format(house=line.house) if line.house else ""
    return "  ·  ".join(filter(None, (line.full_name, house, line.community)))


def _keeper(desk: Desk) -> Callable[[CareMatch], None]:
    def keep(typed: CareMatch) -> None:
        care_matches.save_care_match(desk.office, typed)

    return keep
