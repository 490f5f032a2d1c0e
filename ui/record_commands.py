"""What the office does with the records of a subject, and how each is put into the bin: told, and undone by Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.domain.errors import DeskError
from db.office import Office
from ui import dialogs
from ui.language import _

if TYPE_CHECKING:
    import tkinter

    from ui.desk import Desk


@dataclass(frozen=True)
class RecordCommands:
    """A query that reads a record of the subject, and the commands that keep, delete and restore one."""

    read: Callable[[Office, int], Any]
    save: Callable[[Office, Any], Any]
    delete: Callable[[Office, int], object]
    restore: Callable[[Office, int], object]


def put_into_bin(screen: tkinter.Misc, desk: Desk, commands: RecordCommands, record_id: int, label: str) -> None:
    """Delete the record that is called `label`, or tell why it has to stay."""
    try:
        commands.delete(desk.office, record_id)
    except DeskError as error:
        dialogs.show_error(screen, error.text(_))
        return
    tell_of_bin(desk, label, lambda: commands.restore(desk.office, record_id))


def tell_of_bin(desk: Desk, label: str, bring_back: Callable[[], object]) -> None:
    """What was called `label` has been deleted: say so, and let Ctrl+Z bring it back."""
    desk.undo.push(_("deleting {what}").format(what=label), bring_back)
    desk.say(_("{what} was put into the bin. Ctrl+Z brings it back.").format(what=label))
