from pathlib import Path

from dnatrack.history.audit import Doubtful, doubts_about
from tests.history.repositories import Step, milestone, repository, task
from tests.history.telling import day_of, ledger_in
from tests.rules.rows import Row, rows

FILE = "data/tasks/dg-1.yaml"


def _told(found: Doubtful) -> str:
    days = "" if found.days is None else f" {found.days:+}"
    seen = f" on {day_of(found.commit)}" if found.commit else ""
    return f"{found.id} {found.doubt} {found.old or '-'} {found.new or '-'}{days}{seen}"


@rows(Path(__file__).parent / "audits.yaml")
def test_what_is_doubtful(row: Row, tmp_path: Path) -> None:
    steps = [
        Step({FILE: None if said == "gone" else task("dg-1", milestone(**said))}, day=day)
        for day, said in row["states"].items()
    ]
    repository(tmp_path, steps)
    (tmp_path / "data").mkdir(exist_ok=True)

    doubts = doubts_about(ledger_in(tmp_path / "data"), day_of)

    assert list(map(_told, doubts)) == row["doubts"]


def test_a_move_that_is_not_committed_yet_is_doubtful_too(tmp_path: Path) -> None:
    repository(tmp_path, [Step({FILE: task("dg-1", milestone(due="2020-03"))})])
    (tmp_path / "data/tasks/dg-1.yaml").write_text(task("dg-1", milestone(due="2020-06")))

    found = doubts_about(ledger_in(tmp_path / "data"), day_of)

    assert [(one.doubt, one.commit and one.commit.id) for one in found] == [("undeclared-move", "")]
