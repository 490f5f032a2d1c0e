"""The installer's script: a release only from a real Windows and without stand-ins, both languages, one workflow."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.source import TOP

WINDOWS = TOP / ".ci" / "windows"
NSI = (WINDOWS / "installer.nsi").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_installer", WINDOWS / "make_installer.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(sys.platform == "win32", reason="there a release may be made")
def test_a_release_is_refused_outside_windows(tmp_path: Path) -> None:
    command = [sys.executable, str(WINDOWS / "make_installer.py"), "--release", "--into", str(tmp_path / "out")]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "A release is made on a real Windows; this is linux." in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_release_is_refused_under_wine(script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: object) -> None:
    monkeypatch.setattr(script, "ON_WINDOWS", True)
    monkeypatch.setattr(script, "is_wine", lambda: True)
    with pytest.raises(SystemExit):
        script.refuse_release_elsewhere()
    assert "this is wine" in capsys.readouterr().err
    monkeypatch.setattr(script, "is_wine", lambda: False)
    script.refuse_release_elsewhere()


@pytest.fixture
def frozen(script: ModuleType, tmp_path: Path) -> Path:
    """A folder with all that a frozen program must have."""
    for name in script.NEEDED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def test_a_release_with_a_stand_in_is_refused(script: ModuleType, frozen: Path) -> None:
    script.check(frozen, script.Build("1.2.3", is_release=True))
    (frozen / "_internal" / "BcryptPrimitives.dll").touch()
    script.check(frozen, script.Build("1.2.3", is_release=False))
    with pytest.raises(SystemExit):
        script.check(frozen, script.Build("1.2.3", is_release=True))


def test_a_program_without_its_catalog_is_refused(script: ModuleType, frozen: Path) -> None:
    (frozen / "_internal/ui/locale/th/LC_MESSAGES/maesariang_desk.mo").unlink()
    with pytest.raises(SystemExit):
        script.check(frozen, script.Build("1.2.3", is_release=False))


def test_what_is_needed_is_in_the_checkout(script: ModuleType) -> None:
    inside = [name.removeprefix("_internal/") for name in script.NEEDED]
    ours = [name.replace("ui/locale/", "locale/") for name in inside if name.startswith(("ui/", "db/"))]
    assert len(ours) > 3
    assert [name for name in ours if not (TOP / name).is_file()] == []


def test_a_build_for_tests_is_marked_in_name_title_and_version(script: ModuleType) -> None:
    release, trial = (script.Build("1.2.3", is_release=flag) for flag in (True, False))
    assert (release.file, release.shown_version) == ("MaeSariangDesk-1.2.3-setup.exe", "1.2.3")
    assert (trial.file, trial.shown_version) == ("MaeSariangDesk-1.2.3-test-setup.exe", "1.2.3+test")
    assert "ทดสอบ" in trial.title and "ทดสอบ" not in release.title
    assert trial.folder != release.folder
    assert release.numbers == trial.numbers == [1, 2, 3, 0]


def test_the_installer_says_everything_in_thai_and_english() -> None:
    said = re.findall(r"^LangString (\w+) \$\{(\w+)\} \"(.+)\"$", NSI, re.MULTILINE)
    for language in ("THAI", "ENGLISH"):
        assert {name for name, spoken, _text in said if spoken == language} == set(re.findall(r"\$\((\w+)\)", NSI))
    assert [text for _name, spoken, text in said if (spoken == "THAI") != bool(re.search("[ก-๙]", text))] == []


def test_the_installer_is_for_the_user_alone_and_never_names_data_to_be_deleted() -> None:
    assert "RequestExecutionLevel user" in NSI and "HKLM" not in NSI
    deleted = re.findall(r"^ *(?:Delete|RMDir(?: /r)?) \"(.+?)\"", NSI, re.MULTILINE)
    assert len(deleted) > 5
    assert [place for place in deleted if not place.startswith(("$INSTDIR", "$SMPROGRAMS", "$DESKTOP"))] == []
    assert re.findall(r"RMDir /r \"(.+?)\"", NSI) == [r"$INSTDIR\_internal"]


def test_the_workflow_calls_the_same_script_and_the_windows_tests() -> None:
    workflow = (TOP / ".github" / "workflows" / "windows.yml").read_text(encoding="utf-8")
    assert "python .ci/windows/make_installer.py --release" in workflow
    assert "python -m tests windows" in workflow
    assert "runs-on: windows-" in workflow
