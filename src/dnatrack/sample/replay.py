"""The public record of a data set as a history: one commit for each dated fact."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone
from enum import IntEnum
from operator import attrgetter
from typing import NamedTuple

from dnatrack.history.ledger import NewCommit
from dnatrack.i18n import Text
from dnatrack.judging.schedule import completed
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import CALENDAR, MEETINGS, MINISTRIES, SETTINGS, SOURCES, TASKFORCES
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.reference_files import Meeting, Source
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Group, Post, Priority, Taskforce
from dnatrack.model.words import LegislationStage, Lifecycle
from dnatrack.reports.wording import words_of
from dnatrack.sample.chronology import (
    Chronology,
    plain,
    sources_before_completion,
    task_on,
    taskforce_on,
)
from dnatrack.yamltext.emit import yaml_text
from dnatrack.yamltext.value import Value

# The dated facts of a data set.


class FactKind(IntEnum):
    """What sort of thing happened; the first of a day's kinds gives its commit the subject."""

    ANNOUNCED = 1
    DONE = 2
    MOVED = 3
    PROMISED = 4
    STAGE = 5
    SETTLED = 6
    RAISED = 7
    UPDATE = 8
    UNKNOWN = 9


class Fact(NamedTuple):
    """Something that happened to an item, and the day on which it was known.

    `id` is the full id of the item. `said` is what happened, `when` the time that the
    source gives for it, and `sources` are the ids of the documents.
    """

    day: date
    id: str
    kind: FactKind
    said: Text
    when: Period | date
    sources: tuple[str, ...]


_STAGES = words_of(LegislationStage)


def task_facts(task: Task, chronology: Chronology) -> Iterator[Fact]:
    """Everything that is dated of a task and its milestones."""
    entry = chronology.entry(task)
    sources = (task.promise.source,) if task.promise is not None else task.sources
    yield Fact(entry, task.id, FactKind.PROMISED, Text("약속", "promised"), entry, sources)
    yield from _updates(task, task.id, chronology, entry)
    yield from _issues(task, chronology, entry)
    yield from _outcome(task, task.id, chronology.task_settled(task))
    yield from milestone_facts(task, chronology)


def milestone_facts(owner: Task | Taskforce, chronology: Chronology) -> Iterator[Fact]:
    """Everything that is dated of the milestones of a task or taskforce."""
    for milestone in owner.milestones:
        id_ = f"{owner.id}/{milestone.id}"
        entry = chronology.milestone_entry(milestone, owner)
        yield _promised(milestone, id_, entry, chronology)
        for one in milestone.revisions:
            said = Text(f"기한 {one.since} → {one.to}", f"due {one.since} → {one.to}")
            cited = (one.source,) if one.source is not None else ()
            yield Fact(one.on, id_, FactKind.MOVED, said, one.on, cited)
        if milestone.legislation is not None:
            for day, stage in chronology.told(milestone.legislation.stages, entry):
                said = _STAGES[stage.stage]
                yield Fact(day, id_, FactKind.STAGE, said, stage.on, stage.sources)
        yield from _updates(milestone, id_, chronology, entry)
        yield from _outcome(milestone, id_, chronology.settled(milestone, entry))


def _promised(milestone: Milestone, id_: str, entry: date, chronology: Chronology) -> Fact:
    due = milestone.due_written_on(entry)
    said = Text("약속, 기한 없음", "promised without a deadline")
    if due is not None:
        said = Text(f"약속, 기한 {due}", f"promised by {due}")
    cited = sources_before_completion(milestone)
    sources = tuple(one for one in cited if chronology.is_published(one, entry))
    if not sources:
        said = Text(
            f"{said.ko}(발표일 미확인, 변경 전날로 기재)",
            f"{said.en} (on an unknown day; written the day before it changed)",
        )
    return Fact(entry, id_, FactKind.PROMISED, said, entry, sources)


def _updates(
    item: Task | Milestone, id_: str, chronology: Chronology, entry: date
) -> Iterator[Fact]:
    for day, one in chronology.told(item.updates, entry):
        yield Fact(day, id_, FactKind.UPDATE, Text(one.text, one.text), one.on, one.sources)


def _issues(task: Task, chronology: Chronology, entry: date) -> Iterator[Fact]:
    for one in task.issues:
        id_, title, cited = f"{task.id}/{one.id}", one.title, one.sources
        said = Text(f"현안 {title.ko}", f"issue raised, {title.en or title.ko}")
        day = max(chronology.known(one.raised, cited), entry)
        yield Fact(day, id_, FactKind.RAISED, said, one.raised, cited)
        if one.settled is not None:
            day = max(chronology.known(one.settled, cited), entry)
            said = Text("현안 해결", "issue settled")
            yield Fact(day, id_, FactKind.SETTLED, said, one.settled, cited)


