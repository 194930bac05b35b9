"""A change as a sentence that a person understands who never saw git."""

from collections.abc import Callable

from dnatrack.history.changes import (
    COMPLETIONS,
    DUE_KINDS,
    LIFECYCLE_KINDS,
    Change,
    ChangeKind,
    completion_of,
)
from dnatrack.history.facts import RevisionFacts
from dnatrack.i18n import Text, say, tr
from dnatrack.model.period import period_of
from dnatrack.model.words import LegislationStage, Lifecycle, Signal
from dnatrack.reports import wording
from dnatrack.reports.history_view import due_text, reason_text, word_text
from dnatrack.reports.view import View

BAD_KINDS = frozenset(
    {
        ChangeKind.POSTPONED,
        ChangeKind.WIDENED,
        ChangeKind.DUE_REMOVED,
        ChangeKind.UNDONE,
        ChangeKind.DELETED,
    }
)
LEFT_KINDS = frozenset({ChangeKind.UNKNOWN, ChangeKind.ON_HOLD, ChangeKind.CANCELLED})
_NEWS_KINDS = frozenset(
    {ChangeKind.UPDATE, ChangeKind.STAGE, ChangeKind.ISSUE, ChangeKind.SIGNAL, ChangeKind.OVERRIDE}
)
KIND_WORDS = {
    ChangeKind.POSTPONED: Text("연기", "postponed"),
    ChangeKind.WIDENED: Text("기한 범위 확대", "deadline widened"),
    ChangeKind.DUE_REMOVED: Text("기한 삭제", "deadline removed"),
    ChangeKind.BROUGHT_FORWARD: Text("기한 단축", "brought forward"),
    ChangeKind.NARROWED: Text("기한 구체화", "deadline narrowed"),
    ChangeKind.DUE_ADDED: Text("기한 설정", "deadline set"),
    ChangeKind.CORRECTED: Text("기한 기록 정정", "record of the deadline corrected"),
    ChangeKind.DONE: Text("완료", "done"),
    ChangeKind.OUTCOME_FOUND: Text("결과 확인", "outcome found"),
    ChangeKind.UNDONE: Text("완료 취소", "undone"),
    ChangeKind.CANCELLED: Text("중단·대체", "withdrawn"),
    ChangeKind.ON_HOLD: Text("보류", "put on hold"),
    ChangeKind.UNKNOWN: Text("결과 미확인 전환", "said to be unknown"),
    ChangeKind.LIFECYCLE: Text("진행 상태", "lifecycle"),
    ChangeKind.DONE_ON: Text("완료일 변경", "day of completion"),
    ChangeKind.CREATED: Text("신규", "new"),
    ChangeKind.DELETED: Text("삭제", "removed"),
    ChangeKind.RENAMED: Text("id 변경", "new id"),
    ChangeKind.MOVED: Text("TF 변경", "moved"),
    ChangeKind.LEAD: Text("주관 변경", "lead changed"),
    ChangeKind.PARTNERS: Text("협조 변경", "partners"),
    ChangeKind.EVIDENCE_ADDED: Text("증빙 추가", "evidence added"),
    ChangeKind.EVIDENCE_REMOVED: Text("증빙 삭제", "evidence removed"),
    ChangeKind.UPDATE: Text("추진실적", "news"),
    ChangeKind.STAGE: Text("입법 단계", "stage of the law"),
    ChangeKind.ISSUE: Text("현안", "issue"),
    ChangeKind.SIGNAL: Text("기관 자체 판정", "declared signal"),
    ChangeKind.OVERRIDE: Text("조정 신호", "signal overridden"),
    ChangeKind.PROMISE: Text("약속 문구 변경", "promise reworded"),
    ChangeKind.TITLE: Text("제목 변경", "title"),
    ChangeKind.REVISION_DECLARED: Text("변경 사유 기재", "revision declared"),
    ChangeKind.REVISION_REMOVED: Text("변경 사유 삭제", "revision removed"),
}


NameOf = Callable[[str], str]
"""The name of the ministry or taskforce of an id."""


def name_in(view: View) -> NameOf:
    """The name of a ministry as the data knows it now; of anything else its id."""
    return lambda id_: view.ministry(id_).text or id_


def with_evidence(said: str, evidence: Change) -> str:
    """A completion in one breath with the evidence that was added to it."""
    return f"{said}, {tr('증빙', 'evidence')} {', '.join(evidence.new.split())}"


def sentence(change: Change, *, due: str = "", name_of: NameOf = str) -> str:
    """What happened, in one sentence without the name of the item.

    `due` is the deadline that a completion is held against.
    """
    words, said = say(KIND_WORDS[change.kind]), detail(change, due=due, name_of=name_of)
    if change.days and change.kind in DUE_KINDS:
        moved, _, why = said.partition(" · ")
        said = f"{wording.explain(moved, wording.days_changed(change.days))} · {why}"
    return f"{words}: {said}" if said else words


