"""One task of a corpus, as the text of its file."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bench.corpus_milestone import SOURCES, milestone_lines
from bench.corpus_words import DEEDS, MINISTRIES, PRIORITIES, SUBJECTS, TASKFORCES, Words

_LIFECYCLES = ("planned", "in-progress", "in-progress", "in-progress")


@dataclass(frozen=True)
class CorpusTask:
    """The facts of one task."""

    id: str
    taskforce: str
    priority: str
    lead: str
    partners: tuple[str, ...]
    title: Words
    lifecycle: str
    sources: tuple[str, str]
    milestones: tuple[str, ...]

    @staticmethod
    def rolled(number: int, dice: Random, prefix: str = "task") -> "CorpusTask":
        """Task `number`, with whatever the dice give it."""
        id_ = f"{prefix}-{number:05}"
        lead, *others = dice.sample(sorted(MINISTRIES), dice.choice((1, 1, 2, 3, 4)))
        taskforce = tuple(TASKFORCES)[number % len(TASKFORCES)]
        subject, deed = dice.choice(SUBJECTS), dice.choice(DEEDS)
        return CorpusTask(
            id=id_,
            taskforce=taskforce,
            priority=f"{taskforce}-{number % len(PRIORITIES) + 1}",
            lead=lead,
            partners=tuple(others),
            title=Words(f"{subject.ko} {deed.ko} {number}", f"{deed.en} of {subject.en} {number}"),
            lifecycle=dice.choice(_LIFECYCLES),
            sources=(f"S{number % SOURCES + 1}", f"S{dice.randint(1, 20)}"),
            milestones=tuple(_milestones(id_, dice)),
        )


def _milestones(task: str, dice: Random) -> Iterator[str]:
    for number in range(1, dice.choice((3, 3, 3, 3, 3, 4, 5)) + 1):
        yield from milestone_lines(task, number, dice)


def task_text(task: CorpusTask) -> str:
    """The text of the file of `task`."""
    return "\n".join((*_head(task), *_partners(task), *_body(task), *task.milestones, ""))


def _head(task: CorpusTask) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../../schema/task.schema.json"
    yield f"id: {task.id}"
    yield f"title: {{ko: {task.title.ko}, en: '{task.title.en}'}}"
    yield f"taskforce: {task.taskforce}"
    yield f"priority: {task.priority}"
    yield f"lead: {task.lead}"


def _partners(task: CorpusTask) -> Iterator[str]:
    if task.partners:
        yield f"partners: [{', '.join(task.partners)}]"
        yield "unnamed_partners: 등"
        yield "multi_ministry: true"
        yield "working_tf: {}"


def _body(task: CorpusTask) -> Iterator[str]:
    yield "promise:"
    yield f"  text: {task.title.ko}을 위한 제도를 마련하고 관계기관과 함께 차례로 넓혀 간다"
    yield f"  source: {task.sources[1]}"
    yield f"lifecycle: {task.lifecycle}"
    yield "basis:"
    yield "  lead: {status: derived, note: 계획의 관계부처 칸에 맨 앞에 적힘}"
    yield f"sources: [{', '.join(dict.fromkeys(task.sources))}]"
    yield "milestones:"
