"""What the README says is so: it opens with the two commands, knows every command, and names what is built on."""

import configparser
import re

import pytest

from tests.source import TOP
from ui.command_line import main

README = (TOP / "README.md").read_text(encoding="utf-8")
SETUP = configparser.ConfigParser()
SETUP.read(TOP / "setup.cfg", encoding="utf-8")
PINNED = [line.split("==")[0] for line in SETUP["options"]["install_requires"].strip().splitlines()]


def test_it_opens_with_the_two_commands() -> None:
    lines = [line.split("#")[0].strip() for line in README.split("```")[1].strip().splitlines()]
    assert lines == ["python3 maesariang_desk.py demo", "python3 -m tests"]


@pytest.mark.parametrize("package", PINNED)
def test_every_pinned_package_is_named_with_its_licence(package: str) -> None:
    made_of = README.partition("## What it is made of")[2]
    assert re.search(rf"{re.escape(package)}\b[^,;]*?\([A-Z]|{re.escape(package)} \(", made_of, re.IGNORECASE)


def test_every_command_of_the_program_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    described = README.partition("## Command line")[2].split("```")[1]
    assert main(["--lang", "en", "nothing"]) == 2
    choices = re.findall(r"'([a-z]+)'", capsys.readouterr().err.partition("choose from")[2])
    assert len(choices) > 5
    assert [choice for choice in choices if not re.search(rf"^  {choice} ", described, re.MULTILINE)] == []
