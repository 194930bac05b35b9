from dnatrack.history.changes import differences, facts_by_id
from dnatrack.history.facts import facts_of
from dnatrack.loading.load import NoMemory, parse
from tests.history.telling import all_told

TASK = "tasks/dg-1.yaml"


def changes(old: str, new: str) -> list[str]:
    """What changed between two texts of one task."""
    sides = []
    for text in (old, new):
        value = parse(TASK, f"id: dg-1\n{text}".encode(), NoMemory()).value
        sides.append(facts_by_id(facts_of(TASK, value) or ()))
    return all_told(differences(sides[0], sides[1]))


def updates(*said: str) -> str:
    return "updates: [" + ", ".join(f"{{on: 2020-03, text: {one}}}" for one in said) + "]"


def test_an_update_is_news() -> None:
    assert changes("", updates("설명회를 엶")) == ["dg-1 update - -> 2020-03 설명회를 엶"]


def test_an_update_of_a_milestone_is_news_of_the_milestone() -> None:
    old = "milestones: [{id: first}]"
    new = "milestones: [{id: first, updates: [{on: 2020-03-02, text: 시험 시작}]}]"

    assert changes(old, new) == ["dg-1/first update - -> 2020-03-02 시험 시작"]


def test_an_update_that_is_reworded_is_one_change() -> None:
    old, new = updates("설명회를 엶", "같은 것"), updates("같은 것", "설명회를 미룸")

    assert changes(old, new) == ["dg-1 update 2020-03 설명회를 엶 -> 2020-03 설명회를 미룸"]


def test_the_order_and_the_sources_of_updates_are_no_news() -> None:
    old = "updates: [{on: 2020-03, text: 하나, sources: [S1]}, {on: 2020-04, text: 둘}]"
    new = "updates: [{on: 2020-04, text: 둘}, {on: 2020-03, text: 하나, sources: [S2]}]"

    assert changes(old, new) == []


def test_a_stage_of_a_law_is_news() -> None:
    old = "milestones: [{id: law, legislation: {law: 법, level: act}}]"
    stages = "stages: [{stage: cabinet, on: 2020-03-03}]"
    new = f"milestones: [{{id: law, legislation: {{law: 법, level: act, {stages}}}}}]"

    assert changes(old, new) == ["dg-1/law stage - -> 2020-03-03 cabinet"]


def test_an_issue_that_is_settled_is_news() -> None:
    old = "issues: [{id: fee, title: 수수료, raised: 2020-03}]"
    new = "issues: [{id: fee, title: {ko: 수수료, en: Fee}, raised: 2020-03, settled: 2020-05}]"

    assert changes(old, new) == ["dg-1 issue 2020-03 수수료 -> 2020-03/2020-05 수수료"]


def test_a_declared_signal_and_an_override_are_news() -> None:
    declared = "declared_signal: {signal: yellow, on: 2020-03-03, note: 예산 협의}"
    override = "override: {signal: green, reason: 협의 끝, by: 비서관, until: 2020-06-30}"

    assert changes("", f"{declared}\n{override}") == [
        "dg-1 signal - -> 2020-03-03 yellow 예산 협의",
        "dg-1 override - -> 2020-06-30 green 협의 끝",
    ]


def test_what_has_another_shape_says_nothing() -> None:
    assert changes("", "updates: 글\nissues: {a: b}\noverride: green\nlegislation: 법") == []
