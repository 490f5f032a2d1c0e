"""`python3 -m tests windows [pytest arguments]`: the tests on a Windows Python, which on Debian runs under wine.

Without arguments the whole suite runs, dealt to four Windows side by side, then the tests of the installed program.
"""

import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections import Counter

from tests import wine
from tests.source import TOP

# Of the installed program: they run on this side and start Windows programs themselves
FROM_OUTSIDE = "test_windows_*.py"
SIDES, PARTS = 4, 16  # four on two cores, for a Windows under wine waits a third of its time
LONGEST = ("test_ui_whole.py", "test_ui_whole_large.py")  # what takes minutes is begun first
LONGEST_PART = 1200  # seconds; a part takes a hundred, so whatever stands longer hangs
# Under pytest's usual capture, wine lets Tcl's first reading of a file fail
PYTEST = ["-m", "pytest", "--capture=sys", "-o", "faulthandler_timeout=240", "--durations=5"]
AGAIN = ["--last-failed"]
NOT_DONE = 1
NOT_COPIED = (".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "build", "dist")
# What the first start would fetch lies beside the made Python already
FILL = """
import json, pathlib
from ui import bootstrap
here = pathlib.Path.cwd()
place = bootstrap.Environment(here / ".venv")
needs = bootstrap._needs(here / "setup.cfg", "tests")
stamp = {part: bootstrap._digest(lines) for part, lines in needs.items()}
(place.folder / "installed.json").write_text(json.dumps(stamp | {"python": place._interpreter()}), encoding="utf-8")
assert place.has(needs)
"""
SUMMARY = re.compile(r"(\d+) (passed|failed|skipped|errors?)\b")


def main(arguments: list[str]) -> int:
    """Run, telling each line as it comes; the result is pytest's exit code, or the first that is not 0."""
    if sys.platform == "win32":
        import pytest

        return int(pytest.main(arguments))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # who is told to end still switches its Windows off
    wine.python()
    if arguments:
        return Side().run(arguments)
    code = _whole_suite()
    outside = sorted(str(path.relative_to(TOP)) for path in (TOP / "tests").glob(FROM_OUTSIDE))
    return (_on_this_side(outside) if outside else 0) or code


def parts() -> list[list[str]]:
    """The test files, dealt out so that each part takes about as long as any other."""
    names = set((TOP / "tests").rglob("test_*.py")) - set((TOP / "tests").glob(FROM_OUTSIDE))
    by_size = sorted(names, key=lambda path: (path.name not in LONGEST, -path.stat().st_size, path.name))
    return [[path.relative_to(TOP).as_posix() for path in sorted(by_size[part::PARTS])] for part in range(PARTS)]


def _whole_suite() -> int:
    waiting: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    for part in parts():
        waiting.put(part)
    sides = [Side(f"{number} │ ") for number in range(1, SIDES + 1)]
    threads = [threading.Thread(target=side.run_all, args=(waiting,), daemon=True) for side in sides]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counts = sum((side.counts for side in sides), Counter[str]())
    failed = counts["failed"] + counts["error"] + counts["errors"]
    print(f"{counts['passed']} passed, {failed} failed, {counts['skipped']} skipped", flush=True)
    codes = [code for side in sides for code in side.codes]
    return next((code for code in codes if code), 0 if len(codes) == PARTS else NOT_DONE)


def _on_this_side(files: list[str]) -> int:
    """Run tests that start Windows programs from here; pytest-xvfb gives them their screen."""
    return subprocess.run([sys.executable, "-m", "pytest", *files], cwd=TOP, check=False).returncode


class Side:
    """One Windows with a screen and a checkout of its own; pytest's lines are passed on, each after `mark`."""

    def __init__(self, mark: str = "") -> None:
        self.codes: list[int] = []
        self.counts: Counter[str] = Counter()
        self._last: Counter[str] = Counter()
        self._mark = mark
        windows = wine.new_prefix()
        self._environment = wine.environment(windows, wine.new_screen())
        self._checkout = windows / "drive_c" / "desk"
        self._python = self._checkout / ".venv" / "Scripts" / "python.exe"
        self._set_up()

    def _set_up(self) -> None:
        """A copy of the checkout with an environment such as the first start makes, but fetching nothing."""
        shutil.copytree(TOP, self._checkout, ignore=shutil.ignore_patterns(*NOT_COPIED))
        for words in (["-m", "venv", "--without-pip", ".venv"], ["-c", FILL]):
            wine.run(words, env=self._environment, cwd=self._checkout, check=True)
        packages = self._checkout / ".venv" / "Lib" / "site-packages"
        packages.rmdir()
        packages.symlink_to(wine.python().parent / "Lib" / "site-packages")

    def run_all(self, waiting: "queue.SimpleQueue[list[str]]") -> None:
        """Run parts of the suite until none waits."""
        while True:
            try:
                part = waiting.get_nowait()
            except queue.Empty:
                return
            if code := self.run(part):
                print(f"{self._mark}What did not pass once more, for wine is not always Windows.", flush=True)
                first = self._last
                code = self.run([*part, *AGAIN])
                self._last += Counter(passed=first["passed"], skipped=first["skipped"])
            self.counts.update(self._last)
            self.codes.append(code)

    def run(self, arguments: list[str]) -> int:
        """Run pytest with these arguments to its end, and return its exit code."""
        last = ""
        with subprocess.Popen(
            ["wine", str(self._python), *PYTEST, *arguments],
            cwd=self._checkout,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="cp874",
            errors="replace",
        ) as process:
            limit = threading.Timer(LONGEST_PART, self._give_up)
            limit.start()
            for line in process.stdout or ():
                print(self._mark + line, end="", flush=True)
                last = line if SUMMARY.search(line) else last
            limit.cancel()
        self._last = Counter({kind: int(number) for number, kind in SUMMARY.findall(last)})
        return process.returncode

    def _give_up(self) -> None:
        print(f"{self._mark}No end after {LONGEST_PART} seconds: this Windows is switched off.", flush=True)
        wine.switch_off(self._environment)
