"""The commands that edit, as people run them on the real data."""

import json
from difflib import unified_diff
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Run, dnatrack, in_terminal, new_source
from tests.history.repositories import git

TASK, MOVED = "data/tasks/dg-2-4.yaml", "data/tasks/dg-2-1.yaml"
MOVE = ("reschedule", "dg-2-1/spread", "2023-H1", "--reason", "budget", "--authority", "국무회의")
GROUNDS = ("--authority", "국무회의", "--source", "S2", "--on", "2026-11-20")


def edit(tracker: Path, *arguments: str) -> Run:
    return dnatrack(*arguments, "--lang", "en", at=tracker)


def changed(tracker: Path, file: str = TASK) -> list[str]:
    """The lines that differ from the real data, with `-` or `+`."""
    old, new = (root / file for root in (ROOT, tracker))
    lines = unified_diff(
        old.read_text("utf-8").splitlines(), new.read_text("utf-8").splitlines(), lineterm="", n=0
    )
    return [line for line in lines if line[0] in "+-" and line[:3] not in {"+++", "---"}]


def search() -> list[str]:
    """The lines that say that somebody looked for what became of the spread, as taken away."""
    lines = (ROOT / TASK).read_text("utf-8").splitlines()
    first = lines.index("    looked_for:", lines.index("  - id: spread"))
    end = next(at for at in range(first + 1, len(lines)) if not lines[at].startswith("      "))
    return [f"-{line}" for line in lines[first:end]]


def untouched(tracker: Path) -> bool:
    files = [path.relative_to(ROOT) for path in (ROOT / "data").rglob("*") if path.is_file()]
    return all((tracker / one).read_bytes() == (ROOT / one).read_bytes() for one in files)


def test_done_changes_the_lines_it_means_and_says_so(tracker: Path) -> None:
    run = edit(tracker, "done", "dg-2-4/spread", "--on", "2022-06-30", "--evidence", "S47")

    assert (run.code, run.err) == (0, f"Written: {TASK}\n")
    assert run.out.splitlines()[:3] == [
        "dg-2-4/spread Mobile ID in wide use",
        "  outcome found: 30 Jun 2022, in time",
        "  evidence added: S47",
    ]
    assert changed(tracker) == [
        "-    lifecycle: unknown",
        *search(),
        "+    lifecycle: done",
        "+    done_on: 2022-06-30",
        "+    evidence: [S47]",
    ]


def test_done_by_a_day_at_the_latest(tracker: Path) -> None:
    run = edit(tracker, "done", "dg-2-4/spread", "--by", "2021-12-31", "--evidence", "S47")

    assert (run.code, run.err) == (0, f"Written: {TASK}\n")
    assert changed(tracker) == [
        "-    lifecycle: unknown",
        *search(),
        "+    lifecycle: done",
        "+    done_by: 2021-12-31",
        "+    evidence: [S47]",
    ]


def test_done_on_a_day_and_by_one_is_refused(tracker: Path) -> None:
    days = ("--on", "2021-12-31", "--by", "2021-12-31")
    run = edit(tracker, "done", "dg-2-4/three-cards", *days)

    assert (run.code, run.out) == (2, "")
    assert "`--on` and `--by` exclude each other" in run.err
    assert untouched(tracker)


def test_a_dry_run_shows_the_same_and_writes_nothing(tracker: Path) -> None:
    asked = ("done", "dg-2-4/spread", "--on", "2022-06-30", "--evidence", "S47")

    dry = edit(tracker, *asked, "--dry-run")

    assert untouched(tracker)
    assert dry.out == edit(tracker, *asked).out
    assert dry.err == "Nothing was written (--dry-run).\n"


def test_a_new_document_becomes_a_source_in_the_same_step(tracker: Path) -> None:
    url = "https://www.mois.go.kr/report"
    run = edit(
        tracker,
        *("done", "dg-2-4/spread", "--on", "2022-06-30", "--evidence", url),
        *("--source-title", "결과: 보도자료", "--source-publisher", "행정안전부"),
        *("--source-date", "2021-12-31"),
    )

    assert run.code == 0
    assert changed(tracker, "data/sources.yaml") == [
        f"+  {new_source()}:",
        "+    title: '결과: 보도자료'",
        "+    publisher: 행정안전부",
        "+    date: 2021-12-31",
        f"+    url: {url}",
        "+    kind: official",
        "+    seen: excerpt",
    ]
    assert f"+    evidence: [{new_source()}]" in changed(tracker)
    assert edit(tracker, "validate", "--format", "concise").code == 0


