"""The words on screen: gettext catalogs, the language in use, and who is told when it changes.

Msgids are English. A catalog that is missing or damaged never stops the program: English is shown
and the log says so once. Paper asks `gettext_for` for its own language, whatever the screen shows.
"""

from __future__ import annotations

import gettext
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.domain.words import N_
from ui.followers import Followers

if TYPE_CHECKING:
    import tkinter

DOMAIN: Final = "maesariang_desk"
LANGUAGES: Final = ("th", "en")
DEFAULT: Final = "th"

log = logging.getLogger(__name__)

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def catalog_folders() -> tuple[Path, ...]:
    """Where catalogs may lie: inside the installed or frozen package, beside it in a checkout."""
    here = Path(__file__).resolve().parent
    return here / "locale", here.parent / "locale"


def _can_be_filled(source: object, text: str) -> bool:
    """Whether `.format` with the values of the source would work on the text."""
    found = _PLACEHOLDER.findall(text)
    if text.count("{") != len(found) or text.count("}") != len(found):  # a brace without the other
        return False
    if not isinstance(source, str) or not source:
        return True  # a plural form, which may use the words of either source, or the header
    return all(each in source for each in found)


def _is_trustworthy(catalog: gettext.GNUTranslations) -> bool:
    """A damaged catalog can load with wrong text; a changed placeholder would then break every `.format`."""
    entries: dict[object, str] = catalog._catalog  # type: ignore[attr-defined]
    return all(_can_be_filled(source, text) for source, text in entries.items() if "{" in text or "}" in text)


def load_catalog(language: str, folders: tuple[Path, ...]) -> gettext.NullTranslations:
    """The catalog of `language` from the first folder that has one; English where there is none to trust."""
    if language == "en":
        return gettext.NullTranslations()
    for folder in folders:
        path = folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
        if not path.is_file():
            continue
        try:
            with path.open("rb") as file:
                catalog = gettext.GNUTranslations(file)
        except Exception as damage:  # noqa: BLE001  six exception types were seen on damaged files, none of them documented
            log.warning("catalog %s can not be read, English is shown: %s", path, damage)
            return gettext.NullTranslations()
        if not _is_trustworthy(catalog):
            log.warning("catalog %s is damaged (placeholders differ), English is shown", path)
            return gettext.NullTranslations()
        return catalog
    log.warning("no catalog for %r was found, English is shown", language)
    return gettext.NullTranslations()


class Words:
    """The catalogs read so far, the language in use and who follows it."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders
        self.language = DEFAULT
        self._catalogs: dict[str, gettext.NullTranslations] = {}
        self.followers = Followers()

    def catalog(self, language: str) -> gettext.NullTranslations:
        """Read once, then kept."""
        if language not in LANGUAGES:
            raise ValueError(f"no language {language!r}")
        if language not in self._catalogs:
            self._catalogs[language] = load_catalog(language, self.folders)
        return self._catalogs[language]

    def choose(self, language: str) -> None:
        """Speak `language` from now on and tell the followers in the order they came."""
        self.catalog(language)
        if language == self.language:
            return
        self.language = language
        self.followers.tell()


_words: Final = Words(catalog_folders())
_spoken: Final = ContextVar[str | None]("spoken", default=None)


def _(message: str) -> str:
    """`message` in the language in use."""
    return _words.catalog(current_language()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of the message that fits `count`, in the language in use."""
    return _words.catalog(current_language()).ngettext(singular, plural, count)


def gettext_for(language: str) -> Callable[[str], str]:
    """A translator into one language for good: paper is Thai whatever the screen shows."""
    translate = _words.catalog(language).gettext
    return lambda message: translate(message) if message else ""


def current_language() -> str:
    """ "th" or "en"."""
    return _spoken.get() or _words.language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within the block, and in this thread only, everything is said in that language: what the screen shows is
    written to paper in the paper's."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def set_language(language: str) -> None:
    """Speak "th" or "en" from now on, without a restart. Raises ValueError for any other."""
    _words.choose(language)


def follow_language(widget: tkinter.Misc, relabel: Callable[[], None]) -> None:
    """Run `relabel` now and after each change of language for as long as `widget` lives."""
    relabel()
    _words.followers.follow_while_alive(widget, relabel)


# What ttkbootstrap and Tk's own dialogs (the file chooser on Linux) say; they have no Thai of their own.
TOOLKIT_WORDS: Final = (
    N_("OK"), N_("Ok"), N_("Cancel"), N_("Yes"), N_("No"), N_("Retry"), N_("Close"), N_("Open"), N_("Delete"),
    N_("Next"), N_("Previous"), N_("Submit"), N_("Search"),
    N_("&OK"), N_("&Cancel"), N_("&Yes"), N_("&No"), N_("&Open"), N_("&Save"), N_("&Retry"),
    N_("&Directory:"), N_("File &name:"), N_("File &names:"), N_("Files of &type:"), N_("&Selection:"),
    N_("Open Multiple Files"), N_("Save As"), N_("Choose Directory"), N_("All Files"), N_("All files"),
    N_("Show &Hidden Files and Directories"), N_("Show &Hidden Directories"), N_("Replace existing file?"),
)  # fmt: skip


def teach_toolkit() -> None:
    """Pour our words for "OK", "Cancel" and the like into Tk's message catalog and keep it in our language.

    Needs the window; called once by whoever makes it.
    """
    from ttkbootstrap.localization import MessageCatalog

    thai = gettext_for("th")
    pairs = [text for word in TOOLKIT_WORDS for text in (word, thai(word))]
    MessageCatalog.set_many("th", *pairs)
    MessageCatalog.locale(current_language())
