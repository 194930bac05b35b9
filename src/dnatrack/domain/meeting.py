"""A review meeting: what was looked at, and what was decided."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator

from dnatrack.domain.milestone import full_reference
from dnatrack.domain.record import (
    Count,
    DayField,
    Id,
    IssueReference,
    Line,
    NameField,
    Record,
    Reference,
    Sources,
    describe,
)


class Decision(Record):
    """What a meeting decided. One that names nothing is about all that the meeting dealt with."""

    text: Line = describe("정한 것", "What was decided")
    milestones: tuple[Reference, ...] = describe(
        "이 결정에 관한 이정표", "Milestones that it is about", default=()
    )
    issues: tuple[IssueReference, ...] = describe(
        "이 결정에 관한 현안", "Issues that it is about", default=()
    )


def _decision(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


DecisionField = Annotated[
    Decision,
    BeforeValidator(_decision, json_schema_input_type=Line | Decision),
]


class Meeting(Record):
    """A review meeting of a taskforce."""

    id: Id = describe("id", "Id")
    on: DayField = describe("열린 날", "The day it was held")
    taskforce: Id = describe("범정부 TF", "The taskforce")
    number: Count | None = describe("몇 차 회의인가", "Which meeting it was", default=None)
    title: NameField = describe("제목", "Title")
    reviewed: tuple[Line, ...] = describe("점검한 것", "What was reviewed", default=())
    decided: tuple[DecisionField, ...] = describe("정한 것", "What was decided", default=())
    milestones: tuple[Reference, ...] = describe(
        "다룬 이정표", "Milestones it dealt with", default=()
    )
    issues: tuple[IssueReference, ...] = describe("다룬 현안", "Issues it dealt with", default=())
    note: Line | None = describe("비고", "Note", default=None)
    sources: Sources = describe("출처", "Sources", min_length=1)

    @property
    def subjects(self) -> tuple[str, ...]:
        """Full ids of the milestones and issues it dealt with or decided on, each once."""
        named = [*self._full(self.milestones), *self.issues]
        for decision in self.decided:
            named.extend(self.subjects_of(decision))
        return tuple(dict.fromkeys(named))

    def subjects_of(self, decision: Decision) -> tuple[str, ...]:
        """Full ids of the milestones and issues that one of its decisions names."""
        return (*self._full(decision.milestones), *decision.issues)

    def decisions_about(self, id_: str) -> tuple[Decision, ...]:
        """Its decisions that name the milestone or issue `id_`.

        Where none does, those that name nothing: they are about all that it dealt with.
        """
        named = tuple(one for one in self.decided if id_ in self.subjects_of(one))
        return named or tuple(one for one in self.decided if not self.subjects_of(one))

    def _full(self, references: tuple[str, ...]) -> Iterator[str]:
        """Milestones by their full ids; a bare one is the taskforce's own."""
        return (full_reference(one, self.taskforce) for one in references)


class MeetingsFile(Record):
    """`meetings.yaml`."""

    meetings: tuple[Meeting, ...] = describe("점검 회의 목록", "Every review meeting")
