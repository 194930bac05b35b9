"""What changed in meaning between two states, and what that does to the counts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dnatrack.history.changes import COMPLETIONS, DUE_KINDS, Change, ChangeKind
from dnatrack.history.facts import ItemFacts
from dnatrack.i18n import counted, say, tr
from dnatrack.judging.judgement import Judgement
from dnatrack.model.finding import Finding, Severity
from dnatrack.model.reference_files import Settings
from dnatrack.reports import columns
from dnatrack.reports.change_wording import KIND_WORDS, detail, name_in, with_evidence
from dnatrack.reports.columns import Columns, count_behind, table
from dnatrack.reports.effect import changed_settings, effect_table, settings_table
from dnatrack.reports.history_view import days_moved, known_title, revision_value, written_title
from dnatrack.reports.report import Cell, Fact, JsonValue, Report, Table, Tone, text
from dnatrack.reports.view import View, count_cell, name_cell

FORM = "dnatrack-diff/2"


@dataclass(frozen=True, slots=True)
class Sides:
    """The two states that are compared, the earlier first: names, items, judgements.

    `is_whole` says that the judgements are of all the data, not of the files alone
    that differ. `unread` lists the files that could not be read on one of the sides, `files`
    all that differ. `settings` are those of before where they can be compared and differ.
    """

    names: tuple[str, str]
    items: tuple[Mapping[str, ItemFacts], Mapping[str, ItemFacts]]
    judged: tuple[Judgement, Judgement]
    is_whole: bool
    unread: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    settings: Settings | None = None


def build(view: View, sides: Sides, changes: Sequence[Change]) -> Report:
    """The changes in groups, worst first, and then the effect on the counts."""
    told = sorted(_told(changes), key=lambda one: one.id)
    evidence = {one.id: one for one in changes if one.kind is ChangeKind.EVIDENCE_ADDED}
    shown = _columns(view, sides, evidence)
    groups = []
    for kind in ChangeKind:
        found = [one for one in told if one.kind is kind]
        title = count_behind(say(KIND_WORDS[kind]), found) if found else ""
        groups.append(table(kind.value, title, found, shown))
    changed = changed_settings(sides.settings, sides.judged[1])
    settings = settings_table(changed, is_whole=sides.is_whole)
    effect = effect_table(sides.judged, is_whole=sides.is_whole)
    if not told and not settings.rows:
        groups[0] = groups[0].replace(when_empty=_nothing(sides, has_effect=bool(effect.rows)))
    return Report(
        FORM,
        tr("변경 사항", "What changed"),
        (
            *view.facts(),
            Fact("from", tr("변경 전", "from"), text(sides.names[0])),
            Fact("to", tr("변경 후", "to"), text(sides.names[1])),
        ),
        tables=(*groups, settings, effect),
        notes=tuple(_notes(sides)),
    )


def _nothing(sides: Sides, *, has_effect: bool) -> str:
    """What to say where nothing that has a group of its own changed."""
    if sides.unread:
        return tr("비교한 파일에는 내용 변경이 없습니다.", "What could be compared says the same.")
    if has_effect:
        names = ", ".join(sides.files[:3])
        return tr(
            f"개별 변경은 없으나 집계가 변동되었습니다. 변경된 파일 {len(sides.files)}개: {names}",
            "Nothing to be listed by itself changed, but the counts did; "
            f"what differs is in {counted(len(sides.files), 'file')}: {names}",
        )
    return tr("내용 변경이 없습니다.", "No change in meaning.")


def _told(changes: Sequence[Change]) -> Iterator[Change]:
    """Those to be told by themselves.

    The evidence of what is done stands behind that, and of a task that has a new id it goes
    without saying that its milestones have.
    """
    done = {one.id for one in changes if one.kind in COMPLETIONS}
    renamed = {one.old: one.new for one in changes if one.kind is ChangeKind.RENAMED}
    for one in changes:
        (before, _, was), (now, _, called) = one.old.partition("/"), one.new.partition("/")
        is_renamed = one.kind is ChangeKind.RENAMED and bool(was) and was == called
        is_evidence = one.kind is ChangeKind.EVIDENCE_ADDED and one.id in done
        if not is_evidence and not (is_renamed and renamed.get(before) == now):
            yield one


def _columns(view: View, sides: Sides, evidence: Mapping[str, Change]) -> Columns[Change]:
    old, new = sides.items

    def item(change: Change) -> ItemFacts:
        return new.get(change.id) or old[change.id]

    def lead(change: Change) -> Cell:
        owed = item(change)
        owner = new.get(owed.owner) or old.get(owed.owner) or owed
        return view.ministry(owner.lead or None)

    def said(change: Change) -> Cell:
        return _said(view, change, evidence.get(change.id), due=item(change).due)

    return (
        columns.text("id", lambda one: one.id, heading=tr("대상", "what")),
        columns.of("title", lambda one: _title(sides, item(one)), can_fold=True, rank=2),
        columns.of("lead", lead, rank=3),
        columns.of("change", said, heading=tr("변경 내용", "change"), can_fold=True),
        columns.right("days", lambda one: days_moved(one.days), rank=4),
    )


def _said(view: View, change: Change, evidence: Change | None, *, due: str) -> Cell:
    said = detail(change, due=due, name_of=name_in(view))
    proof = evidence if change.kind in COMPLETIONS else None
    value: JsonValue = {
        "old": change.old or None,
        "new": change.new or None,
        "revision": revision_value(change.revision),
        "evidence": proof.new.split() if proof else None,
    }
    undeclared = change.is_slip and change.revision is None
    shown = with_evidence(said, proof) if proof else said
    return Cell(shown, value, Tone.BAD if undeclared else Tone.PLAIN)


def _title(sides: Sides, item: ItemFacts) -> Cell:
    """The title of an item on the later side, else on the earlier one."""
    for judgement in reversed(sides.judged):
        title = known_title(judgement.tracker, item.id)
        if title is not None:
            return name_cell(title)
    return written_title(item)


def _notes(sides: Sides) -> Iterator[str]:
    if sides.unread:
        names = ", ".join(sides.unread[:3])
        yield tr(
            f"읽지 못해 비교하지 않은 파일 {len(sides.unread)}개: {names}",
            f"{counted(len(sides.unread), 'file')} could not be read and compared: {names}",
        )


# What a change means, for whoever has to approve it and never saw git.

SUMMARY_FORM = "dnatrack-change/2"
_MOVES = DUE_KINDS - {ChangeKind.DUE_ADDED, ChangeKind.CORRECTED}
_DIGEST = (
    ChangeKind.DELETED,
    ChangeKind.CANCELLED,
    ChangeKind.ON_HOLD,
    ChangeKind.UNKNOWN,
    ChangeKind.DONE,
    ChangeKind.OUTCOME_FOUND,
    ChangeKind.UNDONE,
    ChangeKind.CREATED,
    ChangeKind.RENAMED,
)


class Checks(NamedTuple):
    """What checking a change came upon, and how much was there before or is mended by it.

    `home` leads from the top of the repository to the data folder.
    """

    new: tuple[Finding, ...]
    older: int
    resolved: int
    home: str


def build_summary(view: View, sides: Sides, changes: Sequence[Change], checks: Checks) -> Report:
    """Deadlines that moved in silence, then what was found, then every change in groups."""
    silent = [one for one in changes if _is_silent(one)]
    rest = [one for one in changes if not _is_silent(one)]
    told = build(view, sides, rest)
    if silent:
        told = told.replace(tables=(told.tables[0].replace(when_empty=""), *told.tables[1:]))
    groups, empty = tuple(one for one in told.tables if one.rows), told.tables[0].when_empty
    return Report(
        SUMMARY_FORM,
        tr("변경 요약", "What this change means"),
        facts=tuple(_digest(changes, silent, checks)),
        tables=(_silent(view, sides, silent), _findings(checks), *groups),
        notes=(*([empty] if empty else ()), *told.notes, *_summary_notes(checks)),
    )


def _is_silent(change: Change) -> bool:
    """Whether a deadline ends on another day, or is gone, and nothing says why."""
    has_moved = change.kind is ChangeKind.DUE_REMOVED or bool(change.days)
    return change.kind in _MOVES and has_moved and change.revision is None


def _digest(changes: Sequence[Change], silent: Sequence[Change], checks: Checks) -> Iterator[Fact]:
    """How much of what matters most; nothing is said of what there is none of."""
    kinds = Counter(one.kind for one in changes)
    moved = sum(one.kind in _MOVES and bool(one.days) for one in changes)
    errors = sum(one.severity is Severity.ERROR for one in checks.new)
    for key, label, count, tone in (
        ("moved", tr("기한 변경", "deadlines moved"), moved, Tone.PLAIN),
        ("silent", tr("사유 미기재", "without a reason"), len(silent), Tone.BAD),
        *((one.value, say(KIND_WORDS[one]), kinds[one], Tone.PLAIN) for one in _DIGEST),
        ("errors", tr("오류", "errors"), errors, Tone.BAD),
    ):
        if count:
            yield Fact(key, label, count_cell(count, tone))


def _silent(view: View, sides: Sides, silent: Sequence[Change]) -> Table:
    kinds = list(ChangeKind)
    found = sorted(silent, key=lambda one: (kinds.index(one.kind), one.id))
    title = count_behind(tr("사유 미기재 기한 변경", "Deadlines moved without a reason"), found)
    return table("silent", title, found, _columns(view, sides, {}))


def _findings(checks: Checks) -> Table:
    order = list(Severity)
    worst_first = sorted(checks.new, key=lambda one: order.index(one.severity))

    def where(one: Finding) -> str:
        return f"{checks.home}{one.location.file}:{one.location.line}"

    def cure(one: Finding) -> str:
        return say(one.hint) if one.hint else ""

    shown: Columns[Finding] = (
        columns.word("severity", lambda one: one.severity),
        columns.text("where", where, heading=tr("위치", "where")),
        columns.text("what", lambda one: say(one.message), heading=tr("내용", "what")),
        columns.text("help", cure, heading=tr("조치 방법", "help")),
    )
    title = count_behind(tr("점검 결과", "Findings"), checks.new)
    return table("findings", title, worst_first, shown)


def _summary_notes(checks: Checks) -> Iterator[str]:
    if checks.older:
        yield tr(
            f"이 변경 전부터 있던 문제 {checks.older:,}건은 집계에서 제외했습니다.",
            f"Findings from before, which this change does not answer for: {checks.older:,}.",
        )
    if checks.resolved:
        yield tr(
            f"이 변경으로 문제 {checks.resolved:,}건이 해결됩니다.",
            f"Findings that this change resolves: {checks.resolved:,}.",
        )
