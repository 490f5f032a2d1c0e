"""Volunteering on screen: the life of one on their card, awards, word of mouth as a picture, hours, ages, papers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db import awards, volunteering_settings
from db.domain.accounts import Role
from db.domain.ages import AgeBand
from db.domain.awards import Award, AwardKind
from db.volunteers import save_volunteer, volunteer_of
from tests.as_role import signed_in
from tests.at_desk import names_in, opened_at, texts_of, town
from tests.keyboard import press, take_keyboard, write
from tests.people_office import resident, volunteer
from tests.services_office import service
from tests.training_desk import preview_of
from tests.volunteering_office import visited, worked
from ui.screens.referrals import ReferralsScreen
from ui.screens.volunteering import VolunteeringScreen
from ui.window import DeskWindow


@pytest.fixture
def people(office: Any) -> Any:
    """กนกวรรณ invited กมล, who invited ขวัญ; แก้วตา, a child, came by herself and left."""
    found = town(office)
    first = volunteer(office, found["กนกวรรณ"].id, started=date(2020, 1, 5), skills="นวด")
    second = volunteer(office, found["กมล"].id, invited_by_id=found["กนกวรรณ"].id, started=date(2026, 10, 1))
    third = volunteer(office, found["ขวัญ"].id, invited_by_id=found["กมล"].id, started=date(2026, 11, 1))
    left = volunteer(office, found["แก้วตา"].id, started=date(2025, 1, 1), ended=date(2026, 1, 1), end_reason="ย้าย")
    worked(office, first, 120, date(2026, 9, 1), service(office, "อาหาร").id)
    visited(office, first, 90, date(2026, 11, 2), service(office, "เยี่ยม").id)
    return {"first": first, "second": second, "third": third, "left": left} | found


def at(window: Any, office: Any, page: str, record_id: int | None = None) -> Any:
    return opened_at(window, office, page, record_id)


# --- the card


@pytest.fixture
def desk(window: Any, office: Any, people: Any) -> Iterator[DeskWindow]:
    with at(window, office, "volunteers", people["first"].id) as shown:
        yield shown


def card(desk: DeskWindow) -> str:
    return "\n".join(texts_of(desk.screen.card))


def test_the_card_tells_hours_their_value_and_the_award_that_is_due(desk: DeskWindow) -> None:
    text = card(desk)
    activity = "๑ ก.ย. ๒๕๖๙  ·  ออกเยี่ยมบ้าน"
    for said in ("121.5", "1.5", "6,075", "อาหาร 120, เยี่ยม 1.5", "100", "300", "นายกมล ศรีวงค์", activity):
        assert said in text, said


def test_who_left_says_why_and_is_due_nothing(desk: DeskWindow, window: Any, people: Any) -> None:
    desk.go("volunteers", people["left"].id)
    window.update()
    text = card(desk)
    assert "ย้าย" in text
    assert awards.due_lines(desk.screen.desk.office)[0].volunteer_id == people["first"].id


def test_an_award_is_given_with_keys_and_the_one_due_is_proposed(
    desk: DeskWindow, window: Any, office: Any, people: Any, in_dialog: Any
) -> None:
    def give(dialog: Any) -> None:
        press(window, "Control-s")

    in_dialog(give)
    desk.screen.card.actions["Award"].invoke()
    window.update()
    (given,) = awards.awards_of(office, people["first"].id)
    assert (given.kind, given.step, given.given_on) == (AwardKind.HOURS, 100, date(2026, 11, 22))
    assert any("22" in text or "๒๒" in text for text in texts_of(desk.screen.card) if "100" in text)


def test_an_award_is_deleted_from_its_dialog_and_brought_back(
    desk: DeskWindow, window: Any, office: Any, people: Any, in_dialog: Any
) -> None:
    one = people["first"]
    kept = awards.save_award(
        office, Award(volunteer_id=one.id, kind=AwardKind.YEARS, step=5, given_on=date(2026, 10, 21))
    )
    desk.go("volunteers", one.id)
    window.update()
    link = next(each for each in desk.screen.card.facts.winfo_children() if "5" in str(each.cget("text"))
                and each.winfo_class() == "TButton" and "๒๕๖๙" in str(each.cget("text")))  # fmt: skip

    def delete(dialog: Any) -> None:
        buttons = [each for each in _all_of(dialog, "TButton") if "ลบ" in str(each.cget("text"))]
        buttons[0].invoke()

    in_dialog(delete)
    link.invoke()
    window.update()
    assert awards.awards_of(office, one.id) == ()
    press(window, "Control-z")
    assert [each.id for each in awards.awards_of(office, one.id)] == [kept.id]


def _all_of(widget: Any, kind: str) -> list[Any]:
    found = [widget] if widget.winfo_class() == kind else []
    for child in widget.winfo_children():
        found += _all_of(child, kind)
    return found


def test_who_may_only_print_sees_the_life_and_gives_no_awards(window: Any, office: Any, people: Any) -> None:
    with signed_in(office, Role.PRINTER), at(window, office, "volunteers", people["first"].id) as shown:
        assert "Award" not in shown.screen.card.actions
        assert "121.5" in card(shown)


def test_badges_of_the_list_are_laid_over_it(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    def ask(dialog: Any) -> None:
        write(window, "งานวันอาสาสมัคร")
        press(window, "Control-s")

    in_dialog(ask)
    desk.screen.print_badges()
    window.update()
    assert preview_of(desk).view.pages.count == 1


# --- word of mouth


@pytest.fixture
def tree(window: Any, office: Any, people: Any) -> Iterator[Any]:
    with at(window, office, "referrals") as shown:
        yield shown


def drawn(screen: ReferralsScreen) -> list[str]:
    canvas = screen.tree.canvas
    return [canvas.itemcget(item, "text") for item in canvas.find_all() if str(canvas.type(item)) == "text"]


def test_everybody_stands_in_the_tree_with_who_invited_them(tree: Any, people: Any) -> None:
    screen: ReferralsScreen = tree.screen
    names = {people[each].id for each in ("กนกวรรณ", "กมล", "ขวัญ", "แก้วตา")}
    assert set(screen.tree.places) == names
    assert {"นางกนกวรรณ ใจดี", "นายกมล ศรีวงค์", "นายขวัญ แสนดี"} <= set(drawn(screen))
    lines = [item for item in screen.tree.canvas.find_all() if str(screen.tree.canvas.type(item)) == "line"]
    assert len(lines) == 2


def test_arrows_go_along_the_lines_and_enter_opens_the_volunteer(tree: Any, window: Any, people: Any) -> None:
    screen = tree.screen
    assert screen.tree.chosen == people["กนกวรรณ"].id
    press(window, "Right", "Right")
    assert screen.tree.chosen == people["ขวัญ"].id
    press(window, "Left")
    assert screen.tree.chosen == people["กมล"].id
    assert "นางกนกวรรณ ใจดี" in screen.said.text
    press(window, "Home", "Down")
    assert screen.tree.chosen == people["แก้วตา"].id
    press(window, "Return")
    assert (tree._here, tree.screen.record_in_sight) == ("volunteers", people["left"].id)


def test_typing_finds_people_and_enter_goes_to_the_next(tree: Any, window: Any, people: Any) -> None:
    screen = tree.screen
    take_keyboard(window, screen.tree.canvas)
    press(window, "k")
    assert (window.focus_get(), screen.words.text) == (screen.words.entry, "k")
    screen.words.put("ใจดี")
    window.update()
    assert (screen.found, screen.tree.chosen) == ((people["กนกวรรณ"].id,), people["กนกวรรณ"].id)
    screen.words.put("ริมยวม")
    window.update()
    assert len(screen.found) == 2
    press(window, "Return")
    assert screen.tree.chosen == people["กมล"].id
    assert "2" in screen.matches.cget("text")
    screen.words.put("ไม่มีใครชื่อนี้")
    window.update()
    assert screen.found == ()
    assert screen.matches.cget("text")
    press(window, "Escape")
    assert screen.words.text == ""
    assert tree._here == "referrals"


def test_the_tree_is_zoomed_by_keys_and_names_go_when_they_are_too_small(tree: Any, window: Any) -> None:
    screen = tree.screen
    take_keyboard(window, screen.tree.canvas)
    before = screen.tree.zoom
    press(window, "minus")
    assert screen.tree.zoom < before
    press(window, "plus")
    assert screen.tree.zoom == before
    for _time in range(8):
        press(window, "minus")
    assert drawn(screen) == []
    boxes = [item for item in screen.tree.canvas.find_all() if screen.tree.canvas.type(item) == "rectangle"]
    assert len(boxes) == 4
    press(window, "0")
    assert screen.tree.zoom > 1, "three columns leave room to be larger"


def test_a_click_chooses_and_what_is_out_of_sight_is_not_drawn(
    tree: Any, window: Any, office: Any, people: Any
) -> None:
    screen = tree.screen
    spot = screen.tree.spots[screen.tree.places[people["กมล"].id]]
    left, top, _right, _bottom = screen.tree.box(spot)
    canvas = screen.tree.canvas
    canvas.event_generate("<Button-1>", x=round(left + 3 - canvas.canvasx(0)), y=round(top + 3 - canvas.canvasy(0)))
    window.update()
    assert screen.tree.chosen == people["กมล"].id
    for number in range(60):
        volunteer(office, resident(office, f"คน{number}").id, invited_by_id=people["กมล"].id)
    window.update()
    boxes = [item for item in canvas.find_all() if canvas.type(item) == "rectangle"]
    assert len(screen.tree.spots) == 64
    assert len(boxes) < 30
    last = screen.tree.spots[-1].resident_id
    tree.go("referrals", last)
    window.update()
    assert screen.tree.chosen == last
    left, top, right, bottom = screen.tree._sight()
    box = screen.tree.box(screen.tree.here())
    assert left <= box[0] and box[2] <= right and top <= box[1] and box[3] <= bottom


def test_a_tree_that_is_shown_anew_is_drawn_once_and_lines_from_out_of_sight_too(
    tree: Any, window: Any, office: Any, people: Any, monkeypatch: Any
) -> None:
    for number in range(60):
        volunteer(office, resident(office, f"คน{number}").id, invited_by_id=people["กมล"].id)
    window.update()
    times = 0
    draw = tree.screen.tree._draw

    def counted() -> None:
        nonlocal times
        times += 1
        draw()

    monkeypatch.setattr(tree.screen.tree, "_draw", counted)
    tree.screen.refresh()
    assert times == 0
    window.update()
    assert times == 1
    canvas = tree.screen.tree.canvas
    canvas.yview_moveto(1)
    window.update()
    _left, top, _right, bottom = tree.screen.tree._sight()
    lines = [canvas.coords(item) for item in canvas.find_all() if canvas.type(item) == "line"]
    assert any(corners[1] < top for corners in lines), "whoever invited them stands above what is in sight"
    assert all(max(corners[1::2]) > top and min(corners[1::2]) < bottom for corners in lines)
    boxes = [canvas.coords(item) for item in canvas.find_all() if canvas.type(item) == "rectangle"]
    assert boxes and all(box[3] >= top and box[1] <= bottom for box in boxes)


def test_a_volunteer_who_is_saved_stands_in_the_tree_at_once(tree: Any, window: Any, office: Any, people: Any) -> None:
    newcomer = resident(office, "จันดี", "แปงคำ")
    volunteer(office, newcomer.id, invited_by_id=people["ขวัญ"].id)
    window.update()
    assert newcomer.id in tree.screen.tree.places
    save_volunteer(office, replace(volunteer_of(office, people["second"].id), invited_by_id=None))
    window.update()
    assert len(tree.screen.tree.forest.roots) == 3


def test_the_tree_is_printed_and_an_empty_one_says_so(tree: Any, window: Any) -> None:
    press(window, "Control-p")
    assert preview_of(tree).view.pages.count == 1


def test_without_volunteers_the_tree_says_what_to_do(window: Any, office: Any, answers: Any) -> None:
    answers(show_message=True)
    with at(window, office, "referrals") as shown:
        assert shown.screen.said.text
        assert drawn(shown.screen) == []
        press(window, "Control-p", "Right", "Return", "Home")
    assert [call[0] for call in answers.calls] == ["show_message"]


# --- hours and ages


@pytest.fixture
def figures(window: Any, office: Any, people: Any) -> Iterator[Any]:
    with at(window, office, "volunteering") as shown:
        yield shown


def cells(screen: VolunteeringScreen) -> list[tuple[str, ...]]:
    tree = screen.table.tree
    return [tuple(map(str, tree.item(item, "values"))) for item in tree.get_children()]


def show(figures: Any, name: str) -> None:
    figures.screen.go(name)
    figures.window.update()


def test_hours_of_a_year_are_listed_with_their_value(figures: Any, window: Any, people: Any) -> None:
    screen: VolunteeringScreen = figures.screen
    assert cells(screen) == [("นางกนกวรรณ ใจดี", "ริมยวม", "0", "1.5", "1.5", "75")]
    screen.year.choose(None)
    window.update()
    assert cells(screen) == [("นางกนกวรรณ ใจดี", "ริมยวม", "120", "1.5", "121.5", "6,075")]
    assert "6,075" in screen.said.cget("text")
    press(window, "Down", "Return")
    assert (figures._here, figures.screen.record_in_sight) == ("volunteers", people["first"].id)


def test_each_list_has_its_figures(figures: Any, window: Any, people: Any) -> None:
    screen = figures.screen
    show(figures, "services")
    assert [row[0] for row in cells(screen)] == ["เยี่ยม"]
    show(figures, "months")
    assert [row[1:] for row in cells(screen)] == [("1", "1"), ("1", "1")], "the latest first, none to come"
    show(figures, "inviters")
    assert {row[0]: row[2:5] for row in cells(screen)} == {
        "นางกนกวรรณ ใจดี": ("1", "1", "2"), "นายกมล ศรีวงค์": ("1", "1", "1"),
    }  # fmt: skip
    show(figures, "awards")
    assert names_in(screen.table) == ["นางกนกวรรณ ใจดี", "นางกนกวรรณ ใจดี"], "for hours, and for years"


def test_enter_on_a_month_opens_just_those_who_began_in_it(figures: Any, window: Any) -> None:
    """Who left since is counted in it, and listed too."""
    screen = figures.screen
    screen.year.choose(None)
    show(figures, "months")
    rows = screen.table.rows.page(0, screen.table.rows.total)
    told = [(row.key, *row.cells[:2]) for row in rows]
    assert sum(int(began) for _key, _month, began in told) == 4
    quiet = next(each for each in told if each[2] == "0")
    for key, month, began in (quiet, *(each for each in told if each[2] != "0")):
        screen.table.choose(key)
        take_keyboard(window, screen.table.tree)
        press(window, "Return")
        if began == "0":
            assert figures.here == "volunteering"
            continue
        assert (figures.here, str(figures.screen.table.rows.total)) == ("volunteers", began)
        assert month in figures.screen.filters["began"].box.get() and month in figures.screen.scope_text()
        figures.go("volunteering")
        window.update()
    figures.go("volunteers")
    figures.screen.narrow({})
    assert figures.screen.chosen("began") is None
    assert not any(month in label for label in figures.screen.filters["began"].box.cget("values"))


def test_an_age_without_a_volunteer_stands_out_and_leads_to_its_community(figures: Any, window: Any) -> None:
    screen = figures.screen
    show(figures, "ages")
    rows = cells(screen)
    place = 1 + list(AgeBand).index(AgeBand.FROM_70)
    yuam = next(row for row in rows if row[0] == "ริมยวม")
    sang = next(row for row in rows if row[0] == "ป่าซาง")
    assert (yuam[place], yuam[-1]) == ("1", "2")
    assert all(cell.endswith("!") for cell in sang[1:8])
    assert str(screen.year.box.cget("state")) == "disabled"
    take_keyboard(window, screen.table.tree)
    press(window, "Down", "Down", "Return")
    assert figures._here == "volunteers"
    assert figures.screen.chosen("community") is not None


def test_as_many_serve_in_the_list_as_the_line_of_ages_counts(figures: Any, window: Any) -> None:
    """Who left is counted in no age, though they are kept."""
    show(figures, "ages")
    town_row, *rows = cells(figures.screen)
    yuam = next(row for row in rows if row[0] == "ริมยวม")
    for steps, row in ((0, town_row), (rows.index(yuam) + 1, yuam)):
        take_keyboard(window, figures.screen.table.tree)
        press(window, "Home", *["Down"] * steps, "Return")
        assert (figures._here, str(figures.screen.table.rows.total)) == ("volunteers", row[-1])
        figures.go("volunteering")
        window.update()


def test_every_list_is_printed(figures: Any, window: Any) -> None:
    screen = figures.screen
    for name, pages in (("hours", 2), ("months", 4), ("inviters", 4), ("ages", 1), ("awards", 1)):
        show(figures, name)
        screen.on_print()
        window.update()
        preview = preview_of(figures)
        assert preview.view.pages.count == pages, name
        preview.close()


def test_rules_are_changed_by_managers_only_and_value_hours_at_once(
    figures: Any, window: Any, office: Any, in_dialog: Any
) -> None:
    def fill(dialog: Any) -> None:
        press(window, "Control-a")
        write(window, "100")
        press(window, "Control-s")

    in_dialog(fill)
    figures.screen.edit_rules()
    window.update()
    assert volunteering_settings.volunteering_settings_of(office).hour_baht == 100
    assert cells(figures.screen)[0][-1] == "150"


@pytest.mark.parametrize("role", [Role.CLERK, Role.PRINTER])
def test_others_see_no_rules(role: Role, window: Any, office: Any, people: Any) -> None:
    with signed_in(office, role), at(window, office, "volunteering") as shown:
        assert "Rules" not in shown.screen.top.buttons


def test_words_follow_the_language(figures: Any, window: Any) -> None:
    from ui import language

    screen = figures.screen
    language.set_language("en")
    window.update()
    assert screen.buttons["ages"].cget("text") == "Ages"
    assert "hours in all" in screen.said.cget("text")


def test_the_course_says_how_long_its_training_holds(window: Any, office: Any) -> None:
    from db.courses import save_course
    from db.domain.training import Course

    town(office)
    kept = save_course(office, Course(name="ปฐมพยาบาล", hours=7.0, valid_months=18))
    with at(window, office, "courses", kept.id) as shown:
        assert any("18" in text for text in texts_of(shown.screen.card))
        press(window, "F2")
        assert shown.screen.editor.view.field("valid_months").get() == "18"