def _outcome(item: Task | Milestone, id_: str, day: date) -> Iterator[Fact]:
    if item.lifecycle is Lifecycle.DONE:
        said = Text("완료", "done")
        yield Fact(day, id_, FactKind.DONE, said, completed(item) or day, item.evidence)
    if item.lifecycle is Lifecycle.UNKNOWN:
        looked, said = item.looked_for, Text("결과 미확인", "outcome unknown")
        when, sources = (looked.on, looked.sources) if looked is not None else (day, ())
        yield Fact(day, id_, FactKind.UNKNOWN, said, when, sources)


def taskforce_facts(
    taskforce: Taskforce, chronology: Chronology, *, totals: date
) -> Iterator[Fact]:
    """Everything that is dated of a taskforce and the milestones that it owes itself."""
    entry, beginnings = chronology.entry(taskforce), tuple(_beginnings(taskforce, chronology))
    yield from beginnings
    parts: list[Group | Priority | Post] = [*taskforce.groups, *taskforce.priorities]
    parts += [taskforce.co_chair] if taskforce.co_chair is not None else []
    days = {day for day in (totals, *chronology.organised(parts)) if day > entry}
    said, sources = Text("구성 공개", "organisation made public"), taskforce.chair.sources
    for day in sorted(days if beginnings else {entry, *days}):
        yield Fact(day, taskforce.id, FactKind.ANNOUNCED, said, day, sources)
    yield from milestone_facts(taskforce, chronology)


def _beginnings(taskforce: Taskforce, chronology: Chronology) -> Iterator[Fact]:
    plan, launched, kind = taskforce.plan, taskforce.launched, FactKind.ANNOUNCED
    if plan is not None and plan.announced is not None:
        day, said = plan.announced.first, Text("계획 발표", "plan announced")
        yield Fact(day, taskforce.id, kind, said, day, plan.sources)
    if launched is not None:
        day, said = launched.first, Text("출범", "launched")
        cited = (one for one in taskforce.sources if (chronology.published(one) or day) >= day)
        yield Fact(day, taskforce.id, kind, said, day, tuple(cited))


def meeting_fact(meeting: Meeting, chronology: Chronology) -> Fact:
    """That a meeting was held."""
    day = max(meeting.on, chronology.first_published(meeting.sources) or meeting.on)
    title = Text(meeting.title.ko, meeting.title.en or meeting.title.ko)
    return Fact(day, meeting.taskforce, FactKind.ANNOUNCED, title, meeting.on, meeting.sources)


# What each file of a data set says after each day on which something became known.


class Step(NamedTuple):
    """What one file says after the facts of one day, and these facts."""

    day: date
    file: str
    text: str
    facts: tuple[Fact, ...]


class _Replay:
    """Every step of every file; the last step of a file gives it its own text."""

    def __init__(self, loaded: Loaded, chronology: Chronology) -> None:
        self.loaded = loaded
        self.tracker = loaded.tracker
        self.chronology = chronology

    def tasks(self) -> Iterator[Step]:
        for task in self.tracker.tasks:
            file, days = task.place.file, _by_day(task_facts(task, self.chronology))
            for day, facts in days.items():
                said = task_on(task, day, self.chronology, last=max(days))
                yield Step(day, file, self._text(file, said, is_last=day == max(days)), facts)

    def taskforces(self) -> Iterator[Step]:
        known, chronology = self.tracker.taskforces, self.chronology
        totals = [chronology.totals_from(one) for one in known]
        days = [
            _by_day(taskforce_facts(one, chronology, totals=day))
            for one, day in zip(known, totals, strict=True)
        ]
        ends = [max(facts) for facts in days]
        for index, facts_by_day in enumerate(days):
            for day, facts in facts_by_day.items():
                # The facts of this day are not yet told of those that come later in the file.
                seen = [day if at <= index else day - timedelta(days=1) for at in range(len(days))]
                said: list[Value] = [
                    taskforce_on(one, seen[at], chronology, last=ends[at], totals=totals[at])
                    for at, one in enumerate(known)
                    if chronology.entry(one) <= seen[at]
                ]
                is_last = all(end <= seen[at] for at, end in enumerate(ends))
                text = self._text(TASKFORCES, {"taskforces": said}, is_last=is_last)
                yield Step(day, TASKFORCES, text, facts)

    def meetings(self) -> Iterator[Step]:
        facts = [(one, meeting_fact(one, self.chronology)) for one in self.tracker.meetings]
        days = _by_day(fact for _, fact in facts)
        for day, found in days.items():
            held: list[Value] = [plain(one) for one, fact in facts if fact.day <= day]
            text = self._text(MEETINGS, {"meetings": held}, is_last=day == max(days))
            yield Step(day, MEETINGS, text, found)

    def _text(self, file: str, said: dict[str, Value], *, is_last: bool) -> str:
        shipped = _shipped_text(self.loaded, file)
        if is_last:
            return shipped
        first_line = shipped.partition("\n")[0]
        is_modeline = first_line.startswith("# yaml-language-server:")
        return yaml_text(said, heading=first_line if is_modeline else "")


