"""What `dnatrack status` says of the last months and of silence, however it comes to know it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.running import Run, dnatrack


@pytest.fixture
def folder(histories: Mapping[str, Path]) -> Path:
    return histories["late"]


@pytest.fixture
def cache(folder: Path, tmp_path: Path) -> dict[str, str]:
    """A cache that remembers what was said in June, on a machine that has no git since."""
    remembered = {"DNATRACK_CACHE": "1", "XDG_CACHE_HOME": str(tmp_path)}
    status(folder, **remembered)
    return {**remembered, "PATH": "/nonexistent"}


def status(folder: Path, *options: str, day: str = "2020-06-15", **environment: str) -> Run:
    return dnatrack("status", *options, "--on", day, at=folder, **environment)


@pytest.mark.parametrize("word", ["2020. 4. 15.", "20.4.15", "15 Apr 2020"])
def test_a_day_is_understood_as_people_write_it(folder: Path, word: str) -> None:
    asked = ("--format", "json", "--at")

    assert status(folder, *asked, word, day=word).out == status(
        folder, *asked, "2020-04-15", day="2020-04-15"
    ).out.replace('"at": "2020-04-15"', f'"at": "{word}"')


@pytest.mark.parametrize(
    "day", ["2020-01-15", "2020-03-15", "2020-06-15", "2020-06-16", "2020-07-15", "2021-01-01"]
)
def test_what_is_remembered_needs_no_git_and_says_the_same_on_any_day(
    folder: Path, cache: dict[str, str], day: str
) -> None:
    assert status(folder, day=day, **cache) == status(folder, day=day)


def test_silence_needs_neither_git_nor_what_is_remembered(
    folder: Path, tmp_path: Path, cache: dict[str, str]
) -> None:
    (ledger,) = tmp_path.glob("dnatrack/*.ledger")
    ledger.unlink()

    hindsight = status(folder, "--lang", "en", day="2020-03-15", **cache)

    assert (hindsight.code, hindsight.err) == (0, "")
    assert "no news: 2 for over 30 d" in hindsight.out
