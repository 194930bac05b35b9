"""A lake of many trackers and many days, as Parquet: what an engine is for.

To have one: `python -m bench.lake FOLDER --trackers 100 --days 10 --tasks 300`.
"""

import argparse
import gc
import tempfile
from collections.abc import Collection
from datetime import date, timedelta
from pathlib import Path

from bench.corpus import write_corpus
from dnatrack.app.workspace import Workspace
from dnatrack.exports import parquet_files
from dnatrack.storage.output_files import write_contents

FIRST_DAY = date(2022, 12, 31)
_A_QUARTER = timedelta(days=91)


def days_of(count: int) -> list[date]:
    """`count` days, a quarter apart."""
    return [FIRST_DAY + number * _A_QUARTER for number in range(count)]


def write_trackers(folder: Path, count: int, tasks: int) -> list[Path]:
    """Write so many trackers, which differ in ids, dates and outcomes; gives their data folders."""
    written = []
    for number in range(count):
        data = folder / f"gov-{number:03}" / "data"
        write_corpus(data, tasks + number % 3, seed=number, prefix=f"g{number:03}")
        written.append(data)
    return written


def write_lake(
    lake: Path, trackers: Collection[Path], days: Collection[date], *, only: Collection[str] = ()
) -> None:
    """Write each tracker as of each of `days` to the lake: all tables, or these `only`."""
    for data in trackers:
        workspace = Workspace(data)
        for day in days:
            tables = workspace.now(day.isoformat()).tables(data.parent.name)
            chosen = [one for one in tables.values() if not only or one.name in {*only, "tracker"}]
            write_contents(lake, dict(parquet_files(chosen)))
        gc.collect()


def main() -> None:
    """Write the lake that the command line asks for."""
    parser = argparse.ArgumentParser(description="Make a lake to measure with.")
    parser.add_argument("folder", type=Path, help="where to")
    parser.add_argument("--trackers", type=int, default=100)
    parser.add_argument("--days", type=int, default=10)
    parser.add_argument("--tasks", type=int, default=300, help="of each tracker (300)")
    parser.add_argument("--only", nargs="*", default=(), help="these tables (all)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dnatrack-lake-") as temporary:
        trackers = write_trackers(Path(temporary), asked.trackers, asked.tasks)
        write_lake(asked.folder, trackers, days_of(asked.days), only=asked.only)


if __name__ == "__main__":
    main()
