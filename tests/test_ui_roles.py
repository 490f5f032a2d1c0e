"""The window shows each role what it may do; what it may not is not there, and a key says why."""

from collections.abc import Iterator
from typing import Any

import pytest

from db import citizen_ids
from db.audit import audit_listing
from db.domain import permissions
from db.domain.accounts import Role
from db.domain.audit import AuditFilter
from db.domain.citizen_id import format_citizen_id, mask_citizen_id
from db.domain.permissions import RIGHT_OF, NotAllowed
from db.office import Office
from db.residents import resident_of
from tests.as_role import signed_in
from tests.at_desk import opened, opened_at, texts_of, town
from tests.keyboard import press
from tests.people_office import citizen_id
from tests.training_office import finished_class, named
from ui import language, record_card
from ui.pages import PAGES
from ui.roster_dialog import ResidentColumn, form_for
from ui.roster_papers import resident_roster, volunteer_roster
from ui.screens.settings import PARTS
from ui.window import DeskWindow

HIDDEN = {
    Role.CLERK: {"accounts", "audit"},
    Role.PRINTER: {"imports", "bin", "accounts", "audit", "data_requests"},
    Role.MANAGER: set(),
}


@pytest.fixture
def people(office: Office) -> Any:
    return town(office)


@pytest.fixture(params=Role)
def role(request: pytest.FixtureRequest) -> Role:
    return Role(request.param)


@pytest.fixture
def name() -> str:
    """The page on which the window opens; a test of several asks for each."""
    return "residents"


@pytest.fixture
def desk(window: Any, office: Office, people: Any, role: Role, name: str) -> Iterator[DeskWindow]:
    with signed_in(office, role), opened_at(window, office, name) as shown:
        yield shown


def in_sight(desk: DeskWindow) -> set[str]:
    return {name for name, button in desk.navigation._buttons.items() if button.winfo_ismapped()}


def entries(office: Office, what: str) -> list[tuple[int | None, str]]:
    with signed_in(office, Role.MANAGER):
        listing = audit_listing(office, AuditFilter(what=what))
        return [(line.record_id, line.note) for line in listing.page(0, listing.total)]


def test_what_pages_and_parts_need_stands_in_the_table() -> None:
    assert {each.needs for each in (*PAGES, *PARTS) if each.needs} <= set(RIGHT_OF)


def test_the_navigation_leads_where_the_role_may_go(desk: DeskWindow, role: Role) -> None:
    for page in PAGES:
        may = page.name not in HIDDEN[role]
        if page.name not in HIDDEN[Role.PRINTER]:
            may = not page.needs or permissions.may(role, page.needs)
        assert desk.go(page.name) is may, page.name
        if not page.under:
            assert (page.name in in_sight(desk)) is may
        if not may:
            assert "ไม่มีสิทธิ์" in desk.status.said.cget("text")


def test_no_page_offers_a_key_that_the_role_is_refused(desk: DeskWindow, role: Role) -> None:
    for page, needed in (("residents", "residents.save_resident"), ("training", "classes.save_class")):
        desk.go(page)
        told = " ".join(texts_of(desk.screen.card))
        assert told and ("Ctrl+N" in told) is permissions.may(role, needed), page


def test_pages_come_back_in_their_order_for_the_next_role(window: Any, office: Office, people: Any) -> None:
    with opened(window, office) as before:
        navigation = before.navigation
        every = [page.name for page in navigation.pages]
        navigation.show_pages({"home", "residents", "settings"})
        window.update()
        assert in_sight(before) == {"home", "residents", "settings"}
        navigation.show_pages(every)
        window.update()
        places = {name: button.winfo_y() for name, button in navigation._buttons.items()}
        assert sorted(places, key=places.__getitem__) == every and in_sight(before) == set(every)


def test_a_record_can_be_changed_by_who_keeps_records(
    desk: DeskWindow, window: Any, people: Any, role: Role, answers: Any
) -> None:
    desk.go("residents", people["กมล"].id)
    window.update()
    may = role is not Role.PRINTER
    assert ("Add" in desk.screen.top.buttons) is may
    assert ("Edit" in desk.screen.card.actions) is may and ("Delete" in desk.screen.card.actions) is may
    assert "Print" in desk.screen.top.buttons
    for key in ("F2", "Control-n", "Control-Delete"):
        if not may:
            press(window, key)
            assert "ผู้ที่ทำได้" in desk.status.said.cget("text"), key
            desk.status.say("")
            assert not desk.screen._editing


