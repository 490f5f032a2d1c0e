"""Residents from a file: each row judged as added, updated, unchanged or refused, and why; then written at once."""

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db.domain import house_code
from db.domain.buddhist_era import parse_date
from db.domain.doubts import Doubt, Reason
from db.domain.errors import DeskError, FieldError, Progress, Translate
from db.domain.garbage import garbage_left
from db.domain.names import full_name, title_problem
from db.domain.residents import Residency, Resident
from db.domain.typed_text import clean, clean_lines
from db.domain.words import N_
from db.import_cells import (
    LONGEST_NAME,
    NO_BIRTH,
    BirthCell,
    IdCell,
    PersonCells,
    read_id,
    read_phones,
    read_status,
)
from db.import_columns import ImportKind, Mapping
from db.import_homes import HomesOfPlan, homes_of_plan, write_homes
from db.import_news import news_of, without_former
from db.import_people import Known, People, former_of, has_name, people_of, same_person, twin_of
from db.import_plan import (
    ImportPlan,
    Outcome,
    PlannedRow,
    Remark,
    reason_text,
    state_of,
    tell,
    with_lines,
)
from db.import_rows import person_rows
from db.office import Office
from db.residents import add_residents, save_resident

Texts = MappingOf[str, str]
KEPT_AS_REASON = (Doubt.ID_CHECK, Doubt.ID_LENGTH, Doubt.BIRTH_INVALID)
FIELD_OF = {Doubt.BIRTH_INVALID: "born", Doubt.BIRTH_YEAR_ONLY: "born"}


def plan_residents(
    office: Office,
    mappings: Sequence[Mapping],
    file: str,
    today: date,
    progress: Progress | None = None,
    translate: Translate = str,
) -> ImportPlan:
    """Judge every row of the mapped sheets; nothing is written. `translate` words the reasons kept with people."""
    plan = ImportPlan(ImportKind.RESIDENTS, file, state_of(office))
    judge = ResidentJudge(people_of(office), homes_of_plan(office), file, today, translate)
    with garbage_left():
        for mapping in mappings:
            for number, texts in person_rows(mapping, progress):
                plan.rows.append(judge.judge(mapping.sheet.name, number, texts))
    plan.write = judge.write
    return plan


