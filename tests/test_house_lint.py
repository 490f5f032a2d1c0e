"""ruff and mypy find nothing in the whole tree."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.source import TOP


@pytest.mark.parametrize("tool", [["ruff", "check", "--no-cache"], ["mypy"]], ids=["ruff", "mypy"])
def test_the_tree_is_clean(tool: list[str], tmp_path: Path) -> None:
    place = ["--cache-dir", str(tmp_path)] if tool == ["mypy"] else []
    result = subprocess.run(
        [sys.executable, "-m", *tool, *place], cwd=TOP, capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
