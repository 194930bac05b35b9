"""The commands that read history, as people run them: what they say, and how they end."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.running import Run, dnatrack
from tests.history.repositories import Content, Step, git, milestone, repository, task

NAMES: dict[str, Content] = {
    "data/tracker.yaml": "schema: 1\ntitle: 장부\ntimezone: Asia/Seoul\n",
    "data/ministries.yaml": "ministries:\n- {id: mois, names: [{ko: 행정안전부}], sources: [S1]}\n",
    "data/sources.yaml": "sources:\n  S1: {title: 계획, publisher: 정부, date: 2019-10-29,"
    " kind: official, seen: full-text}\n",
    "data/taskforces.yaml": "taskforces:\n- {id: dg, name: 디지털 정부혁신, launched: 2019-12-16,"
    " chair: {post: 차관, ministry: mois}, ministries: [mois], sources: [S1]}\n",
}
WHY = (
    "[{on: 2020-02-01, from: 2020-03, to: 2020-06, reason: budget, authority: 국무회의,"
    " source: S1}]"
)
COMMANDS = (
    ("slips",),
    ("log", "dg-1"),
    ("diff", "HEAD~2", "HEAD"),
    ("audit",),
    ("trend",),
    ("silent",),
)


def files(**fields: str) -> dict[str, Content]:
    more = {"kind": "service", "sources": "[S1]", **fields}
    text = task("dg-1", milestone(**more), promise="{text: 하겠다, source: S1}", sources="[S1]")
    return {"data/tasks/dg-1.yaml": text}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deadline that moved twice, once without a word; nobody changes it."""
    steps = [
        Step({**NAMES, **files(due="2020-03")}, "계획을 옮김 (#1)", day="2020-01-05"),
        Step(files(due="2020-06", revisions=WHY), "예산이 늦음 (#2)", day="2020-02-01"),
        Step(files(due="2020-09", revisions=WHY), "일정 정리", day="2020-05-01", author="박사무관"),
    ]
    return repository(tmp_path_factory.mktemp("ledger"), steps)


def asked(*arguments: str, at: Path) -> Run:
    day = ("--on", "2020-12-31") if arguments[0] in {"slips", "diff", "silent"} else ()
    return dnatrack(*arguments, *day, "--lang", "en", at=at)


def rows(run: Run, table: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run.out)[table]
    return found


@pytest.mark.parametrize("command", COMMANDS, ids=[one[0] for one in COMMANDS])
class TestEveryCommand:
    def code(self, command: tuple[str, ...]) -> int:
        return 1 if command[0] == "audit" else 0

    def test_json(self, folder: Path, command: tuple[str, ...]) -> None:
        run = asked(*command, "--format", "json", at=folder)

        assert (run.code, run.err) == (self.code(command), "")
        assert json.loads(run.out)["format"].startswith(f"dnatrack-{command[0]}/")

    def test_csv(self, folder: Path, command: tuple[str, ...]) -> None:
        run = asked(*command, "--format", "csv", at=folder)
        lines = list(csv.reader(StringIO(run.out.removeprefix("\ufeff"), newline=""), strict=True))

        assert (run.code, run.err) == (self.code(command), "")
        assert len(lines) > 1
        assert {len(line) for line in lines} == {len(lines[0])}

    def test_markdown(self, folder: Path, command: tuple[str, ...]) -> None:
        run = asked(*command, "--format", "markdown", at=folder)
        lines = [line for line in run.out.splitlines() if line.startswith("|")]

        assert (run.code, run.err) == (self.code(command), "")
        assert any(set(line) <= set("|-: ") for line in lines)

    def test_a_second_run_says_the_same(
        self, folder: Path, command: tuple[str, ...], tmp_path: Path
    ) -> None:
        cache = {"DNATRACK_CACHE": "1", "XDG_CACHE_HOME": str(tmp_path)}
        arguments = (*command, "--format", "json")

        runs = [dnatrack(*arguments, at=folder, **cache) for _ in range(2)]

        assert list(tmp_path.rglob("*.ledger")) or command[0] == "diff"
        assert runs[0] == runs[1]


