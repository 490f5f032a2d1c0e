"""The program's own source, parsed once, for the tests that hold the house rules."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
FLOORS = ("db", "printing", "ui")


@dataclass(frozen=True)
class Module:
    """One Python file of the checkout."""

    path: Path

    @property
    def name(self) -> str:
        """Path from the top of the checkout, with slashes."""
        return self.path.relative_to(TOP).as_posix()

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.name)

    def where(self, node: ast.AST) -> str:
        return f"{self.name}:{getattr(node, 'lineno', 0)}"

    def imported(self) -> Iterator[str]:
        """Dotted names of all modules imported anywhere in it; `from a import b` gives a and a.b."""
        for node in nodes(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """All modules below the folders (of all floors and the one door when none is named)."""
    found = [path for folder in folders or FLOORS for path in sorted((TOP / folder).rglob("*.py"))]
    return tuple(_module(path) for path in found + ([] if folders else [TOP / "maesariang_desk.py"]))


@cache
def _module(path: Path) -> Module:
    return Module(path)


@cache
def nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """All nodes of the tree, which is walked once however many tests look through it."""
    return tuple(ast.walk(tree))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Each call with the last part of the called name: `widget.configure(...)` gives "configure"."""
    for node in nodes(tree):
        if isinstance(node, ast.Call):
            called = node.func
            yield called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", ""), node


def docstrings(tree: ast.AST) -> set[ast.Constant]:
    """Constants that are docstrings or stand alone as comments."""
    return {node.value for node in nodes(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}


def assert_none(found: Iterable[object]) -> None:
    """Fail with the whole list, one finding a line, that pytest would cut short."""
    listed = [str(finding) for finding in found]
    assert not listed, "\n".join(listed)
