"""Fills the generated parts of a document that is otherwise written by hand.

A part stands between `<!-- generated: NAME OF -->` and `<!-- end -->`; OF may be missing.
"""

import re
from collections.abc import Callable, Iterable, Mapping

Part = Callable[[str], Iterable[str]]
_PART = re.compile(
    r"(?P<start><!-- generated: (?P<name>[a-z-]+)(?: (?P<of>[^\n]+?))? -->\n)"
    r".*?(?P<end><!-- end -->)",
    re.DOTALL,
)


def filled(text: str, parts: Mapping[str, Part]) -> str:
    """`text`, whose generated parts are made anew by the function that their name leads to."""

    def replaced(match: re.Match[str]) -> str:
        lines = "".join(f"{line}\n" for line in parts[match["name"]](match["of"] or ""))
        return f"{match['start']}\n{lines}\n{match['end']}"

    return _PART.sub(replaced, text)


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterable[str]:
    """A table in Markdown."""
    heads = list(headings)
    yield _row(heads)
    yield _row("---" for _ in heads)
    yield from map(_row, rows)


def _row(entries: Iterable[str]) -> str:
    return f"| {' | '.join(one.replace('|', chr(92) + '|') for one in entries)} |"
