"""Plans of new things: what is asked of each, field by field."""

from collections.abc import Callable, Sequence
from functools import partial

from dnatrack.app.arguments import today_for
from dnatrack.app.cite import (
    ALL_SOURCES,
    add_source,
    is_address,
    kind_of_address,
    next_source_id,
    source_of_url,
)
from dnatrack.app.edit import Planning
from dnatrack.app.new_entry import Given, NewEntry, PastIds
from dnatrack.app.questions import Questions
from dnatrack.editing import new as entries
from dnatrack.editing.new import IdsInUse
from dnatrack.editing.proposal import (
    Plan,
    blaming_what_is_unread,
    deliverable_named,
    milestone_named,
    owner_named,
    task_named,
)
from dnatrack.editing.values import field_value, yes_no
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import TASKFORCES, DataPath
from dnatrack.model.data_format import Field
from dnatrack.model.fields import SOURCE_ID_PATTERN, FieldKind
from dnatrack.model.milestone import full_reference
from dnatrack.model.ministry import Ministry
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Lifecycle, NameLanguage, Seen
from dnatrack.reports.selection import priority_ids
from dnatrack.yamltext.parsed_text import Edit
from dnatrack.yamltext.value import Value


def _planned(
    make: Callable[[Given, PastIds, Loaded, Questions], Plan],
) -> Callable[[Given, PastIds], Planning]:
    """How `make` plans something new once the data is read."""
    return lambda given, past: Planning(partial(make, given, past))


@_planned
def planned_task(given: Given, past: PastIds, loaded: Loaded, ask: Questions) -> Plan:
    """That something is promised which was not before."""
    tracker = loaded.tracker
    ids = IdsInUse(entries.task_ids(tracker), past.of_tasks(), example="dg-2-6")
    new = NewEntry(DataPath(entries.task_file("new")), given, loaded, ask, ids)
    taskforce = new.ask_taskforce()
    priority = _priority(taskforce, new)
    title, _ = new.ask_title()
    new.ask("lead", Text("주관기관", "lead ministry"))
    new.ask_several("partners", Text("협조기관", "partner ministries"))
    new.take("unnamed_partners")
    _ask_whether_multi_ministry(new, ask)
    question = Text("약속한 내용", "what was promised, in its words")
    promise = ask.required(new.word("promise"), question, "--promise", str, default=title)
    source, *_ = new.cite()
    new.fields["promise"] = {"text": promise, "source": source}
    new.choose_id([entries.propose_task_id(ids, tracker, taskforce.id, priority or None)])
    new.take("lifecycle", default=Lifecycle.PLANNED.value)
    new.take("note")
    return new.with_sources(entries.new_task(loaded, new.fields))


def _priority(taskforce: Taskforce, new: NewEntry) -> str:
    """The priority of a taskforce that is meant; a person is asked where it has some."""
    if new.word("priority") is None and not taskforce.priorities:
        return ""
    question = Text("우선 추진과제", "priority")
    return new.ask_named("priority", question, taskforce.priorities, priority_ids)


def _ask_whether_multi_ministry(new: NewEntry, ask: Questions) -> None:
    """A person is asked where several ministries are named; a no is not written."""
    said = "true" if new.word("multi_ministry") is not None else ""
    is_several = new.fields["partners"] or new.fields.get("unnamed_partners")
    if is_several and not said and ask.can_ask:
        question = Text("다부처 과제 여부", "multi-ministry task")
        usual = tr("예", "yes")
        said = ask.required(None, question, "--multi-ministry", yes_no, default=usual)
    new.fields["multi_ministry"] = "true" if said == "true" else None


