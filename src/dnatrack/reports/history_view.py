"""What the reports about history have in common: which items, which days, whose commits."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from enum import StrEnum

from dnatrack.history.facts import ItemFacts, RevisionFacts
from dnatrack.history.ledger import Commit, Ledger
from dnatrack.history.moves import Move
from dnatrack.i18n import Text, counted, tr
from dnatrack.model.fields import Name
from dnatrack.model.period import period_of
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import RevisionReason
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import CellColumn, Item
from dnatrack.reports.report import Cell, Fact, JsonValue, Tone, hidden_fact, text
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View, day_cell, name_cell


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a report is about, both included; open where there is None."""

    since: date | None = None
    until: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Past:
    """A ledger, the time zone in which its days are counted, and what to show of it."""

    ledger: Ledger
    zone: tzinfo
    selection: Selection = field(default_factory=Selection)
    span: Span = field(default_factory=Span)

    def takes(self, item: ItemFacts) -> bool:
        """Whether the selection takes in an item, by what it last said of itself."""
        chosen, owner = self.selection, self.owner_of(item)
        if chosen.taskforces and item.taskforce not in chosen.taskforces:
            return False
        if not chosen.ministries:
            return True
        involved = {item.lead}
        if not chosen.leads_only and owner.taskforce != owner.id:
            involved.update(owner.partners)
        return not chosen.ministries.isdisjoint(involved)

    def owner_of(self, item: ItemFacts) -> ItemFacts:
        """The task or taskforce that owes a milestone; anything else is its own."""
        return self.ledger.items.get(item.owner, item)

    def heir_of(self, id_: str) -> str:
        """The id under which something goes on; its own where it has no other."""
        seen: set[str] = set()
        while id_ in self.ledger.heirs and id_ not in seen:
            seen.add(id_)
            id_ = self.ledger.heirs[id_]
        return id_

    def day_of(self, commit: Commit) -> date:
        """The day of a commit, by the committer's clock, in the tracker's time zone."""
        return commit.when.astimezone(self.zone).date()

    def day_of_move(self, move: Move) -> date | None:
        """The day on which a deadline moved: of the commit, else as it was declared."""
        return self.day_of(move.commit) if move.commit else day_declared(move.revision)


def day_declared(revision: RevisionFacts | None) -> date | None:
    """The day on which a revision says that it was made."""
    period = period_of(revision.on if revision else "")
    return period.first if period else None


def title_cell(view: View, item: ItemFacts) -> Cell:
    """The title of an item: as the data says it now, else as it was last written."""
    title = known_title(view.judgement.tracker, item.id)
    return name_cell(title, view.target(item.id)) if title is not None else written_title(item)


def known_title(tracker: Tracker, id_: str) -> Name | None:
    """The title of a milestone, task or taskforce; None where the tracker has none."""
    if id_ in tracker.owed_by_id:
        return tracker.owed_by_id[id_].milestone.title
    if id_ in tracker.tasks_by_id:
        return tracker.tasks_by_id[id_].title
    return tracker.taskforces_by_id[id_].name if id_ in tracker.taskforces_by_id else None


def written_title(item: ItemFacts) -> Cell:
    """The title of an item of any commit, in Korean where there is no other."""
    shown = tr(item.title, item.title_en or item.title)
    return Cell(shown, {"ko": item.title, "en": item.title_en or None})


def due_text(written: str) -> Cell:
    """A deadline of any commit: as a period if it is one, else as it was written."""
    period = period_of(written)
    return Cell(wording.period(period) if period else written, written or None)


def days_moved(days: int | None) -> Cell:
    """How far a deadline moved, with its sign."""
    if days is None:
        return Cell("")
    tone = Tone.BAD if days > 0 else Tone.GOOD if days < 0 else Tone.PLAIN
    return Cell(wording.days_changed(days), days, tone)


def when(past: Past, commit: Commit | None, declared: RevisionFacts | None = None) -> Cell:
    """The day of a commit, else of a revision; in words that it is not committed yet."""
    if commit is None:
        return day_cell(day_declared(declared))
    day = past.day_of(commit)
    if commit.id:
        return day_cell(day)
    return Cell(tr("커밋 전", "not committed"), day.isoformat(), Tone.WARN)


def who(commit: Commit | None) -> Cell:
    """Who made a commit; nobody where it is not made yet, in words where none was seen."""
    if commit is None:
        return Cell(tr("(git 이전)", "(before git)"), None, Tone.FAINT)
    return text(commit.author if commit.id else None)


