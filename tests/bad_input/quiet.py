"""Watches that text stays text: no file, connection or program is opened by it."""

import os
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.source import TOP

NEVER = ("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.startfile", "webbrowser.",
         "ftplib.", "urllib.", "smtplib.", "winreg.SetValue", "ctypes.dlopen")  # fmt: skip
OF_FILES = ("open", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "shutil.rmtree", "os.chmod", "os.listdir")
OF_THE_PROGRAM = (TOP, sys.prefix, sys.base_prefix, tempfile.gettempdir(), sysconfig.get_path("stdlib"))
OF_THE_SYSTEM = ("/usr/share/fonts", "/usr/share/locale", "/usr/share/zoneinfo", "/etc/localtime", "/dev/null")
MAY_BE_READ = (*(str(Path(each).resolve()) for each in OF_THE_PROGRAM), *OF_THE_SYSTEM, os.environ.get("WINDIR", "//"))

_seen: list[str] | None = None
_allowed: tuple[str, ...] = ()


def _on_event(event: str, args: tuple[object, ...]) -> None:
    if _seen is None:
        return
    if event in OF_FILES and isinstance(args[0], str | Path):
        path = str(Path(args[0]).absolute())
        if not os.path.normcase(path).startswith(tuple(map(os.path.normcase, (*MAY_BE_READ, *_allowed)))):
            _seen.append(f"{event} {path}")
    elif event.startswith(NEVER):
        _seen.append(f"{event} {str(args)[:200]}")


sys.addaudithook(_on_event)  # for the life of the process; it looks only within `nothing_opened`


@contextmanager
def nothing_opened(*allowed: Path) -> Iterator[list[str]]:
    """Within it every file that is opened lies where the program's own lie, or in `allowed`; fails at its end."""
    global _seen, _allowed
    _seen, _allowed = [], tuple(str(path.resolve()) for path in allowed)
    seen = _seen
    try:
        yield seen
    finally:
        _seen = None
    assert not seen, "\n".join(seen[:20])