def _shipped_text(loaded: Loaded, file: str) -> str:
    """The text of a file of the data set as it is."""
    return loaded.snapshot.files[file].decode("utf-8")


def _by_day(facts: Iterable[Fact]) -> dict[date, tuple[Fact, ...]]:
    """Facts by their day, oldest first."""
    found: defaultdict[date, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.day].append(fact)
    return {day: tuple(found[day]) for day in sorted(found)}


# What the commits of the replayed history say of themselves.

AUTHOR, EMAIL = "재구성 (reconstruction)", "reconstruction@dnatrack.invalid"
PREFIX = "재구성: "
_DISCLAIMER = """\
공개된 출처에서 재구성한 커밋입니다. 그날 실제로 만든 커밋이 아닙니다.
A reconstruction from public sources: nobody made this commit on that day."""
_WHOLE = """\
기관 명칭과 출처 목록은 이후 등록된 항목까지 처음부터 포함합니다.
The lists of ministries and sources are whole from the beginning."""
_LONGEST_NEWS = 36


def _message(facts: Sequence[Fact], chronology: Chronology, sources: Mapping[str, Source]) -> str:
    """What a commit says that replays `facts`, which are of one day and one file."""
    ordered = sorted(facts, key=lambda one: one.kind)
    told = "\n".join(f"- {_line(one)}" for one in ordered)
    cited = dict.fromkeys(id_ for one in ordered for id_ in one.sources if id_ in sources)
    listed = "\n".join(_cited(id_, sources[id_]) for id_ in cited)
    known_from = f"\n\n출처 / sources\n{listed}" if listed else ""
    return f"{PREFIX}{_subject(ordered, chronology)}\n\n{_DISCLAIMER}\n\n{told}{known_from}\n"


def _subject(facts: Sequence[Fact], chronology: Chronology) -> str:
    """The most telling of `facts`, and how many more there are."""
    first = facts[0]
    alike = [one for one in facts if one.kind is first.kind]
    others = len(facts) - len(alike)
    source = chronology.dating(first.sources)
    told = f"{_what(alike)} ({', '.join(filter(None, (str(first.when), source)))})"
    return f"{told} 외 {others}건" if others else told


def _what(alike: Sequence[Fact]) -> str:
    first = alike[0]
    owner, _, inside = first.id.partition("/")
    if first.kind is FactKind.ANNOUNCED:
        return f"{first.id} {'·'.join(dict.fromkeys(one.said.ko for one in alike))}"
    if len(alike) == 1:
        return f"{first.id} {_short(first)}"
    if not inside:
        return f"{owner} {_short(first)}, 이정표 {len(alike) - 1}개"
    return f"{owner} {_short(first)} {len(alike)}건"


def _short(fact: Fact) -> str:
    if fact.kind is FactKind.PROMISED:
        return "약속"
    said = fact.said.ko
    if len(said) <= _LONGEST_NEWS:
        return said
    return f"{said[:_LONGEST_NEWS].rpartition(' ')[0] or said[:_LONGEST_NEWS]}…"


def _line(fact: Fact) -> str:
    said = " / ".join(dict.fromkeys(fact.said))
    cited = f" [{', '.join(fact.sources)}]" if fact.sources else ""
    return f"{fact.id}: {said} ({fact.when}){cited}"


def _cited(id_: str, source: Source) -> str:
    date = f", {source.date}" if source.date is not None else ""
    url = f"\n  <{source.url}>" if source.url is not None else ""
    return f"- {id_}: {source.title}. {source.publisher}{date}{url}"


FOLDER = "data"
_SKELETON = (SETTINGS, MINISTRIES, SOURCES, CALENDAR)
_MORNING = time(9, tzinfo=timezone(timedelta(hours=9)))


