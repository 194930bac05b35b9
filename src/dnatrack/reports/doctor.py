"""Whether this machine, this repository and this data are ready, and what to do if not."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from dnatrack.i18n import Text, say, tr
from dnatrack.reports.report import Cell, Column, Fact, Report, Row, Table, Tone, text
from dnatrack.reports.view import both_cell
from dnatrack.version import __version__

FORM = "dnatrack-doctor/1"


class Health(StrEnum):
    """How something that was looked at is; only what is broken keeps dnatrack from its job."""

    BROKEN = "broken"
    ADVICE = "advice"
    FINE = "fine"
    NOT_HERE = "not-here"


_WORDS = {
    Health.BROKEN: (Text("오류", "broken"), Tone.BAD),
    Health.ADVICE: (Text("권고", "advice"), Tone.WARN),
    Health.FINE: (Text("정상", "fine"), Tone.GOOD),
    Health.NOT_HERE: (Text("해당 없음", "not here"), Tone.FAINT),
}


State = tuple[Health, Text, Text | None]
"""How a thing is, what was found, and the cure where there has to be one."""


class Examined(NamedTuple):
    """One thing that was looked at: its id for programs, its name for people."""

    id: str
    name: Text
    health: Health
    found: Text
    cure: Text | None


def fine(ko: str, en: str = "") -> State:
    """That all is well; said alike in both languages where there is one text."""
    return Health.FINE, Text(ko, en or ko), None


def not_here(ko: str, en: str) -> State:
    """That there is nothing to look at."""
    return Health.NOT_HERE, Text(ko, en), None


def advice(found: Text, cure: Text) -> State:
    """That dnatrack works, and would be of more use with the cure."""
    return Health.ADVICE, found, cure


def broken(found: Text, cure: Text | None) -> State:
    """That dnatrack cannot do some of its job before the cure."""
    return Health.BROKEN, found, cure


def build(examined: Sequence[Examined]) -> Report:
    """A row for each thing that was looked at, in the order in which it was."""
    columns = (
        Column("check", tr("진단 항목", "check")),
        Column("state", tr("상태", "state")),
        Column("found", tr("진단 결과", "found"), can_fold=True),
        Column("cure", tr("조치 방법", "cure"), can_fold=True),
    )
    health = [one.health for one in examined]
    ills, hints = health.count(Health.BROKEN), health.count(Health.ADVICE)
    title = tr(f"진단: 오류 {ills}건, 권고 {hints}건", f"Diagnosis: {ills} broken, {hints} advised")
    version = Fact("version", "dnatrack", text(__version__))
    table = Table("checks", "", columns, tuple(map(_row, examined)))
    return Report(FORM, title, (version,), tables=(table,))


def _row(one: Examined) -> Row:
    word, tone = _WORDS[one.health]
    cells = (Cell(say(one.name), one.id), Cell(say(word), one.health.value, tone))
    return Row((*cells, both_cell(one.found), both_cell(one.cure)))
