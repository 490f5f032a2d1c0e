"""Papers made ready beforehand: the first certificate then loads nothing more."""

import subprocess
import sys
from pathlib import Path

from printing.readiness import get_ready
from tests.papers import png
from tests.source import TOP

FIRST_CERTIFICATE = """
import io, sys
from datetime import date
from pathlib import Path

from PIL import Image

from printing.readiness import get_ready

for _step in get_ready() if sys.argv[1] == "ready" else ():
    pass
before = set(sys.modules)

from printing.certificates import CertificatePage, CertificateSignatory, write_certificates
from printing.paper import Paper
from printing.preview import Pages

seal = Path(sys.argv[2]).read_bytes()
page = CertificatePage(
    number=12, year=2569, organisation="เทศบาลตำบลแม่สะเรียง", heading="วุฒิบัตร", title="นางสาว", given="น้ำผึ้ง",
    family="ปั๊มทิพย์", statement="ได้ผ่านการอบรมหลักสูตร", course="ผู้ดูแลผู้สูงอายุ " * 9, hours=70,
    first_day=date(2026, 10, 1), last_day=date(2026, 10, 10), place="หอประชุมเทศบาล", issued_on=date(2026, 11, 22),
    signatories=(CertificateSignatory("นายอนุสรณ์ ใจงาม", "นายกเทศมนตรี", seal),), seal=seal, code="K7QF-2M9X",
)
stream = io.BytesIO()
write_certificates([page], stream, Paper(gettext=str, printed_on=date(2026, 11, 22)))
with Pages(Path("first.pdf"), stream.getvalue()) as pages:
    pages.picture(0, 1.5)
print(*sorted(set(sys.modules) - before))
"""


def loaded(how: str, folder: Path) -> list[str]:
    """What the first certificate of a process loads."""
    seal = folder / "seal.png"
    seal.write_bytes(png())
    command = [sys.executable, "-c", FIRST_CERTIFICATE, how, str(seal)]
    done = subprocess.run(command, cwd=TOP, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.split()


def test_the_first_certificate_loads_nothing_more_once_all_is_ready(tmp_path: Path) -> None:
    assert loaded("ready", tmp_path) == []


def test_without_it_the_first_certificate_loads_much(tmp_path: Path) -> None:
    assert {"PIL.PngImagePlugin", "fontpkg_sarabun.x"} & set(loaded("not", tmp_path))


def test_it_may_be_left_after_any_step() -> None:
    steps = get_ready()
    next(steps)
    steps.close()
