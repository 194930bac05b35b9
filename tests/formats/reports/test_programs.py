import csv
import json
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from dnatrack.formats import Page, render
from dnatrack.reports.report import Cell, Column, JsonValue, Row, Table
from dnatrack.terminal_text import CONTROL, printable
from tests.formats.reports.making import report_of, row_of, table_of


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def of_values(*values: JsonValue) -> str:
    columns = tuple(Column(f"c{index}", "") for index in range(len(values)))
    row = Row(tuple(Cell("shown", value) for value in values))
    return render(report_of(Table("t", "", columns, (row,))), "csv", Page())


def test_one_table_is_its_columns() -> None:
    report = report_of(table_of([row_of("dg-2", "제목", 1788)]))

    assert render(report, "csv", Page()) == (
        "\ufeffid,title.ko,title.en,kind,late\r\ndg-2,제목,,task,1788\r\n"
    )


def test_without_rows_there_is_still_a_heading() -> None:
    assert render(report_of(table_of([])), "csv", Page()) == "\ufeffid,title,kind,late\r\n"


def test_values_are_written_as_data() -> None:
    values = [None, True, False, -365, 0, ["mois", "moe"], [], "a,b"]

    shown = of_values(*values)

    assert shown.split("\r\n")[1] == ',true,false,-365,0,mois moe,,"a,b"'


def test_a_list_of_what_has_parts_is_json() -> None:
    moves: list[JsonValue] = [{"from": "2020", "to": None, "days": 3}, {"from": "=1", "to": "가"}]

    [entry] = rows_of(of_values(moves))[0].values()

    assert json.loads(entry) == moves


def test_what_a_spreadsheet_would_take_for_a_formula_is_guarded() -> None:
    dangerous = ["=1+1", "+82-2", "-1 a", "@SUM(A1)", "\t=1", "\r=1", "＝1", "\n=1"]

    entries = list(rows_of(of_values(*dangerous))[0].values())

    assert entries == [
        "'=1+1",
        "'+82-2",
        "'-1 a",
        "'@SUM(A1)",
        "' =1",
        "\\x0d=1",
        "'＝1",
        "' =1",
    ]


@given(st.lists(st.text(), min_size=1))
def test_what_is_read_back_is_what_was_written(values: list[str]) -> None:
    entries = list(rows_of(of_values(*values))[0].values())

    shown = [entry.removeprefix("'") for entry in entries]
    assert shown == [printable(value).removeprefix("'") for value in values]
    assert not any(entry.lstrip()[:1] in set("=+-@＝＋－＠") for entry in entries)


@given(st.text())
def test_any_text_comes_back_and_none_controls_a_terminal(title: str) -> None:
    shown = render(report_of(table_of([row_of("a", title, 1)])), "json", Page())

    assert json.loads(shown)["tasks"][0]["title"]["ko"] == title
    assert CONTROL.findall(shown.replace("\n", "")) == []
