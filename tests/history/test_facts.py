from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.history.changes import differences, facts_by_id
from dnatrack.history.facts import ItemFacts, facts_of, has_items
from dnatrack.loading.load import NoMemory, parse
from dnatrack.model.data_files import is_task_file
from dnatrack.yamltext.value import Value
from tests.history.random_history import Plan
from tests.history.telling import all_told
from tests.rules.rows import Row, rows

TASK = "tasks/dg-1.yaml"


def facts(text: str, file: str = TASK) -> tuple[ItemFacts, ...] | None:
    value = parse(file, text.encode(), NoMemory()).value
    return facts_of(file, value) if value is not None else None


def test_a_task_and_its_milestones() -> None:
    text = """
id: dg-1
title: {ko: 모바일 신분증, en: Mobile ID}
taskforce: dg
lead: mois
partners: [moe, mpm]
promise: {text: 도입한다, source: S2}
lifecycle: in-progress
milestones:
  - id: first
    title: 첫 1종
    due: 2020-H2
    lifecycle: done
    done_on: 2021-01-14
    evidence: [S46]
"""

    assert facts(text) == (
        ItemFacts(
            "dg-1",
            "",
            "모바일 신분증",
            "dg",
            "mois",
            ("moe", "mpm"),
            "도입한다",
            "in-progress",
            title_en="Mobile ID",
        ),
        ItemFacts(
            "dg-1/first",
            "dg-1",
            "첫 1종",
            "dg",
            "mois",
            lifecycle="done",
            due="2020-H2",
            done_on="2021-01-14",
            evidence=("S46",),
        ),
    )


def test_a_task_without_an_id_has_that_of_its_file() -> None:
    assert facts("title: 과제") == (ItemFacts("dg-1", "", "과제"),)


def test_the_taskforces_and_their_milestones() -> None:
    text = """
taskforces:
- {id: dg, name: {ko: 티에프, en: [TF]}, chair: {ministry: mois}, ministries: [mois, msit],
   milestones: [{id: a}]}
- {name: 이름뿐}
- 메모
"""

    assert facts(text, "taskforces.yaml") == (
        ItemFacts("dg", "", "티에프", "dg", "mois", ("mois", "msit")),
        ItemFacts("dg/a", "dg", "", "dg", "mois"),
    )


@pytest.mark.parametrize(
    ("file", "text"),
    [
        *((TASK, text) for text in ("", "- a\n- b", "글", "milestones: 글", "a: [")),
        (TASK, "milestones:\n- {id: a, revisions: 글}"),
        *(("taskforces.yaml", text) for text in ("taskforces: 글", "- a")),
    ],
)
def test_what_has_no_shape_that_ever_was_cannot_be_read(file: str, text: str) -> None:
    assert facts(text, file) is None


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("milestones: {a: {due: 2020}}", "milestones: [{id: a, due: 2020}]"),
        ("milestones: [{id: a, due: 2020.3}]", "milestones: [{id: a, due: 2020-03}]"),
        ("milestones: [{id: a, due: 2020년 3월}]", "milestones: [{id: a, due: 2020-03}]"),
        ("milestones: [{id: a, due: [2020]}, 메모]", "milestones: [{id: a}]"),
        ("milestones: [{id: a, due: 미정}, {due: 2020}]", "milestones: [{id: a}]"),
        ("milestones: [{id: a, evidence: S1}]", "milestones: [{id: a, evidence: [S1]}]"),
        ("promise: 도입한다", "promise: {text: 도입한다}"),
        ("title: 과제", "title: {ko: 과제}"),
        ("lead: [mois]\npartners: {a: b}\ndeadline: 2020", ""),
        ("milestones:", "milestones: []"),
    ],
)
def test_older_shapes_say_the_same(older: str, newer: str) -> None:
    expected = facts(f"id: dg-1\n{newer}")

    assert expected is not None
    assert facts(f"id: dg-1\n{older}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "promise: {text: 하나 둘 셋}",
        "promise: {text: '하나 둘 셋'}",
        "promise:\n  text: |\n    하나\n    둘 셋\n",
        "promise:\n  text: >\n    하나 둘\n    셋\n",
        "# 주석\npromise:\n  text: 하나\n    둘\n    셋 # 주석",
        'note: 새로 적음\npromise: {source: S1, text: "하나 둘 \\\n  셋"}',
    ],
)
def test_how_a_text_is_broken_into_lines_means_nothing(text: str) -> None:
    assert facts(f"id: dg-1\n{text}") == (ItemFacts("dg-1", "", promise="하나 둘 셋"),)


@given(st.integers(min_value=0, max_value=10**9))
def test_how_a_file_is_written_means_nothing(seed: int) -> None:
    plan = Plan(seed)
    for _ in range(12):
        plan.edit()

    first, again = ([_sorted(facts(text)) for text in plan.files().values()] for _ in range(2))

    assert first == again


def _sorted(found: tuple[ItemFacts, ...] | None) -> list[ItemFacts]:
    assert found is not None
    return sorted(
        one._replace(partners=tuple(sorted(one.partners)), evidence=tuple(sorted(one.evidence)))
        for one in found
    )


values: st.SearchStrategy[Value] = st.recursive(
    st.none() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ("id", "title", "milestones", "due", "revisions", "from", "evidence", "a")
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(values, st.sampled_from((TASK, "taskforces.yaml")))
def test_whatever_a_file_holds_nothing_is_raised(value: Value, file: str) -> None:
    found = facts_of(file, value)

    assert found is None or all(isinstance(one.due, str) for one in found)


@pytest.mark.parametrize(
    ("file", "has"),
    [
        ("taskforces.yaml", True),
        ("tasks/dg-1.yaml", True),
        ("tasks/과제.yaml", True),
        ("tasks/.dg-1.yaml", False),
        ("tasks/.yaml", False),
        ("tasks/dg-1.yml", False),
        ("tasks/old/dg-1.yaml", False),
        ("old/tasks/dg-1.yaml", False),
        ("sources.yaml", False),
        ("tasks", False),
    ],
)
def test_which_files_hold_items(file: str, *, has: bool) -> None:
    assert has_items(file) is has
    assert not has or file == "taskforces.yaml" or is_task_file(file)


def _by_id(text: str) -> dict[str, ItemFacts]:
    return facts_by_id(facts(f"id: dg-1\n{text}") or ())


@rows(Path(__file__).parent / "news.yaml")
def test_what_changed_between_two_texts_of_a_task(row: Row) -> None:
    found = differences(_by_id(row.get("old", "")), _by_id(row["new"]))

    assert all_told(found) == row["told"]
