"""A review meeting: what was looked at, and what was decided."""

from dnatrack.domain.record import (
    Count,
    DayField,
    Id,
    Line,
    NameField,
    Record,
    Reference,
    Sources,
    described,
)


class Meeting(Record):
    """A review meeting of a taskforce."""

    id: Id = described("id", "Id")
    on: DayField = described("열린 날", "The day it was held")
    taskforce: Id = described("범정부 TF", "The taskforce")
    number: Count | None = described("몇 차 회의인가", "Which meeting it was", default=None)
    title: NameField = described("제목", "Title")
    reviewed: tuple[Line, ...] = described("점검한 것", "What was reviewed", default=())
    decided: tuple[Line, ...] = described("정한 것", "What was decided", default=())
    milestones: tuple[Reference, ...] = described(
        "다룬 이정표", "Milestones it dealt with", default=()
    )
    note: Line | None = described("비고", "Note", default=None)
    sources: Sources = described("출처", "Sources", min_length=1)


class MeetingsFile(Record):
    """`meetings.yaml`."""

    meetings: tuple[Meeting, ...] = described("점검 회의 목록", "Every review meeting")
