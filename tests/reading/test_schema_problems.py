import pytest

from dnatrack.loading.load import load
from dnatrack.model.data_files import DataPath
from dnatrack.model.finding import Defect
from dnatrack.rules.examples import (
    EXAMPLE_TASK,
    EXAMPLE_TASK_FILE,
    example_snapshot,
    task_with,
    task_with_milestone,
)
from dnatrack.rules.rule import Files


def defects_in(files: Files) -> tuple[Defect, ...]:
    return load(example_snapshot(files)).defects


def said_in(files: Files) -> list[str]:
    """Each defect as `rule keys: message (hint)`, in English."""
    return [
        f"{one.rule} {_keys(one.problem.at)}: {one.problem.message.en} "
        f"({one.problem.hint.en if one.problem.hint else ''})"
        for one in defects_in(files)
    ]


def _keys(at: object) -> str:
    return "/".join(map(str, at.keys)) if isinstance(at, DataPath) else ""


STAGES = (
    "`drafted`, `consulted`, `pre-announced`, `reviewed`, `vice-ministers`, `cabinet`, `assembly`, "
    "`promulgated`, `in-force`"
)
LIFECYCLES = "`planned`, `in-progress`, `done`, `on-hold`, `cancelled`, `superseded`, `unknown`"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "partner: [moef]\n",
            "unknown-key partner: there is no key `partner` here (did you mean `partners`?)",
        ),
        (
            "Multi-Ministry: true\n",
            (
                "unknown-key Multi-Ministry: there is no key `Multi-Ministry` here "
                "(did you mean `multi_ministry`?)"
            ),
        ),
        (
            "due: 2020\n",
            "unknown-key due: there is no key `due` here (`due` is written inside `milestones`)",
        ),
        (
            "basis: {lead: {status: derived, because: x}}\n",
            (
                "unknown-key basis/lead/because: there is no key `because` here "
                "(keys that can still stand here: `note`, `sources`)"
            ),
        ),
        (
            "progress: 40\n",
            (
                "computed-field progress: `progress` is worked out and never written down "
                "(delete it; `dnatrack show` works it out anew each day)"
            ),
        ),
        (
            "status: done\n",
            (
                "computed-field status: `status` is worked out and never written down "
                "(if it says how far things have come, write it under `lifecycle`; "
                "else delete it; `dnatrack show` works it out anew each day)"
            ),
        ),
        (
            "partners: moef\n",
            "wrong-type partners: expected a list, found `moef` (write `[moef]`)",
        ),
        (
            "partners: -moef\n",
            (
                "wrong-type partners: expected a list, found `-moef` (begin each item on a line "
                "of its own with `- ` (mind the blank), or write `[a, b]`)"
            ),
        ),
        (
            "multi_ministry: yes\n",
            "wrong-type multi_ministry: expected true or false, found `yes` (write `true`)",
        ),
        (
            "multi_ministry: No\n",
            "wrong-type multi_ministry: expected true or false, found `No` (write `false`)",
        ),
        (
            "multi_ministry: 여러 곳\n",
            (
                "wrong-type multi_ministry: expected true or false, found `여러 곳` "
                "(`dnatrack schema` shows the shape of every key)"
            ),
        ),
        (
            "promise: 글\n",
            (
                "wrong-type promise: expected a block of `name: value`, found `글` "
                "(keys that can stand here: `text`, `source`)"
            ),
        ),
        (
            "basis: [lead]\n",
            (
                "wrong-type basis: expected a block of `name: value`, found a list "
                "(`dnatrack schema` shows the shape of every key)"
            ),
        ),
        (
            "note: [a]\n",
            (
                "wrong-type note: expected text, found a list "
                "(`dnatrack schema` shows the shape of every key)"
            ),
        ),
        (
            "note: ''\n",
            (
                "wrong-type note: this must not be empty "
                "(write a value, or delete the line if the key is optional)"
            ),
        ),
        (
            "done_on: {year: 2020}\n",
            (
                "wrong-type done_on: expected a period (2020, 2020-H2, 2020-03 …), "
                "found a block of `name: value` (`dnatrack schema` shows the shape of every key)"
            ),
        ),
        (
            "group: Team_A\n",
            (
                "id-format group: `Team_A` has not the form of an id "
                "(did you mean `team-a`? join words of a-z and 0-9 with `-` (sources: as S12))"
            ),
        ),
        (
            "evidence: [S_2]\n",
            (
                "id-format evidence/0: `S_2` has not the form of an id "
                "(did you mean `S2`? join words of a-z and 0-9 with `-` (sources: as S12))"
            ),
        ),
        (
            "group: 작업반\n",
            (
                "id-format group: `작업반` has not the form of an id "
                "(join words of a-z and 0-9 with `-` (sources: as S12))"
            ),
        ),
        (
            "superseded_by: ''\n",
            (
                "wrong-type superseded_by: this must not be empty "
                "(write a value, or delete the line if the key is optional)"
            ),
        ),
        (
            "looked_for: {on: 2020-03, result: not-found}\n",
            (
                "impossible-date looked_for/on: `2020-03` is not a single day "
                "(write it to the day, as 2020-03-31)"
            ),
        ),
        (
            "looked_for: {on: 2020.3.31, result: not-found}\n",
            "impossible-date looked_for/on: `2020.3.31` is no date or period (write `2020-03-31`)",
        ),
        (
            "done_on: 하반기\n",
            (
                "impossible-date done_on: `하반기` is no date or period "
                "(the year is missing: put it first, as in `2020-H2`)"
            ),
        ),
        (
            "done_on: 2021-02-29\n",
            "impossible-date done_on: `2021-02-29` is no date or period (2021-02 has 28 days)",
        ),
        (
            "done_on: 2020-13\n",
            "impossible-date done_on: `2020-13` is no date or period (months are 01 to 12)",
        ),
        (
            "done_on: 2020-H3\n",
            (
                "impossible-date done_on: `2020-H3` is no date or period "
                "(halves are H1 and H2, quarters Q1 to Q4)"
            ),
        ),
        (
            "done_on: 미정\n",
            (
                "impossible-date done_on: `미정` is no date or period "
                "(write it as 2020, 2020-H2, 2020-Q1, 2020-03 or 2020-03-31)"
            ),
        ),
        (
            "completion: 일부\n",
            (
                "unknown-word completion: `일부` is no word used here "
                "(did you mean `partial`? words that can stand here: `full`, `modified`, `partial`)"
            ),
        ),
        (
            "completion: [full]\n",
            (
                "wrong-type completion: expected one of the known words, found a list "
                "(words that can stand here: `full`, `modified`, `partial`)"
            ),
        ),
    ],
)
def test_what_does_not_fit_is_named_with_the_way_out(lines: str, said: str) -> None:
    assert said_in(task_with(lines)) == [said]


