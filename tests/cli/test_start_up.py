"""What a command loads: heavy packages only where they are needed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ENVIRONMENT, dnatrack

HEAVY = ("dnatrack.model.fields", "git", "openpyxl", "rich", "rich.table", "xlsxwriter", "yaml")
LOADED = """\
import sys
from dnatrack.cli.main import main
sys.argv = ["dnatrack", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    loaded = sorted(set(sys.modules) & set({heavy!r}))
    print(end.code, *loaded, file=sys.stderr)
"""
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


@pytest.mark.parametrize(("command", "loaded"), CASES.items(), ids=CASES)
def test_what_is_loaded(folder: Path, command: str, loaded: str) -> None:
    program = LOADED.format(heavy=HEAVY)

    run = subprocess.run(
        [sys.executable, "-c", program, *command.split()],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        check=False,
    )

    assert run.stderr.decode().strip() == loaded


WARM = {
    "status": "0 dnatrack.model.fields",
    "overdue": "0 dnatrack.model.fields",
    "list -m --format csv": "0 dnatrack.model.fields",
    "list --format json": "0 dnatrack.model.fields",
    "show dg-2 --format markdown": "0 dnatrack.model.fields",
    "show dg-2-4": "0 dnatrack.model.fields",
}


@pytest.mark.parametrize(("command", "loaded"), WARM.items(), ids=WARM)
def test_what_was_read_before_needs_neither_pydantic_nor_yaml(
    folder: Path, tmp_path: Path, command: str, loaded: str
) -> None:
    program = LOADED.format(heavy=(*HEAVY, "pydantic"))
    environment = {**ENVIRONMENT, "DNATRACK_CACHE": "1", "XDG_CACHE_HOME": str(tmp_path)}

    runs = [
        subprocess.run(
            [sys.executable, "-c", program, *command.split()],
            cwd=folder,
            env=environment,
            capture_output=True,
            check=False,
        )
        for _ in range(2)
    ]

    assert runs[0].stdout == runs[1].stdout
    assert runs[1].stderr.decode().strip() == loaded


def test_the_version_needs_not_even_typer() -> None:
    program = LOADED.format(heavy=("typer", "pydantic"))

    run = subprocess.run(
        [sys.executable, "-c", program, "--version"], env=ENVIRONMENT, capture_output=True,
        text=True, check=False,
    )  # fmt: skip

    assert (run.stdout.split()[0], run.stderr.strip()) == ("dnatrack", "0")


@pytest.mark.parametrize("line", ["", "--help", "statsu", "new", "new tsak"])
def test_what_names_no_command_needs_no_pydantic(line: str) -> None:
    program = LOADED.format(heavy=("pydantic",))

    run = subprocess.run(
        [sys.executable, "-c", program, *line.split()], env=ENVIRONMENT, capture_output=True,
        text=True, check=False,
    )  # fmt: skip

    assert "pydantic" not in run.stderr.splitlines()[-1]


def test_warnings_are_not_raised_by_what_we_import(folder: Path) -> None:
    run = dnatrack("status", at=folder, PYTHONWARNINGS="error")

    assert (run.code, run.err) == (0, "")
