from collections.abc import Callable
from enum import StrEnum
from typing import Any

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Language, say, use_language
from dnatrack.model.words import (
    Completion,
    Lifecycle,
    RevisionReason,
    SearchResult,
    Signal,
)
from dnatrack.reports import listing
from dnatrack.reports.listing import Order, order_named
from dnatrack.reports.selection import (
    Selection,
    group_ids,
    items_named,
    member_named,
    ministry_ids,
    narrow,
    priority_ids,
    taskforce_ids,
)
from tests.reports.seeing import SMALL, small, tracker_in

TRACKER = tracker_in(SMALL)


def tasks(selection: Selection, order: Order = Order.ID) -> list[str]:
    report = listing.build_tasks(small(), selection, order=order)
    return [row.cells[0].text for row in report.tables[0].rows]


def milestones(selection: Selection, order: Order = Order.ID) -> list[str]:
    report = listing.build_milestones(small(), selection, order=order)
    return [row.cells[0].text for row in report.tables[0].rows]


def only(*, leads: bool = False, multi: bool | None = None, **words: str) -> Selection:
    """What `words` restrict to, of each kind of restriction one or more."""
    sets: dict[str, Any] = {kind: frozenset(one.split()) for kind, one in words.items()}
    return Selection(**sets, leads_only=leads, multi_ministry=multi)


TASKS = {
    "everything, in natural order": (only(), "gov-1-1 gov-1-2 gov-1-10 med-1 med-2"),
    "a taskforce": (only(taskforces="media"), "med-1"),
    "a priority": (only(priorities="gov-1"), "gov-1-1 gov-1-2 gov-1-10"),
    "a ministry as lead or partner": (only(ministries="opc"), "gov-1-1 med-1"),
    "a ministry as lead only": (only(ministries="opc", leads=True), "med-1"),
    "multi-ministry tasks": (only(multi=True), "gov-1-1"),
    "a working group": (only(groups="g-1"), "gov-1-1"),
    "other tasks": (only(multi=False), "gov-1-2 gov-1-10 med-1 med-2"),
    "a lifecycle": (only(lifecycles="on-hold"), "gov-1-10"),
    "two lifecycles": (only(lifecycles="on-hold done"), "gov-1-10 med-1"),
    "a state of any milestone": (only(states="due-soon"), "gov-1-1 gov-1-2"),
    "a kind of any milestone": (only(kinds="review"), "gov-1-10"),
    "a signal of the task": (only(signals="grey"), "gov-1-10 med-2"),
    "one milestone's state and kind": (only(states="overdue", kinds="service"), ""),
    "all together": (only(priorities="gov-1", ministries="msit", leads=True), "gov-1-2"),
}


@pytest.mark.parametrize(("selection", "ids"), TASKS.values(), ids=TASKS)
def test_tasks_that_are_listed(selection: Selection, ids: str) -> None:
    assert tasks(selection) == ids.split()


MILESTONES = {
    "a taskforce and its tasks": (only(taskforces="media"), "med-1/announced"),
    "a ministry: what it leads, works on and chairs": (
        only(ministries="msit"),
        "gov-1-1/service gov-1-1/law gov-1-1/plan gov-1-2/kinds gov-1-2/system gov-1-2/old",
    ),
    "what a chair's ministry answers for": (
        only(ministries="mois", states="outcome-unknown"),
        "gov/blueprint",
    ),
    "a state": (only(states="overdue"), "gov-1-1/law"),
    "a lifecycle": (only(lifecycles="done"), "gov-1-1/plan gov-1-2/system med-1/announced"),
    "a signal": (only(signals="red"), "gov-1-1/service gov-1-1/law"),
    "a kind": (only(kinds="legislation"), "gov-1-1/law"),
    "multi-ministry tasks only": (only(multi=True), "gov-1-1/service gov-1-1/law gov-1-1/plan"),
}


@pytest.mark.parametrize(("selection", "ids"), MILESTONES.values(), ids=MILESTONES)
def test_milestones_that_are_listed(selection: Selection, ids: str) -> None:
    assert milestones(selection) == ids.split()


SORTED_TASKS = {
    Order.ID: ["gov-1-1", "gov-1-2", "gov-1-10", "med-1", "med-2"],
    Order.DUE: ["gov-1-1", "gov-1-2", "gov-1-10", "med-1", "med-2"],
    Order.LATE: ["gov-1-1", "gov-1-2", "gov-1-10", "med-1", "med-2"],
    Order.SIGNAL: ["gov-1-1", "gov-1-2", "gov-1-10", "med-2", "med-1"],
    Order.LEAD: ["med-2", "gov-1-2", "med-1", "gov-1-1", "gov-1-10"],
    Order.TITLE: ["med-2", "gov-1-1", "med-1", "gov-1-10", "gov-1-2"],
}


@pytest.mark.parametrize("order", Order)
def test_tasks_in_order(order: Order) -> None:
    assert tasks(Selection(), order) == SORTED_TASKS[order]


SORTED_MILESTONES = {
    Order.ID: ["gov-1-1/service", "gov-1-1/law", "gov-1-1/plan", "gov-1-2/kinds"],
    Order.DUE: ["gov-1-1/plan", "gov-1-1/law", "gov-1-1/service", "gov-1-2/kinds"],
    Order.LATE: ["gov-1-1/law", "gov-1-1/service", "gov-1-1/plan", "gov-1-2/kinds"],
    Order.SIGNAL: ["gov-1-1/service", "gov-1-1/law", "gov-1-2/kinds", "gov-1-1/plan"],
    Order.LEAD: ["gov-1-2/kinds", "gov-1-1/service", "gov-1-1/law", "gov-1-1/plan"],
    Order.TITLE: ["gov-1-1/plan", "gov-1-1/service", "gov-1-1/law", "gov-1-2/kinds"],
}


