"""What came of making a report again: the same, or what differs and what that may be due to."""

from collections.abc import Sequence
from dataclasses import dataclass

from dnatrack.i18n import tr
from dnatrack.reports.report import Cell, Column, Fact, Report, Row, Table, Tone, text
from dnatrack.version import __version__

FORM = "dnatrack-verify/1"
_TONES = {"-": Tone.BAD, "+": Tone.GOOD, "@": Tone.FAINT}


@dataclass(frozen=True, slots=True)
class Verification:
    """A report, by which version it was made, and what is amiss.

    `gone` are commits it was made from that the repository does not hold, `left_behind`
    those that it holds, but not in the history of what is checked out. `differences` are
    lines of a unified difference: `-` as the file says, `+` as it comes out now.
    """

    file: str
    made_by: str
    gone: Sequence[str] = ()
    left_behind: Sequence[str] = ()
    differences: Sequence[str] = ()

    @property
    def is_same(self) -> bool:
        """Whether it comes out the same, from commits that still are in the history."""
        return not (self.gone or self.left_behind or self.differences)


def build_verification(found: Verification) -> Report:
    """Whether a report can be relied on, and if not, why."""
    tone = Tone.GOOD if found.is_same else Tone.BAD
    gone = tr("저장소에 없음", "not in the repository")
    left = tr("현재 이력에 없음(이력 재작성)", "not in the history any more (rewritten)")
    lost = [(one, Cell(gone, "gone", Tone.BAD)) for one in found.gone]
    lost += [(one, Cell(left, "left-behind", Tone.BAD)) for one in found.left_behind]
    commits = (Row((Cell(one[:10], one), state)) for one, state in lost)
    lines = (Row((text(one, _TONES.get(one[:1], Tone.PLAIN)),)) for one in found.differences)
    heading = tr("- 파일 · + 재작성 결과", "- file · + made again")
    of_commits = (Column("commit", tr("커밋", "commit")), Column("state", tr("상태", "state")))
    lost_title = tr("확인되지 않는 커밋", "Commits that are gone")
    of_lines = (Column("line", heading, can_fold=True),)
    old, new = found.made_by, __version__
    note = tr(
        f"작성 도구 버전: {old}, 재현 도구 버전: {new}. 버전 차이로 내용이 다를 수 있음",
        f"Made by dnatrack {old}, made again by {new}: a difference may come from that.",
    )
    return Report(
        FORM,
        tr("보고서 재현 확인", "Verification of a report"),
        (
            Fact("file", tr("파일", "file"), text(found.file)),
            Fact("is_same", tr("결과", "result"), Cell(_result(found), found.is_same, tone)),
            Fact("made_by", "", Cell("", old)),
            Fact("made_again_by", "", Cell("", new)),
        ),
        tables=(
            Table("commits", lost_title, of_commits, tuple(commits)),
            Table("differences", tr("불일치 행", "Lines that differ"), of_lines, tuple(lines)),
        ),
        notes=(note,) if old != new else (),
    )


def _result(found: Verification) -> str:
    if found.is_same:
        return tr("재현 결과와 일치", "the same as when made again")
    if found.gone:
        return tr("기준 커밋이 없어 재현 불가", "cannot be made again")
    if found.differences:
        return tr("재현 결과와 불일치", "differs from what is made again")
    return tr("내용은 일치하나 이력이 재작성됨", "the same, but the history was rewritten")
