from pathlib import Path

from dnatrack.history.moves import Move, moves_of, original_due
from tests.history.repositories import Content, Step, milestone, repository, task
from tests.history.telling import ledger_in

ID = "dg-1/first"


def revisions(*moves: str) -> str:
    """Declared revisions, each written as `2020-03 2020-06 budget`."""
    words = [move.split() for move in moves]
    inner = [
        f"{{on: 2020-01-05, from: {old}, to: {new}, reason: {why}}}" for old, new, why in words
    ]
    return f"[{', '.join(inner)}]"


def due(written: str, *declared: str) -> dict[str, Content]:
    text = milestone(due=written, revisions=revisions(*declared) if declared else "")
    return {"data/tasks/dg-1.yaml": task("dg-1", text)}


def moves_in(folder: Path, *states: dict[str, Content]) -> list[str]:
    """The moves of the milestone: where from, where to, who saw it, why."""
    repository(folder, [Step(one) for one in states])
    return [_told(one) for one in moves_of(ledger_in(folder / "data")).get(ID, ())]


def _told(move: Move) -> str:
    seen = "seen" if move.commit else "unseen"
    why = move.revision.reason if move.revision else "undeclared"
    return f"{move.old} -> {move.new or 'none'}, {seen}, {why}"


def test_a_move_that_nobody_declared(tmp_path: Path) -> None:
    assert moves_in(tmp_path, due("2020-03"), due("2020-06")) == [
        "2020-03 -> 2020-06, seen, undeclared"
    ]


def test_a_move_that_is_declared_with_it(tmp_path: Path) -> None:
    states = due("2020-03"), due("2020-06", "2020-03 2020-06 budget")

    assert moves_in(tmp_path, *states) == ["2020-03 -> 2020-06, seen, budget"]


def test_a_move_that_is_declared_before_or_afterwards(tmp_path: Path) -> None:
    declared = "2020-03 2020-06 budget"
    before = due("2020-03"), due("2020-03", declared), due("2020-06", declared)
    after = due("2020-03"), due("2020-06"), due("2020-06", declared)

    found = [moves_in(tmp_path / "a", *before), moves_in(tmp_path / "b", *after)]

    assert found == [["2020-03 -> 2020-06, seen, budget"]] * 2


def test_a_declaration_whose_note_is_mended_still_explains_its_move(tmp_path: Path) -> None:
    states = (
        due("2020-03"),
        due("2020-06", "2020-03 2020-06 budget"),
        due("2020-06", "2020-03 2020-06 external"),
    )

    assert moves_in(tmp_path, *states) == ["2020-03 -> 2020-06, seen, budget"]


def test_one_declaration_explains_one_move(tmp_path: Path) -> None:
    declared = "2020-03 2020-06 budget"
    states = due("2020-03"), due("2020-06", declared), due("2020-03", declared)

    assert moves_in(tmp_path, *states, due("2020-06", declared)) == [
        "2020-03 -> 2020-06, seen, budget",
        "2020-06 -> 2020-03, seen, undeclared",
        "2020-03 -> 2020-06, seen, undeclared",
    ]


def test_two_declarations_that_explain_one_move_are_not_moves_of_their_own(tmp_path: Path) -> None:
    declared = "2020-03 2020-05 budget", "2020-05 2020-06 external"

    assert moves_in(tmp_path, due("2020-03"), due("2020-06", *declared)) == [
        "2020-03 -> 2020-06, seen, external"
    ]


def test_declared_moves_that_git_never_saw_come_first(tmp_path: Path) -> None:
    old = "2019 2020-03 budget"

    assert moves_in(tmp_path, due("2020-03", old), due("2020-06", old)) == [
        "2019 -> 2020-03, unseen, budget",
        "2020-03 -> 2020-06, seen, undeclared",
    ]


def test_a_deadline_that_is_set_for_the_first_time_did_not_move(tmp_path: Path) -> None:
    assert moves_in(tmp_path, due(""), due("2020-06")) == []


def test_a_deadline_that_is_gone_did_move(tmp_path: Path) -> None:
    assert moves_in(tmp_path, due("2020-06"), due("")) == ["2020-06 -> none, seen, undeclared"]


def test_a_deadline_cannot_be_moved_by_way_of_one_that_is_no_deadline(tmp_path: Path) -> None:
    assert moves_in(tmp_path, due("2020-03"), due("미정"), due("2020-12")) == [
        "2020-03 -> none, seen, undeclared"
    ]


def test_a_deadline_cannot_be_moved_by_way_of_deleting_it(tmp_path: Path) -> None:
    gone: dict[str, Content] = {"data/tasks/dg-1.yaml": None}

    assert moves_in(tmp_path, due("2020-03"), gone, due("2020-12")) == [
        "2020-03 -> 2020-12, seen, undeclared"
    ]


def test_a_deadline_cannot_be_moved_by_way_of_a_broken_file(tmp_path: Path) -> None:
    broken: dict[str, Content] = {"data/tasks/dg-1.yaml": "a: ["}

    assert moves_in(tmp_path, due("2020-03"), broken, due("2020-12")) == [
        "2020-03 -> 2020-12, seen, undeclared"
    ]


def test_which_milestones_declare_revisions(tmp_path: Path) -> None:
    repository(tmp_path, [Step(due("2020-03", "2019 2020-03 budget"))])
    before = set(ledger_in(tmp_path / "data").declaring)
    (tmp_path / "data/tasks/dg-1.yaml").write_text(str(due("2020-03")["data/tasks/dg-1.yaml"]))

    assert (before, set(ledger_in(tmp_path / "data").declaring)) == ({ID}, set())


class TestOriginalDue:
    def original(self, folder: Path, *states: dict[str, Content]) -> str:
        repository(folder, [Step(one) for one in states])
        ledger = ledger_in(folder / "data")
        return original_due(ledger, ledger.items[ID])

    def test_the_first_in_the_history(self, tmp_path: Path) -> None:
        assert self.original(tmp_path, due("2020-03"), due("2020-06"), due("2020-09")) == "2020-03"

    def test_the_first_that_was_written_at_all(self, tmp_path: Path) -> None:
        assert self.original(tmp_path, due(""), due("2020-06"), due("2020-09")) == "2020-06"

    def test_the_first_that_is_declared_comes_before_the_history(self, tmp_path: Path) -> None:
        states = due("2020-03", "2019 2020-03 budget"), due("2020-06", "2019 2020-03 budget")

        assert self.original(tmp_path, *states) == "2019"

    def test_a_declaration_that_names_no_deadline_is_none(self, tmp_path: Path) -> None:
        assert self.original(tmp_path, due("2020-03", "미정 2020-03 budget")) == "2020-03"

    def test_nothing_where_none_was_ever_written(self, tmp_path: Path) -> None:
        assert self.original(tmp_path, due("")) == ""
