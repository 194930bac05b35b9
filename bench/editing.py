"""What one edit costs, next to what checking everything costs."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.ground import Ground
from bench.measuring import Command
from bench.table import Ratio


def editing(ground: Ground, *, sizes: tuple[int, int]) -> Iterator[Ratio]:
    """An edit that is shown, and one that is written, in data of both `sizes`."""
    small, large = sizes
    commands = {(size, name): one for size in sizes for name, one in _of(ground, size).items()}
    labels = {f"{name} {size}": command for (size, name), command in commands.items()}
    runs = ground.measured(labels)
    for size in sizes:
        files = f"{size:,} files"
        edit, written = runs[f"edit {size}"], runs[f"written {size}"]
        cold, again = runs[f"validate {size}"], runs[f"again {size}"]
        yield Ratio(f"`set --dry-run`, {files}", f"`validate`, {files}, no cache", edit, cold, 1.5)
        yield Ratio(f"`set`, {files}", f"`validate`, {files}, no cache", written, cold, 1.5)
        yield Ratio(f"`set`, {files}", f"`validate`, {files}, nothing changed", written, again)
    growth = runs[f"written {large}"], runs[f"written {small}"]
    yield Ratio(f"`set`, {large:,} files", f"`set`, {small:,} files", *growth, 1.5)


def _of(ground: Ground, size: int) -> dict[str, Command]:
    corpus, data = ground.corpus(size), ("--data", str(ground.corpus(size)))
    edit = ("set", f"{_a_task(corpus)}.note", "a", "--dry-run")
    shown = ground.dnatrack(*edit, *data)
    # In a copy, so that nothing changes between one `validate` and the next.
    written = ground.dnatrack(*edit, "--data", str(ground.corpus(size, copy="edited")))
    return {
        "edit": shown,
        "written": _with_another_value(written),
        "validate": ground.dnatrack("validate", *data),
        "again": ground.dnatrack("validate", *data, cache=f"edited-{size}"),
    }


def _a_task(corpus: Path) -> str:
    """The task in the middle."""
    tasks = sorted(path.stem for path in (corpus / "tasks").iterdir())
    return tasks[len(tasks) // 2]


def _with_another_value(shown: Command) -> Command:
    """The same edit, written, with a value that no run before it had."""
    program, name, path, _, _, *rest = shown.arguments
    arguments = ("sh", "-c", 'exec "$@" "run $$"', "sh", program, name, *rest, path)
    return replace(shown, arguments=arguments)
