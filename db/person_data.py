"""All that is kept of one person (section 30): gathered for the paper and the file that they are given."""

from dataclasses import dataclass
from datetime import date

from db import communities, households
from db.activity_people import activities_of_person
from db.assessments import assessments_of
from db.awards import awards_of
from db.care_matches import matches_of_elder, matches_of_volunteer
from db.carers import cared_for_by, carers_of
from db.certificates import certificates_of_resident
from db.data_requests import requests_of
from db.domain.activity_people import PersonActivity
from db.domain.assessments import Assessment
from db.domain.audit import Event
from db.domain.awards import Award
from db.domain.care_matches import MatchLine
from db.domain.carers import Carer, CarerLine
from db.domain.certificates import Certificate
from db.domain.communities import Community
from db.domain.data_requests import DataRequestLine
from db.domain.health_notes import HealthNote
from db.domain.house_relations import HouseRelation
from db.domain.households import Household
from db.domain.moves import MoveLine
from db.domain.residents import Resident
from db.domain.round_results import RoundVisit
from db.domain.training import PersonTraining
from db.domain.visits import VisitLine
from db.domain.volunteers import Volunteer
from db.enrolments import trainings_of
from db.health_notes import health_notes_of
from db.history import HistoryLine, history_of
from db.house_people import relation_of
from db.mergers import records_merged_into
from db.move_history import moves_of
from db.office import Office, action
from db.residents import resident_of
from db.round_people import rounds_at_home, rounds_walked
from db.visit_lists import visits_by_volunteer, visits_of_resident
from db.volunteers import volunteer_of


@dataclass(frozen=True, kw_only=True)
class PersonData:
    """One person as the office knows them. `invited_by` is a name; `cared_for` whom they look after, by a name each;
    `history` the changes of their own record."""

    made_on: date
    resident: Resident
    household: Household | None
    community: Community | None
    relation: HouseRelation | None
    moves: tuple[MoveLine, ...]
    volunteering: tuple[Volunteer, ...]
    invited_by: tuple[str, ...]
    awards: tuple[Award, ...]
    assessments: tuple[Assessment, ...]
    health_notes: tuple[HealthNote, ...]
    carers: tuple[CarerLine, ...]
    cared_for: tuple[tuple[Carer, str], ...]
    visits: tuple[VisitLine, ...]
    care_matches: tuple[MatchLine, ...]
    visits_made: tuple[VisitLine, ...]
    caring_for: tuple[MatchLine, ...]
    rounds: tuple[tuple[str, RoundVisit], ...]
    rounds_walked: tuple[tuple[str, int], ...]
    trainings: tuple[PersonTraining, ...]
    activities: tuple[PersonActivity, ...]
    certificates: tuple[Certificate, ...]
    requests: tuple[DataRequestLine, ...]
    merged: tuple[Resident, ...]
    history: tuple[HistoryLine, ...]


@action
def person_data(office: Office, resident_id: int, form: str) -> PersonData:
    """Everything of one person, and that it was given out as `form` ("pdf", "json") is written into the audit log.

    Raises NotFound, NotAllowed.
    """
    found = office.run(lambda: _gathered(office, resident_id))
    office.record(Event.PERSON_DATA.value, "residents", resident_id, form)
    return found


def _gathered(office: Office, resident_id: int) -> PersonData:
    resident = resident_of(office, resident_id)
    volunteering = tuple(
        volunteer_of(office, row[0])
        for row in office.sql("select id from volunteer where resident_id = ? order by id", (resident_id,))
    )
    inviters = [resident_of(office, one.invited_by_id).full_name if one.invited_by_id else "" for one in volunteering]
    return PersonData(
        made_on=office.today(),
        resident=resident,
        household=households.household_of(office, resident.household_id) if resident.household_id else None,
        community=communities.community_of(office, resident.community_id) if resident.community_id else None,
        relation=relation_of(office, resident_id),
        moves=moves_of(office, resident_id),
        volunteering=volunteering,
        invited_by=tuple(inviters),
        awards=tuple(award for one in volunteering for award in awards_of(office, one.id)),
        assessments=assessments_of(office, resident_id),
        health_notes=health_notes_of(office, resident_id),
        carers=carers_of(office, resident_id),
        cared_for=tuple(
            (each, resident_of(office, each.resident_id).full_name)
            for each in cared_for_by(office, resident_id)
            if each.resident_id is not None
        ),
        visits=visits_of_resident(office, resident_id),
        care_matches=matches_of_elder(office, resident_id),
        visits_made=tuple(line for one in volunteering for line in visits_by_volunteer(office, one.id)),
        caring_for=tuple(line for one in volunteering for line in matches_of_volunteer(office, one.id)),
        rounds=rounds_at_home(office, resident.household_id),
        rounds_walked=rounds_walked(office, resident_id),
        trainings=trainings_of(office, resident_id),
        activities=activities_of_person(office, resident_id),
        certificates=certificates_of_resident(office, resident_id),
        requests=requests_of(office, resident_id),
        merged=tuple(resident_of(office, merged_id) for merged_id in records_merged_into(office, resident_id)),
        history=history_of(office, "residents", resident_id),
    )
