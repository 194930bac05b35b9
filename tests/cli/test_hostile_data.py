"""Any bytes in any file: a listed, counted item, never a crash, never a controlled terminal."""

import json
import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from dnatrack.terminal_text import CONTROL
from tests.cli.running import dnatrack
from tests.cli.scenes import play
from tests.reports.seeing import SMALL

# In YAML's double quotes, so that the parser itself makes the characters.
HOSTILE = (
    r"\e[2J\e[31m\e]0;title\a\e]8;;http:\/\/evil\e\\",
    r"\u202Egnp.exe\u2066\u200B\u200F\uFEFF",
    "[/] [red] [bold]x[/bold] {0} %s <script>alert(1)</script>",
    r"first\nsecond\r\nthird\tfourth\x85fifth\u2028sixth",
    "가" * 10_000,
    "=cmd|' /C calc'!A0",
    "| `x` | **b** | [a](javascript:b) | \\\\",
)


def write_hostile(folder: Path, texts: Sequence[str] = HOSTILE) -> None:
    (folder / "tasks").mkdir(parents=True)
    (folder / "tracker.yaml").write_text(f'schema: 1\ntitle: "{texts[0]}"\n')
    (folder / "taskforces.yaml").write_text(
        f'taskforces:\n  - id: tf\n    name: "{texts[1]}"\n'
        f'    chair: {{post: "{texts[2]}", ministry: m}}\n    ministries: [m]\n'
        f'    note: "{texts[3]}"\n    sources: [S1]\n'
    )
    (folder / "ministries.yaml").write_text(
        f'ministries:\n  - id: m\n    names: [{{ko: "{texts[0]}", short: "{texts[3]}"}}]\n'
        "    sources: [S1]\n"
    )
    (folder / "sources.yaml").write_text(
        f'sources:\n  S1: {{title: "{texts[3]}", publisher: "{texts[1]}", kind: press, '
        "seen: excerpt}\n"
    )
    for number, text in enumerate(texts, 1):
        (folder / f"tasks/dg-1-{number}.yaml").write_text(
            f'id: dg-1-{number}\ntitle: {{ko: "{text}", en: "{text}"}}\ntaskforce: tf\nlead: m\n'
            f'lifecycle: planned\nunnamed_partners: "{text}"\nnote: "{text}"\nsources: [S1]\n'
            f'milestones:\n  - {{id: a, title: "{text}", kind: plan, due: 2020, '
            f'lifecycle: planned, due_stated: "{text}", sources: [S1]}}\n'
        )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile(folder / "data")
    return folder


@pytest.mark.parametrize(
    "line",
    [
        *("status", "status --width 60", "status --format json", "list -m --format csv"),
        *("list -m", "show dg-1-1", "show dg-1-1 --format markdown", "show dg-1-1 --width 60"),
    ],
)
def test_no_title_controls_the_terminal(hostile: Path, line: str) -> None:
    run = dnatrack(*line.split(), at=hostile)

    kept = run.out.removeprefix("\ufeff").replace("\r\n", "\n").replace("\n", "")
    assert (run.code, run.err) == (0, "")
    assert CONTROL.findall(kept) == []


# A title is a title of a tracker, of a taskforce, a chair and a note in turn.
ORDERS = ("::warning::가짜", "##[error]가짜", "  ::set-env name=PATH::/tmp", "x ##[group]가짜")


