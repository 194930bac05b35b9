import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest

from dnatrack.errors import DnatrackError
from dnatrack.judging.schedule import ScheduleState
from dnatrack.site import calendar
from dnatrack.site.published import Published
from tests.history.repositories import Step
from tests.site.seeing import promise, published, real


def calendars_of(of: Published) -> Mapping[str, bytes]:
    return {one.path: one.content for one in calendar.files(of)}


def events(content: bytes) -> list[Any]:
    found = icalendar.Calendar.from_ical(content)
    assert isinstance(found, icalendar.Calendar)
    return list(found.events)


def event(folder: Path, *steps: Step, path: str = "ko/calendar/all.ics") -> Any:  # noqa: ANN401
    """The one event of the calendar at a path, once these steps were made."""
    (found,) = events(calendars_of(published(folder, *steps))[path])
    return found


def test_there_is_a_calendar_for_all_for_each_taskforce_and_each_ministry(tmp_path: Path) -> None:
    found = calendars_of(published(tmp_path, Step(promise("2020-03"))))

    names = ("all", "taskforce/dg", "ministry/mois", "ministry/moef")
    assert {path: len(events(content)) for path, content in found.items()} == {
        f"{language}/calendar/{name}.ics": 0 if name == "ministry/moef" else 1
        for language in ("ko", "en")
        for name in names
    }


@pytest.mark.parametrize(
    ("due", "first", "behind"),
    [
        ("2020-03-31", date(2020, 3, 31), date(2020, 4, 1)),
        ("2020-03", date(2020, 3, 1), date(2020, 4, 1)),
        ("2020-H2", date(2020, 7, 1), date(2021, 1, 1)),
        ("2020", date(2020, 1, 1), date(2021, 1, 1)),
    ],
)
def test_an_event_is_as_wide_as_the_period(
    tmp_path: Path, due: str, first: date, behind: date
) -> None:
    found = event(tmp_path, Step(promise(due)))

    assert (found["dtstart"].dt, found["dtend"].dt) == (first, behind)


def test_an_event_says_its_state_and_where_to_read_on(tmp_path: Path) -> None:
    steps = [Step(promise("2020-03")), Step(promise("2020-04-01"))]
    found = event(tmp_path, *steps, path="en/calendar/ministry/mois.ics")

    assert {name: str(found[name]) for name in ("summary", "description", "url", "status")} == {
        "summary": "[overdue 9 d] 이정표",
        "description": (
            "dg-1/first\nlead: Interior\ntask: 과제\ndue: 1 Apr 2020\nfirst due: Mar 2020\n"
            "state: overdue 9 d"
        ),
        "url": "https://example.org/ledger/en/milestone/dg-1/first.html",
        "status": "CONFIRMED",
    }


def test_an_event_keeps_its_name_and_counts_its_changes_up_to_the_last(tmp_path: Path) -> None:
    steps = [
        Step(promise("2020-03")),
        Step(promise("2020-05")),
        Step(promise("2020-05", "second", formerly="[first]")),
        Step(promise("2020-06", "third", formerly="[second]")),
        Step(
            promise("2020-06", "third", formerly="[second]", lifecycle="cancelled", reason="중단")
        ),
    ]
    seen = [event(tmp_path / str(count), *steps[:count]) for count in range(1, len(steps) + 1)]
    sequences = [one["sequence"] for one in seen]

    assert {str(one["uid"]) for one in seen} == {"dg-1.first@example.org"}
    assert sequences == sorted(set(sequences))
    assert [str(one["status"]) for one in seen] == ["CONFIRMED"] * 4 + ["CANCELLED"]
    assert seen[1]["dtstamp"].dt == datetime(2020, 1, 2, 3, tzinfo=UTC)
    assert seen[1]["last-modified"].dt == datetime(2020, 1, 2, 3, tzinfo=UTC)


def test_every_deadline_of_the_real_data_is_in_the_calendars() -> None:
    dated = [one for one in real().view.judgement.milestones if one.due is not None]
    closed = sum(one.state is ScheduleState.CLOSED for one in dated)
    found = calendars_of(real())

    for language in ("ko", "en"):
        everything = events(found[f"{language}/calendar/all.ics"])
        assert len({str(one["uid"]) for one in everything}) == len(everything) == len(dated)
        assert sum(str(one["status"]) == "CANCELLED" for one in everything) == closed
        folder = f"{language}/calendar/taskforce/"
        of_taskforces = [events(one) for path, one in found.items() if path.startswith(folder)]
        assert sum(map(len, of_taskforces)) == len(dated)


def test_a_library_that_is_missing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)

    with pytest.raises(DnatrackError) as refused:
        calendars_of(real())

    assert refused.value.message.en == "calendars need `icalendar`, which is not installed"
    assert refused.value.hint is not None
    assert refused.value.hint.en == "install it with `pip install 'dnatrack[site]'`"
