"""Elders: how they get about, what is due, their allowance and who cares for them; assessed item by item."""

from __future__ import annotations

import tkinter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from db import assessments, care_settings, carers, elders, health_notes
from db.domain.assessments import FORM, Assessment
from db.domain.care_settings import FORM as RULES
from db.domain.communities import short_community_name
from db.domain.elders import COLUMNS, AllowanceWatch, ElderFilter, ElderLine
from db.domain.permissions import ADL, HEALTH_NOTES
from db.domain.phones import format_phone
from db.domain.reach import ElderReach
from db.domain.words import N_
from db.rights import TAKE_OUT, name_of
from ui import elder_records, shown
from ui.adl_chart import AdlChart
from ui.assessment_editor import AssessmentEditor
from ui.elder_care import care_actions, care_facts, care_ties, is_elder_here, met_text
from ui.elder_records import ASSESSMENT, CARER, NOTE
from ui.elder_texts import assessment_text, carer_text, next_step_text, standing_text
from ui.filters import Narrowing
from ui.form_dialog import ask_form
from ui.language import _, ngettext
from ui.list_screen import ListingRows, listed
from ui.narrowings import UNASSESSED, UNKNOWN, by_adl_group, by_community, by_elder_band, by_sex, or_unknown
from ui.record_card import Action, Fact, RecordCard, Tie
from ui.register_screen import RegisterScreen
from ui.roster_dialog import print_elders
from ui.rows import Row
from ui.theme import Space
from ui.toolbar import Tool

if TYPE_CHECKING:
    from ui.desk import Desk

WIDTHS = {"name": 26, "age": 5, "community": 12, "adl": 18, "due": 14, "allowance": 9, "last_met": 15}
OF_HEALTH = ("adl", "due")
OLDER = "assessment"


