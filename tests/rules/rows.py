"""Rows of tables in YAML: the example data set with some of it changed.

A row names files. A text replaces the file, `null` takes it away, and a mapping edits it: `with`
replaces texts, `add` puts lines at the end, in a task also `task` (lines), `milestone` (the lines
of `report`) and `milestones` (the lines of each). Without a file they edit the example task. Lines
may be written as one, with `; ` between them.
"""

from collections.abc import Mapping
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
import yaml

from dnatrack.rules.examples import (
    EXAMPLE_DATA,
    EXAMPLE_TASK,
    EXAMPLE_TASK_FILE,
    task_with_milestone,
)
from dnatrack.rules.rule import Files

Row = Mapping[str, Any]
EDITS = ("with", "task", "milestone", "milestones")


def rows(file: Path) -> pytest.MarkDecorator:
    """A test for each row of a file, called by its name or first edit; all in it is text."""
    found = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes texts only
    return pytest.mark.parametrize(
        "row", found, ids=[str(next(iter(one.values()))) for one in found]
    )


def files_of(row: Row) -> Files:
    """The files that a row puts over the example data."""
    files = {file: _content(file, said) for file, said in row.items() if file.endswith(".yaml")}
    if edits := {key: row[key] for key in EDITS if key in row}:
        files[EXAMPLE_TASK_FILE] = _content(EXAMPLE_TASK_FILE, edits)
    return files


def _content(file: str, said: str | Row) -> str | None:
    if isinstance(said, str):
        return None if said == "null" else said
    text = str(EXAMPLE_DATA.get(file, EXAMPLE_TASK))
    for old, new in said.get("with", {}).items():
        assert old in text
        text = text.replace(old, new.replace("; ", "\n"), 1)
    text += "".join(_lines(said[key]) for key in ("add", "task") if key in said)
    if "milestone" in said:
        task = task_with_milestone(_lines(said["milestone"]))[EXAMPLE_TASK_FILE]
        text += str(task).removeprefix(EXAMPLE_TASK)
    if "milestones" in said:
        items = (indent(_lines(one), "    ")[4:] for one in said["milestones"])
        text += "milestones:\n" + "".join(f"  - {one}" for one in items)
    return text


def _lines(written: str) -> str:
    return written if "\n" in written else written.replace("; ", "\n") + "\n"