@pytest.mark.parametrize(
    ("lifecycle", "hint"),
    [
        ("완료", f"did you mean `done`? words that can stand here: {LIFECYCLES}"),
        ("Done", f"did you mean `done`? words that can stand here: {LIFECYCLES}"),
        ("추진 중", f"did you mean `in-progress`? words that can stand here: {LIFECYCLES}"),
        ("in_progress", f"did you mean `in-progress`? words that can stand here: {LIFECYCLES}"),
        ("canceled", f"did you mean `cancelled`? words that can stand here: {LIFECYCLES}"),
        ("xyz", f"words that can stand here: {LIFECYCLES}"),
        (
            "지연",
            f"whether it is late is worked out from dates; words that can stand here: {LIFECYCLES}",
        ),
    ],
)
def test_a_word_nearly_right_or_in_korean_is_understood(lifecycle: str, hint: str) -> None:
    (defect,) = defects_in(task_with_milestone(f"lifecycle: {lifecycle}\n"))

    assert defect.rule == "unknown-word"
    assert defect.problem.hint is not None
    assert defect.problem.hint.en == hint


def test_a_word_means_what_it_means_in_its_place() -> None:
    said = said_in(
        task_with_milestone(
            "lifecycle: planned\n"
            "legislation: {law: 법, level: act, stages: [{stage: 협의, on: 2020}]}\n"
        )
    )

    assert said == [
        (
            "unknown-word milestones/0/legislation/stages/0/stage: `협의` is no word used here "
            f"(did you mean `consulted`? words that can stand here: {STAGES})"
        )
    ]


