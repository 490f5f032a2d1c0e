"""The sign-in page: names, passwords right and wrong, waiting, the keyboard's state, the recovery key."""

import tkinter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db import guesses, keys, sealing
from db.credential import Credential
from db.domain.errors import DeskError
from db.domain.recovery_key import new_recovery_key
from tests.at_desk import texts_of
from tests.keyboard import press, write
from tests.keys import CHEAP
from ui import language, preferences
from ui.gate import Gate

PASSWORD = "บ้านริมน้ำ 4 หลัง"
LATIN = "four houses by the river"


class Office:
    """An office's folder with two users, and what the gate did with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.recovery = new_recovery_key()
        credential = keys.set_up(folder, "กิตติ", PASSWORD, self.recovery)
        keys.set_password(folder, credential, "มาลี", LATIN)
        self.entered: list[Credential] = []
        self.broken: list[DeskError] = []
        self.refusal: DeskError | None = None

    def enter(self, credential: Credential) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.entered.append(credential)


@pytest.fixture
def kept(office_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(sealing, "COST", CHEAP)
    return Office(office_folder)


@pytest.fixture
def gate(window: Any, kept: Office) -> Iterator[Gate]:
    made = Gate(window, kept.folder, kept.enter, kept.broken.append, immediate=True)
    yield made
    made.close()


def shown(gate: Gate, last: str = "") -> Any:
    gate.show(last)
    gate.window.update()
    gate.window.focus_lastfor().focus_force()  # as the window manager gives the keyboard to a new window
    gate.window.update()
    gate.make_ready()
    gate.window.update()
    return gate.page


# --- keys -----------------------------------------------------------------------------------------


def letters(window: Any) -> int:
    return int(window.tk.call("font", "actual", "TkDefaultFont", "-size"))


def test_text_size_is_changed_and_kept_before_anybody_signed_in(gate: Gate, window: Any, kept: Office) -> None:
    shown(gate, "มาลี")
    before = letters(window)
    press(window, "Control-plus", "Control-plus", "Control-plus")
    assert letters(window) > before and preferences.load(kept.folder).text_size == 130
    press(window, "Control-minus", "Control-minus", "Control-minus", "Control-minus")
    assert letters(window) == before and preferences.load(kept.folder).text_size == 100
    gate.close()
    press(window, "Control-plus")
    assert letters(window) == before, "the keys go with the page"


def test_help_says_how_to_sign_in(gate: Gate, window: Any, answers: Any) -> None:
    told = answers(show_message=None)
    language.set_language("en")
    shown(gate, "มาลี")
    press(window, "F1")
    ((_name, (_page, text, _title), _more),) = told.calls
    assert "recovery key" in text and "Ctrl+ +" in text and "Tab" in text


# --- signing in -----------------------------------------------------------------------------------


def test_who_signed_in_last_only_types_the_password_and_enter(gate: Gate, window: Any, kept: Office) -> None:
    shown(gate, "มาลี")
    write(window, LATIN)
    press(window, "Return")
    assert [each.who for each in kept.entered] == ["มาลี"]


def test_a_new_face_chooses_the_name_by_keyboard(gate: Gate, window: Any, kept: Office) -> None:
    page = shown(gate)
    assert window.focus_get() is page.name and tuple(page.name.cget("values")) == ("กิตติ", "มาลี")
    press(window, "Down")
    listbox = page.name.tk.eval(f"ttk::combobox::PopdownWindow {page.name}") + ".f.l"
    window.tk.call("focus", "-force", listbox)
    for key in ("<Home>", "<Return>"):
        window.tk.call("event", "generate", listbox, key)
        window.update()
    assert page.name.get() == "กิตติ" and window.focus_get() is page.password.entry
    write(window, PASSWORD)
    press(window, "Return")
    assert [each.who for each in kept.entered] == ["กิตติ"]


def test_the_button_signs_in_by_mouse_and_by_enter(gate: Gate, window: Any, kept: Office) -> None:
    page = shown(gate, "มาลี")
    write(window, LATIN)
    page.button.invoke()
    page.refuse()
    write(window, LATIN)
    press(window, "Tab", "Return")
    assert len(kept.entered) == 2


def test_the_only_user_is_chosen_already(gate: Gate, window: Any, kept: Office) -> None:
    keys.remove_slot(kept.folder, "มาลี")
    page = shown(gate)
    assert page.name.get() == "กิตติ" and window.focus_get() is page.password.entry


def test_a_name_that_is_gone_is_not_proposed(gate: Gate, kept: Office) -> None:
    assert shown(gate, "วิชัย").name.get() == ""


@pytest.mark.parametrize(("last", "typed", "said"), [("", "", "เลือกชื่อ"), ("มาลี", "", "พิมพ์รหัสผ่าน")])
def test_what_is_missing_is_asked_for(gate: Gate, kept: Office, last: str, typed: str, said: str) -> None:
    page = shown(gate, last)
    page.press()
    assert kept.entered == []
    language.set_language("en")
    assert page.error.cget("text").startswith("Please")


def test_nothing_of_the_password_can_be_seen_or_copied(gate: Gate, window: Any, kept: Office) -> None:
    page = shown(gate, "มาลี")
    write(window, LATIN)
    assert all(LATIN not in text for text in texts_of(page))
    window.clipboard_clear()
    window.clipboard_append("before")
    page.password.entry.selection_range(0, "end")
    press(window, "Control-c")
    assert LATIN not in window.clipboard_get()
    with pytest.raises(tkinter.TclError):
        assert LATIN not in window.selection_get(selection="PRIMARY")
        raise tkinter.TclError


# --- what went wrong --------------------------------------------------------------------------------


def test_a_wrong_password_is_told_beside_the_field_and_typed_anew(gate: Gate, window: Any, kept: Office) -> None:
    page = shown(gate, "มาลี")
    write(window, "four horses")
    press(window, "Return")
    language.set_language("en")
    assert page.error.cget("text") == "The password is not right."
    assert (page.password.get(), window.focus_get()) == ("", page.password.entry)
    write(window, LATIN)
    press(window, "Return")
    assert [each.who for each in kept.entered] == ["มาลี"]


def test_thai_letters_in_a_wrong_password_are_said(gate: Gate, window: Any) -> None:
    page = shown(gate, "มาลี")
    write(window, "ดนีพ")
    press(window, "Return")
    language.set_language("en")
    assert "switch the keyboard" in page.error.cget("text") and "ดนีพ" not in page.error.cget("text")


def test_after_five_wrong_ones_the_seconds_count_down(
    gate: Gate, window: Any, kept: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.sign_in.SECOND", 1)
    page = shown(gate, "มาลี")
    language.set_language("en")
    said: list[str] = []
    tell = page._tell

    def note(say: Any) -> None:
        tell(say)
        said.append(page.error.cget("text"))

    monkeypatch.setattr(page, "_tell", note)
    for _guess in range(6):
        write(window, "wrong")
        press(window, "Return")
    while page._countdown is not None:
        press(window, "Return")  # asks for nothing meanwhile
        window.update()
    waits = [text for text in said if "wait" in text]
    assert waits[0].endswith("wait 5 seconds.") and waits[-1].endswith("wait 1 second.") and len(waits) == 5
    assert page.error.cget("text") == ""
    monkeypatch.setattr(guesses, "wait_after", lambda _wrong: 0.0)
    page.password.clear()
    write(window, LATIN)
    press(window, "Return")
    assert [each.who for each in kept.entered] == ["มาลี"]


def test_another_person_need_not_wait_for_the_guesses_of_the_first(gate: Gate, window: Any, kept: Office) -> None:
    page = shown(gate, "มาลี")
    for _guess in range(6):
        write(window, "wrong")
        press(window, "Return")
    assert page.error.cget("text")
    page.name.set("กิตติ")
    page.name.event_generate("<<ComboboxSelected>>")
    window.update()
    assert (page.error.cget("text"), page.password.get()) == ("", "")
    write(window, PASSWORD)
    press(window, "Return")
    assert [each.who for each in kept.entered] == ["กิตติ"]


def test_an_office_that_does_not_let_in_says_why(gate: Gate, window: Any, kept: Office) -> None:
    kept.refusal = DeskError("Your account has ended.")
    page = shown(gate, "มาลี")
    write(window, LATIN)
    press(window, "Return")
    assert page.error.cget("text") == "Your account has ended."


def test_keys_that_can_not_be_read_are_no_wrong_password(gate: Gate, window: Any, kept: Office) -> None:
    (kept.folder / "keys.json").write_text("{", encoding="utf-8")
    shown(gate, "มาลี")
    assert len(kept.broken) == 1


def test_an_unexpected_error_leaves_the_page_usable(
    gate: Gate, window: Any, kept: Office, answers: Any, expected_errors: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = answers(show_error=None)
    page = shown(gate, "มาลี")

    def fail(*_args: Any) -> None:
        raise RuntimeError("memory on fire")

    monkeypatch.setattr(sealing, "password_key", fail)
    write(window, LATIN)
    press(window, "Return")
    assert len(told.calls) == 1 and len(expected_errors) == 1
    monkeypatch.undo()
    assert str(page.password.entry.cget("state")) == "normal"


# --- the keyboard's state ----------------------------------------------------------------------------


def test_caps_lock_is_told_while_it_is_on(gate: Gate, window: Any) -> None:
    page = shown(gate, "มาลี")
    language.set_language("en")
    entry, hint = page.password.entry, page.password.hint
    entry.event_generate("<KeyPress-Caps_Lock>", state=0)
    assert "Caps Lock" in hint.cget("text")
    entry.event_generate("<KeyRelease-Caps_Lock>", state=2)
    entry.event_generate("<Key-A>", state=2)
    assert "Caps Lock" in hint.cget("text")
    entry.event_generate("<KeyPress-Caps_Lock>", state=2)
    entry.event_generate("<KeyRelease-Caps_Lock>", state=2)
    assert "Caps Lock" not in hint.cget("text")


def test_the_layout_of_the_last_letter_is_told(gate: Gate, window: Any) -> None:
    page = shown(gate, "มาลี")
    language.set_language("en")
    hint = page.password.hint
    assert not hint.cget("text").strip()
    write(window, "ก")
    assert hint.cget("text") == "The keyboard is set to Thai."
    write(window, "a")
    assert hint.cget("text") == "The keyboard is set to English."
    write(window, "1")
    assert hint.cget("text") == "The keyboard is set to English."


# --- the recovery key --------------------------------------------------------------------------------


def forgotten(gate: Gate, window: Any, last: str = "มาลี") -> Any:
    shown(gate, last)
    press(window, "Tab", "Tab", "Return")
    window.update()
    return gate.page


def test_the_recovery_key_gives_a_new_password_and_signs_in(gate: Gate, window: Any, kept: Office) -> None:
    page = forgotten(gate, window)
    assert window.focus_get() is page.key
    write(window, kept.recovery.lower().replace("-", " "))
    press(window, "Return")
    write(window, "a boat on the Yuam")
    press(window, "Return")
    write(window, "a boat on the Yuam")
    press(window, "Return")
    assert [each.who for each in kept.entered] == ["มาลี"]
    assert keys.sign_in(kept.folder, "มาลี", "a boat on the Yuam").who == "มาลี"


def test_each_field_of_the_recovery_says_what_is_wrong_with_it(gate: Gate, window: Any, kept: Office) -> None:
    page = forgotten(gate, window)
    language.set_language("en")
    page.key.insert(0, kept.recovery[:-1])
    page.password.entry.insert(0, "short")
    page.again.entry.insert(0, "other")
    page.press()
    said = {name: field.error.cget("text") for name, field in page.fields.items()}
    assert "group 8" in said["key"] and "at least 8" in said["password"] and "not the same" in said["again"]
    assert said["name"] == "" and window.focus_get() is page.key and kept.entered == []


def test_the_key_of_another_office_is_refused(gate: Gate, window: Any, kept: Office) -> None:
    page = forgotten(gate, window)
    language.set_language("en")
    page.key.insert(0, new_recovery_key())
    for entry in (page.password, page.again):
        entry.entry.insert(0, "a boat on the Yuam")
    page.press()
    assert "another office" in page.fields["key"].error.cget("text")
    assert keys.sign_in(kept.folder, "มาลี", LATIN).who == "มาลี"


@pytest.mark.parametrize("how", ["Escape", "button"])
def test_back_from_the_recovery_key(gate: Gate, window: Any, how: str) -> None:
    page = forgotten(gate, window)
    if how == "Escape":
        press(window, "Escape")
    else:
        page.back_button.invoke()
    assert gate.sign_in_page is not None and gate.sign_in_page.name.get() == "มาลี"
    window.update()
    assert window.focus_get() is gate.sign_in_page.password.entry
