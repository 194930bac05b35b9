"""Every screen says the same number of the same thing, whatever the data and the day."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dnatrack.app.arguments import zone_named
from dnatrack.history.ledger import Ledger
from dnatrack.judging.judgement import judge
from dnatrack.judging.witness import NO_WITNESS
from dnatrack.loading.load import load
from dnatrack.loading.snapshot import Snapshot
from dnatrack.reports import (
    issues,
    legislation,
    listing,
    ministries,
    ministry_work,
    outcomes,
    overdue,
    period,
    silent,
    status,
    timeline,
    waiting,
)
from dnatrack.reports.history_view import Past
from dnatrack.reports.period_parts import Reviewed, Side
from dnatrack.reports.report import Report
from dnatrack.reports.selection import Selection
from dnatrack.reports.timeline import Range
from dnatrack.reports.view import View
from tests.reports.seeing import COMMIT, each_view
from tests.reports.texts import as_json

# Random data: the files as somebody might have written them, some of them broken.

_ALWAYS = {
    "tracker.yaml": "schema: 1\ntitle: 추적\n",
    "ministries.yaml": "ministries:\n"
    + "".join(f"  - {{id: {id_}, names: [{{ko: {id_}}}], sources: [S1]}}\n" for id_ in ("a", "b")),
    "sources.yaml": "sources:\n  S1: {title: 계획, publisher: 정부, kind: press, seen: excerpt}\n",
}
_SORTS = (
    "lifecycle: planned",
    "lifecycle: in-progress",
    "lifecycle: unknown, looked_for: {on: 2021-01-01, result: not-found}",
    "lifecycle: on-hold, reason: 예산",
    "lifecycle: cancelled, reason: 예산",
    "lifecycle: done, done_on: 2020-05, evidence: [S1]",
    "lifecycle: done, done_on: 2024-05",
    "lifecycle: done, done_by: 2020-12-09, evidence: [S1]",
    "lifecycle: done, done_on: 2020-05, completion: partial, evidence: [S1]",
    "lifecycle: plannd",
)
_DUES = ("", "due: 2020-03-31", "due: 2020-H2", "due: 2021", "due: 2022-02", "due: 2020.13")
_LAW = "legislation: {law: 법, level: act, stages: [{stage: drafted, on: 2020-02}]}"
_KINDS = ("plan", "legislation")
_TASK_TYPOS = ("", "", "", "led: a\n", "lead: [a]\n", "nonsense: 1\n")
_NAMES = ("tasks/{}.yaml",) * 5 + ("tasks/{}.yml", "tasks/old/{}.yaml", "{}.yaml")
_DAYS = st.dates(date(2019, 6, 1), date(2023, 6, 30))


@st.composite
def _milestones(draw: st.DrawFn, indent: str) -> str:
    """The `milestones` of a task or taskforce; nothing where it has none."""
    lines = ""
    for number in range(draw(st.integers(0, 3))):
        kind, law = draw(st.sampled_from(_KINDS)), draw(st.sampled_from(["", _LAW]))
        law = law if kind == "legislation" else ""
        parts = [f"id: m{number}", "title: 제목", f"kind: {kind}", "sources: [S1]", law]
        parts += [draw(st.sampled_from(_DUES)), draw(st.sampled_from(_SORTS))]
        lines += f"{indent}  - {{{', '.join(filter(None, parts))}}}\n"
    if not lines:
        return draw(st.sampled_from(["", "", f"{indent}milestones: {{m0: {{due: 2020}}}}\n"]))
    return f"{indent}milestones:\n{lines}"


@st.composite
def _taskforces(draw: st.DrawFn) -> str:
    if draw(st.integers(0, 7)) == 0:
        return draw(st.sampled_from(["a: [\n", "taskforces: {}\n", ""]))
    text = "taskforces:\n"
    for id_ in ("t", "u"):
        chair = draw(st.sampled_from(["{post: 차관, ministry: a}", "{post: 차관, ministry: b}"]))
        chair = draw(st.sampled_from([chair, chair, chair, "차관"]))
        text += f"  - id: {id_}\n    name: {id_}\n    chair: {chair}\n    ministries: [a, b]\n"
        text += f"    sources: [S1]\n{draw(_milestones('    '))}"
    return text


@st.composite
def _tasks(draw: st.DrawFn) -> Iterator[tuple[str, str]]:
    files = {}
    for number in range(draw(st.integers(0, 5))):
        id_ = draw(st.sampled_from([f"t-{number}", f"t-{number}", "t-0", "T_0"]))
        file = draw(st.sampled_from(_NAMES)).format(f"t-{number}")
        lead = draw(st.sampled_from(["", "lead: a\n", "lead: b\n"]))
        taskforce = draw(st.sampled_from(["t", "u", "nobody"]))
        text = f"id: {id_}\ntitle: 과제\ntaskforce: {taskforce}\nsources: [S1]\n"
        text += draw(st.sampled_from(_SORTS)).replace(", ", "\n", 1).partition(", evi")[0] + "\n"
        text += draw(st.sampled_from(_TASK_TYPOS)) or lead
        text += draw(_milestones(""))
        files[file] = draw(st.sampled_from([text, text, text, text, "a: [\n", "- x\n"]))
    return files  # type: ignore[return-value] # of `composite`


@st.composite
def views(draw: st.DrawFn) -> View:
    files = {**_ALWAYS, "taskforces.yaml": draw(_taskforces()), **dict(draw(_tasks()))}
    snapshot = Snapshot("random", {file: text.encode() for file, text in files.items()})
    return View(judge(load(snapshot).tracker, draw(_DAYS)), COMMIT)


# What each screen says, by the thing that it counts.

Said = Iterator[tuple[str, str, int]]
"""The screen, the thing, the number."""
Json = Mapping[str, Any]
_SIGNALS = ("red", "yellow", "grey", "green", "complete", "closed")
_EVERYTHING = Selection()


def summed(found: Sequence[Json], key: str) -> int:
    return sum(one[key] for one in found)


def of_head(screen: str, read: Json, *keys: str) -> Said:
    for key in keys:
        yield screen, key, read[key]


def of_status(view: View, chosen: Selection) -> Said:
    read = as_json(status.build(view, chosen))
    counted = ("tasks", "milestones", "done", "overdue", "due_soon", "unknown")
    yield from of_head("status", read, *counted, "ahead", "unreadable")
    signals = read["signals"]
    yield "status: signals", "tasks", sum(signals.values())
    yield from (("status", key, signals[key]) for key in _SIGNALS)
    if chosen == _EVERYTHING:
        groups = [one for one in read["overview"] if one["kind"] != "priority"]
        yield from (("status: groups", key, summed(groups, key)) for key in counted)
        for key in _SIGNALS:
            yield "status: groups", key, sum(one["signal"][key] for one in groups)
    else:
        yield from (("status: rows", key, _of_rows(read, key)) for key in counted[1:])


def _of_rows(read: Json, key: str) -> int:
    groups = [one for one in read["overview"] if one["kind"] != "priority"]
    return summed(groups, key) if groups else read[key]


def of_lists(view: View, chosen: Selection) -> Said:
    tasks, read = (
        as_json(build(view, chosen)) for build in (listing.build_tasks, listing.build_milestones)
    )
    yield "list", "tasks", len(tasks["tasks"])
    signals = Counter(str(one["signal"]) for one in tasks["tasks"])
    yield from (("list", key, signals[key]) for key in _SIGNALS)
    states = Counter(str(one["state"]) for one in read["milestones"])
    yield "list -m", "overdue", states["overdue"]
    yield "list -m", "due_soon", states["due-soon"]
    yield "list -m", "unknown", states["outcome-unknown"]
    yield "list -m", "done", sum(of for state, of in states.items() if state.startswith("done"))
    yield "list -m", "ahead", sum(states[one] for one in ("due-soon", "in-window", "upcoming"))
    kinds = Counter(str(one["kind"]) for one in read["unreadable_items"])
    yield "list -m", "milestones", states.total() + kinds["milestone"]
    yield from (
        (screen, "unreadable", len(of["unreadable_items"]))
        for screen, of in (("list: items", tasks), ("list -m: items", read))
    )
    yield from of_head("list", tasks, "unreadable")
    yield from of_head("list -m", read, "unreadable")


def of_others(view: View, chosen: Selection) -> Said:
    read = as_json(overdue.build(view, chosen))
    yield "overdue", "overdue", len(read["overdue"])
    yield "overdue", "unknown", len(read["outcome_unknown"])
    items = chosen.items(view.judgement)
    over_time = as_json(timeline.build(view, items, Range()))
    yield from of_head("timeline", over_time, "milestones")
    states = Counter(str(one["state"]) for one in over_time["timeline"])
    yield "timeline", "overdue", states["overdue"]
    yield "timeline", "unknown", states["outcome-unknown"]
    for screen, one in (
        ("overdue", read),
        ("timeline", over_time),
        ("waiting", as_json(waiting.build(view, chosen))),
        ("legislation", as_json(legislation.build(view, chosen))),
        ("silent", as_json(silent.build(view, chosen))),
    ):
        yield from of_head(screen, one, "unreadable")


def of_ministries(view: View) -> Said:
    for follows in (False, True):
        read = as_json(ministries.build(view, follows=follows))
        counted = ("milestones", "overdue", "due_soon", "unknown", "unreadable")
        yield from of_head("ministries", read, "tasks", *counted)
        found = read["by_ministry"]
        yield "ministries: rows", "tasks", summed(found, "lead")
        yield from (("ministries: rows", key, summed(found, key)) for key in counted)
        for row in found:
            if row["ministry"] is not None:
                yield from of_a_ministry(view, row, follows=follows)


def of_a_ministry(view: View, row: Json, *, follows: bool) -> Said:
    """What its row counts, and what its page lists."""
    page = as_json(ministry_work.build(view, row["ministry"], follows=follows))
    states = Counter(one["state"] for one in page["owed"])
    listed = {
        "overdue": states["overdue"],
        "due_soon": states["due-soon"],
        "unknown": len(page["outcome_unknown"]),
        "unreadable": len(page["unreadable_items"]),
        "partner": len(page["partner_in"]),
        "lead": sum(one["kind"] == "task" for one in page["leads"]),
    }
    for key, count in listed.items():
        thing = f"{key} of {row['ministry']}, {follows=}"
        yield "ministries: its row", thing, row[key]
        yield "its page", thing, count


def of_report(view: View) -> Said:
    side = Side(view.judgement, COMMIT)
    past = Past(Ledger(), zone_named("Asia/Seoul"))
    read = as_json(period.build(Reviewed(side, side, None, past, {}, NO_WITNESS), version="1"))
    signals, states = (read[key][-1] for key in ("signals", "milestones"))
    yield from (("report", key, signals[key]["now"]) for key in ("tasks", *_SIGNALS))
    for key in ("milestones", "done", "overdue", "due_soon", "unknown"):
        yield "report", key, states[key]["now"]
    yield "report", "unreadable", len(read["unreadable"])
    yield "report", "unknown", len(read["outcome_unknown"])


def of_outcomes(view: View) -> Said:
    of_all, by_group = outcomes.tables(view)
    whole = by_group.replace(rows=tuple(row for row in by_group.rows if not row.depth))
    read = as_json(Report("outcomes", "", tables=(of_all, whole)))
    yield "outcomes", "milestones", summed(read["outcomes"], "milestones")
    for key in ("milestones", "tasks"):
        yield "outcomes: groups", key, summed(read["by_group"], key)


def disagreeing(said: Said) -> dict[str, dict[str, set[int]]]:
    """The things of which screens say different numbers, and what each of them says."""
    found: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for screen, thing, count in said:
        found[thing][screen].add(count)
    return {
        thing: dict(screens)
        for thing, screens in found.items()
        if len(set.union(*screens.values())) > 1
    }


def said_of(view: View, chosen: Selection) -> Said:
    for of in (of_status, of_lists, of_others):
        yield from of(view, chosen)


def everything_said(view: View) -> Said:
    yield from said_of(view, _EVERYTHING)
    yield from of_ministries(view)
    yield from of_report(view)
    yield from of_outcomes(view)
    about = as_json(issues.build(view, issues.IssueSelection()))
    yield from of_head("issues", about, "unreadable")
    tracker = view.judgement.tracker
    yield "the data", "unreadable", len(tracker.unreadable)
    yield "the data", "tasks", len(view.judgement.tasks)


@given(views())
def test_all_screens_agree_in_every_count_and_signals_add_up_to_the_tasks(view: View) -> None:
    assert disagreeing(everything_said(view)) == {}


@given(views(), st.sampled_from(["t", "u"]), st.sampled_from(["a", "b"]))
def test_screens_of_a_part_of_the_data_agree(view: View, taskforce: str, ministry: str) -> None:
    for chosen in (
        Selection(frozenset({taskforce})),
        Selection(ministries=frozenset({ministry})),
    ):
        assert disagreeing(said_of(view, chosen)) == {}


@each_view
def test_screens_agree_on_the_data_that_there_is(view: Callable[[], View]) -> None:
    seen = view()
    tracker = seen.judgement.tracker

    assert disagreeing(everything_said(seen)) == {}
    for chosen in (
        Selection(multi_ministry=True),
        *(Selection(frozenset({one.id})) for one in tracker.taskforces),
        *(Selection(priorities=frozenset({one})) for one in tracker.priorities_by_id),
        *(Selection(ministries=frozenset({one})) for one in tracker.ministries_by_id),
    ):
        assert disagreeing(said_of(seen, chosen)) == {}, chosen
