"""Where history cannot be read the commands say so and end with 2, without a word of data."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.running import Run, dnatrack
from tests.history.repositories import Step, git, milestone, moved, repository, task

COMMANDS = (("slips",), ("log", "dg-1"), ("diff",), ("audit",), ("trend",))
every_command = pytest.mark.parametrize("command", COMMANDS, ids=[one[0] for one in COMMANDS])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {**moved("2020-03"), "data/taskforces.yaml": "taskforces: []\n"}
    return repository(tmp_path_factory.mktemp("ledger"), [Step(files), Step(moved("2020-06"))])


@every_command
def test_no_git(folder: Path, command: tuple[str, ...]) -> None:
    run = dnatrack(*command, "--lang", "en", at=folder, PATH="/nonexistent")

    assert (run.code, run.out) == (2, "")
    assert "there is no git on this machine" in run.err
    assert "help: install git" in run.err


@pytest.mark.parametrize("before", [".:", ":", "data:", ""])
def test_git_is_never_taken_from_the_current_folder(tmp_path: Path, before: str) -> None:
    trace = tmp_path / "trace"
    here = repository(tmp_path / "here", [Step(moved("2020-03"))])
    (here / "data/taskforces.yaml").write_text("taskforces: []\n")
    for place in (here, here / "data"):
        (place / "git").write_text(f"#!/bin/sh\necho {place} >> {trace}\n")
        (place / "git").chmod(0o755)

    usual = dnatrack("slips", "--lang", "en", at=here, PATH=f"{before}{os.environ['PATH']}:.")
    without = dnatrack("slips", "--lang", "en", at=here, PATH=f"{before}/nonexistent:.")

    assert usual.code == 0
    assert (without.code, without.out) == (2, "")
    assert "there is no git on this machine" in without.err
    assert not trace.exists()


@pytest.mark.parametrize("command", [("slips",), ("log", "dg-1"), ("audit",), ("trend",)])
def test_days_that_end_before_they_begin(folder: Path, command: tuple[str, ...]) -> None:
    days = ("--since", "2020-06", "--until", "2020-H1")

    same = dnatrack(*command, *days, at=folder)
    turned = dnatrack(*command, "--since", "2021", "--until", "2020", "--lang", "en", at=folder)

    assert (same.code == 2, turned.code, turned.out) == (False, 2, "")
    assert "`--since 2021 --until 2020` ends before it begins" in turned.err


@pytest.mark.parametrize("command", [("slips",), ("audit",), ("trend",), ("diff", "2020-01-01")])
def test_a_shallow_clone(folder: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{folder}", "it")

    run = dnatrack(*command, at=tmp_path / "it")

    assert (run.code, run.out) == (2, "")
    assert "fetch-depth: 0" in run.err


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


@pytest.mark.parametrize("command", [("slips",), ("diff",)])
def test_no_repository(folder: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    git(tmp_path, "clone", "-q", str(folder), "it")
    (tmp_path / "it/.git").rename(tmp_path / "elsewhere")

    run = dnatrack(*command, at=tmp_path / "it", GIT_CEILING_DIRECTORIES=str(tmp_path))

    assert (run.code, run.out) == (2, "")
    assert "git init" in run.err


def test_a_repository_of_somebody_else(folder: Path) -> None:
    run = dnatrack("slips", at=folder, GIT_TEST_ASSUME_DIFFERENT_OWNER="1")

    assert (run.code, run.out) == (2, "")
    assert f"safe.directory '{folder}'" in run.err


@pytest.mark.parametrize("word", ["--output=x", "nothing", "HEAD~9", "HEAD:data", "2019-01-01"])
def test_a_word_that_names_no_commit(folder: Path, word: str) -> None:
    run = dnatrack("diff", "--", word, at=folder)

    assert (run.code, run.out) == (2, "")
    assert not (folder / "x").exists()
    assert "\n  help: " in run.err


@pytest.mark.parametrize("command", [("slips",), ("log", "dg-1"), ("diff",)])
def test_settings_of_git_that_are_broken(
    folder: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / ".gitconfig").write_text("[user\nname = x\n")

    run = dnatrack(*command, "--lang", "en", at=folder, HOME=str(tmp_path))

    assert (run.code, run.out) == (2, "")
    assert "git cannot read its settings: bad config line 1" in run.err


def test_what_needs_no_history_only_notes_that_there_is_none(folder: Path, tmp_path: Path) -> None:
    (tmp_path / ".gitconfig").write_text("[user\nname = x\n")

    run = dnatrack("status", "--lang", "en", at=folder, HOME=str(tmp_path))

    assert run.code == 0
    assert run.err == (
        "note: original deadlines are only those that the files declare: git cannot read its"
        f" settings: bad config line 1 in file {tmp_path}/.gitconfig; mend that line of that file\n"
    )


def test_a_damaged_repository(folder: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", f"file://{folder}", "it")
    for pack in (tmp_path / "it/.git/objects/pack").glob("*.pack"):
        pack.chmod(0o600)
        pack.write_bytes(pack.read_bytes()[:40])

    run = dnatrack("slips", at=tmp_path / "it")

    assert (run.code, run.out) == (2, "")
    assert "git fsck" in run.err
