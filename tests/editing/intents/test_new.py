import re
from difflib import ndiff
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.app.cite import add_source
from dnatrack.editing.new import (
    ALL_MINISTRIES,
    Fields,
    IdsInUse,
    add_entry,
    entry,
    id_of_title,
    ids_for_title,
    new_meeting,
    new_task,
    next_in_series,
    number_ids,
    propose_task_id,
    series,
    task_ids,
)
from dnatrack.editing.proposal import Plan, owner_named, propose, task_named
from dnatrack.errors import DnatrackError
from dnatrack.loading.load import Loaded, load
from dnatrack.model.data_files import DataPath
from dnatrack.model.fields import ID_PATTERN, SOURCE_ID_PATTERN
from dnatrack.rules.examples import (
    EXAMPLE_DATA,
    EXAMPLE_TASK,
    example_snapshot,
)
from dnatrack.rules.rule import Files
from dnatrack.yamltext.parse import read_yaml
from dnatrack.yamltext.value import Value


def fields(text: str) -> Fields:
    value = read_yaml("fields", text).value
    assert isinstance(value, dict)
    return value


HEADING = "# yaml-language-server: $schema=../../schema/task.schema.json\n"
MILESTONE = fields(
    "{sources: [S1], id: law, title: {en: Law, ko: 법 개정}, kind: legislation, due: 2020, "
    "lifecycle: planned}"
)
TASK = fields(
    "{id: example-2, title: {ko: 둘째, en: Second}, taskforce: example, sources: [S1], "
    "promise: {text: 둘째를 한다, source: S1}, lifecycle: planned, lead: mois, partners: [moef], "
    "multi_ministry: true}"
)
MEETING = fields(
    "{id: example-1, on: 2020-03-02, taskforce: example, title: {ko: 회의, en: M}, "
    "sources: [S1], number: 1, reviewed: []}"
)
ISSUE = fields(
    "{id: cost, title: {ko: 비용, en: Cost}, raised: 2020-02, sources: [S1], between: [mois]}"
)
MEETING_LINES = """\
  - id: example-1
    on: 2020-03-02
    taskforce: example
    number: 1
    title: {ko: 회의, en: M}
    sources: [S1]
"""
FREE = IdsInUse(frozenset())


