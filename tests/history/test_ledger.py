from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dnatrack.history.ledger import Ledger
from tests.history.random_history import Plan, Told
from tests.history.repositories import Step, extend, git, repository
from tests.history.telling import ledger_in, whole

few = settings(max_examples=15, suppress_health_check=list(HealthCheck))
seeds = st.integers(min_value=0, max_value=10**9)


def steps_of(plan: Plan, commits: int, *, edits: int = 2) -> Iterator[tuple[Step, list[Told]]]:
    """Commits of a plan, each with the events that it stands for."""
    known: dict[str, str] = {}
    for _ in range(commits):
        told = [one for _ in range(edits) for one in plan.edit()]
        files = plan.files()
        changed = {path: files.get(path) for path in {**known, **files}}
        known = files
        yield Step({f"data/{path}": text for path, text in sorted(changed.items())}), told


def told_by(ledger: Ledger) -> list[list[Told]]:
    """The events of each commit that has some, in an order of their own."""
    found: dict[str, list[Told]] = {}
    for commit, change in ledger.events:
        old, new = change.old, change.new
        if change.kind == "partners":
            old, new = (" ".join(sorted(one.split())) for one in (old, new))
        told = (change.id, str(change.kind), old, new, change.days)
        found.setdefault(commit.id, []).append(told)
    return [sorted(one, key=str) for one in found.values()]


def expected(told: list[list[Told]]) -> list[list[Told]]:
    return [sorted(one, key=str) for one in told if one]


@few
@given(seeds)
def test_the_ledger_holds_exactly_what_was_done(seed: int) -> None:
    plan = Plan(seed)
    steps, told = zip(*steps_of(plan, 12, edits=1), strict=True)

    with TemporaryDirectory() as folder:
        data = repository(Path(folder), steps) / "data"
        data.mkdir(exist_ok=True)
        ledger = ledger_in(data)

    assert told_by(ledger) == expected(list(told))


@few
@given(seeds)
def test_what_is_not_committed_yet_is_the_last_step(seed: int) -> None:
    plan = Plan(seed)
    steps, _ = zip(*steps_of(plan, 5), strict=True)
    told = plan.edit()

    with TemporaryDirectory() as folder:
        data = repository(Path(folder), steps) / "data"
        (data / "tasks").mkdir(parents=True, exist_ok=True)
        for file in (data / "tasks").iterdir():
            file.unlink()
        for path, text in plan.files().items():
            (data / path).write_bytes(text.encode())
        ledger = ledger_in(data)

    last = Ledger(events=[one for one in ledger.events if not one.commit.id])
    assert told_by(last) == expected([told])


@few
@given(seeds, st.lists(st.integers(min_value=1, max_value=4), min_size=1, max_size=5))
def test_reading_again_after_some_commits_gives_the_same_ledger(
    seed: int, sizes: list[int]
) -> None:
    plan, resumed = Plan(seed), {}

    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", f"{folder}/cache")
        data = repository(Path(folder) / "it", []) / "data"
        for size in sizes:
            extend(data.parent, [step for step, _ in steps_of(plan, size)])
            data.mkdir(exist_ok=True)
            patch.setenv("DNATRACK_CACHE", "1")
            resumed = whole(ledger_in(data))
        patch.setenv("DNATRACK_CACHE", "0")
        anew = whole(ledger_in(data))

    assert resumed == anew


@few
@given(seeds)
def test_a_merged_branch_gives_the_events_from_its_beginning_to_its_end(seed: int) -> None:
    plan = Plan(seed)
    steps, _ = zip(*steps_of(plan, 6), strict=True)

    with TemporaryDirectory() as folder:
        straight = repository(Path(folder) / "a", [*steps[:3], _together(steps[3:])])
        merged = repository(Path(folder) / "b", steps[:3])
        _merge(merged, steps[3:])
        for place in (straight, merged):
            (place / "data").mkdir(exist_ok=True)
        events = [
            [one.change for one in ledger_in(place / "data").events] for place in (straight, merged)
        ]

    assert events[0] == events[1]


def _together(steps: tuple[Step, ...]) -> Step:
    return Step({path: text for one in steps for path, text in one.files.items()})


def _merge(folder: Path, steps: tuple[Step, ...]) -> None:
    git(folder, "checkout", "-q", "-B", "topic", "main")
    extend(folder, steps, branch="topic")
    git(folder, "checkout", "-q", "main")
    git(folder, "merge", "-q", "--no-ff", "-m", "merge", "topic")
