import csv
import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import urlsplit

import pytest

from dnatrack.app.site import publish
from dnatrack.app.workspace import open_workspace
from dnatrack.formats.data import shape
from dnatrack.i18n import Language, language, use_language
from dnatrack.judging.schedule import ScheduleState
from dnatrack.judging.tally import Outcome
from dnatrack.reports import (
    legislation,
    ministries,
    ministry_work,
    outcomes,
    overdue,
    show,
    timeline,
)
from dnatrack.reports.report import Report
from dnatrack.reports.selection import EVERYTHING
from dnatrack.site import Published, build, lists
from dnatrack.site.home import shares
from dnatrack.site.lists import AHEAD
from dnatrack.site.milestone import summary_of
from tests.history.repositories import Step
from tests.site.conftest import DAY
from tests.site.reading import ReadPage
from tests.site.seeing import promise
from tests.site.seeing import published as published_of

KINDS = {
    "overdue", "changes", "timeline", "ministries", "legislation", "report", "search", "data",
    "about", "index", "task", "taskforce", "priority", "milestone", "ministry", "source", "meeting",
}  # fmt: skip


def pages_of(files: Mapping[str, bytes]) -> dict[str, ReadPage]:
    return {path: ReadPage(text) for path, text in files.items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def pages(files: Mapping[str, bytes]) -> dict[str, ReadPage]:
    return pages_of(files)


def test_there_is_every_kind_of_page_in_both_languages(files: Mapping[str, bytes]) -> None:
    paths = [PurePosixPath(one) for one in files if one.endswith(".html")]

    for spoken in ("ko", "en"):
        own = [one for one in paths if one.parts[0] == spoken]
        assert {one.with_suffix("").parts[1] for one in own} == KINDS


def test_every_link_leads_to_a_file_of_the_site(
    files: Mapping[str, bytes], pages: dict[str, ReadPage]
) -> None:
    anchors = {(path, given.get("id")) for path, page in pages.items() for _, given in page.tags}
    broken = [
        (path, link)
        for path, page in pages.items()
        for link in page.links()
        if not (asked := urlsplit(link)).scheme
        and (to := normpath(f"{PurePosixPath(path).parent}/{asked.path}") if asked.path else path)
        and (to not in files or (asked.fragment and (to, asked.fragment) not in anchors))
    ]

    assert broken == []


def test_every_page_leads_to_its_twin_and_says_in_a_sentence_how_it_stands(
    pages: dict[str, ReadPage],
) -> None:
    for path, page in pages.items():
        spoken, _, rest = path.partition("/")
        if rest:
            twin = {"ko": "en", "en": "ko"}[spoken]
            shown = [normpath(f"{PurePosixPath(path).parent}/{one}") for one in page.links()]
            assert f"{twin}/{rest}" in shown
            assert {"summary", "lead"} & {given.get("class") for _, given in page.tags}, path


def test_no_page_asks_for_anything_from_elsewhere(pages: dict[str, ReadPage]) -> None:
    for page in pages.values():
        for tag, attrs in page.tags:
            asked = attrs.get("src") or (attrs.get("href") if tag == "link" else None)
            is_own = attrs.get("rel") in {"canonical", "alternate"}
            assert is_own or not asked or urlsplit(asked).scheme in {"", "data"}
            assert not [one for one in attrs if one == "style" or one.startswith("on")]


def test_the_same_data_and_day_give_the_same_bytes_and_leave_the_language_alone(
    files: Mapping[str, bytes], tracker: Path
) -> None:
    again = publish(open_workspace(tracker), on=DAY, base_url="https://example.org/x/")
    built = {}
    for one in build(again):
        built[one.path] = one.content
        assert language() is Language.KO

    assert built == files


def test_pages_name_no_command_but_the_one_that_checks_them(pages: dict[str, ReadPage]) -> None:
    for path, page in pages.items():
        named = re.findall(r"dnatrack (?!\d)\w+", page.text)
        assert set(named) <= ({"dnatrack show"} if "/milestone/" in path else set())


# Every number is that of a report.


def reports_of(published: Published) -> dict[str, Report]:
    """The report of each page, as a program gets it."""
    view = published.view
    tracker = view.judgement.tracker
    found = {
        "index": Report("index", "", tables=outcomes.tables(view)),
        "overdue": overdue.build(view, EVERYTHING, within=AHEAD),
        "timeline": timeline.build(view, view.judgement.items, timeline.Range()),
        "ministries": ministries.build(view),
        "legislation": legislation.build(view, EVERYTHING),
    }
    for one in view.judgement.milestones:
        found[f"milestone/{one.owed.id}"] = show.build(view, one.owed.id)
    for item in view.judgement.items:
        kind = "taskforce" if item.is_taskforce else "task"
        found[f"{kind}/{item.id}"] = show.build(view, item.id)
    for ministry in tracker.ministries:
        found[f"ministry/{ministry.id}"] = ministry_work.build(view, ministry.id)
    for id_ in tracker.sources:
        found[f"source/{id_}"] = show.build(view, id_)
    for meeting in tracker.meetings:
        found[f"meeting/{meeting.id}"] = show.build(view, meeting.id)
    return found


def number_in(text: str) -> int:
    """The number with which a text begins, as a page writes it."""
    digits = re.search(r"-?[\d,]+", text.replace("+", "").removeprefix("≥ "))
    return int(digits[0].replace(",", "")) if digits else 0


@pytest.mark.parametrize("spoken", list(Language))
def test_every_number_in_a_table_is_that_of_its_report(
    published: Published, pages: dict[str, ReadPage], spoken: Language
) -> None:
    compared = 0
    use_language(spoken)
    for path, report in reports_of(published).items():
        values, page = shape(report), pages[f"{spoken}/{path}.html"]
        for table in (one for one in page.tables if one.key in {of.key for of in report.tables}):
            shown = page.table(table.key)
            rows = values[table.key]
            assert isinstance(rows, list)
            assert len(shown.rows) == len(rows), (path, table.key)
            for row, said in zip(shown.rows, rows, strict=True):
                for column, text in zip(shown.columns, row, strict=True):
                    value = said.get(column)
                    if type(value) is int and text:
                        assert number_in(text) == value, (path, table.key, column)
                        compared += 1

    assert compared > 100


def test_every_fact_is_that_of_its_report(published: Published, files: Mapping[str, bytes]) -> None:
    for path, report in reports_of(published).items():
        text = files[f"ko/{path}.html"].decode()
        shown = dict(re.findall(r'<dd data-fact="([^"]*)">(.*?)</dd>', text))
        for one in report.details:
            if one.key in shown:
                plain = ReadPage(shown[one.key].encode()).text.replace(" ", "")
                assert plain == one.cell.text.replace(" ", ""), (path, one.key)


def test_the_home_page_says_what_became_of_all_promises(
    published: Published, pages: dict[str, ReadPage]
) -> None:
    judgement = published.view.judgement
    total = len(judgement.milestones) + sum(len(one.lost) for one in judgement.items)
    page = pages["en/index.html"]
    shown = page.table("outcomes")

    assert sum(number_in(row[shown.columns.index("milestones")]) for row in shown.rows) == total
    assert f"Of {total} promises" in page.text
    assert all(row[0] for row in shown.rows)


def test_the_sentence_about_promises_adds_up() -> None:
    counts = Counter({Outcome.KEPT_LATE: 2, Outcome.KEPT_IN_TIME: 1, Outcome.UNKNOWN: 1200})
    korean = outcomes.sentence(counts)
    use_language(Language.EN)

    assert korean == "약속 1,203건 가운데 3건을 이행했고, 1,200건은 결과를 확인하지 못했습니다."
    assert outcomes.sentence(counts) == (
        "Of 1,203 promises, 3 were kept and the outcome of 1,200 is unknown."
    )


def test_what_cannot_be_read_has_a_page_and_is_counted(pages: dict[str, ReadPage]) -> None:
    assert "cannot be read" in pages["en/task/med-2.html"].text
    assert "cannot be read" in pages["en/milestone/gov-1-2/broken.html"].text


def test_a_milestone_tells_how_its_deadline_moved(pages: dict[str, ReadPage]) -> None:
    moves = pages["en/milestone/gov-1-1/law.html"].table("moves")

    assert any("no reason given" in cell for row in moves.rows for cell in row)


def test_a_day_of_the_past_knows_no_later_move(tracker: Path) -> None:
    def moves_seen(day: str) -> bool:
        made = {one.path: one.content for one in build(publish(open_workspace(tracker), on=day))}
        page = ReadPage(made["en/milestone/gov-1-1/law.html"])
        return "moves" in {one.key for one in page.tables}

    assert (moves_seen("2020-10-31"), moves_seen("2020-11-01")) == (False, True)


def test_a_search_finds_a_ministry_by_any_of_its_names(pages: dict[str, ReadPage]) -> None:
    text = pages["ko/search.html"].text

    assert "행안부" in text
    assert "MOIS" in text
    assert "국무조정실" in text


# A hostile tracker.

HOSTILE = (
    '<script>alert(1)</script> {{ 7*191 }} \u202eevil"><img src=x onerror=alert(1)> ' + "w" * 300
)


def test_hostile_titles_stay_text(copied: Path) -> None:
    title = f"{{ko: {json.dumps(HOSTILE)}, en: {json.dumps(HOSTILE)}}}"
    for file in copied.rglob("*.yaml"):
        text = file.read_text("utf-8")
        file.write_text(re.sub(r"title: \{ko: [^}]*\}", lambda _: f"title: {title}", text), "utf-8")
    hostile = {one.path: one.content for one in build(publish(open_workspace(copied), on=DAY))}
    pages = pages_of(hostile)

    assert "evil" in pages["en/milestone/gov-1-1/law.html"].text
    for path, page in pages.items():
        scripts = [str(attrs.get("src")) for tag, attrs in page.tags if tag == "script"]
        assert [one.rpartition("/")[2] for one in scripts] == ["script.js"] * ("/" in path)
        assert not [attrs for tag, attrs in page.tags if tag == "img" or "onerror" in attrs]
        assert "1337" not in page.text
        assert "\u202e" not in page.text


def test_no_two_files_differ_by_case_alone(copied: Path) -> None:
    sources = copied / "sources.yaml"
    entry = "  s1: {title: 작은, publisher: 작은, kind: press, seen: excerpt}\n"
    sources.write_text(sources.read_text("utf-8") + entry, "utf-8")
    paths = [one.path for one in build(publish(open_workspace(copied), on=DAY))]

    assert "ko/source/S1.html" in paths
    assert len({one.casefold() for one in paths}) == len(paths)


def test_a_tracker_of_one_language_has_pages_in_one(copied: Path) -> None:
    settings = copied / "tracker.yaml"
    text = re.sub(
        r"(?m)^title:.*$", "title: {ko: 하나}\nlanguages: [ko]", settings.read_text("utf-8")
    )
    settings.write_text(text, "utf-8")
    found = [one.path for one in build(publish(open_workspace(copied), on=DAY))]

    assert "ko/index.html" in found
    assert not [one for one in found if one.startswith("en/")]


def test_pages_lead_to_what_can_be_followed(files: Mapping[str, bytes]) -> None:
    ministry, taskforce, home = (
        files[f"en/{path}.html"].decode() for path in ("ministry/mois", "taskforce/gov", "index")
    )

    assert 'href="../feeds/ministry/mois.xml"' in ministry
    assert 'href="../calendar/ministry/mois.ics"' in ministry
    assert 'href="../calendar/taskforce/gov.ics"' in taskforce
    assert 'href="feeds/slips.xml"' in home
    assert all(
        b'rel="alternate" type="application/atom+xml"' in content
        for path, content in files.items()
        if path.startswith("en/") and path.endswith(".html")
    )


def test_each_number_of_the_bar_has_room() -> None:
    counts = Counter({Outcome.KEPT_IN_TIME: 90, Outcome.LATE_NOW: 1, Outcome.UNKNOWN: 1000})
    numbers = shares(counts)

    assert [(one.number, one.line) for one in numbers] == [("90", 0), ("1", 0), ("1,000", 1)]
    assert [one.at for one in numbers] == ["0.00%", "8.25%", "8.34%"]
    assert shares(Counter({Outcome.KEPT_LATE: 99, Outcome.UNREADABLE: 1}))[1].at == "96.70%"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"lifecycle": "done", "done_on": "2020-04", "completion": "partial"},
            "It was promised for 2020-03-31 and done at least 1 day late (in part, Apr 2020).",
        ),
        (
            {"lifecycle": "planned"},
            "It was promised for 2020-03-31, is not done and is 1 day late.",
        ),
    ],
)
def test_a_sentence_says_days_in_full(tmp_path: Path, fields: dict[str, str], said: str) -> None:
    use_language(Language.EN)
    seen = published_of(tmp_path, Step(promise("2020-03-31", **fields)), on="2020-04-01")
    one = seen.view.judgement.milestones_by_id["dg-1/first"]

    assert summary_of(one) == said.replace("2020-03-31", "31 Mar 2020")


