"""The words that the data may use: one closed list for each idea."""

from collections.abc import Iterable
from enum import StrEnum


class NameLanguage(StrEnum):
    """A language that the names and titles of a tracker are in."""

    KO = "ko"
    EN = "en"


class Lifecycle(StrEnum):
    """How far a task or milestone has come, as somebody typed it."""

    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    ON_HOLD = "on-hold"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"


class Completion(StrEnum):
    """How far what was done is what was promised."""

    FULL = "full"
    MODIFIED = "modified"
    PARTIAL = "partial"


class Verification(StrEnum):
    """Who vouches for what is reported."""

    UNVERIFIED = "unverified"
    SELF_REPORTED = "self-reported"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


class Signal(StrEnum):
    """How a thing goes, worst first. Without data it is grey, never green.

    Complete and closed are what is over: they are worked out, and nobody can say them.
    """

    RED = "red"
    YELLOW = "yellow"
    GREY = "grey"
    GREEN = "green"
    COMPLETE = "complete"
    CLOSED = "closed"


class SaidSignal(StrEnum):
    """The signals that people can say, worst first."""

    RED = "red"
    YELLOW = "yellow"
    GREY = "grey"
    GREEN = "green"


class MilestoneKind(StrEnum):
    """What sort of thing a milestone delivers."""

    PLAN = "plan"
    LEGISLATION = "legislation"
    SERVICE = "service"
    SYSTEM = "system"
    CONSULTATION = "consultation"
    BUDGET = "budget"
    REVIEW = "review"
    ROADMAP = "roadmap"


class RevisionReason(StrEnum):
    """Why a deadline was changed."""

    TARGET_CHANGED = "target-changed"
    BUDGET = "budget"
    PLAN_ERROR = "plan-error"
    LEGISLATION = "legislation"
    OTHER_MINISTRY = "other-ministry"
    EXTERNAL = "external"
    CORRECTION = "correction"


class BasisStatus(StrEnum):
    """How firm a field is: stated, worked out by a rule, or not confirmed."""

    OFFICIAL = "official"
    DERIVED = "derived"
    UNCONFIRMED = "unconfirmed"


class SearchResult(StrEnum):
    """What came of looking for an outcome."""

    NOT_FOUND = "not-found"
    INCONCLUSIVE = "inconclusive"
    NOT_SEARCHED = "not-searched"


class SourceKind(StrEnum):
    """What sort of document a source is."""

    OFFICIAL = "official"
    LAW = "law"
    PRESS = "press"
    REFERENCE = "reference"


class Seen(StrEnum):
    """How much of a source was read."""

    FULL_TEXT = "full-text"
    EXCERPT = "excerpt"


class GroupKind(StrEnum):
    """What sort of standing part of a taskforce a group is."""

    WORKING_GROUP = "working-group"
    SUBCOMMITTEE = "subcommittee"


class SuccessorRelation(StrEnum):
    """What became of a ministry, or of a part of its duties."""

    SPLIT = "split"
    MERGER = "merger"
    REPLACEMENT = "replacement"
    TRANSFER = "transfer"


class LegislationLevel(StrEnum):
    """The rank of a legal text."""

    ACT = "act"
    DECREE = "decree"
    RULE = "rule"
    NOTICE = "notice"


class LegislationStage(StrEnum):
    """The stages of a legal text, in the order in which they come."""

    DRAFTED = "drafted"
    CONSULTED = "consulted"
    PRE_ANNOUNCED = "pre-announced"
    REVIEWED = "reviewed"
    VICE_MINISTERS = "vice-ministers"
    CABINET = "cabinet"
    ASSEMBLY = "assembly"
    PROMULGATED = "promulgated"
    IN_FORCE = "in-force"


# Which word of a list was most likely meant.


def closest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word that is most like `word`, Hangul compared by its letters; None if none is.

    `기제부` shares two syllables of three with `기재부`, but five letters of six.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - slow, and only for mistakes
    from unicodedata import normalize  # noqa: PLC0415 - only for mistakes

    by_letters = {normalize("NFD", one): one for one in known}
    close = get_close_matches(normalize("NFD", word), by_letters, n=1, cutoff=cutoff)
    return by_letters[close[0]] if close else None
