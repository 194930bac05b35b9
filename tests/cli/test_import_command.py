"""`dnatrack import`, as a coordinator runs it on what ministries sent back."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from dnatrack.app.import_ import merge_into
from dnatrack.app.workspace import Workspace
from dnatrack.errors import DnatrackError
from dnatrack.exports import export_file
from dnatrack.reports.selection import Selection
from dnatrack.sheets.outcome import Outcome
from tests.cli.running import ROOT, Run, dnatrack
from tests.history.repositories import git
from tests.sheets.reading_back import changes, troubles, with_cells, with_entries

FIRST = "dg-2-4/first-card"
LEFT = "dg-3-1/second-integration"
DONE = {"lifecycle": "완료", "done_on": "2021. 12. 30.", "evidence": "S47"}
WHY = {"revision.reason": "예산", "revision.authority": "국무회의", "revision.source": "S47"}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A repository with the real data in its one commit."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "data")
    return tmp_path


def sent_back(ledger: Path, form: str, changes: Mapping[str, dict[str, str]]) -> bytes:
    """An export with some cells of `dg-2-5/…`, or of another task, filled in."""
    view = Workspace(ledger / "data").now("2022-04-10").view
    content = {one: export_file(one, view, Selection()) for one in ("csv", form)}
    ids = [line.split(",")[0] for line in content["csv"].decode().split("\r\n")]
    cells = {
        f"{ids.index(name if '/' in name else f'dg-2-5/{name}') + 1} {column}": text
        for name, entries in changes.items()
        for column, text in entries.items()
    }
    return (with_entries if form == "csv" else with_cells)(content[form], cells)


def send_back(ledger: Path, **changes: dict[str, str]) -> None:
    (ledger / "back.xlsx").write_bytes(sent_back(ledger, "xlsx", changes))


def take_in(ledger: Path, *more: str) -> Run:
    return dnatrack("import", "back.xlsx", *more, "--lang", "en", at=ledger)


def changed(ledger: Path) -> list[str]:
    lines = git(ledger, "diff", "--unified=0", "--", "data").splitlines()
    today = Workspace(ledger / "data").day().isoformat()
    return [
        line.replace(f"on: {today}", "on: today")
        for line in lines
        if line[0] in "+-" and line[:3] not in {"+++", "---"}
    ]


REFUSED = {
    "a day to come": (
        {"redesign": {**DONE, "done_on": "2099. 12. 30."}},
        ": the day of completion is after today\n",
    ),
    "a deadline that moves without a reason": (
        {"redesign": DONE, "common-base": {"due": "2023-H1"}},
        "fill in `why the due moves`",
    ),
    "what validate would refuse": (
        {FIRST: {"done_on": "", "lifecycle": "추진중"}},
        ": it was reported as done before: set `lifecycle` back to done\n",
    ),
    "another kind where stages of a law are written down": (
        {"dg-2-1/law-amended": {"kind": "계획"}},
        ": stages of a law are written down for it: set `kind` back to legislation\n",
    ),
    "a day without the state": (
        {"spread": {"done_on": "2022-03"}},
        "`done on` is filled in: set `lifecycle` to done, too\n",
    ),
}


@pytest.mark.parametrize(("cells", "said"), REFUSED.values(), ids=REFUSED)
def test_all_of_it_is_refused_in_words_of_the_sheet(
    ledger: Path, cells: dict[str, dict[str, str]], said: str
) -> None:
    send_back(ledger, **cells)

    run = take_in(ledger)

    assert (run.code, changed(ledger)) == (1, [])
    assert said in run.err
    assert ".yaml" not in run.err


GROUNDS = {key: text for key, text in WHY.items() if key != "revision.reason"}
TAKEN = {
    "nothing": ({}, []),
    "a completion and a move": (
        {"redesign": DONE, "common-base": {"due": "2023-H1", **WHY}},
        [
            "-    lifecycle: unknown",
            "-    looked_for:",
            "-      on: 2026-11-30",
            "-      result: inconclusive",
            "-      note: 2020-04-22 착수 예정, 8월까지. 마쳤다는 글을 못 찾음",
            "-      sources: [S111]",
            "+    lifecycle: done",
            "+    done_on: 2021-12-30",
            "+    evidence: [S47]",
            "-    due: 2021",
            "+    due: 2023-H1",
            "+    revisions:",
            (
                "+      - {on: today, from: 2021, to: 2023-H1, reason: budget, "
                "authority: 국무회의, source: S47}"
            ),
        ],
    ),
    "grounds on which a promise is left": (
        {LEFT: {"lifecycle": "중단", "reason": "예산 없음", **GROUNDS}},
        [
            "-    lifecycle: in-progress",
            "+    lifecycle: cancelled",
            "+    decision: {on: today, reason: 예산 없음, authority: 국무회의, source: S47}",
        ],
    ),
    "titles and removed values": (
        {"spread": {"title.en": "Wide use", "note": "새 비고"}, FIRST: {"note": ""}},
        [
            "-    title: {ko: 디지털 고지·수납 확산, en: Digital notices and payment in wide use}",
            "+    title: {ko: 디지털 고지·수납 확산, en: Wide use}",
            "+    note: 새 비고",
        ],
    ),
}


@pytest.mark.parametrize(("cells", "lines"), TAKEN.values(), ids=TAKEN)
def test_what_was_filled_in_becomes_splices(
    ledger: Path, cells: dict[str, dict[str, str]], lines: list[str]
) -> None:
    send_back(ledger, **cells)

    run = take_in(ledger)

    assert (run.code, changed(ledger)) == (0, lines)
    if not lines:
        assert (run.out, run.err) == ("", "There is nothing to change.\n")


def test_a_column_that_was_not_read_is_not_nothing_to_change(ledger: Path) -> None:
    content = export_file("csv", Workspace(ledger / "data").now("2022-04-10").view, Selection())
    (ledger / "back.xlsx").write_bytes(content.replace("비고".encode(), b""))

    run = take_in(ledger)

    assert (run.code, run.out, changed(ledger)) == (1, "", [])
    assert run.err.splitlines() == [
        "A1: missing columns, whose values stay as they are: `note`",
        "error: nothing changed in what was read, and the columns above were not read",
        "  help: give them the headings of `dnatrack export`, and import the file again",
    ]


def test_a_dry_run_shows_words_and_lines_and_writes_nothing(ledger: Path) -> None:
    send_back(ledger, redesign=DONE, **{"common-base": {"due": "2023-H1", **WHY}})

    run = take_in(ledger, "--dry-run")

    assert (run.code, changed(ledger)) == (0, [])
    said = ("[postponed: 1]", "[outcome found: 1]", "+    done_on: 2021-12-30\n")
    assert [one for one in said if one not in run.out] == []


def test_grounds_that_cannot_be_read_back_are_refused(ledger: Path) -> None:
    cells = {"lifecycle": "중단", "reason": "예산 없음", **GROUNDS, "note": "null"}
    send_back(ledger, **{LEFT: cells})

    run = take_in(ledger)

    assert (run.code, changed(ledger)) == (1, [])
    assert "dg-3-1.yaml: this must not be empty" in run.err


@pytest.fixture
def cancelled(ledger: Path) -> Path:
    """A repository in which an import cancelled a milestone."""
    send_back(ledger, **{LEFT: {"lifecycle": "중단", "reason": "예산 없음", **GROUNDS}})
    assert f"{LEFT}: 예산 없음 (국무회의, S47, " in take_in(ledger, "--yes").out.replace("\n", " ")
    git(ledger, "commit", "-aqm", "cancelled")
    return ledger


DECISION = "    decision: {on: today, reason: 예산 없음, authority: 국무회의, source: S47}"
ANEW = "    decision: {on: today, reason: 법 개정, authority: 국회, source: S2}"
RESUMED = ["-    lifecycle: cancelled", f"-{DECISION}", "+    lifecycle: in-progress"]


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ({"reason": "법 개정"}, [f"-{DECISION}", f"+{DECISION.replace('예산 없음', '법 개정')}"]),
        (
            {"reason": "법 개정", "revision.authority": "국회", "revision.source": "S2"},
            [f"-{DECISION}", f"+{ANEW}"],
        ),
        ({"lifecycle": "추진 중"}, RESUMED),
        ({"lifecycle": "추진 중", "reason": "재개"}, [*RESUMED, "+    reason: 재개"]),
    ],
)
def test_why_a_promise_was_left_stands_in_its_decision(
    cancelled: Path, cells: dict[str, str], lines: list[str]
) -> None:
    assert "There is nothing to change.\n" in take_in(cancelled).err
    send_back(cancelled, **{LEFT: cells})

    assert take_in(cancelled).code == 0

    assert changed(cancelled) == lines


def test_a_commit_tells_what_the_sheet_changed_and_again_it_is_in_already(ledger: Path) -> None:
    for name, value in (("user.name", "김주무관"), ("user.email", "kim@example.org")):
        git(ledger, "config", name, value)
    send_back(ledger, redesign=DONE)

    assert take_in(ledger, "--commit").code == 0

    assert git(ledger, "log", "-1", "--format=%s") == "dg-2-5/redesign: outcome found: 30 Dec 2021"
    assert git(ledger, "status", "--short", "--untracked-files=no") == ""
    again = take_in(ledger)
    assert (again.code, again.out) == (0, "")
    assert again.err.splitlines()[1:] == [
        "cells that say what the data says already: 3",
        "There is nothing to change.",
    ]


PLAN = "task title,taskforce,lead,title,due,kind,source\n"


def plan(ledger: Path, *rows: str) -> Run:
    """Take in a list of promises that never was an export."""
    (ledger / "back.xlsx").write_text(PLAN + "".join(f"{row}\n" for row in rows), "utf-8")
    return take_in(ledger, "--yes")


def test_a_plan_of_twelve_promises_comes_in_by_one_import(ledger: Path) -> None:
    rows = [f"Promise {one},digital-media,msit,Step {one},2027-H1,plan,S1" for one in range(12)]

    run = plan(ledger, *rows)

    files = sorted((ledger / "data/tasks").glob("dm-*.yaml"))
    assert (run.code, [one.stem for one in files[:3]], len(files)) == (
        0,
        ["dm-1", "dm-10", "dm-11"],
        16,
    )
    assert (ledger / "data/tasks/dm-5.yaml").read_text("utf-8").splitlines()[1:] == [
        "id: dm-5",
        "title: Promise 0",
        "taskforce: digital-media",
        "lead: msit",
        "promise: {text: Promise 0, source: S1}",
        "lifecycle: planned",
        "sources: [S1]",
        "milestones:",
        (
            "  - {id: step-0, title: Step 0, kind: plan, due: 2027-H1, lifecycle: planned, "
            "sources: [S1]}"
        ),
    ]
    assert "A2: new id `dm-5/step-0`" in run.err
    assert dnatrack("validate", at=ledger).code == 0


def test_a_plan_that_was_taken_in_brings_nothing_more(ledger: Path) -> None:
    rows = ["Promise,digital-media,msit,Step,2027-H1,plan,S1"]
    plan(ledger, *rows)
    git(ledger, "add", "data")

    run = plan(ledger, *rows)

    assert (run.code, changed(ledger)) == (0, [])
    assert "There is nothing to change.\n" in run.err


def test_the_id_of_what_was_deleted_is_not_given_again(ledger: Path) -> None:
    first = plan(ledger, "Promise,digital-media,msit,Step,2027-H1,plan,S1")
    git(ledger, "add", "data")
    git(ledger, "commit", "-qm", "new")
    (ledger / "data/tasks/dm-5.yaml").unlink()
    git(ledger, "commit", "-qam", "gone")

    again = plan(ledger, "Another,digital-media,msit,Step,2027-H1,plan,S1")

    assert ("`dm-5/step`" in first.err, "`dm-6/step`" in again.err) == (True, True)


def test_milestones_that_are_called_alike_get_ids_of_their_own(ledger: Path) -> None:
    rows = [f"Promise,digital-media,msit,Step ({one}),2027-H1,plan,S1" for one in ("a", "b")]

    run = plan(ledger, *rows)

    assert (run.code, "`dm-5/step`" in run.err, "`dm-5/step-2`" in run.err) == (0, True, True)


def test_what_is_wrong_with_a_new_row_is_told_at_its_cell(ledger: Path) -> None:
    run = plan(ledger, "Promise,digital-media,moef,Step,2027-H1,plan,S1")

    assert run.code == 1
    assert "C2: the lead `moef` existed only until " in run.err
    assert ".yaml" not in run.err


def test_what_is_no_id_is_told_at_its_cell(ledger: Path) -> None:
    plan = (
        "task id,task title,taskforce,lead,promise,source\n2020/03/05,A,digital-media,msit,B,S1\n"
    )
    (ledger / "back.xlsx").write_text(plan, "utf-8")

    run = take_in(ledger, "--yes")

    assert (run.code, run.err.partition("\n")[0]) == (1, "A2: `2020/03/05` cannot be an id")


# A file that was sent back, in a repository that went on meanwhile.

TASK = "data/tasks/dg-2-4.yaml"
NOTED = {FIRST: {"note": "가"}}
TO_NOTE = (FIRST, "note", "", "가")


def replace(ledger: Path, old: str, new: str) -> None:
    file = ledger / TASK
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")


def imported(ledger: Path, content: bytes, base: str | None = None) -> Outcome:
    (ledger / "back").write_bytes(content)
    workspace = Workspace(ledger / "data")
    return merge_into(workspace, workspace.loaded, ledger / "back", base)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_the_data_changed_meanwhile_stays(ledger: Path, form: str) -> None:
    content = sent_back(ledger, form, NOTED)
    replace(ledger, "due: 2020-H2", "due: 2021-H2")
    git(ledger, "commit", "--quiet", "-am", "moved")

    found = imported(ledger, content)

    assert (changes(found), found.conflicts, troubles(found)) == ([TO_NOTE], (), [])


def test_a_person_can_name_what_a_csv_was_made_from(ledger: Path) -> None:
    content = sent_back(ledger, "csv", NOTED).replace(b"dnatrack-sheet/1", b"taken out")
    replace(ledger, "due: 2020-H2", "due: 2021-H2")

    found = imported(ledger, content, base="HEAD")

    assert (changes(found), troubles(found)) == ([TO_NOTE], [])


def test_a_commit_that_is_not_here_is_no_crash(ledger: Path) -> None:
    content = sent_back(ledger, "csv", NOTED)
    head = git(ledger, "rev-parse", "HEAD").strip()
    replace(ledger, "due: 2020-H2", "due: 2021-H2")

    found = imported(ledger, content.replace(head.encode(), b"1" * len(head)))

    assert [one.is_refusal for one in found.troubles] == [True]


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
