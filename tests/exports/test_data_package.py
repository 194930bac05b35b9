import csv
import json
import sqlite3
from contextlib import closing
from datetime import date
from io import StringIO
from pathlib import Path

from dnatrack.exports.data_package import DataFile, csv_of, data_files, json_of
from tests.exports.seeing import column, real_tables, small_view, tables_by_name
from tests.judging.making import milestone_of, task_of


def files(base_url: str | None = None) -> dict[str, DataFile]:
    return {one.path: one for one in data_files(small_view(), real_tables(), base_url)}


def test_each_table_is_there_for_every_program() -> None:
    found = files()

    assert set(found) == {
        *(
            f"data/{one.name}.{ending}"
            for one in real_tables()
            for ending in ("csv", "json", "parquet")
        ),
        "data/dnatrack.sqlite",
        "data/milestones.xlsx",
        "data/datapackage.json",
        "data/dcat.jsonld",
    }
    assert all(one.title.ko and one.description.en and one.media_type for one in found.values())
    assert found["data/evidence.parquet"].write().startswith(b"PAR1")
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(found["data/dnatrack.sqlite"].write())
        assert database.execute("SELECT count(*) FROM milestones").fetchone() == (82,)


def test_csv_and_json_say_what_the_table_says() -> None:
    for table in real_tables():
        names = [one.name for one in table.columns]
        rows = list(csv.reader(StringIO(csv_of(table).decode(), newline="")))
        objects = json.loads(json_of(table))
        assert rows[0] == names
        assert len(rows) - 1 == len(objects) == table.length
        assert [list(one) for one in objects] == [names] * table.length


def test_days_lists_yes_and_nothing_in_a_csv() -> None:
    one = milestone_of("due: 2020-03, critical: true", note='"가",\n나', blocked_by=["two"])
    milestones = tables_by_name(small_view(task_of(one)))["milestones"]

    (row,) = csv.DictReader(StringIO(csv_of(milestones).decode(), newline=""))

    names = ("due", "due_last", "critical", "blocked_by", "done_on", "note")
    assert [row[name] for name in names] == [
        "2020-03",
        "2020-03-31",
        "true",
        '["two"]',
        "",
        '"가",\n나',
    ]
    assert column(milestones, "due_last") == [(date(2020, 3, 31),)]


def test_the_package_describes_each_column_and_where_it_leads() -> None:
    package = json.loads(files()["data/datapackage.json"].write())

    resources = {one["name"]: one for one in package["resources"]}

    assert list(resources) == [one.name for one in real_tables()]
    schema = resources["milestones"]["schema"]
    assert schema["primaryKey"] == ["id"]
    assert {"name": "due_last", "type": "date"}.items() <= next(
        one for one in schema["fields"] if one["name"] == "due_last"
    ).items()
    assert {"fields": "lead", "reference": {"resource": "ministries", "fields": "id"}} in schema[
        "foreignKeys"
    ]
    assert all(
        field["description"] for one in resources.values() for field in one["schema"]["fields"]
    )


def test_the_catalogue_leads_to_each_file() -> None:
    here = json.loads(files()["data/dcat.jsonld"].write())
    there = json.loads(files("https://example.org/x/")["data/dcat.jsonld"].write())

    def addresses(of: dict[str, list[dict[str, dict[str, str]]]]) -> list[str]:
        return [one["dcat:downloadURL"]["@id"] for one in of["dcat:distribution"]]

    assert addresses(here)[0] == "dnatrack.sqlite"
    assert addresses(there) == [f"https://example.org/x/data/{one}" for one in addresses(here)]
    assert len(addresses(here)) == len(files()) - 2


def test_paths_of_a_page_and_of_its_data_are_apart() -> None:
    assert {Path(one).parts[0] for one in files()} == {"data"}
