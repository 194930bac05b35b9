"""What became of the promises, in words that add up to all of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dnatrack.i18n import Text, counted, say, tr
from dnatrack.judging.judgement import JudgedItem, tasks_among
from dnatrack.judging.tally import Outcome
from dnatrack.model.taskforce import Taskforce
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import CellColumn, Columns, indent, table
from dnatrack.reports.overview import Group, groups, priorities
from dnatrack.reports.report import Bar, Cell, Table, Tone
from dnatrack.reports.view import View, word_cell

_KEPT = (Outcome.KEPT_IN_TIME, Outcome.KEPT_LATE, Outcome.KEPT_UNCLEAR)
_TONES = {Outcome.LATE_NOW: Tone.BAD, Outcome.UNKNOWN: Tone.UNSURE, Outcome.UNREADABLE: Tone.BAD}
_MEANINGS = {
    Outcome.KEPT_IN_TIME: Text("기한 안에 완료", "done by the deadline"),
    Outcome.KEPT_LATE: Text("기한이 지난 뒤 완료", "done after the deadline"),
    Outcome.KEPT_UNCLEAR: Text(
        "완료했으나 기한을 지켰는지 확인되지 않거나 기한이 없음",
        "done; whether by the deadline is not clear, or there was none",
    ),
    Outcome.PARTLY_KEPT: Text("약속의 일부만 완료", "only a part of it was done"),
    Outcome.LATE_NOW: Text(
        "기한이 지났고 완료되지 않음", "the deadline is past, and it is not done"
    ),
    Outcome.STILL_OPEN: Text(
        "기한이 남았거나 보류 중", "the deadline lies ahead, or it is on hold"
    ),
    Outcome.UNKNOWN: Text(
        "기한이 지났으나 공개된 자료로 결과를 확인하지 못함",
        "the deadline is past, and no public record tells what became of it",
    ),
    Outcome.ENDED: Text("중단되었거나 다른 약속으로 대체됨", "cancelled, or replaced by another"),
    Outcome.UNREADABLE: Text("자료를 읽을 수 없음", "the record cannot be read"),
}


def tables(view: View) -> tuple[Table, Table]:
    """How many milestones came to what: of all, and of each taskforce and priority."""
    counts = count_outcomes(view.judgement.items)
    total = counts.total()
    outcome, meaning = tr("이행 결과", "outcome"), tr("뜻", "meaning")
    title = tr("이행 결과", "What became of them")

    def share(one: Outcome) -> Cell:
        found = round(100 * counts[one] / total, 1)
        return Cell(f"{found:.0f}%", found)

    shown: Columns[Outcome] = (
        columns.of("outcome", lambda one: word_cell(one, _tone(one)), heading=outcome),
        columns.count("milestones", lambda one: counts[one], heading=tr("약속", "promises")),
        columns.right("share", share, heading=tr("비율", "share")),
        columns.of(
            "meaning", lambda one: Cell(say(_MEANINGS[one])), heading=meaning, can_fold=True, rank=3
        ),
    )
    seen = [one for one in Outcome if counts[one]]
    groups_title = tr("범정부 TF·우선 추진과제", "Taskforces and priorities")
    found = list(groups(view, view.judgement.items))
    by_group = _table("by_group", groups_title, found)
    depths = (int(one.kind == "priority") for one in found)
    return table("outcomes", title, seen, shown), indent(by_group, depths)


def count_outcomes(items: Iterable[JudgedItem]) -> Counter[Outcome]:
    """How many milestones of some items came to what."""
    return sum((item.outcomes for item in items), Counter())


def _tone(of: Outcome) -> Tone:
    return _TONES.get(of, Tone.PLAIN)


# The same of each taskforce and priority.


_DRAWN = (
    (_KEPT, Tone.GOOD),
    ((Outcome.PARTLY_KEPT,), Tone.FAINT),
    ((Outcome.LATE_NOW,), Tone.BAD),
    ((Outcome.STILL_OPEN, Outcome.ENDED), Tone.PLAIN),
    ((Outcome.UNKNOWN, Outcome.UNREADABLE), Tone.UNSURE),
)


_Counted = tuple[Group, Counter[Outcome]]


def by_priority(taskforce: Taskforce, items: Iterable[JudgedItem]) -> Table:
    """The outcomes of the priorities of a taskforce, of which `items` are the tasks."""
    found = priorities(taskforce, items)
    return _table("by_priority", tr("우선 추진과제", "Priorities"), found)


def _table(key: str, title: str, groups: Iterable[Group]) -> Table:
    found = [(one, count_outcomes(one.items)) for one in groups]
    every: Counter[Outcome] = sum((counts for _, counts in found), Counter())
    promises, kept = tr("약속", "promises"), tr("이행", "kept")
    shown: Columns[_Counted] = (
        columns.of("title", lambda one: one[0].name, heading=tr("이름", "name"), can_fold=True),
        columns.text("id", lambda one: one[0].id or "", for_programs=True),
        columns.of("bar", lambda one: _bar(one[1]), heading=""),
        columns.count(
            "tasks", lambda one: len(tasks_among(one[0].items)), heading=tr("과제", "tasks"), rank=3
        ),
        columns.count("milestones", lambda one: one[1].total(), heading=promises),
        columns.count("kept", lambda one: sum(one[1][of] for of in _KEPT), heading=kept),
        *[_outcome_column(one, every[one]) for one in Outcome if one not in _KEPT],
    )
    return table(key, title, found, shown)


def _outcome_column(outcome: Outcome, ever: int) -> CellColumn[_Counted]:
    """The count of an outcome, for people where there is any."""
    return columns.count(
        outcome.value.replace("-", "_"),
        lambda one: one[1][outcome],
        _tone(outcome),
        heading=wording.word(outcome),
        rank=0 if outcome in {Outcome.LATE_NOW, Outcome.UNKNOWN} else 2,
        for_programs=not ever,
    )


def _bar(counts: Counter[Outcome]) -> Cell:
    parts = tuple((sum(counts[one] for one in of), tone) for of, tone in _DRAWN)
    return Cell("", bar=Bar(parts, counts.total()))


# The same as a sentence.


class _Clause(NamedTuple):
    """What is said of some of them: in Korean how it begins, goes on, and else ends."""

    of: Sequence[Outcome]
    korean: str
    one: str
    many: str


_CLAUSES = (
    _Clause(_KEPT, "{}건을 이행했|고|습니다", "{} was kept", "{} were kept"),
    _Clause(
        (Outcome.PARTLY_KEPT,),
        "{}건을 일부 이행했|고|습니다",
        "{} was kept in part",
        "{} were kept in part",
    ),
    _Clause(
        (Outcome.LATE_NOW,), "{}건이 지연되고 있|으며|습니다", "{} is late now", "{} are late now"
    ),
    _Clause(
        (Outcome.STILL_OPEN,), "{}건은 진행 중|이고|입니다", "{} is still open", "{} are still open"
    ),
    _Clause(
        (Outcome.UNKNOWN,),
        "{}건은 결과를 확인하지 못했|으며|습니다",
        "the outcome of {} is unknown",
        "the outcome of {} is unknown",
    ),
    _Clause((Outcome.ENDED,), "{}건은 종결되었|고|습니다", "{} has ended", "{} have ended"),
    _Clause(
        (Outcome.UNREADABLE,),
        "{}건은 자료를 읽지 못했|고|습니다",
        "{} cannot be read",
        "{} cannot be read",
    ),
)


def sentence(counts: Counter[Outcome]) -> str:
    """What became of some promises, in one sentence whose numbers add up to all of them."""
    total = counts.total()
    if not total:
        return tr("등록된 이정표가 없습니다.", "No milestone is recorded.")
    found = [(one, sum(counts[of] for of in one.of)) for one in _CLAUSES]
    clauses = [(one, f"{count:,}", count) for one, count in found if count]
    korean = []
    for one, shown, _ in clauses:
        begins, goes_on, ends = one.korean.format(shown).split("|")
        korean.append(begins + (ends if one is clauses[-1][0] else goes_on))
    *first, last = [
        (one.one if count == 1 else one.many).format(shown) for one, shown, count in clauses
    ]
    english = f"{', '.join(first)} and {last}" if first else last
    return tr(
        f"약속 {total:,}건 가운데 {', '.join(korean)}.",
        f"Of {counted(total, 'promise')}, {english}.",
    )
