"""Buttons at the head of a page, with the keys that press them."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import ttkbootstrap as ttk

from ui import theme
from ui.language import _


@dataclass(frozen=True)
class Tool:
    """A button: `label` is a msgid, `key` the key that does the same."""

    label: str
    icon: str
    act: Callable[[], object]
    key: str = ""
    style: str = "outline"


class Toolbar(ttk.Frame):
    """The first tool stands at the right."""

    def __init__(self, parent: tkinter.Misc, tools: Sequence[Tool]) -> None:
        super().__init__(parent)
        self._tools = tools
        self.buttons = {tool.label: self._button(tool) for tool in tools}

    def _button(self, tool: Tool) -> ttk.Button:
        button = ttk.Button(self, text=_(tool.label), icon=tool.icon, bootstyle=tool.style, command=tool.act)
        button.pack(side="right", padx=(theme.Space.SMALL, 0))
        return button

    def relabel(self) -> None:
        """Words in the language in use."""
        for tool in self._tools:
            self.buttons[tool.label].configure(text=f"{_(tool.label)}  {tool.key}".rstrip())
