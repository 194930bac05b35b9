import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from dnatrack.storage.journal import Step, write_journal
from tests.cli.running import ENVIRONMENT, dnatrack, dnatrack_bytes
from tests.gate.tracker import commit, edit, git, write_tracker

HOLIDAYS = """\
holidays:
  - {on: 2030-01-01, name: 신정}
  - {on: 2031-01-01, name: 신정}
"""
# Nothing of whoever runs the tests: git's own settings would be found, too.
ALONE = {"GIT_CONFIG_NOSYSTEM": "1", "XDG_CONFIG_HOME": "/nonexistent"}


def examined(at: Path, **environment: str) -> dict[str, tuple[str, str, str]]:
    """What is said of each thing, in English: its state, what was found, the cure."""
    run = dnatrack("doctor", "--format", "json", "--lang", "en", "--on", "2030-06-01",
                   at=at, **{**ALONE, **environment})  # fmt: skip
    checks = json.loads(run.out)["checks"]
    assert run.code == int(any(one["state"] == "broken" for one in checks)), run
    return {
        one["check"]: (one["state"], one["found"]["en"], (one["cure"] or {"en": ""})["en"])
        for one in checks
    }


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """A repository in which all is well, as far as it can be."""
    data = write_tracker(tmp_path / "repository")
    top = data.parent
    (data / "calendar.yaml").write_text(HOLIDAYS)
    edit(data / "tracker.yaml", "schema: 1\n",
         "# yaml-language-server: $schema=../schema/tracker.schema.json\nschema: 1\n")  # fmt: skip
    (top / ".github/workflows").mkdir(parents=True)
    (top / ".github/workflows/check.yml").write_text("steps: [{uses: example/dnatrack@v1}]\n")
    git(top, "init", "--quiet", "--template=")
    git(top, "config", "core.quotePath", "false")
    (top / ".git/hooks").mkdir()
    (top / ".git/hooks/pre-commit").write_text("dnatrack validate\n")
    commit(top, "start")
    return top


def test_a_repository_in_order_has_nothing_broken_or_advised(tracker: Path) -> None:
    found = examined(tracker)

    unwell = {name: said for name, said in found.items() if said[0] not in {"fine", "not-here"}}
    assert unwell == {}
    assert found["schema"] == ("fine", "version 1", "")
    assert found["repository"] == ("fine", str(tracker), "")
    assert found["ci"] == ("fine", ".github/workflows/check.yml", "")


def test_an_empty_folder_has_no_data_and_no_repository(tmp_path: Path) -> None:
    found = examined(tmp_path)

    states = {name: said[0] for name, said in found.items()}
    assert {name for name, state in states.items() if state == "broken"} == {"data", "repository"}
    assert {states[name] for name in ("schema", "calendar", "history")} == {"not-here"}
    assert "--data" in found["data"][2]


def test_a_shallow_clone_is_broken_and_the_cure_mends_it(tracker: Path, tmp_path: Path) -> None:
    commit(tracker, "second")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", tracker.as_uri(), str(clone))

    before = examined(clone)["history"]
    git(clone, "fetch", "--quiet", "--unshallow")

    assert before[0] == "broken"
    assert "`git fetch --unshallow`" in before[2]
    assert examined(clone)["history"][0] == "fine"