class ResidentJudge:
    """Judges rows one after another; what earlier rows said counts for the later ones, and the first word stands."""

    def __init__(self, people: People, homes: HomesOfPlan, file: str, today: date, translate: Translate) -> None:
        self.people = people
        self.homes = homes
        self.added: list[Resident] = []
        self.updated: list[Resident] = []
        self._cells = PersonCells(today)
        self._file = file
        self._today = today
        self._translate = translate

    def judge(self, sheet: str, row: int, texts: Texts) -> PlannedRow:
        """What becomes of the row."""
        title, given, family = self._cells.name(texts)
        refusal = unusable_name(given, family)
        if refusal is not None:
            return PlannedRow(sheet, row, given[:LONGEST_NAME], Outcome.REFUSED, refusal=refusal)
        label = full_name(title, given, family)
        cell = read_id(texts.get("citizen_id", ""))
        birth = self._cells.birth(texts["born"]) if "born" in texts else NO_BIRTH
        holder = self.people.holder(cell.digits)
        if holder is not None and not has_name(holder, given, family):
            return PlannedRow(sheet, row, label, Outcome.REFUSED, refusal=id_taken(holder))
        person = self._person(texts, row, (title, given, family), cell, birth)
        warnings = self._warnings(person, cell, birth, "no_id_reason" in texts)
        namesakes = () if holder else self.people.known_as(given, family)
        known = holder or (same_person(person, namesakes) if namesakes else None)
        if known is None:
            if namesakes and (twin := twin_of(person, namesakes)):
                warnings = (*warnings, same_name(twin))
            self.added.append(person)
            self.people.add(Known(person, row))
            return PlannedRow(sheet, row, label, Outcome.ADDED, warnings=warnings)
        if known.row:
            return PlannedRow(sheet, row, label, Outcome.UNCHANGED, warnings=(*warnings, row_again(known)))
        return self._known(known, sheet, row, label, person, warnings)

    def _known(
        self, known: Known, sheet: str, row: int, label: str, person: Resident, warnings: tuple[Remark, ...]
    ) -> PlannedRow:
        """The office has the person already: what the file knows better is taken over, nothing is emptied."""
        known.row = row
        former = former_of(known, person)
        if former is not None:
            warnings = (*warnings, merged_since(known))
            person = without_former(known.record, person, former)
        changes = news_of(known.record, person)
        if not changes:
            return PlannedRow(sheet, row, label, Outcome.UNCHANGED, warnings=warnings)
        self.updated.append(replace(known.record, **changes))
        return PlannedRow(sheet, row, label, Outcome.UPDATED, tuple(changes), warnings)

    def _person(self, texts: Texts, row: int, name: tuple[str, str, str], cell: IdCell, birth: BirthCell) -> Resident:
        community_id = self.homes.community(texts.get("community_id", ""))
        if community_id is None and "house" in texts:
            community_id = self.homes.community(self.homes.address(texts["house"])[2])
        household_id, rest = self._household(texts, community_id)
        status, status_date = self._status(texts) if "status" in texts else (Residency.LIVING, None)
        phones = read_phones(texts["phones"]) if "phones" in texts else ()
        if "phones" in texts and not phones:
            rest = f"{rest}\n{clean(texts['phones'])}"
        notes = clean_lines(texts["notes"]) if "notes" in texts else ""
        return Resident(
            title=name[0],
            given=name[1],
            family=name[2],
            nickname=clean(texts["nickname"]) if "nickname" in texts else "",
            sex=self._cells.sex(texts.get("sex", ""), name[0]),
            citizen_id=cell.digits,
            no_id_reason="" if cell.digits else self._no_id_reason(texts, row),
            born=birth.born,
            household_id=household_id,
            community_id=community_id,
            phones=phones,
            status=status,
            status_date=status_date,
            organisation=clean(texts.get("organisation", "")),
            notes=with_lines(notes, rest.split("\n")) if rest else notes,
            reasons=() if cell.doubt is birth.doubt is None else self._reasons(texts, row, cell, birth),
        )

    def _household(self, texts: Texts, community_id: int | None) -> tuple[int | None, str]:
        """The household, and what the cells said besides."""
        if "house" not in texts:
            return None, ""
        house, moo, _community, rest = self.homes.address(texts["house"])
        if not house:
            return None, rest
        moo = self.homes.address(texts["moo"])[0] or clean(texts["moo"]) if "moo" in texts else moo
        return self.homes.household(house, moo, community_id, _house_code(texts)), rest

    def _status(self, texts: Texts) -> tuple[Residency, date | None]:
        status = read_status(texts["status"]) or Residency.LIVING
        try:
            return status, parse_date(texts["status_date"], today=self._today) if "status_date" in texts else None
        except FieldError:
            return status, None

    def _no_id_reason(self, texts: Texts, row: int) -> str:
        given = clean(texts.get("no_id_reason", ""))
        return given or reason_text(self._translate, self._file, row, clean(texts.get("citizen_id", "")))

    def _reasons(self, texts: Texts, row: int, cell: IdCell, birth: BirthCell) -> tuple[Reason, ...]:
        found = ((cell.doubt, texts.get("citizen_id", "")), (birth.doubt, texts.get("born", "")))
        return tuple(
            Reason(doubt, reason_text(self._translate, self._file, row, clean(said)))
            for doubt, said in found
            if doubt in KEPT_AS_REASON
        )

    def _warnings(self, person: Resident, cell: IdCell, birth: BirthCell, is_explained: bool) -> tuple[Remark, ...]:
        born = person.born.date if person.born else None
        title_fits = title_problem(person.title, person.sex, born, self._today) != Doubt.TITLE_AGE
        if cell.doubt is birth.doubt is None and title_fits:
            return ()
        found = [
            Remark(FIELD_OF.get(doubt, "citizen_id"), doubt.value, message)
            for doubt, message in ((cell.doubt, cell.message), (birth.doubt, birth.message))
            if doubt is not None and message is not None and not (doubt is Doubt.ID_MISSING and is_explained)
        ]
        if not title_fits:
            found.append(Remark("title", Doubt.TITLE_AGE.value, DeskError(Doubt.TITLE_AGE.label)))
        return tuple(found)

    def write(self, office: Office, progress: Progress | None) -> None:
        """For the command of the plan: homes first, then the new people at once, then the changes."""
        write_homes(office, self.homes)
        add_residents(office, self.added, progress)
        for done, person in enumerate(self.updated, 1):
            save_resident(office, person)
            tell(progress, done, len(self.updated))


def unusable_name(given: str, family: str) -> Remark | None:
    """Why nobody can be kept under such a name."""
    if not given[:1].isalpha() and not any(letter.isalpha() for letter in given):
        return Remark("given", "name_missing", DeskError(N_("The row has no name.")))
    if len(given) + len(family) > LONGEST_NAME:
        return Remark("given", "name_long", DeskError(N_("The name is too long to be one.")))
    return None


def id_taken(holder: Known) -> Remark:
    """Why the row is refused: its ID belongs to someone of another name."""
    message = N_("{name} already holds this citizen ID.")
    if not holder.record.id:
        message = N_("{name} in row {row} already holds this citizen ID.")
    return Remark(
        "citizen_id", Doubt.ID_DUPLICATE.value, DeskError(message, name=holder.record.full_name, row=holder.row)
    )


def same_name(twin: Known) -> Remark:
    """Someone else of the same name and birth date is there."""
    message = DeskError(N_("{name} of the same birth date is already here."), name=twin.record.full_name)
    return Remark("given", Doubt.POSSIBLE_DUPLICATE.value, message)


def merged_since(known: Known) -> Remark:
    """The row has the person as they stood in a record that was merged."""
    message = DeskError(
        N_("Taken for {name}: the record of this spelling was merged into theirs."), name=known.record.full_name
    )
    return Remark("given", Doubt.POSSIBLE_DUPLICATE.value, message)


def row_again(known: Known) -> Remark:
    """The person stands in the file twice; what the first row said stands."""
    message = DeskError(N_("This person already stands in row {row}; this row changes nothing."), row=known.row)
    return Remark("given", Doubt.POSSIBLE_DUPLICATE.value, message)


def _house_code(texts: Texts) -> str:
    try:
        return house_code.parse_house_code(texts["house_code"]) if "house_code" in texts else ""
    except FieldError:
        return ""
