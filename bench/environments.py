"""The programs that are measured, installed from the package index, each side on its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

PEERS = ("check-jsonschema", "yamale", "yamllint", "doorstop")
_OURS = ("dnatrack", "typer", "rich", "pydantic", "pyyaml")
_LIST_VERSIONS = """
import json, sys
from importlib import metadata
print(json.dumps({name: metadata.version(name) for name in sys.argv[1:]}))
"""


@dataclass(frozen=True)
class Environments:
    """Where dnatrack is installed, and where its peers are: two `bin` folders."""

    dnatrack: Path
    peers: Path

    def versions(self) -> dict[str, str]:
        """What is measured, by name; the PyYAML of dnatrack reads for the comparison, too."""
        return {**_versions(self.dnatrack, _OURS), **_versions(self.peers, PEERS)}


def installed(folder: Path, project: Path) -> Environments:
    """Environments in `folder` with `project` and its peers, made unless they are there.

    dnatrack is built anew each time, and gets the versions of the libraries that this
    very Python has, where it has them: those of the lock file, under `make bench`.
    """
    ours, peers = folder / "dnatrack", folder / "peers"
    if not peers.exists():
        _make(peers)
        _install(peers, *PEERS)
    if not ours.exists():
        _make(ours)
    constraints = folder / "constraints.txt"
    constraints.write_text("".join(_pinned()), encoding="utf-8")
    _install(ours, "--constraint", str(constraints), f"{project}[analysis,office]")
    _install(ours, "--no-deps", "--force-reinstall", str(project))
    return Environments(ours / "bin", peers / "bin")


def _make(environment: Path) -> None:
    subprocess.run((sys.executable, "-m", "venv", str(environment)), check=True)


def _install(environment: Path, *what: str) -> None:
    """Install and compile, so that no side has to compile while it is measured."""
    python = str(environment / "bin" / "python")
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    subprocess.run((*pip, *what), check=True)
    compiling = {name: value for name, value in os.environ.items() if name[:6] != "PYTHON"}
    command = (python, "-m", "compileall", "-q", str(environment / "lib"))
    # Some packages bring files that are templates, not Python: what fails is not measured.
    subprocess.run(command, check=False, env=compiling, stdout=subprocess.DEVNULL)


def _pinned() -> list[str]:
    known = ((one.metadata["Name"], one.version) for one in metadata.distributions())
    return [f"{name}=={version}\n" for name, version in known if name != "dnatrack"]


def _versions(binaries: Path, names: tuple[str, ...]) -> dict[str, str]:
    command = (str(binaries / "python"), "-c", _LIST_VERSIONS, *names)
    found = subprocess.run(command, check=True, capture_output=True)
    versions: dict[str, str] = json.loads(found.stdout)
    return versions
