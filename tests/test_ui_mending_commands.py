"""Mending on the command line: duplicates, data quality and breaches listed, exported and printed."""

from datetime import date
from pathlib import Path

import pytest

from db.breaches import save_breach
from db.domain.breaches import Breach, Risk
from db.duplicates import possible_duplicates
from tests.commands import Run, commands_on
from tests.keys import lay_key, new_office
from tests.mending_office import twins
from tests.training_desk import texts


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    with new_office(tmp_path / "office") as office:
        twins(office)
        assert len(possible_duplicates(office)) == 1
        for day, closed in ((date(2026, 11, 1), None), (date(2026, 1, 1), date(2026, 1, 5))):
            save_breach(
                office,
                Breach(
                    found_on=day, found_time="9.05", what="แฟลชไดรฟ์หาย", whose="อสม.", people=3, risk=Risk.NONE,
                    done="ลบ", closed_on=closed,
                ),
            )  # fmt: skip
    lay_key(tmp_path / "office")
    return commands_on(tmp_path / "office", capsys)


def test_duplicates_are_listed(run: Run) -> None:
    (pair,) = run("list", "duplicates", "--json").json
    assert (pair["first_id"], pair["second_id"], pair["likeness"]) == (1, 2, "sound_and_birth")
    assert "สมศักดิ์" in run("list", "duplicates").out


def test_data_quality_is_listed_with_counts(run: Run) -> None:
    counts = {line["name"]: line["count"] for line in run("list", "quality", "--json").json}
    assert counts["house_code"] == 1 and 0 not in counts.values()
    assert len(run("list", "quality", "--json", "--all").json) > len(counts)


def test_breaches_are_listed_open_ones_or_all(run: Run) -> None:
    (breach,) = run("list", "breaches", "--json").json
    assert (breach["found_at"], breach["state"], breach["report_until"]) == ("2026-11-01T09:05", "open", None)
    assert len(run("list", "breaches", "--json", "--all").json) == 2


@pytest.mark.parametrize(
    ("kind", "said"), [("duplicates", "นายสมศักดิ ใจดี"), ("quality", "12"), ("breaches", "แฟลชไดรฟ์หาย")]
)
def test_each_is_exported(run: Run, tmp_path: Path, kind: str, said: str) -> None:
    assert run("export", kind, tmp_path / "list.csv").code == 0
    assert said in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")


def test_the_report_of_a_breach_and_the_register_are_printed(run: Run, tmp_path: Path) -> None:
    assert run("print", "breach", "--breach", 1, tmp_path / "one.pdf").code == 0
    assert "แฟลชไดรฟ์หาย" in texts(tmp_path / "one.pdf")[0]
    assert run("print", "breach-register", tmp_path / "all.pdf").code == 0
    assert texts(tmp_path / "all.pdf")[0].count("แฟลชไดรฟ์หาย") == 2
    assert run("print", "breach", "--breach", 9, tmp_path / "none.pdf").code == 1
    assert not (tmp_path / "none.pdf").exists()
