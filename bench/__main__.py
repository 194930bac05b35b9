"""Measures the speed of dnatrack, side by side with other programs.

`python -m bench` measures everything, with up to 10,000 files; with `--quick`, with a
tenth of that. Prints a table of ratios, each with the goal that the project has set
itself. Nothing here is a test: a slow machine fails nobody.
"""

import argparse
import platform
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from bench.comparisons import (
    HEAVY_MODULES,
    large_data,
    peers,
    real_data,
    sheets,
    start_up,
    tables,
)
from bench.editing import editing
from bench.environments import installed
from bench.ground import Ground
from bench.history import history, reports
from bench.table import HEADER, Ratio, row_of

PROJECT = Path(__file__).parents[1]
TABLE_IN_DOCUMENT = re.compile(r"(?<=<!-- last run -->\n).*(?=<!-- end -->)", re.DOTALL)

Part = Callable[[Ground], Iterator[Ratio]]


def parts(*, quick: bool) -> Mapping[str, Part]:
    """What can be measured, by the name that `--only` takes."""
    large, small = (1_000, 100) if quick else (10_000, 1_000)
    several = partial(peers, size=small, rounds=3, warm_up=True)
    once = partial(peers, size=large, rounds=1, warm_up=False)
    return {
        "start-up": start_up,
        "real-data": real_data,
        "large-data": partial(large_data, large=large, small=small),
        "editing": partial(editing, sizes=(21, large)),
        "sheets": partial(sheets, size=3 * small),
        "history": partial(history, sizes=((small, 3 * small), (large, large // 20))),
        "reports": partial(reports, sizes=(small, 8 * small)),
        "tables": partial(tables, size=large),
        "peers": several,
        "peers-large": once,
    }


def options() -> argparse.ArgumentParser:
    """What can be asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measure the speed, side by side with other programs."
    )
    add = parser.add_argument
    add("--quick", action="store_true", help="a tenth of the files, and of the time")
    add("--only", nargs="+", metavar="PART", choices=parts(quick=True), help="measure only these")
    add("--rounds", type=int, default=5, help="how often each program runs (5; small ones more)")
    add("--limit", type=float, default=600, help="stop a program after so many seconds (600)")
    add("--folder", type=Path, help="keep environments and corpora here; else they are deleted")
    add("--data", type=Path, default=PROJECT / "data", help="the real data set (data/)")
    add("--write", type=Path, metavar="FILE", help="put the table into this document, too")
    return parser


def measure(asked: argparse.Namespace, folder: Path) -> Iterator[str]:
    """The report of one run, in Markdown, line by line as it becomes known.

    Says on standard error what it is doing.
    """
    _say("installing dnatrack and its peers …")
    where = installed(folder, PROJECT)
    ground = Ground(
        where, folder, folder / "corpora", asked.data.resolve(), asked.rounds, asked.limit
    )
    yield from (_conditions(ground), "", *HEADER)
    for name, part in parts(quick=asked.quick).items():
        if not asked.only or name in asked.only:
            _say(f"measuring {name} …")
            yield from map(row_of, part(ground.part(name)))


def _conditions(ground: Ground) -> str:
    """What one has to know to measure the same again."""
    versions = ", ".join(f"{name} {version}" for name, version in ground.where.versions().items())
    loaded = "; ".join(
        f"`{option}`: {', '.join(ground.loaded(option, HEAVY_MODULES)) or 'none'}"
        for option in ("--version", "--help")
    )
    return (
        f"Measured on {date.today().isoformat()}, "  # noqa: DTZ011, TID251 - no data depends on it
        f"{platform.python_implementation()} {platform.python_version()}, {versions}.\n\n"
        f"Heavy modules ({', '.join(HEAVY_MODULES)}) that are loaded by {loaded}."
    )


def _say(what: str) -> None:
    sys.stderr.write(f"bench: {what}\n")


def main() -> None:
    """Measure what the command line asks for, print the table, and write it down."""
    asked = options().parse_args()
    with tempfile.TemporaryDirectory(prefix="dnatrack-bench-") as temporary:
        folder = (asked.folder or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        lines = []
        for line in measure(asked, folder):
            print(line, flush=True)
            lines.append(line)
    report = "\n".join(lines) + "\n"
    if asked.write is not None:
        document = asked.write.read_text(encoding="utf-8")
        asked.write.write_text(TABLE_IN_DOCUMENT.sub(lambda _: report, document), encoding="utf-8")


if __name__ == "__main__":
    main()
