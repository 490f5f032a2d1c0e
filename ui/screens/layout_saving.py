"""The layout in the designer kept: saved, put back as it came, copied; someone else's newer save is never lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db import layouts
from db.domain.errors import Conflict, DeskError, FormErrors
from db.domain.layouts import KeptLayout, Layout, title_of
from ui import dialogs
from ui.language import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.screens.layout_designer import Designer
    from ui.screens.layout_tools import DesignerTools


class Saving:
    """`kept` is the layout as it is kept; one with id 0 is not kept yet."""

    def __init__(
        self,
        designer: Designer,
        desk: Desk,
        kept: KeptLayout,
        tools: DesignerTools,
        on_saved: Callable[[KeptLayout], object],
    ) -> None:
        self.kept = kept
        self._designer, self._desk, self._tools, self._on_saved = designer, desk, tools, on_saved
        tools.show_name(title_of(kept, _), fixed=bool(kept.origin))

    def is_changed(self, layout: Layout) -> bool:
        """Whether layout or name differ from what is kept."""
        return not self.kept.id or layout != self.kept.layout or self._name != self.kept.name

    @property
    def _name(self) -> str:
        return self.kept.name if self.kept.origin else self._tools.name.get().strip()

    def save(self, layout: Layout) -> bool:
        """Keep it; False if something is left to do."""
        return self._keep(replace(self.kept, name=self._name, layout=layout))

    def _keep(self, wanted: KeptLayout) -> bool:
        office = self._desk.office
        try:
            if wanted.origin and wanted.layout == layouts.built_in_layout(office, wanted.origin):
                kept = layouts.reset_layout(office, wanted.id, wanted.revision)
            else:
                kept = layouts.save_layout(office, wanted)
        except FormErrors as errors:
            error = errors.errors.get("name")
            self._tools.show_name_error(error.text(_) if error else errors.text(_))
            return False
        except Conflict as conflict:
            return self._settle(wanted, conflict.current)
        except DeskError as error:
            dialogs.show_error(self._designer, error.text(_))
            return False
        self.kept = kept
        self._tools.show_name_error("")
        self._desk.say(_("Saved. Certificates issued before stay as they are."))
        self._on_saved(kept)
        return True

    def _settle(self, mine: KeptLayout, theirs: Any) -> bool:
        """Nothing is overwritten without the user's word."""
        answer = dialogs.ask_choice(
            self._designer,
            _("This record was changed while you were working on it."),
            (("mine", _("Keep what I typed")), ("theirs", _("Show the other version"))),
        )
        if answer == "mine":
            return self._keep(replace(mine, revision=theirs.revision))
        if answer == "theirs":
            self.kept = theirs
            self._tools.show_name(title_of(theirs, _), fixed=bool(theirs.origin))
            self._designer.take(theirs.layout)
        return False

    def copy(self) -> None:
        """Go on with a new layout that begins as this one stands; the kept one stays as it was."""
        name = _("Copy of {name}").format(name=title_of(self.kept, _))
        self.kept = KeptLayout(name=layouts.free_name(self._desk.office, name))
        self._tools.show_name(self.kept.name, fixed=False)
        self._desk.say(_("This is a copy now; it is kept once you save it."))

    def reset(self) -> None:
        """As it came with the program, or as it was last saved."""
        if self.kept.origin:
            self._designer.take(layouts.built_in_layout(self._desk.office, self.kept.origin))
        elif self.kept.id:
            self._designer.take(self.kept.layout)
