from hypothesis import given
from hypothesis import strategies as st

from dnatrack.sheets.columns import Texts
from dnatrack.sheets.outcome import Conflict, FieldChange, Merged, merge

SIDES = st.dictionaries(
    st.sampled_from(["a/1", "a/2", "b/1"]),
    st.fixed_dictionaries({one: st.sampled_from(["", "x", "y", "z"]) for one in ("due", "note")}),
)


def applied(merged: Merged, today: Texts) -> Texts:
    found = {id_: dict(fields) for id_, fields in today.items()}
    for one in merged.changes:
        found[one.id][one.field] = one.new
    return found


def test_what_only_the_sheet_changed_is_a_change() -> None:
    merged = merge({"a/1": {"due": "1"}}, {"a/1": {"due": "2"}}, {"a/1": {"due": "1"}})

    assert merged == Merged(changes=(FieldChange("a/1", "due", "1", "2"),))


def test_what_both_changed_differently_is_a_conflict() -> None:
    merged = merge({"a/1": {"due": "1"}}, {"a/1": {"due": "2"}}, {"a/1": {"due": "3"}})

    assert merged == Merged(conflicts=(Conflict("a/1", "due", "1", "2", "3"),))


def test_what_both_changed_alike_is_nothing_new() -> None:
    merged = merge({"a/1": {"due": "1"}}, {"a/1": {"due": "2"}}, {"a/1": {"due": "2"}})

    assert merged == Merged(agreed=(FieldChange("a/1", "due", "1", "2"),))


@given(SIDES, SIDES)
def test_a_sheet_that_nobody_touched_changes_nothing(base: Texts, today: Texts) -> None:
    assert merge(base, base, today) == Merged()


@given(SIDES, SIDES)
def test_into_data_that_nobody_touched_goes_what_the_sheet_says(base: Texts, sheet: Texts) -> None:
    merged = merge(base, sheet, base)

    assert applied(merged, base) == {**base, **{one: sheet[one] for one in sheet if one in base}}
    assert merged.conflicts == ()


@given(SIDES, SIDES)
def test_two_sides_that_agree_have_nothing_to_change(base: Texts, sheet: Texts) -> None:
    merged = merge(base, sheet, sheet)

    assert (merged.changes, merged.conflicts) == ((), ())


@given(SIDES, SIDES, SIDES)
def test_every_touched_field_is_told_once(base: Texts, sheet: Texts, today: Texts) -> None:
    merged = merge(base, sheet, today)

    told = [one[:2] for one in (*merged.changes, *merged.conflicts, *merged.agreed)]
    touched = [
        (id_, field)
        for id_ in sheet
        if id_ in base and id_ in today
        for field in sheet[id_]
        if sheet[id_][field] != base[id_][field]
    ]
    assert sorted(told) == sorted(touched)


@given(SIDES, SIDES, SIDES)
def test_the_order_of_rows_says_nothing(base: Texts, sheet: Texts, today: Texts) -> None:
    turned = {id_: dict(list(sheet[id_].items())[::-1]) for id_ in list(sheet)[::-1]}

    found, again = merge(base, sheet, today), merge(base, turned, today)

    assert set(again.changes) == set(found.changes)
    assert set(again.conflicts) == set(found.conflicts)
