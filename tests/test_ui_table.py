"""The table: any number of rows, all by keyboard, names shown as typed."""

from collections.abc import Sequence
from typing import Any

import pytest

from db.domain.forms import Column
from tests.keyboard import press, take_keyboard
from ui import fonts, language, theme
from ui.rows import ListedRows, Row, few_rows, showable
from ui.table import Table
from ui.table_headings import shared

COLUMNS = (
    Column("name", "Name", 24),
    Column("age", "Age", 6, "e"),
    Column("citizen_id", "Citizen ID", 18, sortable=False),
)


def read(keys: Sequence[int]) -> list[Row]:
    return [Row(key, (f"นางสาวปู่ญี่ปุ่น {key}", str(key % 100), "")) for key in keys]


def many(count: int) -> ListedRows:
    return ListedRows(range(count), read)


class Heard:
    """What the table told."""

    def __init__(self) -> None:
        self.chosen: list[int | None] = []
        self.opened: list[int] = []
        self.sorts: list[tuple[str, bool]] = []
        self.typed: list[str] = []
        self.ticks = 0

    def tick(self) -> None:
        self.ticks += 1


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def table(window: Any, heard: Heard) -> Table:
    theme.dress(window)
    made = Table(
        window,
        COLUMNS,
        on_choose=heard.chosen.append,
        on_open=heard.opened.append,
        on_sort=lambda name, descending: heard.sorts.append((name, descending)),
        on_type=heard.typed.append,
        on_tick=heard.tick,
        ticking=True,
    )
    made.pack(fill="both", expand=True)
    window.update()
    return made


def cells(table: Table) -> list[tuple[str, ...]]:
    return [tuple(table.tree.set(item).values()) for item in table.tree.get_children()]


def names(table: Table) -> list[str]:
    return [row[0] for row in cells(table)]


def test_only_the_rows_in_sight_exist(table: Table) -> None:
    table.show(many(100_000))
    table.update()
    assert len(table.tree.get_children()) == table.page_length() < 40
    assert names(table)[0] == "นางสาวปู่ญี่ปุ่น 0"


def test_first_paint_of_100_000_rows_reads_and_draws_no_more_than_of_100(table: Table) -> None:
    def work_of(count: int) -> tuple[list[int], int]:
        asked: list[int] = []

        def counted(keys: Sequence[int]) -> list[Row]:
            asked.extend(keys)
            return read(keys)

        table.show(ListedRows(range(count), counted))
        table.update()
        return asked, len(table.tree.get_children())

    assert work_of(100_000) == work_of(100)


def test_keys_move_over_all_rows(table: Table, heard: Heard) -> None:
    table.show(many(1000))
    take_keyboard(table, table.tree)
    page = table.page_length()
    press(table, "Down", "Down", "Up")
    assert heard.chosen == [0, 1, 0]
    press(table, "End")
    assert (table.chosen, names(table)[-1]) == (999, "นางสาวปู่ญี่ปุ่น 999")
    press(table, "Prior")
    assert table.chosen == 999 - (page - 1)
    press(table, "Home", "Next")
    assert table.chosen == page - 1
    press(table, "Down")
    assert (table.chosen, table.first) == (page, 1)


def test_the_chosen_row_is_the_one_that_is_marked(table: Table) -> None:
    table.show(many(1000))
    take_keyboard(table, table.tree)
    press(table, "Next", "Next", "Up")
    (marked,) = table.tree.selection()
    assert table.tree.set(marked)["name"] == f"นางสาวปู่ญี่ปุ่น {table.chosen}"


