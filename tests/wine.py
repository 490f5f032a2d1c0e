"""A Windows Python under wine, as tests use it: a Thai Windows with a screen of its own.

`python()` is its python.exe, `environment()` what a program of it is started with, `run(...)` starts one and waits.
Each process that asks gets a fresh Windows (a wine prefix), thrown away at its end.
"""

import atexit
import contextlib
import functools
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.source import TOP

PACKAGES = {
    "wine": "wine wine64", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64", "makensis": "nsis", "Xvfb": "xvfb",
    "gs": "ghostscript",
}  # fmt: skip
TK_SCRIPTS = Path("/usr/share/tcltk/tk8.6/tk.tcl")
C_LOCALE = Path("/usr/lib/locale/C.utf8")
LOCALE = "th_TH.UTF-8"  # of which wine makes code page 874
SCREEN = (1600, 900)
# wine offers to fetch .NET and a browser engine, which nothing here uses
NOT_OFFERED = "mscoree=d;mshtml=d"


def missing_packages() -> list[str]:
    """The Debian packages that this machine lacks for Windows tests."""
    missing = [name for program, names in PACKAGES.items() if not shutil.which(program) for name in names.split()]
    return missing + ([] if TK_SCRIPTS.exists() else ["tk8.6"])


@functools.cache
def _maker() -> ModuleType:
    place = TOP / ".ci" / "windows" / "make_python.py"
    spec = importlib.util.spec_from_file_location("make_python", place)
    assert spec and spec.loader
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    return maker


@functools.cache
def python() -> Path:
    """The python.exe of a Windows Python with all packages, made when it is missing."""
    made: Path = _maker().main()
    return made


def environment(prefix: Path | None = None, screen: str | None = None) -> dict[str, str]:
    """Variables for a program of a Windows (this process's own unless named), in Thai, on a screen that nobody sees."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHON", "WINE", "XDG_"))}
    ours = {"WINEPREFIX": str(prefix or own_prefix()), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": NOT_OFFERED}
    python_too = {"PYTHONUNBUFFERED": "1", "PYTHONPYCACHEPREFIX": windows_path(python().parent / "compiled")}
    thai = {"LOCPATH": str(_locales()), "LANG": LOCALE, "LC_ALL": LOCALE}
    return {**kept, **ours, **python_too, **thai, "DISPLAY": screen or display()}


@functools.cache
def _locales() -> Path:
    """A Thai locale that the machine lacks, for wine to take the language from its name and UTF-8 from what it is.

    Under a locale that is not there wine could write no Thai file names.
    """
    folder: Path = _maker().cache_folder() / "locales"
    folder.mkdir(exist_ok=True)
    with contextlib.suppress(FileExistsError):
        (folder / LOCALE).symlink_to(C_LOCALE)
    return folder


def windows_path(path: Path) -> str:
    """The path as Windows programs name it: the whole machine is their drive Z."""
    return "Z:" + str(path).replace("/", "\\")


@functools.cache
def own_prefix() -> Path:
    """The Windows of this process."""
    return new_prefix()


def new_prefix() -> Path:
    """A fresh Windows, as it is after its installation; closed and removed when this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="desk-windows-"))
    display()  # ends after the Windows that draws on it
    atexit.register(_remove, folder)
    shutil.copytree(_installed_windows(), folder / "windows", symlinks=True)
    return folder / "windows"


@functools.cache
def _installed_windows() -> Path:
    """A Windows that nothing has run in yet, to be copied: wine takes some ten seconds to make one."""
    cache: Path = _maker().cache_folder()
    version = subprocess.run(
        ["wine", "--version"],
        env={**os.environ, "WINEDEBUG": "-all"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    ).stdout
    kept = cache / f"{re.sub('[^a-z0-9.]+', '-', version.lower())}{LOCALE}-alone"
    with _maker().alone(cache / "windows-lock"):
        if not kept.exists():
            with tempfile.TemporaryDirectory(dir=cache, prefix="unfinished-") as unfinished:
                made = Path(unfinished) / "windows"
                for command in (["wine", "wineboot", "--init"], ["wineserver", "--wait"]):
                    subprocess.run(
                        command,
                        env=environment(made),
                        stdin=subprocess.DEVNULL,
                        stdout=subprocess.PIPE,
                        stderr=subprocess.STDOUT,
                        check=True,
                        timeout=300,
                    )
                _keep_to_itself(made)
                made.rename(kept)
    return kept


def _keep_to_itself(windows: Path) -> None:
    """Folders in place of wine's links to the real user's documents, pictures and desktop."""
    for link in list((windows / "drive_c" / "users").rglob("*")):
        if link.is_symlink():
            link.unlink()
            link.mkdir()


def switch_off(environment: dict[str, str]) -> None:
    """End all programs of that Windows."""
    subprocess.run(["wineserver", "--kill"], env=environment, check=False, timeout=60)


def _remove(folder: Path) -> None:
    switch_off(environment(folder / "windows"))
    shutil.rmtree(folder, ignore_errors=True)


@functools.cache
def display() -> str:
    """The screen of this process."""
    return new_screen()


def new_screen() -> str:
    """The name of a running Xvfb that ends with this process; large enough for a window of 1366x768 in its frame."""
    from pyvirtualdisplay.display import Display

    screen = Display(size=SCREEN, color_depth=24, manage_global_env=False)
    screen.start()
    atexit.register(screen.stop)
    return str(screen.new_display_var)


def run(arguments: list[str | Path], **options: Any) -> "subprocess.CompletedProcess[str]":
    """Run a Windows program to its end; `arguments` begin with it or, where they begin with an option, with Python.

    Standard input is empty and output is piped, without which wine 8 gives programs no standard streams.
    """
    words = [str(word) for word in arguments]
    if words and words[0].startswith("-"):
        words.insert(0, str(python()))
    settings = {"env": environment(), "encoding": "utf-8", "errors": "replace", "timeout": 300, "check": False}
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    done: subprocess.CompletedProcess[str] = subprocess.run(["wine", *words], **{**settings, **pipes, **options})
    return done
