"""What has another id than before keeps its history."""

from pathlib import Path

import pytest

from dnatrack.history.ledger import Ledger, events_of
from dnatrack.history.moves import gone_of, moves_of, original_due
from tests.history.repositories import Content, Step, milestone, repository, task
from tests.history.telling import events_in, ledger_in, told

Files = dict[str, Content]


def file(id_: str, *milestones: str, **fields: str) -> Files:
    return {f"data/tasks/{id_}.yaml": task(id_, *milestones, **fields)}


def history(folder: Path, *states: Files) -> Ledger:
    """The ledger where the task files were these, one commit after the other."""
    steps, known = [], dict[str, Content]()
    for state in states:
        steps.append(Step({**dict.fromkeys(known), **state}))
        known = state
    repository(folder, steps)
    (folder / "data").mkdir(exist_ok=True)
    return ledger_in(folder / "data")


def moves(ledger: Ledger) -> dict[str, list[str]]:
    """Each move of each milestone, behind its first deadline."""
    return {
        id_: [original_due(ledger, ledger.items[id_]), *(f"{one.old} -> {one.new}" for one in of)]
        for id_, of in moves_of(ledger).items()
    }


def gone(ledger: Ledger) -> list[str]:
    return [one.item.id for one in gone_of(ledger)]


BEFORE = file("dg-1", milestone("first", due="2020-03", title="첫 연계"))
OTHER = file("dg-2", milestone("other", title="다른 것"), title="다른 과제")


LATER = milestone("second", due="2021", title="새 말", formerly="[first]")


@pytest.mark.parametrize(
    ("after", "id_"),
    [
        (file("dg-1", LATER), "dg-1/second"),
        (file("dg-1", milestone("second", due="2021", title="첫 연계")), "dg-1/second"),
        (file("dg-2", milestone("first", due="2021", title="첫 연계")), "dg-2/first"),
        (file("dg-2", milestone(due="2021"), title="새 말", formerly="[dg-1]"), "dg-2/first"),
    ],
    ids=["an id that says what it was", "a title that stays", "a task's id", "a task that says so"],
)
def test_another_id_does_not_begin_the_ledger_anew(after: Files, id_: str, tmp_path: Path) -> None:
    ledger = history(tmp_path, BEFORE, after)

    assert moves(ledger) == {id_: ["2020-03", "2020-03 -> 2021"]}
    assert gone(ledger) == []


@pytest.mark.parametrize("written", ["first", "second"])
def test_a_milestone_that_moves_to_another_task_keeps_its_ledger(
    written: str, tmp_path: Path
) -> None:
    left = file("dg-1")
    due = "2021" if written == "first" else "2020-03"
    moved = milestone(written, due=due, title="첫 연계")
    after = {**left, **file("dg-2", milestone("other", title="다른 것"), moved, title="다른 과제")}

    ledger = history(tmp_path, {**BEFORE, **OTHER}, after)

    assert gone(ledger) == []
    assert ledger.first_dues[f"dg-2/{written}"] == "2020-03"
    assert ledger.heirs == {"dg-1/first": f"dg-2/{written}"}


def test_a_renamed_id_is_one_event_and_not_two(tmp_path: Path) -> None:
    after = file("dg-1", milestone("second", due="2020-03", title="첫 연계"))
    history(tmp_path, BEFORE, after)

    assert events_in(tmp_path / "data", after=1) == [
        "dg-1/second renamed dg-1/first -> dg-1/second"
    ]


def test_ids_that_are_swapped_swap_their_ledgers(tmp_path: Path) -> None:
    before = file("dg-1", milestone("a", due="2020-01", title="가"), milestone("b", title="나"))
    moved = file("dg-1", milestone("a", due="2020-02", title="가"), milestone("b", title="나"))
    swapped = file(
        "dg-1",
        milestone("b", due="2020-02", title="가", formerly="[a]"),
        milestone("a", title="나", formerly="[b]"),
    )

    ledger = history(tmp_path, before, moved, swapped)

    assert moves(ledger) == {"dg-1/b": ["2020-01", "2020-01 -> 2020-02"]}
    assert [told(one.change) for one in events_of(ledger, "dg-1/b")] == [
        "dg-1/a created - -> 2020-01",
        "dg-1/a postponed 2020-01 -> 2020-02 +29",
        "dg-1/b renamed dg-1/a -> dg-1/b",
    ]


def test_a_chain_of_ids_is_one_ledger(tmp_path: Path) -> None:
    states = [
        file("dg-1", milestone("a", due="2020-01", title="가")),
        file("dg-1", milestone("b", due="2020-02", title="나", formerly="[a]")),
        file("dg-1", milestone("c", due="2020-03", title="다", formerly="[b, a]")),
    ]

    ledger = history(tmp_path, *states)

    assert moves(ledger) == {"dg-1/c": ["2020-01", "2020-01 -> 2020-02", "2020-02 -> 2020-03"]}
    assert gone(ledger) == []


def test_a_former_id_that_never_was_changes_nothing(tmp_path: Path) -> None:
    ledger = history(
        tmp_path, BEFORE, file("dg-1", milestone("x", title="새 것", formerly="[never]"))
    )

    assert (moves(ledger), gone(ledger)) == ({}, ["dg-1/first"])


def test_a_former_id_that_is_named_later_joins_the_two_ledgers(tmp_path: Path) -> None:
    alone = file("dg-1", milestone("x", due="2021", title="새 것"))
    joined = file("dg-1", milestone("x", due="2021", title="새 것", formerly="[first]"))

    ledger = history(tmp_path, BEFORE, alone, joined)

    assert moves(ledger) == {"dg-1/x": ["2020-03", "2020-03 -> 2021"]}
    assert gone(ledger) == []


