"""Attendance from a sheet: its class found or made from the title rows, people enrolled, half-days ticked."""

import re
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time

from db.attendance import set_many
from db.class_lines import class_lines
from db.class_titles import ClassTitle, class_title, same_words
from db.classes import class_of, save_class
from db.courses import course_of, courses, save_course
from db.domain.citizen_id import is_valid
from db.domain.digits import to_arabic
from db.domain.doubts import Doubt
from db.domain.errors import DeskError, NotFound, Progress, Translate
from db.domain.names import full_name
from db.domain.residents import Residency
from db.domain.training import HALF_DAY_HOURS, Course, Session, TrainingClass, is_shorter_than_course
from db.domain.typed_text import clean
from db.domain.words import N_
from db.enrolments import enrol, enrolment_lines
from db.import_cells import PersonCells, read_id
from db.import_columns import ImportKind, Mapping
from db.import_people import Known, People, has_name, people_of
from db.import_plan import ImportPlan, Outcome, PlannedRow, Remark, state_of, tell
from db.import_residents import id_taken, unusable_name
from db.import_rows import person_cells
from db.import_sessions import Moment
from db.office import Office, query
from db.settings import settings_of
from db.spreadsheets import Cell, cell_text

PRESENT = re.compile(
    r"[/✓✔√☑●•]+|1|ม|มา|เข้า|เข้าร่วม|ครบ|y|yes|true|p|present|ok"
    r"|[0-2]?[0-9][.:][0-5][0-9]( ?น\.?)?|[1-9](\.[0-9]+)?",
    re.IGNORECASE,
)
"""A tick, a word, the time of arrival or the hours attended."""
CROSS = re.compile(r"[x×✗✕]", re.IGNORECASE)
LONGEST_MARK = 30
ABSENT = re.compile(r"[-–—.*]*|0|ข|ขาด|ล|ลา|ป|ลาป่วย|ลากิจ|ป่วย|กิจ|ไม่มา|n|no|false|a|absent", re.IGNORECASE)


@dataclass
class Attended:
    """A row that can be taken: who it is and which half-days they attended."""

    resident_id: int
    moments: frozenset[Moment]


@dataclass
class AttendancePlan:
    """What will be written: the class (id 0: a new one, of a course that may be new too) and who attended what."""

    course: Course
    training_class: TrainingClass
    attended: list[Attended] = field(default_factory=list)

    def write(self, office: Office, progress: Progress | None) -> None:
        """For the command of the plan."""
        course_id = self.course.id or save_course(office, self.course).id
        kept = self.training_class
        if not kept.id or kept.sessions != class_of(office, kept.id).sessions:
            kept = save_class(office, replace(kept, course_id=course_id))
        enrol(office, kept.id, [each.resident_id for each in self.attended])
        sessions = {(session.day, session.half): session.id for session in class_of(office, kept.id).sessions}
        enrolments = {line.resident_id: line.id for line in enrolment_lines(office, kept.id)}
        pairs = [(enrolments[each.resident_id], sessions[moment]) for each in self.attended for moment in each.moments]
        set_many(office, kept.id, pairs, True)
        tell(progress, len(self.attended), len(self.attended))


def plan_attendance(
    office: Office,
    mappings: Sequence[Mapping],
    file: str,
    today: date,
    progress: Progress | None = None,
    translate: Translate = str,
    class_id: int | None = None,
) -> ImportPlan:
    """Judge every row of the first mapped sheet; nothing is written. Without `class_id` its titles name the class."""
    mapping = mappings[0]
    plan = ImportPlan(ImportKind.ATTENDANCE, file, state_of(office))
    course, training_class = _class_for(office, mapping, class_id)
    moments = frozenset(mapping.sessions.values())
    there = {(session.day, session.half) for session in training_class.sessions}
    more = tuple(Session(day=day, half=half) for day, half in moments - there)
    writing = AttendancePlan(course, replace(training_class, sessions=(*training_class.sessions, *more)))
    plan.notes = _notes(writing)
    judge = AttendanceJudge(people_of(office), _ticked(office, training_class), mapping, today)
    for number, cells, texts in person_cells(mapping, progress):
        row, attended = judge.judge(number, cells, texts)
        plan.rows.append(row)
        if attended is not None and row.outcome is not Outcome.UNCHANGED:
            writing.attended.append(attended)
    plan.write = writing.write
    return plan


