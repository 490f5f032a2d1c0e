"""A font that is missing or damaged is told: no paper comes out with letters missing, and the older one stays."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import fontpkg_sarabun
import pytest

from db.domain.errors import DeskError
from db.domain.recovery_key import format_recovery_key
from printing import fonts
from printing.recovery_page import RecoveryPage, recovery_page
from tests.every_paper import english

PAGE = RecoveryPage(office="เทศบาลตำบลแม่สะเรียง", made_on=date(2026, 11, 22), key=format_recovery_key(bytes(20)))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The font that most letters are in, to be damaged."""
    shutil.copytree(fontpkg_sarabun.ROOT / "files", tmp_path / "fonts" / "files")
    monkeypatch.setattr(fontpkg_sarabun, "ROOT", tmp_path / "fonts")
    fonts.font.cache_clear()
    yield tmp_path / "fonts" / "files" / f"{fonts.REGULAR}.ttf"
    fonts.font.cache_clear()


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "empty": lambda file: file.write_bytes(b""),
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-9000]),
    "flipped": flip,
    "another": lambda file: shutil.copyfile(file.with_name(f"{fonts.BOLD}.ttf"), file),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_font_that_is_not_whole_is_told_and_the_paper_from_before_stays(
    damage: Callable[[Path], object], file: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "page.pdf"
    recovery_page(PAGE, paper, english())
    before = paper.read_bytes()
    fonts.font.cache_clear()
    damage(file)
    with pytest.raises(DeskError, match=r"Sarabun-Regular .* missing or damaged\. Please install"):
        recovery_page(PAGE, paper, english())
    assert paper.read_bytes() == before
    assert [path.name for path in tmp_path.glob("page*")] == ["page.pdf"]


@pytest.mark.parametrize("family", fonts.STAND_INS)
def test_the_fonts_that_stand_in_are_those_that_are_known(family: str) -> None:
    fonts.stand_in.cache_clear()
    assert fonts.stand_in(family, fonts.WEIGHTS[fonts.BOLD]).name == f"{family}-Bold"
