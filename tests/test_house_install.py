"""`pip install .` brings all the program needs, and it starts from another folder."""

import configparser
import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.source import FLOORS, TOP

SOURCES = ("maesariang_desk.py", "setup.cfg", "pyproject.toml", "README.md")


class Installed:
    """The program installed in a fresh environment that shares nothing but the libraries."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder, with_pip=False, symlinks=os.name != "nt")
        self.scripts = folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.scripts / ("python.exe" if os.name == "nt" else "python")
        self.packages = Path(
            self.run(self.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
        )
        libraries = next(path for path in sys.path if path.endswith("site-packages"))
        (self.packages / "libraries.pth").write_text(libraries, encoding="utf-8")

    def run(self, *command: str | Path, cwd: Path | None = None) -> str:
        result = subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def desk(self, *arguments: str | Path, cwd: Path) -> str:
        return self.run(self.scripts / "maesariang-desk", *arguments, cwd=cwd)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Built from a copy: building in the checkout would leave build/ and egg-info behind."""
    copy = tmp_path_factory.mktemp("copy")
    for folder in (*FLOORS, "locale"):
        shutil.copytree(TOP / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in SOURCES:
        shutil.copy(TOP / name, copy)
    fresh = Installed(tmp_path_factory.mktemp("fresh"))
    offline = ("--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check")
    fresh.run(sys.executable, "-m", "pip", "--python", fresh.python, "install", "-q", *offline, copy)
    return fresh


def _shipped(folder: Path) -> set[str]:
    return {
        path.relative_to(folder.parent).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in (".pyc", ".po", ".pot")
    }


def test_every_module_and_data_file_is_installed(installed: Installed) -> None:
    wanted = {name for floor in FLOORS for name in _shipped(TOP / floor)} | {"maesariang_desk.py"}
    wanted |= {f"ui/{name}" for name in _shipped(TOP / "locale")}
    missing = sorted(name for name in wanted if not (installed.packages / name).is_file())
    assert missing == []


def test_nothing_installed_shadows_the_standard_library(installed: Installed) -> None:
    assert not {"locale", "tests"} & {path.name for path in installed.packages.iterdir()}


def test_the_installed_program_says_its_version(installed: Installed, tmp_path: Path) -> None:
    assert "0.1.0" in installed.desk("--version", cwd=tmp_path)


def test_the_installed_program_keeps_an_office_from_another_folder(
    installed: Installed, tmp_path: Path, office_folder: Path
) -> None:
    installed.desk("--data", office_folder, "demo", "--no-window", "--residents", "40", "--seed", "7", cwd=tmp_path)
    people = json.loads(installed.desk("--data", office_folder, "list", "residents", "--json", cwd=tmp_path))
    assert len(people) == 40
    installed.desk("--data", office_folder, "print", "roster", "residents", tmp_path / "r.pdf", cwd=tmp_path)
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")


def test_the_installed_program_finds_its_thai(installed: Installed, tmp_path: Path) -> None:
    script = (
        "from ui import language; print(language.load_catalog('th', language.catalog_folders()).info()['language'])"
    )
    assert installed.run(installed.python, "-c", script, cwd=tmp_path).strip() == "th"


def test_the_command_is_a_console_program(installed: Installed) -> None:
    """A gui_scripts entry has no stdout on Windows, and `list --json` would print nothing."""
    entries = next(installed.packages.glob("maesariang_desk-*.dist-info")) / "entry_points.txt"
    assert entries.read_text(encoding="utf-8").split() == [
        "[console_scripts]", "maesariang-desk", "=", "maesariang_desk:main",
    ]  # fmt: skip


def test_every_package_is_named_in_setup_cfg() -> None:
    settings = configparser.ConfigParser(interpolation=None)
    settings.read(TOP / "setup.cfg", encoding="utf-8")
    named = set(settings["options"]["packages"].split()) - {"ui.locale"}
    there = {
        path.parent.relative_to(TOP).as_posix().replace("/", ".")
        for floor in FLOORS
        for path in (TOP / floor).rglob("__init__.py")
    }
    assert named == there