@_planned
def planned_taskforce(given: Given, past: PastIds, loaded: Loaded, ask: Questions) -> Plan:
    """That ministries work together under a chair; those that are new are registered, too."""
    ids = IdsInUse(
        entries.task_ids(loaded.tracker),
        past.of_entries(entries.ALL_TASKFORCES),
        example="city-plan",
    )
    new = NewEntry(entries.ALL_TASKFORCES.at(0), given, loaded, ask, ids)
    _, english = new.ask_title("name")
    ministries = new.ask_ministries(past.of_entries(entries.ALL_MINISTRIES))
    new.fields["chair"] = _chair(given, new, ministries)
    new.take("launched", "note")
    new.cite()
    new.register_ministries()
    wanted = entries.ids_for_title(english, "taskforce-1")
    id_ = new.choose_id(wanted, is_guess=not english)
    return new.plan(Text(f"TF {id_} 추가", f"add taskforce {id_}"))


def _chair(given: Given, new: NewEntry, ministries: Sequence[str]) -> dict[str, Value]:
    """The post that leads a taskforce; where it has one ministry, the post is probably there."""
    said = {"title": given["chair"], "title_en": given["chair_en"]}
    chair = new.part(new.at.at("chair"), {**said, "ministry": given["chair_ministry"]})
    chair.ask_title("post", Text("단장의 직위", "post of its chair"), option="--chair")
    known = f"({', '.join(ministries)})" if len(ministries) > 1 else ""
    chair.ask(
        "ministry",
        Text(f"단장의 소속 기관{known}", f"ministry of its chair{known and f' {known}'}"),
        option="--chair-ministry",
        proposal=ministries[0] if len(ministries) == 1 else "",
        reading=new.ministry,
    )
    return chair.fields


@_planned
def planned_priority(given: Given, past: PastIds, loaded: Loaded, ask: Questions) -> Plan:
    """That a taskforce has one priority more, under which tasks come."""
    tracker = loaded.tracker
    new = NewEntry(entries.ALL_TASKFORCES.at(0), given, loaded, ask)
    taskforce = new.ask_taskforce()
    holder = taskforce.at("priorities")
    ids = IdsInUse(entries.task_ids(tracker), past.of_entries(holder), example="dg-3")
    new = NewEntry(holder.at(0), given, loaded, ask, ids)
    new.ask_title("name")
    new.cite()
    known = (one.id for one in taskforce.priorities)
    id_ = new.choose_id(entries.series(entries.next_in_series(known, f"{taskforce.id}-1")))
    return new.plan(Text(f"우선 추진과제 {id_} 추가", f"add priority {id_}"))


@_planned
def planned_milestone(given: Given, past: PastIds, loaded: Loaded, ask: Questions) -> Plan:
    """That a task or taskforce owes something more."""
    tracker = loaded.tracker
    with blaming_what_is_unread(loaded, TASKFORCES):
        owner = owner_named(tracker, given["owner"][0])
    ids = IdsInUse(
        entries.milestone_ids(tracker, owner), past.of_milestones(owner.id, owner.place.file)
    )
    new = NewEntry(owner.at("milestones", 0), given, loaded, ask, ids)
    new.take("blocked_by")
    for word in given["blocked_by"]:
        milestone_named(tracker, full_reference(word, owner.id))
    _, english = new.ask_title()
    kind = new.ask("kind", Text("종류", "kind"))
    new.ask("due", Text("기한(2020-H2, 2020-03)", "due (2020-H2, 2020-03)"))
    new.cite()
    number = sum(one.kind == kind for one in owner.milestones) + 1
    wanted = entries.ids_for_title(english, f"{kind}-{number}")
    id_ = f"{owner.id}/{new.choose_id(wanted, is_guess=not english)}"
    new.take("lifecycle", default=Lifecycle.PLANNED.value)
    new.take("due_stated", "critical", "note")
    return new.plan(Text(f"이정표 {id_} 추가", f"add milestone {id_}"))


