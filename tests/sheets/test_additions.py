"""Rows without an id: what is new, and what is told of it."""

import pytest

from dnatrack.loading.partial_record import build
from dnatrack.model.reference_files import Source
from dnatrack.sheets.additions import NewTask
from dnatrack.sheets.outcome import Outcome
from tests.sheets.reading_back import (
    edited,
    outcome,
    sample,
    troubles,
    with_cells,
    written,
    xlsx_of,
)

NEW = {"4 task": "dg-1-1", "4 title.ko": "새것", "4 kind": "계획", "4 sources": "S1"}
SAME = "같은 제목의 이정표가 있습니다: `dg-1-1/two`"
PLAN = ["과제 제목", "제목", "기한", "종류", "근거"]


def after(**cells: str) -> Outcome:
    filled = {f"4 {key.replace('_ko', '.ko')}": text for key, text in cells.items()}
    return outcome(with_cells(xlsx_of(sample()), {**NEW, **filled}), sample())


def planned(*rows: list[str]) -> Outcome:
    return outcome(written([PLAN, *rows]), sample())


def test_a_row_without_an_id_under_a_task_is_a_new_milestone() -> None:
    found = after(due="2027년 하반기")

    [new] = found.additions.milestones
    said = {key: text for key, text in new.fields.items() if text}
    assert (new.owner, said, found.changes) == (
        "dg-1-1",
        {
            "title.ko": "새것",
            "kind": "plan",
            "due": "2027-H2",
            "lifecycle": "planned",
            "sources": "S1",
        },
        (),
    )
    assert found.can_be_taken_in


def test_a_taskforce_owes_what_names_no_task() -> None:
    found = [after(task="", taskforce="TF"), after(task="dg", taskforce="TF")]

    assert [one.owner for of in found for one in of.additions.milestones] == ["dg", "dg"]


IN_USE = [
    (
        "과제",
        ["dg-1-1", "새 과제", "새 과제", "TF"],
        "과제!A3: `dg-1-1`: 이미 ‘과제’에 쓰는 id입니다",
    ),
    ("출처", ["S1", "", "새 문서"], "출처!A3: `S1`: 이미 ‘문서’에 쓰는 id입니다"),
]


@pytest.mark.parametrize(("sheet", "row", "told"), IN_USE)
def test_an_id_in_use_is_told_with_what_has_it(sheet: str, row: list[str], told: str) -> None:
    source = {"title": "문서", "publisher": "행안부", "kind": "official", "seen": "excerpt"}
    tracker = sample().replace(sources={"S1": build(Source, source)})

    found = outcome(edited(xlsx_of(tracker), lambda book: book[sheet].append(row)), tracker)

    assert troubles(found) == [told]


def test_what_a_new_row_says_of_a_move_is_not_lost_without_a_word() -> None:
    found = after(**{"revision.reason": "예산", "revision.note": "늦어짐"})

    assert (len(found.additions.milestones), troubles(found)) == (
        1,
        [
            (
                "이정표!O4: 새 이정표에는 변경된 기한이 없어 변경 칸은 반영하지 않습니다. "
                "남길 말은 비고에 적으세요"
            )
        ],
    )


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"kind": "", "sources": ""}, "이정표!A4: 새 줄의 빈칸을 채우세요: `종류`, `출처`"),
        ({"title_ko": "=B3"}, "이정표!B4: 수식이 들어 있습니다"),
        ({"task": "dg-1-9"}, "이정표!D4: `dg-1-9` 과제가 없습니다"),
        ({"task": ""}, "이정표!A4: 새 줄의 빈칸을 채우세요: `과제 id`"),
        ({"task": "", "taskforce": "없음"}, "이정표!C4: `없음` TF가 없습니다"),
        ({"kind": "몰라"}, "이정표!T4: 사용할 수 없는 값입니다: `몰라`"),
        (
            {"title_ko": "제목", "due": "2030"},
            "이정표!B4: 같은 제목의 이정표가 있습니다: `dg-1-1/two`",
        ),
    ],
)
def test_what_a_new_row_leaves_open_is_told_at_its_cell(cells: dict[str, str], told: str) -> None:
    found = after(**cells)

    assert ([str(one) for one in found.refusals], found.can_be_taken_in) == ([told], False)


def test_a_formula_names_no_task() -> None:
    assert "이정표!D4: 수식이 들어 있습니다" in [str(one) for one in after(task="=D3").refusals]


def test_a_row_that_was_taken_in_before_is_no_new_one() -> None:
    found = after(title_ko="제목", kind="계획")

    assert (found.additions.milestones, troubles(found)) == (
        (),
        ["이정표!B4: 자료에 이미 있는 줄입니다"],
    )


def test_two_new_rows_of_one_title_are_refused() -> None:
    row = ["과제", "새것", "2027", "계획", "S1"]

    assert troubles(planned(row, row)) == ["B3: 같은 제목의 새 줄이 B2에도 있습니다"]


def test_a_plan_brings_its_tasks_each_once() -> None:
    found = planned(
        ["와이파이", "설치 계획", "2027-03", "계획", "S1"],
        ["와이파이", "1만 곳 설치", "2027-12", "서비스", "S1"],
        ["챗봇", "", "2027", "서비스", "S2"],
    )

    tasks = [one.fields["task_title"] for one in found.additions.tasks]
    owed = [
        (one.owner.fields["task_title"], one.fields["title.ko"])
        for one in found.additions.milestones
        if isinstance(one.owner, NewTask)
    ]
    assert (tasks, owed, troubles(found)) == (
        ["와이파이", "챗봇"],
        [("와이파이", "설치 계획"), ("와이파이", "1만 곳 설치"), ("챗봇", "챗봇")],
        [],
    )


def test_a_task_that_there_is_may_be_named_by_its_title() -> None:
    found = planned(["과제", "새것", "2027", "계획", "S1"])

    assert [one.owner for one in found.additions.milestones] == ["dg-1-1"]
    assert found.additions.tasks == ()
