"""Papers about a class that is under way or over: the attendance summary and the list for the notice board."""

from __future__ import annotations

import tkinter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from db.attendance import class_result
from db.classes import class_of
from db.domain.words import N_
from db.enrolments import enrolment_lines
from db.settings import settings_of
from ui import dialogs
from ui.language import _
from ui.papers import belongs_to, office_name, project_name
from ui.preview import show_paper
from ui.preview_making import LONG_LIST

if TYPE_CHECKING:
    from db.domain.errors import Progress
    from db.domain.training import EnrolmentLine, TrainingClass
    from db.office import Office
    from printing.attendance import AttendanceSummary, Attendee
    from printing.paper import Paper
    from printing.participants import ParticipantsList
    from ui.desk import Desk

SUMMARY, PARTICIPANTS, PASSED = "attendance", "participants", "passed"
PAPERS: Final = {
    SUMMARY: N_("Attendance summary"),
    PARTICIPANTS: N_("Notice board: all"),
    PASSED: N_("Notice board: passed"),
}


def attendance_summary(office: Office, class_id: int) -> AttendanceSummary:
    """Everyone enrolled, in the order of names, with their half-days, hours and result."""
    from printing.attendance import AttendanceSummary

    training_class, result = class_of(office, class_id), class_result(office, class_id)
    return AttendanceSummary(
        organisation=office_name(settings_of(office)),
        project=project_name(office, training_class),
        place=training_class.place,
        days=training_class.days,
        half_days=len(training_class.sessions),
        class_hours=result.class_hours,
        needed=result.needed,
        people=[_attendee(line, training_class) for line in result.lines],
    )


def _attendee(line: EnrolmentLine, training_class: TrainingClass) -> Attendee:
    from printing.attendance import Attendee

    halves = tuple(
        tuple(session.id in line.attended for session in sorted(training_class.sessions) if session.day == day)
        for day in training_class.days
    )
    return Attendee(
        title=line.title,
        given=line.given,
        family=line.family,
        belongs_to=belongs_to(line),
        halves=halves,
        hours=line.hours,
        has_passed=line.has_passed,
        certificate=line.certificate,
    )


def participants_list(office: Office, class_id: int, only_passed: bool = False) -> ParticipantsList:
    """Who is enrolled, or who of them passed, in the order of names."""
    from printing.participants import Participant, ParticipantsList

    training_class = class_of(office, class_id)
    return ParticipantsList(
        organisation=office_name(settings_of(office)),
        project=project_name(office, training_class),
        place=training_class.place,
        days=training_class.days,
        people=[
            Participant(
                title=line.title,
                given=line.given,
                family=line.family,
                citizen_id=line.citizen_id,
                community=line.community,
            )
            for line in class_result(office, class_id).lines
            if line.has_passed or not only_passed
        ],
        only_passed=only_passed,
    )


def print_class_paper(screen: tkinter.Misc, desk: Desk, class_id: int) -> None:
    """Ask which, then lay it over `screen`."""
    title = _("Print")
    choices = [(kind, _(label)) for kind, label in PAPERS.items()]
    kind = dialogs.ask_choice(screen, _("Which paper of this class?"), choices, title)
    if kind is None:
        return

    def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
        from printing.attendance import write_attendance_summary
        from printing.participants import write_participants_list

        if kind == SUMMARY:
            write_attendance_summary(attendance_summary(desk.office, class_id), target, paper, progress)
        else:
            write_participants_list(participants_list(desk.office, class_id, kind == PASSED), target, paper, progress)

    name = project_name(desk.office, class_of(desk.office, class_id))
    begin = make if len(enrolment_lines(desk.office, class_id)) > LONG_LIST else None
    show_paper(screen, desk, _(PAPERS[kind]), f"{_(PAPERS[kind])} {name}", make, kind=kind, begin=begin)
