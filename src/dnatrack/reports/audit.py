"""What in the history does not add up, for whoever has to answer for it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dnatrack.history.audit import Doubt, Doubtful, doubts_about, replaced_evidence
from dnatrack.i18n import Text, say, tr
from dnatrack.reports import columns
from dnatrack.reports.change_wording import state_text
from dnatrack.reports.columns import Columns, count_behind, table
from dnatrack.reports.history_view import (
    Authors,
    Past,
    beginning_fact,
    beginning_notes,
    commit_cell,
    days_moved,
    due_text,
    title_cell,
    unread_notes,
    when,
)
from dnatrack.reports.report import Cell, Report, Table
from dnatrack.reports.view import View, late_cell

FORM = "dnatrack-audit/2"


class _Sort(NamedTuple):
    """What a sort of doubts is called, what it means, and what stands above its columns."""

    title: Text
    meaning: Text
    old: Text = Text("기한", "due")
    new: Text = Text("상태", "state")
    days: Text = Text("당시 지연", "late then")


_MOVED = (Text("변경 전", "before"), Text("변경 후", "after"), Text("변경 일수", "days"))
_SORTS: Mapping[Doubt, _Sort] = {
    Doubt.GONE: _Sort(
        Text("삭제된 약속", "Promises that are gone"),
        Text(
            "id만 변경되었으면 `formerly` 키에 이전 id를 적으세요. 이력이 이어집니다.",
            "If it only has another id now, name the old one in `formerly`: its ledger goes on.",
        ),
    ),
    Doubt.UNDECLARED_MOVE: _Sort(
        Text("사유 미기재 기한 변경", "Deadlines moved without a revision"),
        Text(
            "`revisions` 키에 사유, 결정 주체, 출처를 적으면 사유 기재로 봅니다.",
            "A revision with reason, authority and source declares it.",
        ),
        *_MOVED,
    ),
    Doubt.LEFT_WITHOUT_GROUNDS: _Sort(
        Text("근거 미기재 중단·보류·대체", "Promises that were left without grounds"),
        Text(
            "`decision` 키에 사유, 결정 주체, 출처를 적으면 근거 기재로 봅니다.",
            "A decision with reason, authority and source gives the grounds.",
        ),
    ),
    Doubt.UNKNOWN_WITHOUT_SEARCH: _Sort(
        Text("확인 기록 없는 결과 미확인", "Said to be unknown, and nobody looked"),
        Text(
            "`looked_for` 키에 확인일과 확인 결과를 적으세요.",
            "Say in `looked_for` when somebody looked, and what came of it.",
        ),
    ),
    Doubt.UNSEEN_REVISION: _Sort(
        Text("이력과 다른 변경 기재", "Revisions that the history never saw"),
        Text(
            "그날의 파일에는 이 기한이 없었습니다.", "The file of that day never had this deadline."
        ),
        *_MOVED,
    ),
    Doubt.DONE_IN_FUTURE: _Sort(
        Text("기재일 이후의 완료일", "Completions dated after the commit"),
        Text(
            "완료를 기재한 커밋의 날짜가 완료일보다 빠릅니다.",
            "The commit that says so was made before the day of completion.",
        ),
        Text("기재일", "written"),
        Text("완료일", "done on"),
        Text("앞선 일수", "days ahead"),
    ),
    Doubt.BACKDATED: _Sort(
        Text("사후 기재된 완료", "Completions written down late"),
        Text(
            "당시 자료로는 지연이었으나 현재 자료로는 기한 내 완료입니다.",
            "Late by what was known then, on time by what is written now.",
        ),
        new=Text("완료일", "done on"),
        days=Text("기한 초과", "days after"),
    ),
    Doubt.REUSED_ID: _Sort(
        Text("id 재사용", "Ids that were used again"),
        Text(
            "삭제한 id를 다른 약속에 쓰면 이력이 섞입니다. 제목이 같으면 같은 약속으로 봅니다.",
            "An id that is used for something else mixes two histories; under the same title it "
            "is the same promise.",
        ),
        Text("이전 제목", "title then"),
        Text("제목", "title"),
        Text("", ""),
    ),
    Doubt.EVIDENCE_VANISHED: _Sort(
        Text("증빙 삭제", "Evidence that vanished"),
        Text("완료의 증빙이었던 출처가 현재는 없습니다.", "What once proved a completion is gone."),
        Text("증빙", "evidence"),
        Text("현재", "now"),
        Text("", ""),
    ),
}


def build(view: View, past: Past) -> Report:
    """Every doubtful thing of the selection, by sort; no rows where all adds up."""
    found = [one for one in doubts_about(past.ledger, past.day_of) if _is_wanted(one, past)]
    authors = Authors(one.commit for one in found)
    tables = [
        _table(view, past, doubt, [one for one in found if one.doubt is doubt], authors)
        for doubt in Doubt
    ]
    if not found:
        tables[0] = tables[0].replace(when_empty=tr("불일치가 없습니다.", "All adds up."))
    title = tr(f"이력 점검: 불일치 {len(found)}건", f"Audit of the history: {len(found)}")
    notes = (*_replaced_notes(past), *authors.notes(), *beginning_notes(past), *unread_notes(past))
    facts = (*view.facts(), beginning_fact(past))
    return Report(FORM, title, facts, tables=tuple(tables), notes=notes)


def _replaced_notes(past: Past) -> Iterator[str]:
    """The evidence that other evidence took the place of, which is no doubt."""
    for one in replaced_evidence(past.ledger):
        if _is_wanted(one, past):
            old, new = (", ".join(of.split()) for of in (one.old, one.new))
            said = f"{one.id} {old} → {new}"
            yield tr(f"증빙 교체: {said}", f"evidence replaced: {said}")


def _is_wanted(doubtful: Doubtful, past: Past) -> bool:
    item = past.ledger.items.get(doubtful.id)
    if item is None or not past.takes(item):
        return False
    return doubtful.commit is None or past.day_of(doubtful.commit) in past.span


def _table(
    view: View, past: Past, doubt: Doubt, found: Sequence[Doubtful], authors: Authors
) -> Table:
    """The things of one sort; nothing to be seen where there are none."""
    sort, what, written = _SORTS[doubt], tr("대상", "what"), tr("기재일", "written on")
    longest = max((len(one.id) for one in found), default=0)
    # When a completion of the future was written is said once, by the day of the commit.
    is_said = doubt is Doubt.DONE_IN_FUTURE

    def title(one: Doubtful) -> Cell:
        """An id and its title, which folds under it where there is no room beside it."""
        cell = title_cell(view, past.ledger.items[one.id])
        return cell._replace(text=f"{one.id} {cell.text}".rstrip())

    def old(one: Doubtful) -> Cell:
        return due_text(one.old)

    shown: Columns[Doubtful] = (
        columns.text("id", lambda one: one.id, heading=what, for_programs=True),
        columns.of("title", title, heading=what, can_fold=True, least=longest),
        columns.of("old", old, heading=say(sort.old), rank=1, for_programs=is_said),
        columns.of("new", _new, heading=say(sort.new), rank=1),
        columns.right("days", _days, heading=say(sort.days), rank=3),
        columns.of("on", lambda one: when(past, one.commit), heading=written),
        authors.column(lambda one: one.commit, rank=2),
        columns.of("commit", lambda one: commit_cell(one.commit), rank=4),
    )
    if not found:
        return table(doubt.value, "", found, shown)
    title_of_all = count_behind(say(sort.title), found)
    return table(doubt.value, title_of_all, found, shown, note=say(sort.meaning))


def _new(one: Doubtful) -> Cell:
    return Cell(state_text(one.new) if one.new else "", one.new or None)


def _days(one: Doubtful) -> Cell:
    is_move = one.doubt in {Doubt.UNDECLARED_MOVE, Doubt.UNSEEN_REVISION}
    return days_moved(one.days) if is_move else late_cell(one.days)
