"""How fast the program is, told in one table: `python3 -m tests benchmarks [name ...]`, all of NAMES or those named."""

NAMES = ("papers", "start", "table", "pages", "search", "imports", "backup")
"""In this order, for Linux counts the peak of whoever starts a process among its memory: papers, which tell how much
they take, come before the towns that the others make."""


def _allow_own_operations() -> None:
    """What the benchmarks themselves mark as commands and queries stands in no table of permissions."""
    from db.domain import permissions
    from db.domain.accounts import Role

    in_table = permissions.may

    def may(role: Role, operation: str) -> bool:
        return in_table(role, operation) or operation.startswith("tests.")

    permissions.may = may


def main() -> int:
    """Run all benchmarks, or those named on the command line, and print one table; 1 if a figure misses its mark."""
    # here, for what the processes of the papers do not need they are not to wait for
    import importlib
    import sys
    import tempfile
    from pathlib import Path

    from tests.benchmarks.figures import Figure, print_table

    _allow_own_operations()
    wanted = [name for name in NAMES if name in sys.argv[2:]] or NAMES
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="desk-benchmarks-") as folder:
        for name in wanted:
            bench = importlib.import_module(f"tests.benchmarks.bench_{name}")
            figures += bench.figures(Path(folder))
    print_table(figures)
    return 0 if all(figure.is_met for figure in figures) else 1
