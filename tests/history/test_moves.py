from pathlib import Path

from dnatrack.history.moves import Move, corrections_of, moves_of, original_due
from tests.history.repositories import Content, Step, milestone, repository, task
from tests.history.telling import ledger_in
from tests.rules.rows import Row, rows

ID = "dg-1/first"
FILE = "data/tasks/dg-1.yaml"


def revisions(*moves: str) -> str:
    """Declared revisions, each written as `2020-03 2020-06 budget`."""
    words = [move.split() for move in moves]
    inner = [
        f"{{on: 2020-01-05, from: {old}, to: {new}, reason: {why}}}" for old, new, why in words
    ]
    return f"[{', '.join(inner)}]"


def due(written: str, *declared: str) -> dict[str, Content]:
    text = milestone(due=written, revisions=revisions(*declared) if declared else "")
    return {FILE: task("dg-1", text)}


def _told(move: Move) -> str:
    seen = "seen" if move.commit else "unseen"
    why = move.revision.reason if move.revision else "undeclared"
    return f"{move.old} -> {move.new or 'none'}, {seen}, {why}"


SPECIAL: dict[str, Content] = {"gone": None, "broken": "a: ["}


@rows(Path(__file__).parent / "moves.yaml")
def test_the_moves_of_a_deadline_and_the_first_one(row: Row, tmp_path: Path) -> None:
    states = [{FILE: SPECIAL[one]} if isinstance(one, str) else due(*one) for one in row["states"]]
    repository(tmp_path, [Step(one) for one in states])

    ledger = ledger_in(tmp_path / "data")

    if "moves" in row:
        assert list(map(_told, moves_of(ledger).get(ID, ()))) == row["moves"]
    if "corrections" in row:
        assert list(map(_told, corrections_of(ledger).get(ID, ()))) == row["corrections"]
    if "first" in row:
        assert original_due(ledger, ledger.items[ID]) == row["first"]


def test_which_milestones_declare_revisions(tmp_path: Path) -> None:
    repository(tmp_path, [Step(due("2020-03", "2019 2020-03 budget"))])
    before = set(ledger_in(tmp_path / "data").declaring)
    (tmp_path / FILE).write_text(str(due("2020-03")[FILE]))

    assert (before, set(ledger_in(tmp_path / "data").declaring)) == ({ID}, set())
