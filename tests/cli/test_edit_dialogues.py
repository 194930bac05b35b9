"""The commands that report a change, at a terminal where somebody answers."""

import re
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Run, dnatrack, in_terminal, new_source

ITEM, TASK = "dg-4-1/one-pc", "data/tasks/dg-4-1.yaml"
GROUNDS = ("--reason", "budget", "--authority", "MOIS", "--source", "S2")
LATER = (
    *("2027-H1", "2027 H1", "2027년 상반기", "2027. 상반기", "H1 2027"),
    *("2027-03", "2027년 3월", "Mar 2027", "March 2027", "2027. 3."),
    *("2027-03-31", "2027. 3. 31.", "2027. 3. 31.(수)", "2027년 3월 31일", "31 Mar 2027"),
)
"""A deadline as dnatrack prints it, as a sheet holds it, and as people write it."""


def answered(tracker: Path, command: str, *answers: str, lang: str = "en") -> Run:
    typed = "".join(f"{one}\n" for one in answers)
    return in_terminal([*command.split(), "--lang", lang], 80, tracker, typed=typed)


def complaints(run: Run) -> list[tuple[str, str]]:
    """What was asked, and what was wrong with the answer."""
    return re.findall(r"((?:[^:\n ]|(?<!:) |:(?! ))+): error: (.*)$", run.err, re.MULTILINE)


def as_written(due: str) -> str:
    """How the data writes one of `LATER`."""
    if "31" in due:
        return "2027-03-31"
    return "2027-03" if re.search("3|Mar", due) else "2027-H1"


def test_a_move_is_asked_for_from_the_milestone_on(tracker: Path) -> None:
    run = answered(
        tracker, "reschedule", "dg-9", ITEM, "", "soon", "2021", "H2 2027", "money", "budget",
        "", "the cabinet", "S999", "https://www.mois.go.kr/new", "", "Work report", "MOIS",
        "yesterday", "20 Nov 2026", "", "perhaps", "yes",
    )  # fmt: skip

    assert run.code == 0
    assert complaints(run) == [
        ("milestone (dg-2-4/first-card)", "there is no task or milestone `dg-9`"),
        ("new deadline (now 2021)", "nothing was entered"),
        ("new deadline (now 2021)", "`soon` is no day or period"),
        ("new deadline (now 2021)", "the deadline of `one-pc` is 2021 already"),
        ("why it moves", "`money` is no word used here"),
        ("on whose authority", "nothing was entered"),
        ("its source (id, address or title)", "there is no source `S999`"),
        ("title of https://www.mois.go.kr/new", "nothing was entered"),
        (
            "date of https://www.mois.go.kr/new (Enter for none)",
            "`yesterday` is no day or period",
        ),
        ("Write this? [yes/no]", "`perhaps` cannot stand here"),
    ]
    assert "--" not in run.err
    text = (tracker / TASK).read_text("utf-8")
    assert f"to: 2027-H2, reason: budget, authority: the cabinet, source: {new_source()}" in text


@pytest.mark.parametrize("due", LATER)
def test_a_deadline_is_taken_in_every_usual_spelling(tracker: Path, due: str) -> None:
    asked = answered(tracker, " ".join(("reschedule", ITEM, *GROUNDS, "--dry-run")), due, "")
    given = dnatrack("reschedule", ITEM, due, *GROUNDS, "--dry-run", "--lang", "en", at=tracker)

    written = re.compile(r"\+    due: (.*)")
    found = [written.search(run.out.replace("\x1b[0m", "")) for run in (asked, given)]
    assert (asked.code, given.code) == (0, 0)
    assert {match and match[1].strip() for match in found} == {as_written(due)}


@pytest.mark.parametrize("reason", ["budget", "예산"])
def test_a_choice_shows_and_takes_the_korean_word_and_the_value(tracker: Path, reason: str) -> None:
    run = answered(
        tracker, f"reschedule {ITEM} 2027", reason, "행안부", "S2", "", "예", lang="ko"
    )  # fmt: skip

    assert run.code == 0
    assert "  budget          예산\n" in run.err
    assert "reason: budget," in (tracker / TASK).read_text("utf-8")


@pytest.mark.parametrize("command", ["done", "hold", "cancel", "supersede"])
def test_what_is_meant_is_asked_for_and_what_cannot_be_is_asked_again(
    tracker: Path, command: str
) -> None:
    run = answered(tracker, command, "dg-2-5/no", "dg-1-5/standard", "\x04")

    known = "task or milestone (dg-2-4/first-card)"
    expected = [(known, "there is no task or milestone `dg-2-5/no`")]
    expected += [(known, "`standard` is `done` already (2020)")] if command == "done" else []
    assert complaints(run) == expected


