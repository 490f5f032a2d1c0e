"""Who may do what on the command line: whole IDs are for managers, and the audit log knows of all of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.accounts import add_account
from db.audit import audit_listing
from db.domain.accounts import Account, Role
from db.domain.audit import AuditFilter
from tests.commands import Run
from tests.keys import open_office
from tests.office_files import typed_id
from ui.commands import credentials

pytestmark = pytest.mark.usefixtures("manager")


@pytest.fixture
def as_role(data: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Role], None]:
    """as_role(Role.CLERK): commands are given by somebody with this role from now on."""

    def sign(role: Role) -> None:
        with open_office(data) as office:
            add_account(office, Account(name="สมหญิง", role=role), "แม่น้ำยวม-41")
        monkeypatch.setenv(credentials.USER, "สมหญิง")
        monkeypatch.setenv(credentials.PASSWORD, "แม่น้ำยวม-41")

    return sign


def test_json_has_whole_ids_for_managers_and_that_is_written_down(run: Run, town: Path, data: Path) -> None:
    whole = {typed_id(number).replace("-", "") for number in (1, 2)}
    assert whole <= {each["citizen_id"] for each in run("list", "residents", "--json").json}
    assert run("search", "กนกวรรณ", "--json").json[0]["citizen_id"] in whole
    with open_office(data) as office:
        listing = audit_listing(office, AuditFilter(what="reveal"))
        assert [line.subject for line in listing.page(0, 9)] == ["residents", "residents"]


@pytest.mark.parametrize("role", [Role.CLERK, Role.PRINTER])
def test_json_has_masked_ids_for_others(run: Run, town: Path, as_role: Callable[[Role], None], role: Role) -> None:
    as_role(role)
    for command in (("list", "residents"), ("search", "กนกวรรณ"), ("list", "volunteers")):
        said = run(*command, "--json")
        assert said.code == 0 and "99-9" not in said.out
        shown = {each["citizen_id"] for each in said.json}
        assert all(each.startswith("x-xxxx-xxxxx-") for each in shown if each), shown


def test_the_plain_list_masks_ids_for_everybody(run: Run, town: Path) -> None:
    said = run("list", "residents").out
    assert typed_id(1).replace("-", "") not in said and "x-xxxx-xxxxx-" in said


@pytest.mark.parametrize(
    ("role", "arguments"),
    [
        (Role.CLERK, ("export", "residents", "out.xlsx")),
        (Role.PRINTER, ("export", "volunteers", "out.csv")),
        (Role.CLERK, ("audit", "verify")),
        (Role.PRINTER, ("audit", "verify")),
        (Role.CLERK, ("print", "roster", "residents", "--ids", "full", "out.pdf")),
    ],
)
def test_a_command_that_is_not_allowed_ends_with_1_and_says_who_may(
    run: Run, town: Path, tmp_path: Path, as_role: Callable[[Role], None], role: Role, arguments: tuple[str, ...]
) -> None:
    as_role(role)
    answer = run(*(str(tmp_path / each) if each.startswith("out") else each for each in arguments))
    assert (answer.code, answer.out) == (1, "") and "You may not" in answer.err and "managers" in answer.err
    assert not list(tmp_path.glob("out*"))


def test_a_sound_audit_log_is_0_and_an_altered_one_1(run: Run, town: Path, data: Path) -> None:
    answer = run("audit", "verify")
    assert answer.code == 0 and answer.out.startswith("The audit log is sound")
    with open_office(data) as office:
        office.run(lambda: office.sql("drop trigger history_kept"))
        office.run(lambda: office.sql("update history set note = '?' where id = 1"))
    answer = run("audit", "verify")
    assert answer.code == 1 and "Entry 1 was changed" in answer.out


def test_papers_and_exports_are_in_the_audit_log(run: Run, town: Path, data: Path, tmp_path: Path) -> None:
    run("export", "residents", tmp_path / "out.xlsx")
    run("print", "roster", "residents", "--ids", "full", tmp_path / "out.pdf")
    with open_office(data) as office:
        listing = audit_listing(office, AuditFilter())
        said = [(line.what, line.note) for line in listing.page(0, 9) if not line.what.startswith("sign_")][:3]
    assert said == [("save_paper", "roster"), ("reveal", "roster"), ("export", said[2][1])]
    assert said[2][1].startswith("out.xlsx: ")
