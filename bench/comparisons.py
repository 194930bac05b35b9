"""What is compared with what: the goals that the project has set itself, one after the other."""

from collections.abc import Iterator

from bench.ground import Ground
from bench.table import Ratio

DAY = "2024-06-30"
"""The evaluation day: by then, half of what a corpus promises is late."""

HEAVY_MODULES = ("pydantic", "yaml", "git", "rich.table")

_READ_WITH_YAML = """
import sys, yaml
from pathlib import Path
for file in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
"""


def start_up(ground: Ground) -> Iterator[Ratio]:
    """What everyone waits for, whatever they ask."""
    runs = ground.measured(
        {
            "--version": ground.dnatrack("--version"),
            "--help": ground.dnatrack("--help"),
            "typer": ground.python("import typer"),
        },
        rounds=3 * ground.rounds,
    )
    for option in ("--version", "--help"):
        yield Ratio(f"`{option}`", "`import typer`", runs[option], runs["typer"], 1.3)


def real_data(ground: Ground) -> Iterator[Ratio]:
    """What the coordinator does each morning: nothing in the cache, then all of it."""
    data = ("--data", str(ground.data))
    commands = {
        "`status` on the real data": ground.dnatrack("status", *data),
        "`overdue` on the real data": ground.dnatrack("overdue", *data),
        "`status`, parsed before": ground.dnatrack("status", *data, cache="real"),
        "`overdue`, parsed before": ground.dnatrack("overdue", *data, cache="real"),
    }
    imports = "`import typer, rich, pydantic, yaml`"
    runs = ground.measured(
        {**commands, imports: ground.python(imports.strip("`"))}, rounds=3 * ground.rounds
    )
    for what in commands:
        yield Ratio(what, imports, runs[what], runs[imports], 1.5)


def large_data(ground: Ground, large: int, small: int) -> Iterator[Ratio]:
    """What a data set of `large` tasks costs, and how the cost grows from `small` ones."""
    data = ("--data", str(ground.corpus(large)))
    overdue = ("overdue", "--on", DAY, *data)
    runs = ground.measured(
        {
            "reader": ground.python(_READ_WITH_YAML, str(ground.corpus(large))),
            "cold": ground.dnatrack("validate", *data),
            "first": ground.dnatrack("validate", *data, cache="new", new=True),
            "again": ground.dnatrack("validate", *data, cache="large"),
            "small": ground.dnatrack("validate", "--data", str(ground.corpus(small))),
            "overdue": ground.dnatrack(*overdue),
            "overdue again": ground.dnatrack(*overdue, cache="large"),
        }
    )
    files, reader = f"{large:,} files", f"`CSafeLoader`, {large:,} files"
    cold, again = runs["cold"], runs["again"]
    yield Ratio(f"`validate`, {files}, no cache", reader, cold, runs["reader"], 1.0)
    yield Ratio(f"`validate`, {files}, fills a new cache", reader, runs["first"], runs["reader"])
    yield Ratio(f"`validate`, {files}, nothing changed", reader, again, runs["reader"], 0.2)
    yield Ratio(f"`validate`, {files}", f"{small:,} files", cold, runs["small"], 11)
    memory = Ratio(f"memory of `validate`, {files}", f"{small:,} files", cold, runs["small"], 10)
    yield memory.of_memory()
    own = f"`validate`, {files}"
    yield Ratio(f"`overdue`, {files}, piped", own, runs["overdue"], cold, 1.2)
    yield Ratio(f"`overdue`, {files}, parsed before", own, runs["overdue again"], cold)


def peers(ground: Ground, size: int, *, rounds: int, warm_up: bool) -> Iterator[Ratio]:
    """The programs that somebody could use instead, on equal files."""
    ours = f"`validate`, {size:,} files, no cache"
    own = ground.dnatrack("validate", "--data", str(ground.corpus(size)))
    commands = {ours: own, **ground.peers(size)}
    runs = ground.measured(commands, rounds=rounds, warm_up=warm_up)
    for peer in commands:
        if peer != ours:
            yield Ratio(ours, peer, runs[ours], runs[peer], 1.0)
