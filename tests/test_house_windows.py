"""What works on Linux and fails on a clerk's Windows PC is not in the source."""

import ast
import re
from collections.abc import Iterator

from tests.source import Module, assert_none, modules, nodes

PROGRAM = [module for module in modules() if not module.name.startswith("tests")]
NOT_ON_WINDOWS = re.compile(r"%[-_^#]|%[eEhPsklCGgDFrRtTunV]")
"""Directives of strftime that its C library does not have, and those that follow the locale's calendar."""
FAILS_BEFORE_1970 = {"timestamp", "astimezone", "fromtimestamp", "utcfromtimestamp", "mktime", "localtime", "gmtime"}
LOOKED_AT = {
    "db/backup_list.py": {"fromtimestamp"},  # of a file's time, kept within what Windows knows
    "db/office.py": {"astimezone"},  # of this moment
    "db/restore.py": {"astimezone"},
}
NOT_THERE = {"fork", "mkfifo", "geteuid", "getuid", "getlogin", "uname", "chown", "fchmod", "alarm", "killpg", "setsid"}


def texts(module: Module) -> Iterator[ast.Constant]:
    return (node for node in nodes(module.tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def names(module: Module) -> Iterator[tuple[str, ast.Attribute]]:
    return ((node.attr, node) for node in nodes(module.tree) if isinstance(node, ast.Attribute))


def day_formats(module: Module) -> Iterator[ast.Constant]:
    """Formats of days: what strftime gets, and what looks like one in an f-string or a constant."""
    return (node for node in texts(module) if re.search(r"%[YmdHMS]", str(node.value)))


def test_days_are_written_with_what_windows_knows() -> None:
    found = ((module, node) for module in PROGRAM for node in day_formats(module))
    assert_none(module.where(node) for module, node in found if NOT_ON_WINDOWS.search(str(node.value)))


def test_moments_before_1970_are_never_asked_of_the_system() -> None:
    found = ((module, name, node) for module in PROGRAM for name, node in names(module) if name in FAILS_BEFORE_1970)
    assert_none(module.where(node) for module, name, node in found if name not in LOOKED_AT.get(module.name, ()))


def test_no_table_of_time_zones_is_needed() -> None:
    """Windows has none of Python's kind."""
    found = ((module.name, name) for module in PROGRAM for name in module.imported())
    assert_none(each for each in found if each[1].split(".")[0] in {"zoneinfo", "pytz", "dateutil"})


def test_nothing_is_called_that_windows_does_not_have() -> None:
    found = ((module, name, node) for module in PROGRAM for name, node in names(module) if name in NOT_THERE)
    assert_none(module.where(node) for module, _name, node in found if getattr(node.value, "id", "") == "os")


def test_these_tests_find_what_they_look_for() -> None:
    assert NOT_ON_WINDOWS.search("%-d %B") and NOT_ON_WINDOWS.search("%e/%m") and not NOT_ON_WINDOWS.search("%Y%m%d")
