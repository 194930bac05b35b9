"""Columns that make their cells, and the headings on which reports agree."""

from collections.abc import Callable, Iterable, Sequence, Sized
from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypedDict, TypeVar, Unpack

from dnatrack.i18n import Text, say, tr
from dnatrack.judging.judgement import JudgedMilestone, Tally
from dnatrack.model.period import Period
from dnatrack.reports.report import (
    Align,
    Axis,
    Cell,
    Column,
    Fact,
    JsonValue,
    Row,
    Table,
    Tone,
    number,
)
from dnatrack.reports.report import text as text_cell
from dnatrack.reports.view import (
    View,
    day_cell,
    due_cell,
    late_cell,
    left_cell,
    list_cell,
    original_due_cell,
    period_cell,
    progress_cell,
    state_cell,
    word_cell,
)

_HEADINGS = {
    "acronym": Text("약어", "acronym"),
    "aliases": Text("다른 이름", "aliases"),
    "announced": Text("예고", "from"),
    "authority": Text("정한 주체", "authority"),
    "between": Text("관련 기관", "between"),
    "blocked_by": Text("먼저 끝나야 하는 것", "waits for"),
    "bound": Text("빨라도", "not before"),
    "candidates": Text("일부라도 이어받은 기관", "took over some of it"),
    "chain": Text("사슬", "chain"),
    "chair": Text("단장", "chair"),
    "changes": Text("일어난 일", "what happened"),
    "co_chair": Text("공동지원단장", "co-chair"),
    "commit": Text("커밋", "commit"),
    "completion": Text("완료 범위", "completion"),
    "computed_signal": Text("산출한 신호", "worked out"),
    "countable": Text("대상", "of"),
    "critical": Text("핵심", "critical"),
    "critical_milestones": Text("핵심", "critical"),
    "crosses_ministries": Text("다른 기관", "crosses"),
    "current_due": Text("현재기한", "current due"),
    "days": Text("일수", "days"),
    "days_late": Text("지연", "late"),
    "days_late_original": Text("당초 대비", "by original"),
    "days_left": Text("남은 날", "left"),
    "days_most": Text("", ""),
    "decided": Text("정한 것", "decided"),
    "declared_signal": Text("기관이 밝힌 신호", "declared"),
    "done": Text("완료", "done"),
    "done_on": Text("완료일", "done on"),
    "due": Text("현재기한", "current due"),
    "due_soon": Text("임박", "soon"),
    "due_stated": Text("출처의 표현", "as stated"),
    "en": Text("영어 이름", "in English"),
    "evidence": Text("증빙", "evidence"),
    "field": Text("항목", "field"),
    "file": Text("파일", "file"),
    "followed_by": Text("다음 단계", "up to"),
    "from": Text("부터", "from"),
    "group": Text("작업반·분과", "group"),
    "head": Text("장", "head"),
    "held_on": Text("열린 날", "held on"),
    "id": Text("이정표", "milestone"),
    "in_a_row": Text("연속", "in a row"),
    "inherited_from": Text("이어받음", "took over"),
    "kind": Text("종류", "kind"),
    "last_day": Text("마지막 날", "last day"),
    "last_move": Text("마지막 변경", "last move"),
    "lasted": Text("기간", "lasted"),
    "launched": Text("출범", "launched"),
    "law": Text("법령", "law"),
    "lead": Text("주관", "lead"),
    "least": Text("최소", "at least"),
    "level": Text("종류", "rank"),
    "lifecycle": Text("진행", "lifecycle"),
    "looked_for": Text("찾아본 결과", "search"),
    "looked_on": Text("찾아본 날", "searched on"),
    "meetings": Text("다룬 회의", "meetings"),
    "milestones": Text("이정표", "miles."),
    "ministry": Text("기관", "ministry"),
    "most_days": Text("가장 많이", "at most"),
    "multi_ministry": Text("다부처 과제", "multi-ministry"),
    "name": Text("이름", "name"),
    "next": Text("다음 단계", "next"),
    "note": Text("설명", "note"),
    "notice": Text("입법예고 기간", "notice period"),
    "number": Text("회차", "number"),
    "original_due": Text("당초기한", "original due"),
    "outcome": Text("결과", "outcome"),
    "overdue": Text("지연", "late"),
    "override": Text("조정한 신호", "overridden"),
    "owner": Text("소속", "of"),
    "partners": Text("협조", "partners"),
    "plan": Text("계획", "plan"),
    "priority": Text("우선 추진과제", "priority"),
    "promise": Text("약속", "promise"),
    "publisher": Text("발행", "publisher"),
    "raised": Text("제기", "raised"),
    "reason": Text("사유", "why"),
    "reasons": Text("사유", "why"),
    "relation": Text("관계", "relation"),
    "reviewed": Text("점검한 것", "reviewed"),
    "seen": Text("읽은 범위", "seen"),
    "settled": Text("해결", "settled"),
    "severity": Text("정도", "severity"),
    "short": Text("약칭", "short"),
    "signal": Text("신호", "signal"),
    "signs": Text("징후", "signs"),
    "slack": Text("여유", "slack"),
    "slack_used": Text("쓴 여유", "slack used"),
    "slips": Text("연기", "slips"),
    "sources": Text("출처", "sources"),
    "spare": Text("남는 여유", "left"),
    "stage": Text("단계", "stage"),
    "standing": Text("현황", "stands"),
    "start": Text("시작", "start"),
    "state": Text("상태", "state"),
    "step": Text("단계", "step"),
    "subject": Text("커밋 제목", "subject"),
    "subjects": Text("무엇에 관해", "about"),
    "superseded_by": Text("대신한 것", "superseded by"),
    "taskforce": Text("범정부 TF", "taskforce"),
    "taskforces": Text("참여하는 TF", "taskforces"),
    "text": Text("내용", "what"),
    "title": Text("제목", "title"),
    "undeclared": Text("미신고", "undeclared"),
    "unknown": Text("미확인", "unkn."),
    "unrecorded": Text("기록 없는 앞 단계", "not recorded"),
    "until": Text("까지", "until"),
    "url": Text("주소", "address"),
    "verdict": Text("입법예고 기간", "notice period"),
    "verification": Text("확인 정도", "verification"),
    "waits_for": Text("기다리는 것", "waits for"),
    "who": Text("누가", "who"),
}


