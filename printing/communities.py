"""The sections of a list by community: each with its name above and, if asked, its count below."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Protocol, TypeVar

from printing.paper import Paper
from printing.tables import Rows, Section


class Placed(Protocol):
    """A line of a list, of somebody or something in a community; "" where there is none."""

    @property
    def community(self) -> str: ...


Line = TypeVar("Line", bound=Placed)


def community_sections(
    lines: Iterable[Line], rows: Callable[[Sequence[Line]], Rows], paper: Paper, total: str = ""
) -> list[Section]:
    """The lines of a community stand side by side; `total` is the sentence below, with {community} and {count}."""
    sections = []
    for community, found in groupby(lines, key=lambda line: line.community):
        these = list(found)
        name = paper.prose(community) or paper.gettext("No community")
        sections.append(Section(rows(these), name, total.format(community=name, count=paper.count(len(these)))))
    return sections
