from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.judging.judgement import judge
from dnatrack.judging.legislation import STAGES_OF, Course, Notice, course
from dnatrack.judging.schedule import Elapsed
from dnatrack.loading.partial_record import build
from dnatrack.model.milestone import Legislation
from dnatrack.model.reference_files import Settings
from dnatrack.model.words import LegislationLevel as Level
from dnatrack.model.words import LegislationStage as Stage
from tests.judging.making import milestone_of, task_of, tracker_of

TODAY = date(2020, 6, 30)


def course_of(
    *stages: tuple[str, str],
    level: str = "act",
    lifecycle: str = "in-progress",
    today: date = TODAY,
    notice: int | None = None,
) -> Course:
    """How far a text has come that reached `stages`; `notice`: the least days of its notice."""
    reached = [{"stage": stage, "on": on} for stage, on in stages]
    legislation = build(Legislation, {"law": "예시법", "level": level, "stages": reached})
    milestone = milestone_of(f"lifecycle: {lifecycle}", kind="legislation", legislation=legislation)
    judged = judge(tracker_of(task_of(milestone)), today).milestones[0]
    periods = [{"level": level, "days": notice, "law": "예시", "sources": ["S1"]}]
    shape = {"schema": "1", "title": "추적", "notice_periods": [] if notice is None else periods}
    return course(judged, legislation, build(Settings, shape), today)


@pytest.mark.parametrize(
    ("level", "stages", "following"),
    [
        ("act", ["pre-announced"], Stage.REVIEWED),
        ("act", ["cabinet"], Stage.ASSEMBLY),
        # An act of a member: the cabinet sees it after the assembly.
        ("act", ["assembly", "cabinet"], Stage.PROMULGATED),
        ("decree", ["reviewed"], Stage.VICE_MINISTERS),
        ("decree", ["cabinet"], Stage.PROMULGATED),
        ("rule", ["reviewed"], Stage.PROMULGATED),
        ("notice", ["pre-announced"], Stage.PROMULGATED),
        ("notice", ["promulgated"], Stage.IN_FORCE),
        ("act", ["in-force"], None),
        # Nobody knows how far it has come.
        ("act", [], None),
    ],
)
def test_next_comes_the_first_stage_that_the_rank_needs_after_the_furthest_one(
    level: str, stages: list[str], following: Stage | None
) -> None:
    found = course_of(*((one, "2020-03-31") for one in stages), level=level)

    assert found.following is following


@pytest.mark.parametrize("lifecycle", ["done", "on-hold", "cancelled"])
def test_nothing_comes_next_once_the_milestone_is_not_open(lifecycle: str) -> None:
    assert course_of(("cabinet", "2020-03-31"), lifecycle=lifecycle).following is None


def test_stages_of_a_later_day_are_foreseen() -> None:
    found = course_of(("promulgated", "2020-02-04"), ("in-force", "2020-08-05"))

    assert [one.reached.stage for one in found.steps] == [Stage.PROMULGATED]
    assert [one.stage for one in found.foreseen] == [Stage.IN_FORCE]
    assert found.following is Stage.IN_FORCE


def test_each_step_counts_from_the_stage_before_it() -> None:
    found = course_of(
        ("assembly", "2020-01-09"), ("cabinet", "2020-01-28"), ("promulgated", "2020-02")
    )

    assert [one.took for one in found.steps] == [None, Elapsed(19, 19), Elapsed(4, 32)]


def test_stages_before_the_furthest_of_which_nothing_is_known_are_named() -> None:
    found = course_of(("pre-announced", "2020-03-31"), ("cabinet", "2020-06-02"), level="decree")

    assert found.unrecorded == (
        Stage.DRAFTED,
        Stage.CONSULTED,
        Stage.REVIEWED,
        Stage.VICE_MINISTERS,
    )


@pytest.mark.parametrize(
    ("stages", "verdict"),
    [
        ([("pre-announced", "2020-03-01"), ("reviewed", "2020-04-10")], Notice.KEPT),
        ([("pre-announced", "2020-03-01"), ("reviewed", "2020-04-09")], Notice.TOO_SHORT),
        ([("pre-announced", "2020-03-01"), ("reviewed", "2020-04")], Notice.UNCLEAR),
        ([("pre-announced", "2020-03-01"), ("consulted", "2020-03-02")], Notice.UNCLEAR),
        ([("pre-announced", "2020-06-01")], Notice.RUNNING),
        ([("pre-announced", "2020-05-01")], Notice.UNCLEAR),
        ([("reviewed", "2020-05-01")], Notice.UNCLEAR),
    ],
    ids=["40 days", "39 days", "31 to 60 days", "consulted beside it", "not over yet",
         "long ago, and nothing since", "no announcement"],
)  # fmt: skip
def test_the_notice_is_held_against_its_least_period(
    stages: list[tuple[str, str]], verdict: Notice
) -> None:
    held = course_of(*stages, notice=40).notice

    assert held is not None
    assert held.verdict is verdict


def test_without_a_recorded_least_period_nothing_is_said_of_the_notice() -> None:
    assert course_of(("pre-announced", "2020-03-01"), ("reviewed", "2020-03-02")).notice is None


@given(st.sampled_from(Level), st.lists(st.sampled_from(Stage)))
def test_what_comes_next_was_not_reached_and_belongs_to_the_rank(
    level: Level, stages: list[Stage]
) -> None:
    found = course_of(*((one.value, "2020-03-31") for one in stages), level=level.value)

    assert found.following is None or found.following in STAGES_OF[level]
    assert found.following not in stages
