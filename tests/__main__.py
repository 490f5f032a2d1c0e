"""`python3 -m tests [benchmarks | windows | corpus | whole | faults] [words]` sets up what tests need and runs them."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests import windows, wine
from ui.bootstrap import ready

TOP = Path(__file__).resolve().parent.parent
PROGRAMS = {
    "Xvfb": "xvfb",
    "pdftoppm": "poppler-utils",
    "mutool": "mupdf-tools",
    "java": "default-jre-headless",
    "strace": "strace",
}
JARS = {"jaxb-runtime.jar": "libjaxb-java"}
FONTS = {"Loma.ttf": "fonts-tlwg-loma-ttf", "Laksaman.ttf": "fonts-tlwg-laksaman-ttf"}
KINDS = ("benchmarks", "windows", "corpus", "whole", "faults")
# One more than the machine has cores, for tests of windows and of killed processes wait for a good part of their time
SIDE_BY_SIDE = ["-n", str((os.cpu_count() or 1) + 1), "--dist", "worksteal"]
TEMPORARY, MEMORY, ROOM = "PYTEST_DEBUG_TEMPROOT", Path("/dev/shm"), 6 << 30
KEPT = ["-o", "tmp_path_retention_policy=failed"]
MODULES = {"_tkinter": "python3-tk", "ensurepip": "python3-venv"}


def main() -> int:
    """Set up, then run pytest, here or on Windows (its exit code is the result), or the benchmarks.

    `corpus`, `whole` and `faults` run what a usual run samples: every name and word on paper, the window at every size
    of the text in every language, every try to break a promise.
    """
    kind = sys.argv[1] if sys.argv[1:2] and sys.argv[1] in KINDS else ""
    if sys.platform == "linux":
        _provide(_missing() + (wine.missing_packages() if kind == "windows" else []))
    _keep_what_was_compiled()
    ready(TOP, ["-m", "tests"], "tests")
    os.chdir(TOP)
    if kind == "benchmarks":
        return _benchmarks()
    if kind == "windows":
        return windows.main(sys.argv[2:])
    if kind == "faults":
        from tests.faults import promises

        return promises.main(sys.argv[2:])
    import pytest

    _write_to_memory()
    if kind:
        return int(pytest.main([*KEPT, "-m", kind, *(sys.argv[2:] or SIDE_BY_SIDE)]))
    return int(pytest.main([*KEPT, *(sys.argv[1:] or SIDE_BY_SIDE)]))


def _keep_what_was_compiled() -> None:
    """Hundreds of processes that tests start would each compile the program anew where that is switched off."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


def _write_to_memory() -> None:
    """Folders of tests lie in memory where it has room: thousands of offices, each flushed again and again, wait for
    the disk for a quarter of the time."""
    if not os.environ.get(TEMPORARY) and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ[TEMPORARY] = str(MEMORY)


def _missing() -> list[str]:
    """The Debian packages that the tests need and this machine lacks."""
    packages = [package for program, package in PROGRAMS.items() if shutil.which(program) is None]
    there = {path.name for path in Path("/usr/share/fonts").rglob("*.ttf")}
    packages += [package for font, package in FONTS.items() if font not in there]
    packages += [package for jar, package in JARS.items() if not Path("/usr/share/java", jar).exists()]
    if sys.base_prefix == "/usr":  # Debian's own Python; another one brings these itself or cannot get them
        packages += [package for module, package in MODULES.items() if importlib.util.find_spec(module) is None]
    return packages


def _provide(packages: list[str]) -> None:
    if not packages:
        return
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        sys.exit(f"The tests need a few system packages: sudo apt-get install -y {' '.join(packages)}")
    print(f"Installing system packages: {' '.join(packages)}", file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        done = subprocess.run(
            [apt, *command], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
        sys.exit(f"The system packages could not be installed: apt-get install -y {' '.join(packages)}")
    importlib.invalidate_caches()


def _benchmarks() -> int:
    from tests import benchmarks

    if shutil.which("Xvfb") is None:
        return int(benchmarks.main())
    from pyvirtualdisplay.display import Display

    with Display(size=(1366, 768), color_depth=24):
        return int(benchmarks.main())


if __name__ == "__main__":
    sys.exit(main())
