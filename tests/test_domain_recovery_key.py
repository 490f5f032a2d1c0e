"""The recovery key: written in groups, forgiven as people type, and a mistake is told by the group it is in."""

import itertools
import random
import re

import pytest

from db.domain import recovery_key
from db.domain.errors import FieldError
from db.domain.keyboard_layout import to_thai
from db.domain.recovery_key import LETTERS, format_recovery_key, groups_right, new_recovery_key, parse_recovery_key

BYTES = bytes.fromhex("00ff10203040506070809000abcdef0123456789")
TEXT = format_recovery_key(BYTES)


def wrong_group(text: str) -> object:
    with pytest.raises(FieldError) as caught:
        parse_recovery_key(text)
    return caught.value.values.get("group")


def test_a_key_is_eight_groups_of_five_clear_letters() -> None:
    groups = new_recovery_key().split("-")
    assert [len(group) for group in groups] == [5] * 8
    assert not set("".join(groups)) - set(LETTERS)
    assert not set("ILOU") & set(LETTERS)


def test_every_key_is_read_as_it_was_written() -> None:
    chance = random.Random(5)
    for key in [bytes(20), b"\xff" * 20, *(chance.randbytes(20) for _ in range(500))]:
        assert parse_recovery_key(format_recovery_key(key)) == key


def test_new_keys_are_all_different() -> None:
    assert len({new_recovery_key() for _ in range(100)}) == 100


def test_a_key_on_paper_is_read_by_every_later_version() -> None:
    assert TEXT == "03ZH9-081G1-8186T-0W40Z-J00AD-QKFF7-04HMX-ASW97"
    assert parse_recovery_key("03ZH9 081G1 8186T 0W40Z J00AD QKFF7 04HMX ASW97") == BYTES


@pytest.mark.parametrize(
    "typed",
    [
        TEXT.lower(),
        TEXT.replace("-", ""),
        TEXT.replace("-", " "),
        TEXT.replace("-", " – "),
        TEXT.replace("-", "\n"),
        f"  {TEXT}\u200b ",
        TEXT.replace("0", "O").replace("1", "l"),
        TEXT.replace("0", "o").replace("1", "I"),
        TEXT.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")),
        TEXT.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        to_thai(TEXT.lower()),
        to_thai(TEXT),
    ],
)
def test_what_makes_no_difference_to_people_is_forgiven(typed: str) -> None:
    assert parse_recovery_key(typed) == BYTES
    assert groups_right(typed) == 8


def test_every_wrong_letter_is_found_in_its_group() -> None:
    for place, right in enumerate(TEXT):
        for letter in LETTERS:
            if right not in ("-", letter):
                assert wrong_group(TEXT[:place] + letter + TEXT[place + 1 :]) == place // 6 + 1


def test_two_letters_that_changed_places_are_found_in_their_group() -> None:
    groups = TEXT.split("-")
    for number, group in enumerate(groups):
        for one, other in itertools.combinations(range(5), 2):
            if group[one] != group[other]:
                letters = list(group)
                letters[one], letters[other] = letters[other], letters[one]
                changed = [*groups[:number], "".join(letters), *groups[number + 1 :]]
                assert wrong_group("-".join(changed)) == number + 1


def test_two_groups_that_changed_places_are_found() -> None:
    groups = TEXT.split("-")
    for one, other in itertools.combinations(range(8), 2):
        changed = list(groups)
        changed[one], changed[other] = changed[other], changed[one]
        assert wrong_group("-".join(changed)) == one + 1


@pytest.mark.parametrize("letter", ["U", "u", "ä", "*", "²", "\x00", "🗝"])
def test_a_letter_that_no_key_has_is_told_with_its_group(letter: str) -> None:
    assert wrong_group(TEXT[:14] + letter + TEXT[15:]) == 3


def test_a_key_cut_short_tells_where_it_ends() -> None:
    assert wrong_group(TEXT[:20]) == 4
    assert wrong_group(TEXT[:-1]) == 8
    assert wrong_group(TEXT[:11]) == 3, "two whole groups, and the third is missing"
    assert groups_right(TEXT[:20]) == 3


def test_a_letter_too_many_is_told() -> None:
    with pytest.raises(FieldError, match="more than"):
        parse_recovery_key(TEXT + "7")
    assert groups_right(TEXT + "7") == 8
    assert wrong_group(TEXT.replace("8186T", "81866T")) == 3


@pytest.mark.parametrize("typed", ["", "   ", "-----", "\u200b"])
def test_nothing_typed_is_asked_for_without_a_group(typed: str) -> None:
    with pytest.raises(FieldError, match=re.escape("Please type")):
        parse_recovery_key(typed)
    assert groups_right(typed) == 0


def test_only_keys_of_the_right_length_are_written() -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        format_recovery_key(bytes(recovery_key.KEY_BYTES + 1))
