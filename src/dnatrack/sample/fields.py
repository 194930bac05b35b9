"""The fields of one item of a file, and what is left of them on an earlier day."""

from collections.abc import Iterable, Mapping

from dnatrack.yamltext.parse import Value

Fields = dict[str, Value]


def without(fields: Fields, keys: Iterable[str]) -> Fields:
    """`fields` without some of them, and without what is said of those in `basis`."""
    dropped = set(keys)
    kept = {key: value for key, value in fields.items() if key not in dropped}
    basis = kept.get("basis")
    if isinstance(basis, dict):
        of_kept = {key: value for key, value in basis.items() if key not in dropped}
        return replace_fields(kept, {"basis": of_kept})
    return kept


def replace_fields(fields: Fields, values: Mapping[str, Value]) -> Fields:
    """`fields` with other values for those that they have; without what is empty then."""
    new = {key: values.get(key, value) for key, value in fields.items()}
    return {key: value for key, value in new.items() if value or key not in values}
