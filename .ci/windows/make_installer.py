"""Makes the installer for Windows: PyInstaller freezes the program, NSIS packs it; on Windows, or on Debian under wine.

`python make_installer.py --release` makes the one for people, on a real Windows only. Without the option it is a build
for tests: under wine two libraries are stand-ins (README.md beside this file), so its name and version say "test".
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

HERE: Final = Path(__file__).resolve().parent
TOP: Final = HERE.parent.parent
sys.path.insert(0, str(TOP))

PROGRAM: Final = "MaeSariangDesk"
WINDOW_PROGRAM, COMMAND_PROGRAM = f"{PROGRAM}.exe", "maesariang-desk.exe"
TITLE: Final = "โต๊ะงานแม่สะเรียง"
ON_WINDOWS: Final = sys.platform == "win32"
STAND_IN: Final = "bcryptprimitives.dll"
"""Windows has its own; a copy of ours beside the program would be loaded instead of it."""
NEEDED: Final = (
    WINDOW_PROGRAM,
    COMMAND_PROGRAM,
    "_internal/ui/locale/th/LC_MESSAGES/maesariang_desk.mo",
    "_internal/ui/icons/maesariang_desk.ico",
    "_internal/ui/licences/python.txt",
    "_internal/db/migrations/0001_first_office.py",
    "_internal/fontpkg_sarabun/files/Sarabun-Regular.ttf",
    "_internal/_tk_data/tk.tcl",
)
"""A few files of each kind without which the program would start and then fail."""


@dataclass(frozen=True)
class Build:
    """What is made: for people or for tests. The two can be installed side by side and share no data they did not."""

    version: str
    is_release: bool
    is_quick: bool = False

    @property
    def folder(self) -> str:
        """The folder it is installed in, and the name under which Windows knows it."""
        return PROGRAM if self.is_release else f"{PROGRAM}-test"

    @property
    def title(self) -> str:
        """What the clerk sees in the Start menu and on the desktop."""
        return TITLE if self.is_release else f"{TITLE} (ทดสอบ)"

    @property
    def shown_version(self) -> str:
        """What --version says; the part after the plus is how Python packages mark a build of one's own."""
        return self.version if self.is_release else f"{self.version}+test"

    @property
    def numbers(self) -> list[int]:
        """The version in the four numbers that Windows wants."""
        return [*map(int, self.version.split(".")), 0, 0, 0][:4]

    @property
    def file(self) -> str:
        """The name of the installer."""
        return f"{PROGRAM}-{self.version}{'' if self.is_release else '-test'}-setup.exe"


def main() -> int:
    """Make it and say where it is and how large."""
    options = _parser().parse_args()
    if options.release:
        refuse_release_elsewhere()
    from ui.bootstrap import ready

    ready(TOP, [str(Path(__file__).resolve())], "installer" if ON_WINDOWS else "tests")
    from ui.version import version

    into = Path(options.into).resolve()
    into.mkdir(parents=True, exist_ok=True)
    made = make(Build(version(), options.release, options.quick), into)
    print(f"{made}  {made.stat().st_size / 1_000_000:.1f} MB")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Make the installer for Windows.")
    parser.add_argument("--release", action="store_true", help="the one for people; on a real Windows only")
    parser.add_argument("--quick", action="store_true", help="pack it in a tenth of the time, to half as much again")
    parser.add_argument("--into", default=str(TOP / "dist"), metavar="FOLDER", help="where it is put (dist)")
    return parser


def refuse_release_elsewhere() -> None:
    """End where what is frozen holds stand-ins for libraries of Windows and Python."""
    if not ON_WINDOWS:
        _stop(f"A release is made on a real Windows; this is {sys.platform}. Without --release a test build is made.")
    if is_wine():
        _stop("A release is made on a real Windows; this is wine. Without --release a test build is made.")


def is_wine() -> bool:
    """Whether this Windows is wine, whose system library has a function more."""
    return ON_WINDOWS and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")


def make(build: Build, into: Path) -> Path:
    """The installer, built in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="desk-installer-", ignore_cleanup_errors=True) as work:
        frozen = freeze(build, Path(work))
        check(frozen, build)
        return pack(build, Path(work), frozen, into)


# -- the program


def freeze(build: Build, work: Path) -> Path:
    """The folder of the program with all it needs."""
    order = {
        "folder": build.folder,
        "title": build.title,
        "version": build.shown_version,
        "numbers": build.numbers,
        "window_program": WINDOW_PROGRAM,
        "command_program": COMMAND_PROGRAM,
        "metadata": _seen_there(_metadata(build, work)),
        "stubs": [],
    }
    if not ON_WINDOWS:
        from tests import wine

        order["stubs"] = [_seen_there(wine.python().parent / STAND_IN)]
    (work / "order.json").write_text(json.dumps(order), encoding="utf-8")
    folders = ["--distpath", _seen_there(work / "frozen"), "--workpath", _seen_there(work / "build")]
    spec, words = _seen_there(HERE / "maesariang_desk.spec"), _seen_there(work / "order.json")
    _run_python(["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, spec, "--", words], work)
    return work / "frozen" / build.folder


def _metadata(build: Build, work: Path) -> Path:
    """What an installation by pip would leave: the frozen program reads its version there."""
    folder = work / f"maesariang_desk-{build.shown_version}.dist-info"
    folder.mkdir()
    text = f"Metadata-Version: 2.1\nName: maesariang-desk\nVersion: {build.shown_version}\n"
    (folder / "METADATA").write_text(text, encoding="utf-8", newline="\n")
    return folder


def _seen_there(path: Path) -> str:
    """The path as the Windows Python names it."""
    if ON_WINDOWS:
        return str(path)
    from tests import wine

    return wine.windows_path(path)


def _run_python(arguments: list[str], work: Path) -> None:
    """Run the Windows Python with the program's packages and PyInstaller."""
    if ON_WINDOWS:
        _finish(subprocess.run([sys.executable, *arguments], stdin=subprocess.DEVNULL, check=False))
        return
    from tests import wine

    environment = {**wine.environment(), "PYTHONUSERBASE": _seen_there(_packages(work))}
    _finish(wine.run(arguments, env=environment, timeout=900))


