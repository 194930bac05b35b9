"""What dnatrack says of itself: its rules, the schema of its data, its exports."""

from collections.abc import Iterable

from dnatrack.errors import DnatrackError
from dnatrack.exports import EXPORT_FORMS, TABLE_FORMS
from dnatrack.i18n import Text
from dnatrack.loading.schema import KINDS, JsonObject, json_schema, schema_files
from dnatrack.reports.wording import words_of
from dnatrack.rules.engine import AnyRule, rulebook
from dnatrack.rules.suggest import did_you_mean

__all__ = ["EXPORT_FORMS", "KINDS", "TABLE_FORMS", "rulebook"]


def rule_named(word: str) -> AnyRule:
    """The rule of this id.

    Raises:
        DnatrackError: there is none.
    """
    known = rulebook()
    if word not in known:
        raise DnatrackError(
            Text(f"`{word}` 규칙이 없습니다", f"there is no rule `{word}`"),
            did_you_mean(word, known),
        )
    return known[word]


def export_form(word: str) -> str:
    """The form of an export, as it was given.

    Raises:
        DnatrackError: there is no such export.
    """
    if word not in EXPORT_FORMS:
        raise DnatrackError(
            Text(f"`{word}` 내보내기 형식은 없습니다", f"there is no export `{word}`"),
            did_you_mean(word, EXPORT_FORMS),
        )
    return word


def schema_of(kind: str) -> JsonObject:
    """The JSON Schema of a kind of data file, in the words of the glossary.

    Raises:
        DnatrackError: there is no such kind.
    """
    return json_schema(kind, words_of)


def schemas() -> Iterable[tuple[str, str]]:
    """The name and the text of each schema file, as `schema/` of a tracker holds them."""
    return schema_files(words_of).items()
