"""Asks Spark and DuckDB the questions of `docs/analysis` over one lake, and the commands, too.

`make spark-check` runs it, with PySpark beside the environment and Java on the machine. It
stops with what differs: the rows of a question by the two engines, the counts of a tracker by
Spark and by `dnatrack status`, or a plan that reads days nobody asked for.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import duckdb
from pyspark.sql import SparkSession

from bench.lake import days_of, write_lake, write_trackers

ROOT = Path(__file__).resolve().parent.parent
TABLES = ("milestones", "moves", "ministries")
TRACKERS, TASKS = 5, 12
DAYS = days_of(4)
_SQL = re.compile(r"^```sql\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COUNTS = """SELECT count(*),
    count(CASE WHEN outcome LIKE 'kept-%' OR outcome = 'partly-kept' THEN 1 END),
    count(CASE WHEN state = 'overdue' THEN 1 END), count(CASE WHEN outcome = 'unknown' THEN 1 END)
FROM milestones WHERE government = '{government}' AND as_of = DATE '{day}'"""

Rows = list[tuple[object, ...]]


def questions(day: date) -> list[str]:
    """The SQL of the document, about a day of the lake."""
    text = (ROOT / "docs/analysis.en.md").read_text("utf-8")
    return [one.replace("2026-11-30", day.isoformat()) for one in _SQL.findall(text)]


def spark_on(lake: Path) -> SparkSession:
    """Spark on this machine alone, with a view for each table."""
    build = SparkSession.builder.master("local[2]").appName("dnatrack")
    for key, value in (
        ("spark.ui.enabled", "false"),
        ("spark.ui.showConsoleProgress", "false"),
        ("spark.driver.bindAddress", "127.0.0.1"),
        ("spark.driver.host", "127.0.0.1"),
        ("spark.sql.shuffle.partitions", "2"),
        ("spark.sql.session.timeZone", "UTC"),
    ):
        build = build.config(key, value)
    engine = build.getOrCreate()
    engine.sparkContext.setLogLevel("ERROR")
    for table in TABLES:
        found = engine.read.option("mergeSchema", "true").parquet(str(lake / table))
        found.createOrReplaceTempView(table)
    return engine


def duckdb_on(lake: Path) -> duckdb.DuckDBPyConnection:
    """DuckDB, with a view for each table."""
    engine = duckdb.connect()
    for table in TABLES:
        files = f"{lake}/{table}/*/*/*.parquet"
        engine.execute(
            f"CREATE VIEW {table} AS SELECT * FROM "  # noqa: S608 - names of ours
            f"read_parquet('{files}', hive_partitioning = true, union_by_name = true)"
        )
    return engine


def rows_of(found: Iterable[Sequence[object]]) -> Rows:
    """Rows that compare whatever engine they come from, in one order."""
    plain = (
        tuple(str(float(one)) if isinstance(one, (int, float)) else str(one) for one in row)
        for row in found
    )
    return sorted(plain)


def status(data: Path, day: date) -> tuple[int, ...]:
    """What `dnatrack status` counts."""
    command = [sys.executable, "-m", "dnatrack", "status", "--data", str(data)]
    command += ["--on", day.isoformat(), "--format", "json"]
    done = subprocess.run(command, capture_output=True, check=True)
    said = json.loads(done.stdout)
    return tuple(said[key] for key in ("milestones", "done", "overdue", "unknown"))


def compare(lake: Path, trackers: Sequence[Path]) -> None:
    """Ask everything, and stop where two answers differ."""
    spark, duck = spark_on(lake), duckdb_on(lake)
    for question in questions(DAYS[-1]):
        by_spark = rows_of(spark.sql(question).collect())
        by_duckdb = rows_of(duck.execute(question).fetchall())
        _same(question, by_spark, by_duckdb)
        print(f"{len(by_spark)} rows, the same by both engines")
    for data in trackers:
        for day in DAYS:
            asked = _COUNTS.format(government=data.parent.name, day=day)
            (row,) = spark.sql(asked).collect()
            _same(f"{data.parent.name} on {day}", tuple(row), status(data, day))
    print(f"{len(trackers)} trackers on {len(DAYS)} days, counted as `dnatrack status` counts")
    _prunes(spark)
    spark.stop()


def _prunes(spark: SparkSession) -> None:
    """That the plan leaves other days out before it reads a file."""
    plan = spark.sql(f"EXPLAIN FORMATTED {questions(DAYS[-1])[1]}").collect()[0][0]
    (filters,) = re.findall(r"PartitionFilters: .*", plan)
    if not re.search(rf"\(as_of#\d+ = {DAYS[-1]}\)", filters):
        sys.exit(f"all days are read: {filters}")
    print(filters)


def _same(what: str, one: object, other: object) -> None:
    if one != other:
        sys.exit(f"{what}\n  Spark: {one}\n  else:  {other}")


def main() -> None:
    """Make a lake, and ask."""
    with tempfile.TemporaryDirectory(prefix="dnatrack-spark-") as temporary:
        folder = Path(temporary)
        trackers = write_trackers(folder / "trackers", TRACKERS, TASKS)
        write_lake(folder / "lake", trackers, DAYS, only=TABLES)
        compare(folder / "lake", trackers)


if __name__ == "__main__":
    main()
