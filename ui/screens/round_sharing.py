"""The second step of an outreach round: who goes, ticked from those who serve the communities, shared out evenly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import ttkbootstrap as ttk

from db.communities import communities
from db.domain.communities import short_community_name
from db.domain.forms import Column, Field, Form, Kind
from db.domain.round_sharing import Helper
from db.domain.words import N_
from db.rights import name_of
from db.round_sharing import helpers_of, share_round_out
from db.rounds import round_line
from ui import theme
from ui.flow import Flow, fill_width, give_way
from ui.form_dialog import ask_form
from ui.language import _, ngettext
from ui.link_creation import communities_or_new
from ui.rows import Row, few_rows
from ui.screens.round_step import RoundStep
from ui.table import Table
from ui.theme import Space
from ui.toolbar import with_key

COLUMNS: Final = (
    Column("name", N_("Name"), 30, sortable=False),
    Column("community", N_("Community"), 18, sortable=False),
    Column("kind", N_("Who it is"), 14, sortable=False),
    Column("given", N_("Households"), 10, "e", sortable=False, figure="round_given"),
)
SHARES: Final = name_of(share_round_out)


@dataclass(frozen=True, kw_only=True)
class Worker:
    """One of the staff as asked for in a dialog; without a community they go wherever nobody of it does."""

    name: str = ""
    community_id: int | None = None


WORKER_FORM: Final = Form(
    Worker,
    (
        Field("name", N_("Name"), required=True, width=34),
        Field(
            "community_id", N_("Community"), Kind.LINK,
            help=N_("Empty: wherever a community has nobody of its own."),
        ),
    ),
)  # fmt: skip


class SharingStep(RoundStep):
    """Each community's households go to those ticked who serve it, in stretches of the walk as long as each other. All
    are ticked at first, or those who go already."""

    def build(self) -> None:
        self.helpers: list[Helper] = []
        self._added: list[Helper] = []
        self._of = 0
        self.left = ttk.Label(self, style=theme.QUIET)
        fill_width(self.left)
        self.left.pack(fill="x", pady=(0, Space.SMALL))
        self.hint = ttk.Label(self, style=theme.QUIET)
        self.hint.pack(side="bottom", fill="x", pady=(Space.SMALL, 0))
        foot = Flow(self, Space.MEDIUM)
        foot.pack(side="bottom", fill="x", pady=(Space.SMALL, 0))
        self.share_button = ttk.Button(foot, text=" ", icon="share", bootstyle="primary", command=self.share)
        self.anew_button = ttk.Button(foot, text=" ", icon="arrow-repeat", bootstyle="outline", command=self.share_anew)
        self.add_button = ttk.Button(foot, text=" ", icon="person-plus", bootstyle="outline", command=self.on_new)
        self.table = Table(self, COLUMNS, on_open=lambda _key: self.share(), on_tick=self._relabel_foot, ticking=True)
        self.table.pack(fill="both", expand=True)
        self.keep_rows(self.table)
        give_way(self.hint, self.table)
        self.table.empty.say(
            N_("Nobody serves the communities of this round yet. Press Ctrl+N to name one of the staff.")
        )

    # --- what the work asks ----------------------------------------------------------------------

    def open(self, round_id: int) -> None:
        if self._of != round_id:
            self._of, self._added = round_id, []
        super().open(round_id)
        going = [place for place, each in enumerate(self.helpers) if each.given]
        self.table.tick(going or range(len(self.helpers)))
        self.table.focus_rows()

    def refresh(self) -> None:
        """Whoever was named here stands where they were named until households were given to them."""
        before = {self._place_of(self.helpers[place]) for place in self.table.ticked if place < len(self.helpers)}
        known, named = helpers_of(self.desk.office, self.round_id), {each.key for each in self._added}
        given = {each.key: each.given for each in known}
        here = [each for each in known if each.community_id is not None or each.key not in named]
        places = {self._place_of(each) for each in here}
        new = [
            replace(each, given=given.get(each.key, 0)) for each in self._added if self._place_of(each) not in places
        ]
        self.helpers = [*here, *new]
        self.table.show(few_rows([self._row(place, each) for place, each in enumerate(self.helpers)]))
        self.table.tick(place for place, each in enumerate(self.helpers) if self._place_of(each) in before)
        self.relabel()

    def _place_of(self, helper: Helper) -> tuple[object, int | None]:
        return helper.key, helper.community_id

    def _row(self, place: int, helper: Helper) -> Row:
        cells = (
            helper.name,
            short_community_name(helper.community) or _("everywhere"),
            _("Volunteer") if helper.volunteer_id else _("Staff"),
            f"{helper.given:,}" if helper.given else "",
        )
        return Row(place, cells)

    def relabel(self) -> None:
        self.hint.configure(text=_("Space ticks who goes · Enter shares out · Ctrl+N names one of the staff"))
        self.add_button.configure(text=_("One of the staff …") + "  Ctrl+N")
        self._relabel_foot()

    def _relabel_foot(self) -> None:
        if not self.round_id:
            return
        coverage = round_line(self.desk.office, self.round_id).coverage  # remembered
        free = coverage.households - coverage.shared
        text = ngettext("Nobody goes to {count} household yet.", "Nobody goes to {count} households yet.", free).format(
            count=f"{free:,}"
        )
        self.left.configure(text=text if free else _("Somebody goes to every household."))
        count = len(self.table.ticked)
        share = ngettext("Share out to {count} person", "Share out to {count} people", count).format(count=count)
        self.share_button.configure(text=with_key(share, "Enter"), state="normal" if count and free else "disabled")
        self.anew_button.configure(text=_("Share all that is left anew"), state="normal" if count else "disabled")

    # --- sharing -----------------------------------------------------------------------------------

    def share(self) -> None:
        """The households that nobody goes to yet."""
        self._share(only_free=True)

    def share_anew(self) -> None:
        """All where nobody came yet, whoever was to go there before."""
        self._share(only_free=False)

    def _share(self, *, only_free: bool) -> None:
        if not self.desk.lets(SHARES):
            return
        chosen = [self.helpers[place] for place in sorted(self.table.ticked) if place < len(self.helpers)]
        shared: list[int] = []
        if self.attempt(
            lambda: shared.append(share_round_out(self.desk.office, self.round_id, chosen, only_free=only_free))
        ):
            text = ngettext("{count} household was shared out.", "{count} households were shared out.", shared[0])
            self.desk.say(text.format(count=f"{shared[0]:,}"))

    def on_new(self) -> None:
        """One of the staff, ticked at once; kept once households are given to them."""
        if not self.desk.lets(SHARES):
            return
        names = {one.id: one.name for one in communities(self.desk.office)}

        def add(worker: Worker) -> None:
            place = worker.community_id
            self._added.append(Helper(name=worker.name, community_id=place, community=names.get(place or 0, "")))

        typed = ask_form(
            self, _("One of the staff"), WORKER_FORM, Worker(), self.desk.today(), add, yes=_("Add"),
            links={"community_id": communities_or_new(self.desk)},
        )  # fmt: skip
        if typed is not None:
            self.refresh()
            self.table.tick((*self.table.ticked, len(self.helpers) - 1))
