"""The commands that add something, as people run them on the real data."""

from difflib import ndiff
from pathlib import Path
from unicodedata import normalize

import pytest

from tests.cli.running import ROOT, Run, dnatrack, new_source
from tests.history.repositories import git

MILESTONE = (
    "milestone",
    "dg-2-4",
    "--title",
    "통합 앱",
    "--title-en",
    "One app",
    "--kind",
    "서비스",
)
TASK = ("task", "--taskforce", "digital-media", "--title", "새 과제", "--title-en", "New task")
SOURCE = ("source", "--title", "문서", "--publisher", "펴낸 곳", "--kind", "press")
NEXT_SOURCE = new_source()
PROMISED = ("--promise", "새 과제를 한다", "--source", "S1")


def new(tracker: Path, *arguments: str, lang: str = "en") -> Run:
    return dnatrack("new", *arguments, "--lang", lang, at=tracker)


def added(tracker: Path) -> dict[str, list[str]]:
    """The lines that each file has more than the real data; no file has less."""
    found = {}
    for path in sorted((tracker / "data").rglob("*.yaml")):
        file = path.relative_to(tracker)
        old = (ROOT / file).read_text("utf-8") if (ROOT / file).exists() else ""
        lines = list(ndiff(old.splitlines(), path.read_text("utf-8").splitlines()))
        assert [line for line in lines if line.startswith("- ")] == []
        if more := [line[2:] for line in lines if line.startswith("+ ")]:
            found[path.relative_to(tracker / "data").as_posix()] = more
    return found


def is_valid(tracker: Path) -> bool:
    return dnatrack("validate", at=tracker).code == 0


NEW = {
    "milestone": (
        (*MILESTONE, "--due", "2023-H1", "--blocked-by", "spread", "--source", "S2"),
        {
            "tasks/dg-2-4.yaml": [
                "  - id: one-app",
                "    title: {ko: 통합 앱, en: One app}",
                "    kind: service",
                "    due: 2023-H1",
                "    blocked_by: [spread]",
                "    lifecycle: planned",
                "    sources: [S2]",
            ]
        },
    ),
    "milestone of a taskforce": (
        (
            *("milestone", "data-economy", "law-4", "--title", "법", "--kind", "legislation"),
            *("--source", "S1", "--critical", "--due-stated", "2월 중", "--note", "비고: 하나"),
        ),
        {
            "taskforces.yaml": [
                "      - id: law-4",
                "        title: {ko: 법}",
                "        kind: legislation",
                "        due_stated: 2월 중",
                "        critical: true",
                "        lifecycle: planned",
                "        note: '비고: 하나'",
                "        sources: [S1]",
            ]
        },
    ),
    "task": (
        (*TASK, *PROMISED, "--lead", "과기정통부", "--partner", "방통위", "--multi-ministry"),
        {
            "tasks/dm-5.yaml": [
                "# yaml-language-server: $schema=../../schema/task.schema.json",
                "id: dm-5",
                "title: {ko: 새 과제, en: New task}",
                "taskforce: digital-media",
                "lead: msit",
                "partners: [kcc]",
                "multi_ministry: true",
                "promise: {text: 새 과제를 한다, source: S1}",
                "lifecycle: planned",
                "sources: [S1]",
            ]
        },
    ),
    "source": (
        (*SOURCE, "--date", "2020-02", "--seen", "full-text"),
        {
            "sources.yaml": [
                f"  {NEXT_SOURCE}:",
                "    title: 문서",
                "    publisher: 펴낸 곳",
                "    date: 2020-02",
                "    kind: press",
                "    seen: full-text",
            ]
        },
    ),
    "source whose address shows what it is": (
        ("source", "L1", "--title", "법", "--publisher", "국회", "--url", "https://law.go.kr/1"),
        {
            "sources.yaml": [
                "  L1:",
                "    title: 법",
                "    publisher: 국회",
                "    url: https://law.go.kr/1",
                "    kind: law",
                "    seen: excerpt",
            ]
        },
    ),
    "ministry": (
        (
            *(
                "ministry",
                "moh",
                "--name",
                "보건부",
                "--en",
                "Ministry of Health",
                "--source",
                "S60",
            ),
            *("--successor-of", "복지부", "--relation", "분리", "--from", "2026-03-01"),
        ),
        {
            "ministries.yaml": [
                "    successors:",
                "      - {id: moh, from: 2026-03-01, relation: split}",
                "  - id: moh",
                "    names:",
                "      - {ko: 보건부, en: Ministry of Health, from: 2026-03-01}",
                "    sources: [S60]",
            ]
        },
    ),
    "ministry that follows nobody": (
        (
            "ministry",
            "moh",
            "--name",
            "보건부",
            "--en",
            "Health",
            "--alias",
            "건부",
            "--source",
            "S60",
        ),
        {
            "ministries.yaml": [
                "  - id: moh",
                "    names:",
                "      - {ko: 보건부, en: Health}",
                "    aliases: [건부]",
                "    sources: [S60]",
            ]
        },
    ),
    "meeting": (
        (
            *("meeting", "--taskforce", "data-economy", "--on", "2020-02-11", "--source", "S18"),
            *(
                "--reviewed",
                "간담회",
                "--decided",
                "계획",
                "--milestone",
                "data-economy/roundtables",
            ),
        ),
        {
            "meetings.yaml": [
                "  - id: data-economy-3",
                "    on: 2020-02-11",
                "    taskforce: data-economy",
                "    number: 3",
                "    title: {ko: 데이터 경제 활성화 TF 3차 회의}",
                "    reviewed: [간담회]",
                "    decided: [계획]",
                "    milestones: [data-economy/roundtables]",
                "    sources: [S18]",
            ]
        },
    ),
    "update": (
        ("update", "dg-2-4", "--on", "2023. 8. 31.", "--text", "셋째 발급", "--source", "S79"),
        {
            "tasks/dg-2-4.yaml": [
                "updates:",
                "  - {on: 2023-08-31, text: 셋째 발급, sources: [S79]}",
            ]
        },
    ),
    "issue": (
        (
            *(
                "issue",
                "dg-2-4",
                "--title",
                "비용",
                "--title-en",
                "Who pays",
                "--raised",
                "2020-02",
            ),
            *("--between", "행안부", "--between", "mpm", "--source", "S2"),
        ),
        {
            "tasks/dg-2-4.yaml": [
                "issues:",
                "  - id: who-pays",
                "    title: {ko: 비용, en: Who pays}",
                "    between: [mois, mpm]",
                "    raised: 2020-02",
                "    sources: [S2]",
            ]
        },
    ),
}


