"""What is wrong with the data, and where."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from dnatrack.i18n import Text
from dnatrack.model.data_files import DataPath


class Severity(StrEnum):
    """How bad a finding is, worst first. Only an error makes data invalid."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


SEVERITY_WORDS: Mapping[Severity, Text] = {
    Severity.ERROR: Text("오류", "error"),
    Severity.WARNING: Text("경고", "warning"),
    Severity.NOTE: Text("참고", "note"),
}


class Location(NamedTuple):
    """A stretch of one line of a file.

    Lines and columns count from 1, columns in characters; `end_column` is the
    column after the last character.
    """

    file: str
    line: int = 1
    column: int = 1
    end_column: int = 1


class Problem(NamedTuple):
    """What a rule found at one place.

    `at` is a place in the data, or a location where the file is no data yet.
    `on_key` points at the key of the place instead of its value.
    """

    at: DataPath | Location
    message: Text
    hint: Text | None = None
    on_key: bool = False


class Defect(NamedTuple):
    """A problem that reading itself came upon, and the rule that it breaks."""

    rule: str
    problem: Problem


class Finding(NamedTuple):
    """A problem with everything a person needs: how bad, which rule, which line."""

    location: Location
    severity: Severity
    rule: str
    message: Text
    hint: Text | None = None
