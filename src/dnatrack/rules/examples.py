"""The smallest complete data set: the ground on which the examples of rules stand."""

from textwrap import indent

from dnatrack.loading.snapshot import FileFault, Snapshot
from dnatrack.rules.rule import Files

EXAMPLE_TASK_FILE = "tasks/example.yaml"
EXAMPLE_TASK = """\
id: example
title: {ko: 예시 과제, en: Example task}
taskforce: example
lead: mois
lifecycle: planned
sources: [S1]
"""
_EXAMPLE_MILESTONE = """\
id: report
title: {ko: 예시 보고서, en: Example report}
kind: plan
sources: [S1]
"""
EXAMPLE_DECISION = (
    "decision: {on: 2020-03-20, reason: 예산이 없음, authority: 국무회의, source: S1}\n"
)

EXAMPLE_DONE = "due: 2020-03\nlifecycle: done\ndone_on: 2020-03-02\n"
TWO_SOURCES = """\
sources:
  S1: {title: 예시 문서, publisher: 예시 기관, kind: official, seen: full-text}
  S2: {title: 다른 문서, publisher: 예시 기관, kind: official, seen: full-text}
"""
EXAMPLE_DATA: Files = {
    "tracker.yaml": """\
schema: 1
title: {ko: 예시, en: Example}
""",
    "taskforces.yaml": """\
taskforces:
  - id: example
    name: {ko: 예시 TF, en: Example taskforce}
    chair: {post: {ko: 행정안전부 차관, en: Vice minister}, ministry: mois}
    ministries: [mois, moef]
    priorities:
      - {id: example-1, name: {ko: 예시 과제군, en: Example priority}, sources: [S1]}
    sources: [S1]
""",
    "ministries.yaml": """\
ministries:
  - id: mois
    names:
      - ko: 행정안전부
        short: 행안부
        en: Ministry of the Interior and Safety
        acronym: MOIS
    sources: [S1]
  - id: moef
    names:
      - ko: 기획재정부
        short: 기재부
        en: Ministry of Economy and Finance
        acronym: MOEF
    sources: [S1]
""",
    "sources.yaml": """\
sources:
  S1: {title: 예시 문서, publisher: 예시 기관, kind: official, seen: full-text}
""",
    EXAMPLE_TASK_FILE: EXAMPLE_TASK,
}


def example_snapshot(files: Files) -> Snapshot:
    """The example data set, with `files` in place of or next to its own."""
    contents: dict[str, bytes] = {}
    faults: dict[str, FileFault] = {}
    for file, content in {**EXAMPLE_DATA, **files}.items():
        if isinstance(content, FileFault):
            faults[file] = content
        elif content is not None:
            contents[file] = content if isinstance(content, bytes) else content.encode()
    return Snapshot("example", contents, faults)


def task_with(lines: str) -> Files:
    """The example task with more `lines`."""
    return {EXAMPLE_TASK_FILE: EXAMPLE_TASK + lines}


def task_with_milestone(lines: str) -> Files:
    """The example task with one milestone, `report`, that has these `lines` besides."""
    item = indent(_EXAMPLE_MILESTONE + lines, "    ").removeprefix("    ")
    return task_with(f"milestones:\n  - {item}")


def task_with_act(legislation: str, lifecycle: str) -> Files:
    """The example task with one milestone, an act, with these lines of both."""
    return task_with(f"""\
milestones:
  - id: act
    title: {{ko: 예시법 개정, en: Example act amended}}
    kind: legislation
    legislation:
      law: 예시법
      level: act
{indent(legislation, " " * 6)}{indent(lifecycle, " " * 4)}    sources: [S1]
""")
