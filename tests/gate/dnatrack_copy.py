"""A repository of dnatrack as it is now, for those who use its hooks."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.gate.run_action import INDEX, ROOT
from tests.history.repositories import git

WHO, WHAT = ("AUTHOR", "COMMITTER"), ("NAME", "EMAIL")


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
        environment = {
            **INDEX,
            **{f"GIT_{who}_{what}": f"{what}@example.org" for who in WHO for what in WHAT},
            "PATH": os.environ["PATH"],
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "HOME": str(self.home),
            "PRE_COMMIT_HOME": str(self.home / "pre-commit"),
            "LANG": "C.UTF-8",
            "DNATRACK_LANG": "en",
            "DNATRACK_CACHE": "0",
        }
        ended = subprocess.run(
            arguments,
            cwd=at,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
        return ended.returncode, ended.stdout


def copy_of_dnatrack(home: Path) -> None:
    """Make the repository that `Hooks(home)` speaks of.

    Git takes what a commit would hold, so that no file that other tests make or remove meanwhile
    (measured branches, caches) is missed halfway.
    """
    repository = home / "dnatrack"
    git(home, "init", "--quiet", "--initial-branch=main", str(repository))
    sources = (f"--git-dir={repository}/.git", f"--work-tree={ROOT}")
    git(ROOT, *sources, "add", "--all", "--", ".", ":!tests")
    git(repository, "commit", "--quiet", "--message=dnatrack")
    git(repository, "reset", "--hard", "--quiet")
