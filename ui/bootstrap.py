"""First start: makes the program's own .venv with what setup.cfg asks for; standard library only.

Every start passes here, so what only the first one needs is imported where it is used.
"""

from __future__ import annotations

import configparser
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NoReturn

OLDEST_PYTHON = (3, 11)
NO_TK = (
    "{python} has no tkinter; on Debian or Ubuntu: sudo apt install python3-tk, then start with /usr/bin/python3.",
    "Python นี้ไม่มี tkinter ให้ติดตั้งแพ็กเกจ python3-tk แล้วเปิดใหม่ด้วย /usr/bin/python3",
)
NO_ENSUREPIP = (
    "{python} cannot make virtual environments; on Debian or Ubuntu: sudo apt install python3-venv.",
    "Python นี้สร้างสภาพแวดล้อมเสมือนไม่ได้ ให้ติดตั้งแพ็กเกจ python3-venv",
)
NOT_FETCHED = (
    "The packages could not be fetched: is this computer connected to the internet? Starting again continues.",
    "ดาวน์โหลดแพ็กเกจไม่สำเร็จ โปรดตรวจการเชื่อมต่ออินเทอร์เน็ต แล้วเปิดโปรแกรมอีกครั้ง",
)
# First words of the lines that only say that pip is at work
PIP_TELLS = {
    "Collecting", "Processing", "Downloading", "Using", "Obtaining", "Looking", "Installing", "Requirement", "Ignoring"
}  # fmt: skip


def ready(top: Path, command: Sequence[str], extra: str = "") -> None:
    """Return once all that `top`/setup.cfg requires (with the extra `extra`) can be imported.

    A process outside the environment does not return: it fills the environment where needed and starts again in it
    as `python *command *sys.argv[1:]`. An installed or frozen program has no setup.cfg beside it and needs nothing.
    """
    recipe = top / "setup.cfg"
    if getattr(sys, "frozen", False) or not recipe.is_file():
        return
    if sys.version_info < OLDEST_PYTHON:
        stop("{python} is older than Python 3.11.", "ต้องใช้ Python 3.11 ขึ้นไป")
    needs = _needs(recipe, extra)
    both = [Environment(top / ".venv"), Environment(_own_folder(top))]
    places = [place for place in both if not place.is_of_another_system()]
    environment = next((place for place in places if place.has(needs)), None) or _set_up(places, needs)
    if not environment.is_running():
        environment.start_again(command)


def stop(english: str, thai: str, code: int = 1) -> NoReturn:
    """Say in one plain sentence, in two languages, why the program cannot start, and end."""
    text = english.format(python=sys.executable) + "\n" + thai
    if sys.stderr is not None:
        print(text, file=sys.stderr)
    elif sys.platform == "win32":  # pythonw has no console to say it on
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, "Mae Sariang Desk", 0x10)
    sys.exit(code)


def _say(english: str, thai: str = "") -> None:
    if sys.stderr is not None:
        print(english, thai, file=sys.stderr, sep=" / " if thai else "", flush=True)


def _needs(recipe: Path, extra: str) -> dict[str, list[str]]:
    """The requirement lines of setup.cfg by part: "" is what the program runs with, others are extras."""
    settings = configparser.ConfigParser(interpolation=None)
    settings.read(recipe, encoding="utf-8")
    parts = {"": settings["options"]["install_requires"]}
    if extra:
        parts[extra] = settings["options.extras_require"][extra]
    return {part: [line.strip() for line in text.splitlines() if line.strip()] for part, text in parts.items()}


def _own_folder(top: Path) -> Path:
    """Where the environment of a checkout goes that cannot be written to."""
    system, variable = ("AppData/Local", "LOCALAPPDATA") if os.name == "nt" else (".local/share", "XDG_DATA_HOME")
    data = Path(os.environ.get(variable) or Path.home() / system)
    return data / "maesariang-desk-python" / hashlib.sha256(str(top).encode()).hexdigest()[:16]


def _set_up(places: Sequence[Environment], needs: dict[str, list[str]]) -> Environment:
    for place in places:
        try:
            place.folder.mkdir(parents=True, exist_ok=True)
            lock = (place.folder / "lock").open("a", encoding="utf-8")
        except OSError:  # a read-only checkout
            continue
        with lock, _locked(lock):
            if not place.has(needs):
                place.fill(needs, lock)
        return place
    stop(
        f"No place for the packages can be written: {', '.join(str(place.folder) for place in places)}.",
        "ไม่มีสิทธิ์เขียนลงในโฟลเดอร์ของโปรแกรม",
    )


@contextmanager
def _locked(file: IO[str]) -> Iterator[None]:
    """Wait until no other start is setting up; the system frees the lock of a start that was killed."""
    if not _try_lock(file):
        _say("Another start is setting up, waiting for it.", "กำลังรอการเตรียมโปรแกรมจากอีกหน้าต่างหนึ่ง")
        while not _try_lock(file):
            time.sleep(0.2)
    yield


