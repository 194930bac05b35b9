"""Which supported Pythons this machine has, found by running what is called like one.

A name says little: a shim of pyenv is there for versions that it does not start.

    python tools/pythons.py     # a line for each minor version: `3.13 /usr/bin/python3.13`

`--others` leaves out the version that runs this.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_VERSION = "import sys; print('%d.%d' % sys.version_info[:2]); print(sys.executable)"


def supported() -> list[str]:
    """The minor versions that the package promises to work on, in order."""
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    return re.findall(r'"Programming Language :: Python :: (3\.\d+)"', project)


def candidates(minor: str) -> Iterator[str]:
    """What may be a Python of a minor version: on the path, and where pyenv keeps them."""
    for name in (f"python{minor}", "python3", "python"):
        if found := shutil.which(name):
            yield found
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    yield from map(str, sorted(kept.glob(f"{minor}.*/bin/python3"), reverse=True))


def answer(program: str) -> tuple[str, str] | None:
    """The minor version and the true path of a Python; None where it does not start."""
    try:
        ran = subprocess.run(
            [program, "-I", "-c", _VERSION], capture_output=True, encoding="utf-8", check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    minor, path = ran.stdout.splitlines()
    return minor, path


def pythons() -> Iterator[tuple[str, str]]:
    """Each supported minor version that is here, and the path of one such Python."""
    for minor in supported():
        answers = filter(None, map(answer, candidates(minor)))
        if path := next((path for one, path in answers if one == minor), None):
            yield minor, path


if __name__ == "__main__":
    own = f"{sys.version_info[0]}.{sys.version_info[1]}"
    for version, python in pythons():
        if "--others" not in sys.argv or version != own:
            print(version, python)
