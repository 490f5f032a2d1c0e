"""Mae Sariang Desk, the one door: sets up what is needed, then runs the command or opens the window."""

import sys
from pathlib import Path

from ui.bootstrap import NO_TK, ready, stop


def main() -> int:
    """Run what the arguments say; the result is the exit code."""
    _speak_utf8()
    this_file = Path(__file__).resolve()
    ready(this_file.parent, [str(this_file)])
    try:
        from ui.command_line import main as run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # before the command could take it
        return 1
    except ImportError as error:
        if error.name not in ("tkinter", "_tkinter"):
            raise
        stop(*NO_TK)


def _speak_utf8() -> None:
    """Thai comes out right in files and pipes whatever the console is set to; pythonw has no streams."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


if __name__ == "__main__":
    sys.exit(main())
