from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.history.changes import (
    Change,
    ChangeKind,
    changes_of,
    differences,
    move_between,
)
from dnatrack.history.facts import ItemFacts, News, NewsSort, RevisionFacts
from tests.history.telling import all_told
from tests.rules.rows import Row, rows

PERIODS = ("2020-01-15", "2020-01", "2020-Q1", "2020-H1", "2020-H2", "2020", "2021-06")
INVERSE = {
    "postponed": "brought-forward",
    "widened": "narrowed",
    "due-removed": "due-added",
    "done": "undone",
    "created": "deleted",
    "evidence-added": "evidence-removed",
    "revision-declared": "revision-removed",
}
INVERSE |= {new: old for old, new in INVERSE.items()}
KIND_OF = {"cancelled": "cancelled", "on-hold": "on-hold", "unknown": "unknown"}


def revision(since: str, to: str, reason: str = "budget") -> RevisionFacts:
    return RevisionFacts("2020-01-01", since, to, reason, "", "", "")


revisions = st.builds(revision, st.sampled_from(PERIODS), st.sampled_from(PERIODS))
sources = st.lists(st.sampled_from(("S1", "S2", "S3")), max_size=3, unique=True).map(tuple)
lifecycles = st.sampled_from(
    ("", "planned", "in-progress", "done", "cancelled", "on-hold", "unknown", "한때 쓰던 말")
)
names = st.sampled_from(("", "가", "나"))
news = st.builds(
    News,
    st.sampled_from(NewsSort),
    st.sampled_from(("", "k")),
    st.sampled_from(("2020-01", "2020-02")),
    names,
)


def items(id_: str) -> st.SearchStrategy[ItemFacts]:
    return st.builds(
        ItemFacts,
        st.just(id_),
        st.just("dg-1" if "/" in id_ else ""),
        names,
        names,
        names,
        sources,
        names,
        lifecycles,
        st.sampled_from(("", *PERIODS)),
        st.sampled_from(("", "2020-05", "2020-06-01")),
        sources,
        st.lists(revisions, max_size=3, unique=True).map(tuple),
        st.just(""),
        names,
        st.lists(news, max_size=3, unique=True).map(tuple),
    )


states = st.fixed_dictionaries({}, optional={id_: items(id_) for id_ in ("dg-1", "dg-1/a")})


def inverted(change: Change) -> tuple[object, ...]:
    """What the same change is when it is undone."""
    kind, old, new = INVERSE.get(change.kind, str(change.kind)), change.new, change.old
    if change.kind.startswith("revision"):
        old, new = change.old, change.new
    if change.kind in {"lifecycle", *KIND_OF}:
        kind = KIND_OF.get(new, "lifecycle")
    if change.kind in {"outcome-found", "undone"}:
        kind = "undone" if change.kind != "undone" else "done"
        kind = "outcome-found" if kind == "done" and old == "unknown" else kind
    return kind, change.id, old, new, None if change.days is None else -change.days


@given(states, states)
def test_swapping_two_states_inverts_every_change(
    old: dict[str, ItemFacts], new: dict[str, ItemFacts]
) -> None:
    there = Counter(inverted(one) for one in differences(old, new))
    back = Counter(
        (str(one.kind), one.id, one.old, one.new, one.days) for one in differences(new, old)
    )

    assert there == back


@given(states)
def test_a_state_does_not_differ_from_itself(state: dict[str, ItemFacts]) -> None:
    assert differences(state, dict(reversed(state.items()))) == ()


@given(items("dg-1/a"))
def test_the_order_of_partners_and_evidence_means_nothing(item: ItemFacts) -> None:
    again = item._replace(partners=item.partners[::-1], evidence=item.evidence[::-1])

    assert list(changes_of(item, again)) == []


@pytest.mark.parametrize(
    ("old", "new", "kind", "days"),
    [
        ("2020-03", "2020-06", ChangeKind.POSTPONED, 91),
        ("2020-06", "2020-03", ChangeKind.BROUGHT_FORWARD, -91),
        ("2020-03-31", "2020-04-01", ChangeKind.POSTPONED, 1),
        ("2020-Q1", "2020-03", ChangeKind.NARROWED, 0),
        ("2020-Q1", "2020-01", ChangeKind.NARROWED, -60),
        ("2020", "2020-12-31", ChangeKind.NARROWED, 0),
        ("2020-03", "2020-Q1", ChangeKind.WIDENED, 0),
        ("2020-01", "2020-Q1", ChangeKind.WIDENED, 60),
        ("2020-H1", "2020-H2", ChangeKind.POSTPONED, 184),
        ("2020-H1", "2020-Q3", ChangeKind.POSTPONED, 92),
        ("2020-H1", "미정", None, None),
        ("", "2020", None, None),
    ],
)
def test_how_a_deadline_moved(
    old: str, new: str, kind: ChangeKind | None, days: int | None
) -> None:
    assert move_between(old, new) == (kind, days)


@pytest.mark.parametrize(
    ("old", "new", "is_slip"),
    [
        ("2020-03", "2020-06", True),
        ("2020-06", "2020-03", False),
        ("2020-03", "2020-Q1", False),
        ("2020-01", "2020-Q1", True),
        ("2020-Q1", "2020-03", False),
        ("2020-Q1", "", True),
        ("", "2020-Q1", False),
    ],
)
def test_what_is_a_slip(old: str, new: str, *, is_slip: bool) -> None:
    item = ItemFacts("dg-1/a", "dg-1", due=old)

    assert [one.is_slip for one in changes_of(item, item._replace(due=new))] == [is_slip]


BEFORE = ItemFacts("dg-1/a", "dg-1", due="2020-03", revisions=(revision("2020-01", "2020-03"),))


@rows(Path(__file__).parent / "revisions.yaml")
def test_a_revision_that_is_declared_in_the_same_step_explains_the_move(row: Row) -> None:
    due, *declared = row["now"]
    after = BEFORE._replace(due=due, revisions=tuple(revision(*one.split()) for one in declared))

    assert all_told(changes_of(BEFORE, after)) == row["told"]


def test_a_revision_that_stood_there_before_explains_no_second_move() -> None:
    assert all_told(changes_of(BEFORE._replace(due="2020-01"), BEFORE)) == [
        "dg-1/a postponed 2020-01 -> 2020-03 +60"
    ]
