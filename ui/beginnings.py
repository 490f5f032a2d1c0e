"""What the window shows where there is no office to sign in to: a first start, a conversion, or a broken office."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from db.backup_list import Copy, backups
from db.beginning import Begun, First, begin_office, convert_office
from db.domain.errors import DeskError, Progress
from db.domain.words import N_
from db.restore import RestoreReport, restore_by_recovery, restore_here
from db.storage import NewerOffice
from ui import front_keys
from ui.failures import Failures
from ui.front_page import FrontPage
from ui.jobs import Job, Jobs
from ui.language import _
from ui.recovery_printing import RecoveryPrinter
from ui.recovery_step import RecoveryStep
from ui.rescue import RescuePage
from ui.restore_page import RestorePage
from ui.way_in import WayIn
from ui.wizard import MakeStep, WizardPage
from ui.wizard_backup import BackupStep
from ui.wizard_steps import Answers, ConvertStep, ManagerStep, OfficeStep

if TYPE_CHECKING:
    from db.credential import Credential

LOOK_MS = 100


class Beginning:
    """Fills `window` until an office is there; then `begun(credential, said)` is called, once. `credential` is that of
    a manager whose office turned out to be broken: it opens the backups."""

    def __init__(
        self,
        window: ttk.App,
        folder: Path,
        begun: Callable[[Credential | None, str], object],
        *,
        credential: Credential | None = None,
        immediate: bool = False,
    ) -> None:
        self.window, self.folder, self._begun = window, folder, begun
        self.jobs = Jobs(window, Failures(window), immediate=immediate)
        self.page: FrontPage | None = None
        self._credential = credential
        self._look: str | None = None
        self._show_first: Callable[[], object] = lambda: None

    def show(self, way: WayIn) -> None:
        """The pages of this way in."""
        self._show_first = lambda: self.show(way)
        if way is WayIn.NEW:
            self._lead((lambda parent, answers: OfficeStep(parent, answers, self._restore),), self._begin)
        elif way is WayIn.PLAIN:
            self._lead((ConvertStep,), self._convert)
        else:
            self.show_broken(None)

    def show_broken(self, error: DeskError | None) -> None:
        """What is left of an office that does not open; `error` is why."""
        self._show_first = lambda: self.show_broken(error)
        restore = None if isinstance(error, NewerOffice) else self._restore
        self._show(RescuePage(self.window, self.folder, error, self._again, restore))

    def _show(self, page: FrontPage) -> None:
        if self.page is not None:
            self.page.destroy()
        self.page = page
        front_keys.serve(page, self.folder)

    def _again(self) -> None:
        self._begun(None, "")

    def close(self) -> None:
        """Take the page away."""
        self.jobs.close(lambda: None)
        if self.page is not None:
            page, self.page = self.page, None
            if page in self.window.children.values():  # asking Tk is an error once the window is gone
                self._stop_looking()
                page.destroy()

    # --- going back to a backup ----------------------------------------------------------------

    def _restore(self) -> None:
        copies: tuple[Copy, ...] = ()
        with suppress(DeskError):  # the keys are gone or damaged: a copy can still be chosen as a file
            copies = backups(self.folder)
        needs_key = self._credential is None
        self._show(RestorePage(self.window, copies, self._go_back_to, self._show_first, needs_key=needs_key))

    def _go_back_to(self, file: Path, key: str) -> None:
        credential = self._credential

        def work(progress: Progress) -> RestoreReport:
            if credential is not None:
                return restore_here(self.folder, file, credential, progress)
            return restore_by_recovery(self.folder, file, key, progress)[0]

        self._look_at(self.jobs.start(work, self._restored, self._failed, shown=False))

    def _restored(self, report: RestoreReport) -> None:
        self._stop_looking()
        said = [_("The office is as it was in the backup: {count} people.").format(count=f"{report.residents:,}")]
        if report.kept_aside is not None:
            said.append(_("What was there before is kept in {file}.").format(file=report.kept_aside))
        if self._credential is None:
            said.append(_("Sign in with a password of that day, or set a new one by “Forgot the password?”."))
        self._begun(self._credential, "\n\n".join(said))

    # --- leading through steps -----------------------------------------------------------------

    def _lead(self, first: Sequence[MakeStep], finish: Callable[[Answers], object]) -> None:
        answers = Answers(self.folder, date.today())
        steps: tuple[MakeStep, ...] = (*first, ManagerStep, partial(RecoveryStep, printer=self._printer), BackupStep)
        self._show(WizardPage(self.window, answers, steps, finish))

    def _printer(self, parent: tkinter.Misc) -> RecoveryPrinter:
        return RecoveryPrinter(parent, self.jobs, date.today(), self.folder / "papers")

    def _begin(self, answers: Answers) -> None:
        first, names = _first(answers), (answers.name_th, answers.name_en)
        self._work(lambda progress: begin_office(self.folder, first, *names, progress))

    def _convert(self, answers: Answers) -> None:
        first = _first(answers)
        self._work(lambda progress: convert_office(self.folder, first, progress))

    def _work(self, work: Callable[[Progress], Begun]) -> None:
        job = self.jobs.start(work, self._done, self._failed, shown=False)
        self._look_at(job)

    def _look_at(self, job: Job) -> None:
        """Show how far the work is, as long as the page is there to show it."""
        self._look = None
        if isinstance(self.page, WizardPage | RestorePage):
            self.page.show_progress(*job.progress)
            self._look = self.window.after(LOOK_MS, self._look_at, job)

    def _stop_looking(self) -> None:
        if self._look is not None:
            self.window.after_cancel(self._look)
            self._look = None

    def _done(self, begun: Begun) -> None:
        self._stop_looking()
        said = [_("The office is ready, and only who signs in can open it.")]
        if begun.plain_copies:
            files = "\n".join(map(str, begun.plain_copies))
            said.append(
                _("These old backups can be read by anybody who gets them. Please delete them:\n{files}").format(
                    files=files
                )
            )
        if begun.backup_problem is not None:
            said.append(_("The first backup was not made: {reason}").format(reason=begun.backup_problem.text(_)))
        self._begun(begun.credential, "\n\n".join(said))

    def _failed(self, error: BaseException) -> bool:
        self._stop_looking()
        if not isinstance(self.page, WizardPage | RestorePage):
            return False
        if isinstance(error, DeskError):
            self.page.refuse(error)
            return True
        self.page.refuse(DeskError(N_("This did not work")))
        return False


def _first(answers: Answers) -> First:
    return First(answers.manager, answers.password, answers.recovery, answers.place)
