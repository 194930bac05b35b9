"""The commands that read history, as people run them: what they say, and how they end."""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.histories import MOVED, NAMES, WHY, one_task
from tests.cli.running import Run, dnatrack
from tests.cli.scenes import play
from tests.history.repositories import Step, git, milestone, moved, repository, task
from tests.rules.rows import Row, rows


@rows(Path(__file__).parent / "history.yaml")
def test_what_is_said_of_a_history(histories: Mapping[str, Path], tmp_path: Path, row: Row) -> None:
    folder = shutil.copytree(histories[row.get("in", "moved")], tmp_path / "it")

    play(folder, row)


# What no row can say: other histories, and several runs that are compared.

COMMANDS = ("slips", "log dg-1", "diff HEAD~2 HEAD", "audit", "trend", "silent")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_second_run_says_the_same(
    histories: Mapping[str, Path], command: str, tmp_path: Path
) -> None:
    cache = {"DNATRACK_CACHE": "1", "XDG_CACHE_HOME": str(tmp_path)}
    asked = (*command.split(), "--format", "json")

    runs = [dnatrack(*asked, at=histories["moved"], **cache) for _ in range(2)]

    assert list(tmp_path.rglob("*.ledger")) or command.startswith("diff")
    assert runs[0] == runs[1]


def test_git_is_taken_from_the_path_alone(tmp_path: Path) -> None:
    false = "printf '#!/bin/sh\\necho called >> trace\\n' > git; chmod 755 git"
    path = f".:{os.environ['PATH']}:."

    play(repository(tmp_path, MOVED), {"do": false, "run": "slips", "env": {"PATH": path},
                                       "left": {"trace": "null"}})  # fmt: skip


def test_a_history_in_which_nothing_happened(tmp_path: Path) -> None:
    repository(tmp_path, [Step({**NAMES, **one_task()})])

    play(tmp_path, {"run": "slips", "out": "No deadline has slipped."})
    play(tmp_path, {"run": "audit"})


def test_what_was_written_down_long_after_it_was_decided_says_when_that_was(
    tmp_path: Path,
) -> None:
    late = Step(one_task(due="2020-06", revisions=WHY), day="2020-06-20")
    repository(tmp_path, [MOVED[0], late])

    note = "written down more than 30 d after the decision: dg-1/first (1 Feb 2020)"
    play(tmp_path, {"run": "slips --on 2020-12-31", "out": note})


def test_files_that_could_not_be_read_are_named_with_their_commit(tmp_path: Path) -> None:
    folder = repository(tmp_path, [*MOVED, Step({"data/tasks/dg-1.yaml": "broken: ["})])
    commit = git(folder, "rev-parse", "--short=10", "HEAD")

    outs = [dnatrack(line, *of, at=folder).out
            for line, *of in (("slips",), ("log", "dg-1"), ("audit",), ("trend",))]  # fmt: skip

    assert [commit in out and "tasks/dg-1.yaml" in out for out in outs] == [True] * 4


def test_a_shallow_clone_states_no_original_deadline_that_it_cannot_know(
    tmp_path: Path,
) -> None:
    declared = "[{on: 2020-03-01, from: 2020-02, to: 2020-04, reason: budget}]"
    common = {"kind": "plan", "sources": "[S1]"}
    late = (milestone("a", **common), milestone("b", due="2020-04", revisions=declared, **common))
    whole = repository(
        tmp_path / "whole",
        [
            Step({"data/taskforces.yaml": "taskforces: []\n", **moved("2020-01")}),
            Step({"data/tasks/dg-1.yaml": task("dg-1", *late, sources="[S1]")}),
        ],
    )
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{whole}", "cut")
    (tmp_path / "cut/.git").rename(tmp_path / "kept")
    loose = dnatrack("overdue", "--format", "json", at=tmp_path / "cut")
    (tmp_path / "kept").rename(tmp_path / "cut/.git")

    cut = dnatrack("overdue", "--format", "json", at=tmp_path / "cut")
    shown = dnatrack("overdue", "--lang", "en", at=tmp_path / "cut")

    assert _originals(cut) == ("incomplete", {"dg-1/a": None, "dg-1/b": "2020-02"})
    assert _originals(loose) == (None, {"dg-1/a": "2020-03", "dg-1/b": "2020-02"})
    assert "incomplete, so are original dues" in shown.out


def _originals(run: Run) -> tuple[str | None, dict[str, str | None]]:
    read = json.loads(run.out)
    return read.get("history"), {one["id"]: one["original_due"] for one in read["overdue"]}
