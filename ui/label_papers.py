"""Address labels made from the office's records: of which houses, on which sheet."""

from __future__ import annotations

import tkinter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from db.address_labels import address_labels
from db.domain.address_labels import FORM, LabelFilter, LabelWishes, check_wishes
from db.domain.errors import DeskError
from db.domain.words import N_
from db.settings import settings_of
from ui.form_dialog import ask_form
from ui.language import _
from ui.preview import show_paper

if TYPE_CHECKING:
    from db.domain.errors import Progress
    from db.office import Office
    from printing.address_labels import AddressLabels
    from printing.paper import Paper
    from ui.desk import Desk

NOBODY = N_("Nobody lives in these houses, so there is nothing to print.")


def usual_ending(office: Office) -> str:
    """District and province as the settings have them; whoever prints may add the postcode."""
    settings = settings_of(office)
    district = f"อ.{settings.district}" if settings.district else ""
    province = f"จ.{settings.province}" if settings.province else ""
    return " ".join(filter(None, (district, province)))


def labels_document(office: Office, houses: LabelFilter, wishes: LabelWishes, most: int = -1) -> AddressLabels:
    """The labels of these houses; raises DeskError where nobody lives in any of them. With `most` some of them, to see
    whether there are any."""
    from printing.address_labels import AddressLabels

    check_wishes(wishes)
    labels = address_labels(office, replace(houses, elders_only=wishes.elders_only), most)
    if not labels:
        raise DeskError(NOBODY)
    return AddressLabels(labels=labels, sheet=wishes.sheet, first=wishes.first or 1, ending=wishes.ending)


def print_labels(screen: tkinter.Misc, desk: Desk, houses: LabelFilter) -> None:
    """Ask for which houses and on which sheet, then lay the labels over `screen`."""
    title = _("Address labels")
    begun = LabelWishes(ending=usual_ending(desk.office))

    def check(wishes: LabelWishes) -> None:
        labels_document(desk.office, houses, wishes, most=1)

    text = _("One label for each house of the list where somebody lives.")
    wishes = ask_form(screen, title, FORM, begun, desk.today(), check, yes=_("Make the labels"), text=text)
    if wishes is None:
        return

    def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
        from printing.address_labels import write_address_labels

        write_address_labels(labels_document(desk.office, houses, wishes), target, paper, progress)

    show_paper(screen, desk, title, title, make, kind="labels")
