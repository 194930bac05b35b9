"""What holds for the report of a period, whatever the data."""

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dnatrack.app.arguments import zone_named
from dnatrack.formats import REPORT_FORMATS, Page, render
from dnatrack.history.ledger import Ledger
from dnatrack.i18n import Language, use_language
from dnatrack.judging.judgement import judge, total
from dnatrack.judging.witness import NO_WITNESS
from dnatrack.loading.load import load
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.tracker import Tracker
from dnatrack.reports.history_view import Past
from dnatrack.reports.period import build
from dnatrack.reports.period_parts import Reviewed, Side
from dnatrack.terminal_text import CONTROL
from tests.reports.period.reviewing import HOSTILE, NAMES, milestone, task_file
from tests.reports.texts import as_json, rows

PERIODS = st.sampled_from(["", "2020", "2020-H1", "2020-Q2", "2020-06", "2020-06-30", "2020.13"])
WORDS = st.sampled_from(["planned", "in-progress", "done", "on-hold", "cancelled", "unknown", "?"])
TITLES = st.sampled_from(["제목", f'"{HOSTILE}"', '"\\u202e거꾸로"', "[", "'2020. 3. 31.'"])
DAYS = st.dates(date(2020, 1, 1), date(2021, 6, 30))


@st.composite
def milestones(draw: st.DrawFn, id_: str) -> str:
    done_on = draw(PERIODS)
    return milestone(
        id_,
        title=draw(TITLES),
        due=draw(PERIODS),
        lifecycle=draw(WORDS),
        done_on=done_on,
        evidence=draw(st.sampled_from(["", "[S1]"])),
        reason="예산",
    )


@st.composite
def trackers(draw: st.DrawFn) -> Tracker:
    """Some data, parts of which cannot be read."""
    files = dict(NAMES)
    for number in range(draw(st.integers(0, 4))):
        inside = [draw(milestones(f"m-{index}")) for index in range(draw(st.integers(0, 3)))]
        taskforce = draw(st.sampled_from(["dg", "de", "nobody"]))
        files |= task_file(f"dg-{number}", *inside, title=draw(TITLES), taskforce=taskforce)
    contents = {path.removeprefix("data/"): str(of).encode() for path, of in files.items()}
    return load(Snapshot("", contents)).tracker


@st.composite
def periods(draw: st.DrawFn) -> Reviewed:
    days = sorted((draw(DAYS), draw(DAYS)))
    before, after = (Side(judge(draw(trackers()), day), "0" * 40) for day in days)
    earlier = Side(judge(draw(trackers()), days[0] - timedelta(30)), "1" * 40)
    past = Past(Ledger(), zone_named("Asia/Seoul"))
    return Reviewed(before, after, earlier, past, {}, NO_WITNESS)


def now(row: Mapping[str, object], key: str) -> int:
    count = row[key]
    assert isinstance(count, Mapping)
    return int(count["now"])


@given(periods())
def test_the_counts_add_up_to_all_there_is(reviewed: Reviewed) -> None:
    found = as_json(build(reviewed, version="1"))
    judgement = reviewed.after.judgement
    expected = {"signals": len(judgement.tasks), "milestones": total(judgement.items).total}

    for table, everything in expected.items():
        listed = found[table]
        assert isinstance(listed, list)
        *groups, last = (row for row in listed if isinstance(row, dict))
        whole, *parts = (key for key in last if key not in {"taskforce", "own"})
        for row in (*groups, last):
            assert sum(now(row, key) for key in parts) == now(row, whole)
        for key in (whole, *parts):
            assert sum(now(row, key) for row in groups) == now(last, key)
        assert now(last, whole) == everything


@given(periods())
def test_every_task_that_is_not_green_stands_in_exactly_one_list(reviewed: Reviewed) -> None:
    report = build(reviewed, version="1")
    attention = [id_ for id_, kind in rows(report, "attention", "id", "kind") if kind == "task"]
    not_judged = [id_ for (id_,) in rows(report, "not_judged", "id")]

    listed = sorted([*map(str, attention), *map(str, not_judged)])

    items = reviewed.after.judgement.owing_items
    assert listed == sorted(one.id for one in items if one.signal in {"red", "yellow", "grey"})


@given(periods())
def test_every_change_of_signal_is_told_once(reviewed: Reviewed) -> None:
    report = build(reviewed, version="1")
    told = [*rows(report, "transitions", "id"), *rows(report, "returned", "id")]

    before, after = (
        {item.id: item.signal for item in reversed(one.judgement.owing_items)}
        for one in (reviewed.before, reviewed.after)
    )

    changed = {id_ for id_ in {*before, *after} if before.get(id_) != after.get(id_)}
    assert sorted(str(id_) for (id_,) in told) == sorted(changed)


@given(periods())
def test_programs_read_the_same_in_every_language_and_find_the_same_tables(
    reviewed: Reviewed,
) -> None:
    use_language(Language.KO)
    korean = as_json(build(reviewed, version="1"))
    use_language(Language.EN)
    english = as_json(build(reviewed, version="1"))
    use_language(Language.KO)

    empty = Reviewed(reviewed.after, reviewed.after, None, reviewed.past, {}, reviewed.witness)
    assert english == korean
    assert as_json(build(empty, version="1")).keys() == korean.keys()


@given(periods())
def test_it_can_be_written_in_every_format(reviewed: Reviewed) -> None:
    report = build(reviewed, version="1")

    for form in REPORT_FORMATS:
        shown = render(report, form, Page()).removeprefix("\ufeff").replace("\n", "")
        assert CONTROL.findall(shown.replace("\r", "")) == []
