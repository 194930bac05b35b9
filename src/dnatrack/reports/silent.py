"""Open tasks of which nothing has been heard for long, the longest silence first."""

from collections.abc import Iterator, Sequence

from dnatrack.history.silence import Silence, silences
from dnatrack.i18n import tr
from dnatrack.reports import wording
from dnatrack.reports.change_wording import sentence
from dnatrack.reports.history_view import Past, title_cell, unread_notes
from dnatrack.reports.report import (
    Align,
    Cell,
    Column,
    Fact,
    JsonValue,
    Report,
    Row,
    Table,
    Tone,
    number,
)
from dnatrack.reports.view import View

FORM = "dnatrack-silent/1"


def build(view: View, past: Past, *, with_all: bool = False) -> Report:
    """The open tasks that are silent beyond the first step of the ladder, or all of them."""
    ladder = tuple(sorted(view.judgement.tracker.settings.thresholds.silent_after_days))
    found = silences(past.ledger, view.judgement.today, past.day_of, ladder=ladder)
    chosen = [one for one in found if past.takes(past.ledger.items[one.id])]
    shown = [one for one in chosen if with_all or one.step]
    return Report(
        FORM,
        tr("소식 없는 과제", "Silent tasks"),
        (*view.facts(), *_counts(chosen, ladder)),
        tables=(_table(view, past, shown, ladder),),
        notes=tuple(_notes(past, shown, ladder)),
    )


def _counts(chosen: Sequence[Silence], ladder: Sequence[int]) -> Iterator[Fact]:
    yield Fact("open", tr("열린 과제", "open tasks"), number(len(chosen)))
    for step, days in enumerate(ladder, 1):
        count = sum(one.step >= step for one in chosen)
        label = tr(f"{days:,}일 넘게", f"over {days:,} d")
        yield Fact(f"over_{days}", label, number(count, _tone(step, ladder)))


def _tone(step: int, ladder: Sequence[int]) -> Tone:
    if not step:
        return Tone.PLAIN
    return Tone.BAD if step == len(ladder) else Tone.WARN


def _table(view: View, past: Past, shown: Sequence[Silence], ladder: Sequence[int]) -> Table:
    columns = (
        Column("id", tr("과제", "task")),
        Column("title", tr("제목", "title"), can_fold=True, least=14, rank=2),
        Column("lead", tr("주관", "lead")),
        Column("days", tr("소식 없이", "silent"), Align.RIGHT),
        Column("over", tr("단계", "step"), rank=4),
        Column("since", tr("마지막 변화", "last change")),
        Column("last", tr("그때 일어난 일", "what happened"), can_fold=True, least=20, rank=1),
    )
    rows = tuple(_row(view, past, one, ladder) for one in shown)
    empty = tr("오래 소식이 없는 과제가 없습니다.", "No open task has been silent for long.")
    return Table("silent", "", columns, rows, empty)


def _row(view: View, past: Past, one: Silence, ladder: Sequence[int]) -> Row:
    item = past.ledger.items[one.id]
    tone = _tone(one.step, ladder)
    over = ladder[one.step - 1] if one.step else None
    return Row(
        (
            Cell(one.id, one.id),
            title_cell(view, item),
            view.ministry(item.lead or None),
            Cell(wording.days(one.days), one.days, tone),
            Cell("" if over is None else tr(f"{over:,}일 넘게", f"over {over:,} d"), over, tone),
            Cell(wording.day(one.since), one.since.isoformat()),
            _last(view, one),
        )
    )


def _last(view: View, one: Silence) -> Cell:
    change = one.last
    said = sentence(change, name_of=lambda id_: view.ministry(id_).text or id_)
    milestone = change.id.partition("/")[2]
    value: JsonValue = {
        "item": change.id,
        "kind": change.kind.value,
        "old": change.old or None,
        "new": change.new or None,
    }
    return Cell(f"{milestone} · {said}" if milestone else said, value)


def _notes(past: Past, shown: Sequence[Silence], ladder: Sequence[int]) -> Iterator[str]:
    yield tr(
        f"뜻이 바뀌지 않은 날을 셉니다. 단계: {_joined(ladder)}일 "
        "(`tracker.yaml`의 `silent_after_days`). 끝난 과제는 뺍니다.",
        f"Days without a change in meaning; steps: {_joined(ladder)} days "
        "(`silent_after_days` in `tracker.yaml`). What is finished is left out.",
    )
    first = past.day_of(past.ledger.events[0].commit) if shown else None
    if first is not None and any(one.since == first for one in shown):
        yield tr(
            f"이력은 {wording.day(first)}에 시작합니다. 그 전의 소식은 알 수 없습니다.",
            f"The history begins on {wording.day(first)}; of earlier news it knows nothing.",
        )
    if shown:
        yield tr(
            "지난 일 모두: `dnatrack log ID` · 소식은 과제의 `updates`에 적습니다.",
            "All that happened: `dnatrack log ID`; news go into `updates` of the task.",
        )
    yield from unread_notes(past)


def _joined(ladder: Sequence[int]) -> str:
    return " · ".join(f"{days:,}" for days in ladder)
