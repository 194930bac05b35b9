"""Ways to get rid of a promise, as people tried them, and the lists that tell of it."""

import json
from pathlib import Path

from tests.cli.running import Run, dnatrack
from tests.cli.test_history_commands import NAMES
from tests.history.repositories import Content, Step, milestone, repository, task

FILE = "data/tasks/dg-1.yaml"


def text(*milestones: str) -> dict[str, Content]:
    return {FILE: task("dg-1", *milestones, promise="{text: 하겠다, source: S1}", sources="[S1]")}


def late(id_: str = "late", **fields: str) -> str:
    values = {"title": "늦은 것", "due": "2020-01", "kind": "service", "sources": "[S1]", **fields}
    return milestone(id_, **values)


AHEAD = milestone("ahead", title="앞날의 것", due="2030", kind="service", sources="[S1]")


def asked(folder: Path, *arguments: str) -> Run:
    return dnatrack(*arguments, "--lang", "en", at=folder)


def history(folder: Path, *states: dict[str, Content]) -> Path:
    """One state on the first of each month, the first with the names."""
    days = (f"2020-{month:02}-01" for month in range(1, 13))
    steps = [Step(files, day=day) for files, day in zip(states, days, strict=False)]
    return repository(folder, [Step({**NAMES, **steps[0].files}, day="2020-01-01"), *steps[1:]])


