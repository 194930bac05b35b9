"""The commands that write, as people run them on the real data: the rows of a table."""

import json
import re
import shutil
from difflib import unified_diff
from pathlib import Path
from unicodedata import normalize

import pytest

from dnatrack.app.workspace import Workspace
from tests.cli.running import ROOT, Run, dnatrack, in_terminal, new_source
from tests.cli.scenes import COLOURS, listed, play
from tests.history.repositories import git
from tests.rules.rows import Row, rows


def data_of(root: Path) -> dict[str, list[str]]:
    """The lines of each data file."""
    files = sorted((root / "data").rglob("*.yaml"))
    return {
        one.relative_to(root / "data").as_posix(): one.read_text("utf-8").splitlines()
        for one in files
    }


def changed(tracker: Path, base: Path = ROOT) -> dict[str, str]:
    """The lines that differ from the real data, or other data, with `-` or `+`, by file."""
    old, new = data_of(base), data_of(tracker)
    found = {}
    for file in sorted(old | new):
        lines = list(unified_diff(old.get(file, []), new.get(file, []), lineterm="", n=0))[2:]
        if lines := [line for line in lines if line[0] in "+-"]:
            found[file] = "\n".join(lines)
    return found


def search() -> str:
    """The lines that say that somebody looked for what became of the spread, as taken away."""
    lines = data_of(ROOT)["tasks/dg-2-4.yaml"]
    first = lines.index("    looked_for:", lines.index("  - id: spread"))
    end = next(at for at in range(first + 1, len(lines)) if not lines[at].startswith("      "))
    return "\n".join(f"-{line}" for line in lines[first:end])


VALUES = {
    "{new}": new_source(),
    "{new.lower}": new_source().lower(),
    "{known}": "https://www.koreapost.com/news/articleView.html?idxno=46306",
    "{today}": Workspace(ROOT / "data").day().isoformat(),
    "{search}": search(),
}


