"""Task files that read, written as nobody should: any order, indentation, spaces, dates."""

from collections.abc import Iterator
from unicodedata import normalize

from hypothesis import strategies as st

from dnatrack.model.data_files import DataPath
from dnatrack.model.data_format import known_keys

FILE = "tasks/messy.yaml"
DATES = st.sampled_from(["2020", "2020-03", "'2020-03-31'", "2020. 3. 31.", "20200331", "2020.1"])
WORDS = st.sampled_from(
    ["S1", "'it''s'", '"a: b"', "가나 다", "x#1", "'#'", '"\\u3131 "', "2020.03", ""]
)
LONG = st.sampled_from(
    [
        ["|", "첫 줄  ", "", "  # 줄"],
        [">-", "글이 길어", "나눔", "", ""],
        ["|+", "끝", "", ""],
        ["plain", "- more", "", "text"],
        ['"quoted \\', "more\\ ", 'end"'],
        ["[S1,", "  S2 ]"],
        ["{ko: 가,", "", "en: b}"],
        ["[ S1,S2 , ]"],
        ["{ en: b,ko : 가}"],
    ]
)
COMMENTS = st.sampled_from(["", "", "", "#주석", "# - a: [b", "#"])
BETWEEN = st.sampled_from([[], [], [], [""], ["", "  "], ["#주석"], ["", "# it's: b"], ["# c", ""]])
INDENTS = st.sampled_from([2, 2, 2, 4, 1, 3])
UNKNOWN = ["zz", "'unknown key'", "\u1112\u1161\u11ab"]


@st.composite
def messy_tasks(draw: st.DrawFn) -> bytes:
    """The bytes of a file with the keys of a task."""
    top = draw(st.sampled_from(["", "# yaml-language-server: x\n", "# top\n\n# more\n", "\n---\n"]))
    lines = list(draw(_mappings(DataPath(FILE))))
    text = top + "\n".join(lines) + draw(st.sampled_from(["\n", "\n", "", "\n\n\n", "\n# end"]))
    if draw(st.booleans()):
        text = normalize("NFD", text)
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    return (mark + text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])))).encode()


@st.composite
def _mappings(draw: st.DrawFn, at: DataPath) -> list[str]:
    known = known_keys(at) or ["due", "lead"]
    keys = draw(st.lists(st.sampled_from([*known, *UNKNOWN]), min_size=1, max_size=5, unique=True))
    lines: list[str] = []
    for key in keys:
        above = draw(BETWEEN) if lines else []
        lines += [*above, *draw(_entries(at.at(key), key))]
    return lines


@st.composite
def _entries(draw: st.DrawFn, at: DataPath, key: str) -> list[str]:
    colon = draw(st.sampled_from([":", ":", " :"]))
    comment = _behind(draw(COMMENTS))
    if len(at.keys) < 6 and key in {"milestones", "revisions", "updates"}:
        items = draw(st.lists(_items(at), min_size=1, max_size=2))
        indent = draw(st.sampled_from([0, 2, 4]))
        lines = [line for item in items for line in item]
        return [f"{key}{colon}{comment}", *_indented(lines, indent)]
    if len(at.keys) < 6 and key in {"promise", "basis", "due", "looked_for"} and known_keys(at):
        inside = draw(_mappings(at))
        return [f"{key}{colon}{comment}", *_indented(inside, draw(INDENTS))]
    if key in {"due", "start", "on", "from", "done_on"}:
        return [f"{key}{colon} {draw(DATES)}{comment}"]
    if draw(st.integers(0, 3)) == 0:
        first, *rest = draw(LONG)
        is_commented = first in {"|", ">-", "|+"} or not rest
        return [f"{key}{colon}  {first}{comment if is_commented else ''}", *_indented(rest, 3)]
    return [f"{key}{colon} {draw(WORDS)}{comment}"]


@st.composite
def _items(draw: st.DrawFn, at: DataPath) -> list[str]:
    above = draw(BETWEEN)
    inside = draw(_mappings(at.at(0)))
    if draw(st.integers(0, 4)) == 0:
        return [*above, f"-{_behind(draw(COMMENTS))}", *_indented(inside, draw(INDENTS))]
    gap = draw(st.integers(1, 3))
    first, *rest = _indented(inside, 1 + gap)
    return [*above, f"-{' ' * gap}{first.lstrip(' ')}", *rest]


def _behind(comment: str) -> str:
    return f" {comment}" if comment else ""


def _indented(lines: list[str], by: int) -> list[str]:
    return list(_moved(lines, by))


def _moved(lines: list[str], by: int) -> Iterator[str]:
    for line in lines:
        yield " " * by + line if line else line
