"""A deadline is corrected by a document that came out after the promise was written down."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Milestone
from dnatrack.rules.comparison import Comparison, new_revisions
from dnatrack.rules.examples import EXAMPLE_DATA, task_with_milestone
from dnatrack.rules.rule import change_rule

_SOURCES = str(EXAMPLE_DATA["sources.yaml"]).replace("title: 예시", "date: 2020-01-16, title: 예시")
_MORE = (
    "  S2: {title: 다른 문서, publisher: 예시 기관, date: DAY, kind: official, seen: full-text}\n"
)
_CORRECTED = """\
due: 2020-03
lifecycle: planned
revisions:
  - {on: 2020-03-20, from: 2020-06, to: 2020-03, reason: correction, note: 잘못 읽음, source: S2}
"""


@change_rule(
    Severity.ERROR,
    Text(
        "나중에 발행된 문서로 기한을 정정했습니다",
        "A deadline is corrected by a document that was not there before",
    ),
    Text(
        "정정은 자료를 잘못 옮긴 것을 바로잡는 일이므로, 당시에 있었던 문서로 확인되어야 합니다. "
        "이정표에 이미 적힌 출처이거나, 그 출처들보다 늦게 발행되지 않은 문서여야 합니다.",
        "A correction mends what we took down wrongly, so a document that was there then has to "
        "show it: one that the milestone cited before, or one that is not newer than those.",
    ),
    before={**task_with_milestone("due: 2020-06\nlifecycle: planned\n"), "sources.yaml": _SOURCES},
    passes={
        **task_with_milestone(_CORRECTED),
        "sources.yaml": _SOURCES + _MORE.replace("DAY", "2020-01"),
    },
    fails={
        **task_with_milestone(_CORRECTED),
        "sources.yaml": _SOURCES + _MORE.replace("DAY", "2020-03-18"),
    },
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.milestones:
        for index, new in new_revisions(before, after):
            is_correction = new.is_correction
            if is_correction and new.source and not _was_there(comparison, before, new.source):
                yield Problem(
                    after.at("revisions", index, "source"),
                    Text(
                        f"`{new.source}` 문서는 이정표의 기존 출처보다 늦게 발행되었거나 발행일이 "
                        "확인되지 않습니다",
                        f"`{new.source}` came out after the promise was written down, or nobody "
                        "knows when",
                    ),
                    Text(
                        "기한을 처음 적을 때 있었던 문서를 적으세요. 그 뒤의 문서에 따라 바뀐 "
                        "것이면 정정이 아니라 기한 변경입니다",
                        "name a document that was there when the deadline was written down; what a "
                        "later one changed is no correction",
                    ),
                )


def _was_there(comparison: Comparison, before: Milestone, source: str) -> bool:
    """Whether it was cited by the milestone, or is not newer than what was; see `reason`."""
    cited = {*before.sources, *(one.source or "" for one in before.revisions)}
    if source in cited:
        return True
    known = comparison.before.tracker.sources
    dates = [known[one].date for one in cited if one in known]
    days = [one.last for one in dates if one is not None]
    document = comparison.after.tracker.sources.get(source)
    if document is None or not days:
        return document is None or source in known
    return document.date is not None and document.date.first <= max(days)