def test_what_moved_before_it_was_joined_keeps_its_moves(tmp_path: Path) -> None:
    states = [
        BEFORE,
        {**BEFORE, **file("dg-2", milestone("x", due="2020-06", title="새 것"), title="둘")},
        file("dg-2", milestone("x", due="2020-09", title="새 것"), title="둘"),
        file(
            "dg-2",
            milestone("x", due="2020-09", title="새 것", formerly="[dg-1/first]"),
            title="둘",
        ),
    ]

    ledger = history(tmp_path, *states)

    assert moves(ledger) == {
        "dg-2/x": ["2020-03", "2020-06 -> 2020-09", "2020-03 -> 2020-06"],
    }
    assert gone(ledger) == []


def test_what_takes_over_the_id_of_something_deleted_has_its_own_moves(tmp_path: Path) -> None:
    states = [
        file("dg-1", milestone("a", due="2020-01", title="가"), milestone("b", title="나")),
        file("dg-1", milestone("a", due="2020-06", title="가"), milestone("b", title="나")),
        file("dg-1", milestone("a", due="2021", title="나", formerly="[b]")),
    ]

    ledger = history(tmp_path, *states)

    assert moves(ledger) == {
        "dg-1/a ": ["2020-01", "2020-01 -> 2020-06"],
        "dg-1/a": ["2020-03", "2020-03 -> 2021"],
    }
    assert [(one.item.title, one.due) for one in gone_of(ledger)] == [("가", "2020-06")]


def test_a_freed_id_begins_anew(tmp_path: Path) -> None:
    renamed = file("dg-1", milestone("b", title="첫 연계", formerly="[first]"))
    anew = file("dg-1", milestone("b", title="첫 연계", formerly="[first]"),
                milestone("first", due="2022", title="새 것"))  # fmt: skip

    ledger = history(tmp_path, BEFORE, renamed, anew)

    assert moves(ledger) == {}
    assert (ledger.first_dues["dg-1/b"], ledger.first_dues["dg-1/first"]) == ("2020-03", "2022")


def test_the_parts_of_a_promise_begin_with_its_deadline(tmp_path: Path) -> None:
    parts = file(
        "dg-1",
        milestone("one", due="2020-03", title="하나", part_of="first"),
        milestone("two", due="2021", title="둘", part_of="first"),
    )

    ledger = history(tmp_path, BEFORE, parts)

    assert moves(ledger) == {"dg-1/two": ["2020-03", "2020-03 -> 2021"]}
    assert gone(ledger) == []


def test_two_promises_that_become_one_keep_the_earlier_deadline(tmp_path: Path) -> None:
    two = file("dg-1", milestone("a", due="2020-06", title="가"), milestone("b", due="2020-01"))
    one = file("dg-1", milestone("c", due="2020-06", title="다", formerly="[a, b]"))

    ledger = history(tmp_path, two, one)

    assert (ledger.first_dues["dg-1/c"], gone(ledger)) == ("2020-01", [])


def test_titles_that_are_alike_more_than_once_are_not_taken_for_the_same(tmp_path: Path) -> None:
    before = file("dg-1", milestone("a"), milestone("b"))

    ledger = history(tmp_path, before, file("dg-1", milestone("c", due="2021")))

    assert (moves(ledger), gone(ledger)) == ({}, ["dg-1/a", "dg-1/b"])


def test_what_goes_with_its_task_is_not_what_comes_with_another(tmp_path: Path) -> None:
    before = file("dg-1", milestone("alpha", title="알파"), title="하나")
    after = file("dg-2", milestone("alpha", title="알파", due="2021"), title="둘")

    ledger = history(tmp_path, before, after)

    assert (moves(ledger), gone(ledger)) == ({}, ["dg-1/alpha"])


def test_a_taskforce_that_is_renamed_takes_its_milestones_along(tmp_path: Path) -> None:
    def text(id_: str, due: str, formerly: str = "") -> Content:
        owed = f"  milestones:\n  - {{id: plan, due: {due}}}\n"
        return f"taskforces:\n- id: {id_}\n  name: TF\n{formerly}{owed}"

    steps = [text("dg", "2020-03"), text("gov", "2021", "  formerly: [dg]\n")]
    repository(tmp_path, [Step({"data/taskforces.yaml": one}) for one in steps])

    assert moves(ledger_in(tmp_path / "data")) == {"gov/plan": ["2020-03", "2020-03 -> 2021"]}


def test_a_deadline_that_was_written_wrongly_is_the_first_one_all_the_same(tmp_path: Path) -> None:
    ledger = history(
        tmp_path,
        file("dg-1", milestone(due="2020.03")),
        file("dg-1", milestone(due="2021-03")),
    )

    assert moves(ledger) == {"dg-1/first": ["2020-03", "2020-03 -> 2021-03"]}


@pytest.mark.parametrize(
    "broken",
    [
        "id: dg-1\ntitle: 'open\nmilestones:\n- {id: first, title: 이정표, due: 2020-03}\n",
        "id: dg-1\nmilestones:\n- id: first\n  due: 2020.03\n  title: : x\n- id: other\n",
        '"id: dg-1\nmilestones:\n  - title: x\n    id: "first"\n    due: \'2020-03\'\n',
    ],
)
def test_a_first_file_that_cannot_be_read_still_tells_its_deadline(
    broken: str, tmp_path: Path
) -> None:
    ledger = history(
        tmp_path, {"data/tasks/dg-1.yaml": broken}, file("dg-1", milestone(due="2021-03"))
    )

    assert moves(ledger) == {"dg-1/first": ["2020-03", "2020-03 -> 2021-03"]}
