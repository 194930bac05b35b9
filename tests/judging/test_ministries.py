from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.judging.judgement import Judgement, judge, total
from dnatrack.judging.ministries import Lineage, Wait, held_posts, lineage, lineages, ministry_loads
from dnatrack.judging.witness import Witness
from dnatrack.loading.partial_record import build
from dnatrack.model.data_files import DataPath
from dnatrack.model.milestone import Milestone
from dnatrack.model.ministry import Ministry
from dnatrack.model.reference_files import Settings
from dnatrack.model.task import Issue, Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import ItemKind, Tracker, Unreadable
from tests.judging.making import milestone_of, task_of, taskforce_of, tracker_of
from tests.rules.rows import Row, rows

TODAY = date(2020, 6, 30)


def led(
    id_: str,
    lead: str | None,
    *milestones: Milestone,
    partners: tuple[str, ...] = (),
    issues: tuple[Issue, ...] = (),
) -> Task:
    fields = {"lead": lead, "partners": partners, "issues": issues}
    return task_of(*milestones, id_=id_).replace(**fields)


def seen(*tasks: Task, unreadable: tuple[Unreadable, ...] = ()) -> Judgement:
    return judge(tracker_of(*tasks, unreadable=unreadable), TODAY)


def waits(judgement: Judgement) -> list[tuple[str | None, str, str | None, str]]:
    return [
        (one.waiting_lead, one.waiting.owed.id, one.blocker_lead, one.blocker)
        for load in ministry_loads(judgement).values()
        for one in load.waits_for
    ]


def test_a_ministry_answers_for_its_tasks_and_the_taskforces_it_chairs() -> None:
    tracker = tracker_of(
        led("t-1", "moef"), led("t-2", "mois", partners=("moef",)), taskforces=(taskforce_of(),)
    )

    loads = ministry_loads(judge(tracker, TODAY))

    assert {
        id_: ([one.id for one in load.leads], [one.id for one in load.partner_in])
        for id_, load in loads.items()
    } == {"mois": (["dg", "t-2"], []), "moef": (["t-1"], ["t-2"])}


def test_the_worst_ministry_comes_first_and_what_names_none_last() -> None:
    loads = ministry_loads(
        seen(
            led("t-0", None, milestone_of("due: 2019-01"), milestone_of("due: 2019-01", "two")),
            led("t-1", "soon", milestone_of("due: 2020-07")),
            led("t-2", "late", milestone_of("due: 2020-05")),
            led("t-3", "later", milestone_of("due: 2020-04")),
            led("t-4", "idle", milestone_of("due: 2021")),
        )
    )

    assert list(loads) == ["later", "late", "soon", "idle", None]


def test_slips_are_counted_whoever_declared_them() -> None:
    witness = Witness(slip_days={"t-1/one": (date(2020, 1, 5), date(2020, 7, 1))})
    judgement = judge(tracker_of(led("t-1", "moef", milestone_of("due: 2021"))), TODAY, witness)

    assert ministry_loads(judgement)["moef"].slips == 1


def test_milestones_wait_for_those_of_other_ministries() -> None:
    first = led("t-1", "moef", milestone_of("due: 2020-12"), milestone_of("due: 2021", "two"))
    second = led("t-2", "mois", milestone_of("due: 2021", blocked_by=["t-1/one", "t-1/two"]))
    judgement = seen(first, second)
    one = judgement.milestones_by_id["t-2/one"]

    loads = ministry_loads(judgement)

    expected = [Wait(one, "mois", "t-1/one", "moef"), Wait(one, "mois", "t-1/two", "moef")]
    assert loads["mois"].waits_for == loads["moef"].waited_for == expected
    assert (loads["mois"].waiting, loads["moef"].kept_waiting) == (1, 1)


OVER = ("lifecycle: done, done_on: 2020-03", "lifecycle: cancelled, reason: 예산")
NO_WAITS = {
    "of the same ministry": ("due: 2020-12", "moef", "due: 2021"),
    "for what is done": (OVER[0], "mois", "due: 2021"),
    "for what is given up": (OVER[1], "mois", "due: 2021"),
    "of what is done": ("due: 2021", "mois", OVER[0]),
    "for what nobody knows": (None, "mois", "due: 2021"),
}


