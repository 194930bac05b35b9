"""All tables: what the data say, what follows from it on the day, and what the history tells."""

import re
from collections.abc import Iterator

from dnatrack.errors import DnatrackError
from dnatrack.exports.table import Outline, Table, number, text
from dnatrack.exports.tables_of_history import history_tables
from dnatrack.exports.tables_of_promises import promise_tables
from dnatrack.exports.tables_of_records import record_tables
from dnatrack.i18n import Text
from dnatrack.reports.history_view import Past
from dnatrack.reports.view import View

FORM = "dnatrack-tables/1"
"""The shape of the tables; another one has another number."""
_LONGEST = 60
_GOVERNMENT = re.compile(rf"[\w-][\w.-]{{0,{_LONGEST - 1}}}")


def build_tables(view: View, past: Past | None, government: str | None = None) -> tuple[Table, ...]:
    """Every table, each also where it has no rows.

    `past` is None where there is no history: the tables of the history are empty then.
    Which table holds what is said by the last two, `tables` and `columns`.

    Raises:
        DnatrackError: `government` cannot be the name of one.
    """
    named = government_of(view, government)
    found = (*record_tables(view, named), *promise_tables(view), *history_tables(view, past))
    return (*found, *_described(found))


def government_of(view: View, government: str | None = None) -> str:
    """The name by which a tracker is told from others: as given, else by its title.

    Of the English title, where there is one, small letters and digits.

    Raises:
        DnatrackError: what is given cannot be the name of a folder everywhere.
    """
    if government is None:
        title = view.judgement.tracker.settings.title
        words = re.findall(r"\w+", (title.en or title.ko).casefold())
        return "-".join(words)[:_LONGEST].strip("-") or "tracker"
    if not _GOVERNMENT.fullmatch(government):
        raise DnatrackError(
            Text(
                f"`{government}` 값은 `--government` 이름으로 쓸 수 없습니다",
                f"`{government}` cannot be a name for `--government`",
            ),
            Text(
                f"글자, 숫자, `-`, `_`, `.`을 {_LONGEST}자까지 쓰세요(예: `kr`)",
                f"use up to {_LONGEST} letters, digits, `-`, `_` and `.`, such as `kr`",
            ),
        )
    return government


_TABLE = text("table_name", "표", "The table")
_COLUMNS = Outline(
    "columns",
    Text("모든 열의 설명", "What each column of each table means"),
    (
        _TABLE,
        number("position", "표 안의 순서, 1부터", "Its place in the table, from 1"),
        text("column_name", "열", "The column"),
        text(
            "kind",
            "값의 종류(text, number, day, yes-no, texts)",
            "What its values are: text, number, day, yes-no or texts",
        ),
        text("leads_to", "이 열의 값을 id로 가진 표", "The table whose id it holds"),
        text("meaning_ko", "뜻(한국어)", "What it means, in Korean"),
        text("meaning_en", "뜻(영어)", "What it means, in English"),
    ),
    key=("table_name", "column_name"),
)
_TABLES = Outline(
    "tables",
    Text("모든 표의 설명", "What each table holds"),
    (
        _TABLE,
        number("row_count", "행 수", "How many rows it has"),
        text("meaning_ko", "뜻(한국어)", "What it holds, in Korean"),
        text("meaning_en", "뜻(영어)", "What it holds, in English"),
    ),
    key=("table_name",),
)


def _described(tables: tuple[Table, ...]) -> Iterator[Table]:
    """The tables that say what all others hold, and what each of their columns means."""
    listed = _COLUMNS.fill(
        (of.name, at, one.name, one.kind.value, one.leads_to or None, *one.meaning)
        for of in tables
        for at, one in enumerate(of.columns, 1)
    )
    yield _TABLES.fill((one.name, one.length, *one.meaning) for one in (*tables, listed))
    yield listed
