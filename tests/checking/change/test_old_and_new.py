"""Which findings a change answers for."""

from dnatrack.rules.examples import EXAMPLE_DATA, EXAMPLE_TASK, EXAMPLE_TASK_FILE
from tests.checking.change.changing import OTHER, OTHER_FILE, changed, milestones, said

LATE = (
    "id: a\ntitle: {ko: 가, en: A}\nkind: plan\nsources: [S1]\ndue: 2020.13\nlifecycle: planned\n"
)
BARE = (
    "id: b\ntitle: {ko: 나, en: B}\nkind: plan\nsources: [S1]\nlifecycle: done\ndone_on: 2020-03\n"
)
GOOD = f"{BARE}evidence: [S1]\n"


def test_findings_that_only_moved_are_older() -> None:
    after = {EXAMPLE_TASK_FILE: f"# 주석\n\n{milestones(LATE)[EXAMPLE_TASK_FILE]!s}"}

    outcome = changed(milestones(LATE), after)

    assert (said(outcome.new), said(outcome.older), outcome.resolved) == (
        [],
        ["tasks/example.yaml:14 impossible-date"],
        (),
    )


def test_a_list_in_another_order_brings_nothing() -> None:
    outcome = changed(milestones(LATE, BARE), milestones(BARE, LATE))

    assert (outcome.new, outcome.resolved) == ((), ())
    assert said(outcome.older) == [
        "tasks/example.yaml:12 done-without-evidence",
        "tasks/example.yaml:18 impossible-date",
    ]


def test_what_is_mended_here_and_broken_there_is_resolved_and_new() -> None:
    other = BARE.replace("id: b", "id: c").replace("나", "다")

    outcome = changed(milestones(BARE), milestones(GOOD, other))

    assert said(outcome.new) == ["tasks/example.yaml:19 done-without-evidence"]
    assert said(outcome.resolved) == ["tasks/example.yaml:12 done-without-evidence"]


def test_another_mistake_on_a_line_that_was_wrong_is_new() -> None:
    outcome = changed(milestones(LATE), milestones(LATE.replace("2020.13", "2020.14")))

    assert said(outcome.new) == ["tasks/example.yaml:12 impossible-date"]
    assert said(outcome.resolved) == ["tasks/example.yaml:12 impossible-date"]


def test_a_total_that_was_wrong_and_is_wrong_by_more_is_older() -> None:
    taskforces = f"{EXAMPLE_DATA['taskforces.yaml']!s}    expect: {{tasks: 5}}\n"

    outcome = changed({"taskforces.yaml": taskforces}, {OTHER_FILE: OTHER})

    assert outcome.new == ()
    assert [one.rule for one in outcome.older] == ["expected-total"]


def test_a_total_that_this_change_made_wrong_is_new() -> None:
    taskforces = f"{EXAMPLE_DATA['taskforces.yaml']!s}    expect: {{tasks: 1}}\n"

    outcome = changed({"taskforces.yaml": taskforces}, {OTHER_FILE: OTHER})

    assert [one.rule for one in outcome.new] == ["expected-total"]


def test_what_breaks_in_a_file_that_was_not_touched_is_new() -> None:
    outcome = changed({}, {"sources.yaml": str(EXAMPLE_DATA["sources.yaml"]).replace("S1", "S2")})

    assert {(one.location.file, one.rule) for one in outcome.new} >= {
        ("tasks/example.yaml", "unknown-source")
    }


def test_mistakes_that_a_broken_file_hid_are_older() -> None:
    hidden = str(milestones(LATE)[EXAMPLE_TASK_FILE])
    broken = f"{hidden}note: [\n"

    outcome = changed({EXAMPLE_TASK_FILE: broken}, {EXAMPLE_TASK_FILE: hidden})

    assert outcome.new == ()
    assert said(outcome.older) == ["tasks/example.yaml:12 impossible-date"]
    assert [one.rule for one in outcome.resolved] == ["yaml-syntax"]


def test_mistakes_that_were_added_while_a_broken_file_is_mended_are_new() -> None:
    good = str(milestones(GOOD)[EXAMPLE_TASK_FILE])

    outcome = changed(
        {EXAMPLE_TASK_FILE: f"{good}note: [\n"},
        {EXAMPLE_TASK_FILE: good.replace("done_on: 2020-03", "done_on: 2020.13")},
    )

    assert said(outcome.new) == ["tasks/example.yaml:13 impossible-date"]


def test_mistakes_elsewhere_that_a_broken_file_hid_are_older() -> None:
    sources = str(EXAMPLE_DATA["sources.yaml"])
    task = {EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("[S1]", "[S1, S9]")}

    outcome = changed({**task, "sources.yaml": f"{sources}  S2: [\n"}, {"sources.yaml": sources})

    assert outcome.new == ()
    assert said(outcome.older) == ["tasks/example.yaml:6 unknown-source"]


def test_findings_of_a_file_that_was_renamed_are_older() -> None:
    text = OTHER.replace("title: {ko: 다른 과제, en: Example task}", "title: 다른 과제")
    before = {"tasks/misnamed.yaml": text}

    outcome = changed(before, {"tasks/misnamed.yaml": None, OTHER_FILE: text})

    assert said(outcome.older) == ["tasks/other.yaml:2 missing-translation"]
    assert [one.rule for one in outcome.resolved] == ["id-matches-file-name"]
    assert outcome.new == ()


def test_the_first_state_of_all_is_judged_whole() -> None:
    nothing = dict.fromkeys(EXAMPLE_DATA)

    outcome = changed(nothing, {**EXAMPLE_DATA, **milestones(LATE)})

    assert said(outcome.new) == ["tasks/example.yaml:12 impossible-date"]
