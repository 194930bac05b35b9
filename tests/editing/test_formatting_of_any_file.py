from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.editing.format import Formatted, format_by_nodes, format_file, is_formatted
from dnatrack.editing.format_values import with_spellings
from dnatrack.model.data_files import DataPath
from dnatrack.model.finding import Problem
from dnatrack.yamltext.characters import decode
from dnatrack.yamltext.parse import fast_events, read_yaml, slow_events
from dnatrack.yamltext.value import Value
from tests.editing.messy_files import FILE, messy_tasks
from tests.editing.random_files import task_files

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = st.sampled_from(
    [
        *("id: x # c", "title: {en: b, ko: 'c'}", "title: {en: b,", "  ko: c}", "- x", "-"),
        *("- id: q", "- - y", "# c", "", "  ", "note: |", "note: >-", "note: |+", "note: |2-"),
        *("text  ", "due: 2020. 3.", "due: '2020-03'  # x", "milestones:", "k:", "multi: one"),
        *('"q": "a\\', 'b"', "lead : done", "x: [a,b , ]", "? z", ": w", "x: &a 1", "y: *a"),
        *("---", "...", "- {on: 20200101, from: 2019.1.}", "revisions:", "- |", "- key: >"),
    ]
)
LINES = st.builds(lambda by, part: " " * by + part, st.sampled_from([0, 0, 2, 2, 4, 1, 3]), PARTS)


def value_of(data: bytes, *, is_fast: bool = True) -> Value:
    """What a file says, with its dates as dnatrack writes them."""
    text = decode(data)
    assert text is not None
    read = read_yaml(FILE, text, events_of=fast_events if is_fast else slow_events)
    assert not read.defects
    return with_spellings(DataPath(FILE), read.value)


def formatted_twice(data: bytes) -> bytes | None:
    """The file once formatted, which is as it is formatted again; None where it is left."""
    once = format_file(FILE, data)
    if isinstance(once, Problem):
        return None
    assert bool(once.tidied) == (once.data != data)
    assert format_file(FILE, once.data) == Formatted(once.data)
    return once.data


@given(messy_tasks() | task_files())
def test_any_file_that_reads_is_formatted_and_then_stays_as_it_is(data: bytes) -> None:
    assert formatted_twice(data) is not None


@given(messy_tasks() | task_files())
def test_no_value_changes(data: bytes) -> None:
    result = formatted_twice(data) or b""

    assert value_of(result) == value_of(data)
    assert value_of(result, is_fast=False) == value_of(data, is_fast=False)


@given(messy_tasks() | task_files())
def test_no_comment_is_lost(data: bytes) -> None:
    result = formatted_twice(data) or b""

    assert sorted(comments_in(result)) == sorted(comments_in(data))


def comments_in(data: bytes) -> list[str]:
    """What stands behind the last `#` of each line, be it a comment or not."""
    lines = normalize("NFC", decode(data) or "").replace("\r", "\n").split("\n")
    return [line.rpartition("#")[2].strip() for line in lines if "#" in line]


@given(messy_tasks() | task_files())
def test_the_layout_is_that_of_the_house(data: bytes) -> None:
    text = (formatted_twice(data) or b"").decode()

    assert text.endswith("\n")
    assert not text.startswith(("\n", " ", "\ufeff"))
    assert "\r" not in text


@given(st.lists(LINES, max_size=8), st.sampled_from(["\n", "\r\n", "\r"]))
def test_whatever_lines_there_are_nothing_is_torn(lines: list[str], newline: str) -> None:
    data = newline.join(lines).encode()

    result = formatted_twice(data)

    assert result is None or result == data or value_of(result) == value_of(data)


@given(messy_tasks() | task_files(), st.lists(st.tuples(st.integers(0, 40), LINES), max_size=2))
def test_a_file_whose_lines_tell_that_it_is_formatted_is_so(
    data: bytes, strewn: list[tuple[int, str]]
) -> None:
    lines = (formatted_twice(data) or b"").decode().split("\n")
    for at, line in strewn:
        lines.insert(at, line)
    text = "\n".join(lines)

    assert not is_formatted(FILE, text) or (
        format_by_nodes(FILE, text.encode(), text) == Formatted(text.encode())
    )


@given(st.binary())
def test_any_bytes_are_formatted_or_said_to_be_left(data: bytes) -> None:
    assert isinstance(format_file(FILE, data), Formatted | Problem)


@pytest.mark.parametrize("folder", ["data", "src/dnatrack/skeleton/data"])
def test_of_our_own_data_the_lines_tell_that_it_is_formatted(folder: str) -> None:
    files = (ROOT / folder).rglob("*.yaml")

    assert all(
        is_formatted(path.relative_to(ROOT / folder).as_posix(), path.read_text("utf-8"))
        for path in files
    )


@pytest.mark.parametrize("folder", ["data", "src/dnatrack/skeleton/data"])
def test_our_own_data_is_as_it_is_to_be(folder: str) -> None:
    files = {
        path.relative_to(ROOT / folder).as_posix(): path.read_bytes()
        for path in (ROOT / folder).rglob("*.yaml")
    }

    assert {file: format_file(file, data) for file, data in files.items()} == {
        file: Formatted(data) for file, data in files.items()
    }
