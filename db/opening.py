"""How an office is begun and opened: its file made, brought to the newest shape, and who signed in let in or not."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from playhouse.sqlcipher_ext import SqlCipherDatabase

from db import file_copies, storage
from db.credential import Credential, Means
from db.domain.accounts import Account, Role
from db.domain.audit import Event
from db.domain.errors import DeskError
from db.domain.words import N_
from db.safe_files import NameTaken, give_new_name, remove

if TYPE_CHECKING:
    from db.office import Office

BACKUPS = "backups"
JOURNAL = "-journal"
BEFORE_UPGRADE = "before-upgrade-from-{version}-{stamp}.db"
ERASED = "erasures.bin"
"""In the office's folder: who was erased, sealed with the office's key. A restored copy does not know it."""


def create_and_open(
    folder: Path, key: bytes, begin: Callable[[SqlCipherDatabase], object] | None = None
) -> SqlCipherDatabase:
    """Make the file under another name first: who dies meanwhile leaves no half office, and of two only one begins.

    `begin` writes what an office must not be without.
    """
    file = folder / storage.FILE_NAME
    unfinished = file.with_name(f"{file.name}.{secrets.token_hex(4)}.new")
    taken = DeskError(N_("There is already an office in the folder {folder}."), folder=str(folder))
    if file.exists():
        raise taken
    try:
        database = storage.create_file(unfinished, key)
        try:
            if begin:
                begin(database)
        finally:
            database.close()
        give_new_name(unfinished, file)
    except NameTaken:
        raise taken from None
    finally:
        for left in (unfinished, unfinished.with_name(unfinished.name + JOURNAL)):
            remove(left)
    return storage.open_file(file, key)


def open_and_upgrade(folder: Path, key: bytes) -> SqlCipherDatabase:
    """Open the folder's file and bring an older one to the newest shape, a copy of it kept in its backups."""
    database = storage.open_file(folder / storage.FILE_NAME, key)
    try:
        version = storage.version_of(database)
        if version < storage.latest_version():
            database = _copied(database, folder, key, version)
            storage.migrate(database)
        return database
    except storage.FAILURES as error:
        database.close()
        raise storage.told(error, folder / storage.FILE_NAME) from error
    except BaseException:
        database.close()
        raise


def _copied(database: SqlCipherDatabase, folder: Path, key: bytes, version: int) -> SqlCipherDatabase:
    """A copy of the file as it is, before it gets another shape; the database is opened anew for that.

    With keys beside it, it is a backup like all others; else it has the key of the office.
    """
    from db import demo_key, keys
    from db.backup_closed import copy_closed

    if keys.has_keys(folder) or demo_key.is_demo(folder):
        database.close()
        copy_closed(folder, None, datetime.now(), "before_upgrade")
        return storage.open_file(folder / storage.FILE_NAME, key)
    backups = folder / BACKUPS
    backups.mkdir(exist_ok=True)
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    file_copies.copy_to(database, backups / BEFORE_UPGRADE.format(version=version, stamp=stamp), key=key)
    return database


def let_in(office: "Office", credential: Credential) -> None:
    """Give the office the account of who signed in, and note that they did.

    Who has a password and no account, or one that has ended, is refused. A demo, and the recovery key, make a manager.
    """
    from db.accounts import account_signing_in
    from db.plain_files import finish

    finish(office.folder)
    office.credential = credential
    if credential.means is Means.PASSWORD:
        office.account = account_signing_in(office, credential.who)
    else:
        office.account = Account(name=credential.who, role=Role.MANAGER)
    _erase_again(office)
    if credential.means is not Means.DEMO:
        with suppress(DeskError):  # on a full disk, too, the records can be looked at
            _note_sign_in(office, credential)
            _tell_copies(office, credential)


def _erase_again(office: "Office") -> None:
    """A copy that took the file's place may hold people who were erased since, if whoever put it there was killed; and
    who was erased may stand between the records, if that was."""
    if (office.folder / ERASED).is_file() or office.sql("select 1 from erasure limit 1"):
        from db.erasures import reapply_erasures

        try:
            reapply_erasures(office)
        except DeskError:  # on a full disk the records can be looked at; next time it is tried again
            if office.database.is_closed():
                raise


def _note_sign_in(office: "Office", credential: Credential) -> None:
    """Wrong passwords are told by whoever gets in after them: before, there is no log to write to."""
    account = office.account.id or None
    if credential.wrong_before:
        office.record(Event.FAILED_SIGN_IN.value, "accounts", account, str(credential.wrong_before))
    office.record(Event.SIGN_IN.value, "accounts", account, credential.means.value)


def let_out(office: "Office") -> None:
    """Note that who signed in works here no more; a disk that takes no more writes keeps nobody."""
    credential, office.credential = office.credential, None
    if credential is not None and not office.database.is_closed() and credential.means is not Means.DEMO:
        with suppress(DeskError, *storage.FAILURES):
            office.record(Event.SIGN_OUT.value, "accounts", office.account.id or None)


def _tell_copies(office: "Office", credential: Credential) -> None:
    """Copies are written to those who are managers now, even if the program was killed when one became so."""
    from db import keys

    managers = office.run(
        lambda: office.sql("select name from account where role = ? and ended_at is null", (Role.MANAGER.value,))
    )
    keys.keep_managers(office.folder, credential, [name for (name,) in managers])
