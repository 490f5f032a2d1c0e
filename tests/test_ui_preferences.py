"""Preferences: kept from one day to the next, never worth a crash."""

import json
import logging
import os
from pathlib import Path
from typing import Any

import pytest

from ui import preferences
from ui.preferences import Preferences

CHOSEN = Preferences("en", 150, "1200x700+10+20", True, {"ประชากร": {"name": 300}}, {"paper": "C:\\ข้อมูล"})


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    preferences.save(tmp_path, CHOSEN)
    assert preferences.load(tmp_path) == CHOSEN
    assert [path.name for path in tmp_path.iterdir()] == ["preferences.json"]


def test_first_day_is_thai_at_ordinary_size(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert preferences.load(tmp_path) == Preferences("th", 100, "", False, {}, {})
    assert caplog.records == []


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff\xfe\x00", b'"x"', b"null", b"[" * 100_000])
def test_damaged_file_is_as_on_the_first_day(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "preferences.json").write_bytes(damage)
    assert preferences.load(tmp_path) == Preferences()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "kl"), ("language", ["th"]), ("text_size", "big"), ("text_size", True), ("geometry", "all of it"),
        ("geometry", 5), ("zoomed", "yes"), ("widths", [1]), ("folders", 5), ("folders", {"paper": 5}),
    ],
)  # fmt: skip
def test_one_value_that_can_not_be_leaves_the_others(tmp_path: Path, name: str, value: Any) -> None:
    preferences.save(tmp_path, CHOSEN)
    path = tmp_path / "preferences.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {name: value}), encoding="utf-8")
    loaded = preferences.load(tmp_path)
    for other in ("language", "text_size", "geometry", "zoomed", "widths", "folders"):
        expected = Preferences() if other == name else CHOSEN
        assert getattr(loaded, other) == getattr(expected, other), other


def test_the_one_folder_of_before_is_that_of_papers(tmp_path: Path) -> None:
    (tmp_path / "preferences.json").write_text(json.dumps({"folder": "D:\\งาน"}), encoding="utf-8")
    assert preferences.load(tmp_path).folders == {"paper": "D:\\งาน"}


@pytest.mark.parametrize(("kept", "loaded"), [(10, 100), (125, 125), (10_000, 200)])
def test_text_size_stays_within_what_is_on_offer(tmp_path: Path, kept: int, loaded: int) -> None:
    (tmp_path / "preferences.json").write_text(json.dumps({"text_size": kept}), encoding="utf-8")
    assert preferences.load(tmp_path).text_size == loaded


def test_failing_write_spares_the_old_file_and_only_warns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    preferences.save(tmp_path, CHOSEN)

    def refuse(*_paths: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(os, "replace", refuse)
    preferences.save(tmp_path, Preferences())
    assert preferences.load(tmp_path) == CHOSEN
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert [path.name for path in tmp_path.iterdir()] == ["preferences.json"]


def test_widths_of_one_table_leave_those_of_others() -> None:
    changed = CHOSEN.with_widths("จิตอาสา", {"kind": 90})
    assert changed.widths == {"ประชากร": {"name": 300}, "จิตอาสา": {"kind": 90}}