def _class_for(office: Office, mapping: Mapping, class_id: int | None) -> tuple[Course, TrainingClass]:
    """The class asked for, the one of the sheet's titles, or a new one."""
    if class_id is not None:
        training_class = _class_to_fill(office, class_id)
        return course_of(office, training_class.course_id or 0), training_class
    title = class_title(mapping.sheet.rows[: mapping.header_row])
    if not title.course:
        unsaid = N_("The sheet “{sheet}” does not say which class it is of. Please choose the class.")
        raise DeskError(unsaid, sheet=mapping.sheet.name)
    days = {day for day, _half in mapping.sessions.values()}
    return class_of_title(office, title, days) or _new_class(office, title, len(mapping.sessions))


def _class_to_fill(office: Office, class_id: int) -> TrainingClass:
    if class_id not in {line.id for line in class_lines(office)}:
        raise NotFound(N_("There is no class with the id {id}."), id=class_id)
    return class_of(office, class_id)


@query
def class_of_title(office: Office, title: ClassTitle, days: set[date]) -> tuple[Course, TrainingClass] | None:
    """The class of this course (or project) and run that has one of the days."""
    for line in class_lines(office):
        course, training_class = course_of(office, line.course_id), class_of(office, line.id)
        is_named = _is_course(course, title) or same_words(training_class.name, title.project)
        if is_named and training_class.run == title.run and days & set(training_class.days):
            return course, training_class
    return None


def _is_course(course: Course, title: ClassTitle) -> bool:
    return same_words(course.name, title.course) and title.hours in (None, course.hours)


def _new_class(office: Office, title: ClassTitle, half_days: int) -> tuple[Course, TrainingClass]:
    course = next((each for each in courses(office) if _is_course(each, title)), None)
    if course is None:
        hours = title.hours or half_days * HALF_DAY_HOURS
        course = Course(name=title.course, hours=hours, pass_percent=settings_of(office).pass_percent)
    return course, TrainingClass(name=title.project, run=title.run, place=title.place)


def _notes(writing: AttendancePlan) -> list[DeskError]:
    """What will be made, and a class that is too short for its course."""
    course, training_class = writing.course, writing.training_class
    notes = []
    if not training_class.id:
        made = N_("A new class is made: {course}, run {run}, {count} half-days.")
        run, count = training_class.run or "-", len(training_class.sessions)
        notes.append(DeskError(made, course=course.name, run=run, count=count))
    if course.hours and is_shorter_than_course(training_class.hours, course.hours):
        short = N_("The class has {hours} hours, the course {needed}.")
        notes.append(DeskError(short, hours=f"{training_class.hours:g}", needed=f"{course.hours:g}"))
    return notes


def _ticked(office: Office, training_class: TrainingClass) -> dict[int, frozenset[Moment]]:
    """What the class's people attended so far, by person."""
    if not training_class.id:
        return {}
    moments = {session.id: (session.day, session.half) for session in training_class.sessions}
    return {
        line.resident_id: frozenset(moments[session_id] for session_id in line.attended)
        for line in enrolment_lines(office, training_class.id)
    }


