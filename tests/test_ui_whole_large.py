"""Nothing is cut off in large letters either: the same walk at one and a half times their size."""

import pytest

from tests.whole_window import Seen, cut_off_anywhere, demo, files, office

__all__ = ["cut_off_anywhere", "demo", "files", "office"]


@pytest.mark.parametrize("spoken", ["th", pytest.param("en", marks=pytest.mark.whole)])
def test_nothing_is_cut_off_anywhere_in_large_letters(cut_off_anywhere: Seen, spoken: str) -> None:
    found = cut_off_anywhere(150, spoken)
    assert not found, "\n".join(found)
