"""Fixed sets of choices whose members know the label to show."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """One of a fixed set: the value is what is stored and written to files, `label` the msgid to show."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value
        return member


def label_of(choice: StrEnum) -> str:
    """The msgid that names the choice."""
    return getattr(choice, "label", choice.value)
