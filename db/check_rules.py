"""What must be true between the records of an office, each rule as one question for its exceptions."""

from dataclasses import dataclass

from db import mending_rules, service_rules
from db.check_tables import DATES as DATES
from db.check_tables import SUBJECTS as SUBJECTS
from db.domain.awards import AwardKind
from db.domain.carers import Relation
from db.domain.house_relations import HouseRelation
from db.domain.moves import MoveKind
from db.domain.names import Sex
from db.domain.partners import ContributionKind, PartnerKind, PartnerScope
from db.domain.residents import Residency
from db.domain.round_results import RoundResult
from db.domain.rounds import RoundKind
from db.domain.training import CertificateKind, Half
from db.domain.visits import VisitOutcome
from db.domain.volunteers import VolunteerKind
from db.domain.words import N_


@dataclass(frozen=True)
class Rule:
    """`exceptions` selects the id of each record of `table` that breaks the rule, and one detail for the message."""

    code: str
    message: str
    table: str
    exceptions: str


def _one_of(values: type) -> str:
    return ", ".join(f"'{value}'" for value in values)  # type: ignore[attr-defined]


RULES = (
    Rule(
        "community_differs",
        N_("The resident's community is not that of the household."),
        "resident",
        """select r.id, '' from resident r join household h on h.id = r.household_id
           where r.community_id is not h.community_id""",
    ),
    Rule(
        "birth_precision",
        N_("The birth date {detail} does not fit what is known of it."),
        "resident",
        """select id, coalesce(born, '-') from resident where (born is null) <> (born_precision is null)
           or coalesce(born_precision, 'day') not in ('day', 'month', 'year')
           or (born_precision = 'month' and born not like '%-01')
           or (born_precision = 'year' and born not like '%-01-01')""",
    ),
    Rule(
        "unknown_choice",
        N_("“{detail}” is not one of the choices."),
        "resident",
        f"""select id, coalesce(sex, '') || ' ' || status from resident
            where status not in ({_one_of(Residency)}) or sex not in ({_one_of(Sex)})""",
    ),
    Rule(
        "unknown_choice",
        N_("“{detail}” is not one of the choices."),
        "volunteer",
        f"""select v.id, kind.value from volunteer v,
            json_each('["' || replace(replace(v.kinds, '"', ''), '/', '","') || '"]') kind
            where kind.value not in ({_one_of(VolunteerKind)})""",
    ),
    Rule(
        "unknown_choice",
        N_("“{detail}” is not one of the choices."),
        "carer",
        f"select id, relation from carer where relation not in ({_one_of(Relation)})",
    ),
    Rule(
        "unknown_choice",
        N_("“{detail}” is not one of the choices."),
        "house_relation",
        f"select resident_id, relation from house_relation where relation not in ({_one_of(HouseRelation)})",
    ),
    Rule(
        "unknown_choice",
        N_("“{detail}” is not one of the choices."),
        "move",
        f"select resident_id, kind from move where kind not in ({_one_of(MoveKind)})",
    ),
    Rule(
        "two_heads",
        N_("The house has {detail} heads."),
        "household",
        """select p.household_id, count(*) from house_relation r join resident p on p.id = r.resident_id
           where r.relation = 'head' and p.status = 'living' and p.deleted_at is null and p.household_id is not null
           group by p.household_id having count(*) > 1""",
    ),
    Rule(
        "phone_digits",
        N_("The phone number {detail} has more than digits."),
        "community_staff",
        "select id, phones from community_staff where phones glob '*[^0-9,]*'",
    ),
    Rule(
        "term_reversed",
        N_("The end lies before the start."),
        "community_staff",
        "select id, '' from community_staff where until < since",
    ),
    Rule(
        "unknown_choice",
        N_("“{detail}” is not one of the choices."),
        "visit",
        f"select id, outcome from visit where outcome not in ('', {_one_of(VisitOutcome)})",
    ),
    Rule(
        "visit_unnamed",
        N_("The visit is to nobody, or to a person and a household at once."),
        "visit",
        "select id, '' from visit where (resident_id is null) = (household_id is null)",
    ),
    Rule(
        "visit_undone",
        N_("The visit has an outcome without a day, a day without one, or no day at all."),
        "visit",
        """select id, '' from visit where (done_on is null) <> (outcome = '')
           or coalesce(done_on, planned_on) is null or minutes < 0""",
    ),
    Rule(
        "term_reversed",
        N_("The end lies before the start."),
        "care_match",
        "select id, '' from care_match where until < since",
    ),
    Rule(
        "carer_unnamed",
        N_("The carer is nobody, two people at once, or the elder."),
        "carer",
        "select id, '' from carer where (carer_id is null) = (name = '') or carer_id = resident_id",
    ),
    Rule(
        "unknown_choice",
        N_("“{detail}” is not one of the choices."),
        "session",
        f"select id, half from session where half not in ({_one_of(Half)})",
    ),
    Rule(
        "unknown_choice",
        N_("“{detail}” is not one of the choices."),
        "course",
        f"select id, certificate_kind from course where certificate_kind not in ({_one_of(CertificateKind)})",
    ),
    Rule(
        "phone_digits",
        N_("The phone number {detail} has more than digits."),
        "resident",
        "select id, phones from resident where phones glob '*[^0-9,]*'",
    ),
    Rule(
        "term_reversed",
        N_("The end lies before the start."),
        "volunteer",
        "select id, '' from volunteer where ended < started",
    ),
    Rule(
        "invited_by_self",
        N_("The volunteer is their own inviter."),
        "volunteer",
        "select id, '' from volunteer where invited_by_id = resident_id",
    ),
    Rule(
        "unknown_choice",
        N_("“{detail}” is not one of the choices."),
        "award",
        f"select id, kind from award where kind not in ({_one_of(AwardKind)})",
    ),
    Rule(
        "attendance_elsewhere",
        N_("The attendance belongs to a half-day of another class."),
        "enrolment",
        """select e.id, '' from attendance a join enrolment e on e.id = a.enrolment_id
           join session s on s.id = a.session_id where s.class_id <> e.class_id""",
    ),
    Rule(
        "certificate_number",
        N_("The number {detail} is not below the next number of its year."),
        "certificate",
        """select c.id, c.number || '/' || c.year from certificate c left join certificate_counter n on n.year = c.year
           where c.number < 1 or c.number >= coalesce(n.next_number, 0)""",
    ),
    Rule(
        "certificate_batch",
        N_("The batch {detail} is not below the next batch of its year."),
        "certificate",
        """select c.id, c.batch || '/' || c.year from certificate c left join certificate_counter n on n.year = c.year
           where c.batch < 1 or c.batch >= coalesce(n.next_batch, 0)""",
    ),
    Rule(
        "certificate_status",
        N_("The status “{detail}” does not fit the day it ended."),
        "certificate",
        """select id, status from certificate where status not in ('issued', 'revoked', 'reissued')
           or (status = 'issued') <> (ended_on is null)""",
    ),
    Rule(
        "certificate_not_replaced",
        N_("Certificate {detail} is marked as replaced, but none replaces it."),
        "certificate",
        """select c.id, c.number || '/' || c.year from certificate c
           where c.status = 'reissued' and not exists (select 1 from certificate n where n.replaces_id = c.id)""",
    ),
    Rule(
        "certificate_replaces",
        N_("Certificate {detail} replaces one that is not marked as replaced, or is another person's."),
        "certificate",
        """select n.id, n.number || '/' || n.year from certificate n join certificate o on o.id = n.replaces_id
           where o.status <> 'reissued' or o.resident_id <> n.resident_id or o.class_id <> n.class_id or o.id = n.id
           or exists (select 1 from certificate t where t.replaces_id = n.replaces_id and t.id < n.id)""",
    ),
    Rule(
        "certificate_look",
        N_("How the certificate looked when it was issued is not known."),
        "certificate",
        "select id, '' from certificate where look_id is null",
    ),
    Rule(
        "certificate_handed_over",
        N_("The certificate was handed over before it was issued."),
        "certificate",
        "select id, '' from certificate where handed_over_on < issued_on",
    ),
    Rule(
        "unknown_choice",
        N_("“{detail}” is not one of the choices."),
        "partner",
        f"""select id, kind || ' ' || scope from partner
            where kind not in ({_one_of(PartnerKind)}) or scope not in ({_one_of(PartnerScope)})""",
    ),
    Rule(
        "unknown_choice",
        N_("“{detail}” is not one of the choices."),
        "contribution",
        f"select id, kind from contribution where kind not in ({_one_of(ContributionKind)})",
    ),
    Rule(
        "phone_digits",
        N_("The phone number {detail} has more than digits."),
        "partner_person",
        "select id, phones from partner_person where phones glob '*[^0-9,]*'",
    ),
    Rule(
        "term_reversed",
        N_("The end lies before the start."),
        "partner",
        "select id, '' from partner where agreement_end < agreement_start",
    ),
    Rule(
        "contact_reversed",
        N_("The next contact lies before this one."),
        "partner_contact",
        "select id, '' from partner_contact where next_due < held_on",
    ),
    Rule(
        "unknown_choice",
        N_("“{detail}” is not one of the choices."),
        "outreach_round",
        f"select id, kind from outreach_round where kind not in ({_one_of(RoundKind)})",
    ),
    Rule(
        "unknown_choice",
        N_("“{detail}” is not one of the choices."),
        "round_household",
        f"""select id, result from round_household where result not in ('', {_one_of(RoundResult)})
            or coalesce(symptoms, 0) not in (0, 1) or coalesce(medicine, 0) not in (0, 1)
            or coalesce(food, 0) not in (0, 1) or coalesce(vaccinated, 0) not in (0, 1)""",
    ),
    Rule(
        "term_reversed",
        N_("The end lies before the start."),
        "outreach_round",
        "select id, '' from outreach_round where ends < starts",
    ),
    Rule(
        "round_result_day",
        N_("The result of the household does not fit its day."),
        "round_household",
        """select x.id, '' from round_household x join outreach_round r on r.id = x.round_id
           where (x.result = '') <> (x.reached_on is null) or x.reached_on < r.starts
               or (x.helped_on is not null and (x.result <> 'needs' or x.helped_on < x.reached_on))""",
    ),
    Rule(
        "money_below_zero",
        N_("{detail} satang are less than nothing."),
        "contribution",
        """select id, min(coalesce(value_satang, 0), paid_satang) from contribution
           where value_satang < 0 or paid_satang < 0""",
    ),
    *(Rule(*rule) for rule in (*service_rules.RULES, *mending_rules.RULES)),
)