def heading(key: str) -> str:
    """The word that most reports have for a key."""
    return say(_HEADINGS[key])


# Columns that know how to make their cells, and those that several reports share.
#
# Where no heading is given, it is the word of the glossary for the key.

Item = TypeVar("Item")
_Inner = TypeVar("_Inner")


class CellColumn(NamedTuple, Generic[Item]):
    """A column, and how it makes its cell of an item."""

    column: Column
    cell: Callable[[Item], Cell]


Columns = tuple[CellColumn[Item], ...]


class Manner(TypedDict, total=False):
    """What else there is to a column; see `Column`."""

    heading: str
    align: Align
    rank: int
    can_fold: bool
    least: int
    for_programs: bool
    together: bool
    axis: Axis | None
    drawn: bool | None


class Rest(TypedDict, total=False):
    """What else there is to a table; see `Table`."""

    hidden: int
    note: str
    legend: tuple[tuple[str, Tone], ...]


def of(key: str, cell: Callable[[Item], Cell], **manner: Unpack[Manner]) -> CellColumn[Item]:
    """A column of any cells."""
    if "heading" not in manner:
        manner["heading"] = heading(key)
    return CellColumn(Column(key, **manner), cell)


def right(key: str, cell: Callable[[Item], Cell], **manner: Unpack[Manner]) -> CellColumn[Item]:
    """A column of any cells, at the right."""
    manner["align"] = Align.RIGHT
    return of(key, cell, **manner)


def text(key: str, get: Callable[[Item], str | None], **manner: Unpack[Manner]) -> CellColumn[Item]:
    """A column of texts that are their own values."""
    return of(key, lambda item: text_cell(get(item)), **manner)


def count(
    key: str, get: Callable[[Item], int | None], tone: Tone = Tone.PLAIN, **manner: Unpack[Manner]
) -> CellColumn[Item]:
    """A column of counts, at the right; the tone says what it means that there are any."""
    return right(key, lambda item: number(get(item), tone), **manner)


def word(
    key: str, get: Callable[[Item], StrEnum | None], **manner: Unpack[Manner]
) -> CellColumn[Item]:
    """A column of words of a closed list."""
    return of(key, lambda item: word_cell(get(item)), **manner)


def period(
    key: str, get: Callable[[Item], Period | None], **manner: Unpack[Manner]
) -> CellColumn[Item]:
    """A column of periods."""
    return of(key, lambda item: period_cell(get(item)), **manner)


