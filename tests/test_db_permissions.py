"""Only the allowed see and do: every role tries every operation, and what has no rule nobody may do."""

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import suppress

import pytest

import db
from db.bin import restore
from db.communities import communities, delete_community, save_community
from db.demo import fill_demo
from db.domain import permissions
from db.domain.accounts import Role
from db.domain.communities import Community
from db.domain.permissions import RIGHT_OF, RIGHTS, NotAllowed
from db.domain.settings import Signatory
from db.office import Office, command, query
from db.rights import OPERATIONS
from db.settings import delete_signatory, save_signatory, settings_of
from tests.as_role import signed_in
from tests.keys import new_office

for _module in pkgutil.iter_modules(db.__path__, "db."):
    importlib.import_module(_module.name)
DECLARED = {name: run for name, run in OPERATIONS.items() if run.__module__.startswith("db.")}
CELLS = [(role, operation) for operation in sorted(DECLARED) for role in Role]

# Said once more, by hand, for what matters most: a slip in the table is then seen.
ONLY_MANAGERS = {
    "citizen_ids.reveal_citizen_id", "exports.export", "settings.save_settings", "settings.save_signatory",
    "settings.delete_signatory", "settings.restore_signatory", "settings.set_next_number", "accounts.accounts",
    "accounts.account_of", "accounts.add_account", "accounts.change_role", "accounts.set_new_password",
    "accounts.end_account", "accounts.resume_account", "audit.audit_listing", "audit.people_in_log",
    "audit.verify_audit",
}  # fmt: skip
NOT_FOR_PRINTERS = {
    "residents.save_resident", "residents.delete_resident", "households.save_household", "communities.save_community",
    "volunteers.save_volunteer", "courses.save_course", "classes.save_class", "enrolments.enrol",
    "attendance.set_attendance", "bin.restore", "import_plan.import_rows", "assessments.assessments_of",
    "assessments.assessment_of", "assessments.save_assessment", "health_notes.health_notes_of",
    "round_results.round_visit_of", "round_results.save_round_visit", "round_sharing.share_round_out",
    "health_notes.health_note_of", "health_notes.save_health_note", "carers.save_carer", "services.save_service",
    "visits.save_visit", "visits.plan_visits", "care_matches.save_care_match", "care_matches.end_care_matches",
    "goals.save_goal", "activities.save_activity", "activity_people.save_participant", "photographs.save_photograph",
}  # fmt: skip
FOR_ALL = {
    "residents.resident_of", "search.search", "certificate_issues.issue_certificates",
    "certificate_changes.correct_name", "certificate_changes.hand_over", "backup._note_backup", "check._found",
    "accounts.change_own_password", "rounds.round_lines", "elders.elder_listing", "carers.carers_of",
    "visit_lists.visit_listing", "care_matches.matches_of_elder", "reach.elders_reached",
}  # fmt: skip


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with new_office(tmp_path_factory.mktemp("office") / "data") as opened:
        yield opened


def test_every_operation_has_its_rule_and_every_rule_its_operation() -> None:
    assert set(DECLARED) == set(RIGHT_OF)


def test_an_operation_stands_in_one_rule_only() -> None:
    assert sum(len(right.operations) for right in RIGHTS) == len(RIGHT_OF)


@pytest.mark.parametrize(("role", "operation"), CELLS)
def test_a_role_is_let_through_or_refused_as_the_table_says(role: Role, operation: str, shared: Office) -> None:
    """Called without what it needs: who is refused hears so first, who is not hears of anything else."""
    refused = False
    with signed_in(shared, role):
        try:
            with suppress(TypeError):
                DECLARED[operation](shared)
        except NotAllowed:
            refused = True
    assert refused is (role not in RIGHT_OF[operation].roles)
    assert refused is not shared_may(shared, role, operation)


def shared_may(office: Office, role: Role, operation: str) -> bool:
    with signed_in(office, role):
        return office.may(operation)


@pytest.mark.parametrize("role", Role)
def test_the_table_says_what_the_office_agreed_on(role: Role) -> None:
    for operation in ONLY_MANAGERS:
        assert permissions.may(role, operation) is (role is Role.MANAGER), operation
    for operation in NOT_FOR_PRINTERS:
        assert permissions.may(role, operation) is (role is not Role.PRINTER), operation
    for operation in FOR_ALL:
        assert permissions.may(role, operation), operation
    assert not permissions.may(role, "signing.keep_key")


def test_an_operation_without_a_rule_is_refused_to_managers_too(office: Office) -> None:
    def unheard_of(office: Office) -> None:
        pytest.fail("it ran")

    unheard_of.__module__ = "db.unheard"
    for mark in (command, query):
        run = mark(unheard_of)
        OPERATIONS.pop("unheard.unheard_of")
        with pytest.raises(NotAllowed, match=r"unheard\.unheard_of"):
            run(office)


def test_a_refused_command_changes_nothing_and_says_who_may(office: Office) -> None:
    with signed_in(office, Role.PRINTER), pytest.raises(NotAllowed) as told:
        save_community(office, Community(name="ริมยวม"))
    assert "You may not change the records of people" in str(told.value)
    assert "clerks and managers" in str(told.value)
    assert communities(office) == ()


def test_what_belongs_to_an_allowed_command_is_allowed_with_it(office: Office) -> None:
    """signing.keep_key is for nobody, but the demo is made with it."""
    fill_demo(office, office.today(), 120, 1)
    assert settings_of(office).is_demo


def test_the_bin_gives_back_only_what_one_may_change(office: Office) -> None:
    mayor = save_signatory(office, Signatory(name="นายตัวอย่าง ดีงาม", position="นายกเทศมนตรี"))
    delete_signatory(office, mayor.id)
    here = save_community(office, Community(name="ริมยวม"))
    delete_community(office, here.id)
    with signed_in(office, Role.CLERK):
        restore(office, "communities", here.id)
        with pytest.raises(NotAllowed, match="settings"):
            restore(office, "signatories", mayor.id)


def test_every_set_of_roles_can_be_named() -> None:
    assert {right.roles for right in RIGHTS} <= set(permissions.WHO_MAY)
