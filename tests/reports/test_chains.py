"""What people and programs read of milestones that wait for each other; see `test_golden`."""

from collections.abc import Callable

import pytest

from dnatrack.model.period import Period
from dnatrack.reports import impact, show, waiting
from dnatrack.reports.report import Report
from dnatrack.reports.selection import Selection, milestone_named
from dnatrack.reports.view import View
from tests.reports.seeing import HERE, example, real, view_of
from tests.reports.texts import GoldenTests, as_json

GOLDEN = HERE / "golden_chains"


def chained() -> View:
    return view_of(HERE / "chained", "2020-05-20")


def chains_of(id_: str, view: View | None = None) -> Report:
    view = view or chained()
    return waiting.build_chains(view, milestone_named(view.judgement, id_))


def moved(id_: str, to: str, view: View | None = None) -> Report:
    view = view or chained()
    return impact.build(view, milestone_named(view.judgement, id_), Period.parse(to))


BUILT: dict[str, Callable[[], Report]] = {
    "waiting": lambda: waiting.build(chained(), Selection()),
    "waiting-of-a-taskforce": lambda: waiting.build(chained(), Selection(frozenset({"media"}))),
    "waiting-nothing": lambda: waiting.build(example("2020-03-31"), Selection()),
    "chains": lambda: chains_of("mobile-id/service"),
    "chains-in-a-circle": lambda: chains_of("media-pass/left"),
    "chains-nothing": lambda: chains_of("de-2/acts-in-force", real("2020-03-31")),
    "chains-of-what-is-done": lambda: chains_of("id-law/study"),
    "impact": lambda: moved("id-law/act", "2021-01-15"),
    "impact-within-slack": lambda: moved("id-law/act", "2020-07-30"),
    "impact-earlier": lambda: moved("id-law/act", "2020-06"),
    "impact-nothing": lambda: moved("de-2/acts-in-force", "2020-H2", real("2020-03-31")),
    "show-awaited": lambda: show.build(chained(), "id-law/decree"),
}


class TestTexts(GoldenTests):
    folder = GOLDEN
    built = BUILT
    for_programs = ("waiting", "chains", "impact")


@pytest.mark.parametrize("name", ["waiting", "impact", "chains"])
def test_programs_find_the_same_keys_where_nothing_waits(name: str) -> None:
    assert list(as_json(BUILT[f"{name}-nothing"]())) == [
        *(key for key in as_json(BUILT[name]()) if key != "commit")
    ]
