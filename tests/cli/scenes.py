"""Scenes: rows of tables that say what is done to a folder, and what a run then shows there.

Before the run come the steps of `before`, then the row as the last one. Of each, `edit` replaces
texts that stand in a file once, `files` are written, `do` is a script for a shell (which knows
`commit` and `put FILE OLD NEW`, too), `dnatrack` is a command line or several. `run` is the command
line that is looked at, or several that come to the same, `at` the folder in which it runs, `env`
what is put into its environment, `lang` its language, else English, `typed` what somebody answers.

A run ends with `code` (0 unless it says so, 2 with an `error`, which stands in the first line of
standard error as `help` does in the second). What `out` and `err` list is on these streams
(nothing, if they are empty), what `not` lists on neither; `says` is all of standard output, what
`order` lists follows each other there. As JSON a report has these values (`json`), and tables with
these ids (`ids`), or with these values `of` some columns (`rows`, or `among` others). `left` are
files as they are afterwards, null for one that is not there; `holds` is in files.
"""

import json
import re
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.cli.running import ENVIRONMENT, Run, dnatrack, in_terminal
from tests.gate.tracker import edit
from tests.rules.rows import Row

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
HEADS = {"en": ("error: ", "  help: "), "ko": ("오류: ", "  조치 방법: ")}
_PERSON = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "김주무관"), ("EMAIL", "kim@example.org"))
}
_PRELUDE = """
commit() { git add --all; git commit -q --allow-empty -m "${1:-change}"; }
put() { sed -i.old "s/$2/$3/" "$1"; rm "$1.old"; }
"""


def play(folder: Path, row: Row) -> Run:
    """Do what a row says in `folder`, and look whether it comes as it says."""
    for step in (*row.get("before", ()), row):
        prepare(folder, step)
    environment = {"DNATRACK_LANG": row.get("lang", "en"), **row.get("env", {})}
    form = ["--format", "json"] if has_tables(row) else []
    at = folder / row.get("at", "")
    words = [[*shlex.split(line), *form] for line in listed(row["run"])]
    if "typed" in row:
        runs = [_answered(one, row["typed"], at, environment) for one in words]
    else:
        runs = [dnatrack(*one, at=at, **environment) for one in words]
    for run in runs:
        assert_said(run, row)
    for file, text in row.get("left", {}).items():
        path = folder / file
        assert (path.read_text("utf-8") if path.exists() else "null") == text, file
    for file, texts in row.get("holds", {}).items():
        there = (folder / file).read_text("utf-8")
        assert [one for one in listed(texts) if one not in there] == [], there
    return runs[-1]


def _answered(
    words: Sequence[str], typed: Sequence[str], at: Path, environment: Mapping[str, str]
) -> Run:
    """What comes of a command line at a terminal where somebody answers; without colours."""
    answers = "".join(f"{one}\n" for one in typed)
    run = in_terminal(words, 80, at, environment, typed=answers)
    return run._replace(out=COLOURS.sub("", run.out))


def prepare(folder: Path, step: Row) -> None:
    """Do to a folder what a row says."""
    for file, changes in step.get("edit", {}).items():
        for old, new in changes.items():
            edit(folder / file, old, new)
    for file, text in step.get("files", {}).items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, "utf-8")
    if "do" in step:
        environment = {**ENVIRONMENT, **_PERSON, "GIT_CONFIG_NOSYSTEM": "1"}
        script = ["sh", "-e", "-c", _PRELUDE + step["do"]]
        subprocess.run(script, cwd=folder, env=environment, check=True)
    for line in listed(step.get("dnatrack", [])):
        done = dnatrack(*shlex.split(line), at=folder)
        assert done.code == 0, done.err


def listed(said: str | Sequence[str]) -> Sequence[str]:
    """What may stand alone in a row as a list."""
    return [said] if isinstance(said, str) else said


def has_tables(row: Row) -> bool:
    """Whether a row looks at the JSON of a report."""
    return any(key in row for key in ("json", "ids", "rows", "among"))


def assert_said(run: Run, row: Row) -> None:
    """That a run ends as its row says, and says what it says."""
    assert run.code == int(row.get("code", "2" if "error" in row else "0")), run
    if "error" in row:
        assert run.out == ""
        heads = zip(HEADS[row.get("lang", "en")], ("error", "help"), strict=True)
        expected = [(head, row[key]) for head, key in heads if key in row]
        for line, (head, words) in zip(run.err.splitlines(), expected, strict=True):
            assert line.startswith(head)
            assert words in line
    for stream, key in ((run.out, "out"), (run.err, "err")):
        assert [one for one in listed(row.get(key, [])) if one not in stream] == [], stream
        assert row.get(key) != "" or stream == ""
    assert [one for one in listed(row.get("not", [])) if one in run.out + run.err] == []
    assert run.out == row.get("says", run.out)
    places = [run.out.index(one) for one in row.get("order", [])]
    assert places == sorted(places)
    if has_tables(row):
        _assert_tables(json.loads(run.out), row)


def _assert_tables(read: Mapping[str, Any], row: Row) -> None:
    assert {key: str(read[key]) for key in row.get("json", {})} == row.get("json", {})
    columns = {**dict.fromkeys(row.get("ids", {}), "id"), **row.get("of", {})}
    shown = {
        table: [" ".join(str(one[column]) for column in names.split()) for one in read[table]]
        for table, names in columns.items()
    }
    for table, expected in row.get("among", {}).items():
        found = shown.pop(table)
        assert [one for one in expected if one not in found] == []
    assert shown == {**row.get("ids", {}), **row.get("rows", {})}
