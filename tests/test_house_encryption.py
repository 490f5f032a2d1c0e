"""Nothing but the conversion opens an office that is not encrypted, and nothing begins one."""

import ast
import inspect
from collections.abc import Iterator, Sequence

import pytest

from db import opening, storage
from db.credential import Credential
from db.office import Office
from tests.source import Module, modules, nodes

HOMES = ("storage", "file_copies", "soundness")
KEYED = ("open_file", "create_file", "connected", "problems_of", "row_counts_of", "copy_file")
CONVERSION = "db/conversion.py"
SETTLES = ("db/restore.py", "settle")
"""Where a journal is rolled back before the file is put aside; nobody works on it."""


def calls(module: Module) -> Iterator[tuple[str, str, ast.Call]]:
    """Name, function in which it stands, and each call of what takes a key."""
    for part in nodes(module.tree):
        if isinstance(part, ast.FunctionDef):
            for node in ast.walk(part):
                if isinstance(node, ast.Call) and (name := name_of(node.func)) in KEYED:
                    yield name, part.name, node


def name_of(called: ast.expr) -> str:
    """Of a function of one of the modules that take keys."""
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id in HOMES:
        return called.attr
    return ""


def imported(module: Module) -> set[str]:
    """What is taken from those modules by its name, where its calls would not be seen."""
    parts = [part for part in nodes(module.tree) if isinstance(part, ast.ImportFrom)]
    return {alias.name for part in parts if part.module in [f"db.{home}" for home in HOMES] for alias in part.names}


def has_no_key(name: str, call: ast.Call) -> bool:
    """Whether the key is left out or may be None."""
    by_name = [given.value for given in call.keywords if given.arg == "key"]
    given = by_name or ([] if name in ("problems_of", "row_counts_of", "copy_file") else call.args[1:2])
    return not given or any(isinstance(node, ast.Constant) and node.value is None for node in ast.walk(given[0]))


def without_key(among: Sequence[Module]) -> list[tuple[str, str]]:
    return [
        (module.name, function) for module in among for name, function, call in calls(module) if has_no_key(name, call)
    ]


def test_nothing_but_the_conversion_opens_a_file_without_a_key() -> None:
    found = without_key(modules())
    assert len([place for place, _function in found if place == CONVERSION]) == 2
    assert [each for each in found if each[0] != CONVERSION] == [SETTLES]
    assert not [module for module in modules() if imported(module) & set(KEYED)]


@pytest.mark.parametrize(
    "call", ["storage.open_file(p)", "storage.open_file(p, None)", "storage.connected(p, None, 'rw')",
             "soundness.problems_of(p)", "file_copies.copy_file(a, b)", "storage.create_file(p, key if k else None)",
             "soundness.row_counts_of(p, key=None)"],
)  # fmt: skip
def test_a_call_without_a_key_is_found(call: str) -> None:
    node = ast.parse(call).body[0].value  # type: ignore[attr-defined]
    assert name_of(node.func) in KEYED and has_no_key(node.func.attr, node)
    assert not has_no_key("open_file", ast.parse("s.open_file(p, key)").body[0].value)  # type: ignore[attr-defined]


@pytest.mark.parametrize("way", [Office.open, Office.create])
def test_an_office_is_opened_and_begun_by_a_credential_only(way: object) -> None:
    credential = inspect.signature(way).parameters["credential"]  # type: ignore[arg-type]
    assert credential.annotation is Credential and credential.default is inspect.Parameter.empty


def test_the_ways_to_begin_and_to_upgrade_take_a_key() -> None:
    for begins in (opening.create_and_open, opening.open_and_upgrade):
        key = inspect.signature(begins).parameters["key"]
        assert key.annotation is bytes and key.default is inspect.Parameter.empty
    for opens in (storage.open_file, storage.create_file, storage.connected):
        assert inspect.signature(opens).parameters["key"].default is inspect.Parameter.empty
