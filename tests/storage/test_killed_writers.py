"""Writers are killed at every stage; what is read is one whole version, and nothing is left."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.storage.dying import FAILED

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent.parent
mounting = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount"
)


def deaths(how: str, folder: Path) -> list[Any]:
    command = [sys.executable, "-m", "tests.storage.dying", how, str(folder)]
    run = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    outcome = json.loads(run.stdout)
    assert outcome["litter"] == []
    seen: list[Any] = outcome["seen"]
    return seen


@pytest.mark.parametrize(
    ("how", "steps", "code"), [("lines", 1, 0), pytest.param("undoing", 0, FAILED, marks=mounting)]
)
def test_a_writer_killed_at_any_line_leaves_the_old_or_the_new_state(
    tmp_path: Path, how: str, steps: int, code: int
) -> None:
    *seen, last = deaths(how, tmp_path / "data")

    assert len(seen) > 100
    assert [one for one in seen if one[1] not in {one[0], one[0] + 1}] == []
    assert [one for one in seen if one[2] != one[1] + 1] == []
    assert last == [last[0], last[0] + steps, code]


def test_killed_while_finishing_what_a_killed_one_left_is_the_same(tmp_path: Path) -> None:
    seen = deaths("finishing", tmp_path / "data")

    assert [one for one in seen if one[1] not in {one[0], one[0] + 1}] == []
    assert seen[-1][1] > 50


def test_a_signal_at_a_random_instant_loses_nothing_that_was_written(tmp_path: Path) -> None:
    seen = deaths("signal", tmp_path / "data")

    assert len(seen) == 200
    assert [one for one in seen if None in one or one[1] < one[0]] == []