def test_a_day_of_completion_that_is_to_come_is_asked_again(tracker: Path) -> None:
    run = answered(
        tracker, f"done {ITEM}", "2199", "31 Mar 2022", "S999", "S2, S4", "y"
    )  # fmt: skip

    assert run.code == 0
    assert [said.partition(",")[0] for _, said in complaints(run)] == [
        "the day of completion",
        "there is no source `S999`",
    ]
    assert "    done_on: 2022-03-31\n    evidence: [S2, S4]\n" in (tracker / TASK).read_text(
        "utf-8"
    )


def test_enter_alone_takes_the_day_that_is_shown(tracker: Path) -> None:
    run = answered(tracker, f"done {ITEM} -e S2", "", "예", lang="ko")

    assert run.code == 0
    assert re.match(r"완료일 \[20\d\d\. \d+\. \d+\.\]: ", run.err)
    assert re.search(r"    done_on: 20\d\d-\d\d-\d\d\n", (tracker / TASK).read_text("utf-8"))


@pytest.mark.parametrize(("answer", "code"), [("yes", 0), ("no", 1)])
def test_a_person_may_accept_warnings_without_answering_all_again(
    tracker: Path, answer: str, code: int
) -> None:
    run = answered(tracker, f"done {ITEM}", "2022", "", answer)

    assert run.code == code
    assert "done-without-evidence" in run.out
    assert run.err.count("Write ") == 1
    assert ("    done_on: 2022\n" in (tracker / TASK).read_text("utf-8")) == (code == 0)


@pytest.mark.parametrize("typed", [b"\xff\xfe", b"ab\x1b[D"], ids=["no UTF-8", "an arrow key"])
def test_what_no_file_can_hold_is_asked_again(tracker: Path, typed: bytes) -> None:
    answer = typed.decode("utf-8", "surrogateescape")

    run = answered(tracker, f"hold {ITEM}", answer, "no budget", "MOIS", "S2", "y")

    assert run.code == 0
    assert complaints(run) == [("reason", "some of these characters cannot be written")]
    assert "reason: no budget, authority: MOIS" in (tracker / TASK).read_text("utf-8")


def test_answers_that_lead_to_nothing_can_be_changed_and_are_shown_again(tracker: Path) -> None:
    unfit = "dg-1-5/standard"

    run = answered(tracker, "hold", unfit, "no budget", "MOIS", "S2", "yes", ITEM, "", "", "", "y")

    assert run.code == 0
    assert f"Change your answers? [yes/no]: task or milestone (dg-2-4/first-card) [{unfit}]: " in (
        run.err
    )
    assert run.err.endswith(
        "reason [no budget]: on whose authority [MOIS]: "
        "its source (id, address or title) [S2]: Write this? [yes/no]: "
        f"Written: {TASK}\n"
    )
    text = (tracker / TASK).read_text("utf-8")
    assert "reason: no budget, authority: MOIS, source: S2}" in text


def test_who_does_not_want_to_change_the_answers_is_done(tracker: Path) -> None:
    run = answered(tracker, "hold", "dg-1-5/standard", "no budget", "MOIS", "S2", "no")

    assert (run.code, run.err.splitlines()[-1]) == (1, "Change your answers? [yes/no]: ")


def test_who_gives_up_is_told_that_nothing_was_written(tracker: Path) -> None:
    run = answered(tracker, f"hold {ITEM}", "no budget", "\x04")

    assert (run.code, run.err.splitlines()[-1]) == (130, "Stopped; nothing was written.")
    assert (tracker / TASK).read_bytes() == (ROOT / TASK).read_bytes()


def test_a_value_to_set_is_asked_for(tracker: Path) -> None:
    run = answered(tracker, f"set {ITEM}.kind", "sistem", "서비스", "y")

    assert run.code == 0
    assert complaints(run) == [("new value (now system)", "`sistem` is no word used here")]
    assert "+    kind: service" in run.out.replace("\x1b[0m", "").replace("\x1b[32m", "")


@pytest.mark.parametrize(
    ("command", "hint"),
    {
        "done": "give it as the argument `TASK|MILESTONE`",
        f"reschedule {ITEM}": "give it as the argument `DUE`",
        f"reschedule {ITEM} 2027": "say it with `--reason …`",
    }.items(),
)
def test_where_nobody_can_be_asked_it_is_said_how_to_give_it(
    tracker: Path, command: str, hint: str
) -> None:
    run = dnatrack(*command.split(), "--lang", "en", at=tracker)

    assert (run.code, run.err.splitlines()[1]) == (2, f"  help: {hint}")
