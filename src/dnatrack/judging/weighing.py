"""What is shown of a task where more than one signal is known of it."""

from dataclasses import dataclass
from datetime import date

from dnatrack.judging.signal import worst
from dnatrack.model.task import DeclaredSignal, SignalOverride, Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Unreadable
from dnatrack.model.words import Signal


@dataclass(frozen=True, slots=True)
class WeighedSignal:
    """The signal that was worked out, and what people say beside it.

    `is_overridden`: the override holds on the evaluation day. `is_expired`: it stands
    in the data, but holds no more.
    """

    computed: Signal
    declared: DeclaredSignal | None = None
    override: SignalOverride | None = None
    is_overridden: bool = False
    is_expired: bool = False

    @property
    def unadorned(self) -> Signal:
        """The worse of what was worked out and what the ministry declares."""
        return worst([self.computed, *([self.declared.signal] if self.declared else [])])

    @property
    def shown(self) -> Signal:
        """The coordinator's signal while that is in force, else the worse of the others."""
        if self.override is not None and self.is_overridden:
            return self.override.signal
        return self.unadorned

    @property
    def is_raised(self) -> bool:
        """Whether the override makes the task look better than it would."""
        return self.is_overridden and worst([self.shown, self.unadorned]) is not self.shown


def weigh_signal(
    subject: Task | Taskforce | Unreadable, computed: Signal, today: date
) -> WeighedSignal:
    """What is to be shown of a task or taskforce on `today`.

    A declaration counts from its day on.
    """
    if not isinstance(subject, Task):
        return WeighedSignal(computed)
    declared, override = subject.declared_signal, subject.override
    if declared is not None and today < declared.on:
        declared = None
    return WeighedSignal(
        computed,
        declared,
        override,
        is_overridden=override is not None and override.is_in_force(today),
        is_expired=override is not None and override.is_expired(today),
    )
