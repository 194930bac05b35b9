"""Merge conflicts that somebody committed without settling them."""

import re
from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.reading.finding import Location
from dnatrack.reading.line_parts import LINE_BREAK
from dnatrack.reading.odd_characters import CONFLICT_SIGNS
from dnatrack.reading.slip import Slip, slip_at

_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?= |$)|={7}$")


def conflicts(file: str, text: str) -> Iterator[Slip]:
    """A slip for each conflict: what follows its first marker belongs to it."""
    if not any(sign in text for sign in CONFLICT_SIGNS):
        return
    is_open = False
    for number, line in enumerate(LINE_BREAK.split(text), 1):
        match = _MARKER.match(line)
        if match is None:
            continue
        if not is_open or line[0] == "<":
            yield _conflict(Location(file, number, 1, len(match[0]) + 1))
        is_open = line[0] == "<" or (is_open and line[0] != ">")


def _conflict(at: Location) -> Slip:
    message = Text("병합 충돌 표시가 남아 있습니다", "a merge conflict that is not settled")
    hint = Text(
        "두 내용 가운데 맞는 것만 남기고 `<<<<<<<`, `=======`, `>>>>>>>`로 시작하는 줄을 지우세요",
        "keep the right one of the two versions and delete the lines of `<<<<<<<`, `=======`"
        " and `>>>>>>>`",
    )
    return slip_at("conflict-marker", at, message, hint=hint)
