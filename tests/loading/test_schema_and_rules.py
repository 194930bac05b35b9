from collections.abc import Mapping

import pytest

from dnatrack.rules.data import all_rules
from dnatrack.rules.examples import EXAMPLE_DATA
from tests.loading.editor import kind_of, refusals

EXPRESSED = {
    "computed-field",
    "id-format",
    "missing-field",
    "unknown-key",
    "unknown-word",
    "wrong-type",
}


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (file, text)
        for rule in all_rules()
        for file, text in rule.passes.items()
        if file in EXAMPLE_DATA or file.startswith("tasks/")
    ],
)
def test_what_passes_a_rule_fits_the_schema(file: str, text: str | bytes) -> None:
    decoded = text if isinstance(text, str) else text.decode("utf-8-sig")

    assert refusals(kind_of(file), decoded) == []


@pytest.mark.parametrize(
    ("rule", "files"),
    [(rule.id, rule.fails) for rule in all_rules() if rule.id in EXPRESSED],
)
def test_what_fails_a_rule_of_shape_does_not_fit_the_schema(
    rule: str, files: Mapping[str, str | bytes]
) -> None:
    refused = [
        refusals(kind_of(file), text) for file, text in files.items() if isinstance(text, str)
    ]

    assert any(refused), rule
