"""Nothing on screen or paper is untranslated: every message has Thai, with the same placeholders, compiled."""

import ast
import gettext
import io
import re
from collections.abc import Iterator
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.source import FLOORS, TOP, Module, assert_none, calls, docstrings, modules, nodes

FOLDER = TOP / "locale" / "th" / "LC_MESSAGES"
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
MARKING = {"_", "N_", "gettext", "ngettext", "translate"}
SHOWN = {"text", "label", "title", "message", "detail", "tooltip", "placeholder", "heading", "hint"}
SENTENCE = re.compile(r"[A-Z][a-z]+,? [a-z{][\w{}'’]*[,;:]?( [\w{}'’]+[,;:]?)*[.?!…:]?")
LANGUAGES = {"English", "ภาษาไทย"}  # each by its own name
NOT_SHOWN = {"debug", "info", "warning", "error", "exception", "critical", "log"}
OWN_WORDS = {"ui/bootstrap.py": "speaks before there are catalogs"}
THAI_DATA = {
    "printing/line_breaking.py": "words the dictionary lacks",
    "printing/readiness.py": "letters that papers are made ready with",
    "ui/bootstrap.py": "speaks before there are catalogs",
    "ui/language.py": "a language is called by its own name",
    "ui/shortcuts.py": "the letters of the Thai keyboard",
    "ui/table_headings.py": "letters a column is measured by",
}


@cache
def _used() -> dict[str, tuple[str, ...]]:
    """Every message in the code, found as Babel's own command finds it: msgid -> (singular[, plural])."""
    used = {}
    for floor in FLOORS:
        for _name, _line, message, _comments, _context in extract_from_dir(TOP / floor, keywords=DEFAULT_KEYWORDS):
            forms = (message,) if isinstance(message, str) else tuple(form for form in message if form)
            if forms and forms[0]:
                used[forms[0]] = forms
    return used


@pytest.fixture(scope="module")
def thai() -> Catalog:
    with (FOLDER / "maesariang_desk.po").open("rb") as file:
        return read_po(file, locale="th", domain="maesariang_desk", abort_invalid=True)


def _texts(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_every_message_in_the_code_has_thai(thai: Catalog) -> None:
    missing = [
        msgid
        for msgid in _used()
        if (entry := thai.get(msgid)) is None or entry.fuzzy or not all(text.strip() for text in _texts(entry))
    ]
    assert_none(missing)


def test_a_message_with_a_plural_in_the_code_has_it_in_the_catalog(thai: Catalog) -> None:
    plural = {forms for forms in _used().values() if len(forms) == 2}
    wrong = [forms for forms in plural if (entry := thai.get(forms[0])) is not None and entry.id != forms]
    assert_none(wrong)


def test_thai_has_the_same_placeholders(thai: Catalog) -> None:
    wrong = []
    for entry in thai:
        forms = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        asked = {name for form in forms for name in PLACEHOLDER.findall(form)}
        wrong += [entry.id for text in _texts(entry) if entry.id and text and set(PLACEHOLDER.findall(text)) != asked]
    assert_none(wrong)


def test_what_is_said_in_words_is_said_in_thai(thai: Catalog) -> None:
    """A copied msgid is not a translation; names of formats and keys (CSV, Ctrl+F) may stay."""
    wrong = [
        entry.id
        for entry in thai
        for text in _texts(entry)
        if entry.id and text and re.search("[a-z]{3}", PLACEHOLDER.sub("", text)) and not re.search("[ก-ฮ]", text)
    ]
    assert_none(wrong)


def test_the_compiled_catalog_is_in_step(thai: Catalog) -> None:
    fresh = io.BytesIO()
    write_mo(fresh, thai)
    fresh.seek(0)
    with (FOLDER / "maesariang_desk.mo").open("rb") as file:
        kept = gettext.GNUTranslations(file)
    assert _entries(kept) == _entries(gettext.GNUTranslations(fresh)), "run compile_catalog (see setup.cfg)"


def _entries(catalog: gettext.GNUTranslations) -> dict[object, str]:
    entries: dict[object, str] = dict(catalog._catalog)  # type: ignore[attr-defined]
    entries.pop("", None)
    return entries


def _words_of(node: ast.expr | None) -> str:
    """The letters a literal would show; a placeholder of an f-string is not a word."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_words_of(part) for part in node.values if isinstance(part, ast.Constant))
    return ""


def _bare_labels(module: Module) -> Iterator[str]:
    for name, call in calls(module.tree):
        for keyword in call.keywords:
            words = _words_of(keyword.value)
            if (
                keyword.arg in SHOWN
                and name not in MARKING
                and words not in LANGUAGES
                and re.search(r"[^\W\d_]{2}", words)
            ):
                yield f"{module.where(call)} {keyword.arg}={words!r}"


def test_no_widget_gets_a_bare_label() -> None:
    found = [label for module in modules("ui") for label in _bare_labels(module)]
    assert_none(found)


def _not_for_the_eye(tree: ast.Module) -> set[ast.AST]:
    """Nodes whose strings are marked for translation, logged, raised as a bug, or explain the code."""
    inside: set[ast.AST] = set(docstrings(tree))
    for name, call in calls(tree):
        if name in MARKING | NOT_SHOWN:
            inside |= set(ast.walk(call))
    for node in nodes(tree):
        if isinstance(node, ast.Raise | ast.Assert):
            inside |= set(ast.walk(node))
    return inside


@cache
def _literals(module: Module) -> tuple[ast.Constant, ...]:
    hidden = _not_for_the_eye(module.tree)
    strings = (node for node in nodes(module.tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return tuple(node for node in strings if node not in hidden)


def test_sentences_come_from_the_catalog() -> None:
    found = [
        f"{module.where(literal)} {literal.value!r}"
        for module in modules("ui", "printing")
        if module.name not in OWN_WORDS
        for literal in _literals(module)
        if SENTENCE.fullmatch(str(literal.value))
    ]
    assert_none(found)


def test_thai_comes_from_the_catalog() -> None:
    """Single letters, marks and ranges of them are data of the text engine, not words."""
    found = [
        f"{module.where(literal)} {literal.value!r}"
        for module in modules("ui", "printing")
        if module.name not in THAI_DATA
        for literal in _literals(module)
        if literal.value not in LANGUAGES and re.search("[ก-ฮเ-ไ][ก-๎]{2}", str(literal.value))
    ]
    assert_none(found)