def test_an_address_that_is_known_is_not_entered_twice(tracker: Path) -> None:
    url = "https://www.koreapost.com/news/articleView.html?idxno=46306"

    run = edit(tracker, "done", "dg-2-4/spread", "--on", "2022", "--evidence", url)

    assert run.code == 0
    assert changed(tracker, "data/sources.yaml") == []


def test_reschedule_writes_the_due_and_its_revision_together(tracker: Path) -> None:
    run = edit(tracker, *MOVE, "--source", "S47", "--on", "2022-03-02")

    assert run.code == 0
    assert changed(tracker, MOVED) == [
        "-    due: 2021-H2",
        "+    due: 2023-H1",
        "+    revisions:",
        (
            "+      - {on: 2022-03-02, from: 2021-H2, to: 2023-H1, reason: budget, "
            "authority: 국무회의, source: S47}"
        ),
    ]


@pytest.mark.parametrize(
    ("arguments", "said", "way_out"),
    [
        (MOVE, "not given: its source", "say it with `--source …`"),
        (MOVE[:3], "not given: why it moves", "say it with `--reason …`"),
        (("done", "dg-2-4/spread"), "not given: day of completion", "`--on …`"),
        (("hold", "dg-2-4"), "not given: reason", "`--reason …`"),
        (
            ("cancel", "dg-2-4/spread", "--reason", "x"),
            "not given: on whose authority",
            "`--authority …`",
        ),
        (
            ("hold", "dg-2-4/spread", "--reason", "x", "--authority", "국무회의"),
            "not given: its source",
            "`--source …`",
        ),
        (
            ("hold", "dg-2-4/spread", "--reason", "x", *GROUNDS[:4], "--on", "2099-12-31"),
            "is after today",
            "on which it was decided",
        ),
        (("supersede", "dg-2-4"), "not given: id of what replaces it", "`--by …`"),
        (("done", "dg-2-4/first-card"), "`first-card` is `done` already", "dnatrack set"),
        (("start", "dg-2-4/frist-card"), "no task or milestone", "did you mean"),
        (("start", "dg-9"), "no task or milestone `dg-9`", "did you mean"),
        (("reschedule", "dg-2-4", "2021"), "is a task; deadlines belong to", "first-card"),
        (("set", "dg-2-4/spread.due", "2023"), "does not move without a reason", "reschedule"),
        (("reschedule", "dg-2-4/spread", "2023 1/4"), "error: `2023 1/4` is no", "`2023-Q1`"),
        (("done", "dg-2-4/spread", "--on", "soon"), "`--on soon` is no day", "write it as"),
        (("done", "dg-2-4/spread", "--on", "2199"), "is after today", "reschedule"),
        ((*MOVE, "--source", "S47", "--on", "2199-01-01"), "is after today", "was decided"),
        (
            ("done", "dg-2-4/spread", "--on", "2022", "-e", ""),
            "nothing is named as a source",
            "the id of one",
        ),
        (
            ("done", "dg-2-4/spread", "--on", "2022", "-e", "S999"),
            "there is no source `S999`",
            "did you mean",
        ),
        (
            ("done", "dg-2-4/spread", "--on", "2022", "-e", "https://a.example/"),
            "not given: title of",
            "--source-title",
        ),
    ],
)
def test_what_is_missing_or_wrong_is_said_with_the_way_out(
    tracker: Path, arguments: tuple[str, ...], said: str, way_out: str
) -> None:
    run = edit(tracker, *arguments)

    assert run.code == 2
    assert said in run.err.splitlines()[0]
    assert way_out in run.err.splitlines()[1]
    assert untouched(tracker)


def test_what_validate_would_find_is_not_written(tracker: Path) -> None:
    run = edit(tracker, "set", "dg-2-4.partners", "--add", "nobody-there", "--accept-warnings")
    assert run.code == 2

    run = edit(tracker, "set", "dg-2-4.promise.text", "다른 약속")

    assert run.code == 1
    assert "error promise-rewritten" in run.out
    assert "so nothing was written" in run.err
    assert untouched(tracker)


def test_a_warning_stops_an_edit_unless_it_is_accepted(tracker: Path) -> None:
    asked = ("done", "dg-2-4/spread", "--on", "2022-06-30")

    refused = edit(tracker, *asked)

    assert (refused.code, untouched(tracker)) == (1, True)
    assert "--accept-warnings" in refused.err
    assert edit(tracker, *asked, "--accept-warnings").code == 0
    assert not untouched(tracker)


