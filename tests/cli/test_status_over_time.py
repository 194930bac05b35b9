"""What `dnatrack status` says of the last months and of silence, from the history."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Run, dnatrack
from tests.cli.test_history_commands import NAMES
from tests.history.repositories import Content, Step, git, milestone, repository, task


def one_task(id_: str = "dg-1", **fields: str) -> dict[str, Content]:
    of_milestone = milestone(kind="service", sources="[S1]", **fields)
    return {f"data/tasks/{id_}.yaml": task(id_, of_milestone, sources="[S1]")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two tasks that are late after March; one of them is done in May."""
    steps = [
        Step({**NAMES, **one_task("dg-1"), **one_task("dg-2")}, day="2020-02-03"),
        Step(one_task("dg-1", lifecycle="done", done_on="2020-05-04"), day="2020-05-04"),
    ]
    return repository(tmp_path_factory.mktemp("status"), steps)


@pytest.fixture
def clone(folder: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    git(tmp_path, "clone", "-q", str(folder), "it")
    return tmp_path / "it"


def status(folder: Path, *options: str, day: str = "2020-06-15", **environment: str) -> Run:
    return dnatrack("status", *options, "--on", day, at=folder, **environment)


def test_a_line_of_trend_and_a_line_of_silence(folder: Path) -> None:
    out = status(folder, "--lang", "en").out.splitlines()

    assert "trend (month ends → today): done 0 → 0 → 1 → 1, overdue 0 → 2 → 1 → 1" in out
    assert "no news: 1 for over 30 d, 1 for over 90 d, 1 for over 180 d" in out


@pytest.mark.parametrize("word", ["2020. 4. 15.", "20.4.15", "15 Apr 2020"])
def test_a_day_is_understood_as_people_write_it(folder: Path, word: str) -> None:
    asked = ("--format", "json", "--at")

    assert status(folder, *asked, word, day=word).out == status(
        folder, *asked, "2020-04-15", day="2020-04-15"
    ).out.replace('"at": "2020-04-15"', f'"at": "{word}"')


def test_a_tag_that_is_called_like_a_day_is_that_tag(folder: Path, clone: Path) -> None:
    git(clone, "tag", "20.3.1", "HEAD")

    shown = json.loads(status(clone, "--at", "20.3.1", "--format", "json").out)

    assert shown["commit"] == git(folder, "rev-parse", "HEAD").strip()


def test_a_moment_that_can_be_read_in_two_ways_is_refused_with_both(folder: Path) -> None:
    run = status(folder, "--at", "03/04/2020", "--lang", "en")

    assert (run.code, run.out) == (2, "")
    assert "`2020-03-04` or `2020-04-03`" in run.err


def test_the_same_for_programs(folder: Path) -> None:
    shown = json.loads(status(folder, "--format", "json").out)

    assert [tuple(one.values()) for one in shown["trend"]] == [
        ("2020-03-31", 0, 0),
        ("2020-04-30", 0, 2),
        ("2020-05-31", 1, 1),
        ("2020-06-15", 1, 1),
    ]
    assert shown["silent"] == {"30": 1, "90": 1, "180": 1}


def test_a_part_of_the_data_has_its_own_trend(clone: Path) -> None:
    taskforces = str(NAMES["data/taskforces.yaml"])
    (clone / "data/taskforces.yaml").write_text(taskforces + _OTHER, "utf-8")
    (clone / "data/tasks/x-1.yaml").write_text(_OF_OTHER, "utf-8")

    shown = json.loads(status(clone, "media", "--format", "json").out)

    assert [(one["done"], one["overdue"]) for one in shown["trend"]] == [(0, 0)] * 3 + [(0, 1)]


_OTHER = (
    "- {id: media, name: 미디어, launched: 2019-12-16, chair: {post: 차관, ministry: mois},"
    " ministries: [mois], sources: [S1]}\n"
)
_OF_OTHER = task(
    "x-1", milestone(kind="service", sources="[S1]"), sources="[S1]", taskforce="media"
)


def test_where_more_is_known_now_than_on_that_day_nothing_is_compared(folder: Path) -> None:
    shown = json.loads(status(folder, "--format", "json", day="2020-04-15").out)

    assert [one["on"] for one in shown["trend"]] == ["2020-04-15"]
    assert "trend" not in status(folder, "--lang", "en", day="2020-04-15").out


def test_the_silence_is_the_one_that_silent_lists(folder: Path) -> None:
    counted = json.loads(status(folder, "--format", "json").out)["silent"]
    listed = json.loads(dnatrack("silent", "--on", "2020-06-15", "--format", "json", at=folder).out)

    assert counted == {days: listed[f"over_{days}"] for days in counted}


def test_without_a_history_nothing_is_said_of_it(clone: Path, tmp_path: Path) -> None:
    (clone / ".git").rename(tmp_path / "elsewhere")
    ceiling = {"GIT_CEILING_DIRECTORIES": str(tmp_path)}

    shown = json.loads(status(clone, "--format", "json", **ceiling).out)

    assert shown["trend"] is None
    assert "trend" not in status(clone, "--lang", "en", **ceiling).out


def test_what_is_remembered_needs_no_git_and_says_the_same(folder: Path, tmp_path: Path) -> None:
    cache = {"DNATRACK_CACHE": "1", "XDG_CACHE_HOME": str(tmp_path)}
    first = status(folder, **cache)

    again = status(folder, PATH="/nonexistent", **cache)

    assert again == first
    assert "): done " in again.out


@pytest.mark.parametrize(
    "day", ["2020-01-15", "2020-03-15", "2020-06-16", "2020-07-15", "2021-01-01"]
)
def test_what_is_remembered_says_the_same_on_any_day(
    folder: Path, tmp_path: Path, day: str
) -> None:
    cache = {"DNATRACK_CACHE": "1", "XDG_CACHE_HOME": str(tmp_path)}
    status(folder, **cache)

    another = status(folder, day=day, PATH="/nonexistent", **cache)

    assert another == status(folder, day=day)


def test_silence_needs_neither_git_nor_what_is_remembered(folder: Path, tmp_path: Path) -> None:
    cache = {"DNATRACK_CACHE": "1", "XDG_CACHE_HOME": str(tmp_path)}
    status(folder, **cache)
    (ledger,) = tmp_path.glob("dnatrack/*.ledger")
    ledger.unlink()

    hindsight = status(folder, "--lang", "en", day="2020-03-15", PATH="/nonexistent", **cache)

    assert (hindsight.code, hindsight.err) == (0, "")
    assert "no news: 2 for over 30 d" in hindsight.out
