"""Every ministry beside the others: what it owes, who sits where, who followed whom."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from dnatrack.i18n import Text, counted, say, tr
from dnatrack.judging.judgement import total
from dnatrack.judging.ministries import HeldPost, MinistryLoad, PostRole, held_posts, ministry_loads
from dnatrack.model.ministry import Ministry
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import CellColumn, Columns, table
from dnatrack.reports.report import (
    Cell,
    Fact,
    JsonValue,
    Report,
    Table,
    Tone,
    hidden_fact,
    name_value,
)
from dnatrack.reports.succession import Succession, how_to_assign, succession, unassigned_table
from dnatrack.reports.unreadable import with_unreadable
from dnatrack.reports.view import View, count_cell, day_cell, name_cell, tally_facts
from dnatrack.reports.waiting import issues_are_recorded, unrecorded_notes, waits_are_recorded

# What is known of a ministry that has no part.
_KNOWN = {
    "member": Text("TF 참여", "member of a taskforce"),
    "name": Text("명칭만 등록", "the name only"),
    "dissolved": Text("폐지", "dissolved"),
    "to-come": Text("이후 신설", "founded later"),
}


def other_ministries(view: View, loads: Sequence[MinistryLoad]) -> Table:
    """The ministries of which no part is known, in as few lines as there are kinds."""
    found: dict[str, list[str]] = {kind: [] for kind in _KNOWN}
    for one in loads:
        if one.ministry is not None:
            found[_known(view, one.ministry, is_member=bool(one.seats))].append(one.ministry)
    kind, names = tr("확인 사항", "what is known"), tr("기관명", "ministries")
    shown: Columns[tuple[str, list[str]]] = (
        columns.of("kind", lambda one: Cell(say(_KNOWN[one[0]]), one[0]), heading=kind),
        columns.count("count", lambda one: len(one[1]), heading=tr("기관 수", "count")),
        columns.of(
            "ministries", lambda one: view.ministries(tuple(one[1])), heading=names, can_fold=True
        ),
    )
    title = tr(f"담당 과제 미확인 기관({len(loads):,}개)", f"No part known: {len(loads):,}")
    return table("others", title, [one for one in found.items() if one[1]], shown)


def _known(view: View, id_: str, *, is_member: bool) -> str:
    ministry, today = view.judgement.tracker.ministries_by_id.get(id_), view.judgement.today
    if is_member:
        return "member"
    if ministry is not None and ministry.is_over(today):
        return "dissolved"
    if ministry is not None and today < (ministry.names[0].since or today):
        return "to-come"
    return "name"


def in_several_taskforces(view: View) -> Table:
    """The posts that have a role in more than one taskforce; nothing where there are none."""
    held = held_posts(view.judgement.tracker)
    title = tr("TF 겸임 직위", "Posts that sit in several taskforces")
    return _table(view, (one for one in held if len(one.taskforces) > 1), title)


def of_ministries(view: View, ids: Container[str | None]) -> Table:
    """The posts of some ministries, with all their roles."""
    held = held_posts(view.judgement.tracker)
    return _table(view, (one for one in held if one.ministry in ids), tr("직위", "Posts"))


def _table(view: View, posts: Iterable[HeldPost], title: str) -> Table:
    post, several = tr("직위", "post"), tr("범정부 TF", "taskforces")
    rows = (
        (of, role, [one.taskforce for one in seats if one.taskforce is not None])
        for of in posts
        for role in PostRole
        if (seats := [one for one in of.seats if one.role is role])
    )

    def taskforces(ids: list[str]) -> Cell:
        return view.taskforces(ids) if ids else Cell(tr("전체", "all"), [])

    shown: Columns[tuple[HeldPost, PostRole, list[str]]] = (
        columns.of("post", lambda one: name_cell(one[0].name), heading=post, can_fold=True),
        columns.of("ministry", lambda one: view.ministry(one[0].ministry), for_programs=True),
        columns.word("role", lambda one: one[1], heading=tr("직책", "role")),
        columns.of("taskforces", lambda one: taskforces(one[2]), heading=several, can_fold=True),
    )
    return table("posts", title, rows, shown)


def build(view: View, *, follows: bool = False) -> Report:
    """A row for each ministry that has a part, worst first; the others in a few lines.

    It `follows` splits, mergers and replacements: what a ministry that is no more
    promised shows under the one that took over.
    """
    known = succession(view.judgement, follows=follows)
    loads = ministry_loads(view.judgement, known.holders)
    unassigned = unassigned_table(view, known.known)
    title = tr("기관별 현황", "Ministries")
    if follows:
        title = tr("기관별 현황(승계기관 기준)", "Ministries, reorganisations followed")
    report = Report(
        "dnatrack-ministries/2",
        title,
        (*view.facts(), hidden_fact("lineage", follows), *_summary(view, loads)),
        tables=(
            _matrix(view, [one for one in loads.values() if one.has_part], known),
            unassigned,
            in_several_taskforces(view),
            other_ministries(view, [one for one in loads.values() if not one.has_part]),
        ),
        notes=tuple(_notes(view)),
        advice=(*how_to_assign((unassigned,)), *_advice(view, tuple(loads.values()), known)),
    )
    return with_unreadable(report, view, view.judgement.items)


def _summary(view: View, loads: Mapping[str | None, MinistryLoad]) -> Iterator[Fact]:
    named = sum(id_ is not None for id_ in loads)
    yield Fact("ministries", tr("기관", "ministries"), count_cell(named, unit="개"))
    yield Fact("tasks", tr("과제", "tasks"), count_cell(len(view.judgement.tasks)))
    yield from tally_facts(total(view.judgement.items), with_done=False)


def _matrix(view: View, loads: Sequence[MinistryLoad], known: Succession) -> Table:
    empty = tr("과제나 TF를 담당하는 기관이 없습니다.", "No ministry has a task or a taskforce.")
    shown: Columns[MinistryLoad] = (
        *_name_columns(view),
        *_count_columns(),
        columns.count(
            "gone",
            lambda one: len(one.gone),
            Tone.BAD,
            heading=tr("삭제", "gone"),
            for_programs=not any(one.gone for one in loads),
        ),
        *_wait_columns(view),
        columns.count(
            "unreadable",
            lambda one: one.unreadable,
            Tone.BAD,
            heading=tr("판독 불가", "unread."),
            for_programs=not any(one.unreadable for one in loads),
        ),
        columns.of(
            "inherited_from",
            lambda one: view.ministries(known.inherited_from(one.ministry)),
            heading=tr("승계", "took over"),
            rank=5,
            least=12,
            for_programs=not known.follows,
        ),
    )
    return table("by_ministry", "", loads, shown, empty)


def _name_columns(view: View) -> Columns[MinistryLoad]:
    """A ministry by its short name, its full name, and its last day if that is over."""
    known, today = view.judgement.tracker.ministries_by_id, view.judgement.today

    def ministry(one: MinistryLoad) -> Ministry | None:
        return known.get(one.ministry or "")

    def short(one: MinistryLoad) -> Cell:
        if one.ministry is None:
            return Cell(tr("(주관 미지정)", "(no lead named)"), None, Tone.UNSURE)
        cell, found = view.ministry(one.ministry), ministry(one)
        if found is None or not found.is_over(today):
            return cell
        gone = wording.explain(cell.text, tr("폐지", "dissolved"))
        return cell._replace(text=gone, tone=Tone.UNSURE)

    def full(one: MinistryLoad) -> JsonValue:
        found = ministry(one)
        return name_value(found.name_on(today) if found else None)

    def last_day(one: MinistryLoad) -> JsonValue:
        found = ministry(one)
        return day_cell(found.dissolved_on if found else None).value

    return (
        columns.of("ministry", short, least=10),
        columns.value("name", full),
        columns.value("last_day", last_day),
    )


def _count_columns() -> Columns[MinistryLoad]:
    partner = tr("협조", "partner")
    return (
        columns.count("lead", lambda one: one.tasks),
        columns.count("partner", lambda one: len(one.partner_in), heading=partner, rank=1),
        columns.count("milestones", lambda one: one.tally.total, rank=3),
        columns.count("overdue", lambda one: one.tally.overdue, Tone.BAD),
        columns.right("days_late", _longest, heading=tr("최장 지연", "longest"), rank=4),
        columns.count("due_soon", lambda one: one.tally.due_soon, Tone.WARN),
        columns.count("unknown", lambda one: one.tally.unknown, Tone.UNSURE, rank=2),
        columns.count("slips", lambda one: one.slips, Tone.WARN),
    )


def _longest(load: MinistryLoad) -> Cell:
    late = wording.days(load.days_late) if load.days_late else ""
    return Cell(late, load.days_late or None, Tone.BAD)


def _wait_columns(view: View) -> Columns[MinistryLoad]:
    """Who waits, and what is unsettled; for people only where that is written down at all."""
    has_waits, has_issues = waits_are_recorded(view), issues_are_recorded(view)

    def column(
        key: str, heading: str, tone: Tone, get: Callable[[MinistryLoad], int], *, is_known: bool
    ) -> CellColumn[MinistryLoad]:
        return columns.count(
            key,
            lambda one: get(one) if is_known else None,
            tone,
            heading=heading,
            for_programs=not is_known,
        )

    holds, waits, issues = tr("후행", "holds up"), tr("선행 대기", "waits"), tr("현안", "issues")
    return (
        column("kept_waiting", holds, Tone.BAD, attrgetter("kept_waiting"), is_known=has_waits),
        column("waiting", waits, Tone.WARN, attrgetter("waiting"), is_known=has_waits),
        column("issues", issues, Tone.WARN, lambda one: len(one.issues), is_known=has_issues),
    )


def _notes(view: View) -> Iterator[str]:
    for taskforce in view.judgement.tracker.taskforces:
        if count := taskforce.undisclosed_ministries:
            name = wording.name(taskforce.name)
            yield tr(
                f"{name} 참여 기관 {count}개는 비공개이므로 제외했습니다.",
                f"{name}: {counted(count, 'undisclosed ministry', 'undisclosed ministries')} not "
                "listed here",
            )
    yield tr(
        "이정표 수에는 단장을 맡은 TF의 이정표를 포함합니다.",
        "milestones include those of the taskforces that it chairs",
    )
    if waits_are_recorded(view):
        yield tr(
            "후행: 이 기관의 완료가 선행되어야 하는 다른 기관 이정표 수, "
            "선행 대기: 다른 기관의 완료가 선행되어야 하는 이 기관 이정표 수.",
            "holds up: milestones of others that wait for it · waits: its own that wait for others",
        )


def _advice(view: View, loads: Sequence[MinistryLoad], known: Succession) -> Iterator[str]:
    """Which commands say more."""
    yield from unrecorded_notes(view)
    ministries, today = view.judgement.tracker.ministries_by_id, view.judgement.today
    with_part = [ministries.get(one.ministry or "") for one in loads if one.has_part]
    if not known.follows and any(one is not None and one.is_over(today) for one in with_part):
        yield tr(
            "폐지 기관의 과제: `--lineage` 옵션을 쓰면 승계기관으로 집계합니다",
            "promises of dissolved ministries: `--lineage` counts them with the successor",
        )
    worst = next((one.ministry for one in loads if one.ministry is not None), None)
    if worst is not None:
        yield tr(
            f"기관별 상세: `dnatrack ministries {worst}`",
            f"all about one: like `dnatrack ministries {worst}`",
        )
