"""The words on screen: catalogs, the language in use, and English where a catalog can not be trusted."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from ui import language
from ui.language import _, follow_language, ngettext, set_language


def write_catalog(folder: Path, texts: dict[Any, Any]) -> Path:
    path = folder / "th" / "LC_MESSAGES" / "maesariang_desk.mo"
    path.parent.mkdir(parents=True)
    catalog = Catalog(locale="th", charset="utf-8")
    for source, text in texts.items():
        catalog.add(source, text)
    with path.open("wb") as file:
        write_mo(file, catalog)
    return path


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[language.Words]:
    """Words of the test's own, speaking Thai from one small catalog."""
    write_catalog(tmp_path, {"Save": "บันทึก", ("{n} person", "{n} people"): ("{n} คน",)})
    own = language.Words((tmp_path / "nowhere", tmp_path))
    monkeypatch.setattr(language, "_words", own)
    yield own


def test_thai_is_spoken_until_english_is_chosen(words: language.Words) -> None:
    assert (language.current_language(), _("Save")) == ("th", "บันทึก")
    set_language("en")
    assert (language.current_language(), _("Save")) == ("en", "Save")


def test_count_chooses_the_form(words: language.Words) -> None:
    assert ngettext("{n} person", "{n} people", 2).format(n=2) == "2 คน"
    set_language("en")
    assert [ngettext("{n} person", "{n} people", n).format(n=n) for n in (1, 2)] == ["1 person", "2 people"]


def test_empty_text_is_not_the_catalogs_header(words: language.Words) -> None:
    assert _("") == ""
    assert language.gettext_for("th")("") == ""


def test_paper_stays_thai_whatever_the_screen_shows(words: language.Words) -> None:
    on_paper = language.gettext_for("th")
    set_language("en")
    assert on_paper("Save") == "บันทึก"


def test_unknown_language_is_refused(words: language.Words) -> None:
    with pytest.raises(ValueError, match="kl"):
        set_language("kl")
    assert language.current_language() == "th"


def test_missing_catalog_is_english_and_one_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    words = language.Words((tmp_path,))
    assert words.catalog("th").gettext("Save") == "Save"
    assert words.catalog("th").gettext("Close") == "Close"
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


@pytest.mark.parametrize("damage", [b"", b"\xde\x12\x04\x95", b"not a catalog at all" * 9])
def test_damaged_catalog_is_english_and_one_warning(
    tmp_path: Path, damage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    write_catalog(tmp_path, {"Save": "บันทึก"}).write_bytes(damage)
    words = language.Words((tmp_path,))
    assert words.catalog("th").gettext("Save") == "Save"
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_catalog_of_which_every_byte_was_changed_once_never_stops_the_program(tmp_path: Path) -> None:
    path = write_catalog(tmp_path, {"Save": "บันทึก", "{n} of {m}": "{n} จาก {m}"})
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x15]) + whole[place + 1 :])
        catalog = language.load_catalog("th", (tmp_path,))
        catalog.gettext("{n} of {m}").format(n=1, m=2)


def test_catalog_with_other_placeholders_is_not_trusted(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_catalog(tmp_path, {"{n} of {m}": "{x} จาก {m}"})
    assert language.load_catalog("th", (tmp_path,)).gettext("{n} of {m}") == "{n} of {m}"
    assert "placeholders" in caplog.text


def test_catalog_is_found_in_the_checkout_and_in_the_installed_package() -> None:
    installed, checkout = language.catalog_folders()
    package = Path(language.__file__).parent
    assert (installed, checkout) == (package / "locale", package.parent / "locale")


def test_installed_catalog_comes_before_one_that_lies_beside(tmp_path: Path) -> None:
    write_catalog(tmp_path / "a", {"Save": "หนึ่ง"})
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    write_catalog(tmp_path / "c", {"Save": "สอง"})
    assert language.load_catalog("th", (tmp_path / "b", tmp_path / "c")).gettext("Save") == "หนึ่ง"


def test_followers_hear_of_a_change_once_and_no_more_after_they_stopped(words: language.Words) -> None:
    heard: list[str] = []
    stop = words.followers.follow(lambda: heard.append(language.current_language()))
    set_language("en")
    set_language("en")
    stop()
    set_language("th")
    assert heard == ["en"]


def test_label_follows_the_language_until_its_widget_is_gone(window: Any, words: language.Words) -> None:
    import ttkbootstrap as ttk

    label = ttk.Label(window)
    follow_language(label, lambda: label.configure(text=_("Save")))
    assert label.cget("text") == "บันทึก"
    set_language("en")
    assert label.cget("text") == "Save"
    label.destroy()
    set_language("th")


def test_toolkits_own_buttons_speak_the_language_in_use(window: Any, words: language.Words) -> None:
    from ttkbootstrap.localization import MessageCatalog

    words.catalog("th")._catalog["Cancel"] = "ยกเลิก"  # type: ignore[attr-defined]
    language.teach_toolkit()
    assert MessageCatalog.translate("Cancel") == "ยกเลิก"
    set_language("en")
    language.teach_toolkit()
    assert MessageCatalog.translate("Cancel") == "Cancel"
