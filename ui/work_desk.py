"""A record worked on in steps, laid over the list of its page: their buttons, each one key away, and one in sight."""

from __future__ import annotations

import tkinter
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

import ttkbootstrap as ttk

from ui import theme
from ui.flow import Flow
from ui.language import _, follow_language
from ui.theme import Space
from ui.work_step import WorkStep

if TYPE_CHECKING:
    from ui.desk import Desk

EDGES: Final = 4
STEP_MADE: Final = "<<StepMade>>"
"""Sent once there is a step that was not there before."""
AnyStep = TypeVar("AnyStep", bound=WorkStep)


class Step(NamedTuple):
    """`label` is a msgid, `make` what is made for it, `needs` the operation it is there for; "": anybody may see it."""

    name: str
    label: str
    icon: str
    make: type[Any]
    needs: str = ""


class WorkDesk(ttk.Frame, ABC, Generic[AnyStep]):
    """Subclasses declare their `parts` and where `back` leads (a msgid), make each step and tell the head.
    `on_back()` leads to the list."""

    parts: Sequence[Step]
    back: str

    def __init__(self, parent: tkinter.Misc, desk: Desk, on_back: Callable[[], object]) -> None:
        super().__init__(parent)
        self.desk, self._on_back = desk, on_back
        self.here = self.parts[0].name
        self.steps: dict[str, AnyStep] = {}
        self._build_head()
        row = Flow(self, Space.TIGHT)
        row.pack(fill="x", pady=Space.MEDIUM)
        self.step_buttons = {
            part.name: ttk.Button(row, text=" ", icon=part.icon, bootstyle="ghost", command=self._goer(part.name))
            for part in self.parts
        }
        self.body = ttk.Frame(self)
        self.body.pack(fill="both", expand=True)
        follow_language(self, self.relabel)

    # --- for subclasses ------------------------------------------------------------------------

    @abstractmethod
    def make_step(self, part: Step) -> AnyStep: ...

    @abstractmethod
    def go(self, name: str) -> None:
        """Another step, if whoever is signed in may work there."""

    @abstractmethod
    def may_go(self, part: Step) -> bool:
        """Whether the button of the step can be pressed."""

    @abstractmethod
    def head_texts(self) -> tuple[str, str]:
        """What the record is called and what is to be known of it, translated."""

    def add_to_head(self, head: ttk.Frame) -> None:
        """Buttons at its right."""

    # --- building ------------------------------------------------------------------------------

    def _build_head(self) -> None:
        head = ttk.Frame(self)
        head.pack(fill="x")
        self.back_button = ttk.Button(head, text=" ", icon="arrow-left", bootstyle="outline", command=self._on_back)
        self.back_button.pack(side="left", anchor="n", padx=(0, Space.LARGE))
        self.add_to_head(head)
        names = ttk.Frame(head)
        names.pack(side="left", fill="x", expand=True)
        self.title = ttk.Label(names, style=theme.SECTION)
        self.subtitle = ttk.Label(names, style=theme.QUIET)
        for label in (self.title, self.subtitle):
            label.pack(anchor="w", fill="x")
            label.bind("<Configure>", self._wrapper(label), add=True)

    def _wrapper(self, label: ttk.Label) -> Callable[[tkinter.Event], object]:
        """Within the edges of the label: words as wide as it lost their last letter."""
        return lambda event: label.configure(wraplength=max(1, event.width - EDGES))

    def _goer(self, name: str) -> Callable[[], object]:
        return lambda: self.go(name)

    # --- going about ---------------------------------------------------------------------------

    def part(self, name: str) -> Step:
        """The declaration of a step."""
        return next(part for part in self.parts if part.name == name)

    @property
    def step(self) -> AnyStep:
        """The step in sight."""
        return self.step_of(self.here)

    def step_of(self, name: str) -> AnyStep:
        """The step of that name, made when it is first asked for."""
        if name not in self.steps:
            self.steps[name] = self.make_step(self.part(name))
            self.steps[name].relabel()
            self.event_generate(STEP_MADE)
        return self.steps[name]

    def go_to_place(self, place: int) -> None:
        """The step at a place, from 0 on."""
        self.go(self.parts[place].name)

    def may(self, part: Step) -> bool:
        """Whether whoever is signed in may work there."""
        return not part.needs or self.desk.office.may(part.needs)

    def lay_open(self, name: str) -> AnyStep:
        """Bring the step into sight; whoever calls opens it."""
        for other in self.steps.values():
            other.pack_forget()
        self.here = name
        step = self.step_of(name)
        step.pack(fill="both", expand=True)
        self.relabel_head()
        return step

    # --- words ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Records have changed."""
        self.relabel_head()
        self.step.refresh()

    def relabel(self) -> None:
        self.back_button.configure(text=_(self.back) + "  Esc")
        for step in self.steps.values():
            step.relabel()
        self.relabel_head()

    def relabel_head(self) -> None:
        """The record's name and state, and which step is in sight."""
        for place, part in enumerate(self.parts, start=1):
            self.step_buttons[part.name].configure(
                text=f"{place}  {_(part.label)}",
                bootstyle="primary" if part.name == self.here else "ghost",
                state="normal" if self.may_go(part) else "disabled",
            )
        title, subtitle = self.head_texts()
        self.title.configure(text=title)
        self.subtitle.configure(text=subtitle)
