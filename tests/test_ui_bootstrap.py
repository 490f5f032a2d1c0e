"""The first start: one environment beside the checkout, made once, mended when broken, explained when impossible."""

import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ui import bootstrap

TOP = Path(__file__).resolve().parent.parent
DEBIAN = Path("/usr/bin/python3" if sys.platform == "linux" else "/nowhere")  # wine, too, could start Linux programs
BASE = os.path.realpath(getattr(sys, "_base_executable", sys.executable))
START = """
import sys
from pathlib import Path
from ui.bootstrap import ready
ready(Path(__file__).resolve().parent, [__file__])
import wished
print(wished.VERSION, Path(sys.prefix), *sys.argv[1:])
sys.exit(7)
"""
posix = pytest.mark.skipif(os.name == "nt", reason="signals and symbolic links")


def _wheel(folder: Path, version: str) -> None:
    with zipfile.ZipFile(folder / f"wished-{version}-py3-none-any.whl", "w") as wheel:
        info = f"wished-{version}.dist-info"
        wheel.writestr("wished.py", f"VERSION = {version!r}\n")
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: wished\nVersion: {version}\n")
        wheel.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{info}/RECORD", "")


class Checkout:
    """A small checkout that wishes for one package, kept as wheels in a folder instead of the network."""

    def __init__(self, folder: Path, wheels: Path) -> None:
        self.folder = folder
        self.venv = folder / ".venv"
        self.environment = {**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}
        self.environment |= {"PIP_NO_CACHE_DIR": "1", "PYTHONUTF8": "1"}
        (folder / "ui").mkdir(parents=True)
        for name in ("__init__.py", "bootstrap.py"):
            shutil.copy(TOP / "ui" / name, folder / "ui")
        (folder / "start.py").write_text(START, encoding="utf-8")
        self.wish("1.0")

    def wish(self, version: str, description: str = "") -> None:
        lines = [f"wished=={version}", 'nothing==1; sys_platform == "cpm"']
        (self.folder / "setup.cfg").write_text(
            f"[metadata]\ndescription = {description}\n[options]\ninstall_requires =\n    "
            + "\n    ".join(lines)
            + "\n",
            encoding="utf-8",
        )

    def begin(self, *arguments: str, python: str = BASE, **environment: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [python, str(self.folder / "start.py"), *arguments],
            env=self.environment | environment,
            cwd=self.folder.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def start(self, *arguments: str, python: str = BASE, **environment: str) -> tuple[int, str, str]:
        process = self.begin(*arguments, python=python, **environment)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err

    def works(self, version: str = "1.0") -> bool:
        code, out, err = self.start()
        assert (code, out.split()[:1]) == (7, [version]), err
        return True


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheels")
    _wheel(folder, "1.0")
    _wheel(folder, "2.0")
    return folder


@pytest.fixture
def checkout(tmp_path: Path, wheels: Path) -> Checkout:
    return Checkout(tmp_path / "โปรแกรม ของเรา", wheels)


class Made(Checkout):
    """One whose first two starts came at once; `told` is what each gave back."""

    told: list[tuple[int, str, str]]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, wheels: Path) -> Made:
    """Half a minute's work for Windows, so once for all tests of a first start that goes well."""
    checkout = Made(tmp_path_factory.mktemp("made") / "ทำ ครั้งเดียว", wheels)
    both = [checkout.begin("list", "--json", "ก ข") for _time in range(2)]
    texts = [process.communicate(timeout=120) for process in both]
    checkout.told = [(process.returncode, *text) for process, text in zip(both, texts, strict=True)]
    return checkout


@pytest.fixture
def filled(checkout: Checkout, made: Made) -> Checkout:
    """A checkout that was started before."""
    shutil.copytree(made.venv, checkout.venv, symlinks=True)
    return checkout


def test_first_start_fills_the_environment_and_the_second_installs_nothing(made: Made) -> None:
    for code, out, err in made.told:
        assert (code, out) == (7, f"1.0 {made.venv} list --json ก ข\n"), err
    assert any("First start" in err and "wished==1.0" in err for _code, _out, err in made.told)
    assert made.start("list") == (7, f"1.0 {made.venv} list\n", "")


def test_two_first_starts_at_once_make_one_environment(made: Made) -> None:
    assert [code for code, _out, _err in made.told] == [7, 7], made.told
    assert sum("First start" in err for _code, _out, err in made.told) == 1


def test_only_changed_requirements_change_the_environment(filled: Checkout) -> None:
    filled.wish("1.0", description="another text")
    assert filled.start()[2] == ""
    filled.wish("2.0")
    code, out, err = filled.start()
    assert (code, out.split()[0]) == (7, "2.0")
    assert "First start" not in err


def test_an_environment_made_by_hand_is_completed_not_replaced(filled: Checkout) -> None:
    (filled.venv / "installed.json").unlink()
    (filled.venv / "by-hand").touch()
    assert filled.works()
    assert (filled.venv / "by-hand").exists()
    assert filled.start()[2] == ""


