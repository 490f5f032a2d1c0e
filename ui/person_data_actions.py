"""What can be done about one person's data: given to them, a request written down, corrections looked at, erased."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from db import erasures, history, residents
from db.data_requests import save_request
from db.domain.audit import WORDS
from db.domain.erasures import COUNTED_ON, KEPT_BY_LAW, LOGGED, Erased, ErasurePlan, ErasureReason, copies_until
from db.domain.errors import DeskError, FieldError, FormErrors, Progress
from db.domain.file_names import file_name as named
from db.domain.forms import Field, Form, Kind
from db.domain.typed_text import clean
from db.domain.words import N_
from db.leftovers import clear_papers
from db.person_data import person_data
from db.rights import name_of
from ui import dialogs, last_folders, shown
from ui.form_dialog import ask_form
from ui.language import _
from ui.last_folders import Errand
from ui.privacy_papers import changed_labels, write_person_file
from ui.waiting import Waiting

if TYPE_CHECKING:
    from ui.desk import Desk

COPY, REQUEST, HISTORY, ERASE = "copy", "request", "history", "erase"
CHOICES: Final = (
    (HISTORY, N_("Who changed it when"), name_of(history.history_of)),
    (REQUEST, N_("Write down a request"), name_of(save_request)),
    (COPY, N_("Give a copy"), name_of(person_data)),
    (ERASE, N_("Erase the data"), name_of(erasures.erase_person)),
)
"""What is offered, and the operation that each needs."""
NEEDED: Final = name_of(history.history_of)
PAGE: Final = "data_requests"
MOST_LINES: Final = 200
FILES: Final = N_(
    "Papers that were saved or printed and lists that were exported are not reached: they are ordinary files and "
    "sheets that anybody can read. Please look for them where they were put, and destroy them."
)


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """What is typed before somebody is erased."""

    reason: ErasureReason | None = None
    typed: str = ""


FORM: Final = Form(
    Confirmation,
    (
        Field("reason", N_("Reason"), Kind.CHOICE, required=True, width=32, choices=ErasureReason),
        Field("typed", N_("Name"), required=True, width=36, help=N_("Type the whole name, as it stands above.")),
    ),
)


def ask_about_data(screen: tkinter.Misc, desk: Desk, resident_id: int) -> None:
    """Ask what is to be done, and begin it."""
    name = residents.resident_line(desk.office, resident_id).full_name
    choices = [(value, _(label)) for value, label, needs in CHOICES if desk.office.may(needs)]
    question = _("The personal data of {name}: what shall be done?").format(name=name)
    answer = dialogs.ask_choice(screen, question, choices, _("Personal data"))
    if answer == HISTORY:
        show_history(screen, desk, resident_id)
    elif answer == REQUEST:
        desk.begin(PAGE, resident_id)
    elif answer == COPY:
        give_copy(screen, desk, resident_id)
    elif answer == ERASE:
        erase(screen, desk, resident_id)


def show_history(screen: tkinter.Misc, desk: Desk, resident_id: int) -> None:
    """Who changed which fields when; never what stood in them, for that is gone."""
    lines = history.history_of(desk.office, "residents", resident_id)[:MOST_LINES]
    text = "\n".join(_history_line(line) for line in lines)
    dialogs.show_message(screen, text or _("The record came with a list and was not changed since."), _("Changes"))


def _history_line(line: history.HistoryLine) -> str:
    when = f"{shown.day(line.at.date())} {line.at:%H.%M}"
    fields = ", ".join(_(label) for label in changed_labels(line.note))
    return "  ·  ".join(filter(None, (when, line.who, _(WORDS.get(line.command, line.command)), fields)))


def give_copy(screen: tkinter.Misc, desk: Desk, resident_id: int) -> None:
    """As a paper, or as a file for other programs."""
    name = residents.resident_line(desk.office, resident_id).full_name
    title = _("Give a copy")
    path = last_folders.choose_save_file(
        screen,
        Errand.EXPORT,
        title,
        [(_("PDF, to read"), "*.pdf"), (_("JSON, for other programs"), "*.json")],
        named(_("Personal data of {name}").format(name=name), ".pdf", "person"),
    )
    if path is None:
        return
    if path.suffix.lower() not in (".pdf", ".json"):
        dialogs.show_error(screen, _("The name of the file must end in .pdf or .json."))
        return

    def work(progress: Progress) -> None:
        write_person_file(desk.office, resident_id, path, progress)

    desk.jobs.start(
        work, lambda _nothing: desk.say(_("{file} was written.").format(file=path.name)), _teller(screen), title
    )


def erase(screen: tkinter.Misc, desk: Desk, resident_id: int) -> None:
    """Say what goes and what stays, have the name typed, then erase."""
    try:
        plan = erasures.erasure_plan(desk.office, resident_id)
    except DeskError as error:
        dialogs.show_error(screen, error.text(_))
        return

    def check(typed: Confirmation) -> None:
        if clean(typed.typed) != clean(plan.full_name):
            raise FormErrors({"typed": FieldError(N_("This is not the name: {name}"), name=plan.full_name)})

    title = _("Erase the data of {name}").format(name=plan.full_name)
    confirmed = ask_form(
        screen, title, FORM, Confirmation(), desk.today(), check, yes=_("Erase for good"), text=plan_text(plan, desk)
    )
    if confirmed is None or confirmed.reason is None:
        return
    reason = confirmed.reason
    waiting = Waiting(screen, _("The whole file is written anew, so that nothing stays between its records."), title)
    tell = _teller(screen)

    def failed(error: BaseException) -> bool:
        waiting.finish()
        return tell(error)

    def done(erased: Erased) -> None:
        waiting.finish()
        desk.undo.done.clear()  # each of them names what it brings back
        clear_papers(desk.office.folder)
        until = shown.long_day(erased.copies_until)
        desk.say(_("The data was erased. Older backups hold it until {day} at the latest.").format(day=until))

    desk.jobs.start(
        lambda _progress: erasures.erase_person(desk.office, resident_id, reason), done, failed, title, shown=False
    )


def plan_text(plan: ErasurePlan, desk: Desk) -> str:
    """What erasing does, in sentences."""
    said = [
        _("Everything kept of {name} is overwritten, now and for good. It can not be brought back.").format(
            name=plan.full_name
        )
    ]
    if plan.certificates:
        said.append(_(KEPT_BY_LAW) + " " + ", ".join(plan.certificates))
    if plan.trainings:
        said.append(_(COUNTED_ON))
    said.append(_(LOGGED))
    until = shown.long_day(copies_until(desk.today()))
    said.append(_("Backups from before hold the data until {day} at the latest.").format(day=until))
    said.append(_(FILES))
    if plan.mentions:
        others = "; ".join(dict.fromkeys(each.label for each in plan.mentions if each.label))
        text = _("These other records name the person; please change them by hand: {records}")
        said.append(text.format(records=others))
    return "\n\n".join(said)


def _teller(screen: tkinter.Misc) -> Callable[[BaseException], bool]:
    def tell(error: BaseException) -> bool:
        if isinstance(error, DeskError):
            dialogs.show_error(screen, error.text(_))
            return True
        return False

    return tell
