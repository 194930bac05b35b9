"""Everything about one legal text: its stages, what comes next, what is not recorded."""

from collections.abc import Iterator

from dnatrack.i18n import tr
from dnatrack.model.milestone import StageReached
from dnatrack.reports import dealings, wording
from dnatrack.reports.details import pieces
from dnatrack.reports.laws import Law, next_cell, notice_cell, stage_cells, stage_columns
from dnatrack.reports.report import Cell, Column, Fact, Report, Row, Table, name_value, text
from dnatrack.reports.view import View, state_cell

LAW_FORM = "dnatrack-law/1"


def build_law(view: View, law: Law) -> Report:
    """A legal text: what comes next, its stages with notes and sources, its meetings."""
    return Report(
        LAW_FORM,
        law.legislation.law,
        view.facts(),
        tuple(_law_details(view, law)),
        (
            stages(law),
            dealings.meetings(view, law.id),
            pieces.sources(view, pieces.cited_sources(view, law.judged.owed.milestone)),
        ),
    )


def _law_details(view: View, law: Law) -> Iterator[Fact]:
    owed, level = law.judged.owed, law.legislation.level
    yield pieces.fact("id", "id", law.id)
    yield pieces.hidden_fact("law", law.legislation.law)
    title = Cell(wording.name(owed.milestone.title), name_value(owed.milestone.title))
    yield pieces.fact("title", tr("이정표", "milestone"), title)
    yield pieces.word_fact("level", tr("종류", "rank"), level)
    yield pieces.fact("lead", tr("주관", "lead"), view.ministry(owed.lead))
    yield pieces.period("due", tr("현재기한", "current due"), law.judged.due)
    yield pieces.fact("state", tr("일정", "schedule"), state_cell(law.judged))
    yield from course_facts(law)
    yield _unrecorded(law)
    yield pieces.fact("note", tr("비고", "note"), owed.milestone.note)
    yield pieces.fact("file", tr("파일", "file"), owed.milestone.place.file)


def course_facts(law: Law) -> Iterator[Fact]:
    """What comes next, and whether the notice was long enough."""
    yield pieces.fact("next", tr("다음 단계", "next stage"), next_cell(law))
    held = law.course.notice
    cell = notice_cell(law)
    if held is not None:
        least = wording.days(held.period.days)
        lasted = f"{wording.elapsed_words(held.lasted)}, " if held.lasted else ""
        by = f"{held.period.law}, {' '.join(held.period.sources)}"
        words = tr(
            f"{cell.text} ({lasted}최소 {least}: {by})",
            f"{cell.text} ({lasted}at least {least}: {by})",
        )
        cell = Cell(words, cell.value, cell.tone)
    yield pieces.fact("notice", tr("입법예고 기간", "notice period"), cell)


def _unrecorded(law: Law) -> Fact:
    """The stages that a text must have gone through, but of which no source tells."""
    missing = law.course.unrecorded
    words = ", ".join(map(wording.word, missing))
    cell = Cell(words, [one.value for one in missing])
    return pieces.fact("unrecorded", tr("기록 없는 앞 단계", "not recorded"), cell)


def stages(law: Law) -> Table:
    """The recorded stages, in their order, with notes and sources."""
    level = wording.word(law.legislation.level)
    rows = tuple(_stage_row(one, law) for one in law.legislation.stages)
    empty = tr("알려진 단계가 없습니다.", "No stage is known.")
    return Table("stages", f"{law.legislation.law} ({level})", _columns(), rows, empty)


def no_stages() -> Table:
    """The same table for a milestone that is about no law."""
    return Table("stages", "", _columns(), ())


def _columns() -> tuple[Column, ...]:
    return (
        *stage_columns(),
        Column("note", tr("설명", "note"), can_fold=True),
        Column("sources", tr("출처", "sources")),
    )


def _stage_row(reached: StageReached, law: Law) -> Row:
    sources = Cell(" ".join(reached.sources), list(reached.sources))
    return Row((*stage_cells(reached, law.course), text(reached.note), sources))
