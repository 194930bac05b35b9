"""Words of the history, which are told as they were written, even if they are in no list."""

from pathlib import Path

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from dnatrack.app.workspace import Workspace
from dnatrack.formats.output_schema import output_schema
from dnatrack.reports import slips
from tests.history.repositories import Step
from tests.reports.period.reviewing import milestone, plan, report, task_file
from tests.reports.texts import as_json, rows

SLIPPED = "[{on: 2020-05-10, from: 2020-06, to: 2020-09, reason: budgett}]"


def test_words_of_no_list_keep_to_the_schemas(tmp_path: Path) -> None:
    then = task_file(
        "dg-8",
        milestone("gone", lifecycle="plannd"),
        milestone("left", lifecycle="plannd"),
        milestone("moved", due="2020-09", revisions=SLIPPED),
    )
    searched = milestone(
        "left", lifecycle="unknown", looked_for="{on: 2020-06-29, result: nothing}"
    )
    moved = milestone("moved", due="2020-09", revisions=SLIPPED)
    data = plan(
        tmp_path,
        Step(then, day="2020-06-21"),
        Step(task_file("dg-8", searched, moved), day="2020-06-29"),
    )

    of_period = report(data)
    of_slips = slips.build(*Workspace(data).past(on="2020-12-31"), all_moves=True)

    assert ("dg-8/gone", "plannd") in rows(of_period, "gone", "id", "lifecycle")
    assert ("dg-8/left", "plannd", "nothing") in rows(of_period, "left", "id", "old", "grounds")
    assert ("dg-8/moved", "budgett") in rows(of_slips, "milestones_slipped", "id", "reason")
    for name, one in (("report", of_period), ("slips", of_slips)):
        faults = Draft202012Validator(output_schema(name)).iter_errors(as_json(one))
        told = {f"{'/'.join(map(str, fault.absolute_path))} {fault.message}" for fault in faults}
        assert {one for one in told if "made_from" not in one} == set()
