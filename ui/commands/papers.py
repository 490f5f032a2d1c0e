"""The commands that print: certificates, attendance sheets and rosters as PDF."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from db.domain.errors import DeskError, NotFound
from db.domain.words import N_
from ui.commands import mending, results, rounds, service_papers, visit_lists, volunteering_papers
from ui.commands.offices import opened
from ui.commands.terminal import ProgressLine, say, shown_progress
from ui.language import _

if TYPE_CHECKING:
    from db.office import Office

Print = Callable[["Office", argparse.Namespace, Path, ProgressLine], None]


def run_print(args: argparse.Namespace, folder: Path) -> int:
    """Write a PDF, whole or not at all."""
    from db.domain.audit import Event

    target = Path(args.file)
    with opened(folder) as office, shown_progress() as progress:
        PRINTS[args.paper](office, args, target, progress)
        office.record(Event.SAVE_PAPER.value, "papers", None, args.paper)
    say(_("{file} was written.").format(file=target))
    return 0


def _certificates(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    from db.layouts import layout_named
    from printing.certificates import write_certificates
    from ui.papers import certificate_pages, paper_for

    _known_class(office, args.class_id)
    layout = layout_named(office, args.layout, _).layout if args.layout else None
    pages = certificate_pages(office, args.class_id, layout)
    if not pages:
        raise DeskError(N_("No certificates of this class are in force."))
    write_certificates(pages, target, paper_for(office, office.who), progress)


def _register(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    from printing.training import write_training_register
    from ui.papers import paper_for, register_document

    _known_class(office, args.class_id)
    document = register_document(office, args.class_id, args.day)
    if not document.days:
        raise DeskError(N_("This class has no days yet."))
    write_training_register(document, target, paper_for(office, office.who), progress)


def _attendance(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    from printing.attendance import write_attendance_summary
    from ui.class_papers import attendance_summary
    from ui.papers import paper_for

    _known_class(office, args.class_id)
    write_attendance_summary(attendance_summary(office, args.class_id), target, paper_for(office, office.who), progress)


def _participants(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    from printing.participants import write_participants_list
    from ui.class_papers import participants_list
    from ui.papers import paper_for

    _known_class(office, args.class_id)
    document = participants_list(office, args.class_id, args.passed)
    write_participants_list(document, target, paper_for(office, office.who), progress)


def _cards(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    from db.volunteers import VolunteerFilter
    from printing.cards import write_volunteer_cards
    from ui.card_papers import valid_until, volunteer_cards
    from ui.papers import paper_for

    chosen = VolunteerFilter(community_id=community_named_by(office, args.community))
    cards = volunteer_cards(office, chosen, args.until or valid_until(office.today()))
    if not cards.cards:
        raise DeskError(N_("Nobody is in this list, so there is nothing to print."))
    write_volunteer_cards(cards, target, paper_for(office, office.who), progress)


def _certificate_register(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    from printing.certificate_register import write_certificate_register
    from ui.papers import certificate_register_document, paper_for

    paper = paper_for(office, office.who)
    document = certificate_register_document(office, args.year, paper)
    if not document.batches:
        raise DeskError(N_("No certificate has a number of the year {year}."), year=args.year)
    write_certificate_register(document, target, paper, progress)


def _roster(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    from db.citizen_ids import reveal_many
    from db.domain.elders import ElderFilter
    from db.domain.reach import ElderReach
    from db.resident_lists import ResidentFilter
    from db.volunteers import VolunteerFilter
    from printing.elders import write_elder_roster
    from printing.residents import write_resident_roster
    from printing.volunteers import write_volunteer_roster
    from ui.papers import paper_for
    from ui.roster_papers import elder_roster, resident_roster, volunteer_roster

    if args.register is not None and args.kind != "elders":
        raise DeskError(N_("{option} can not be chosen for this roster."), option="--register")
    if args.nothing and args.kind != "elders":
        raise DeskError(N_("{option} can not be chosen for this roster."), option="--nothing")
    if args.kind == "partners":
        _partners(office, args, target, progress)
        return
    if args.kind in service_papers.ROSTERS:
        service_papers.print_roster(office, args, target, progress, community_named_by(office, args.community))
        return
    if args.kind in visit_lists.ROSTERS:
        visit_lists.print_roster(office, args, target, progress, community_named_by(office, args.community))
        return
    if args.year:
        raise DeskError(N_("{option} can not be chosen for this roster."), option="--year")
    community_id = community_named_by(office, args.community)
    paper, by_community = paper_for(office, office.who), args.group == "community"
    if args.ids == "full":
        reveal_many(office, "papers", "roster")
    if args.kind == "elders":
        reach = ElderReach.NOTHING if args.nothing else None
        elders = ElderFilter(community_id=community_id, register_year=args.register, reach=reach)
        found = elder_roster(office, elders, args.ids, by_community, args.columns)
        write_elder_roster(found, target, paper, progress)
        return
    if args.kind == "residents":
        roster = resident_roster(
            office, ResidentFilter(community_id=community_id), args.ids, by_community, args.columns
        )
        write_resident_roster(roster, target, paper, progress)
    else:
        volunteers = volunteer_roster(
            office, VolunteerFilter(community_id=community_id), args.ids, by_community, args.columns
        )
        write_volunteer_roster(volunteers, target, paper, progress)


def _partners(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    """Whole or of a fiscal year: the other choices of rosters are about residents."""
    from printing.partners import write_partner_roster
    from ui.papers import paper_for
    from ui.partner_papers import partner_roster

    for option, value in (("--community", args.community), ("--columns", args.columns), ("--group", args.group)):
        if value:
            raise DeskError(N_("{option} can not be chosen for this roster."), option=option)
    roster = partner_roster(office, year=args.year)
    write_partner_roster(roster, target, paper_for(office, office.who), progress)


def _privacy_notice(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    from printing.privacy_notice import write_privacy_notice
    from ui.papers import paper_for
    from ui.privacy_papers import privacy_notice_document

    write_privacy_notice(privacy_notice_document(office), target, paper_for(office, office.who))


def _processing_record(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    from printing.processing_record import write_processing_record
    from ui.papers import paper_for
    from ui.privacy_papers import processing_record_document

    write_processing_record(processing_record_document(office), target, paper_for(office, office.who), progress)


def _labels(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    from db.domain.address_labels import LabelFilter, LabelSheet, LabelWishes
    from printing.address_labels import write_address_labels
    from ui.label_papers import labels_document, usual_ending
    from ui.papers import paper_for

    ending = usual_ending(office) if args.ending is None else args.ending
    wishes = LabelWishes(sheet=LabelSheet(args.sheet), elders_only=args.elders, first=args.first, ending=ending)
    document = labels_document(office, LabelFilter(community_id=community_named_by(office, args.community)), wishes)
    write_address_labels(document, target, paper_for(office, office.who), progress)


PRINTS: dict[str, Print] = {
    "labels": _labels,
    "certificates": _certificates,
    "register": _register,
    "attendance": _attendance,
    "participants": _participants,
    "cards": _cards,
    "certificate-register": _certificate_register,
    "roster": _roster,
    "walking-list": rounds.print_walking_list,
    "needs": rounds.print_needs,
    **service_papers.PRINTS,
    **volunteering_papers.PRINTS,
    "privacy-notice": _privacy_notice,
    "processing-record": _processing_record,
    **mending.PRINTS,
    results.REPORT: results.print_report,
}


def _known_class(office: Office, class_id: int) -> None:
    from db.class_lines import class_lines

    if class_id not in {line.id for line in class_lines(office)}:
        raise NotFound(N_("There is no class with the id {id}."), id=class_id)


def community_named_by(office: Office, name: str) -> int | None:
    """The community of that name, with or without ชุมชน before it; None for all."""
    from db.communities import communities, community_named

    if not name:
        return None
    found = community_named(office, name)
    if found is None:
        known = ", ".join(each.name for each in communities(office))
        raise NotFound(N_("There is no community {name}. There are: {known}"), name=name, known=known)
    return found.id
