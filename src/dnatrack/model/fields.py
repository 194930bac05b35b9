"""What all things read from the data have in common, and the types of their fields."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, NamedTuple, Self, dataclass_transform

from dnatrack.i18n import Text
from dnatrack.model.data_files import DataPath, Key
from dnatrack.model.frozen import Immutable
from dnatrack.model.period import Period
from dnatrack.model.words import BasisStatus

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SOURCE_ID_PATTERN = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"
REFERENCE_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$"
# As CODEOWNERS writes them: `@person`, `@organisation/team`, `@group/subgroup`, or an address.
TEAM_PATTERN = (
    r"^(@[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*"
    r"|[A-Za-z0-9_][A-Za-z0-9_.+-]*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)$"
)
URL_PATTERN = r'^https?://[^\s<>"\\^`{|}\x00-\x20]+$'


class RecordField(NamedTuple):
    """What is known of a field of a record: what it means, and what it may hold.

    `key` is what the data calls it. `default` is `...` where it has to be given.
    `min_length` is the least number of items of a list.
    """

    meaning: Text
    default: Any
    min_length: int
    key: str
    name: str = ""
    annotation: Any = None

    @property
    def is_required(self) -> bool:
        """Whether it has to be given."""
        return self.default is ...


def describe(
    ko: str,
    en: str,
    *,
    default: Any = ...,  # noqa: ANN401 - of any type
    min_length: int = 0,
    key: str = "",
) -> Any:  # noqa: ANN401 - stands for a value of the field's own type
    """A field whose meaning is written down in both languages, for the JSON Schema."""
    return RecordField(Text(ko, en), default, min_length, key)


@dataclass_transform(
    kw_only_default=True, frozen_default=True, eq_default=True, field_specifiers=(describe,)
)
class Record(Immutable):
    """Something that stands in a data file. Immutable; compares by what it says.

    A class says its fields by annotations with a `describe`. What values they may have is
    not looked at here: `loading` does that, by what `fields` gives.
    """

    one_of: ClassVar[tuple[str, ...]] = ()
    """Keys of which one has to be given at least, where no field alone has to be."""
    _described: ClassVar[dict[str, RecordField]] = {}
    _fields: ClassVar[dict[str, RecordField]] = {}
    _place: DataPath

    def __init_subclass__(cls) -> None:
        own = {name: one for name, one in vars(cls).items() if isinstance(one, RecordField)}
        cls._names = tuple(own)
        cls._needed = frozenset(name for name, one in own.items() if one.default is ...)
        cls._prepare()
        cls._described, cls._fields = own, {}
        for name, one in own.items():
            if one.default is ...:
                delattr(cls, name)
            else:
                setattr(cls, name, one.default)

    @classmethod
    def fields(cls) -> dict[str, RecordField]:
        """Its fields by their names, in the order of the house."""
        if not cls._fields:
            # Evaluated when somebody asks: who only reads what is remembered needs none of it.
            types = cls.__annotations__
            cls._fields = {
                name: one._replace(name=name, key=one.key or name, annotation=types[name])
                for name, one in cls._described.items()
            }
        return cls._fields

    @classmethod
    def same(cls, name: str) -> Any:  # noqa: ANN401 - stands for a value, as `describe`
        """For another record: a field that means what the one of this name does here."""
        return cls._described[name]

    @property
    def place(self) -> DataPath:
        """Where the record stands in the data."""
        return self._place

    def at(self, *keys: Key) -> DataPath:
        """The place of what `keys` lead to inside this record."""
        return self._place.at(*keys)

    def replace(self, **fields: object) -> Self:
        """The same, at the same place, with other values for some fields, or with some more."""
        made = super().replace(**fields)
        if "_place" in vars(self):
            made.put_at(self._place)
        return made

    def put_at(self, place: DataPath) -> None:
        """Say where the record stands; done once, by whoever read it."""
        self.__dict__["_place"] = place


class FieldKind(StrEnum):
    """What a field holds that is more than any text."""

    PERIOD = "period"
    DAY = "day"
    YES_NO = "yes-no"
    COUNT = "count"
    MINISTRY = "ministry"
    ISSUE = "issue"


class TextShape(NamedTuple):
    """What a text has to look like."""

    pattern: str | None = None
    min_length: int = 0


class Shorthand(NamedTuple):
    """A text stands for the record in which only `field` is given."""

    field: str


PeriodField = Annotated[Period, FieldKind.PERIOD]
DayField = Annotated[date, FieldKind.DAY]
YesNo = Annotated[bool, FieldKind.YES_NO]
Count = Annotated[int, FieldKind.COUNT]
Line = Annotated[str, TextShape(min_length=1)]
Id = Annotated[str, TextShape(ID_PATTERN)]
# Any text is taken for the id of a ministry, so that a rule can say which id `기재부` has.
MinistryId = Annotated[str, FieldKind.MINISTRY, TextShape(min_length=1)]
SourceId = Annotated[str, TextShape(SOURCE_ID_PATTERN)]
Reference = Annotated[str, TextShape(REFERENCE_PATTERN)]
# `task/issue`; any reference is taken, so that a rule can say how a bare id is written in full.
IssueReference = Annotated[str, FieldKind.ISSUE, TextShape(REFERENCE_PATTERN)]
Team = Annotated[str, TextShape(TEAM_PATTERN)]
Url = Annotated[str, TextShape(URL_PATTERN)]


class Name(Record):
    """A name or title in Korean, in English, or in both.

    A text alone stands for the Korean one, or for the English one in a tracker that has no
    other language.
    """

    one_of = ("ko", "en")
    korean: Line | None = describe("한국어 이름", "Name in Korean", default=None, key="ko")
    en: Line | None = describe("영어 이름", "Name in English", default=None)

    @property
    def ko(self) -> str:
        """The name in Korean; in English where there is no other."""
        return self.korean or self.en or ""


NameField = Annotated[Name, Shorthand("ko")]


class Basis(Record):
    """How firm one field of a record is, where it is softer than the rest."""

    status: BasisStatus = describe(
        "official(공식, 기본값), derived(규칙으로 도출), unconfirmed(미확인)",
        "official (the default), derived (worked out by a rule), unconfirmed",
    )
    note: Line | None = describe("도출 규칙 또는 설명", "The rule, or an explanation", default=None)
    sources: tuple[SourceId, ...] = describe("출처", "Sources", default=())


class Update(Record):
    """A dated statement about progress that is not itself a completion."""

    on: PeriodField = describe("확인일", "When it was said or happened")
    text: Line = describe("내용", "What was said or happened")
    sources: tuple[SourceId, ...] = describe("출처", "Sources")


Bases = dict[str, Basis]
Sources = tuple[SourceId, ...]
