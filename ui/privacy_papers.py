"""Papers of the duties of personal data: the notice, the record of processing, all that is kept of one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.data_requests import request_counts
from db.domain.audit import WORDS
from db.domain.buddhist_era import PartialDate
from db.domain.choices import Choice, label_of
from db.domain.citizen_id import format_citizen_id
from db.domain.data_groups import OFFICES_OWN
from db.domain.errors import Progress
from db.domain.forms import Form
from db.domain.personal_data import FORMS, GROUPS, OWN_WORDS, Group, group_named
from db.domain.phones import format_phone
from db.exports import refuse_own_file
from db.privacy_contact import contact_of
from db.safe_files import write_whole
from db.settings import settings_of
from ui.papers import office_name, paper_for

if TYPE_CHECKING:
    from db.domain.activity_people import PersonActivity
    from db.domain.care_matches import MatchLine
    from db.domain.data_requests import DataRequestLine
    from db.domain.moves import MoveLine
    from db.domain.training import PersonTraining
    from db.history import HistoryLine
    from db.office import Office
    from db.person_data import PersonData
    from printing.paper import Paper
    from printing.person_data import PersonGroup, PersonPaper
    from printing.privacy_notice import PrivacyNotice
    from printing.processing_record import ProcessingRecord

Line = tuple[str, str]


def privacy_notice_document(office: Office) -> PrivacyNotice:
    """The notice with the office's name and whom to turn to."""
    from printing.privacy_notice import PrivacyNotice

    return PrivacyNotice(organisation=office_name(settings_of(office)), contact=contact_of(office))


def processing_record_document(office: Office) -> ProcessingRecord:
    """The record of processing of today."""
    from printing.processing_record import ProcessingRecord

    count, refused = request_counts(office)
    return ProcessingRecord(
        organisation=office_name(settings_of(office)), contact=contact_of(office), requests=count, refused=refused
    )


def write_person_file(office: Office, resident_id: int, path: Path, progress: Progress | None = None) -> None:
    """All that is kept of the person as .pdf or .json, whole or not at all; raises NotAllowed, NotFound, DeskError."""
    from db.person_data import person_data
    from db.person_json import to_json

    refuse_own_file(office, path)
    form = path.suffix.lower().removeprefix(".")
    data = person_data(office, resident_id, form)
    if form == "json":
        write_whole(path, to_json(data).encode("utf-8"))
        return
    from printing.person_data import write_person_data

    paper = paper_for(office, office.who)
    write_person_data(person_document(office, data, paper), path, paper, progress)


def person_document(office: Office, data: PersonData, paper: Paper) -> PersonPaper:
    """What `db.person_data` gathered, as people read it."""
    from printing.person_data import PersonPaper

    said = _Said(data, paper)
    return PersonPaper(
        organisation=office_name(settings_of(office)),
        full_name=data.resident.full_name,
        groups=[*(said.group(group) for group in GROUPS if group.name not in OFFICES_OWN), said.history()],
    )


