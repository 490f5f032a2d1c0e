"""How an office begins, or an old one goes on encrypted: keys, file, names and first backup, as one piece of work."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from db import conversion, keys, settings
from db.backup import create_backup
from db.backup_choices import add_place
from db.credential import Credential
from db.domain.errors import DeskError, Progress
from db.office import Office
from db.plain_copies import copies_in
from db.recovery_page import note_recovery_page


@dataclass(frozen=True)
class First:
    """What is needed: who begins, by which password and recovery key, and where a backup goes besides this PC."""

    manager: str
    password: str = field(repr=False)
    recovery: str = field(repr=False)
    place: Path | None = None


@dataclass(frozen=True)
class Begun:
    """The office is there. `backup_problem` says why its first backup is not; `plain_copies` are old backups elsewhere
    that anybody can read."""

    credential: Credential
    backup_problem: DeskError | None = None
    plain_copies: tuple[Path, ...] = ()


def begin_office(folder: Path, first: First, name_th: str, name_en: str, progress: Progress) -> Begun:
    """Make a new office. Killed meanwhile there is none, or one that opens and lacks its name, page or backup.

    After a failure it can be called again. Raises DeskError.
    """
    if Office.exists(folder):  # a second try: the first stopped after the office was made
        credential = keys.sign_in(folder, first.manager, first.password)
        office = Office.open(folder, credential)
    else:
        credential = keys.set_up(folder, first.manager, first.password, first.recovery)
        office = Office.create(folder, credential)
    with office:
        known = settings.settings_of(office)
        settings.save_settings(office, replace(known, name_th=name_th, name_en=name_en))
        return Begun(credential, _finish(office, first, progress))


def convert_office(folder: Path, first: First, progress: Progress) -> Begun:
    """Encrypt the plain office of the folder. Killed meanwhile it is one or the other. Raises DeskError."""
    done = conversion.convert(folder, first.manager, first.password, first.recovery, progress)
    with Office.open(folder, done.credential) as office:
        copies = dict.fromkeys(done.plain_copies)
        if first.place is not None:
            copies |= dict.fromkeys(copies_in(folder, first.place))
        return Begun(done.credential, _finish(office, first, progress), tuple(copies))


def _finish(office: Office, first: First, progress: Progress) -> DeskError | None:
    """A backup that fails stops nothing: the office is there, and its window reminds."""
    note_recovery_page(office)
    problem = None
    try:
        if first.place is not None:
            add_place(office, first.place)
    except DeskError as error:
        problem = error
    try:
        made = create_backup(office, None, progress)
    except DeskError as error:
        return error
    return problem or next((error for _place, error in made.missed), None)
