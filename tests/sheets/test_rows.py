"""What people do to the rows and columns of a sheet."""

import csv
from io import StringIO

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dnatrack.i18n import Language, use_language
from dnatrack.sheets.columns import texts_of
from tests.judging.making import milestone_of, task_of, tracker_of
from tests.sheets.reading_back import (
    ALL,
    LETTER,
    changes,
    csv_of,
    edited,
    outcome,
    sample,
    troubles,
    with_cells,
    with_entries,
    written,
    xlsx_of,
)

DONE = ("dg-1-1/one", "lifecycle", "planned", "done")


def table_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_changed_cell_is_a_change() -> None:
    content = with_cells(xlsx_of(sample()), {"2 lifecycle": "완료", "2 done_on": "2020-04-02"})

    assert changes(outcome(content, sample())) == [
        DONE,
        ("dg-1-1/one", "done_on", "", "2020-04-02"),
    ]


def test_a_changed_entry_of_a_csv_is_a_change() -> None:
    content = with_entries(csv_of(sample()), {"2 lifecycle": "완료", "3 note": "=비고"})

    assert changes(outcome(content, sample())) == [DONE, ("dg-1-1/two", "note", "", "=비고")]


def test_a_change_on_either_sheet_counts() -> None:
    content = with_cells(xlsx_of(sample()), {"2 lifecycle": "완료"}, sheet="TF")

    assert changes(outcome(content, sample())) == [DONE]


def test_two_sheets_that_disagree_are_refused() -> None:
    content = with_cells(xlsx_of(sample()), {"2 note": "가"})
    content = with_cells(content, {"2 note": "나"}, sheet="TF")

    found = outcome(content, sample())

    assert (changes(found), troubles(found)) == (
        [],
        ["TF!N2: 여기는 `나`, 이정표!N2에는 `가`(으)로 다르게 적혀 있습니다"],
    )


def test_sorted_rows_and_moved_columns_change_nothing() -> None:
    rows = [row[::-1] for row in table_of(csv_of(sample()))]

    found = outcome(written([rows[0], *rows[:0:-1]]), sample())

    assert (changes(found), troubles(found)) == ([], [])


def test_headings_are_known_in_both_languages_and_by_key() -> None:
    rows = table_of(csv_of(sample()))
    rows[0] = [{"제목": "title.ko", "현재기한": " Current  DUE "}.get(one, one) for one in rows[0]]
    rows[1][6] = "2020-05"

    assert changes(outcome(written(rows), sample()))[0][1:] == ("due", "2020-03-31", "2020-05")


def test_an_english_export_is_read_where_the_language_is_korean() -> None:
    use_language(Language.EN)
    try:
        content = xlsx_of(sample())
    finally:
        use_language(Language.KO)

    found = outcome(content, sample())

    assert (changes(found), troubles(found)) == ([], [])


def test_rows_above_the_headings_and_columns_of_ones_own_do_not_matter() -> None:
    rows = [["과기정통부 제출", ""], [], *(["메모", *row] for row in table_of(csv_of(sample())))]

    found = outcome(written(rows), sample())

    assert (changes(found), troubles(found)) == ([], [])


@pytest.mark.parametrize("key", ["due", "note", "lifecycle", "mark", "milestone"])
def test_a_column_that_was_taken_out_was_not_touched(key: str) -> None:
    def take_out(book: Workbook) -> None:
        for sheet in (book[ALL], book["TF"]):
            sheet.delete_cols(sheet[f"{LETTER[key]}1"].column)

    found = outcome(edited(xlsx_of(sample()), take_out), sample())

    assert (changes(found), troubles(found)) == ([], [])


def test_a_deleted_row_means_nothing_and_is_said() -> None:
    def delete(book: Workbook) -> None:
        for sheet in (book[ALL], book["TF"]):
            sheet.delete_rows(3)

    found = outcome(edited(xlsx_of(sample()), delete), sample())

    assert (changes(found), troubles(found), found.missing) == ([], [], ("dg-1-1/two",))


def test_hidden_rows_are_read_like_all_others() -> None:
    def hide(book: Workbook) -> None:
        book[ALL].row_dimensions[2].hidden = True
        book[ALL]["H2"].value = "완료"

    assert changes(outcome(edited(xlsx_of(sample()), hide), sample())) == [DONE]


