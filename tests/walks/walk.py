"""A person at a terminal, whose commands are counted."""

import subprocess
from pathlib import Path

from tests.cli.running import BASE, dnatrack

WHO = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


class Person:
    """Types one command after the other; one that fails is where the walk stops.

    `commands` are those that were typed.
    """

    def __init__(self, folder: Path, language: str, **environment: str) -> None:
        self.folder, self.language, self.environment = folder, language, environment
        self.commands: list[str] = []

    def dnatrack(self, *arguments: str) -> str:
        """What a command prints."""
        self.commands.append(" ".join(("dnatrack", *arguments)))
        said = ("--lang", self.language, *self._wide(arguments[0]))
        run = dnatrack(*arguments, *said, at=self.folder, **self.environment)
        assert run.code == 0, f"{self.commands[-1]}\n{run.out}{run.err}"
        return run.out

    def _wide(self, command: str) -> tuple[str, ...]:
        return ("--width", "80") if command in {"status", "overdue", "show", "slips"} else ()

    def commit(self, message: str) -> None:
        """`git add . && git commit -m …`, in one line."""
        self.commands.append(f'git add . && git commit -m "{message}"')
        for arguments in (["add", "."], ["commit", "--quiet", "-m", message]):
            command = ["git", *arguments]
            subprocess.run(command, cwd=self.folder, env={**BASE, **WHO}, check=True)

    def has_clean_repository(self) -> bool:
        """Whether all is committed, and `validate` says that nothing is wrong; not counted."""
        command = ["git", "status", "--porcelain"]
        left = subprocess.run(command, cwd=self.folder, capture_output=True, check=True)
        validate = dnatrack("validate", "--lang", "en", at=self.folder)
        return left.stdout == b"" and validate.out.endswith("read, nothing wrong.\n")
