"""A person at a terminal, whose commands are counted."""

from pathlib import Path

from tests.cli.running import dnatrack
from tests.history.repositories import git


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
        return self.look(*arguments)

    def look(self, *arguments: str) -> str:
        """The same, not counted."""
        is_wide = arguments[0] in {"status", "overdue", "show", "slips"}
        said = ("--lang", self.language, *(("--width", "80") if is_wide else ()))
        run = dnatrack(*arguments, *said, at=self.folder, **self.environment)
        assert run.code == 0, f"{arguments}\n{run.out}{run.err}"
        return run.out

    def commit(self, message: str) -> None:
        """`git add . && git commit -m …`, in one line."""
        self.commands.append(f'git add . && git commit -m "{message}"')
        git(self.folder, "add", ".")
        git(self.folder, "commit", "--quiet", "-m", message)

    def has_clean_repository(self) -> bool:
        """Whether all is committed, and `validate` says that nothing is wrong; not counted."""
        validate = dnatrack("validate", "--lang", "en", at=self.folder)
        is_clean = git(self.folder, "status", "--porcelain") == ""
        return is_clean and validate.out.endswith("read, nothing wrong.\n")
