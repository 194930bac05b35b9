import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.yamltext.emit import is_text_to_all

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