class AttendanceJudge:
    """Judges rows one after another."""

    def __init__(self, people: People, ticked: dict[int, frozenset[Moment]], mapping: Mapping, today: date) -> None:
        self._people = people
        self._ticked = ticked
        self._mapping = mapping
        self._cells = PersonCells(today)
        self._cross_is_present = not _has_other_marks(mapping)

    def judge(
        self, number: int, cells: Sequence[Cell], texts: MappingOf[str, str]
    ) -> tuple[PlannedRow, Attended | None]:
        """What becomes of the row, and what it tells if it can be taken."""
        name = self._cells.name(texts)
        label, sheet = full_name(*name), self._mapping.sheet.name
        warnings: list[Remark] = []
        found = unusable_name(name[1], name[2]) or self._person(texts.get("citizen_id", ""), name, warnings)
        if isinstance(found, Remark):
            return PlannedRow(sheet, number, label, Outcome.REFUSED, refusal=found), None
        moments = self._moments(cells, warnings)
        resident_id = found.record.id
        if found.row:
            message = DeskError(N_("This person already stands in row {row}; the half-days add up."), row=found.row)
            warnings.append(Remark("given", Doubt.POSSIBLE_DUPLICATE.value, message))
        found.row = found.row or number
        before = self._ticked.get(resident_id)
        self._ticked[resident_id] = (before or frozenset()) | moments
        outcome = Outcome.ADDED if before is None else Outcome.UNCHANGED if moments <= before else Outcome.UPDATED
        return PlannedRow(sheet, number, label, outcome, warnings=tuple(warnings)), Attended(resident_id, moments)

    def _person(self, id_text: str, name: tuple[str, str, str], warnings: list[Remark]) -> Known | Remark:
        """Who the row speaks of, or why it is refused."""
        cell = read_id(id_text)
        if cell.doubt in (Doubt.ID_CHECK, Doubt.ID_LENGTH) and cell.message is not None:
            warnings.append(Remark("citizen_id", cell.doubt.value, cell.message))
        known = self._people.holder(cell.digits)
        if known is not None and not has_name(known, name[1], name[2]):
            return id_taken(known)
        if known is None:
            good = is_valid(cell.digits)
            namesakes = self._people.namesakes(name[1], name[2])
            others = [each for each in namesakes if not (good and is_valid(each.record.citizen_id))]
            if len(others) != 1:
                unknown = DeskError(N_("The office does not know {name}."), name=full_name(*name))
                several = N_("Several people are called {name}; the citizen ID must tell which.")
                remark = DeskError(several, name=full_name(*name)) if others else unknown
                return Remark("given", "person_unknown", remark)
            known = others[0]
            by_name = DeskError(N_("Taken for {name}, who is known by name only."), name=known.record.full_name)
            warnings.append(Remark("given", Doubt.POSSIBLE_DUPLICATE.value, by_name))
        if known.record.status is Residency.DIED:
            return Remark("given", "person_died", DeskError(N_("{name} has died."), name=known.record.full_name))
        return known

    def _moments(self, cells: Sequence[Cell], warnings: list[Remark]) -> frozenset[Moment]:
        """The half-days with a mark; one that is neither presence nor absence counts as absent, with a warning."""
        present = set()
        for column, moment in self._mapping.sessions.items():
            mark = cells[column] if column < len(cells) else ""
            text = mark_text(mark)
            if isinstance(mark, time) or PRESENT.fullmatch(text) or (self._cross_is_present and CROSS.fullmatch(text)):
                present.add(moment)
            elif text != "FALSE" and not ABSENT.fullmatch(text) and not CROSS.fullmatch(text):
                unknown = N_("The mark “{mark}” is not known; it counts as absent.")
                warnings.append(Remark("attendance", "mark_unknown", DeskError(unknown, mark=text[:LONGEST_MARK])))
        return frozenset(present)


def mark_text(cell: Cell) -> str:
    """A mark as it is compared."""
    return to_arabic(clean(cell_text(cell)))


def _has_other_marks(mapping: Mapping) -> bool:
    """Whether the sheet has marks of presence besides crosses: then a cross is none."""
    return any(
        PRESENT.fullmatch(mark_text(row[column]))
        for row in mapping.sheet.rows[mapping.first_row :]
        for column in mapping.sessions
        if column < len(row)
    )
