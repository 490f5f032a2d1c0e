"""Commands given in a test as on the command line, and what they gave back."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from db.office import Office
from tests.keys import lay_key, new_office
from ui.command_line import main


@dataclass
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Answer]


def commands_on(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """run("list", "residents") does a command in English on the office of `data`."""

    def run(*args: object) -> Answer:
        capsys.readouterr()
        code = main(["--data", str(data), "--lang", "en", *map(str, args)])
        return Answer(code, *capsys.readouterr())

    return run


def commands_on_new_office(data: Path, fill: Callable[[Office], object], capsys: pytest.CaptureFixture[str]) -> Run:
    """The same on an office that begins with what `fill` puts into it."""
    lay_key(data)
    with new_office(data) as office:
        fill(office)
    return commands_on(data, capsys)
