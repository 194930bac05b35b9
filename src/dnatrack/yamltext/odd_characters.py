"""Characters that look like others, and a mistake made with them."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from dnatrack.i18n import Text
from dnatrack.model.finding import Defect, Location, Problem
from dnatrack.terminal_text import short

CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
LINE_BREAKS = "\x85\u2028\u2029"
"""Line breaks to YAML and to Python, but not to editors and git."""

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
BYTE_ORDER_MARK = "\ufeff"
DAMAGE = "\ufff9-\ufffd"
"""What a failed conversion leaves behind."""

NO_CHARACTERS = "\ud800-\udfff\ufffe\uffff"

FORBIDDEN = CONTROLS + LINE_BREAKS + BIDI_CONTROLS + BYTE_ORDER_MARK + DAMAGE + NO_CHARACTERS

ZERO_WIDTH = "\xad\u180e\u200b\u200c\u2060-\u2064\U000e0000-\U000e007f"
HANGUL_FILLERS = "\u115f\u1160\u3164\uffa0"
PRIVATE_USE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
"""Shown by one font only: what word processors paste for their own symbols."""

NARROW_BLANKS = "\xa0\u1680\u2000-\u200a\u202f\u205f"
IDEOGRAPHIC_SPACE = "\u3000"
WIDE_BLANKS = NARROW_BLANKS + IDEOGRAPHIC_SPACE
"""Blanks that a person cannot tell from a space, and that YAML takes for letters."""

BLANKS = (
    " \t\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
"""The same and ordinary ones, each by itself: what may be stripped from a text."""

_NO_LETTERS = re.compile(
    f"[\\s{BLANKS}{CONTROLS}{LINE_BREAKS}{BIDI_CONTROLS}{BYTE_ORDER_MARK}{ZERO_WIDTH}"
    f"{HANGUL_FILLERS}\u2800\ufe00-\ufe0f\u034f]*"
)


_NOTHING = frozenset({"null", "Null", "NULL"})


def is_nothing(text: str) -> bool:
    """Whether `text` says nothing: there is nothing to see, or only a sign for nothing."""
    # Nearly all that people write begins with what is neither a blank nor odd.
    if "!" <= text[:1] <= "}" or "가" <= text[:1] <= "힣":
        return text in _NOTHING
    return text == "~" or _NO_LETTERS.fullmatch(text) is not None


CONFLICT_SIGNS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
"""What the lines begin with by which git marks a conflict."""

WIDE_COLON, WIDE_COMMA = "：", "，"
WIDE_DASHES = "－–−"

OPENING_QUOTES = "“”„‟‘’‚‛＂＇"
CLOSING_QUOTES = "”“‟’‘‛＂＇"


# A mistake that shows in the text of a file, before it is YAML.

MOST_SLIPS = 50
"""So many are shown of one file; who has that many has one cause for all of them."""
MOST_COUNTED = 1000


class Slip(NamedTuple):
    """A defect of the text. `stops`: a YAML parser would stumble over it, too."""

    defect: Defect
    stops: bool = True


class Mistake(NamedTuple):
    """What can be wrong with a text, by the rule that it breaks, and the way out.

    `{…}` in the sentences are words of the text. `stops` is as in `Slip`.
    """

    rule: str
    message: Text
    hint: Text
    stops: bool = True

    def slip(self, at: Location, **words: str) -> Slip:
        """The mistake made at one place, with words of the text cut short."""
        return Slip(self.defect(at, **words), self.stops)

    def defect(self, at: Location, **words: str) -> Defect:
        """The same where nobody asks whether a parser stumbles."""
        cut = {name: short(word) for name, word in words.items()}
        message, hint = (
            Text(*(one.format(**cut) for one in text)) if cut else text
            for text in (self.message, self.hint)
        )
        return Defect(self.rule, Problem(at, message, hint))


def most_of(slips: Iterable[Slip]) -> list[Slip]:
    """The first slips of a file by line; where there are more, a last one says so."""
    found = sorted(islice(slips, MOST_COUNTED), key=_place)
    if len(found) <= MOST_SLIPS:
        return found
    shown, rest = found[: MOST_SLIPS - 1], found[MOST_SLIPS - 1 :]
    more = "+" if len(found) == MOST_COUNTED else ""
    message = Text(
        f"이 줄부터 같은 문제가 {len(rest)}{more}개 더 있습니다",
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
