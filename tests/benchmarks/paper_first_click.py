"""The first certificate printed after the start: python -m tests.benchmarks.paper_first_click FOLDER FILE.

The program as it is, on the demo in FOLDER; when it has stood idle it is asked for the preview of one certificate, and
the seconds until its page is painted are written to FILE.
"""

import sys
import time
import tkinter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

IDLE_MS = 1000
"""After the papers are ready; who has just started the program looks for the certificate first."""


def main() -> None:
    from ui.command_line import main as run
    from ui.session import Session

    begin = Session.begin

    def begin_and_click(session: Any) -> bool:
        begun = begin(session)
        session.window.after(IDLE_MS, lambda: click_when_ready(session))
        return begun

    Session.begin = begin_and_click  # type: ignore[method-assign, assignment]
    run(["--data", sys.argv[1]])


def click_when_ready(session: Any) -> None:
    place = session.desk_window
    if place is not None and place.readiness.is_over:
        click(session)
    else:
        session.window.after(IDLE_MS, lambda: click_when_ready(session))


def click(session: Any) -> None:
    from db.certificates import certificate_years, register
    from db.domain.certificates import CertificateStatus
    from ui.certificate_actions import print_certificates

    place = session.desk_window
    place.go("training")
    session.window.update()
    (year, *_earlier) = certificate_years(session.office)
    certificate = next(each for each in register(session.office, year) if each.status is CertificateStatus.ISSUED)
    begun = time.perf_counter()
    print_certificates(place.screen, place.desk, [certificate])
    while not any(getattr(each, "_photo", None) for each in below(place.screen)):
        session.window.update()
        time.sleep(0.001)
    session.window.update()
    TARGET.write_text(str(time.perf_counter() - begun), encoding="ascii")
    session.window.destroy()


def below(widget: tkinter.Misc) -> Iterator[tkinter.Misc]:
    for child in widget.winfo_children():
        yield child
        yield from below(child)


if __name__ == "__main__":
    TARGET = Path(sys.argv[2])
    main()
