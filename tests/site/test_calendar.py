from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest

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
    (event,) = events(calendars_of(published(tmp_path, Step(promise(due))))["ko/calendar/all.ics"])

    assert (event["dtstart"].dt, event["dtend"].dt) == (first, behind)


def test_an_event_says_its_state_and_where_to_read_on(tmp_path: Path) -> None:
    of = published(tmp_path, Step(promise("2020-03")), Step(promise("2020-04-01")))
    (event,) = events(calendars_of(of)["en/calendar/ministry/mois.ics"])

    said = {name: str(event[name]) for name in ("summary", "description", "url", "status")}

    assert said == {
        "summary": "[overdue 9 d] 이정표",
        "description": (
            "dg-1/first\nlead: Interior\ntask: 과제\ndue: 1 Apr 2020\nfirst due: Mar 2020\n"
            "state: overdue 9 d"
        ),
        "url": "https://example.org/ledger/en/milestone/dg-1/first.html",
        "status": "CONFIRMED",
    }


def test_an_event_keeps_its_name_and_counts_its_changes(tmp_path: Path) -> None:
    steps = [
        Step(promise("2020-03")),
        Step(promise("2020-05")),
        Step(promise("2020-05", "second", formerly="[first]")),
        Step(promise("2020-06", "third", formerly="[second]")),
    ]
    seen = []
    for count in range(1, len(steps) + 1):
        of = published(tmp_path / str(count), *steps[:count])
        (event,) = events(calendars_of(of)["ko/calendar/all.ics"])
        seen.append((str(event["uid"]), event["sequence"]))

    assert {uid for uid, _ in seen} == {"dg-1.first@example.org"}
    assert [sequence for _, sequence in seen] == sorted({sequence for _, sequence in seen})


def test_the_stamp_is_the_moment_of_the_last_commit(tmp_path: Path) -> None:
    of = published(tmp_path, Step(promise("2020-03")), Step(promise("2020-05")))
    (event,) = events(calendars_of(of)["ko/calendar/all.ics"])

    assert event["dtstamp"].dt == datetime(2020, 1, 2, 3, tzinfo=UTC)
    assert event["last-modified"].dt == datetime(2020, 1, 2, 3, tzinfo=UTC)


def test_what_was_cancelled_is_cancelled(tmp_path: Path) -> None:
    of = published(
        tmp_path,
        Step(promise("2020-03")),
        Step(promise("2020-03", lifecycle="cancelled", reason="중단")),
    )
    (event,) = events(calendars_of(of)["ko/calendar/all.ics"])

    assert str(event["status"]) == "CANCELLED"


def test_every_deadline_of_the_real_data_is_in_the_calendars() -> None:
    judgement = real().view.judgement
    dated = [one for one in judgement.milestones if one.due is not None]
    found = calendars_of(real())

    for language in ("ko", "en"):
        everything = events(found[f"{language}/calendar/all.ics"])
        assert len({str(one["uid"]) for one in everything}) == len(everything) == len(dated)
        of_taskforces = [
            one
            for path, content in found.items()
            if path.startswith(f"{language}/calendar/taskforce/")
            for one in events(content)
        ]
        assert len(of_taskforces) == len(dated)
    closed = sum(one.state is ScheduleState.CLOSED for one in dated)
    assert (
        sum(str(one["status"]) == "CANCELLED" for one in events(found["ko/calendar/all.ics"]))
        == closed
    )


def test_the_same_data_makes_the_same_bytes() -> None:
    assert calendars_of(real()) == calendars_of(real())
