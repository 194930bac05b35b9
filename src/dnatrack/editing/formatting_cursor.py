"""How far a text was read, and which comments were met that belong to nothing yet."""

from collections import deque

from dnatrack.editing.formatting_gaps import (
    START,
    Gap,
    Remark,
    calm,
    first_gap,
    without_blank_start,
)
from dnatrack.editing.formatting_refusing import UnformattableError


class Cursor:
    """Stands between two values of `text`, at the offset `at`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._remarks: deque[Remark] = deque()
        self.passed(first_gap(text))

    def header(self) -> tuple[str, ...]:
        """The comments at the top: all, or all but those right above the first part."""
        texts = [one.text for one in self._remarks]
        ends = [index for index, one in enumerate(texts) if not one or one.startswith(START)]
        count = ends[-1] + 1 if any(texts[: max(ends, default=0)]) else len(texts)
        for _ in range(count):
            self._remarks.popleft()
        return without_blank_start(tuple(calm(texts[:count])))

    def passed(self, gap: Gap) -> str:
        """Go on behind a gap; the comment at its beginning."""
        self.at = gap.end
        self._remarks.extend(gap.remarks)
        return gap.comment

    def above(self) -> tuple[str, ...]:
        """The comments that belong to what follows."""
        texts = tuple(calm(one.text for one in self._remarks))
        self._remarks.clear()
        return texts

    def below(self, least: int) -> tuple[str, ...]:
        """The comments at the end of a block: in the column `least`, or further right."""
        count = 0
        for index, (column, text) in enumerate(self._remarks, start=1):
            if text and column < least:
                break
            count = index if text else count
        return tuple(calm(self._remarks.popleft().text for _ in range(count)))

    def expect(self, start: int, end: int) -> None:
        """Go on to `end`, if what stands at `start` is the next thing after blanks."""
        if self.text[self.at : start].strip(" "):
            raise UnformattableError(self.at)
        self.at = end