@pytest.mark.parametrize(("arguments", "lines"), NEW.values(), ids=NEW)
def test_what_is_new_stands_where_it_belongs(
    tracker: Path, arguments: tuple[str, ...], lines: dict[str, list[str]]
) -> None:
    run = new(tracker, *arguments)

    assert (run.code, run.err) == (0, "".join(f"Written: data/{file}\n" for file in lines))
    assert added(tracker) == lines
    assert is_valid(tracker)


def test_a_new_document_is_entered_with_what_it_is_the_source_of(tracker: Path) -> None:
    run = new(tracker, *MILESTONE, "--source", "S2", "--source", "https://www.mois.go.kr/a",
              "--source-title", "보도자료", "--source-publisher", "행안부")  # fmt: skip

    assert run.code == 0
    assert added(tracker)["tasks/dg-2-4.yaml"][-1] == f"    sources: [S2, {NEXT_SOURCE}]"
    assert added(tracker)["sources.yaml"][0] == f"  {NEXT_SOURCE}:"


def test_the_first_meeting_of_all_makes_the_file(tracker: Path) -> None:
    (tracker / "data/meetings.yaml").unlink()

    run = new(tracker, "meeting", "--taskforce", "digital-media", "--on", "2020-02-11",
              "--title", "첫 회의", "--source", "S1")  # fmt: skip

    assert run.code == 0
    assert (tracker / "data/meetings.yaml").read_text("utf-8").splitlines() == [
        "# yaml-language-server: $schema=../schema/meetings.schema.json",
        "meetings:",
        "  - id: digital-media-1",
        "    on: 2020-02-11",
        "    taskforce: digital-media",
        "    number: 1",
        "    title: {ko: 첫 회의}",
        "    sources: [S1]",
    ]
    assert is_valid(tracker)


