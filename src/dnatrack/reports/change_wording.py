"""A change as a sentence that a person understands who never saw git."""

from dnatrack.domain.words import Lifecycle
from dnatrack.history.changes import Change, ChangeKind
from dnatrack.history.facts import RevisionFacts
from dnatrack.i18n import Text, say, tr
from dnatrack.reports import wording
from dnatrack.reports.history_view import due_text, reason_text

KIND_WORDS = {
    ChangeKind.POSTPONED: Text("연기", "postponed"),
    ChangeKind.WIDENED: Text("기한을 넓힘", "deadline widened"),
    ChangeKind.DUE_REMOVED: Text("기한을 없앰", "deadline removed"),
    ChangeKind.BROUGHT_FORWARD: Text("앞당김", "brought forward"),
    ChangeKind.NARROWED: Text("기한을 좁힘", "deadline narrowed"),
    ChangeKind.DUE_ADDED: Text("기한을 정함", "deadline set"),
    ChangeKind.DONE: Text("완료", "done"),
    ChangeKind.UNDONE: Text("완료 취소", "undone"),
    ChangeKind.CANCELLED: Text("중단·대체", "withdrawn"),
    ChangeKind.LIFECYCLE: Text("진행 상태", "lifecycle"),
    ChangeKind.DONE_ON: Text("완료일 변경", "day of completion"),
    ChangeKind.CREATED: Text("신규", "new"),
    ChangeKind.DELETED: Text("삭제", "removed"),
    ChangeKind.MOVED: Text("TF 변경", "moved"),
    ChangeKind.LEAD: Text("주관 변경", "lead changed"),
    ChangeKind.PARTNERS: Text("협조 변경", "partners"),
    ChangeKind.EVIDENCE_ADDED: Text("증빙 추가", "evidence added"),
    ChangeKind.EVIDENCE_REMOVED: Text("증빙 삭제", "evidence removed"),
    ChangeKind.PROMISE: Text("약속 문구 변경", "promise reworded"),
    ChangeKind.TITLE: Text("제목 변경", "title"),
    ChangeKind.REVISION_DECLARED: Text("변경 신고", "revision declared"),
    ChangeKind.REVISION_REMOVED: Text("변경 신고 삭제", "revision removed"),
}


def sentence(change: Change) -> str:
    """What happened, in one sentence without the name of the item."""
    words = say(KIND_WORDS[change.kind])
    match change.kind:
        case ChangeKind.CREATED | ChangeKind.DELETED:
            due = due_text(change.new or change.old).text
            return f"{words} ({tr('기한', 'due')} {due})" if due else words
        case ChangeKind.DONE:
            done_on = due_text(change.new).text
            return f"{words} ({done_on})" if done_on else words
        case ChangeKind.EVIDENCE_ADDED | ChangeKind.EVIDENCE_REMOVED:
            return f"{words}: {change.old or change.new}"
        case ChangeKind.LIFECYCLE | ChangeKind.UNDONE | ChangeKind.CANCELLED:
            return f"{words}: {lifecycle_text(change.old)} → {lifecycle_text(change.new)}"
        case ChangeKind.LEAD | ChangeKind.MOVED | ChangeKind.PARTNERS:
            return f"{words}: {change.old or '-'} → {change.new or '-'}"
        case ChangeKind.PROMISE | ChangeKind.TITLE:
            return tr(f"{words}: ‘{change.old}’ → ‘{change.new}’",
                      f"{words}: “{change.old}” → “{change.new}”")
        case _:
            return _moved(change, words)


def _moved(change: Change, words: str) -> str:
    old, new = due_text(change.old).text, due_text(change.new).text
    none = tr("없음", "none")
    shown = f"{words}: {old or none} → {new or none}"
    if change.days:
        shown += tr(f" ({change.days:+,}일)", f" ({change.days:+,} d)")
    if change.kind in {ChangeKind.DONE_ON, ChangeKind.DUE_ADDED}:
        return shown
    return f"{shown} · {declared(change.revision)}"


def declared(revision: RevisionFacts | None) -> str:
    """Why a deadline moved, on whose authority, from which source; or that nobody said."""
    if revision is None:
        return tr("미신고", "undeclared")
    parts = [reason_text(revision.reason), revision.note, revision.authority, revision.source]
    return ", ".join(part for part in parts if part)


def lifecycle_text(written: str) -> str:
    """A lifecycle word of any commit: of the glossary if it is one, else as written."""
    for lifecycle, words in wording.words_of(Lifecycle).items():
        if lifecycle.value == written:
            return say(words)
    return written or "-"
