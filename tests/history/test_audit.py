from datetime import UTC, date
from pathlib import Path

from dnatrack.history.audit import Doubtful, doubts_about
from dnatrack.history.ledger import Commit
from tests.history.repositories import Content, Step, milestone, repository, task
from tests.history.telling import ledger_in

Files = dict[str, Content]
GONE: Files = {"data/tasks/dg-1.yaml": None}


def one(**fields: str) -> Files:
    return {"data/tasks/dg-1.yaml": task("dg-1", milestone(**fields))}


def day_of(commit: Commit) -> date:
    return commit.when.astimezone(UTC).date()


def doubts(folder: Path, *steps: tuple[str, Files]) -> list[str]:
    repository(folder, [Step(files, day=day) for day, files in steps])
    return [_told(found) for found in doubts_about(ledger_in(folder / "data"), day_of)]


def _told(found: Doubtful) -> str:
    days = "" if found.days is None else f" {found.days:+}"
    seen = f" on {day_of(found.commit)}" if found.commit else ""
    return f"{found.id} {found.doubt} {found.old or '-'} {found.new or '-'}{days}{seen}"


def test_a_history_that_adds_up(tmp_path: Path) -> None:
    revision = "[{on: 2020-02-01, from: 2020-03, to: 2020-06, reason: budget}]"
    done = {"lifecycle": "done", "done_on": "2020-06-20", "evidence": "[S1]"}

    assert not doubts(
        tmp_path,
        ("2020-01-01", one(due="2020-03")),
        ("2020-02-01", one(due="2020-06", revisions=revision)),
        ("2020-06-21", one(due="2020-06", revisions=revision, **done)),
    )


def test_an_undeclared_move(tmp_path: Path) -> None:
    steps = ("2020-01-01", one(due="2020-03")), ("2020-02-01", one(due="2020-06"))

    assert doubts(tmp_path, *steps) == [
        "dg-1/first undeclared-move 2020-03 2020-06 +91 on 2020-02-01"
    ]


def test_a_revision_that_the_history_never_saw(tmp_path: Path) -> None:
    revision = "[{on: 2020-02-01, from: 2020-03, to: 2020-06, reason: budget}]"

    assert doubts(
        tmp_path,
        ("2020-01-01", one(due="2020-06")),
        ("2020-03-01", one(due="2020-06", revisions=revision)),
    ) == ["dg-1/first unseen-revision 2020-03 2020-06 +91"]


def test_a_revision_from_before_the_history_is_believed(tmp_path: Path) -> None:
    revision = "[{on: 2019-12-01, from: 2020-03, to: 2020-06, reason: budget}]"

    assert not doubts(tmp_path, ("2020-01-01", one(due="2020-06", revisions=revision)))


def test_a_completion_that_lay_in_the_future(tmp_path: Path) -> None:
    done = one(due="2020-06", lifecycle="done", done_on="2020-03-10")

    assert doubts(tmp_path, ("2020-01-01", one(due="2020-06")), ("2020-03-01", done)) == [
        "dg-1/first done-in-future 2020-03-01 2020-03-10 +9 on 2020-03-01"
    ]


def test_a_completion_in_the_month_of_the_commit_is_not_in_the_future(tmp_path: Path) -> None:
    done = one(due="2020-06", lifecycle="done", done_on="2020-03")

    assert not doubts(tmp_path, ("2020-01-01", one(due="2020-06")), ("2020-03-01", done))


def test_a_completion_that_was_late_by_what_was_known(tmp_path: Path) -> None:
    done = one(due="2020-03", lifecycle="done", done_on="2020-03-30")

    assert doubts(tmp_path, ("2020-01-01", one(due="2020-03")), ("2020-04-10", done)) == [
        "dg-1/first backdated 2020-03 2020-03-30 +10 on 2020-04-10"
    ]


def test_a_completion_that_is_said_on_the_last_day_is_not_late(tmp_path: Path) -> None:
    done = one(due="2020-03", lifecycle="done", done_on="2020-03-30")

    assert not doubts(tmp_path, ("2020-01-01", one(due="2020-03")), ("2020-03-31", done))


def test_a_completion_whose_day_is_moved_back(tmp_path: Path) -> None:
    days = {"2020-04-10": "2020-04-05", "2020-05-01": "2020-03-30"}
    done = [(said, one(due="2020-03", lifecycle="done", done_on=on)) for said, on in days.items()]

    assert doubts(tmp_path, ("2020-01-01", one(due="2020-03")), *done) == [
        "dg-1/first backdated 2020-03 2020-03-30 +31 on 2020-05-01"
    ]


def test_a_completion_that_was_said_late_but_was_late_itself(tmp_path: Path) -> None:
    done = one(due="2020-03", lifecycle="done", done_on="2020-04-05")

    assert not doubts(tmp_path, ("2020-01-01", one(due="2020-03")), ("2020-04-10", done))


def test_what_was_done_before_it_was_tracked_is_believed(tmp_path: Path) -> None:
    assert not doubts(
        tmp_path, ("2020-04-10", one(due="2020-03", lifecycle="done", done_on="2020-03-30"))
    )


def test_an_id_that_was_used_again(tmp_path: Path) -> None:
    steps = ("2020-01-01", one()), ("2020-01-02", GONE), ("2020-01-03", one(title="다른 것"))

    assert doubts(tmp_path, *steps) == [
        "dg-1 reused-id - - on 2020-01-03",
        "dg-1/first reused-id - - on 2020-01-03",
    ]


def test_evidence_that_vanished(tmp_path: Path) -> None:
    steps = [("2020-01-01", one(evidence="[S1, S2]")), ("2020-01-02", one(evidence="[S2]"))]

    assert doubts(tmp_path, *steps) == ["dg-1/first evidence-vanished S1 - on 2020-01-02"]


def test_evidence_that_came_back(tmp_path: Path) -> None:
    evidence = {"2020-01-01": "[S1]", "2020-01-02": "[]", "2020-01-03": "[S1, S2]"}

    assert not doubts(tmp_path, *((day, one(evidence=text)) for day, text in evidence.items()))


def test_a_move_that_is_not_committed_yet_is_doubtful_too(tmp_path: Path) -> None:
    repository(tmp_path, [Step(one(due="2020-03"))])
    (tmp_path / "data/tasks/dg-1.yaml").write_text(task("dg-1", milestone(due="2020-06")))

    found = doubts_about(ledger_in(tmp_path / "data"), day_of)

    assert [(one.doubt, one.commit and one.commit.id) for one in found] == [("undeclared-move", "")]
