from datetime import date
from pathlib import Path

import duckdb
import pytest

from dnatrack.errors import DnatrackError
from dnatrack.exports.tables import build_tables, government_of
from dnatrack.judging.judgement import judge
from dnatrack.model.data_files import DataPath
from dnatrack.model.data_format import shape_of
from dnatrack.model.fields import Name
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.tracker import ItemKind, Unreadable
from dnatrack.reports.view import View
from tests.exports.seeing import column, real_tables, small_view, tables_by_name, tables_in, view_of
from tests.history.repositories import Content, Step, milestone, repository, task
from tests.judging.making import milestone_of, revision, task_of, taskforce_of, tracker_of

RENAMED = {"on", "title", "group", "lifecycle", "start"}
"""Fields whose columns are called otherwise."""


@pytest.mark.parametrize(("record", "name"), [(Milestone, "milestones"), (Task, "tasks")])
def test_what_may_be_written_has_a_column(record: type[Milestone | Task], name: str) -> None:
    columns = {one.name for one in tables_by_name(small_view())[name].columns}

    missing = {
        field.name
        for field in record.fields().values()
        if not any(one == field.name or one.startswith(f"{field.name}_") for one in columns)
    }

    of_their_own = {
        field.name
        for field in record.fields().values()
        if shape_of(field).is_mapping or (shape_of(field).is_list and shape_of(field).record)
    }
    assert missing - of_their_own - RENAMED == set()


def test_columns_say_what_they_are_in_both_languages_and_need_no_quotes() -> None:
    keywords = "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved'"
    reserved = {word for (word,) in duckdb.execute(keywords).fetchall()}

    for table in real_tables():
        names = [one.name for one in table.columns]
        assert len(set(names)) == len(names)
        assert not reserved & set(names)
        assert all(one.meaning.ko and one.meaning.en for one in table.columns)


def test_what_follows_on_the_day_stands_beside_what_is_written() -> None:
    one = milestone_of("due: 2020-03", revisions=[revision("2020-02-01", "2020-02", "2020-03")])
    milestones = tables_by_name(small_view(task_of(one)))["milestones"]

    (row,) = milestones.records

    assert {name: row[name] for name in _SEEN} == _SEEN


_SEEN = {
    "id": "dg-1-1/one",
    "task": "dg-1-1",
    "taskforce": "dg",
    "due": "2020-03",
    "due_first": date(2020, 3, 1),
    "due_last": date(2020, 3, 31),
    "due_precision": "month",
    "original_due": "2020-02",
    "outcome": "late-now",
    "state": "overdue",
    "days_late": 10,
    "original_days_late": 41,
    "signal": "yellow",
    "lifecycle": "planned",
    "slips": 1,
    "kind": "plan",
    "sources": ("S1",),
    "blocked_by": (),
    "done_on_first": None,
}


def test_what_cannot_be_read_has_a_row_of_its_own() -> None:
    place = DataPath("tasks/dg-1-1.yaml", ("milestones", 1))
    lost = Unreadable(
        ItemKind.MILESTONE, "two", place, Name(korean="둘째"), "dg", owner="dg-1-1", lead="mois"
    )
    tables = tables_by_name(view_of(tracker_of(task_of(), unreadable=(lost,))))

    rows = column(tables["milestones"], "id", "task", "title_ko", "lead", "outcome", "state")

    assert rows == [("dg-1-1/two", "dg-1-1", "둘째", "mois", "unreadable", None)]
    assert column(tables["unreadable"], "item", "kind") == [("dg-1-1/two", "milestone")]


def test_of_a_repeated_id_nothing_is_lost() -> None:
    twins = task_of(milestone_of(""), milestone_of(""))

    ids = column(tables_by_name(small_view(twins))["milestones"], "id")

    assert ids == [("dg-1-1/one",), ("dg-1-1/one#2",)]


def test_a_move_that_nobody_declared_is_told_with_its_commit(tmp_path: Path) -> None:
    folder = repository(
        tmp_path, [Step(_BASE | _due("2020-03")), Step(_due("2020-05"), "늦춤", author="이서기")]
    )

    tables = tables_in(folder / "data", "2020-04-10")

    assert column(tables["moves"], "milestone", "old_due", "new_due", "days", "is_declared") == [
        ("dg-1/first", "2020-03", "2020-05", 61, False)
    ]
    (commit,) = column(tables["moves"], "commit_id")[0]
    assert (commit, "이서기") in column(tables["commits"], "id", "author")
    assert column(tables["milestones"], "original_due", "slips") == [("2020-03", 1)]


