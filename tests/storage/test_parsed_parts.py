"""Files that are read part by part are what they are when they are read whole."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dnatrack.loading.load import NoMemory, parse
from dnatrack.storage.read_history import ParsedParts

LINES = st.sampled_from(
    [
        *("id: a", "title: b # c", "note: |", "note: >-", "note:", "note: ''", "milestones:"),
        *("- id: x", "- y", "  - id: z", "  - w", "    due: 2020-03", "  due: 2020", "    - v"),
        *('text: "', 'text: "open', '"', "text: '", "'", "text: [a,", "]", "text: {a: b,", "}"),
        *("---", "...", "%YAML 1.1", "? a", ": b", "# comment", "", "  ", "  folded", "text", "-"),
        *("text: *x", "text: &x a", "<<: a", "\ttext: a", "text: a\r", "\x85", "\ufeffid: a"),
    ]
)


def whole(data: bytes) -> object:
    return parse("tasks/a.yaml", data, NoMemory()).value


@given(st.lists(st.lists(LINES, max_size=12), max_size=3))
@example([["milestones:", "- id: x", "  - w"], ["milestones:", "- id: x", "- id: x"]])
@example([["id: a", "..."], ["id: a", "...", "note:"]])
@example([["    due: 2020-03", "id: a"]])
@example([["# comment", "id: a"], ["id: a", "id: b"]])
def test_every_file_has_the_value_that_it_has_as_a_whole(files: list[list[str]]) -> None:
    parts = ParsedParts()
    texts = ["".join(f"{line}\n" for line in lines).encode() for lines in files]

    assert [parts.value("tasks/a.yaml", one) for one in texts] == [whole(one) for one in texts]


def test_what_two_files_that_need_a_parser_have_in_common_is_parsed_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[bytes] = []

    def counted(file: str, data: bytes, memory: NoMemory) -> object:
        asked.append(data)
        return parse(file, data, memory)

    monkeypatch.setattr("dnatrack.storage.read_history.parse", counted)
    parts = ParsedParts()
    text = b"id: a\nnote: |\n  x\nmilestones:\n- id: b\n  due: 2020\n- id: c\n  due: 2021\n"

    parts.value("tasks/a.yaml", text)
    parts.value("tasks/a.yaml", text.replace(b"2021", b"2022"))

    assert asked == [
        b"id: a\n",
        b"note: |\n  x\n",
        b"- id: b\n  due: 2020\n",
        b"- id: c\n  due: 2021\n",
        b"- id: c\n  due: 2022\n",
    ]