def test_what_is_added_can_be_changed_by_the_other_commands(tracker: Path) -> None:
    new(tracker, "issue", "dg-2-4", "cost", "--title", "비용", "--raised", "2020", "--source", "S2")

    settled = dnatrack("set", "dg-2-4.issues.cost.settled", "2020-03-02", at=tracker)
    named = dnatrack("set", "dg-2-4.issues.cost.title.en", "Cost", at=tracker)

    assert (settled.code, named.code) == (0, 0)
    assert "    title: {ko: 비용, en: Cost}" in added(tracker)["tasks/dg-2-4.yaml"]


@pytest.mark.parametrize(
    ("arguments", "said", "way_out"),
    [
        ((*MILESTONE, "--source", "S999"), "there is no source `S999`", "did you mean"),
        (MILESTONE, "not given: source", "say it with `--source …`"),
        (MILESTONE[:2], "not given: title (Korean)", "say it with `--title …`"),
        (MILESTONE[:4], "not given: kind", "say it with `--kind …`"),
        (
            (*MILESTONE[:4], "--kind", "service", "--source", "S2"),
            "not given: its id",
            "such as `service-5`, or have it made of `--title-en …`",
        ),
        (("milestone", "dg-2-4", "spread"), "the id `spread` is in use", "another: `spread-2`"),
        (("milestone", "dg-2-4", "First Card"), "`First Card` cannot be an id", "`first-card-2`"),
        (("milestone", "dg-9"), "there is no task or taskforce `dg-9`", "did you mean"),
        (
            (*MILESTONE, "--blocked-by", "sprad", "--source", "S2"),
            "no task or milestone `dg-2-4/sprad`",
            "`dg-2-4/spread`",
        ),
        (
            (*MILESTONE, "--due", "soon", "--source", "S2"),
            "`--due soon` is no day",
            "write it as 2020, 2020-H2",
        ),
        (("task", "dg-2-1", *TASK[1:]), "the id `dg-2-1` is in use already", "`dg-2-6`"),
        (TASK, "not given: what was promised", "--promise"),
        (("task",), "not given: taskforce", "--taskforce"),
        ((*TASK, "--lead", "없는부"), "no ministry `없는부`", "there are: "),
        ((*SOURCE, "--url", "mois.go.kr"), "`mois.go.kr` is no address", "https://"),
        (("source", "S 1", *SOURCE[1:]), "`S 1` cannot be an id", f"`{NEXT_SOURCE}`"),
        (("source", "s78", *SOURCE[1:]), "the id `s78` is in use", f"`{NEXT_SOURCE.lower()}`"),
        (("ministry", "moef", "--name", "가"), "the id `moef` is in use", "another"),
        (("ministry", "xy", "--relation", "split"), "whom it takes over from", "--successor-of"),
        (
            ("ministry", "xy", "--name", "가", "--successor-of", "moef"),
            "not given: day on which it took over",
            "--from",
        ),
        (("meeting", "--taskforce", "data-economy"), "not given: day of the meeting", "--on"),
        (("issue", "dg-2-9"), "there is no task `dg-2-9`", "did you mean"),
        (("mileston",), "there is no command `mileston`", "did you mean `milestone`?"),
    ],
)
def test_what_is_missing_or_wrong_is_said_with_the_way_out(
    tracker: Path, arguments: tuple[str, ...], said: str, way_out: str
) -> None:
    run = new(tracker, *arguments)

    assert run.code == 2
    assert said in run.err.splitlines()[0]
    assert way_out in run.err.splitlines()[1]
    assert added(tracker) == {}


def test_an_address_that_is_known_is_refused_with_its_id(tracker: Path) -> None:
    url = "https://www.koreapost.com/news/articleView.html?idxno=46306"

    run = new(tracker, *SOURCE, "--url", url, lang="ko")

    assert run.code == 2
    assert run.err == (
        "오류: 이미 등록된 주소입니다(출처 `S78`)\n  조치 방법: `S78` 출처를 인용하세요\n"
    )


def test_a_task_more_than_the_sources_count_is_refused_by_the_rule(tracker: Path) -> None:
    task = ("task", "--taskforce", "digital-government", "--priority", "dg-2", "--title", "새 과제")

    run = new(tracker, *task, *PROMISED, "--accept-warnings")

    assert run.code == 1
    assert "error expected-total: tasks: the sources say 21, the data has 22" in run.out
    assert "data/tasks/dg-2-6.yaml" in run.out
    assert added(tracker) == {}


