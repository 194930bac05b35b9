"""Lengths of time as options name them."""

import re

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.period import Span

_SHAPE = re.compile(r"(?P<count>\d{1,5})\s*(?P<unit>d|w|m|일|주|개월|달)?")
_WEEK = 7


def span_named(word: str, option: str) -> Span:
    """The length of time that `option` was given: `30d`, `6w`, `2m`; a bare number is days.

    Raises:
        DnatrackError: the word names none.
    """
    match = _SHAPE.fullmatch(word.strip().casefold())
    if match is None:
        raise DnatrackError(
            Text(
                f"`{option} {word}`은(는) 기간이 아닙니다", f"`{option} {word}` is no span of time"
            ),
            Text(
                f"`{option} 30d`, `{option} 6w`, `{option} 2m`처럼 적으세요",
                f"write it as `{option} 30d`, `{option} 6w` or `{option} 2m`",
            ),
        )
    count = int(match["count"])
    match match["unit"]:
        case "m" | "개월" | "달":
            return Span(months=count)
        case "w" | "주":
            return Span(days=_WEEK * count)
        case _:
            return Span(days=count)