class TestSlips:
    def test_what_slipped_and_who_did_not_say_why(self, folder: Path) -> None:
        (row,) = rows(asked("slips", "--format", "json", at=folder), "milestones_slipped")

        told = {key: row[key] for key in ("id", "original_due", "current_due", "days", "slips")}
        assert told == {
            "id": "dg-1/first",
            "original_due": "2020-03",
            "current_due": "2020-09",
            "days": 183,
            "slips": 2,
        }

    def test_what_is_not_committed_yet_counts(self, folder: Path, tmp_path: Path) -> None:
        git(tmp_path, "clone", "-q", str(folder), "it")
        file = tmp_path / "it/data/tasks/dg-1.yaml"
        file.write_text(file.read_text().replace("due: 2020-09", "due: 2020-12"))

        run = asked("slips", at=tmp_path / "it")

        (line,) = [one for one in run.out.splitlines() if "dg-1/first" in one]
        assert "not committed" in line

    def test_what_was_written_down_long_after_it_was_decided_says_when_that_was(
        self, tmp_path: Path
    ) -> None:
        late = [
            Step({**NAMES, **files(due="2020-03")}, day="2020-01-05"),
            Step(files(due="2020-06", revisions=WHY), day="2020-06-20"),
        ]
        repository(tmp_path, late)

        run = asked("slips", at=tmp_path)

        note = "written down more than 30 d after the decision: dg-1/first (1 Feb 2020)"
        assert note in run.out

    def test_a_ministry_that_there_is_not(self, folder: Path) -> None:
        assert asked("slips", "--ministry", "xyz", at=folder).code == 2

    def test_a_repository_without_slips_says_so(self, tmp_path: Path) -> None:
        repository(tmp_path, [Step({**NAMES, **files()})])

        run = asked("slips", at=tmp_path)

        assert (run.code, run.err) == (0, "")
        assert "No deadline has slipped." in run.out


class TestLog:
    def test_a_story_with_the_pull_request_that_each_event_came_with(self, folder: Path) -> None:
        run = asked("log", "dg-1/first", at=folder)

        assert run.code == 0
        for word in ("#2", "일정 정리", "김주무관", "박사무관", "Sep 2020"):
            assert word in run.out

    def test_an_id_that_the_history_never_had(self, folder: Path) -> None:
        run = asked("log", "dg-2", at=folder)

        assert (run.code, run.out) == (2, "")
        assert "dg-1" in run.err

    def test_a_priority_and_a_ministry_have_no_log_but_another_command(
        self, tmp_path: Path
    ) -> None:
        priorities = "priorities: [{id: dg-5, name: 우선, sources: [S1]}], sources: [S1]}"
        taskforces = str(NAMES["data/taskforces.yaml"]).replace("sources: [S1]}", priorities)
        repository(tmp_path, [Step({**NAMES, **files(), "data/taskforces.yaml": taskforces})])

        priority, ministry = (asked("log", id_, at=tmp_path) for id_ in ("dg-5", "mois"))

        assert (priority.code, ministry.code) == (2, 2)
        assert "no task, milestone or taskforce `dg-5`" in priority.err
        assert "`dnatrack status dg-5`" in priority.err
        assert "`dnatrack slips --ministry mois`" in ministry.err


@pytest.mark.parametrize("width", ["40", "60", "80", "120"])
@pytest.mark.parametrize("command", [("log", "dg-1"), ("slips", "--all"), ("audit",)])
def test_what_is_not_committed_yet_says_so_in_its_row(
    folder: Path, tmp_path: Path, command: tuple[str, ...], width: str
) -> None:
    git(tmp_path, "clone", "-q", str(folder), "it")
    file = tmp_path / "it/data/tasks/dg-1.yaml"
    file.write_text(file.read_text().replace("due: 2020-09", "due: 2020-12"))

    run = dnatrack(*command, "--lang", "ko", "--width", width, at=tmp_path / "it")

    assert "커밋 전" in run.out


