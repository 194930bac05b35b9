from datetime import datetime

import pytest

from dnatrack.exports import export_file
from dnatrack.exports.xlsx import lines_of, sheet_names
from dnatrack.reports.selection import Selection
from tests.exports.seeing import COMMIT, small_view, view_of, workbook_of
from tests.judging.making import milestone_of, task_of, taskforce_of, tracker_of


def test_there_is_a_sheet_for_all_one_for_each_taskforce_and_a_guide() -> None:
    taskforces = (
        taskforce_of(milestone_of(""), id_="de"),
        taskforce_of(milestone_of(""), id_="dg"),
    )
    book = workbook_of(view_of(tracker_of(taskforces=taskforces)))

    assert {one.title: (one.sheet_state, one.max_row) for one in book} == {
        "이정표": ("visible", 3),
        "TF": ("visible", 2),
        "TF 2": ("visible", 2),
        "작성 안내": ("visible", 24),
        "dnatrack": ("veryHidden", 10),
    }


def test_a_known_day_is_a_date_and_a_coarser_period_a_text() -> None:
    task = task_of(milestone_of("due: 2020-03-31"), milestone_of("due: 2020-03", "two"))
    sheet = workbook_of(small_view(task))["이정표"]

    cells = [sheet["G2"], sheet["G3"]]

    assert [(one.value, one.number_format) for one in cells] == [
        (datetime(2020, 3, 31), "yyyy-mm-dd"),  # noqa: DTZ001 - a cell knows no zone
        ("2020-03", "@"),
    ]


@pytest.mark.parametrize("id_", ["1-1", "010", "1e5"])
def test_ids_are_texts(id_: str) -> None:
    sheet = workbook_of(small_view(task_of(milestone_of("", id_))))["이정표"]

    assert (sheet["V2"].value, sheet["V2"].number_format) == (id_, "@")


def test_a_text_that_looks_like_a_formula_or_a_link_is_a_text() -> None:
    task = task_of(milestone_of("", note="=1+1", reason="https://example.org"))
    sheet = workbook_of(small_view(task))["이정표"]

    assert [(sheet[at].value, sheet[at].data_type) for at in ("N2", "M2")] == [
        ("=1+1", "s"),
        ("https://example.org", "s"),
    ]
    assert sheet["M2"].hyperlink is None


def test_words_are_chosen_from_a_list() -> None:
    sheet = workbook_of(small_view())["이정표"]

    lists = {
        str(one.sqref): one.formula1
        for one in sheet.data_validations.dataValidation
        if one.type == "list"
    }

    assert lists["H2"] == '"추진 예정,추진 중,완료,보류,중단,대체,결과 미확인"'
    assert sorted(lists) == ["H2", "J2", "L2", "O2", "T2"]


def test_headings_stay_in_sight_and_filter() -> None:
    sheet = workbook_of(small_view())["이정표"]

    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:AC2")


def test_the_hidden_sheet_says_what_it_was_made_from() -> None:
    facts = workbook_of(small_view())["dnatrack"]

    assert [tuple(cell.value for cell in row[:2]) for row in facts["A1:B6"]] == [
        ("format", "dnatrack-sheet/1"),
        ("dnatrack", "0.1.0"),
        ("commit", COMMIT),
        ("at", ""),
        ("on", "2020-04-10"),
        ("language", "ko"),
    ]
    assert [facts[f"{letter}9"].value for letter in "ABG"] == ["dg-1-1/one", "제목", "2020-03-31"]


def test_the_same_data_makes_the_same_bytes() -> None:
    made = [export_file("xlsx", small_view(), Selection()) for _ in range(2)]

    assert made[0] == made[1]


def test_nothing_to_show_is_a_sheet_with_headings_only() -> None:
    sheet = workbook_of(view_of(tracker_of()))["이정표"]

    assert (sheet.max_row, sheet["A1"].value) == (1, "전체 id")


def test_a_taskforce_whose_name_excel_refuses_goes_by_its_id() -> None:
    names = {
        "a": "가/나",
        "b": "Pan-government TF on Digital Media",
        "c": "이정표",
        "d": "DNATRACK",
    }

    assert sheet_names(names, taken=("이정표", "dnatrack")) == {
        "a": "a",
        "b": "b",
        "c": "이정표 2",
        "d": "DNATRACK 2",
    }


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
