"""The audit log as people read it: what was done, by whom, to what; and what a check of it found."""

from dataclasses import dataclass
from datetime import date, datetime

from db.domain.choices import Choice
from db.domain.forms import Column
from db.domain.words import N_


class Event(Choice):
    """What is written down though it changes no record."""

    SIGN_IN = "sign_in", N_("Signed in")
    SIGN_OUT = "sign_out", N_("Signed out or locked")
    FAILED_SIGN_IN = "failed_sign_in", N_("Wrong password")
    REVEAL = "reveal", N_("Saw a whole citizen ID")
    PRINT = "print", N_("Printed")
    SAVE_PAPER = "save_paper", N_("Saved a paper as a file")
    EXPORT = "export", N_("Exported a list")
    BACKUP = "backup", N_("Made a backup")
    RESTORE_BACKUP = "restore_backup", N_("Brought a backup back")
    REHEARSE = "rehearse", N_("Looked into a backup")
    VERIFY_AUDIT = "verify_audit", N_("Checked the audit log")
    PERSON_DATA = "person_data", N_("Gave out one person's data")
    CONFIRM_ERASED = "confirm_erased", N_("Confirmed that everybody is erased who was erased before")


EVENTS = frozenset(event.value for event in Event)

WORDS = {event.value: event.label for event in Event} | {
    "note_recovery_page": N_("Typed the recovery key back from its page"),
    "save_resident": N_("Saved a person"),
    "delete_resident": N_("Deleted a person"),
    "restore_resident": N_("Brought a person back"),
    "add_residents": N_("Added people"),
    "save_household": N_("Saved a household"),
    "delete_household": N_("Deleted a household"),
    "restore_household": N_("Brought a household back"),
    "save_community": N_("Saved a community"),
    "delete_community": N_("Deleted a community"),
    "restore_community": N_("Brought a community back"),
    "save_staff_member": N_("Saved one of a community's staff"),
    "delete_staff_member": N_("Deleted one of a community's staff"),
    "restore_staff_member": N_("Brought one of a community's staff back"),
    "save_relations": N_("Wrote down relations in a house"),
    "move_person": N_("Moved a person"),
    "move_household": N_("Moved a household"),
    "split_household": N_("Split a household"),
    "join_households": N_("Joined households"),
    "take_back_moves": N_("Took a move back"),
    "take_back_birth": N_("Took a birth back"),
    "record_birth": N_("Wrote down a birth"),
    "record_death": N_("Wrote down a death"),
    "save_volunteer": N_("Saved a volunteer"),
    "add_volunteers": N_("Added volunteers"),
    "delete_volunteer": N_("Deleted a volunteer"),
    "restore_volunteer": N_("Brought a volunteer back"),
    "save_award": N_("Saved an award of a volunteer"),
    "delete_award": N_("Deleted an award of a volunteer"),
    "restore_award": N_("Brought an award of a volunteer back"),
    "save_volunteering_settings": N_("Changed the rules for volunteers"),
    "save_assessment": N_("Saved an assessment of daily living"),
    "delete_assessment": N_("Deleted an assessment of daily living"),
    "restore_assessment": N_("Brought an assessment of daily living back"),
    "save_health_note": N_("Saved a health note"),
    "delete_health_note": N_("Deleted a health note"),
    "restore_health_note": N_("Brought a health note back"),
    "save_carer": N_("Saved a carer"),
    "delete_carer": N_("Deleted a carer"),
    "restore_carer": N_("Brought a carer back"),
    "save_care_settings": N_("Changed the rules for elders"),
    "save_visit": N_("Saved a visit"),
    "plan_visits": N_("Planned visits"),
    "delete_visit": N_("Deleted a visit"),
    "restore_visit": N_("Brought a visit back"),
    "save_care_match": N_("Saved who cares for an elder"),
    "end_care_matches": N_("Ended who cares for whom"),
    "delete_care_match": N_("Deleted who cares for an elder"),
    "restore_care_match": N_("Brought back who cares for an elder"),
    "save_course": N_("Saved a course"),
    "delete_course": N_("Deleted a course"),
    "restore_course": N_("Brought a course back"),
    "save_class": N_("Saved a class"),
    "delete_class": N_("Deleted a class"),
    "restore_class": N_("Brought a class back"),
    "close_class": N_("Closed a class"),
    "reopen_class": N_("Opened a class again"),
    "enrol": N_("Enrolled people"),
    "withdraw": N_("Withdrew an enrolment"),
    "restore_enrolment": N_("Brought an enrolment back"),
    "set_attendance": N_("Changed an attendance"),
    "set_many": N_("Changed attendances"),
    "save_partner": N_("Saved a partner"),
    "delete_partner": N_("Deleted a partner"),
    "restore_partner": N_("Brought a partner back"),
    "save_partner_person": N_("Saved a person to call"),
    "delete_partner_person": N_("Deleted a person to call"),
    "restore_partner_person": N_("Brought a person to call back"),
    "save_partner_contact": N_("Wrote down a contact with a partner"),
    "delete_partner_contact": N_("Deleted a contact with a partner"),
    "restore_partner_contact": N_("Brought a contact with a partner back"),
    "save_contribution": N_("Saved a contribution"),
    "delete_contribution": N_("Deleted a contribution"),
    "restore_contribution": N_("Brought a contribution back"),
    "save_report_texts": N_("Wrote texts of a yearly report"),
    "save_service": N_("Saved a service"),
    "delete_service": N_("Deleted a service"),
    "restore_service": N_("Brought a service back"),
    "save_goal": N_("Saved a goal"),
    "delete_goal": N_("Deleted a goal"),
    "restore_goal": N_("Brought a goal back"),
    "save_activity": N_("Saved an activity"),
    "delete_activity": N_("Deleted an activity"),
    "restore_activity": N_("Brought an activity back"),
    "save_participant": N_("Wrote down who took part"),
    "add_participants": N_("Wrote down many who took part"),
    "delete_participant": N_("Took somebody out of an activity"),
    "restore_participant": N_("Brought somebody back into an activity"),
    "save_photograph": N_("Saved a photograph"),
    "delete_photograph": N_("Deleted a photograph"),
    "restore_photograph": N_("Brought a photograph back"),
    "save_round": N_("Saved an outreach round"),
    "delete_round": N_("Deleted an outreach round"),
    "restore_round": N_("Brought an outreach round back"),
    "take_into_round": N_("Chose households for an outreach round"),
    "take_out_of_round": N_("Took households out of an outreach round"),
    "share_round_out": N_("Shared the households of an outreach round out"),
    "give_households": N_("Said who goes to households of an outreach round"),
    "save_round_visit": N_("Wrote down what was found at a household"),
    "restore": N_("Brought back from the bin"),
    "import_rows": N_("Imported a file"),
    "issue_certificates": N_("Issued certificates"),
    "correct_name": N_("Corrected a name on a certificate"),
    "reissue": N_("Reissued a certificate"),
    "revoke": N_("Revoked a certificate"),
    "hand_over": N_("Handed certificates over"),
    "save_layout": N_("Saved a layout"),
    "copy_layout": N_("Copied a layout"),
    "reset_layout": N_("Reset a layout"),
    "delete_layout": N_("Deleted a layout"),
    "restore_layout": N_("Brought a layout back"),
    "choose_layout": N_("Chose a layout"),
    "replace_recovery_key": N_("Made a new recovery key"),
    "save_settings": N_("Changed the settings"),
    "save_signatory": N_("Saved a signatory"),
    "delete_signatory": N_("Deleted a signatory"),
    "restore_signatory": N_("Brought a signatory back"),
    "set_next_number": N_("Set the next certificate number"),
    "fill_demo": N_("Made the demo"),
    "_note_backup": N_("Made a backup"),
    "first_manager": N_("Began the office"),
    "add_account": N_("Added a user"),
    "change_role": N_("Changed a role"),
    "set_new_password": N_("Gave a new password"),
    "change_own_password": N_("Changed the own password"),
    "end_account": N_("Ended a user's account"),
    "resume_account": N_("Opened a user's account again"),
    "merge_residents": N_("Merged two records of one person"),
    "undo_merger": N_("Took merged records apart again"),
    "say_apart": N_("Said that two records are two people"),
    "doubt_again": N_("Took back that two records are two people"),
    "save_breach": N_("Wrote down a breach of personal data"),
    "erase_records": N_("Erased a person's data"),
    "erase_again": N_("Erased data again after a restore"),
    "save_request": N_("Wrote down a request about data"),
    "answer_request": N_("Answered a request about data"),
    "save_contact": N_("Changed whom to turn to about data"),
}
"""What is said for each command that changes something, and for each event."""


