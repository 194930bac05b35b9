"""The milestones of a corpus: every lifecycle, most of them late."""

from collections.abc import Callable, Iterator
from random import Random

from bench.corpus_words import STEPS

SOURCES = 21
"""How many sources a corpus has. The smallest corpus cites each of them."""

_STATED = {
    "-H1": "상반기 내",
    "-H2": "하반기 내",
    "-Q1": "1분기 중",
    "-03": "3월까지",
    "": "연말까지",
}


def milestone_lines(task: str, number: int, dice: Random) -> Iterator[str]:
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
