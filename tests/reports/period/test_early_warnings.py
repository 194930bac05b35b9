"""Each early warning by the one fact that calls for it."""

from pathlib import Path

import pytest

from tests.history.repositories import Content, Step, repository
from tests.reports.period.reviewing import NAMES, milestone, report, task_file
from tests.reports.texts import rows

SOON = "2020-08-10"
"""Further away than due soon on 30 June, but not than twice that."""
NEWS = "[{on: 2020-06-15, text: 회의, sources: [S1]}]"
LONG_AGO = "[{on: 2020-05-20, text: 착수, sources: [S1]}]"
UNPROVEN = milestone("first", lifecycle="done", done_on="2020-06-01")


def one(**fields: str) -> dict[str, Content]:
    return task_file("dg-1", milestone("one", **fields))


CASES: dict[str, tuple[list[dict[str, Content]], str, list[tuple[object, ...]]]] = {
    "due before long and not begun": ([one(due=SOON)], "dg-1/one", [("not-started", 41, None)]),
    "begun": ([one(due=SOON, lifecycle="in-progress", updates=NEWS)], "", []),
    "set aside": ([one(due=SOON, lifecycle="on-hold", reason="예산", updates=NEWS)], "", []),
    "brought forward with nothing begun": (
        [one(due="2020-12"), one(due="2020-10")],
        "dg-1/one",
        [("brought-forward", None, None)],
    ),
    "slipped once and late by the first deadline": (
        [one(due="2020-06-20"), one(due="2020-10")],
        "dg-1/one",
        [("slipped", 1, None), ("late-by-original", 10, None)],
    ),
    "waiting for something red or yellow": (
        [
            {
                **task_file("dg-1", UNPROVEN),
                **task_file("dg-2", milestone("one", due="2020-10", blocked_by="[dg-1/first]")),
            }
        ],
        "dg-2/one",
        [("waits", None, "dg-1/first")],
    ),
    "nothing was heard": ([one(due="2020-12", updates=LONG_AGO)], "dg-1", [("silent", 41, None)]),
    "what is not green needs no early warning": (
        [task_file("dg-1", milestone("late", due="2020-03"), milestone("one", due=SOON))],
        "",
        [],
    ),
}


@pytest.mark.parametrize(("states", "id_", "signs"), CASES.values(), ids=CASES)
def test_what_warns(
    states: list[dict[str, Content]], id_: str, signs: list[tuple[object, ...]], tmp_path: Path
) -> None:
    days = ("2020-06-05", "2020-06-15")[-len(states) :]
    steps = [Step(files, day=day) for files, day in zip(states, days, strict=True)]
    data = repository(tmp_path, [Step(NAMES, day="2020-05-01"), *steps]) / "data"

    made = report(data, "2020-06-10")
    found = {one[0]: one[1] for one in rows(made, "early_warnings", "id", "signs")}

    if id_:
        keys = ("sign", "amount", "other")
        assert found[id_] == [dict(zip(keys, one, strict=True)) for one in signs]
    else:
        assert list(found) == ["dg"]
