"""Users: who may sign in and as what; added, given another role or password, ended and opened again by managers."""

from __future__ import annotations

import tkinter
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db import accounts
from db.domain.accounts import Account, Role
from db.domain.errors import DeskError
from db.domain.forms import Column
from db.domain.permissions import RIGHTS
from db.domain.words import N_
from db.rights import TAKE_OUT, name_of
from ui import dialogs, list_papers, shown, theme
from ui.flow import Flow, fill_width, give_way
from ui.language import _, follow_language, ngettext
from ui.list_papers import ShownList
from ui.password_dialog import ask_account, ask_password, change_own_password
from ui.rows import ListedRows, Row, few_rows
from ui.screen import Screen
from ui.table import Table
from ui.theme import Space
from ui.toolbar import PageHead, Tool, allowed, offered

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.desk import Desk

COLUMNS: Final = (
    Column("name", N_("User name"), 28, sortable=False),
    Column("role", N_("Role"), 18, sortable=False),
    Column("started", N_("Since"), 16, sortable=False),
    Column("ended", N_("Ended"), 16, sortable=False),
)


class AccountsScreen(Screen):
    """The few who work here."""

    subjects = (accounts.SUBJECT,)

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        self._all: dict[int, Account] = {}
        self.top = PageHead(
            self,
            allowed(
                desk.office,
                (
                    Tool(N_("Add"), "plus-lg", self.on_new, "Ctrl+N", "primary", name_of(accounts.add_account)),
                    Tool(N_("Settings"), "arrow-left", lambda: self.desk.go("settings")),
                    Tool(list_papers.LABEL, "box-arrow-up", self.take_out, "Ctrl+E", needs=TAKE_OUT),
                ),
            ),
        )
        self.top.pack(fill="x", pady=(0, Space.SMALL))
        self.note = ttk.Label(self, style=theme.QUIET, justify="left")
        self.note.pack(anchor="w", fill="x", pady=(0, Space.MEDIUM))
        fill_width(self.note)
        self.foot = Flow(self)
        self.foot.pack(side="bottom", fill="x", pady=(Space.MEDIUM, 0))
        self.role_button = self._button("person-gear", self.change_role)
        self.password_button = self._button("key", self.give_password)
        self.end_button = self._button("person-x", self.on_delete)
        self.resume_button = self._button("person-check", self.resume)
        self.table = Table(
            self, COLUMNS, on_choose=lambda _key: self._enable(), on_open=lambda _key: self.change_role()
        )
        self.table.pack(fill="both", expand=True)
        give_way(self.note, self.table)
        add = offered(desk.office, name_of(accounts.add_account), self.on_new)
        self.table.empty.say(N_("This office has no users: everybody opens it as its manager."), N_("Add"), add)
        follow_language(self, self._relabel)

    def _button(self, icon: str, act: Callable[[], object]) -> ttk.Button:
        return ttk.Button(self.foot, text=" ", icon=icon, bootstyle="outline", command=act)

    @property
    def account(self) -> Account | None:
        """The one that is chosen."""
        return self._all.get(self.table.chosen or 0)

    def show(self, record_id: int | None = None) -> None:
        self.refresh()
        self.table.focus_rows()

    def refresh(self) -> None:
        self._all = {each.id: each for each in accounts.accounts(self.desk.office)}
        self.table.show(self._rows())
        open_ones = sum(each.is_open for each in self._all.values())
        text = ngettext("{count} user", "{count} users", open_ones).format(count=open_ones)
        self.top.count.configure(text=text)
        self._enable()

    def _rows(self) -> ListedRows:
        return few_rows([_row(each) for each in self._all.values()])

    def shown_list(self) -> ShownList:
        return ShownList("accounts", N_("Users"), COLUMNS, self._rows, str)

    def _enable(self) -> None:
        """What can not be done to the chosen one is grey: nobody changes their own account. Above stands what the
        role of the chosen one allows; before one is chosen, of whoever looks."""
        chosen = self.account
        self.note.configure(text=role_text((chosen or self.desk.office.account).role))
        is_open = chosen is not None and chosen.is_open
        is_other = chosen is not None and chosen.name != self.desk.office.who
        for button, can, needs in (
            (self.role_button, is_open and is_other, accounts.change_role),
            (self.password_button, is_open, accounts.set_new_password),
            (self.end_button, is_open and is_other, accounts.end_account),
            (self.resume_button, chosen is not None and not is_open, accounts.resume_account),
        ):
            can = can and self.desk.office.may(name_of(needs))
            button.configure(state="normal" if can else "disabled")

    # --- what can be done --------------------------------------------------------------------------

    def on_new(self, about: int | None = None) -> None:
        made: list[Account] = []

        def add(account: Account, password: str) -> None:
            made.append(accounts.add_account(self.desk.office, account, password))

        if ask_account(self, self.desk.today(), add):
            self.table.choose(made[-1].id)
            self.desk.say(_("{name} can sign in now.").format(name=made[-1].name))

    def change_role(self) -> None:
        """Of the chosen one."""
        chosen = self.account
        if chosen is None or not self._can(self.role_button):
            return
        choices = [(role.value, _(role.label)) for role in Role if role is not chosen.role]
        question = _("Which role shall {name} have? Now: {role}.").format(name=chosen.name, role=_(chosen.role.label))
        role = dialogs.ask_choice(self, question, choices, _("Change the role"), explained=roles_text())
        if role is not None:
            self._do(lambda: accounts.change_role(self.desk.office, chosen.id, chosen.revision, Role(role)))

    def give_password(self) -> None:
        """To the chosen one, who forgot theirs; one's own with the present one."""
        chosen, office = self.account, self.desk.office
        if chosen is None or not self._can(self.password_button):
            return
        if chosen.name == office.who:
            change_own_password(self, self.desk)
            return
        text = _("A new password for {name}, who is best here to type it. The one before opens nothing any more.")
        if ask_password(
            self, _("New password"), text.format(name=chosen.name), chosen.name,
            lambda _old, new: accounts.set_new_password(office, chosen.id, new),
        ):  # fmt: skip
            self.desk.say(_("{name} has a new password.").format(name=chosen.name))

    def on_delete(self) -> None:
        """End the chosen account."""
        chosen = self.account
        if chosen is None or not self._can(self.end_button):
            return
        question = _(
            "End the account of {name}? The password opens nothing any more, at once. The name stays in the audit log, "
            "and the account can be opened again."
        ).format(name=chosen.name)
        if dialogs.ask_yes_no(self, question, yes=_("End the account"), no=_("Cancel"), danger=True):
            self._do(lambda: accounts.end_account(self.desk.office, chosen.id))

    def resume(self) -> None:
        """Open the chosen account again."""
        chosen, office = self.account, self.desk.office
        if chosen is None or not self._can(self.resume_button):
            return
        text = _("The account of {name} is opened again with a new password.").format(name=chosen.name)
        ask_password(
            self, _("Open the account again"), text, chosen.name,
            lambda _old, new: accounts.resume_account(office, chosen.id, new),
        )  # fmt: skip

    def _can(self, button: ttk.Button) -> bool:
        return str(button.cget("state")) == "normal"

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except DeskError as error:
            dialogs.show_error(self, error.text(_))
            self.refresh()
            return
        self.desk.say(_("Saved."))

    def _relabel(self) -> None:
        self.top.relabel(N_("Users"))
        self.role_button.configure(text=_("Change the role"))
        self.password_button.configure(text=_("New password"))
        self.end_button.configure(text=_("End the account"))
        self.resume_button.configure(text=_("Open the account again"))
        self.refresh()


def roles_text() -> str:
    """What each role may do, a paragraph each."""
    return "\n\n".join(map(role_text, Role))


def role_text(role: Role) -> str:
    """What the role may do, as the table of permissions has it."""
    rights = ", ".join(_(right.what) for right in RIGHTS if role in right.roles)
    return _("{role}: {rights}.").format(role=_(role.label), rights=rights)


def _row(account: Account) -> Row:
    started = shown.day(account.started_at.date()) if account.started_at else ""
    ended = shown.day(account.ended_at.date()) if account.ended_at else ""
    return Row(account.id, (account.name, _(account.role.label), started, ended), "" if account.is_open else "quiet")
