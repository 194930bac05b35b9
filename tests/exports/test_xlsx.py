from datetime import datetime

import pytest

from dnatrack.exports import export_file
from dnatrack.exports.xlsx import lines_of
from dnatrack.i18n import Language, use_language
from dnatrack.model.words import Lifecycle
from dnatrack.reports.selection import Selection
from dnatrack.sheets.columns import Kind, shown_words
from dnatrack.sheets.open_file import read_book
from tests.exports.seeing import COMMIT, small_view, view_of, workbook_of
from tests.judging.making import milestone_of, task_of, tracker_of


def test_there_is_a_sheet_for_each_sort_of_thing_and_a_guide() -> None:
    book = workbook_of(small_view(task_of(milestone_of(""), milestone_of("", "two"))))

    assert {one.title: (one.sheet_state, one.max_row) for one in book} == {
        "이정표": ("visible", 3),
        "과제": ("visible", 2),
        "출처": ("visible", 1),
        "작성 방법": ("visible", 23),
        "dnatrack": ("veryHidden", 8),
    }


@pytest.mark.parametrize("language", Language)
def test_the_guide_fits_on_one_screen(language: Language) -> None:
    use_language(language)
    try:
        guide = workbook_of(small_view()).worksheets[3]
    finally:
        use_language(Language.KO)

    heights = [guide.row_dimensions[row].height or 15 for row in range(1, guide.max_row + 1)]
    assert sum(heights) <= 35 * 15


@pytest.mark.parametrize(
    ("fields", "id_", "at", "cell"),
    [
        ({}, "1-1", "W2", ("1-1", "@")),
        ({}, "010", "W2", ("010", "@")),
        ({}, "1e5", "W2", ("1e5", "@")),
        ({"note": "=1+1"}, "one", "N2", ("=1+1", "@")),
        ({"reason": "https://example.org"}, "one", "M2", ("https://example.org", "@")),
        ({"due": "2020-03-31"}, "one", "G2", (datetime(2020, 3, 31), "yyyy-mm-dd")),  # noqa: DTZ001
        ({"due": "2020-03"}, "one", "G2", ("2020-03", "@")),
    ],
    ids=repr,
)
def test_a_known_day_is_a_date_and_all_else_a_text(
    fields: dict[str, str], id_: str, at: str, cell: tuple[object, str]
) -> None:
    sheet = workbook_of(small_view(task_of(milestone_of("", id_, **fields))))["이정표"]

    assert (sheet[at].value, sheet[at].number_format) == cell
    assert (sheet[at].data_type in "sd", sheet[at].hyperlink) == (True, None)


def test_words_are_chosen_from_a_list() -> None:
    sheet = workbook_of(small_view())["이정표"]

    lists = {
        str(one.sqref): one.formula1
        for one in sheet.data_validations.dataValidation
        if one.type == "list"
    }

    assert lists["H2:H502"] == f'"{",".join(shown_words(Lifecycle))}"'
    assert sorted(lists) == ["C3:C502", "H2:H502", "J2:J502", "L2:L502", "O2:O502", "T2:T502"]


def test_what_is_for_reading_only_refuses_what_is_typed_and_new_rows_do_not() -> None:
    sheet = workbook_of(small_view())["이정표"]

    locked = {
        str(one.sqref) for one in sheet.data_validations.dataValidation if one.formula1 == "FALSE"
    }

    assert locked == {
        *(f"{column}2" for column in ("A", "C", "D", "E", "F", "V", "W")),
        *(f"{column}2:{column}502" for column in ("X", "Y", "Z", "AA", "AB", "AC", "AD")),
    }
    assert not sheet.protection.sheet  # that would refuse sorting and filtering, too


def test_headings_stay_in_sight_and_filter_and_rows_are_as_tall_as_their_texts() -> None:
    sheet = workbook_of(small_view(task_of(milestone_of("", note="가" * 60))))["이정표"]

    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:AD2")
    assert sheet.row_dimensions[2].height == 3 * 15


def test_the_hidden_sheet_says_what_it_was_made_from() -> None:
    facts = workbook_of(small_view())["dnatrack"]

    assert [tuple(cell.value for cell in row[:2]) for row in facts["A1:B6"]] == [
        ("format", "dnatrack-sheet/2"),
        ("dnatrack", "0.1.0"),
        ("commit", COMMIT),
        ("at", ""),
        ("on", "2020-04-10"),
        ("language", "ko"),
    ]


def test_the_hidden_sheet_remembers_every_row() -> None:
    exported = read_book(export_file("xlsx", small_view(), Selection()), "x").exported

    milestone = exported[Kind.MILESTONES]["dg-1-1/one"]
    assert [milestone[key] for key in ("id", "title.ko", "due")] == [
        "dg-1-1/one",
        "제목",
        "2020-03-31",
    ]
    assert exported[Kind.TASKS]["dg-1-1"]["task_title"] == "과제"


def test_the_same_data_makes_the_same_bytes() -> None:
    made = [export_file("xlsx", small_view(), Selection()) for _ in range(2)]

    assert made[0] == made[1]


def test_nothing_to_show_is_a_sheet_with_headings_only() -> None:
    sheet = workbook_of(view_of(tracker_of()))["이정표"]

    assert (sheet.max_row, sheet["A1"].value) == (1, "전체 id")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("가나다라마", 1),
        ("가나다라마바", 2),
        ("가나다 라마", 2),
        ("가나 다라 마바 사아", 2),
        ("가나다 라마바사아자차카타", 3),
        ("가" * 1000, 20),
    ],
)
def test_a_hangul_syllable_takes_the_room_of_two_digits(text: str, lines: int) -> None:
    assert lines_of(text, 10) == lines