@_planned
def planned_issue(given: Given, past: PastIds, loaded: Loaded, ask: Questions) -> Plan:
    """That ministries have something to settle between them."""
    tracker = loaded.tracker
    task = task_named(tracker, given["task"][0])
    taken = frozenset(one.id for one in task.issues)
    ids = IdsInUse(taken, past.of_entries(task.at("issues")), example="budget-split")
    new = NewEntry(task.at("issues", 0), given, loaded, ask, ids)
    _, english = new.ask_title()
    new.ask_several("between", Text("관련 기관", "the ministries concerned"))
    today = today_for(tracker).isoformat()
    new.ask("raised", Text("제기일", "when it was raised"), proposal=today)
    new.cite()
    id_ = new.choose_id(entries.ids_for_title(english, "issue-1"), is_guess=not english)
    return new.plan(Text(f"{task.id}: 현안 {id_} 추가", f"{task.id}: add issue {id_}"))


@_planned
def planned_update(given: Given, _past: PastIds, loaded: Loaded, ask: Questions) -> Plan:
    """That something became known of how a task or milestone goes."""
    tracker, id_ = loaded.tracker, given["item"][0]
    item = deliverable_named(tracker, id_)
    new = NewEntry(item.at("updates", 0), given, loaded, ask)
    today = today_for(tracker).isoformat()
    new.ask("on", Text("확인일", "when it was said or happened"), proposal=today)
    new.ask("text", Text("내용", "what was said or happened"))
    new.cite()
    return new.plan(Text(f"{id_}: 추진경과 추가", f"{id_}: add update"))


# Plans of new ministries, sources and meetings.


@_planned
def planned_ministry(given: Given, past: PastIds, loaded: Loaded, ask: Questions) -> Plan:
    """That there is a ministry which was not named before, or that follows another."""
    tracker = loaded.tracker
    taken = entries.ministry_ids_in_use(tracker)
    ids = IdsInUse(taken, past.of_entries(entries.ALL_MINISTRIES), example="moef")
    new = NewEntry(entries.ALL_MINISTRIES.at(0), given, loaded, ask)
    new.fields["id"] = id_ = ids.checked(given["id"][0])
    old = _old(tracker, new)
    name = _ministry_name(given, new, tracker)
    told = _told(old, new, name)
    new.fields["names"] = [name.fields]
    new.cite()
    new.take("aliases", "note")
    return new.plan(Text(f"기관 {id_} 추가", f"add ministry {id_}"), *told)


def _ministry_name(given: Given, new: NewEntry, tracker: Tracker) -> NewEntry:
    """What a ministry is called, with the short forms of the languages that the tracker has."""
    main = tracker.settings.main_language
    if main is NameLanguage.EN:
        given = {**given, "ko": (), "en": [*given["ko"], *given["en"]]}
    name = new.part(new.at.at("names", 0), given)
    question = Text("정식 이름", "full name" if new.has_one_language else "full name (Korean)")
    name.ask(main.value, question, option="--name")
    if main is NameLanguage.EN:
        name.ask("acronym", Text("약칭", "short name"))
        return name
    name.ask("short", Text("약칭", "short name (Korean)"))
    name.ask_other("en", Text("영어 이름", "name in English"))
    name.ask_other("acronym", Text("영문 약어", "English acronym"))
    return name


def _old(tracker: Tracker, new: NewEntry) -> Ministry | None:
    """The ministry that the new one takes over from."""
    if (old := new.word("successor_of")) is not None:
        return tracker.ministries_by_id[field_value(Field(FieldKind.MINISTRY), old, tracker)]
    if new.word("relation") is not None:
        raise DnatrackError(
            Text("승계하는 기관을 입력하지 않았습니다", "it is not said whom it takes over from"),
            Text("`--successor-of …` 옵션으로 입력하세요", "say it with `--successor-of …`"),
        )
    return None


def _told(old: Ministry | None, new: NewEntry, name: NewEntry) -> list[Edit]:
    """What tells the old ministry that the new one took over, on the first day of its name."""
    if old is None:
        name.ask("from", Text("명칭 사용 시작일", "first day of this name"))
        return []
    succession = new.part(old.at("successors", 0))
    succession.fields["id"] = new.fields["id"]
    since = succession.ask("from", Text("승계일", "day on which it took over"))
    name.fields["from"] = since
    succession.ask("relation", Text("승계 유형", "how it took over"))
    return [entries.add_entry(old.at("successors"), succession.fields)]