WRITTEN = (
    "households", "communities", "volunteers", "courses", "training", "partners", "activities", "services", "goals",
)  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN)
def test_no_page_offers_what_would_be_refused(desk: DeskWindow, window: Any, role: Role, name: str) -> None:
    desk.go(name)
    window.update()
    may = role is not Role.PRINTER
    assert ("New class" if name == "training" else "Add") in desk.screen.top.buttons or not may
    desk.screen.on_new()
    window.update()
    is_open = desk.screen.is_open if name == "training" else desk.screen._editing
    assert is_open is may


def test_a_class_shows_each_role_its_steps(window: Any, office: Office, role: Role) -> None:
    training_class = finished_class(named(office))
    with signed_in(office, role), opened_at(window, office, "training") as desk:
        desk.go("training", training_class.id)
        window.update()
        work = desk.screen.work
        for name in ("details", "people", "attendance"):
            work.go(name)
            assert (work.here == name) is (role is not Role.PRINTER)
            assert (str(work.step_buttons[name].cget("state")) == "normal") is (role is not Role.PRINTER)
        for name in ("result", "certificates"):
            work.go(name)
            window.update()
            assert work.here == name
        work.go("result")
        window.update()
        shown = bool(work.step.close_button.winfo_ismapped() or work.step.reopen_button.winfo_ismapped())
        assert shown is (role is not Role.PRINTER)


def test_settings_of_the_office_are_the_managers(desk: DeskWindow, window: Any, role: Role) -> None:
    desk.go("settings")
    window.update()
    is_manager = role is Role.MANAGER
    assert set(desk.screen.buttons) == ({"office", "signatories", "numbers", "view"} if is_manager else {"view"})
    assert "layouts" in desk.screen.page_buttons
    assert {"accounts", "audit"} & set(desk.screen.page_buttons) == ({"accounts", "audit"} if is_manager else set())
    desk.screen.on_save()


def test_lists_are_taken_out_by_managers_only(window: Any, office: Office, people: Any) -> None:
    for who in (Role.CLERK, Role.MANAGER):
        with signed_in(office, who), opened_at(window, office, "imports") as desk:
            desk.go("imports")
            assert ("Export a list" in desk.screen.top.buttons) is (who is Role.MANAGER)


def ids_shown(desk: DeskWindow) -> str:
    return " ".join(texts_of(desk.screen.card))


def test_a_citizen_id_is_masked_until_a_manager_asks_and_only_for_a_while(
    desk: DeskWindow, window: Any, office: Office, people: Any, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_card, "REVEAL_MS", 60)
    person = people["กมล"]
    whole, masked = format_citizen_id(citizen_id(2)), mask_citizen_id(citizen_id(2))
    desk.go("residents", person.id)
    window.update()
    assert masked in ids_shown(desk) and whole not in ids_shown(desk)
    show = [button for button in desk.screen.card.facts.winfo_children() if button.winfo_class() == "TButton"
            and "แสดง" in str(button.cget("text")) and button.winfo_ismapped()]  # fmt: skip
    assert bool(show) is (role is Role.MANAGER)
    if show:
        show[0].invoke()
        assert whole in ids_shown(desk)
        assert entries(office, "reveal") == [(person.id, "card")]
        waited = window.after(90, lambda: None)
        while waited in window.tk.splitlist(window.tk.call("after", "info")):
            window.update()
        assert whole not in ids_shown(desk) and masked in ids_shown(desk)


def test_a_reveal_lasts_thirty_seconds() -> None:
    assert record_card.REVEAL_MS == 30_000


def test_another_record_takes_a_revealed_id_away_at_once(window: Any, office: Office, people: Any) -> None:
    with opened_at(window, office, "residents") as desk:
        desk.go("residents", people["กมล"].id)
        window.update()
        card = desk.screen.card
        fact = next(fact for fact in desk.screen._facts(_line(office, people["กมล"].id)) if fact.reveal)
        label = next(value for _name, value, can in card._values if can)
        card._reveal(label, fact)
        assert card._hiding
        desk.go("residents", people["กนกวรรณ"].id)
        window.update()
        assert not card._hiding and format_citizen_id(citizen_id(2)) not in ids_shown(desk)


