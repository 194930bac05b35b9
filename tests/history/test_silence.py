from datetime import date
from pathlib import Path

from dnatrack.history.silence import RecentPast, Silence, look_back, silences
from tests.history.repositories import Content, Step, milestone, repository, task
from tests.history.telling import day_of, ledger_in, told

TASK = "data/tasks/dg-1.yaml"
LADDER = (30, 90, 180)


def silent(folder: Path, *contents: tuple[str, Content], on: str) -> list[str]:
    """The silences, in words, where one file said this from each of some days on."""
    steps = [Step({TASK: text}, day=day) for day, text in contents]
    repository(folder, steps)
    return heard(folder, on=on)


def heard(folder: Path, *, on: str) -> list[str]:
    found = silences(ledger_in(folder / "data"), date.fromisoformat(on), day_of, ladder=LADDER)
    return list(map(_told, found))


def _told(one: Silence) -> str:
    return f"{one.id} since {one.since}: {one.days} d, step {one.step}; {told(one.last)}"


def test_a_threshold_is_passed_after_more_days_than_it_says(tmp_path: Path) -> None:
    text = task("dg-1", milestone())

    assert silent(tmp_path, ("2020-01-01", text), on="2020-01-31") == [
        "dg-1 since 2020-01-01: 30 d, step 0; dg-1 created"
    ]
    assert heard(tmp_path, on="2020-02-01") == ["dg-1 since 2020-01-01: 31 d, step 1; dg-1 created"]


def test_formatting_breaks_no_silence(tmp_path: Path) -> None:
    text = task("dg-1", milestone())
    rewritten = "# 새로 정렬\n" + text.replace("lead: mois", "lead:   'mois'")

    found = silent(tmp_path, ("2020-01-01", text), ("2020-05-01", rewritten), on="2020-07-01")

    assert found == ["dg-1 since 2020-01-01: 182 d, step 3; dg-1 created"]


def test_a_change_of_a_milestone_breaks_the_silence_of_its_task(tmp_path: Path) -> None:
    before = task("dg-1", milestone(), milestone("second"))
    after = task("dg-1", milestone(), milestone("second", due="2020-06"))

    found = silent(tmp_path, ("2020-01-01", before), ("2020-03-01", after), on="2020-03-11")

    moved = "dg-1/second postponed 2020-03 -> 2020-06 +91"
    assert found == [f"dg-1 since 2020-03-01: 10 d, step 0; {moved}"]


def test_news_break_the_silence(tmp_path: Path) -> None:
    before = task("dg-1", milestone())
    after = before + "updates: [{on: 2020-02, text: 설명회를 엶, sources: [S1]}]\n"

    found = silent(tmp_path, ("2020-01-01", before), ("2020-03-01", after), on="2020-03-11")

    said = "dg-1 update - -> 2020-02 설명회를 엶"
    assert found == [f"dg-1 since 2020-03-01: 10 d, step 0; {said}"]


def test_of_one_commit_the_weightiest_change_speaks(tmp_path: Path) -> None:
    done = milestone(lifecycle="done", done_on="2020-02-03", evidence="[S1]", title="새 이름")
    before = task("dg-1", milestone(), milestone("second"))

    found = silent(
        tmp_path,
        ("2020-01-01", before),
        ("2020-03-01", task("dg-1", done, milestone("second"))),
        on="2020-03-02",
    )

    said = "dg-1/first done planned -> 2020-02-03"
    assert found == [f"dg-1 since 2020-03-01: 1 d, step 0; {said}"]


def test_what_happens_after_the_day_is_not_known_yet(tmp_path: Path) -> None:
    before = task("dg-1", milestone())
    after = task("dg-1", milestone(lifecycle="done", done_on="2020-04-01"))

    found = silent(tmp_path, ("2020-01-01", before), ("2020-04-02", after), on="2020-04-01")

    assert found == ["dg-1 since 2020-01-01: 91 d, step 2; dg-1 created"]
    assert heard(tmp_path, on="2019-12-31") == []


def test_a_task_all_of_whose_countable_milestones_are_done_is_not_silent(tmp_path: Path) -> None:
    text = task(
        "dg-1",
        milestone(lifecycle="done", done_on="2020-01-01"),
        milestone("gone", lifecycle="cancelled"),
    )

    assert silent(tmp_path, ("2020-01-05", text), on="2021-01-01") == []


def test_what_ended_and_goes_on_again_is_open(tmp_path: Path) -> None:
    done = task("dg-1", milestone(lifecycle="done", done_on="2020-01-01"))
    undone = task("dg-1", milestone(lifecycle="in-progress"))

    found = silent(tmp_path, ("2020-01-05", done), ("2020-02-05", undone), on="2020-02-06")

    said = "dg-1/first undone 2020-01-01 -> in-progress"
    assert found == [f"dg-1 since 2020-02-05: 1 d, step 0; {said}"]