def test_a_missing_field_is_shown_at_what_lacks_it() -> None:
    said = said_in(task_with_milestone(""))

    assert said == [
        "missing-field milestones/0: `lifecycle` is missing (add a line `lifecycle: …`)"
    ]


def test_all_that_is_wrong_in_a_file_is_said_at_once() -> None:
    said = said_in(task_with("partner: [moef]\nprogress: 3\ndone_on: 2020.3\n"))

    assert [one.split(":")[0] for one in said] == [
        "impossible-date done_on",
        "unknown-key partner",
        "computed-field progress",
    ]


def test_a_file_that_is_a_list_or_a_text_has_no_keys() -> None:
    for content in ("- a\n", "text\n"):
        (defect,) = defects_in({EXAMPLE_TASK_FILE: content})

        assert defect.rule == "wrong-type"


def test_an_id_of_a_source_must_have_the_form_of_one() -> None:
    said = said_in(
        {
            "sources.yaml": "sources:\n"
            "  S 1: {title: a, publisher: b, kind: official, seen: full-text}\n"
            "  S1: {title: a, publisher: b, kind: official, seen: full-text, url: www.a}\n"
        }
    )

    assert said == [
        (
            "id-format sources/S 1: `S 1` has not the form of an id "
            "(did you mean `S1`? join words of a-z and 0-9 with `-` (sources: as S12))"
        ),
        (
            "wrong-type sources/S1/url: `www.a` is no web address "
            "(write an address that begins with `https://`; a blank in it is %20)"
        ),
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("30일", "found `30일` (write `30`)"),
        ("-1", "found `-1` (`dnatrack schema` shows the shape of every key)"),
        ("", "found an empty value (write a value)"),
        ("9999999", "found `9999999` (`dnatrack schema` shows the shape of every key)"),
    ],
)
def test_a_count_is_a_whole_number(value: str, said: str) -> None:
    tracker = f"schema: 1\ntitle: 예시\nthresholds:\n  due_soon_days: {value}\n"

    assert said_in({"tracker.yaml": tracker}) == [
        f"wrong-type thresholds/due_soon_days: expected a whole number from 0 on, {said}"
    ]


def test_long_values_are_cut() -> None:
    (said,) = said_in(task_with(f"done_on: {'가' * 10_000}\n"))

    assert said.startswith(f"impossible-date done_on: `{'가' * 39}…` is no date")
    assert len(said) < 200


def test_of_very_many_defects_the_first_are_shown_and_the_rest_counted() -> None:
    ids = ", ".join(f"S_{n}" for n in range(1000))

    said = said_in(task_with(f"evidence: [{ids}]\n"))

    assert len(said) == 50
    assert said[-1].startswith(
        "id-format evidence/49: from here on there are 951 more values that do not fit"
    )


def test_a_key_with_every_other_one_in_use_can_only_be_deleted() -> None:
    said = said_in(task_with("promise: {text: a, source: S1, xyz: c}\n"))

    assert said == ["unknown-key promise/xyz: there is no key `xyz` here (delete this line)"]


def test_an_example_in_order_has_no_defect() -> None:
    assert defects_in({EXAMPLE_TASK_FILE: EXAMPLE_TASK}) == ()
