from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from dnatrack.model.data_files import DataPath
from dnatrack.model.tracker import ItemKind, Tracker, Unreadable
from dnatrack.sheets.grid import Place
from dnatrack.sheets.outcome import (
    Conflict,
    FieldChange,
    Merged,
    MilestoneChange,
    Outcome,
    merge,
    obstacles,
    remarks,
)
from dnatrack.sheets.row_texts import texts_of
from dnatrack.sheets.rows import Move, Touched
from tests.judging.making import milestone_of, task_of, tracker_of
from tests.sheets.reading_back import (
    changes,
    csv_of,
    edited,
    outcome,
    sample,
    troubles,
    with_cells,
    with_entries,
    xlsx_of,
)

WHY = {
    "2 revision.reason": "예산",
    "2 revision.note": "예산 삭감",
    "2 revision.authority": "국무회의",
    "2 revision.source": "S2",
}


def after(entries: dict[str, str], today: Tracker | None = None) -> Outcome:
    return outcome(with_cells(xlsx_of(sample()), entries), today or sample())


def test_a_moved_deadline_says_why() -> None:
    found = after({"2 due": "2020-12", **WHY})

    assert found.changes == (
        MilestoneChange(
            "dg-1-1/one",
            (FieldChange("dg-1-1/one", "due", "2020-03-31", "2020-12"),),
            Move("budget", "예산 삭감", "국무회의", "S2", Place("이정표", 2, 7)),
        ),
    )
    assert (found.unexplained, found.can_be_taken_in) == ((), True)


def test_a_moved_deadline_without_a_reason_is_told() -> None:
    found = after({"2 due": "2020-12", "2 revision.note": "늦어짐"})

    assert list(obstacles(found)) == [
        (
            "이정표!G2: 현재기한을 변경했으나 사유나 근거를 적지 않았습니다: "
            "dg-1-1/one, 2020-03-31 → 2020-12"
        ),
        "  조치 방법: 그 줄의 `기한 변경 사유`, `변경 근거`, `변경 결정 주체` 칸을 채우세요",
    ]
    assert not found.can_be_taken_in


def test_a_promise_that_is_left_says_on_what_grounds() -> None:
    said = {"2 lifecycle": "중단", "2 reason": "예산 없음", **WHY}
    found = after({key: text for key, text in said.items() if key != "2 revision.reason"})

    assert [one.left for one in found.changes] == [
        Move("예산 없음", "예산 삭감", "국무회의", "S2", Place("이정표", 2, 8))
    ]
    assert (list(obstacles(found)), found.can_be_taken_in) == ([], True)


def test_a_promise_that_is_left_without_grounds_is_told() -> None:
    found = after({"2 lifecycle": "보류", "2 reason": "예산 없음"})

    assert list(obstacles(found)) == [
        (
            "이정표!H2: 진행 상태를 `보류` 값으로 바꾸었으나 사유나 근거를 적지 않았습니다: "
            "dg-1-1/one"
        ),
        "  조치 방법: 그 줄의 `변경 결정 주체`, `변경 근거` 칸을 채우세요",
    ]


def test_a_promise_without_a_deadline_needs_no_more_grounds_than_why() -> None:
    content = with_cells(xlsx_of(sample("")), {"2 lifecycle": "중단", "2 reason": "예산 없음"})

    found = outcome(content, sample(""))

    assert [one.left for one in found.changes] == [
        Move("예산 없음", "", "", "", Place("이정표", 2, 8))
    ]
    assert found.can_be_taken_in


def test_a_csv_of_a_former_version_says_nothing_of_why_a_promise_was_left() -> None:
    decision = {"on": "2020-01-02", "reason": "예산 없음"}
    one = milestone_of("lifecycle: on-hold", decision=decision)
    former = tracker_of(task_of(one.replace(decision=None)))

    found = outcome(with_entries(csv_of(former), {"2 note": "가"}), tracker_of(task_of(one)))

    assert (changes(found), troubles(found)) == ([("dg-1-1/one", "note", "", "가")], [])


def test_a_correction_needs_nobody_who_decided_it() -> None:
    said = {"2 revision.reason": "오기 정정", "2 revision.source": "S2"}

    assert after({"2 due": "2020-12", **said}).can_be_taken_in


@pytest.mark.parametrize(("was", "due"), [("", "2020-12"), ("due: 2020-12", "")])
def test_a_first_deadline_and_one_taken_away_are_no_moves(was: str, due: str) -> None:
    found = outcome(with_cells(xlsx_of(sample(was)), {"2 due": due}), sample(was))

    assert [(one.move, len(one.fields)) for one in found.changes] == [(None, 1)]


