"""The SQL of the document answers, on the real data, as the commands do."""

import json
import re
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from dnatrack.exports import parquet_files
from dnatrack.storage.output_files import write_contents
from tests.cli.running import ROOT, dnatrack
from tests.exports.seeing import REAL_DAY, real_tables

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str, kind: str) -> list[str]:
    text = (ROOT / f"docs/analysis.{language}.md").read_text("utf-8")
    return [content for name, content in _BLOCK.findall(text) if name == kind]


LATE, OUTCOMES, SLIPS, HOW_LONG, DAYS = blocks("en", "sql")
FIRST_WEEK = "2020-03-31"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """An engine set up by the words of the document."""
    folder = tmp_path_factory.mktemp("analysis")
    write_contents(folder / "lake", dict(parquet_files(real_tables())))
    run = dnatrack(
        *("export", "parquet", str(folder / "lake"), "--government", "kr", "--on", FIRST_WEEK),
        at=ROOT,
    )
    assert run.code == 0
    (given,) = [one for one in blocks("en", "python") if "duckdb" in one]
    place = given.replace("'lake/", f"'{folder}/lake/")
    names: dict[str, object] = {}
    exec(place, names)  # noqa: S102 - the document is ours
    made = names["engine"]
    assert isinstance(made, duckdb.DuckDBPyConnection)
    with made:
        yield made


def command(*arguments: str) -> Any:  # noqa: ANN401 - the JSON of any command
    run = dnatrack(*arguments, "--on", REAL_DAY, "--format", "json", at=ROOT)
    return json.loads(run.out)


def test_both_languages_have_the_same_code() -> None:
    for kind in ("sql", "python", "console"):
        assert blocks("ko", kind) == blocks("en", kind)


def test_late_by_ministry(engine: duckdb.DuckDBPyConnection) -> None:
    said = command("ministries")["by_ministry"]

    rows = engine.execute(LATE).fetchall()

    assert {row[1]: row[2:] for row in rows} == {
        one["ministry"]: (one["milestones"], one["overdue"], one["days_late"], one["unknown"])
        for one in said
        if one["milestones"]
    }


def test_outcomes_add_up_to_all_milestones(engine: duckdb.DuckDBPyConnection) -> None:
    rows = engine.execute(OUTCOMES).fetchall()

    assert sum(row[2] for row in rows) == command("status")["milestones"]


def test_slips_by_year(engine: duckdb.DuckDBPyConnection) -> None:
    rows = engine.execute(SLIPS).fetchall()

    said = command("slips")
    assert sum(row[2] for row in rows) == said["slips"] > 0
    assert sum(row[4] for row in rows) <= said["undeclared"]
    assert {row[1] for row in rows} == {2020}


def test_how_long_promises_take(engine: duckdb.DuckDBPyConnection) -> None:
    rows = engine.execute(HOW_LONG).fetchall()

    assert sum(row[2] for row in rows) <= command("status")["done"]
    assert all(row[3] >= 0 for row in rows)


def test_a_day_is_read_without_the_others(engine: duckdb.DuckDBPyConnection) -> None:
    days = {row[1].isoformat() for row in engine.execute(DAYS).fetchall()}

    plan = engine.execute(f"EXPLAIN ANALYZE {OUTCOMES}").fetchall()[0][1]

    assert days == {REAL_DAY, FIRST_WEEK}
    assert re.search(r"Total Files Read: 1\b", plan)
