"""Random task files as people write them: any layout, comments, quotes, endings."""

from dataclasses import dataclass

from hypothesis import strategies as st

COMMENTS = st.sampled_from(["", "", "", "  # 비고", "   # it's - a: [b]"])
BETWEEN = st.sampled_from(["", "", "", "# 주석: 줄", "", "# - x"])
WORDS = st.sampled_from(
    [
        *("S1", "2020-H2", "완료함", "it's", "a b", "no", "12:30", "가: 나", "x #1", "2020-03-31"),
        "[가칭]",
    ]
)


@dataclass(frozen=True)
class Layout:
    """How one person writes."""

    step: int
    dash: int
    newline: str
    mark: bool
    ends_with_newline: bool


LAYOUTS = st.builds(
    Layout,
    step=st.sampled_from([2, 2, 4, 3]),
    dash=st.sampled_from([2, 0, 2, 4]),
    newline=st.sampled_from(["\n", "\n", "\r\n"]),
    mark=st.booleans(),
    ends_with_newline=st.sampled_from([True, True, False]),
)


@st.composite
def scalars(draw: st.DrawFn, *, in_brackets: bool = False) -> str:
    """A text, written in a style that can hold it."""
    word = draw(WORDS)
    style = draw(st.sampled_from(["plain", "plain", "single", "double"]))
    is_odd = ": " in word or " #" in word or word[0] == "[" or (in_brackets and "[" in word)
    if style == "double":
        return f'"{word}"'
    if style == "single" or is_odd:
        return "'" + word.replace("'", "''") + "'"
    return word


@st.composite
def flow_lists(draw: st.DrawFn) -> str:
    """A list in brackets, on one line or over several."""
    items = draw(st.lists(scalars(in_brackets=True), max_size=3))
    if items and draw(st.integers(0, 4)) == 0:
        return "[" + ",\n        ".join(items) + "]"
    return "[" + ", ".join(items) + "]"


@st.composite
def flow_mappings(draw: st.DrawFn) -> str:
    """`{ko: …, en: …}`, or one of the two."""
    keys = draw(st.sampled_from([("ko", "en"), ("ko",)]))
    return "{" + ", ".join(f"{key}: {draw(scalars(in_brackets=True))}" for key in keys) + "}"


@st.composite
def milestone_lines(draw: st.DrawFn, layout: Layout, number: int) -> list[str]:
    """The lines of one milestone, as they stand behind its dash."""
    lines = [f"id: m{number}", f"title: {draw(flow_mappings() | scalars())}"]
    if draw(st.booleans()):
        lines.append(
            f"due: {draw(st.sampled_from(['2020', '2020-H2', chr(39) + '2020-03' + chr(39)]))}"
        )
    if draw(st.booleans()):
        lines += ["revisions:", *_indented(draw(_revisions()), layout.dash)]
    lines.append(f"lifecycle: {draw(st.sampled_from(['planned', 'in-progress', 'done']))}")
    match draw(st.sampled_from(["flow", "block", "none", "empty"])):
        case "flow":
            lines.append(f"evidence: {draw(flow_lists())}")
        case "block":
            items = draw(st.lists(scalars(), min_size=1, max_size=3))
            lines += ["evidence:", *_indented([f"- {one}" for one in items], layout.dash)]
        case "empty":
            lines.append("evidence:")
        case _:
            pass
    match draw(st.sampled_from(["plain", "folded", "literal", "none"])):
        case "plain":
            lines.append(f"note: {draw(scalars())}")
        case "folded":
            lines += ["note: >-", *_indented(["글이 길어", "줄을 나눔"], layout.step)]
        case "literal":
            lines += ["note: |", *_indented(["# 글", "둘째 줄"], layout.step)]
        case _:
            pass
    return [*lines, "sources: [S1]"]


@st.composite
def _revisions(draw: st.DrawFn) -> list[str]:
    if draw(st.booleans()):
        return ["- {on: 2020-01-02, from: 2019, to: 2020, reason: budget}"]
    rest = ["from: 2019", "to: 2020", "reason: budget"]
    return ["- on: 2020-01-02", *_indented(rest, 2)]


def _indented(lines: list[str], by: int) -> list[str]:
    return [" " * by + line if line else line for line in lines]


@st.composite
def task_files(draw: st.DrawFn) -> bytes:
    """The bytes of a task file that reads, in any layout."""
    layout = draw(LAYOUTS)
    lines = ["id: t", f"title: {draw(flow_mappings() | scalars())}", "taskforce: tf"]
    if draw(st.booleans()):
        lines += ["promise:", *_indented([f"text: {draw(scalars())}", "source: S1"], layout.step)]
    lines += ["lifecycle: planned", "sources: [S1]", "milestones:"]
    for number in range(draw(st.integers(1, 3))):
        first, *rest = draw(milestone_lines(layout, number))
        lines += _indented([f"- {first}", *_indented(rest, 2)], layout.dash)
    text = "\n".join(draw(_decorated(lines))) + ("\n" if layout.ends_with_newline else "")
    return (("\ufeff" if layout.mark else "") + text.replace("\n", layout.newline)).encode()


@st.composite
def _decorated(draw: st.DrawFn, lines: list[str]) -> list[str]:
    """Comments behind lines and between them, and blank lines."""
    decorated: list[str] = []
    in_block = False
    for line in lines:
        is_continued = "\n" in line or line.endswith((">-", "|"))
        if not in_block:
            if (above := draw(BETWEEN)) and decorated:
                decorated.append(above)
            elif draw(st.integers(0, 9)) == 0 and decorated:
                decorated.append("")
        in_block = line.endswith((">-", "|")) or (in_block and not _is_entry(line))
        decorated.append(line if is_continued or in_block else line + draw(COMMENTS))
    return decorated


def _is_entry(line: str) -> bool:
    return line.lstrip(" -").partition(":")[0].isidentifier() and "글" not in line