def test_a_move_belongs_to_what_the_milestone_is_called_now(tmp_path: Path) -> None:
    steps = [
        Step(_BASE | _due("2020-03")),
        Step(_due("2020-05")),
        Step(_due("2020-05", "second", formerly="[first]")),
    ]
    tables = tables_in(repository(tmp_path, steps) / "data", "2020-04-10")

    assert column(tables["moves"], "item", "milestone") == [("dg-1/second", "dg-1/second")]
    assert ("dg-1/first", "dg-1/second") in column(tables["events"], "item", "milestone")


def test_without_a_history_moves_are_those_that_are_declared() -> None:
    declared = {
        **revision("2020-02-01", "2020-02", "2020-03"),
        "authority": "국무회의",
        "source": "S1",
    }
    one = milestone_of("due: 2020-03", revisions=[declared])
    moves = tables_by_name(small_view(task_of(one)))["moves"]

    assert column(moves, "item", "day", "commit_id", "days", "is_slip", "authority", "source") == [
        ("dg-1-1/one", date(2020, 2, 1), None, 31, True, "국무회의", "S1")
    ]


def test_how_long_a_promise_took_counts_from_the_launch_to_the_day_it_was_done() -> None:
    one = milestone_of("due: 2020-03, lifecycle: done, done_on: 2020-03", evidence=["S1"])
    launched = taskforce_of(one).replace(launched=Period.parse("2020-01-16"))
    tables = tables_by_name(view_of(tracker_of(taskforces=(launched,))))

    assert column(tables["milestones"], "promised", "days_to_done") == [("2020-01-16", 45)]


def test_what_was_removed_is_told(tmp_path: Path) -> None:
    steps = [Step(_BASE | _due("2020-03")), Step({"data/tasks/dg-1.yaml": task("dg-1")})]
    tables = tables_in(repository(tmp_path, steps) / "data", "2020-04-10")

    assert column(tables["leavings"], "item", "milestone", "kind") == [
        ("dg-1/first", None, "deleted")
    ]


def _due(due: str, id_: str = "first", **fields: str) -> dict[str, Content]:
    """The files where the one milestone of the one task is due at `due`."""
    one = milestone(id_, due=due, kind="plan", sources="[S1]", **fields)
    return {"data/tasks/dg-1.yaml": task("dg-1", one, sources="[S1]")}


_BASE: dict[str, Content] = {
    "data/tracker.yaml": "schema: 1\ntitle: 추적\n",
    "data/taskforces.yaml": "taskforces: []\n",
    "data/ministries.yaml": "ministries: []\n",
    "data/sources.yaml": "sources: {}\n",
}


def test_a_government_is_called_by_the_title_unless_it_has_a_name() -> None:
    view = view_of(tracker_of())
    titled = view_of(tracker_of()).judgement.tracker
    settings = titled.settings.replace(title=Name(korean="추적", en="Korea's 3 Taskforces!"))
    english = View(judge(titled.replace(settings=settings), date(2020, 1, 1)))

    assert [government_of(view), government_of(english), government_of(view, "kr")] == [
        "추적",
        "korea-s-3-taskforces",
        "kr",
    ]


@pytest.mark.parametrize("name", ["", "a/b", "..", "a=b", "x" * 61])
def test_a_government_is_no_path(name: str) -> None:
    with pytest.raises(DnatrackError):
        build_tables(small_view(), None, name)


def test_the_tables_describe_themselves() -> None:
    tables = real_tables()
    *others, counts, columns = tables

    described = set(column(columns, "table_name", "column_name"))

    assert described == {(one.name, of.name) for one in others for of in one.columns}
    assert column(counts, "table_name", "row_count")[:-1] == [
        (one.name, one.length) for one in others
    ]


def test_a_taskforce_owes_without_a_task() -> None:
    taskforce = taskforce_of(milestone_of("due: 2020-02"))
    tables = tables_by_name(view_of(tracker_of(taskforces=(taskforce,))))

    assert column(tables["milestones"], "id", "task", "taskforce", "lead") == [
        ("dg/one", None, "dg", "mois")
    ]
