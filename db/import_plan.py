"""What an import would do, row by row: shown before anything is written, then done in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from db.domain.errors import DeskError, Progress, Translate
from db.domain.garbage import garbage_left
from db.domain.words import N_
from db.history import CHANGES
from db.import_columns import ImportKind
from db.office import Office, command, query

STEP = 500
LONGEST_REASON = 200
Problem = dict[str, Any]


class Outcome(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is odd about a cell: a code for programs, a message for people."""

    field: str
    code: str
    message: DeskError


class PlannedRow(NamedTuple):
    """One row of the file as it was judged. `row` as Excel counts; `changes` are names of fields that would change."""

    sheet: str
    row: int
    label: str
    outcome: Outcome
    changes: tuple[str, ...] = ()
    warnings: tuple[Remark, ...] = ()
    refusal: Remark | None = None


@dataclass
class ImportPlan:
    """The judged rows of a file. `write` does what they say, inside a command; `state` is the office it was made for.

    `notes` are remarks on the file as a whole.
    """

    kind: ImportKind
    file: str
    state: int
    rows: list[PlannedRow] = field(default_factory=list)
    notes: list[DeskError] = field(default_factory=list)
    write: Callable[[Office, Progress | None], None] = lambda office, progress: None

    @property
    def read(self) -> int:
        return len(self.rows)

    def count(self, outcome: Outcome) -> int:
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def warnings(self) -> list[tuple[PlannedRow, Remark]]:
        """Every warning with its row."""
        return [(row, remark) for row in self.rows for remark in row.warnings]

    @property
    def refused(self) -> list[tuple[PlannedRow, Remark]]:
        """Every refused row with the reason."""
        return [(row, row.refusal) for row in self.rows if row.refusal is not None]

    @property
    def changes_something(self) -> bool:
        return any(row.outcome in (Outcome.ADDED, Outcome.UPDATED) for row in self.rows)

    def report(self, translate: Translate = str) -> dict[str, Any]:
        """The report as it is written to a JSON file."""
        return {
            "read": self.read,
            "added": self.count(Outcome.ADDED),
            "updated": self.count(Outcome.UPDATED),
            "unchanged": self.count(Outcome.UNCHANGED),
            "warnings": [_problem(row, remark, translate) for row, remark in self.warnings],
            "refused": [_problem(row, remark, translate) for row, remark in self.refused],
        }

    def commit(self, office: Office, progress: Progress | None = None) -> None:
        """Write it all in one transaction, after a backup of what was there; raises DeskError if the office changed
        since the plan was made."""
        if self.changes_something:
            self._back_up(office, progress)
            import_rows(office, self, progress)

    def _back_up(self, office: Office, progress: Progress | None) -> None:
        """The way back from a file that should not have been imported. That it was made changes nothing for the plan;
        what anybody else did meanwhile does."""
        from db.backup import SUBJECT, create_backup, has_changed

        if office.credential is None or state_of(office) != self.state or not has_changed(office):
            return
        create_backup(office, None, progress, reason="before_import")
        others = f"select 1 from history where {CHANGES} and id > ? and subject <> ? limit 1"
        if not office.run(lambda: office.sql(others, (self.state, SUBJECT))):
            self.state = state_of(office)


def _problem(row: PlannedRow, remark: Remark, translate: Translate) -> Problem:
    return {
        "row": row.row,
        "field": remark.field,
        "code": remark.code,
        "message": remark.message.text(translate),
        "sheet": row.sheet,
        "name": row.label,
    }


@query
def state_of(office: Office) -> int:
    """A number that grows with every change of the office."""
    found = office.sql(f"select id from history where {CHANGES} order by id desc limit 1")
    return int(found[0][0]) if found else 0


@command
def import_rows(office: Office, plan: ImportPlan, progress: Progress | None = None) -> None:
    """Do what the plan says; the history tells file and figures."""
    if state_of(office) != plan.state:
        raise DeskError(N_("The office's data changed after the preview. Please look at the file again."))
    with garbage_left():
        plan.write(office, progress)
    added, updated = plan.count(Outcome.ADDED), plan.count(Outcome.UPDATED)
    office.note(plan.kind.value, None, f"{plan.file}: +{added} ~{updated}")


def tell(progress: Progress | None, done: int, total: int) -> None:
    """Report progress now and then; raises Cancelled when the user stopped the work."""
    if progress is not None and (done % STEP == 0 or done == total):
        progress(done, total)


def reason_text(translate: Translate, file: str, row: int, cell: str) -> str:
    """What is kept with a person about a cell that could not be taken."""
    cell = cell[:LONGEST_REASON]
    if not cell:
        return translate(N_("{file}, row {row}: the cell is empty")).format(file=file, row=row)
    return translate(N_("{file}, row {row}: {cell}")).format(file=file, row=row, cell=cell)


def joined(*parts: str) -> str:
    """Notes in lines, each once."""
    lines = [line for part in parts for line in part.split("\n") if line]
    return "\n".join(dict.fromkeys(lines))


def with_lines(notes: str, more: Sequence[str]) -> str:
    """The notes and those of `more` that they do not hold yet."""
    return joined(notes, *(line for line in more if line and line not in notes))
