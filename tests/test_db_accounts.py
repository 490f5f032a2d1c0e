"""Accounts: made by managers with a password of their own, ended at once, and never the last manager's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db import key_slots, keys, sealing
from db.accounts import (
    account_of,
    account_signing_in,
    accounts,
    add_account,
    change_own_password,
    change_role,
    end_account,
    first_manager,
    resume_account,
    set_new_password,
)
from db.communities import communities
from db.demo_key import make_demo_key
from db.domain.accounts import Account, Role
from db.domain.errors import Conflict, DeskError, FormErrors
from db.domain.permissions import NotAllowed
from db.domain.recovery_key import new_recovery_key
from db.history import history_of
from db.keys import WrongPassword, sign_in
from db.office import Office
from tests import keys as cheap

MANAGER, SECOND = "กิตติ ใจดี", "กานดา มูลคำ"
PASSWORD, OTHER = "ดอกปีบสามกระถาง", "ลำไยบินข้ามสะพาน"


@pytest.fixture(autouse=True)
def _passwords_cost_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "COST", cheap.CHEAP)


@pytest.fixture
def town(office_folder: Path) -> Iterator[Office]:
    """An office whose first manager has it open."""
    with Office.create(office_folder, keys.set_up(office_folder, MANAGER, PASSWORD, new_recovery_key())) as office:
        yield office


def clerk(office: Office, role: Role = Role.CLERK) -> Account:
    return add_account(office, Account(name=SECOND, role=role), OTHER)


def reads_copies(office: Office, name: str) -> bool:
    slot = key_slots.read(office.folder).slot(key_slots.USER, name)
    return slot is not None and slot.reads_copies


def test_a_new_office_has_no_account_and_then_its_first_manager(office: Office) -> None:
    assert accounts(office) == ()
    made = first_manager(office, MANAGER)
    assert (made.role, made.is_open, accounts(office)) == (Role.MANAGER, True, (made,))
    assert [line.command for line in history_of(office, "accounts", made.id)] == ["first_manager"]
    with pytest.raises(DeskError, match="users already"):
        first_manager(office, "ใครสักคน")


def test_who_was_added_signs_in_with_the_password_given(town: Office) -> None:
    made = clerk(town)
    assert (made.name, made.role, made.is_open) == (SECOND, Role.CLERK, True)
    signed = sign_in(town.folder, SECOND, OTHER)
    assert town.credential is not None and signed.key == town.credential.key
    assert account_signing_in(town, SECOND) == made
    assert [each.name for each in accounts(town)] == [MANAGER, SECOND]


@pytest.mark.parametrize("name", [SECOND, "กานดา  มูลคำ", "กานดามูลคำ"])
def test_a_name_belongs_to_one_person(town: Office, name: str) -> None:
    made = clerk(town)
    with pytest.raises(FormErrors) as told:
        add_account(town, Account(name=name), OTHER)
    assert "already a user" in str(told.value.errors["name"])
    end_account(town, made.id)
    with pytest.raises(FormErrors) as told:
        add_account(town, Account(name=name), OTHER)
    assert "has ended" in str(told.value.errors["name"])


@pytest.mark.parametrize("password", ["สั้น", "เทศบาล2569", "กานดาอยู่ที่นี่นะ"])
def test_a_bad_password_makes_no_account(town: Office, password: str) -> None:
    with pytest.raises(FormErrors) as told:
        add_account(town, Account(name=SECOND), password)
    assert set(told.value.errors) == {"password"}
    assert keys.names(town.folder) == (MANAGER,) and len(accounts(town)) == 1


def test_an_account_without_a_name_is_refused(town: Office) -> None:
    with pytest.raises(FormErrors):
        add_account(town, Account(name="  "), OTHER)


def test_a_forgotten_password_is_replaced_by_a_manager(town: Office) -> None:
    made = clerk(town)
    set_new_password(town, made.id, "ผักกาดดองกลางสายฝน")
    with pytest.raises(WrongPassword):
        sign_in(town.folder, SECOND, OTHER)
    assert sign_in(town.folder, SECOND, "ผักกาดดองกลางสายฝน").who == SECOND
    with pytest.raises(FormErrors):
        set_new_password(town, made.id, "12345678")


def test_everybody_changes_their_own_password_knowing_the_old_one(town: Office) -> None:
    made = clerk(town)
    town.account, town.who, town.credential = made, SECOND, sign_in(town.folder, SECOND, OTHER)
    with pytest.raises(WrongPassword):
        change_own_password(town, "ไม่ใช่อันนี้แน่", "ผักกาดดองกลางสายฝน")
    change_own_password(town, OTHER, "ผักกาดดองกลางสายฝน")
    assert sign_in(town.folder, SECOND, "ผักกาดดองกลางสายฝน").who == SECOND
    with pytest.raises(FormErrors):
        change_own_password(town, "ผักกาดดองกลางสายฝน", "password1")


def test_who_has_ended_gets_in_no_more_and_their_name_stays(town: Office) -> None:
    made = clerk(town)
    ended = end_account(town, made.id)
    assert not ended.is_open and [each.name for each in accounts(town)] == [MANAGER, SECOND]
    assert keys.names(town.folder) == (MANAGER,)
    with pytest.raises(WrongPassword):
        sign_in(town.folder, SECOND, OTHER)
    with pytest.raises(NotAllowed, match="has ended"):
        account_signing_in(town, SECOND)
    assert end_account(town, made.id) == ended


def test_who_came_back_gets_the_old_account_with_a_new_password(town: Office) -> None:
    made = clerk(town)
    end_account(town, made.id)
    with pytest.raises(DeskError, match="has ended"):
        set_new_password(town, made.id, OTHER)
    assert resume_account(town, made.id, OTHER).is_open
    assert sign_in(town.folder, SECOND, OTHER).who == SECOND


def test_who_has_keys_but_no_account_is_refused(town: Office) -> None:
    assert town.credential is not None
    keys.set_password(town.folder, town.credential, "แขก", OTHER)
    with pytest.raises(NotAllowed, match="no account"):
        account_signing_in(town, "แขก")


@pytest.mark.parametrize("role", Role)
def test_the_office_opens_to_each_with_the_rights_of_their_account(town: Office, role: Role) -> None:
    clerk(town, role)
    town.close()
    with Office.open(town.folder, sign_in(town.folder, SECOND, OTHER)) as again:
        assert (again.account.name, again.account.role) == (SECOND, role)
        assert again.may("accounts.add_account") is (role is Role.MANAGER)


def test_old_keys_do_not_let_in_who_has_ended(town: Office) -> None:
    made = clerk(town)
    old = key_slots.read(town.folder)
    end_account(town, made.id)
    key_slots.write(town.folder, old)
    town.close()
    with pytest.raises(NotAllowed, match="has ended"):
        Office.open(town.folder, sign_in(town.folder, SECOND, OTHER))


def test_the_last_manager_can_be_neither_ended_nor_demoted(town: Office) -> None:
    me, made = accounts(town)[0], clerk(town, Role.MANAGER)
    assert change_role(town, made.id, made.revision, Role.CLERK).role is Role.CLERK
    town.who = "ใครสักคน"  # as a second manager at another moment
    for refused in (lambda: end_account(town, me.id), lambda: change_role(town, me.id, me.revision, Role.PRINTER)):
        with pytest.raises(DeskError, match="last manager"):
            refused()
    assert account_of(town, me.id) == me
    assert sign_in(town.folder, MANAGER, PASSWORD).who == MANAGER


def test_nobody_changes_their_own_account(town: Office) -> None:
    clerk(town, Role.MANAGER)
    me = accounts(town)[0]
    for refused in (lambda: end_account(town, me.id), lambda: change_role(town, me.id, me.revision, Role.PRINTER)):
        with pytest.raises(DeskError, match="own account"):
            refused()


def test_a_role_that_someone_changed_meanwhile_is_a_conflict(town: Office) -> None:
    made = clerk(town)
    change_role(town, made.id, made.revision, Role.PRINTER)
    with pytest.raises(Conflict):
        change_role(town, made.id, made.revision, Role.MANAGER)
    assert account_of(town, made.id).role is Role.PRINTER


def test_copies_are_written_to_managers_only(town: Office) -> None:
    made = clerk(town)
    assert reads_copies(town, MANAGER) and not reads_copies(town, SECOND)
    raised = change_role(town, made.id, made.revision, Role.MANAGER)
    assert reads_copies(town, SECOND)
    change_role(town, made.id, raised.revision, Role.CLERK)
    assert not reads_copies(town, SECOND)


def test_what_happens_to_accounts_is_in_the_log_without_passwords(town: Office) -> None:
    made = clerk(town)
    change_role(town, made.id, made.revision, Role.PRINTER)
    set_new_password(town, made.id, "ผักกาดดองกลางสายฝน")
    end_account(town, made.id)
    found = history_of(town, "accounts", made.id)
    assert [line.command for line in found] == ["end_account", "set_new_password", "change_role", "add_account"]
    assert found[2].note == "clerk -> printer"
    told = str(town.run(lambda: town.sql("select * from history")))
    assert OTHER not in told and "ผักกาดดองกลางสายฝน" not in told


def test_keys_that_can_not_be_written_leave_the_accounts_as_they_were(
    town: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise DeskError("The disk is full.")

    monkeypatch.setattr(key_slots, "write", full)
    with pytest.raises(DeskError, match="full"):
        clerk(town)
    assert len(accounts(town)) == 1


def test_a_demo_has_no_users(office: Office, tmp_path: Path) -> None:
    office.credential = make_demo_key(tmp_path)
    with pytest.raises(DeskError, match="no passwords"):
        clerk(office)
    assert accounts(office) == () and communities(office) == ()
