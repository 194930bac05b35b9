from dnatrack.loading.partial_record import build
from dnatrack.model.reference_files import Decision, Meeting


def meeting(**fields: object) -> Meeting:
    shape = {
        "id": "one",
        "on": "2020-03-31",
        "taskforce": "gov",
        "title": "회의",
        "sources": ["S1"],
    }
    return build(Meeting, {**shape, **fields})


def test_a_decision_may_be_a_line_alone() -> None:
    held = meeting(decided=["자료 보완", {"text": "예산은 반씩", "issues": ["gov-1/budget"]}])

    assert held.decided == (
        Decision(text="자료 보완"),
        Decision(text="예산은 반씩", issues=("gov-1/budget",)),
    )


def test_what_a_decision_names_was_dealt_with_too_and_each_thing_once() -> None:
    decision = {"text": "가", "milestones": ["plan", "gov-1/law"], "issues": ["gov-1/budget"]}

    held = meeting(milestones=["gov-1/law"], issues=["gov-1/budget"], decided=[decision])

    assert held.subjects == ("gov-1/law", "gov-1/budget", "gov/plan")


def test_the_decisions_about_a_thing_are_those_that_name_it() -> None:
    named = {"text": "반씩 부담", "issues": ["gov-1/budget"]}
    held = meeting(issues=["gov-1/budget"], milestones=["plan"], decided=["자료 보완", named])

    assert [one.text for one in held.decisions_about("gov-1/budget")] == ["반씩 부담"]


def test_where_no_decision_names_a_thing_those_about_everything_hold_for_it() -> None:
    named = {"text": "반씩 부담", "issues": ["gov-1/budget"]}
    held = meeting(issues=["gov-1/budget"], milestones=["plan"], decided=["자료 보완", named])

    assert [one.text for one in held.decisions_about("gov/plan")] == ["자료 보완"]