def test_finished_and_withdrawn_tasks_are_left_out_and_unknown_ones_are_not(
    tmp_path: Path,
) -> None:
    lifecycles = ("done", "cancelled", "superseded", "unknown", "on-hold", "planned")
    files = {
        f"data/tasks/dg-{number}.yaml": task(f"dg-{number}", lifecycle=lifecycle)
        for number, lifecycle in enumerate(lifecycles, 1)
    }
    repository(tmp_path, [Step(files, day="2020-01-01")])

    found = [one.partition(" ")[0] for one in heard(tmp_path, on="2020-01-02")]

    assert found == ["dg-4", "dg-5", "dg-6"]


def test_what_is_gone_is_not_silent(tmp_path: Path) -> None:
    text = task("dg-1", milestone(), milestone("second"))
    other = {"data/tasks/dg-2.yaml": task("dg-2")}
    gone: dict[str, Content] = {TASK: None}
    steps = [Step({TASK: text, **other}, day="2020-01-01"), Step(gone, day="2020-02-01")]
    repository(tmp_path, steps)

    assert heard(tmp_path, on="2020-01-02") == [
        "dg-1 since 2020-01-01: 1 d, step 0; dg-1 created",
        "dg-2 since 2020-01-01: 1 d, step 0; dg-2 created",
    ]
    assert heard(tmp_path, on="2020-02-01") == ["dg-2 since 2020-01-01: 31 d, step 1; dg-2 created"]


def test_a_taskforce_counts_by_the_milestones_that_it_owes_itself(tmp_path: Path) -> None:
    text = f"taskforces:\n  - id: dg\n    milestones:\n      - {milestone()}\n  - id: media\n"
    repository(tmp_path, [Step({"data/taskforces.yaml": text}, day="2020-01-01")])

    assert heard(tmp_path, on="2020-01-02") == ["dg since 2020-01-01: 1 d, step 0; dg created"]


def test_the_longest_silence_comes_first(tmp_path: Path) -> None:
    steps = [
        Step({f"data/tasks/{id_}.yaml": task(id_, milestone())}, day=day)
        for id_, day in (("dg-2", "2020-01-01"), ("dg-3", "2020-03-01"), ("dg-1", "2020-03-01"))
    ]
    repository(tmp_path, steps)

    found = [one.partition(":")[0] for one in heard(tmp_path, on="2020-03-11")]

    assert found == ["dg-2 since 2020-01-01", "dg-1 since 2020-03-01", "dg-3 since 2020-03-01"]


DONE = milestone(lifecycle="done", done_on="2020-05-02")


def looked_back(folder: Path, *steps: tuple[str, str], on: str) -> RecentPast:
    repository(folder, [Step({TASK: text}, day=day) for day, text in steps])
    return look_back(ledger_in(folder / "data"), date.fromisoformat(on), day_of)


def test_how_milestones_stood_at_the_ends_of_three_months(tmp_path: Path) -> None:
    found = looked_back(
        tmp_path,
        ("2020-03-02", task("dg-1", milestone())),
        ("2020-05-02", task("dg-1", DONE, milestone("second", due="2020-06"))),
        on="2020-06-15",
    )

    assert found == RecentPast(
        (date(2020, 3, 31), date(2020, 4, 30), date(2020, 5, 31)),
        {"dg-1/first": "old", "dg-1/second": "  o"},
        {"dg-1": 44},
    )


def test_the_end_of_a_month_is_before_the_day_itself(tmp_path: Path) -> None:
    found = looked_back(tmp_path, ("2020-01-01", task("dg-1", milestone())), on="2020-05-31")

    assert found.days == (date(2020, 2, 29), date(2020, 3, 31), date(2020, 4, 30))


def test_what_has_another_id_stood_there_before(tmp_path: Path) -> None:
    found = looked_back(
        tmp_path,
        ("2020-03-02", task("dg-1", milestone())),
        ("2020-05-02", task("dg-1", milestone("second", due="2020-06"))),
        on="2020-06-15",
    )

    assert found.standings == {"dg-1/second": "olo"}
    assert found.silent == {"dg-1": 44}


def test_months_before_the_history_begins_are_left_out(tmp_path: Path) -> None:
    found = looked_back(tmp_path, ("2020-05-20", task("dg-1", milestone())), on="2020-06-15")

    assert found.days == (date(2020, 5, 31),)
    assert found.standings == {"dg-1/first": "l"}


def test_in_hindsight_no_months_are_compared(tmp_path: Path) -> None:
    found = looked_back(
        tmp_path,
        ("2020-03-02", task("dg-1", milestone())),
        ("2020-07-02", task("dg-1", DONE)),
        on="2020-06-15",
    )

    assert found == RecentPast((), {}, {"dg-1": 105})
