"""What can be typed for the papers of communities and households."""

from __future__ import annotations

import argparse
from typing import Any

from db.domain.address_labels import LabelSheet
from ui.commands import arguments
from ui.language import _


def add_labels(kinds: Any, common: argparse.ArgumentParser) -> None:
    """`print labels`."""
    labels = kinds.add_parser("labels", parents=[common], help=_("address labels of households"))
    labels.add_argument("--community", default="", metavar="NAME", help=_("only this community"))
    labels.add_argument("--elders", action="store_true", help=_("only houses where an elder lives"))
    labels.add_argument(
        "--sheet", choices=[each.value for each in LabelSheet], default=LabelSheet.FULL_24.value,
        help=_("how many labels a sheet has, and whether there is a gap between them"),
    )  # fmt: skip
    labels.add_argument(
        "--first", type=arguments.count, default=1, metavar="N", help=_("the first label of a sheet that was begun")
    )
    labels.add_argument("--ending", metavar="TEXT", help=_("the last line of each address"))
    labels.add_argument("file", type=arguments.pdf, metavar="FILE.pdf")
