"""Users on screen: added with a password typed twice, given another role or password, ended and opened again."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from db import keys, sealing
from db.accounts import accounts, add_account
from db.domain.accounts import Account, Role
from db.domain.recovery_key import new_recovery_key
from db.keys import WrongPassword
from db.office import Office
from tests import keys as cheap
from tests.as_role import signed_in
from tests.at_desk import opened, opened_at, texts_of
from tests.keyboard import press
from ui.language import _
from ui.password_entry import PasswordEntry
from ui.screens.accounts import roles_text
from ui.window import DeskWindow

MANAGER, SECOND = "กิตติ ใจดี", "กานดา มูลคำ"
PASSWORD, OTHER, THIRD = "ดอกปีบสามกระถาง", "ลำไยบินข้ามสะพาน", "ผักกาดดองกลางสายฝน"


@pytest.fixture(autouse=True)
def _passwords_cost_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "COST", cheap.CHEAP)


@pytest.fixture
def town(office_folder: Path) -> Iterator[Office]:
    with Office.create(office_folder, keys.set_up(office_folder, MANAGER, PASSWORD, new_recovery_key())) as office:
        yield office


@pytest.fixture
def desk(window: Any, town: Office) -> Iterator[DeskWindow]:
    with opened_at(window, town, "accounts") as shown:
        yield shown


@pytest.fixture
def second(town: Office) -> Account:
    return add_account(town, Account(name=SECOND, role=Role.CLERK), OTHER)


def entries(widget: Any) -> list[Any]:
    """The password entries of a dialog from top to bottom."""
    found = [widget.entry] if isinstance(widget, PasswordEntry) else []
    for child in widget.winfo_children():
        found += entries(child)
    return found


def form_entry(widget: Any) -> Any:
    """The first field of the form in a dialog."""
    return widget.focus_get()


def typed(*passwords: str, name: str = "", then: str = "Return") -> Callable[[Any], None]:
    """Type into a dialog: the name of the user, if it asks for one, and each password, then press a key."""

    def step(dialog: Any) -> None:
        if name:
            form_entry(dialog).insert(0, name)
            form_entry(dialog).event_generate("<KeyRelease-space>")
        places = entries(dialog)
        assert len(places) == len(passwords) and all(str(place.cget("show")) for place in places)
        for place, password in zip(places, passwords, strict=True):
            place.insert(0, password)
        places[-1].focus_force()
        dialog.update()
        press(dialog, then)

    return step


def refused(part: str, *passwords: str, **more: str) -> Callable[[Any], None]:
    """As typed(), and the dialog stays with the reason until it is ended."""

    def step(dialog: Any) -> None:
        typed(*passwords, **more)(dialog)
        assert dialog.winfo_exists() and part in " ".join(texts_of(dialog))
        assert not any(password in " ".join(texts_of(dialog)) for password in passwords if len(password) > 5)
        dialog.cancel()

    return step


def rows(desk: DeskWindow) -> list[tuple[str, ...]]:
    tree = desk.screen.table.tree
    return [tuple(map(str, tree.item(item, "values"))) for item in tree.get_children()]


def choose(desk: DeskWindow, window: Any, account: Account) -> None:
    desk.screen.refresh()
    desk.screen.table.choose(account.id)
    window.update()


def test_users_are_listed_with_their_roles(desk: DeskWindow, second: Account) -> None:
    assert [row[:2] for row in rows(desk)] == [(MANAGER, "ผู้จัดการ"), (SECOND, "เจ้าหน้าที่")]
    assert "2" in desk.screen.top.count.cget("text")


def test_above_stands_what_the_role_of_the_chosen_one_allows(desk: DeskWindow, window: Any, second: Account) -> None:
    note = desk.screen.note
    assert note.cget("text").startswith("ผู้จัดการ: ")
    assert "ส่งออกรายชื่อ" in note.cget("text")
    choose(desk, window, second)
    assert note.cget("text").startswith("เจ้าหน้าที่: ")
    assert "ส่งออกรายชื่อ" not in note.cget("text")
    assert all(word in roles_text() for word in ("เจ้าหน้าที่:", "เจ้าหน้าที่พิมพ์:", "ผู้จัดการ:", "ส่งออกรายชื่อ"))


def test_a_user_is_added_by_keyboard(desk: DeskWindow, window: Any, town: Office, in_dialog: Any) -> None:
    in_dialog(typed(OTHER, OTHER, name=SECOND))
    press(window, "Control-n")
    assert [each.name for each in accounts(town)] == [MANAGER, SECOND]
    assert keys.sign_in(town.folder, SECOND, OTHER).who == SECOND
    assert SECOND in desk.status.said.cget("text") and rows(desk)[1][0] == SECOND


@pytest.mark.parametrize(
    ("part", "first", "again", "name"),
    [
        ("ไม่ตรงกัน", OTHER, PASSWORD, SECOND),
        ("อย่างน้อย 8", "สั้น", "สั้น", SECOND),
        ("เดาได้ง่าย", "เทศบาล2569", "เทศบาล2569", SECOND),
        ("ชื่อของผู้ใช้เอง", "กานดามูลคำนี่เอง", "กานดามูลคำนี่เอง", SECOND),
        ("มีผู้ใช้", OTHER, OTHER, MANAGER),
    ],
)
def test_what_can_not_be_taken_is_said_in_the_dialog(
    desk: DeskWindow, window: Any, town: Office, in_dialog: Any, part: str, first: str, again: str, name: str
) -> None:
    in_dialog(refused(part, first, again, name=name))
    press(window, "Control-n")
    assert len(accounts(town)) == 1


@pytest.mark.parametrize("what", ["name", "password"])
def test_esc_drops_nothing_that_was_typed_of_a_new_user_without_asking(
    desk: DeskWindow, window: Any, town: Office, in_dialog: Any, answers: Any, what: str
) -> None:
    asked: Any = answers(ask_yes_no=lambda *_args, **_more: len(asked.calls) > 1)

    def step(dialog: Any) -> None:
        place = form_entry(dialog) if what == "name" else entries(dialog)[0]
        place.insert(0, SECOND)
        form_entry(dialog).event_generate("<KeyRelease-space>")
        press(dialog, "Escape")
        assert dialog.winfo_exists() and place.get() == SECOND, "what was typed is gone"
        assert dialog.grab_current() is dialog
        press(dialog, "Escape")
        assert not dialog.winfo_exists()

    in_dialog(step)
    press(window, "Control-n")
    assert [call[0] for call in asked.calls] == ["ask_yes_no"] * 2
    assert len(accounts(town)) == 1


def test_esc_asks_nothing_where_nothing_was_typed(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    in_dialog(lambda dialog: press(dialog, "Escape"))
    press(window, "Control-n")


def test_a_role_is_changed(desk: DeskWindow, window: Any, town: Office, second: Account, answers: Any) -> None:
    told = answers(ask_choice="printer")
    choose(desk, window, second)
    desk.screen.role_button.invoke()
    assert rows(desk)[1][:2] == (SECOND, "เจ้าหน้าที่พิมพ์")
    choices = [value for value, _label in told.calls[0][1][2]]
    assert choices == ["printer", "manager"], "the role they have is no choice"


def test_nobody_changes_their_own_account(desk: DeskWindow, window: Any, town: Office, second: Account) -> None:
    me = accounts(town)[0]
    choose(desk, window, me)
    states = [str(button.cget("state")) for button in (
        desk.screen.role_button, desk.screen.password_button, desk.screen.end_button, desk.screen.resume_button
    )]  # fmt: skip
    assert states == ["disabled", "normal", "disabled", "disabled"]
    press(window, "Control-Delete")
    desk.screen.on_delete()
    assert all(each.is_open for each in accounts(town))


def test_an_account_is_ended_and_opened_again(
    desk: DeskWindow, window: Any, town: Office, second: Account, answers: Any, in_dialog: Any
) -> None:
    answers(ask_yes_no=False)
    choose(desk, window, second)
    desk.screen.end_button.invoke()
    assert accounts(town)[1].is_open
    answers(ask_yes_no=True)
    desk.screen.end_button.invoke()
    assert not accounts(town)[1].is_open and rows(desk)[1][3] == "๒๒ พ.ย. ๒๕๖๙"
    with pytest.raises(WrongPassword):
        keys.sign_in(town.folder, SECOND, OTHER)
    choose(desk, window, second)
    in_dialog(typed(THIRD, THIRD))
    desk.screen.resume_button.invoke()
    assert keys.sign_in(town.folder, SECOND, THIRD).who == SECOND and accounts(town)[1].is_open


def test_a_forgotten_password_is_replaced(
    desk: DeskWindow, window: Any, town: Office, second: Account, in_dialog: Any
) -> None:
    choose(desk, window, second)
    in_dialog(typed(THIRD, THIRD))
    desk.screen.password_button.invoke()
    assert keys.sign_in(town.folder, SECOND, THIRD).who == SECOND


def test_the_own_password_needs_the_present_one(desk: DeskWindow, window: Any, town: Office, in_dialog: Any) -> None:
    choose(desk, window, accounts(town)[0])
    in_dialog(refused(_("Name or password is wrong."), "ไม่ใช่อันนี้แน่นอน", THIRD, THIRD))
    desk.screen.password_button.invoke()
    in_dialog(typed(PASSWORD, THIRD, THIRD))
    desk.screen.password_button.invoke()
    assert keys.sign_in(town.folder, MANAGER, THIRD).who == MANAGER


def test_everybody_finds_their_password_in_the_settings(
    window: Any, town: Office, second: Account, in_dialog: Any
) -> None:
    town.credential = keys.sign_in(town.folder, SECOND, OTHER)
    with signed_in(town, Role.CLERK, SECOND), opened(window, town) as desk:
        desk.go("settings")
        window.update()
        in_dialog(typed(OTHER, THIRD, THIRD))
        desk.screen.password_button.invoke()
    assert keys.sign_in(town.folder, SECOND, THIRD).who == SECOND


def test_a_role_that_was_changed_elsewhere_is_told(
    desk: DeskWindow, window: Any, town: Office, second: Account, answers: Any
) -> None:
    told = answers(ask_choice="manager", show_error=None)
    choose(desk, window, second)
    town.run(lambda: town.sql("update account set revision = 9 where id = ?", (second.id,)))
    desk.screen.role_button.invoke()
    assert [call[0] for call in told.calls] == ["ask_choice", "show_error"]
