"""Data folders of any size: valid, in Korean and English, the same for the same seed.

To have one: `python -m bench.corpus FOLDER --tasks 1000`.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.corpus_words import DEEDS, MINISTRIES, PRIORITIES, STEPS, SUBJECTS, TASKFORCES, Words

_SOURCES = 21
"""How many sources a corpus has. The smallest corpus cites each of them."""
_STATED = {
    "-H1": "상반기 내",
    "-H2": "하반기 내",
    "-Q1": "1분기 중",
    "-03": "3월까지",
    "": "연말까지",
}
_LIFECYCLES = ("planned", "in-progress", "in-progress", "in-progress")


# A task.


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
            sources=(f"S{number % _SOURCES + 1}", f"S{dice.randint(1, 20)}"),
            milestones=tuple(_milestones(id_, dice)),
        )


def _milestones(task: str, dice: Random) -> Iterator[str]:
    for number in range(1, dice.choice((3, 3, 3, 3, 3, 4, 5)) + 1):
        yield from _milestone_lines(task, number, dice)


def _task_text(task: CorpusTask) -> str:
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


# A milestone: every lifecycle, most of them late.


def _milestone_lines(task: str, number: int, dice: Random) -> Iterator[str]:
    """The lines of milestone `number` of the task with this id."""
    kind = dice.choice(tuple(STEPS))
    step = STEPS[kind]
    year, part = dice.randint(2019, 2026), dice.choice(tuple(_STATED))
    yield f"  - id: step-{number}"
    yield f"    title: {{ko: {step.ko}, en: '{step.en}, {number}'}}"
    yield f"    kind: {kind}"
    yield f"    due: {year}{part}"
    yield f"    due_stated: {year}년 {_STATED[part]}"
    is_blocked = number > 1 and dice.random() < 0.3  # noqa: PLR2004 - a share
    state = dice.choices(tuple(_SHARES), tuple(_SHARES.values()))[0]
    if state is _in_progress:
        yield "    critical: true"
    if is_blocked:
        yield f"    blocked_by: [{task}/step-{number - 1}]"
    yield from state(f"{year}{part}", dice)
    if kind == "legislation":
        yield from _legislation(year)
    yield f"    sources: [S{dice.randint(1, 20)}]"


def _planned(due: str, dice: Random) -> Iterator[str]:
    del due, dice
    yield "    lifecycle: planned"


def _in_progress(due: str, dice: Random) -> Iterator[str]:
    del due, dice
    yield "    lifecycle: in-progress"


def _moved(due: str, dice: Random) -> Iterator[str]:
    yield "    revisions:"
    yield f"      - on: {int(due[:4]) - 1}-06-{dice.randint(1, 28):02}"
    yield f"        from: {int(due[:4]) - 1}"
    yield f"        to: {due}"
    yield f"        reason: {dice.choice(('target-changed', 'budget', 'legislation', 'external'))}"
    yield "        note: 관계기관 협의가 길어져 다음 해로 미룸"
    yield "        authority: 국무회의"
    yield f"        source: S{dice.randint(1, 20)}"
    yield "    lifecycle: in-progress"


def _done(due: str, dice: Random) -> Iterator[str]:
    yield "    lifecycle: done"
    yield f"    done_on: {int(due[:4]) + dice.randint(0, 1)}-{dice.randint(1, 12):02}"
    yield f"    evidence: [S{dice.randint(1, 20)}]"
    yield f"    verification: {dice.choice(('confirmed', 'self-reported'))}"


def _unknown(due: str, dice: Random) -> Iterator[str]:
    yield "    lifecycle: unknown"
    yield "    looked_for:"
    yield f"      on: {int(due[:4]) + 1}-11-{dice.randint(1, 28):02}"
    yield "      result: not-found"
    yield "      note: 그 이름으로 공개된 자취를 찾지 못함"


def _paused(due: str, dice: Random) -> Iterator[str]:
    del due
    yield f"    lifecycle: {dice.choice(('on-hold', 'cancelled'))}"
    yield "    reason: 예산이 반영되지 않아 다음 계획에서 다시 정하기로 함"


def _legislation(year: int) -> Iterator[str]:
    yield "    legislation:"
    yield "      law: 전자정부법 시행령"
    yield "      level: decree"
    yield "      stages:"
    yield f"        - {{stage: drafted, on: {year}-01, sources: [S1]}}"
    yield f"        - {{stage: pre-announced, on: {year}-02-10}}"


_SHARES: dict[Callable[[str, Random], Iterator[str]], int] = {
    _planned: 3,
    _in_progress: 3,
    _moved: 2,
    _done: 4,
    _unknown: 1,
    _paused: 1,
}


# The files that are not tasks.


def _write_common_files(folder: Path, tasks: Sequence[CorpusTask]) -> None:
    """Write what a data folder needs next to `tasks`."""
    files = {
        "tracker.yaml": _tracker(),
        "taskforces.yaml": _taskforces(tasks),
        "ministries.yaml": _ministries(),
        "sources.yaml": _sources(),
    }
    for name, lines in files.items():
        (folder / name).write_text("\n".join((*lines, "")), encoding="utf-8")


def _tracker() -> Iterator[str]:
    yield "schema: 1"
    yield "title: {ko: 측정용 자료, en: Data to measure with}"
    yield "timezone: Asia/Seoul"


def _taskforces(tasks: Sequence[CorpusTask]) -> Iterator[str]:
    yield "taskforces:"
    for id_, name in TASKFORCES.items():
        mine = [task for task in tasks if task.taskforce == id_]
        yield f"  - id: {id_}"
        yield f"    name: {{ko: {name.ko}, en: {name.en}}}"
        yield "    launched: 2019-12-16"
        yield "    chair: {post: {ko: 행정안전부 차관, en: Vice minister}, ministry: mois}"
        yield f"    ministries: [{', '.join(MINISTRIES)}]"
        yield "    priorities:"
        for number, priority in enumerate(PRIORITIES, start=1):
            yield f"      - id: {id_}-{number}"
            yield f"        name: {{ko: {priority.ko}, en: {priority.en}}}"
            yield "        sources: [S1]"
        yield "    expect:"
        yield f"      ministries: {len(MINISTRIES)}"
        yield f"      priorities: {len(PRIORITIES)}"
        yield f"      tasks: {len(mine)}"
        yield f"      multi_ministry: {sum(bool(task.partners) for task in mine)}"
        yield "    sources: [S1]"


def _ministries() -> Iterator[str]:
    yield "ministries:"
    for id_, (ko, short, en, acronym) in MINISTRIES.items():
        yield f"  - id: {id_}"
        yield "    names:"
        yield f"      - {{ko: {ko}, short: {short}, en: '{en}', acronym: {acronym}}}"
        yield "    sources: [S1]"


def _sources() -> Iterator[str]:
    yield "sources:"
    for number in range(1, _SOURCES + 1):
        yield f"  S{number}:"
        yield f"    title: 디지털 정부혁신 추진계획 이행상황 {number}"
        yield "    publisher: 관계부처 합동"
        yield f"    date: 2020-01-{number:02}"
        yield f"    url: https://example.go.kr/plan/{number}"
        yield "    kind: official"
        yield "    seen: full-text"


# All of it.


def corpus_tasks(count: int, *, seed: int = 2020, prefix: str = "task") -> Iterator[CorpusTask]:
    """`count` tasks, in the order of their ids, which begin with `prefix`."""
    dice = Random(seed)  # noqa: S311 - a corpus keeps no secret
    for number in range(1, count + 1):
        yield CorpusTask.rolled(number, dice, prefix)


def write_corpus(folder: Path, count: int, *, seed: int = 2020, prefix: str = "task") -> None:
    """Write a complete data folder with `count` tasks, without a single finding."""
    tasks = folder / "tasks"
    tasks.mkdir(parents=True)
    made = []
    for task in corpus_tasks(count, seed=seed, prefix=prefix):
        (tasks / f"{task.id}.yaml").write_text(_task_text(task), encoding="utf-8")
        made.append(task)
    _write_common_files(folder, made)


def main() -> None:
    """Write the corpus that the command line asks for."""
    parser = argparse.ArgumentParser(description="Make a data folder to measure with.")
    parser.add_argument("folder", type=Path, help="where to; must not exist yet")
    parser.add_argument("--tasks", type=int, default=1_000, help="how many task files (1000)")
    parser.add_argument("--seed", type=int, default=2020, help="another seed, other data (2020)")
    asked = parser.parse_args()
    write_corpus(asked.folder, asked.tasks, seed=asked.seed)


if __name__ == "__main__":
    main()
