"""File names that are no text, which only Linux has."""

import os
from pathlib import Path

import pytest

from tests.history.repositories import Step, git, moved, repository, task
from tests.history.telling import ledger_in

pytestmark = pytest.mark.usefixtures("nothing_remembered")

NAME = os.fsdecode(b"data/tasks/\xb0\xfa\xc1\xa6.yaml")
PRINTED = r"tasks/\xb0\xfa\xc1\xa6.yaml"


def test_a_committed_file_whose_name_is_no_text_is_said_and_not_compared(tmp_path: Path) -> None:
    repository(tmp_path, [Step({**moved("2020-03"), NAME: task("x")})])

    ledger = ledger_in(tmp_path / "data")

    assert [one.change.id for one in ledger.events] == ["dg-1", "dg-1/first"]
    assert [one.files for one in ledger.unread] == [(PRINTED,)]


def test_a_new_file_whose_name_is_no_text_is_said_and_not_compared(tmp_path: Path) -> None:
    repository(tmp_path, [Step(moved("2020-03"))])
    (tmp_path / NAME).write_text(task("x"))

    ledger = ledger_in(tmp_path / "data")

    assert [(one.commit.id, one.files) for one in ledger.unread] == [("", (PRINTED,))]


def test_a_file_that_got_a_name_which_is_text_is_compared_from_then_on(tmp_path: Path) -> None:
    repository(tmp_path, [Step({NAME: task("dg-1")})])
    git(tmp_path, "mv", NAME, "data/tasks/dg-1.yaml")
    git(tmp_path, "commit", "-q", "-m", "renamed")

    ledger = ledger_in(tmp_path / "data")

    assert [one.change.kind for one in ledger.events] == ["created"]
