"""What in the history does not add up, for whoever has to answer for it."""

from collections.abc import Mapping

from dnatrack.history.auditing import Doubt, Doubtful, doubts_about
from dnatrack.i18n import Text, say, tr
from dnatrack.reports import wording
from dnatrack.reports.history_view import Past, days_moved, due_text, who
from dnatrack.reports.report import Align, Cell, Column, Report, Row, Table, Tone, text
from dnatrack.reports.slips import unread_notes
from dnatrack.reports.view import View

FORM = "dnatrack-audit/1"

_TITLES: Mapping[Doubt, Text] = {
    Doubt.UNDECLARED_MOVE: Text("신고 없이 옮긴 기한", "Deadlines moved without a revision"),
    Doubt.UNSEEN_REVISION: Text("이력에 없는 변경 신고", "Revisions that the history never saw"),
    Doubt.DONE_IN_FUTURE: Text("적은 날보다 뒤인 완료일", "Completions dated after the commit"),
    Doubt.BACKDATED: Text("소급한 완료", "Backdated completions"),
    Doubt.REUSED_ID: Text("다시 쓴 id", "Ids that were used again"),
    Doubt.EVIDENCE_VANISHED: Text("사라진 증빙", "Evidence that vanished"),
}
_MEANINGS: Mapping[Doubt, Text] = {
    Doubt.UNDECLARED_MOVE: Text(
        "`revisions`에 사유, 정한 주체, 출처를 적으면 신고한 것이 됩니다.",
        "A revision with reason, authority and source declares it.",
    ),
    Doubt.UNSEEN_REVISION: Text(
        "그날의 파일에는 이 기한이 없었습니다.",
        "The file of that day never had this deadline.",
    ),
    Doubt.DONE_IN_FUTURE: Text(
        "완료를 적은 커밋이 완료일보다 먼저입니다.",
        "The commit that says so was made before the day of completion.",
    ),
    Doubt.BACKDATED: Text(
        "그때는 지연이었으나, 지금은 기한 내 완료로 적혀 있습니다.",
        "Late by what was known then, on time by what is written now.",
    ),
    Doubt.REUSED_ID: Text(
        "지운 id를 다른 것에 쓰면 이력이 섞입니다.",
        "An id that is used for something else mixes two histories.",
    ),
    Doubt.EVIDENCE_VANISHED: Text(
        "완료의 증빙이었던 출처가 지금은 없습니다.",
        "What once proved a completion is gone.",
    ),
}


def build(view: View, past: Past) -> Report:
    """Every doubtful thing of the selection, by sort; no rows where all adds up."""
    found = [one for one in doubts_about(past.ledger, past.day_of) if _is_wanted(one, past)]
    tables = tuple(
        _table(past, doubt, [one for one in found if one.doubt is doubt])
        for doubt in Doubt
        if any(one.doubt is doubt for one in found)
    )
    none = Table("doubts", "", (), (), tr("어긋난 것이 없습니다.", "Everything adds up."))
    title = tr(f"이력 점검: {len(found)}건", f"Audit of the history: {len(found)}")
    notes = tuple(unread_notes(past))
    return Report(FORM, title, view.facts(), tables=tables or (none,), notes=notes)


def _is_wanted(doubtful: Doubtful, past: Past) -> bool:
    if not past.takes(past.ledger.items[doubtful.id]):
        return False
    return doubtful.commit is None or past.day_of(doubtful.commit) in past.span


def _table(past: Past, doubt: Doubt, found: list[Doubtful]) -> Table:
    columns = (
        Column("id", tr("이정표", "milestone")),
        Column("title", tr("제목", "title"), can_fold=True, rank=2),
        Column("old", tr("전", "before")),
        Column("new", tr("후", "after")),
        Column("days", tr("일수", "days"), Align.RIGHT),
        Column("on", tr("날", "day")),
        Column("who", tr("누가", "who"), rank=1),
        Column("commit", tr("커밋", "commit"), rank=3),
    )
    rows = tuple(_row(past, one) for one in found)
    title = f"{say(_TITLES[doubt])} {len(rows)}"
    return Table(doubt.value, title, columns, rows, note=say(_MEANINGS[doubt]))


def _row(past: Past, one: Doubtful) -> Row:
    day = past.day_of(one.commit) if one.commit else None
    commit = one.commit
    return Row((
        text(one.id),
        text(past.ledger.items[one.id].title),
        due_text(one.old),
        due_text(one.new),
        days_moved(one.days),
        Cell(wording.day(day) if day else "", day.isoformat() if day else None),
        who(commit),
        Cell(commit.short_id if commit else "", commit.id if commit else None, Tone.FAINT),
    ))
