"""A small plan over three meetings, as a real git history, and reports about it."""

from pathlib import Path

from dnatrack.app.workspace import Workspace
from dnatrack.reports.period import build
from dnatrack.reports.period_parts import Reviewed
from dnatrack.reports.report import Report
from tests.history.repositories import Content, Step, repository

HOSTILE = "<script>x</script> [a](http://e) *b* `c` {{ 7*7 }} | _d_ ~~e~~ &lt;"

NAMES: dict[str, Content] = {
    "data/tracker.yaml": "schema: 1\ntitle: {ko: 작은 추적, en: A small tracker}\n",
    "data/ministries.yaml": """\
ministries:
- {id: mois, names: [{ko: 행정안전부, short: 행안부, en: Interior, acronym: MOIS}], sources: [S1]}
- {id: msit, names: [{ko: 과학기술부, short: 과기부, en: Science, acronym: MSIT}], sources: [S1]}
""",
    "data/sources.yaml": "sources:\n  S1: {title: 계획, publisher: 정부, date: 2019-10-29,"
    " kind: official, seen: full-text}\n",
    "data/taskforces.yaml": """\
taskforces:
- id: dg
  name: {ko: 디지털 정부혁신 TF, en: Digital Government TF}
  chair: {post: 차관, ministry: mois}
  ministries: [mois, msit]
  milestones:
  - id: roadmap
    title: {ko: 로드맵, en: Roadmap}
    kind: roadmap
    due: 2020-12
    lifecycle: planned
    sources: [S1]
  sources: [S1]
- id: de
  name: {ko: 데이터 경제 TF, en: Data Economy TF}
  chair: {post: 차관, ministry: msit}
  ministries: [msit]
  sources: [S1]
""",
}


def task_file(id_: str, *milestones: str, **fields: str) -> dict[str, Content]:
    """The file of a task; milestones and fields as YAML."""
    values = {
        "title": f"{{ko: 과제 {id_}, en: Task {id_}}}",
        "taskforce": "dg",
        "lead": "mois",
        "lifecycle": "in-progress",
        "sources": "[S1]",
        **fields,
    }
    lines = [f"id: {id_}", *(f"{key}: {value}" for key, value in values.items())]
    listed = [f"  - {one}" for one in milestones]
    text = "\n".join([*lines, *(["milestones:", *listed] if listed else []), ""])
    return {f"data/tasks/{id_}.yaml": text}


def milestone(id_: str, **fields: str) -> str:
    """A milestone as YAML; planned, due in June, where it is not said."""
    values = {
        "title": f"{{ko: 이정표 {id_}, en: Milestone {id_}}}",
        "kind": "plan",
        "due": "2020-06",
        "lifecycle": "planned",
        "sources": "[S1]",
        **fields,
    }
    return f"{{id: {id_}, {', '.join(f'{key}: {one}' for key, one in values.items() if one)}}}"


WHY = (
    "[{on: 2020-05-10, from: 2020-06, to: 2020-09, reason: budget, authority: 점검회의,"
    " source: S1}]"
)
OVERRIDE = "{signal: green, reason: 곧 해결, by: 비서관, until: 2020-12-31}"
ISSUES = (
    "[{id: budget, title: {ko: 예산 분담, en: Who pays}, between: [mois, msit],"
    " raised: 2020-03-02, sources: [S1]},"
    " {id: old, title: 지난 일, raised: 2020-01, settled: 2020-02, sources: [S1]}]"
)
FIRST = {
    **NAMES,
    **task_file("dg-1", milestone("late", due="2020-03-20")),
    **task_file("dg-2", milestone("moved")),
    **task_file("dg-3", milestone("silent-move"), milestone("next", due="2020-08")),
    **task_file("dg-4", milestone("finished", due="2020-04-10")),
    **task_file("dg-5"),
    **task_file("dg-6", milestone("set", due="2020-02")),
    **task_file("de-1", milestone("lost"), taskforce="de", lead="msit", issues=ISSUES),
}
SECOND = {
    **task_file("dg-1", milestone("late", due="2020-03-20", lifecycle="in-progress")),
    **task_file("dg-2", milestone("moved", due="2020-09", revisions=WHY)),
    **task_file("dg-3", milestone("silent-move", due="2020-11"), milestone("next", due="2020-08")),
    **task_file(
        "dg-4",
        milestone(
            "finished", due="2020-04-10", lifecycle="done", done_on="2020-04-20", evidence="[S1]"
        ),
        milestone("unproven", lifecycle="done", done_on="2020-05"),
    ),
    **task_file("dg-6", milestone("set", due="2020-02"), override=OVERRIDE),
    **task_file("dg-7", milestone("new", due="2020-07-20", lifecycle="in-progress")),
    **task_file(
        "de-1", milestone("lost", lifecycle="later"), taskforce="de", lead="msit", issues=ISSUES
    ),
}
STEPS = (
    Step(FIRST, "계획", day="2020-01-10"),
    Step(task_file("dg-4", milestone("finished", due="2020-04-10", lifecycle="in-progress")),
         "착수", day="2020-02-10"),
    Step(SECOND, "상반기 점검 (#7)", day="2020-06-20", author="박사무관"),
)  # fmt: skip


def plan(folder: Path, *more: Step) -> Path:
    """The data folder of the small plan in a new repository."""
    return repository(folder, [*STEPS, *more]) / "data"


def review(
    data: Path, since: str = "2020-03-31", until: str | None = "2020-06-30", on: str | None = None
) -> Reviewed:
    workspace = Workspace(data)
    return workspace.review(workspace.stands(since, until, on=on))


def report(
    data: Path, since: str = "2020-03-31", until: str | None = "2020-06-30", on: str | None = None
) -> Report:
    return build(review(data, since, until, on), version="1.0")
