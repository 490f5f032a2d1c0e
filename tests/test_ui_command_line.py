"""The command line itself: exit codes, wrong usage, languages, results on stdout and nothing else."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import Run
from tests.keys import open_office
from ui.command_line import for_the_window, main

TOP = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.usefixtures("manager")
LONG_NAME = "ก" * 300


@pytest.mark.parametrize(
    "args",
    [
        ("list", "residents"), ("search", "ก"), ("export", "residents", "a.csv"), ("check",), ("backup", "create", "b"),
        ("print", "roster", "residents", "a.pdf"), ("print", "certificates", "--class", "1", "a.pdf"),
    ],
)  # fmt: skip
def test_without_an_office_it_says_that_there_is_none(run: Run, data: Path, args: tuple[str, ...]) -> None:
    answer = run(*args)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert str(data) in answer.err
    assert not data.exists()


@pytest.mark.parametrize(
    "args",
    [
        ("nothing",), ("list",), ("list", "people"), ("import", "residents"), ("export", "residents", "a.ods"),
        ("print", "roster", "residents", "a.txt"), ("print", "register", "--class", "1", "--day", "31/2/2569", "a.pdf"),
        ("print", "certificates", "a.pdf"), ("search", "ก", "--limit", "0"), ("demo", "--residents", "-1"),
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_code_2(run: Run, data: Path, args: tuple[str, ...]) -> None:
    answer = run(*args)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err
    assert not data.exists(), list(data.iterdir())


def test_the_demo_without_a_window(run: Run, data: Path) -> None:
    assert run("demo", "--no-window", "--residents", 60, "--seed", 7).code == 0
    first = run("list", "residents", "--json").out
    assert len(json.loads(first)) == 60
    assert run("demo", "--no-window").code == 0
    assert run("list", "residents", "--json").out == first


def test_a_real_office_is_never_taken_for_the_demo(run: Run, town: Path) -> None:
    before = (town / "office.db").read_bytes()
    answer = run("demo", "--no-window")
    assert (answer.code, answer.out) == (1, "")
    assert (town / "office.db").read_bytes() == before


def test_the_demo_has_a_folder_of_its_own(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--no-window", "--residents", "30"]) == 0
    assert main(["list", "residents"]) == 1
    assert [path for path in home.rglob("office.db") if "demo" in path.parts]


def test_messages_are_thai_unless_english_is_asked_for(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {}
    for language in ("th", "en"):
        main(["--data", str(data), "--lang", language, "list", "residents"])
        texts[language] = capsys.readouterr().err.partition(str(data))[0]
    main(["--data", str(data), "list", "residents"])
    assert capsys.readouterr().err.startswith(texts["th"])
    assert any("ก" <= letter <= "๛" for letter in texts["th"]) and texts["en"].isascii()


def test_help_and_version(run: Run) -> None:
    assert run("--version").out.strip().endswith("0.1.0")
    answer = run("import", "--help")
    assert answer.code == 0 and "attendance" in answer.out


def test_options_may_stand_behind_the_command_too(data: Path, files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(files / "residents.xlsx")
    assert main(["import", "residents", file, "--data", str(data)]) == 0
    assert (data / "office.db").is_file()


# -- as a program of its own


def program(*args: object, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, str(TOP / "maesariang_desk.py"), *map(str, args)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=False)


def test_stdout_is_utf8_whatever_the_console_is(town: Path) -> None:
    result = program("--data", town, "list", "residents", "--json", PYTHONIOENCODING="cp874", PYTHONUTF8="0")
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout.decode("utf-8"))[0]["given"] == "กนกวรรณ"


def test_an_office_in_use_is_told_and_left_alone(town: Path) -> None:
    with open_office(town):
        result = program("--data", town, "--lang", "en", "list", "residents")
    assert (result.returncode, result.stdout) == (1, b"")
    assert b"open in another window" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is always a screen")
def test_without_a_screen_it_says_so_and_names_the_way_without(tmp_path: Path) -> None:
    command = ("--data", tmp_path / "demo", "--lang", "en", "demo", "--residents", 20)
    result = program(*command, DISPLAY="", WAYLAND_DISPLAY="")
    assert result.returncode == 1
    assert b"--no-window" in result.stderr and b"Traceback" not in result.stderr


def test_a_reader_that_goes_away_is_no_failure(town: Path) -> None:
    command = [sys.executable, str(TOP / "maesariang_desk.py"), "--data", str(town), "list", "residents"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert b"Traceback" not in said and b"BrokenPipe" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_an_answer_that_can_not_be_written_is_one_line_and_a_failure(town: Path) -> None:
    program = [sys.executable, str(TOP / "maesariang_desk.py")]
    command = [*program, "--data", str(town), "--lang", "en", "list", "residents"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and "could not be written" in done.stderr


def test_a_demo_below_a_file_is_refused_in_one_line(run: Run, files: Path) -> None:
    answer = run("--data", files / "volunteers.csv", "demo", "--no-window")
    assert answer.code == 1 and answer.err.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("frob",), "COMMAND ใช้ 'frob' ไม่ได้ เลือกได้จาก"),
        (("list",), "ยังขาด: kind"),
        (("import", "residents"), "ยังขาด: FILE"),
        (("print", "register", "--class", "ก", "a.pdf"), "--class ต้องเป็นจำนวนเต็ม ไม่ใช่ 'ก'"),
        (("print", "register", "--class"), "--class ต้องมีค่ากำกับ"),
        (("list", "residents", "extra"), "ไม่รู้จัก: extra"),
        (("search", "ก", "--limit", "0"), "--limit: ต้องเป็นจำนวนตั้งแต่ 1"),
    ],
)
def test_wrong_usage_is_told_in_thai(capsys: pytest.CaptureFixture[str], args: tuple[str, ...], said: str) -> None:
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.splitlines()[-1].startswith(said)


@pytest.mark.parametrize(
    "args", [("import", "residents", LONG_NAME), ("backup", "restore", LONG_NAME), ("check", "--data", LONG_NAME)]
)
def test_a_name_too_long_for_any_file_is_told_in_one_line(run: Run, town: Path, args: tuple[str, ...]) -> None:
    answer = run(*args)
    assert (answer.code, answer.out) == (1, "") and answer.err.count("\n") == 1


def test_options_may_stand_before_or_after_the_command(run: Run, town: Path, tmp_path: Path) -> None:
    elsewhere = str(tmp_path / "elsewhere")
    assert len(run("list", "residents", "--json", "--data", town).json) == 2
    assert len(run("list", "--json", "residents", "--lang", "th").json) == 2
    assert run("--data", elsewhere, "list", "residents").code == 1
    assert run("--data", elsewhere, "list", "residents", "--data", town).code == 0


@pytest.mark.parametrize(
    ("args", "code"),
    [(("list", "residents"), 0), (("list",), 2), (("list", "classes", "--data", "nowhere"), 1), (("check",), 0)],
)
def test_without_stderr_stdout_has_results_only(
    town: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], code: int
) -> None:
    capsys.readouterr()
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["--data", str(town), "--lang", "en", *args]) == code
    out = capsys.readouterr().out
    assert bool(out) is (code == 0) and "%" not in out


@pytest.mark.parametrize(
    "words", [[], ["--data", "x"], ["--lang", "en"], ["--lang", "en", "--data", "y"], ["--data", "x", "--data", "z"]]
)
def test_options_alone_mean_the_window_as_the_grammar_says(words: list[str]) -> None:
    from ui.commands.grammar import parser

    args = for_the_window(words)
    known = vars(parser().parse_args(words, argparse.Namespace(data=None, lang=None)))
    assert args is not None
    assert vars(args) == {name: value for name, value in known.items() if name not in ("version", "licences")}


@pytest.mark.parametrize(
    "words",
    [["list", "residents"], ["--data"], ["--data", "-x"], ["--lang", "xx"], ["--version"], ["--data=x"], ["-h"]],
)
def test_anything_else_is_for_the_grammar(words: list[str]) -> None:
    assert for_the_window(words) is None


def test_a_start_of_the_window_loads_no_grammar() -> None:
    script = "import sys, ui.command_line; print([name for name in sys.modules if name.startswith('ui.commands.gr')])"
    done = subprocess.run([sys.executable, "-c", script], cwd=TOP, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
