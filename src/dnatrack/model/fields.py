"""What all things read from the data have in common, and the types of their fields."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from dnatrack.model import period as periods
from dnatrack.model.data_files import DataPath, Key
from dnatrack.model.period import Period, PeriodError
from dnatrack.model.words import BasisStatus

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SOURCE_ID_PATTERN = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"
REFERENCE_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$"
# As CODEOWNERS writes them: `@person`, `@organisation/team`, `@group/subgroup`, or an address.
TEAM_PATTERN = (
    r"^(@[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*"
    r"|[A-Za-z0-9_][A-Za-z0-9_.+-]*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)$"
)
_MAX_DIGITS = 6
URL_PATTERN = r'^https?://[^\s<>"\\^`{|}\x00-\x20]+$'


class Record(BaseModel):
    """Something that stands in a data file. Immutable; compares by what it says."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    __slots__ = ("_place",)

    computed_keys: ClassVar[frozenset[str]] = frozenset()

    @property
    def place(self) -> DataPath:
        """Where the record stands in the data."""
        place: DataPath = self._place  # type: ignore[attr-defined] # a slot, see `put_at`
        return place

    def at(self, *keys: Key) -> DataPath:
        """The place of what `keys` lead to inside this record."""
        return self.place.at(*keys)

    def put_at(self, place: DataPath) -> None:
        """Say where the record stands; done once, by whoever read it."""
        object.__setattr__(self, "_place", place)


def describe(ko: str, en: str, **more: Any) -> Any:  # noqa: ANN401 - as pydantic's Field
    """A field whose meaning is written down in both languages, for the JSON Schema."""
    return Field(description=f"{ko} / {en}", **more)


def _period(value: object) -> Period:
    if isinstance(value, Period):
        return value
    if not isinstance(value, str):
        raise _wrong_type("period")
    try:
        return Period.parse(value)
    except PeriodError as error:
        raise PydanticCustomError(
            "impossible_date",
            "not a period",
            {"text": value, "suggestion": error.suggestion, "expected": "period"},
        ) from None


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    period = _period(value)
    if period.first != period.last:
        raise PydanticCustomError(
            "impossible_date",
            "not a day",
            {"text": str(value), "suggestion": None, "expected": "day"},
        )
    return period.first


def _yes_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if value == "true":
        return True
    if value == "false":
        return False
    raise _wrong_type("yes-no")


def _count(value: object) -> int:
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= _MAX_DIGITS:
        return int(value)
    raise _wrong_type("count")


def _wrong_type(expected: str) -> PydanticCustomError:
    return PydanticCustomError("wrong_type", "wrong type", {"expected": expected})


class FieldKind(StrEnum):
    """What a field holds that is more than any text."""

    PERIOD = "period"
    DAY = "day"
    YES_NO = "yes-no"
    COUNT = "count"
    MINISTRY = "ministry"
    ISSUE = "issue"


PeriodField = Annotated[
    Period,
    FieldKind.PERIOD,
    PlainValidator(_period),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": periods.PATTERN},
                {"type": "integer", "minimum": periods.FIRST_YEAR, "maximum": periods.LAST_YEAR},
            ]
        }
    ),
]
DayField = Annotated[
    date,
    FieldKind.DAY,
    PlainValidator(_day),
    WithJsonSchema({"type": "string", "pattern": periods.DAY_PATTERN}),
]
YesNo = Annotated[
    bool,
    FieldKind.YES_NO,
    PlainValidator(_yes_no),
    WithJsonSchema({"type": "boolean"}),
]
Count = Annotated[
    int,
    FieldKind.COUNT,
    PlainValidator(_count),
    WithJsonSchema({"type": "integer", "minimum": 0}),
]
Line = Annotated[str, StringConstraints(min_length=1)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
# Any text is taken for the id of a ministry, so that a rule can say which id `기재부` has.
MinistryId = Annotated[
    str,
    FieldKind.MINISTRY,
    StringConstraints(min_length=1),
    WithJsonSchema({"type": "string", "pattern": ID_PATTERN}),
]
SourceId = Annotated[str, StringConstraints(pattern=SOURCE_ID_PATTERN)]
Reference = Annotated[str, StringConstraints(pattern=REFERENCE_PATTERN)]
# `task/issue`; any reference is taken, so that a rule can say how a bare id is written in full.
IssueReference = Annotated[str, FieldKind.ISSUE, StringConstraints(pattern=REFERENCE_PATTERN)]
Team = Annotated[str, StringConstraints(pattern=TEAM_PATTERN)]
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN)]


class Name(Record):
    """A name or title in Korean and, where one is known, in English."""

    ko: Line = describe("한국어 이름", "Name in Korean")
    en: Line | None = describe("영어 이름", "Name in English", default=None)


def _name(value: object) -> object:
    return {"ko": value} if isinstance(value, str) else value


NameField = Annotated[
    Name,
    BeforeValidator(_name, json_schema_input_type=Line | Name),
]


class Basis(Record):
    """How firm one field of a record is, where it is softer than the rest."""

    status: BasisStatus = describe(
        "official(기본), derived(규칙으로 도출), unconfirmed(확인되지 않음)",
        "official (the default), derived (worked out by a rule), unconfirmed",
    )
    note: Line | None = describe(
        "도출한 규칙이나 설명", "The rule, or an explanation", default=None
    )
    sources: tuple[SourceId, ...] = describe("출처", "Sources", default=())


class Update(Record):
    """A dated statement about progress that is not itself a completion."""

    on: PeriodField = describe("알려진 때", "When it was said or happened")
    text: Line = describe("내용", "What was said or happened")
    sources: tuple[SourceId, ...] = describe("출처", "Sources")


Bases = dict[str, Basis]
Sources = tuple[SourceId, ...]
