"""A report with something of everything."""

from collections.abc import Sequence
from contextlib import redirect_stdout
from io import StringIO

import pytest

from dnatrack.reports.report import (
    Align,
    Bar,
    Cell,
    Column,
    Fact,
    Report,
    Row,
    Table,
    Tone,
    number,
    text,
)

HOSTILE = "\x1b[31m빨강\x1b]8;;http://x\x07 \u202e거꾸로 [/] [red] `코드` | <script>\n둘째 줄\u200b"


def table_of(rows: Sequence[Row], *, key: str = "tasks", hidden: int = 0) -> Table:
    columns = (
        Column("id", "id"),
        Column("title", "제목", can_fold=True),
        Column("kind", "종류", for_programs=True),
        Column("late", "지연", Align.RIGHT),
    )
    return Table(key, "과제", columns, tuple(rows), "없습니다.", hidden)


def row_of(id_: str, title: str, late: int, depth: int = 0) -> Row:
    name = Cell(title, {"ko": title, "en": None})
    return Row((text(id_), name, text("task"), number(late, Tone.BAD)), depth)


def report_of(*tables: Table, details: Sequence[Fact] = (), notes: Sequence[str] = ()) -> Report:
    facts = (
        Fact("on", "기준일", Cell("2020. 3. 31.(화)", "2020-03-31")),
        Fact("done", "완료", number(3, Tone.GOOD)),
        Fact("countable", "대상", Cell("", 9)),
    )
    return Report("dnatrack-test/1", "보고서", facts, tuple(details), tables, tuple(notes))


SAMPLE = report_of(
    table_of(
        [
            row_of("dg-2", "공공부문 마이데이터 활성화", 0),
            row_of("dg-2-4", "모바일 신분증 도입", 1788, depth=1),
        ],
        hidden=3,
    ),
    table_of([], key="empty"),
    Table("silent", "말없음", (Column("id", "id"),), ()),
    details=(
        Fact("lead", "주관", Cell("행안부", "mois")),
        Fact("url", "주소", text("https://example.org/a", link="https://example.org/a")),
        Fact("title", "", Cell("", {"ko": "가", "en": None})),
    ),
    notes=("임박: 30일 이내",),
)
BARRED = report_of(
    Table(
        "overview",
        "",
        (Column("id", "", can_fold=True, least=12), Column("done", "완료", Align.RIGHT)),
        (
            Row(
                (
                    Cell("디지털 정부혁신 범정부 TF", "dg", label="dg"),
                    Cell("1/4", 1, bar=Bar(((1, Tone.GOOD), (2, Tone.BAD), (1, Tone.UNSURE)), 4)),
                )
            ),
            Row((Cell("빈 것", "x"), Cell("0/0", 0, bar=Bar(((0, Tone.GOOD),), 0)))),
        ),
    )
)


def _has_pango() -> bool:
    try:
        with redirect_stdout(StringIO()):
            import weasyprint  # noqa: F401 - whether it can be
    except (ImportError, OSError):
        return False
    return True


needs_pango = pytest.mark.skipif(not _has_pango(), reason="no pango: see SYSTEM in the Makefile")
