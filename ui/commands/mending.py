"""What the command line knows of mending: possible duplicates, data quality and breaches, listed and on paper."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from db.domain.breaches import Breach
    from db.office import Office
    from ui.commands.terminal import ProgressLine

Objects = list[dict[str, Any]]
SHOWN = {
    "duplicates": ("first_id", "second_id", "likeness", "first", "second"),
    "quality": ("name", "kind", "count"),
    "breaches": ("id", "found_at", "what", "people", "risk", "state", "report_until", "reported_at"),
}
"""The columns of the plain text, by what is listed."""


def _duplicates(office: Office, everyone: bool) -> Objects:
    """Pairs that may be one person, the surest first."""
    from db.duplicates import possible_duplicates
    from db.residents import resident_lines

    pairs = possible_duplicates(office)
    ids = [each for pair in pairs for each in (pair.first, pair.second)]
    names = {line.id: line.full_name for line in resident_lines(office, ids)}
    return [
        {
            "first_id": pair.first,
            "second_id": pair.second,
            "likeness": pair.likeness.value,
            "first": names[pair.first],
            "second": names[pair.second],
        }
        for pair in pairs
    ]


def _quality(office: Office, everyone: bool) -> Objects:
    """How many records each question is about; with `everyone` those too that are about none."""
    from db.domain.quality import ISSUES
    from db.quality import issues_found

    counts = {name: len(ids) for name, ids in issues_found(office).items()}
    return [
        {"name": issue.name, "kind": issue.kind.value, "count": counts[issue.name]}
        for issue in ISSUES
        if issue.name in counts and (everyone or counts[issue.name])
    ]


def _breaches(office: Office, everyone: bool) -> Objects:
    """Those that are not closed; with `everyone` all."""
    from db.breaches import breaches

    return [_breach(office, each) for each in breaches(office, only_open=not everyone)]


def _breach(office: Office, breach: Breach) -> dict[str, Any]:
    """Moments to the minute by the office's clock, days in ISO form."""

    def moment(when: Any) -> str | None:
        return when.isoformat(timespec="minutes") if when else None

    def day(when: Any) -> str | None:
        return when.isoformat() if when else None

    return {
        "id": breach.id,
        "found_at": moment(breach.found_at),
        "happened_on": day(breach.happened_on),
        "what": breach.what,
        "whose": breach.whose,
        "people": breach.people,
        "risk": breach.risk.value,
        "done": breach.done,
        "state": breach.state(office.clock()).value,
        "report_until": moment(breach.report_until),
        "reported_at": moment(breach.reported_at),
        "late_reason": breach.late_reason,
        "told_on": day(breach.told_on),
        "closed_on": day(breach.closed_on),
        "notes": breach.notes,
    }


LISTS = {"duplicates": _duplicates, "quality": _quality, "breaches": _breaches}


def print_breach(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    """The report of one breach; raises NotFound."""
    from printing.breaches import write_breach
    from ui.breach_papers import breach_paper
    from ui.papers import paper_for

    write_breach(breach_paper(office, args.breach_id), target, paper_for(office, office.who), progress)


def print_breach_register(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    """All breaches."""
    from printing.breaches import write_breach_register
    from ui.breach_papers import breach_register
    from ui.papers import paper_for

    write_breach_register(breach_register(office), target, paper_for(office, office.who), progress)


PRINTS = {"breach": print_breach, "breach-register": print_breach_register}
