"""`dnatrack init`, as a process in real folders."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.running import ROOT, dnatrack
from tests.history.repositories import git


def files_in(folder: Path) -> dict[str, bytes]:
    """What is in a folder, but for git's own, by path."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: path.read_bytes()
        for name, path in sorted(found.items())
        if path.is_file() and not name.startswith(".git/")
    }


def make(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def test_a_new_tracker_has_no_finding_and_shows_its_status(tmp_path: Path) -> None:
    made = dnatrack("init", "tracker", at=tmp_path)

    validate = dnatrack("validate", "--lang", "en", at=tmp_path / "tracker")
    status = dnatrack("status", "--lang", "en", "--on", "2026-11-24", at=tmp_path / "tracker")

    assert (made.code, made.err) == (0, "")
    assert (validate.code, validate.out) == (0, "6 files read, nothing wrong.\n")
    assert (status.code, status.err) == (0, "")
    assert status.out.startswith(
        "Example tracker\nas of Tue 24 Nov 2026  tasks 1  milestones 2  done 0"
    )
    for command in ("overdue", "list", "list --milestones", "show ex-1-1", "show S1"):
        assert dnatrack(*command.split(), at=tmp_path / "tracker").code == 0, command


def test_what_was_done_and_what_comes_next_is_said(tmp_path: Path) -> None:
    run = dnatrack("init", "my tracker", "--lang", "en", at=tmp_path)

    assert run.out == (
        "23 files were written to `my tracker`.\n"
        "\n"
        "  data/     the data: one example taskforce and task, with comments that say how\n"
        "  schema/   makes editors check and explain while you type\n"
        "  .github/  check, form and approvers of pull requests; the public pages\n"
        "  .vscode/  settings of VS Code\n"
        "  .editorconfig .gitattributes .gitignore README.md\n"
        "\n"
        "Days are those of Asia/Seoul; another time zone: `dnatrack set tracker.timezone …`.\n"
        "\n"
        "For the check of pull requests, say in `.github/workflows/dnatrack.yml` where dnatrack"
        " is.\n"
        "\n"
        "A git repository was made, too (branch `main`, no commit yet).\n"
        "\n"
        "Try next:\n"
        "\n"
        "  cd 'my tracker'\n"
        "  dnatrack validate\n"
        "  dnatrack status\n"
        '  git add . && git commit -m "Begin the tracker"\n'
    )


def test_the_files_are_the_same_in_both_languages(tmp_path: Path) -> None:
    dnatrack("init", "korean", "--lang", "ko", at=tmp_path)
    dnatrack("init", "english", "--lang", "en", at=tmp_path)

    assert files_in(tmp_path / "korean") == files_in(tmp_path / "english")
    assert files_in(tmp_path / "korean/schema") == files_in(ROOT / "schema")


def test_a_repository_is_made_without_a_commit_and_without_templates(tmp_path: Path) -> None:
    hooks = tmp_path / "template" / "hooks"
    make(hooks, {"post-checkout": "#!/bin/sh\n"})
    config = tmp_path / "config"
    config.write_text(f"[init]\ntemplateDir = {hooks.parent}\ndefaultBranch = trunk\n")

    dnatrack("init", "tracker", at=tmp_path, GIT_CONFIG_GLOBAL=str(config))

    made = tmp_path / "tracker"
    assert git(made, "symbolic-ref", "HEAD") == "refs/heads/main"
    assert git(made, "rev-list", "--all") == ""
    assert not (made / ".git" / "hooks").exists()


def test_where_nothing_is_missing_nothing_is_written(tmp_path: Path) -> None:
    dnatrack("init", at=tmp_path)
    (tmp_path / "data" / "tasks" / "ex-1-1.yaml").unlink()
    before = files_in(tmp_path)

    run = dnatrack("init", "--lang", "en", at=tmp_path)

    assert run.code == 0
    assert run.out.startswith("Nothing is missing in `.`, so nothing was written.\n")
    assert files_in(tmp_path) == before


def test_what_is_there_is_kept_and_named(tmp_path: Path) -> None:
    mine = {
        "README.rst": "mine",
        ".gitignore": "mine",
        "CODEOWNERS": "* @us",
        "docs/PULL_REQUEST_TEMPLATE.md": "mine",
        "data/tasks/mine.yaml": "id: mine",
    }
    make(tmp_path, mine)

    run = dnatrack("init", "--lang", "en", at=tmp_path)

    found = files_in(tmp_path)
    assert {path: found[path].decode() for path in mine} == mine
    assert run.out.partition("already:\n\n")[2].partition("\n\n")[0].split() == [
        ".gitignore",
        "CODEOWNERS",
        "README.rst",
        "data/",
        "docs/PULL_REQUEST_TEMPLATE.md",
    ]
    assert sorted(path for path in found if path not in mine and "schema/" not in path) == [
        ".editorconfig",
        ".gitattributes",
        ".github/workflows/dnatrack.yml",
        ".github/workflows/site.yml",
        ".vscode/extensions.json",
        ".vscode/settings.json",
    ]


def test_an_existing_repository_stays_the_one_there_is(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=trunk")

    run = dnatrack("init", "tracker", "--lang", "en", at=tmp_path)

    assert "The folder lies inside another repository." in run.out
    assert not (tmp_path / "tracker" / ".git").exists()
    assert git(tmp_path, "symbolic-ref", "HEAD") == "refs/heads/trunk"


def test_without_git_the_files_are_written_and_git_is_asked_for(tmp_path: Path) -> None:
    run = dnatrack("init", "tracker", "--lang", "en", at=tmp_path, PATH="/nonexistent")

    assert run.code == 0
    assert "There is no git here, so no repository was made" in run.out
    assert (tmp_path / "tracker" / "data" / "tracker.yaml").is_file()


@pytest.mark.parametrize(
    ("in_the_way", "said"),
    [
        ("tracker", "error: `tracker` is not a folder"),
        ("tracker/.github", "`.github` is not a folder"),
        ("tracker/data", "`data` is not a folder"),
    ],
)
def test_a_file_in_the_place_of_a_folder_stops_everything(
    tmp_path: Path, in_the_way: str, said: str
) -> None:
    make(tmp_path, {in_the_way: "mine"})

    run = dnatrack("init", "tracker", "--lang", "en", at=tmp_path)

    assert (run.code, run.out) == (2, "")
    assert run.err.splitlines()[0].endswith(said)
    assert files_in(tmp_path) == {in_the_way: b"mine"}


def test_nothing_is_written_through_a_link_that_leads_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "tracker").mkdir()
    (tmp_path / "tracker" / ".github").symlink_to(tmp_path / "elsewhere")

    run = dnatrack("init", "tracker", "--lang", "en", at=tmp_path)

    assert run.code == 2
    assert "`.github` leads out of it" in run.err
    assert files_in(tmp_path) == {}


def test_when_git_fails_nothing_is_left_behind(tmp_path: Path) -> None:
    run = dnatrack("init", "a/b", "--lang", "en", at=tmp_path, GIT_DEFAULT_HASH="none")

    assert run.code == 2
    assert run.err.startswith("error: git could not make a repository in `a/b`")
    assert list(tmp_path.iterdir()) == []