def filled(row: Row) -> Row:
    """A row with what depends on the data and the day."""
    text = json.dumps(row)
    for name, value in VALUES.items():
        text = text.replace(name, json.dumps(value)[1:-1])
    found: Row = json.loads(text)
    return found


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker in English with nothing in it."""
    folder = tmp_path_factory.mktemp("city")
    empty = ("--empty", "--title", "Riverton", "--timezone", "America/Chicago", "--lang", "en")
    assert dnatrack("init", *empty, at=folder).code == 0
    return folder


@rows(Path(__file__).parent / "edits.yaml")
def test_a_command_that_writes(tmp_path: Path, city: Path, row: Row) -> None:
    row, base = filled(row), city if row.get("at") == "city" else ROOT
    shutil.copytree(base / "data", tmp_path / "data")
    *before, line = listed(row["run"])

    run = play(tmp_path, {**row, "dnatrack": before, "run": line, "at": ""})

    if "asked" in row:
        found = re.findall(r"((?:[^:\n ]|(?<!:) |:(?! ))+): error: (.*)$", run.err, re.MULTILINE)
        assert [f"{question}: {said}" for question, said in found] == row["asked"]
    written = row.get("data", {})
    assert written == "any" or changed(tmp_path, base) == {
        file: lines.rstrip("\n") for file, lines in written.items()
    }
    if written != "any" and not before:
        assert [file for file in written if f": data/{file}\n" not in run.err] == []
    if "data" in row:
        assert dnatrack("validate", at=tmp_path).code == 0


# What no row can say: other data, a history, what is typed in bytes.

ITEM = "dg-4-1/one-pc"
MOVE = ("reschedule", ITEM, "--reason", "budget", "--authority", "MOIS", "--source", "S2")
SPELLINGS = {"2027. 상반기": "2027-H1", "Mar 2027": "2027-03", "2027. 3. 31.(수)": "2027-03-31"}


def edit(tracker: Path, *arguments: str) -> Run:
    return dnatrack(*arguments, "--lang", "en", at=tracker)


@pytest.mark.parametrize(("due", "written"), SPELLINGS.items())
def test_a_deadline_is_taken_as_people_write_it(tracker: Path, due: str, written: str) -> None:
    move = (*MOVE, "--lang", "en", "--dry-run")
    asked = in_terminal(move, 80, tracker, typed=f"{due}\n\n")
    given = dnatrack(*move, due, at=tracker)

    found = [re.findall(r"\+    due: (.*?)\s*$", COLOURS.sub("", run.out), re.MULTILINE)
             for run in (asked, given)]  # fmt: skip
    assert (asked.code, given.code) == (0, 0)
    assert found == [[written]] * 2


@pytest.mark.parametrize("command", ["done", "hold", "cancel", "supersede"])
def test_what_is_meant_is_asked_for_and_what_cannot_be_is_asked_again(
    tracker: Path, command: str
) -> None:
    typed = "dg-2-5/no\ndg-1-5/standard\n\x04\n"

    run = in_terminal([command, "--lang", "en"], 80, tracker, typed=typed)

    assert "there is no task or milestone `dg-2-5/no`" in run.err
    assert ("`standard` is `done` already (2020)" in run.err) == (command == "done")


@pytest.mark.parametrize("typed", [b"\xff\xfe", b"ab\x1b[D"], ids=["no UTF-8", "an arrow key"])
def test_what_no_file_can_hold_is_asked_again(tracker: Path, typed: bytes) -> None:
    answers = f"{typed.decode('utf-8', 'surrogateescape')}\nno budget\nMOIS\nS2\ny\n"

    run = in_terminal(["hold", ITEM, "--lang", "en"], 80, tracker, typed=answers)

    assert run.code == 0
    assert run.err.count("reason: error: some of these characters cannot be written") == 1
    assert "reason: no budget, authority: MOIS" in changed(tracker)["tasks/dg-4-1.yaml"]


def test_a_dry_run_shows_the_same_and_writes_nothing(tracker: Path) -> None:
    asked = ("done", "dg-2-4/spread", "--on", "2022-06-30", "--evidence", "S47")

    dry = edit(tracker, *asked, "--dry-run")

    assert changed(tracker) == {}
    assert dry.out == edit(tracker, *asked).out
    assert dry.err == "Nothing was written (--dry-run).\n"


def test_what_was_wrong_before_stops_nobody(tracker: Path) -> None:
    broken = tracker / "data/tasks/dg-2-5.yaml"
    broken.write_text(broken.read_text("utf-8").replace("lead: ", "leed: ", 1), "utf-8")
    grounds = ("--reason", "x", "--authority", "국무회의", "--source", "S2")

    assert edit(tracker, "start", "dg-2-4/spread").code == 0
    assert edit(tracker, "supersede", "dg-2-4/spread", "--by", ITEM, *grounds).code == 0


def test_what_is_in_a_file_that_cannot_be_read_is_neither_edited_nor_called_unknown(
    tracker: Path,
) -> None:
    file = tracker / "data/tasks/dg-1-1.yaml"
    file.write_bytes(file.read_text("utf-8").encode("cp949"))

    for run in (
        edit(tracker, "start", "dg-1-1/pilot"),
        edit(tracker, "set", "dg-1-1.note", "x"),
        edit(tracker, "set", "dg-1-1/pilot.note", "x"),
    ):
        message, hint = run.err.splitlines()
        assert (run.code, run.out) == (2, "")
        assert message == "error: `dg-1-1` cannot be read in `tasks/dg-1-1.yaml`"
        assert "`dnatrack validate`" in hint


def test_what_may_be_in_a_file_that_cannot_be_read_is_not_called_unknown(tracker: Path) -> None:
    file = tracker / "data/sources.yaml"
    file.write_text(file.read_text("utf-8").replace("  S1:", "  S1: [", 1), "utf-8")

    run = edit(tracker, "set", "S1.note", "x")

    message = run.err.splitlines()[0]
    assert (run.code, message.startswith("error: `sources.yaml:")) == (2, True)
    assert message.endswith("` cannot be read")


def test_what_people_say_of_a_signal_is_shown_without_a_word_of_pydantic(tracker: Path) -> None:
    override = ("signal=green", "reason=협의 끝", "by=디지털혁신비서관", "until=2199-12-31")
    edit(tracker, "set", "dg-2-4.override", *override)
    edit(tracker, "set", "dg-2-4.declared_signal", "signal=yellow", "on=2020-03-03")

    run = edit(tracker, "show", "dg-2-4", "--format", "json")

    shown = json.loads(run.out)
    assert (run.code, run.err) == (0, "")
    assert shown["declared_signal"] == {"signal": "yellow", "on": "2020-03-03"}
    assert shown["override"] == dict(one.split("=") for one in override)


def test_the_first_meeting_of_all_makes_the_file(tracker: Path) -> None:
    (tracker / "data/meetings.yaml").unlink()

    run = edit(tracker, "new", "meeting", "--taskforce", "digital-media", "--on", "2020-02-11",
               "--title", "첫 회의", "--source", "S1")  # fmt: skip

    assert run.code == 0
    assert data_of(tracker)["meetings.yaml"] == [
        "# yaml-language-server: $schema=../schema/meetings.schema.json",
        "meetings:",
        "  - id: digital-media-1",
        "    on: 2020-02-11",
        "    taskforce: digital-media",
        "    number: 1",
        "    title: {ko: 첫 회의}",
        "    sources: [S1]",
    ]


def test_hangul_in_pieces_is_put_together(tracker: Path) -> None:
    pieces = normalize("NFD", "문서")

    run = edit(tracker, *NEW_TASK, "--promise", pieces, "--source", "S1")

    assert run.code == 0
    assert "promise: {text: 문서, source: S1}" in changed(tracker)["tasks/dm-5.yaml"]


# In a repository.

NEW_TASK = ("new", "task", "--taskforce", "digital-media", "--title", "새 과제")
NEW_MILESTONE = ("--title", "통합 앱", "--title-en", "One app", "--kind", "service")
NEW_SOURCE = ("--title", "문서", "--publisher", "펴낸 곳", "--kind", "press")


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real data in a repository; nobody changes it."""
    made = tmp_path_factory.mktemp("committed")
    shutil.copytree(ROOT / "data", made / "data")
    git(made, "init", "-q")
    git(made, "config", "user.name", "김주무관")
    git(made, "config", "user.email", "kim@example.org")
    git(made, "add", ".")
    git(made, "commit", "-qm", "data")
    return made