def test_what_the_data_changed_otherwise_is_a_conflict() -> None:
    found = after({"2 due": "2020-12", **WHY}, sample("due: 2021"))

    assert (found.changes, found.conflicts) == (
        (),
        (
            Conflict(
                Touched("dg-1-1/one", "due", "2020-03-31", "2020-12", Place("이정표", 2, 7)),
                "2021",
            ),
        ),
    )
    assert list(obstacles(found)) == [
        (
            "이정표!G2: 표와 자료의 `현재기한` 값이 다르게 바뀌었습니다: dg-1-1/one, "
            "표 `2020-12`, 자료 `2021`(내보낼 때 `2020-03-31`)"
        )
    ]


def test_a_milestone_that_is_gone_is_told_where_it_was_changed() -> None:
    found = after({"2 note": "가", "3 note": "나"}, tracker_of(task_of(milestone_of("", "two"))))

    assert [line for line in obstacles(found) if "one" in line] == [
        "dg-1-1/one: 표에서 고쳤지만 지금은 없는 이정표입니다"
    ]


def test_a_deleted_row_is_told() -> None:
    def delete(book: Workbook) -> None:
        book["이정표"].delete_rows(2)

    found = outcome(edited(xlsx_of(sample()), delete), sample())

    assert list(remarks(found)) == ["줄이 지워진 이정표 1건은 그대로 둡니다"]


UNKNOWN = "A2: 무엇에서 내보낸 줄인지 알 수 없습니다(이 시트에 1줄)"
UNMARKED = {"2 mark": "", "3 mark": "", "2 note": "가"}


@pytest.mark.parametrize(
    ("entries", "then", "given", "told"),
    [
        ({"2 note": "가"}, sample(), None, []),
        ({"2 note": "가"}, sample("due: 2022"), None, [UNKNOWN]),
        (UNMARKED, None, sample(), []),
    ],
    ids=["of the commit it names", "never committed", "of one that a person names"],
)
def test_a_csv_is_compared_with_what_it_was_made_of(
    entries: dict[str, str], then: Tracker | None, given: Tracker | None, told: list[str]
) -> None:
    content = with_entries(csv_of(sample()), entries)
    known = {key: texts_of(of) for key, of in (("then", then), ("given", given)) if of}

    found = outcome(content, sample("due: 2021"), **known)

    changed = [] if told else [("dg-1-1/one", "note", "비고", "가")]
    assert (changes(found), found.conflicts, troubles(found)) == (changed, (), told)


AT = Place("", 2, 2)
CHANGED = FieldChange("a/1", "due", "1", "2")


def touch(was: str, text: str, field: str = "due") -> Touched:
    return Touched("a/1", field, was, text, AT)


@pytest.mark.parametrize(
    ("today", "merged"),
    [
        ({"a/1": {"due": "1"}}, Merged(changes=(CHANGED,))),
        ({"a/1": {"due": "2"}}, Merged(agreed=(touch("1", "2"),))),
        ({"a/1": {"due": "3"}}, Merged(conflicts=(Conflict(touch("1", "2"), "3"),))),
        ({"a/1": {}}, Merged(conflicts=(Conflict(touch("1", "2"), ""),))),
        ({}, Merged()),
    ],
    ids=["nobody else", "alike", "differently", "emptied", "gone"],
)
def test_what_was_touched_is_weighed_against_today(
    today: dict[str, dict[str, str]], merged: Merged
) -> None:
    assert merge([touch("1", "2")], today) == merged


def test_a_sheet_that_was_exported_later_does_not_say_what_an_earlier_one_was_made_of() -> None:
    former, now = sample("due: 2020-03-31"), sample("due: 2021")
    content = with_cells(xlsx_of(former), {"2 due": "2020-12", **WHY})

    def add_sheet(book: Workbook) -> None:
        rows = load_workbook(BytesIO(xlsx_of(now)))["이정표"].iter_rows(values_only=True)
        sheet = book.create_sheet("새로")
        for row in rows:
            sheet.append(row)

    found = outcome(edited(content, add_sheet), now, then=texts_of(former))

    assert [(one.touched.was, one.today) for one in found.conflicts] == [("2020-03-31", "2021")]


@pytest.mark.parametrize("export", [csv_of, xlsx_of])
def test_rows_of_what_could_not_be_read_are_passed_over(
    export: Callable[[Tracker], bytes],
) -> None:
    today = sample()
    place = DataPath("tasks/dg-1-1.yaml", ("milestones", 2))
    lost = Unreadable(ItemKind.MILESTONE, "three", place, owner="dg-1-1", taskforce="dg")

    found = outcome(export(today.replace(unreadable=(lost,))), today)

    assert changes(found) == []
    assert {one.partition(": ")[2] for one in troubles(found)} == {
        "내보낼 때 읽을 수 없던 것입니다"
    }
