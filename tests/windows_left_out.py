"""The one list of tests that the run on Windows leaves out, each with its reason; what is not here must pass there.

A name is a module, or a module and a test; a test that is run with several values is left out with all of them.
"""

import sys

SOURCE_ONLY = "reads the source only, which is the same everywhere; runs on Linux"
READERS = "reads files that are the same bytes everywhere, with programs that Debian brings; runs on Linux"
PAGE = "a subject's page, made of parts that are tested here and looked at by the walk; runs on Linux and a Windows PC"

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
    # Under wine drawing takes six times as long, and these would be a third of the run
    "test_ui_accounts": PAGE,
    "test_ui_activities": PAGE,
    "test_ui_attendance": PAGE,
    "test_ui_audit": PAGE,
    "test_ui_bin": PAGE,
    "test_ui_certificates": PAGE,
    "test_ui_class_days": PAGE,
    "test_ui_communities": PAGE,
    "test_ui_community_page": PAGE,
    "test_ui_definitions": PAGE,
    "test_ui_duplicates": PAGE,
    "test_ui_elders": PAGE,
    "test_ui_household_moves": PAGE,
    "test_ui_households": PAGE,
    "test_ui_matching": PAGE,
    "test_ui_partners": PAGE,
    "test_ui_quality": PAGE,
    "test_ui_record_card": PAGE,
    "test_ui_residents": PAGE,
    "test_ui_results": PAGE,
    "test_ui_roles": PAGE,
    "test_ui_roster_dialog": PAGE,
    "test_ui_rounds": PAGE,
    "test_ui_settings": PAGE,
    "test_ui_training": PAGE,
    "test_ui_visits": PAGE,
    "test_ui_volunteering": PAGE,
    "test_ui_volunteers": PAGE,
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