def test_what_was_left_shows_on_what_grounds(tracker: Path) -> None:
    assert edit(tracker, "hold", "dg-2-4/spread", "--reason", "예산", *GROUNDS).code == 0

    shown = edit(tracker, "show", "dg-2-4/spread").out

    assert "예산 (국무회의, S2, 20 Nov 2026)" in shown


def test_what_was_wrong_before_stops_nobody(tracker: Path) -> None:
    broken = tracker / "data/tasks/dg-2-5.yaml"
    broken.write_text(broken.read_text("utf-8").replace("lead: ", "leed: ", 1), "utf-8")

    assert edit(tracker, "start", "dg-2-4/spread").code == 0
    replaced = ("supersede", "dg-2-4/spread", "--by", "dg-4-1/one-pc", "--reason", "x")
    assert edit(tracker, *replaced, *GROUNDS).code == 0


def test_a_file_that_cannot_be_read_is_not_edited(tracker: Path) -> None:
    broken = tracker / TASK
    text = broken.read_text("utf-8")
    broken.write_text(text.replace("lifecycle: in-progress", "lifecycle: 'in-progress", 1), "utf-8")

    run = edit(tracker, "start", "dg-2-4/spread")

    assert run.code == 2
    assert "cannot be read" in run.err or "no task or milestone" in run.err


def grounds(reason: str) -> str:
    """The line that says on what grounds something was left."""
    said = f"on: 2026-11-20, reason: {reason}, authority: 국무회의, source: S2"
    return f"+    decision: {{{said}}}"


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (
            ("start", "dg-2-4/spread"),
            ["-    lifecycle: unknown", *search(), "+    lifecycle: in-progress"],
        ),
        (
            ("hold", "dg-2-4/spread", "--reason", "예산", *GROUNDS),
            ["-    lifecycle: unknown", *search(), "+    lifecycle: on-hold", grounds("예산")],
        ),
        (
            ("cancel", "dg-2-4/spread", "--reason", "접음", *GROUNDS),
            ["-    lifecycle: unknown", *search(), "+    lifecycle: cancelled", grounds("접음")],
        ),
        (
            ("supersede", "dg-2-4/spread", "--by", "dg-4-1/one-pc", "--reason", "x", *GROUNDS),
            [
                "-    lifecycle: unknown",
                *search(),
                "+    lifecycle: superseded",
                "+    superseded_by: dg-4-1/one-pc",
                grounds("x"),
            ],
        ),
        (
            ("set", "dg-2-4/spread.title.en", "Wide use"),
            [
                "-    title: {ko: 모바일 신분증 확산, en: Mobile ID in wide use}",
                "+    title: {ko: 모바일 신분증 확산, en: Wide use}",
            ],
        ),
        (
            ("set", "dg-2-4.partners", "--add", "행안부", "--remove", "mpm"),
            ["-partners: [moe, mogef, mpm]", "+partners: [moe, mogef, mois]"],
        ),
        (
            ("set", "dg-2-4/spread.id", "wide-use"),
            ["-  - id: spread", "+  - id: wide-use", "+    formerly: [spread]"],
        ),
        (("set", "dg-2-4.unnamed_partners", "--unset"), ["-unnamed_partners: 등"]),
    ],
)
def test_an_edit_is_the_lines_that_it_means(
    tracker: Path, arguments: tuple[str, ...], lines: list[str]
) -> None:
    run = edit(tracker, *arguments, "--accept-warnings")

    if run.code == 0:
        assert changed(tracker) == lines
    else:
        assert "named-twice" in run.out


def test_an_edit_that_changes_nothing_writes_nothing(tracker: Path) -> None:
    run = edit(tracker, "set", "dg-2-4.lead", "행안부")

    assert (run.code, run.out) == (0, "")
    assert run.err == "There is nothing to change.\n"
    assert untouched(tracker)


def test_a_commit_is_of_these_files_alone_and_tells_the_change(tracker: Path) -> None:
    git(tracker, "init", "-q")
    git(tracker, "config", "user.name", "김주무관")
    git(tracker, "config", "user.email", "kim@example.org")
    git(tracker, "add", ".")
    git(tracker, "commit", "-qm", "data")
    (tracker / "other.txt").write_text("staged", "utf-8")
    git(tracker, "add", "other.txt")

    run = edit(tracker, *MOVE, "--source", "S47", "--branch", "move-spread")

    assert run.code == 0
    assert git(tracker, "diff", "--name-only", "HEAD~1", "HEAD") == MOVED
    assert git(tracker, "status", "--short") == "A  other.txt"
    assert git(tracker, "branch", "--show-current") == "move-spread"
    message = git(tracker, "log", "-1", "--format=%B")
    assert message.startswith("dg-2-1/spread: postponed")
    assert "cabinet" in message or "국무회의" in message


