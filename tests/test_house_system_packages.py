"""`python3 -m tests` on Debian: installs the system packages that are missing, or names the one command that does."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import __main__ as setup
from tests import wine

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Debian's packages")


class Apt:
    """Stands in for apt-get: keeps the commands, and fails those named."""

    def __init__(self, failing: str = "") -> None:
        self.commands: list[list[str]] = []
        self._failing = failing

    def __call__(self, command: list[str], **options: Any) -> "subprocess.CompletedProcess[str]":
        assert options["env"]["DEBIAN_FRONTEND"] == "noninteractive"
        assert options["stdin"] == subprocess.DEVNULL
        self.commands.append(command)
        return subprocess.CompletedProcess(command, 100 if command[1] == self._failing else 0, "E: no space left", "")


@pytest.fixture
def apt(monkeypatch: pytest.MonkeyPatch) -> Apt:
    installer = Apt()
    monkeypatch.setattr(subprocess, "run", installer)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return installer


def test_this_machine_lacks_nothing() -> None:
    assert setup._missing() == []


def test_a_missing_program_is_named_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "Xvfb" else f"/usr/bin/{name}")
    assert setup._missing() == ["xvfb"]


def test_missing_fonts_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "rglob", lambda folder, pattern: iter([Path("Loma.ttf")]))
    assert setup._missing() == ["fonts-tlwg-laksaman-ttf"]


@pytest.mark.parametrize(
    ("program", "packages"),
    [
        ("wine", ["wine", "wine64"]),
        ("x86_64-w64-mingw32-gcc", ["gcc-mingw-w64-x86-64"]),
        ("makensis", ["nsis"]),
        ("Xvfb", ["xvfb"]),
    ],
)
def test_what_windows_tests_lack_is_named_by_its_packages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str, packages: list[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None if name == program else f"/usr/bin/{name}")
    monkeypatch.setattr(wine, "TK_SCRIPTS", tmp_path)
    assert wine.missing_packages() == packages
    monkeypatch.setattr(wine, "TK_SCRIPTS", tmp_path / "tk.tcl")
    assert wine.missing_packages() == [*packages, "tk8.6"]


def test_nothing_missing_installs_nothing(apt: Apt) -> None:
    setup._provide([])
    assert apt.commands == []


def test_root_installs_just_what_is_missing(apt: Apt) -> None:
    setup._provide(["xvfb", "python3-tk"])
    assert [command[1] for command in apt.commands] == ["update", "install"]
    assert apt.commands[1][-2:] == ["xvfb", "python3-tk"]


def test_others_are_told_the_one_command(apt: Apt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match=r"sudo apt-get install -y xvfb python3-tk$"):
        setup._provide(["xvfb", "python3-tk"])
    assert apt.commands == []


def test_a_failed_installation_stops_with_what_apt_said(
    apt: Apt, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(subprocess, "run", Apt(failing="install"))
    with pytest.raises(SystemExit, match="could not be installed"):
        setup._provide(["xvfb"])
    assert "no space left" in capsys.readouterr().err
