"""The plan of a new issue."""

from dataclasses import dataclass, field

from dnatrack.cli.clock import today_in, zone_named
from dnatrack.cli.document_options import DocumentOptions
from dnatrack.cli.new.planned import questions
from dnatrack.cli.new.planned.past_ids import PastIds
from dnatrack.cli.new.planned.sources import cited, with_sources
from dnatrack.cli.planning import Planning
from dnatrack.editing.new import NewIssue, new_issue, propose_issue_id
from dnatrack.editing.new_ids import IdsInUse
from dnatrack.editing.proposal import Plan, task_named
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded

_BETWEEN = Text("관련 기관", "the ministries concerned")
_RAISED = Text("제기된 때", "when it was raised")


@dataclass(frozen=True, slots=True)
class IssueOptions:
    """What the arguments and options of `new issue` say."""

    task: str
    id: str | None = None
    title: str | None = None
    title_en: str | None = None
    between: tuple[str, ...] = ()
    raised: str | None = None
    sources: tuple[str, ...] = ()
    document: DocumentOptions = field(default_factory=DocumentOptions)


def planned_issue(options: IssueOptions, past: PastIds) -> Planning:
    """That ministries have something to settle between them."""

    def plan(loaded: Loaded) -> Plan:
        tracker = loaded.tracker
        task = task_named(tracker, options.task)
        taken = frozenset(one.id for one in task.issues)
        ids = IdsInUse(taken, past.of_entries(task.at("issues")), example="budget-split")
        id_ = ids.checked(options.id) if options.id is not None else None
        title = questions.title(options.title, options.title_en)
        between = questions.several(options.between, _BETWEEN, questions.ministry_in(tracker))
        raised = questions.proposed_as(
            options.raised,
            _RAISED,
            "--raised",
            questions.period_of(options.raised, "--raised"),
            proposal=today_in(zone_named(tracker.settings.timezone)).isoformat(),
        )
        found = cited(tracker, options.sources, options.document)
        proposal = propose_issue_id(ids, title.en)
        new = NewIssue(
            id=questions.chosen_id(id_, ids, proposal, is_guess=title.en is None),
            title=title,
            raised=raised,
            sources=found.ids,
            between=between,
        )
        return with_sources(found, new_issue(task, new))

    return Planning(plan)