def test_a_decision_that_is_a_text_is_set_as_one(tracker: Path) -> None:
    file = tracker / "data/meetings.yaml"
    held = "    number: 2\n"
    file.write_text(
        file.read_text("utf-8").replace(held, f"{held}    decided: [공동 고시]\n"), "utf-8"
    )

    run = edit(tracker, "set", "data-economy-2.decided.0", "따로 고시")

    assert run.code == 0
    assert changed(tracker, "data/meetings.yaml") == ["+    decided: [따로 고시]"]


def test_an_edit_that_the_ledger_does_not_note_is_told_by_its_path(tracker: Path) -> None:
    git(tracker, "init", "-q")
    git(tracker, "config", "user.name", "김주무관")
    git(tracker, "config", "user.email", "kim@example.org")
    git(tracker, "add", ".")
    git(tracker, "commit", "-qm", "data")

    run = edit(tracker, "set", "dg-2-4/spread.note", "협의 중", "--commit")

    assert run.code == 0
    assert git(tracker, "log", "-1", "--format=%s") == "set dg-2-4/spread.note"


def test_what_people_say_of_a_signal_is_shown_without_a_word_of_pydantic(tracker: Path) -> None:
    override = ("signal=green", "reason=협의 끝", "by=디지털혁신비서관", "until=2199-12-31")
    edit(tracker, "set", "dg-2-4.override", *override)
    edit(tracker, "set", "dg-2-4.declared_signal", "signal=yellow", "on=2020-03-03")

    run = edit(tracker, "show", "dg-2-4", "--format", "json")

    assert (run.code, run.err) == (0, "")
    shown = json.loads(run.out)
    assert shown["declared_signal"] == {"signal": "yellow", "on": "2020-03-03"}
    assert shown["override"] == {
        "signal": "green",
        "reason": "협의 끝",
        "by": "디지털혁신비서관",
        "until": "2199-12-31",
    }


def test_a_milestone_of_a_file_that_cannot_be_read_is_not_called_unknown(tracker: Path) -> None:
    file = tracker / "data/tasks/dg-1-1.yaml"
    file.write_bytes(file.read_text("utf-8").encode("cp949"))

    run = edit(tracker, "start", "dg-1-1/pilot")

    assert run.code == 2
    assert run.err.splitlines()[0] == "error: `dg-1-1` cannot be read"


def test_a_completion_is_taken_back_with_a_reason(tracker: Path) -> None:
    run = edit(tracker, "start", "dg-2-4/driving-licence", "--reason", "시험에서 결함이 나옴")

    assert run.code == 0
    assert changed(tracker) == [
        "-    lifecycle: done",
        "-    done_on: 2022-07-28",
        "-    evidence: [S47, S88, S89, S156]",
        "-    verification: confirmed",
        "+    lifecycle: in-progress",
        "+    reason: 시험에서 결함이 나옴",
    ]


def test_a_completion_is_not_taken_back_without_a_word(tracker: Path) -> None:
    run = edit(tracker, "start", "dg-2-4/driving-licence")

    assert (run.code, changed(tracker)) == (2, [])
    assert "say it with `--reason …`" in run.err


def test_a_wrong_reason_is_asked_for_again(tracker: Path) -> None:
    command = ["reschedule", "dg-2-4/spread", "2023", "--authority", "A", "--source", "S47"]

    run = in_terminal(
        [*command, "--note", "-", "--lang", "en"], 80, tracker, typed="money\nbudget\ny\n"
    )

    assert run.code == 0
    assert "`money` is no word used here" in run.err
    assert "+    due: 2023" in changed(tracker)


def test_a_person_is_asked_on_what_grounds_a_promise_is_left(tracker: Path) -> None:
    typed = "예산이 없음\n국무회의\nS2\ny\n"

    run = in_terminal(["cancel", "dg-2-4/spread", "--lang", "en"], 80, tracker, typed=typed)

    assert run.code == 0
    assert "    lifecycle: cancelled" in (tracker / TASK).read_text("utf-8")
    assert ", reason: 예산이 없음, authority: 국무회의, source: S2}" in changed(tracker)[-1]
