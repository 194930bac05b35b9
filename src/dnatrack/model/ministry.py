"""A ministry, agency or committee, with its names over time and its successors."""

from datetime import date
from functools import cached_property

from dnatrack.model.fields import (
    Bases,
    DayField,
    Id,
    Line,
    MinistryId,
    Record,
    Sources,
    Update,
    describe,
)
from dnatrack.model.words import SuccessorRelation


class MinistryName(Record):
    """What a ministry was called from one day to another, both included."""

    one_of = ("ko", "en")
    korean: Line | None = describe("정식 이름", "Full name in Korean", default=None, key="ko")
    short: Line | None = describe("약칭", "Short name in Korean", default=None)
    en: Line | None = describe("영어 이름", "Name in English", default=None)
    acronym: Line | None = describe("영문 약어", "English acronym", default=None)
    since: DayField | None = describe(
        "명칭 사용 시작일", "First day of this name", default=None, key="from"
    )
    until: DayField | None = describe("명칭 사용 종료일", "Last day of this name", default=None)

    @property
    def ko(self) -> str:
        """The full name in Korean; in English where there is no other."""
        return self.korean or self.en or ""


class Successor(Record):
    """A ministry that took over, wholly or in part, on a day."""

    id: MinistryId = describe("승계기관의 id", "Id of the ministry that took over")
    since: DayField = describe("승계일", "The day it took over", key="from")
    relation: SuccessorRelation = describe(
        "분리, 통합, 대체, 일부 이관", "Split, merger, replacement, or transfer of a part"
    )
    note: Line | None = describe("비고", "Note", default=None)


class Ministry(Record):
    """A ministry, agency or committee. A rename keeps the id and adds a name."""

    id: Id = describe("바뀌지 않는 id", "Id, never changed")
    names: tuple[MinistryName, ...] = describe(
        "명칭(오래된 순)", "Names, oldest first", min_length=1
    )
    aliases: tuple[Line, ...] = describe("다른 이름", "Other names in use", default=())
    successors: tuple[Successor, ...] = describe(
        "승계기관", "Ministries that took over", default=()
    )
    updates: tuple[Update, ...] = describe("변경 사항", "What changed, dated", default=())
    basis: Bases = describe("항목별 근거", "How firm single fields are", default={})
    note: Line | None = describe("비고", "Note", default=None)
    sources: Sources = describe("출처", "Sources", min_length=1)

    def name_on(self, day: date) -> MinistryName:
        """The name in use on `day`; outside all names, the nearest one."""
        for name in self.names:
            if name.until is None or day <= name.until:
                return name
        return self.names[-1]

    @property
    def dissolved_on(self) -> date | None:
        """The last day of a ministry that is no more; None while it stands."""
        return self.names[-1].until

    def is_over(self, day: date) -> bool:
        """Whether the ministry is no more on `day`."""
        return self.dissolved_on is not None and self.dissolved_on < day

    @property
    def korean_names(self) -> tuple[str, ...]:
        """The short and the full names that it has and had."""
        return tuple(one for name in self.names for one in (name.short, name.ko) if one)

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Every way to name this ministry on the command line, case-folded."""
        names = {self.id, *self.aliases}
        for name in self.names:
            names |= {name.ko, name.short or "", name.en or "", name.acronym or ""}
        return frozenset(name.casefold() for name in names if name)


class MinistriesFile(Record):
    """`ministries.yaml`."""

    ministries: tuple[Ministry, ...] = describe("기관 목록", "Every ministry")
