"""Whether this machine, this repository and this data are ready, and what to do if not."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dnatrack import __version__
from dnatrack.i18n import Text, say, tr
from dnatrack.reports import columns
from dnatrack.reports.columns import Columns, table
from dnatrack.reports.report import Cell, Fact, Report, Tone, text
from dnatrack.reports.view import both_cell

FORM = "dnatrack-doctor/1"


class Health(StrEnum):
    """How something that was looked at is; only what is broken keeps dnatrack from its job."""

    BROKEN = "broken"
    ADVICE = "advice"
    FINE = "fine"
    NOT_HERE = "not-here"


_WORDS = {
    Health.BROKEN: (Text("고장", "broken"), Tone.BAD),
    Health.ADVICE: (Text("권고", "advice"), Tone.WARN),
    Health.FINE: (Text("정상", "fine"), Tone.GOOD),
    Health.NOT_HERE: (Text("해당 없음", "not here"), Tone.FAINT),
}


@dataclass(frozen=True, slots=True)
class State:
    """What was found, and the cure where there has to be one."""

    health: Health
    found: Text
    cure: Text | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at: its id for programs, its name for people."""

    id: str
    name: Text
    state: State


def fine(ko: str, en: str) -> State:
    """That all is well."""
    return State(Health.FINE, Text(ko, en))


def advice(found: Text, cure: Text) -> State:
    """That dnatrack works, and would be of more use with the cure."""
    return State(Health.ADVICE, found, cure)


def broken(found: Text, cure: Text | None) -> State:
    """That dnatrack cannot do some of its job before the cure."""
    return State(Health.BROKEN, found, cure)


def not_here(ko: str, en: str) -> State:
    """That there is nothing to look at."""
    return State(Health.NOT_HERE, Text(ko, en))


def is_broken(examined: Sequence[Examined]) -> bool:
    """Whether anything keeps dnatrack from its job."""
    return any(one.state.health is Health.BROKEN for one in examined)


def build(examined: Sequence[Examined]) -> Report:
    """A row for each thing that was looked at, in the order in which it was."""
    cure = tr("고치려면", "cure")
    shown: Columns[Examined] = (
        columns.of(
            "check", lambda one: Cell(say(one.name), one.id), heading=tr("살핀 것", "check")
        ),
        columns.of("state", lambda one: _health(one.state.health)),
        columns.of(
            "found",
            lambda one: both_cell(one.state.found),
            heading=tr("찾은 것", "found"),
            can_fold=True,
        ),
        columns.of("cure", lambda one: both_cell(one.state.cure), heading=cure, can_fold=True),
    )
    version = Fact("version", "dnatrack", text(__version__))
    checks = table("checks", "", examined, shown)
    return Report(FORM, _title(examined), (version,), tables=(checks,))


def _health(health: Health) -> Cell:
    word, tone = _WORDS[health]
    return Cell(say(word), health.value, tone)


def _title(examined: Sequence[Examined]) -> str:
    ills, hints = (
        sum(one.state.health is health for one in examined)
        for health in (Health.BROKEN, Health.ADVICE)
    )
    return tr(f"진단: 고장 {ills}건, 권고 {hints}건", f"Diagnosis: {ills} broken, {hints} advised")
