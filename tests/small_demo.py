"""The demo with thirty people, made once and copied, for tests of starts and of commands: not about how it is made."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from db.demo import make_demo


def small_demo(folder: Path) -> Path:
    """Lay a demo of 22 November 2569 into the folder, as the program leaves one."""
    for name, content in _files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@cache
def _files() -> dict[str, bytes]:
    """By their names in the folder."""
    with TemporaryDirectory() as place:
        top = Path(place) / "demo"
        make_demo(top, 30, today=date(2026, 11, 22))
        return {str(path.relative_to(top)): path.read_bytes() for path in top.rglob("*") if path.is_file()}