class TestDiff:
    def test_two_commits(self, folder: Path) -> None:
        found = asked("diff", "HEAD~2", "HEAD~1", "--format", "json", at=folder)

        assert [row["id"] for row in rows(found, "postponed")] == ["dg-1/first"]

    def test_two_days(self, folder: Path) -> None:
        found = asked("diff", "2020-01", "2020-03-31", "--format", "json", at=folder)

        assert [row["id"] for row in rows(found, "postponed")] == ["dg-1/first"]

    def test_the_same_two_the_other_way_round(self, folder: Path) -> None:
        found = asked("diff", "HEAD~1", "HEAD~2", "--format", "json", at=folder)

        assert [row["id"] for row in rows(found, "brought-forward")] == ["dg-1/first"]

    def test_nothing(self, folder: Path) -> None:
        run = asked("diff", "HEAD", "HEAD", at=folder)

        assert (run.code, run.err) == (0, "")
        assert "No change in meaning." in run.out

    def test_a_file_that_is_only_written_in_another_way(self, folder: Path, tmp_path: Path) -> None:
        git(tmp_path, "clone", "-q", str(folder), "it")
        file = tmp_path / "it/data/tasks/dg-1.yaml"
        sources = tmp_path / "it/data/sources.yaml"
        first = sources.read_text()
        sources.write_text(first + first.partition("\n")[2].replace("S1", "S2"))
        file.write_text("# 주석\n" + file.read_text().replace("title: 과제", "title: {ko: '과제'}"))

        run = asked("diff", at=tmp_path / "it")

        assert "No change in meaning." in run.out

    def test_the_files_as_they_are(self, folder: Path, tmp_path: Path) -> None:
        git(tmp_path, "clone", "-q", str(folder), "it")
        it = tmp_path / "it"
        (it / "data/tasks/dg-1.yaml").rename(it / "data/tasks/dg-9.yaml")
        (it / "data/tasks/dg-2.yaml").write_text(task("dg-2"))
        git(it, "add", ".")

        found = asked("diff", "--format", "json", at=it)

        assert [row["id"] for row in rows(found, "created")] == ["dg-2"]
        assert rows(found, "deleted") == []

    def test_files_that_cannot_be_read_are_said(self, folder: Path, tmp_path: Path) -> None:
        git(tmp_path, "clone", "-q", str(folder), "it")
        (tmp_path / "it/data/tasks/dg-1.yaml").write_text("broken: [")

        run = asked("diff", at=tmp_path / "it")

        assert run.code == 0
        assert "tasks/dg-1.yaml" in run.out

    def test_a_commit_from_before_the_data_was_there(self, tmp_path: Path) -> None:
        empty = Step({"README": "x"}, day="2019-01-01")
        repository(tmp_path, [empty, Step({**NAMES, **files()})])

        found = asked("diff", "HEAD~1", "HEAD", "--format", "json", at=tmp_path)

        assert [row["id"] for row in rows(found, "created")] == ["dg", "dg-1", "dg-1/first"]


class TestAudit:
    def test_something_that_does_not_add_up_ends_with_1(self, folder: Path) -> None:
        run = asked("audit", "--format", "json", at=folder)

        assert run.code == 1
        assert [row["id"] for row in rows(run, "undeclared-move")] == ["dg-1/first"]

    def test_a_history_that_adds_up_ends_with_0(self, tmp_path: Path) -> None:
        repository(tmp_path, [Step({**NAMES, **files()})])

        assert asked("audit", at=tmp_path).code == 0

    def test_on_a_day_it_holds_what_was_committed_by_then(self, folder: Path) -> None:
        codes = [
            dnatrack("audit", "--on", day, at=folder).code for day in ("2020-04-30", "2020-05-01")
        ]

        assert codes == [0, 1]

    def test_on_a_day_before_there_was_anything(self, folder: Path) -> None:
        run = dnatrack("audit", "--on", "2019-12-31", "--lang", "en", at=folder)

        assert (run.code, run.out) == (2, "")
        assert "no commit changed the data up to 2019-12-31" in run.err