class _Said:
    """The values of one person in the paper's words."""

    def __init__(self, data: PersonData, paper: Paper) -> None:
        self.data, self.paper = data, paper
        self._ = paper.gettext

    def group(self, group: Group) -> PersonGroup:
        from printing.person_data import PersonGroup

        lines: list[Line] = list(self._fields(group, "residents", self.data.resident))
        lines += getattr(self, f"_{group.name}", tuple)()
        return PersonGroup(self._(group.label), lines)

    def history(self) -> PersonGroup:
        from printing.person_data import PersonGroup

        lines = [(self._when(line), self._change(line)) for line in self.data.history]
        return PersonGroup(self._("Changes of the record"), lines)

    def _when(self, line: HistoryLine) -> str:
        return f"{self.paper.table_date(line.at.date())} {self.paper.numerals(f'{line.at:%H.%M}')}"

    def _change(self, line: HistoryLine) -> str:
        return " · ".join(
            filter(None, (self._(WORDS.get(line.command, line.command)), self._fields_in(line), line.who))
        )

    def _fields_in(self, line: HistoryLine) -> str:
        return ", ".join(self._(label) for label in changed_labels(line.note))

    def _fields(self, group: Group, subject: str, record: Any) -> Iterator[Line]:
        """The fields of a record that are typed into its form, those that are empty left out."""
        for field in group.fields:
            of, name = field.split(".")
            if of != subject or (name.endswith("_id") and name != "citizen_id"):
                continue
            text = self._text(getattr(record, name), name)
            if text:
                yield self._(OWN_WORDS.get(field) or label_in(FORMS[subject], name)), text

    def _text(self, value: Any, name: str = "") -> str:
        if name == "citizen_id":
            return self.paper.numerals(format_citizen_id(value))
        if name == "phones":
            return self.paper.numerals(", ".join(map(format_phone, value)))
        if name == "reasons":
            return self.paper.prose("; ".join(f"{self._(reason.doubt.label)} {reason.text}" for reason in value))
        return self._plain(value)

    def _plain(self, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, PartialDate):
            return self.paper.table_birth(value)
        if isinstance(value, date):
            return self.paper.long_date(value)
        if isinstance(value, Choice):
            return self._(label_of(value))
        if isinstance(value, tuple):
            return ", ".join(self._plain(each) for each in value)
        return self.paper.prose(str(value).replace("\n", " "))

    def _household(self) -> Iterable[Line]:
        house, community = self.data.household, self.data.community
        found: list[Line] = []
        if house is not None:
            group = next(group for group in GROUPS if group.name == "household")
            found += self._fields(group, "households", house)
        if community is not None:
            found.append((self._("Community"), self.paper.prose(community.name)))
        if self.data.relation is not None:
            found.append((self._("Relation to the head"), self._(self.data.relation.label)))
        return found + [(self._(one.kind.label), self._moved(one)) for one in self.data.moves]

    def _moved(self, one: MoveLine) -> str:
        places = [
            self.paper.prose(" ".join(filter(None, place)))
            for place in ((one.from_house, one.from_community), (one.to_house, one.to_community))
        ]
        parts = (self.paper.long_date(one.moved_on), " → ".join(filter(None, places)), self.paper.prose(one.note))
        return " · ".join(filter(None, parts))

    def _volunteering(self) -> Iterable[Line]:
        group = next(group for group in GROUPS if group.name == "volunteering")
        found: list[Line] = []
        for one, inviter in zip(self.data.volunteering, self.data.invited_by, strict=True):
            found += self._fields(group, "volunteers", one)
            found += [(self._("Invited by"), inviter)] if inviter else []
        for award in self.data.awards:
            found += self._fields(group, "awards", award)
        return found

    def _assessments(self) -> Iterable[Line]:
        group, found = group_named("assessments"), list[Line]()
        for one in self.data.assessments:
            found += self._fields(group, "assessments", one)
            total = self._("{total} of 20, {group}").format(
                total=self.paper.count(one.total or 0), group=self._(label_of(one.group)) if one.group else ""
            )
            found.append((self._("ADL"), total))
        return found

    def _health_notes(self) -> Iterable[Line]:
        group = group_named("health_notes")
        return [line for one in self.data.health_notes for line in self._fields(group, "health_notes", one)]

    def _carers(self) -> Iterable[Line]:
        found: list[Line] = []
        for one in self.data.carers:
            parts = (one.full_name, self._(one.relation.label), self._text(one.phones, "phones"), one.notes)
            found.append((self._("Carer"), " · ".join(filter(None, parts))))
        for carer, name in self.data.cared_for:
            relation = self._(carer.relation.label) if carer.relation else ""
            found.append((self._("Looks after"), " · ".join(filter(None, (name, relation, carer.notes)))))
        return found

    def _visits(self) -> Iterable[Line]:
        """Whom a volunteer visited is another's data."""
        found: list[Line] = []
        for one in self.data.visits:
            outcome = self._(one.outcome.label) if one.outcome else self._("To come")
            parts = (self.paper.long_date(one.day), one.service, one.visitor, outcome, one.notes)
            found.append((self._("Visit"), self._prose(*parts)))
        found += [(self._("Cared for by"), self._match(one, one.volunteer)) for one in self.data.care_matches]
        for one in self.data.visits_made:
            found.append((self._("Visit made"), self._prose(self.paper.long_date(one.day), one.service)))
        found += [(self._("Cares for"), self._match(one, one.elder)) for one in self.data.caring_for]
        return found

    def _match(self, one: MatchLine, name: str) -> str:
        days = " – ".join(self.paper.long_date(day) if day else "" for day in (one.since, one.until)).strip()
        return self._prose(name, one.service, days, one.end_reason, one.notes)

    def _prose(self, *parts: str) -> str:
        return self.paper.prose(" · ".join(filter(None, parts)))

    def _rounds(self) -> Iterable[Line]:
        group, found = group_named("rounds"), list[Line]()
        for name, visit in self.data.rounds:
            said = [f"{label}: {text}" for label, text in self._fields(group, "round_households", visit)]
            found.append((self.paper.prose(name), " · ".join(said)))
        for name, count in self.data.rounds_walked:
            houses = self._("goes to {count} households").format(count=self.paper.count(count))
            found.append((self.paper.prose(name), houses))
        return found

    def _training(self) -> Iterable[Line]:
        return [(self.paper.prose(one.training_class.course), self._attended(one)) for one in self.data.trainings]

    def _attended(self, one: PersonTraining) -> str:
        first, last = one.training_class.first_day, one.training_class.last_day
        days = self.paper.date_range(first, last) if first and last else ""
        hours = self._("{hours} of {needed} hours").format(
            hours=self.paper.count(one.line.hours), needed=self.paper.count(one.line.needed)
        )
        passed = self._("passed") if one.line.has_passed else ""
        return " · ".join(filter(None, (self.paper.prose(one.training_class.name), days, hours, passed)))

    def _activities(self) -> Iterable[Line]:
        return [(self.paper.prose(one.name), self._part(one)) for one in self.data.activities]

    def _part(self, one: PersonActivity) -> str:
        line = one.line
        hours = self._("{hours} hours").format(hours=self.paper.count(line.hours))
        parts = (self.paper.long_date(line.joined_on or one.held_on), self._(line.role.label), hours, line.notes)
        return " · ".join(filter(None, parts))

    def _certificates(self) -> Iterable[Line]:
        found: list[Line] = []
        for one in self.data.certificates:
            parts = [one.full_name, one.text.course, self.paper.long_date(one.issued_on), self._(one.status.label)]
            parts += [one.end_reason, one.handed_to]
            found.append((f"{one.kind.value} {self.paper.numerals(one.label)}", " · ".join(filter(None, parts))))
            found += [
                (self._("Corrections of the name"), f"{each.before} → {each.after} · {each.reason}")
                for each in one.corrections
            ]
        return found

    def _merged(self) -> Iterable[Line]:
        """What other records of the same person said before they became this one."""
        group = group_named("identity")
        found: list[Line] = []
        for one in self.data.merged:
            found += self._fields(group, "residents", one)
            found += self._fields(group_named("citizen_id"), "residents", one)
            found += self._fields(group_named("contact"), "residents", one)
        return found

    def _requests(self) -> Iterable[Line]:
        return [(self._(one.kind.label), self._request(one)) for one in self.data.requests]

    def _request(self, one: DataRequestLine) -> str:
        received = self._("received {date}").format(date=self.paper.long_date(one.received_on))
        answered = (
            self._("answered {date}").format(date=self.paper.long_date(one.answered_on)) if one.answered_on else ""
        )
        outcome = self._(one.outcome.label) if one.outcome else ""
        return " · ".join(filter(None, (received, answered, outcome, one.asked_by, one.reason, one.notes)))


def label_in(forms: Iterable[Form[Any]], name: str) -> str:
    """What the field is called in the form that has it, as a msgid."""
    return next((field.label for form in forms for field in form.fields if field.name == name), name)


def changed_labels(note: str) -> tuple[str, ...]:
    """The msgids of the fields that a correction of a person changed, from the note of the history."""
    known = {field.name: field.label for field in FORMS["residents"][0].fields}
    return tuple(known[name] for name in note.split(", ") if name in known)
