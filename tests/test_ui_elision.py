"""Cells that are too long end with dots, and no letter loses its marks."""

from typing import Any

import pytest

from db.domain.forms import Column
from ui import theme
from ui.elision import elided
from ui.rows import Row, few_rows
from ui.table import Table


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("สั้น", 4, "สั้น"),
        ("", 0, ""),
        ("abcdef", 4, "abc…"),
        ("ปู่ย่าตายาย", 4, "ปู่…"),
        ("ปู่ย่าตายาย", 5, "ปู่…"),
        ("กเก่ง", 3, "ก…"),
        ("กำนัน", 2, "…"),
        ("กมล ใจดี", 5, "กมล…"),
        ("ยาว", 0, "…"),
    ],
)
def test_a_text_is_cut_between_letters(text: str, room: int, shown: str) -> None:
    assert elided(text, room, len) == shown


def test_cells_follow_the_width_of_their_column(window: Any) -> None:
    theme.dress(window)
    table = Table(window, (Column("name", "Name", 20), Column("place", "Place", 20)))
    name = "นางสาวกนกวรรณ ใจดีศรีสวัสดิ์วัฒนาพาณิชย์กุล"
    table.show(few_rows([Row(1, (name, "x"))]))
    seen = []
    for width in (1200, 420, 1200):
        table.place(x=0, y=0, width=width, height=200)
        window.update()
        seen.append(table.tree.set(table.tree.get_children()[0])["name"])
    assert seen[0] == seen[2] == name
    assert seen[1].endswith("…") and name.startswith(seen[1][:-1])
