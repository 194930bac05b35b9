"""A copy of the server does what a start of the program does."""

import subprocess
from pathlib import Path

import pytest

from dnatrack.cli.commands import COMMANDS
from dnatrack.i18n import Language
from tests.cli.fork_server import Asked, ForkServer
from tests.cli.running import ENVIRONMENT, Run, dnatrack, dnatrack_bytes, help_of, start

EVERY_FILE = ("", *(one.name for one in COMMANDS), "new task", "report verify")
"""Of the commands that share a file, one."""


def came_of(run: subprocess.CompletedProcess[bytes]) -> Run:
    return Run(run.returncode, run.stdout.decode(), run.stderr.decode())


@pytest.mark.parametrize("command", EVERY_FILE)
def test_every_command_starts_and_says_the_same(command: str) -> None:
    started = came_of(start(*command.split(), "--help", "--lang", "ko", COLUMNS="80"))

    assert (started.code, started.err) == (0, "")
    assert started == help_of(command, "ko")


@pytest.mark.parametrize(
    "asked",
    [
        "status --on 2026-11-23 --lang ko",
        "status --on 2026-11-23 --width 80 --color always",
        "list --format csv --on 2026-11-23",
        "export xlsx --output -",
        "overdue --exit-code --on 2026-11-23",
        "status --on never",
        "no-such-command",
        "--lang klingon",
        "schema --lang en",
    ],
)
def test_what_is_written_and_the_exit_code_are_the_same(folder: Path, asked: str) -> None:
    started = start(*asked.split(), at=folder)
    copied = dnatrack_bytes(*asked.split(), at=folder)

    assert (copied.returncode, copied.stdout, copied.stderr) == (
        started.returncode,
        started.stdout,
        started.stderr,
    )


def test_a_run_leaves_nothing_to_the_next(folder: Path, tmp_path: Path) -> None:
    without = dnatrack("status", "--on", "2026-11-23", at=folder)

    dnatrack("status", at=tmp_path, DNATRACK_DATA=str(folder), DNATRACK_LANG="ko", NO_COLOR="1")

    assert dnatrack("status", "--on", "2026-11-23", at=folder) == without


def test_a_run_that_takes_too_long_is_ended_and_the_next_one_runs(folder: Path) -> None:
    server = ForkServer(Language.EN, ENVIRONMENT)
    asked = Asked(("status",), str(folder), ENVIRONMENT)

    with pytest.raises(subprocess.TimeoutExpired):
        server.run(asked, 0)

    assert server.run(asked, 300).returncode == 0


def test_what_python_reads_while_it_starts_is_not_left_out(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import os; os._exit(7)")

    assert dnatrack("status", at=folder, PYTHONPATH=str(tmp_path)).code == 7
