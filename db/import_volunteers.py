"""Volunteers from a file: the person found or added, kinds, start and who invited them; judged first, then written."""

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import replace
from datetime import date

from db.domain.buddhist_era import parse_partial_date
from db.domain.citizen_id import is_valid
from db.domain.doubts import Doubt
from db.domain.errors import DeskError, FieldError, Progress, Translate
from db.domain.names import full_name, split_full_name
from db.domain.phones import parse_phones
from db.domain.residents import Residency, Resident
from db.domain.typed_text import clean, clean_lines
from db.domain.volunteers import Volunteer, VolunteerKind
from db.domain.words import N_
from db.import_cells import NO_BIRTH, NOTHING, PersonCells, read_id, read_kinds
from db.import_columns import ImportKind, Mapping
from db.import_homes import HomesOfPlan, homes_of_plan, write_homes
from db.import_marks import kind_columns, marked_kinds
from db.import_people import Known, People, has_name, people_of
from db.import_plan import ImportPlan, Outcome, PlannedRow, Remark, state_of, tell, with_lines
from db.import_residents import id_taken, unusable_name
from db.import_rows import person_cells
from db.import_volunteer_rows import Draft, news_of_volunteer
from db.office import Office, query
from db.residents import add_residents, save_resident
from db.volunteers import add_volunteers, save_volunteer, volunteer_of

Texts = MappingOf[str, str]


def plan_volunteers(
    office: Office,
    mappings: Sequence[Mapping],
    file: str,
    today: date,
    progress: Progress | None = None,
    translate: Translate = str,
) -> ImportPlan:
    """Judge every row of the mapped sheets; nothing is written. People nobody knows are added as from outside."""
    plan = ImportPlan(ImportKind.VOLUNTEERS, file, state_of(office))
    judge = VolunteerJudge(people_of(office), homes_of_plan(office), volunteers_by_person(office), today)
    for mapping in mappings:
        marked = kind_columns(mapping)
        for number, cells, texts in person_cells(mapping, progress):
            kinds = marked_kinds(marked, cells)
            judge.read(mapping.sheet.name, number, {"kinds": "/".join(kinds), **texts} if kinds else texts)
    plan.rows = list(judge.planned())
    plan.write = judge.write
    return plan


@query
def volunteers_by_person(office: Office) -> dict[int, Volunteer]:
    """Every volunteer by the id of the person."""
    ids = office.sql("select resident_id, id from volunteer where deleted_at is null")
    return {resident_id: volunteer_of(office, volunteer_id) for resident_id, volunteer_id in ids}