@pytest.fixture(scope="module")
def ordering(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ordering")
    write_hostile(folder / "data", ORDERS)
    return folder


@pytest.mark.parametrize(
    "line", ["status", "list --format csv", "list -m --format markdown", "show dg-1-1", "overdue"]
)
def test_no_title_gives_orders_to_a_job(ordering: Path, line: str) -> None:
    run = dnatrack(*line.split(), at=ordering, GITHUB_ACTIONS="true")

    assert (run.code, run.err) == (0, "")
    assert _orders(run.out) == []


@pytest.mark.parametrize("command", ["status", "list -m", "show dg-1-1"])
def test_no_title_gives_orders_as_json_and_none_is_changed(ordering: Path, command: str) -> None:
    asked = (*command.split(), "--format", "json")

    plain, run = dnatrack(*asked, at=ordering), dnatrack(*asked, at=ordering, GITHUB_ACTIONS="true")

    assert _orders(run.out) == []
    assert json.loads(run.out) == json.loads(plain.out)


def test_no_word_of_the_command_line_gives_orders_to_a_job(ordering: Path) -> None:
    run = dnatrack("show", "##[error]없음", at=ordering, GITHUB_ACTIONS="true")

    assert run.code == 2
    assert "없음" in run.err
    assert _orders(run.err) == []


def test_an_export_into_the_log_gives_no_orders(ordering: Path) -> None:
    run = dnatrack("export", "csv", "-o", "-", at=ordering, GITHUB_ACTIONS="true")

    assert "## [error]가짜" in run.out
    assert _orders(run.out) == []


def test_commands_for_github_still_reach_it(ordering: Path) -> None:
    run = dnatrack("validate", "--format", "github", at=ordering, GITHUB_ACTIONS="true")

    assert "##[" not in run.out
    assert run.out.startswith("::")


def _orders(out: str) -> list[str]:
    """The lines in which GitHub Actions would see a command."""
    return [one for one in out.splitlines() if one.lstrip().startswith("::") or "##[" in one]


def test_every_hostile_task_is_listed(hostile: Path) -> None:
    read = json.loads(dnatrack("list", "--format", "json", at=hostile).out)

    assert [row["id"] for row in read["tasks"]] == [f"dg-1-{one}" for one in range(1, 8)]


def test_files_of_random_bytes_are_listed_and_counted(tmp_path: Path) -> None:
    (tmp_path / "data/tasks").mkdir(parents=True)
    dice = random.Random(20200116)  # noqa: S311 - the same bytes in every run
    names = ("tracker", "taskforces", "ministries", "sources", "meetings", "calendar",
             "tasks/dg-1-1", "tasks/dg-1-2", "tasks/dg-1-3")  # fmt: skip
    for name in names:
        (tmp_path / f"data/{name}.yaml").write_bytes(dice.randbytes(2000))

    lines = ["overdue", "waiting", "list", "list -m", "show dg-1-1", "status"]
    play(tmp_path, {"run": lines, "err": ""})
    counted = json.loads(dnatrack("status", "--format", "json", at=tmp_path).out)

    assert (counted["tasks"], counted["unreadable"]) == (3, 9)
    ids = [row["id"] for row in counted["unreadable_items"]]
    assert ids == [*("dg-1-1", "dg-1-2", "dg-1-3"), *(f"{name}.yaml" for name in names[:6])]


BROKEN = {
    "empty": b"",
    "a scalar": b"just text\n",
    "a list": b"- a\n- b\n",
    "cp949": "id: dg-9\ntitle: 한글\n".encode("cp949"),
    "utf-16": "id: dg-9\n".encode("utf-16"),
    "NUL": b"id: dg-9\0\n",
    "an alias bomb": b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
    "deep nesting": b"[" * 5000,
    "conflict markers": b"<<<<<<< HEAD\nid: a\n=======\nid: b\n>>>>>>> x\n",
    "fields of wrong types": b"id: [1]\ntitle: {ko: {a: b}}\nmilestones: {a: b}\n",
}


def test_whatever_a_task_file_holds_it_is_listed(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "data")
    for number, content in enumerate(BROKEN.values()):
        (tmp_path / f"data/tasks/x-{number}.yaml").write_bytes(content)

    listed = dnatrack("list", "--format", "json", at=tmp_path)
    shown = dnatrack("status", at=tmp_path)

    ids = [row["id"] for row in json.loads(listed.out)["tasks"]]
    assert set(ids) >= {f"x-{number}" for number in range(len(BROKEN)) if number != 9}
    assert len(ids) == 5 + len(BROKEN)
    assert (shown.code, shown.err) == (0, "")