def detail(change: Change, *, due: str = "", name_of: NameOf = str) -> str:
    """What happened, under a heading that says what sort of change it was."""
    match change.kind:
        case ChangeKind.CREATED | ChangeKind.DELETED:
            said = _promise_words(change)
        case kind if kind in COMPLETIONS:
            in_part = tr("일부", "in part") if change.is_partial else ""
            parts = completion_words(change.new), in_part, punctuality(change.new, due)
            said = ", ".join(filter(None, parts))
        case ChangeKind.RENAMED:
            said = f"{change.old} → {change.new}"
        case ChangeKind.EVIDENCE_ADDED | ChangeKind.EVIDENCE_REMOVED:
            said = ", ".join((change.old or change.new).split())
        case kind if kind in LIFECYCLE_KINDS:
            said = f"{state_text(change.old)} → {state_text(change.new)}"
        case ChangeKind.LEAD | ChangeKind.MOVED | ChangeKind.PARTNERS:
            old, new = (", ".join(map(name_of, one.split())) for one in (change.old, change.new))
            said = f"{old or '-'} → {new or '-'}"
        case ChangeKind.PROMISE | ChangeKind.TITLE:
            said = f"{_quote(change.old)} → {_quote(change.new)}"
        case kind if kind in _NEWS_KINDS:
            said = _news_words(change)
        case _:
            said = _move_words(change)
    return said


def _promise_words(change: Change) -> str:
    """The deadline of what is new or gone; tasks and taskforces have none of their own."""
    written = due_text(change.new or change.old).text
    if written:
        return f"{tr('기한', 'due')} {written}"
    return tr("기한 없음", "no deadline") if "/" in change.id else ""


def completion_words(written: str) -> str:
    """When something was done; a day by which it was done as such."""
    period, is_by_then = completion_of(written)
    words = wording.period(period) if period is not None else written
    return tr(f"늦어도 {words}", f"by {words} at the latest") if is_by_then else words


def punctuality(done_on: str, due: str) -> str:
    """Whether something was done in time; empty where the two periods do not tell."""
    (done, is_by_then), until = completion_of(done_on), period_of(due)
    if done is None or until is None or (is_by_then and done.last > until.last):
        return ""
    late = (done.first - until.last).days
    if late > 0:
        days = wording.days(late)
        if done.first != done.last:
            days = tr(f"{days} 이상", f"at least {days}")
        return tr(f"기한 {days} 초과", f"{days} late")
    return tr("기한 내", "in time") if done.last <= until.last else ""


def _quote(words: str) -> str:
    return tr(f"‘{words}’", f"“{words}”") if words else "-"


def _move_words(change: Change) -> str:
    none = tr("없음", "none")
    shown = f"{completion_words(change.old) or none} → {completion_words(change.new) or none}"
    if change.kind in {ChangeKind.DONE_ON, ChangeKind.DUE_ADDED}:
        return shown
    return f"{shown} · {declaration_words(change.revision)}"


def declaration_words(revision: RevisionFacts | None) -> str:
    """Why a deadline moved, on whose authority, from which source; or that nobody said."""
    if revision is None:
        return tr("사유 미기재", "undeclared")
    parts = [reason_text(revision.reason), revision.note, revision.authority, revision.source]
    return ", ".join(filter(None, parts))


def state_text(written: str) -> str:
    """A lifecycle of any commit in the word of the glossary, or the day of a completion."""
    word = word_text(Lifecycle, written)
    return word if word != written else completion_words(written) or "-"


# What was said of how an item goes.


def _news_words(change: Change) -> str:
    """What is said now, behind what was said before where that was something else."""
    old, new = (_said(change.kind, one) for one in (change.old, change.new))
    if old and new:
        return f"{old} → {new}"
    return new or tr(f"{old}(삭제)", f"{old} (taken back)")


def _said(kind: ChangeKind, line: str) -> str:
    """One thing that was said, and when; empty where nothing was."""
    on, _, words = line.partition(" ")
    if kind is ChangeKind.ISSUE:
        return ", ".join(filter(None, (words, _from_raised_to_settled(on))))
    if kind is ChangeKind.STAGE:
        words = word_text(LegislationStage, words)
    elif kind in {ChangeKind.SIGNAL, ChangeKind.OVERRIDE}:
        written, _, why = words.partition(" ")
        words = ", ".join(filter(None, (word_text(Signal, written), why)))
    when = _from_until(on) if kind is ChangeKind.OVERRIDE else due_text(on).text
    return wording.explain(words, when) if when else words


def _from_raised_to_settled(days: str) -> str:
    raised, _, settled = (due_text(one).text for one in days.partition("/"))
    if settled:
        return tr(f"{raised} 제기, {settled} 해결", f"raised {raised}, settled {settled}")
    return tr(f"{raised} 제기", f"raised {raised}") if raised else ""


def _from_until(days: str) -> str:
    since, _, until = (due_text(one).text for one in days.rpartition("/"))
    return tr(f"{since}~{until}", f"{since} – {until}").strip() if until else ""