def test_without_git_the_cure_is_to_install_it(tracker: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()

    found = examined(tracker, PATH=str(tmp_path / "nothing"))

    assert found["git"][0] == "broken"
    assert "install git" in found["git"][2]
    others = ("repository", "history", "quote-path", "line-ends")
    assert {found[name][0] for name in others} == {"not-here"}


def test_a_git_that_is_too_old_is_broken(tracker: Path, tmp_path: Path) -> None:
    old = tmp_path / "bin/git"
    old.parent.mkdir()
    old.write_text(
        '#!/bin/sh\n[ "${*##* }" != version ] || { echo git version 2.20.1; exit; }\n'
        f'exec {shutil.which("git")} "$@"\n'
    )
    old.chmod(0o755)

    state, said, cure = examined(tracker, PATH=f"{old.parent}:{ENVIRONMENT['PATH']}")["git"]

    assert (state, said) == ("broken", "an old git: git version 2.20.1")
    assert "2.31" in cure


def test_a_repository_of_somebody_else_is_broken_and_the_cure_names_it(tracker: Path) -> None:
    found = examined(tracker, GIT_TEST_ASSUME_DIFFERENT_OWNER="1")

    assert found["repository"][0] == "broken"
    assert "safe.directory" in found["repository"][2]


def test_octal_file_names_are_advised_against(tracker: Path) -> None:
    git(tracker, "config", "--unset", "core.quotePath")

    assert examined(tracker)["quote-path"][::2] == (
        "advice",
        "run `git config --global core.quotePath false`",
    )


def test_changed_line_ends_are_advised_against_unless_attributes_keep_them(tracker: Path) -> None:
    git(tracker, "config", "core.autocrlf", "true")

    before = examined(tracker)["line-ends"][0]
    (tracker / ".gitattributes").write_text("* text=auto eol=lf\n")

    assert (before, examined(tracker)["line-ends"][0]) == ("advice", "fine")


@pytest.mark.parametrize(
    ("encoding", "state"), [("utf-8", "fine"), ("cp949", "advice"), ("ascii", "broken")]
)
def test_an_encoding_is_judged_by_what_it_can_print(
    tracker: Path, encoding: str, state: str
) -> None:
    assert examined(tracker, PYTHONIOENCODING=encoding)["encoding"][0] == state


def test_a_korean_windows_console_can_show_the_diagnosis(tracker: Path) -> None:
    run = dnatrack_bytes("doctor", "--lang", "ko", "--width", "80", at=tracker,
                         PYTHONIOENCODING="cp949")  # fmt: skip

    said = run.stdout.decode("cp949")
    assert "진단: 오류 0건" in said
    assert "cp949: 한글은 표시되나" in re.sub(r"\s+", " ", said)


def test_another_version_of_the_data_format_is_broken(tracker: Path) -> None:
    edit(tracker / "data/tracker.yaml", "schema: 1\n", "schema: 2\n")

    assert examined(tracker)["schema"][:2] == ("broken", "version 2; this program reads version 1")


def test_settings_without_a_version_are_broken(tracker: Path) -> None:
    edit(tracker / "data/tracker.yaml", "schema: 1\n", "")

    assert examined(tracker)["schema"] == (
        "broken",
        "`tracker.yaml` has no `schema`",
        "add a line `schema: 1`",
    )


def test_a_tracker_that_keeps_no_holidays_is_not_advised_to(tracker: Path) -> None:
    (tracker / "data/calendar.yaml").write_text("holidays: []\n")

    assert examined(tracker)["calendar"][:2] == ("not-here", "no public holidays are kept")


def test_a_year_without_holidays_is_advised(tracker: Path) -> None:
    edit(tracker / "data/calendar.yaml", "  - {on: 2031-01-01, name: 신정}\n", "")

    assert examined(tracker)["calendar"][:2] == ("advice", "no public holidays of 2031")


def test_an_unknown_time_zone_is_broken(tracker: Path) -> None:
    edit(tracker / "data/tracker.yaml", "schema: 1\n", "schema: 1\ntimezone: Asia/Nowhere\n")

    assert examined(tracker)["time-zone"][0] == "broken"


def test_an_unknown_language_is_advised_against(tracker: Path) -> None:
    assert examined(tracker, DNATRACK_LANG="kr")["language"][:2] == (
        "advice",
        "no such language: DNATRACK_LANG=kr",
    )


def test_what_decides_width_and_colour_is_said(tracker: Path) -> None:
    assert examined(tracker, FORCE_COLOR="1")["terminal"] == (
        "fine",
        "not a screen, in colour (FORCE_COLOR=1)",
        "",
    )


def test_a_cache_that_cannot_be_is_advised(tracker: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    on = {"DNATRACK_CACHE": "1"}
    nowhere = examined(tracker, **on, XDG_CACHE_HOME=str(tmp_path / "file"))["cache"]
    somewhere = examined(tracker, **on, XDG_CACHE_HOME=str(tmp_path))["cache"]

    assert nowhere[0] == "advice"
    assert somewhere == ("fine", str(tmp_path / "dnatrack"), "")
    assert not (tmp_path / "dnatrack").exists()


def test_a_repository_without_check_and_hooks_is_advised_to_have_them(tracker: Path) -> None:
    (tracker / ".github/workflows/check.yml").write_text("steps: []\n")
    (tracker / ".git/hooks/pre-commit").unlink()

    found = examined(tracker)

    assert (found["ci"][0], found["hooks"][0]) == ("advice", "advice")


def test_gitlab_counts_as_a_check(tracker: Path) -> None:
    (tracker / ".github/workflows/check.yml").unlink()
    (tracker / ".gitlab-ci.yml").write_text("include: [{local: templates/dnatrack.yml}]\n")

    assert examined(tracker)["ci"] == ("fine", ".gitlab-ci.yml", "")


def test_hooks_that_are_configured_but_not_installed_are_no_hooks_yet(tracker: Path) -> None:
    (tracker / ".git/hooks/pre-commit").unlink()
    (tracker / ".pre-commit-config.yaml").write_text("repos: [{repo: example/dnatrack}]\n")

    before = examined(tracker)["hooks"]
    (tracker / ".git/hooks/pre-commit").write_text("exec pre-commit\n")

    assert (before[0], before[2]) == ("advice", "run `pre-commit install`")
    assert examined(tracker)["hooks"] == ("fine", ".pre-commit-config.yaml", "")


def test_an_editor_without_schema_is_advised_to_have_one(tracker: Path) -> None:
    edit(tracker / "data/tracker.yaml",
         "# yaml-language-server: $schema=../schema/tracker.schema.json\n", "")  # fmt: skip

    before = examined(tracker)["editor"][0]
    (tracker / ".vscode").mkdir()
    (tracker / ".vscode/settings.json").write_text('{"yaml.schemas": {}}')

    assert (before, examined(tracker)["editor"][:2]) == (
        "advice",
        ("fine", ".vscode/settings.json"),
    )


def test_nothing_is_written(tracker: Path) -> None:
    before = sorted((path, path.stat().st_mtime_ns) for path in tracker.rglob("*"))

    examined(tracker)

    assert sorted((path, path.stat().st_mtime_ns) for path in tracker.rglob("*")) == before


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_cure_is_said_in_the_language_that_was_asked_for(
    tmp_path: Path, language: str
) -> None:
    run = dnatrack("doctor", "--lang", language, "--format", "csv", at=tmp_path)

    assert run.code == 1
    assert "python,fine" in run.out.lower().replace('"', "")


def test_this_python_is_named(tracker: Path) -> None:
    assert sys.executable in examined(tracker)["python"][1]


def test_a_write_that_was_cut_off_is_said_with_who_finishes_it(tracker: Path) -> None:
    (tracker / "data/.dnatrack-0123456789abcdef.new").write_text("ministries: []\n")
    steps = [
        Step("ministries.yaml", ".dnatrack-0123456789abcdef.new", "old", "new"),
        Step("sources.yaml", None, "old", None),
    ]
    write_journal(tracker / "data", steps)

    assert examined(tracker)["writing"] == (
        "advice",
        "a write of 2 files was cut off, and is read as if it were finished",
        "the next edit with dnatrack finishes it",
    )


def test_a_journal_that_nobody_here_wrote_is_broken(tracker: Path) -> None:
    (tracker / "data/.dnatrack-journal").write_text("{}")

    assert examined(tracker)["writing"] == (
        "broken",
        "`.dnatrack-journal` was not left here by a write of this version",
        "look at the data with `git diff`, then delete that file",
    )
