"""Who may sign in: accounts kept beside the keys of the folder, the last manager protected."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from db import records
from db.domain.accounts import ACCOUNT_FORM, Account, Role, check_password, name_key
from db.domain.errors import Conflict, DeskError, FieldError, FormErrors
from db.domain.permissions import NotAllowed
from db.domain.words import N_
from db.office import Office, command, query
from db.rows import AccountRow

if TYPE_CHECKING:
    from db.credential import Credential

SUBJECT = "accounts"
COLUMNS = "id, revision, name, role, started_at, ended_at"


# -- for opening an office


def first_manager(office: Office, name: str) -> Account:
    """The first account of a new office, of whoever begins it; refused where there is one already."""
    return office.run(lambda: office._run_command("first_manager", lambda: _begin(office, name)))[0]


def _begin(office: Office, name: str) -> Account:
    if _all(office):
        raise DeskError(N_("This office has users already."))
    return _insert(office, Account(name=name, role=Role.MANAGER))


def account_signing_in(office: Office, name: str) -> Account:
    """The account of whoever has just proved a password; raises NotAllowed where it has ended or never was."""
    found = office.run(lambda: [each for each in _all(office) if each.name == name])
    if not found:
        raise NotAllowed(N_("{name} has no account in this office. Please ask a manager."), name=name)
    if not found[0].is_open:
        raise NotAllowed(N_("The account of {name} has ended. Please ask a manager."), name=name)
    return found[0]


# -- for managers


@query
def accounts(office: Office) -> tuple[Account, ...]:
    """All accounts: first those that are open, in the order they were made."""
    return tuple(sorted(_all(office), key=lambda account: (not account.is_open, account.id)))


@query
def account_of(office: Office, account_id: int) -> Account:
    """One account; raises NotFound."""
    return _record(office, account_id)


@command
def add_account(office: Office, account: Account, password: str) -> Account:
    """Make an account whose owner signs in with the password. Raises FormErrors."""
    checked = records.checked(office, ACCOUNT_FORM, account)
    for other in _all(office):
        if name_key(other.name) == name_key(checked.name):
            raise FormErrors({"name": FieldError(TAKEN if other.is_open else ENDED, name=other.name)})
    _require_good(password, checked.name)
    kept = _insert(office, checked)
    _set_password(office, kept.name, password)
    return kept


@command
def change_role(office: Office, account_id: int, revision: int, role: Role) -> Account:
    """Give an account another role. Raises Conflict, and DeskError for the last manager and for one's own."""
    account = _of_another(office, account_id)
    if account.role is role:
        return account
    if role is not Role.MANAGER:
        _require_other_manager(office, account)
    _update(office, account, revision, role=role.value)
    office.note(SUBJECT, account_id, f"{account.role.value} -> {role.value}")
    _tell_copies(office)
    return _record(office, account_id)


@command
def set_new_password(office: Office, account_id: int, password: str) -> None:
    """Give the owner of an open account a password, when they forgot theirs. Raises FormErrors."""
    account = _record(office, account_id)
    if not account.is_open:
        raise DeskError(ENDED, name=account.name)
    _require_good(password, account.name)
    office.note(SUBJECT, account_id, "password")
    _set_password(office, account.name, password)


@command
def change_own_password(office: Office, old: str, new: str) -> None:
    """Whoever is signed in changes their own password, knowing the old one. Raises FormErrors, WrongPassword."""
    from db import keys

    credential = _credential(office)
    account = account_signing_in(office, credential.who)
    _require_good(new, account.name)
    keys.sign_in(office.folder, account.name, old)
    office.note(SUBJECT, account.id, "own password")
    _set_password(office, account.name, new)


@command
def end_account(office: Office, account_id: int) -> Account:
    """End an account at once: its password opens nothing any more. The name stays in the audit log.

    Raises DeskError for the last manager and for one's own.
    """
    account = _of_another(office, account_id)
    if not account.is_open:
        return account
    _require_other_manager(office, account)
    _update(office, account, account.revision, ended_at=office.now_text())
    office.note(SUBJECT, account_id, "ended")
    _remove_password(office, account.name)
    return _record(office, account_id)


@command
def resume_account(office: Office, account_id: int, password: str) -> Account:
    """Open an ended account again, with a new password. Raises FormErrors."""
    account = _record(office, account_id)
    _require_good(password, account.name)
    _update(office, account, account.revision, ended_at=None)
    office.note(SUBJECT, account_id, "resumed")
    _set_password(office, account.name, password)
    return _record(office, account_id)


TAKEN = N_("There is already a user {name}.")
ENDED = N_("The account of {name} has ended. It can be opened again with a new password.")


# -- rows


def _all(office: Office) -> list[Account]:
    return [_account(row) for row in office.sql(f"select {COLUMNS} from account order by id")]


def _account(row: Sequence[Any]) -> Account:
    account_id, revision, name, role, started, ended = row
    return Account(
        id=account_id,
        revision=revision,
        name=name,
        role=Role(role),
        started_at=datetime.fromisoformat(started),
        ended_at=datetime.fromisoformat(ended) if ended else None,
    )


def _record(office: Office, account_id: int) -> Account:
    row = records.one(office, AccountRow, account_id)
    return _account([row[name] for name in COLUMNS.split(", ")])


def _insert(office: Office, account: Account) -> Account:
    values = {"name": account.name, "role": account.role.value, "started_at": office.now_text()}
    account_id = records.insert(office, AccountRow, values)
    office.note(SUBJECT, account_id, account.role.value)
    return _record(office, account_id)


def _update(office: Office, account: Account, revision: int, **values: Any) -> None:
    where = (AccountRow.id == account.id) & (AccountRow.revision == revision)
    if not AccountRow.update(revision=revision + 1, **values).where(where).execute(office.database):
        raise Conflict(account)


# -- what is refused


def _require_good(password: str, name: str) -> None:
    try:
        check_password(password, name)
    except FieldError as error:
        raise FormErrors({"password": error}) from None


def _of_another(office: Office, account_id: int) -> Account:
    account = _record(office, account_id)
    if account.name == office.who:
        raise DeskError(N_("This is your own account. Please let another manager change it."))
    return account


def _require_other_manager(office: Office, account: Account) -> None:
    others = [each for each in _all(office) if each.is_open and each.role is Role.MANAGER and each.id != account.id]
    if not others:
        raise DeskError(N_("{name} is the last manager: nobody else could let people in."), name=account.name)


# -- the keys of the folder: changed last, for no transaction takes them back


def _credential(office: Office) -> "Credential":
    from db.credential import Means

    credential = office.credential
    if credential is None or credential.means is Means.DEMO:
        raise DeskError(N_("This office has no passwords: everybody opens it as its manager."))
    return credential


def _set_password(office: Office, name: str, password: str) -> None:
    from db import keys

    keys.set_password(office.folder, _credential(office), name, password)
    _tell_copies(office)


def _remove_password(office: Office, name: str) -> None:
    from db import keys

    _credential(office)
    with suppress(keys.NoSuchUser):  # as of an account that was made while the disk with the keys failed
        keys.remove_slot(office.folder, name)
    _tell_copies(office)


def _tell_copies(office: Office) -> None:
    """Copies are written to managers."""
    from db import keys

    managers = [each.name for each in _all(office) if each.is_open and each.role is Role.MANAGER]
    keys.keep_managers(office.folder, _credential(office), managers)
