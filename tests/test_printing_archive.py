"""Papers that last: PDF/A-2u by veraPDF's engine, a title, a language, nobody's name, and always the same bytes."""

import getpass
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zlib
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageCms

from printing import pdf_file
from printing.colour_profile import srgb
from tests.every_paper import NAMES, every_paper, thai
from tests.every_paper import residents as roster
from tests.pdfa import DEBIANS_JARS
from tests.source import TOP

FONT_NAME = re.compile(rb"/FontName /([A-Z]{6}\+[A-Za-z]+-[A-Za-z]+)")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("papers")
    for name, content in every_paper().items():
        (place / f"{name}.pdf").write_bytes(content)
    return place


def broken_clauses(*files: Path) -> dict[str, list[str]]:
    """What veraPDF finds in each file."""
    if sys.platform == "win32" or not shutil.which("java") or not (DEBIANS_JARS / "jaxb-runtime.jar").exists():
        pytest.skip("Java and JAXB (default-jre-headless, libjaxb-java) are not on this computer")
    command = [sys.executable, "-m", "tests.pdfa", *map(str, files)]
    done = subprocess.run(
        command, cwd=TOP, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False
    )
    assert done.stdout, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    return {Path(file).stem: clauses for file, clauses in found.items()}


def test_each_paper_is_pdf_a_2u_in_thai_and_in_english(folder: Path) -> None:
    """The engine also sees one whose colours are nowhere said, by the same start of Java, which takes seconds."""
    path = folder / "no-intent.pdf"
    path.write_bytes(roster(thai()).replace(b"/OutputIntents", b"/OutputIntentz"))
    found = broken_clauses(*sorted(folder.glob("*.pdf")))
    assert any(clause.startswith("6.2.4.3") for clause in found.pop("no-intent"))
    assert found == {name: [] for name in every_paper()}


@pytest.mark.parametrize("name", NAMES)
def test_it_says_its_title_and_language_and_nobodys_name(name: str) -> None:
    content = every_paper()[name]
    with pypdfium2.PdfDocument(content) as document:
        about = document.get_metadata_dict()
    assert about["Title"] and about["Creator"] == about["Producer"] == "Mae Sariang Desk"
    assert about["Author"] == ""
    assert about["CreationDate"] == about["ModDate"] == "D:20261122000000+00'00'"
    assert (b"/Lang (th-TH)" if name.endswith("-th") else b"/Lang (en)") in content
    metadata = content.partition(b"<x:xmpmeta")[2].partition(b"</x:xmpmeta>")[0].decode("utf-8")
    assert about["Title"] in metadata and "<pdfaid:conformance>U<" in metadata
    for who in ("กิตติ", "Kitti", getpass.getuser() + "<"):
        assert who not in metadata and who not in "".join(about.values())


@pytest.mark.parametrize("name", NAMES)
def test_all_fonts_are_inside_and_only_in_part(name: str) -> None:
    content = every_paper()[name]
    assert (
        content.count(b"/FontFile2") == content.count(b"/Type /FontDescriptor") == len(FONT_NAME.findall(content)) > 0
    )
    assert b"/Type1" not in content and len(content) < 120_000


def test_another_day_another_process_the_same_bytes(tmp_path: Path) -> None:
    """The order of sets differs from process to process, the clock from second to second."""
    seen = []
    for seed in ("1", "2"):
        place = tmp_path / seed
        place.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}
        subprocess.run([sys.executable, "-m", "tests.every_paper", str(place)], cwd=TOP, env=environment, check=True)
        seen.append({path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in place.iterdir()})
    assert seen[0] == seen[1]
    assert seen[0] == {f"{name}.pdf": hashlib.sha256(content).hexdigest() for name, content in every_paper().items()}


def test_the_colour_profile_is_srgb_as_littlecms_knows_it(tmp_path: Path) -> None:
    path = tmp_path / "srgb.icc"
    path.write_bytes(srgb())
    ours, theirs = ImageCms.getOpenProfile(str(path)), ImageCms.createProfile("sRGB")
    wheel = Image.new("RGB", (9, 81))
    wheel.putdata([(red * 31, green * 31, blue * 31) for red in range(9) for green in range(9) for blue in range(9)])
    through = ImageCms.profileToProfile(wheel, ours, theirs)
    assert through is not None
    differences = [abs(a - b) for a, b in zip(wheel.tobytes(), through.tobytes(), strict=True)]
    assert max(differences) <= 2


@pytest.mark.parametrize("broken_off", [False, True])
@pytest.mark.parametrize("count", [1, 2, 37])
def test_long_streams_are_compressed_side_by_side_and_none_is_left_out(
    monkeypatch: pytest.MonkeyPatch, count: int, broken_off: bool
) -> None:
    """Of two threads one may run out of memory; each stream keeps its number all the same."""
    if broken_off:
        monkeypatch.setattr(pdf_file.Thread, "run", lambda _thread: None)
    file = pdf_file.PdfFile(pdf_file.About("", "th-TH", date(2026, 11, 22)))
    references = [file.add_stream(f"% {number} " * 2000) for number in range(count)]
    content = file.finished()
    for number, reference in enumerate(references):
        place = reference.split()[0].encode()
        written = re.search(rb"\n%b 0 obj\n[^\n]*\nstream\n(.*?)\nendstream" % place, content, re.DOTALL)
        assert written and zlib.decompress(written[1]) == (f"% {number} " * 2000).encode()
