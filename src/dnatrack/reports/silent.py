"""Open tasks of which nothing has been heard for long, the longest silence first."""

from collections.abc import Iterator, Sequence

from dnatrack.history.silence import Silence, silences
from dnatrack.i18n import tr
from dnatrack.reports import columns, wording
from dnatrack.reports.change_wording import sentence
from dnatrack.reports.columns import Columns, table
from dnatrack.reports.headings import heading
from dnatrack.reports.history_view import Past, title_cell, unread_notes
from dnatrack.reports.report import Cell, Fact, JsonValue, Report, Table, Tone, number
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


def _table(view: View, past: Past, found: Sequence[Silence], ladder: Sequence[int]) -> Table:
    items, silence = past.ledger.items, tr("소식 없이", "silent")
    last, happened = tr("마지막 변화", "last change"), tr("그때 일어난 일", "what happened")

    def days(one: Silence) -> Cell:
        return Cell(wording.days(one.days), one.days, _tone(one.step, ladder))

    shown: Columns[Silence] = (
        columns.text("id", lambda one: one.id, heading=tr("과제", "task")),
        columns.of(
            "title", lambda one: title_cell(view, items[one.id]), can_fold=True, least=14, rank=2
        ),
        columns.of("lead", lambda one: view.ministry(items[one.id].lead or None)),
        columns.right("days", days, heading=silence),
        columns.of("over", lambda one: _over(one, ladder), heading=heading("step"), rank=4),
        columns.day("since", lambda one: one.since, heading=last),
        columns.of(
            "last", lambda one: _last(view, one), heading=happened, can_fold=True, least=20, rank=1
        ),
    )
    empty = tr("오래 소식이 없는 과제가 없습니다.", "No open task has been silent for long.")
    return table("silent", "", found, shown, empty)


def _over(one: Silence, ladder: Sequence[int]) -> Cell:
    if not one.step:
        return Cell("", None, _tone(one.step, ladder))
    days = ladder[one.step - 1]
    return Cell(tr(f"{days:,}일 넘게", f"over {days:,} d"), days, _tone(one.step, ladder))


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
