"""Word of mouth: who invited whom as a picture to walk through, search, zoom and print."""

from __future__ import annotations

import tkinter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import ttkbootstrap as ttk

from db import referrals
from db.domain.errors import Progress
from db.domain.referrals import Referral
from db.domain.typed_text import search_form
from db.domain.words import N_
from db.rights import TAKE_OUT
from ui import dialogs, fonts, language, theme
from ui.language import _, ngettext
from ui.line_ends import Paragraph
from ui.list_words import ListWords
from ui.preview import show_paper
from ui.referral_canvas import ReferralCanvas, note_of
from ui.referral_keys import ReferralKeys
from ui.screen import Screen
from ui.theme import Space
from ui.toolbar import PageHead, Tool, allowed
from ui.volunteering_papers import referral_tree

if TYPE_CHECKING:
    from printing.paper import Paper
    from ui.desk import Desk

KEYS: Final = N_("Arrow keys go along the lines, + and − zoom, 0 shows the whole width, Enter opens the volunteer.")


class ReferralsScreen(Screen):
    """The tree over the whole page; whoever is chosen is told of at the foot."""

    title = N_("Word of mouth")
    subjects = ("volunteers", "residents", "communities")

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        self.top = PageHead(self, allowed(desk.office, self.tools()))
        self.top.pack(fill="x", pady=(0, Space.SMALL))
        row = ttk.Frame(self)
        row.pack(fill="x", pady=(0, Space.SMALL))
        self.words = ListWords(row, self.search, self.step)
        self.words.pack(side="left")
        self.matches = ttk.Label(row, style=theme.QUIET)
        self.matches.pack(side="left", padx=Space.MEDIUM)
        foot = ttk.Frame(self)
        foot.pack(side="bottom", fill="x", pady=(Space.SMALL, 0))
        self.said = Paragraph(foot)
        self.said.pack(fill="x")
        self.key_note = Paragraph(foot, style=theme.QUIET, font=fonts.SMALL)
        self.key_note.pack(fill="x")
        for part in (self.said, self.key_note):
            foot.bind("<Configure>", lambda event, part=part: part.wrap(event.width), add=True)  # type: ignore[misc]
        self.tree = ReferralCanvas(self, self._on_choose)
        self.tree.pack(fill="both", expand=True)
        ReferralKeys(self.tree, self.open, self.words.begin)
        self.found: tuple[int, ...] = ()
        language.follow_language(self, self._relabel)

    def tools(self) -> Sequence[Tool]:
        return (
            Tool(N_("Print"), "printer", self.on_print, "Ctrl+P", "primary", needs=TAKE_OUT),
            Tool(N_("Larger"), "zoom-in", lambda: self.tree.zoom_by(1)),
            Tool(N_("Smaller"), "zoom-out", lambda: self.tree.zoom_by(-1)),
            Tool(N_("Whole width"), "arrows-expand-vertical", lambda: self.tree.fit()),
            Tool(N_("Volunteers"), "arrow-left", lambda: self.desk.go("volunteers")),
        )

    # --- what the window asks ------------------------------------------------------------------------

    def show(self, record_id: int | None = None) -> None:
        self.refresh()
        if record_id is not None:
            self.tree.choose(record_id)
        self.tree.canvas.focus_set()

    def refresh(self) -> None:
        self.tree.show(referrals.referral_forest(self.desk.office))
        self.search()
        total = sum(each.volunteer_id is not None for each in self._people())
        text = ngettext("{count} volunteer", "{count} volunteers", total).format(count=f"{total:,}")
        self.top.count.configure(text=text)

    @property
    def record_in_sight(self) -> int | None:
        return self.tree.chosen

    def on_escape(self) -> bool:
        if self.words.text:
            self.words.put("")
            self.tree.canvas.focus_set()
            return True
        return False

    def on_print(self) -> None:
        title = _("Who invited whom")
        if not self._people():
            dialogs.show_message(self, _("Nobody is in this list, so there is nothing to print."), title)
            return

        def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
            from printing.referral_tree import write_referral_tree

            write_referral_tree(referral_tree(self.desk.office), target, paper, progress)

        show_paper(self, self.desk, title, title, make, kind="referral-tree")

    # --- searching -----------------------------------------------------------------------------------

    def search(self) -> None:
        """Mark everybody in whose name or community all the words are, and go to the first."""
        words = search_form(self.words.text).split()
        places = self.tree.places
        hits = [each for each in self._people() if words and all(word in _said(each) for word in words)]
        self.found = tuple(sorted((each.resident_id for each in hits), key=lambda one: places[one]))
        self.tree.mark(frozenset(self.found))
        if self.found and self.tree.chosen not in self.found:
            self.tree.choose(self.found[0])
        self._tell_matches()

    def step(self) -> None:
        """To the next of those found; without words back to the picture."""
        if not self.found:
            self.tree.canvas.focus_set()
            return
        here = self.found.index(self.tree.chosen) if self.tree.chosen in self.found else -1
        self.tree.choose(self.found[(here + 1) % len(self.found)])
        self._tell_matches()

    def open(self, resident_id: int) -> None:
        """The volunteer's record, or the person's who is none."""
        forest = self.tree.forest
        volunteer_id = forest.people[resident_id].volunteer_id if forest else None
        if volunteer_id is None:
            self.desk.go("residents", resident_id)
        else:
            self.desk.go("volunteers", volunteer_id)

    def _people(self) -> Sequence[Referral]:
        return tuple(self.tree.forest.people.values()) if self.tree.forest else ()

    def _tell_matches(self) -> None:
        if not self.words.text.strip():
            text = ""
        elif not self.found:
            text = _("nobody found")
        else:
            place = self.found.index(self.tree.chosen) + 1 if self.tree.chosen in self.found else 0
            text = _("{place} of {count}; Enter goes to the next").format(place=place, count=len(self.found))
        self.matches.configure(text=text)

    def _on_choose(self, resident_id: int | None) -> None:
        forest = self.tree.forest
        if forest is None or resident_id is None:
            self.said.say(_("No volunteer is kept yet. Whoever is added with “Invited by” stands in this tree."))
            return
        person = forest.people[resident_id]
        inviter = forest.people.get(person.inviter_id) if person.inviter_id is not None else None
        by = _("invited by {name}").format(name=inviter.full_name) if inviter else _("began by themself")
        invited = len(forest.children.get(resident_id, ()))
        brought = ngettext("invited {count} person", "invited {count} people", invited).format(count=invited)
        note = note_of(person, forest.reached[resident_id])
        parts = (person.full_name, note, by if person.volunteer_id is not None else "", brought if invited else "")
        self.said.say("  ·  ".join(filter(None, parts)))

    def _relabel(self) -> None:
        self.top.relabel(self.title)
        self.key_note.say(_(KEYS))
        self.tree.draw_soon()
        self._on_choose(self.tree.chosen)
        self._tell_matches()


def _said(person: Referral) -> str:
    """What somebody is found by."""
    return search_form(f"{person.full_name} {person.community}")
