"""What is chosen in a form can be read whole: no field of choices is narrower than its longest choice."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import ttkbootstrap as ttk

import db.domain
import ui
import ui.screens
from db.domain.field_kinds import Kind
from db.domain.forms import Form
from ui import fonts, theme
from ui.language import _

ARROW = 34
"""Pixels that the arrow and the edges take of the field."""


def modules() -> Iterator[ModuleType]:
    for package in (db.domain, ui, ui.screens):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def test_every_choice_fits_its_field(window: Any) -> None:
    theme.dress(window)
    forms = {id(form): form for module in modules() for form in vars(module).values() if isinstance(form, Form)}
    fields = [field for form in forms.values() for field in form.fields if field.kind is Kind.CHOICE and field.choices]
    assert len(fields) > 8, "the forms were not found"
    narrow = []
    for field in fields:
        box = ttk.Combobox(window, state="readonly", width=field.width)
        room = box.winfo_reqwidth() - ARROW
        labels = [_(choice.label) for choice in field.choices or ()]
        narrow += [(field.name, text) for text in labels if fonts.text_width(window, text) > room]
        box.destroy()
    assert narrow == []
