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
COMMANDS = ("slips", "log dg-1", "diff HEAD~2 HEAD", "audit", "trend", "silent")


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


@pytest.fixture
def clone(folder: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    git(tmp_path, "clone", "-q", str(folder), "it")
    return tmp_path / "it"


def asked(line: str, at: Path) -> Run:
    has_day = line.split(maxsplit=1)[0] in {"slips", "diff", "silent"} and "--on" not in line
    day = ("--on", "2020-12-31") if has_day else ()
    return dnatrack(*line.split(), *day, "--lang", "en", at=at)


def rows(line: str, table: str, at: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(asked(f"{line} --format json", at).out)[table]
    return found


def ids(line: str, table: str, at: Path) -> list[object]:
    return [row["id"] for row in rows(line, table, at)]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_every_format(folder: Path, command: str) -> None:
    runs = {form: asked(f"{command} --format {form}", folder) for form in
            ("json", "csv", "markdown")}  # fmt: skip

    name = command.split(maxsplit=1)[0]
    assert {(run.code, run.err) for run in runs.values()} == {(int(name == "audit"), "")}
    assert json.loads(runs["json"].out)["format"].startswith(f"dnatrack-{name}/")
    text = StringIO(runs["csv"].out.removeprefix("\ufeff"), newline="")
    first, *rest = csv.reader(text, strict=True)
    assert rest
    assert {len(line) for line in rest} == {len(first)}
    lines = [line for line in runs["markdown"].out.splitlines() if line.startswith("|")]
    assert any(set(line) <= set("|-: ") for line in lines)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_second_run_says_the_same(folder: Path, command: str, tmp_path: Path) -> None:
    cache = {"DNATRACK_CACHE": "1", "XDG_CACHE_HOME": str(tmp_path)}

    runs = [dnatrack(*command.split(), "--format", "json", at=folder, **cache) for _ in range(2)]

    assert list(tmp_path.rglob("*.ledger")) or command.startswith("diff")
    assert runs[0] == runs[1]


SHOWN: list[tuple[str, str, list[dict[str, object]]]] = [
    (
        "slips",
        "milestones_slipped",
        [
            {"id": "dg-1/first", "original_due": "2020-03", "current_due": "2020-09"}
            | {"days": 183, "slips": 2}
        ],
    ),
    ("diff HEAD~2 HEAD~1", "postponed", [{"id": "dg-1/first"}]),
    ("diff 2020-01 2020-03-31", "postponed", [{"id": "dg-1/first"}]),
    ("diff HEAD~1 HEAD~2", "brought-forward", [{"id": "dg-1/first"}]),
    ("audit", "undeclared-move", [{"id": "dg-1/first"}]),
    (
        "silent",
        "silent",
        [{"id": "dg-1", "lead": "mois", "days": 334, "over": 180, "last_heard": "2020-02-01"}],
    ),
    ("silent --on 2020-02-29", "silent", []),
    ("silent --on 2020-02-29 --all", "silent", [{"id": "dg-1"}]),
    (
        "trend --by month --since 2020-08 --until 2020-10",
        "points",
        [{"total": 1, "overdue": 0}, {"total": 1, "overdue": 0}, {"total": 1, "overdue": 1}],
    ),
    (
        "trend --by month --on 2020-03-15",
        "points",
        [{"on": day} for day in ("2020-01-31", "2020-02-29", "2020-03-15")],
    ),
    ("trend --by month --on 2019-12-31", "points", []),
]


@pytest.mark.parametrize(("line", "table", "expected"), SHOWN, ids=[one[0] for one in SHOWN])
def test_a_report_shows(
    folder: Path, line: str, table: str, expected: list[dict[str, object]]
) -> None:
    found = rows(line, table, folder)

    assert len(found) == len(expected)
    assert [{key: row[key] for key in one} for row, one in zip(found, expected, strict=True)] == (
        expected
    )


ENDS = {
    "log dg-1/first": (0, ["#2", "일정 정리", "김주무관", "박사무관", "Sep 2020"], ""),
    "diff HEAD HEAD": (0, ["No change in meaning."], ""),
    "audit": (1, [], ""),
    "audit --on 2020-04-30": (0, [], ""),
    "audit --on 2020-05-01": (1, [], ""),
    "audit --on 2019-12-31": (2, [], "no commit changed the data up to 2019-12-31"),
    "log dg-2": (2, [], "dg-1"),
    "slips --ministry xyz": (2, [], "xyz"),
    "slips --format xml": (2, [], "xml"),
}


@pytest.mark.parametrize(("line", "end"), ENDS.items(), ids=ENDS)
def test_a_command_ends(folder: Path, line: str, end: tuple[int, list[str], str]) -> None:
    code, words, said = end

    run = asked(line, folder)

    assert run.code == code
    assert [word for word in words if word not in run.out] == []
    assert said in run.err
    assert bool(run.out) == (code < 2)


def test_a_history_in_which_nothing_happened(tmp_path: Path) -> None:
    repository(tmp_path, [Step({**NAMES, **files()})])

    slips, audit = asked("slips", tmp_path), asked("audit", tmp_path)

    assert (slips.code, audit.code) == (0, 0)
    assert "No deadline has slipped." in slips.out


def test_what_was_written_down_long_after_it_was_decided_says_when_that_was(
    tmp_path: Path,
) -> None:
    late = [
        Step({**NAMES, **files(due="2020-03")}, day="2020-01-05"),
        Step(files(due="2020-06", revisions=WHY), day="2020-06-20"),
    ]
    repository(tmp_path, late)

    note = "written down more than 30 d after the decision: dg-1/first (1 Feb 2020)"
    assert note in asked("slips", tmp_path).out


def test_a_priority_and_a_ministry_have_no_log_but_another_command(tmp_path: Path) -> None:
    priorities = "priorities: [{id: dg-5, name: 우선, sources: [S1]}], sources: [S1]}"
    taskforces = str(NAMES["data/taskforces.yaml"]).replace("sources: [S1]}", priorities)
    repository(tmp_path, [Step({**NAMES, **files(), "data/taskforces.yaml": taskforces})])

    priority, ministry = (asked(f"log {id_}", tmp_path) for id_ in ("dg-5", "mois"))

    assert (priority.code, ministry.code) == (2, 2)
    assert "no task, milestone or taskforce `dg-5`" in priority.err
    assert "`dnatrack status dg-5`" in priority.err
    assert "`dnatrack slips --ministry mois`" in ministry.err


@pytest.mark.parametrize("width", ["40", "60", "80", "120"])
@pytest.mark.parametrize("line", ["log dg-1", "slips --all", "audit"])
def test_what_is_not_committed_yet_says_so_in_its_row(clone: Path, line: str, width: str) -> None:
    file = clone / "data/tasks/dg-1.yaml"
    file.write_text(file.read_text().replace("due: 2020-09", "due: 2020-12"))

    run = dnatrack(*line.split(), "--lang", "ko", "--width", width, at=clone)

    assert "커밋 전" in run.out


def test_a_file_that_is_only_written_in_another_way_does_not_differ(clone: Path) -> None:
    file, sources = clone / "data/tasks/dg-1.yaml", clone / "data/sources.yaml"
    first = sources.read_text()
    sources.write_text(first + first.partition("\n")[2].replace("S1", "S2"))
    file.write_text("# 주석\n" + file.read_text().replace("title: 과제", "title: {ko: '과제'}"))

    assert "No change in meaning." in asked("diff", clone).out


def test_a_task_in_a_file_of_another_name_is_not_deleted(clone: Path) -> None:
    (clone / "data/tasks/dg-1.yaml").rename(clone / "data/tasks/dg-9.yaml")
    (clone / "data/tasks/dg-2.yaml").write_text(task("dg-2"))
    git(clone, "add", ".")

    assert (ids("diff", "created", clone), ids("diff", "deleted", clone)) == (["dg-2"], [])


def test_a_commit_from_before_the_data_was_there(tmp_path: Path) -> None:
    empty = Step({"README": "x"}, day="2019-01-01")
    repository(tmp_path, [empty, Step({**NAMES, **files()})])

    assert ids("diff HEAD~1 HEAD", "created", tmp_path) == ["dg", "dg-1", "dg-1/first"]


def test_an_import_of_old_facts_and_that_nobody_knows_are_no_news(clone: Path) -> None:
    unknown = files(due="2020-09", lifecycle="unknown", revisions=WHY)
    (clone / "data/tasks/dg-1.yaml").write_text(str(unknown["data/tasks/dg-1.yaml"]), "utf-8")

    (found,) = rows("silent", "silent", clone)

    assert (found["days"], found["last_heard"]) == (334, "2020-02-01")


def test_the_ladder_of_silence_is_that_of_the_tracker(clone: Path) -> None:
    with (clone / "data/tracker.yaml").open("a", encoding="utf-8") as file:
        file.write("thresholds: {silent_after_days: [300, 240]}\n")

    assert [row["over"] for row in rows("silent", "silent", clone)] == [300]


def test_files_that_could_not_be_read_are_named_with_their_commit(clone: Path) -> None:
    (clone / "data/tasks/dg-1.yaml").write_text("broken: [")
    now = asked("diff", clone)
    git(clone, "commit", "-q", "-a", "-m", "broken")
    commit = git(clone, "rev-parse", "--short=10", "HEAD")

    outs = [asked(line, clone).out for line in ("slips", "log dg-1", "audit", "trend")]

    assert (now.code, "tasks/dg-1.yaml" in now.out) == (0, True)
    assert [commit in out and "tasks/dg-1.yaml" in out for out in outs] == [True] * 4
