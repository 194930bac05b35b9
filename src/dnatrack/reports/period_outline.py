"""The report of a period in sentences, as Korean offices hand it in: the conclusion first.

What it says stands in the tables of the report; here it is put into the order and the words of
a document: what was reviewed, how it stands, what changed, what is late, what comes next. A
section shows ten statements at most and sends the reader to an annex for the others.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from dnatrack.i18n import counted, tr
from dnatrack.judging.judgement import tasks_among
from dnatrack.model.words import Signal
from dnatrack.reports import wording
from dnatrack.reports.period_parts import (
    Cells,
    Reviewed,
    item_name,
    labelled,
    lines,
    signal_word,
    with_brackets,
)
from dnatrack.reports.period_sections import Part, sections
from dnatrack.reports.report import Cell, Outline, Point, Section, Table
from dnatrack.reports.view import count_cell, shown_signal_cell

MOST = 10
"""How many statements of a section stand in the body."""

_SIGNALS = (Signal.GREEN, Signal.YELLOW, Signal.RED, Signal.GREY)


def outline(
    reviewed: Reviewed, tables: Iterable[Table], *, thresholds: str, notes: Iterable[str]
) -> Outline:
    """The document of a report that has these `tables`.

    `thresholds` say by what was judged; `notes` what the reader has to know beside it.
    """
    by_key = {one.key: one for one in tables}
    day = wording.day_with_weekday(reviewed.after.today)
    how_it_stands = (_signals(reviewed), _states(by_key["signals"], by_key["milestones"]))
    summary = Section(tr("총괄", "Summary"), how_it_stands)
    annexes = [Section(tr("과제별 추진상황", "Every task"), tuple(_tasks(reviewed)))]
    body = [_section(part, annexes) for part in sections(reviewed, by_key)]
    said = tr(f"({day} 기준)", f"(as of {day})")
    head = (_overview(reviewed, thresholds), summary)
    return Outline(said, (*head, *body), tuple(annexes), tuple(notes))


def _section(part: Part, annexes: list[Section]) -> Section:
    """The section of a part; what is too long for it is added to the `annexes`."""
    points, left = list(part.points[:MOST]), len(part.points[MOST:])
    listed = part.points if left else part.listed
    if listed:
        annexes.append(Section(part.name, tuple(listed)))
        number = len(annexes)
        rest = tr(f"외 {left:,}건(붙임 {number})", f"{left:,} more (annex {number})")
        points.append(Point(rest if left else tr(f"목록: 붙임 {number}", f"List: annex {number}")))
    said = tuple(points) or (Point(part.when_empty),)
    return Section(part.title, said, part.notes)


# What was reviewed, and how it stands.


def _overview(reviewed: Reviewed, thresholds: str) -> Section:
    first, last = reviewed.before.today + timedelta(days=1), reviewed.after.today
    span = wording.day(last)
    if first < last:
        span = tr(f"{wording.day(first)}~{span}", f"{wording.day(first)} – {span}")
    judgement = reviewed.after.judgement
    groups, tasks = len(judgement.taskforces), len(judgement.tasks)
    milestones = len(judgement.milestones)
    scope = tr(
        f"TF {groups:,}개, 과제 {tasks:,}건, 이정표 {milestones:,}건",
        f"{counted(groups, 'taskforce')}, {counted(tasks, 'task')}, "
        f"{counted(milestones, 'milestone')}",
    )
    points = (
        Point(labelled(tr("점검기간", "Period"), span)),
        Point(labelled(tr("점검대상", "Scope"), scope)),
    )
    judged_by = labelled(tr("판정 기준", "Judged by"), thresholds)
    return Section(tr("점검 개요", "What was reviewed"), points, (judged_by,))


def _signals(reviewed: Reviewed) -> Point:
    """How many tasks, and taskforces that owe something themselves, show each signal."""
    was, items = (one.judgement.owing_items for one in (reviewed.before, reviewed.after))
    before, after = (Counter(one.signal for one in of) for of in (was, items))
    tasks, every = len(tasks_among(items)), len(items)
    own = every - tasks
    of = tr(f"과제 {tasks:,}건 중", f"Of {counted(tasks, 'task')}:")
    if own:
        of = tr(
            f"{every:,}건(과제 {tasks:,}건, TF 자체 {own:,}건) 중",
            f"Of {every:,} ({counted(tasks, 'task')}, {own:,} of taskforces themselves):",
        )
    seen = [one for one in Signal if one not in _SIGNALS and (before[one] or after[one])]
    counts = (
        _counted(wording.word(one), after[one], after[one] - before[one])
        for one in (*_SIGNALS, *seen)
    )
    return Point(f"{of} {', '.join(counts)}")


def _states(signals: Table, milestones: Table) -> Point:
    """How many milestones are in each state, and below it a line for each taskforce."""
    *groups, every = milestones.cells
    red = {row["taskforce"].value: _with_change(row["red"])[0] for row in signals.cells}
    counts = (
        _counted(one.heading, now, change)
        for one in milestones.columns[2:]
        for now, change in [_with_change(every[one.key])]
        if now or change or one.key in {"done", "overdue"}
    )
    total, _ = _with_change(every["milestones"])
    of = tr(f"이정표 {total:,}건 중", f"Of {counted(total, 'milestone')}:")
    below = tuple(_group(row, red[row["taskforce"].value]) for row in groups)
    return Point(f"{of} {', '.join(counts)}", below)


def _group(row: Cells, red: int) -> str:
    done, total, late = (_with_change(row[key])[0] for key in ("done", "milestones", "overdue"))
    name = row["taskforce"].text
    reviewed = tr(f"재검토필요 과제 {red:,}건, ", f"red tasks {red:,}, ") if red else ""
    return tr(
        f"{name}: {reviewed}이정표 완료 {done:,}/{total:,}, 지연 {late:,}건",
        f"{name}: {reviewed}milestones done {done:,}/{total:,}, late {late:,}",
    )


def _with_change(cell: Cell) -> tuple[int, int]:
    assert isinstance(cell.value, Mapping)  # noqa: S101 - what `period` puts there
    now, change = cell.value["now"], cell.value["change"]
    assert isinstance(now, int)  # noqa: S101 - the same
    assert isinstance(change, int)  # noqa: S101 - the same
    return now, change


def _counted(word: str, count: int, change: int = 0) -> str:
    shown = f"{word} {count_cell(count).text}"
    return with_brackets(shown, wording.change(change) if change else "")


def _tasks(reviewed: Reviewed) -> Iterator[Point]:
    """Every task, and every taskforce that owes something itself, on a line."""
    for item in reviewed.after.judgement.owing_items:
        named, counts = item_name(reviewed.view, item), item.tally
        name = with_brackets(named.title.text, named.lead.text, named.id)
        share = f"{counts.done}/{counts.countable}"
        done = tr(f"이정표 완료 {share}", f"done {share}") if counts.countable else ""
        late = _counted(tr("지연", "late"), counts.overdue) if counts.overdue else ""
        said = lines(signal_word(shown_signal_cell(item)), done, late)
        yield Point(f"{name}: {', '.join(said)}")
