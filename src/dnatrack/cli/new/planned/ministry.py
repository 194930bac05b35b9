"""The plan of a new ministry."""

from dataclasses import dataclass, field
from datetime import date

from dnatrack.cli.asking import optional, required
from dnatrack.cli.document_options import DocumentOptions
from dnatrack.cli.new.planned import questions
from dnatrack.cli.new.planned.past_ids import PastIds
from dnatrack.cli.new.planned.sources import cited, with_sources
from dnatrack.cli.planning import Planning
from dnatrack.editing.new import Following, NewMinistry, ministry_ids_in_use, new_ministry
from dnatrack.editing.new_ids import IdsInUse
from dnatrack.editing.proposal import Plan
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import MINISTRIES, DataPath
from dnatrack.model.ministry import Ministry
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import SuccessorRelation

_LIST = DataPath(MINISTRIES, ("ministries",))
_NAME = Text("정식 이름", "full name (Korean)")
_SHORT = Text("약칭", "short name (Korean)")
_ENGLISH = Text("영어 이름", "name in English")
_ACRONYM = Text("영문 약어", "English acronym")
_SINCE = Text("이 이름을 쓰기 시작한 날", "first day of this name")
_RELATION = Text("어떻게 이어받았나", "how it took over")
_TAKEN_OVER = Text("이어받은 날", "day on which it took over")


@dataclass(frozen=True, slots=True)
class MinistryOptions:
    """What the argument and options of `new ministry` say."""

    id: str
    name: str | None = None
    short: str | None = None
    en: str | None = None
    acronym: str | None = None
    since: str | None = None
    aliases: tuple[str, ...] = ()
    successor_of: str | None = None
    relation: str | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()
    document: DocumentOptions = field(default_factory=DocumentOptions)


def planned_ministry(options: MinistryOptions, past: PastIds) -> Planning:
    """That there is a ministry which was not named before, or that follows another."""

    def plan(loaded: Loaded) -> Plan:
        tracker = loaded.tracker
        used = IdsInUse(ministry_ids_in_use(tracker), past.of_entries(_LIST), example="moef")
        id_ = used.checked(options.id)
        old = _old(tracker, options)
        name = required(options.name, _NAME, "--name")
        short, english = optional(options.short, _SHORT), optional(options.en, _ENGLISH)
        acronym = optional(options.acronym, _ACRONYM)
        since = _since(options.since, has_old=old is not None)
        following = _following(old, options.relation, since)
        found = cited(tracker, options.sources, options.document)
        new = NewMinistry(
            id=id_,
            ko=name,
            sources=found.ids,
            short=short,
            en=english,
            acronym=acronym,
            since=since,
            aliases=options.aliases,
            note=options.note,
        )
        return with_sources(found, new_ministry(tracker, new, following))

    return Planning(plan)


def _old(tracker: Tracker, options: MinistryOptions) -> Ministry | None:
    """The ministry that the new one takes over from."""
    if options.successor_of is not None:
        return tracker.ministries_by_id[questions.ministry_in(tracker)(options.successor_of)]
    if options.relation is not None:
        raise DnatrackError(
            Text(
                "어느 기관을 이어받는지 적지 않았습니다", "it is not said whom it takes over from"
            ),
            Text("`--successor-of …`로 적으세요", "say it with `--successor-of …`"),
        )
    return None


def _since(given: str | None, *, has_old: bool) -> date | None:
    if has_old:
        return questions.required_as(
            given, _TAKEN_OVER, "--from", questions.day_of(given, "--from")
        )
    return questions.optional_as(given, _SINCE, questions.day_of(given, "--from"))


def _following(old: Ministry | None, given: str | None, since: date | None) -> Following | None:
    if old is None or since is None:
        return None
    relation = questions.word_of(SuccessorRelation, given, _RELATION, "--relation")
    return Following(old, relation, since)
