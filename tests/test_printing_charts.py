"""Charts are laid out once: every shape within its width, every value in words, series told apart without colour."""

from collections.abc import Sequence

import pytest

from db.domain.charts import Bars, Chart, Columns, Pyramid, Series
from printing.charts import Box, Drawing, Line, Words, cut, drawn


class Letters:
    """Each letter as wide as another."""

    line = 10.0

    def width(self, text: str) -> float:
        return 5.0 * len(text)


LETTERS = Letters()
WIDTH = 400.0


def series(*values: float, name: str = "ชาย") -> Series:
    return Series(name, values, tuple(f"{value:g}" for value in values))


BARS = Bars(
    title="ก", labels=("ริมยวม", "ป่าซาง", "ว่าง"), series=(series(30, 5, 0, name="ถึง"), series(10, 15, 0, name="ไม่ถึง")),
    texts=("30 / 40", "5 / 20", "0 / 0"), line=(20, "20 %"),
)  # fmt: skip
COLUMNS = Columns(title="ข", labels=("ต.ค.", "พ.ย."), series=(series(7, 0),))
STACKED = Columns(
    title="ข", labels=("ต.ค.", "พ.ย."), texts=("8", "4"),
    series=(series(6, 0, name="มีผู้ชวน"), series(2, 4, name="มาเอง")),
)  # fmt: skip
PYRAMID = Pyramid(title="ค", labels=("90+", "0–4"), left=series(1, 12), right=series(2, 11, name="หญิง"))
CHARTS = (BARS, COLUMNS, STACKED, PYRAMID)


def of(drawing: Drawing, kind: type) -> list:  # type: ignore[type-arg]
    return [shape for shape in drawing.shapes if isinstance(shape, kind)]


def ends(words: Words) -> tuple[float, float]:
    width = LETTERS.width(words.text)
    start = words.x - width * {"left": 0, "center": 0.5, "right": 1}[words.align]
    return start, start + width


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("width", [WIDTH, 250.0])
def test_everything_lies_within_the_width_and_the_height(chart: Chart, width: float) -> None:
    drawing = drawn(chart, width, LETTERS)
    for box in of(drawing, Box):
        assert box.x >= 0 and box.x + box.width <= width and box.y >= 0 and box.y + box.height <= drawing.height
    for words in of(drawing, Words):
        start, end = ends(words)
        assert start >= -0.01 and end <= width + 0.01, words.text
        assert LETTERS.line * 0.3 <= words.y <= drawing.height
    for line in of(drawing, Line):
        assert all(-0.01 <= x <= width + 0.01 for x in (line.x1, line.x2))


@pytest.mark.parametrize("chart", CHARTS)
def test_every_label_and_every_value_is_written(chart: Chart) -> None:
    said = [words.text for words in of(drawn(chart, WIDTH, LETTERS), Words)]
    values: Sequence[str] = (
        (*chart.left.texts, *chart.right.texts) if isinstance(chart, Pyramid) else chart.texts
        or chart.series[0].texts[:1]
    )  # fmt: skip
    assert set(chart.labels) | set(values) <= set(said)


def test_columns_of_two_series_stand_upon_each_other_and_are_told_apart_without_colour() -> None:
    drawing = drawn(STACKED, WIDTH, LETTERS)
    wide = [box for box in of(drawing, Box) if box.width > 30]
    assert [box.tone for box in wide] == ["dark", "white", "white"], "nothing for nothing"
    below, above, alone = wide
    assert above.y + above.height == pytest.approx(below.y) and above.x == below.x
    assert [round(box.height / below.height * 6, 6) for box in wide] == [6, 2, 4]
    assert alone.y + alone.height == pytest.approx(below.y + below.height), "all begin on the ground"
    assert {"มีผู้ชวน", "มาเอง"} <= {words.text for words in of(drawing, Words)}
    slanting = [line for line in of(drawing, Line) if line.x1 != line.x2 and line.y1 != line.y2]
    assert any(above.x <= line.x1 <= above.x + above.width and above.y <= line.y1 <= below.y for line in slanting)


def test_boxes_are_as_long_as_their_values_say_and_begin_where_the_one_before_ends() -> None:
    boxes = [box for box in of(drawn(BARS, WIDTH, LETTERS), Box) if box.height == LETTERS.line * 1.45 * 0.62]
    assert [round(box.width / boxes[0].width * 30, 6) for box in boxes] == [30, 10, 5, 15], "nothing for nothing"
    assert boxes[1].x == boxes[0].x + boxes[0].width


def test_series_are_told_apart_without_colour() -> None:
    drawing = drawn(BARS, WIDTH, LETTERS)
    tones = [box.tone for box in of(drawing, Box)]
    assert tones[:2] == ["dark", "white"], "the legend"
    white = next(box for box in of(drawing, Box) if box.tone == "white" and box.width > 30)
    inside = [
        line for line in of(drawing, Line)
        if all(white.x - 0.01 <= x <= white.x + white.width + 0.01 for x in (line.x1, line.x2))
        and all(white.y - 0.01 <= y <= white.y + white.height + 0.01 for y in (line.y1, line.y2))
    ]  # fmt: skip
    assert len(inside) > 5 and all(line.x1 != line.x2 and line.y1 != line.y2 for line in inside), "slanting lines"
    assert {words.text for words in of(drawing, Words)} >= {"ถึง", "ไม่ถึง"}


def test_a_line_marks_its_value_with_its_name() -> None:
    drawing = drawn(BARS, WIDTH, LETTERS)
    (mark,) = [line for line in of(drawing, Line) if line.is_dashed]
    first = next(box for box in of(drawing, Box) if box.width > 30)
    assert mark.x1 == mark.x2 == first.x + first.width / 30 * 20
    assert "20 %" in [words.text for words in of(drawing, Words)]


def test_a_chart_of_nothing_is_drawn_all_the_same() -> None:
    empty = (
        Bars(title="", labels=(), series=(series(),)),
        Bars(title="", labels=("ก",), series=(series(0),)),
        Columns(title="", labels=(), series=(series(),)),
        Pyramid(title="", labels=("ก",), left=series(0), right=series(0)),
    )
    for chart in empty:
        assert drawn(chart, WIDTH, LETTERS).height >= 0


def test_columns_whose_texts_have_no_room_stand_in_two_heights() -> None:
    months = Columns(title="", labels=("พ.ย. 2569",) * 12, series=(series(*range(12)),))
    labels = [words for words in of(drawn(months, WIDTH, LETTERS), Words) if words.text == "พ.ย. 2569"]
    assert len({words.y for words in labels}) == 2
    assert len({words.y for words in of(drawn(COLUMNS, WIDTH, LETTERS), Words) if words.text in COLUMNS.labels}) == 1


def test_a_name_that_is_too_long_ends_with_an_ellipsis() -> None:
    assert cut("ริมยวม", 100, LETTERS) == "ริมยวม"
    assert cut("ริมยวม" * 20, 50, LETTERS) == "ริมยวมริม…"
    long = Bars(title="", labels=("ก" * 200,), series=(series(3),))
    assert [ends(words)[0] >= 0 for words in of(drawn(long, WIDTH, LETTERS), Words)] == [True, True]
