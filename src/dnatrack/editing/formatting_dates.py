"""Dates that are written in another way than dnatrack's, where there is no doubt."""

import re

from dnatrack.model.data_files import DataPath
from dnatrack.model.data_format import field_at
from dnatrack.model.fields import FieldKind
from dnatrack.model.period import Period, PeriodError
from dnatrack.yamltext.nodes import ScalarNode, Style
from dnatrack.yamltext.parse import Value

_CERTAIN = re.compile(
    r"\d{4}(?: *[.\-/] *\d{1,2}){0,2} *\.?"  # 2020. 3. 31.
    r"|\d{8}"
    r"|\d{4} *년(?: *\d{1,2} *월(?: *\d{1,2} *일)?)?"
    r"|\d{4} *년? *(?:[상하] *반기|[1-4] *분기)"
    r"|\d{4}[ \-]?[HhQq][1-4]",
    re.ASCII,
)
"""Four digits of a year, and nothing that is lost in the canonical spelling."""

_CANONICAL = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-[HQ][1-4])?", re.ASCII)
_CUT_ZERO = re.compile(r"\d{4}\.1", re.ASCII)
"""What a spreadsheet makes of `2020.10`, or January."""


def spelling_at(at: DataPath, node: ScalarNode) -> str | None:
    """How dnatrack writes the period or day at a place; None where it is written so already.

    None, too, where that would be a guess, or where no period may stand.
    """
    is_quoted = node.style in {Style.SINGLE, Style.DOUBLE}
    if not is_quoted and (node.style is not Style.PLAIN or _CANONICAL.fullmatch(node.value)):
        return None
    spelling = _spelling(at, node.value)
    return spelling if is_quoted or spelling != node.value else None


def with_spellings(at: DataPath, value: Value) -> Value:
    """`value`, which stands at a place, with all periods in it as dnatrack writes them."""
    match value:
        case dict():
            return {key: with_spellings(at.at(key), inside) for key, inside in value.items()}
        case list():
            return [with_spellings(at.at(index), inside) for index, inside in enumerate(value)]
        case str():
            return _spelling(at, value) or value
        case _:
            return value


def _spelling(at: DataPath, written: str) -> str | None:
    """The period `written` in canonical spelling; None where it is not certainly one."""
    if not _CERTAIN.fullmatch(written) or _CUT_ZERO.fullmatch(written):
        return None
    field = field_at(at)
    kind = field.kind if field is not None else None
    if kind not in {FieldKind.PERIOD, FieldKind.DAY}:
        return None
    period = _period(written)
    if period is None or (kind is FieldKind.DAY and period.first != period.last):
        return None
    return period.text


def _period(written: str) -> Period | None:
    try:
        return Period.parse(written)
    except PeriodError as error:
        return Period.parse(error.suggestion) if error.suggestion else None