def example(**files: str) -> Loaded:
    contents: Files = {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    return load(example_snapshot(contents))


def added(loaded: Loaded, plan: Plan, *rules: str) -> str:
    """Each file that a plan changes and the lines that it adds; it takes none away."""
    proposal = propose(loaded, plan)
    assert [one.rule for one in proposal.findings.new] == [*rules]
    return "".join(f"{one.path}\n{_added(one.old or b'', one.new)}" for one in proposal.files)


def _added(old: bytes, new: bytes) -> str:
    lines = list(
        ndiff(old.decode().splitlines(keepends=True), new.decode().splitlines(keepends=True))
    )
    assert [line for line in lines if line.startswith("-")] == []
    return "".join(line[2:] for line in lines if line.startswith("+"))


def test_what_is_known_is_written_in_the_order_of_the_house_and_nothing_else() -> None:
    fields: dict[str, Value] = {"sources": ["S1"], "note": None, "partners": [], "id": "example"}

    written = entry(DataPath("tasks/example.yaml"), fields)

    assert list(written.items()) == [("id", "example"), ("sources", ["S1"])]


def test_the_first_milestone_of_a_task_brings_the_key_with_it() -> None:
    loaded = example()

    holder = task_named(loaded.tracker, "example").at("milestones")

    assert (
        added(loaded, Plan([add_entry(holder, MILESTONE)]))
        == """\
tasks/example.yaml
milestones:
  - id: law
    title: {ko: 법 개정, en: Law}
    kind: legislation
    due: 2020
    lifecycle: planned
    sources: [S1]
"""
    )


def test_another_milestone_is_laid_out_like_the_one_before_it() -> None:
    task = EXAMPLE_TASK + "milestones:\n- id: a\n  title: 가\n  kind: plan\n"
    loaded = example(tasks__example=f"{task}  lifecycle: planned\n  sources: [S1]\n# 끝\n")
    more: Fields = {"critical": "true", "due": None, "due_stated": "2월 중", "blocked_by": ["a"]}

    holder = task_named(loaded.tracker, "example").at("milestones")

    assert (
        added(loaded, Plan([add_entry(holder, {**MILESTONE, **more})]))
        == """\
tasks/example.yaml
- id: law
  title: {ko: 법 개정, en: Law}
  kind: legislation
  due_stated: 2월 중
  critical: true
  blocked_by: [a]
  lifecycle: planned
  sources: [S1]
"""
    )


def test_a_taskforce_owes_milestones_too() -> None:
    loaded = example()

    holder = owner_named(loaded.tracker, "예시 TF").at("milestones")
    plan = Plan([add_entry(holder, MILESTONE)])

    assert added(loaded, plan).startswith("taskforces.yaml\n    milestones:\n      - id: law\n")


@pytest.mark.parametrize(
    ("english", "id_"), [("The Law (draft)", "law-2"), ("", "plan-2"), ("법", "plan-2")]
)
def test_an_id_comes_from_an_english_title_or_what_is_there_otherwise(
    english: str, id_: str
) -> None:
    ids = IdsInUse(frozenset({"law", "report", "plan-1"}))

    assert ids.first_free(ids_for_title(english, "plan-1")) == id_


@pytest.mark.parametrize("heading", [HEADING, ""])
def test_a_task_gets_a_file_with_the_heading_of_the_others(heading: str) -> None:
    loaded = example(tasks__example=f"{heading}{EXAMPLE_TASK}")

    assert (
        added(loaded, new_task(loaded, TASK))
        == f"""\
tasks/example-2.yaml
{heading}id: example-2
title: {{ko: 둘째, en: Second}}
taskforce: example
lead: mois
partners: [moef]
multi_ministry: true
promise: {{text: 둘째를 한다, source: S1}}
lifecycle: planned
sources: [S1]
"""
    )


@pytest.mark.parametrize(
    ("siblings", "priority", "id_"),
    [
        (("ab-1", "ab-4"), None, "ab-5"),
        (("ab-1",), "example-1", "example-1-1"),
        ((), None, "example-1"),
    ],
)
def test_the_id_of_a_task_goes_on_behind_those_beside_it(
    siblings: tuple[str, ...], priority: str | None, id_: str
) -> None:
    tasks = {f"tasks__{one}": EXAMPLE_TASK.replace("id: example", f"id: {one}") for one in siblings}
    tracker = example(**tasks).tracker

    assert propose_task_id(FREE, tracker, "example", priority) == id_


def test_a_task_cannot_have_the_id_of_anything_that_is_shown_by_its_id() -> None:
    loaded = example(tasks__broken="id: [")

    assert task_ids(loaded.tracker) == {"example", "example-1", "mois", "moef", "broken"}


def test_a_meeting_is_put_behind_the_last_one() -> None:
    loaded = example(meetings=f"meetings:\n{MEETING_LINES}")

    plan = new_meeting(loaded, {**MEETING, "id": "example-2", "number": "2"})

    lines = MEETING_LINES.replace("example-1", "example-2").replace("number: 1", "number: 2")
    assert added(loaded, plan) == f"meetings.yaml\n{lines}"


def test_the_first_meeting_makes_the_file() -> None:
    settings = "# yaml-language-server: $schema=../schema/tracker.schema.json\n"
    loaded = example(tracker=f"{settings}{EXAMPLE_DATA['tracker.yaml']!s}")

    assert added(loaded, new_meeting(loaded, MEETING)) == (
        "meetings.yaml\n# yaml-language-server: $schema=../schema/meetings.schema.json\n"
        f"meetings:\n{MEETING_LINES}"
    )


def test_an_issue_is_put_into_its_task() -> None:
    loaded = example()
    holder = task_named(loaded.tracker, "example").at("issues")

    assert (
        added(loaded, Plan([add_entry(holder, ISSUE)]))
        == """\
tasks/example.yaml
issues:
  - id: cost
    title: {ko: 비용, en: Cost}
    between: [mois]
    raised: 2020-02
    sources: [S1]
"""
    )


def test_a_ministry_is_added_and_the_one_before_it_is_told() -> None:
    loaded = example()
    new = fields(
        "{id: mpb, sources: [S1], names: [{ko: 기획예산처, short: 기획처, acronym: MPB, "
        "from: 2026-01-02}]}"
    )
    succession = fields("{id: mpb, relation: split, from: 2026-01-02}")

    told = loaded.tracker.ministries_by_id["moef"].at("successors")
    plan = Plan([add_entry(ALL_MINISTRIES, new), add_entry(told, succession)])

    assert (
        added(loaded, plan, "missing-translation")
        == """\
ministries.yaml
    successors:
      - {id: mpb, from: 2026-01-02, relation: split}
  - id: mpb
    names:
      - {ko: 기획예산처, short: 기획처, acronym: MPB, from: 2026-01-02}
    sources: [S1]
"""
    )


def test_a_source_keeps_what_is_noted_of_it() -> None:
    loaded = example()
    new = fields("{title: 둘째, publisher: 기관, kind: press, seen: excerpt, note: 사본}")

    assert added(loaded, Plan([add_source("S2", new)]), "unused-source").splitlines() == [
        "sources.yaml",
        "  S2: {title: 둘째, publisher: 기관, kind: press, seen: excerpt, note: 사본}",
    ]


@pytest.mark.parametrize(
    ("word", "said", "way_out"),
    [
        ("exampel", "no task or taskforce `exampel`", "did you mean `example`?"),
        ("broken", "`broken` cannot be read", "dnatrack validate"),
    ],
)
def test_an_owner_that_is_not_there_is_refused(word: str, said: str, way_out: str) -> None:
    loaded = example(tasks__broken="id: [")

    with pytest.raises(DnatrackError) as caught:
        owner_named(loaded.tracker, word)

    assert said in caught.value.message.en
    assert caught.value.hint is not None
    assert way_out in caught.value.hint.en


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("Mobile driving licence", "mobile-driving-licence"),
        ("First mobile ID (civil servants)", "first-mobile-id"),
        ("A plan for the use of data in the public sector", "plan-use-data-public"),
        ("One person's data", "one-persons-data"),
        ("The Of", "the-of"),
        ("모바일 신분증", ""),
        ("", ""),
    ],
)
def test_an_id_is_made_of_the_words_that_say_something(title: str, id_: str) -> None:
    assert id_of_title(title) == id_


