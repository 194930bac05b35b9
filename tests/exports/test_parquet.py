from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from bench.lake import days_of, write_lake, write_trackers
from dnatrack.app.workspace import Workspace
from dnatrack.errors import DnatrackError
from dnatrack.exports import parquet_files
from dnatrack.exports.tables import FORM
from dnatrack.judging.tally import Outcome
from dnatrack.storage.output_files import write_contents
from dnatrack.version import __version__
from tests.cli.running import ROOT, dnatrack
from tests.exports.seeing import REAL_DAY, real_tables

PARTITION = f"government=kr/as_of={REAL_DAY}/part-0.parquet"


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("lake")
    write_contents(made, dict(parquet_files(real_tables())))
    return made


def ask(lake: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as engine:
        for one in lake.iterdir():
            files = f"{one}/*/*/*.parquet"
            engine.execute(
                f"CREATE VIEW {one.name} AS "  # noqa: S608 - names of ours
                f"SELECT * FROM read_parquet('{files}', hive_partitioning = true)"
            )
        return engine.execute(query).fetchall()


def test_each_table_has_a_file_for_its_government_and_day(lake: Path) -> None:
    files = sorted(one.relative_to(lake).as_posix() for one in lake.rglob("*.parquet"))

    assert files == sorted(f"{one.name}/{PARTITION}" for one in real_tables())


def test_days_are_days_and_lists_are_lists(lake: Path) -> None:
    schema = pq.read_schema(lake / "milestones" / PARTITION)

    assert [str(schema.field(name).type) for name in _TYPED] == list(_TYPED.values())


_TYPED = {
    "due": "string",
    "due_first": "date32[day]",
    "due_last": "date32[day]",
    "due_precision": "string",
    "days_late": "int64",
    "critical": "bool",
    "evidence": "list<element: string>",
}


def test_a_file_says_of_what_and_of_which_day_it_is(lake: Path) -> None:
    found = pq.read_metadata(lake / "milestones" / PARTITION)

    said = {
        key.decode(): value.decode()
        for key, value in found.metadata.items()
        if key.startswith(b"dnatrack.")
    }
    commit = Workspace(ROOT / "data").head
    assert said == {
        "dnatrack.format": FORM,
        "dnatrack.government": "kr",
        "dnatrack.as_of": REAL_DAY,
        "dnatrack.commit": commit or "",
        "dnatrack.dnatrack": __version__,
    }
    assert found.row_group(0).column(0).compression == "ZSTD"


def test_what_is_read_back_is_what_was_written(lake: Path) -> None:
    for table in real_tables():
        read = pq.read_table(lake / table.name / PARTITION, partitioning=None).to_pylist()
        written = [
            {key: list(value) if isinstance(value, tuple) else value for key, value in one.items()}
            for one in table.records
        ]
        assert read == written


def test_the_same_data_makes_the_same_bytes(lake: Path) -> None:
    for path, content in parquet_files(real_tables()):
        assert (lake / path).read_bytes() == content


def test_a_day_is_replaced_and_others_stay(folder: Path, tmp_path: Path) -> None:
    def export(on: str) -> Mapping[str, bytes]:
        run = dnatrack(
            "export", "parquet", str(tmp_path), "--government", "kr", "--on", on, at=folder
        )
        assert run.code == 0
        return {one.as_posix(): one.read_bytes() for one in tmp_path.rglob("*.*")}

    first = export("2020-03-31")
    both = export("2020-06-30")
    (tmp_path / "milestones/government=kr/as_of=2020-03-31/part-0.parquet").write_bytes(b"old")

    assert all(one.startswith(b"PAR1") for one in first.values())
    assert both.items() >= first.items()
    assert len(both) == 2 * len(first)
    assert export("2020-03-31") == both


@pytest.mark.parametrize(
    "arguments",
    [
        ("parquet",),
        ("parquet", "-"),
        ("parquet", "lake", "--ministry", "mois"),
        ("sqlite", "x", "-o", "y"),
        ("csv", "-", "--government", "kr"),
    ],
)
def test_what_cannot_be_meant_is_refused(folder: Path, arguments: tuple[str, ...]) -> None:
    run = dnatrack("export", *arguments, at=folder)

    assert (run.code, run.out) == (2, "")
    assert sorted(one.name for one in folder.iterdir()) == ["data"]


def test_where_one_file_cannot_be_written_the_others_stay_as_they_were(tmp_path: Path) -> None:
    write_contents(tmp_path, {"a/x": b"old"})
    (tmp_path / "b").write_bytes(b"no folder")

    with pytest.raises(DnatrackError):
        write_contents(tmp_path, {"a/x": b"new", "b/y": b"new"})

    assert {one.name: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()} == {
        "x": b"old",
        "b": b"no folder",
    }


# A lake of many trackers and days.


@pytest.mark.slow
def test_a_lake_of_many_counts_as_each_of_them_does(tmp_path: Path) -> None:
    trackers, days = write_trackers(tmp_path / "trackers", 100, tasks=4), days_of(10)
    write_lake(tmp_path / "lake", trackers, days, only=["milestones"])

    rows = ask(
        tmp_path / "lake",
        "SELECT government, as_of, outcome, count(*) FROM milestones GROUP BY ALL",
    )

    assert len({row[:2] for row in rows}) == 1000
    assert set(rows) == {
        (data.parent.name, day, outcome.value, count)
        for data in trackers
        for day, counts in _outcomes(Workspace(data), days)
        for outcome, count in counts.items()
    }


def _outcomes(workspace: Workspace, days: list[date]) -> Iterator[tuple[date, Counter[Outcome]]]:
    for day in days:
        items = workspace.now(day.isoformat()).view.judgement.items
        yield day, sum((one.outcomes for one in items), Counter())
