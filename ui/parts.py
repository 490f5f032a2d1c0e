"""What the program is made of besides its own code: each part with its version and the full text of its licence.

Texts come from the packages as they are installed, and from ui/licences/ for what ships none.
"""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, PackagePath, distribution
from pathlib import Path
from typing import Final

TEXTS: Final = Path(__file__).resolve().parent / "licences"
LICENCE_WORDS: Final = ("LICEN", "COPYING", "NOTICE")


@dataclass(frozen=True)
class Part:
    """Something shipped. `package` is its name as a Python package, `texts` files in ui/licences/, `inside` files of
    the package that are no part of its metadata."""

    name: str
    licence: str
    package: str = ""
    texts: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    only_windows: bool = False

    @property
    def version(self) -> str:
        """As installed; "" if that is not known, as of libraries within others."""
        if self.name == "Python":
            return platform.python_version()
        found = self._distribution()
        return found.version if found else ""

    def text(self) -> str:
        """All its licences in full, one after another."""
        return "\n\n".join([*self._package_texts(), *(_read(TEXTS / name) for name in self.texts)])

    @property
    def is_here(self) -> bool:
        """Whether it is part of the program that runs now."""
        if self.only_windows and sys.platform != "win32":
            return False
        return not self.package or self._distribution() is not None

    def _distribution(self) -> Distribution | None:
        try:
            return distribution(self.package) if self.package else None
        except PackageNotFoundError:
            return None

    def _package_texts(self) -> list[str]:
        found = self._distribution()
        if found is None:
            return []
        files = [path for path in found.files or () if _is_licence(path) or str(path) in self.inside]
        return [_read(Path(str(path.locate()))) for path in sorted(files, key=str)]


def _is_licence(path: PackagePath) -> bool:
    """Whether a file of a package is a licence in its metadata."""
    folder = path.parts[0]
    is_named_so = any(word in path.name.upper() for word in LICENCE_WORDS)
    return folder.endswith(".dist-info") and (is_named_so or "licenses" in path.parts[1:-1])


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").strip() + "\n"


APACHE: Final = "apache-2.0.txt"
PARTS: Final = (
    Part("Python", "PSF-2.0", texts=("python.txt",)),
    Part("Tcl/Tk", "TCL", texts=("tcl-tk.txt",)),
    Part(
        "ttkbootstrap, Bootstrap Icons",
        "MIT AND (Apache-2.0 OR BSD-2-Clause)",
        "ttkbootstrap",
        inside=("ttkbootstrap/assets/icons/LICENSE",),
    ),
    Part("peewee", "MIT", "peewee"),
    Part("sqlcipher3", "Zlib", "sqlcipher3"),
    Part("SQLCipher", "BSD-3-Clause", texts=("sqlcipher.txt",)),
    Part("SQLite", "blessing", texts=("sqlite.txt",)),
    Part("cryptography", "Apache-2.0 OR BSD-3-Clause", "cryptography"),
    Part("pyrage", "MIT", "pyrage"),
    Part("cffi", "MIT-0", "cffi"),
    Part("pycparser", "BSD-3-Clause", "pycparser"),
    Part("reportlab", "BSD-3-Clause", "reportlab"),
    Part("charset-normalizer", "MIT", "charset-normalizer"),
    Part("uharfbuzz", "Apache-2.0", "uharfbuzz"),
    Part("HarfBuzz", "MIT-Modern-Variant", texts=("harfbuzz.txt",)),
    Part("pypdfium2, PDFium", "BSD-3-Clause AND Apache-2.0", "pypdfium2"),
    Part("zxing-cpp", "Apache-2.0", "zxing-cpp"),
    Part("Sarabun", "OFL-1.1", "fontpkg-sarabun"),
    Part("Noto", "OFL-1.1", "manimgx-fonts"),
    Part("Pillow", "MIT-CMU", "pillow"),
    Part("newmm-tokenizer", "Apache-2.0", "newmm-tokenizer", texts=(APACHE,)),
    Part("python-calamine", "MIT", "python-calamine"),
    Part("XlsxWriter", "BSD-2-Clause", "XlsxWriter"),
    Part("platformdirs", "MIT", "platformdirs"),
    Part("pywin32", "PSF-2.0", "pywin32", only_windows=True),
    Part("tzdata", "Apache-2.0", "tzdata", only_windows=True),
    Part("OpenSSL", "Apache-2.0", texts=("openssl.txt",)),
    Part("zlib", "Zlib", texts=("zlib.txt",)),
    Part("libffi", "MIT", texts=("libffi.txt",)),
    Part("bzip2", "bzip2-1.0.6", texts=("bzip2.txt",)),
    Part("XZ Utils (liblzma)", "public domain", texts=("xz.txt",)),
    Part("Expat", "MIT", texts=("expat.txt",)),
    Part("Microsoft Visual C++ runtime", "Microsoft", texts=("microsoft.txt",), only_windows=True),
    Part("PyInstaller", "GPL-2.0-or-later WITH Bootloader-exception", "pyinstaller", only_windows=True),
    Part("NSIS", "Zlib", texts=("nsis.txt",), only_windows=True),
)
"""The licence as an SPDX expression where there is one."""


def parts() -> tuple[Part, ...]:
    """The parts of the program that runs now, in the order to show them."""
    return tuple(part for part in PARTS if part.is_here)
