"""The public record of a data set as a history: one commit for each dated fact."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple

from dnatrack.history.ledger import NewCommit
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import CALENDAR, MEETINGS, MINISTRIES, SETTINGS, SOURCES, TASKFORCES
from dnatrack.model.reference_files import Source
from dnatrack.model.taskforce import Taskforce
from dnatrack.sample.chronology import (
    Chronology,
    Fact,
    FactKind,
    meeting_fact,
    task_facts,
    taskforce_facts,
)
from dnatrack.sample.states import plain, task_on, taskforce_on, totals_from
from dnatrack.yamltext.emit import yaml_text
from dnatrack.yamltext.value import Value

# What each file of a data set says after each day on which something became known.

_DAY = timedelta(days=1)
_MODELINE = "# yaml-language-server:"


class Step(NamedTuple):
    """What one file says after the facts of one day, and these facts."""

    day: date
    file: str
    text: str
    facts: tuple[Fact, ...]


def steps_of(loaded: Loaded, chronology: Chronology) -> list[Step]:
    """Every step of every file, oldest first; on one day the taskforces come before the tasks.

    The last step of a file gives it its own text.
    """
    replay = _Replay(loaded, chronology)
    steps = [*replay.taskforces(), *replay.tasks(), *replay.meetings()]
    return sorted(steps, key=lambda step: step.day)


def shipped_text(loaded: Loaded, file: str) -> str:
    """The text of a file of the data set as it is."""
    return loaded.snapshot.files[file].decode("utf-8")


class _Replay:
    def __init__(self, loaded: Loaded, chronology: Chronology) -> None:
        self.loaded = loaded
        self.tracker = loaded.tracker
        self.chronology = chronology

    def tasks(self) -> Iterator[Step]:
        for task in self.tracker.tasks:
            days = _by_day(task_facts(task, self.chronology))
            last = max(days)
            for day, facts in days.items():
                said = task_on(task, day, self.chronology, last=last)
                text = self._text(task.place.file, said, is_last=day == last)
                yield Step(day, task.place.file, text, facts)

    def taskforces(self) -> Iterator[Step]:
        totals = [self._totals_from(one) for one in self.tracker.taskforces]
        days = [
            _by_day(taskforce_facts(one, self.chronology, totals=day))
            for one, day in zip(self.tracker.taskforces, totals, strict=True)
        ]
        ends = [max(facts) for facts in days]
        for index, facts_by_day in enumerate(days):
            for day, facts in facts_by_day.items():
                # The facts of this day are not yet told of those that come later in the file.
                seen = [day if at <= index else day - _DAY for at in range(len(days))]
                said = [
                    taskforce_on(one, seen[at], self.chronology, last=ends[at], totals=totals[at])
                    for at, one in enumerate(self.tracker.taskforces)
                    if self.chronology.taskforce_entry(one) <= seen[at]
                ]
                is_last = all(end <= seen[at] for at, end in enumerate(ends))
                text = self._text(TASKFORCES, {"taskforces": [*said]}, is_last=is_last)
                yield Step(day, TASKFORCES, text, facts)

    def meetings(self) -> Iterator[Step]:
        facts = [(one, meeting_fact(one, self.chronology)) for one in self.tracker.meetings]
        days = _by_day(fact for _, fact in facts)
        for day, found in days.items():
            held: list[Value] = [plain(one) for one, fact in facts if fact.day <= day]
            text = self._text(MEETINGS, {"meetings": held}, is_last=day == max(days))
            yield Step(day, MEETINGS, text, found)

    def _totals_from(self, taskforce: Taskforce) -> date:
        expect = taskforce.expect
        is_counted = expect is not None and (expect.tasks, expect.multi_ministry) != (None, None)
        tasks = [one for one in self.tracker.tasks if one.taskforce == taskforce.id]
        entries = [self.chronology.task_entry(one) for one in tasks if is_counted]
        return totals_from(taskforce, entries, self.chronology)

    def _text(self, file: str, said: dict[str, Value], *, is_last: bool) -> str:
        shipped = shipped_text(self.loaded, file)
        if is_last:
            return shipped
        first_line = shipped.partition("\n")[0]
        return yaml_text(said, heading=first_line if first_line.startswith(_MODELINE) else "")


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


def skeleton_message() -> str:
    """What the first commit says."""
    return f"{PREFIX}기본 자료(설정, 기관, 출처, 공휴일)\n\n{_DISCLAIMER}\n\n{_WHOLE}\n"


def message(facts: Sequence[Fact], chronology: Chronology, sources: Mapping[str, Source]) -> str:
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
    told = f"{_what(alike)} {_when_and_where(first, chronology)}"
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


def _when_and_where(fact: Fact, chronology: Chronology) -> str:
    source = chronology.dating(fact.sources)
    return f"({fact.when}, {source})" if source is not None else f"({fact.when})"


def _line(fact: Fact) -> str:
    said = fact.said.ko if fact.said.ko == fact.said.en else f"{fact.said.ko} / {fact.said.en}"
    cited = f" [{', '.join(fact.sources)}]" if fact.sources else ""
    return f"{fact.id}: {said} ({fact.when}){cited}"


def _cited(id_: str, source: Source) -> str:
    date = f", {source.date}" if source.date is not None else ""
    url = f"\n  <{source.url}>" if source.url is not None else ""
    return f"- {id_}: {source.title}. {source.publisher}{date}{url}"


FOLDER = "data"
_SKELETON = (SETTINGS, MINISTRIES, SOURCES, CALENDAR)
_KOREA = timezone(timedelta(hours=9))
_MORNING = time(9, tzinfo=_KOREA)


def replay(loaded: Loaded, beside: Mapping[str, str]) -> Iterator[NewCommit]:
    """The commits that lead to a data set, oldest first; the same data gives the same ones.

    After each of them the files say what was known by its day, and after the last they
    are those of the data set. `beside` are the texts of further files of the repository
    by path; they come with the first commit.
    """
    chronology = Chronology(loaded.tracker)
    moment = datetime.combine(chronology.beginning, _MORNING)
    yield _commit(moment, skeleton_message(), {**beside, **_skeleton(loaded)})
    for step in steps_of(loaded, chronology):
        moment = _next_moment(step.day, after=moment)
        said = message(step.facts, chronology, loaded.tracker.sources)
        yield _commit(moment, said, {f"{FOLDER}/{step.file}": step.text})


def _skeleton(loaded: Loaded) -> dict[str, str]:
    files = [file for file in _SKELETON if file in loaded.snapshot.files]
    texts = {f"{FOLDER}/{file}": shipped_text(loaded, file) for file in files}
    return {**texts, f"{FOLDER}/{TASKFORCES}": yaml_text({"taskforces": []})}


def _next_moment(day: date, *, after: datetime) -> datetime:
    """Nine in the morning, or a minute after the last commit of the same day."""
    return max(datetime.combine(day, _MORNING), after + timedelta(minutes=1))


def _commit(moment: datetime, said: str, files: Mapping[str, str]) -> NewCommit:
    return NewCommit(AUTHOR, EMAIL, moment, said, files)


# The README of the replayed history.

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
