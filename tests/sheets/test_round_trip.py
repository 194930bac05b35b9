from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dnatrack.loading.load import load
from dnatrack.loading.partial_record import build
from dnatrack.model.milestone import Milestone
from dnatrack.model.tracker import Tracker
from dnatrack.sheets.columns import TABLES, Column
from dnatrack.storage.data_folder import snapshot_of
from tests.judging.making import milestone_of, task_of, taskforce_of, tracker_of
from tests.sheets.reading_back import csv_of, outcome, xlsx_of
from tools.sheet_files import FOLDER, tracker

DATA = Path(__file__).parent.parent.parent / "data"
EXPORTS = {"csv": csv_of, "xlsx": xlsx_of}
LINES = st.text(min_size=1, max_size=30) | st.sampled_from(
    [
        "=1+1",
        "'=x",
        "-",
        "1-1",
        "010",
        "2020-03",
        "1.10",
        "_x0041_",
        "가",
        "a\r\nb",
        "TRUE",
        "#REF!",
    ]
)
IDS = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
PERIODS = st.sampled_from(["2020", "2020-H2", "2020-Q1", "2020-03", "2020-03-31", "1900-01-01"])
MILESTONES = st.fixed_dictionaries(
    {
        "id": IDS,
        "title": st.fixed_dictionaries({"ko": LINES}, optional={"en": LINES}),
        "kind": st.sampled_from(["plan", "legislation"]),
        "lifecycle": st.sampled_from(["planned", "in-progress", "done", "unknown"]),
        "sources": st.just(["S1"]),
    },
    optional={
        "due": PERIODS,
        "done_on": PERIODS,
        "due_stated": LINES,
        "completion": st.sampled_from(["full", "partial"]),
        "evidence": st.lists(st.sampled_from(["S1", "S2", "2-3"]), unique=True),
        "verification": st.sampled_from(["unverified", "confirmed"]),
        "reason": LINES,
        "note": LINES,
    },
).map(lambda written: build(Milestone, written))


@st.composite
def trackers(draw: st.DrawFn) -> Tracker:
    several = st.lists(MILESTONES, max_size=4, unique_by=lambda one: one.id)
    owners = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    tasks = [task_of(*draw(several), id_=one) for one in owners]
    return tracker_of(*tasks, taskforces=(taskforce_of(*draw(several), id_="dg"),))


def of_nothing(content: bytes, today: Tracker) -> tuple[object, ...]:
    found = outcome(content, today)
    return found.changes, found.conflicts, found.troubles, found.missing


@pytest.mark.parametrize("form", EXPORTS)
@settings(max_examples=40)
@given(today=trackers())
def test_an_export_that_nobody_touched_changes_nothing(form: str, today: Tracker) -> None:
    assert of_nothing(EXPORTS[form](today), today) == ((), (), (), ())


@pytest.mark.parametrize("form", EXPORTS)
def test_an_export_of_the_real_data_changes_nothing(form: str) -> None:
    loaded = load(snapshot_of(DATA))

    assert of_nothing(EXPORTS[form](loaded.tracker), loaded.tracker) == ((), (), (), ())


@pytest.mark.parametrize("form", EXPORTS)
def test_a_text_that_no_cell_can_hold_changes_nothing(form: str) -> None:
    today = tracker_of(task_of(milestone_of("", note="가나 " * 20_000)))

    assert of_nothing(EXPORTS[form](today), today) == ((), (), (), ())


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.*")), ids=lambda file: file.name)
def test_what_libreoffice_saved_changes_nothing(file: Path) -> None:
    found = outcome(file.read_bytes(), tracker())

    assert (found.changes, found.conflicts, found.refusals) == ((), (), ())


def test_what_libreoffice_spoiled_is_taken_back_and_said() -> None:
    found = outcome((FOLDER / "opened-ko.csv").read_bytes(), tracker())

    assert [str(one) for one in found.troubles] == [
        "N3: 스프레드시트가 바꾼 값을 되돌려 읽었습니다: `10` → `010`",
        "N8: 스프레드시트가 바꾼 값을 되돌려 읽었습니다: `1.1` → `1.10`",
        "S8: 스프레드시트가 바꾼 값을 되돌려 읽었습니다: `12:30:00 PM` → `12:30`",
        "N12: 스프레드시트가 바꾼 값을 되돌려 읽었습니다: `10` → `010`",
    ]


@pytest.mark.parametrize("columns", TABLES.values(), ids=list(TABLES))
def test_no_two_columns_of_a_sheet_share_a_heading(columns: tuple[Column, ...]) -> None:
    spelled = [{one.key, *one.heading, *one.also} for one in columns]

    assert sum(map(len, spelled)) == len(set().union(*spelled))
