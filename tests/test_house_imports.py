"""The import law: ui above printing above db above db.domain, and each library in its one home."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source import FLOORS, TOP, assert_none, modules

BREACHES = {
    "Imports point down only": ("db/planted.py", "import ui.language"),
    "Paper knows what the records mean, not how they are kept": ("printing/planted.py", "import db.office"),
    "Only the screens know the window kit": ("db/planted.py", "import tkinter"),
    "Only the records know the database": ("ui/planted.py", "def later():\n    from peewee import Model"),
    "Only the paper knows PDF": ("ui/planted.py", "import pypdfium2"),
    "Only the records read and write spreadsheets": ("ui/planted.py", "import xlsxwriter"),
}
NOT_PURE = {
    "asyncio",
    "ctypes",
    "multiprocessing",
    "os",
    "shutil",
    "socket",
    "sqlite3",
    "subprocess",
    "tempfile",
    "tkinter",
}


def _law(folder: Path) -> "subprocess.CompletedProcess[str]":
    reader = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", reader, "--config", "setup.cfg", "--no-cache"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(folder), "PYTHONUTF8": "1", "NO_COLOR": "1", "PATH": ""},
        check=False,
    )


def test_imports_keep_the_law() -> None:
    result = _law(TOP)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="session")
def broken_house(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of a copy of the checkout with one breach of each contract."""
    house = tmp_path_factory.mktemp("house")
    for floor in FLOORS:
        shutil.copytree(TOP / floor, house / floor, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(TOP / "setup.cfg", house)
    for name, line in BREACHES.values():
        with (house / name).open("a", encoding="utf-8") as file:
            file.write(line + "\n")
    return _law(house).stdout


@pytest.mark.parametrize("contract", BREACHES)
def test_a_planted_breach_is_caught(broken_house: str, contract: str) -> None:
    assert f"{contract} BROKEN" in broken_house


def test_all_contracts_have_a_planted_breach() -> None:
    names = [
        line[7:] for line in (TOP / "setup.cfg").read_text(encoding="utf-8").splitlines() if line.startswith("name = ")
    ]
    assert set(BREACHES) == set(names[1:])


def _is_pure(imported: str) -> bool:
    root = imported.partition(".")[0]
    if root == "db":
        return imported == "db" or imported.startswith("db.domain")
    return root in sys.stdlib_module_names and root not in NOT_PURE


def test_the_domain_knows_only_the_standard_library_and_itself() -> None:
    found = [f"{m.name} imports {name}" for m in modules("db/domain") for name in m.imported() if not _is_pure(name)]
    assert_none(found)


@pytest.mark.parametrize("name", ["os", "sqlite3", "peewee", "db.office", "ui.language"])
def test_what_is_not_pure_is_told_from_what_is(name: str) -> None:
    assert not _is_pure(name)
    assert _is_pure("db.domain.names") and _is_pure("datetime")


def test_dialogs_are_called_through_their_module() -> None:
    """`from ui.dialogs import ask_yes_no` would keep the real one where a test scripts the answers."""
    named = [(module, name) for module in modules("ui") for name in module.imported() if name.startswith("ui.dialogs.")]
    assert_none(f"{module.name} imports {name}" for module, name in named if name.rpartition(".")[2][0].islower())


def test_locale_never_shadows_the_standard_library() -> None:
    assert [path.name for path in (TOP / "locale").rglob("*") if path.suffix == ".py"] == []


def test_the_tree_is_laid_out_as_the_law_says() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=TOP, capture_output=True, encoding="utf-8", check=False)
    if tracked.returncode:
        pytest.skip("not a git checkout")
    allowed = {*FLOORS, "locale", "tests", ".ci", "maesariang_desk.py", "setup.cfg", "README.md"}
    allowed |= {"pyproject.toml", ".gitignore", ".gitattributes", "LICENSE"}
    allowed |= {".github"}  # where a hosted Windows looks for what it should do
    assert {line.split("/")[0].strip('"') for line in tracked.stdout.splitlines()} <= allowed
