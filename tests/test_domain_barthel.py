"""The Barthel index: each item's own maximum, the sum and the groups."""

import pytest

from db.domain.barthel import MAXIMA, AdlGroup, BarthelItem, group, group_of, score
from db.domain.errors import FieldError


# One by one: a public program shipped swapped maxima with the right total.
@pytest.mark.parametrize(
    ("item", "maximum"),
    [
        ("feeding", 2),
        ("grooming", 1),
        ("transfer", 3),
        ("toilet", 2),
        ("mobility", 3),
        ("dressing", 2),
        ("stairs", 2),
        ("bathing", 1),
        ("bowels", 2),
        ("bladder", 2),
    ],
)
def test_each_item_has_its_own_maximum(item: str, maximum: int) -> None:
    assert score({BarthelItem(item): maximum}) is None
    for points in (maximum + 1, -1):
        with pytest.raises(FieldError, match=f"0 to {maximum}"):
            score({BarthelItem(item): points})


def test_all_maxima_make_20() -> None:
    assert len(BarthelItem) == len(MAXIMA) == 10
    assert score(MAXIMA) == 20
    assert score(dict.fromkeys(BarthelItem, 0)) == 0


@pytest.mark.parametrize(
    ("total", "name"),
    [(0, "bedbound"), (4, "bedbound"), (5, "homebound"), (11, "homebound"), (12, "social"), (20, "social")],
)
def test_groups_begin_and_end_where_they_should(total: int, name: str) -> None:
    assert group_of(total) is AdlGroup(name)


@pytest.mark.parametrize("total", [-1, 21])
def test_no_other_score_exists(total: int) -> None:
    with pytest.raises(FieldError):
        group_of(total)


@pytest.mark.parametrize("item", list(BarthelItem))
def test_an_unanswered_item_gives_no_group(item: BarthelItem) -> None:
    answers = {each: points for each, points in MAXIMA.items() if each is not item}
    assert score(answers) is None
    assert group(answers) is None
    assert group(answers | {item: 0}) is AdlGroup.SOCIAL