class TestTrend:
    def test_points_by_the_month(self, folder: Path) -> None:
        run = asked("trend", "--by", "month", "--since", "2020-01", "--until", "2020-12",
                    "--format", "json", at=folder)  # fmt: skip
        points = rows(run, "points")

        assert len(points) == 12
        assert [points[0]["total"], points[8]["overdue"], points[9]["overdue"]] == [1, 0, 1]

    def test_up_to_a_day(self, folder: Path) -> None:
        days = [
            [row["on"] for row in rows(
                dnatrack("trend", "--by", "month", "--on", day, "--format", "json", at=folder),
                "points",
            )]
            for day in ("2020-03-15", "2019-12-31")
        ]  # fmt: skip

        assert days == [["2020-01-31", "2020-02-29", "2020-03-15"], []]


class TestSilent:
    def test_days_without_news_not_without_commits(self, folder: Path) -> None:
        run = asked("silent", "--format", "json", at=folder)
        (found,) = rows(run, "silent")

        assert (found["id"], found["lead"], found["days"]) == ("dg-1", "mois", 334)
        assert (found["over"], found["last_heard"]) == (180, "2020-02-01")

    def test_what_was_heard_of_lately_is_shown_if_asked_for(self, folder: Path) -> None:
        shown = [
            rows(dnatrack("silent", *more, "--on", "2020-02-29", "--format", "json", at=folder),
                 "silent")
            for more in ((), ("--all",))
        ]  # fmt: skip

        assert [len(one) for one in shown] == [0, 1]

    def test_silent_finds_who_is_silent_although_somebody_commits(
        self, folder: Path, tmp_path: Path
    ) -> None:
        """An import of old facts, and that nobody knows, are no news."""
        git(tmp_path, "clone", "-q", str(folder), "it")
        unknown = files(due="2020-09", lifecycle="unknown", revisions=WHY)
        (tmp_path / "it/data/tasks/dg-1.yaml").write_text(
            str(unknown["data/tasks/dg-1.yaml"]), "utf-8"
        )

        (found,) = rows(asked("silent", "--format", "json", at=tmp_path / "it"), "silent")

        assert (found["days"], found["last_heard"]) == (334, "2020-02-01")

    def test_the_ladder_is_that_of_the_tracker(self, folder: Path, tmp_path: Path) -> None:
        git(tmp_path, "clone", "-q", str(folder), "it")
        with (tmp_path / "it/data/tracker.yaml").open("a", encoding="utf-8") as file:
            file.write("thresholds: {silent_after_days: [300, 240]}\n")

        run = asked("silent", "--format", "json", at=tmp_path / "it")

        assert [row["over"] for row in rows(run, "silent")] == [300]


def test_a_format_that_there_is_not(folder: Path) -> None:
    run = asked("slips", "--format", "xml", at=folder)

    assert (run.code, run.out) == (2, "")


def test_files_that_could_not_be_read_are_named_with_their_commit(
    folder: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "-q", str(folder), "it")
    (tmp_path / "it/data/tasks/dg-1.yaml").write_text("broken: [")
    git(tmp_path / "it", "commit", "-q", "-a", "-m", "broken")
    commit = git(tmp_path / "it", "rev-parse", "--short=10", "HEAD")

    outs = [
        asked(command, *what, at=tmp_path / "it").out
        for command, *what in (("slips",), ("log", "dg-1"), ("audit",), ("trend",))
    ]

    assert [commit in out and "tasks/dg-1.yaml" in out for out in outs] == [True] * 4
