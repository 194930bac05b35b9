"""A repository of dnatrack as it is now, for those who use its hooks."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.gate.run_action import ROOT
from tests.gate.tracker import GIT_ENVIRONMENT, commit, git

_NOT_SOURCES = shutil.ignore_patterns(".*_cache", ".git", ".hypothesis", ".uv", ".venv",
                                      "__pycache__", "corpora", "peers", "tests")  # fmt: skip
_INDEX = {key: value for key, value in os.environ.items() if key.startswith(("PIP_", "SSL_CERT"))}


class Hooks(NamedTuple):
    """The home of someone who uses the hooks; the repository is in it."""

    home: Path

    @property
    def repository(self) -> Path:
        return self.home / "dnatrack"

    @property
    def revision(self) -> str:
        return git(self.repository, "rev-parse", "HEAD")

    def run(self, *arguments: str, at: Path) -> tuple[int, str]:
        """The exit code of a program, and what it said."""
        ended = subprocess.run(
            arguments,
            cwd=at,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
        return ended.returncode, ended.stdout

    def _environment(self) -> Mapping[str, str]:
        return {
            **GIT_ENVIRONMENT,
            **_INDEX,
            "HOME": str(self.home),
            "PRE_COMMIT_HOME": str(self.home / "pre-commit"),
            "LANG": "C.UTF-8",
            "DNATRACK_LANG": "en",
            "DNATRACK_CACHE": "0",
        }


def copy_of_dnatrack(home: Path) -> None:
    """Make the repository that `Hooks(home)` speaks of."""
    repository = home / "dnatrack"
    shutil.copytree(ROOT, repository, ignore=_NOT_SOURCES)
    git(repository, "init", "--quiet", "--initial-branch=main")
    commit(repository, "dnatrack")
