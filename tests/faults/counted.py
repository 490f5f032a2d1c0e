"""Promises whose tries are tests of their own: they are run, and what they tried is counted."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.bad_input import TRIES, items
from tests.faults.tally import Tally
from tests.source import TOP
from tests.test_domain_rotation import live_through

MOST_SAID = 2000
"""Letters of what tests said that did not run to their end."""


def run(tally: Tally, place: Path, *tests: str, **variables: str) -> int:
    """Run the tests and note what failed, or why they did not run; how many there were."""
    report = place / "report.xml"
    command = [sys.executable, "-m", "pytest", "-q", *tests, f"--junitxml={report}"]
    ran = subprocess.run(
        command, cwd=TOP, env={**os.environ, **variables}, check=False, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
    )  # fmt: skip
    if ran.returncode not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED) or not report.is_file():
        tally.broken.append(f"{' '.join(tests)} ended with {ran.returncode}: {ran.stdout.strip()[-MOST_SAID:]}")
        return 0
    count = 0
    for case in ET.parse(report).iter("testcase"):
        count += 1
        for failure in [*case.iter("failure"), *case.iter("error")]:
            tally.broken.append(f"{case.get('name')}: {failure.get('message', '')[:300]}")
    return count


def text_is_only_text(times: int, place: Path) -> Tally:
    """Let all items and so many texts come through fields, import, search, order, screen, PDF, CSV and XLSX."""
    tally = Tally("text is only text")
    with tally.timed():
        tally.seen["checks"] = run(tally, place, "tests/bad_input", **{TRIES: str(times)})
    tally.tried["texts through fields, import, search, order, screen, PDF, CSV and XLSX"] = times + len(items("texts"))
    for name in ("citizen_ids", "dates", "phones", "files"):
        tally.tried[f"{name.replace('_', ' ')} with expected results"] = len(items(name))
    return tally


def rotation_keeps_good_copies(times: int, _place: Path) -> Tally:
    """Live through so many made-up histories with clocks that leap, thinning the copies after each."""
    tally = Tally("rotation keeps good copies")
    with tally.timed():
        for turn in range(times):
            with tally.trying("histories with clock jumps"):
                live_through(turn % 5, turn)
    return tally


def no_error_vanishes(_times: int, place: Path) -> Tally:
    """Errors in commands and callbacks, with and without a console."""
    tally = Tally("no error vanishes")
    with tally.timed():
        names = ("ui_without_console", "ui_jobs", "ui_dialogs", "house_watch")
        tests = [f"tests/test_{name}.py" for name in names]
        tally.tried["checks of errors in commands and callbacks"] = run(tally, place, *tests)
    return tally


def only_the_allowed_see_and_do(_times: int, place: Path) -> Tally:
    """Every role with every operation."""
    from db.domain.accounts import Role
    from db.domain.permissions import RIGHT_OF

    tally = Tally("only the allowed see and do")
    with tally.timed():
        tally.seen["checks"] = run(tally, place, "tests/test_db_permissions.py", "tests/test_ui_roles.py")
    tally.tried["cells of role and operation"] = len(Role) * len(RIGHT_OF)
    return tally