@dataclass(frozen=True)
class AuditLine:
    """One entry. `what` is the name of what was done, `about` its record as lists call it ("" for none or many)."""

    id: int
    at: datetime
    who: str
    what: str
    subject: str
    record_id: int | None
    note: str
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class AuditFilter:
    """Which entries are listed; None for all."""

    who: str | None = None
    what: str | None = None
    subject: str | None = None
    record_id: int | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class Head:
    """The last entry of the log at some time: what was before it can not be cut off or replaced unnoticed."""

    entry: int
    code: bytes


class AuditProblem(Choice):
    """What a check can find."""

    MISSING = "missing", N_("Entries were taken out before entry {entry}.")
    ALTERED = "altered", N_("Entry {entry} was changed, moved or put in by another hand.")
    CUT = "cut", N_("The end of the log is missing: a backup knows entry {entry}.")
    REPLACED = "replaced", N_("Entry {entry} is not the one that a backup knows: the log was written anew.")


@dataclass(frozen=True)
class AuditFinding:
    """How a check ended: the first problem, if any; how many entries were read, how many heads of backups compared."""

    entries: int
    heads: int
    problem: AuditProblem | None = None
    entry: int = 0

    @property
    def is_sound(self) -> bool:
        return self.problem is None


COLUMNS = (
    Column("at", N_("When"), 24, sortable=False),
    Column("who", N_("Done by"), 16, sortable=False),
    Column("what", N_("What was done"), 26, sortable=False),
    Column("about", N_("About"), 24, sortable=False),
    Column("note", N_("Remark"), 26, sortable=False, spare=True),
)
