"""Where a data folder can lie, and what a commit can do to its files."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.uncommitted import find_uncommitted
from tests.history.repositories import Step, extend, git, milestone, moved, repository, task
from tests.history.telling import events_in, ledger_in

pytestmark = pytest.mark.usefixtures("nothing_remembered")

MOVED = ["dg-1/first postponed 2020-03 -> 2020-06 +91"]


def later(files: dict[str, str | bytes | None]) -> dict[str, str | bytes | None]:
    """The same files, with `data/` as the root."""
    return {path.removeprefix("data/"): content for path, content in files.items()}


def test_the_data_folder_is_not_the_root(tmp_path: Path) -> None:
    repository(tmp_path, [Step(moved("2020-03")), Step(moved("2020-06"))])

    assert events_in(tmp_path / "data", after=1) == MOVED


def test_the_data_folder_is_the_root(tmp_path: Path) -> None:
    repository(tmp_path, [Step(later(moved("2020-03"))), Step(later(moved("2020-06")))])

    assert events_in(tmp_path, after=1) == MOVED


def test_a_folder_whose_name_begins_alike_is_another_one(tmp_path: Path) -> None:
    repository(
        tmp_path,
        [Step(moved("2020-03")), Step({"data2/tasks/dg-1.yaml": task("dg-1", milestone())})],
    )

    assert events_in(tmp_path / "data", after=1) == []


@pytest.mark.parametrize("name", ["자료 폴더", "ab\tc", 'a"b', "*", ":(glob)x", "-x", "[a]"])
def test_a_data_folder_of_any_name(tmp_path: Path, name: str) -> None:
    folder = repository(tmp_path / name / "repo", [])
    steps = [Step(moved(due)) for due in ("2020-03", "2020-06")]
    extend(folder, steps)
    (folder / "data").rename(folder / name)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "renamed")
    changed = task("dg-1", milestone(due="2020-09"))
    (folder / name / "tasks/dg-1.yaml").write_text(changed)
    git(folder, "commit", "-q", "-a", "-m", "moved")

    assert events_in(folder / name) == [
        "dg-1 created",
        "dg-1/first created - -> 2020-03",
        *MOVED,
        "dg-1/first postponed 2020-06 -> 2020-09 +92",
    ]


def test_a_second_working_tree_has_the_history_of_its_own_branch(tmp_path: Path) -> None:
    main = repository(tmp_path / "main", [Step(moved("2020-03"))])
    git(main, "worktree", "add", "-q", "-b", "other", "../other")
    (tmp_path / "other/data/tasks/dg-1.yaml").write_text(task("dg-1", milestone(due="2020-06")))
    git(tmp_path / "other", "commit", "-q", "-a", "-m", "moved")

    assert events_in(tmp_path / "other/data", after=1) == MOVED
    assert events_in(main / "data", after=1) == []


def test_a_submodule_has_its_own_history(tmp_path: Path) -> None:
    inner = repository(tmp_path / "inner", [Step(moved("2020-03")), Step(moved("2020-06"))])
    outer = repository(tmp_path / "outer", [Step({"README": "x"})])
    git(outer, "submodule", "--quiet", "add", str(inner), "plan")
    git(outer, "commit", "-q", "-m", "plan")

    assert events_in(outer / "plan/data", after=1) == MOVED


def test_what_is_checked_out_counts_even_without_a_branch(tmp_path: Path) -> None:
    steps = [Step(moved(due)) for due in ("2020-03", "2020-06", "2020-09")]
    repository(tmp_path, steps)
    git(tmp_path, "checkout", "-q", "--detach", "HEAD~1")

    assert events_in(tmp_path / "data", after=1) == MOVED


def test_a_repository_with_long_ids(tmp_path: Path) -> None:
    steps = [Step(moved("2020-03")), Step(moved("2020-06"))]
    repository(tmp_path, steps, options=["--object-format=sha256"])
    (tmp_path / "data/tasks/dg-1.yaml").touch()

    assert events_in(tmp_path / "data", after=1) == MOVED
    assert find_uncommitted(GitRepository.around(tmp_path / "data")).changes == ()


def test_packed_branches_and_objects(tmp_path: Path) -> None:
    repository(tmp_path, [Step(moved("2020-03")), Step(moved("2020-06"))])
    git(tmp_path, "gc", "-q")
    git(tmp_path, "pack-refs", "--all")
    assert not (tmp_path / ".git/refs/heads/main").exists()

    assert events_in(tmp_path / "data", after=1) == MOVED


def test_a_repository_without_a_commit_has_only_what_is_not_committed(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "tasks").mkdir()
    (tmp_path / "tasks/dg-1.yaml").write_text(task("dg-1", milestone()))

    ledger = ledger_in(tmp_path)

    assert [(event.commit.id, event.change.id) for event in ledger.events] == [
        ("", "dg-1"),
        ("", "dg-1/first"),
    ]
    assert ledger.head is None


def test_a_repository_whose_commits_never_touch_the_data(tmp_path: Path) -> None:
    repository(tmp_path, [Step({"README": "x"})])
    (tmp_path / "data/tasks").mkdir(parents=True)

    assert events_in(tmp_path / "data") == []


def test_a_branch_that_was_just_begun_has_no_history(tmp_path: Path) -> None:
    repository(tmp_path, [Step(moved("2020-03"))])
    git(tmp_path, "checkout", "-q", "--orphan", "other")

    assert {event.commit.id for event in ledger_in(tmp_path / "data").events} == {""}


class TestMerges:
    def test_what_a_branch_did_comes_with_the_merge_and_its_pull_request(
        self, tmp_path: Path
    ) -> None:
        repository(tmp_path, [Step(moved("2020-03"))])
        git(tmp_path, "checkout", "-q", "-b", "topic")
        extend(tmp_path, [Step(moved(due)) for due in ("2020-04", "2020-06")], branch="topic")
        git(tmp_path, "checkout", "-q", "main")
        git(tmp_path, "merge", "-q", "--no-ff", "-m", "Merge pull request #7 from x", "topic")

        found = [
            (one.change.old, one.change.new, one.commit.pull_request)
            for one in ledger_in(tmp_path / "data").due_events
        ]

        assert found == [("2020-03", "2020-06", 7)]

    def test_a_branch_merged_into_another_place_gives_no_event_twice(self, tmp_path: Path) -> None:
        repository(tmp_path, [Step(moved("2020-03"))])
        git(tmp_path, "checkout", "-q", "-b", "topic")
        extend(tmp_path, [Step(moved("2020-06"))], branch="topic")
        git(tmp_path, "checkout", "-q", "main")
        extend(tmp_path, [Step({"README": "x"})])
        git(tmp_path, "merge", "-q", "--no-ff", "-m", "one", "topic")
        git(tmp_path, "checkout", "-q", "topic")
        git(tmp_path, "merge", "-q", "--no-ff", "-m", "two", "main")
        git(tmp_path, "checkout", "-q", "main")
        git(tmp_path, "merge", "-q", "--no-ff", "-m", "three", "topic")

        assert events_in(tmp_path / "data", after=1) == MOVED

    def test_a_merge_of_three_branches(self, tmp_path: Path) -> None:
        repository(tmp_path, [Step(moved("2020-03"))])
        for name in ("a", "b", "c"):
            git(tmp_path, "checkout", "-q", "-b", name, "main")
            text = task(f"{name}-1", milestone())
            extend(tmp_path, [Step({f"data/tasks/{name}-1.yaml": text})], branch=name)
        git(tmp_path, "checkout", "-q", "main")
        extend(tmp_path, [Step({"README": "x"})])
        git(tmp_path, "merge", "-q", "-m", "all of them (#12)", "a", "b", "c")

        events = ledger_in(tmp_path / "data").events

        assert [one.change.id for one in events][2:] == [
            *("a-1", "a-1/first"), *("b-1", "b-1/first"), *("c-1", "c-1/first"),
        ]  # fmt: skip
        assert {one.commit.pull_request for one in events[2:]} == {12}

    def test_a_merge_that_takes_the_other_side_is_seen(self, tmp_path: Path) -> None:
        repository(tmp_path, [Step(moved("2020-03"))])
        git(tmp_path, "checkout", "-q", "-b", "topic")
        extend(tmp_path, [Step(moved("2020-06"))], branch="topic")
        git(tmp_path, "checkout", "-q", "main")
        extend(tmp_path, [Step(moved("2020-12"))])
        git(tmp_path, "merge", "-q", "-s", "ours", "--no-commit", "topic")
        git(tmp_path, "checkout", "topic", "--", "data")
        git(tmp_path, "commit", "-q", "-m", "theirs")

        assert events_in(tmp_path / "data", after=1) == [
            "dg-1/first postponed 2020-03 -> 2020-12 +275",
            "dg-1/first brought-forward 2020-12 -> 2020-06 -184",
        ]


class TestFiles:
    def test_renaming_a_file_is_no_event(self, tmp_path: Path) -> None:
        text = task("dg-1", milestone())
        repository(
            tmp_path,
            [
                Step({"data/tasks/dg-1.yaml": text}),
                Step({"data/tasks/dg-1.yaml": None, "data/tasks/모바일.yaml": text}),
            ],
        )

        assert events_in(tmp_path / "data", after=1) == []

    def test_renaming_a_file_in_two_commits_is_no_event(self, tmp_path: Path) -> None:
        text = task("dg-1", milestone())
        steps = [
            Step({"data/tasks/dg-1.yaml": text}),
            Step({"data/tasks/new.yaml": text}),
            Step({"data/tasks/dg-1.yaml": None}),
            Step({"data/tasks/new.yaml": task("dg-1", milestone(due="2020-06"))}),
        ]
        repository(tmp_path, steps)

        assert events_in(tmp_path / "data", after=1) == MOVED

    def test_of_two_files_with_the_same_id_the_first_one_counts(self, tmp_path: Path) -> None:
        texts = {due: task("dg-1", milestone(due=due)) for due in ("2020-03", "2020-06", "2020-09")}
        steps = [
            Step({"data/tasks/a.yaml": texts["2020-03"]}),
            Step({"data/tasks/b.yaml": texts["2020-06"]}),
            Step({"data/tasks/b.yaml": texts["2020-09"]}),
            Step({"data/tasks/a.yaml": None}),
        ]
        repository(tmp_path, steps)

        assert events_in(tmp_path / "data", after=1) == [
            "dg-1/first postponed 2020-03 -> 2020-09 +183"
        ]

    def test_ids_that_are_repeated_and_ids_that_become_so_in_one_commit(
        self, tmp_path: Path
    ) -> None:
        one, other = task("dg-1", milestone()), task("dg-2", milestone())
        steps = [
            Step({"data/tasks/a.yaml": one, "data/tasks/b.yaml": one, "data/tasks/c.yaml": other}),
            Step({"data/tasks/b.yaml": one + "note: x\n", "data/tasks/d.yaml": other}),
            Step({"data/tasks/a.yaml": None, "data/tasks/c.yaml": None}),
        ]
        repository(tmp_path, steps)

        assert events_in(tmp_path / "data", after=1) == []

    def test_a_broken_file_that_is_renamed_is_not_taken_for_deleted(self, tmp_path: Path) -> None:
        steps = [
            Step(moved("2020-03")),
            Step({"data/tasks/dg-1.yaml": None, "data/tasks/new.yaml": "broken: ["}),
            Step({"data/tasks/new.yaml": None, "data/tasks/newer.yaml": "broken: ["}),
            Step({"data/tasks/newer.yaml": task("dg-1", milestone(due="2020-06"))}),
        ]
        repository(tmp_path, steps)

        ledger = ledger_in(tmp_path / "data")

        assert events_in(tmp_path / "data", after=1) == MOVED
        assert [one.files for one in ledger.unread] == [
            ("tasks/new.yaml",),
            ("tasks/newer.yaml",),
        ]

    def test_broken_files_that_are_renamed_together_are_told_by_their_content(
        self, tmp_path: Path
    ) -> None:
        texts = {"dg-1": task("dg-1", milestone()), "dg-2": task("dg-2", milestone())}
        steps = [
            Step({f"data/tasks/{id_}.yaml": text for id_, text in texts.items()}),
            Step({f"data/tasks/{id_}.yaml": f"{id_}: [" for id_ in texts}),
            Step(
                {f"data/tasks/{id_}.yaml": None for id_ in texts}
                | {f"data/tasks/new-{id_}.yaml": f"{id_}: [" for id_ in texts}
            ),
            Step({f"data/tasks/new-{id_}.yaml": text for id_, text in texts.items()}),
        ]
        repository(tmp_path, steps)

        assert events_in(tmp_path / "data", after=1) == []

    def test_a_committed_link_to_the_folder_of_tasks_is_said(self, tmp_path: Path) -> None:
        repository(tmp_path, [Step({"data/plan/dg-1.yaml": task("dg-1")})])
        (tmp_path / "data/tasks").symlink_to("plan")
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-q", "-m", "link")

        assert [one.files for one in ledger_in(tmp_path / "data").unread] == [("tasks",)]

    def test_moving_a_task_to_another_taskforce_is_one_event(self, tmp_path: Path) -> None:
        steps = [
            Step({"data/tasks/dg-1.yaml": task("dg-1", milestone(), taskforce=name)})
            for name in ("dg", "data-economy")
        ]
        repository(tmp_path, steps)

        assert events_in(tmp_path / "data", after=1) == ["dg-1 moved dg -> data-economy"]

    def test_milestones_of_a_taskforce_are_followed_too(self, tmp_path: Path) -> None:
        text = "taskforces:\n- {{id: dg, name: 범정부 TF, milestones: [{}]}}\n"
        steps = [
            Step({"data/taskforces.yaml": text.format(milestone(due=due))})
            for due in ("2020-03", "2020-06")
        ]
        repository(tmp_path, steps)

        assert events_in(tmp_path / "data", after=1) == [
            "dg/first postponed 2020-03 -> 2020-06 +91"
        ]

    def test_a_link_is_said_and_never_compared(self, tmp_path: Path) -> None:
        repository(tmp_path, [Step(moved("2020-03")), Step(moved("2020-06"))])
        file = tmp_path / "data/tasks/dg-1.yaml"
        file.rename(tmp_path / "data/elsewhere.yaml")
        file.symlink_to("../elsewhere.yaml")
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-q", "-m", "link")

        ledger = ledger_in(tmp_path / "data")

        assert [one.change.kind for one in ledger.events][2:] == ["postponed"]
        assert [one.files for one in ledger.unread] == [("tasks/dg-1.yaml",)]

    def test_hidden_files_and_files_of_folders_below_are_nothing(self, tmp_path: Path) -> None:
        text = task("dg-1", milestone())
        names = ("tasks/.dg-1.yaml", "tasks/old/dg-1.yaml", "tasks/dg-1.yml", "dg-1.yaml")
        repository(tmp_path, [Step({f"data/{name}": text for name in names})])

        assert events_in(tmp_path / "data") == []

    def test_line_ends_of_windows_are_no_event(self, tmp_path: Path) -> None:
        text = task("dg-1", milestone())
        steps = [Step({"data/tasks/dg-1.yaml": one}) for one in (text, text.replace("\n", "\r\n"))]
        repository(tmp_path, steps)

        assert events_in(tmp_path / "data", after=1) == []

    def test_a_checkout_with_line_ends_of_windows_is_no_event(self, tmp_path: Path) -> None:
        repository(tmp_path, [Step(moved("2020-03"))])
        git(tmp_path, "config", "core.autocrlf", "true")
        (tmp_path / "data/tasks/dg-1.yaml").unlink()
        git(tmp_path, "checkout", "--", ".")
        assert b"\r\n" in (tmp_path / "data/tasks/dg-1.yaml").read_bytes()

        before = events_in(tmp_path / "data", after=1)
        (tmp_path / "data/tasks/dg-1.yaml").touch()

        assert (before, events_in(tmp_path / "data", after=1)) == ([], [])


class TestDays:
    def test_the_day_is_that_of_the_committer_with_its_offset(self, tmp_path: Path) -> None:
        repository(tmp_path, [Step(moved("2020-03"))])
        file = tmp_path / "data/tasks/dg-1.yaml"
        file.write_text(task("dg-1", milestone(due="2020-06")))
        days = {
            "GIT_AUTHOR_DATE": "2019-01-01T00:00:00+00:00",
            "GIT_COMMITTER_DATE": "2020-02-01T23:30:00-08:00",
        }
        git(tmp_path, "commit", "-q", "-a", "-m", "moved", given=b"", **days)

        when = ledger_in(tmp_path / "data").events[-1].commit.when

        assert when.isoformat() == "2020-02-01T23:30:00-08:00"
        assert when.utcoffset() == timedelta(hours=-8)

    def test_the_order_is_that_of_the_line_and_not_of_the_clocks(self, tmp_path: Path) -> None:
        dues = {"2020-03": "2020-05-01", "2020-06": "1999-01-01", "2020-09": "2020-02-01"}
        repository(tmp_path, [Step(moved(due), day=day) for due, day in dues.items()])

        assert events_in(tmp_path / "data", after=1) == [
            *MOVED,
            "dg-1/first postponed 2020-06 -> 2020-09 +92",
        ]

    def test_a_date_that_no_calendar_has_is_the_beginning_of_time(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "-q")
        tree = git(tmp_path, "mktree")
        raw = f"tree {tree}\nauthor a <a> 99999999999999 +9999\ncommitter a <a> "
        commit = git(
            tmp_path, "hash-object", "-t", "commit", "-w", "--literally", "--stdin",
            given=f"{raw}99999999999999 +9999\n\nx\n".encode(),
        )  # fmt: skip
        git(tmp_path, "update-ref", "HEAD", commit)
        extend(tmp_path, [Step(moved("2020-03"))])

        assert len(ledger_in(tmp_path / "data").events) == 2


def test_a_commit_in_another_encoding_keeps_its_words(tmp_path: Path) -> None:
    repository(tmp_path, [Step(moved("2020-03"))])
    (tmp_path / "data/tasks/dg-1.yaml").write_text(task("dg-1", milestone(due="2020-06")))
    (tmp_path / "said").write_bytes("기한을 옮김 (#3)".encode("euc-kr"))
    git(tmp_path, "-c", "i18n.commitEncoding=euc-kr", "commit", "-q", "-a", "-F", "said")

    commit = ledger_in(tmp_path / "data").events[-1].commit

    assert (commit.subject, commit.pull_request) == ("기한을 옮김 (#3)", 3)


def test_words_that_are_no_text_can_still_be_printed(tmp_path: Path) -> None:
    subject = os.fsdecode(b"\xff\xfe moved")
    repository(tmp_path, [Step(moved("2020-03"), subject, author=subject)])

    commit = ledger_in(tmp_path / "data").events[0].commit

    assert (commit.subject, commit.author) == ("\ufffd\ufffd moved", "\ufffd\ufffd moved")


def test_a_long_history_is_read_whole(tmp_path: Path) -> None:
    steps = [Step(moved(f"{2000 + number % 150}")) for number in range(2_000)]
    repository(tmp_path, steps)

    ledger = ledger_in(tmp_path / "data")

    assert len(ledger.events) == 2 + 1_999
    assert len(GitRepository.around(tmp_path / "data").commits()) == 2_000
