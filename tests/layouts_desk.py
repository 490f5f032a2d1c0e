"""What tests of layouts on screen share: an office that has some, the designer once it has tried what was typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from db import layouts, settings
from db.domain.layouts import KeptLayout, Line
from tests import training_office
from tests.at_desk import opened_at
from tests.keyboard import press, take_keyboard, write
from tests.papers import png

NUMBER, OFFICE, PRESENTS, NAME, BODY, GIVEN = (f"line{place}" for place in range(6))
PASSED = 1


@contextmanager
def at_layouts(window: Any, office: Any) -> Iterator[Any]:
    """The page of layouts of an office with a name and a seal."""
    training_office.named(office)
    settings.save_settings(office, replace(settings.settings_of(office), seal=png()))
    with opened_at(window, office, "layouts") as made:
        yield made


def designing(window: Any, desk: Any) -> Any:
    """The first layout in the designer, tried out."""
    press(window, "Return")
    return tried(window, desk.screen.designer)


def tried(window: Any, part: Any) -> Any:
    """The designer, or the list, once nothing is left to be tried."""
    window.update()
    while part.winfo_exists() and part.trying.is_pending:
        window.update()
    return part


def kept(office: Any, layout_id: int = PASSED) -> KeptLayout:
    return layouts.layout_of(office, layout_id)


def line_of(designer: Any, key: str) -> Line:
    line = designer.steps.now.element(key)
    assert isinstance(line, Line)
    return line


def rewrite_field(window: Any, designer: Any, name: str, text: str) -> None:
    """Go into a field of the form and type over what it holds."""
    target = designer.panel.view.field(name).focus_target()
    take_keyboard(window, target)
    target.event_generate("<<SelectAll>>")
    press(window, "BackSpace")
    write(window, text)
    tried(window, designer)