def replay(loaded: Loaded, beside: Mapping[str, str]) -> Iterator[NewCommit]:
    """The commits that lead to a data set, oldest first; the same data gives the same ones.

    After each of them the files say what was known by its day, and after the last they
    are those of the data set. `beside` are the texts of further files of the repository
    by path; they come with the first commit.
    """
    chronology = Chronology(loaded.tracker)
    moment = datetime.combine(chronology.beginning, _MORNING)
    said = f"{PREFIX}기본 자료(설정, 기관, 출처, 공휴일)\n\n{_DISCLAIMER}\n\n{_WHOLE}\n"
    skeleton = [file for file in _SKELETON if file in loaded.snapshot.files]
    files = {f"{FOLDER}/{file}": _shipped_text(loaded, file) for file in skeleton}
    files[f"{FOLDER}/{TASKFORCES}"] = yaml_text({"taskforces": []})
    yield NewCommit(AUTHOR, EMAIL, moment, said, {**beside, **files})
    steps = _Replay(loaded, chronology)
    # On one day the taskforces come before the tasks.
    every = [*steps.taskforces(), *steps.tasks(), *steps.meetings()]
    for step in sorted(every, key=attrgetter("day")):
        # Nine in the morning, or a minute after the last commit of the same day.
        next_minute = moment + timedelta(minutes=1)
        moment = max(datetime.combine(step.day, _MORNING), next_minute)
        said = _message(step.facts, chronology, loaded.tracker.sources)
        yield NewCommit(AUTHOR, EMAIL, moment, said, {f"{FOLDER}/{step.file}": step.text})


_README = """\
# 재구성한 이력 / A reconstructed history

**이 저장소의 커밋은 모두 재구성한 것입니다.** 디지털 혁신 3대 범정부 TF의 공개 기록을 날짜순으로
재구성했습니다. 커밋 날짜는 사실의 확인일이며, 그날 실제로 커밋한 것은 아닙니다.
`dnatrack init --sample history` 명령이 dnatrack에 포함된 자료로 작성했습니다.

**Every commit of this repository is a reconstruction.** It replays the public record of three
pan-government task forces for digital innovation in Korea. The day of a commit is the day on
which a fact became known; nobody made the commit on that day. `dnatrack init --sample history`
made it from the data that comes with dnatrack.

## 읽는 법

- 커밋 하나는 어느 날 파일 하나에 대하여 확인된 사실입니다. 메시지에 출처를 적었습니다.
- 과제와 이정표는 약속이 적힌 출처의 발행일에 등록됩니다. 발행일이 없으면 과제와 함께 등록됩니다.
- 기한은 변경일에 변경됩니다. 약속한 날이 확인되지 않은 이정표는 기한 변경 전날에 등록됩니다. 잘못
  읽은 기한은 정정일에 변경되며, 그날 약속이 변경된 것은 아닙니다.
- 완료는 완료일과 이를 알린 첫 출처의 발행일 가운데 늦은 날에 적습니다. 따라서 당시에는 확인되지
  않았고 지금은 확인된 사실을 비교할 수 있습니다. 법령은 공포일·시행일에 확인된 것으로 봅니다.
- 결과 미확인은 확인일에 적습니다. 그 전에는 완료되지 않은 것으로 표시됩니다.
- 날짜가 없는 자료(기관 명칭, 출처 목록, 공휴일, 단장과 참여 기관)는 처음부터 있고, 비고는 마지막
  사실과 함께 등록됩니다.

## How to read it

- One commit is what became known on one day about one file. Its message names the sources.
- A task or milestone enters on the day of the source that promises it, and with its task where
  the source has no date.
- A deadline moves on the day it was moved. A milestone of which the day of the promise is not
  known enters the day before its deadline moved. A deadline that we had read wrong moves on the
  day it was corrected; the promise did not change then.
- A completion is written on the later of two days: when it was done, and when the first source
  told of it. So what is known now and was not known then shows. A law is known from the day it
  was promulgated or came into force.
- What nobody could find out becomes `unknown` on the day somebody looked. Until then it looks as
  if it were still to be done.
- What has no day (names of ministries, the list of sources, holidays, chairs and members) is there
  from the beginning; notes come with the last fact.

## 실행 예 / Try

```sh
{commands}
```
"""


def readme(commands: tuple[str, ...]) -> str:
    """The text of README.md, with commands to try."""
    return _README.replace("{commands}", "\n".join(commands))
