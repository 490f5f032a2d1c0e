"""How fast the program is, told in one table: `python3 -m tests benchmarks [name ...]`, all of NAMES or those named."""

NAMES = ("start", "table", "search", "imports", "papers", "backup")


def main() -> int:
    """Run all benchmarks, or those named on the command line, and print one table; 1 if a figure misses its mark."""
    # here, for what the processes of the papers do not need they are not to wait for
    import importlib
    import sys
    import tempfile
    from pathlib import Path

    from tests.benchmarks.figures import Figure, print_table

    wanted = [name for name in sys.argv[2:] if name in NAMES] or NAMES
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="desk-benchmarks-") as folder:
        for name in wanted:
            bench = importlib.import_module(f"tests.benchmarks.bench_{name}")
            figures += bench.figures(Path(folder))
    print_table(figures)
    return 0 if all(figure.is_met for figure in figures) else 1