def _packages(work: Path) -> Path:
    """The packages for wine's Python, in a folder it takes for the user's own; those of the tests are not there."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("make_python", HERE / "make_python.py")
    assert spec and spec.loader
    make_python = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_python)
    folder = work / "packages"
    place = folder / f"Python{make_python.VERSION.replace('.', '')}" / "site-packages"
    place.mkdir(parents=True)
    wheels = work / "wheels"
    wheels.mkdir()
    make_python.packages(make_python.requirements("installer"), place, wheels)
    return folder


def check(frozen: Path, build: Build) -> None:
    """End if something is missing, or if a release holds what must not leave this computer."""
    missing = [name for name in NEEDED if not (frozen / name).is_file()]
    if missing:
        _stop(f"The frozen program lacks {', '.join(missing)}.")
    if build.is_release and any(path.name.lower() == STAND_IN for path in frozen.rglob("*.dll")):
        _stop(f"A release must not hold {STAND_IN}.")


# -- the installer


def pack(build: Build, work: Path, frozen: Path, into: Path) -> Path:
    """The installer of the frozen program."""
    program = str(frozen / COMMAND_PROGRAM)
    if ON_WINDOWS:
        told = subprocess.run([program, "--licences"], stdin=subprocess.DEVNULL, capture_output=True, check=False)
        licences = told.stdout.decode("utf-8")
    else:
        from tests import wine

        told = wine.run([program, "--licences"])
        licences = told.stdout
    if told.returncode or len(licences) < 10_000:
        _stop(f"The frozen program does not tell its licences: {told.returncode} {told.stderr!r}")
    (work / "licences.txt").write_text(licences, encoding="utf-8-sig", newline="\r\n")
    _side_picture(work / "side.bmp")
    (work / "order.nsh").write_text(_definitions(build, frozen, into), encoding="utf-8-sig", newline="\n")
    command = [_makensis(), "-V2", "-NOCD", "-INPUTCHARSET", "UTF8", str(HERE / "installer.nsi")]
    _finish(subprocess.run(command, cwd=work, stdin=subprocess.DEVNULL, check=False))
    return into / build.file


def _definitions(build: Build, frozen: Path, into: Path) -> str:
    """What installer.nsi is told; its paths are relative to the folder of work or whole."""
    from ui.taskbar import APPLICATION

    size = sum(path.stat().st_size for path in frozen.rglob("*") if path.is_file())
    words = {
        "ID": build.folder,
        "TITLE": build.title,
        "VERSION": build.shown_version,
        "NUMBERS": ".".join(map(str, build.numbers)),
        "WINDOW_PROGRAM": WINDOW_PROGRAM,
        "COMMAND_PROGRAM": COMMAND_PROGRAM,
        "FROZEN": str(frozen),
        "OUTPUT": str(into / build.file),
        "ICON": str(TOP / "ui" / "icons" / "maesariang_desk.ico"),
        "DATA": PROGRAM,
        "APPLICATION": APPLICATION,
        "KILOBYTES": str(size // 1024),
    }
    lines = [f'!define {name} "{text}"\n' for name, text in words.items()]
    return "".join([*lines, "!define QUICK\n"] if build.is_quick else lines)


def _side_picture(path: Path) -> None:
    """The picture beside the first and the last page."""
    sys.path.insert(0, str(HERE))
    import draw_icon

    draw_icon.side_picture().save(path)


def _makensis() -> str:
    """NSIS's compiler, on the path or where its installer puts it."""
    folders = (os.environ.get(name, "") for name in ("ProgramFiles(x86)", "ProgramFiles"))
    places = (Path(folder) / "NSIS" / "makensis.exe" for folder in folders)
    found = shutil.which("makensis") or next((str(place) for place in places if place.is_file()), "")
    if not found:
        _stop("NSIS is missing: on Debian apt-get install nsis, on Windows choco install nsis.")
    return found


def _finish(done: subprocess.CompletedProcess[str] | subprocess.CompletedProcess[bytes]) -> None:
    if done.returncode:
        _stop(f"{done.args}\n{done.stdout or ''}\n{done.stderr or ''}")


def _stop(text: str) -> NoReturn:
    print(text, file=sys.stderr, flush=True)
    sys.exit(1)


if __name__ == "__main__":
    sys.exit(main())
