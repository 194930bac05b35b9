"""What people do to the rows and columns of a sheet."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dnatrack.i18n import Language, Text, use_language
from dnatrack.sheets.columns import BY_KEY
from dnatrack.sheets.import_messages import remarks
from dnatrack.sheets.row_texts import texts_of
from tests.judging.making import milestone_of, task_of, tracker_of
from tests.rules.rows import Row, rows
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


@rows(Path(__file__).parent / "cells.yaml")
def test_what_comes_of_changed_cells(row: Row) -> None:
    if "csv" in row:
        content = with_entries(csv_of(sample()), row["csv"])
    else:
        content = with_cells(xlsx_of(sample()), row["xlsx"], row.get("sheet", ALL))

    found = outcome(content, sample(row["today"]) if "today" in row else sample())

    assert [list(one) for one in changes(found)] == row.get("changes", [])
    assert troubles(found) == row.get("troubles", [])
    assert found.conflicts == ()
    if "hint" in row:
        assert [list(one.remark.hint or ()) for one in found.refusals] == [row["hint"]]
    if "remarks" in row:
        assert list(remarks(found)) == row["remarks"]


def test_two_sheets_that_disagree_are_refused() -> None:
    def copy(book: Workbook) -> None:
        sheet = book[ALL]
        assert isinstance(sheet, Worksheet)
        sheet["N2"].value = "가"
        twin = book.copy_worksheet(sheet)
        twin.title, twin["N2"].value = "TF", "나"

    found = outcome(edited(xlsx_of(sample()), copy), sample())

    assert (changes(found), troubles(found)) == (
        [],
        ["TF!N2: 두 곳의 값이 다릅니다: 여기 `나`, 이정표!N2 `가`"],
    )


def test_sorted_rows_and_moved_columns_change_nothing() -> None:
    table = [row[::-1] for row in table_of(csv_of(sample()))]

    found = outcome(written([table[0], *table[:0:-1]]), sample())

    assert (changes(found), troubles(found)) == ([], [])


def test_headings_are_known_in_both_languages_and_by_key() -> None:
    table = table_of(csv_of(sample()))
    table[0] = [
        {"제목": "title.ko", "현재기한": " Current  DUE "}.get(one, one) for one in table[0]
    ]
    table[1][6] = "2020-05"

    assert changes(outcome(written(table), sample()))[0][1:] == ("due", "2020-03-31", "2020-05")


def test_an_english_export_is_read_where_the_language_is_korean() -> None:
    use_language(Language.EN)
    try:
        content = xlsx_of(sample())
    finally:
        use_language(Language.KO)

    found = outcome(content, sample())

    assert (changes(found), troubles(found)) == ([], [])


def test_rows_above_the_headings_do_not_matter_and_columns_of_ones_own_are_named() -> None:
    table = [["과기정통부 제출", ""], [], *(["메모", *row] for row in table_of(csv_of(sample())))]

    found = outcome(written(table), sample())

    assert (changes(found), troubles(found)) == ([], ["A3: 읽지 않는 칸입니다: `메모`"])
    assert found.can_be_taken_in
    assert found.says_nothing


def renamed(headings: dict[str, str], *, due: str = "2020-05") -> bytes:
    """A CSV with other headings, in which a deadline was changed."""
    table = table_of(csv_of(sample()))
    table[1][6] = due
    table[0] = [headings.get(one, one) for one in table[0]]
    return written(table)


def test_a_heading_that_was_rewritten_is_refused_with_those_that_are_missing() -> None:
    found = outcome(renamed({"현재기한": "마감"}), sample())

    assert troubles(found) == [
        "A1: 없는 칸의 자료는 그대로 둡니다: `현재기한`",
        "G1: 알 수 없는 제목입니다: `마감`",
    ]
    assert [one.remark.hint for one in found.refusals] == [
        Text(
            "빠진 칸(`현재기한`)이면 그 제목으로 되돌리고, 아니면 제목을 지우세요",
            "give it its heading back (`current due`), or delete it if it is none of these",
        )
    ]


def test_a_heading_that_stands_twice_is_refused() -> None:
    found = outcome(renamed({"주관": "현재기한"}), sample())

    assert [str(one) for one in found.refusals] == ["G1: `현재기한` 제목이 두 번 있습니다"]


def test_a_sheet_that_does_not_say_which_milestones_it_is_about_is_refused() -> None:
    found = outcome(renamed({"전체 id": "번호", "이정표 id": ""}), sample())

    assert (changes(found), troubles(found)) == (
        [],
        ["A1: 어느 이정표의 줄인지 알 수 없습니다. `전체 id` 칸이 없습니다"],
    )
    assert not found.can_be_taken_in


@pytest.mark.parametrize("key", ["due", "note", "lifecycle"])
def test_a_column_that_was_taken_out_was_not_touched_and_is_named(key: str) -> None:
    def take_out(book: Workbook) -> None:
        book[ALL].delete_cols(book[ALL][f"{LETTER[key]}1"].column)

    found = outcome(edited(xlsx_of(sample()), take_out), sample())

    named = f"없는 칸의 자료는 그대로 둡니다: `{BY_KEY[key].heading.ko}`"
    assert (changes(found), troubles(found)) == ([], [f"이정표!A1: {named}"])
    assert found.can_be_taken_in


@pytest.mark.parametrize("key", ["mark", "milestone", "state"])
def test_a_column_that_is_not_taken_in_may_be_taken_out(key: str) -> None:
    def take_out(book: Workbook) -> None:
        book[ALL].delete_cols(book[ALL][f"{LETTER[key]}1"].column)

    found = outcome(edited(xlsx_of(sample()), take_out), sample())

    assert (changes(found), troubles(found)) == ([], [])


def test_a_deleted_row_means_nothing_and_is_said() -> None:
    def delete(book: Workbook) -> None:
        book[ALL].delete_rows(3)

    found = outcome(edited(xlsx_of(sample()), delete), sample())

    assert (changes(found), troubles(found), found.missing) == ([], [], ("dg-1-1/two",))


def test_hidden_rows_are_read_like_all_others() -> None:
    def hide(book: Workbook) -> None:
        book[ALL].row_dimensions[2].hidden = True
        book[ALL]["H2"].value = "완료"

    assert changes(outcome(edited(xlsx_of(sample()), hide), sample())) == [DONE]


def test_a_row_that_is_there_twice_is_refused() -> None:
    table = table_of(csv_of(sample()))

    found = outcome(written([*table, table[1]]), sample())

    assert troubles(found) == ["A4: 같은 시트의 2행에도 있는 이정표입니다: `dg-1-1/one`"]


def test_empty_rows_are_passed_over() -> None:
    table = table_of(csv_of(sample()))

    found = outcome(written([*table, [], [""] * 30, *[[" "]] * 3]), sample())

    assert (changes(found), troubles(found)) == ([], [])


def test_a_row_of_which_only_the_id_is_left_was_emptied() -> None:
    table = table_of(csv_of(sample()))
    table[1] = [*table[1][:1], *[""] * (len(table[1]) - 2), table[1][-1]]

    found = outcome(written(table), sample())

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


def test_merged_cells_are_refused() -> None:
    def merge(book: Workbook) -> None:
        book[ALL].merge_cells("N2:N3")

    assert troubles(outcome(edited(xlsx_of(sample()), merge), sample())) == [
        "이정표!N3: 병합된 셀입니다"
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


def test_headings_and_words_of_former_versions_are_read() -> None:
    former = {
        "이행 범위": "완료 범위",
        "확인 수준": "확인 정도",
        "변경 결정 주체": "변경을 정한 주체",
        "변경 근거": "변경의 출처",
    }
    table = table_of(csv_of(sample()))
    columns = {heading: index for index, heading in enumerate(table[0])}
    table[1][columns["이행 범위"]] = "일부"
    table[1][columns["확인 수준"]] = "이의"
    table[0] = [former.get(one, one) for one in table[0]]

    found = outcome(written(table), sample())

    assert ([one[1:] for one in changes(found)], troubles(found)) == (
        [("completion", "", "partial"), ("verification", "unverified", "disputed")],
        [],
    )


def test_a_row_that_was_copied_is_new_once_its_ids_are_gone() -> None:
    table = table_of(csv_of(sample()))
    columns = {heading: index for index, heading in enumerate(table[0])}
    copy = list(table[1])
    for heading, text in {"전체 id": "", "이정표 id": "", "제목": "새것"}.items():
        copy[columns[heading]] = text

    found = outcome(written([*table, copy]), sample())

    assert ([one.fields["title.ko"] for one in found.additions.milestones], troubles(found)) == (
        ["새것"],
        [],
    )
