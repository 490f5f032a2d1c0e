"""The way in: what the window shows first, by what the folder holds, until there is an office to work in."""

from __future__ import annotations

import gc
from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from db.domain.errors import DeskError
from ui import preferences
from ui.failures import Failures
from ui.gate import Gate
from ui.glyphs import LaterIcons
from ui.language import _
from ui.user import user_name
from ui.way_in import WayIn, way_into

if TYPE_CHECKING:
    import ttkbootstrap as ttk

    from db.credential import Credential
    from db.office import Office
    from ui.beginnings import Beginning
    from ui.shell import Shell
    from ui.sign_in import SignInPage


class Entrance(ABC):
    """Fills `window`, which is made and dressed by the caller, until somebody is let in: `enter(credential)`.

    `begin_soon()` is for the start of the program: what the user looks for first stands at once, and all that knows
    records is imported when that has been painted. `begin()` does it all at once.
    """

    def __init__(self, window: ttk.App, folder: Path, *, immediate_jobs: bool = False) -> None:
        self.window, self.folder = window, folder
        self.failed = False
        self.gate = Gate(window, folder, self.enter, self._on_broken, immediate=immediate_jobs)
        self._immediate_jobs = immediate_jobs
        self._shell: Shell | None = None
        self._beginning: Beginning | None = None

    @abstractmethod
    def enter(self, credential: Credential) -> Office | None:
        """Open the office and show the desk; None if the file is broken. Raises DeskError if it can not be opened."""

    def begin_soon(self) -> None:
        """Show the sign-in page, or a demo's frame; the rest follows when that is painted. The window closes,
        `failed`, if there is nothing to show."""
        way = way_into(self.folder)
        with LaterIcons(self.window) as icons:
            if way is WayIn.SIGN_IN:
                when_painted = self._ask_who().when_painted
            else:
                from ui.shell import Shell

                self._shell = Shell(self.window)
                when_painted = self._shell.when_painted
        when_painted(lambda: self._follow(way, icons))

    def _follow(self, way: WayIn, icons: LaterIcons) -> None:
        icons.draw()
        self.window.update_idletasks()
        try:
            if way is WayIn.SIGN_IN:
                self.gate.make_ready()
            else:
                self.failed = not self.begin()
        except Exception as error:  # noqa: BLE001  without an office there is nothing to go on with
            self.failed = True
            Failures(self.window).report(error)
        finally:
            gc.enable()  # see ui.commands.windows
        if self.failed:
            self.window.destroy()

    def begin(self) -> bool:
        """Go in as far as it goes without asking: a demo opens, any other folder shows its way in. False if there is
        nothing to show (the user was told why)."""
        way = way_into(self.folder)
        if way is WayIn.SIGN_IN:
            self._drop_shell()
            self._ask_who()
            self.gate.make_ready()
            return True
        try:
            self._begin_without_signing_in(way)
        except DeskError as error:
            from ui import dialogs

            dialogs.show_error(self.window, error.text(_))
            return False
        return True

    def _begin_without_signing_in(self, way: WayIn) -> None:
        from db import conversion, demo_key, folders

        if way is WayIn.PLAIN and conversion.is_plain_demo(self.folder):
            conversion.convert_demo(self.folder)
            way = WayIn.DEMO
        if way is WayIn.DEMO:
            self.enter(demo_key.demo_credential(self.folder, user_name()))
            return
        self._drop_shell()
        folders.require_local(self.folder, has_office=way is not WayIn.NEW)
        self._show_beginning(way)

    def _show_beginning(self, way: WayIn) -> None:
        """The first start, the conversion, or what is left of a broken office."""
        from ui.beginnings import Beginning

        self._close_front()
        self._beginning = Beginning(self.window, self.folder, self._begun, immediate=self._immediate_jobs)
        self._beginning.show(way)

    def _begun(self, credential: Credential | None, said: str) -> None:
        """An office is there; `said` is what its people should know. Without a credential they sign in."""
        from ui import dialogs

        self._close_front()
        if credential is None:
            self.begin()
        else:
            self.enter(credential)
        if said:
            self.window.update()  # what is not in sight yet can not get the keyboard back from the message
            dialogs.show_message(self.window, said, _("Welcome"))

    def _ask_who(self, *, locked: bool = False) -> SignInPage:
        self._close_front()
        return self.gate.show(preferences.load(self.folder).last_name, locked=locked)

    def _on_broken(self, error: DeskError, credential: Credential | None = None) -> None:
        """What should be an office does not open: never a silent new one. The password of a manager opens backups."""
        from ui.beginnings import Beginning

        self._close_front()
        self._drop_shell()
        self._beginning = Beginning(
            self.window,
            self.folder,
            self._begun,
            credential=reader_of_copies(self.folder, credential),
            immediate=self._immediate_jobs,
        )
        self._beginning.show_broken(error)

    def _close_front(self) -> None:
        self.gate.close()
        if self._beginning is not None:
            beginning, self._beginning = self._beginning, None
            beginning.close()

    def _drop_shell(self) -> None:
        if self._shell is not None:
            shell, self._shell = self._shell, None
            shell.destroy()


def reader_of_copies(folder: Path, credential: Credential | None) -> Credential | None:
    """The credential if it is a manager's. Whether it is stands in the office, which does not open, and in its keys."""
    from db import key_slots

    if credential is None:
        return None
    try:
        slot = key_slots.read(folder).slot(key_slots.USER, credential.who)
    except DeskError:
        return None
    return credential if slot is not None and slot.reads_copies else None
