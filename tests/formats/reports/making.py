"""Reports with something of everything: a short one, a long one, and one with tracks."""

from collections.abc import Sequence
from contextlib import redirect_stdout
from datetime import date
from io import StringIO

import pytest

from dnatrack.reports.report import (
    Align,
    Axis,
    Bar,
    Cell,
    Column,
    Fact,
    Mark,
    Report,
    Row,
    Stretch,
    Table,
    Tone,
    Track,
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
HEAD = (
    Fact("on", "as of", Cell("Tue 31 Mar 2020", "2020-03-31")),
    Fact("commit", "commit", Cell("0123456789", "0123456789abcdef")),
    Fact("done", "done", number(3, Tone.GOOD)),
    Fact("overdue", "overdue", number(0, Tone.BAD)),
)


def task(late: int, *said: str, depth: int = 0) -> Row:
    """A task by its id, title, lead and note."""
    id_, title, lead, note = map(text, said)
    cells = (id_, title, lead, number(late, Tone.BAD), text("2020-Q1"), text("2020-H2"), note)
    return Row(cells, depth)


def done(name: str, label: str, *parts: int) -> Row:
    tones = (Tone.GOOD, Tone.BAD, Tone.UNSURE)
    bar = Bar(tuple(zip(parts, tones, strict=True)), max(sum(parts), 4))
    return Row((Cell(name, label=label), Cell(f"{parts[0]}/{bar.total}", parts[0], bar=bar)))


TASKS = Report(
    "dnatrack-test/1",
    "범정부 과제 Tasks of the whole government",
    HEAD,
    (
        Fact("lead", "lead", Cell("행정안전부", "mois")),
        Fact("source", "source", text("https://example.org/plan", link="https://example.org/plan")),
    ),
    (
        Table(
            "overview",
            "",
            (Column("name", "", can_fold=True, least=12), Column("done", "done", Align.RIGHT)),
            (done("디지털 정부혁신 범정부 TF", "dg", 2, 1, 1), done("Data Economy", "de", 0, 0, 0)),
            legend=(("done", Tone.GOOD), ("late", Tone.BAD), ("unknown", Tone.UNSURE)),
        ),
        Table(
            "tasks",
            "Tasks",
            (
                Column("id", "id"),
                Column("title", "title", can_fold=True),
                Column("lead", "lead", rank=1),
                Column("late", "days late", Align.RIGHT),
                Column("since", "first due", rank=2, together=True),
                Column("due", "due now", rank=2, together=True),
                Column("note", "note", rank=3, can_fold=True, least=12),
            ),
            (
                task(0, "dg-2", "공공부문 마이데이터 활성화", "행안부", ""),
                task(1788, "dg-2-4", "모바일 신분증 도입과 활용", "행안부", "협의 중", depth=1),
                task(12, "de-3", "One authority for the protection of data", "PIPC", "moved twice"),
            ),
            hidden=3,
            note="Sorted by how late they are.",
        ),
        Table("nothing", "Overdue", (Column("id", "id"),), (), "Nothing is overdue."),
        Table("silent", "For programs only", (Column("id", "id"),), ()),
    ),
    ("Due soon: within 30 days.",),
)


def days(mark: Mark, first: str, last: str) -> Stretch:
    return Stretch(mark, date.fromisoformat(first), date.fromisoformat(last))


def along(id_: str, due: str, *stretches: Stretch) -> Row:
    return Row((text(id_), Cell(due, due, track=Track(stretches)), text(due)))


MARKS = (Mark.OPEN, Mark.ORIGINAL, Mark.LATER, Mark.LATE, Mark.DONE, Mark.COMPLETED, Mark.TODAY)
AXIS = Axis(
    date(2020, 1, 1),
    date(2021, 12, 31),
    date(2020, 9, 15),
    "month",
    tuple((one, one.value) for one in MARKS),
)
TIMELINE = Report(
    "dnatrack-test/1",
    "Timeline",
    HEAD[:1],
    (),
    (
        Table(
            "tasks",
            "Digital government",
            (
                Column("id", "id"),
                Column("track", "", axis=AXIS, drawn=True),
                Column("due", "due", drawn=False),
            ),
            (
                along("plan", "2020-H1", days(Mark.DONE, "2020-01-01", "2020-05-31"),
                      days(Mark.COMPLETED, "2020-06-01", "2020-06-01")),
                along("mobile-id", "2020-Q4", days(Mark.OPEN, "2020-10-01", "2020-12-31")),
                along("licence", "2021-06", days(Mark.ORIGINAL, "2020-03-01", "2020-06-30"),
                      days(Mark.LATER, "2020-07-01", "2021-05-31"),
                      days(Mark.OPEN, "2021-06-01", "2021-06-30")),
                along("law", "2020-03", days(Mark.LATE, "2020-04-01", "2020-09-15")),
            ),
        ),
    ),
)  # fmt: skip


def _has_pango() -> bool:
    try:
        with redirect_stdout(StringIO()):
            import weasyprint  # noqa: F401 - whether it can be
    except (ImportError, OSError):
        return False
    return True


needs_pango = pytest.mark.skipif(not _has_pango(), reason="no pango: see SYSTEM in the Makefile")
