"""The one table of rights: which operations go together, and which roles may do them."""

from dataclasses import dataclass

from db.domain import service_permissions
from db.domain.accounts import Role
from db.domain.words import N_

EVERYBODY = frozenset(Role)
RECORDERS = frozenset({Role.CLERK, Role.MANAGER})
MANAGERS = frozenset({Role.MANAGER})
NOBODY: frozenset[Role] = frozenset()
"""Only as a part of another operation."""

REVEAL = "citizen_ids.reveal_citizen_id"
"""Whoever may do this sees whole citizen IDs: on lists in JSON, on rosters, in forms."""
EXPORT = "exports.export"
ADL = "assessments.assessments_of"
"""Whoever may do this sees how elders get about: in lists, on rosters, in exports."""
HEALTH_NOTES = "health_notes.health_notes_of"
ROUND_NEEDS = "round_results.round_visit_of"
"""Whoever may do this sees what was found at the households of outreach rounds: needs and quick checks."""


@dataclass(frozen=True)
class Right:
    """Operations that go together. `what` ends the sentence "You may not …", `roles` may do them."""

    what: str
    roles: frozenset[Role]
    operations: tuple[str, ...]


RIGHTS = (
    Right(
        N_("look at the office's records"),
        EVERYBODY,
        (
            "elders.elder_line", "elders.elder_lines", "elders.elder_listing", "carers.carer_of", "carers.carers_of",
            "carers.carer_lines", "carers.cared_for_by", "care_settings.care_settings_of",
            "visits.visit_of", "visit_lists.visit_line", "visit_lists.visit_lines", "visit_lists.visit_listing",
            "visit_lists.visits_of_resident", "visit_lists.visits_of_household", "visit_lists.visits_by_volunteer",
            "visit_lists.last_met", "visit_lists.visit_counts", "care_matches.care_match_of",
            "care_matches.match_line", "care_matches.match_lines", "care_matches.all_matches",
            "care_matches.matches_of_elder", "care_matches.matches_of_volunteer", "matching.candidates",
            "matching.warned_matches", "reach.elders_reached", "visit_people.volunteers_found",
            "visit_people.matches_to_plan",
            "community_staff.staff_member_of", "community_staff.staff_of_community", "house_people.house_people",
            "community_work.community_work", "address_labels.address_labels",
            "house_people.relation_of", "move_history.moves_of", "move_history.moves_of_household", "moves.child_of",
            "move_history.all_moves", "undone_moves.places_before",
            "households.household_of", "households.households_found", "households.household_lines",
            "households.household_listing", "households.members", "residents.resident_of", "residents.resident_line",
            "residents.resident_lines", "residents.duplicates_of", "residents.doubts_about", "residents.ties_of",
            "resident_lists.resident_listing", "resident_lists.residency_figures", "search.search", "listing._page",
            "listing._ids", "volunteers.volunteer_of", "volunteers.volunteer_for", "volunteers.volunteer_line",
            "volunteers.volunteer_lines", "volunteers.volunteer_listing", "communities.communities",
            "communities.community_of", "communities.community_named", "communities.community_lines",
            "courses.course_of", "courses.courses", "classes.class_of", "class_lines.class_lines",
            "class_lines.class_line", "class_lines.class_listing", "enrolments.enrolment_lines",
            "enrolments.trainings_of", "attendance.class_result", "history.history_of", "settings.settings_of",
            "settings.signatory_of", "settings.signatories", "settings.next_number", "search.optimise",
            "privacy_contact.contact_of", "data_requests.request_counts", "erasures.reapply_erasures",
            "erasures.erase_again", "figures.year_figures", "figures.figure_years", "reports.fiscal_report",
            "result_charts.result_charts", "result_charts.recruiters_chart",
            "result_charts.recruits_of_year", "agenda.agenda", "report_texts.report_texts_of",
            "rounds.round_of", "rounds.round_line", "rounds.round_lines", "rounds.coverage_by_community",
            "rounds.coverage_of_community",
            "rounds.coverage_by_helper", "rounds.rounds_of_household", "round_households.round_house_lines",
            "round_households.round_house_listing", "round_households.households_to_choose",
            "round_sharing.helpers_of",
            "recovery_page.has_recovery_page", "partners.partner_of", "partners.partner_line", "partners.partner_lines",
            "partners.partners_to_call", "partners.partner_years", "partner_people.partner_person_of",
            "partner_people.people_of_partner", "partner_contacts.partner_contact_of",
            "partner_contacts.contacts_of_partner", "contributions.contribution_of", "contributions.contributions",
            *service_permissions.LOOKS,
            "volunteer_hours.work_in", "volunteer_hours.work_by_month", "volunteer_hours.work_by_service",
            "volunteer_hours.work_by_volunteer", "volunteer_hours.work_of", "volunteer_hours.work_of_by_service",
            "volunteer_hours.minutes_by_volunteer", "volunteer_hours.working_years",
            "training_validity.trainings_held_by",
            "training_validity.holders_of_course", "training_validity.training_in", "training_validity.is_trained",
            "volunteering_settings.volunteering_settings_of", "awards.award_of", "awards.awards_of",
            "awards.due_lines", "awards.given_lines", "referrals.referral_forest",
            "referrals.recruits_by_month", "referrals.recruiters",
            "referrals.first_beginning", "volunteer_bands.volunteer_bands", "volunteer_life.volunteer_life",
        ),
    ),
    Right(
        N_("see and write down assessments of daily living"),
        RECORDERS,
        (
            ADL, "assessments.assessment_of", "assessments.save_assessment", "assessments.delete_assessment",
            "assessments.restore_assessment",
        ),
    ),
    Right(
        N_("see and write health notes"),
        RECORDERS,
        (
            HEALTH_NOTES, "health_notes.health_note_of", "health_notes.save_health_note",
            "health_notes.delete_health_note", "health_notes.restore_health_note",
        ),
    ),
    Right(
        N_("plan outreach rounds, and see and write down what they find"),
        RECORDERS,
        (
            ROUND_NEEDS, "round_results.save_round_visit", "rounds.save_round", "rounds.delete_round",
            "rounds.restore_round", "round_households.take_into_round", "round_households.take_out_of_round",
            "round_sharing.share_round_out", "round_sharing.give_households",
        ),
    ),
    Right(
        N_("look at certificates and verify them"),
        EVERYBODY,
        (
            "certificates.certificate_of", "certificates.certificates_of_class",
            "certificates.certificates_of_resident", "certificates.register", "certificates.certificates_by_number",
            "certificates.certificate_years", "certificates.waiting_for_hand_over", "certificates.certificate_listing",
            "certificate_issues.certificate_candidates", "looks.looks_of", "layouts.layouts", "layouts.layout_of",
            "layouts.layout_for", "layouts.layout_named", "layouts.free_name", "layouts.built_in_layout",
            "proofs.verify_code", "proofs.verify_proof", "signing.proofs_of", "signing.public_key_of",
            "signing.signed_by_office", "public_key._content",
        ),
    ),
    Right(
        N_("change the records of people, households and communities"),
        RECORDERS,
        (
            "residents.save_resident", "residents.delete_resident", "residents.restore_resident",
            "resident_additions.add_residents", "households.save_household", "households.delete_household",
            "households.restore_household", "communities.save_community", "communities.delete_community",
            "communities.restore_community", "volunteers.save_volunteer", "volunteers.add_volunteers",
            "community_staff.save_staff_member", "community_staff.delete_staff_member",
            "community_staff.restore_staff_member", "house_people.save_relations", "moves.move_person",
            "moves.move_household", "moves.split_household", "moves.join_households", "moves.record_birth",
            "moves.record_death", "undone_moves.take_back_moves", "undone_moves.take_back_birth",
            "volunteers.delete_volunteer", "volunteers.restore_volunteer", "carers.save_carer", "carers.delete_carer",
            "carers.restore_carer",
        ),
    ),
    Right(
        N_("write down visits and who cares for whom"),
        RECORDERS,
        (
            "visits.save_visit", "visits.plan_visits", "visits.delete_visit", "visits.restore_visit",
            "care_matches.save_care_match", "care_matches.end_care_matches", "care_matches.delete_care_match",
            "care_matches.restore_care_match",
        ),
    ),
    Right(
        N_("change courses, classes and attendance"),
        RECORDERS,
        (
            "courses.save_course", "courses.delete_course", "courses.restore_course", "classes.save_class",
            "classes.delete_class", "classes.restore_class", "classes.close_class", "classes.reopen_class",
            "enrolments.enrol", "enrolments.withdraw", "enrolments.restore_enrolment", "attendance.set_attendance",
            "attendance.set_many",
        ),
    ),
    Right(
        N_("change partners and what they gave"),
        RECORDERS,
        (
            "partners.save_partner", "partners.delete_partner", "partners.restore_partner",
            "partner_people.save_partner_person", "partner_people.delete_partner_person",
            "partner_people.restore_partner_person", "partner_contacts.save_partner_contact",
            "partner_contacts.delete_partner_contact", "partner_contacts.restore_partner_contact",
            "contributions.save_contribution", "contributions.delete_contribution",
            "contributions.restore_contribution",
        ),
    ),
    Right(
        N_("give awards to volunteers"),
        RECORDERS,
        ("awards.save_award", "awards.delete_award", "awards.restore_award"),
    ),
    Right(
        N_("write the yearly report and take its figures out"),
        RECORDERS,
        ("report_texts.save_report_texts", "report_book.export_report"),
    ),
    Right(N_("change services, goals and activities"), RECORDERS, service_permissions.CHANGES),
    Right(
        N_("look for what is missing, odd or kept twice, and merge records of one person"),
        RECORDERS,
        (
            "quality.issues_found", "quality.issue_ids", "quality.last_id", "quality.ids_between",
            "quality.issue_lines",
            "duplicates.possible_duplicates", "duplicates.people_to_compare", "duplicates.candidates_after",
            "duplicates.said_apart", "duplicates.likeness_of", "duplicates.say_apart", "duplicates.doubt_again",
            "mergers.both_records", "mergers.merging_proposal", "mergers.hangs_on", "mergers.merge_residents",
            "mergers.undo_merger", "mergers.merger_line", "mergers.merger_lines",
        ),
    ),
    Right(
        N_("write down breaches of personal data"),
        RECORDERS,
        ("breaches.breach_of", "breaches.breaches", "breaches.next_breach_due", "breaches.save_breach"),
    ),
    Right(
        N_("see the bin and bring records back from it"),
        RECORDERS,
        ("bin.bin_lines", "bin.restore"),
    ),
    Right(
        N_("import files"),
        RECORDERS,
        (
            "import_households.kept_households",
            "import_plan.state_of", "import_plan.import_rows", "import_attendance.class_of_title",
            "import_volunteers.volunteers_by_person", "import_homes.homes_of_plan", "import_people.people_of",
        ),
    ),
    Right(
        N_("issue, correct and hand over certificates"),
        EVERYBODY,
        (
            "certificate_issues.issue_certificates", "certificate_changes.correct_name", "certificate_changes.reissue",
            "certificate_changes.revoke", "certificate_changes.hand_over",
        ),
    ),
    Right(
        N_("change the layouts of certificates"),
        EVERYBODY,
        (
            "layouts.save_layout", "layouts.copy_layout", "layouts.reset_layout", "layouts.delete_layout",
            "layouts.restore_layout", "layouts.choose_layout",
        ),
    ),
    Right(
        N_("make backups and look for faults"),
        EVERYBODY,
        ("check._found", "backup.last_backup", "backup._note_backup", "audit.audit_head"),
    ),
    Right(
        N_("choose where backups go, or go back to one"),
        MANAGERS,
        (
            "backup_choices.add_place", "backup_choices.remove_place", "backup_choices.look_before_restore",
            "backup_choices.back_up_before_restore", "backup_choices.confirm_restore", "rehearsal.prepare_rehearsal",
        ),
    ),
    Right(N_("see whole citizen IDs"), MANAGERS, (REVEAL,)),
    Right(N_("export lists"), MANAGERS, (EXPORT, "exports.export_shown", "export_lists.no_id_reasons")),
    Right(
        N_("change the settings of the office"),
        MANAGERS,
        (
            "settings.save_settings", "settings.save_signatory", "settings.delete_signatory",
            "settings.restore_signatory", "settings.set_next_number", "demo.fill_demo",
            "care_settings.save_care_settings", "volunteering_settings.save_volunteering_settings",
        ),
    ),
    Right(
        N_("see and change who may sign in"),
        MANAGERS,
        (
            "accounts.accounts", "accounts.account_of", "accounts.add_account", "accounts.change_role",
            "accounts.set_new_password", "accounts.end_account", "accounts.resume_account",
            "recovery_page.note_recovery_page",
            "recovery.replace_recovery_key",
        ),
    ),
    Right(
        N_("see the audit log"),
        MANAGERS,
        (
            "audit.audit_listing", "audit.audit_line", "audit.people_in_log",
            "audit.verify_audit", "audit_heads._returns", "audit._key_and_last", "audit._links_after",
        ),
    ),
    Right(
        N_("write down requests of people about their data"),
        RECORDERS,
        (
            "data_requests.request_of", "data_requests.request_lines", "data_requests.requests_of",
            "data_requests.request_listing", "data_requests.next_due", "data_requests.save_request",
        ),
    ),
    Right(
        N_("answer requests about data, give out one person's data and erase it"),
        MANAGERS,
        (
            "data_requests.answer_request", "person_data.person_data", "privacy_contact.save_contact",
            "erasures.erasure_plan", "erasures.erase_person", "erasures.erase_records", "erasures.erasures",
            "erasures.confirm_erased",
        ),
    ),
    Right(N_("change the own password"), EVERYBODY, ("accounts.change_own_password",)),
    Right(
        N_("do this by itself"),
        NOBODY,
        ("signing.keep_key",),
    ),
)  # fmt: skip