def _try_lock(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class Environment:
    """A virtual environment of the program; the stamp, written last, says what has been put into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self._stamp = folder / "installed.json"
        self._unfinished = folder / "unfinished"

    def is_running(self) -> bool:
        """Whether this very process runs in it."""
        return self.folder.exists() and Path(sys.prefix).resolve() == self.folder.resolve()

    def is_of_another_system(self) -> bool:
        """Whether Linux made it and this is Windows, or the other way round, as in a folder that both share."""
        other = "bin" if os.name == "nt" else "Scripts"
        return (self.folder / other).is_dir() and not self.python.parent.is_dir()

    def has(self, needs: dict[str, list[str]]) -> bool:
        """Whether it was filled with just these requirements, whole, and its Python is still there."""
        stamp = self._read_stamp()
        return not self._is_broken() and all(stamp.get(part) == _digest(lines) for part, lines in needs.items())

    def fill(self, needs: dict[str, list[str]], lock: IO[str]) -> None:
        """Make it where it is missing or broken, fetch what is needed, then write the stamp."""
        stamp = self._read_stamp()
        try:
            if self._is_broken():
                stamp = {}
                self._make()
            else:
                _say("Fetching what has changed.", "กำลังปรับปรุงแพ็กเกจที่เปลี่ยนไป")
            self._unfinished.touch()
            self._fetch([line for lines in needs.values() for line in lines], lock)
        except KeyboardInterrupt:
            stop("Stopped; starting again sets up the rest.", "หยุดแล้ว เปิดอีกครั้งเพื่อเตรียมส่วนที่เหลือ", code=130)
        except OSError as error:
            stop(f"Setting up failed: {error}", "เตรียมโปรแกรมไม่สำเร็จ โปรดปิดหน้าต่างอื่นของโปรแกรมแล้วลองใหม่")
        stamp |= {"python": self._interpreter(), **{part: _digest(lines) for part, lines in needs.items()}}
        fresh = self._stamp.with_suffix(".new")
        fresh.write_text(json.dumps(stamp), encoding="utf-8")
        fresh.replace(self._stamp)
        self._unfinished.unlink()
        _say("Ready.", "พร้อมใช้งาน")

    def start_again(self, command: Sequence[str]) -> NoReturn:
        """Go on in the environment with the same arguments; the exit code is the program's."""
        python = self.python
        if Path(sys.executable).stem.lower() == "pythonw":
            python = python.with_name("pythonw.exe")
        arguments = [str(python), *command, *sys.argv[1:]]
        if os.name != "nt":
            os.execv(arguments[0], arguments)
        import subprocess

        try:  # exec on Windows would return to the shell at once
            sys.exit(subprocess.call(arguments))
        except KeyboardInterrupt:
            sys.exit(130)

    def _interpreter(self) -> str:
        """The Python it stands on; "" when that is gone, as after an upgrade of the system."""
        if not self.python.exists():
            return ""
        if os.name != "nt":
            return os.path.realpath(self.python)
        for line in (self.folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines():
            key, _, home = line.partition("=")
            if key.strip() == "home":
                return str(home.strip()) if Path(home.strip()).is_dir() else ""
        return ""

    def _read_stamp(self) -> dict[str, str]:
        try:
            stamp = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _is_broken(self) -> bool:
        """Killed while being filled, or the Python below it is gone or another one."""
        interpreter = self._interpreter()
        made_on = self._read_stamp().get("python", interpreter)
        return self._unfinished.exists() or not interpreter or made_on != interpreter

    def _make(self) -> None:
        import importlib.util
        import shutil
        import subprocess

        if self.is_running():
            stop(
                f"{self.folder} is damaged: start with the computer's own Python instead.",
                "สภาพแวดล้อมของโปรแกรมเสียหาย โปรดเปิดด้วย Python ของเครื่อง",
            )
        if importlib.util.find_spec("_tkinter") is None:
            stop(*NO_TK)
        if importlib.util.find_spec("ensurepip") is None:
            stop(*NO_ENSUREPIP)
        _say(
            f"First start: setting up in {self.folder}, this takes about a minute.",
            "เปิดครั้งแรก กำลังเตรียมโปรแกรม ใช้เวลาประมาณหนึ่งนาที",
        )
        self._unfinished.touch()
        for path in self.folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.name not in ("lock", self._unfinished.name):
                path.unlink()
        made = subprocess.run(
            [sys.executable, "-m", "venv", str(self.folder)], stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if made.returncode:
            _say((made.stdout + made.stderr).decode(errors="replace"))
            stop(*NO_ENSUREPIP)

    def _fetch(self, requirements: Sequence[str], lock: IO[str]) -> None:
        """Let pip install the wheels, telling each by name; what pip complains of is shown when it fails."""
        import subprocess

        quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--no-warn-script-location"]
        command = [str(self.python), "-m", "pip", "install", "--only-binary", ":all:", *quiet, "--retries", "2"]
        inherited = {} if os.name == "nt" else {"pass_fds": [lock.fileno()]}  # a pip that outlives us holds the lock
        with subprocess.Popen(
            [*command, *requirements],
            env={**os.environ, "PIP_USER": "0", "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            **inherited,  # type: ignore[call-overload]
        ) as pip:
            complaints = [line for line in pip.stdout if not _is_told(line)]
        if pip.returncode:
            self._unfinished.unlink()  # pip gave up by itself and left nothing half-done
            _say("".join(line for line in complaints if "Retry" not in line).rstrip())
            stop(*NOT_FETCHED)


def _is_told(line: str) -> bool:
    """Tell what pip is doing in plain words; False for a line that only matters if pip fails."""
    what, _, rest = line.strip().partition(" ")
    if what == "Collecting":
        _say(f"  {rest.partition(' (from')[0]}")
    elif what == "Processing":  # a wheel at hand, named by its file
        _say("  " + "==".join(Path(rest).name.split("-")[:2]))
    elif line.startswith("Installing collected packages"):
        _say("Installing.", "กำลังติดตั้ง")
    return what in PIP_TELLS


def _digest(lines: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
