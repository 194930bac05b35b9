"""What was measured, as a table in Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bench.measuring import Samples

HEADER = (
    "| what | against | fastest runs | median runs | processor | goal | | seconds | memory (MiB) |",
    "| --- | --- | ---: | ---: | ---: | ---: | --- | ---: | ---: |",
)


@dataclass(frozen=True)
class Ratio:
    """One comparison: ours over theirs. `goal` is the largest ratio that is good enough."""

    what: str
    against: str
    ours: Samples
    theirs: Samples
    goal: float | None = None
    is_memory: bool = False

    def of_memory(self) -> "Ratio":
        """The same comparison, of the memory."""
        return replace(self, is_memory=True)

    @property
    def of_fastest(self) -> float:
        """The ratio that counts: other programs on the machine disturb it least."""
        if self.is_memory:
            return self.ours.mebibytes / self.theirs.mebibytes
        return self.ours.fastest / self.theirs.fastest

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached; true where there is none."""
        return self.goal is None or self.of_fastest <= self.goal


def without(samples: Samples, started: Samples) -> Samples | None:
    """The same runs, less what it takes to start; None where that says nothing.

    What is left must be more than what the runs that only start differ among themselves.
    """
    start, processor = started.fastest, started.processor_seconds
    if samples.fastest - start <= started.median - start or samples.processor_seconds <= processor:
        return None
    less = [
        replace(
            run,
            seconds=(run.seconds or samples.fastest) - start,
            processor_seconds=run.processor_seconds - processor,
        )
        for run in samples.runs
    ]
    return Samples(less)


def row_of(ratio: Ratio) -> str:
    """One line of the table."""
    return f"| {' | '.join(_cells(ratio))} |"


def _cells(ratio: Ratio) -> Iterator[str]:
    ours, theirs = ratio.ours, ratio.theirs
    yield ratio.what
    yield ratio.against
    # The peer was stopped: it takes longer than that, so the ratio is smaller than this.
    below = "< " if theirs.stopped_after is not None else ""
    yield f"{below}{ratio.of_fastest:.2f} ×"
    yield "" if ratio.is_memory else f"{below}{ours.median / theirs.median:.2f} ×"
    processor = ours.processor_seconds / theirs.processor_seconds
    yield "" if ratio.is_memory else f"{below}{processor:.2f} ×"
    yield "" if ratio.goal is None else f"≤ {_number(ratio.goal)} ×"
    yield "" if ratio.goal is None else _verdict(ratio)
    yield f"{_seconds(ours)} / {_seconds(theirs)}"
    yield f"{ours.mebibytes:.0f} / {theirs.mebibytes:.0f}"


def _number(goal: float) -> str:
    return f"{goal:.2f}".removesuffix("0")


def _verdict(ratio: Ratio) -> str:
    return "met" if ratio.is_met else "**missed**"


def _seconds(samples: Samples) -> str:
    above = "> " if samples.stopped_after is not None else ""
    digits = 3 if samples.fastest < 1 else 1
    return f"{above}{samples.fastest:.{digits}f}"