def _line(office: Office, resident_id: int) -> Any:
    from db.residents import resident_line

    return resident_line(office, resident_id)


def test_a_reveal_that_can_not_be_written_down_shows_nothing(
    window: Any, office: Office, people: Any, answers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_args: object) -> str:
        raise NotAllowed("no")

    told = answers(show_error=None)
    with opened_at(window, office, "residents") as desk:
        desk.go("residents", people["กมล"].id)
        window.update()
        monkeypatch.setattr(citizen_ids, "reveal_citizen_id", refused)
        card = desk.screen.card
        fact = next(fact for fact in desk.screen._facts(_line(office, people["กมล"].id)) if fact.reveal)
        card._reveal(next(value for _name, value, can in card._values if can), fact)
        assert [call[0] for call in told.calls] == ["show_error"]
        assert format_citizen_id(citizen_id(2)) not in ids_shown(desk)


def test_the_form_of_a_clerk_shows_the_masked_id_and_keeps_the_whole_one(
    window: Any, office: Office, people: Any
) -> None:
    person = people["กมล"]
    with signed_in(office, Role.CLERK), opened_at(window, office, "residents") as desk:
        desk.go("residents", person.id)
        desk.screen.open_record(person.id)
        window.update()
        view = desk.screen.editor.view
        assert view.texts()["citizen_id"] == mask_citizen_id(citizen_id(2))
        field = view.field("citizen_id")
        assert "ท้าย" in field.remark()[1], "no remark about letters in a masked ID"
        view.field("nickname").set("มล")
        desk.screen.on_save()
        window.update()
        assert not desk.screen._editing
    assert resident_of(office, person.id).citizen_id == citizen_id(2)
    assert resident_of(office, person.id).nickname == "มล"
    assert entries(office, "reveal") == []


def test_the_form_of_a_manager_shows_the_whole_id_and_that_is_written_down(
    window: Any, office: Office, people: Any
) -> None:
    with opened_at(window, office, "residents") as desk:
        desk.go("residents", people["กมล"].id)
        desk.screen.open_record(people["กมล"].id)
        assert desk.screen.editor.view.texts()["citizen_id"] == format_citizen_id(citizen_id(2))
    assert entries(office, "reveal") == [(people["กมล"].id, "form")]


def test_the_search_shows_masked_ids_to_everybody(desk: DeskWindow, window: Any, role: Role) -> None:
    desk.search.text.set(citizen_id(2))
    desk.search.show()
    window.update()
    tree = desk.search.table.tree
    shown = str([tree.item(item, "values") for item in tree.get_children()])
    assert mask_citizen_id(citizen_id(2)) in shown and format_citizen_id(citizen_id(2)) not in shown


@pytest.mark.parametrize("make", [resident_roster, volunteer_roster])
def test_a_roster_with_whole_ids_is_made_for_managers_only(office: Office, people: Any, role: Role, make: Any) -> None:
    with signed_in(office, role):
        assert make(office).ids == "masked"
        if role is Role.MANAGER:
            assert make(office, ids="full").ids == "full"
        else:
            with pytest.raises(NotAllowed, match="whole citizen IDs"):
                make(office, ids="full")


def test_who_may_not_see_whole_ids_is_not_offered_them_on_a_roster(office: Office, role: Role) -> None:
    with signed_in(office, role):
        choices = {choice.value for choice in form_for(office, ResidentColumn).field("ids").choices or ()}
    assert choices == {"masked", "none"} | ({"full"} if role is Role.MANAGER else set())


@pytest.mark.parametrize("page", ["training", "courses", "communities"])
def test_an_empty_list_advises_nothing_that_the_role_is_refused(window: Any, office: Office, page: str) -> None:
    with signed_in(office, Role.PRINTER), opened_at(window, office, page) as desk:
        desk.go(page)
        window.update()
        note = desk.screen.table.empty
        assert note.label.winfo_ismapped() and not note.button.winfo_ismapped()
        assert note.label.cget("text") == language._("There is nothing in this list.")
    with signed_in(office, Role.CLERK), opened_at(window, office, page) as desk:
        desk.go(page)
        assert desk.screen.table.empty.label.cget("text") != language._("There is nothing in this list.")
