"""Residents: found, read at a glance, written down, moved, and printed as a roster."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from db import certificates, citizen_ids, moves, residents, training, volunteers
from db.data_requests import save_request
from db.domain import citizen_id
from db.domain.ages import is_elder
from db.domain.choices import label_of
from db.domain.communities import short_community_name
from db.domain.erasures import is_erased
from db.domain.permissions import REVEAL
from db.domain.phones import format_phone
from db.domain.residents import COLUMNS, FORM, Residency, Resident, ResidentLine
from db.domain.words import N_
from db.house_people import relation_of
from db.move_history import moves_of
from db.residents import ResidentFilter
from db.rights import TAKE_OUT, name_of
from ui import shown
from ui.doubts import with_reasons
from ui.field_widget import Link
from ui.filters import Narrowing
from ui.language import _, ngettext
from ui.link_creation import communities_or_new, households_or_new
from ui.list_screen import ListingRows, listed
from ui.move_texts import move_text
from ui.narrowings import by_band, by_community, by_kind
from ui.person_activities import activity_ties
from ui.record_card import Action, Fact, RecordCard, Tie
from ui.record_commands import RecordCommands
from ui.record_screen import RecordScreen
from ui.resident_moves import move_person, tell_of_death, with_its_day
from ui.roster_dialog import print_residents
from ui.rows import Row
from ui.toolbar import Tool, offered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTHS = {"name": 25, "nickname": 8, "age": 6, "house": 9, "community": 13, "phones": 15}
LISTED = (Residency.LIVING, Residency.MOVED, Residency.DIED, Residency.OUTSIDE)


class ResidentsScreen(RecordScreen):
    """Everyone who lives here, moved, died, or helps from outside."""

    name = "residents"
    title = N_("Residents")
    columns = listed(COLUMNS, WIDTHS, spare=("nickname", "phones"))
    subjects = (
        "residents", "households", "communities", "volunteers", "certificates", "enrolments", "activities",
        "participants",
    )  # fmt: skip
    form = FORM
    commands = RecordCommands(
        residents.resident_of, residents.save_resident, residents.delete_resident, residents.restore_resident
    )

    # --- the list ----------------------------------------------------------------------------------

    def narrowings(self) -> Mapping[str, Narrowing]:
        return {
            "community": by_community(self.desk.office),
            "band": by_band(),
            "kind": by_kind(N_("Volunteers"), N_("Everyone")),
            "status": Narrowing(N_("Status"), lambda: [(s, _(s.label)) for s in LISTED], chosen=Residency.LIVING),
        }

    def tools(self) -> Sequence[Tool]:
        return (
            self.begin_tool(),
            Tool(N_("Print"), "printer", self.on_print, "Ctrl+P", needs=TAKE_OUT),
            Tool(
                N_("Data quality"), "clipboard-check", lambda: self.desk.go("quality"), "Ctrl+Q",
                needs="quality.issues_found",
            ),
        )

    def build(self) -> None:
        super().build()
        self.table.empty.say(
            N_("Nobody is in this list. Add people one by one, or bring in a list from Excel."),
            N_("Import a list"),
            offered(self.desk.office, "import_plan.import_rows", lambda: self.desk.begin("imports")),
        )

    def filter(self) -> ResidentFilter:
        """What the list is narrowed to."""
        return ResidentFilter(
            community_id=self.chosen("community"),
            kind=self.chosen("kind"),
            band=self.chosen("band"),
            status=self.chosen("status"),
        )

    def rows(self) -> ListingRows:
        column, descending = self.sort
        listing = residents.resident_listing(self.desk.office, self.filter(), column, descending)
        return ListingRows(listing, self._row)

    def _row(self, line: ResidentLine) -> Row:
        age = line.age(self.desk.today())
        cells = (
            line.full_name,
            line.nickname,
            "" if age is None else str(age),
            line.house,
            short_community_name(line.community),
            ", ".join(map(format_phone, line.phones)),
        )
        return Row(line.id, cells, "" if line.status is Residency.LIVING else "quiet")

    def count_text(self, total: int) -> str:
        return ngettext("{count} person", "{count} people", total).format(count=f"{total:,}")

    # --- the record --------------------------------------------------------------------------------

    def widen(self, record_id: int) -> None:
        self.narrow({"status": residents.resident_line(self.desk.office, record_id).status})

    def read_record(self, record_id: int) -> Resident:
        """For the form, which shows the whole ID to who may see it."""
        record = residents.resident_of(self.desk.office, record_id)
        if record.citizen_id and self.desk.office.may(REVEAL):
            citizen_ids.reveal_citizen_id(self.desk.office, record_id, "form")
        return record

    def new_record(self, about: int | None = None) -> Resident:
        """A new person begins in the household they are added from."""
        return Resident(household_id=about)

    def check_record(self, record: Resident) -> Resident | None:
        """Doubts never forbid; each asks for a reason that is kept."""
        dated = with_its_day(self, self.desk, record)
        return None if dated is None else with_reasons(self, self.desk, dated)

    def record_label(self, record_id: int) -> str:
        return residents.resident_line(self.desk.office, record_id).full_name

    def editor_heading(self, record: Resident) -> str:
        return record.full_name if record.id else _("A new resident")

    def form_links(self) -> Mapping[str, Link]:
        return {
            "household_id": households_or_new(self.desk, lambda: self.chosen("community")),
            "community_id": communities_or_new(self.desk),
        }

    def fill_card(self, card: RecordCard, record_id: int) -> None:
        line = residents.resident_line(self.desk.office, record_id)
        card.show(line.full_name, self._subtitle(line), self._facts(line), self._ties(line))
        if self._is_erased(record_id):
            card.offer_nothing()

    def _is_erased(self, record_id: int) -> bool:
        """Of somebody erased only that there was a person stays in sight, for the certificates that name them."""
        return is_erased(residents.resident_of(self.desk.office, record_id))

    def open_record(self, record_id: int) -> None:
        if not self._is_erased(record_id):
            super().open_record(record_id)

    def _subtitle(self, line: ResidentLine) -> str:
        age = line.age(self.desk.today())
        parts = (
            _("{age} years").format(age=age) if age is not None else "",
            _("house {house}").format(house=line.house) if line.house else "",
            line.community,
            _(line.status.label) if line.status is not Residency.LIVING else "",
        )
        return "  ·  ".join(part for part in parts if part)

    def _facts(self, line: ResidentLine) -> Sequence[Fact]:
        record = residents.resident_of(self.desk.office, line.id)
        relation = relation_of(self.desk.office, line.id)
        facts = [
            Fact(_("Nickname"), line.nickname),
            Fact(_("Sex"), _(label_of(line.sex)) if line.sex else ""),
            Fact(
                _("ID number"),
                citizen_id.mask_citizen_id(line.citizen_id),
                self._revealer(line.id) if self.desk.office.may(REVEAL) else None,
            ),
            Fact(_("Reason for no ID"), record.no_id_reason),
            Fact(_("Born"), shown.birth(line.born)),
            Fact(_("Phone"), ", ".join(map(format_phone, line.phones))),
            Fact(_("Since"), shown.day(line.status_date)),
            Fact(_("In the house"), _(label_of(relation)) if relation else ""),
            Fact(_("Organisation"), line.organisation),
            Fact(_("Notes"), line.notes),
        ]
        return facts + [
            Fact(_("Accepted"), f"{_(reason.doubt.label)}: {citizen_id.hide_within(reason.text)}")
            for reason in record.reasons
        ]

    def _revealer(self, resident_id: int) -> Callable[[], str]:
        office = self.desk.office
        return lambda: citizen_id.format_citizen_id(citizen_ids.reveal_citizen_id(office, resident_id, "card"))

    def _ties(self, line: ResidentLine) -> Sequence[Tie]:
        office, go = self.desk.office, self.desk.go
        ties = residents.ties_of(office, line.id)
        found: list[Tie] = []
        if ties.household is not None:
            household = ties.household
            text = ngettext("House {house}: {count} person", "House {house}: {count} people", household.people)
            found.append(
                Tie(
                    text.format(house=household.house, count=household.people),
                    lambda: go("households", household.id),
                    "house-door",
                )
            )
        if ties.volunteer_id is not None:
            volunteer_id = ties.volunteer_id
            kinds = shown.kinds(volunteers.volunteer_of(office, volunteer_id).kinds)
            found.append(
                Tie(_("Volunteer: {kinds}").format(kinds=kinds), lambda: go("volunteers", volunteer_id), "heart")
            )
        found += [
            Tie(shown.training(one), self._goer("training", one.line.class_id), "mortarboard")
            for one in training.trainings_of(office, line.id)
        ]
        found += [
            Tie(shown.certificate(one), self._goer("certificates", one.id), "award")
            for one in certificates.certificates_of_resident(office, line.id)
        ]
        found += activity_ties(office, go, line.id)
        found += [
            Tie(move_text(move), lambda: go("households", ties.household.id) if ties.household else None, "signpost")
            for move in moves_of(office, line.id)
        ]
        if line.status is Residency.LIVING and line.born and is_elder(line.born.date, self.desk.today()):
            found.append(Tie(_("Care and allowance"), lambda: go("elders", line.id), "person-walking"))
        return found

    def _goer(self, page: str, record_id: int) -> Any:
        return lambda: self.desk.go(page, record_id)

    def card_actions(self) -> Sequence[Action]:
        return (
            *super().card_actions(),
            Action(N_("Move"), "box-arrow-right", self._move, needs=name_of(moves.move_person)),
            Action(N_("Death"), "file-earmark-minus", self._tell_of_death, needs=name_of(moves.record_death)),
            Action(N_("Make a volunteer"), "heart", self._make_volunteer, needs=name_of(volunteers.save_volunteer)),
            Action(N_("Kept twice?"), "people", self._compare, needs="mergers.merge_residents"),
            Action(N_("Personal data"), "shield-lock", self._ask_about_data, needs=name_of(save_request)),
        )

    def _move(self) -> None:
        if self.record_id is not None:
            move_person(self, self.desk, self.record_id)

    def _tell_of_death(self) -> None:
        if self.record_id is not None:
            tell_of_death(self, self.desk, self.record_id)

    def _ask_about_data(self) -> None:
        if self.record_id is not None:
            from ui.person_data_actions import ask_about_data  # rarely needed, and slow to load

            ask_about_data(self, self.desk, self.record_id)

    def _compare(self) -> None:
        """The same person may stand here in another record."""
        if self.record_id is not None:
            self.desk.begin("duplicates", self.record_id)

    def _make_volunteer(self) -> None:
        if self.record_id is not None:
            self.desk.begin("volunteers", self.record_id)

    # --- paper -------------------------------------------------------------------------------------

    def on_print(self) -> None:
        print_residents(self, self.desk, self.filter())