def planned_source(given: Given, past: PastIds) -> Planning:
    """That there is a document which facts will be taken from.

    Nothing cites it yet, and that is no reason to refuse it.
    """
    return Planning(partial(_source, given, past), expected=frozenset({"unused-source"}))


def _source(given: Given, past: PastIds, loaded: Loaded, ask: Questions) -> Plan:
    tracker = loaded.tracker
    taken = frozenset(tracker.sources) | entries.unread(tracker)
    following = next_source_id(tracker.sources)
    ids = IdsInUse(taken, past.of_entries(ALL_SOURCES), SOURCE_ID_PATTERN, following)
    new = NewEntry(ALL_SOURCES.at(following), given, loaded, ask, ids)
    question = Text("주소", "address")
    url = new.ask("url", question, reading=lambda word: _new_address(tracker, word))
    title = new.ask("title", Text("문서 제목", "title of the document"))
    new.ask("publisher", Text("발행기관", "publisher"))
    new.ask("date", Text("발행일", "date of publication"))
    shown = kind_of_address(url)
    if new.word("kind") is None and shown is not None:
        new.fields["kind"] = shown.value
    else:
        new.ask("kind", Text("종류", "kind"))
    new.take("seen", default=Seen.EXCERPT.value)
    new.take("note")
    id_ = new.choose_id(entries.series(following))
    del new.fields["id"]  # it is the key of the entry
    subject = Text(f"출처 {id_} 추가: {title}", f"add source {id_}: {title}")
    return Plan([add_source(id_, new.fields)], subject=subject)


def _new_address(tracker: Tracker, url: str) -> str:
    """`url`, which no source has yet."""
    if not is_address(url):
        raise DnatrackError(
            Text(f"주소가 아닙니다: `{url}`", f"`{url}` is no address"),
            Text("`https://…` 형식으로 입력하세요", "write it as `https://…`"),
        )
    if (known := source_of_url(tracker, url)) is not None:
        raise DnatrackError(
            Text(
                f"이미 등록된 주소입니다(출처 `{known}`)",
                f"this address is source `{known}` already",
            ),
            Text(f"`{known}` 출처를 인용하세요", f"cite `{known}`"),
        )
    return url


@_planned
def planned_meeting(given: Given, past: PastIds, loaded: Loaded, ask: Questions) -> Plan:
    """That a taskforce met."""
    tracker = loaded.tracker
    taken = entries.meeting_ids(tracker)
    ids = IdsInUse(taken, past.of_entries(entries.ALL_MEETINGS), example="data-economy-3")
    new = NewEntry(entries.ALL_MEETINGS.at(0), given, loaded, ask, ids)
    taskforce = new.ask_taskforce()
    new.ask("on", Text("개최일", "day of the meeting"))
    held = (one.number or 0 for one in tracker.meetings if one.taskforce == taskforce.id)
    following = str(max(held, default=0) + 1)
    question = Text("회차", "number of the meeting")
    number = new.ask("number", question, proposal=following)
    new.ask_title(proposal=_meeting_title(tracker, taskforce, number))
    new.ask_one_by_one("reviewed", Text("점검 사항", "what was reviewed"))
    new.ask_one_by_one("decided", Text("결정 사항", "what was decided"))
    new.ask_several(
        "milestones",
        Text("안건 이정표", "milestones it dealt with"),
        reading=lambda word: _milestone(tracker, word),
    )
    new.take("note")
    new.cite()
    new.choose_id(entries.series(f"{taskforce.id}-{number}"))
    return new.with_sources(entries.new_meeting(loaded, new.fields))


def _meeting_title(tracker: Tracker, taskforce: Taskforce, number: str) -> str:
    if tracker.settings.main_language is NameLanguage.EN:
        return f"{taskforce.name.ko}, meeting {number}"
    return f"{taskforce.name.ko} {number}차 회의"


def _milestone(tracker: Tracker, word: str) -> str:
    """The full id of a milestone that is there."""
    milestone_named(tracker, word)
    return word
