"""The report of a fiscal year made from the office's records, for the command line and the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from db.reports import fiscal_report

if TYPE_CHECKING:
    from db.domain.errors import Progress
    from db.office import Office
    from printing.paper import Paper


def write_fiscal_report(
    office: Office, year: int, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Of a B.E. fiscal year, in the language of the paper; raises what write_report raises."""
    from printing.report import write_report

    write_report(fiscal_report(office, year, paper.gettext, paper.language), target, paper, progress)
