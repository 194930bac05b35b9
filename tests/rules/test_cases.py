"""What the rules find, and which findings a change answers for: the rows of two tables."""

from datetime import date
from pathlib import Path

from dnatrack.history.facts import ItemFacts
from dnatrack.loading.snapshot import FileFault
from dnatrack.model.finding import Finding
from tests.rules.example_findings import OTHER, OTHER_FILE, changed, findings_in, said
from tests.rules.rows import Row, files_of, rows

HERE = Path(__file__).parent


def assert_said(findings: tuple[Finding, ...], expected: list[str]) -> None:
    like = [*expected, *("" for _ in findings)]
    assert [said(one, what) for one, what in zip(findings, like, strict=False)] == expected


@rows(HERE / "cases.yaml")
def test_the_rules_find(row: Row) -> None:
    findings = findings_in(files_of(row))

    assert_said(findings, row["found"])
    if "ko" in row:
        assert [one.message.ko for one in findings] == row["ko"]


def _gone(id_: str, said: str) -> ItemFacts:
    """What was gone before a change: its title, behind `@` what was due."""
    title, _, due = said.partition(" @")
    return ItemFacts(id_, id_.rpartition("/")[0], title, lifecycle="planned", due=due)


@rows(HERE / "changes.yaml")
def test_a_change_brings(row: Row) -> None:
    day = date.fromisoformat(row["day"]) if "day" in row else None
    before, after = files_of(row["before"]), files_of(row["after"])
    retired = {id_: _gone(id_, said) for id_, said in row.get("retired", {}).items()}
    outcome = changed(before, after, retired=retired, day=day)

    assert_said(outcome.new, row["new"])
    assert_said(outcome.older, row.get("older", []))
    assert_said(outcome.resolved, row.get("resolved", []))
    if "ko" in row:
        assert [one.message.ko for one in outcome.new] == row["ko"]


def test_a_task_that_has_grown_too_large_is_not_deleted() -> None:
    outcome = changed({OTHER_FILE: OTHER}, {OTHER_FILE: FileFault.TOO_LARGE})

    assert [one.rule for one in outcome.new] == ["too-large"]
