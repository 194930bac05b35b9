from unicodedata import normalize

import pytest

from dnatrack.model.data_files import DataPath
from dnatrack.model.finding import Location
from dnatrack.yamltext.parse import (
    EventsOf,
    YamlText,
    fast_events,
    locate,
    read_yaml,
    slow_events,
)
from dnatrack.yamltext.value import Value, location_of
from tests.reading.said import FILE, places

both_parsers = pytest.mark.parametrize("events_of", [fast_events, slow_events])


@both_parsers
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: b\n", {"a": "b"}),
        ("a: no\nb: 12:30\nc: 010\nd: 1.10\n", {"a": "no", "b": "12:30", "c": "010", "d": "1.10"}),
        ("a: 2020-02-30\nb: true\nc: ~\n", {"a": "2020-02-30", "b": "true", "c": "~"}),
        ("a: null\nb:\nc: ''\n", {"a": "null", "b": None, "c": ""}),
        ("a: [b, {c: d}, []]\n", {"a": ["b", {"c": "d"}, []]}),
        ("1: a\ntrue: b\n", {"1": "a", "true": "b"}),
        ("a: |\n  b\n  c\nd: >-\n  e\n  f\n", {"a": "b\nc\n", "d": "e f"}),
        ("a: 'b''c'\nd: \"e\\nf\"\n", {"a": "b'c", "d": "e\nf"}),
        ("- a\n- b\n", ["a", "b"]),
        ("text", "text"),
        ("---\na: b\n", {"a": "b"}),
        ("a: b", {"a": "b"}),
        ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ("a: b\rc: d\r", {"a": "b", "c": "d"}),
        ("", None),
        ("# a\n", None),
        ("---\n", None),
        (normalize("NFD", "제목: 한글\n"), {"제목": "한글"}),
    ],
)
def test_everything_is_read_as_text(text: str, value: Value, events_of: EventsOf) -> None:
    assert read_yaml(FILE, text, events_of=events_of) == YamlText(value, ())


@both_parsers
@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("a: 1\na: 2\n", {"a": "2"}, ["duplicate-key 2:1-2"]),
        ("a: {b: 1, b: 2}\n", {"a": {"b": "2"}}, ["duplicate-key 1:11-12"]),
        ("가: 1\n\u1100\u1161: 2\n", {"가": "2"}, ["duplicate-key 2:1-3"]),
        ("a: &b c\n", {"a": "c"}, ["yaml-anchor 1:4-8"]),
        ("a: &b [c]\n", {"a": ["c"]}, ["yaml-anchor 1:4-8"]),
        ("a: *b\n", {"a": None}, ["yaml-alias 1:4-6"]),
        ("*a : b\n", {}, ["yaml-alias 1:1-3"]),
        ("a: !b c\n", {"a": "c"}, ["yaml-tag 1:4-8"]),
        ("a: !\n", {"a": None}, ["yaml-tag 1:4-5"]),
        ("a: !!str c\n", {"a": "c"}, ["yaml-tag 1:4-11"]),
        ("a: !b {c: d}\n", {"a": {"c": "d"}}, ["yaml-tag 1:4-8"]),
        ("<<: {a: b}\nc: d\n", {"c": "d"}, ["yaml-merge-key 1:1-3"]),
        ("'<<': a\n", {"<<": "a"}, []),
        ("a: b\n---\nc: d\n", {"a": "b"}, ["several-documents 2:1-4"]),
        ("? [a]\n: b\n", {}, ["yaml-syntax 1:3-4"]),
        ("'': b\n", {}, ["yaml-syntax 1:1-3"]),
        ('a: "\\u202eb"\n', {"a": "\ufffdb"}, ["forbidden-character 1:4-13"]),
    ],
)
def test_what_the_format_leaves_out_is_a_defect_and_the_rest_is_read(
    text: str, value: Value, said: list[str], events_of: EventsOf
) -> None:
    read = read_yaml(FILE, text, events_of=events_of)

    assert (read.value, places(*read.defects)) == (value, said)


