"""How far a command walks through the house: modules, hand-overs, and ways up.

    python tools/walk.py cancel dg-1-1 --reason 예시 --dry-run
    python tools/walk.py --layers other/pyproject.toml status

Runs the command under `sys.setprofile`. A hand-over is a pair of modules of which one calls
the other; one that goes up the layers of `pyproject.toml` is listed, for it should be none.
What runs while a module is imported does not count, nor do generators: they run
whenever somebody takes their next value, which is no way up.
"""

import contextlib
import os
import sys
import tomllib
from inspect import CO_GENERATOR
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent


def layers_in(settings: Path) -> dict[str, int]:
    """The rank of each layer, the highest first."""
    contracts = tomllib.loads(settings.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["id"] == "layers")
    return {name.strip(" ()"): rank for rank, line in enumerate(layers) for name in line.split("|")}


class Walk:
    """The modules that ran, and the pairs of which one handed over to the other."""

    def __init__(self, package: Path) -> None:
        self.package = f"{package}/"
        self.modules: set[str] = set()
        self.pairs: set[tuple[str, str]] = set()

    def note(self, frame: FrameType, event: str, _: object) -> None:
        """Take down a call, as `sys.setprofile` tells of it."""
        name = self._name(frame) if event == "call" else None
        is_resumed = frame.f_code.co_flags & CO_GENERATOR
        if name is None or is_resumed or frame.f_code.co_name == "<module>":
            return
        caller = frame.f_back
        while caller is not None and self._name(caller) is None:
            caller = caller.f_back
        if caller is not None and caller.f_code.co_name == "<module>":
            return
        self.modules.add(name)
        if caller is not None and (other := self._name(caller)) not in {name, None}:
            self.pairs.add((str(other), name))

    def _name(self, frame: FrameType) -> str | None:
        file = frame.f_code.co_filename
        if not file.startswith(self.package):
            return None
        return file.removeprefix(self.package).removesuffix(".py").removesuffix("/__init__")


def main() -> None:
    """Walk with the command that the arguments name, and print what was counted."""
    arguments = sys.argv[1:]
    settings = ROOT / "pyproject.toml"
    if arguments[:1] == ["--layers"]:
        settings, arguments = Path(arguments[1]), arguments[2:]
    import dnatrack  # noqa: PLC0415 - of whichever checkout is installed
    from dnatrack.cli.main import main as run  # noqa: PLC0415 - the same

    ranks = layers_in(settings)
    walk = Walk(Path(dnatrack.__file__).parent)
    sys.argv = ["dnatrack", *arguments]
    with Path(os.devnull).open("w") as nowhere, contextlib.suppress(SystemExit):
        shown, sys.stdout, sys.stderr = (sys.stdout, sys.stderr), nowhere, nowhere
        sys.setprofile(walk.note)
        try:
            run()
        finally:
            sys.setprofile(None)
            sys.stdout, sys.stderr = shown
    up = sorted(
        f"{one} -> {other}"
        for one, other in walk.pairs
        if ranks.get(other.split("/")[0], 99) < ranks.get(one.split("/")[0], 99)
    )
    print(f"{len(walk.modules)} modules, {len(walk.pairs)} hand-overs, {len(up)} of them up")
    print("".join(f"  {one}\n" for one in up), end="")


if __name__ == "__main__":
    main()
