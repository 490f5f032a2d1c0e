"""Columns are as wide as their weights say, and wide enough for the words of their headings where others can give."""

from typing import Literal

import pytest

from printing.column_widths import column_widths
from printing.fitting import LEAST_WHOLE, STEP
from printing.fonts import font
from printing.line_breaking import LineBreaker
from printing.style import HEADING
from printing.tables import CellKind, Column

PADDING = 3.0


def widths_of(*columns: tuple[str, float, CellKind], inner: float = 400.0) -> list[float]:
    made = [Column(heading, weight, "left", kind) for heading, weight, kind in columns]
    return column_widths(made, inner, PADDING, LineBreaker())


def needed(word: str) -> float:
    return font(HEADING.font).width(word, HEADING.size * LEAST_WHOLE / STEP) + 2 * PADDING


def test_weights_alone_say_the_widths_where_every_heading_has_room() -> None:
    assert widths_of(("Sex", 30, "text"), ("Name", 50, "name"), ("No.", 20, "exact")) == [120, 200, 80]


@pytest.mark.parametrize(
    ("heading", "word"),
    [("Allowance (baht)", "Allowance"), ("ศักยภาพ (คน)", "ศักยภาพ"), ("Carer/responsible", "responsible")],
)
def test_a_column_takes_what_the_longest_word_of_its_heading_needs(heading: str, word: str) -> None:
    narrow, name, text, number = widths_of(
        (heading, 3, "exact"), ("Name", 60, "name"), ("Note", 20, "text"), ("ID", 17, "exact")
    )
    assert narrow == pytest.approx(needed(word), abs=0.1) and narrow > 12
    assert number == 68, "numbers are read whole: their columns give nothing"
    assert sum((narrow, name, text, number)) == pytest.approx(400)
    assert 240 - name > 80 - text > 0, "who has more to spare gives more"


def test_others_keep_what_their_own_headings_need() -> None:
    narrow, other = widths_of(("Responsible", 1, "text"), ("Community", 99, "text"), inner=needed("Community") + 20)
    assert other == pytest.approx(needed("Community")) and narrow == pytest.approx(20)


@pytest.mark.parametrize("kind", ["exact", "text"])
def test_a_heading_that_no_width_would_do_for_takes_no_more_than_there_is(kind: Literal["exact", "text"]) -> None:
    first, second = widths_of(("A" * 300, 50, "text"), ("ID", 50, kind))
    assert first + second == pytest.approx(400)
    assert second == pytest.approx(200 if kind == "exact" else needed("ID"))