@pytest.mark.parametrize(("first", "lead", "second"), NO_WAITS.values(), ids=NO_WAITS)
def test_nobody_is_kept_waiting(first: str | None, lead: str, second: str) -> None:
    blocker = led("t-1", "moef", *([milestone_of(first)] if first else []))
    waiter = led("t-2", lead, milestone_of(second, blocked_by=["t-1/one"]))

    assert waits(seen(blocker, waiter)) == []


def test_what_cannot_be_read_is_not_known_to_be_done() -> None:
    place = DataPath("tasks/t-1.yaml", ("milestones", 1))
    lost = Unreadable(ItemKind.MILESTONE, "two", place, owner="t-1")
    second = led("t-2", "mois", milestone_of("due: 2021", blocked_by=["t-1/two"]))

    judgement = seen(led("t-1", "moef"), second, unreadable=(lost,))

    assert waits(judgement) == [("mois", "t-2/one", "moef", "t-1/two")]
    assert ministry_loads(judgement)["moef"].unreadable == 1


def issue(**more: object) -> Issue:
    shape = {"id": "i", "title": "현안", "raised": "2020-06", "sources": ["S1"]}
    return build(Issue, {**shape, **more})


ISSUES = {
    "between ministries it is one of each": ({"between": ["mois", "msit"]}, "mois msit"),
    "between nobody named it is the lead's": ({}, "moef"),
    "before its first day it is none": ({"raised": "2020-07"}, ""),
    "from its first day it is one": ({"raised": "2020-06-30"}, "moef"),
    "on the day it is settled it is none": ({"settled": "2020-06-30"}, ""),
    "before it is settled it is one": ({"settled": "2020-07-01"}, "moef"),
}


@pytest.mark.parametrize(("fields", "concerned"), ISSUES.values(), ids=ISSUES)
def test_whose_an_unsettled_issue_is(fields: dict[str, object], concerned: str) -> None:
    loads = ministry_loads(seen(led("t-1", "moef", issues=(issue(**fields),))))

    found = {id_: len(load.issues) for id_, load in loads.items() if load.issues}
    assert found == dict.fromkeys(concerned.split(), 1)


def test_promises_are_counted_under_their_holder() -> None:
    judgement = seen(
        led("t-1", "kostat", milestone_of("due: 2020-12")),
        led("t-2", "mods", partners=("kostat",)),
        led("t-3", "mois", milestone_of("due: 2021", blocked_by=["t-1/one"])),
    )

    loads = ministry_loads(judgement, {"kostat": "mods", "mods": "mods"})

    assert list(loads) == ["mods", "mois"]
    assert [one.id for one in loads["mods"].leads] == ["t-1", "t-2"]
    assert loads["mods"].partner_in == []
    assert loads["mois"].waits_for[0].blocker_lead == "mods"


LEADS = st.sampled_from(["moef", "mois", "kostat", None])
MILESTONES = st.builds(
    milestone_of, st.sampled_from(["due: 2020-01", "due: 2021", "lifecycle: unknown, due: 2020"])
)
TASKS = st.lists(st.tuples(LEADS, st.lists(MILESTONES, max_size=2)), max_size=5)


@given(TASKS, st.sampled_from([{}, {"kostat": "mods"}]))
def test_the_loads_add_up_to_everything(
    shapes: list[tuple[str | None, list[Milestone]]], holders: dict[str, str]
) -> None:
    tasks = [led(f"t-{count}", lead, *own) for count, (lead, own) in enumerate(shapes)]
    lost = Unreadable(ItemKind.TASK, "t-x", DataPath("f", ()), lead="mois")
    judgement = seen(*tasks, unreadable=(lost,))

    loads = ministry_loads(judgement, holders).values()

    led_items = [item for one in loads for item in one.leads]
    assert sorted(item.id for item in led_items) == sorted(item.id for item in judgement.items)
    assert sum(one.tally.total for one in loads) == total(judgement.items).total
    assert sum(one.tasks for one in loads) == len(judgement.tasks)


LAST, NEXT, AFTER = "2025-09-30", "2025-10-01", date(2025, 10, 1)


