"""What people do to the rows and columns of a sheet."""

import csv
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dnatrack.i18n import Language, Text, use_language
from dnatrack.sheets.columns import BY_KEY, FIELDS
from dnatrack.sheets.outcome import remarks
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

Table = list[list[str]]
DONE = ("dg-1-1/one", "lifecycle", "planned", "done")


def table_of(content: bytes) -> Table:
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


def with_heading(table: Table, headings: Mapping[str, str], due: str = "2020-05") -> Table:
    """A table with other headings, in which a deadline was changed."""
    changed = [*table[1][:6], due, *table[1][7:]]
    return [[headings.get(one, one) for one in table[0]], changed, *table[2:]]


def emptied(table: Table) -> Table:
    """A table in whose first row only the id and the mark are left."""
    row = table[1]
    return [table[0], [row[0], *[""] * (len(row) - 2), row[-1]], *table[2:]]


MOVED = ("dg-1-1/one", "due", "2020-03-31", "2020-05")
MISSING = "A1: 없는 칸의 자료는 그대로 둡니다: `현재기한`"
TABLES: dict[str, tuple[Callable[[Table], Table], list[tuple[str, ...]], list[str]]] = {
    "sorted rows and moved columns": (
        lambda table: [row[::-1] for row in (table[0], *table[:0:-1])],
        [],
        [],
    ),
    "headings in both languages and by key": (
        lambda table: with_heading(table, {"제목": "title.ko", "현재기한": " Current  DUE "}),
        [MOVED],
        [],
    ),
    "rows above the headings, and a column of one's own": (
        lambda table: [["과기정통부 제출", ""], [], *(["메모", *row] for row in table)],
        [],
        ["A3: 읽지 않는 칸입니다: `메모`"],
    ),
    "a heading that was rewritten": (
        lambda table: with_heading(table, {"현재기한": "마감"}),
        [],
        [MISSING, "G1: 알 수 없는 제목입니다: `마감`"],
    ),
    "a heading that stands twice": (
        lambda table: with_heading(table, {"주관": "현재기한"}, due="2020-03-31"),
        [("dg-1-1/one", "due", "2020-03-31", ""), ("dg-1-1/two", "due", "2020-03", "")],
        ["G1: `현재기한` 제목이 두 번 있습니다"],
    ),
    "nothing that says which milestones it is about": (
        lambda table: with_heading(table, {"전체 id": "번호", "이정표 id": ""}),
        [],
        ["A1: 어느 이정표의 줄인지 알 수 없습니다. `전체 id` 칸이 없습니다"],
    ),
    "a row that is there twice": (
        lambda table: [*table, table[1]],
        [],
        ["A4: 같은 시트의 2행에도 있는 이정표입니다: `dg-1-1/one`"],
    ),
    "empty rows": (lambda table: [*table, [], [""] * 30, *[[" "]] * 3], [], []),
    "a row of which only the id is left": (
        emptied,
        [
            ("dg-1-1/one", key, was, "")
            for key, was in (("due", "2020-03-31"), ("evidence", "S1"), ("note", "비고"))
        ],
        [f"{at}2: 비워 둘 수 없는 칸입니다" for at in "BHT"],
    ),
}
"""What people do to the rows of a CSV, and which changes and troubles come of it."""


@pytest.mark.parametrize(("edit", "changed", "told"), TABLES.values(), ids=TABLES)
def test_what_comes_of_other_rows_of_a_csv(
    edit: Callable[[Table], Table], changed: list[tuple[str, ...]], told: list[str]
) -> None:
    found = outcome(written(edit(table_of(csv_of(sample())))), sample())

    assert (changes(found), troubles(found)) == (changed, told)


def test_a_heading_that_was_rewritten_is_refused_with_those_that_are_missing() -> None:
    table = with_heading(table_of(csv_of(sample())), {"현재기한": "마감"})

    found = outcome(written(table), sample())

    assert [one.remark.hint for one in found.refusals] == [
        Text(
            "빠진 칸(`현재기한`)이면 그 제목으로 되돌리고, 아니면 제목을 지우세요",
            "give it its heading back (`current due`), or delete it if it is none of these",
        )
    ]


