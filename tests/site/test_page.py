import csv
from io import StringIO

import pytest

from dnatrack.i18n import Language
from dnatrack.reports.report import Cell, Column, Kind, Row, Table, Target, text
from dnatrack.site import Published
from dnatrack.site.page import MOST_ROWS, Page, Press, in_full, worth_reading
from tests.site.reading import ReadPage


def table_of(count: int, key: str = "t") -> Table:
    rows = tuple(Row((text(f"{key}-{number}"), Cell("", number))) for number in range(count))
    return Table(key, "표", (Column("id", "id"), Column("n", "수", for_programs=True)), rows)


def test_a_page_of_many_rows_is_split_and_loses_none(published: Published) -> None:
    tables = (table_of(MOST_ROWS - 100, "a"), table_of(2 * MOST_ROWS, "b"), table_of(3, "c"))
    page = Page("task/x", "제목", tables=tables)
    made = {one.path: one.content for one in Press(published, Language.KO, set()).print(page)}
    leaves = [path for path in made if path.endswith(".html")]
    shown = [ReadPage(made[path]) for path in leaves]
    rows = [row[0] for one in shown for of in one.tables for row in one.table(of.key).rows]

    assert leaves == [f"ko/task/x{number}.html" for number in ("", "_2", "_3")]
    assert rows == [row.cells[0].text for of in tables for row in of.rows]
    assert max(sum(len(of.rows) - 1 for of in one.tables) for one in shown) <= MOST_ROWS
    assert "../task/x_3.html" in shown[0].links()


def test_a_table_lies_beside_its_page_for_programs_once(published: Published) -> None:
    page = Page("x", "제목", tables=(table_of(MOST_ROWS + 1),))
    first, second = (
        {one.path: one.content for one in Press(published, spoken, set()).print(page)}
        for spoken in published.languages
    )
    rows = list(csv.reader(StringIO(first["csv/x/t.csv"].decode("utf-8-sig"))))

    assert rows[0] == ["id", "n"]
    assert len(rows) == MOST_ROWS + 2
    assert "csv/x/t.csv" not in second


def test_an_id_and_the_name_behind_it_are_one_entry() -> None:
    target = Target(Kind.TASK, "a-1")
    columns = (Column("id", "id"), Column("title", "제목"), Column("note", "비고"))
    row = Row((Cell("a-1", target=target), Cell("이름", target=target), Cell("")))
    shown = worth_reading(Table("t", "", columns, (row,)))

    assert [one.key for one in shown.columns] == ["title"]
    assert [(one.text, one.label) for one in shown.rows[0].cells] == [("이름", "a-1")]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (Cell("1,430 d", 1430), "1,430 days"),
        (Cell("≥ 1 d", 1), "≥ 1 day"),
        (Cell("done late 3–33 d or more", "done-late"), "done late 3–33 days or more"),
        (Cell("A 3 d print", {"ko": "입체", "en": "A 3 d print"}), "A 3 d print"),
        (text("A 3 d print"), "A 3 d print"),
    ],
)
def test_days_are_written_out_where_they_are_not_the_words_of_data(cell: Cell, shown: str) -> None:
    assert in_full(cell).text == shown


def test_an_english_page_has_no_short_days(files: dict[str, bytes]) -> None:
    page = ReadPage(files["en/overdue.html"])

    assert " d " not in page.text
    assert " days " in page.text
