"""What changed in meaning between two states, and what that does to the counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dnatrack.history.changes import Change, ChangeKind
from dnatrack.history.facts import ItemFacts
from dnatrack.i18n import say, tr
from dnatrack.judging.judgement import Judgement, total
from dnatrack.judging.signal import Signal
from dnatrack.reports import wording
from dnatrack.reports.change_wording import KIND_WORDS, declared, sentence
from dnatrack.reports.history_view import days_moved
from dnatrack.reports.report import Align, Cell, Column, Fact, Report, Row, Table, Tone, text
from dnatrack.reports.view import View

FORM = "dnatrack-diff/1"


@dataclass(frozen=True, slots=True)
class Sides:
    """The two states that are compared, the earlier first: names, items, judgements.

    `is_whole` says that the judgements are of all the data, not of the files alone
    that differ. `unread` lists the files that could not be read on one of the sides.
    """

    names: tuple[str, str]
    items: tuple[Mapping[str, ItemFacts], Mapping[str, ItemFacts]]
    judged: tuple[Judgement, Judgement]
    is_whole: bool
    unread: tuple[str, ...] = ()


def build(view: View, sides: Sides, changes: Sequence[Change]) -> Report:
    """The changes in groups, worst first, and then the effect on the counts."""
    order = list(ChangeKind)
    ordered = sorted(changes, key=lambda one: (order.index(one.kind), one.id))
    names = (
        Fact("from", tr("전", "from"), text(sides.names[0])),
        Fact("to", tr("후", "to"), text(sides.names[1])),
    )
    groups = [
        _group(view, sides, kind, list(found))
        for kind, found in groupby(ordered, key=lambda one: one.kind)
    ]
    none = Table("changes", "", (), (), tr("뜻이 바뀐 곳이 없습니다.", "No change in meaning."))
    return Report(
        FORM,
        tr("달라진 것", "What changed"),
        (*view.facts(), *names),
        tables=(*(groups or [none]), *_effect(sides)),
        notes=tuple(_notes(sides)),
    )


def _group(view: View, sides: Sides, kind: ChangeKind, changes: Sequence[Change]) -> Table:
    columns = (
        Column("id", tr("무엇", "what")),
        Column("title", tr("제목", "title"), can_fold=True, rank=2),
        Column("lead", tr("주관", "lead"), rank=3),
        Column("text", tr("내용", "change"), can_fold=True),
        Column("days", tr("일수", "days"), Align.RIGHT, rank=4),
    )
    rows = tuple(_row(view, sides, one) for one in changes)
    title = f"{say(KIND_WORDS[kind])} {len(rows)}"
    return Table(kind.value, title, columns, rows)


def _row(view: View, sides: Sides, change: Change) -> Row:
    old, new = sides.items
    item = new.get(change.id) or old[change.id]
    owner = new.get(item.owner) or old.get(item.owner) or item
    value = {
        "old": change.old or None,
        "new": change.new or None,
        "declared": change.revision is not None,
        "why": declared(change.revision) if change.revision else None,
    }
    undeclared = change.is_slip and change.revision is None
    return Row((
        text(change.id),
        text(item.title),
        view.ministry(owner.lead or None),
        Cell(sentence(change), value, Tone.BAD if undeclared else Tone.PLAIN),
        days_moved(change.days),
    ))


def _effect(sides: Sides) -> tuple[Table, ...]:
    before, after = (_counts(one) for one in sides.judged)
    rows = tuple(
        _effect_row(key, label, before[key][1], count, is_whole=sides.is_whole)
        for key, (label, count) in after.items()
        if count != before[key][1]
    )
    columns = (
        Column("count", tr("무엇", "count")),
        Column("before", tr("전", "before"), Align.RIGHT),
        Column("after", tr("후", "after"), Align.RIGHT),
        Column("change", tr("변화", "change"), Align.RIGHT),
    )
    title = tr("집계에 미치는 영향", "Effect on the counts")
    empty = tr("집계는 그대로입니다.", "The counts stay as they are.")
    return (Table("effect", title, columns, rows, empty),)


def _effect_row(key: str, label: str, before: int, after: int, *, is_whole: bool) -> Row:
    moved = after - before
    return Row((
        Cell(label, key),
        Cell(f"{before:,}", before) if is_whole else Cell("", None),
        Cell(f"{after:,}", after) if is_whole else Cell("", None),
        Cell(f"{moved:+,}", moved),
    ))


def _counts(judgement: Judgement) -> dict[str, tuple[str, int]]:
    counts = total(judgement.items)
    signals = [item.signal for item in judgement.tasks]
    found = {
        "tasks": (tr("과제", "tasks"), len(judgement.tasks)),
        "milestones": (tr("이정표", "milestones"), counts.total),
        "done": (tr("완료", "done"), counts.done),
        "done_late": (tr("지연 완료", "done late"), counts.done_late),
        "overdue": (tr("지연", "overdue"), counts.overdue),
        "due_soon": (tr("임박", "due soon"), counts.due_soon),
        "unknown": (tr("결과 미확인", "outcome unknown"), counts.unknown),
        "unreadable": (tr("읽을 수 없음", "unreadable"), counts.unreadable),
    }
    for signal in Signal:
        label = tr(f"{wording.short_signal(signal)}색 과제", f"{signal.value} tasks")
        found[signal.value] = (label, signals.count(signal))
    return found


def _notes(sides: Sides) -> Sequence[str]:
    if not sides.unread:
        return ()
    names = ", ".join(sides.unread[:3])
    return (
        tr(f"읽지 못해 견주지 않은 파일 {len(sides.unread)}개: {names}",
           f"{len(sides.unread)} file(s) could not be read and were not compared: {names}"),
    )
