from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.cli.output import _PLAIN
from dnatrack.formats import Page, render
from dnatrack.formats.timeline import _SIGNS
from dnatrack.judging.judgement import total
from dnatrack.reports import timeline
from dnatrack.reports.report import Mark, Report, Stretch
from dnatrack.reports.timeline import Range
from dnatrack.reports.view import View
from tests.reports.seeing import real, small
from tests.reports.texts import as_json

DAYS = st.dates(date(2019, 1, 1), date(2024, 12, 31))


def stretches(report: Report, id_: str) -> tuple[Stretch, ...]:
    """What is drawn of a milestone."""
    (track,) = (row["track"].track for row in report.tables[0].cells if row["id"].value == id_)
    return track.stretches if track else ()


def built(day: str, within: Range | None = None) -> Report:
    view = small(day)
    return timeline.build(view, view.judgement.items, within or Range())


@given(
    DAYS,
    st.integers(min_value=0, max_value=1500),
    st.sampled_from((small(), real("2020-12-31"))),
)
def test_what_is_shown_and_what_is_not_add_up(first: date, length: int, view: View) -> None:
    items = view.judgement.items

    report = timeline.build(view, items, Range(first, first + timedelta(length)))

    found = as_json(report)
    shown = sum(row["kind"] == "milestone" for row in found["timeline"])
    assert shown + found["before"] + found["after"] == found["milestones"] == total(items).total


@pytest.mark.parametrize("width", [60, 61, 80, 140, 300])
def test_everything_fits_the_screen(width: int) -> None:
    view = real("2020-12-31")
    report = timeline.build(view, view.judgement.items, Range())

    text = render(report, "table", Page(is_screen=True, width=width))

    assert max(map(len, text.splitlines())) <= width


def test_a_deadline_that_moved_is_drawn_from_the_first_to_the_current_one() -> None:
    assert stretches(built("2020-12-15"), "gov-1-1/service") == (
        Stretch(Mark.ORIGINAL, date(2020, 3, 1), date(2020, 3, 31)),
        Stretch(Mark.LATER, date(2020, 4, 1), date(2020, 11, 30)),
        Stretch(Mark.OPEN, date(2020, 12, 1), date(2020, 12, 31)),
    )


def test_what_is_done_later_is_not_done_yet() -> None:
    on_the_day, before = built("2020-02-27"), built("2020-02-26")

    assert [one.mark for one in stretches(on_the_day, "gov-1-1/plan")] == [
        Mark.DONE,
        Mark.COMPLETED,
    ]
    assert [one.mark for one in stretches(before, "gov-1-1/plan")] == [Mark.OPEN]


def test_a_late_one_has_a_sign_of_its_own() -> None:
    assert [one.mark for one in stretches(built("2020-07-01"), "gov-1-1/law")] == [Mark.LATE]


def test_each_mark_has_its_own_sign_even_where_only_ascii_can_be_shown() -> None:
    signs = [sign.translate(_PLAIN) for sign, _ in _SIGNS.values()]

    assert sorted(set(signs)) == sorted(signs)
    assert "".join(signs).isascii()
    assert set(_SIGNS) == set(Mark)


def test_without_colours_nothing_but_colours_is_missing() -> None:
    view = small()
    report = timeline.build(view, view.judgement.items, Range())

    shown = [
        render(report, "table", Page(is_screen=True, has_colour=has_colour))
        for has_colour in (False, True)
    ]

    signs = [[text.count(sign) for sign, _ in _SIGNS.values()] for text in shown]
    assert signs[0] == signs[1]


def test_every_word_of_the_legend_is_a_mark_that_is_drawn() -> None:
    report = built("2020-12-15")
    axis = next(column.axis for column in report.tables[0].columns if column.axis)
    tracks = (cell.track for row in report.tables[0].rows for cell in row.cells if cell.track)
    drawn = {one.mark for one in chain.from_iterable(track.stretches for track in tracks)}

    assert {mark for mark, _ in axis.words} == drawn | {Mark.TODAY}
