"""`dnatrack done`, `reschedule`, `start`, `hold`, `cancel`, `supersede`: the life of a promise."""

from typing import TYPE_CHECKING

from dnatrack.cli import completion as complete
from dnatrack.cli.options import DATE, MILESTONE, PERIOD, SOURCE, argument, offering, option
from dnatrack.cli.write_options import CITED, WRITTEN, Writing
from dnatrack.i18n import tr

if TYPE_CHECKING:
    from dnatrack.app.edit import Said

ITEM = argument(
    "과제(dg-2-4)나 이정표(dg-2-4/first-card). 생략하면 터미널에서 묻습니다.",
    "A task (dg-2-4) or milestone (dg-2-4/first-card). A terminal asks for it.",
    tr("과제|이정표", "TASK|MILESTONE"),
    complete.items,
)
DONE_ON = option(
    "완료일(2020-03-31, 2020년 3월). 생략하면 터미널에서 묻습니다.",
    "When it was done (2020-03-31, 2020-03). A terminal asks for it.",
    PERIOD,
)
DONE_BY = option(
    "늦어도 이 날짜까지 완료(완료일을 모를 때, --on 대신).",
    "Done by this day at the latest, the day itself unknown; in place of --on.",
    tr("날짜", "DAY"),
)
DECIDED_ON = option("결정일. 생략하면 오늘.", "The day it was decided; else today.", DATE)
_SAID = (
    *("on", "by", "reason", "authority", "source", "note"),
    *("evidence", "completion", "verification"),
)


class Reporting(Writing):
    """What the options of a command say that reports a change: what, who says so, and where."""

    by: str | None = option(
        "대체한 과제나 이정표. 생략하면 터미널에서 묻습니다.",
        "The task or milestone that replaces it. A terminal asks for it.",
        "ID",
        complete.items,
    )
    reason: str | None = option(
        "사유. 생략하면 터미널에서 묻습니다.", "Why. A terminal asks for it.", tr("사유", "TEXT")
    )
    authority: str | None = option(
        "변경 결정 주체(국무회의).", "Who decided it (the cabinet).", tr("주체", "TEXT")
    )
    source: str | None = option(
        "근거: 출처 id, 주소, 새 문서 제목.",
        "Where it says so: the id of a source, an address, the title of a new document.",
        SOURCE,
        complete.sources,
    )
    note: str | None = option("설명.", "An explanation.", tr("설명", "TEXT"))
    evidence: list[str] | None = option(
        "증빙: 출처 id, 주소, 새 문서 제목. 여러 번 사용 가능.",
        "What shows it: the id of a source, an address, the title of a new document. "
        "May be repeated.",
        SOURCE,
        complete.sources,
        names="--evidence -e",
    )
    completion: str | None = option(
        "이행 범위: full(전부 이행), modified(변경 이행), partial(일부 이행).",
        "How far, where not in full: modified or partial.",
        "full|modified|partial",
        complete.completions,
    )
    verification: str | None = option(
        "확인 수준: self-reported(자체보고), confirmed(확인), disputed(이견 있음).",
        "Who vouches for it.",
        "self-reported|confirmed|…",
        complete.verifications,
    )

    def said(self, due: str | None = None) -> "Said":
        """All of that, as plans of edits take it."""
        from dnatrack.app.edit import Said

        words = {name: getattr(self, name) for name in _SAID}
        return Said(**words, due=due, document=self.document)


@offering(
    *("on", "by", "evidence", "completion", "verification", *CITED, *WRITTEN),
    on=DONE_ON,
    by=DONE_BY,
)
def done(asked: Reporting, item: str | None = ITEM) -> None:
    """Write down that something was done."""
    from dnatrack.app.edit import planned_completion

    asked.carry_out(planned_completion(item, asked.said()))


# `dnatrack reschedule`: a deadline moves.

MOVABLE = argument(
    "이정표(dg-2-4/first-card). 생략하면 터미널에서 묻습니다.",
    "A milestone (dg-2-4/first-card). A terminal asks for it.",
    MILESTONE,
    complete.items,
)
DUE = argument(
    "변경기한: 2021년, 2021년 하반기(2021-H2), 2021-Q2, 2021-03, 2021-03-31.",
    "The new deadline: 2021, 2021-H1, 2021-Q2, 2021-03, 2021-03-31.",
    tr("변경기한", "DUE"),
)
REASON = option(
    "target-changed(목표 변경), budget(예산), plan-error(계획 오류), legislation(입법 "
    "지연), other-ministry(타 기관 지연), external(외부 여건 변화), correction(오기 정정).",
    "target-changed, budget, plan-error, legislation, other-ministry, external or correction.",
    tr("사유", "REASON"),
    complete.revision_reasons,
)


@offering(
    *("reason", "authority", "source", "on", "note", *CITED, *WRITTEN),
    reason=REASON,
    on=DECIDED_ON,
)
def reschedule(asked: Reporting, milestone: str | None = MOVABLE, due: str | None = DUE) -> None:
    """Move a deadline and declare it: the new due and its revision, together."""
    from dnatrack.app.edit import planned_move

    asked.carry_out(planned_move(milestone, asked.said(due)))


@offering("reason", *WRITTEN)
def start(asked: Reporting, item: str | None = ITEM) -> None:
    """Write down that the work began, or goes on; of what was done also why."""
    from dnatrack.app.edit import planned_start

    asked.carry_out(planned_start(item, asked.reason))


# `dnatrack hold`, `cancel`, `supersede`: a promise is left, and on what grounds.

_GROUNDS = ("reason", "authority", "source", "on")
leaving = offering(*_GROUNDS, *CITED, *WRITTEN, on=DECIDED_ON)


def _leave(asked: Reporting, item: str | None, lifecycle: str) -> None:
    from dnatrack.app.edit import planned_leaving
    from dnatrack.model.words import Lifecycle

    asked.carry_out(planned_leaving(item, Lifecycle(lifecycle), asked.said()))


@leaving
def hold(asked: Reporting, item: str | None = ITEM) -> None:
    """Write down that the work pauses: why, who decided it, and where it says so."""
    _leave(asked, item, "on-hold")


@leaving
def cancel(asked: Reporting, item: str | None = ITEM) -> None:
    """Write down that something is given up: why, who decided it, and where it says so."""
    _leave(asked, item, "cancelled")


@offering("by", *_GROUNDS, *CITED, *WRITTEN, on=DECIDED_ON)
def supersede(asked: Reporting, item: str | None = ITEM) -> None:
    """Write down what takes the place of something: why, who decided it, where it says so."""
    _leave(asked, item, "superseded")
