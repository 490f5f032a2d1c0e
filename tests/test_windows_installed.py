"""The installer as a clerk meets it: built here, installed into an empty Windows under wine, worked with, removed.

Run by `python3 -m tests windows`, on this side: a test starts Windows programs. With DESK_INSTALLER=FILE that installer
is tried instead of a new one.
"""

import getpass
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageGrab

from tests import wine
from tests.source import TOP
from ui.version import version

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="starts wine; on Windows the workflow does the like")

MAKE = TOP / ".ci" / "windows" / "make_installer.py"
KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\MaeSariangDesk-test"
STILL_RUNNING = 3
PATIENCE = 180  # seconds for what takes some, on a busy machine
CHECKOUT = "import sys; from ui.command_line import main; sys.exit(main(sys.argv[1:]))"
PAGE = (300, 400, 1200, 650)  # of the screen: where the frame of the window, which comes first, is still white
UNLIKE = 24  # of 255: how far two pixels of one colour may lie apart


class Computer:
    """An empty Windows 10 with a user of its own."""

    def __init__(self, prefix: Path) -> None:
        self.screen = wine.new_screen()
        self.environment = wine.environment(prefix, self.screen)
        self.environment["WINEDLLOVERRIDES"] += ";winemenubuilder.exe=d"  # or entries for the desktop of Linux are made
        self.home = prefix / "drive_c" / "users" / getpass.getuser()
        for link in [path for path in self.home.iterdir() if path.is_symlink()]:  # to the real home folder
            link.unlink()
            link.mkdir()
        self.run("winecfg", "-v", "win10")
        self.programs = self.home / "AppData/Local/Programs/MaeSariangDesk-test"
        self.data = self.home / "AppData/Local/MaeSariangDesk"
        self.desk = self.programs / "maesariang-desk.exe"

    def run(self, *words: str | Path) -> "subprocess.CompletedProcess[str]":
        return wine.run(list(words), env=self.environment, timeout=PATIENCE)

    def do(self, *words: str | Path) -> str:
        """Run something that has to end well; what it says."""
        done = self.run(*words)
        assert done.returncode == 0, (words, done.returncode, done.stdout, done.stderr)
        return done.stdout

    def start(self, *words: str | Path) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            ["wine", *map(str, words)],
            env=self.environment,
            cwd=TOP,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def links(self) -> list[str]:
        """The entries on the desktop and in the Start menu, as folder/name."""
        return sorted(f"{path.parent.name}/{path.name}" for path in self.home.rglob("*.lnk"))

    def picture(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.screen).convert("RGB")

    def settled(self, before: Image.Image) -> Image.Image:
        """The screen once a window is there and nothing moves on it any more but the blinking bar in an entry."""
        last, quiet, until = before, 0, time.monotonic() + PATIENCE
        while quiet < 4:
            assert time.monotonic() < until, "no window, or it never came to rest"
            time.sleep(0.5)
            now = self.picture()
            is_there = unlike(before, now) > 0.3 and ink(now.crop(PAGE)) > 0.02
            quiet = quiet + 1 if is_there and unlike(last, now) < 0.001 else 0
            last = now
        return last


