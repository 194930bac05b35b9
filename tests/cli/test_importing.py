"""From a file that was sent back, in a repository that went on meanwhile."""

import shutil
from pathlib import Path

import pytest

from dnatrack.app.import_ import merge_into
from dnatrack.app.workspace import Workspace
from dnatrack.errors import DnatrackError
from dnatrack.exports import export_file
from dnatrack.reports.selection import Selection
from dnatrack.sheets.outcome import Outcome
from tests.cli.running import ROOT
from tests.history.repositories import git
from tests.sheets.reading_back import changes, troubles, with_cells, with_entries

TASK = "data/tasks/dg-2-4.yaml"
TO_NOTE = ("dg-2-4/first-card", "note", "", "가")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A repository with the real data in its one commit."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "data")
    return tmp_path


def export(ledger: Path, form: str) -> bytes:
    return export_file(form, Workspace(ledger / "data").now("2020-04-10").view, Selection())


def row_of_first_card(ledger: Path) -> int:
    lines = export(ledger, "csv").decode("utf-8-sig").splitlines()
    return [line.startswith("dg-2-4/first-card,") for line in lines].index(True) + 1


def replace(ledger: Path, old: str, new: str) -> None:
    file = ledger / TASK
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")


def imported(ledger: Path, content: bytes, base: str | None = None) -> Outcome:
    (ledger / "back").write_bytes(content)
    workspace = Workspace(ledger / "data")
    return merge_into(workspace, workspace.loaded, ledger / "back", base)


def sent_back(ledger: Path, form: str) -> bytes:
    """An export in which somebody wrote a note."""
    row = row_of_first_card(ledger)
    if form == "csv":
        return with_entries(export(ledger, form), {f"{row} note": "가"})
    return with_cells(export(ledger, form), {f"{row} note": "가"})


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_the_data_changed_meanwhile_stays(ledger: Path, form: str) -> None:
    content = sent_back(ledger, form)
    replace(ledger, "due: 2020-H2", "due: 2021-H2")
    git(ledger, "commit", "--quiet", "-am", "moved")

    found = imported(ledger, content)

    assert (changes(found), found.conflicts, troubles(found)) == ([TO_NOTE], (), [])


def test_a_workbook_remembers_what_was_never_committed(ledger: Path) -> None:
    replace(ledger, "due: 2020-H2", "due: 2022")
    content = sent_back(ledger, "xlsx")
    replace(ledger, "due: 2022", "due: 2021-H2")

    found = imported(ledger, content)

    assert (changes(found), found.conflicts, troubles(found)) == ([TO_NOTE], (), [])


def test_a_csv_of_what_was_never_committed_is_not_guessed_at(ledger: Path) -> None:
    replace(ledger, "due: 2020-H2", "due: 2022")
    content = sent_back(ledger, "csv")
    replace(ledger, "due: 2022", "due: 2021-H2")

    found = imported(ledger, content)

    assert changes(found) == []
    assert [one.is_refusal for one in found.troubles] == [True]


def test_a_csv_of_what_is_still_there_needs_no_commit(ledger: Path) -> None:
    replace(ledger, "due: 2020-H2", "due: 2022")
    content = sent_back(ledger, "csv")

    assert changes(imported(ledger, content)) == [TO_NOTE]


def test_a_person_can_name_what_a_csv_was_made_from(ledger: Path) -> None:
    content = sent_back(ledger, "csv").replace(b"dnatrack-sheet/1", b"taken out")
    replace(ledger, "due: 2020-H2", "due: 2021-H2")

    found = imported(ledger, content, base="HEAD")

    assert (changes(found), troubles(found)) == ([TO_NOTE], [])


def test_a_commit_that_is_not_here_is_no_crash(ledger: Path) -> None:
    content = sent_back(ledger, "csv")
    head = git(ledger, "rev-parse", "HEAD").strip()
    replace(ledger, "due: 2020-H2", "due: 2021-H2")

    found = imported(ledger, content.replace(head.encode(), b"1" * len(head)))

    assert [one.at.row for one in found.refusals] == [row_of_first_card(ledger)]


@pytest.mark.parametrize("name", ["no.csv", "."])
def test_a_file_that_cannot_be_read_is_said(ledger: Path, name: str) -> None:
    workspace = Workspace(ledger / "data")

    with pytest.raises(DnatrackError) as refused:
        merge_into(workspace, workspace.loaded, ledger / name)

    assert refused.value.message.en.endswith("could not be read")


def test_a_file_without_milestones_is_said(ledger: Path) -> None:
    with pytest.raises(DnatrackError) as refused:
        imported(ledger, "이름,전화\r\n김,1\r\n".encode())

    assert refused.value.message.en == "`back` has no sheet of milestones"
