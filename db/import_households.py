"""Households from a file: each row judged as added, updated, unchanged or refused, and why; then written at once."""

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from db.domain import house_code
from db.domain.errors import DeskError, FieldError, Progress, Translate
from db.domain.garbage import garbage_left
from db.domain.households import Household
from db.domain.typed_text import clean, clean_lines
from db.domain.words import N_
from db.households import household_of, save_household
from db.import_cells import FOOT
from db.import_columns import ImportKind, Mapping
from db.import_homes import HomesOfPlan, homes_of_plan, write_homes
from db.import_plan import ImportPlan, Outcome, PlannedRow, Remark, state_of, tell, with_lines
from db.import_rows import filled_rows
from db.office import Office, query

Texts = MappingOf[str, str]
NO_HOUSE: Final = Remark("house", "house_missing", DeskError(N_("The row has no house number.")))
NO_COMMUNITY: Final = Remark("community_id", "community_missing", DeskError(N_("The row names no community.")))


@dataclass(slots=True)
class Known:
    """A household of the office, or of an earlier row; `row` is the last row that spoke of it, 0 for none yet."""

    record: Household
    row: int = 0


def plan_households(
    office: Office,
    mappings: Sequence[Mapping],
    file: str,
    today: date,
    progress: Progress | None = None,
    translate: Translate = str,
) -> ImportPlan:
    """Judge every row of the mapped sheets; nothing is written."""
    plan = ImportPlan(ImportKind.HOUSEHOLDS, file, state_of(office))
    judge = HouseholdJudge(homes_of_plan(office), kept_households(office))
    with garbage_left():
        for mapping in mappings:
            for number, texts in _house_rows(mapping, progress):
                plan.rows.append(judge.judge(mapping.sheet.name, number, texts))
    plan.write = judge.write
    return plan


@query
def kept_households(office: Office) -> tuple[Household, ...]:
    """Every household that is kept."""
    rows = office.sql(
        "select id, revision, house, moo, community_id, house_code, notes from household where deleted_at is null"
    )
    return tuple(
        Household(
            id=row[0], revision=row[1], house=row[2], moo=row[3], community_id=row[4], house_code=row[5], notes=row[6]
        )
        for row in rows
    )


class HouseholdJudge:
    """Judges rows one after another; of a house that stands in the file twice the first word stands."""

    def __init__(self, homes: HomesOfPlan, kept: Sequence[Household]) -> None:
        self.homes = homes
        self.added: list[Known] = []
        self.updated: list[Household] = []
        self._known: dict[tuple[str, int | None], dict[str, Known]] = {}
        self._codes: dict[str, Known] = {}
        for household in kept:
            self._remember(Known(household))

    def judge(self, sheet: str, row: int, texts: Texts) -> PlannedRow:
        """What becomes of the row."""
        house, moo, named, rest = self.homes.address(texts.get("house", ""))
        moo = self.homes.address(texts["moo"])[0] or clean(texts["moo"]) if "moo" in texts else moo
        label = " ".join(filter(None, (house, clean(texts.get("community_id", "")) or named)))
        if not house:
            return PlannedRow(sheet, row, rest or label, Outcome.REFUSED, refusal=NO_HOUSE)
        community_id = self.homes.community(texts.get("community_id", "")) or self.homes.community(named)
        if community_id is None:
            return PlannedRow(sheet, row, label, Outcome.REFUSED, refusal=NO_COMMUNITY)
        known = self._found(house, moo, community_id)
        code, warnings = self._code(texts, known)
        notes = with_lines(clean_lines(texts.get("notes", "")), [rest])
        if known is None:
            household = Household(house=house, moo=moo, community_id=community_id, house_code=code, notes=notes)
            self.added.append(Known(household, row))
            self._remember(self.added[-1])
            return PlannedRow(sheet, row, label, Outcome.ADDED, warnings=warnings)
        if known.row:
            return PlannedRow(sheet, row, label, Outcome.UNCHANGED, warnings=(*warnings, _row_again(known)))
        return self._news(known, sheet, row, label, code, notes, warnings)

    def _news(
        self, known: Known, sheet: str, row: int, label: str, code: str, notes: str, warnings: tuple[Remark, ...]
    ) -> PlannedRow:
        """The office has the house already: what the file knows better is taken over, nothing is emptied."""
        known.row = row
        before = known.record
        after = replace(before, house_code=code or before.house_code, notes=with_lines(before.notes, notes.split("\n")))
        changes = tuple(name for name in ("house_code", "notes") if getattr(before, name) != getattr(after, name))
        if not changes:
            return PlannedRow(sheet, row, label, Outcome.UNCHANGED, warnings=warnings)
        self.updated.append(after)
        return PlannedRow(sheet, row, label, Outcome.UPDATED, changes, warnings)

    def _found(self, house: str, moo: str, community_id: int) -> Known | None:
        """Without moo, whichever moo the house is known by."""
        there = self._known.get((house, community_id), {})
        return there.get(moo) or (None if moo else next(iter(there.values()), None))

    def _code(self, texts: Texts, known: Known | None) -> tuple[str, tuple[Remark, ...]]:
        """The house code if it can be kept, and what is odd about it."""
        if "house_code" not in texts:
            return "", ()
        try:
            code = house_code.parse_house_code(texts["house_code"])
        except FieldError as error:
            return "", (Remark("house_code", "house_code", error),)
        holder = self._codes.setdefault(code, known) if known else self._codes.get(code)
        if holder is None or holder is known:
            return code, ()
        message = DeskError(N_("House {house} has this house code already."), house=holder.record.house)
        return code, (Remark("house_code", "house_code_duplicate", message),)

    def _remember(self, known: Known) -> None:
        household = known.record
        self._known.setdefault((household.house, household.community_id), {})[household.moo] = known
        if household.house_code:
            self._codes.setdefault(household.house_code, known)

    def write(self, office: Office, progress: Progress | None) -> None:
        """For the command of the plan: communities first, then the new houses at once, then the changes."""
        write_homes(office, self.homes)
        new = [known.record for known in self.added]
        office.sql_many(
            """insert into household(revision, house, moo, community_id, house_code, notes)
               values (1, ?, ?, ?, ?, ?)""",
            [(each.house, each.moo, each.community_id, each.house_code, each.notes) for each in new],
        )
        if new:
            office.note("households", None, f"+{len(new)}")
        for done, household in enumerate(self.updated, 1):
            save_household(office, replace(household, revision=household_of(office, household.id).revision))
            tell(progress, done, len(self.updated))


def _house_rows(mapping: Mapping, progress: Progress | None) -> Iterator[tuple[int, Texts]]:
    """(row as Excel counts, texts by field): without blank rows, totals, notes at the foot and repeated headings."""
    again = mapping.texts(mapping.sheet.rows[mapping.header_row])
    total = len(mapping.sheet.rows)
    for number, cells in filled_rows(mapping):
        tell(progress, number, total)
        texts = mapping.texts(cells)
        first = next((cell for cell in cells if cell != ""), "")
        is_foot = isinstance(first, str) and FOOT.match(first.lstrip()) is not None
        if texts and not is_foot and not texts.items() <= again.items():
            yield number, texts


def _row_again(known: Known) -> Remark:
    message = DeskError(N_("This house already stands in row {row}; this row changes nothing."), row=known.row)
    return Remark("house", "house_again", message)