@pytest.mark.parametrize("order", Order)
def test_milestones_in_order(order: Order) -> None:
    kept = set(SORTED_MILESTONES[Order.ID])

    found = [one for one in milestones(Selection(), order) if one in kept]

    assert found == SORTED_MILESTONES[order]


@pytest.mark.parametrize("word", ["due", "기한", "DUE"])
def test_an_order_is_named_in_both_languages(word: str) -> None:
    assert order_named(word) is Order.DUE


NAMED = {
    "mois": ["mois", "MOIS", "행안부", "행정안전부", "Ministry of the Interior and Safety"],
    "opc": ["opc", "국조실", "국무조정실", "조정실", "국가조정실", "OPC", "oc", "국무총리실"],
}


@pytest.mark.parametrize(("id_", "words"), NAMED.items(), ids=NAMED)
def test_a_ministry_by_any_name_it_ever_had(id_: str, words: list[str]) -> None:
    assert [ministry_ids(TRACKER, one) for one in words] == [{id_}] * len(words)


@pytest.mark.parametrize("word", ["gov", "정부혁신 TF", "Government TF"])
def test_a_taskforce_by_id_or_name(word: str) -> None:
    assert taskforce_ids(TRACKER, word) == {"gov"}
    assert narrow(Selection(), TRACKER, word) == only(taskforces="gov")


@pytest.mark.parametrize("word", ["gov-1", "마이데이터 활성화", "Wider use of MyData"])
def test_a_priority_by_id_or_name(word: str) -> None:
    assert priority_ids(TRACKER, word) == {"gov-1"}
    assert narrow(Selection(), TRACKER, word) == only(priorities="gov-1")


@pytest.mark.parametrize(
    ("word", "ids", "name"),
    [("gov-1-1/plan", "gov-1-1", "gov-1-1"), ("media", "media med-1", "미디어 TF")],
)
def test_the_task_of_a_milestone_or_all_of_a_taskforce(word: str, ids: str, name: str) -> None:
    items, named = items_named(Selection(), small().judgement, word)

    assert ([one.id for one in items], named) == (ids.split(), name)


def test_a_group_by_id() -> None:
    assert group_ids(TRACKER, "g-1") == {"g-1"}


@pytest.mark.parametrize(
    "word", ["in-progress", "추진중", "추진 중", "in progress", "IN_PROGRESS", " in-progress "]
)
def test_a_word_of_a_closed_list_in_both_languages(word: str) -> None:
    assert member_named(Lifecycle, word) is Lifecycle.IN_PROGRESS


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("예정", Lifecycle.PLANNED),
        ("재검토 필요", Signal.RED),
        ("내용 변경", Completion.MODIFIED),
        ("다른 기관", RevisionReason.OTHER_MINISTRY),
        ("찾지 못함", SearchResult.NOT_FOUND),
    ],
)
def test_a_word_that_sheets_held_before_is_still_read(word: str, meant: StrEnum) -> None:
    assert member_named(type(meant), word) is meant


WRONG = {
    "ministry": (
        lambda: ministry_ids(TRACKER, "행인부"),
        "`행인부` 기관이 없습니다",
        "비슷한 이름: `행안부`",
    ),
    "taskforce": (
        lambda: taskforce_ids(TRACKER, "gvo"),
        "`gvo` TF가 없습니다",
        "비슷한 이름: `gov`",
    ),
    "priority": (
        lambda: priority_ids(TRACKER, "gov-2"),
        "`gov-2` 우선 추진과제가 없습니다",
        "비슷한 이름: `gov-1`",
    ),
    "part": (
        lambda: narrow(Selection(), TRACKER, "medai"),
        "`medai` TF 또는 우선 추진과제가 없습니다",
        "비슷한 이름: `media`",
    ),
    "item": (
        lambda: items_named(Selection(), small().judgement, "gov-1-11"),
        "`gov-1-11` 과제, TF, 우선 추진과제가 없습니다",
        "비슷한 이름: `gov-1-1`",
    ),
    "signal": (
        lambda: member_named(Signal, "blue"),
        "사용할 수 없는 값입니다: `blue`",
        (
            "사용할 수 있는 값: red(재검토필요), yellow(관심필요), grey(판정불가), "
            "green(정상추진), complete(완료), closed(종결)"
        ),
    ),
    "order": (
        lambda: order_named("size"),
        "`size` 기준으로는 정렬할 수 없습니다",
        "사용할 수 있는 기준: id, due, late, signal, lead, title",
    ),
}


@pytest.mark.parametrize(("ask", "message", "hint"), WRONG.values(), ids=WRONG)
def test_a_wrong_word_gets_a_way_out(ask: Callable[[], object], message: str, hint: str) -> None:
    with pytest.raises(DnatrackError) as caught:
        ask()

    assert (say(caught.value.message), caught.value.hint and say(caught.value.hint)) == (
        message,
        hint,
    )


def test_a_selection_is_described_in_the_language_in_force() -> None:
    selection = only(
        taskforces="gov", priorities="gov-1", ministries="opc", groups="g-1", multi=True
    )
    judgement = small().judgement

    korean = selection.described(judgement)
    use_language(Language.EN)

    assert (
        korean == "정부혁신 TF · gov-1 마이데이터 활성화 · g-1 서비스반 · 국가조정실 · 다부처 과제"
    )
    assert selection.described(judgement) == (
        "Government TF · gov-1 Wider use of MyData · g-1 Services · Office for Coordination · "
        "multi-ministry tasks"
    )
