from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from dnatrack.model.data_files import DataPath
from dnatrack.model.tracker import ItemKind, Tracker, Unreadable
from dnatrack.sheets.grid import Place
from dnatrack.sheets.import_messages import obstacles, remarks
from dnatrack.sheets.outcome import (
    Conflict,
    FieldChange,
    Merged,
    MilestoneChange,
    Outcome,
    PlacedConflict,
    merge,
)
from dnatrack.sheets.row_texts import Texts, texts_of
from dnatrack.sheets.rows import Move
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
            PlacedConflict(
                Place("이정표", 2, 7),
                Conflict("dg-1-1/one", "due", "2020-03-31", "2020-12", "2021"),
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


def test_a_csv_is_compared_with_the_commit_it_names() -> None:
    then = sample()
    content = with_entries(csv_of(then), {"2 note": "가"})

    found = outcome(content, sample("due: 2021"), then=texts_of(then))

    assert (changes(found), found.conflicts) == ([("dg-1-1/one", "note", "비고", "가")], ())


def test_a_csv_of_what_was_never_committed_is_refused() -> None:
    content = with_entries(csv_of(sample()), {"2 note": "가"})

    found = outcome(content, sample("due: 2021"), then=texts_of(sample("due: 2022")))

    assert (changes(found), troubles(found)) == (
        [],
        ["A2: 무엇에서 내보낸 줄인지 알 수 없습니다(이 시트에 1줄)"],
    )


def test_a_person_can_name_the_commit() -> None:
    content = with_entries(csv_of(sample()), {"2 mark": "", "3 mark": "", "2 note": "가"})

    found = outcome(content, sample("due: 2021"), given=texts_of(sample()))

    assert (changes(found), troubles(found)) == ([("dg-1-1/one", "note", "비고", "가")], [])


SIDES = st.dictionaries(
    st.sampled_from(["a/1", "a/2", "b/1"]),
    st.fixed_dictionaries({one: st.sampled_from(["", "x", "y", "z"]) for one in ("due", "note")}),
)


def applied(merged: Merged, today: Texts) -> Texts:
    found = {id_: dict(fields) for id_, fields in today.items()}
    for one in merged.changes:
        found[one.id][one.field] = one.new
    return found


def test_what_only_the_sheet_changed_is_a_change() -> None:
    merged = merge({"a/1": {"due": "1"}}, {"a/1": {"due": "2"}}, {"a/1": {"due": "1"}})

    assert merged == Merged(changes=(FieldChange("a/1", "due", "1", "2"),))


def test_what_both_changed_differently_is_a_conflict() -> None:
    merged = merge({"a/1": {"due": "1"}}, {"a/1": {"due": "2"}}, {"a/1": {"due": "3"}})

    assert merged == Merged(conflicts=(Conflict("a/1", "due", "1", "2", "3"),))


def test_what_both_changed_alike_is_nothing_new() -> None:
    merged = merge({"a/1": {"due": "1"}}, {"a/1": {"due": "2"}}, {"a/1": {"due": "2"}})

    assert merged == Merged(agreed=(FieldChange("a/1", "due", "1", "2"),))


@given(SIDES, SIDES)
def test_a_sheet_that_nobody_touched_changes_nothing(base: Texts, today: Texts) -> None:
    assert merge(base, base, today) == Merged()


@given(SIDES, SIDES)
def test_into_data_that_nobody_touched_goes_what_the_sheet_says(base: Texts, sheet: Texts) -> None:
    merged = merge(base, sheet, base)

    assert applied(merged, base) == {**base, **{one: sheet[one] for one in sheet if one in base}}
    assert merged.conflicts == ()


@given(SIDES, SIDES)
def test_two_sides_that_agree_have_nothing_to_change(base: Texts, sheet: Texts) -> None:
    merged = merge(base, sheet, sheet)

    assert (merged.changes, merged.conflicts) == ((), ())


@given(SIDES, SIDES, SIDES)
def test_every_touched_field_is_told_once(base: Texts, sheet: Texts, today: Texts) -> None:
    merged = merge(base, sheet, today)

    told = [one[:2] for one in (*merged.changes, *merged.conflicts, *merged.agreed)]
    touched = [
        (id_, field)
        for id_ in sheet
        if id_ in base and id_ in today
        for field in sheet[id_]
        if sheet[id_][field] != base[id_][field]
    ]
    assert sorted(told) == sorted(touched)


@given(SIDES, SIDES, SIDES)
def test_the_order_of_rows_says_nothing(base: Texts, sheet: Texts, today: Texts) -> None:
    turned = {id_: dict(list(sheet[id_].items())[::-1]) for id_ in list(sheet)[::-1]}

    found, again = merge(base, sheet, today), merge(base, turned, today)

    assert set(again.changes) == set(found.changes)
    assert set(again.conflicts) == set(found.conflicts)


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
