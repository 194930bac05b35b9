"""The id of a task differs from the name of its file."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import TASK_FOLDER, stem
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.items import task_with_right_to
from dnatrack.rules.rule import rule


@rule(
    Severity.ERROR,
    Text("과제의 id가 파일 이름과 다릅니다", "The id of a task differs from the name of its file"),
    Text(
        "과제의 id는 바뀌지 않으며, 파일의 git 이력이 곧 과제의 이력입니다. 둘이 다르면 다른 "
        "과제의 이력이 표시됩니다.",
        "An id never changes, and the git history of a file is the history of its task. "
        "Where the two differ, one would read the history of another task.",
    ),
    passes={
        "tasks/survey.yaml": """\
id: survey
title: {ko: 실태 조사, en: Survey}
taskforce: example
lifecycle: planned
sources: [S1]
"""
    },
    fails={
        "tasks/survey.yaml": """\
id: servey
title: {ko: 실태 조사, en: Survey}
taskforce: example
lifecycle: planned
sources: [S1]
"""
    },
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for task in loaded.tracker.tasks:
        if task.place.file == f"{TASK_FOLDER}/{task.id}.yaml":
            continue
        name = stem(task.place.file)
        # A copied file that kept its id is a finding of duplicate-id.
        if task_with_right_to(task.id, loaded.tracker) is task:
            yield Problem(
                task.at("id"),
                Text(
                    f"과제 id와 파일 이름이 다릅니다: id `{task.id}`, 파일 이름 `{name}`",
                    f"the id `{task.id}` differs from the file's name `{name}`",
                ),
                Text(
                    f"새 과제이면 `id: {name}` 줄로 고치고, 이미 쓰던 id이면 파일 이름을 "
                    f"`{task.id}.yaml`로 되돌리세요",
                    f"write `id: {name}` if the task is new; if the id is in use already, "
                    f"rename the file to `{task.id}.yaml`",
                ),
            )
