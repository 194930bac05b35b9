"""What is compared with what: the goals that the project has set itself, one after the other."""

from collections.abc import Iterator
from dataclasses import replace

from bench.ground import Ground
from bench.peers import FOUND_SOMETHING
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


IMPORTS = "`import typer, rich, pydantic, yaml`"


def start_up(ground: Ground) -> Iterator[Ratio]:
    """What everyone waits for, whatever they ask."""
    asked = {"_DNATRACK_COMPLETE": "complete_bash", "COMP_WORDS": "dnatrack st", "COMP_CWORD": "1"}
    bare = ground.dnatrack()
    commands = {
        "`--version`": ground.dnatrack("--version"),
        "`--help`": ground.dnatrack("--help"),
        "the completion of a command": replace(bare, environment={**bare.environment, **asked}),
    }
    typer = "`import typer`"
    runs = ground.measured(
        {**commands, typer: ground.python(typer.strip("`"))}, rounds=3 * ground.rounds
    )
    for what in commands:
        yield Ratio(what, typer, runs[what], runs[typer], 1.2)


def real_data(ground: Ground) -> Iterator[Ratio]:
    """What the coordinator asks each morning: nothing remembered, all of it, all but the day."""
    data = ("--data", str(ground.data))
    task = min(path.stem for path in (ground.data / "tasks").iterdir())
    asked = {
        "status": ("status",),
        "overdue": ("overdue",),
        "list": ("list",),
        "show ID": ("show", task),
    }
    cold = {f"`{what}`, no cache": ground.dnatrack(*one, *data) for what, one in asked.items()}
    warm = {f"`{what}`": ground.dnatrack(*one, *data, cache="real") for what, one in asked.items()}
    day = {
        f"`{what}`, on a new day": ground.from_cache(
            ground.dnatrack(*one, "--on", DAY, *data), "real"
        )
        for what, one in asked.items()
    }
    imports = ground.python(IMPORTS.strip("`"))
    runs = ground.measured({**cold, **warm, **day, IMPORTS: imports}, rounds=3 * ground.rounds)
    for what in cold:
        yield Ratio(f"{what}, real data", IMPORTS, runs[what], runs[IMPORTS], 2.5)
    for what in warm:
        yield Ratio(f"{what}, real data, asked again", IMPORTS, runs[what], runs[IMPORTS], 1.2)
    for what in day:
        yield Ratio(f"{what}, real data", IMPORTS, runs[what], runs[IMPORTS], 1.2)


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
            "overdue otherwise": ground.from_cache(
                ground.dnatrack(*overdue, "--limit", "0"), "large"
            ),
            "fmt": replace(ground.dnatrack("fmt", "--check", *data), fine=(0, FOUND_SOMETHING)),
        }
    )
    files, reader = f"{large:,} files", f"`CSafeLoader`, {large:,} files"
    cold, again = runs["cold"], runs["again"]
    yield Ratio(f"`validate`, {files}, no cache", reader, cold, runs["reader"], 0.7)
    yield Ratio(f"`validate`, {files}, fills a new cache", reader, runs["first"], runs["reader"])
    yield Ratio(f"`validate`, {files}, nothing changed", reader, again, runs["reader"], 0.05)
    yield Ratio(f"`validate`, {files}", f"{small:,} files", cold, runs["small"], 11)
    memory = Ratio(f"memory of `validate`, {files}", f"{small:,} files", cold, runs["small"], 10)
    yield memory.of_memory()
    own, late = f"`validate`, {files}, no cache", runs["overdue"]
    yield Ratio(f"`overdue`, {files}, no cache", own, late, cold, 1.2)
    again, otherwise = runs["overdue again"], runs["overdue otherwise"]
    yield Ratio(f"`overdue`, {files}, asked again", "the same, no cache", again, late, 0.3)
    yield Ratio(f"`overdue`, {files}, another question", "the same, no cache", otherwise, late)
    yield Ratio(f"`fmt --check`, {files}", own, runs["fmt"], cold, 1.5)


def tables(ground: Ground, size: int) -> Iterator[Ratio]:
    """What all tables cost: reading everything, judging it, and writing."""
    data = ("--on", DAY, "--data", str(ground.corpus(size)))
    lake, file = str(ground.folder / "lake"), str(ground.folder / "tracker.sqlite")
    runs = ground.measured(
        {
            "cold": ground.dnatrack("validate", "--data", str(ground.corpus(size))),
            "parquet": ground.dnatrack("export", "parquet", lake, *data),
            "sqlite": ground.dnatrack("export", "sqlite", file, *data),
        }
    )
    own = f"`validate`, {size:,} files, no cache"
    yield Ratio(
        f"`export parquet`, {size:,} files, no cache", own, runs["parquet"], runs["cold"], 1.3
    )
    yield Ratio(f"`export sqlite`, {size:,} files, no cache", own, runs["sqlite"], runs["cold"])


def peers(ground: Ground, size: int, *, rounds: int, warm_up: bool) -> Iterator[Ratio]:
    """The programs that somebody could use instead, on equal files."""
    ours = f"`validate`, {size:,} files, no cache"
    own = ground.dnatrack("validate", "--data", str(ground.corpus(size)))
    commands = {ours: own, **ground.peers(size)}
    runs = ground.measured(commands, rounds=rounds, warm_up=warm_up)
    for peer in commands:
        if peer != ours:
            yield Ratio(ours, peer, runs[ours], runs[peer], 1.0)


def sheets(ground: Ground, *, size: int) -> Iterator[Ratio]:
    """A workbook of some three milestones a task, written and read back, without a cache."""
    data, file = ("--data", str(ground.corpus(size))), str(ground.folder / "sheets.xlsx")
    validate = f"`validate`, {size:,} files"
    runs = ground.measured(
        {
            "export": ground.dnatrack("export", "xlsx", "-o", file, *data),
            "import": ground.dnatrack("import", file, "--dry-run", *data),
            validate: ground.dnatrack("validate", *data),
        }
    )
    for what in ("export", "import"):
        yield Ratio(f"`{what}` of xlsx, {size:,} files", validate, runs[what], runs[validate], 3)
