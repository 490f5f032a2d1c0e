"""House style that a machine can hold: captions, sizes, names, no swallowed errors, UTF-8 said aloud."""

import ast
import re
from collections.abc import Iterator

from tests.source import Module, assert_none, calls, modules, nodes

EVERYTHING = modules() + modules("tests")
MODULE_LINES, FUNCTION_LINES = 330, 60
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "tools", "base"}
FILE_NAMES = re.compile(r"(test_(domain|db|printing|ui|house)_\w+|\d{4}_\w+|[a-z][a-z0-9_]*|__init__|__main__)\.py")


def _bad_caption(module: Module) -> bool:
    caption = (ast.get_docstring(module.tree) or "").splitlines()
    is_one_line = len(caption) == 1 or (len(caption) > 1 and not caption[1].strip())
    return not (is_one_line and len(caption[0]) > 15)


def test_a_module_begins_with_its_caption_of_one_line() -> None:
    assert_none(module.name for module in EVERYTHING if module.text and _bad_caption(module))


def test_modules_are_small() -> None:
    assert_none(module.name for module in modules() if module.text.count("\n") > MODULE_LINES)


def _long_functions(module: Module) -> Iterator[str]:
    for node in nodes(module.tree):
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= FUNCTION_LINES:
            yield f"{module.where(node)} {node.name} has {(node.end_lineno or 0) - node.lineno + 1} lines"


def test_functions_fit_a_screen() -> None:
    assert_none(found for module in modules() for found in _long_functions(module))


def test_modules_have_clear_names() -> None:
    assert_none(
        module.name for module in EVERYTHING if not FILE_NAMES.fullmatch(module.path.name) or module.path.stem in VAGUE
    )


def _swallowed(module: Module) -> Iterator[str]:
    for handler in nodes(module.tree):
        if isinstance(handler, ast.ExceptHandler):
            caught = "" if handler.type is None else ast.unparse(handler.type)
            is_silent = all(isinstance(line, ast.Pass) for line in handler.body)
            if not caught or (caught in ("Exception", "BaseException") and is_silent):
                yield module.where(handler)


def test_no_error_is_swallowed() -> None:
    assert_none(found for module in modules() for found in _swallowed(module))


def _opened_without_encoding(module: Module) -> Iterator[str]:
    for name, call in calls(module.tree):
        given = {keyword.arg for keyword in call.keywords}
        if _reads_or_writes_text(name, call) and not given & {"encoding", None}:
            yield module.where(call)


def _reads_or_writes_text(name: str, call: ast.Call) -> bool:
    """`open(path)`, `path.open("r")`, `path.read_text()`; the `.open()` of an office or an image is another thing."""
    modes = {arg.value for arg in call.args if isinstance(arg, ast.Constant)}
    if name == "open" and isinstance(call.func, ast.Name):
        return not modes & {"rb", "wb", "ab", "xb", "r+b"}
    return (
        name == "write_text"
        or (name == "read_text" and not call.args)
        or (name == "open" and bool(modes & set("rwax")))
    )


def test_text_files_are_opened_with_their_encoding() -> None:
    assert_none(found for module in EVERYTHING for found in _opened_without_encoding(module))


def test_no_folder_of_a_machine_is_in_the_source() -> None:
    tell_tale = re.compile(r"/(work|root|home)/\w")
    assert_none(module.name for module in EVERYTHING if tell_tale.search(module.text))
