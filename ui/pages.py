"""The pages of the window in the order of the navigation; a page's module is imported when it is first opened."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.domain.words import N_

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.screen import Screen

Build = Callable[[tkinter.Misc, "Desk"], "Screen"]


@dataclass(frozen=True)
class Page:
    """A place to go to. `icon` names a Bootstrap icon; pages of the second group stand at the foot; one that is
    `under` another is reached from there and not from the navigation. `needs` is the operation that whoever goes
    there must be allowed to do. Ctrl with its place in the navigation goes there, or with its `letter`."""

    name: str
    label: str
    icon: str
    build: Build
    at_foot: bool = False
    under: str = ""
    needs: str = ""
    letter: str = ""


def _home(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.home import HomeScreen

    return HomeScreen(parent, desk)


def _communities(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.communities import CommunitiesScreen

    return CommunitiesScreen(parent, desk)


def _households(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.households import HouseholdsScreen

    return HouseholdsScreen(parent, desk)


def _residents(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.residents import ResidentsScreen

    return ResidentsScreen(parent, desk)


def _volunteers(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.volunteers import VolunteersScreen

    return VolunteersScreen(parent, desk)


def _referrals(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.referrals import ReferralsScreen

    return ReferralsScreen(parent, desk)


def _volunteering(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.volunteering import VolunteeringScreen

    return VolunteeringScreen(parent, desk)


def _elders(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.elders import EldersScreen

    return EldersScreen(parent, desk)


def _visits(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.visits import VisitsScreen

    return VisitsScreen(parent, desk)


def _matching(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.matching import MatchingScreen

    return MatchingScreen(parent, desk)


def _reach(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.reach import ReachScreen

    return ReachScreen(parent, desk)


def _rounds(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.rounds import RoundsScreen

    return RoundsScreen(parent, desk)


def _training(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.training import TrainingScreen

    return TrainingScreen(parent, desk)


def _activities(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.activities import ActivitiesScreen

    return ActivitiesScreen(parent, desk)


def _services(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.services import ServicesScreen

    return ServicesScreen(parent, desk)


def _goals(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.goals import GoalsScreen

    return GoalsScreen(parent, desk)


def _courses(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.courses import CoursesScreen

    return CoursesScreen(parent, desk)


def _certificates(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.certificates import CertificatesScreen

    return CertificatesScreen(parent, desk)


def _partners(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.partners import PartnersScreen

    return PartnersScreen(parent, desk)


def _results(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.results import ResultsScreen

    return ResultsScreen(parent, desk)


def _imports(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.imports import ImportsScreen

    return ImportsScreen(parent, desk)


def _backup(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.backup import BackupScreen

    return BackupScreen(parent, desk)


def _bin(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.bin import BinScreen

    return BinScreen(parent, desk)


def _settings(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.settings import SettingsScreen

    return SettingsScreen(parent, desk)


def _layouts(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.layouts import LayoutsScreen

    return LayoutsScreen(parent, desk)


def _accounts(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.accounts import AccountsScreen

    return AccountsScreen(parent, desk)


def _audit(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.audit import AuditScreen

    return AuditScreen(parent, desk)


def _data_requests(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.data_requests import DataRequestsScreen

    return DataRequestsScreen(parent, desk)


def _breaches(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.breaches import BreachesScreen

    return BreachesScreen(parent, desk)


def _quality(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.quality import QualityScreen

    return QualityScreen(parent, desk)


def _duplicates(parent: tkinter.Misc, desk: Desk) -> Screen:
    from ui.screens.duplicates import DuplicatesScreen

    return DuplicatesScreen(parent, desk)


FIRST_PAGE = "home"
PAGES = (
    Page("home", N_("Home"), "house", _home),
    Page("residents", N_("Residents"), "people", _residents),
    Page("communities", N_("Communities"), "geo-alt", _communities),
    Page("elders", N_("Elders"), "person-walking", _elders),
    Page("visits", N_("Visits"), "calendar-check", _visits),
    Page("volunteers", N_("Volunteers"), "heart", _volunteers),
    Page("training", N_("Training"), "mortarboard", _training),
    Page("activities", N_("Activities"), "calendar-event", _activities),
    Page("certificates", N_("Certificates"), "award", _certificates),
    Page("partners", N_("Partners"), "diagram-3", _partners),
    Page("results", N_("Results"), "bar-chart", _results, letter="r"),
    Page("imports", N_("Import and export"), "arrow-down-up", _imports, at_foot=True, needs="import_plan.import_rows"),
    Page("backup", N_("Backup"), "shield-check", _backup, at_foot=True, needs="backup._note_backup", letter="b"),
    Page("settings", N_("Settings"), "gear", _settings, at_foot=True),
    Page("households", N_("Households"), "house-door", _households, under="communities", letter="h"),
    Page("bin", N_("Bin"), "trash3", _bin, under="settings", needs="bin.bin_lines"),
    Page("rounds", N_("Outreach rounds"), "signpost-split", _rounds, under="visits", letter="o"),
    Page("matching", N_("Matching"), "person-hearts", _matching, under="visits", letter="m"),
    Page("reach", N_("Elders reached"), "bullseye", _reach, under="visits"),
    Page("referrals", N_("Word of mouth"), "diagram-2", _referrals, under="volunteers"),
    Page("volunteering", N_("Hours and ages"), "bar-chart", _volunteering, under="volunteers", letter="g"),
    Page("courses", N_("Courses"), "book", _courses, under="training"),
    Page("services", N_("Services"), "basket", _services, under="activities"),
    Page("goals", N_("Goals"), "bullseye", _goals, under="activities"),
    Page("layouts", N_("Certificate layouts"), "palette", _layouts, under="settings", needs="layouts.save_layout"),
    Page("accounts", N_("Users"), "person-badge", _accounts, under="settings", needs="accounts.accounts"),
    Page("audit", N_("Audit log"), "journal-check", _audit, under="settings", needs="audit.audit_listing"),
    Page(
        "data_requests", N_("Personal data"), "shield-lock", _data_requests, under="settings",
        needs="data_requests.request_listing",
    ),
    Page(
        "breaches", N_("Breaches"), "exclamation-triangle", _breaches, under="settings", needs="breaches.breaches"
    ),
    Page(
        "quality", N_("Data quality"), "clipboard-check", _quality, under="residents", needs="quality.issues_found",
        letter="q",
    ),
    Page(
        "duplicates", N_("Possible duplicates"), "people", _duplicates, under="residents",
        needs="duplicates.possible_duplicates", letter="u",
    ),
)  # fmt: skip
