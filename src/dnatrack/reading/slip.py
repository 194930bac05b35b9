"""A mistake that shows in the text of a file, before it is YAML."""

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from dnatrack.i18n import Text
from dnatrack.reading.finding import Defect, Location, Problem

MOST_SLIPS = 50
"""So many are shown of one file; who has that many has one cause for all of them."""
MOST_COUNTED = 1000


class Slip(NamedTuple):
    """A defect of the text. `stops`: a YAML parser would stumble over it, too."""

    defect: Defect
    stops: bool = True


def slip_at(rule: str, at: Location, message: Text, *, hint: Text, stops: bool = True) -> Slip:
    """A slip at one stretch of a line."""
    return Slip(Defect(rule, Problem(at, message, hint)), stops)


def most_of(slips: Iterable[Slip]) -> list[Slip]:
    """The first slips of a file by line; where there are more, a last one says so."""
    found = sorted(islice(slips, MOST_COUNTED), key=_place)
    if len(found) <= MOST_SLIPS:
        return found
    shown, rest = found[: MOST_SLIPS - 1], found[MOST_SLIPS - 1 :]
    more = "+" if len(found) == MOST_COUNTED else ""
    message = Text(
        f"이 줄부터 이런 문제가 {len(rest)}{more}개 더 있습니다",
        f"from this line on there are {len(rest)}{more} more problems like these",
    )
    last = rest[0].defect
    problem = last.problem._replace(message=message)
    return [*shown, Slip(Defect(last.rule, problem), any(slip.stops for slip in rest))]


def line_of(found: Slip) -> int:
    """The number of the line that a slip is on."""
    return _place(found)[0].line


def _place(found: Slip) -> tuple[Location, str]:
    at = found.defect.problem.at
    return (at if isinstance(at, Location) else Location(at.file)), found.defect.rule
