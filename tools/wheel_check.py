"""Tries the wheel in `dist` as its users will have it: in an environment of its own.

    python tools/wheel_check.py [--wheelhouse] [PYTHON …]

`--wheelhouse` installs from the wheelhouse alone, without an index. It needs no package, so that
any Python can run it; each PYTHON is tried, and without one the Python that runs this.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
SHARED = ("man/man1/dnatrack.1", "bash-completion/completions/dnatrack")


def only_wheel() -> Path:
    """The wheel that was built."""
    (wheel,) = DIST.glob("dnatrack-*.whl")
    return wheel


def relative_links(wheel: Path) -> list[str]:
    """The links of the text for the package index that lead nowhere there."""
    with ZipFile(wheel) as packed:
        (name,) = (one for one in packed.namelist() if one.endswith(".dist-info/METADATA"))
        text = packed.read(name).decode()
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return re.findall(r"\]\((?!https?:|#)([^)\s]+)\)", prose) if "\nProject-URL: " in text else []


def run(*command: str | Path, at: Path) -> str:
    """What a program prints; it has to end well."""
    shown = {key: value for key, value in os.environ.items() if not key.startswith("DNATRACK_")}
    print("$", Path(command[0]).name, *command[1:], flush=True)
    return subprocess.run(
        command,
        cwd=at,
        env={**shown, "DNATRACK_LANG": "en", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    ).stdout


def installed(python: str, folder: Path, source: Sequence[str]) -> Path:
    """The folder of programs of a new environment that has the wheel."""
    environment = folder / "environment"
    run(python, "-m", "venv", environment, at=folder)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", *source, at=folder)
    for path in SHARED:
        if not (environment / "share" / path).is_file():
            raise SystemExit(f"the wheel brings no share/{path}")
    return programs


def check(python: str, source: Sequence[str]) -> None:
    """Install the wheel for a Python, and work with it."""
    version = only_wheel().name.split("-")[1]
    # Not below the repository, whose data would be found.
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        dnatrack = installed(python, folder, source) / "dnatrack"
        if run(dnatrack, "--version", at=folder).split() != ["dnatrack", version]:
            raise SystemExit(f"{dnatrack} is not {version}")
        run(dnatrack, "init", "--sample", "history", "sample", at=folder)
        run(dnatrack, "validate", at=folder / "sample")
        said = run(dnatrack, "status", "--on", "2026-11-30", at=folder / "sample")
        print(*said.splitlines()[:2], sep="\n")


def wheelhouse(folder: Path) -> Iterator[str]:
    """What tells pip to install from the wheelhouse in `dist`, unpacked into a folder."""
    (archive,) = DIST.glob("wheelhouse-*.zip")
    with ZipFile(archive) as packed:
        packed.extractall(folder)
    yield from ("--no-index", "--find-links", str(folder), "dnatrack[office,site,pdf]")


def main(arguments: list[str]) -> None:
    """Try every Python that is named."""
    if links := relative_links(only_wheel()):
        raise SystemExit(f"links that lead nowhere on the package index: {links}")
    pythons = [one for one in arguments if not one.startswith("--")] or [sys.executable]
    with tempfile.TemporaryDirectory() as made:
        is_closed = "--wheelhouse" in arguments
        source = list(wheelhouse(Path(made))) if is_closed else [str(only_wheel())]
        for python in pythons:
            check(shutil.which(python) or python, source)


if __name__ == "__main__":
    main(sys.argv[1:])
