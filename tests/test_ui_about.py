"""About: every shipped part with its version and licence in full, by keyboard, whole on a small screen."""

import configparser
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from tests.keyboard import press
from tests.source import TOP
from ui import about, monitors, theme
from ui.language import set_language
from ui.parts import PARTS, TEXTS, Part, parts
from ui.version import version

FOLDER = Path("somewhere") / "ข้อมูล สำนักงาน"


def _required() -> set[str]:
    """The packages that setup.cfg asks for, and what they ask for, by their names in small letters."""
    settings = configparser.ConfigParser(interpolation=None)
    settings.read(TOP / "setup.cfg", encoding="utf-8")
    waiting = [Requirement(line) for line in settings["options"]["install_requires"].strip().splitlines()]
    found: set[str] = set()
    while waiting:
        requirement = waiting.pop()
        if requirement.name.lower() in found:
            continue
        found.add(requirement.name.lower())
        try:
            asked = [Requirement(line) for line in distribution(requirement.name).requires or []]
        except PackageNotFoundError:  # one that only Windows has
            assert "win32" in str(requirement.marker)
            continue
        waiting += [each for each in asked if each.marker is None or each.marker.evaluate({"extra": ""})]
    return found - {"fontpkg"}  # asked for by the package of Sarabun, and not used by it


def test_every_required_package_is_a_part() -> None:
    assert _required() <= {part.package.lower() for part in PARTS}


def test_every_part_has_a_licence_with_its_text() -> None:
    empty = [part.name for part in parts() if len(part.text()) < 200 or not part.licence]
    assert empty == []


def test_every_package_says_its_version() -> None:
    assert [part.name for part in parts() if part.package and not part.version] == []


def test_every_kept_text_belongs_to_a_part() -> None:
    named = [name for part in PARTS for name in part.texts]
    assert sorted(set(named)) == sorted(path.name for path in TEXTS.iterdir())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Sarabun", "SIL OPEN FONT LICENSE"),
        ("ttkbootstrap, Bootstrap Icons", "The Bootstrap Authors"),
        ("SQLCipher", "ZETETIC"),
        ("pypdfium2, PDFium", "PDFium"),
        ("Python", "PYTHON SOFTWARE FOUNDATION LICENSE"),
        ("Tcl/Tk", "Regents of the University"),
    ],
)
def test_the_text_is_the_licence_of_that_part(name: str, words: str) -> None:
    assert words in next(part for part in parts() if part.name == name).text()


def test_a_package_that_is_not_there_is_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = Part("Missing", "MIT", "no-such-package-of-anyone")
    monkeypatch.setattr("ui.parts.PARTS", (missing, Part("Here", "MIT")))
    assert [part.name for part in parts()] == ["Here"]


@pytest.fixture
def dressed(window: Any) -> Any:
    theme.dress(window)
    return window


def test_it_opens_with_name_version_and_place_of_the_data(dressed: Any, in_dialog: Any) -> None:
    seen: list[str] = []

    def look(dialog: Any) -> None:
        seen.extend(_labels(dialog))
        dialog.cancel()

    in_dialog(look)
    about.show(dressed, FOLDER)
    assert seen[:3] == ["โต๊ะงานแม่สะเรียง", f"รุ่น {version()}", f"ข้อมูลอยู่ที่ {FOLDER}"]


def _labels(widget: Any) -> list[str]:
    texts = [str(widget.cget("text"))] if widget.winfo_class() == "TLabel" and widget.cget("text") else []
    return texts + [text for child in widget.winfo_children() for text in _labels(child)]


def test_the_keyboard_chooses_a_part_reads_its_text_and_closes(dressed: Any, in_dialog: Any) -> None:
    def step(dialog: Any) -> None:
        dialog.update()
        assert dialog.focus_get() is dialog.list
        for part in parts()[1:]:
            press(dialog, "Down")
            assert dialog.part == part
            assert dialog.text.get("1.0", "end").split() == part.text().split()
        press(dialog, "Tab")
        assert dialog.focus_get() is dialog.text
        press(dialog, "Next")
        assert dialog.text.yview()[0] > 0
        press(dialog, "Tab")
        assert dialog.focus_get().winfo_class() == "TButton"
        press(dialog, "Escape")
        assert not dialog.winfo_exists()

    in_dialog(step)
    about.show(dressed, FOLDER)


def test_engines_within_packages_say_their_version(dressed: Any, in_dialog: Any) -> None:
    def step(dialog: Any) -> None:
        shown = {dialog.list.item(row, "text"): dialog.list.set(row, "version") for row in dialog.list.get_children()}
        assert all(re.fullmatch(r"\d+\.\d+\.\d+", shown[name]) for name in ("Python", "Tcl/Tk", "SQLite", "SQLCipher"))
        dialog.cancel()

    in_dialog(step)
    about.show(dressed, FOLDER)


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("percent", [100, 150])
def test_it_is_whole_on_a_small_screen(
    dressed: Any, in_dialog: Any, monkeypatch: pytest.MonkeyPatch, language: str, percent: int
) -> None:
    monkeypatch.setattr(monitors, "areas", lambda _window: (monitors.Area(0, 0, 1366, 768),))
    set_language(language)
    theme.set_text_size(dressed, percent)

    def step(dialog: Any) -> None:
        dialog.update()
        for widget in (dialog.list, dialog.text, *dialog.buttons.winfo_children()):
            bottom = widget.winfo_rooty() + widget.winfo_height()
            assert bottom <= min(dialog.winfo_rooty() + dialog.winfo_height(), 768 - 40)
            assert widget.winfo_height() >= widget.winfo_reqheight() - 2
            assert widget.winfo_width() >= widget.winfo_reqwidth() - 2
        dialog.cancel()

    in_dialog(step)
    about.show(dressed, FOLDER)
    theme.set_text_size(dressed, 100)
