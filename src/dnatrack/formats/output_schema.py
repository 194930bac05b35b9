"""The JSON Schema of every JSON that a command prints: objects are closed, keys required."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from dnatrack.errors import DnatrackError
from dnatrack.formats.shapes import SHAPES
from dnatrack.history.changes import ChangeKind
from dnatrack.i18n import Language, Text
from dnatrack.judging.issues import IssueState
from dnatrack.judging.legislation import Notice
from dnatrack.judging.ministries import PostRole
from dnatrack.judging.schedule import ScheduleState
from dnatrack.judging.signal import ReasonKind
from dnatrack.judging.silence import NewsKind
from dnatrack.judging.tally import Outcome
from dnatrack.judging.waiting import Effect
from dnatrack.loading.schema import JsonObject
from dnatrack.model import words
from dnatrack.model.finding import Severity
from dnatrack.model.period import PATTERN
from dnatrack.model.tracker import ItemKind
from dnatrack.reports.doctor import Health
from dnatrack.reports.period_outlook import Sign
from dnatrack.rules.suggest import did_you_mean

_COMMIT = "^[0-9a-f]{40}([0-9a-f]{24})?$"
_FORMS = {one.removeprefix("dnatrack-").partition("/")[0]: one for one in SHAPES}
NAMES = tuple(_FORMS)
"""What each shape is called: `status` of `dnatrack-status/2`."""


def output_schema(name: str) -> JsonObject:
    """The JSON Schema (draft 2020-12) of the shape of that name, as it is now.

    Raises:
        DnatrackError: there is none.
    """
    if name not in _FORMS:
        closest = did_you_mean(name, NAMES)
        raise DnatrackError(
            Text(f"`{name}` JSON 출력이 없습니다", f"there is no JSON output `{name}`"),
            Text(
                f"{closest.ko}(전체 이름: `dnatrack schema --output list`)",
                f"{closest.en} (`dnatrack schema --output list` names them all)",
            ),
        )
    form = _FORMS[name]
    keys, tables = SHAPES[form]
    written = _object(keys, {"format": {"const": form}})
    for key, columns in tables.items():
        _add(written, key, _list_of(_object(columns)))
    used = _definitions(written)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:dnatrack:output:{form.removeprefix('dnatrack-').replace('/', ':')}",
        "title": form,
        "$defs": {one: used[one] for one in sorted(used)},
        **written,
    }


def _definitions(written: object) -> dict[str, JsonObject]:
    """Every type that a schema refers to, with those that it refers to itself."""
    found: dict[str, JsonObject] = {}
    wanted = set(_references(written))
    while wanted:
        name = wanted.pop()
        found[name] = types()[name]
        wanted |= set(_references(found[name])) - found.keys()
    return found


def _references(written: object) -> Iterable[str]:
    if isinstance(written, Mapping):
        for key, value in written.items():
            if key == "$ref":
                yield str(value).rpartition("/")[2]
            else:
                yield from _references(value)
    elif isinstance(written, list):
        for one in written:
            yield from _references(one)


# From a line of keys to an object.

_KEY = re.compile(r"(?P<optional>\[)?(?P<name>[a-z_-]+)(?P<start>\*)?(:(?P<type>[a-z-]+\??))?\]?")


def _object(line: str, first: Mapping[str, JsonObject] = MappingProxyType({})) -> JsonObject:
    written: JsonObject = {
        "type": "object",
        "additionalProperties": False,
        "required": list(first),
        "properties": dict(first),
    }
    for word in line.split():
        _add(written, word)
    return written


def _add(written: JsonObject, word: str, schema: JsonObject | None = None) -> None:
    """Add the key that a word describes to an object; of its own type if `schema` is None."""
    found = _KEY.fullmatch(word)
    if found is None:
        raise ValueError(word)
    name = found["name"]
    if schema is None:
        schema = _reference(found["type"] or _TYPE_OF[name + (found["start"] or "")])
    if found["start"]:
        _part(written, "patternProperties")[f"^{name}[0-9]+$"] = schema
        return
    _part(written, "properties")[name] = schema
    required = written["required"]
    if not found["optional"] and isinstance(required, list) and name not in required:
        required.append(name)


def _part(written: JsonObject, key: str) -> JsonObject:
    part = written.setdefault(key, {})
    return part if isinstance(part, dict) else {}


def _reference(kind: str) -> JsonObject:
    name = kind.removesuffix("?")
    to: JsonObject = {"$ref": f"#/$defs/{name}"}
    return {"anyOf": [to, {"type": "null"}]} if kind.endswith("?") else to


def _list_of(items: JsonObject) -> JsonObject:
    return {"type": "array", "items": items}


# The types.


def _words(*listed: type[StrEnum] | str) -> JsonObject:
    found = [[one] if isinstance(one, str) else [word.value for word in one] for one in listed]
    return {"type": "string", "enum": list(dict.fromkeys(word for some in found for word in some))}


def _text(**more: str | int) -> JsonObject:
    return {"type": "string", **more}


def _any_of(*kinds: str) -> JsonObject:
    return {"anyOf": [_reference(one) for one in kinds]}


_LISTS: tuple[type[StrEnum], ...] = (
    *(ChangeKind, Effect, Health, IssueState, ItemKind, Language, NewsKind, Notice, Outcome),
    *(PostRole, ScheduleState, Severity, Sign, words.BasisStatus, words.Completion),
    *(words.GroupKind, words.Lifecycle, words.MilestoneKind, words.RevisionReason),
    *(words.SaidSignal, words.SearchResult, words.Seen, words.Signal, words.SourceKind),
    words.Verification,
)
"""Closed lists that are types called like them: `issue-state`."""


def _name_of(members: type[StrEnum]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", members.__name__).lower()


@cache
def types() -> Mapping[str, JsonObject]:
    """Every type by its name."""
    of_signal = " ".join(f"{one.value}:count" for one in words.Signal)
    made: dict[str, JsonObject] = {
        "id": _text(minLength=1),
        "text": _text(),
        "count": {"type": "integer", "minimum": 0},
        "number": {"type": "integer"},
        "yes-no": {"type": "boolean"},
        "day": _text(format="date", pattern=r"^\d{4}-\d\d-\d\d$"),
        "period": _text(pattern=PATTERN),
        "written": _text(minLength=1),
        "commit": _text(pattern=_COMMIT),
        "name": _object("ko:text? en:text?"),
        "ids": _list_of(_reference("id")),
        "texts": _list_of(_reference("text")),
        "history": {"const": "incomplete"},
        **{_name_of(one): _words(one) for one in _LISTS},
        "known-state": _words(ScheduleState, "unreadable"),
        "own-signal": _words(words.Signal, ""),
        "stage": _words(words.LegislationStage),
        "law-level": _words(words.LegislationLevel),
        "role": _words(PostRole, "lead", "partner", "member"),
        "relation": _words(words.SuccessorRelation),
        "reason": _words(ReasonKind),
        "known-ministry": _words("member", "name", "dissolved", "to-come"),
        "group": _words("taskforce", "priority", "task", "unknown"),
        "override-kind": _words("expired", "raised"),
        "commit-state": _words("gone", "left-behind"),
        "why-unknown": _words("missing", "unreadable"),
        "rule-about": _words("data", "change"),
        # What has parts.
        "signals": _object(of_signal),
        "signal-or-signals": _any_of("signal", "signals"),
        "detail": _any_of("number?", "text"),
        "stages": _list_of(_reference("stage")),
        "stage-reached": _object("stage:stage? on:period?"),
        "judged-state": _object(
            "state:schedule-state days_late:count? days_left:count? at_least:yes-no"
        ),
        "law": _object("law:text level:law-level"),
        "search": _object("on:day result:search-result note:text?"),
        "declared": _object("signal:said-signal on:day [note:text] [source:id]"),
        "override": _object(
            "signal:said-signal reason:text by:text [since:day] until:day [source:id]"
        ),
        "promise": _object("text:text source:id"),
        "seat": _object("post:name ministry:id?"),
        "days": _object("period:period? first:day? last:day?"),
        "change": _object("now:count before:count change:number"),
        "revision": _object(
            "on:written? from:written? to:written? reason:text? authority:text? source:text? "
            "note:text?"
        ),
        "difference": _object("old:text? new:text? revision:revision? evidence:ids?"),
        "changes": _list_of(
            _object("kind:change-kind old:text? new:text? days:number? revision:revision?")
        ),
        "grounds": _any_of("decision", "text"),
        "decision": _object("on:text reason:text authority:text source:text"),
        "begins": _object("commit:commit? day:day promises:count"),
        "thresholds": _object(
            "due_soon_days:count red_after_days:count red_after_slips:count "
            "unsettled_after_days:count silent_after_days:counts"
        ),
        "counts": _list_of(_reference("count")),
        "moved-reasons": _list_of(_object("reason:text amount:detail")),
        "standing": _object("done:count countable:count unknown:count"),
        "signs": _list_of(_object("sign:sign amount:number? other:text?")),
        "news": _object("item:id kind:news-kind"),
        "silent": {
            "type": "object",
            "additionalProperties": False,
            "patternProperties": {"^[0-9]+$": _reference("count")},
        },
        "trend": _list_of(_object("on:day done:count overdue:count")),
        "effects": _list_of(_object("count:id before:count after:count")),
        "made-from": _object(
            "version:text is_committed:yes-no earlier:state-of-data? since:state-of-data? "
            "until:state-of-data? as:text lang:language"
        ),
        "state-of-data": _object("commit:commit? on:day"),
        "findings-summary": _object(
            "files:count errors:count warnings:count notes:count older:count? resolved:count?"
        ),
    }
    for name, meaning in _MEANINGS.items():
        made[name]["description"] = f"{meaning.ko} / {meaning.en}"
    return made


_MEANINGS = {
    "begins": Text(
        "이력의 첫 커밋과 그때의 약속 수", "The first commit, and how much was promised"
    ),
    "change": Text("현재, 직전 보고, 증감", "Now, at the last report, and the difference"),
    "days": Text("기한의 첫날과 마지막 날", "A deadline with its first and last day"),
    "detail": Text("일수, 횟수 또는 관련 항목의 id", "Days, a count, or the id of another"),
    "history": Text("이력을 처음까지 읽을 수 없음", "It cannot be read to its beginning"),
    "made-from": Text("같은 보고서를 다시 만드는 자료", "What it takes to make the report again"),
    "name": Text("한국어와 영어 이름", "A name or title in both languages"),
    "period": Text("출처만큼 정밀한 기한", "As precise as its source"),
    "signals": Text("신호별 과제 수", "How many tasks have each signal"),
    "silent": Text("일수 초과 미갱신 과제 수", "How many are without news for over so many days"),
    "written": Text("이력에 적힌 그대로의 기한", "A deadline as the history has it"),
}

_TYPES_OF_KEYS = {
    "id": "id owner item task about rule check setting field count path names waits_for",
    "id?": "lead taskforce priority group ministry superseded_by",
    "ids": "partners between evidence sources chain blocked_by taskforces ministries meetings "
    "candidates inherited_from owners circle",
    "text": "file publisher message message_ko message_en text who subject line where what "
    "version made_by made_again_by by",
    "text?": "note url head due_stated reason authority outcome hint hint_ko hint_en short en "
    "acronym law unnamed_partners",
    "texts": "decided reviewed partly_read aliases",
    "count": "tasks milestones done countable overdue due_soon unknown ahead unreadable waiting "
    "late slips undeclared gone moves ministry_count critical_milestones most_days over undated "
    "direct in_all steps holding_count total open on_hold withdrawn over_* step partner slack_used",
    "count?": "days_late days_late_original original_days_late days_left days_most number in_a_row",
    "number": "days change spare slack",
    "yes-no": "multi_ministry crosses_ministries critical lineage is_gone is_committed is_old "
    "again is_same",
    "day": "on since from to until",
    "day?": "last_heard last_day done_by last_move earlier bound looked_on",
    "period": "raised held_on",
    "period?": "due original_due current_due done_on start date settled due_then due_now",
    "commit?": "commit since_commit earlier_commit",
    "name": "title name post summary",
    "name?": "plan found cure",
    "schedule-state?": "state original_state state_then",
    "signal": "signal",
    "signal?": "own before after computed shown",
    "search-result?": "looked_for",
    "milestone-kind": "kind",
    "completion?": "completion",
    "stage?": "next",
    "notice": "verdict",
    "law-level": "level",
    "basis-status": "status",
    "begins?": "begins",
    "moved-reasons": "reasons",
}
"""The keys that mean the same in most shapes, by their type."""
_TYPE_OF = {
    **{one: one for one in ("history", "lifecycle", "role", "severity", "signals", "stage")},
    "verification": "verification",
    **{key: kind for kind, keys in _TYPES_OF_KEYS.items() for key in keys.split()},
}
