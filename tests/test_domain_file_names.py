"""Names of files: whatever an office's texts hold, the name is one that Windows takes; what is typed is looked at."""

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.file_names import DEVICES, NOT_ALLOWED, BadFileName, file_name, is_device, require_name
from ui.language import gettext_for

HOSTILE = (
    "", ".", "..", "...", " ", "CON", "con", "NUL.txt", "nul .txt", "COM1", "COM¹.x", "LPT9.pdf", "aux.", "PRN ",
    "a/b", "../../etc/passwd", "C:\\Windows\\win.ini", 'x<>:"/\\|?*y', "ends with a dot.", "ends with a space ",
    "\x00", "a\nb\tc", "\u202egnp.exe", "\ufeff", "ก" * 300, "น้ำ" * 200, "a" * 5000, "\ud800", "🎓" * 80,
    "เกียรติบัตร 12/2569", "100% & มากกว่า", "CONIN$", "clock$.log",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_every_text_makes_a_name_that_a_file_can_have(text: str, tmp_path: Path) -> None:
    for ending in ("", ".pdf"):
        name = file_name(text, ending)
        assert require_name(name) == name and name.endswith(ending)
        assert Path(name).name == name
        (tmp_path / name).write_bytes(b"content")
        assert [path.name for path in tmp_path.iterdir()] == [name]
        assert (tmp_path / name).read_bytes() == b"content"
        (tmp_path / name).unlink()


@given(st.text())
def test_a_made_name_is_never_refused_and_never_too_long(text: str) -> None:
    name = file_name(text, ".xlsx")
    assert require_name(name) == name
    assert len(name.encode()) <= 201


def test_a_good_name_stays_as_it_is() -> None:
    for name in ("ทะเบียนประชากร ชุมชนริมยวม", "Class 3 (2569)", "คอม1", "console", "COM", "COM10", "น้ำ & ไฟ 100%"):
        assert file_name(name, ".pdf") == name + ".pdf"
        assert require_name(name) == name


def test_what_is_left_out_leaves_a_sign() -> None:
    assert file_name("รุ่น 1/2569", ".pdf") == "รุ่น 1-2569.pdf"
    assert file_name("NUL", ".xlsx") == "_NUL.xlsx"
    assert file_name("...", ".pdf", "paper") == "paper.pdf"


@pytest.mark.parametrize("name", [*(f"{device}.xlsx" for device in sorted(DEVICES)), "Nul", "com1.tar.gz", "LPT1 .x"])
def test_the_name_of_a_device_is_refused_in_thai(name: str) -> None:
    assert is_device(name)
    with pytest.raises(BadFileName) as refused:
        require_name(name)
    assert "Windows" in refused.value.text(gettext_for("th")) and name in refused.value.text(gettext_for("th"))


@pytest.mark.parametrize(
    "name", ["a.", "a ", ".", "ก" * 241, "a\x07b", "a\u202eb", *(f"a{sign}b" for sign in NOT_ALLOWED)]
)
def test_other_names_that_no_file_can_have_are_refused_in_thai(name: str) -> None:
    with pytest.raises(BadFileName) as refused:
        require_name(name)
    thai = refused.value.text(gettext_for("th"))
    assert not set(thai) & set(string.ascii_letters) - set(name) and all(letter.isprintable() for letter in thai)
