"""What a command loads: heavy packages only where they are needed."""

from pathlib import Path

import pytest

from tests.cli.running import dnatrack, loaded

HEAVY = ("dnatrack.model.fields", "git", "openpyxl", "rich", "rich.table", "xlsxwriter", "yaml")
CASES = {
    "--version": "0",
    "--help": "0",
    "status --help": "0",
    "--lang ko list --help": "0",
    "rules --help": "0",
    "export --help": "0 dnatrack.model.fields",
    "status": "0 dnatrack.model.fields yaml",
    "overdue": "0 dnatrack.model.fields yaml",
    "list -m --format csv": "0 dnatrack.model.fields yaml",
    "list --format json": "0 dnatrack.model.fields yaml",
    "export csv -o -": "0 dnatrack.model.fields yaml",
    "export xlsx -o -": "0 dnatrack.model.fields xlsxwriter yaml",
    "show dg-2 --format markdown": "0 dnatrack.model.fields yaml",
    "status --width 80": "0 dnatrack.model.fields rich rich.table yaml",
    "status --width 30": "0 dnatrack.model.fields yaml",
}


@pytest.mark.parametrize(("command", "expected"), CASES.items(), ids=CASES)
def test_what_is_loaded(folder: Path, command: str, expected: str) -> None:
    assert loaded(*command.split(), names=HEAVY, at=folder)[1] == expected


WARM = ("status", "overdue", "list -m --format csv", "list --format json",
        "show dg-2 --format markdown", "show dg-2-4")  # fmt: skip


@pytest.mark.parametrize("command", WARM)
def test_what_was_read_before_needs_neither_pydantic_nor_yaml(
    folder: Path, tmp_path: Path, command: str
) -> None:
    cache = {"DNATRACK_CACHE": "1", "XDG_CACHE_HOME": str(tmp_path)}
    names = (*HEAVY, "pydantic")

    cold, warm = (loaded(*command.split(), names=names, at=folder, **cache) for _ in range(2))

    assert warm == (cold[0], "0 dnatrack.model.fields")


def test_the_version_needs_not_even_typer() -> None:
    out, said = loaded("--version", names=("typer", "pydantic"))

    assert (out.split()[0], said) == (b"dnatrack", "0")


@pytest.mark.parametrize("line", ["", "--help", "statsu", "new", "new tsak"])
def test_what_names_no_command_needs_no_pydantic(line: str) -> None:
    assert "pydantic" not in loaded(*line.split(), names=("pydantic",))[1]


def test_warnings_are_not_raised_by_what_we_import(folder: Path) -> None:
    run = dnatrack("status", at=folder, PYTHONWARNINGS="error")

    assert (run.code, run.err) == (0, "")