def unlike(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ to the eye."""
    assert one.size == other.size
    difference = ImageChops.difference(one, other).convert("L").point(lambda value: 255 * (value > UNLIKE))
    return difference.histogram()[255] / (one.width * one.height)


def ink(picture: Image.Image) -> float:
    """The share of pixels that are not the white of the page."""
    return unlike(picture, Image.new("RGB", picture.size, "white"))


def eventually(happened: Callable[[], bool]) -> bool:
    """Wait for what another process does."""
    until = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > until:
            return False
        time.sleep(0.2)
    return True


@pytest.fixture(scope="module", autouse=True)
def windows_python() -> Path:
    """Asked for before a test has a home folder of its own, where no Python is kept for the next run."""
    return wine.python()


@pytest.fixture(scope="module")
def setup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installer, made as for any test build."""
    if given := os.environ.get("DESK_INSTALLER"):
        return Path(given).resolve()
    folder = tmp_path_factory.mktemp("installer")
    command = [sys.executable, str(MAKE), "--quick", "--into", str(folder)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = folder.iterdir()
    assert made.name == f"MaeSariangDesk-{version()}-test-setup.exe"
    return made


@pytest.fixture(scope="module")
def computer(setup: Path) -> Iterator[Computer]:
    """A computer on which the program was installed silently, with the demo made by the installed program."""
    made = Computer(wine.new_prefix())
    made.do(setup, "/S")
    made.do(made.desk, "demo", "--no-window")
    yield made
    wine.switch_off(made.environment)


def demo_of(computer: Computer) -> str:
    return wine.windows_path(computer.data / "demo")


def test_a_release_is_refused_under_wine(tmp_path: Path) -> None:
    done = wine.run([wine.python(), wine.windows_path(MAKE), "--release", "--into", wine.windows_path(tmp_path)])
    assert done.returncode == 1
    assert "this is wine" in done.stderr


def test_it_is_installed_for_the_user_with_entries_and_known_to_windows(computer: Computer) -> None:
    assert sorted(path.name for path in computer.programs.iterdir()) == [
        "MaeSariangDesk.exe", "_internal", "maesariang-desk.exe", "uninstall.exe",
    ]  # fmt: skip
    name = "โต๊ะงานแม่สะเรียง (ทดสอบ).lnk"
    assert computer.links() == [f"Desktop/{name}", f"Programs/{name}"]
    known = computer.do("reg", "query", KEY)
    assert f"{version()}+test" in known and "uninstall.exe" in known


def test_it_says_its_version_and_licences(computer: Computer) -> None:
    assert computer.do(computer.desk, "--version").strip() == f"maesariang-desk.exe {version()}+test"
    told = computer.do(computer.desk, "--licences")
    makers = ("SIL OPEN FONT LICENSE", "ZETETIC", "The Bootstrap Authors", "Bootloader", "Regents of the University")
    assert [words for words in makers if words not in told] == []


def test_the_demo_lies_where_data_of_programs_lie(computer: Computer) -> None:
    assert (computer.data / "demo" / "office.db").stat().st_size > 1_000_000


def test_it_prints_and_finds_its_data_in_order(computer: Computer) -> None:
    papers = {"roster.pdf": ("roster", "residents"), "certificates.pdf": ("certificates", "--class", "1")}
    for name, words in papers.items():
        place = computer.home / name
        computer.do(computer.desk, "--data", demo_of(computer), "print", *words, wine.windows_path(place))
        with pypdfium2.PdfDocument(place) as document:
            assert len(document) > 1
            assert len(document[0].get_textpage().get_text_bounded()) > 100
    assert "ข้อมูลถูกต้องครบถ้วน" in computer.do(computer.desk, "--data", demo_of(computer), "check")


def test_commands_answer_in_the_catalog_of_the_installed_program(computer: Computer) -> None:
    refused = computer.run(computer.desk, "--data", r"C:\nowhere", "check")
    assert refused.returncode == 1 and "ไม่พบข้อมูลสำนักงาน" in refused.stderr


def test_the_window_looks_as_from_the_checkout(computer: Computer, tmp_path: Path) -> None:
    """The same office on the same Windows, from the installed program and from its source: fonts, icons, words, colours
    are all there, or the pictures differ. In English they differ."""
    empty = computer.picture()
    seen = {}
    programs = {
        "installed": (computer.programs / "MaeSariangDesk.exe", "--data", demo_of(computer)),
        "english": (computer.programs / "MaeSariangDesk.exe", "--lang", "en", "--data", demo_of(computer)),
        "checkout": (wine.python(), "-c", CHECKOUT, "--data", demo_of(computer)),
    }
    for name, words in programs.items():
        running = computer.start(*words)
        seen[name] = computer.settled(empty)
        seen[name].save(tmp_path / f"{name}.png")  # to be looked at when they differ
        running.kill()
        running.wait()
        assert eventually(lambda: unlike(empty, computer.picture()) < 0.01)
    assert unlike(seen["installed"], seen["checkout"]) < 0.005
    assert unlike(seen["installed"], seen["english"]) > 0.01


def fingerprint(folder: Path) -> dict[str, str]:
    """Each file below the folder with what is in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_nothing_is_replaced_or_removed_while_it_runs(computer: Computer, setup: Path) -> None:
    before = fingerprint(computer.programs)
    empty = computer.picture()
    running = computer.start(computer.programs / "MaeSariangDesk.exe", "--data", demo_of(computer))
    computer.settled(empty)
    try:
        in_place = f"_?={wine.windows_path(computer.programs)}"  # or a copy of it goes on, and nobody sees its end
        assert computer.run(setup, "/S").returncode == STILL_RUNNING
        assert computer.run(computer.programs / "uninstall.exe", "/S", in_place).returncode == STILL_RUNNING
        assert fingerprint(computer.programs) == before
    finally:
        running.kill()
        running.wait()


def test_an_upgrade_over_itself_removes_what_is_old_and_keeps_the_data(computer: Computer, setup: Path) -> None:
    data, program = fingerprint(computer.data), fingerprint(computer.programs)
    (computer.programs / "_internal" / "of_an_older_version.dll").write_bytes(b"old")
    (computer.programs / "maesariang-desk.exe").write_bytes(b"damaged")
    computer.do(setup, "/S")
    assert fingerprint(computer.programs) == program
    assert fingerprint(computer.data) == data
    assert "ข้อมูลถูกต้องครบถ้วน" in computer.do(computer.desk, "--data", demo_of(computer), "check")


def test_uninstalling_removes_the_program_and_leaves_the_data(computer: Computer) -> None:
    data = fingerprint(computer.data)
    assert len(data) > 0
    computer.do(computer.programs / "uninstall.exe", "/S")
    assert eventually(lambda: not computer.programs.exists())
    assert eventually(lambda: computer.links() == [])
    assert eventually(lambda: computer.run("reg", "query", KEY).returncode != 0)
    assert fingerprint(computer.data) == data