@pytest.mark.parametrize("key", [one.key for one in FIELDS if one.key != "title.ko"])
def test_messages_at_one_cell_are_always_in_the_same_order(key: str) -> None:
    table = table_of(csv_of(sample()))
    first = table[0].index(BY_KEY[key].heading.ko)
    moved = [[row[first], *row[:first], *row[first + 1 :]] for row in table]

    found = outcome(written([["마감", *moved[0][1:]], *moved[1:]]), sample())

    assert [one[:8] for one in troubles(found)] == ["A1: 알 수 ", "A1: 없는 칸"]


def test_a_column_of_ones_own_hinders_nothing() -> None:
    table = [["메모", *row] for row in table_of(csv_of(sample()))]

    found = outcome(written(table), sample())

    assert (found.can_be_taken_in, found.says_nothing) == (True, True)


def sheet_of(book: Workbook) -> Worksheet:
    sheet = book[ALL]
    assert isinstance(sheet, Worksheet)
    return sheet


def take_out(key: str) -> Callable[[Workbook], None]:
    return lambda book: sheet_of(book).delete_cols(sheet_of(book)[f"{LETTER[key]}1"].column)


def copy(book: Workbook) -> None:
    """Two sheets that disagree."""
    sheet_of(book)["N2"].value = "가"
    twin = book.copy_worksheet(sheet_of(book))
    twin.title, twin["N2"].value = "TF", "나"


def hide(book: Workbook) -> None:
    sheet_of(book).row_dimensions[2].hidden = True
    sheet_of(book)["H2"].value = "완료"


def add(book: Workbook) -> None:
    """A sheet of one's own."""
    book.create_sheet("메모").append(["전화할 것"])


BOOKS: dict[str, tuple[Callable[[Workbook], None], list[tuple[str, ...]], list[str]]] = {
    "two sheets that disagree": (
        copy,
        [],
        ["TF!N2: 두 곳의 값이 다릅니다: 여기 `나`, 이정표!N2 `가`"],
    ),
    **{
        f"no column {key}": (
            take_out(key),
            [],
            [f"이정표!A1: 없는 칸의 자료는 그대로 둡니다: `{BY_KEY[key].heading.ko}`"],
        )
        for key in ("due", "note", "lifecycle")
    },
    **{f"no column {key}": (take_out(key), [], []) for key in ("mark", "milestone", "state")},
    "a hidden row": (hide, [DONE], []),
    "merged cells": (
        lambda book: sheet_of(book).merge_cells("N2:N3"),
        [],
        ["이정표!N3: 병합된 셀입니다"],
    ),
    "a sheet of one's own": (add, [], []),
    "a deleted row": (lambda book: sheet_of(book).delete_rows(3), [], []),
}
"""What people do to a workbook, and which changes and troubles come of it."""


@pytest.mark.parametrize(("edit", "changed", "told"), BOOKS.values(), ids=BOOKS)
def test_what_comes_of_another_workbook(
    edit: Callable[[Workbook], None], changed: list[tuple[str, ...]], told: list[str]
) -> None:
    found = outcome(edited(xlsx_of(sample()), edit), sample())

    assert (changes(found), troubles(found)) == (changed, told)


def test_an_english_export_is_read_where_the_language_is_korean() -> None:
    use_language(Language.EN)
    try:
        content = xlsx_of(sample())
    finally:
        use_language(Language.KO)

    found = outcome(content, sample())

    assert (changes(found), troubles(found)) == ([], [])


@pytest.mark.parametrize("id_", ["", "2026-01-01", "2026. 1. 1."])
def test_a_row_is_known_by_the_ids_of_task_and_milestone(id_: str) -> None:
    tracker = tracker_of(task_of(milestone_of("", "1-1"), milestone_of("", "010")))
    content = with_entries(
        csv_of(tracker),
        {"2 id": id_, "2 milestone": "01월 01일", "3 id": "", "3 milestone": "10", "3 note": "가"},
    )

    assert changes(outcome(content, tracker)) == [("dg-1-1/010", "note", "", "가")]


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
