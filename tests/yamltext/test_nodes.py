from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.model.data_files import Key
from dnatrack.yamltext.nodes import MappingNode, Node, SequenceNode, read_nodes
from dnatrack.yamltext.parse import EventsOf, fast_events, read_yaml, slow_events
from dnatrack.yamltext.parsed_text import ParsedText
from dnatrack.yamltext.value import Value

HAND_WRITTEN = (
    "id: 가-1  # 주석\r\ntitle: {ko: 한글, en: 'x'}\r\nempty:\r\nn: |\r\n  줄1\r\n\r\n  줄2\r\n\r\n"
    "# c - x\r\nf: >-\r\n  a\r\n  b\r\nlist:\r\n- a # - b\r\n-\r\n  b: 1\r\n  c: [1,\r\n    2]\r\n"
    '- - x\r\n  - y\r\n-\r\n# end\r\nlast: "d\\\r\n  e"\r\nmulti: one\r\n  two\r\n'
)


def node_at(text: str, *keys: Key, events_of: EventsOf = fast_events) -> Node | None:
    root = read_nodes(text, events_of=events_of)
    assert root is not None
    return ParsedText(text, root).node(keys)


def written_at(text: str, *keys: Key, events_of: EventsOf = fast_events) -> str:
    node = node_at(text, *keys, events_of=events_of)
    assert node is not None
    return text[node.start : node.end]


def value_of(node: Node | None) -> Value:
    if isinstance(node, MappingNode):
        return {entry.key.value: value_of(entry.value) for entry in node.entries}
    if isinstance(node, SequenceNode):
        return [value_of(item.value) for item in node.items]
    if node is None or node.style == "empty":
        return None
    return node.value


@pytest.mark.parametrize(
    ("keys", "written"),
    [
        (("id",), "가-1"),
        (("title", "en"), "'x'"),
        (("empty",), ""),
        (("n",), "|\r\n  줄1\r\n\r\n  줄2"),
        (("f",), ">-\r\n  a\r\n  b"),
        (("list", 1, "c"), "[1,\r\n    2]"),
        (("last",), '"d\\\r\n  e"'),
        (("multi",), "one\r\n  two"),
    ],
)
@pytest.mark.parametrize("events_of", [fast_events, slow_events])
def test_a_value_is_the_text_between_its_offsets(
    keys: tuple[Key, ...], written: str, events_of: EventsOf
) -> None:
    assert written_at(HAND_WRITTEN, *keys, events_of=events_of) == written


def test_an_item_of_a_block_list_starts_at_its_dash() -> None:
    node = node_at(HAND_WRITTEN, "list")

    assert isinstance(node, SequenceNode)
    lines = [HAND_WRITTEN[item.start :].partition("\r\n")[0] for item in node.items]
    assert lines == ["- a # - b", "-", "- - x", "-"]


@pytest.mark.parametrize(
    ("text", "written"),
    [("a:\n  b: 1\n# below\nc: 2\n", "b: 1"), ("a: 1\na: 2\n", "2")],
    ids=["a block ends before the comment below it", "of a repeated key the last one counts"],
)
def test_what_a_key_leads_to(text: str, written: str) -> None:
    assert written_at(text, "a") == written


@pytest.mark.parametrize("text", ["", "# nothing\n", "a: [1\n", "? [a]\n: b\n", "[" * 500])
def test_what_holds_no_value_or_too_much_has_no_nodes(text: str) -> None:
    assert read_nodes(text) is None


@pytest.mark.parametrize("keys", [("b",), ("a", "b"), ("l", 2), (0,)])
def test_a_place_that_is_not_there_has_no_node(keys: tuple[Key, ...]) -> None:
    assert node_at("a: 1\nl: [x, y]\n", *keys) is None


def test_anchors_and_tags_are_marked() -> None:
    nodes = read_nodes("a: &x 1\nb: !t {c: d}\ne: [*x]\n")

    assert isinstance(nodes, MappingNode)
    assert [entry.value.is_marked for entry in nodes.entries] == [True, True, False]


PARTS = st.sampled_from(
    ["a: 1\n", "b:\n", "  - x\n", "  c: {d: e}\n", "# - comment\n", "f: 'g h'\n", "\n", "- i\n"]
)


@given(st.lists(PARTS, max_size=8).map("".join))
def test_nodes_hold_what_reading_gives_in_the_order_of_the_text(text: str) -> None:
    nodes = read_nodes(text)

    if nodes is not None:
        assert value_of(nodes) == read_yaml("f", text).value
    if isinstance(nodes, MappingNode):
        assert all(one.value.end <= two.key.start for one, two in pairwise(nodes.entries))
