"""The program as people run it: a process of its own.

Most runs are copies of a process that has imported everything (`ForkServer`), which takes a third
of the time; `start` is for what a start of Python is part of.
"""

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from fcntl import ioctl
from functools import cache
from pathlib import Path
from struct import pack
from termios import TIOCSWINSZ
from typing import NamedTuple

from dnatrack.cli.main import language_of
from dnatrack.i18n import Language
from tests.cli.fork_server import Asked, ForkServer

ROOT = Path(__file__).resolve().parent.parent.parent
# What coverage needs to measure processes, too.
_KEPT = ("PATH", "COV", "SYSTEMROOT")
BASE = {key: value for key, value in os.environ.items() if key.startswith(_KEPT)}
ENVIRONMENT = {**BASE, "DNATRACK_CACHE": "0", "LANG": "C.UTF-8", "HOME": "/nonexistent"}
# A variable with such a name matters while Python starts, or while GitPython is imported.
_READ_AT_START = ("GIT_PYTHON", "LANG", "LC_", "LD_", "PATH", "PYTHON")
PATIENCE = 300.0
"""Seconds after which a run hangs; no machine is so busy."""
COMMAND = (sys.executable, "-m", "dnatrack")


def new_source(number: int = 1) -> str:
    """The id that the next new source of the real data gets, or the one after it."""
    ids = re.findall(r"^  S(\d+):$", (ROOT / "data/sources.yaml").read_text("utf-8"), re.MULTILINE)
    return f"S{max(map(int, ids)) + number}"


class Run(NamedTuple):
    """What came of a run."""

    code: int
    out: str
    err: str


def dnatrack(*arguments: str, at: Path = ROOT, **environment: str) -> Run:
    """What `dnatrack` does in the folder `at`; output is read as UTF-8."""
    raw = dnatrack_bytes(*arguments, at=at, **environment)
    return Run(raw.returncode, raw.stdout.decode("utf-8"), raw.stderr.decode("utf-8"))


def dnatrack_bytes(
    *arguments: str, at: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    whole = {**ENVIRONMENT, **environment}
    if not hasattr(os, "fork") or any(
        name.startswith(_READ_AT_START) and whole[name] != ENVIRONMENT.get(name)
        for name in environment
    ):
        return start(*arguments, at=at, **environment)
    server = _server(language_of(arguments, whole))
    return server.run(Asked(arguments, os.fspath(at), whole), PATIENCE)


@cache
def help_of(command: str, language: str, *, columns: int = 80) -> Run:
    """What `--help` of a command shows; it is asked once."""
    return dnatrack(*command.split(), "--help", "--lang", language, COLUMNS=f"{columns}")


def start(
    *arguments: str, at: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """What `python -m dnatrack` does in the folder `at`, started as people start it."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=at,
        env={**ENVIRONMENT, **environment},
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )


_LOADING = """\
import sys
from dnatrack.cli.main import main
sys.argv = ["dnatrack", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    print("", end.code, *sorted({names!r} & sys.modules.keys()), file=sys.stderr)
"""


def loaded(
    *arguments: str, names: Iterable[str], at: Path = ROOT, **environment: str
) -> tuple[bytes, str]:
    """What a start of `dnatrack` prints, and its exit code with those modules that it loads."""
    run = subprocess.run(
        [sys.executable, "-c", _LOADING.format(names=set(names)), *arguments],
        cwd=at,
        env={**ENVIRONMENT, **environment},
        capture_output=True,
        check=False,
    )
    return run.stdout, run.stderr.decode().splitlines()[-1].strip()


@cache
def _server(language: Language) -> ForkServer:
    return ForkServer(language, ENVIRONMENT)


def in_terminal(
    arguments: Sequence[str],
    columns: int,
    at: Path,
    environment: Mapping[str, str] | None = None,
    *,
    typed: str | None = None,
) -> Run:
    """What `dnatrack` shows in the folder `at` on a terminal of so many columns.

    With `typed`, somebody sits there, and types it; else nobody can be asked.
    """
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, pack("HHHH", 40, columns, 0, 0))
    env = {**ENVIRONMENT, "TERM": "xterm-256color", **(environment or {})}
    with subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=at,
        env=env,
        stdin=subprocess.DEVNULL if typed is None else theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(theirs)
        os.write(ours, (typed or "").encode("utf-8", "surrogateescape"))
        shown = _read_all(ours)
        os.close(ours)  # who still waits for an answer waits no longer
        err = process.stderr.read() if process.stderr else b""
    return Run(
        process.returncode, shown.decode("utf-8", "replace").replace("\r\n", "\n"), err.decode()
    )


def _read_all(terminal: int) -> bytes:
    """Everything until the other end is closed; some systems say so by an error."""
    found = b""
    while select.select([terminal], [], [], PATIENCE)[0]:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        found += part
    return found
