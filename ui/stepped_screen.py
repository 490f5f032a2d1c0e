"""A page whose records are worked on in steps, laid over its list; Alt with a figure leads to each."""

from __future__ import annotations

import tkinter
from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from ui.list_screen import ListScreen
from ui.scrolling import ScrollArea
from ui.shortcuts import bind_while
from ui.work_desk import STEP_MADE, WorkDesk

if TYPE_CHECKING:
    from ui.desk import Desk


DEEPEST: Final = 3
"""From the page inwards: the work, its parts, the steps, and what they are made of."""
AnyDesk = TypeVar("AnyDesk", bound=WorkDesk[Any])


class SteppedScreen(ListScreen, Generic[AnyDesk]):
    """Subclasses say where a record is worked on; that `work`, and the `area` it lies in, are made when it is first
    asked for."""

    work_desk: type[AnyDesk]
    area: ScrollArea

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        self.work: AnyDesk | None = None
        self.is_open = False
        super().__init__(parent, desk)
        self._list_parts = list(self.grid_slaves())
        self._followed: set[str] = set()
        for place in range(len(self.work_desk.parts)):
            bind_while(self, desk.window, f"<Alt-Key-{place + 1}>", self._stepper(place))

    def _stepper(self, place: int) -> Callable[[tkinter.Event], str | None]:
        def step(_event: tkinter.Event) -> str | None:
            if not self.winfo_ismapped() or not self.is_open or self.work is None:
                return None
            self.work.go_to_place(place)
            return "break"

        return step

    @abstractmethod
    def on_back(self) -> None:
        """From the steps to the list, with the record chosen."""

    def lay_work_over(self) -> AnyDesk:
        """The steps take the place of the list; whoever calls opens the record in them."""
        self.work = self.work or self._make_work()
        for part in self._list_parts:
            part.grid_remove()
        self.area.grid(row=0, column=0, rowspan=3, sticky="nsew")
        self._follow()
        self.is_open = True
        return self.work

    def _make_work(self) -> AnyDesk:
        self.area = ScrollArea(self)  # large letters left no room for what stands below the list of a step
        work = self.work_desk(self.area.inside, self.desk, self.on_back)
        work.pack(fill="both", expand=True)
        work.bind(STEP_MADE, lambda _event: self._follow(), add=True)
        return work

    def _follow(self) -> None:
        """Words that wrap and parts that are laid elsewhere make a step higher, of which nobody is told else."""
        self.area.adopt()
        waiting: list[tuple[tkinter.Misc, int]] = [(self.area.inside, 0)]
        while waiting:
            parent, depth = waiting.pop()
            for part in parent.winfo_children():
                if str(part) not in self._followed:
                    self._followed.add(str(part))
                    for event in ("<Configure>", "<Map>"):
                        part.bind(event, lambda _event: self.area.grow(), add=True)
                if depth < DEEPEST:
                    waiting.append((part, depth + 1))

    def show_list(self) -> None:
        """The list takes its place again."""
        self.is_open = False
        if self.work is not None:
            self.area.grid_remove()
        for part in self._list_parts:
            part.grid()
