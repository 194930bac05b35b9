"""What one milestone waits for, and what waits for it, as trees."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.waiting import Waiting, is_pending, waiting_on
from dnatrack.reports import wording
from dnatrack.reports.report import Align, Cell, Column, Fact, Report, Row, Table, Tone, text
from dnatrack.reports.view import View, due_cell, state_cell
from dnatrack.reports.waiting import how_to_record

CHAINS_FORM = "dnatrack-chains/1"
DEEPEST = 6
"""No row is moved to the right by more steps, or nothing would be left of it."""


class _Step(NamedTuple):
    """One place of a tree: `near` is what it hangs on, `is_again` that it stands above, too."""

    id: str
    near: str
    step: int
    is_again: bool


def build_chains(view: View, judged: JudgedMilestone) -> Report:
    """The two trees of a milestone; what is done or closed holds nobody and is left out."""
    found, id_ = waiting_on(view.judgement), judged.owed.id
    before = tuple(_tree(found.waits_for, id_))
    after = tuple(_tree(found.awaited_by, id_))
    tables = (
        _table(view, found, "waits_for", before),
        _table(view, found, "awaited_by", after),
    )
    return Report(
        CHAINS_FORM,
        f"{id_} {view.title(judged.owed).text}",
        view.facts(),
        tuple(_details(view, judged)),
        tables,
        () if before or after else (_note(judged),),
    )


def _note(judged: JudgedMilestone) -> str:
    """Why nothing is there to be seen."""
    if is_pending(judged):
        return how_to_record()
    return tr(
        "이미 끝나서 기다리지도, 기다리게 하지도 않습니다.",
        "It is over: it waits for nothing, and nothing waits for it.",
    )


def _details(view: View, judged: JudgedMilestone) -> Iterator[Fact]:
    yield Fact("id", "", Cell("", judged.owed.id))
    yield Fact("lead", tr("주관", "lead"), view.ministry(judged.owed.lead))
    yield Fact("due", tr("현재기한", "current due"), due_cell(judged))
    yield Fact("state", tr("상태", "state"), state_cell(judged))


def _tree(links: Mapping[str, tuple[str, ...]], top: str) -> Iterator[_Step]:
    """All that `links` lead to from `top`, below what it hangs on; each leads on only once."""
    seen = {top}
    ahead = [(one, top, 1) for one in reversed(links.get(top, ()))]
    while ahead:
        id_, near, step = ahead.pop()
        yield _Step(id_, near, step, id_ in seen)
        if id_ not in seen:
            seen.add(id_)
            ahead += ((one, id_, step + 1) for one in reversed(links[id_]))


def _table(view: View, found: Waiting, key: str, steps: tuple[_Step, ...]) -> Table:
    is_before = key == "waits_for"
    columns = (
        Column("id", tr("이정표", "milestone"), can_fold=True, least=20),
        Column("title", tr("제목", "title"), can_fold=True, least=12, rank=3),
        Column("lead", tr("주관", "lead")),
        Column("due", tr("현재기한", "current due")),
        Column("slack", tr("여유", "slack"), Align.RIGHT, rank=1),
        Column("state", tr("상태", "state"), rank=2),
        Column("step", tr("단계", "step"), for_programs=True),
        Column("again", tr("되풀이", "again"), for_programs=True),
    )
    if is_before:
        title, empty = tr("먼저 끝나야 하는 것", "Waits for"), tr("없습니다.", "Nothing.")
    else:
        title, empty = tr("이것을 기다리는 것", "Others wait for it"), tr("없습니다.", "Nobody.")
    rows = tuple(_chain_row(view, found, one, is_before=is_before) for one in steps)
    return Table(key, title, columns, rows, empty)


def _chain_row(view: View, found: Waiting, step: _Step, *, is_before: bool) -> Row:
    one, near = found.pending[step.id], found.pending[step.near]
    again = tr(" (위에 있음)", " (see above)") if step.is_again else ""
    return Row(
        (
            Cell(f"{step.id}{again}", step.id),
            view.title(one.owed),
            view.ministry(one.owed.lead),
            due_cell(one),
            slack_cell(*((one, near) if is_before else (near, one))),
            state_cell(one),
            Cell("", step.step),
            Cell("", step.is_again),
        ),
        min(step.step - 1, DEEPEST),
    )


def slack_cell(before: JudgedMilestone, after: JudgedMilestone) -> Cell:
    """The days between the ends of two that follow each other; negative where they cross."""
    if before.due is None or after.due is None:
        return text(None)
    return days_cell((after.due.last - before.due.last).days)


def days_cell(days: int | None) -> Cell:
    """Days to spare; bad where there are fewer than none."""
    if days is None:
        return text(None)
    return Cell(wording.days(days), days, Tone.BAD if days < 0 else Tone.PLAIN)