def test_a_new_row_is_refused_with_the_way_out() -> None:
    found = outcome(with_cells(xlsx_of(sample()), {"4 title.ko": "새것"}), sample())

    assert [(str(one), one.remark.hint) for one in found.refusals] == [
        (
            "이정표!A4: id가 없는 줄입니다. 표로는 이정표를 새로 만들 수 없습니다",
            (
                "새 이정표는 `dnatrack new milestone`으로 만드세요",
                "make new milestones with `dnatrack new milestone`",
            ),
        )
    ]


def test_an_unknown_id_is_refused() -> None:
    found = outcome(with_cells(xlsx_of(sample()), {"2 id": "dg-1-1/onne", "2 task": "x"}), sample())

    assert troubles(found) == ["이정표!A2: `dg-1-1/onne`라는 이정표는 없습니다"]
    assert found.refusals[0].remark.hint == (
        "혹시 `dg-1-1/one`인가요?",
        "did you mean `dg-1-1/one`?",
    )


def test_a_row_that_is_there_twice_is_refused() -> None:
    rows = table_of(csv_of(sample()))

    found = outcome(written([*rows, rows[1]]), sample())

    assert troubles(found) == ["A4: `dg-1-1/one`이(가) 같은 시트의 2행에도 있습니다"]


def test_empty_rows_are_passed_over() -> None:
    rows = table_of(csv_of(sample()))

    found = outcome(written([*rows, [], [""] * 30, *[[" "]] * 3]), sample())

    assert (changes(found), troubles(found)) == ([], [])


def test_a_row_of_which_only_the_id_is_left_was_emptied() -> None:
    rows = table_of(csv_of(sample()))
    rows[1] = [*rows[1][:1], *[""] * 25, rows[1][26]]

    found = outcome(written(rows), sample())

    assert troubles(found) == [f"{at}2: 비워 둘 수 없는 칸입니다" for at in "BHT"]
    assert ("dg-1-1/one", "note", "비고", "") in changes(found)


@pytest.mark.parametrize("id_", ["", "2026-01-01", "2026. 1. 1."])
def test_a_row_is_known_by_the_ids_of_task_and_milestone(id_: str) -> None:
    tracker = tracker_of(task_of(milestone_of("", "1-1"), milestone_of("", "010")))
    content = with_entries(
        csv_of(tracker),
        {"2 id": id_, "2 milestone": "01월 01일", "3 id": "", "3 milestone": "10", "3 note": "가"},
    )

    assert changes(outcome(content, tracker)) == [("dg-1-1/010", "note", "", "가")]


def test_cells_that_are_for_reading_only_are_ignored_and_said() -> None:
    content = with_cells(xlsx_of(sample()), {"2 lead": "행안부", "3 original_due": "2020-01"})

    found = outcome(content, sample())

    assert (changes(found), troubles(found)) == (
        [],
        [
            "이정표!F2: 보기만 하는 칸입니다. `행안부`은(는) 반영하지 않습니다",
            "이정표!W3: 보기만 하는 칸입니다. `2020-01`은(는) 반영하지 않습니다",
        ],
    )


def test_merged_cells_are_refused() -> None:
    def merge(book: Workbook) -> None:
        book[ALL].merge_cells("N2:N3")

    assert troubles(outcome(edited(xlsx_of(sample()), merge), sample())) == [
        "이정표!N3: 병합한 셀에 들어 있습니다"
    ]


def test_formulas_and_errors_are_refused() -> None:
    content = with_cells(xlsx_of(sample()), {"2 note": "=N3", "3 note": "#REF!"})

    assert troubles(outcome(content, sample())) == [
        "이정표!N2: 수식이 들어 있습니다",
        "이정표!N3: 오류 값이 들어 있습니다",
    ]


def test_a_sheet_of_ones_own_is_passed_over() -> None:
    def add(book: Workbook) -> None:
        sheet = book.create_sheet("메모")
        assert isinstance(sheet, Worksheet)
        sheet["A1"].value = "전화할 것"

    found = outcome(edited(xlsx_of(sample()), add), sample())

    assert (changes(found), troubles(found)) == ([], [])


def test_rows_of_two_exports_can_be_put_into_one_file() -> None:
    then, today = sample("due: 2020-02"), sample()
    old, new = table_of(csv_of(then)), table_of(csv_of(today))
    old[1][13] = "전의 파일에서"

    found = outcome(written([new[0], old[1], new[2]]), today, then=texts_of(then))

    assert changes(found) == [("dg-1-1/one", "note", "비고", "전의 파일에서")]
