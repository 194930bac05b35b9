"""What was said of how an item goes, as a person reads it."""

from dnatrack.history.changes import Change, ChangeKind
from dnatrack.i18n import tr
from dnatrack.model.words import LegislationStage, Signal
from dnatrack.reports import wording
from dnatrack.reports.history_view import due_text

NEWS_KINDS = frozenset(
    {
        ChangeKind.UPDATE,
        ChangeKind.STAGE,
        ChangeKind.ISSUE,
        ChangeKind.SIGNAL,
        ChangeKind.OVERRIDE,
    }
)


def news_words(change: Change) -> str:
    """What is said now, behind what was said before where that was something else."""
    old, new = (_said(change.kind, one) for one in (change.old, change.new))
    if old and new:
        return f"{old} → {new}"
    return new or tr(f"{old} (지움)", f"{old} (taken back)")


def _said(kind: ChangeKind, line: str) -> str:
    """One thing that was said; empty where nothing was."""
    on, _, words = line.partition(" ")
    match kind:
        case ChangeKind.ISSUE:
            return ", ".join(part for part in (words, _from_raised_to_settled(on)) if part)
        case ChangeKind.SIGNAL:
            return _date_words(_signal(words), due_text(on).text)
        case ChangeKind.OVERRIDE:
            return _date_words(_signal(words), _from_until(on))
        case ChangeKind.STAGE:
            return _date_words(_stage(words), due_text(on).text)
        case _:
            return _date_words(words, due_text(on).text)


def _date_words(words: str, day: str) -> str:
    return f"{words} ({day})" if day else words


def _from_raised_to_settled(days: str) -> str:
    raised, _, settled = (due_text(one).text for one in days.partition("/"))
    if settled:
        return tr(f"{raised} 제기, {settled} 해결", f"raised {raised}, settled {settled}")
    return tr(f"{raised} 제기", f"raised {raised}") if raised else ""


def _from_until(days: str) -> str:
    since, _, until = (due_text(one).text for one in days.rpartition("/"))
    return tr(f"{since} ~ {until}", f"{since} – {until}").strip() if until else ""


def _signal(words: str) -> str:
    """A signal in its word, with why behind it."""
    written, _, why = words.partition(" ")
    known = {signal.value: wording.word(signal) for signal in Signal}
    return ", ".join(part for part in (known.get(written, written), why) if part)


def _stage(written: str) -> str:
    known = {stage.value: wording.word(stage) for stage in LegislationStage}
    return known.get(written, written)
