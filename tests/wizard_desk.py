"""The first steps of an office, typed by keyboard."""

from pathlib import Path
from typing import Any

from tests.keyboard import press, take_keyboard, write
from ui.session import Session
from ui.wizard import WizardPage

NAME, WORDS = "กิตติ ใจงาม", "ข้าวเหนียวสามห่อ"


def page_of(session: Session) -> Any:
    return session._beginning.page


def begin(session: Session, window: Any) -> WizardPage:
    assert session.begin()
    window.update()
    (window.focus_lastfor() or window).focus_force()
    window.update()
    return page_of(session)


def name_the_office(window: Any) -> None:
    write(window, "เทศบาลทดสอบ")
    press(window, "Return")
    write(window, "Test Town")
    press(window, "Tab", "Tab", "Return")


def name_the_manager(window: Any) -> None:
    write(window, NAME)
    press(window, "Return")
    write(window, WORDS)
    press(window, "Return")
    write(window, WORDS)
    press(window, "Tab", "Return")


def type_the_key_back(page: WizardPage, window: Any, answers: Any, stick: Path) -> None:
    stick.mkdir(exist_ok=True)
    answers(choose_save_file=stick / "key.pdf")
    page.step.save_button.invoke()
    assert (stick / "key.pdf").read_bytes().startswith(b"%PDF")
    take_keyboard(window, page.step.key)
    write(window, page.answers.recovery.lower())
    press(window, "Tab", "Return")


def choose_later(page: WizardPage, window: Any) -> None:
    page.step.choices["later"].invoke()
    page.next()
    window.update()
