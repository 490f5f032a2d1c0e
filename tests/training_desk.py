"""What tests of the training page share: an office with volunteers, the page opened, keys pressed until there."""

import tkinter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from db import certificates
from db.office import Office
from tests import people_office, training_office
from tests.at_desk import opened_at
from tests.keyboard import press, write
from tests.papers import page_texts
from tests.training_office import named
from ui.certificate_actions import print_certificates
from ui.window import DeskWindow

VOLUNTEERS = ("กนกวรรณ", "กมล", "แก้วตา", "ขวัญ")
MOST_TABS = 60


def office_with_volunteers(office: Office) -> dict[str, int]:
    """A named office that signs, four volunteers of Rim Yuam and one resident who is none, by given name."""
    named(office)
    place = people_office.community(office, "ริมยวม").id
    house = people_office.household(office, "12/3", place).id
    people = {}
    for number, given in enumerate((*VOLUNTEERS, "สมหมาย"), start=1):
        person = people_office.resident(
            office,
            given,
            "ใจดี",
            title="นาง",
            citizen_id=people_office.citizen_id(number),
            born=people_office.born(1950 + number),
            household_id=house,
        )
        people[given] = person.id
        if given in VOLUNTEERS:
            people_office.volunteer(office, person.id, community_id=place)
    return people


def tab_to(window: Any, widget: tkinter.Misc) -> None:
    """Tab until the keyboard is on `widget`: it can be reached."""
    for _step in range(MOST_TABS):
        if window.focus_get() is widget:
            return
        press(window, "Tab")
    raise AssertionError(f"Tab never reaches {widget}")


def rewrite(window: Any, text: str) -> None:
    """Put a text in the place of what is in the field that has the keyboard."""
    field: Any = window.focus_get()
    field.selection_range(0, "end")
    press(window, "Delete")
    write(window, text)


def filled(fields: dict[str, str]) -> Callable[[Any], None]:
    """A step for a dialog with a form: write the fields named, from the first on by Enter and Tab, then save."""

    def step(dialog: Any) -> None:
        view = next(child for child in dialog.body.winfo_children() if hasattr(child, "rows"))
        for name, text in fields.items():
            tab_to(dialog, view.field(name).focus_target())
            rewrite(dialog, text)
        press(dialog, "Control-s")

    return step


def texts(path: Path) -> list[str]:
    """The text of each page, without spaces and line breaks."""
    return ["".join(page.split()) for page in page_texts(path.read_bytes())]


@contextmanager
def certificates_issued(window: Any, office: Office) -> Iterator[DeskWindow]:
    """The register of certificates in sight, with five of a class."""
    training_office.named(office)
    certificates.issue_certificates(office, training_office.finished_class(office).id)
    with opened_at(window, office, "certificates") as made:
        yield made


def certificates_looked_at(window: Any, desk: DeskWindow) -> Any:
    """The preview of all of them."""
    print_certificates(desk.screen, desk.desk, certificates.register(desk.desk.office, 2569))
    window.update()
    return preview_of(desk)


def preview_of(desk: DeskWindow) -> Any:
    """The preview in sight."""
    from ui.preview import Preview

    return next(child for child in desk.screen.winfo_children() if isinstance(child, Preview))


def at_class(desk: Any, class_id: int, step: str) -> Any:
    """The step of a class, in sight."""
    desk.go("training", class_id)
    desk.screen.work.go(step)
    desk.window.update()
    return desk.screen.work.step
