"""Open tasks of which nothing has been heard for long, the longest silence first."""

from collections.abc import Iterator, Sequence

from dnatrack.i18n import tr
from dnatrack.judging.silence import Silence, silences
from dnatrack.reports import columns
from dnatrack.reports.columns import Columns, table
from dnatrack.reports.headings import heading
from dnatrack.reports.news import heard_column, last_cell, over_each_step, silent_cell
from dnatrack.reports.report import Cell, Fact, Report, Table, Tone
from dnatrack.reports.selection import Selection
from dnatrack.reports.unreadable import with_unreadable
from dnatrack.reports.view import View, count_cell

FORM = "dnatrack-silent/2"


def build(view: View, selection: Selection, *, with_all: bool = False) -> Report:
    """The open tasks that are silent beyond the first step of the ladder, or all of them.

    Taskforces that owe something themselves are listed among them, but not counted.
    """
    ladder = tuple(sorted(view.judgement.tracker.settings.thresholds.silent_after_days))
    selected = selection.items(view.judgement)
    items = {one.id for one in selected}
    chosen = [one for one in silences(view.judgement) if one.item.id in items]
    shown = [one for one in chosen if with_all or one.step]
    report = Report(
        FORM,
        tr("실적 미갱신 과제", "Silent tasks"),
        (*view.facts(), *_counts(chosen, ladder)),
        tables=(_table(view, shown, ladder),),
        notes=tuple(_notes(ladder)),
        advice=(
            tr("추진실적은 과제의 `updates` 키에 적습니다", "news go into `updates` of the task"),
        ),
    )
    return with_unreadable(report, view, selected)


def _counts(chosen: Sequence[Silence], ladder: Sequence[int]) -> Iterator[Fact]:
    tasks = [one for one in chosen if not one.item.is_taskforce]
    yield Fact("open", tr("진행 과제", "open tasks"), count_cell(len(tasks)))
    for step, (days, count) in enumerate(over_each_step(tasks, ladder), 1):
        yield Fact(f"over_{days}", _over(days), count_cell(count, _tone(step, ladder)))


def _over(days: int) -> str:
    return tr(f"{days:,}일 초과", f"over {days:,} d")


def _tone(step: int, ladder: Sequence[int]) -> Tone:
    if not step:
        return Tone.PLAIN
    return Tone.BAD if step == len(ladder) else Tone.WARN


def _table(view: View, found: Sequence[Silence], ladder: Sequence[int]) -> Table:
    def title(one: Silence) -> Cell:
        return view.title(one.item.subject)

    def silent_for(one: Silence) -> Cell:
        return silent_cell(one, _tone(one.step, ladder))

    def over(one: Silence) -> Cell:
        if not one.step:
            return Cell("")
        days = ladder[one.step - 1]
        return Cell(_over(days), days, _tone(one.step, ladder))

    shown: Columns[Silence] = (
        columns.of("id", lambda one: view.item(one.item.id), heading=tr("과제", "task")),
        columns.value("kind", lambda one: "taskforce" if one.item.is_taskforce else "task"),
        columns.of("title", title, can_fold=True, least=14, rank=1),
        columns.of("lead", lambda one: view.ministry(one.item.lead)),
        columns.right("days", silent_for, heading=tr("미갱신 일수", "silent")),
        columns.of("over", over, heading=heading("step"), rank=4),
        heard_column(lambda one: one.last, view.judgement.today),
        columns.of("last", last_cell, can_fold=True, least=20, rank=2),
    )
    empty = tr(
        "장기간 실적을 갱신하지 않은 과제가 없습니다.", "No open task has been silent for long."
    )
    return table("silent", "", found, shown, empty)


def _notes(ladder: Sequence[int]) -> Iterator[str]:
    steps = " · ".join(f"{days:,}" for days in ladder)
    yield tr(
        "추진실적: 추진경과, 기한 변경, 완료, 입법 단계, 현안, 점검 회의. 커밋한 날과 "
        "‘결과 미확인’은 제외합니다.",
        "News: an update, a changed deadline, a completion, a stage of a law, an issue, a review "
        "meeting; not the day of a commit, nor `unknown`.",
    )
    yield tr(
        f"단계: {steps}일 초과(`tracker.yaml` 파일의 `silent_after_days` 키). 종결 과제는 "
        "제외합니다.",
        f"Steps: {steps} days (`silent_after_days` in `tracker.yaml`). What is finished is left "
        "out.",
    )