@given(st.text())
def test_what_is_made_of_a_title_is_an_id_or_nothing(title: str) -> None:
    made = id_of_title(title)

    assert not made or re.fullmatch(ID_PATTERN, made)


@pytest.mark.parametrize(
    ("known", "next_"),
    [
        (["dg-2-1", "dg-2-5", "dg-2-4"], "dg-2-6"),
        (["de-9"], "de-10"),
        (["S1", "S78", "L5"], "S79"),
        (["portal", "mobile"], "first-1"),
        ([], "first-1"),
    ],
)
def test_a_series_goes_on_behind_its_highest(known: list[str], next_: str) -> None:
    assert next_in_series(known, "first-1") == next_


def test_a_series_counts_on_and_a_title_gets_a_number() -> None:
    assert list(islice(series("dg-2-9"), 3)) == ["dg-2-9", "dg-2-10", "dg-2-11"]
    assert list(islice(number_ids("plan-2020"), 3)) == ["plan-2020", "plan-2020-2", "plan-2020-3"]


def test_a_free_id_is_found_behind_however_many_are_taken() -> None:
    taken = IdsInUse(frozenset(f"S{number}" for number in range(1, 184)), pattern=SOURCE_ID_PATTERN)

    assert taken.first_free(series("s78")) == "s184"


def ids() -> IdsInUse:
    return IdsInUse(frozenset({"spread", "dg-1"}), {"gone": "지운 것", "dg-2": "옛 과제"}.get)


def test_an_id_that_is_free_is_neither_in_use_nor_was_it() -> None:
    assert ids().first_free(series("dg-1")) == "dg-3"
    assert ids().first_free(number_ids("gone")) == "gone-2"
    assert ids().checked("spread-out") == "spread-out"


@pytest.mark.parametrize(
    ("id_", "ko", "en", "way_out"),
    [
        (
            "First Card",
            "`First Card`: id로 쓸 수 없습니다",
            "`First Card` cannot be an id",
            "join lower-case letters and digits with `-`: `first-card`",
        ),
        ("card\n", "`card\n`: id로", "`card\n` cannot be an id", "`card`"),
        ("", "``: id로", "`` cannot be an id", "`first-card`"),
        (
            "spread",
            "`spread`: 이미 사용 중인 id입니다",
            "the id `spread` is in use already",
            "choose another: `spread-2`",
        ),
        (
            "dg-2",
            "`dg-2`: 전에 ‘옛 과제’ 항목에 쓴 id입니다",
            "the id `dg-2` was that of “옛 과제” before",
            "choose another: `dg-3`",
        ),
    ],
)
def test_an_id_that_cannot_be_used_is_refused(id_: str, ko: str, en: str, way_out: str) -> None:
    with pytest.raises(DnatrackError) as caught:
        ids().checked(id_)

    assert ko in caught.value.message.ko
    assert en in caught.value.message.en
    assert caught.value.hint is not None
    assert way_out in caught.value.hint.en


def test_sources_have_ids_with_capitals_but_differ_by_more_than_case() -> None:
    sources = IdsInUse(frozenset({"S1", "l1"}), pattern=SOURCE_ID_PATTERN)

    assert sources.checked("S2") == "S2"
    for taken in ("s1", "L1"):
        with pytest.raises(DnatrackError, match="이미 사용 중인"):
            sources.checked(taken)
