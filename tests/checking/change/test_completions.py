from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE, task_with_milestone
from dnatrack.rules.rule import Files
from tests.checking.change.changing import changed, new_after

DONE = "due: 2020-03\nlifecycle: done\ndone_on: 2020-03-02\n"
TWO_SOURCES = """\
sources:
  S1: {title: 예시 문서, publisher: 예시 기관, kind: official, seen: full-text}
  S2: {title: 다른 문서, publisher: 예시 기관, kind: official, seen: full-text}
"""


def milestone(lines: str) -> Files:
    return {**task_with_milestone(lines), "sources.yaml": TWO_SOURCES}


def whole(task: str, lines: str) -> Files:
    """A task of this lifecycle with a milestone of these lines."""
    text = str(task_with_milestone(lines)[EXAMPLE_TASK_FILE])
    return {EXAMPLE_TASK_FILE: text.replace("lifecycle: planned\n", task, 1)}


FINISHED = whole("lifecycle: done\n", f"{DONE}evidence: [S1]\n")


def test_a_reason_at_the_milestone_speaks_for_its_task() -> None:
    after = whole(
        "lifecycle: in-progress\n", "due: 2020-03\nlifecycle: in-progress\nreason: 결함이 나옴\n"
    )

    assert new_after(FINISHED, after) == []


def test_without_any_reason_both_are_told() -> None:
    after = whole("lifecycle: in-progress\n", "due: 2020-03\nlifecycle: in-progress\n")

    assert new_after(FINISHED, after) == [
        "tasks/example.yaml:5 done-undone",
        "tasks/example.yaml:13 done-undone",
    ]


def test_a_reason_at_the_task_does_not_speak_for_the_milestone() -> None:
    after = whole(
        "lifecycle: in-progress\nreason: 다시 함\n", "due: 2020-03\nlifecycle: in-progress\n"
    )

    assert new_after(FINISHED, after) == ["tasks/example.yaml:14 done-undone"]


def test_a_reason_from_before_explains_nothing() -> None:
    before = milestone(f"{DONE}evidence: [S1, S2]\nreason: 예산\n")
    after = milestone("due: 2020-03\nlifecycle: in-progress\nreason: 예산\nnote: 가\n")

    rules = [one.rule for one in changed(before, after).new]

    assert "done-undone" in rules


def test_what_nobody_can_find_any_more_says_so_itself() -> None:
    after = task_with_milestone(
        "due: 2020-03\nlifecycle: unknown\nlooked_for: {on: 2020-06-01, result: not-found}\n"
    )

    assert new_after(task_with_milestone(f"{DONE}evidence: [S1]\n"), after) == []


def test_a_day_of_completion_may_become_more_exact() -> None:
    before = task_with_milestone(DONE.replace("2020-03-02", "2020-03") + "evidence: [S1]\n")

    assert new_after(before, task_with_milestone(f"{DONE}evidence: [S1]\n")) == []


def test_a_day_of_completion_that_becomes_vaguer_is_a_warning() -> None:
    after = task_with_milestone(DONE.replace("2020-03-02", "2020-03") + "evidence: [S1]\n")

    assert new_after(task_with_milestone(f"{DONE}evidence: [S1]\n"), after) == [
        "tasks/example.yaml:14 completion-date-changed"
    ]


def test_evidence_under_another_id_is_the_same_evidence() -> None:
    renamed = TWO_SOURCES.replace("  S2:", "  S3:")
    after = {
        **task_with_milestone(f"{DONE}evidence: [S3]\n"),
        "sources.yaml": renamed,
    }

    assert new_after(milestone(f"{DONE}evidence: [S2]\n"), after) == []


def test_disputed_evidence_may_go() -> None:
    after = milestone(f"{DONE}evidence: [S2]\nverification: disputed\n")

    assert new_after(milestone(f"{DONE}evidence: [S1, S2]\n"), after) == []


def test_the_evidence_of_what_is_not_done_any_more_may_go() -> None:
    after = milestone("due: 2020-03\nlifecycle: in-progress\nreason: 결함\nnote: 가\n")
    after = {**after, "sources.yaml": TWO_SOURCES.split("  S2", maxsplit=1)[0]}

    assert new_after(milestone(f"{DONE}evidence: [S1, S2]\n"), after) == []


def test_the_evidence_of_a_task_without_milestones_is_kept_too() -> None:
    done = EXAMPLE_TASK.replace("lifecycle: planned", "lifecycle: done\ndone_on: 2020-03-02")
    before = {EXAMPLE_TASK_FILE: f"{done}evidence: [S1, S2]\n", "sources.yaml": TWO_SOURCES}

    assert new_after(before, {EXAMPLE_TASK_FILE: f"{done}evidence: [S2]\n"}) == [
        "tasks/example.yaml:5 evidence-removed"
    ]


def test_evidence_that_is_more_than_before_is_welcome() -> None:
    assert (
        new_after(milestone(f"{DONE}evidence: [S2]\n"), milestone(f"{DONE}evidence: [S2, S1]\n"))
        == []
    )


def test_something_reported_and_confirmed_at_once_is_a_note() -> None:
    before = task_with_milestone("due: 2020-03\nlifecycle: in-progress\n")
    after = task_with_milestone(f"{DONE}evidence: [S1]\nverification: confirmed\n")

    assert new_after(before, after) == ["tasks/example.yaml:16 verification-raised"]


def test_a_lead_that_nobody_takes_over_is_told_at_the_id() -> None:
    after = {EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("lead: mois\n", "")}

    (found,) = changed({}, after).new

    assert (found.rule, found.location.line) == ("lead-changed", 1)
    assert found.message.en == "the lead changed from `mois` to nobody"


def test_words_that_are_only_wrapped_differently_are_the_same_promise() -> None:
    before = {EXAMPLE_TASK_FILE: EXAMPLE_TASK + "promise: {text: 보고서를 낸다, source: S1}\n"}
    after = {
        EXAMPLE_TASK_FILE: EXAMPLE_TASK
        + "promise:\n  text: |\n    보고서를\n    낸다\n  source: S1\n"
    }

    assert new_after(before, after) == []


def test_a_promise_that_is_taken_out_is_told_at_the_id() -> None:
    before = {EXAMPLE_TASK_FILE: EXAMPLE_TASK + f"promise: {{text: {'약' * 100}, source: S1}}\n"}

    (found,) = changed(before, {EXAMPLE_TASK_FILE: EXAMPLE_TASK}).new

    assert (found.rule, found.location.line) == ("promise-rewritten", 1)
    assert found.hint is not None
    assert f"“{'약' * 80}…”" in found.hint.en


def test_a_promise_where_there_was_none_is_welcome() -> None:
    after = {EXAMPLE_TASK_FILE: EXAMPLE_TASK + "promise: {text: 보고서를 낸다, source: S1}\n"}

    assert new_after({}, after) == []


def test_a_lead_or_taskforce_that_was_a_mistake_may_be_mended() -> None:
    wrong = EXAMPLE_TASK.replace("lead: mois", "lead: nobody").replace(
        "taskforce: example", "taskforce: nothing"
    )

    outcome = changed({EXAMPLE_TASK_FILE: wrong}, {EXAMPLE_TASK_FILE: EXAMPLE_TASK})

    assert outcome.new == ()
    assert [one.rule for one in outcome.resolved] == ["unknown-taskforce", "unknown-ministry"]
