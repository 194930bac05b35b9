"""Runs dnatrack as a reader of the documentation would: in a fresh copy of the data."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What would make the same command say something else on another machine.
_OWN = ("DNATRACK_", "LC_", "LANG", "COLUMNS", "FORCE_COLOR", "CLICOLOR", "NO_COLOR")


def copy_data(to: Path) -> Path:
    """A folder under `to` that holds the data and no git history, so that no commit is shown."""
    copy = to / "dnatrack"
    shutil.copytree(ROOT / "data", copy / "data")
    return copy


def environment() -> dict[str, str]:
    """This machine's environment, without what makes commands speak in another way."""
    return {key: value for key, value in os.environ.items() if not key.startswith(_OWN)}


def run(
    arguments: Sequence[str], *, at: Path, language: str, **more: str
) -> subprocess.CompletedProcess[str]:
    """What `dnatrack` with `arguments` does in the folder `at`, on the day of the documents.

    `more` is put into its environment.
    """
    own = {"DNATRACK_LANG": language, "DNATRACK_CACHE": "0", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, ROOT / "tools" / "dated.py", *arguments],
        cwd=at,
        env={**environment(), **own, **more},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
