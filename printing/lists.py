"""Any list of the screen on paper, as it is filtered and sorted there, with what it was narrowed to and how many."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from db.domain.errors import Progress
from db.domain.forms import Column as ListColumn
from printing.paper import Paper
from printing.rosters import LEAST_ORDER_WEIGHT, page_label, printed_line, privacy_notice, signature
from printing.style import Align
from printing.table_drawing import write_table
from printing.tables import Column, Rows, Section, Table

PAGE_MM, UPRIGHT_MM = 267.0, 180.0
"""What columns have between them on a sheet that lies, and on one that stands."""
MOST_UPRIGHT = 78
"""Letters of columns that a standing sheet has room for."""
ANCHORS: dict[str, Align] = {"w": "left", "center": "center", "e": "right"}


@dataclass(frozen=True, kw_only=True)
class ListPaper:
    """`title` and `scope` (what the list was narrowed to) in the paper's language, as are the cells of `rows`."""

    organisation: str
    title: str
    scope: str
    columns: Sequence[ListColumn]
    rows: Rows


@dataclass(frozen=True)
class NumberedRows:
    """The rows with their place before them, in the paper's digits; read as they are drawn."""

    rows: Rows
    paper: Paper

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self):  # type: ignore[no-untyped-def]
        for place, cells in enumerate(self.rows, 1):
            yield (self.paper.count(place), *map(self.paper.prose, cells))


def write_list(shown: ListPaper, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(list_table(shown, paper), target, paper, progress)


def list_table(shown: ListPaper, paper: Paper) -> Table:
    _ = paper.gettext
    letters = sum(column.width for column in shown.columns)
    is_wide = letters > MOST_UPRIGHT
    room = (PAGE_MM if is_wide else UPRIGHT_MM) - LEAST_ORDER_WEIGHT
    columns = [
        Column(_(column.heading), room * column.width / letters, ANCHORS[column.anchor]) for column in shown.columns
    ]
    return Table(
        name=shown.title,
        titles=(paper.prose(shown.title),),
        subtitles=tuple(filter(None, (shown.organisation, paper.prose(shown.scope)))),
        columns=(Column(_("Order"), LEAST_ORDER_WEIGHT, "center", "exact"), *columns),
        sections=[Section(NumberedRows(shown.rows, paper))],
        total=_("In all: {count}").format(count=paper.count(len(shown.rows))),
        closings=(signature(paper, _("Person in charge")),),
        printed=printed_line(paper),
        notice=privacy_notice(paper),
        page_label=page_label(paper),
        landscape=is_wide,
        breaker=paper.breaker(shown.organisation, names=[paper.printed_by]),
    )
