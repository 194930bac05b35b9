"""`dnatrack init`, as a process in real folders."""

import re
from pathlib import Path

import pytest

from tests.cli.running import ROOT, dnatrack
from tests.cli.scenes import play
from tests.history.repositories import git
from tests.rules.rows import Row, rows

HANGUL = re.compile("[가-힣]")


def files_in(folder: Path) -> dict[str, bytes]:
    """What is in a folder, but for git's own, by path."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: path.read_bytes()
        for name, path in sorted(found.items())
        if path.is_file() and not name.startswith(".git/")
    }


@rows(Path(__file__).parent / "init.yaml")
def test_what_is_begun(tmp_path: Path, row: Row) -> None:
    play(tmp_path, row)


# What no row can say: what is in all files, and what was there before.


def test_the_files_are_the_same_in_both_languages(tmp_path: Path) -> None:
    dnatrack("init", "korean", "--lang", "ko", at=tmp_path)
    dnatrack("init", "english", "--lang", "en", at=tmp_path)

    assert files_in(tmp_path / "korean") == files_in(tmp_path / "english")
    assert files_in(tmp_path / "korean/schema") == files_in(ROOT / "schema")


def test_a_repository_is_made_without_a_commit_and_without_templates(tmp_path: Path) -> None:
    hooks = tmp_path / "template" / "hooks"
    hooks.mkdir(parents=True)
    (hooks / "post-checkout").write_text("#!/bin/sh\n")
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
    run = play(tmp_path, {"files": mine, "run": "init"})

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


@pytest.mark.parametrize(
    ("lang", "left_out"), [("en", HANGUL), ("ko", re.compile("English|Why\\?"))]
)
def test_a_tracker_of_one_language_has_no_other(
    tmp_path: Path, lang: str, left_out: re.Pattern[str]
) -> None:
    dnatrack("init", "--empty", "--title", "Riverton", "--lang", lang, at=tmp_path)

    # The schemas explain in both.
    texts = {
        name: text.decode() for name, text in files_in(tmp_path).items() if "schema/" not in name
    }
    assert [name for name, text in texts.items() if left_out.search(text)] == []


def test_an_example_that_nobody_touched_gives_way(tmp_path: Path) -> None:
    own = ("init", "it", "--empty", "--title", "Riverton")
    dnatrack("init", "it", "--timezone", "Asia/Tokyo", at=tmp_path)
    dnatrack(*own, at=tmp_path, TZ="UTC")

    (tmp_path / "fresh").mkdir()
    dnatrack(*own, at=tmp_path / "fresh", TZ="UTC")
    assert files_in(tmp_path / "it") == files_in(tmp_path / "fresh/it")
    assert not (tmp_path / "it" / "data" / "tasks").exists()


@pytest.mark.parametrize(
    "made_of_it",
    ["echo '# mine' >> data/tasks/ex-1-1.yaml", "echo 'id: mine' > data/tasks/mine.yaml", "commit"],
)
def test_an_example_of_which_somebody_made_something_stays(tmp_path: Path, made_of_it: str) -> None:
    play(tmp_path, {"before": [{"dnatrack": "init"}], "do": made_of_it, "run": "status"})
    before = files_in(tmp_path)

    dnatrack("init", "--empty", "--title", "Riverton", at=tmp_path)

    assert files_in(tmp_path) == before


def test_the_sample_is_the_same_in_both_languages(tmp_path: Path) -> None:
    for lang in ("ko", "en"):
        dnatrack("init", "--sample", "history", lang, "--lang", lang, at=tmp_path)

    assert git(tmp_path / "ko", "rev-parse", "HEAD") == git(tmp_path / "en", "rev-parse", "HEAD")
