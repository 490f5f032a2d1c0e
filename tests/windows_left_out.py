"""The one list of tests that the run on Windows leaves out, each with its reason; what is not here must pass there.

A name is a module, or a module and a test; a test that is run with several values is left out with all of them.
"""

import sys

SOURCE_ONLY = "reads the source only, which is the same everywhere; runs on Linux"
READERS = "reads files that are the same bytes everywhere, with programs that Debian brings; runs on Linux"

# Neither under wine nor on a Windows PC
ON_WINDOWS = {
    "test_house_lint": SOURCE_ONLY,
    "test_house_imports::test_imports_keep_the_law": SOURCE_ONLY,
    "test_house_imports::test_a_planted_breach_is_caught": SOURCE_ONLY,
    "test_house_imports::test_the_tree_is_laid_out_as_the_law_says": "asks git about the tree; runs on Linux",
    "test_printing_found": READERS,
    "test_printing_archive::test_each_paper_is_pdf_a_2u_in_thai_and_in_english": READERS,
}

# Passes on a Windows PC as far as is known, but wine is no whole Windows
UNDER_WINE: dict[str, str] = {
    "test_ui_taskbar::test_windows_knows_the_process_by_that_name": "wine takes the name, but does not tell it again",
}


def is_wine() -> bool:
    """Whether this Windows is wine."""
    if sys.platform != "win32":
        return False
    import ctypes

    return hasattr(ctypes.windll.ntdll, "wine_get_version")


def reason(node: str) -> str:
    """Why the test with this pytest name is left out here; "" for one that runs."""
    if sys.platform != "win32":
        return ""
    left_out = ON_WINDOWS | (UNDER_WINE if is_wine() else {})
    module, _, test = node.partition("[")[0].rpartition("/")[2].partition("::")
    module = module.removesuffix(".py")
    return left_out.get(module) or left_out.get(f"{module}::{test}", "")
