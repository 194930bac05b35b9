"""What people and programs read of ministries, and what each number counts.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/reports/test_ministries.py`
writes `ministries/golden/` anew; read what `git diff` then shows.
"""

from collections.abc import Callable
from datetime import date

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Language, use_language
from dnatrack.judging.judgement import judge
from dnatrack.reports import ministries, ministry_work
from dnatrack.reports.report import Report
from dnatrack.reports.view import View
from tests.reports.seeing import HERE, example, real, tracker_in, view_of
from tests.reports.texts import GoldenTests, as_json, rows

DATA, GOLDEN = HERE / "ministries" / "data", HERE / "ministries" / "golden"


def seen(day: str = "2026-11-23") -> View:
    return view_of(DATA, day)


BUILT: dict[str, Callable[[], Report]] = {
    "all": lambda: ministries.build(seen()),
    "all-lineage": lambda: ministries.build(seen(), follows=True),
    "one": lambda: ministry_work.build(seen(), "행안부"),
    "one-dissolved": lambda: ministry_work.build(seen(), "기재부", follows=True),
    "one-handed-over": lambda: ministry_work.build(seen(), "통계청", follows=True),
    "one-idle": lambda: ministry_work.build(seen(), "법무부"),
}


class TestTexts(GoldenTests):
    folder = GOLDEN
    built = BUILT
    for_programs = ("all", "all-lineage", "one", "one-handed-over")


@pytest.mark.parametrize(
    "word", ["기획재정부", "기재부", "moef", "Ministry of Economy and Finance"]
)
def test_a_ministry_goes_by_any_of_its_names(word: str) -> None:
    assert as_json(ministry_work.build(seen("2020-04-15"), word))["id"] == "moef"


def test_of_two_of_one_name_the_one_that_stands_is_meant_and_the_other_told() -> None:
    use_language(Language.EN)
    report = ministry_work.build(seen(), "Ministry of Economy and Finance")

    assert as_json(report)["id"] == "moef-2026"
    assert report.advice[0].endswith(
        "is also a name of Ministry of Economy and Finance: `dnatrack ministries moef`"
    )


@pytest.mark.parametrize(("word", "told"), [("MOEF", True), ("moef", False)])
def test_an_id_comes_before_a_name_and_is_told_unless_it_is_meant(word: str, *, told: bool) -> None:
    report = ministry_work.build(seen(), word)

    assert as_json(report)["id"] == "moef"
    assert any("`dnatrack ministries moef-2026`" in one for one in report.advice) == told


def test_a_name_of_nobody_is_refused() -> None:
    with pytest.raises(DnatrackError) as caught:
        ministry_work.build(seen(), "없는부")

    assert caught.value.message.en == "there is no ministry `없는부`"


@pytest.mark.parametrize(
    ("day", "follows", "expected"),
    [
        ("2025-09-30", True, "kostat"),
        ("2025-10-01", True, "mods"),
        ("2025-10-01", False, "kostat"),
    ],
)
def test_promises_show_under_the_successor_from_its_first_day(
    day: str, expected: str, *, follows: bool
) -> None:
    report = ministry_work.build(seen(day), "통계청", follows=follows)

    assert as_json(report)["id"] == expected
    assert rows(report, "leads", "id") == [("d-1",)]


def test_what_has_no_successor_is_listed_once_its_ministry_is_no_more() -> None:
    before = ministries.build(seen("2026-01-01"), follows=True)
    after = ministries.build(seen("2026-01-02"), follows=True)

    assert rows(before, "unassigned", "id") == []
    assert rows(after, "unassigned", "id", "role", "ministry", "candidates") == [
        ("data", "chair", "moef", ["moef-2026", "mpb"]),
        ("d-1", "partner", "moef", ["moef-2026", "mpb"]),
        ("g-2", "lead", "moef", ["moef-2026", "mpb"]),
    ]


def test_the_real_promise_of_a_ministry_that_was_split_has_no_successor() -> None:
    report = ministries.build(real("2026-11-23"), follows=True)

    assert rows(report, "unassigned", "id", "role", "ministry") == [
        ("data-economy", "chair", "moef"),
        ("dg-5-3", "lead", "moef"),
    ]


def test_a_post_in_several_taskforces_is_said() -> None:
    assert rows(ministries.build(real("2020-04-15")), "posts", "post", "role", "taskforces") == [
        (
            {"ko": "과학기술정보통신부 2차관", "en": "2nd Vice Minister of Science and ICT"},
            "co-chair",
            ["data-economy", "digital-government", "digital-media"],
        )
    ]


def test_the_posts_of_a_ministry_stay_with_its_promises() -> None:
    tracker = tracker_in(DATA)
    renamed = tracker.taskforces[1].chair.replace(ministry="kostat")
    moved = tracker.taskforces[1].replace(chair=renamed)
    data = tracker.replace(taskforces=(tracker.taskforces[0], moved))
    view = View(judge(data, date(2026, 11, 23)))

    report = ministry_work.build(view, "mods", follows=True)

    assert rows(report, "posts", "ministry", "role", "taskforces") == [("kostat", "chair", ["gov"])]


def test_what_nobody_wrote_down_is_not_counted_as_none() -> None:
    found = rows(ministries.build(example("2020-04-15")), "by_ministry", "waiting", "issues")

    assert set(found) == {(None, None)}


def test_ministries_come_worst_first_and_what_names_none_last() -> None:
    assert rows(ministries.build(seen()), "by_ministry", "ministry", "overdue", "due_soon") == [
        ("mois", 1, 1),
        ("kostat", 1, 0),
        ("moef", 0, 1),
        ("msit", 0, 0),
        (None, 1, 0),
    ]


def test_every_ministry_is_in_a_row_or_among_the_others() -> None:
    report = ministries.build(seen("2020-04-15"))

    assert rows(report, "others", "kind", "ministries") == [
        ("member", ["fsc"]),
        ("name", ["moj"]),
        ("to-come", ["moef-2026", "mpb", "mods"]),
    ]
    listed = {one for (one,) in rows(report, "by_ministry", "ministry")}
    assert listed == {"mois", "kostat", "moef", "msit", None}