def day(key: str, get: Callable[[Item], date | None], **manner: Unpack[Manner]) -> CellColumn[Item]:
    """A column of days."""
    return of(key, lambda item: day_cell(get(item)), **manner)


def sources(get: Callable[[Item], Sequence[str]]) -> CellColumn[Item]:
    """A column of the ids of sources."""
    return of("sources", lambda item: list_cell(get(item), " "))


def value(key: str, get: Callable[[Item], JsonValue], **manner: Unpack[Manner]) -> CellColumn[Item]:
    """A column for programs, of which people see nothing."""
    manner["for_programs"] = True
    return of(key, lambda item: Cell("", get(item)), **manner)


def within(get: Callable[[Item], _Inner], *columns: CellColumn[_Inner]) -> Columns[Item]:
    """The columns of what stands within an item."""
    return tuple(CellColumn(one.column, _after(get, one.cell)) for one in columns)


def _after(get: Callable[[Item], _Inner], cell: Callable[[_Inner], Cell]) -> Callable[[Item], Cell]:
    return lambda item: cell(get(item))


def table(
    key: str,
    title: str,
    items: Iterable[Item],
    columns: Columns[Item],
    when_empty: str = "",
    **rest: Unpack[Rest],
) -> Table:
    """A table with a row for each item, in their order."""
    cells = [one.cell for one in columns]
    rows = tuple(Row(tuple([cell(item) for cell in cells])) for item in items)
    return Table(key, title, tuple(one.column for one in columns), rows, when_empty, **rest)


def indent(found: Table, depths: Iterable[int]) -> Table:
    """The table with its rows as deep as that below each other."""
    rows = zip(found.rows, depths, strict=True)
    return found.replace(rows=tuple(Row(row.cells, depth, row.tone) for row, depth in rows))


def fact(key: str, cell: Cell | str | None, label: str | None = None) -> Fact:
    """A fact whose value is a cell, or is its own text."""
    value = cell if isinstance(cell, Cell) else text_cell(cell)
    return Fact(key, heading(key) if label is None else label, value)


def count_behind(title: str, items: Sized) -> str:
    """A title with the number of its rows behind it; nothing more where there are none."""
    found = len(items)
    return title + tr(f" {found:,}건", f": {found:,}") if found else title


def nothing() -> str:
    """What is said of a table that nothing belongs to."""
    return tr("없습니다.", "None.")


# The columns of milestones.


def milestone_id(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The full id of a milestone."""
    return text("id", lambda one: one.owed.id, **manner)


def title(view: View, **manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The title of a milestone."""
    return of("title", lambda one: view.title(one.owed), **manner)


def lead(view: View, **manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The ministry that answers for a milestone."""
    return of("lead", lambda one: view.ministry(one.owed.lead), **manner)


def partners(view: View, **manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """Who works with the lead."""
    return of("partners", lambda one: view.partners(one.owed), **manner)


def due(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The current due."""
    return of("due", due_cell, **manner)


def original_due(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The original due."""
    return of("original_due", original_due_cell, **manner)


def done_on(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """When a milestone was done."""
    return period("done_on", lambda one: one.owed.milestone.done_on, **manner)


def state(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The schedule state, with the days where it is late."""
    return of("state", state_cell, **manner)


def days_late(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The days late by the current due."""
    return right("days_late", _late_cell, **manner)


def _late_cell(one: JudgedMilestone) -> Cell:
    return late_cell(one.current.days_late, at_least=one.current.at_least)


def original_days_late(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The days late by the original due."""
    return right("days_late_original", lambda one: late_cell(one.original.days_late), **manner)


def days_left(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The days until the current due."""
    return right("days_left", left_cell, **manner)


def search() -> Columns[JudgedMilestone]:
    """What came of looking for an outcome, and when that was."""
    return (
        of("looked_for", _search_result, rank=2),
        of("looked_on", _search_day, rank=3),
    )


def _search_result(one: JudgedMilestone) -> Cell:
    found = one.owed.milestone.looked_for
    return word_cell(found.result) if found else Cell("")


def _search_day(one: JudgedMilestone) -> Cell:
    found = one.owed.milestone.looked_for
    return day_cell(found.on) if found else Cell("")


# The columns of other things.


def progress() -> Columns[Tally]:
    """The done milestones, and for programs the countable ones."""
    return (
        right("done", progress_cell),
        count("countable", lambda of: of.countable, for_programs=True),
    )
