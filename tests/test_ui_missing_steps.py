"""Quiet lines on the first page tell what is missing of an office, until it is done."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db import accounts, backup_choices, demo_key, keys, sealing
from db.domain.accounts import Account, Role
from db.domain.recovery_key import new_recovery_key
from db.erasure_list import BESIDE
from db.office import Office
from db.recovery_page import has_recovery_page, note_recovery_page
from tests.at_desk import opened, texts_of
from tests.keyboard import press, write
from tests.keys import CHEAP
from tests.signed_in import MANAGER, PASSWORD, RECOVERY, begun
from ui import language
from ui.recovery_step import RecoveryStep


@pytest.fixture
def office(office_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """Of the manager, begun without wizard: no name, no page, no place."""
    credential = begun(office_folder)
    monkeypatch.setattr(sealing, "COST", CHEAP)
    with Office.open(office_folder, credential) as made:
        yield made


def lines(desk: Any) -> list[str]:
    language.set_language("en")
    return [text for text in texts_of(desk.screen.missing) if text[-1] == "."]


def test_name_page_and_place_are_told_until_they_are_there(window: Any, office: Office, tmp_path: Path) -> None:
    from dataclasses import replace

    from db.settings import save_settings, settings_of

    with opened(window, office) as desk:
        assert [line.split(" ")[1] for line in lines(desk)] == ["office", "recovery", "go"]
        save_settings(office, replace(settings_of(office), name_th="เทศบาล"))
        assert len(lines(desk)) == 2
        note_recovery_page(office)
        backup_choices.add_place(office, tmp_path / "elsewhere")
        desk.screen.show()
        assert lines(desk) == [] and not desk.screen.missing.buttons


def test_the_buttons_lead_there(window: Any, office: Office) -> None:
    with opened(window, office) as desk:
        desk.screen.missing.buttons[2].invoke()
        assert desk.here == "backup"
        desk.go("home")
        desk.screen.missing.buttons[0].invoke()
        assert desk.here == "settings"


def test_a_clerk_is_not_told_what_only_a_manager_can_do(window: Any, office: Office, office_folder: Path) -> None:
    accounts.add_account(office, Account(name="มาลี", role=Role.CLERK), "four houses by the river")
    office.close()
    with (
        Office.open(office_folder, keys.sign_in(office_folder, "มาลี", "four houses by the river")) as theirs,
        opened(window, theirs) as desk,
    ):
        assert lines(desk) == []


def test_a_damaged_list_of_erased_people_is_told_until_somebody_has_looked(
    window: Any, office: Office, office_folder: Path, answers: Any
) -> None:
    told = answers(ask_yes_no=True)
    (office_folder / BESIDE).write_bytes(b"damaged")
    with opened(window, office) as desk:
        language.set_language("en")
        place = next(place for place, line in enumerate(lines(desk)) if "erased could not be read" in line)
        desk.screen.missing.buttons[place].invoke()
        assert told.calls[0][0] == "ask_yes_no" and told.calls[0][2]["danger"]
        assert not any("erased" in line for line in lines(desk))
        assert not (office_folder / BESIDE).exists()


def test_a_demo_misses_nothing(window: Any, tmp_path: Path) -> None:
    with Office.create(tmp_path, demo_key.make_demo_key(tmp_path)) as demo, opened(window, demo) as desk:
        assert lines(desk) == []


def key_on_the_page(step: RecoveryStep) -> str:
    assert step.page().startswith(b"%PDF")
    return step.answers.recovery


def step_in(dialog: Any) -> RecoveryStep:
    return next(child for child in dialog.body.winfo_children() if isinstance(child, RecoveryStep))


def test_a_new_page_counts_once_its_key_was_typed_back(
    window: Any, office: Office, office_folder: Path, in_dialog: Any
) -> None:
    made: list[str] = []

    def type_it(dialog: Any) -> None:
        step = step_in(dialog)
        made.append(key_on_the_page(step))
        assert keys.sign_in_by_recovery(office_folder, RECOVERY)
        step.key.focus_force()
        write(dialog, made[0])
        press(dialog, "Return")

    in_dialog(type_it)
    with opened(window, office) as desk:
        desk.screen.missing.buttons[1].invoke()
        assert len(lines(desk)) == 2
    assert has_recovery_page(office)
    assert keys.sign_in_by_recovery(office_folder, made[0])
    with pytest.raises(keys.WrongPassword):
        keys.sign_in_by_recovery(office_folder, RECOVERY)


def test_an_older_page_that_still_opens_the_office_is_as_good(
    window: Any, office: Office, office_folder: Path, in_dialog: Any
) -> None:
    def type_it(dialog: Any) -> None:
        step_in(dialog).key.focus_force()
        write(dialog, RECOVERY)
        press(dialog, "Return")

    in_dialog(type_it)
    with opened(window, office) as desk:
        desk.screen.missing.buttons[1].invoke()
    assert has_recovery_page(office) and keys.sign_in_by_recovery(office_folder, RECOVERY)


def test_another_key_changes_nothing_and_later_leaves_it_missing(
    window: Any, office: Office, office_folder: Path, in_dialog: Any
) -> None:
    def type_it(dialog: Any) -> None:
        step = step_in(dialog)
        step.key.focus_force()
        write(dialog, new_recovery_key())
        press(dialog, "Return")
        assert dialog.winfo_exists() and step.fields["key"].error.cget("text")
        press(dialog, "Escape")

    in_dialog(type_it)
    with opened(window, office) as desk:
        desk.screen.missing.buttons[1].invoke()
        assert len(lines(desk)) == 3
    assert not has_recovery_page(office)
    assert keys.sign_in_by_recovery(office_folder, RECOVERY) and keys.sign_in(office_folder, MANAGER, PASSWORD)