@both_parsers
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" * 100_000, ["too-deep 1:21-22"]),
        ("{a: " * 100_000, ["too-deep 1:81-82"]),
        ("? " * 1_000, ["too-deep 1:41-42"]),
        ("[" + "a," * 100_000, ["too-large 1:20002-20003"]),
        ("- a\n" * 100_000, ["too-large 10001:3-4"]),
        ("".join(f"k{n}: v\n" for n in range(100_000)), ["too-large 5001:1-6"]),
    ],
)
def test_what_is_larger_than_any_honest_file_is_given_up_early(
    text: str, said: list[str], events_of: EventsOf
) -> None:
    read = read_yaml(FILE, text, events_of=events_of)

    assert (read.value, places(*read.defects)) == (None, said)


@both_parsers
def test_aliases_are_never_followed(events_of: EventsOf) -> None:
    bomb = "a0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
    )

    read = read_yaml(FILE, bomb, events_of=events_of)

    assert read.value is None
    assert {one.rule for one in read.defects[:-1]} == {"yaml-anchor", "yaml-alias"}
    assert read.defects[-1].problem.message.en == (
        "the file has more problems like these; no more are shown"
    )


@both_parsers
def test_an_alias_of_itself_is_no_endless_loop(events_of: EventsOf) -> None:
    read = read_yaml(FILE, "a: &b [*b]\n", events_of=events_of)

    assert read.value == {"a": [None]}


@pytest.mark.parametrize("text", ["a: \ud800\n", "a: \x00\n", "\ufffe\n"])
@both_parsers
def test_text_that_no_parser_takes_is_a_defect_and_no_crash(text: str, events_of: EventsOf) -> None:
    read = read_yaml(FILE, text, events_of=events_of)

    assert read.value is None
    assert [one.rule for one in read.defects] == ["yaml-syntax"]


TASK = """\
id: a
title: {ko: 가나, en: "b c"}
empty:
list:
  - one
  - key: [x, y]
    또: z
"""


@both_parsers
@pytest.mark.parametrize(
    ("keys", "on_value", "on_key"),
    [
        ((), (1, 1, 2), (1, 1, 2)),
        (("id",), (1, 5, 6), (1, 1, 3)),
        (("title",), (2, 1, 6), (2, 1, 6)),
        (("title", "ko"), (2, 13, 15), (2, 9, 11)),
        (("title", "en"), (2, 21, 26), (2, 17, 19)),
        (("empty",), (3, 1, 6), (3, 1, 6)),
        (("list",), (4, 1, 5), (4, 1, 5)),
        (("list", 0), (5, 5, 8), (5, 5, 8)),
        (("list", 1, "key"), (6, 5, 8), (6, 5, 8)),
        (("list", 1, "key", 1), (6, 14, 15), (6, 14, 15)),
        (("list", 1, "또"), (7, 8, 9), (7, 5, 6)),
        (("id", "ko"), (1, 5, 6), (1, 1, 3)),
        (("title", "zh"), (2, 1, 6), (2, 1, 6)),
        (("nothing", 3, "here"), (1, 1, 2), (1, 1, 2)),
    ],
)
def test_a_place_is_a_value_or_its_key_or_what_would_hold_it(
    keys: tuple[str | int, ...],
    on_value: tuple[int, int, int],
    on_key: tuple[int, int, int],
    events_of: EventsOf,
) -> None:
    spans = locate(FILE, TASK, events_of=events_of)

    at = DataPath(FILE, keys)
    assert location_of(spans, at, on_key=False) == Location(FILE, *on_value)
    assert location_of(spans, at, on_key=True) == Location(FILE, *on_key)


def test_places_count_characters_as_they_are_written() -> None:
    text = normalize("NFD", "가: 나\n다: 라\n")
    spans = locate(FILE, text)

    assert location_of(spans, DataPath(FILE, ("다",)), on_key=False) == Location(FILE, 2, 5, 7)


def test_of_a_repeated_key_the_last_is_the_place() -> None:
    spans = locate(FILE, "a: 1\na: 2\n")

    assert location_of(spans, DataPath(FILE, ("a",)), on_key=False) == Location(FILE, 2, 4, 5)


@pytest.mark.parametrize("text", ["", "# a\n", ": [", "a: b\n  c: d", "[" * 1000, "a: \x00"])
def test_what_is_no_yaml_has_its_places_up_to_the_mistake(text: str) -> None:
    spans = locate(FILE, text)

    assert location_of(spans, DataPath(FILE, ("x",)), on_key=False).file == FILE


def test_places_of_a_file_far_too_large_are_not_all_kept() -> None:
    assert len(locate(FILE, "- a\n" * 100_000)) == 10_000