def ministry(id_: str, *successors: tuple[str, str], until: str | None = LAST) -> Ministry:
    """A ministry that ends on `until`, with `(id, relation)` of what took over the day after."""
    taken = [{"id": one, "from": NEXT, "relation": relation} for one, relation in successors]
    names = [{"ko": id_, **({"until": until} if until else {})}]
    shape = {"id": id_, "names": names, "successors": taken, "sources": ["S1"]}
    return build(Ministry, shape)


def told(found: Lineage) -> str:
    """Who answered in turn; behind a `/` who took over something, where nobody is assigned."""
    open_ = ["/", *found.candidates] if found.is_unassigned else []
    return " ".join([*found.path, *open_])


@rows(Path(__file__).parent / "lineages.yaml")
def test_who_answers_for_what_a_ministry_promised(row: Row) -> None:
    known = {
        id_: ministry(id_, *heirs.items(), until=until)
        for until, named in ((LAST, "gone"), (None, "stands"))
        for id_, heirs in row.get(named, {}).items()
    }

    today = date.fromisoformat(row.get("on", NEXT))

    assert {id_: told(lineage(known, id_, today)) for id_ in row["answers"]} == row["answers"]


IDS = st.sampled_from("abcde")
RELATIONS = st.sampled_from(["split", "merger", "replacement", "transfer"])
KNOWN: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    IDS, st.tuples(st.lists(st.tuples(IDS, RELATIONS), max_size=3), st.sampled_from([LAST, None]))
)


@given(KNOWN)
def test_every_lineage_ends_with_one_that_stands_or_is_unassigned(shape: dict[str, Any]) -> None:
    known = {id_: ministry(id_, *taken, until=until) for id_, (taken, until) in shape.items()}

    for id_, one in lineages(known, AFTER).items():
        last = known.get(one.holder)
        assert one.path[0] == id_
        assert len(one.path) == len(set(one.path))
        assert one.is_unassigned == (last is not None and last.is_over(AFTER))


def chaired_by(id_: str, chair: tuple[str, str], co_chair: tuple[str, str]) -> Taskforce:
    posts = [{"post": post, "ministry": ministry} for post, ministry in (chair, co_chair)]
    shape = {"id": id_, "name": id_, "ministries": [], "sources": ["S1"]}
    return build(Taskforce, {**shape, "chair": posts[0], "co_chair": posts[1]})


def chaired(*taskforces: Taskforce, coordinator: str | None = None) -> Tracker:
    shape: dict[str, object] = {"schema": "1", "title": "추적"}
    if coordinator:
        shape["coordinator"] = {"post": coordinator, "sources": ["S1"]}
    return Tracker(build(Settings, shape), taskforces=taskforces)


MOEF, MSIT, MOIS = ("1차관", "moef"), ("2차관", "msit"), ("차관", "mois")
SAME = (("2차관", "moef"), ("2차관", "msit"))
POSTS = {
    "a post with several seats is found once": (
        [(MOEF, MSIT), (MSIT, MOIS)],
        None,
        ["moef chair a in a", "msit co-chair a chair b in a,b", "mois co-chair b in b"],
    ),
    "one that has two seats in a taskforce is in it once": (
        [(MOEF, MOEF)],
        None,
        ["moef chair a co-chair a in a"],
    ),
    "posts of one name in two ministries are two": (
        [SAME],
        None,
        ["moef chair a in a", "msit co-chair a in a"],
    ),
    "the coordinator is the post of the same name": (
        [(MOEF, MSIT)],
        "1차관",
        ["moef chair a coordinator None in a", "msit co-chair a in a"],
    ),
    "a coordinator that could be two posts is neither": (
        [SAME],
        "2차관",
        ["moef chair a in a", "msit co-chair a in a", "None coordinator None in "],
    ),
}


@pytest.mark.parametrize(("chairs", "coordinator", "held"), POSTS.values(), ids=POSTS)
def test_who_sits_where(
    chairs: list[tuple[tuple[str, str], tuple[str, str]]], coordinator: str | None, held: list[str]
) -> None:
    data = chaired(*map(chaired_by, "ab", *zip(*chairs, strict=True)), coordinator=coordinator)

    assert [
        " ".join([str(one.ministry), *(f"{seat.role} {seat.taskforce}" for seat in one.seats)])
        + f" in {','.join(map(str, one.taskforces))}"
        for one in held_posts(data)
    ] == held
