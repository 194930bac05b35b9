"""Hangul forms of several layouts, filled by their labels."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from hwpx import HwpxDocument
from hwpx.tools.package_validator import validate_package

from dnatrack.errors import DnatrackError
from dnatrack.formats.hwpx import fill_form
from dnatrack.reports.report import Cell, Column, Fact, Outline, Point, Report, Row, Section, Table
from tests.formats.reports.making import HOSTILE

ROOT = Path(__file__).resolve().parents[3]
HEADINGS = ("대상", "주관", "변경 전", "변경 후")


def slips(*rows: Sequence[str]) -> Table:
    columns = tuple(Column(f"c{at}", heading) for at, heading in enumerate(HEADINGS))
    filled = tuple(Row(tuple(map(Cell, row))) for row in rows)
    return Table("slips", f"기한 연기({len(rows)}건)", columns, filled, "해당 없음")


def totals() -> Table:
    columns = (Column("tf", "TF"), Column("red", "재검토필요"), Column("done", "완료"))
    rows = (
        Row((Cell("데이터 TF"), Cell("1"), Cell("2"))),
        Row((Cell("합계", "all"), Cell("7 (+1)"), Cell("3"))),
    )
    return Table("signals", "과제별 신호 현황", columns, rows)


TWO = slips(
    ("신분증 도입", "행안부", "2020년", "2021년"), ("포털 구축", "복지부", "2019년", "2020년")
)
OUTLINE = Outline(
    "(2020. 10. 31.(토) 기준)",
    (
        Section("점검 개요", (Point("점검기간: 2020. 7. 1.~2020. 10. 31."),), ("판정 기준: 30일",)),
        Section("총괄", (Point("과제 28건 중", ("데이터 TF: 1건",)), Point("이정표 81건 중"))),
    ),
)
REPORT = Report(
    "dnatrack-test/1",
    "이행실적 점검 결과",
    (
        Fact("on", "기준일", Cell("2020. 10. 31.(토)")),
        Fact("since", "직전 보고", Cell("2020. 6. 30.(화)")),
    ),
    tables=(totals(), TWO),
    outline=OUTLINE,
)  # fmt: skip


def form(build: Callable[[HwpxDocument], object]) -> bytes:
    document = HwpxDocument.new()
    build(document)
    return document.to_bytes()


def filled(content: bytes, report: Report = REPORT) -> tuple[HwpxDocument, tuple[str, ...]]:
    found = fill_form(report, content, "form.hwpx")
    assert validate_package(BytesIO(found.content)).ok
    document = HwpxDocument.open(found.content)
    assert document.validate().ok
    return document, found.missing


def put(document: HwpxDocument, *rows: Sequence[str]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.set_cell_text(at, column, text)


def texts(document: HwpxDocument, index: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[index].rows]


def labels_beside(document: HwpxDocument) -> None:
    document.paragraphs[0].text = "{{제목}}"
    put(document, ("기준일", "", "직전 보고 :", ""), ("점검 기간", "", "담당자", ""))
    document.add_paragraph("1. 총괄")
    document.add_paragraph("{{총괄}}")
    document.add_paragraph("※ 판정 기준은 {{판정 기준}}입니다.")
    document.add_paragraph("□ 과제별 신호 현황")
    put(document, ("TF", "완료"), ("", ""))
    document.add_paragraph("□ 기한 연기")
    put(document, ("주관", "대상", "비고", "변경 후"), ("", "", "", ""))


def test_labels_beside_empty_cells_are_filled_and_the_list_grows() -> None:
    document, missing = filled(form(labels_beside))

    assert missing == ()
    assert texts(document, 0) == [
        ["기준일", "2020. 10. 31.(토)", "직전 보고 :", "2020. 6. 30.(화)"],
        ["점검 기간", "2020. 7. 1.~2020. 10. 31.", "담당자", ""],
    ]
    assert texts(document, 1) == [["TF", "완료"], ["데이터 TF", "2"], ["합계", "3"]]
    assert texts(document, 2) == [
        ["주관", "대상", "비고", "변경 후"],
        ["행안부", "신분증 도입", "", "2021년"],
        ["복지부", "포털 구축", "", "2020년"],
    ]
    assert [one.text for one in document.paragraphs if one.text] == [
        "이행실적 점검 결과",
        "1. 총괄",
        "○ 과제 28건 중",
        "  - 데이터 TF: 1건",
        "○ 이정표 81건 중",
        "※ 판정 기준은 30일입니다.",
        "□ 과제별 신호 현황",
        "□ 기한 연기",
    ]


def merged_labels(document: HwpxDocument) -> None:
    put(document, *[["", "", "", "", "", ""]] * 4)
    table = document.tables[0]
    table.merge_cells("A1:B2")  # the label is two rows high and two columns wide, so is its value
    table.merge_cells("C1:E2")
    table.merge_cells("A3:B3")
    table.merge_cells("C3:D3")
    table.set_cell_text(0, 0, "기준일")
    table.set_cell_text(2, 0, "직전 보고")
    document.add_paragraph("기한 연기")
    put(document, *[["", "", "", ""]] * 3)
    table = document.tables[1]
    table.merge_cells("A1:A2")
    table.merge_cells("B1:B2")
    table.merge_cells("C1:D1")
    for at, text in (
        ((0, 0), "대상"),
        ((0, 1), "주관"),
        ((0, 2), "기한"),
        ((1, 2), "변경 전"),
        ((1, 3), "변경 후"),
    ):
        table.set_cell_text(*at, text)


def test_labels_that_are_merged_cells_lead_to_what_lies_beside_the_whole_cell() -> None:
    document, missing = filled(form(merged_labels))

    head = document.tables[0]
    assert head.cell(0, 2).text == head.cell(1, 4).text == "2020. 10. 31.(토)"
    assert head.cell(2, 3).text == "2020. 6. 30.(화)"
    listed = document.tables[1]
    assert [[listed.cell(row, at).text for at in range(4)] for row in (2, 3)] == [
        ["신분증 도입", "행안부", "2020년", "2021년"],
        ["포털 구축", "복지부", "2019년", "2020년"],
    ]
    assert listed.cell(0, 0).span == (2, 1)
    assert missing == ("점검기간", "판정 기준", "과제별 신호 현황")


def labels_above(document: HwpxDocument) -> None:
    put(document, ("기준일", "재검토필요"), ("", ""), ("의견", "없음"))


def test_labels_above_are_filled_below_and_what_the_form_lacks_is_told() -> None:
    document, missing = filled(form(labels_above))

    assert texts(document, 0) == [
        ["기준일", "재검토필요"],
        ["2020. 10. 31.(토)", "7 (+1)"],
        ["의견", "없음"],
    ]
    assert missing == ("직전 보고", "점검기간", "판정 기준", "과제별 신호 현황", "기한 연기")


def test_fields_of_hangul_are_filled_by_their_names() -> None:
    document, _ = filled(form(lambda it: it.fields.add("기준일", prompt="여기를 누르세요")))

    assert [one.value for one in document.fields.all] == ["2020. 10. 31.(토)"]


def test_lines_in_a_cell_become_its_paragraphs() -> None:
    document, _ = filled(form(lambda it: put(it, ("총괄", "{{총괄}}"))))

    assert [one.text for one in document.tables[0].cell(0, 1).paragraphs] == [
        "○ 과제 28건 중", "  - 데이터 TF: 1건", "○ 이정표 81건 중",
    ]  # fmt: skip


def test_an_empty_list_says_so() -> None:
    document, _ = filled(form(labels_beside), REPORT.replace(tables=(slips(),)))

    assert texts(document, 2)[1:] == [["", "해당 없음", "", ""]]


def test_the_same_form_and_report_are_the_same_bytes() -> None:
    content = form(labels_beside)

    assert fill_form(REPORT, content, "a").content == fill_form(REPORT, content, "b").content


def test_a_long_list_is_inserted_at_once_and_may_break_over_pages() -> None:
    rows = [(f"과제 {one}", "행안부", "2020년", "2021년") for one in range(400)]

    document, _ = filled(form(labels_beside), REPORT.replace(tables=(totals(), slips(*rows))))

    assert [row[1] for row in texts(document, 2)[1:]] == [one for one, *_ in rows]
    assert not document.tables[2].treat_as_char


def test_text_from_data_is_no_placeholder_and_no_control() -> None:
    hostile = REPORT.replace(tables=(slips(("{{제목}}", HOSTILE, "<hp:t/>", "&amp;")),))

    document, _ = filled(form(labels_beside), hostile)

    assert texts(document, 2)[1][1] == "{ {제목}}"
    assert "\x1b" not in texts(document, 2)[1][0]


def nested(document: HwpxDocument) -> None:
    document.paragraphs[0].text = "기한 연기"
    put(document, ("대상", "주관"), ("", ""))
    document.tables[0].cell(1, 1).add_table(1, 2)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "hwpx 파일이 아닙니다"),
        (HwpxDocument.new().to_bytes(format="hwp"), "hwpx 파일이 아닙니다"),
        (form(nested), "채울 수 없습니다"),
        (b"PK\x03\x04 broken", "채울 수 없습니다"),
        (
            form(lambda it: it.add_paragraph("{{없는 것}}")),
            "`없는 것` 항목이 보고서에 없습니다",
        ),
        (form(lambda it: it.add_paragraph("빈 문서")), "항목 이름이 하나도 없습니다"),
    ],
)
def test_what_is_no_form_of_this_report_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(DnatrackError) as refused:
        fill_form(REPORT, content, "form.hwpx")

    assert said in refused.value.message.ko


def test_headings_that_two_tables_have_are_told_apart_by_the_title() -> None:
    other = totals().replace(key="milestones", title="이정표 추진현황")
    both = REPORT.replace(tables=(totals(), other))

    document, _ = filled(form(lambda it: put(it, ("완료", ""), ("이정표 추진현황/완료", ""))), both)

    assert texts(document, 0) == [["완료", ""], ["이정표 추진현황/완료", "3"]]
