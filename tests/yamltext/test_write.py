from pathlib import Path
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.yamltext.characters import FORBIDDEN
from dnatrack.yamltext.emit import is_text_to_all, yaml_text
from dnatrack.yamltext.parse import EventsOf, fast_events, read_yaml, slow_events
from dnatrack.yamltext.value import Value

DATA = Path(__file__).resolve().parent.parent.parent / "data"
REFUSED = set("\r\x85\u2028\u2029")


def _can_be_read(text: str) -> bool:
    return not FORBIDDEN.search(text) and REFUSED.isdisjoint(text)


TEXTS = (
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
        st.text("ab :#-?'\"[]{},&*!|>%@`\\~=<.가\n\t ", max_size=14),
        st.lists(st.sampled_from(["가나다", "abc", "- x", ":", "#a", "", "b:"]), max_size=60).map(
            " ".join
        ),
    )
    .map(lambda text: normalize("NFC", text))
    .filter(_can_be_read)
)
KEYS = TEXTS.filter(lambda text: bool(text.strip()) and len(text) < 40 and "\n" not in text)
VALUES: st.SearchStrategy[Value] = st.recursive(
    st.none() | TEXTS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(KEYS, inside, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("events_of", [fast_events, slow_events])
@given(value=st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_what_is_written_reads_as_it_was(events_of: EventsOf, value: dict[str, Value]) -> None:
    read = read_yaml("any.yaml", yaml_text(value), events_of=events_of)

    assert (read.value, read.defects) == (value, ())


@pytest.mark.parametrize("name", ["dg-1-1", "dg-1-2", "dg-2-4", "dg-5-3", "dm-1"])
def test_a_task_of_the_house_is_written_as_the_house_writes_it(name: str) -> None:
    text = (DATA / "tasks" / f"{name}.yaml").read_text("utf-8")
    heading, _, _ = text.partition("\n")
    value = read_yaml(name, text).value
    assert isinstance(value, dict)

    assert yaml_text(value, heading=heading) == text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2020-H2", "due: 2020-H2\n"),
        ("no", "due: 'no'\n"),
        ("", "due: ''\n"),
        (None, "due:\n"),
        ("a: b", "due: 'a: b'\n"),
        ("it's #1", "due: 'it''s #1'\n"),
        ("- x", "due: '- x'\n"),
        ("a\nb", 'due: "a\\nb"\n'),
        ([], "due: []\n"),
        (["S1", "S2"], "due: [S1, S2]\n"),
        (["a, b"], "due:\n  - a, b\n"),
        ({"ko": "가", "en": "a"}, "due: {ko: 가, en: a}\n"),
        ({"ko": "가, 나"}, "due:\n  ko: 가, 나\n"),
        ([{"on": "2020", "of": [{"a": "b"}]}], "due:\n  - on: 2020\n    of:\n      - {a: b}\n"),
    ],
)
def test_values_are_written_as_plainly_as_yaml_allows(value: Value, written: str) -> None:
    assert yaml_text({"due": value}) == written


def test_a_long_text_is_folded_at_its_blanks() -> None:
    words = " ".join(["가나다라마"] * 14)

    assert yaml_text({"note": words}) == (
        "note: >-\n  " + " ".join(["가나다라마"] * 9) + "\n  " + " ".join(["가나다라마"] * 5) + "\n"
    )


LIKE_NUMBERS = st.text("0123456789_,.:-+eExobTZ ainfyY~", max_size=10)


@pytest.mark.parametrize(
    "value",
    [
        *("no", "On", "y", "~", "null", "12:30", "010", "1.10", "1e3", "0o17", "0x1F", "1_000"),
        *("2020", "2020-03-31", "2020-03-31T10:00:00Z", "2020-03-31 10:00:00", ".inf", "="),
    ],
)
def test_what_some_reader_takes_for_something_else_needs_quotes(value: str) -> None:
    assert not is_text_to_all(value)


@pytest.mark.parametrize(
    "value",
    ["S1", "2020-H2", "2020-03", "nothing", "dg-1", "2022-07-13 보도가", "1-1", "가", "1st"],
)
def test_what_every_reader_takes_for_a_text_needs_none(value: str) -> None:
    assert is_text_to_all(value)


@given(LIKE_NUMBERS.filter(lambda value: value.strip() == value))
def test_what_pyyaml_converts_is_known(value: str) -> None:
    tag = yaml.SafeLoader("").resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call] # its stubs are bare

    if tag != "tag:yaml.org,2002:str" and value:
        assert not is_text_to_all(value)