def test_enter_and_double_click_open_the_chosen_row(table: Table, heard: Heard) -> None:
    table.show(many(10))
    take_keyboard(table, table.tree)
    press(table, "Down", "Return")
    x, y, _width, height = table.tree.bbox(table.tree.get_children()[4], "age")
    for when in (1000, 1100):
        table.tree.event_generate("<Button-1>", x=x + 5, y=y + height // 2, time=when)
        table.tree.event_generate("<ButtonRelease-1>", x=x + 5, y=y + height // 2, time=when + 50)
    table.update()
    assert heard.opened == [0, 4]


@pytest.mark.parametrize(("event", "options"), [("<Button-5>", {}), ("<MouseWheel>", {"delta": -120})])
def test_wheel_scrolls_and_leaves_the_chosen_row(table: Table, event: str, options: dict[str, int]) -> None:
    table.show(many(1000))
    table.choose(2)
    table.tree.event_generate(event, x=50, y=100, **options)
    table.update()
    assert (table.first, table.chosen) == (3, 2)


def test_scrollbar_moves_and_shows_where_one_is(table: Table) -> None:
    table.show(many(1000))
    table.tk.call(table.bar.cget("command"), "moveto", "0.5")
    table.update()
    assert table.first == 500
    assert table.bar.get()[0] == pytest.approx(0.5)
    table.show(many(3))
    table.update()
    assert not table.bar.winfo_ismapped()


def test_chosen_row_stays_chosen_and_in_sight_when_the_order_changes(table: Table, heard: Heard) -> None:
    table.show(many(1000))
    table.choose(3)
    table.show(ListedRows(range(999, -1, -1), read))
    assert (table.chosen, heard.chosen) == (3, [3])
    assert "นางสาวปู่ญี่ปุ่น 3" in names(table)


def test_row_that_is_gone_is_chosen_no_more(table: Table, heard: Heard) -> None:
    table.show(many(10))
    table.choose(9)
    table.show(many(5))
    assert (table.chosen, heard.chosen, table.tree.selection()) == (None, [9, None], ())


def test_heading_sorts_and_shows_the_order(table: Table, heard: Heard) -> None:
    table.show(many(10))
    table.update()
    for _click in range(3):
        table.tree.event_generate("<Button-1>", x=100, y=12)
        table.tree.event_generate("<ButtonRelease-1>", x=100, y=12)
        table.update()
    assert heard.sorts == [("name", False), ("name", True), ("name", False)]
    assert table.tree.heading("name", "text").endswith("▲")
    assert not table.tree.heading("age", "text").endswith("▲")
    assert str(table.tree.heading("citizen_id", "command")) == ""


def test_ticks_are_kept_while_a_search_takes_rows_out_of_sight(table: Table, heard: Heard) -> None:
    table.show(many(100))
    take_keyboard(table, table.tree)
    press(table, "Down", "space", "Down", "Down", "space")
    table.show(ListedRows([50, 51], read))
    press(table, "Home", "space")
    assert (table.ticked, heard.ticks) == ((0, 2, 50), 3)
    press(table, "space")
    assert table.ticked == (0, 2)


def test_ctrl_a_ticks_all_and_then_none(table: Table) -> None:
    table.show(many(500))
    take_keyboard(table, table.tree)
    press(table, "Control-a")
    assert len(table.ticked) == 500
    press(table, "Control-a")
    assert table.ticked == ()


def test_click_on_the_box_ticks_the_row(table: Table) -> None:
    table.show(many(10))
    table.update()
    _x, y, _width, height = table.tree.bbox(table.tree.get_children()[3], "name")
    table.tree.event_generate("<Button-1>", x=15, y=y + height // 2)
    assert table.ticked == (3,)


def test_letters_typed_go_to_the_search(table: Table, heard: Heard) -> None:
    table.show(many(10))
    take_keyboard(table, table.tree)
    press(table, "Key-k", "Control-k", "Key-1")
    assert heard.typed == ["k", "1"]


@pytest.mark.parametrize(
    "name",
    ["{", "}", "[exit]", "$x", "\\", 'a"b', "a\\", "{a} b", "0012345", "-tags x", "#", ";", "  ", "ปู่ {ญี่ปุ่น", "\\u0e01"],
)
def test_names_are_shown_as_typed(table: Table, name: str) -> None:
    table.show(few_rows([Row(1, (name, name, name)), Row(2, ("x", "y", "z"))]))
    assert cells(table) == [(name, name, name), ("x", "y", "z")]
    table.show(few_rows([Row(2, ("x", "y", "z")), Row(1, (name, name, name))]))
    assert cells(table)[1] == (name, name, name)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("a\x00b", "a\ufffdb"), ("a\nb\tc", "a b c"), ("\ud800x", "\ufffdx"), ("ก" * 100_000, "ก" * 300 + "…")],
)
def test_what_can_not_be_drawn_does_not_break_the_row(table: Table, typed: str, shown: str) -> None:
    assert showable(typed) == shown
    table.show(few_rows([Row(1, (typed, "1", "2"))]))
    table.update()
    ((cell, *others),) = cells(table)
    assert others == ["1", "2"]
    assert cell == shown or (cell.endswith("…") and shown.startswith(cell[:-1])), "cut to its column at most"


def test_empty_table_says_what_to_do_next(table: Table) -> None:
    done: list[int] = []
    table.empty.say("Nobody matches “{text}”.", "Add a resident", lambda: done.append(1), text="[x]")
    table.show(many(0))
    table.update()
    assert table.empty.label.winfo_viewable()
    assert table.empty.label.cget("text").endswith("“[x]”.") or "[x]" in table.empty.label.cget("text")
    table.empty.button.invoke()
    assert done == [1]
    table.show(many(1))
    table.update()
    assert not table.empty.label.winfo_viewable()


def test_keys_in_an_empty_table_do_nothing(table: Table, heard: Heard) -> None:
    take_keyboard(table, table.tree)
    press(table, "Down", "End", "Return", "space", "Control-a", "Next")
    assert (heard.chosen, heard.opened, table.ticked) == ([], [], ())


def test_columns_fill_the_table(table: Table) -> None:
    table.update()
    assert (
        0 <= table.tree.winfo_width() - 8 - table.tree.column("#0", "width") - sum(table.headings.widths().values()) < 4
    )


def test_widths_given_by_hand_are_kept(table: Table) -> None:
    table.headings.set_widths({"name": 333, "gone": 5})
    table.place(x=0, y=0, width=900, height=300)
    table.update()
    assert table.headings.widths()["name"] == 333


def test_column_drawn_wider_with_the_mouse_stays_so(table: Table) -> None:
    table.update()
    edge = table.tree.column("#0", "width") + table.headings.widths()["name"]
    for kind, x in (("<Button-1>", edge), ("<B1-Motion>", edge - 100), ("<ButtonRelease-1>", edge - 100)):
        table.tree.event_generate(kind, x=x, y=12)
        table.update()
    drawn = table.headings.widths()["name"]
    assert drawn < edge - 80
    table.place(x=0, y=0, width=800, height=300)
    table.update()
    assert table.headings.widths()["name"] == drawn


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [240, 330, 460, 640, 900])
def test_no_heading_is_cut_and_none_scrolled_to(table: Table, percent: int, width: int) -> None:
    theme.set_text_size(table.winfo_toplevel(), percent)
    table.pack_forget()
    table.place(x=0, y=0, width=width * percent // 100, height=300)
    table.headings.set_sort("name", True)
    table.update()
    shown, widths = displayed(table), table.headings.widths()
    assert shown[0] == "name"
    for name in shown:
        heading = table.tree.heading(name, "text")
        assert widths[name] >= fonts.text_width(table, heading, "TkHeadingFont") + 16, name
    assert not table.side_bar.winfo_ismapped()
    theme.set_text_size(table.winfo_toplevel(), 100)


def displayed(table: Table) -> list[str]:
    """The columns in sight."""
    names = [str(name) for name in table.tree.cget("displaycolumns")]
    return [column.name for column in table.headings.columns] if names == ["#all"] else names


def test_where_room_is_short_spare_columns_leave_first_and_come_back(window: Any) -> None:
    theme.dress(window)
    columns = (
        Column("name", "Name", 20), Column("nickname", "Nickname", 8, spare=True), Column("age", "Age", 6),
        Column("community", "Community", 14), Column("phones", "Phone", 16, spare=True),
    )  # fmt: skip
    table = Table(window, columns)
    seen: list[list[str]] = []
    for width in (1000, *range(620, 140, -15), 1000):  # letters are not as wide everywhere
        table.place(x=0, y=0, width=width, height=200)
        window.update()
        if not seen or displayed(table) != seen[-1]:
            seen.append(displayed(table))
    every = ["name", "nickname", "age", "community", "phones"]
    assert seen[0] == seen[-1] == every
    assert seen[1:-1] == [
        ["name", "nickname", "age", "community"], ["name", "age", "community"], ["name", "nickname", "age"],
        ["name", "age"], ["name"],
    ]  # fmt: skip


def test_the_first_column_that_is_not_spare_stays_to_the_last(window: Any) -> None:
    theme.dress(window)
    columns = Column("year", "Year", 7, spare=True), Column("goal", "Goal", 31), Column("so_far", "So far", 8)
    table = Table(window, columns)
    table.place(x=0, y=0, width=170, height=200)
    window.update()
    assert displayed(table) == ["goal"]


def test_columns_drawn_by_hand_all_stay(table: Table) -> None:
    table.headings.set_widths({"name": 500})
    table.pack_forget()
    table.place(x=0, y=0, width=300, height=300)
    table.update()
    assert displayed(table) == ["name", "age", "citizen_id"]
    assert table.side_bar.winfo_ismapped(), "they can be scrolled to"


@pytest.mark.parametrize(
    ("available", "widths"), [(300, [200, 100]), (450, [300, 150]), (240, [140, 100]), (100, [50, 100])]
)
def test_widths_are_shared_down_to_the_least(available: int, widths: list[int]) -> None:
    assert shared(available, [200, 100], [50, 100]) == widths


def test_headings_change_with_the_language_and_keep_the_arrow(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    table.headings.set_sort("name", True)
    monkeypatch.setattr(language._words, "language", "en")
    words = {"Name": "ชื่อ - สกุล"}
    monkeypatch.setattr(language._words.catalog("th"), "gettext", lambda text: words.get(text, text))
    language.set_language("th")
    assert table.tree.heading("name", "text") == "ชื่อ - สกุล ▼"


def test_source_that_shrank_meanwhile_leaves_no_old_rows(table: Table) -> None:
    table.show(ListedRows(range(10), lambda keys: read(keys)[:4]))
    assert len(table.tree.get_children()) == 4


def test_shared_widths_are_never_more_than_the_table_together() -> None:
    wanted, least = [101] * 7, [76] * 7
    assert sum(shared(600, wanted, least)) <= 600
