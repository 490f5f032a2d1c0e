"""The run on Windows: what it leaves out is there and has a reason, what it is dealt is everything else."""

import ast
import locale
import subprocess
import sys
from pathlib import Path

import pytest

from tests import windows, windows_left_out
from tests.source import TOP, assert_none

LEFT_OUT = windows_left_out.ON_WINDOWS | windows_left_out.UNDER_WINE
on_windows = pytest.mark.skipif(sys.platform != "win32", reason="what Windows does")
under_wine = pytest.mark.skipif(not windows_left_out.is_wine(), reason="the Windows that tests make")


def _tests_of(module: str) -> set[str]:
    path = next((TOP / "tests").rglob(f"{module}.py"), None)
    if path is None:
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_the_list_of_what_is_left_out_has_no_dead_names() -> None:
    for name in LEFT_OUT:
        module, _, test = name.partition("::")
        assert _tests_of(module) and (not test or test in _tests_of(module)), name


def test_what_is_left_out_says_why() -> None:
    assert_none(name for name, why in LEFT_OUT.items() if len(why.split()) < 4)


def test_left_out_is_what_the_list_names_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(windows_left_out, "is_wine", lambda: True)
    monkeypatch.setattr(windows_left_out, "ON_WINDOWS", {"test_ui_a": "its module"})
    monkeypatch.setattr(windows_left_out, "UNDER_WINE", {"test_ui_b::test_c": "itself"})
    asked = {
        "tests/test_ui_a.py::test_any[1]": "its module",
        "tests/test_ui_b.py::test_c": "itself",
        "tests/test_ui_b.py::test_c[a/b-[c]]": "itself",
        "tests/test_ui_b.py::test_cd": "",
        "tests/test_ui_ab.py::test_c": "",
    }
    assert {node: windows_left_out.reason(node) for node in asked} == asked


def test_nothing_is_left_out_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert windows_left_out.reason("tests/test_house_lint.py::test_the_tree_is_clean[ruff]") == ""


def test_each_test_file_is_dealt_to_one_part() -> None:
    dealt = [name for part in windows.parts() for name in part]
    inside = {path.relative_to(TOP).as_posix() for path in (TOP / "tests").rglob("test_*.py")}
    outside = {f"tests/{path.name}" for path in (TOP / "tests").glob(windows.FROM_OUTSIDE)}
    assert sorted(dealt) == sorted(inside - outside)
    assert all(windows.parts())


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("== 2 failed, 9 passed, 3 errors in 21.80s ==", {"failed": 2, "passed": 9, "errors": 3}),
        ("= 1738 passed, 3 skipped in 246.73s (0:04:06) =", {"passed": 1738, "skipped": 3}),
        ("1 error in 2.38s", {"error": 1}),
        ("collected 307 items", {}),
    ],
)
def test_the_closing_line_of_a_part_is_counted(line: str, counts: dict[str, int]) -> None:
    assert {kind: int(number) for number, kind in windows.SUMMARY.findall(line)} == counts


@under_wine
def test_the_windows_of_the_tests_is_a_thai_one() -> None:
    import ctypes

    kernel = ctypes.windll.kernel32
    assert (kernel.GetACP(), kernel.GetUserDefaultUILanguage()) == (874, 0x041E)
    assert locale.getpreferredencoding() == "cp874"


@under_wine
def test_its_file_names_may_be_thai(tmp_path: Path) -> None:
    (tmp_path / "ใบลงเวลา ๒๕๖๙.pdf").write_bytes(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["ใบลงเวลา ๒๕๖๙.pdf"]


@on_windows
def test_a_moment_is_written_with_its_offset_without_a_time_zone_database() -> None:
    """Python on Windows has none of its own, and the program brings none."""
    script = (
        "import sys; sys.modules['tzdata'] = sys.modules['zoneinfo'] = None\n"
        "import datetime, db.office\n"
        "moment = datetime.datetime(2026, 11, 22, 9, 30).astimezone()\n"
        "print(moment.isoformat(timespec='seconds'), db.office.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=TOP, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout[:19] == "2026-11-22T09:30:00" and done.stdout[19] in "+-"
