"""What the README says is so: it opens with the two commands, knows every command, and names what is built on."""

import configparser
import contextlib
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.office_files import person, residents_xlsx
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


ON_A_NEW_PC = README.partition("on the new one.")[2].split("```")[1]
STICK = "/media/stick"


def test_the_commands_for_a_new_pc_bring_an_office_into_an_empty_home(tmp_path: Path) -> None:
    """Nothing but the lines of the README: of the office begun elsewhere only its stick and its paper come along."""
    stick, old, home = (tmp_path / name for name in ("stick", "เครื่องเก่า", "home"))
    stick.mkdir()
    home.mkdir()
    (stick / "password.txt").write_text(PASSWORD, encoding="utf-8")
    signed = {"MAESARIANG_USER": "กานดา ใจดี", "MAESARIANG_PASSWORD_FILE": str(stick / "password.txt")}
    residents = residents_xlsx(tmp_path / "residents.xlsx", person(1), person(2))
    page = tmp_path / "page.pdf"
    begin = ["--data", str(old), "import", "residents", str(residents), "--recovery", str(page)]
    assert _program(begin, signed, home).returncode == 0
    backup = ["--data", str(old), "backup", "create", str(stick / "office.msdbak")]
    assert _program(backup, signed, home).returncode == 0
    (stick / "recovery-key.txt").write_text(_key_on(page), encoding="utf-8")
    given: dict[str, str] = {}
    ran = []
    for line in ON_A_NEW_PC.strip().replace(STICK, stick.as_posix()).splitlines():
        words = shlex.split(line)
        if words[0] == "export":
            name, _, value = words[1].partition("=")
            given[name] = value
        else:
            assert words[:2] == ["python3", "maesariang_desk.py"]
            ran.append(_program(words[2:], given, home))
    assert [result.returncode for result in ran] == [0, 0], [result.stderr for result in ran]
    counted = _program(["list", "residents", "--json"], given, home)
    assert len(json.loads(counted.stdout)) == 2


PASSWORD = "ดอกเอื้อง 2569"


def _program(words: list[str], given: dict[str, str], home: Path) -> "subprocess.CompletedProcess[str]":
    """The program on a PC whose user has this home folder and nothing of the office in it."""
    of_home = ("HOME", "USERPROFILE", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAESARIANG_")}
    environment |= {name: str(home) for name in of_home} | given
    return subprocess.run(
        [sys.executable, str(TOP / "maesariang_desk.py"), *words],
        env=environment, cwd=home, capture_output=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def _key_on(page: Path) -> str:
    """The groups of letters on the recovery page, as somebody types them off."""
    with contextlib.closing(pdfium.PdfDocument(page)) as paper:
        text = paper[0].get_textpage().get_text_range()
    groups = [line for line in text.replace(" ", "").split() if re.fullmatch("[0-9A-HJKMNP-TV-Z]{5}", line)]
    assert len(groups) == 8, groups
    return "-".join(groups)
