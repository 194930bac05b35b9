"""When something was last heard of, in cells and columns."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from dnatrack.i18n import Text, say, tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.schedule import ScheduleState
from dnatrack.judging.silence import A_YEAR, Heard, NewsKind, Silence, news_of
from dnatrack.model.period import period_of
from dnatrack.model.words import LegislationStage
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import CellColumn, Item, fact
from dnatrack.reports.report import Cell, Fact, Tone
from dnatrack.reports.view import View

_WORDS = {
    NewsKind.DONE: Text("완료", "done"),
    NewsKind.LEFT: Text("보류·중단·대체 결정", "put on hold or ended"),
    NewsKind.STAGE: Text("입법 단계", "stage of the law"),
    NewsKind.REVISION: Text("기한 변경", "deadline changed"),
    NewsKind.MEETING: Text("점검 회의", "review meeting"),
    NewsKind.ISSUE: Text("현안", "issue"),
    NewsKind.SIGNAL: Text("기관 자체 판정", "declared signal"),
    NewsKind.UPDATE: Text("추진경과", "update"),
    NewsKind.PROMISE: Text("약속(이후 실적 없음)", "the promise, nothing since"),
}


def last_heard(view: View, *, rank: int = 0) -> CellColumn[JudgedMilestone]:
    """The day on which a milestone was last heard of, and that it is late and long unheard of."""
    return columns.of("last_heard", _of_milestones(view), can_fold=True, least=13, rank=rank)


def heard_fact(view: View, of: JudgedItem | JudgedMilestone) -> Fact:
    """The day on which a thing was last heard of."""
    if isinstance(of, JudgedMilestone):
        return fact("last_heard", _of_milestones(view)(of))
    heard = news_of(view.judgement).of_item(of)
    return fact("last_heard", heard_cell(heard, view.judgement.today))


def _of_milestones(view: View) -> Callable[[JudgedMilestone], Cell]:
    news, today = news_of(view.judgement), view.judgement.today

    def cell(one: JudgedMilestone) -> Cell:
        return heard_cell(news.of_milestone(one), today, is_late=one.state is ScheduleState.OVERDUE)

    return cell


def heard_column(get: Callable[[Item], Heard | None], today: date) -> CellColumn[Item]:
    """The day on which something was last heard of."""
    return columns.of("last_heard", lambda one: heard_cell(get(one), today))


def heard_cell(heard: Heard | None, today: date, *, is_late: bool = False) -> Cell:
    """The day of the last news; beside what is late, that it is more than a year ago."""
    if heard is None:
        return Cell(tr("없음", "never"), None, Tone.WARN)
    shown = wording.day(heard.on)
    if not is_late or heard.days_until(today) <= A_YEAR:
        return Cell(shown, heard.on.isoformat())
    said = tr(f"{shown}(1년 초과)", f"{shown} (over a year)")
    return Cell(said, heard.on.isoformat(), Tone.WARN)


def over_each_step(found: Iterable[Silence], ladder: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Each number of days of `silent_after_days`, and how many are silent for longer."""
    steps = [one.step for one in found]
    for at, days in enumerate(sorted(ladder), 1):
        yield days, sum(step >= at for step in steps)


def silent_cell(one: Silence, tone: Tone = Tone.WARN) -> Cell:
    """How long nothing has been heard; in words where nothing ever was."""
    if one.days is None:
        return Cell(tr("실적 없음", "no news ever"), None, tone)
    return Cell(wording.days(one.days), one.days, tone)


def last_cell(one: Silence) -> Cell:
    """What was last heard of a task or taskforce, and of which of its milestones."""
    heard = one.last
    if heard is None:
        return Cell("", None)
    about = heard.about.removeprefix(one.item.id).removeprefix("/")
    said = ": ".join(filter(None, (say(_WORDS[heard.kind]), _text(heard))))
    value = {"item": heard.about, "kind": heard.kind.value}
    return Cell(f"{about} · {said}" if about else said, value)


def _text(heard: Heard) -> str:
    match heard.kind:
        case NewsKind.STAGE:
            return wording.word(LegislationStage(heard.text.en))
        case NewsKind.REVISION:
            periods = map(period_of, heard.text.en.split(" → "))
            return " → ".join(map(wording.period, periods))
        case _:
            return say(heard.text)