def commit_cell(commit: Commit | None) -> Cell:
    """A commit by its short id; empty where there is none, or it is not made yet."""
    return Cell(commit.short_id, commit.id or None, Tone.FAINT) if commit else Cell("")


def why(move: Move) -> Cell:
    """The declared reason of a move, or that there is none."""
    if move.revision is None:
        return Cell(tr("사유 미기재", "undeclared"), None, Tone.BAD)
    return Cell(reason_text(move.revision.reason), move.revision.reason)


def revision_value(revision: RevisionFacts | None) -> JsonValue:
    """A declared revision for a program, with the keys of the data."""
    if revision is None:
        return None
    values = revision._asdict()
    return {"from" if key == "since" else key: value or None for key, value in values.items()}


def word_text(members: type[StrEnum], written: str) -> str:
    """A word of a closed list in any commit; as written where it is none that we know."""
    known = {one.value: wording.word(one) for one in members}
    return known.get(written, written)


def reason_text(written: str) -> str:
    """The word for a declared reason."""
    return word_text(RevisionReason, written)


def by_id(moves: Mapping[str, tuple[Move, ...]], past: Past) -> dict[str, list[Move]]:
    """The moves that the past asks for: of its items, in its days."""
    found = {
        id_: [one for one in of_one if (day := past.day_of_move(one)) and day in past.span]
        for id_, of_one in moves.items()
        if past.takes(past.ledger.items[id_])
    }
    return {id_: chosen for id_, chosen in found.items() if chosen}


def beginning(ledger: Ledger) -> Text | None:
    """Where a history begins, if promises stood there from its first commit on."""
    begins = ledger.begins
    if begins is None or not begins.promises or not begins.commit.id:
        return None
    commit, count = begins.commit.short_id, begins.promises
    return Text(
        f"이력은 커밋 {commit}의 약속 {count:,}건부터이며 그 이전 기록은 없습니다",
        f"the history begins at commit {commit} with {counted(count, 'promise')}; what was before "
        "is not in this history",
    )


def beginning_notes(past: Past) -> Iterator[str]:
    """The same as a note."""
    said = beginning(past.ledger)
    if said is not None:
        yield tr(f"{said.ko}.", f"{said.en[0].upper()}{said.en[1:]}.")


def beginning_fact(past: Past) -> Fact:
    """The same for programs."""
    begins = past.ledger.begins
    if begins is None:
        return hidden_fact("begins", None)
    commit, day = begins.commit.id or None, past.day_of(begins.commit).isoformat()
    return hidden_fact("begins", {"commit": commit, "day": day, "promises": begins.promises})


def unread_notes(past: Past) -> Iterator[str]:
    """What of the history could not be read, and so was not compared."""
    for unread in past.ledger.unread:
        commit, count = unread.commit, len(unread.files)
        named = ", ".join(unread.files[:3])
        where = commit.short_id or tr("아직 커밋하지 않은 파일", "what is not committed yet")
        yield tr(
            f"{where}: 파일 {count}개를 읽지 못해 비교하지 않았습니다: {named}",
            f"{where}: {counted(count, 'file')} could not be read and compared: {named}",
        )


# Who made the commits of a report: a column where they are several, a note for one.


class Authors:
    """The authors of the commits that a report is about; what is not committed has none."""

    def __init__(self, commits: Iterable[Commit | None]) -> None:
        given = list(commits)
        made = [one for one in given if one is None or one.id]
        self._names = list(dict.fromkeys(one.author if one is not None else "" for one in made))
        self._is_one = len(self._names) == 1 and bool(self._names[0])
        self._has_uncommitted = len(made) < len(given)

    def column(self, commit_of: Callable[[Item], Commit | None], *, rank: int) -> CellColumn[Item]:
        """The column that says who; people need it only where it differs from row to row."""
        hidden = self._is_one or not self._names
        return columns.of("who", lambda one: who(commit_of(one)), rank=rank, for_programs=hidden)

    def rank_of_day(self, rank: int) -> int:
        """The rank of a column of days, which are never given up if one says `not committed`."""
        return 0 if self._has_uncommitted else rank

    def notes(self) -> Iterator[str]:
        """Who made them all, if one person did."""
        if not self._is_one:
            return
        korean = "(커밋 전 변경 제외)" if self._has_uncommitted else ""
        english = ", except what is not committed" if self._has_uncommitted else ""
        name = self._names[0]
        yield tr(f"변경자: {name}{korean}", f"committed by {name}{english}")
