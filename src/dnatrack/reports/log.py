"""The life of one task or milestone, as a story a person can read."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import NamedTuple

from dnatrack.errors import DnatrackError
from dnatrack.history.changes import COMPLETIONS, DUE_KINDS, Change, ChangeKind
from dnatrack.history.ledger import Commit, events_of
from dnatrack.history.moves import corrections_of, moves_of
from dnatrack.i18n import Text, tr
from dnatrack.reports import columns
from dnatrack.reports.change_wording import BAD_KINDS, LEFT_KINDS, name_in, sentence, with_evidence
from dnatrack.reports.columns import Columns, table
from dnatrack.reports.history_view import (
    Authors,
    Past,
    commit_cell,
    revision_value,
    title_cell,
    unread_notes,
    when,
)
from dnatrack.reports.report import Cell, JsonValue, Report, Tone, text
from dnatrack.reports.selection import ministries_named
from dnatrack.reports.view import View
from dnatrack.rules.suggest import Vocabulary

FORM = "dnatrack-log/2"
_BAD = frozenset(
    {
        *BAD_KINDS,
        *LEFT_KINDS,
        ChangeKind.EVIDENCE_REMOVED,
        ChangeKind.PROMISE,
        ChangeKind.REVISION_REMOVED,
    }
)


class _Episode(NamedTuple):
    """What one commit did to one item; without a commit, what a file declares.

    `due` is the deadline of its time, which a completion is held against. `is_first` says
    that no row above is of the same commit: people read it once.
    """

    commit: Commit | None
    id: str
    changes: tuple[Change, ...]
    due: str = ""
    is_first: bool = True


def build(view: View, past: Past, id_: str) -> Report:
    """What happened to a task, taskforce or milestone, oldest first.

    Raises:
        DnatrackError: the history knows nothing of that id.
    """
    item = past.ledger.items.get(id_)
    if item is None:
        raise DnatrackError(
            Text(
                f"이력에 `{id_}` 과제, 이정표, TF가 없습니다",
                f"the history knows no task, milestone or taskforce `{id_}`",
            ),
            _way_out(view, past, id_),
        )
    episodes = tuple(_in_their_time((*_declared(past, id_), *_seen(past, id_))))
    authors = Authors(one.commit for one in episodes)

    def on(one: _Episode) -> Cell:
        return when(past, one.commit, one.changes[0].revision)

    def what(one: _Episode) -> Cell:
        return Cell(one.id.removeprefix(f"{id_}/"), one.id)

    shown: Columns[_Episode] = (
        columns.of("on", on, heading=tr("일자", "day")),
        columns.of("item", what, heading=tr("대상", "what"), rank=1),
        columns.of("changes", lambda one: _said(view, past, one), can_fold=True, least=30),
        authors.column(lambda one: one.commit, rank=2),
        columns.of("commit", _commit, rank=3),
        columns.of("subject", _subject, rank=4, can_fold=True),
    )
    empty, heir = tr("변경 이력이 없습니다.", "Nothing is recorded."), past.heir_of(id_)
    goes_on = (tr(f"현재 id: `{heir}`", f"it goes on as `{heir}`"),) if heir != id_ else ()
    return Report(
        FORM,
        f"{id_} {title_cell(view, item).text}",
        view.facts(),
        tables=(table("events", "", episodes, shown, empty),),
        notes=(*goes_on, *authors.notes(), *unread_notes(past)),
        advice=(f"`dnatrack log {heir}`",) if heir != id_ else (),
    )


def _way_out(view: View, past: Past, id_: str) -> Text:
    """What to ask instead for something that has no history of its own."""
    tracker = view.judgement.tracker
    if id_ in tracker.priorities_by_id:
        return Text(
            f"우선 추진과제는 이 명령으로 확인하세요: `dnatrack status {id_}`",
            f"for a priority: `dnatrack status {id_}`",
        )
    ministries = ministries_named(tracker, id_)
    if ministries:
        name = ministries[0].id
        return Text(
            f"기관별 기한 연기는 이 명령으로 확인하세요: `dnatrack slips --ministry {name}`",
            f"for the slips of a ministry: `dnatrack slips --ministry {name}`",
        )
    close = Vocabulary(past.ledger.items).closest(id_)
    if close is not None:
        return Text(f"비슷한 이름: `{close}`", f"did you mean `{close}`?")
    return Text("id는 `dnatrack list` 명령으로 확인하세요", "`dnatrack list` shows the ids")


def _declared(past: Past, id_: str) -> Iterator[_Episode]:
    """Moves that were declared but that git never saw; they come first."""
    of_both = chain(moves_of(past.ledger).items(), corrections_of(past.ledger).items())
    for key, moves in of_both:
        if key == id_ or key.startswith(f"{id_}/"):
            for one in moves:
                if one.commit is None:
                    change = Change(one.kind, one.id, one.old, one.new, one.days, one.revision)
                    yield _Episode(None, one.id, (change,))


def _seen(past: Past, id_: str) -> Iterator[_Episode]:
    events = events_of(past.ledger, id_)
    for (_, item), found in groupby(events, key=lambda one: (one.commit.id, one.change.id)):
        same = list(found)
        yield _Episode(same[0].commit, item, tuple(one.change for one in same))


def _in_their_time(episodes: Iterable[_Episode]) -> Iterator[_Episode]:
    """Each with the deadline of its time, and whether its commit is told for the first time."""
    dues: dict[str, str] = {}
    before: Commit | None = None
    for one in episodes:
        for change in one.changes:
            if change.kind is ChangeKind.RENAMED:
                dues[one.id] = dues.get(change.old, "")
            if change.kind is ChangeKind.CREATED or change.kind in DUE_KINDS:
                dues[one.id] = change.new
        yield one._replace(due=dues.get(one.id, ""), is_first=one.commit != before)
        before = one.commit


def _commit(episode: _Episode) -> Cell:
    cell = commit_cell(episode.commit)
    return cell if episode.is_first else cell._replace(text="")


def _subject(episode: _Episode) -> Cell:
    cell = text(episode.commit.subject if episode.commit else None, Tone.FAINT)
    return cell if episode.is_first else cell._replace(text="")


def _said(view: View, past: Past, episode: _Episode) -> Cell:
    kinds = {one.kind for one in episode.changes}
    good = Tone.GOOD if kinds & COMPLETIONS else Tone.PLAIN
    value: JsonValue = [
        {
            "kind": one.kind.value,
            "old": one.old or None,
            "new": one.new or None,
            "days": one.days,
            "revision": revision_value(one.revision),
        }
        for one in episode.changes
    ]
    return Cell(
        "; ".join(_sentences(view, past, episode)), value, Tone.BAD if kinds & _BAD else good
    )


def _sentences(view: View, past: Past, episode: _Episode) -> Iterator[str]:
    """The changes in words; the evidence of a completion in one breath with it."""
    evidence = next((one for one in episode.changes if one.kind is ChangeKind.EVIDENCE_ADDED), None)
    is_done = any(one.kind in COMPLETIONS for one in episode.changes)
    for one in episode.changes:
        said = sentence(one, due=episode.due, name_of=name_in(view))
        if one.kind is ChangeKind.CREATED:
            title = title_cell(view, past.ledger.items[one.id]).text
            yield f"{said} · {title}" if "/" in one.id else said
        elif one.kind in COMPLETIONS and evidence is not None:
            yield with_evidence(said, evidence)
        elif not (is_done and one is evidence):
            yield said
