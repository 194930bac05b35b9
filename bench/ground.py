"""Where the measured programs run: their folders, their environment, their commands."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bench.environments import Environments
from bench.measuring import Command, Samples, side_by_side
from bench.peers import PEERS, PeerTask

_LOADED = """
import json, sys
from dnatrack.cli.main import main
sys.argv[1:], names = sys.argv[1:2], sys.argv[2:]
try:
    main()
except SystemExit:
    pass
sys.stdout.write("\\n" + json.dumps([name for name in names if name in sys.modules]))
"""


@dataclass(frozen=True)
class Ground:
    """Where everything is, and how patient to be.

    `folder` takes what one part of the measurement needs, `corpora` the data folders of
    which each part gets copies; `data` is the real data set. A command that takes longer
    than `limit` seconds is stopped.
    """

    where: Environments
    folder: Path
    corpora: Path
    data: Path
    rounds: int
    limit: float

    @property
    def environment(self) -> dict[str, str]:
        """What every side finds: nothing that only this user has set."""
        own = {"HOME": str(self.folder), "LANG": "C.UTF-8"}
        return {"PATH": os.environ["PATH"], **own}

    def part(self, name: str) -> "Ground":
        """The ground of one part of the measurement, empty: no other part writes there."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return replace(self, folder=folder)

    def corpus(self, size: int, *, copy: str = "corpus") -> Path:
        """A data folder with `size` tasks, made when it is first asked for.

        Another `copy` is another folder, with the same files.
        """
        return self._copied(copy, "bench.corpus", "--tasks", str(size))

    def history(self, tasks: int, commits: int) -> Path:
        """A repository with so many tasks in its folder `data`, and so many commits."""
        asked = ("--tasks", str(tasks), "--commits", str(commits))
        return self._copied("history", "bench.history_corpus", *asked)

    def _copied(self, copy: str, module: str, *options: str) -> Path:
        """What a module writes, copied for this part.

        In a process of its own: systems count the memory that a child was forked with
        as the child's, so this process has to stay small.
        """
        name = "-".join((module, *options[1::2]))
        master, mine = self.corpora / name, self.folder / f"{copy}-{name}"
        if not master.exists():
            command = (sys.executable, "-m", module, str(master), *options)
            subprocess.run(command, check=True, cwd=Path(__file__).parents[1])
        if not mine.exists():
            shutil.copytree(master, mine)
        return mine

    def dnatrack(self, *arguments: str, cache: str | None = None, new: bool = False) -> Command:
        """The command `dnatrack`, without a cache or with one of that name.

        `new`: the cache is deleted before each run.
        """
        program = (str(self.where.dnatrack / "dnatrack"), *arguments)
        if cache is None:
            return Command(program, self.folder, {**self.environment, "DNATRACK_CACHE": "0"})
        folder = self.folder / f"cache-{cache}"
        environment = {**self.environment, "XDG_CACHE_HOME": str(folder)}
        return Command(program, self.folder, environment, emptied=folder if new else None)

    def from_cache(self, command: Command, cache: str) -> Command:
        """`command` with a copy of a cache that was filled before, a new one for each run."""
        folder = self.folder / f"cache-{cache}-copy"
        environment = {**self.environment, "XDG_CACHE_HOME": str(folder)}
        filled = self.folder / f"cache-{cache}"
        return replace(command, environment=environment, emptied=folder, filled=filled)

    def python(self, code: str, *arguments: str) -> Command:
        """A Python that has the libraries of dnatrack, and runs `code`."""
        program = (str(self.where.dnatrack / "python"), "-c", code, *arguments)
        return Command(program, self.folder, self.environment)

    def peers(self, size: int) -> dict[str, Command]:
        """For each peer, the command that checks a corpus of `size` tasks."""
        task = PeerTask(self.where, self.corpus(size), self.folder, self.environment)
        return {name: prepare(task) for name, prepare in PEERS.items()}

    def measured(
        self, commands: Mapping[str, Command], *, rounds: int | None = None, warm_up: bool = True
    ) -> dict[str, Samples]:
        """All `commands` in turns, as many rounds as were asked for, or `rounds`."""
        rounds = self.rounds if rounds is None else rounds
        return side_by_side(commands, rounds=rounds, limit=self.limit, warm_up=warm_up)

    def loaded(self, argument: str, names: tuple[str, ...]) -> list[str]:
        """Those modules of `names` that are loaded after `dnatrack argument`."""
        command = self.python(_LOADED, argument, *names)
        run = subprocess.run(
            command.arguments,
            check=True,
            capture_output=True,
            cwd=command.folder,
            env=command.environment,
        )
        loaded: list[str] = json.loads(run.stdout.splitlines()[-1])
        return loaded
