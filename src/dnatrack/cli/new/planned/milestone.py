"""The plan of a new milestone."""

from dataclasses import dataclass, field

from dnatrack.cli.document_options import DocumentOptions
from dnatrack.cli.new.planned import questions
from dnatrack.cli.new.planned.past_ids import PastIds
from dnatrack.cli.new.planned.sources import cited, with_sources
from dnatrack.cli.planning import Planning
from dnatrack.editing.new import NewMilestone, milestone_ids, new_milestone, propose_milestone_id
from dnatrack.editing.new_ids import IdsInUse
from dnatrack.editing.proposal import Plan, milestone_named, owner_named
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.milestone import full_reference
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Lifecycle, MilestoneKind
from dnatrack.reports.selection import member_named

_KIND = Text("종류", "kind")
_DUE = Text("기한(2020-H2, 2020-03)", "due (2020-H2, 2020-03)")


@dataclass(frozen=True, slots=True)
class MilestoneOptions:
    """What the arguments and options of `new milestone` say."""

    owner: str
    id: str | None = None
    title: str | None = None
    title_en: str | None = None
    kind: str | None = None
    due: str | None = None
    due_stated: str | None = None
    lifecycle: str | None = None
    critical: bool = False
    blocked_by: tuple[str, ...] = ()
    note: str | None = None
    sources: tuple[str, ...] = ()
    document: DocumentOptions = field(default_factory=DocumentOptions)


def planned_milestone(options: MilestoneOptions, past: PastIds) -> Planning:
    """That a task or taskforce owes something more."""

    def plan(loaded: Loaded) -> Plan:
        tracker = loaded.tracker
        owner = owner_named(tracker, options.owner)
        ids = IdsInUse(
            milestone_ids(tracker, owner), past.of_milestones(owner.id, owner.place.file)
        )
        id_ = ids.checked(options.id) if options.id is not None else None
        blockers = tuple(_blocker(tracker, owner.id, one) for one in options.blocked_by)
        title = questions.title(options.title, options.title_en)
        kind = questions.word_of(MilestoneKind, options.kind, _KIND, "--kind")
        due = questions.optional_as(options.due, _DUE, questions.period_of(options.due, "--due"))
        found = cited(tracker, options.sources, options.document)
        proposal = propose_milestone_id(ids, owner, title.en, kind)
        new = NewMilestone(
            id=questions.chosen_id(id_, ids, proposal, is_guess=title.en is None),
            title=title,
            kind=kind,
            sources=found.ids,
            due=due,
            due_stated=options.due_stated,
            lifecycle=member_named(Lifecycle, options.lifecycle or Lifecycle.PLANNED.value),
            critical=options.critical,
            blocked_by=blockers,
            note=options.note,
        )
        return with_sources(found, new_milestone(owner, new))

    return Planning(plan)


def _blocker(tracker: Tracker, owner: str, word: str) -> str:
    """A milestone that is there, as it was named: in full, or within its owner."""
    milestone_named(tracker, full_reference(word, owner))
    return word
