"""Awards of a volunteer in a small form: given, put right, put into the bin."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from db import awards
from db.domain.awards import FORM, Award, AwardKind, DueAward
from db.rights import name_of
from ui import shown
from ui.form_dialog import ask_form
from ui.language import _, ngettext
from ui.record_commands import RecordCommands, put_into_bin

if TYPE_CHECKING:
    import tkinter

    from ui.desk import Desk

COMMANDS = RecordCommands(awards.award_of, awards.save_award, awards.delete_award, awards.restore_award)
SAVES = name_of(COMMANDS.save)


def award_name(kind: AwardKind | None, step: int | None) -> str:
    """For 100 hours; for 5 years of service."""
    if kind is AwardKind.HOURS:
        return ngettext("For {count} hour", "For {count} hours", step or 0).format(count=f"{step or 0:,}")
    text = ngettext("For {count} year of service", "For {count} years of service", step or 0)
    return text.format(count=f"{step or 0:,}")


def award_text(award: Award) -> str:
    """An award that was given: what for, when, and what was noted."""
    notes = " ".join(award.notes.split())
    given = _("award given {day}").format(day=shown.day(award.given_on))
    return "  ·  ".join(filter(None, (award_name(award.kind, award.step), given, notes)))


def give_award(screen: tkinter.Misc, desk: Desk, volunteer_id: int, name: str, due: tuple[DueAward, ...]) -> None:
    """Write down an award of today, the first one that is due if there is one."""
    first = due[0] if due else None
    award = Award(
        volunteer_id=volunteer_id,
        kind=first.kind if first else AwardKind.HOURS,
        step=first.step if first else None,
        given_on=desk.today(),
    )
    _ask(screen, desk, award, name)


def award_opener(screen: tkinter.Misc, desk: Desk, award_id: int, name: str) -> Callable[[], None]:
    """What puts an award of `name` right, or deletes it."""
    return lambda: _ask(screen, desk, awards.award_of(desk.office, award_id), name)


def _ask(screen: tkinter.Misc, desk: Desk, award: Award, name: str) -> None:
    if not desk.lets(SAVES):
        return
    side = (_("Delete"), lambda: _delete(screen, desk, award)) if award.id else None

    def keep(typed: Award) -> None:
        awards.save_award(desk.office, typed)

    if ask_form(screen, _("Award"), FORM, award, desk.today(), keep, yes=_("Save"), text=name, side=side):
        desk.say(_("Saved."))


def _delete(screen: tkinter.Misc, desk: Desk, award: Award) -> None:
    put_into_bin(screen, desk, COMMANDS, award.id, award_name(award.kind, award.step))