def _kill_at(checkout: Checkout, told: str, python: str = BASE) -> None:
    process = checkout.begin(python=python)
    assert process.stderr is not None
    assert any(told in line for line in process.stderr)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _debians_own() -> str:
    """A second Python with all that the program asks of one; "" where there is none."""
    able = DEBIAN.exists() and not subprocess.call(
        [str(DEBIAN), "-c", "import sys, tkinter, ensurepip; sys.exit(sys.version_info < (3, 11))"],
        stderr=subprocess.DEVNULL,
    )
    return str(DEBIAN) if able and os.path.realpath(DEBIAN) != BASE else ""


@posix
def test_a_start_killed_while_the_environment_is_made_is_mended_by_the_next(checkout: Checkout) -> None:
    """Alone, and by Debian's own Python where there is one: it starts the program too."""
    python = _debians_own() or BASE
    _kill_at(checkout, "First start", python)
    code, out, err = checkout.start("list", "--json", "ก ข", python=python)
    assert (code, out) == (7, f"1.0 {checkout.venv} list --json ก ข\n"), err
    assert "First start" in err and "wished==1.0" in err
    assert os.path.realpath(checkout.venv / "bin" / "python") == os.path.realpath(python)
    assert checkout.start("list", python=python) == (7, f"1.0 {checkout.venv} list\n", "")


@posix
def test_a_start_killed_while_pip_installs_is_mended_by_the_next(filled: Checkout) -> None:
    filled.wish("2.0")
    _kill_at(filled, "wished==2.0")
    shutil.rmtree(next(filled.venv.rglob("pip")))  # what pip was at is not to be trusted
    assert filled.works("2.0")


@posix
def test_an_environment_whose_python_is_gone_is_not_trusted(filled: Checkout) -> None:
    environment = bootstrap.Environment(filled.venv)
    assert environment.has({})
    for link in (filled.venv / "bin").glob("python*"):
        link.unlink()
        link.symlink_to("/nowhere/python3")
    assert not environment.has({})


@posix
def test_an_environment_whose_python_became_another_is_not_trusted(filled: Checkout, tmp_path: Path) -> None:
    (tmp_path / "python3.99").touch()
    python = filled.venv / "bin" / "python"
    python.unlink()
    python.symlink_to(tmp_path / "python3.99")
    assert not bootstrap.Environment(filled.venv).has({})


def test_without_network_one_sentence_says_so_and_the_next_start_continues(filled: Checkout) -> None:
    filled.wish("2.0")
    code, out, err = filled.start(PIP_FIND_LINKS="")
    assert (code, out) == (1, "")
    assert "Traceback" not in err
    assert "ERROR: No matching distribution found for wished==2.0" in err
    assert "connected to the internet" in err
    code, out, err = filled.start()
    assert (code, out.split()[0], "First start" in err) == (7, "2.0", False)


@pytest.mark.parametrize(("module", "package"), [("_tkinter", "python3-tk"), ("ensurepip", "python3-venv")])
def test_what_the_system_lacks_is_named_before_anything_is_made(
    checkout: Checkout, tmp_path: Path, module: str, package: str
) -> None:
    (tmp_path / "sitecustomize.py").write_text(f"import sys\nsys.modules[{module!r}] = None\n", encoding="utf-8")
    code, out, err = checkout.start(PYTHONPATH=str(tmp_path))
    assert (code, out, len(err.splitlines())) == (1, "", 2)
    assert package in err
    assert not checkout.venv.joinpath("pyvenv.cfg").exists()


def test_a_checkout_that_cannot_be_written_gets_its_environment_in_the_own_folder(
    checkout: Checkout, made: Made
) -> None:
    own = bootstrap._own_folder(checkout.folder)
    shutil.copytree(made.venv, own, symlinks=True)
    (own / "installed.json").unlink()
    checkout.venv.touch()  # a file in its place stops even root, whom a read-only folder would not
    assert checkout.works()
    assert checkout.start("a") == (7, f"1.0 {own} a\n", "")


def test_the_environment_of_another_system_is_left_alone(checkout: Checkout, made: Made) -> None:
    own = bootstrap._own_folder(checkout.folder)
    shutil.copytree(made.venv, own, symlinks=True)
    (own / "installed.json").unlink()
    theirs = checkout.venv / ("bin" if os.name == "nt" else "Scripts") / "python.exe"
    theirs.parent.mkdir(parents=True)
    theirs.touch()
    assert checkout.works()
    assert checkout.start("a") == (7, f"1.0 {own} a\n", "")
    assert [path.name for path in checkout.venv.iterdir()] == [theirs.parent.name]


def test_an_installed_program_sets_nothing_up(checkout: Checkout) -> None:
    (checkout.folder / "setup.cfg").unlink()
    (checkout.folder / "wished.py").write_text("VERSION = 'own'\n", encoding="utf-8")
    code, out, err = checkout.start()
    assert (code, out.split()[0], err) == (7, "own", "")
    assert not checkout.venv.exists()
