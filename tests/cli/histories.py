"""Small repositories with a history, for the commands that read one."""

from tests.history.repositories import Content, Step, milestone, task

NAMES: dict[str, Content] = {
    "data/tracker.yaml": "schema: 1\ntitle: 장부\ntimezone: Asia/Seoul\n",
    "data/ministries.yaml": "ministries:\n- {id: mois, names: [{ko: 행정안전부}], sources: [S1]}\n",
    "data/sources.yaml": "sources:\n  S1: {title: 계획, publisher: 정부, date: 2019-10-29,"
    " kind: official, seen: full-text}\n",
    "data/taskforces.yaml": "taskforces:\n- {id: dg, name: 디지털 정부혁신, launched: 2019-12-16,"
    " chair: {post: 차관, ministry: mois}, ministries: [mois], sources: [S1]}\n",
}
WHY = (
    "[{on: 2020-02-01, from: 2020-03, to: 2020-06, reason: budget, authority: 국무회의,"
    " source: S1}]"
)


def one_task(id_: str = "dg-1", **fields: str) -> dict[str, Content]:
    """The file of a task with one milestone."""
    more = {"kind": "service", "sources": "[S1]", **fields}
    text = task(id_, milestone(**more), promise="{text: 하겠다, source: S1}", sources="[S1]")
    return {f"data/tasks/{id_}.yaml": text}


MOVED = (
    Step({**NAMES, **one_task(due="2020-03")}, "계획을 옮김 (#1)", day="2020-01-05"),
    Step(one_task(due="2020-06", revisions=WHY), "예산이 늦음 (#2)", day="2020-02-01"),
    Step(one_task(due="2020-09", revisions=WHY), "일정 정리", day="2020-05-01", author="박사무관"),
)
"""A deadline that moved twice, once without a word."""
LATE = (
    Step({**NAMES, **one_task("dg-1"), **one_task("dg-2")}, day="2020-02-03"),
    Step(one_task("dg-1", lifecycle="done", done_on="2020-05-04"), day="2020-05-04"),
)
"""Two tasks that are late after March; one of them is done in May."""