class EldersScreen(RegisterScreen):
    """Everyone of sixty and over, and whom the allowance soon concerns; the form is that of a new assessment."""

    name = "elders"
    title = N_("Elders")
    columns = listed(COLUMNS, WIDTHS, spare=("community", "due", "allowance"))
    subjects = (
        "residents", "assessments", "health_notes", "carers", "households", "communities", "settings", "visits",
        "care_matches", "activities", "participants", "rounds", "volunteers",
    )  # fmt: skip
    form = FORM
    saves = name_of(assessments.save_assessment)
    nothing_chosen = N_("Choose an elder to see how they are; Ctrl+N assesses daily living.")

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        self.sees_adl = desk.office.may(ADL)
        if not self.sees_adl:
            self.columns = tuple(column for column in self.columns if column.name not in OF_HEALTH)
        super().__init__(parent, desk)

    # --- the list ----------------------------------------------------------------------------------

    def narrowings(self) -> Mapping[str, Narrowing]:
        found = {"community": or_unknown(by_community(self.desk.office))}
        if self.sees_adl:
            found["group"] = by_adl_group()
            found["due"] = Narrowing(
                N_("Assessment"), lambda: [(True, _("To be assessed now"))], width=18, every=N_("All")
            )
        found["watch"] = Narrowing(
            N_("Allowance"), lambda: [(one, _(one.label)) for one in AllowanceWatch], width=28, every=N_("All")
        )
        found["reach"] = Narrowing(
            N_("Reach"), lambda: [(one, _(one.label)) for one in ElderReach], width=28, every=N_("All")
        )
        found["sex"] = or_unknown(by_sex())
        found["band"] = by_elder_band()
        return found

    def tools(self) -> Sequence[Tool]:
        return (
            Tool(N_("Assess"), "clipboard-check", self.on_new, "Ctrl+N", "primary", self.saves),
            Tool(N_("Print"), "printer", self.on_print, "Ctrl+P", needs=TAKE_OUT),
            Tool(N_("Rules"), "sliders", self.edit_rules, needs=name_of(care_settings.save_care_settings)),
        )

    def build(self) -> None:
        super().build()
        self.chart = AdlChart(self.card.area.inside)
        self.table.empty.say(
            N_("No elder is in this list. Everybody of 60 and over with a birth date stands in it by themselves."),
            N_("Residents"),
            lambda: self.desk.go("residents"),
        )

    def filter(self) -> ElderFilter:
        """What the list is narrowed to."""
        group = self.chosen("group") if self.sees_adl else None
        community, sex = self.chosen("community"), self.chosen("sex")
        return ElderFilter(
            community_id=None if community == UNKNOWN else community,
            has_no_community=community == UNKNOWN,
            group=None if group == UNASSESSED else group,
            is_unassessed=group == UNASSESSED,
            is_due=self.sees_adl and self.chosen("due") is True,
            watch=self.chosen("watch"),
            reach=self.chosen("reach"),
            sex=None if sex == UNKNOWN else sex,
            has_unknown_sex=sex == UNKNOWN,
            band=self.chosen("band"),
        )

    def rows(self) -> ListingRows:
        column, descending = self.sort
        return ListingRows(elders.elder_listing(self.desk.office, self.filter(), column, descending), self._row)

    def _row(self, line: ElderLine) -> Row:
        today = self.desk.today()
        cells = {
            "name": line.full_name,
            "age": str(line.age(today)),
            "community": short_community_name(line.community),
            "adl": standing_text(line.standing),
            "due": self._due_text(line),
            "allowance": f"{line.allowance:,}" if line.allowance else "",
            "last_met": met_text(line),
        }
        return Row(line.id, tuple(cells[column.name] for column in self.columns), "warning" if line.has_nothing else "")

    def _due_text(self, line: ElderLine) -> str:
        if line.standing is None or line.is_due(self.desk.today()):
            return _("now")
        return shown.short_days(line.standing.next_due, line.standing.next_due)

    def count_text(self, total: int) -> str:
        return ngettext("{count} elder", "{count} elders", total).format(count=f"{total:,}")

    # --- the assessment ----------------------------------------------------------------------------

    def new_record(self, about: int | None = None) -> Assessment:
        """Of today, by whoever is signed in; every item is asked anew."""
        return Assessment(resident_id=about, assessed_on=self.desk.today(), assessor=self.desk.office.who)

    def read_record(self, record_id: int) -> Assessment:
        """Working on an elder is assessing them."""
        return self.new_record(record_id)

    def save_record(self, record: Assessment) -> Assessment:
        return assessments.save_assessment(self.desk.office, record)

    def record_label(self, record_id: int) -> str:
        """How the elder is called in a sentence."""
        return elders.elder_line(self.desk.office, record_id).full_name

    def editor_heading(self, record: Assessment) -> str:
        text = _("Assessment of {name}") if record.id else _("A new assessment of {name}")
        return text.format(name=self.record_label(record.resident_id or 0))

    def _editor(self) -> AssessmentEditor:
        if self.editor is None:
            self.editor = AssessmentEditor(
                self.record, self.desk, save=self.save_record, on_saved=self._on_saved, on_left=self._on_left
            )
        assert isinstance(self.editor, AssessmentEditor)
        return self.editor

    def _on_saved(self, record: Assessment) -> None:
        self.record_id = record.resident_id
        self._show_card()
        if self.record_id is not None and self.table.rows.position(self.record_id) is not None:
            self.table.choose(self.record_id)

    def on_new(self, about: int | None = None) -> None:
        resident_id = about if about is not None else self.record_id
        if resident_id is None:
            self.desk.say(_("Choose an elder first."))
        elif self.desk.lets(self.saves) and self.may_leave():
            self.record_id = resident_id
            self._open_editor(self.new_record(resident_id))

    def unsaved(self) -> tuple[int | None, Mapping[str, str]] | None:
        """With the older assessment that is put right: its corrections are not taken up as a new one."""
        found = super().unsaved()
        if found is None or not found[1] or not self._edited.id:
            return found
        return found[0], {**found[1], OLDER: str(self._edited.id)}

    def take_up(self, record_id: int | None, texts: Mapping[str, str]) -> None:
        super().take_up(record_id, texts)
        if OLDER in texts:
            self._open_editor(assessments.assessment_of(self.desk.office, int(texts[OLDER])))
            self._editor().view.put_again(texts)

    def shows_person(self, resident_id: int) -> bool:
        return is_elder_here(self.desk.office, resident_id)

    def on_delete(self) -> None:
        """An elder is deleted as a resident."""
        if self.record_id is not None and not self._editing:
            self.desk.say(_("Choose the assessment, note or carer below the record to delete it."))

    # --- the card ----------------------------------------------------------------------------------

    def card_actions(self) -> Sequence[Action]:
        return Action(N_("Assess"), "clipboard-check", self.on_new, "primary", self.saves), *care_actions(self)

    def _show_card(self) -> None:
        self.chart.pack_forget()
        super()._show_card()

    def _last_change(self, record_id: int) -> str:
        """Each record below has a day of its own."""
        return ""

    def fill_card(self, card: RecordCard, record_id: int) -> None:
        line = elders.elder_line(self.desk.office, record_id)
        age = _("{age} years").format(age=line.age(self.desk.today()))
        house = _("house {house}").format(house=line.house) if line.house else ""
        subtitle = "  ·  ".join(filter(None, (age, house, line.community)))
        history = assessments.assessments_of(self.desk.office, record_id) if self.sees_adl else ()
        card.show(line.full_name, subtitle, self._facts(line), self._ties(line, history))
        if history:
            self.chart.pack(fill="x", pady=(Space.MEDIUM, 0), before=card.facts)
            self.chart.show(history)
            card.area.adopt()

    def _facts(self, line: ElderLine) -> Sequence[Fact]:
        found = [Fact(_("Phone"), ", ".join(map(format_phone, line.phones)))]
        if self.sees_adl:
            found.append(Fact(_("ADL"), standing_text(line.standing) or _("not assessed yet")))
            found.append(Fact(_("Next due"), self._due_day(line)))
        found += care_facts(line)
        found.append(Fact(_("Allowance"), _("{baht} baht a month").format(baht=f"{line.allowance:,}")))
        found.append(Fact(_("Next step"), next_step_text(line)))
        if self.desk.office.may(HEALTH_NOTES):
            notes = health_notes.health_notes_of(self.desk.office, line.id)
            found += [Fact(_("Health note"), f"{shown.day(note.noted_on)}: {note.text}") for note in notes]
        return found

    def _due_day(self, line: ElderLine) -> str:
        if line.standing is None:
            return _("now")
        day = shown.day(line.standing.next_due)
        return _("now (since {day})").format(day=day) if line.is_due(self.desk.today()) else day

    def _ties(self, line: ElderLine, history: Sequence[Assessment]) -> Sequence[Tie]:
        office = self.desk.office
        found = [Tie(_("The person's record"), lambda: self.desk.go("residents", line.id), "person")]
        for carer in carers.carers_of(office, line.id):
            text = carer_text(carer)
            found.append(Tie(text, self._changer(CARER, carer.id, text), "person-heart"))
        found += care_ties(self, line.id)
        if office.may(HEALTH_NOTES):
            for note in health_notes.health_notes_of(office, line.id):
                text = _("Health note of {day}").format(day=shown.day(note.noted_on))
                found.append(Tie(text, self._changer(NOTE, note.id, text), "journal-medical"))
        for one in reversed(history):
            text = assessment_text(one)
            found.append(Tie(text, self._changer(ASSESSMENT, one.id, text, one), "clipboard-check"))
        return found

    def _changer(self, kind: Any, record_id: int, text: str, one: Assessment | None = None) -> Any:
        edit = (lambda: self._open_editor(one)) if one is not None else None
        return lambda: elder_records.change(self, self.desk, kind, record_id, text, edit)

    # --- paper and rules ---------------------------------------------------------------------------

    def on_print(self) -> None:
        print_elders(self, self.desk, self.filter())

    def edit_rules(self) -> None:
        """The allowance by age, and how often daily living is assessed."""
        office = self.desk.office

        def keep(rules: Any) -> None:
            care_settings.save_care_settings(office, rules)

        before = care_settings.care_settings_of(office)
        text = _("The program lists and reminds by these rules; it decides nothing.")
        if ask_form(self, _("Rules"), RULES, before, self.desk.today(), keep, yes=_("Save"), text=text):
            self.desk.say(_("Saved."))
