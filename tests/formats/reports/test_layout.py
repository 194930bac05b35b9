"""How reports are laid out on screens, in a pipe, in documents and for programs: made-up ones.

Between them they have all that a report can have. What real reports say, their own tests
compare; `UPDATE_GOLDEN=1 pytest tests/formats` writes `layout/` anew.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from dnatrack.formats import Page, render
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
from tests.formats.reports.making import SAMPLE

LAYOUT = Path(__file__).parent / "layout"
PAGES = {
    "24 columns": ("table", Page(is_screen=True, width=24)),
    "60 columns": ("table", Page(is_screen=True, width=60)),
    "80 columns": ("table", Page(is_screen=True, width=80)),
    "120 columns": ("table", Page(is_screen=True, width=120)),
    "120 columns, 2 rows of a table": ("table", Page(is_screen=True, width=120, max_rows=2)),
    "a pipe": ("table", Page(has_colour=True)),
    **{form: (form, Page()) for form in ("markdown", "office", "json", "csv")},
}
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


@pytest.mark.parametrize(
    ("name", "report"), [("tasks", TASKS), ("timeline", TIMELINE), ("sample", SAMPLE)]
)
def test_the_layout_of_a_report(name: str, report: Report) -> None:
    drawn = [f"=== {name}\n\n{render(report, *how)}" for name, how in PAGES.items()]

    shown = "\n".join(drawn).replace("\r\n", "\n")

    file = LAYOUT / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        LAYOUT.mkdir(exist_ok=True)
        file.write_text(shown, "utf-8", newline="\n")
    assert shown == file.read_text("utf-8")
