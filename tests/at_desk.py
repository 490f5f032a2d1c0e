"""The whole window over a small office, for tests of the pages: opened, gone about, left behind tidily."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from typing import Any
from unittest.mock import patch

from db.domain.garbage import garbage_left
from db.domain.households import Household
from db.domain.names import Sex
from db.domain.residents import Resident
from db.office import Office
from db.residents import save_resident
from tests.people_office import born, citizen_id, community, household
from ui.preferences import Preferences
from ui.window import DeskWindow

NOW = datetime(2026, 11, 22, 9, 30)


@contextmanager
def opened(window: Any, office: Office, known: Preferences | None = None, **options: Any) -> Iterator[DeskWindow]:
    """The window on the office on the tests' day; slow work is done at once unless `immediate_jobs` says otherwise."""
    office.clock = lambda: NOW
    settings = {"reopen": lambda work: work(), "immediate_jobs": True, **options}
    # Variables of Tk must not die in a worker's thread, which nobody answers while no main loop runs
    with nullcontext() if settings["immediate_jobs"] else garbage_left():
        desk = DeskWindow(window, office, known or Preferences(), **settings)
        window.update()
        window.focus_force()
        desk.screen.show()
        window.update()
        try:
            yield desk
        finally:
            if desk.winfo_exists():
                desk.destroy()


@contextmanager
def opened_at(window: Any, office: Office, page: str, record_id: int | None = None) -> Iterator[DeskWindow]:
    """The window on the office, with one of its pages in sight. It opens there: the home page, which the tests of the
    window and of that page open, took longer to be built, drawn and torn down than most tests of other pages take."""
    with patch("ui.window.FIRST_PAGE", page), opened(window, office) as desk:
        desk.go(page, record_id)
        window.update()
        yield desk


def town(office: Office) -> dict[str, Resident]:
    """Two communities, two houses, four people by given name; the youngest is a child, one has no house."""
    office.clock = lambda: NOW
    yuam, sang = community(office, "ริมยวม"), community(office, "ป่าซาง")
    first = household(office, "12/3", yuam.id)
    second = household(office, "45", sang.id)
    people = (
        person("นาง", "กนกวรรณ", "ใจดี", Sex.FEMALE, 1, 1950, first, nickname="ปู", phones=("0812345678",)),
        person("นาย", "กมล", "ศรีวงค์", Sex.MALE, 2, 1980, first),
        person("เด็กหญิง", "แก้วตา", "มูลคำ", Sex.FEMALE, 3, 2018, second),
        Resident(title="นาย", given="ขวัญ", family="แสนดี", sex=Sex.MALE, citizen_id=citizen_id(4), born=born(1990)),
    )
    return {each.given: save_resident(office, each) for each in people}


def person(
    title: str, given: str, family: str, sex: Sex, number: int, year: int, home: Household, **values: Any
) -> Resident:
    return Resident(
        title=title, given=given, family=family, sex=sex, citizen_id=citizen_id(number), born=born(year),
        household_id=home.id, **values,
    )  # fmt: skip


def names_in(table: Any) -> list[str]:
    """The first cell of every row in sight."""
    return [str(table.tree.item(item, "values")[0]) for item in table.tree.get_children()]


def texts_of(widget: Any) -> list[str]:
    """Every text on the widget and on what is inside it, in the order it was made."""
    found, options = [], widget.keys()
    if "text" in options and widget.winfo_class() != "Text":
        found.append(str(widget.cget("text")))
    for child in widget.winfo_children():
        found += texts_of(child)
    return [text for text in found if text.strip()]