def test_a_warning_stops_what_is_new_but_not_that_nothing_cites_a_source_yet(
    tracker: Path,
) -> None:
    unsearched = (*MILESTONE, "--lifecycle", "unknown", "--source", "S2")

    refused = new(tracker, *unsearched)

    assert refused.code == 1
    assert "warning unknown-without-search" in refused.out
    assert added(tracker) == {}
    assert new(tracker, *SOURCE).code == 0
    assert new(tracker, *unsearched, "--accept-warnings").code == 0


def test_hangul_in_pieces_is_put_together(tracker: Path) -> None:
    pieces = normalize("NFD", "문서")

    document = new(tracker, "source", "--title", pieces, *SOURCE[3:])
    task = new(tracker, *TASK, "--promise", pieces, "--source", "S1")

    assert (document.code, task.code) == (0, 0)
    assert "    title: 문서" in added(tracker)["sources.yaml"]
    assert "promise: {text: 문서, source: S1}" in added(tracker)["tasks/dm-5.yaml"]


def test_without_anything_behind_it_the_help_is_shown(tracker: Path) -> None:
    english, korean = new(tracker), new(tracker, lang="ko")

    assert (english.code, korean.code) == (0, 0)
    assert "Add a milestone to a task or taskforce." in english.out
    assert "과제나 TF에 이정표를 추가합니다." in korean.out


@pytest.fixture
def history(tracker: Path) -> Path:
    """The same with a history, in which things came and went."""
    git(tracker, "init", "-q")
    git(tracker, "config", "user.name", "김주무관")
    git(tracker, "config", "user.email", "kim@example.org")
    git(tracker, "add", ".")
    git(tracker, "commit", "-qm", "data")
    for arguments in (
        (*TASK, *PROMISED),
        (*MILESTONE, "--source", "S2"),
        SOURCE,
        ("issue", "dg-2-4", "cost", "--title", "비용", "--source", "S2"),
    ):
        assert new(tracker, *arguments, "--commit").code == 0
    git(tracker, "rm", "-rq", ".")
    git(tracker, "checkout", "-q", "HEAD~4", "--", ".")
    git(tracker, "commit", "-qm", "all gone")
    return tracker


def test_what_was_committed_is_told_in_the_message(history: Path) -> None:
    subjects = git(history, "log", "--reverse", "--format=%s", "HEAD~5..HEAD~1").splitlines()

    assert [one.partition(", raised ")[0] for one in subjects] == [
        "dm-5: new",
        "dg-2-4/one-app: new: no deadline",
        f"add source {NEXT_SOURCE}: 문서",
        "dg-2-4: issue: 비용",
    ]


def test_an_id_is_never_used_again(history: Path) -> None:
    asked = {
        "dm-5": ("task", "dm-5", *TASK[1:]),
        "one-app": (*MILESTONE[:2], "one-app", *MILESTONE[2:]),
        NEXT_SOURCE: ("source", NEXT_SOURCE, *SOURCE[1:]),
        "cost": ("issue", "dg-2-4", "cost", "--title", "다른 비용"),
    }

    said = {id_: new(history, *arguments, lang="ko").err for id_, arguments in asked.items()}

    titles = {"dm-5": "새 과제", "one-app": "통합 앱", NEXT_SOURCE: "문서", "cost": "비용"}
    nexts = {"dm-5": "dm-6", "one-app": "one-app-2", NEXT_SOURCE: new_source(2), "cost": "cost-2"}
    assert said == {
        id_: f"오류: `{id_}`: 전에 ‘{title}’ 항목에 쓴 id입니다. id는 다시 쓰지 않습니다\n"
        f"  조치 방법: 다른 id를 쓰세요: `{nexts[id_]}`\n"
        for id_, title in titles.items()
    }


def test_what_is_proposed_was_never_used(history: Path) -> None:
    assert new(history, *TASK, *PROMISED).code == 0
    assert new(history, *MILESTONE, "--source", "S2").code == 0
    assert new(history, *SOURCE).code == 0

    found = added(history)

    assert found["tasks/dm-6.yaml"][1] == "id: dm-6"
    assert found["tasks/dg-2-4.yaml"][0] == "  - id: one-app-2"
    assert found["sources.yaml"][0] == f"  {new_source(2)}:"
