"""What no linter asks: who may know the time, and that the layers are checked at all."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "dnatrack"
CLOCK = {"now", "today", "utcnow", "time", "time_ns", "monotonic", "localtime"}
CLOCKS = {"date", "datetime", "time"}


def readings_of_the_clock(source: str) -> Iterator[int]:
    """The lines that ask what time it is."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Attribute)
            and node.attr in CLOCK
            and isinstance(node.value, ast.Name)
            and node.value.id in CLOCKS
        ):
            yield node.lineno


def test_one_module_knows_what_time_it_is() -> None:
    asking = {
        file.relative_to(PACKAGE).as_posix()
        for file in PACKAGE.rglob("*.py")
        if any(readings_of_the_clock(file.read_text("utf-8")))
    }

    assert asking == {"app/arguments.py"}


@pytest.mark.parametrize("line", ["datetime.now(zone)", "date.today()", "time.time()"])
def test_a_reading_of_the_clock_is_seen(line: str) -> None:
    assert list(readings_of_the_clock(line)) == [1]


@pytest.mark.parametrize(
    "module",
    [
        "model.task",
        "loading.load",
        "judging.judgement",
        "reports.show",
        "formats.table",
    ],
)
def test_a_layer_can_be_imported_alone(module: str) -> None:
    done = subprocess.run([sys.executable, "-c", f"import dnatrack.{module}"], check=False)

    assert done.returncode == 0


def test_the_layers_are_checked_for_every_module() -> None:
    settings = (ROOT / "pyproject.toml").read_text("utf-8")

    assert "exhaustive = true" in settings
    assert sorted(layers_in(settings)) == sorted(
        one.name.removesuffix(".py")
        for one in PACKAGE.iterdir()
        if (one.suffix == ".py" or (one / "__init__.py").is_file()) and one.name[0] != "_"
    )


def layers_in(settings: str) -> Iterator[str]:
    """The layers that exist, without the brackets of those that may not exist yet."""
    block = settings.split("layers = [", 1)[1].split("]", 1)[0]
    for line in block.splitlines():
        for name in line.strip().strip('",').split("|"):
            found = name.strip().strip("()")
            if found and ((PACKAGE / found).exists() or (PACKAGE / f"{found}.py").exists()):
                yield found
