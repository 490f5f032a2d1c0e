"""The recovery page from the command line: a key that nobody has seen, written to a PDF for the safe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from db.domain.errors import DeskError
from db.domain.words import N_

if TYPE_CHECKING:
    from db.office import Office


def require_place(target: Path, folder: Path) -> None:
    """Before anything is done: the page must not lie beside what it opens. Raises DeskError."""
    inside, data = target.absolute().resolve(), folder.absolute().resolve()
    if inside == data or data in inside.parents:
        raise DeskError(
            N_(
                "The recovery page must not lie in the office's folder, where whoever takes the data would find it: "
                "{file}. Please choose another place, and keep the printed page in the safe."
            ),
            file=str(target),
        )
    if not inside.parent.is_dir():
        raise DeskError(N_("There is no folder {folder}."), folder=str(inside.parent))


def require_none(office: Office) -> None:
    """A page that was printed once must not become worthless by a command that was given twice. Raises DeskError."""
    from db import keys

    if keys.is_demo(office.folder) or keys.has_recovery(office.folder):
        raise DeskError(
            N_("This office has a recovery key already, or needs none. A manager makes a new one in the window.")
        )


def write_page(office: Office, target: Path) -> None:
    """Give the office a new recovery key and write its page; without the page there is no key."""
    from db.domain.recovery_key import new_recovery_key
    from db.recovery import replace_recovery_key
    from db.safe_files import remove
    from db.settings import settings_of
    from printing.recovery_page import RecoveryPage, recovery_page
    from ui.papers import paper_for

    office.require("recovery.replace_recovery_key")
    key = new_recovery_key()
    page = RecoveryPage(office=settings_of(office).name_th, made_on=office.today(), key=key)
    recovery_page(page, target, paper_for(office, office.who))
    try:
        replace_recovery_key(office, key)
    except BaseException:
        remove(target)
        raise
