from dnatrack.i18n import Text
from dnatrack.rules.examples import task_with, task_with_milestone
from dnatrack.rules.rule import Files
from tests.checking.example_findings import findings_in, places, said_about


def revised(due: str, *revisions: str) -> Files:
    listed = "".join(f"  - {{{one}, reason: budget, source: S1}}\n" for one in revisions)
    return task_with_milestone(f"due: {due}\nlifecycle: planned\nrevisions:\n{listed}")


def test_a_change_that_starts_elsewhere_than_the_one_before_ended_is_found() -> None:
    files = revised(
        "2020-09",
        "on: 2020-03-02, from: 2020-03, to: 2020-06",
        "on: 2020-06-15, from: 2020-07, to: 2020-09",
    )

    assert said_about(files) == [
        (
            "tasks/example.yaml:16 revisions-do-not-chain: the change before ends at 2020-06, but "
            "this one starts from 2020-07 (mend whichever is wrong, or "
            "add the change between the two)"
        )
    ]


def test_the_same_end_written_less_precisely_does_not_chain() -> None:
    files = revised(
        "2020-H2",
        "on: 2020-03-02, from: 2020-03, to: 2020-06",
        "on: 2020-06-15, from: 2020-06-30, to: 2020-H2",
    )

    assert places(files) == ["revisions-do-not-chain tasks/example.yaml:16:32"]


def test_changes_in_the_wrong_order_are_one_finding() -> None:
    files = revised(
        "2020-09",
        "on: 2020-06-15, from: 2020-06, to: 2020-09",
        "on: 2020-03-02, from: 2020-03, to: 2020-06",
    )

    assert said_about(files) == [
        (
            "tasks/example.yaml:16 revisions-do-not-chain: a change of 2020-03-02 after one of "
            "2020-06-15 (list the oldest first)"
        )
    ]


def test_two_changes_on_one_day_are_in_order() -> None:
    files = revised(
        "2020-09",
        "on: 2020-03-02, from: 2020-03, to: 2020-06",
        "on: 2020-03-02, from: 2020-06, to: 2020-09",
    )

    assert places(files) == []


def test_a_revised_deadline_that_is_missing_is_found_at_the_last_change() -> None:
    files = task_with_milestone("""\
lifecycle: planned
revisions:
  - {on: 2020-03-02, from: 2020-03, to: 2020-06, reason: budget, source: S1}
""")

    assert said_about(files) == [
        (
            "tasks/example.yaml:14 revisions-do-not-chain: the last "
            "change is to 2020-06, but `due` "
            "is missing (write `due: 2020-06`, or add the further change to `revisions`)"
        )
    ]


def test_an_authority_or_a_source_backs_a_change() -> None:
    for backing in ("authority: 국무회의", "source: S1"):
        files = task_with_milestone(f"""\
due: 2020-06
lifecycle: planned
revisions:
  - {{on: 2020-03-02, from: 2020-03, to: 2020-06, reason: budget, {backing}}}
""")

        assert places(files) == []


def done_and_changed(done_on: str, reason: str) -> Files:
    return task_with_milestone(f"""\
due: 2020-06
lifecycle: done
done_on: {done_on}
evidence: [S1]
revisions:
  - {{on: 2020-06-20, from: 2020-03, to: 2020-06, reason: {reason}, source: S1}}
""")


def test_a_deadline_may_change_in_the_period_in_which_the_thing_was_done() -> None:
    assert places(done_and_changed("2020-06", "budget")) == []


def test_a_deadline_changed_after_the_last_day_of_completion_is_found() -> None:
    assert places(done_and_changed("2020-06-19", "budget")) == [
        "revision-after-done tasks/example.yaml:17:14"
    ]


def test_a_wrong_deadline_may_be_corrected_at_any_time() -> None:
    assert places(done_and_changed("2020-06-19", "correction")) == []


def test_a_start_later_in_the_period_of_the_deadline_is_not_after_it() -> None:
    assert places(task_with_milestone("start: 2020-12-31\ndue: 2020\nlifecycle: planned\n")) == []


def test_a_start_on_the_day_after_the_deadline_is_after_it() -> None:
    files = task_with_milestone("start: 2021-01-01\ndue: 2020\nlifecycle: planned\n")

    assert places(files) == ["start-after-due tasks/example.yaml:12:12"]


def test_what_was_done_in_the_period_of_the_start_is_not_done_before_it() -> None:
    files = task_with_milestone(
        "start: 2020-06\nlifecycle: done\ndone_on: 2020-06-01\nevidence: [S1]\n"
    )

    assert places(files) == []


def test_an_issue_settled_in_the_month_in_which_it_was_raised_is_fine() -> None:
    files = task_with("""\
issues:
  - {id: x, title: {ko: 가, en: A}, raised: 2020-02-11, settled: 2020-02, sources: [S1]}
""")

    assert places(files) == []


def test_a_last_change_to_another_deadline_names_both() -> None:
    (finding,) = findings_in(revised("2020-12", "on: 2020-03-02, from: 2020-03, to: 2020-06"))

    assert finding.message == Text(
        "마지막 변경은 2020-06인데 현재기한 `due`는 2020-12입니다",
        "the last change is to 2020-06, but `due` is 2020-12",
    )


def test_a_deadline_that_is_missing_after_a_change_is_said_to_be() -> None:
    changed = "lifecycle: planned\nrevisions:\n  - {on: 2020-03-02, from: 2020-03, to: 2020-06, "
    (finding,) = findings_in(task_with_milestone(changed + "reason: budget, source: S1}\n"))

    assert finding.message == Text(
        "마지막 변경은 2020-06인데 현재기한 `due`가 없습니다",
        "the last change is to 2020-06, but `due` is missing",
    )


def test_a_deadline_without_a_start_is_fine() -> None:
    assert places(task_with_milestone("start:\ndue: 2020\nlifecycle: planned\n")) == []