def test_the_lists_say_what_they_come_to(tracker: Path) -> None:
    use_language(Language.EN)
    plans = lists.plans(publish(open_workspace(tracker), on=DAY))
    said = {one.path: one.build().summary for one in plans}

    assert {key: said[key] for key in ("ministries", "legislation", "overdue", "changes")} == {
        "ministries": (
            "Ministries that lead a task: 3; that work on one: 2; "
            "with a promise that is late now: 1."
        ),
        "legislation": "Laws that were to be made or amended: 1; in force: 0.",
        "overdue": (
            "1 promise is past the deadline and not done. "
            "For 1 more the deadline is past and the outcome unknown."
        ),
        "changes": (
            "Moves of a deadline: 3, of 2 promises; 3 to a later day, 1 without a reason. "
            "Promises that were removed: 0."
        ),
    }


def test_what_falls_due_next_is_headed_by_the_day_until_which(
    files: Mapping[str, bytes],
) -> None:
    found = [files[f"{spoken}/overdue.html"].decode() for spoken in ("ko", "en")]

    assert "<h2>2021. 6. 13.까지 기한이 도래하는 이정표(2건)</h2>" in found[0]
    assert "<h2>Due by 13 Jun 2021: 2</h2>" in found[1]


def test_lists_of_legislation_lead_with_the_names_of_the_laws(
    files: Mapping[str, bytes], pages: dict[str, ReadPage]
) -> None:
    page = pages["en/legislation.html"]

    assert page.table("legislation").rows[0][0] == "전자정부법 gov-1-1/law"
    assert page.table("legislation").columns[:2] == ["id", "level"]
    assert {row[0] for row in page.table("stages").rows} == {"전자정부법"}
    assert b"id,law,level,lead" in files["csv/legislation/legislation.csv"]
    assert b"gov-1-1/law,drafted," in files["csv/legislation/stages.csv"]


def test_what_is_unknown_leads_to_how_to_tell(
    published: Published, pages: dict[str, ReadPage]
) -> None:
    for one in published.view.judgement.milestones:
        leads = "../../about.html#report" in pages[f"en/milestone/{one.owed.id}.html"].links()

        assert leads == (one.state is ScheduleState.OUTCOME_UNKNOWN)


def test_a_task_draws_the_life_of_each_milestone_and_tells_programs_none(
    files: Mapping[str, bytes],
) -> None:
    drawn = files["en/task/gov-1-1.html"].decode()
    (plain,) = csv.DictReader(files["csv/task/gov-1-1/milestones.csv"].decode().splitlines()[:2])

    assert drawn.count('<svg class="track"') == 3
    assert "track" not in plain
    assert b"track" not in files["csv/timeline/timeline.csv"].splitlines()[0]
