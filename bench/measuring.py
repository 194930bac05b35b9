"""Commands run side by side: how long each took, and how much memory it had.

Only for systems with `wait4` (Linux, macOS, BSD).
"""

import os
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

_UNIT = 1 if sys.platform == "darwin" else 1024
"""What `ru_maxrss` counts: bytes there, kibibytes elsewhere."""


@dataclass(frozen=True)
class Command:
    """A program to run as a build would: its output goes to a file.

    `fine` lists the exit codes that mean it did its work. `emptied` is a folder that is
    deleted before each run, for a cache that must not be there yet; `filled` one that is
    put in its place, for a cache that must be as old as that.
    """

    arguments: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str]
    fine: tuple[int, ...] = (0,)
    emptied: Path | None = None
    filled: Path | None = None


@dataclass(frozen=True)
class Run:
    """One run of a command. `seconds` is None where it was stopped.

    `processor_seconds` are those of all its processes together.
    """

    seconds: float | None
    mebibytes: float
    processor_seconds: float


@dataclass
class Samples:
    """All runs of one command that count."""

    runs: list[Run] = field(default_factory=list)
    stopped_after: float | None = None

    @property
    def fastest(self) -> float:
        """Seconds of the fastest run: what the machine does when it is left alone."""
        return min(self._seconds)

    @property
    def median(self) -> float:
        """Seconds of the run in the middle."""
        return statistics.median(self._seconds)

    @property
    def processor_seconds(self) -> float:
        """The least that any run needed; it hardly depends on what else the machine does."""
        return min(run.processor_seconds for run in self.runs)

    @property
    def mebibytes(self) -> float:
        """The most memory that the largest process of any run had."""
        return max(run.mebibytes for run in self.runs)

    @property
    def _seconds(self) -> list[float]:
        """The time of each run; of a stopped one, what it had when it was stopped."""
        return [run.seconds or self.stopped_after or 0.0 for run in self.runs]


class CommandFailedError(Exception):
    """A command did not do what it was to be measured doing."""


def side_by_side(
    commands: Mapping[str, Command], *, rounds: int, limit: float, warm_up: bool = True
) -> dict[str, Samples]:
    """Run every command `rounds` times, in turns, so that all meet the same weather.

    With `warm_up` a first round is not counted: it fills the file cache of the system.
    A command that is not done after `limit` seconds is stopped and not run again.
    """
    samples = {name: Samples() for name in commands}
    for turn in range(-1 if warm_up else 0, rounds):
        for name, command in commands.items():
            mine = samples[name]
            if mine.stopped_after is not None:
                continue
            run = run_once(command, limit=limit)
            if run.seconds is None:
                mine.stopped_after = limit
            if turn >= 0 or run.seconds is None:
                mine.runs.append(run)
    return samples


def run_once(command: Command, *, limit: float) -> Run:
    """Run a command to its end, or for `limit` seconds, and say what it took."""
    if command.emptied is not None:
        shutil.rmtree(command.emptied, ignore_errors=True)
        if command.filled is not None:
            shutil.copytree(command.filled, command.emptied)
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        exit_code, usage = _wait(_started(command, output), limit=limit)
        seconds = time.perf_counter() - start
        mebibytes = usage.ru_maxrss * _UNIT / 1024 / 1024
        processor_seconds = usage.ru_utime + usage.ru_stime
        if exit_code == -signal.SIGKILL and seconds >= limit:
            return Run(None, mebibytes, processor_seconds)
        if exit_code not in command.fine:
            output.seek(0)
            said = output.read()[-2000:].decode(errors="replace")
            message = f"{' '.join(command.arguments)}: exit code {exit_code}\n{said}"
            raise CommandFailedError(message)
    return Run(seconds, mebibytes, processor_seconds)


def _started(command: Command, output: BinaryIO) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command.arguments,
        cwd=command.folder,
        env=dict(command.environment),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,  # so that a child's own children can be stopped with it
    )


def _wait(child: subprocess.Popen[bytes], *, limit: float) -> tuple[int, resource.struct_rusage]:
    """The exit code of `child`, and what it used."""
    alarm = threading.Timer(limit, os.killpg, (child.pid, signal.SIGKILL))
    alarm.start()
    _, status, usage = os.wait4(child.pid, 0)
    alarm.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage
