import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from dnatrack.storage.journal import Step, write_journal
from tests.cli.running import ENVIRONMENT, dnatrack, dnatrack_bytes
from tests.cli.scenes import prepare
from tests.gate.tracker import commit, edit, write_tracker
from tests.history.repositories import git
from tests.rules.rows import Row, rows

HOLIDAYS = """\
holidays:
  - {on: 2030-01-01, name: 신정}
  - {on: 2031-01-01, name: 신정}
"""
WORKFLOW = ".github/workflows/check.yml"
# Nothing of whoever runs the tests: git's own settings would be found, too.
ALONE = {"GIT_CONFIG_NOSYSTEM": "1", "XDG_CONFIG_HOME": "/nonexistent"}


def examined(at: Path, **environment: str) -> dict[str, str]:
    """What is said of each thing, in English: its state, what was found, the cure."""
    run = dnatrack("doctor", "--format", "json", "--lang", "en", "--on", "2030-06-01",
                   at=at, **{**ALONE, **environment})  # fmt: skip
    checks = json.loads(run.out)["checks"]
    assert run.code == int(any(one["state"] == "broken" for one in checks)), run
    return {
        one["check"]: f"{one['state']}: {one['found']['en']}"
        + (f" -> {one['cure']['en']}" if one["cure"] else "")
        for one in checks
    }


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """A repository in which all is well, as far as it can be."""
    data = write_tracker(tmp_path / "repository")
    top = data.parent
    (data / "calendar.yaml").write_text(HOLIDAYS)
    modeline = "# yaml-language-server: $schema=../schema/tracker.schema.json"
    edit(data / "tracker.yaml", "schema: 1\n", f"{modeline}\nschema: 1\n")
    (top / WORKFLOW).parent.mkdir(parents=True)
    (top / WORKFLOW).write_text("steps: [{uses: example/dnatrack@v1}]\n")
    git(top, "init", "--quiet", "--template=")
    git(top, "config", "core.quotePath", "false")
    (top / ".git/hooks").mkdir()
    (top / ".git/hooks/pre-commit").write_text("dnatrack validate\n")
    commit(top, "start")
    return top


def test_a_repository_in_order_has_nothing_broken_or_advised(tracker: Path) -> None:
    found = examined(tracker)

    well = re.compile("fine|not-here")
    assert {name: said for name, said in found.items() if not well.match(said)} == {}
    assert found["schema"] == "fine: version 1"
    assert found["repository"] == f"fine: {tracker}"
    assert found["ci"] == f"fine: {WORKFLOW}"
    assert sys.executable in found["python"]


def test_an_empty_folder_has_no_data_and_no_repository(tmp_path: Path) -> None:
    found = examined(tmp_path)

    assert {name for name, said in found.items() if said.startswith("broken")} == {
        "data",
        "repository",
    }
    assert "--data" in found["data"]
    for name in ("schema", "calendar", "writing", "history", "line-ends"):
        assert found[name].startswith("not-here")


def test_a_shallow_clone_is_broken_and_the_cure_mends_it(tracker: Path, tmp_path: Path) -> None:
    commit(tracker, "second")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", tracker.as_uri(), str(clone))

    before = examined(clone)["history"]
    git(clone, "fetch", "--quiet", "--unshallow")

    assert re.match("broken: .* -> .*`git fetch --unshallow`", before)
    assert examined(clone)["history"].startswith("fine")


def test_without_git_the_cure_is_to_install_it(tracker: Path, tmp_path: Path) -> None:
    found = examined(tracker, PATH=str(tmp_path))

    assert re.match("broken: .* -> .*install git", found["git"])
    others = ("repository", "history", "quote-path", "line-ends")
    assert {found[name].partition(":")[0] for name in others} == {"not-here"}


def test_a_git_that_is_too_old_is_broken(tracker: Path, tmp_path: Path) -> None:
    old = tmp_path / "bin/git"
    old.parent.mkdir()
    old.write_text(
        '#!/bin/sh\n[ "${*##* }" != version ] || { echo git version 2.20.1; exit; }\n'
        f'exec {shutil.which("git")} "$@"\n'
    )
    old.chmod(0o755)

    said = examined(tracker, PATH=f"{old.parent}:{ENVIRONMENT['PATH']}")["git"]

    assert said.startswith("broken: an old git: git version 2.20.1 -> install git 2.31")


@rows(Path(__file__).parent / "doctor.yaml")
def test_what_is_not_in_order_is_said_with_its_cure(tracker: Path, row: Row) -> None:
    prepare(tracker, row)

    found = examined(tracker, **row.get("env", {}))[row["of"]]

    assert re.match(row["says"], found), found


def test_a_write_that_was_cut_off_is_said_with_who_finishes_it(tracker: Path) -> None:
    new = ".dnatrack-0123456789abcdef.new"
    (tracker / "data" / new).write_text("ministries: []\n")
    steps = [
        Step("ministries.yaml", new, "old", "new"),
        Step("sources.yaml", None, "old", None),
    ]
    write_journal(tracker / "data", steps)

    assert examined(tracker)["writing"] == (
        "advice: a write of 2 files was cut off, and is read as if it were finished"
        " -> the next edit with dnatrack finishes it"
    )


def test_a_korean_windows_console_can_show_the_diagnosis(tracker: Path) -> None:
    run = dnatrack_bytes("doctor", "--lang", "ko", "--width", "80", at=tracker,
                         PYTHONIOENCODING="cp949")  # fmt: skip

    said = run.stdout.decode("cp949")
    assert "진단: 오류 0건" in said
    assert "cp949: 한글은 표시되나" in re.sub(r"\s+", " ", said)


def test_a_cache_that_cannot_be_is_advised(tracker: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    on = {"DNATRACK_CACHE": "1"}
    nowhere = examined(tracker, **on, XDG_CACHE_HOME=str(tmp_path / "file"))["cache"]
    somewhere = examined(tracker, **on, XDG_CACHE_HOME=str(tmp_path))["cache"]

    assert nowhere.startswith("advice: ")
    assert somewhere == f"fine: {tmp_path / 'dnatrack'}"
    assert not (tmp_path / "dnatrack").exists()


def test_nothing_is_written(tracker: Path) -> None:
    before = sorted((path, path.stat().st_mtime_ns) for path in tracker.rglob("*"))

    examined(tracker)

    assert sorted((path, path.stat().st_mtime_ns) for path in tracker.rglob("*")) == before
