"""What has another id than before keeps its history."""

from pathlib import Path

import pytest

from dnatrack.history.ledger import Ledger, events_of
from dnatrack.history.moves import gone_of, moves_of, original_due
from tests.history.repositories import Content, Step, milestone, repository, task
from tests.history.telling import all_told, events_in, ledger_in
from tests.rules.rows import Row, rows


def moves(ledger: Ledger) -> dict[str, list[str]]:
    """Each move of each milestone, behind its first deadline."""
    return {
        id_: [original_due(ledger, ledger.items[id_]), *(f"{one.old} -> {one.new}" for one in of)]
        for id_, of in moves_of(ledger).items()
    }


def files(state: Row) -> dict[str, Content]:
    found: dict[str, Content] = {}
    for id_, said in state.items():
        inside = [milestone(key, **one) for key, one in said.items() if key != "task"]
        found[f"data/tasks/{id_}.yaml"] = task(id_, *inside, **said.get("task", {}))
    return found


def gone(ledger: Ledger, *, in_full: bool) -> list[str]:
    found = gone_of(ledger)
    if in_full:
        return [f"{one.item.id.strip()} {one.item.title} {one.due}" for one in found]
    return [one.item.id for one in found]


@rows(Path(__file__).parent / "former_ids.yaml")
def test_what_has_another_id_keeps_its_history(row: Row, tmp_path: Path) -> None:
    states = list(map(files, row["states"]))
    before = ({}, *states)
    steps = [Step({**dict.fromkeys(old), **new}) for old, new in zip(before, states, strict=False)]
    data = repository(tmp_path, steps) / "data"
    ledger = ledger_in(data)
    said = row.get("gone", [])

    found = {
        "moves": moves(ledger),
        "gone": gone(ledger, in_full=any(" " in one for one in said)),
        "firsts": {id_: ledger.first_dues[id_] for id_ in row.get("firsts", ())},
        "heirs": ledger.heirs,
        "events": events_in(data, after=len(states) - 1),
        "life": {
            id_: all_told(one.change for one in events_of(ledger, id_))
            for id_ in row.get("life", ())
        },
    }

    expected = {key: one for key, one in row.items() if key not in {"name", "states"}}
    assert {key: found[key] for key in expected} == expected


def test_a_taskforce_that_is_renamed_takes_its_milestones_along(tmp_path: Path) -> None:
    def text(id_: str, due: str, formerly: str = "") -> Content:
        owed = f"  milestones:\n  - {{id: plan, due: {due}}}\n"
        return f"taskforces:\n- id: {id_}\n  name: TF\n{formerly}{owed}"

    steps = [text("dg", "2020-03"), text("gov", "2021", "  formerly: [dg]\n")]
    repository(tmp_path, [Step({"data/taskforces.yaml": one}) for one in steps])

    assert moves(ledger_in(tmp_path / "data")) == {"gov/plan": ["2020-03", "2020-03 -> 2021"]}


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
    mended = files({"dg-1": {"first": {"due": "2021-03"}}})
    repository(tmp_path, [Step({"data/tasks/dg-1.yaml": broken}), Step(mended)])

    assert moves(ledger_in(tmp_path / "data")) == {"dg-1/first": ["2020-03", "2020-03 -> 2021-03"]}
