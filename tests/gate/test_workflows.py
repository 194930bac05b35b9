"""What runs at GitHub: whose code, with which rights, and from which Pythons a release is tried."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tests.gate.run_action import ROOT
from tools.pythons import supported

WRITTEN_BY_INIT = "src/dnatrack/skeleton/dot-github/workflows"
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (
        *(ROOT / ".github/workflows").iterdir(),
        *(ROOT / WRITTEN_BY_INIT).iterdir(),
        ROOT / "action.yml",
    )
)
WORKFLOWS = [one for one in FILES if one != "action.yml"]
OWN_TOKEN = {"contents": "read"}


def read(file: str) -> dict[Any, Any]:
    parsed: dict[Any, Any] = yaml.safe_load((ROOT / file).read_text("utf-8"))
    return parsed


def steps(file: str) -> Iterator[dict[str, Any]]:
    parsed = read(file)
    for job in (*parsed.get("jobs", {}).values(), parsed.get("runs", {"steps": []})):
        yield from job["steps"]


@pytest.mark.parametrize("file", FILES)
def test_every_action_of_others_is_pinned_by_its_commit(file: str) -> None:
    used = [one["uses"] for one in steps(file) if "uses" in one]

    assert used
    assert [one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one)] == []


@pytest.mark.parametrize("file", WORKFLOWS)
def test_a_right_to_write_is_given_to_a_job_alone(file: str) -> None:
    assert read(file)["permissions"] in ({}, OWN_TOKEN)


@pytest.mark.parametrize("file", WORKFLOWS)
def test_no_checkout_leaves_the_token_behind(file: str) -> None:
    checkouts = [one for one in steps(file) if one.get("uses", "").startswith("actions/checkout@")]

    assert [one for one in checkouts if one["with"]["persist-credentials"] is not False] == []


def test_one_action_is_used_in_one_version() -> None:
    used = {one["uses"] for file in FILES for one in steps(file) if "uses" in one}

    names = [one.partition("@")[0] for one in used]
    assert sorted(names) == sorted(set(names))


def test_a_release_is_tried_on_every_python_that_is_promised() -> None:
    tried = read(".github/workflows/release.yml")["jobs"]["test"]["strategy"]["matrix"]["python"]

    assert tried == supported()
