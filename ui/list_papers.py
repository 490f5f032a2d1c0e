"""Any list of the screen taken out as it stands there, filtered and sorted: on paper, or as a file for Excel."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from db.domain.words import N_
from db.rights import name_of
from db.settings import settings_of
from ui import dialogs, language, last_folders
from ui.language import _, ngettext
from ui.last_folders import Errand

if TYPE_CHECKING:
    from db.domain.errors import Progress
    from db.domain.forms import Column
    from printing.paper import Paper
    from ui.desk import Desk
    from ui.filters import Filter
    from ui.rows import Rows

PRINT, EXPORT = "print", "export"
LABEL: Final = N_("Print or export")
PAGE: Final = 500
"""Lines read at once: others at the desk have their turn between."""
FIRST_PAGE, AT_ONCE = 80, 300
"""Lines that fill more than a page; a list of so many is made before one would wait."""


@dataclass(frozen=True)
class ShownList:
    """A list of the screen. `title` is a msgid, `columns` as the table has them; `read()` gives the rows in the
    language that is spoken then, `scope()` what they are narrowed to."""

    name: str
    title: str
    columns: Sequence[Column]
    read: Callable[[], Rows]
    scope: Callable[[], str]
    heading: str = ""
    """Stands above the preview, a msgid; the title where it is short enough."""


def scope_of(filters: Mapping[str, Filter]) -> str:
    """What the filters above a list narrow it to, in words; "" for all of it."""
    return "  ·  ".join(text for one in filters.values() if (text := one.in_words()))


@dataclass(frozen=True)
class Lines:
    """The cells of a list's rows, read piece by piece in one language; the first `most` of them."""

    rows: Rows
    language: str
    most: int | None = None

    def __len__(self) -> int:
        return self.rows.total if self.most is None else min(self.most, self.rows.total)

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        for first in range(0, len(self), PAGE):
            with language.speaking(self.language):
                page = [row.cells for row in self.rows.page(first, min(PAGE, len(self) - first))]
            yield from page


def take_out(screen: tkinter.Misc, desk: Desk, shown: ShownList) -> None:
    """Ask whether to print or to export, as far as whoever is signed in may; then do it."""
    from db.exports import export_shown  # every list opens without what takes it out, and sooner

    choices = [(PRINT, _("Print the list as it is shown"))]
    if desk.office.may(name_of(export_shown)):
        choices.append((EXPORT, _("A file for Excel (.xlsx or .csv)")))
    wanted = choices[0][0]
    if len(choices) > 1:
        answer = dialogs.ask_choice(screen, _("What shall become of this list?"), choices, _(LABEL))
        if answer is None:
            return
        wanted = answer
    (print_shown if wanted == PRINT else _export)(screen, desk, shown)


def print_shown(screen: tkinter.Misc, desk: Desk, shown: ShownList) -> None:
    """Lay the paper of the list over `screen`."""
    from printing.lists import ListPaper, write_list
    from ui.papers import office_name
    from ui.preview import show_paper

    settings = settings_of(desk.office)
    spoken = settings.paper_language.value
    with language.speaking(spoken):
        rows, title, scope = shown.read(), _(shown.title), shown.scope()
    if not rows.total:
        dialogs.show_message(screen, _("Nothing is in this list, so there is nothing to print."), _(shown.title))
        return

    def paper_of(most: int | None) -> ListPaper:
        return ListPaper(
            organisation=office_name(settings), title=title, scope=scope, columns=shown.columns,
            rows=Lines(rows, spoken, most),
        )  # fmt: skip

    def make(target: Path, paper: Paper, progress: Progress) -> None:
        write_list(paper_of(None), target, paper, progress)

    def begin(target: BinaryIO, paper: Paper, progress: Progress) -> None:
        write_list(paper_of(FIRST_PAGE), target, paper, progress)

    heading = _(shown.heading or shown.title)
    is_long = rows.total > AT_ONCE
    show_paper(screen, desk, heading, _(shown.title), make, kind=f"list {shown.name}", begin=begin if is_long else None)


def _export(screen: tkinter.Misc, desk: Desk, shown: ShownList) -> None:
    """To a file that Excel opens right, with the Thai words whatever the screen shows."""
    from db.export_lists import Export, ExportColumn
    from db.exports import export_shown

    kinds: Sequence[tuple[str, str]] = ((_("Excel workbook"), "*.xlsx"), (_("CSV text"), "*.csv"))
    file = last_folders.choose_save_file(screen, Errand.EXPORT, _(LABEL), kinds, name=f"{_(shown.title)}.xlsx")
    if file is None:
        return
    with language.speaking("th"):
        rows, title = shown.read(), _(shown.title)
        columns = tuple(
            ExportColumn(_(column.heading), _cell_reader(place)) for place, column in enumerate(shown.columns)
        )
    what = Export(title, columns, Lines(rows, "th"), rows.total)

    def done(count: int) -> None:
        text = ngettext("{count} line was written to {file}.", "{count} lines were written to {file}.", count)
        desk.say(text.format(count=f"{count:,}", file=file))

    desk.jobs.start(
        lambda progress: export_shown(desk.office, what, shown.name, file, progress), done, title=_("Writing the list")
    )


def _cell_reader(place: int) -> Callable[[tuple[str, ...]], str]:
    return lambda cells: cells[place]