def rows(folder: Path, table: str, *arguments: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(asked(folder, *arguments, "--format", "json").out)[
        table
    ]
    return found


def test_a_late_milestone_that_is_deleted_is_gone_and_late_above_what_moved(tmp_path: Path) -> None:
    moved = late("moved", due="2020-06", title="옮긴 것")
    history(
        tmp_path,
        text(late(), late("moved", title="옮긴 것"), AHEAD),
        text(late(), moved, AHEAD),
        text(moved, AHEAD),
    )

    [gone] = rows(tmp_path, "gone", "slips")
    out = asked(tmp_path, "slips").out

    assert (gone["id"], gone["due"], gone["days_late"]) == ("dg-1/late", "2020-01", 30)
    assert out.index("dg-1/late") < out.index("dg-1/moved")
    assert [one["id"] for one in rows(tmp_path, "gone", "audit")] == ["dg-1/late"]


def test_the_sums_of_slips_and_ministries_agree_about_what_is_gone(tmp_path: Path) -> None:
    history(tmp_path, text(late(), AHEAD), text(late(due="2020-06"), AHEAD), text(AHEAD))

    [by_slips] = rows(tmp_path, "by_ministry", "slips")
    [by_ministries] = rows(tmp_path, "by_ministry", "ministries")
    [moved] = rows(tmp_path, "milestones_slipped", "slips")

    assert (by_slips["slips"], by_slips["gone"]) == (1, 1)
    assert (by_ministries["slips"], by_ministries["gone"]) == (1, 1)
    assert (moved["id"], moved["is_gone"]) == ("dg-1/late", True)
    assert "(gone)" in asked(tmp_path, "slips").out


def test_saying_unknown_without_a_search_is_told_and_doubted(tmp_path: Path) -> None:
    unsearched = late(lifecycle="unknown", looked_for="{on: 2020-03-01, result: not-searched}")
    history(tmp_path, text(late(), AHEAD), text(unsearched, AHEAD))

    [left] = rows(tmp_path, "left", "slips", "--all")
    audit = asked(tmp_path, "audit")

    assert (left["id"], left["new"], left["grounds"]) == ("dg-1/late", "unknown", "not-searched")
    assert (audit.code, "Said to be unknown, and nobody looked: 1" in audit.out) == (1, True)
    assert "said to be unknown: planned → unknown" in asked(tmp_path, "log", "dg-1/late").out
    assert rows(tmp_path, "points", "trend")[-1]["unknown"] == 1


def test_another_id_is_one_change_in_diff_and_log(tmp_path: Path) -> None:
    history(tmp_path, text(late()), text(late("later", due="2029")))

    diff = asked(tmp_path, "diff", "HEAD~1", "HEAD").out
    [slip] = rows(tmp_path, "milestones_slipped", "slips")

    assert ("new id: 1" in diff, "new: 1\n" in diff, "removed" in diff) == (True, False, False)
    assert (slip["id"], slip["original_due"]) == ("dg-1/later", "2020-01")
    assert "it goes on as `dg-1/later`" in asked(tmp_path, "log", "dg-1/late").out
    assert rows(tmp_path, "milestones", "list", "-m")[0]["original_due"] == "2020-01"


def test_a_task_with_another_id_is_told_once(tmp_path: Path) -> None:
    renamed = str(text(late())[FILE]).replace("dg-1", "dg-9")
    other: dict[str, Content] = {FILE: None, "data/tasks/dg-9.yaml": renamed}
    history(tmp_path, text(late()), other)

    assert [one["id"] for one in rows(tmp_path, "renamed", "diff", "HEAD~1", "HEAD")] == ["dg-9"]


def test_a_deadline_that_was_removed_stands_above_those_that_moved(tmp_path: Path) -> None:
    before = text(late("a", title="가"), late("b", title="나"))
    history(
        tmp_path, before, text(late("a", title="가", due="2022"), late("b", title="나", due=""))
    )

    ids = [one["id"] for one in rows(tmp_path, "milestones_slipped", "slips")]

    assert ids == ["dg-1/b", "dg-1/a"]


def test_a_correction_is_listed_apart_and_is_no_slip(tmp_path: Path) -> None:
    why = (
        "[{on: 2020-02-01, from: 2020-01, to: 2020-12, reason: correction, note: 오기, source: S1}]"
    )
    history(tmp_path, text(late()), text(late(due="2020-12", revisions=why)))

    [mended] = rows(tmp_path, "corrections", "slips", "--all")

    assert (mended["id"], mended["old"], mended["new"]) == ("dg-1/late", "2020-01", "2020-12")
    assert rows(tmp_path, "milestones_slipped", "slips", "--all") == []
    assert rows(tmp_path, "milestones", "list", "-m")[0]["original_due"] == "2020-12"


def test_an_outcome_that_was_found_is_worded_as_such(tmp_path: Path) -> None:
    found = late(lifecycle="done", done_by="2020-01-31", evidence="[S1]")
    history(tmp_path, text(late(lifecycle="unknown")), text(late(lifecycle="unknown")), text(found))

    log = asked(tmp_path, "log", "dg-1/late").out

    assert "outcome found: by 31 Jan 2020 at the latest, in time, evidence S1" in log
    assert rows(tmp_path, "backdated", "audit") == []


def test_what_was_done_in_part_is_never_only_in_time(tmp_path: Path) -> None:
    stages = "[{stage: in-force, on: 2020-01-20}]"
    law = f"{{law: 예시법, level: act, stages: {stages}}}"
    open_, kept = (
        late(kind="legislation", legislation=law, **fields)
        for fields in (
            {"lifecycle": "unknown"},
            {"lifecycle": "done", "done_on": "2020-01-20", "completion": "partial"},
        )
    )
    history(tmp_path, text(open_), text(kept))

    out = {
        command[0]: asked(tmp_path, *command).out
        for command in (("diff", "HEAD~1"), ("log", "dg-1/late"), ("timeline",), ("legislation",))
    }

    assert "20 Jan 2020, in part, in time" in out["diff"]
    assert "outcome found: 20 Jan 2020, in part, in time" in out["log"]
    assert "done on time (in part)" in out["timeline"]
    assert "in force (in part)" in out["legislation"]


def test_the_gate_sees_the_slip_of_what_comes_back_as_the_ledger_does(tmp_path: Path) -> None:
    history(tmp_path, text(late(), AHEAD), text(AHEAD), text(late(due="2021"), AHEAD))

    gate = asked(tmp_path, "validate", "--base", "HEAD~1", "--format", "concise")

    assert (gate.code, gate.out.count("undeclared-slip")) == (1, 1)
    assert [one["id"] for one in rows(tmp_path, "milestones_slipped", "slips")] == ["dg-1/late"]


def test_evidence_that_is_replaced_is_a_note_and_no_doubt(tmp_path: Path) -> None:
    done = {"lifecycle": "done", "done_on": "2020-01"}
    before, after = (text(late(evidence=f"[{one}]", **done)) for one in ("S1", "S2"))
    history(tmp_path, before, after)

    audit = asked(tmp_path, "audit")

    assert (audit.code, "evidence replaced: dg-1/late S1 → S2" in audit.out) == (0, True)


def test_a_task_that_was_left_with_its_milestone_is_told_by_that(tmp_path: Path) -> None:
    unknown = str(text(late(lifecycle="unknown"))[FILE])
    both = unknown.replace("lifecycle: planned", "lifecycle: unknown", 1)
    alone = str(text(late())[FILE]).replace("lifecycle: planned", "lifecycle: unknown", 1)
    history(tmp_path / "both", text(late()), {FILE: both})
    history(tmp_path / "alone", text(late()), {FILE: alone})

    found = [
        [one["id"] for one in rows(tmp_path / name, "left", "slips", "--all")]
        for name in ("both", "alone")
    ]

    assert found == [["dg-1/late"], ["dg-1"]]
