from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dnatrack.history.ledger import Ledger
from tests.history.random_history import Plan, Told
from tests.history.repositories import Step, repository
from tests.history.telling import ledger_in

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
