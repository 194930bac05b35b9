"""The files of a corpus that are not tasks."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.corpus_milestone import SOURCES
from bench.corpus_task import CorpusTask
from bench.corpus_words import MINISTRIES, PRIORITIES, TASKFORCES


def write_common_files(folder: Path, tasks: Sequence[CorpusTask]) -> None:
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
    for number in range(1, SOURCES + 1):
        yield f"  S{number}:"
        yield f"    title: 디지털 정부혁신 추진계획 이행상황 {number}"
        yield "    publisher: 관계부처 합동"
        yield f"    date: 2020-01-{number:02}"
        yield f"    url: https://example.go.kr/plan/{number}"
        yield "    kind: official"
        yield "    seen: full-text"