@pytest.fixture
def repository(committed: Path, tmp_path: Path) -> Path:
    return shutil.copytree(committed, tmp_path / "repository")


@pytest.fixture(scope="module")
def came_and_gone(committed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = shutil.copytree(committed, tmp_path_factory.mktemp("gone") / "repository")
    for arguments in (
        (*NEW_TASK, "--promise", "한다", "--source", "S1"),
        ("new", "milestone", "dg-2-4", *NEW_MILESTONE, "--source", "S2"),
        ("new", "source", *NEW_SOURCE),
        ("new", "issue", "dg-2-4", "cost", "--title", "비용", "--source", "S2"),
    ):
        assert edit(made, *arguments, "--commit").code == 0
    git(made, "rm", "-rq", ".")
    git(made, "checkout", "-q", "HEAD~4", "--", ".")
    git(made, "commit", "-qm", "all gone")
    return made


@pytest.fixture
def history(came_and_gone: Path, tmp_path: Path) -> Path:
    """A history in which things came and went."""
    return shutil.copytree(came_and_gone, tmp_path / "history")


def test_a_commit_is_of_these_files_alone_and_tells_the_change(repository: Path) -> None:
    (repository / "other.txt").write_text("staged", "utf-8")
    git(repository, "add", "other.txt")

    run = edit(repository, *MOVE, "2027", "--branch", "move-it")

    assert run.code == 0
    assert git(repository, "diff", "--name-only", "HEAD~1", "HEAD") == "data/tasks/dg-4-1.yaml"
    assert git(repository, "status", "--short") == "A  other.txt"
    assert git(repository, "branch", "--show-current") == "move-it"
    message = git(repository, "log", "-1", "--format=%B")
    assert message.startswith(f"{ITEM}: postponed")
    assert "MOIS" in message or "행정안전부" in message


def test_a_branch_that_is_there_is_refused_before_anything_is_asked(repository: Path) -> None:
    git(repository, "branch", "there")
    (repository / "data/tasks/dm-1.yaml").write_text("# changed: not for this commit", "utf-8")

    run = in_terminal(["hold", ITEM, "--branch", "there"], 80, repository, typed="")

    assert (run.code, run.out) == (2, "")
    assert run.err.splitlines()[0] == "error: there is a branch `there` already"


def test_an_edit_that_the_ledger_does_not_note_is_told_by_its_path(repository: Path) -> None:
    assert edit(repository, "set", "dg-2-4/spread.note", "협의 중", "--commit").code == 0

    assert git(repository, "log", "-1", "--format=%s") == "set dg-2-4/spread.note"


def test_what_was_committed_is_told_in_the_message(history: Path) -> None:
    subjects = git(history, "log", "--reverse", "--format=%s", "HEAD~5..HEAD~1").splitlines()

    assert [one.partition(", raised ")[0] for one in subjects] == [
        "dm-5: new",
        "dg-2-4/one-app: new: no deadline",
        f"add source {new_source()}: 문서",
        "dg-2-4: issue: 비용",
    ]


def test_an_id_is_never_used_again(history: Path) -> None:
    asked = {
        ("dm-5", "새 과제", "dm-6"): (*NEW_TASK[:2], "dm-5", *NEW_TASK[2:]),
        ("one-app", "통합 앱", "one-app-2"): ("new", "milestone", "dg-2-4", "one-app"),
        (new_source(), "문서", new_source(2)): ("new", "source", new_source(), *NEW_SOURCE),
        ("cost", "비용", "cost-2"): ("new", "issue", "dg-2-4", "cost", "--title", "다른 비용"),
    }

    for (id_, title, next_id), arguments in asked.items():
        run = dnatrack(*arguments, "--lang", "ko", at=history)

        assert run.err == (
            f"오류: `{id_}`: 전에 ‘{title}’ 항목에 쓴 id입니다. id는 다시 쓰지 않습니다\n"
            f"  조치 방법: 다른 id를 쓰세요: `{next_id}`\n"
        )


def test_what_is_proposed_was_never_used(history: Path) -> None:
    assert edit(history, *NEW_TASK, "--promise", "한다", "--source", "S1").code == 0
    milestone = ("new", "milestone", "dg-2-4", *NEW_MILESTONE, "--source", "S2")
    assert edit(history, *milestone).code == 0
    assert edit(history, "new", "source", *NEW_SOURCE).code == 0

    found = changed(history)

    assert "\n+id: dm-6\n" in found["tasks/dm-6.yaml"]
    assert found["tasks/dg-2-4.yaml"].startswith("+  - id: one-app-2\n")
    assert found["sources.yaml"].startswith(f"+  {new_source(2)}:\n")


# A file that is broken.

PLAN = (
    "new taskforce --title 'City Plan' --ministry 'parks=Parks Department' --chair Mayor"
    " --source 'The plan, 2026' --source-publisher City --source-kind official"
)


def test_what_is_not_found_in_a_broken_file_is_said_to_be_unread(
    city: Path, tmp_path: Path
) -> None:
    shutil.copytree(city / "data", tmp_path / "data")
    lines = [
        "new task --taskforce city-plan",
        "new task",
        "new priority --taskforce city-plan",
        "new meeting --taskforce city-plan --on 2026-01-01",
        "new milestone city-plan --title x",
    ]

    play(tmp_path, {
        "before": [{"dnatrack": PLAN}],
        "edit": {"data/taskforces.yaml": {"chair:": "chair: ["}},
        "run": lines,
        "error": "` cannot be read",
        "help": "`dnatrack validate`",
        "err": "error: `taskforces.yaml:",
    })  # fmt: skip