class VolunteerJudge:
    """Reads all rows first, for whoever invited someone may stand further down; then says what becomes of each."""

    def __init__(self, people: People, homes: HomesOfPlan, volunteers: dict[int, Volunteer], today: date) -> None:
        self.people = people
        self.homes = homes
        self.drafts: list[Draft] = []
        self._volunteers = volunteers
        self._added: list[Known] = []
        self._first: dict[int, Draft] = {}
        self._cells = PersonCells(today)
        self._today = today

    # -- reading

    def read(self, sheet: str, row: int, texts: Texts) -> None:
        """Who the row speaks of and what it tells."""
        name = self._cells.name(texts)
        draft = Draft(sheet, row, full_name(*name))
        self.drafts.append(draft)
        draft.refusal = unusable_name(name[1], name[2])
        if draft.refusal is None:
            self._find_person(draft, texts, name)
        if draft.known is None:
            return
        kinds = self._kinds(draft, texts)
        first = self._first.setdefault(id(draft.known), draft)
        if first is not draft:
            self._add_to(first, draft, kinds)
            return
        inviter = clean(texts.get("invited_by_id", ""))
        draft.inviter = "" if NOTHING.fullmatch(inviter) else inviter
        started, ended = self._date(draft, texts, "started"), self._date(draft, texts, "ended")
        if started and ended and ended < started:
            draft.warnings.append(Remark("ended", "date_invalid", DeskError(N_("The end lies before the start."))))
            ended = None
        draft.volunteer = Volunteer(
            kinds=kinds,
            community_id=self.homes.community(texts.get("community_id", "")),
            started=started,
            ended=ended,
            end_reason=clean(texts.get("end_reason", "")),
            skills=clean(texts.get("skills", "")),
            notes=with_lines(clean_lines(texts.get("notes", "")), draft.volunteer.notes.split("\n")),
        )

    def _find_person(self, draft: Draft, texts: Texts, name: tuple[str, str, str]) -> None:
        cell = read_id(texts.get("citizen_id", ""))
        if cell.doubt in (Doubt.ID_CHECK, Doubt.ID_LENGTH) and cell.message is not None:
            draft.warnings.append(Remark("citizen_id", cell.doubt.value, cell.message))
        phones = parse_phones(texts.get("phones", ""))
        holder = self.people.holder(cell.digits)
        if holder is not None and not has_name(holder, name[1], name[2]):
            draft.refusal = id_taken(holder)
            return
        known = holder or self._named(draft, cell.digits, name)
        if draft.refusal is not None:
            return
        if known is None:
            birth = self._cells.birth(texts["born"]) if "born" in texts else NO_BIRTH
            known = Known(
                Resident(
                    title=name[0],
                    given=name[1],
                    family=name[2],
                    nickname=clean(texts.get("nickname", "")),
                    sex=self._cells.sex(texts.get("sex", ""), name[0]),
                    citizen_id=cell.digits,
                    born=birth.born,
                    phones=phones,
                    status=Residency.OUTSIDE,
                    organisation=clean(texts.get("organisation", "")),
                ),
                draft.row,
            )
            self.people.add(known)
            self._added.append(known)
        elif phones and not known.record.phones and known.record.id:
            known.record = replace(known.record, phones=phones)
            draft.has_new_phones = True
        draft.known = known

    def _named(self, draft: Draft, digits: str, name: tuple[str, str, str]) -> Known | None:
        """The only person of the name whose good ID is no other than the row's."""
        good = digits if is_valid(digits) else ""
        found = [
            known
            for known in self.people.namesakes(name[1], name[2])
            if not (good and is_valid(known.record.citizen_id))
        ]
        if not found:
            return None
        if len(found) > 1:
            question = N_("Several people are called {name}; the citizen ID must tell which.")
            message = DeskError(question, name=draft.label)
            draft.refusal = Remark("given", Doubt.POSSIBLE_DUPLICATE.value, message)
            return None
        message = DeskError(N_("Taken for {name}, who is known by name only."), name=found[0].record.full_name)
        draft.warnings.append(Remark("given", Doubt.POSSIBLE_DUPLICATE.value, message))
        return found[0]

    def _kinds(self, draft: Draft, texts: Texts) -> tuple[VolunteerKind, ...]:
        """The kinds the cell names, else the sheet's name; จิตอาสา where none does, for every volunteer is that."""
        kinds, unknown = read_kinds(texts.get("kinds", ""))
        if "kinds" not in texts:
            kinds = read_kinds(draft.sheet)[0]
        if unknown:
            message = DeskError(N_("“{text}” is no kind of volunteer; it is kept in the notes."), text=unknown)
            draft.warnings.append(Remark("kinds", "kind_unknown", message))
            draft.volunteer = replace(draft.volunteer, notes=with_lines(draft.volunteer.notes, [unknown]))
        return kinds or (VolunteerKind.CIVIC,)

    def _date(self, draft: Draft, texts: Texts, name: str) -> date | None:
        if name not in texts or NOTHING.fullmatch(texts[name]):
            return None
        try:
            return parse_partial_date(texts[name], today=self._today).date
        except FieldError as error:
            draft.warnings.append(Remark(name, "date_invalid", error))
            draft.volunteer = replace(draft.volunteer, notes=with_lines(draft.volunteer.notes, [clean(texts[name])]))
            return None

    def _add_to(self, first: Draft, draft: Draft, kinds: tuple[VolunteerKind, ...]) -> None:
        """A list by kinds has a row for each: the kinds of a person's rows add up."""
        draft.is_first = False
        both = tuple(dict.fromkeys((*first.volunteer.kinds, *kinds)))
        kept = self._kept(first)
        draft.has_new_kinds = both != first.volunteer.kinds and not (kept and set(both) <= set(kept.kinds))
        first.volunteer = replace(first.volunteer, kinds=both)

    def _kept(self, draft: Draft) -> Volunteer | None:
        return self._volunteers.get(draft.known.record.id) if draft.known and draft.known.record.id else None

    # -- judging

    def planned(self) -> Iterator[PlannedRow]:
        """What becomes of each row, in their order."""
        for draft in self.drafts:
            if draft.inviter:
                self._find_inviter(draft)
        for draft in self.drafts:
            yield self._judged(draft)

    def _find_inviter(self, draft: Draft) -> None:
        _title, given, family = split_full_name(draft.inviter)
        found = [known for known in self.people.namesakes(given, family) if known is not draft.known]
        serving = [known for known in found if id(known) in self._first or known.record.id in self._volunteers]
        for choice in (serving, found):
            if len(choice) == 1:
                draft.invited_by = choice[0]
                return
        message = DeskError(N_("Who invited them is not known: {name}. It is kept in the notes."), name=draft.inviter)
        draft.warnings.append(Remark("invited_by_id", "inviter_unknown", message))
        draft.volunteer = replace(draft.volunteer, notes=with_lines(draft.volunteer.notes, [draft.inviter]))

    def _judged(self, draft: Draft) -> PlannedRow:
        warnings = tuple(draft.warnings)
        if draft.known is None:
            return PlannedRow(draft.sheet, draft.row, draft.label, Outcome.REFUSED, refusal=draft.refusal)
        if not draft.is_first:
            outcome = Outcome.UPDATED if draft.has_new_kinds else Outcome.UNCHANGED
            return PlannedRow(draft.sheet, draft.row, draft.label, outcome, warnings=warnings)
        kept = self._kept(draft)
        if kept is None:
            return PlannedRow(draft.sheet, draft.row, draft.label, Outcome.ADDED, warnings=warnings)
        changes = (*news_of_volunteer(kept, draft), *(("phones",) if draft.has_new_phones else ()))
        outcome = Outcome.UPDATED if changes else Outcome.UNCHANGED
        return PlannedRow(draft.sheet, draft.row, draft.label, outcome, changes, warnings)

    # -- writing

    def write(self, office: Office, progress: Progress | None) -> None:
        """For the command of the plan: homes, people from outside, then the volunteers and who invited them."""
        write_homes(office, self.homes)
        ids = add_residents(office, [known.record for known in self._added])
        people = {id(known): resident_id for known, resident_id in zip(self._added, ids, strict=True)}
        new = []
        for done, (key, draft) in enumerate(self._first.items(), 1):
            assert draft.known is not None
            inviter = people.get(id(draft.invited_by)) if draft.invited_by else None
            kept = self._kept(draft)
            if draft.has_new_phones:
                save_resident(office, draft.known.record)
            if kept is None:
                person_id = people.get(key) or draft.known.record.id
                inviter = inviter or (draft.invited_by.record.id if draft.invited_by else None)
                new.append(replace(draft.volunteer, resident_id=person_id, invited_by_id=inviter))
            elif changes := news_of_volunteer(kept, draft, inviter):
                save_volunteer(office, replace(kept, **changes))
            tell(progress, done, len(self._first))
        add_volunteers(office, new)
